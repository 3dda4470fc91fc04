//! Conjugation of the Arabic verb, unvocalised and folded, from its dictionary forms.
//!
//! A verb is given by its root, its form (I–X, QI–QIV) and its third person masculine singular past and present.
//! What the root and the two citation forms leave open (hollow, defective, doubled, assimilated, hamzated) is derived
//! here: person, number, gender, tense, mood and voice as far as unvocalised spelling shows them. Each distinct spelling
//! is emitted once per set of features; hamzas on their seats in every spelling that newspapers use (بدؤوا, بدأوا, بدءوا).

use serde::{Deserialize, Serialize};

use crate::fold::fold;

/// Past, present or imperative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tense {
    /// الماضي.
    Past,
    /// المضارع.
    Present,
    /// الأمر.
    Imperative,
}

/// The mood of a present, where its spelling shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mood {
    /// Spelt alike in all moods, or no present.
    Unmarked,
    /// المرفوع: يكتبون.
    Indicative,
    /// المنصوب or المجزوم, spelt alike: يكتبوا.
    SubjunctiveOrJussive,
    /// المجزوم: يقل, يدع.
    Jussive,
}

/// Active or passive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Voice {
    /// The spelling of the active (most passives are spelt like it).
    Active,
    /// A spelling that is only passive (قيل, استُدعي, يُقال).
    Passive,
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Person {
    /// The speaker.
    First,
    /// The hearer.
    Second,
    /// Anybody else.
    Third,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GrammaticalNumber {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// More.
    Plural,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Gender {
    /// Masculine (or not marked).
    Masculine,
    /// Feminine.
    Feminine,
}

/// What a written verb form says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct VerbFeatures {
    /// Past, present or imperative.
    pub tense: Tense,
    /// Mood.
    pub mood: Mood,
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
    form: Form,
    /// Folded third person masculine singular past.
    past: String,
    /// Folded third person masculine singular present without its ي.
    present: String,
    /// The same as dictionaries write it.
    present_written: String,
    ending: Ending,
    /// Whether the past is written with a final أ (بدأ, فاجأ).
    hamza_last: bool,
}

/// What of the form matters to the spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// I: its participles have patterns of their own.
    First,
    /// IV, VII, VIII, X: the imperative has an ا.
    WithAlif,
    /// V, VI: the present of a defective verb ends in ى and its active participle in ي.
    WithTa,
    /// II, III, Q.
    Other,
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
        let folded_present = fold(present).strip_prefix('ي')?.to_owned();
        let present_written = present.strip_prefix('ي')?.to_owned();
        let letters: Vec<char> = folded_past.chars().collect();
        if letters.len() < 2 || folded_present.is_empty() || root.len() < 3 {
            return None;
        }
        let last = *letters.last()?;
        let middle = letters[letters.len() - 2];
        let trims = matches!(form, "I" | "IV" | "VII" | "VIII" | "X");
        let third = root[root.len() - 1];
        let ending = if past.ends_with('ي') && is_weak(third) {
            Ending::DefectiveYa
        } else if matches!(last, 'ا' | 'ي') && is_weak(third) {
            Ending::Defective
        } else if root.len() == 3 && is_weak(root[1]) && middle == 'ا' && trims {
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
        let form = match form {
            "I" => Form::First,
            "IV" | "VII" | "VIII" | "X" | "QIII" | "QIV" => Form::WithAlif,
            "V" | "VI" => Form::WithTa,
            _ => Form::Other,
        };
        let hamza_last = past.ends_with('أ');
        Some(Self {
            root,
            form,
            past: folded_past,
            present: folded_present,
            present_written,
            ending,
            hamza_last,
        })
    }

    /// Calls `emit` with every written form: past, present, imperative, passive.
    pub fn inflect(&self, mut emit: impl FnMut(String, VerbFeatures)) {
        self.past_forms(&mut emit);
        self.present_forms(&mut emit);
        self.imperative_forms(&mut emit);
        self.passive_forms(&mut emit);
    }

    fn past_forms(&self, emit: &mut impl FnMut(String, VerbFeatures)) {
        use Gender::{Feminine, Masculine};
        use GrammaticalNumber::{Dual, Plural, Singular};
        use Person::{First, Second, Third};
        let past = |person, number, gender| VerbFeatures {
            tense: Tense::Past,
            mood: Mood::Unmarked,
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
            // Of آب the long vowel is in the first letter, which stays.
            Ending::Hollow if p.chars().count() == 2 => (p.clone(), p.clone(), p.clone(), p.clone()),
            Ending::Hollow => (p.clone(), p.clone(), seated(&cut_before_last(p)), p.clone()),
            Ending::Doubled => (p.clone(), p.clone(), doubled(p), p.clone()),
            Ending::Defective => {
                let of_waw = self.form == Form::First && self.root[self.root.len() - 1] == 'و';
                let glide = if of_waw { 'و' } else { 'ي' };
                (cut.clone(), cut.clone(), format!("{cut}{glide}"), format!("{cut}{glide}"))
            }
            Ending::DefectiveYa => (p.clone(), cut.clone(), p.clone(), p.clone()),
        };
        emit(p.clone(), past(Third, Singular, Masculine));
        if self.ending == Ending::Defective {
            // Before a pronoun the last vowel is written ا: استدعاه.
            emit(join([&cut, "ا"]), past(Third, Singular, Masculine));
        }
        emit(join([&vowel, "ت"]), past(Third, Singular, Feminine));
        emit(join([&dual, "ا"]), past(Third, Dual, Masculine));
        emit(join([&vowel, "تا"]), past(Third, Dual, Feminine));
        for stem in self.before_waw(&plural) {
            emit(join([&stem, "وا"]), past(Third, Plural, Masculine));
            emit(join([&stem, "و"]), past(Third, Plural, Masculine));
        }
        emit(join([&consonant, "ن"]), past(Third, Plural, Feminine));
        emit(join([&consonant, "ت"]), past(First, Singular, Masculine));
        emit(join([&consonant, "نا"]), past(First, Plural, Masculine));
        emit(join([&consonant, "تما"]), past(Second, Dual, Masculine));
        emit(join([&consonant, "تم"]), past(Second, Plural, Masculine));
        emit(join([&consonant, "تن"]), past(Second, Plural, Feminine));
    }

    /// A stem before و: a final hamza may stand on any seat.
    fn before_waw(&self, stem: &str) -> Vec<String> {
        let mut out = vec![stem.to_owned()];
        let bare = if self.hamza_last && stem.ends_with('ا') {
            stem.strip_suffix('ا')
        } else {
            stem.strip_suffix('ء')
        };
        if let Some(bare) = bare {
            out.extend(['ؤ', 'ئ', 'ء'].iter().map(|seat| format!("{bare}{seat}")).filter(|s| s != stem));
        }
        out
    }

    fn present_forms(&self, emit: &mut impl FnMut(String, VerbFeatures)) {
        use Gender::{Feminine, Masculine};
        use GrammaticalNumber::{Dual, Plural, Singular};
        use Person::{First, Second, Third};
        let present = |mood, person, number, gender| VerbFeatures {
            tense: Tense::Present,
            mood,
            voice: Voice::Active,
            person,
            number,
            gender,
        };
        let s = &self.present;
        let defective = self.is_defective();
        let bare = if defective { cut_last(s) } else { s.clone() };
        let jussive = self.jussive();
        for (prefix, person, number, gender) in [
            ("ي", Third, Singular, Masculine),
            ("ت", Third, Singular, Feminine),
            ("ا", First, Singular, Masculine),
            ("ن", First, Plural, Masculine),
        ] {
            emit(join([prefix, s]), present(self.long_mood(), person, number, gender));
            if let Some(jussive) = &jussive {
                emit(join([prefix, jussive]), present(Mood::Jussive, person, number, gender));
            }
            if defective && s.ends_with('ي') {
                // Before a pronoun: يتولاها.
                emit(join([prefix, &bare, "ا"]), present(Mood::Unmarked, person, number, gender));
            }
        }
        for (prefix, gender) in [("ي", Masculine), ("ت", Feminine)] {
            for (ending, mood) in [("ان", Mood::Indicative), ("ا", Mood::SubjunctiveOrJussive)] {
                emit(join([prefix, s, ending]), present(mood, Third, Dual, gender));
            }
        }
        for stem in self.before_waw(&bare) {
            for (ending, mood) in [
                ("ون", Mood::Indicative),
                ("وا", Mood::SubjunctiveOrJussive),
                ("و", Mood::SubjunctiveOrJussive),
            ] {
                emit(join(["ي", &stem, ending]), present(mood, Third, Plural, Masculine));
                emit(join(["ت", &stem, ending]), present(mood, Second, Plural, Masculine));
            }
        }
        emit(join(["ت", &bare, "ين"]), present(Mood::Indicative, Second, Singular, Feminine));
        let feminine_plural = match self.ending {
            Ending::Hollow => seated(&cut_before_last(s)),
            Ending::Doubled => doubled(s),
            _ => s.clone(),
        };
        emit(join(["ي", &feminine_plural, "ن"]), present(Mood::Unmarked, Third, Plural, Feminine));
        emit(join(["ت", &feminine_plural, "ن"]), present(Mood::Unmarked, Second, Plural, Feminine));
    }

    /// يقول is no jussive, where that is يقل; of رد both are written alike.
    fn long_mood(&self) -> Mood {
        if self.ending == Ending::Hollow { Mood::Indicative } else { Mood::Unmarked }
    }

    fn is_defective(&self) -> bool {
        matches!(self.ending, Ending::Defective | Ending::DefectiveYa)
            || self.present.ends_with(['و', 'ي']) && is_weak(self.root[self.root.len() - 1])
    }

    /// The stem of the jussive, where it is spelt otherwise than the indicative.
    fn jussive(&self) -> Option<String> {
        let s = &self.present;
        if self.is_defective() {
            Some(cut_last(s))
        } else {
            match self.ending {
                Ending::Hollow => Some(seated(&cut_before_last(s))),
                Ending::Doubled => Some(doubled(s)),
                _ => None,
            }
        }
    }

    fn imperative_forms(&self, emit: &mut impl FnMut(String, VerbFeatures)) {
        let imperative = |number| VerbFeatures {
            tense: Tense::Imperative,
            mood: Mood::Unmarked,
            voice: Voice::Active,
            person: Person::Second,
            number,
            gender: Gender::Masculine,
        };
        let singular = self.jussive().filter(|_| self.ending != Ending::Doubled);
        let singular = singular.as_deref().unwrap_or(&self.present);
        let plural = if self.is_defective() { singular } else { &self.present };
        // قف, قل, رد, خذ begin with their first letter; اكتب, ادع, استعد need an ا.
        let assimilated = self.root[0] == 'و' && !self.present.starts_with('و');
        let alif = match self.form {
            Form::WithAlif => true,
            Form::First => !assimilated && !matches!(self.ending, Ending::Hollow | Ending::Doubled),
            Form::WithTa | Form::Other => false,
        };
        let drops = self.form == Form::First && self.root[0] == 'ء';
        let stem = |s: &str| match (drops, alif) {
            (true, _) => s.strip_prefix('ا').unwrap_or(s).to_owned(),
            (false, true) => format!("ا{s}"),
            (false, false) => s.to_owned(),
        };
        emit(stem(singular), imperative(GrammaticalNumber::Singular));
        emit(format!("{}وا", stem(plural)), imperative(GrammaticalNumber::Plural));
    }

    /// Only the passives that are spelt otherwise than the active.
    fn passive_forms(&self, emit: &mut impl FnMut(String, VerbFeatures)) {
        use Gender::{Feminine, Masculine};
        use GrammaticalNumber::{Plural, Singular};
        let passive = |tense, number, gender| VerbFeatures {
            tense,
            mood: Mood::Unmarked,
            voice: Voice::Passive,
            person: Person::Third,
            number,
            gender,
        };
        let mut past = |stem: &str| {
            emit(stem.to_owned(), passive(Tense::Past, Singular, Masculine));
            emit(format!("{stem}ت"), passive(Tense::Past, Singular, Feminine));
            let plural = if self.is_defective() { cut_last(stem) } else { stem.to_owned() };
            emit(format!("{plural}وا"), passive(Tense::Past, Plural, Masculine));
        };
        let letters: Vec<char> = self.past.chars().collect();
        let n = letters.len();
        match self.ending {
            Ending::Hollow => past(&replaced(&letters, n - 2, 'ي')),
            Ending::Defective => past(&replaced(&letters, n - 1, 'ي')),
            _ => {
                // The vowel or hamza before the last letter: شوهد, فوجئ, سئل, استؤنف.
                let mut stem = letters.clone();
                if self.hamza_last {
                    stem[n - 1] = 'ئ';
                }
                let long = (1..n.saturating_sub(1)).find(|&i| letters[i] == 'ا');
                if let Some(at) = long {
                    let from_third = n - at == 3 && letters[0] != 'ا';
                    if n == 3 && at == 1 && self.root[1] == 'ء' {
                        stem[at] = 'ئ';
                    } else if from_third {
                        stem[at] = 'و';
                    } else if self.root[0] == 'ء' && n - at == 3 && at > 1 {
                        stem[at] = 'ؤ';
                    }
                }
                if stem != letters {
                    past(&stem.into_iter().collect::<String>());
                }
            }
        }
        let mut present = |stem: String| {
            emit(format!("ي{stem}"), passive(Tense::Present, Singular, Masculine));
            emit(format!("ت{stem}"), passive(Tense::Present, Singular, Feminine));
        };
        let s: Vec<char> = self.present.chars().collect();
        match self.ending {
            Ending::Hollow if s.len() >= 2 && s[s.len() - 2] != 'ا' => {
                present(replaced(&s, s.len() - 2, 'ا'));
            }
            Ending::Defective if self.present.ends_with('و') => present(replaced(&s, s.len() - 1, 'ي')),
            // A first letter و that the active drops comes back (يوجد), a first hamza stands on و (يؤخذ).
            _ if self.form == Form::First && self.root[0] == 'و' && s[0] != 'و' => {
                present(format!("و{}", self.present));
            }
            _ if self.form == Form::First && self.root[0] == 'ء' && s[0] == 'ا' => {
                present(replaced(&s, 0, 'ؤ'));
            }
            _ => {}
        }
    }

    /// Active and passive participles, masculine singular as dictionaries write them; of a defective verb both with its
    /// ending ي and without (مدعي, مدع).
    pub fn participles(&self) -> Vec<(String, Voice)> {
        let mut out = Vec::new();
        if self.form == Form::First {
            let [a, b, c] = [self.root[0], self.root[1], self.root[2]];
            let first = if a == 'ء' { "آ".to_owned() } else { format!("{a}ا") };
            let last = if c == 'ء' { 'ئ' } else { c };
            if b == c {
                out.push((format!("{first}{b}"), Voice::Active));
            } else if is_weak(b) && !is_weak(c) && self.ending == Ending::Hollow || b == 'ء' {
                out.push((format!("{first}ئ{last}"), Voice::Active));
            } else if is_weak(c) {
                out.push((format!("{first}{b}ي"), Voice::Active));
                out.push((format!("{first}{b}"), Voice::Active));
            } else {
                out.push((format!("{first}{b}{last}"), Voice::Active));
            }
            let a = if a == 'ء' { 'أ' } else { a };
            if is_weak(c) || self.ending == Ending::Hollow {
                out.push((format!("م{a}{b}{c}"), Voice::Passive));
            } else {
                let b = if b == 'ء' { 'ؤ' } else { b };
                out.push((format!("م{a}{b}و{c}"), Voice::Passive));
            }
        } else {
            let base = format!("م{}", self.present_written);
            if self.is_defective() {
                let cut = cut_last(&base);
                out.push((format!("{cut}ي"), Voice::Active));
                out.push((cut.clone(), Voice::Active));
                out.push((format!("{cut}ى"), Voice::Passive));
            } else {
                out.push((base.clone(), Voice::Active));
            }
            let letters: Vec<char> = base.chars().collect();
            let n = letters.len();
            if self.ending == Ending::Hollow && letters[n - 2] != 'ا' {
                out.push((replaced(&letters, n - 2, 'ا'), Voice::Passive));
            }
        }
        out
    }
}

