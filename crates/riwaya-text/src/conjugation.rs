//! Conjugation of the Arabic verb, unvocalised and folded, from its dictionary forms.
//!
//! A verb is given by its root, its form (I–X, QI–QIV) and its third person masculine singular past and present.
//! What the root and the two citation forms leave open (hollow, defective, doubled) is derived here. Unvocalised
//! spelling makes many cells of the paradigm equal; each distinct spelling is emitted once per set of features.

use crate::fold::fold;

/// Past or present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// الماضي.
    Past,
    /// المضارع, in any mood.
    Present,
}

/// Active or passive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The spelling of the active (most passives are spelt like it).
    Active,
    /// A spelling that is only passive (قيل, استُدعي, يُقال).
    Passive,
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Person {
    /// The speaker.
    First,
    /// The hearer.
    Second,
    /// Anybody else.
    Third,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GrammaticalNumber {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// More.
    Plural,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Masculine (or not marked).
    Masculine,
    /// Feminine.
    Feminine,
}

/// What a written verb form says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VerbFeatures {
    /// Past or present.
    pub tense: Tense,
    /// Voice, where the spelling shows it.
    pub voice: Voice,
    /// Person.
    pub person: Person,
    /// Number.
    pub number: GrammaticalNumber,
    /// Gender.
    pub gender: Gender,
}

/// A written form and its features.
pub type Inflected = (String, VerbFeatures);

/// A verb by its dictionary forms.
#[derive(Clone, Debug)]
pub struct Verb {
    root: Vec<char>,
    first_form: bool,
    /// Folded third person masculine singular past.
    past: String,
    /// Folded third person masculine singular present without its ي.
    present: String,
    ending: Ending,
}

/// How the past ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Sound,
    /// قال, أراد, استقال: the long vowel goes before a consonant ending.
    Hollow,
    /// رد, احتل: the doubled letter comes apart before a consonant ending.
    Doubled,
    /// دعا, قضى, استدعى: the last letter is a vowel that changes.
    Defective,
    /// بقي, نسي: the last letter is a ي that stays.
    DefectiveYa,
}

impl Verb {
    /// A verb from its root letters, form, and citation forms as the lexicon writes them (أعلن, يعلن).
    pub fn new(root: &str, form: &str, past: &str, present: &str) -> Option<Self> {
        let root: Vec<char> = fold(root).chars().filter(|c| !c.is_whitespace()).collect();
        let folded_past = fold(past);
        let folded_present = fold(present);
        let present = folded_present.strip_prefix('ي')?.to_owned();
        let letters: Vec<char> = folded_past.chars().collect();
        if letters.len() < 2 || present.is_empty() || root.len() < 3 {
            return None;
        }
        let last = *letters.last()?;
        let middle = letters[letters.len() - 2];
        let weak = |c: char| matches!(c, 'و' | 'ي');
        let first_form = form == "I";
        let trims = matches!(form, "I" | "IV" | "VII" | "VIII" | "X");
        let ending = if past.ends_with('ي') && weak(root[root.len() - 1]) {
            Ending::DefectiveYa
        } else if matches!(last, 'ا' | 'ي') && weak(root[root.len() - 1]) {
            Ending::Defective
        } else if root.len() == 3 && weak(root[1]) && middle == 'ا' && trims {
            Ending::Hollow
        } else if root.len() == 3
            && root[1] == root[2]
            && middle != last
            && matches!(form, "I" | "III" | "IV" | "VI" | "VII" | "VIII" | "X")
        {
            Ending::Doubled
        } else {
            Ending::Sound
        };
        Some(Self { root, first_form, past: folded_past, present, ending })
    }

    /// Calls `emit` with every written form of past and present.
    pub fn inflect(&self, mut emit: impl FnMut(String, VerbFeatures)) {
        self.past_forms(&mut emit);
        self.present_forms(&mut emit);
        self.passive_forms(&mut emit);
    }

