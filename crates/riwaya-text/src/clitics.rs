//! Clitics: what Arabic writes together with a word: و ف, ب ك ل, س, ال before it, pronouns after it.

/// The clitics of one reading of a written word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Clitics {
    /// و or ف.
    pub conjunction: Option<char>,
    /// ب, ك or ل.
    pub preposition: Option<char>,
    /// س of the future.
    pub future: bool,
    /// The article.
    pub article: bool,
    /// A pronoun ending, folded: ه, ها, هم, هما, هن, ك, كم, نا, ي, ني.
    pub pronoun: Option<&'static str>,
}

/// One way to take a folded word apart; `stem` is the rest, as a byte range of the word, except that a ت before a
/// pronoun may stand for ة and لل for ل + ال.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// What was taken off.
    pub clitics: Clitics,
    /// What is left of the word.
    pub stem: &'a str,
    /// How many characters of the word stand before the stem.
    pub before: u32,
    /// How many stand after it.
    pub after: u32,
}

/// Pronoun endings, longest first.
const PRONOUNS: [&str; 11] = ["هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي"];

/// The pronoun ending that some folded letters are.
///
/// ```
/// assert_eq!(riwaya_text::pronoun("ها"), Some("ها"));
/// assert_eq!(riwaya_text::pronoun("يت"), None);
/// ```
pub fn pronoun(letters: &str) -> Option<&'static str> {
    PRONOUNS.into_iter().find(|p| *p == letters)
}

/// Every way to take the clitics off a folded word that leaves at least two letters, the whole word first.
///
/// ```
/// let all = riwaya_text::splits("وللرئيس");
/// assert!(all.iter().any(|s| s.stem == "رئيس" && s.clitics.article && s.clitics.preposition == Some('ل')));
/// ```
pub fn splits(word: &str) -> Vec<Split<'_>> {
    let mut out = Vec::with_capacity(8);
    prefixes(word, |clitics, stem, before| {
        out.push(Split { clitics, stem, before, after: 0 });
    });
    // ال and a pronoun exclude each other. The pronouns that the word ends in are those of each of its stems.
    let without = out.len();
    if !word.ends_with(['ا', 'ه', 'م', 'ن', 'ك', 'ي']) {
        return out;
    }
    for pronoun in PRONOUNS {
        if !word.ends_with(pronoun) {
            continue;
        }
        for n in 0..without {
            let Split { clitics, stem, before, .. } = out[n];
            let Some(cut) = stem.len().checked_sub(pronoun.len()) else { continue };
            if !clitics.article && long_enough(&stem[..cut]) {
                let clitics = Clitics { pronoun: Some(pronoun), ..clitics };
                // All letters of pronouns are two bytes long.
                out.push(Split { clitics, stem: &stem[..cut], before, after: pronoun.len() as u32 / 2 });
            }
        }
    }
    out
}

/// Letters are two bytes each in UTF-8: two letters are four bytes.
fn long_enough(stem: &str) -> bool {
    stem.len() >= 4
}

fn prefixes<'a>(word: &'a str, mut emit: impl FnMut(Clitics, &'a str, u32)) {
    let mut after_conjunction = |conjunction: Option<char>, word: &'a str, before: u32| {
        let base = Clitics { conjunction, ..Clitics::default() };
        emit(base, word, before);
        if let Some(stem) = word.strip_prefix("ال").filter(|s| long_enough(s)) {
            emit(Clitics { article: true, ..base }, stem, before + 2);
        }
        if let Some(stem) =
            word.strip_prefix('س').filter(|s| long_enough(s) && s.starts_with(['ي', 'ت', 'ن', 'ا']))
        {
            emit(Clitics { future: true, ..base }, stem, before + 1);
        }
        if let Some(stem) = word.strip_prefix("لل").filter(|s| long_enough(s)) {
            emit(Clitics { preposition: Some('ل'), article: true, ..base }, stem, before + 2);
        }
        for p in ['ب', 'ك', 'ل'] {
            if let Some(rest) = word.strip_prefix(p).filter(|s| long_enough(s)) {
                let with = Clitics { preposition: Some(p), ..base };
                emit(with, rest, before + 1);
                if p != 'ل'
                    && let Some(stem) = rest.strip_prefix("ال").filter(|s| long_enough(s))
                {
                    emit(Clitics { article: true, ..with }, stem, before + 3);
                }
            }
        }
    };
    after_conjunction(None, word, 0);
    for c in ['و', 'ف'] {
        if let Some(rest) = word.strip_prefix(c).filter(|s| long_enough(s)) {
            after_conjunction(Some(c), rest, 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(word: &str, stem: &str, check: impl Fn(&Clitics) -> bool) -> bool {
        splits(word).iter().any(|s| s.stem == stem && check(&s.clitics))
    }

    #[test]
    fn every_reading_is_offered() {
        assert!(has("وفد", "وفد", |c| *c == Clitics::default()));
        assert!(has("بالاجماع", "اجماع", |c| c.preposition == Some('ب') && c.article));
        assert!(has("وسيزور", "يزور", |c| c.conjunction == Some('و') && c.future));
        assert!(has("محادثته", "محادثت", |c| c.pronoun == Some("ه")));
        assert!(has("البانيا", "البانيا", |c| !c.article));
    }

    #[test]
    fn parts_add_up() {
        for word in ["وللرئيس", "فسيكتبونها", "بالامم", "كما"] {
            for s in splits(word) {
                let n = s.before + s.stem.chars().count() as u32 + s.after;
                assert_eq!(n, word.chars().count() as u32);
            }
        }
    }
}