/// The parts of a word as one. (Formatting does the same; for all forms of all words it took a third of the time of
/// building a lexicon.)
pub(crate) fn join<const N: usize>(parts: [&str; N]) -> String {
    parts.concat()
}

fn is_weak(c: char) -> bool {
    matches!(c, 'و' | 'ي')
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

/// A word with one letter changed.
fn replaced(letters: &[char], at: usize, by: char) -> String {
    letters.iter().enumerate().map(|(n, &c)| if n == at { by } else { c }).collect()
}

/// A stem whose last letter has come apart: رد, ردد.
fn doubled(stem: &str) -> String {
    stem.chars().chain(stem.chars().last()).collect()
}

/// A stem that has lost its long vowel before ء, which then stands on ئ: جئت.
fn seated(stem: &str) -> String {
    stem.strip_suffix('ء').map_or_else(|| stem.to_owned(), |bare| format!("{bare}ئ"))
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
            ("و ج د", "I", "وجد", "يجد", &["يوجد", "وجدت", "جد"]),
            ("ب د ء", "I", "بدأ", "يبدأ", &["بداوا", "بدؤوا", "بدءوا", "يبداون", "يبدؤون", "بدئ"]),
            ("ج ي ء", "I", "جاء", "يجيء", &["جئت", "جاؤوا", "جاءوا", "يجئ", "يجيئون", "جيء"]),
            ("س ء ل", "I", "سأل", "يسأل", &["سئل", "سئلت", "يسالون", "سالنا"]),
            ("ء خ ذ", "I", "أخذ", "يأخذ", &["يؤخذ", "خذ", "ياخذوا"]),
            ("ء ن ف", "X", "استأنف", "يستأنف", &["استؤنفت", "استانفوا"]),
            ("ر ج ء", "IV", "أرجأ", "يرجئ", &["ارجئت", "ارجاوا", "يرجئون"]),
            ("ف ج ء", "III", "فاجأ", "يفاجئ", &["فوجئ", "فوجئت"]),
            ("ء ج ل", "II", "أجل", "يؤجل", &["يؤجلون", "اجلت", "تؤجل"]),
            ("ق ر ر", "II", "قرر", "يقرر", &["قررت", "قررتم", "تقررين"]),
            ("ق و م", "IV", "أقام", "يقيم", &["اقمت", "يقم", "اقيم", "يقام", "اقم"]),
        ];
        for (root, form, past, present, wanted) in table {
            let all = forms(root, form, past, present);
            for w in *wanted {
                assert!(all.iter().any(|f| f == w), "{w} of {past}: {all:?}");
            }
        }
    }

    #[test]
    fn moods_where_spelling_shows_them() {
        let mut moods = Vec::new();
        Verb::new("ق و ل", "I", "قال", "يقول").unwrap().inflect(|form, f| {
            if f.person == Person::Third && f.gender == Gender::Masculine && f.tense == Tense::Present {
                moods.push((form, f.mood));
            }
        });
        for wanted in [
            ("يقول", Mood::Indicative),
            ("يقل", Mood::Jussive),
            ("يقولون", Mood::Indicative),
            ("يقولوا", Mood::SubjunctiveOrJussive),
        ] {
            assert!(moods.contains(&(wanted.0.to_owned(), wanted.1)), "{wanted:?} {moods:?}");
        }
    }

    #[test]
    fn participles_by_form() {
        let of = |r: &str, f: &str, p: &str, q: &str| -> Vec<String> {
            Verb::new(r, f, p, q).unwrap().participles().into_iter().map(|x| x.0).collect()
        };
        for (verb, wanted) in [
            (("ء ث ر", "V", "تأثر", "يتأثر"), "متأثر"),
            (("ق ر ء", "I", "قرأ", "يقرأ"), "قارئ"),
            (("ق ر ء", "I", "قرأ", "يقرأ"), "مقروء"),
            (("س ء ل", "I", "سأل", "يسأل"), "مسؤول"),
            (("ء خ ذ", "I", "أخذ", "يأخذ"), "مأخوذ"),
            (("ل ق ي", "V", "تلقى", "يتلقى"), "متلقي"),
            (("و ف ي", "V", "توفى", "يتوفى"), "متوفى"),
            (("ق و م", "IV", "أقام", "يقيم"), "مقام"),
        ] {
            let all = of(verb.0, verb.1, verb.2, verb.3);
            assert!(all.contains(&wanted.to_owned()), "{wanted} {all:?}");
        }
        assert!(of("ق و ل", "I", "قال", "يقول").contains(&"قائل".to_owned()));
        assert!(of("ء ك د", "II", "أكد", "يؤكد").contains(&"مؤكد".to_owned()));
        assert!(of("ض ي ف", "IV", "أضاف", "يضيف").contains(&"مضيف".to_owned()));
        assert!(of("د ع و", "I", "دعا", "يدعو").contains(&"داعي".to_owned()));
    }
}
