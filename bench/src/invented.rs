//! News that nobody wrote: short articles about happenings between countries, drawn by chance from a seed, in sentences of
//! our own. A few countries have a hand in very much and most in little, as in the news; one happening is told by several
//! outlets, each in its words, and articles come back to what was told before.

use jiff::ToSpan;
use jiff::civil::Date;
use riwaya_lexicon::{Lexicon, Table};
use riwaya_record::{Article, Published, PublishedFrom};

use crate::{Fault, chance::Chance};

/// Affairs of one stretch of days, and how many articles there are about one at most: of most there are few.
const AFFAIRS: usize = 20;
const ARTICLES: usize = 40;
/// Articles of a stretch, about.
pub(crate) const STRETCH: usize = 210;
/// What happens in an affair.
const HAPPENINGS: usize = 12;
/// Further paragraphs of an article, at least and at most.
const PARAGRAPHS: (usize, usize) = (3, 6);
/// Days that an affair lasts.
const DAYS: usize = 12;

/// What a happening is, in one wording or another. In braces: the two countries' names (A, B), their adjectives with the
/// article (Am and Bm in the masculine, Af and Bf in the feminine), the other's capital (C), the day (D), a subject (S), a
/// person (P), a number (N).
const WORDINGS: &[[&str; 2]] = &[
    [
        "التقى وزير الخارجية {Am} نظيره {Bm} في {C} يوم {D}",
        "عقد وزير الخارجية {Am} ونظيره {Bm} اجتماعا في {C} يوم {D}",
    ],
    ["أجرى الرئيس {Am} اتصالا هاتفيا مع نظيره {Bm} يوم {D}", "بحث الرئيسان {Am} و{Bm} هاتفيا ملف {S} يوم {D}"],
    ["وقعت {A} و{B} اتفاقا للتعاون في مجال {S} يوم {D}", "توصلت {A} و{B} إلى اتفاق بشأن {S} يوم {D}"],
    ["أرسلت {A} مساعدات إنسانية إلى {B} يوم {D}", "قدمت الحكومة {Af} مساعدات إلى {B} يوم {D}"],
    [
        "تظاهر مئات الأشخاص في {C} يوم {D} احتجاجا على أزمة {S}",
        "خرجت مظاهرة في {C} يوم {D} احتجاجا على ملف {S}",
    ],
    [
        "رفضت الحكومة {Af} مقترحا قدمته {B} بشأن {S} يوم {D}",
        "أعلنت الحكومة {Af} يوم {D} رفضها مقترح {B} بشأن {S}",
    ],
    [
        "انتقدت وزارة الخارجية {Af} قرار الحكومة {Bf} بشأن {S} يوم {D}",
        "وجهت الخارجية {Af} انتقادات إلى الحكومة {Bf} يوم {D}",
    ],
    [
        "طالبت الحكومة {Af} الحكومة {Bf} بفتح الحدود يوم {D}",
        "دعت الحكومة {Af} نظيرتها {Bf} إلى فتح الحدود يوم {D}",
    ],
    [
        "قال المتحدث باسم الحكومة {Af} إن {B} رفضت المشاركة في محادثات {S} يوم {D}",
        "أكد متحدث باسم الحكومة {Af} أن {B} لن تشارك في محادثات {S} يوم {D}",
    ],
    [
        "نفت وزارة الخارجية {Bf} أن تكون الحكومة {Bf} رفضت محادثات {S} مع {A} يوم {D}",
        "نفى متحدث باسم الحكومة {Bf} أن تكون بلاده رفضت محادثات {S} مع {A} يوم {D}",
    ],
    ["وصل رئيس الوزراء {Am} إلى {C} في زيارة رسمية يوم {D}", "بدأ رئيس الوزراء {Am} زيارة إلى {C} يوم {D}"],
    ["فرضت {A} عقوبات اقتصادية على {B} يوم {D}", "أعلنت الحكومة {Af} يوم {D} فرض عقوبات على {B}"],
    ["رحبت {A} بقرار {B} بشأن {S} يوم {D}", "أشادت الحكومة {Af} بموقف {B} من ملف {S} يوم {D}"],
    ["أوقفت الشرطة {Af} {N} أشخاص في {C} يوم {D}", "اعتقلت الشرطة {Af} {N} أشخاص في {C} يوم {D}"],
    [
        "تعهدت الحكومة {Af} بتقديم قرض إلى {B} يوم {D}",
        "قال وزير المالية {Am} إن بلاده ستقدم قرضا إلى {B} يوم {D}",
    ],
    [
        "قال الباحث {P} إن {A} و{B} ستستأنفان محادثات {S} يوم {D}",
        "رأى الباحث {P} أن {A} ستنسحب من محادثات {S} مع {B} يوم {D}",
    ],
];

