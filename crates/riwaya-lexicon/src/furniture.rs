//! The words of page furniture: what outlets, themes and agencies put around an article.

use riwaya_record::FurnitureKind;
use riwaya_text::{is_arabic_letter, is_letter_or_digit};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::outlets::Outlets;
use crate::persons::PersonNames;
use crate::{LexiconError, Table};

/// How a pattern must meet a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FurnitureMatch {
    /// The whole line is the pattern.
    Line,
    /// The line begins with it.
    Start,
    /// The line ends with it.
    End,
    /// The line contains it.
    Contains,
    /// The line is the pattern, and what follows it belongs to it.
    Block,
}

/// A line that is furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FurnitureHit {
    /// What kind of furniture.
    pub kind: FurnitureKind,
    /// How the line was recognised.
    pub by: FurnitureMatch,
    /// The line of the lexicon that knows it, from 1.
    pub entry: u32,
    /// Whether the line has nothing besides the pattern.
    pub alone: bool,
    /// Words of the pattern.
    pub words: usize,
    /// Whom the rest of the line credits, if it is a name.
    pub credits: Option<Credited>,
}

/// Whom a credit names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Credited {
    /// Who wrote the text: بقلم, كتبت.
    Author,
    /// Whose report it is: المصدر, نقلا عن.
    Agency,
    /// Who edited it, and so wrote it where nobody else is named: تحرير.
    Editor,
}

/// Compiled furniture knowledge: which lines of a page are not the article.
///
/// Lines and patterns are compared after folding: combining marks and tatweel dropped, أإآ→ا, ى→ي, ة→ه,
/// Latin in lower case, Arabic-Indic digits as ASCII, white space collapsed, arrows, bullets and bars at either
/// end dropped.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FurnitureLexicon {
    whole: FxHashMap<String, (FurnitureKind, FurnitureMatch, u32, Option<Credited>)>,
    start: FxHashMap<String, Vec<Pattern>>,
    end: FxHashMap<String, Vec<Pattern>>,
    /// Patterns that may stand anywhere, by their first run of letters and digits, with their order.
    contains: FxHashMap<String, Vec<(usize, Pattern)>>,
    /// Of those who write articles.
    persons: PersonNames,
    /// Of whom pages are.
    outlets: Outlets,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Pattern {
    words: String,
    kind: FurnitureKind,
    entry: u32,
    credits: Option<Credited>,
    /// Whether nothing but a person's name may follow.
    named: bool,
}

/// Lines longer than this many words are prose, whatever they begin or end with.
const LONGEST: usize = 45;

/// The same for lines that contain a call to follow or subscribe, which prose may mention.
const LONGEST_CONTAINING: usize = 18;

/// The same for lines that only begin with a pattern's words, without a colon after them, and end as a sentence.
const LONGEST_SENTENCE: usize = 9;

/// The same for lines that only end with a pattern.
const LONGEST_ENDING: usize = 8;

impl FurnitureLexicon {
    /// Reads a table with the columns `pattern | match | kind`.
    pub fn parse(file_name: &str, text: &str) -> Result<Self, LexiconError> {
        let mut out = Self::default();
        out.add(&Table::parse(file_name, text, &["pattern", "match", "kind"])?)?;
        Ok(out)
    }

