//! The table of time words: what each word, and each run of words, may be.

use std::sync::LazyLock;

use jiff::civil::Date;
use riwaya_lexicon::{LexiconError, Table};
use riwaya_text::{Tokens, fold};
use rustc_hash::{FxHashMap, FxHashSet};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

impl Unit {
    fn of(code: &str) -> Option<Self> {
        Some(match code {
            "TS" => Self::Second,
            "TM" => Self::Minute,
            "TH" => Self::Hour,
            "D" => Self::Day,
            "W" => Self::Week,
            "M" => Self::Month,
            "Y" => Self::Year,
            "DE" => Self::Decade,
            "CE" => Self::Century,
            _ => return None,
        })
    }
}

/// Whether a unit stands in the singular, dual, plural, or the accusative that follows numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Two,
    Many,
    Accusative,
}

/// Which of a row of periods an adjective picks, seen from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    Last,
    This,
    Next,
}

/// What a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Month(i8),
    /// A month's name that is another word too.
    WeakMonth(i8),
    HijriMonth(i8),
    /// From Monday, 1.
    Weekday(i8),
    /// Days from now.
    Day(i8),
    Night(i8),
    /// A part of the day before a day.
    Part(&'static str),
    /// The same, a word that is a verb too.
    PartOrVerb(&'static str),
    /// A part of the day after a day or an hour.
    Adverb(&'static str),
    Unit(Unit, Count),
    Recurring(&'static str),
    Cardinal(u32),
    Ordinal(u32),
    /// The adjective, and whether it can only speak of time.
    Shift(Shift, bool),
    This,
    That,
    Edge,
    Season(&'static str),
    /// 5 for the fifties.
    Decade(u8),
    Holiday(i8, i8),
    Vague(&'static str),
    /// Vague after في alone.
    VagueIn(&'static str),
    Span(&'static str),
    Set(&'static str),
    /// Q or H, of a year.
    Fraction(&'static str),
    /// The word "time".
    Moment,
    /// A number not said.
    Few,
    Weekend,
    /// Every.
    Each,
}

struct Phrase {
    rest: Vec<String>,
    sense: Sense,
    definite: bool,
}

/// A reading of the words from one token on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) sense: Sense,
    /// Tokens it takes.
    pub(super) len: u8,
    /// Clitic letters before it.
    pub(super) skip: u8,
    /// Whether it has the article.
    pub(super) definite: bool,
}

/// Words that tell how to read a time beside them.
#[derive(Default)]
pub(super) struct Context {
    pub(super) future: FxHashSet<String>,
    pub(super) future_stem: Vec<String>,
    pub(super) past: FxHashSet<String>,
    pub(super) name: FxHashSet<String>,
    pub(super) before: FxHashSet<String>,
    pub(super) year_before: FxHashSet<String>,
    pub(super) year_noun: FxHashSet<String>,
    pub(super) counted: FxHashSet<String>,
    pub(super) not_day: FxHashSet<String>,
    /// Days named by day and month: the word before them, and the day.
    pub(super) known: Vec<(String, Date)>,
}

/// All of `lexicon/when`, compiled.
pub(super) struct Words {
    phrases: FxHashMap<String, Vec<Phrase>>,
    pub(super) context: Context,
}

/// The built-in table.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::compile(
        include_str!("../../../../lexicon/when/words.txt"),
        include_str!("../../../../lexicon/when/context.txt"),
        include_str!("../../../../lexicon/when/known_days.txt"),
    )
    .unwrap_or_else(|_| Words { phrases: FxHashMap::default(), context: Context::default() })
});

impl Words {
    /// Compiles the three tables.
    pub(super) fn compile(
        words: &'static str,
        context: &'static str,
        known: &'static str,
    ) -> Result<Self, LexiconError> {
        let mut out = Self { phrases: FxHashMap::default(), context: Context::default() };
        for row in Table::parse("when/words.txt", words, &["kind", "value", "ar"])?.rows() {
            let (kind, value) = (row.need("kind")?, row.need("value")?);
            let sense =
                sense(kind, value).ok_or_else(|| row.error(format!("no time word is a {kind} {value}")))?;
            for words in row.list("ar") {
                out.add(words, sense);
            }
        }
        for row in Table::parse("when/context.txt", context, &["sense", "ar"])?.rows() {
            let list = row.list("ar").map(fold);
            match row.need("sense")? {
                "future" => out.context.future.extend(list),
                "future_stem" => out.context.future_stem.extend(list),
                "past" => out.context.past.extend(list),
                "name" => out.context.name.extend(list),
                "before" => out.context.before.extend(list),
                "year_before" => out.context.year_before.extend(list),
                "year_noun" => out.context.year_noun.extend(list),
                "counted" => out.context.counted.extend(list),
                "not_day" => out.context.not_day.extend(list),
                other => return Err(row.error(format!("no such sense: {other}"))),
            }
        }
        for row in Table::parse("when/known_days.txt", known, &["day", "ar"])?.rows() {
            let day: Date = row.need("day")?.parse().map_err(|_| row.error("not a day YYYY-MM-DD"))?;
            out.context.known.extend(row.list("ar").map(|w| (fold(w), day)));
        }
        for list in out.phrases.values_mut() {
            list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
        Ok(out)
    }

    fn add(&mut self, words: &str, sense: Sense) {
        let folded = fold(words);
        self.insert(&folded, sense, folded.starts_with("ال"));
        // Units, parts and the like are listed without the article and read with it: صباح الأحد, بعد ظهر, بعد الظهر.
        let takes_article = matches!(
            sense,
            Sense::Unit(..)
                | Sense::Part(_)
                | Sense::Season(_)
                | Sense::Decade(_)
                | Sense::Cardinal(_)
                | Sense::HijriMonth(_)
        );
        if takes_article {
            let (lead, last) = folded.rsplit_once(' ').map_or(("", folded.as_str()), |(a, b)| (a, b));
            if !last.starts_with("ال") {
                let with = if lead.is_empty() { format!("ال{last}") } else { format!("{lead} ال{last}") };
                self.insert(&with, sense, true);
            }
        }
    }

    fn insert(&mut self, folded: &str, sense: Sense, definite: bool) {
        let mut words = folded.split_whitespace().map(str::to_owned);
        if let Some(first) = words.next() {
            self.phrases.entry(first).or_default().push(Phrase { rest: words.collect(), sense, definite });
        }
    }

    /// Adds to `out` every reading of the words from token `i` on.
    pub(super) fn read(&self, tokens: &Tokens, i: usize, buffer: &mut String, out: &mut Vec<Reading>) {
        let word = tokens.fold(i);
        let word = Self::before_glued(word).unwrap_or(word);
        self.read_as(tokens, i, word, 0, out);
        let mut rest = word;
        let mut skip = 0;
        if let Some(r) = rest.strip_prefix(['و', 'ف']) {
            (rest, skip) = (r, 1);
            self.read_as(tokens, i, rest, skip, out);
        }
        if let Some(r) = rest.strip_prefix("لل") {
            // للعام is ل before العام, whose alif is not written.
            buffer.clear();
            buffer.push_str("ال");
            buffer.push_str(r);
            self.read_as(tokens, i, buffer, skip + 1, out);
        } else if let Some(r) = rest.strip_prefix(['ب', 'ل', 'ك']) {
            self.read_as(tokens, i, r, skip + 1, out);
        }
    }

    /// The word before an adjective of time that was written onto it: الثلاثاءالمقبل.
    pub(super) fn before_glued(word: &str) -> Option<&str> {
        const ADJECTIVES: [&str; 4] = ["المقبل", "القادم", "الماضي", "الجاري"];
        const SHORTEST_DAY: usize = "احد".len();
        if word.len() < ADJECTIVES[0].len() + SHORTEST_DAY {
            return None;
        }
        ADJECTIVES.iter().find_map(|s| word.strip_suffix(s))
    }

    fn read_as(&self, tokens: &Tokens, i: usize, word: &str, skip: u8, out: &mut Vec<Reading>) {
        let Some(phrases) = self.phrases.get(word) else { return };
        for p in phrases {
            if p.rest.iter().enumerate().all(|(k, w)| tokens.fold(i + 1 + k) == w) {
                let len = p.rest.len() as u8 + 1;
                out.push(Reading { sense: p.sense, len, skip, definite: p.definite });
            }
        }
    }
}

fn sense(kind: &str, value: &'static str) -> Option<Sense> {
    let number = || value.parse::<i8>().ok();
    let unit = |count| Unit::of(value).map(|u| Sense::Unit(u, count));
    Some(match kind {
        "month" => Sense::Month(number()?),
        "month_weak" => Sense::WeakMonth(number()?),
        "hijri" => Sense::HijriMonth(number()?),
        "weekday" => Sense::Weekday(number()?),
        "day" => Sense::Day(number()?),
        "night" => Sense::Night(number()?),
        "part" => Sense::Part(value),
        "part_verb" => Sense::PartOrVerb(value),
        "adverb" => Sense::Adverb(value),
        "one" => unit(Count::One)?,
        "two" => unit(Count::Two)?,
        "many" => unit(Count::Many)?,
        "accusative" => unit(Count::Accusative)?,
        "adjective" => Sense::Recurring(value),
        "number" => Sense::Cardinal(value.parse().ok()?),
        "ordinal" => Sense::Ordinal(value.parse().ok()?),
        "shift" => match value {
            "last" => Sense::Shift(Shift::Last, true),
            "last_weak" => Sense::Shift(Shift::Last, false),
            "this" => Sense::Shift(Shift::This, true),
            "this_weak" => Sense::Shift(Shift::This, false),
            "next" => Sense::Shift(Shift::Next, true),
            "next_weak" => Sense::Shift(Shift::Next, false),
            _ => return None,
        },
        "pointer" if value == "this" => Sense::This,
        "pointer" if value == "that" => Sense::That,
        "edge" => Sense::Edge,
        "season" => Sense::Season(value),
        "decade" => Sense::Decade(value.parse().ok()?),
        "holiday" => {
            let (month, day) = value.split_once('-')?;
            Sense::Holiday(month.parse().ok()?, day.parse().ok()?)
        }
        "vague" => Sense::Vague(value),
        "vague_in" => Sense::VagueIn(value),
        "span" => Sense::Span(value),
        "set" => Sense::Set(value),
        "fraction" => Sense::Fraction(value),
        "moment" => Sense::Moment,
        "few" => Sense::Few,
        "weekend" => Sense::Weekend,
        "each" => Sense::Each,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_compile() {
        let words = Words::compile(
            include_str!("../../../../lexicon/when/words.txt"),
            include_str!("../../../../lexicon/when/context.txt"),
            include_str!("../../../../lexicon/when/known_days.txt"),
        );
        assert!(words.unwrap().phrases.len() > 400);
    }

    #[test]
    fn an_unknown_kind_is_an_error_at_its_line() {
        let e = Words::compile("kind | value | ar\nmoon | 1 | قمر\n", "sense | ar\n", "day | ar\n");
        assert_eq!(e.err().map(|e| e.line), Some(2));
    }
}