pub(crate) const SUBJECTS: [&str; 20] = [
    "الغاز",
    "المياه",
    "الحدود",
    "التجارة",
    "الطاقة",
    "الصيد البحري",
    "النقل الجوي",
    "الهجرة",
    "المناخ",
    "الحبوب",
    "الديون",
    "التعليم",
    "السياحة",
    "الزراعة",
    "الموانئ",
    "الكهرباء",
    "الصحة",
    "الاستثمار",
    "الأسماك",
    "السكك الحديدية",
];
const GIVEN: [&str; 24] = [
    "سليم",
    "نادر",
    "وليد",
    "هاني",
    "مروان",
    "رامي",
    "باسم",
    "جمال",
    "كريم",
    "طارق",
    "عادل",
    "فريد",
    "سامي",
    "منير",
    "زياد",
    "نبيل",
    "أنور",
    "رشيد",
    "صالح",
    "لطفي",
    "شكري",
    "حاتم",
    "إلياس",
    "أيمن",
];
const FAMILY: [&str; 30] = [
    "المرزوقي",
    "الحداد",
    "النجار",
    "الصباغ",
    "الخياط",
    "البستاني",
    "العطار",
    "السقا",
    "الطحان",
    "الدباغ",
    "الحلاق",
    "الزيات",
    "القصار",
    "الوراق",
    "الكتبي",
    "البناء",
    "الفران",
    "النحاس",
    "الصائغ",
    "الجزار",
    "القطان",
    "الحمال",
    "الملاح",
    "الصياد",
    "الراعي",
    "الفلاح",
    "الساعاتي",
    "الشماع",
    "الحصري",
    "الجوهري",
];
pub(crate) const OUTLETS: [&str; 24] = [
    "المرفأ",
    "السهل",
    "الضفة",
    "الميناء",
    "البريد",
    "الساحل",
    "الواحة",
    "الجسر",
    "المنارة",
    "القافلة",
    "الرصيف",
    "المحطة",
    "الشراع",
    "البستان",
    "النافذة",
    "الينبوع",
    "الهضبة",
    "المرسى",
    "الطريق",
    "الساحة",
    "الدفتر",
    "المرصد",
    "الموجة",
    "الغصن",
];
const MONTHS: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const COUNTRY_COLUMNS: [&str; 6] = ["code", "en", "ar", "nisba", "people", "capital"];

/// A country as the sentences name it.
#[derive(Debug)]
pub(crate) struct Country {
    pub(crate) code: String,
    pub(crate) name: String,
    /// Indefinite, masculine.
    nisba: String,
    capital: String,
}

/// Something between two countries.
#[derive(Clone, Copy, Debug)]
struct Happening {
    kind: usize,
    one: usize,
    other: usize,
    subject: usize,
    person: (usize, usize),
    number: usize,
    day: Date,
}

/// Makes the news of any stretch, the same from the same seed.
#[derive(Debug)]
pub(crate) struct Inventor {
    pub(crate) countries: Vec<Country>,
    seed: u64,
    first: Date,
    /// Days from one stretch to the next.
    step: usize,
}

impl Inventor {
    /// News of 20 years, from 2005, in so many stretches.
    pub(crate) fn new(seed: u64, stretches: usize) -> Result<Self, Fault> {
        const YEARS: usize = 20;
        let step = (YEARS * 365 / stretches.max(1)).max(1);
        Self::from_day(seed, Date::constant(2005, 1, 1), step)
    }

    /// News from a day on, each stretch so many days after the one before.
    pub(crate) fn from_day(seed: u64, first: Date, step: usize) -> Result<Self, Fault> {
        let mut countries = countries()?;
        // who is busy is drawn, not taken from the order of the lexicon
        Chance::new(seed, 0).shuffle(&mut countries);
        Ok(Self { countries, seed, first, step })
    }

    /// The articles of a stretch, affair by affair. Two affairs have nothing to do with each other.
    pub(crate) fn stretch(&self, number: usize) -> Vec<Vec<Article>> {
        let mut chance = Chance::new(self.seed, number as u64 + 1);
        (0..AFFAIRS)
            .map(|affair| {
                let happenings = self.affair(number, &mut chance);
                (0..=chance.skewed(ARTICLES))
                    .map(|n| self.article(&happenings, (number, affair, n), &mut chance))
                    .collect()
            })
            .collect()
    }