    fn past_forms(&self, emit: &mut impl FnMut(String, VerbFeatures)) {
        use Gender::{Feminine, Masculine};
        use GrammaticalNumber::{Dual, Plural, Singular};
        use Person::{First, Second, Third};
        let past = |person, number, gender| VerbFeatures {
            tense: Tense::Past,
            voice: Voice::Active,
            person,
            number,
            gender,
        };
        let p = &self.past;
        let cut = cut_last(p);
        // Before a vowel ending, before وا, before a consonant ending, and of the dual.
        let (vowel, plural, consonant, dual) = match self.ending {
            Ending::Sound => (p.clone(), p.clone(), p.clone(), p.clone()),
            Ending::Hollow => {
                let short = cut_before_last(p);
                (p.clone(), p.clone(), short, p.clone())
            }
            Ending::Doubled => {
                (p.clone(), p.clone(), format!("{p}{}", p.chars().last().unwrap_or('ا')), p.clone())
            }
            Ending::Defective => {
                let glide =
                    if self.first_form && self.root[self.root.len() - 1] == 'و' { 'و' } else { 'ي' };
                (cut.clone(), cut.clone(), format!("{cut}{glide}"), format!("{cut}{glide}"))
            }
            Ending::DefectiveYa => (p.clone(), cut.clone(), p.clone(), p.clone()),
        };
        emit(p.clone(), past(Third, Singular, Masculine));
        if self.ending == Ending::Defective {
            // Before a pronoun the last vowel is written ا: استدعاه.
            emit(format!("{cut}ا"), past(Third, Singular, Masculine));
        }
        emit(format!("{vowel}ت"), past(Third, Singular, Feminine));
        emit(format!("{dual}ا"), past(Third, Dual, Masculine));
        emit(format!("{vowel}تا"), past(Third, Dual, Feminine));
        emit(format!("{plural}وا"), past(Third, Plural, Masculine));
        emit(format!("{plural}و"), past(Third, Plural, Masculine));
        emit(format!("{consonant}ن"), past(Third, Plural, Feminine));
        emit(format!("{consonant}ت"), past(First, Singular, Masculine));
        emit(format!("{consonant}نا"), past(First, Plural, Masculine));
        emit(format!("{consonant}تم"), past(Second, Plural, Masculine));
    }

    fn present_forms(&self, emit: &mut impl FnMut(String, VerbFeatures)) {
        use Gender::{Feminine, Masculine};
        use GrammaticalNumber::{Dual, Plural, Singular};
        use Person::{First, Second, Third};
        let present = |person, number, gender| VerbFeatures {
            tense: Tense::Present,
            voice: Voice::Active,
            person,
            number,
            gender,
        };
        let s = &self.present;
        let defective = matches!(self.ending, Ending::Defective | Ending::DefectiveYa)
            || s.ends_with(['و', 'ي']) && matches!(self.root[self.root.len() - 1], 'و' | 'ي');
        let bare = if defective { cut_last(s) } else { s.clone() };
        let mut jussive = Vec::new();
        if defective {
            jussive.push(bare.clone());
        } else if self.ending == Ending::Hollow {
            jussive.push(cut_before_last(s));
        } else if self.ending == Ending::Doubled {
            jussive.push(format!("{s}{}", s.chars().last().unwrap_or('ا')));
        }
        let feminine_plural = match self.ending {
            Ending::Hollow => cut_before_last(s),
            Ending::Doubled => format!("{s}{}", s.chars().last().unwrap_or('ا')),
            _ => s.clone(),
        };
        let persons = [
            ('ي', Third, Singular, Masculine),
            ('ت', Third, Singular, Feminine),
            ('ا', First, Singular, Masculine),
            ('ن', First, Plural, Masculine),
        ];
        for (prefix, person, number, gender) in persons {
            emit(format!("{prefix}{s}"), present(person, number, gender));
            for j in &jussive {
                emit(format!("{prefix}{j}"), present(person, number, gender));
            }
            if defective && s.ends_with('ي') {
                emit(format!("{prefix}{bare}ا"), present(person, number, gender));
            }
        }
        for (prefix, gender) in [('ي', Masculine), ('ت', Feminine)] {
            for ending in ["ان", "ا"] {
                emit(format!("{prefix}{s}{ending}"), present(Third, Dual, gender));
            }
        }
        for ending in ["ون", "وا", "و"] {
            emit(format!("ي{bare}{ending}"), present(Third, Plural, Masculine));
            emit(format!("ت{bare}{ending}"), present(Second, Plural, Masculine));
        }
        emit(format!("ي{feminine_plural}ن"), present(Third, Plural, Feminine));
    }

