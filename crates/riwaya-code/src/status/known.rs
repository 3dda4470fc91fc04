//! What a text takes for known: the attack that is to be answered, what a relative clause tells, whoever wishes or asks
//! something around it.

use riwaya_lexicon::Pos;
use riwaya_record::EventType;

use super::{Told, is_asked};

/// Words whose complement behind a preposition has taken place (folded headwords): المسؤولين عن الهجوم, الثأر لمقتله.
const PRESUPPOSES: [&str; 34] = [
    "متهم",
    "مطلوب",
    "مدان",
    "محكوم",
    "استجابه",
    "استجاب",
    "رضخ",
    "رضوخ",
    "انصياع",
    "انصاع",
    "مشارك",
    "مسؤول",
    "مسؤوليه",
    "متورط",
    "تورط",
    "ضالع",
    "ضلوع",
    "رد",
    "انتقام",
    "انتقم",
    "ثار",
    "تحقيق",
    "حقق",
    "ناجي",
    "ناج",
    "نجا",
    "ندد",
    "تنديد",
    "احتج",
    "احتجاج",
    "محاسبه",
    "معاقبه",
    "عاقب",
    "حاسب",
];

/// Nouns in whose genitive stands what has taken place (folded headwords): ضحايا التفجير, مرتكبي المجزرة.
const OF_A_DEED: [&str; 42] = [
    "حقيقه",
    "قمع",
    "احتواء",
    "تفريق",
    "اخماد",
    "فض",
    "جريمه",
    "واقعه",
    "تفصيل",
    "تفاصيل",
    "سبب",
    "اسباب",
    "خبر",
    "نبا",
    "موقع",
    "مكان",
    "بقاء",
    "استمرار",
    "تداعي",
    "ضحيه",
    "مرتكب",
    "منفذ",
    "مدبر",
    "ملابسه",
    "ظرف",
    "تداعيه",
    "عاقبه",
    "ذكري",
    "ادانه",
    "ادان",
    "استنكار",
    "استنكر",
    "استغلال",
    "استغل",
    "انتهاك",
    "انتهك",
    "خرق",
    "تمديد",
    "مدد",
    "انهاء",
    "انهي",
    "واجه",
];

/// Verbs that say of a noun that it took place (folded): الهجوم الذي وقع, المجزرة التي ارتكبها.
const TOOK_PLACE: [&str; 16] = [
    "وقع",
    "حدث",
    "جري",
    "شن",
    "نفذ",
    "ارتكب",
    "تعرض",
    "شهد",
    "ضرب",
    "استهدف",
    "اسفر",
    "ادي",
    "خلف",
    "اودي",
    "فرض",
    "طال",
];

impl Told<'_, '_> {
    /// Whether a claim inside what is wished, asked or threatened from a token on is itself taken for known.
    pub(super) fn is_known(&self, from: usize) -> bool {
        self.is_told_beside(from) || self.is_described() || self.is_presupposed()
    }

    /// ستشمل الإقليم الذي كان مسرحا لعملية: in a relative clause in the past.
    pub(super) fn is_told_beside(&self, from: usize) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let relative = (from..t).rev().find(|&i| {
            passage.words[i].is(Pos::Relative) && passage.fold(i) != "ما" && passage.words[i].lemma.is_some()
        });
        relative.is_some_and(|r| {
            let verb = (r + 1..(r + 3).min(t + 1)).find(|&i| passage.words[i].is_verb());
            // الأوامر التي أصدرها بإطلاق النار: what is ordered or said there is no deed yet.
            let says = |v: usize| {
                passage.headword(v) == "اصدر"
                    || passage.words[v].lemma.is_some_and(|l| passage.lexicon.sayings.of(l).is_some())
            };
            verb.is_some_and(|v| {
                !self.is_present(v) && !passage.words[v].clitics.future && (v == t || !says(v))
            }) && !(r..t).any(|i| passage.words[i].is(Pos::That))
        })
    }

    /// الهجوم الذي شنه المسلحون: the relative clause behind the noun says that it took place, or does now.
    pub(super) fn is_described(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let deed = matches!(
            self.event(),
            EventType::Assault | EventType::Coerce | EventType::Protest | EventType::Sanction
        );
        let Some(end) = passage.phrase_at(t).map(|n| passage.phrases[n].tokens.end) else { return false };
        let relative = |i: usize| i < self.sentence.end && passage.words[i].is(Pos::Relative);
        let verb = (end + 1..(end + 3).min(self.sentence.end)).find(|&i| passage.words[i].is_verb());
        let Some(v) = verb.filter(|_| deed && self.is_noun() && relative(end)) else { return false };
        let carries = self.draft.frame.light.iter().any(|(l, _)| Some(*l) == passage.words[v].lemma);
        let coming =
            passage.words[v].clitics.future || matches!(self.bare(v - 1), "قد" | "سوف") && self.is_present(v);
        (carries || self.is_one(v, &TOOK_PLACE)) && !coming
    }

    /// الذكرى الثلاثين للهجوم: what has been remembered for years; after one it may be of last year.
    pub(super) fn is_commemorated(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let memory = (t.saturating_sub(super::REACH).max(self.sentence.start)..t)
            .find(|&i| matches!(passage.headword(i), "ذكري"));
        memory.is_some_and(|m| {
            self.is_noun()
                && self.date.is_none()
                && !(m + 1..t).any(|i| passage.words[i].is_verb() || passage.fold(i).ends_with("اولي"))
        })
    }

    /// رضخ الملك لضغوط المعارضة: whether a verb of yielding, with its subject before, has a noun behind ل.
    fn is_yielded_to(&self) -> bool {
        let (t, v) = (self.draft.trigger, self.draft.clause.start);
        v < t
            && self.passage.words[v].is_verb()
            && self.is_one(v, &["رضخ", "انصاع", "استجاب"])
            && is_asked(self.passage, v + 1, t)
    }

    /// المسؤولين عن التفجير, الثأر لمقتل القائد: the word that governs it takes it for known.
    pub(super) fn is_presupposed(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let w = &passage.words[t];
        let governs = |i: usize, list: &[&str]| i >= self.sentence.start && self.is_one(i, list);
        if !self.is_noun() || t == 0 {
            return false;
        }
        // المسؤول عن #طعن: a mark of the network is no word.
        let mark = usize::from(t > 2 && passage.fold(t - 1) == "#");
        // بقاء هذا الحظر, الرد على قرار الطرد: nor is a pointing word, and a decision is what it decides on.
        let led = t > 1
            && w.clitics.article
            && matches!(passage.fold(t - 1), "هذا" | "هذه" | "تلك" | "ذلك" | "قرار" | "قرارات");
        let b = t - mark.max(usize::from(led));
        let apart = b > 1 && passage.words[b - 1].is(Pos::Preposition) && governs(b - 2, &PRESUPPOSES);
        // المتهمين بالقتل, رضخ لضغوط الشارع
        let joint = matches!(w.clitics.preposition, Some('ل' | 'ب'))
            && (governs(t - 1, &PRESUPPOSES) || self.is_yielded_to());
        // العثور على من يقف وراء الهجوم; but إذا كانت روسيا وراء الهجوم: whether she did it is the question.
        let behind = matches!(passage.fold(t - 1), "وراء" | "خلف") && self.draft.actors.is_empty();
        apart || joint || w.clitics.preposition.is_none() && governs(b - 1, &OF_A_DEED) || behind
    }
}