    /// Adds such a table; of rows with one pattern the last holds.
    pub fn add(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let written = row.need("pattern")?;
            let mut words = fold(written);
            if words.is_empty() {
                return Err(row.error("the pattern has no letters or digits; write the words of the line"));
            }
            let by = match row.need("match")? {
                "line" => FurnitureMatch::Line,
                "start" | "name" => FurnitureMatch::Start,
                "end" => FurnitureMatch::End,
                "contains" => FurnitureMatch::Contains,
                "block" => FurnitureMatch::Block,
                other => {
                    let expected = "a match is line, start, name, end, contains or block";
                    return Err(row.error(format!("{other:?} is no way to match; {expected}")));
                }
            };
            let (kind, credits) = kind(row.need("kind")?).ok_or_else(|| {
                let known: Vec<&str> = KINDS.iter().map(|(name, ..)| *name).collect();
                row.error(format!(
                    "{:?} is no kind of furniture; the kinds are {}",
                    row.get("kind"),
                    known.join(", ")
                ))
            })?;
            let (entry, named) = (row.line(), row.get("match") == "name");
            match by {
                FurnitureMatch::Line | FurnitureMatch::Block => {
                    self.whole.insert(words, (kind, by, entry, credits));
                }
                FurnitureMatch::Start => {
                    fold_start(written).trim_end().clone_into(&mut words);
                    let key = first_word(&words).to_owned();
                    self.start.entry(key).or_default().push(Pattern { words, kind, entry, credits, named });
                }
                FurnitureMatch::End => {
                    let key = words.rsplit(' ').next().unwrap_or_default().to_owned();
                    self.end.entry(key).or_default().push(Pattern { words, kind, entry, credits, named });
                }
                FurnitureMatch::Contains => {
                    let order = self.contains.values().map(Vec::len).sum();
                    let key = runs(&words).next().unwrap_or_default().to_owned();
                    let pattern = Pattern { words, kind, entry, credits, named };
                    self.contains.entry(key).or_default().push((order, pattern));
                }
            }
        }
        Ok(())
    }

    /// What a line of a page is, where the lexicon knows it for furniture.
    pub fn look(&self, line: &str) -> Option<FurnitureHit> {
        if line.len() > 2000 {
            return None;
        }
        let folded = fold(line);
        let bare = folded.trim_end_matches([':', '.', '!', '…', '؟', '?', '،']).trim_end();
        for whole in [folded.as_str(), bare] {
            if let Some((kind, by, entry, credits)) = self.whole.get(whole) {
                let (kind, by, entry, credits) = (*kind, *by, *entry, *credits);
                return Some(FurnitureHit { kind, by, entry, alone: true, words: count(whole), credits });
            }
        }
        let words = 1 + folded.bytes().filter(|b| *b == b' ').count();
        if words > LONGEST {
            return None;
        }
        let hit = |p: &Pattern, by| FurnitureHit {
            kind: p.kind,
            by,
            entry: p.entry,
            alone: bare.len() <= p.words.trim_end_matches(is_label_end).len(),
            words: count(&p.words),
            credits: p.credits,
        };
        let first = first_word(&folded);
        let sentence = words > LONGEST_SENTENCE && line.trim_end().ends_with(['.', '؛']);
        let found = self.start.get(first).into_iter().flatten().rfind(|p| {
            starts(&folded, &p.words)
                && (!p.named || self.is_name_after(line, count(&p.words)))
                && (!sentence || folded[p.words.len()..].starts_with(':') || p.words.ends_with(is_label_end))
        });
        if let Some(p) = found {
            return Some(hit(p, FurnitureMatch::Start));
        }
        let last = bare.rsplit(' ').next().unwrap_or_default();
        let found = self
            .end
            .get(last)
            .into_iter()
            .flatten()
            .find(|p| words <= LONGEST_ENDING && ends(bare, &p.words));
        if let Some(p) = found {
            return Some(hit(p, FurnitureMatch::End));
        }
        let short = words <= LONGEST_CONTAINING;
        let fits = |p: &Pattern| (short || p.kind != FurnitureKind::Promotion) && contains(&folded, &p.words);
        // A pattern stands between what is no letter: its first run is one of the line's.
        let candidates = runs(&folded).filter_map(|run| self.contains.get(run)).flatten();
        let (_, found) = candidates.filter(|(_, p)| fits(p)).max_by_key(|(order, _)| *order)?;
        Some(hit(found, FurnitureMatch::Contains))
    }

    /// Adds names of persons, of a table with the columns `ar | part | note`.
    pub fn add_names(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        self.persons.add(table)
    }

    /// Adds outlets, of a table with the columns `name | country | also | hosts`; `is_country` tells the codes that are one.
    pub fn add_outlets(
        &mut self,
        table: &Table<'_>,
        is_country: impl Fn(&str) -> bool,
    ) -> Result<(), LexiconError> {
        self.outlets.add(table, is_country)
    }

    /// The outlets whose pages are known.
    pub fn outlets(&self) -> &Outlets {
        &self.outlets
    }

    /// The persons whose names a text is, where it is nothing else: "سامر نجم وهدى قاسم".
    pub fn persons<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.persons.all(text)
    }

    /// Whether behind so many words a line is a person's name.
    fn is_name_after(&self, line: &str, words: usize) -> bool {
        let behind = line.split_whitespace().filter(|word| word.contains(is_letter_or_digit)).skip(words);
        !self.persons.all(&behind.collect::<Vec<_>>().join(" ")).is_empty()
    }

    /// The number of patterns.
    pub fn len(&self) -> usize {
        let lists = self.start.values().chain(self.end.values()).map(Vec::len).sum::<usize>();
        self.whole.len() + lists + self.contains.values().map(Vec::len).sum::<usize>()
    }

    /// Whether there is no pattern.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Names of the kinds, as the table writes them: those of the records, and three for credits that say whose.