    /// Only the passives that are spelt otherwise than the active.
    fn passive_forms(&self, emit: &mut impl FnMut(String, VerbFeatures)) {
        use Gender::{Feminine, Masculine};
        use GrammaticalNumber::{Plural, Singular};
        use Person::Third;
        let passive = |tense, number, gender| VerbFeatures {
            tense,
            voice: Voice::Passive,
            person: Third,
            number,
            gender,
        };
        match self.ending {
            Ending::Hollow => {
                let letters: Vec<char> = self.past.chars().collect();
                let n = letters.len();
                let past: String =
                    letters[..n - 2].iter().chain(['ي'].iter()).chain(letters[n - 1..].iter()).collect();
                emit(past.clone(), passive(Tense::Past, Singular, Masculine));
                emit(format!("{past}ت"), passive(Tense::Past, Singular, Feminine));
                emit(format!("{past}وا"), passive(Tense::Past, Plural, Masculine));
                let s: Vec<char> = self.present.chars().collect();
                if s.len() >= 2 && s[s.len() - 2] != 'ا' {
                    let mut present = s.clone();
                    present[s.len() - 2] = 'ا';
                    let present: String = present.into_iter().collect();
                    emit(format!("ي{present}"), passive(Tense::Present, Singular, Masculine));
                    emit(format!("ت{present}"), passive(Tense::Present, Singular, Feminine));
                }
            }
            Ending::Defective => {
                let cut = cut_last(&self.past);
                emit(format!("{cut}ي"), passive(Tense::Past, Singular, Masculine));
                emit(format!("{cut}يت"), passive(Tense::Past, Singular, Feminine));
                if self.present.ends_with('و') {
                    let cut = cut_last(&self.present);
                    emit(format!("ي{cut}ي"), passive(Tense::Present, Singular, Masculine));
                    emit(format!("ت{cut}ي"), passive(Tense::Present, Singular, Feminine));
                }
            }
            _ => {
                // Forms III and VI: the ا of the past becomes و (شوهد, قوتل).
                let letters: Vec<char> = self.past.chars().collect();
                if let Some(at) = (1..letters.len().saturating_sub(1)).find(|&i| letters[i] == 'ا')
                    && letters.len() - at == 3
                    && !letters[0].eq(&'ا')
                {
                    let mut past = letters.clone();
                    past[at] = 'و';
                    let past: String = past.into_iter().collect();
                    emit(past.clone(), passive(Tense::Past, Singular, Masculine));
                    emit(format!("{past}ت"), passive(Tense::Past, Singular, Feminine));
                }
                // A first letter و that the active present drops comes back: يوجد, يوقف.
                if self.first_form && self.root[0] == 'و' && !self.present.starts_with('و') {
                    emit(format!("يو{}", self.present), passive(Tense::Present, Singular, Masculine));
                    emit(format!("تو{}", self.present), passive(Tense::Present, Singular, Feminine));
                }
            }
        }
    }