    /// What happens between three countries about one subject.
    fn affair(&self, stretch: usize, chance: &mut Chance) -> Vec<Happening> {
        let mut countries = Vec::new();
        while countries.len() < 3 {
            let country = chance.skewed(self.countries.len());
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
        let subject = chance.skewed(SUBJECTS.len());
        (0..HAPPENINGS).map(|_| self.happening(stretch, &countries, subject, chance)).collect()
    }

    fn happening(
        &self,
        stretch: usize,
        countries: &[usize],
        subject: usize,
        chance: &mut Chance,
    ) -> Happening {
        let one = chance.below(countries.len());
        let other = (one + 1 + chance.below(countries.len() - 1)) % countries.len();
        let (one, other) = (countries[one], countries[other]);
        let later = chance.below(DAYS);
        Happening {
            kind: chance.skewed(WORDINGS.len()),
            one,
            other,
            subject,
            person: (chance.below(GIVEN.len()), chance.below(FAMILY.len())),
            number: 3 + chance.below(7),
            day: self.begins(stretch).saturating_add((later as i64).days()),
        }
    }

    fn begins(&self, stretch: usize) -> Date {
        self.first.saturating_add(((stretch * self.step) as i64).days())
    }

    fn article(
        &self,
        happenings: &[Happening],
        place: (usize, usize, usize),
        chance: &mut Chance,
    ) -> Article {
        let main = happenings[chance.skewed(HAPPENINGS)];
        let title = self.told(&main, chance.below(2), false);
        let mut text = format!("{}.\n", self.told(&main, chance.below(2), true));
        for _ in 0..PARAGRAPHS.0 + chance.below(PARAGRAPHS.1 - PARAGRAPHS.0 + 1) {
            let other = &happenings[chance.below(HAPPENINGS)];
            text += &self.told(other, chance.below(2), true);
            text += ".\n";
        }
        let day = main.day.saturating_add((chance.below(3) as i64).days()).to_string();
        Article {
            id: format!("invented/{}/{:02}-{:02}", self.begins(place.0), place.1, place.2),
            outlet: Some(format!("صحيفة {}", OUTLETS[chance.skewed(OUTLETS.len())])),
            title,
            language: "ar".to_owned(),
            published: Published {
                time: None,
                date: Some(day),
                precision: "day".to_owned(),
                from: PublishedFrom::Input,
            },
            text: text.trim_end().to_owned(),
            ..Article::default()
        }
    }

    fn told(&self, of: &Happening, wording: usize, dated: bool) -> String {
        let (one, other) = (&self.countries[of.one], &self.countries[of.other]);
        let pattern = WORDINGS[of.kind][wording];
        let pattern = if dated { pattern } else { &pattern.replace(" يوم {D}", "") };
        let (m, f) = (|c: &Country| format!("ال{}", c.nisba), |c: &Country| format!("ال{}ة", c.nisba));
        let day = format!(
            "{} {} {}",
            of.day.day(),
            MONTHS[usize::from(of.day.month().unsigned_abs()) - 1],
            of.day.year()
        );
        pattern
            .replace("{A}", &one.name)
            .replace("{B}", &other.name)
            .replace("{Am}", &m(one))
            .replace("{Bm}", &m(other))
            .replace("{Af}", &f(one))
            .replace("{Bf}", &f(other))
            .replace("{C}", &other.capital)
            .replace("{S}", SUBJECTS[of.subject])
            .replace("{P}", &format!("{} {}", GIVEN[of.person.0], FAMILY[of.person.1]))
            .replace("{N}", &of.number.to_string())
            .replace("{D}", &day)
    }
}

/// The countries whose name, adjective and capital are one word each.
fn countries() -> Result<Vec<Country>, Fault> {
    const FILE: &str = "who/countries.txt";
    let files = Lexicon::built_in_files();
    let text = files.get(FILE).ok_or_else(|| format!("the lexicon has no {FILE}"))?;
    let table = Table::parse(FILE, text, &COUNTRY_COLUMNS).map_err(|e| e.to_string())?;
    let word = |name: &str| !name.is_empty() && !name.contains(char::is_whitespace);
    let mut out = Vec::new();
    for row in table.rows() {
        let (Some(name), Some(nisba)) = (row.list("ar").next(), row.list("nisba").next()) else { continue };
        let capital = row.get("capital").split(['=', ',']).nth(1).unwrap_or_default();
        if [name, nisba, capital].into_iter().all(word) && capital != name {
            let [code, name, nisba, capital] = [row.get("code"), name, nisba, capital].map(str::to_owned);
            out.push(Country { code, name, nisba, capital });
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_news_and_another_gives_others() {
        let stretch = |seed| Inventor::new(seed, 3).unwrap().stretch(1);
        assert_eq!(stretch(7), stretch(7));
        assert_ne!(stretch(7), stretch(8));
    }

    #[test]
    fn every_sentence_is_filled_in() {
        let inventor = Inventor::new(1, 600).unwrap();
        for article in (0..3).flat_map(|n| inventor.stretch(n)).flatten() {
            let all = format!("{}\n{}", article.title, article.text);
            assert!(!all.contains(['{', '}']), "{all}");
        }
    }

    #[test]
    fn few_countries_have_a_hand_in_much() {
        let inventor = Inventor::new(1, 600).unwrap();
        let texts: Vec<String> = (0..5).flat_map(|n| inventor.stretch(n)).flatten().map(|a| a.text).collect();
        let named = |c: &Country| texts.iter().filter(|t| t.contains(&c.name)).count();
        let (first, last) = (named(&inventor.countries[0]), named(inventor.countries.last().unwrap()));
        assert!(first > 10 * last.max(1), "{first} and {last}");
    }
}