const KINDS: &[(&str, FurnitureKind, Option<Credited>)] = &[
    ("navigation", FurnitureKind::Navigation, None),
    ("related", FurnitureKind::Related, None),
    ("share", FurnitureKind::Share, None),
    ("comment", FurnitureKind::Comment, None),
    ("promotion", FurnitureKind::Promotion, None),
    ("masthead", FurnitureKind::Masthead, None),
    ("credit", FurnitureKind::Credit, None),
    ("author", FurnitureKind::Credit, Some(Credited::Author)),
    ("agency", FurnitureKind::Credit, Some(Credited::Agency)),
    ("editor", FurnitureKind::Credit, Some(Credited::Editor)),
    ("caption", FurnitureKind::Caption, None),
    ("tags", FurnitureKind::Tags, None),
    ("repeated", FurnitureKind::Repeated, None),
    ("meta", FurnitureKind::Meta, None),
    ("other", FurnitureKind::Other, None),
];

fn kind(name: &str) -> Option<(FurnitureKind, Option<Credited>)> {
    KINDS.iter().find(|(n, ..)| *n == name).map(|(_, kind, credits)| (*kind, *credits))
}

/// Words with letters or digits.
fn count(pattern: &str) -> usize {
    pattern.split(' ').filter(|word| word.contains(is_letter_or_digit)).count()
}

fn first_word(line: &str) -> &str {
    let end = line.find(|c: char| c == ' ' || is_label_end(c)).unwrap_or(line.len());
    &line[..end]
}

fn starts(line: &str, pattern: &str) -> bool {
    line.strip_prefix(pattern)
        .is_some_and(|rest| pattern.ends_with(is_label_end) || !rest.starts_with(is_letter_or_digit))
}

fn ends(line: &str, pattern: &str) -> bool {
    line.strip_suffix(pattern).is_some_and(|rest| !rest.ends_with(is_letter_or_digit))
}

/// The runs of letters and digits of a folded line.
fn runs(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !is_letter_or_digit(c)).filter(|run| !run.is_empty())
}

fn contains(line: &str, pattern: &str) -> bool {
    line.match_indices(pattern).any(|(at, _)| {
        !line[..at].ends_with(is_letter_or_digit)
            && !line[at + pattern.len()..].starts_with(is_letter_or_digit)
    })
}

/// As [`fold`], but with the signs at the end kept: of a pattern for the beginning of a line they belong to it.
fn fold_start(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    // Most letters stand for themselves: what lies between the others is copied at once.
    let other = |c: char| !is_arabic_letter(c) || matches!(c, 'أ' | 'إ' | 'آ' | 'ى' | 'ة');
    while let Some((at, c)) = rest.char_indices().find(|&(_, c)| other(c)) {
        out.push_str(&rest[..at]);
        rest = &rest[at + c.len_utf8()..];
        if c == ' ' {
            if !(out.is_empty() || out.ends_with(' ')) {
                out.push(' ');
            }
            continue;
        }
        let c = match c {
            '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | 'ـ'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ad}' => continue,
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ی' => 'ي',
            'ة' => 'ه',
            'ک' => 'ك',
            '٠'..='٩' => (b'0' + (c as u32 - '٠' as u32) as u8) as char,
            '۰'..='۹' => (b'0' + (c as u32 - '۰' as u32) as u8) as char,
            '：' => ':',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if is_arabic_letter(c) {
            out.push(c);
            continue;
        }
        // Signs that close a label stand with or without a space before them.
        if is_label_end(c) && out.ends_with(' ') {
            out.pop();
        }
        if c != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.extend(c.to_lowercase());
        }
    }
    out.push_str(rest);
    out.trim_start_matches(|c: char| is_edge(c) || matches!(c, ':' | '.')).to_owned()
}

/// The form in which lines and patterns are compared.
pub(crate) fn fold(line: &str) -> String {
    fold_start(line).trim_end_matches(is_edge).to_owned()
}

fn is_edge(c: char) -> bool {
    !is_letter_or_digit(c) && !matches!(c, ':' | '.' | '!' | '?' | '؟' | '%' | '©' | '…' | '،')
}