    /// Active and passive participles, folded masculine singular (منسوب of a defective one without its ending ي
    /// as well: مدع, مدعي).
    pub fn participles(&self) -> Vec<(String, Voice)> {
        let mut out = Vec::new();
        if self.first_form {
            let [a, b, c] =
                [self.root[0], self.root[1], self.root[2]].map(|c| if c == 'ء' { 'ا' } else { c });
            let weak = |c: char| matches!(c, 'و' | 'ي');
            if b == c {
                out.push((format!("{a}ا{b}"), Voice::Active));
            } else if weak(b) && !weak(c) && self.ending == Ending::Hollow {
                out.push((format!("{a}ائ{c}"), Voice::Active));
            } else if weak(c) {
                out.push((format!("{a}ا{b}ي"), Voice::Active));
                out.push((format!("{a}ا{b}"), Voice::Active));
            } else {
                out.push((format!("{a}ا{b}{c}"), Voice::Active));
            }
            if weak(c) || self.ending == Ending::Hollow {
                out.push((format!("م{a}{b}{c}"), Voice::Passive));
            } else {
                out.push((format!("م{a}{b}و{c}"), Voice::Passive));
            }
        } else {
            let base = format!("م{}", self.present);
            if self.ending == Ending::Defective {
                out.push((cut_last(&base), Voice::Active));
            }
            out.push((base.clone(), Voice::Active));
            if self.ending == Ending::Hollow {
                let mut letters: Vec<char> = base.chars().collect();
                let n = letters.len();
                if letters[n - 2] != 'ا' {
                    letters[n - 2] = 'ا';
                    out.push((letters.into_iter().collect(), Voice::Passive));
                }
            }
        }
        out
    }
}

fn cut_last(s: &str) -> String {
    let mut s = s.to_owned();
    s.pop();
    s
}

/// The word without its last letter but one.
fn cut_before_last(s: &str) -> String {
    let letters: Vec<char> = s.chars().collect();
    let n = letters.len();
    if n < 2 { s.to_owned() } else { letters[..n - 2].iter().chain(letters[n - 1..].iter()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(root: &str, form: &str, past: &str, present: &str) -> Vec<String> {
        let mut out = Vec::new();
        Verb::new(root, form, past, present).unwrap().inflect(|f, _| out.push(f));
        out
    }

    #[test]
    fn each_class_of_root() {
        let table: &[(&str, &str, &str, &str, &[&str])] = &[
            (
                "ق و ل",
                "I",
                "قال",
                "يقول",
                &["قالت", "قالوا", "قلت", "يقل", "تقول", "يقولون", "قيل", "يقال", "قالا", "قلنا"],
            ),
            (
                "د ع و",
                "I",
                "دعا",
                "يدعو",
                &["دعت", "دعوا", "دعونا", "يدع", "تدعو", "يدعون", "دعي", "دعيت", "ندعو"],
            ),
            ("ر د د", "I", "رد", "يرد", &["ردت", "ردوا", "رددنا", "يردد", "يردون"]),
            ("ع ل ن", "IV", "أعلن", "يعلن", &["اعلنت", "اعلنوا", "يعلنون", "تعلن", "اعلنا"]),
            (
                "د ع و",
                "X",
                "استدعى",
                "يستدعي",
                &["استدعت", "استدعوا", "استدعي", "يستدع", "استدعاه".strip_suffix('ه').unwrap()],
            ),
            ("ب ق ي", "I", "بقي", "يبقى", &["بقيت", "بقوا", "يبقون", "يبق"]),
            ("و ف ق", "VIII", "اتفق", "يتفق", &["اتفقا", "اتفقت", "يتفقان", "اتفقتا"]),
            ("ش ه د", "III", "شاهد", "يشاهد", &["شوهد", "شاهدوا"]),
            ("خ ي ر", "VIII", "اختار", "يختار", &["اختير", "اخترنا", "اختارت"]),
            ("و ج د", "I", "وجد", "يجد", &["يوجد", "وجدت"]),
        ];
        for (root, form, past, present, wanted) in table {
            let all = forms(root, form, past, present);
            for w in *wanted {
                assert!(all.iter().any(|f| f == w), "{w} of {past}: {all:?}");
            }
        }
    }

    #[test]
    fn participles_by_form() {
        let of = |r: &str, f: &str, p: &str, q: &str| -> Vec<String> {
            Verb::new(r, f, p, q).unwrap().participles().into_iter().map(|x| x.0).collect()
        };
        assert!(of("ق و ل", "I", "قال", "يقول").contains(&"قائل".to_owned()));
        assert!(of("ء ك د", "II", "أكد", "يؤكد").contains(&"مؤكد".to_owned()));
        assert!(of("ض ي ف", "IV", "أضاف", "يضيف").contains(&"مضيف".to_owned()));
        assert!(of("د ع و", "I", "دعا", "يدعو").contains(&"داعي".to_owned()));
    }
}
