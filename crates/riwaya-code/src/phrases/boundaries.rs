//! Where another phrase begins: what does not agree with the noun before it, and what cannot be of it.

use riwaya_lexicon::{Features, Name, NounKind, Pos};
use riwaya_text::GrammaticalNumber;

use super::Chunker;
use crate::words::WordPos;

/// Ordinals without the article (folded, masculine).
const ORDINALS: [&str; 9] = ["ثان", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"];

/// What an adjective without the article may be bound to (folded): ثنائية الجنسية, روسية الصنع, ثلاثي الأبعاد.
const RESPECTS: [&str; 16] = [
    "الجنسيه",
    "الصنع",
    "الاصل",
    "الاصول",
    "المنشا",
    "المولد",
    "الطابع",
    "الهوي",
    "الجذور",
    "الهويه",
    "التوجه",
    "النزعه",
    "الابعاد",
    "الاطراف",
    "الجانب",
    "الدفع",
];

impl Chunker<'_> {
    /// Whether an indefinite noun for what is said or written stands right behind a verb whose object can be no paper.
    pub(super) fn is_paper_that_asks(&self, noun: usize) -> bool {
        let w = &self.words[noun];
        let of_men = |b: usize| {
            self.words[b].is_verb()
                && self.words[b].lemma.is_some_and(|l| {
                    matches!(
                        self.lexicon.words.lemma(l).folded.as_str(),
                        "اتهم" | "دعا" | "طالب" | "حث" | "ناشد" | "حمل"
                    )
                })
        };
        !w.clitics.article
            && w.clitics.pronoun.is_none()
            && w.lemma.is_some_and(|l| {
                matches!(self.lexicon.words.lemma(l).kind, NounKind::Speech | NounKind::Document)
            })
            && noun.checked_sub(1).is_some_and(of_men)
    }

    /// Whether a definite word in the masculine singular that may be a person stands behind a definite noun in the feminine:
    /// الشرطة الصحافي, السلطات المعارض.
    pub(super) fn is_of_other_gender(&self, noun: usize, j: usize) -> bool {
        let marked = |i: usize| {
            let form = self.form(i);
            form.ends_with('ه') || form.ends_with("ات") || form.ends_with('ا')
        };
        let elative = || {
            matches!(
                self.form(j),
                "الكبري"
                    | "العظمي"
                    | "الاولي"
                    | "الاخري"
                    | "الوسطي"
                    | "القصوي"
                    | "الصغري"
                    | "العليا"
                    | "الدنيا"
            )
        };
        let (w, adjective) = (&self.words[noun], &self.words[j]);
        let many = || ["ين", "ون", "ات"].iter().any(|end| self.form(j).ends_with(end));
        let person =
            || {
                self.is_human(j)
                    || self.is_nisba(j)
                    || self.lexicon.words.analyses(self.form(j).trim_start_matches("ال")).iter().any(|a| {
                        a.pos == Pos::Noun && self.lexicon.words.lemma(a.lemma).kind == NounKind::Person
                    })
            };
        w.clitics.article
            && w.is(Pos::Noun)
            && !self.is_human(noun)
            && marked(noun)
            && adjective.clitics.article
            && adjective.is_adjectival()
            && !marked(j)
            && !many()
            && !elative()
            && person()
            && !self.same_mention(noun, j)
    }

    /// مسلحون قاضيا, طائرة إسرائيلية موقعا: whether an accusative stands behind what shows another case, or would show the
    /// accusative as it does.
    pub(super) fn is_in_another_case(&self, from: usize, j: usize) -> bool {
        let (w, last, form) = (&self.words[j], &self.words[j - 1], self.form(j - 1));
        // لقاء ثنائيا, مبنى حكوميا: words in ـاء and ـى do not show it. حارس أمن إسرائيليا: nor does what a genitive is of.
        let hidden = form.ends_with(['ء', 'ي', 'ا']) || j - from >= 2 && !last.is_adjectival();
        w.is_accusative()
            && self.tokens.get(j).is_some_and(|t| !t.final_hamza)
            && last.is_nominal()
            && !last.is_accusative()
            && !last.is(Pos::Numeral)
            && !last.is(Pos::Quantifier)
            && !self.lexicon.words.analyses(form).iter().any(|a| a.pos == Pos::Masdar)
            && !form.ends_with("ين")
            && !self.counts(j - 1)
            && !self.is_unknown(j - 1)
            && !(hidden && w.is_adjectival())
    }

    /// رفض القاضي محاكمة الوزير, بررت ماي مشاركة بريطانيا: whether a verbal noun stands behind an honorific or a name, which only
    /// a name or a title goes on.
    pub(super) fn is_deed_behind_honorific(&self, from: usize, j: usize) -> bool {
        let (title, w) = (&self.words[j - 1], &self.words[j]);
        let honours = title.is(Pos::Honorific) && self.form(j - 1).starts_with("ال");
        let named = j == from + 1
            && (title.given || self.is_person_name(from))
            && !self.names(from, |n| matches!(n, Name::Office(_)));
        // معصومة ابتكار، نائبة الرئيس: what nothing or a title follows is a surname.
        let title = |i: usize| i < self.words.len() && self.is_title(i);
        let goes_on = || {
            !title(j + 1)
                && self.words.get(j + 1).is_some_and(|n| n.pos != WordPos::Punct && !n.is(Pos::That))
        };
        let named = named && goes_on();
        let deed = || self.lexicon.words.analyses(self.form(j)).iter().any(|a| a.pos == Pos::Masdar);
        (honours || named)
            && !w.clitics.article
            && w.clitics.preposition.is_none()
            && !w.given
            && !w.guessed
            && !w.is(Pos::Honorific)
            && !self.is_person_name(j)
            && !self.names(j, |n| matches!(n, Name::Office(_)))
            && !self.same_mention(j - 1, j)
            && deed()
    }

    /// اعتقل الجنود الإيطالي ماريو روسو: whether a people's adjective in the singular stands behind men in the plural.
    pub(super) fn is_one_behind_many(&self, from: usize, j: usize) -> bool {
        let many =
            matches!(self.words[from].features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
        let sound = |i: usize| ["ون", "ين"].iter().any(|end| self.form(i).ends_with(end));
        // وزير الخارجية والمغتربين اللبناني: whose office it is.
        many && !self.words[from].joined()
            && self.words[from].clitics.article
            && self.is_human(from)
            && self.words[j].clitics.article
            && self.is_nisba(j)
            && self.form(j).ends_with('ي')
            && (from + 1..j).all(sound)
            && !self.same_mention(from, j)
    }

    /// طردت 20 دولة البعثات الروسية, دبلوماسيين روسا: whether a definite word or men in the plural stand behind a number and what
    /// is counted in the singular.
    pub(super) fn is_behind_counted(&self, from: usize, j: usize) -> bool {
        let (counted, w) = (&self.words[j - 1], &self.words[j]);
        let single = matches!(counted.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular);
        let men = || {
            self.is_human(j)
                && matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural)
                && (self.form(j).ends_with("ين") || w.is_accusative())
        };
        let eleven = || self.form(from).parse::<u32>().is_ok_and(|n| n > 10);
        j == from + 2
            && eleven()
            && counted.is(Pos::Noun)
            && single
            && !counted.clitics.article
            && (w.clitics.article && w.clitics.preposition.is_none() || men())
    }

    /// قتل المسلحون المدنيين, غادر المقاتلون المدينة: whether a definite word that shows another case or gender stands behind men
    /// in the nominative plural, which take no genitive with their ن. المسلمون السنة: but a people's name describes them.
    pub(super) fn is_behind_nominative_men(&self, j: usize) -> bool {
        let (men, w) = (&self.words[j - 1], &self.words[j]);
        let sound = |e: &str| self.form(j - 1).ends_with(e);
        let people =
            || self.names(j, |n| matches!(n, Name::Population(_) | Name::Nisba(_) | Name::Country(_)));
        let oblique = self.form(j).ends_with("ين");
        let thing = self.form(j).ends_with('ه') && !w.guessed;
        men.clitics.article
            && sound("ون")
            && self.is_human(j - 1)
            && w.clitics.article
            && !w.joined()
            && w.clitics.preposition.is_none()
            && (oblique || thing && !people())
            && !self.same_mention(j - 1, j)
    }

    /// هدد رجل امرأة: whether somebody stands behind one who is told by no more than what he is, and is nobody's.
    pub(super) fn is_beside_anybody(&self, from: usize, j: usize) -> bool {
        let (one, w) = (&self.words[j - 1], &self.words[j]);
        let anybody = || {
            matches!(
                self.form(j - 1),
                "رجل"
                    | "امراه"
                    | "شاب"
                    | "شابه"
                    | "فتاه"
                    | "مواطن"
                    | "جندي"
                    | "شرطي"
                    | "مسلح"
                    | "طفل"
            )
        };
        j == from + 1
            && anybody()
            && !one.clitics.article
            && !w.clitics.article
            && w.clitics.pronoun.is_none()
            && w.is(Pos::Noun)
            && !w.is_adjectival()
            && !w.guessed
            && self.is_human(j)
            && matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular)
            && !self.lexicon.words.analyses(self.form(j)).iter().any(|a| a.pos != Pos::Noun)
            && !self.same_mention(j - 1, j)
    }

    /// صالح عبد السلام المشتبه به: whether a definite participle has a pronoun behind it that means who is named before: it
    /// tells of him, and is no part of his name.
    pub(super) fn tells_of_him(&self, j: usize) -> bool {
        let w = &self.words[j];
        let back = |n: &crate::words::Word| n.is(Pos::Preposition) && n.clitics.pronoun.is_some();
        let name = &self.words[j - 1];
        (name.pos == WordPos::Name || name.given || name.guessed)
            && w.clitics.article
            && (w.is_adjectival() || w.is(Pos::ActiveParticiple))
            && matches!(
                self.form(j),
                "المشتبه" | "المحكوم" | "المقبوض" | "المعترف" | "المغرر" | "المدعي" | "المحتجز"
            )
            && self.words.get(j + 1).is_some_and(back)
    }

    /// نواب أكراد, مقاتلين عرب: whether a people's name stands as an adjective behind men without the article.
    pub(super) fn describes_men(&self, from: usize, last: usize) -> bool {
        last > from
            && !self.words[last].clitics.article
            && self.is_human(last - 1)
            && !self.words[last - 1].clitics.article
            && self.names(last, |n| matches!(n, Name::Population(_) | Name::Nisba(_)))
            && !self.same_mention(last - 1, last)
            && !self.form(last).ends_with('ي')
            && self.lexicon.words.analyses(self.form(last)).iter().any(|a| a.pos == Pos::Adjective)
    }

    /// Whether a people's name in the plural follows what is all in the singular.
    pub(super) fn is_people_beside_one(&self, from: usize, j: usize) -> bool {
        // اتهم الوزير المتمردين: nor any other plural of men.
        let many = self.is_nisba(j)
            || self.names(j, |n| matches!(n, Name::Population(_)))
            || matches!(self.words[j].features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
        let sound = ["ين", "ون"].iter().any(|e| self.form(j).ends_with(e));
        let people = |n: &Name| matches!(n, Name::Population(_) | Name::Nisba(_) | Name::People(_));
        let men = self.is_human(j) || self.names(j, people);
        // اتهم مايك بومبيو الروس: a people that has a broken plural.
        let broken = self.names(j, |n| matches!(n, Name::People(_))) && !self.form(j).ends_with(['ي', 'ه']);
        let plural = self.words[j].clitics.article && (many && sound || broken);
        // تمنع السلطات الصحافيين: nor of bodies in the plural.
        let other = |i: usize| {
            let w = &self.words[i];
            let name = men && (self.is_person_name(i) || w.given);
            let bodies = men && self.is_body(i) && self.form(i).ends_with("ات");
            let one = matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular);
            !self.counts(i) && (name || bodies || one)
        };
        plural && (from..j).all(other)
    }

    /// Whether a definite word behind an indefinite noun and its adjective is somebody else: خطف مسلحون ملثمون السفير,
    /// حثت منظمات حقوقية الوزير.
    pub(super) fn is_another(&self, from: usize, j: usize) -> bool {
        let last = &self.words[j - 1];
        let ended = |i: usize| self.has_nunation(i) || self.words[i].is_accusative();
        // رفض متحدث عسكري أردني التعليق: nor is a people's adjective bound to a definite noun.
        let people = || self.is_nisba(j - 1) && !self.names(j - 1, |n| matches!(n, Name::Office(_)));
        // طالبت منظمات غير حكومية الرئيس الأردني: nor to somebody's title.
        let title = || {
            last.is(Pos::Adjective)
                && !self.names(j - 1, |n| matches!(n, Name::Office(_)))
                && self.names(j, |n| matches!(n, Name::Office(_)))
        };
        // قاطع نواب أكراد الجلسة: nor to a people's name that describes men.
        let men = || self.describes_men(from, j - 1);
        // اتهمت امرأة ثالثة المخرج, منحت شركات أجنبية الضوء: nor an ordinal or an adjective in ي, but to what it is that by.
        let ordinal = || ORDINALS.contains(&self.form(j - 1).trim_end_matches('ه')) && self.is_human(j - 2);
        let relational = || {
            last.is(Pos::Adjective)
                && last.lemma.is_some_and(|l| {
                    let headword = &self.lexicon.words.lemma(l).folded;
                    headword.ends_with('ي') && headword.chars().count() > 4
                })
                && !RESPECTS.contains(&self.form(j))
        };
        j - from >= 2
            && (last.is_adjectival() || men() || ordinal())
            && !last.clitics.article
            && (ended(j - 1) || ended(j - 2) || people() || title() || men() || ordinal() || relational())
    }
}
