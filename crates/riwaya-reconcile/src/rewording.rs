//! Texts that are one report in two wordings: an agency's text rewritten, or translated twice.
//!
//! Whoever rewrites a text keeps most of its matter in its order: the same words of content stand beside each other,
//! whatever stands between them. Quotations are left out: two reporters of one speech share these and no more.

use riwaya_record::{CodedArticle, Field};

use crate::folding::{fold, shared, stem, words};
use crate::runs::{jaccard, runs};

/// Likeness of three-word runs from which a text counts as a copy.
const COPY: f64 = 0.5;
/// Share of the shorter text's neighbours that the longer has as well, from which one is the other reworded. Of texts
/// of one day on one event written independently, hardly any share a quarter.
const REWORDED: f64 = 0.4;
/// Texts with fewer neighbours are too short to tell.
const LEAST_NEIGHBOURS: usize = 20;

/// What of an article is compared.
#[derive(Debug)]
pub(crate) struct Text {
    runs: Option<Box<[u64]>>,
    /// Stems that stand beside each other outside quotations, as numbers, sorted, each once.
    neighbours: Box<[u64]>,
}

impl Text {
    pub(crate) fn of(article: &CodedArticle) -> Self {
        let mut neighbours = neighbours(&outside_quotations(article));
        neighbours.sort_unstable();
        neighbours.dedup();
        Self { runs: runs(&article.text), neighbours: neighbours.into_boxed_slice() }
    }

    /// Whether one was made from the other, or both from a third.
    pub(crate) fn is_of_one_report(&self, other: &Self) -> bool {
        if let (Some(a), Some(b)) = (&self.runs, &other.runs)
            && jaccard(a, b) >= COPY
        {
            return true;
        }
        let least = self.neighbours.len().min(other.neighbours.len());
        least >= LEAST_NEIGHBOURS
            && shared(&self.neighbours, &other.neighbours) as f64 >= REWORDED * least as f64
    }
}

/// The body with what is quoted cut out; a line stands where it was.
fn outside_quotations(article: &CodedArticle) -> String {
    let mut quoted: Vec<(u32, u32)> = article
        .quotes
        .iter()
        .filter(|q| q.span.field == Field::Text)
        .map(|q| (q.span.start, q.span.end))
        .collect();
    quoted.sort_unstable();
    let mut quoted = quoted.into_iter().peekable();
    let mut out = String::with_capacity(article.text.len());
    for (at, c) in article.text.chars().enumerate() {
        while quoted.next_if(|(_, end)| *end as usize <= at).is_some() {}
        let inside = quoted.peek().is_some_and(|(start, _)| *start as usize <= at);
        out.push(if inside { '\n' } else { c });
    }
    out
}

/// Each two words of content that follow one another within a line.
fn neighbours(text: &str) -> Vec<u64> {
    let mut out = Vec::new();
    for line in text.lines() {
        let mut before = None;
        for stem in words(&fold(line)).filter_map(stem) {
            let number = crate::runs::number(&stem);
            if let Some(before) = before.replace(number) {
                out.push(crate::runs::beside(before, number));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use riwaya_record::{Quote, Span};

    use super::*;

    fn article(text: &str, quoted: &str) -> CodedArticle {
        let mut out = CodedArticle { text: text.to_owned(), ..CodedArticle::default() };
        if let Some(at) = text.find(quoted).filter(|_| !quoted.is_empty()) {
            let start = text[..at].chars().count() as u32;
            let end = start + quoted.chars().count() as u32;
            let span = Span { start, end, text: quoted.to_owned(), field: Field::Text };
            out.quotes.push(Quote { id: "q1".into(), span, speaker: None, cue: None });
        }
        out
    }

    const REPORT: &str = "غرق مركب صيد قبالة سواحل طرطوس مساء الأحد بعد اصطدامه بصخور قرب الميناء القديم، \
        وأنقذ خفر السواحل تسعة بحارة كانوا على متنه ونقلوا إلى مستشفى المدينة لتلقي العلاج. وفتحت النيابة تحقيقا في \
        الحادث واستمعت إلى إفادة القبطان.";
    const REWORDED: &str = "قال مسؤول إن مركب صيد غرق قبالة سواحل طرطوس ليل الأحد الاثنين إثر اصطدامه بصخور قرب \
        مدخل الميناء القديم. وتمكن خفر السواحل من إنقاذ تسعة بحارة كانوا على متن المركب، وجرى نقلهم إلى مستشفى المدينة. \
        كما فتحت النيابة تحقيقا في أسباب الحادث وتم الاستماع إلى إفادة القبطان.";
    const OTHER: &str = "روى ناجون من غرق المركب قرب طرطوس تفاصيل ليلتهم في الماء، وقال أحدهم إن الأمواج كانت عالية \
        وإن القبطان طلب منهم ارتداء سترات النجاة قبل دقائق من ارتطام القاع، ثم انتظروا ساعتين حتى وصل زورق الإنقاذ من \
        الميناء وحملهم إلى المستشفى واحدا بعد آخر.";

    #[test]
    fn a_rewritten_text_is_the_same_report_and_another_is_not() {
        let of = |text| Text::of(&article(text, ""));
        assert!(of(REPORT).is_of_one_report(&of(REPORT)));
        assert!(of(REPORT).is_of_one_report(&of(REWORDED)));
        assert!(!of(REPORT).is_of_one_report(&of(OTHER)));
        assert!(!of(OTHER).is_of_one_report(&of(REWORDED)));
    }

    #[test]
    fn a_quotation_in_common_makes_no_common_report() {
        let speech = "لن نقبل أن يبقى الميناء بلا منارة، وسنبني رصيفا جديدا للصيادين قبل الصيف المقبل، \
            وسنعوض كل بحار فقد شباكه في العاصفة الأخيرة على طول الساحل";
        let one = format!(
            "خاطب المحافظ جمعا من الصيادين في الساحة العامة ظهر الثلاثاء وقال «{speech}» وسط تصفيق \
            الحاضرين الذين رفعوا لافتات تطالب بخفض أسعار الوقود ومنح قروض ميسرة لتجديد محركات القوارب القديمة."
        );
        let two = format!(
            "أثار خطاب المحافظ جدلا في المجلس البلدي، إذ قال معارضوه إن وعوده تتكرر كل عام منذ \
            انتخابه ولم ينفذ منها شيء. وكان قد أعلن «{speech}» فيما رأى نواب مستقلون أن كلفة المشروع تفوق ميزانية المدينة."
        );
        let of = |text: &str, quoted: &str| Text::of(&article(text, quoted));
        assert!(of(&one, "").is_of_one_report(&of(&two, "")));
        assert!(!of(&one, speech).is_of_one_report(&of(&two, speech)));
    }
}