fn is_label_end(c: char) -> bool {
    matches!(c, ':' | '/' | '>' | '|' | '»' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "pattern | match | kind\nاقرأ أيضا | start | related\nالمصدر: | start | credit\n\
        كتب - | start | credit\nالرئيسية > | start | navigation\n\
        للأعلى | end | navigation\nاترك تعليقا | block | comment\nتابعونا على | contains | share\nTranslate | line | share\n";

    #[test]
    fn lines_by_their_words() {
        let lexicon = FurnitureLexicon::parse("f.txt", TABLE).unwrap();
        assert_eq!(lexicon.len(), 8);
        let kind = |line: &str| lexicon.look(line).map(|h| (h.kind, h.alone));
        assert_eq!(kind("» إقرأ أيضاً: خبر آخر"), Some((FurnitureKind::Related, false)));
        assert_eq!(kind("اقرأ أيضًا :"), Some((FurnitureKind::Related, true)));
        assert_eq!(kind("المصدر : الوكالة"), Some((FurnitureKind::Credit, false)));
        assert_eq!(kind("المصدر الذي تحدث إلينا رفض ذكر اسمه"), None);
        assert_eq!(kind("اتــرك تعليقاً."), Some((FurnitureKind::Comment, true)));
        assert_eq!(kind("زر الذهاب للأعلى ↑"), Some((FurnitureKind::Navigation, false)));
        assert_eq!(kind("TRANSLATE »"), Some((FurnitureKind::Share, true)));
        assert_eq!(kind("اقرأ أيضاء"), None);
        assert_eq!(kind("كتب الوزير رسالة إلى نظيره"), None);
        assert_eq!(kind("كتب- سليم الحداد"), Some((FurnitureKind::Credit, false)));
        assert_eq!(kind("الرئيسية > سياسة"), Some((FurnitureKind::Navigation, false)));
        assert_eq!(kind(""), None);
    }

    #[test]
    fn names_behind_a_word() {
        let table = "pattern | match | kind\nكتبت | name | author\n";
        let mut lexicon = FurnitureLexicon::parse("f.txt", table).unwrap();
        assert_eq!(lexicon.look("كتبت سلوى مرزوق"), None);
        let names = "ar | en | part | gender | note\nسلوى | Salwa | given | f\n";
        lexicon.add_names(&Table::parse("n.txt", names, &["ar", "part"]).unwrap()).unwrap();
        let credits = |line: &str| lexicon.look(line).and_then(|hit| hit.credits);
        assert_eq!(credits("كتبت سلوى مرزوق"), Some(Credited::Author));
        assert_eq!(credits("كتبت سلوى مرزوق إلى الوزير"), None);
        assert_eq!(credits("كتبت الوزارة"), None);
    }

    #[test]
    fn credits_say_whose() {
        let table = "pattern | match | kind\nبقلم: | start | author\nنقلا عن | start | agency\n";
        let lexicon = FurnitureLexicon::parse("f.txt", table).unwrap();
        let hit = |line: &str| lexicon.look(line).map(|h| (h.kind, h.credits, h.words));
        assert_eq!(hit("بقلم : سلمى حداد"), Some((FurnitureKind::Credit, Some(Credited::Author), 1)));
        assert_eq!(hit("نقلاً عن وكالة السهل"), Some((FurnitureKind::Credit, Some(Credited::Agency), 2)));
    }

    #[test]
    fn later_rows_hold() {
        let mut lexicon = FurnitureLexicon::parse("f.txt", TABLE).unwrap();
        let own = "kind | match | pattern\nother | line | Translate\n";
        lexicon.add(&Table::parse("f.txt", own, &["pattern", "match", "kind"]).unwrap()).unwrap();
        assert_eq!(lexicon.look("translate").map(|h| h.kind), Some(FurnitureKind::Other));
    }

    #[test]
    fn errors_name_the_line() {
        let error = |row: &str| {
            FurnitureLexicon::parse("f.txt", &format!("pattern | match | kind\n{row}\n")).unwrap_err()
        };
        assert!(error("ا | somewhere | related").message.contains("line, start, name, end"));
        assert!(error("ا | line | nonsense").message.contains("navigation"));
        assert!(error("» | line | related").message.contains("no letters"));
        assert_eq!(error("ا | line | tags\nب |  | tags").line, 3);
    }
}
