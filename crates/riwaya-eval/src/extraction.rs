//! Article text: shared runs of four words, counted, averaged over pages. The measure of the
//! article-extraction benchmark. And what a page says of its article, where the gold says it too: the share of pages
//! on which it is right, and how much furniture got into the texts or was lost.

use std::collections::HashMap;
use std::ops::AddAssign;

use riwaya_record::{CodedArticle, Published};

use crate::count::{Answers, harmonic, ratio};
use crate::rows::ArticleRow;
use crate::wording::{fold, words};
use crate::{Figure, interval, with_intervals};

const RUN: usize = 4;

pub(crate) fn figures(gold: &[ArticleRow], system: &[CodedArticle]) -> Vec<Figure> {
    let read: HashMap<&str, &CodedArticle> = system.iter().map(|a| (page(&a.id), a)).collect();
    let nothing = CodedArticle::default();
    let of = |row: &ArticleRow| Tally::of(row, read.get(page(&row.id)).copied().unwrap_or(&nothing));
    let rows: Vec<Tally> = gold.iter().map(of).collect();
    let all = interval::total(&rows);
    let mut out = with_intervals(&rows, Tally::figures);
    out.retain(|figure| all.is_asked_for(figure.name));
    out
}

/// What is right of a page, or of several: its text and what is said beside it.
#[derive(Default)]
struct Tally {
    pages: usize,
    precision: Mean,
    recall: Mean,
    about: [Answers; ABOUT.len()],
    furniture: usize,
    in_text: usize,
    lost: usize,
}

/// What is asked besides the text and its furniture, where the gold has it.
const ABOUT: [&str; 8] =
    ["title", "published_day", "published_time", "modified", "outlet", "author", "agency", "language"];

impl Tally {
    fn of(row: &ArticleRow, found: &CodedArticle) -> Self {
        let mut out = Self { pages: 1, ..Self::default() };
        let (want, got) = (runs(&row.text), runs(&found.text));
        let both = want.iter().map(|(run, n)| got.get(run).copied().unwrap_or(0).min(*n)).sum();
        out.precision.add(both, got.values().sum());
        out.recall.add(both, want.values().sum());
        let [title, day, time, modified, outlet, author, agency, language] = &mut out.about;
        if let Some(wanted) = asked(row.title.as_ref()) {
            title.add(spaced(wanted) == spaced(&found.title));
        }
        if let Some(published) = asked(row.published.as_ref()) {
            day.add(same_day(published, &found.published));
            time.add(same_time(published, &found.published));
        }
        if let Some(wanted) = asked(row.modified.as_ref()) {
            modified.add(found.modified.as_ref().is_some_and(|m| same_time(wanted, m)));
        }
        for (wanted, given, answers) in [
            (&row.outlet, &found.outlet, outlet),
            (&row.author, &found.author, author),
            (&row.agency, &found.agency, agency),
        ] {
            if let Some(wanted) = asked(wanted.as_ref()) {
                answers.add(given.as_ref().is_some_and(|given| names(wanted, given)));
            }
        }
        if let Some(wanted) = asked(row.language.as_ref()) {
            language.add(*wanted == found.language);
        }
        let aside: String = found.furniture.iter().map(|f| spaced(&f.text) + "\n").collect();
        for piece in row.furniture.iter().map(|piece| spaced(piece)).filter(|piece| !piece.is_empty()) {
            let left = is_left(&piece, &found.text, &row.text);
            out.furniture += 1;
            out.in_text += usize::from(left);
            out.lost += usize::from(!left && !aside.contains(&piece));
        }
        out
    }

    fn figures(&self) -> Vec<Figure> {
        let (p, r) = (self.precision.value(), self.recall.value());
        let mut out = vec![
            Figure::share("extract_p", p),
            Figure::share("extract_r", r),
            Figure::share("extract_f1", harmonic(p, r)),
            Figure::count("pages", self.pages),
        ];
        let about = ABOUT.into_iter().zip(&self.about);
        out.extend(about.map(|(name, answers)| Figure::share(name, answers.accuracy())));
        out.push(Figure::count("furniture", self.furniture));
        out.push(Figure::count("furniture_in_text", self.in_text));
        out.push(Figure::count("furniture_lost", self.lost));
        out
    }

    /// Whether the gold has anything that a figure could be of.
    fn is_asked_for(&self, figure: &str) -> bool {
        match ABOUT.iter().position(|name| *name == figure) {
            Some(at) => self.about[at].asked() > 0,
            None => self.furniture > 0 || !figure.starts_with("furniture"),
        }
    }
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.pages += other.pages;
        self.precision += &other.precision;
        self.recall += &other.recall;
        for (answers, other) in self.about.iter_mut().zip(&other.about) {
            *answers += other;
        }
        self.furniture += other.furniture;
        self.in_text += other.in_text;
        self.lost += other.lost;
    }
}

fn asked(wanted: Option<&String>) -> Option<&String> {
    wanted.filter(|wanted| !wanted.trim().is_empty())
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The local day.
fn same_day(wanted: &str, found: &Published) -> bool {
    wanted.get(..10) == found.date.as_deref()
}

/// The time of day to the minute and the zone, where the gold has them; else the day.
fn same_time(wanted: &str, found: &Published) -> bool {
    if wanted.len() <= 10 {
        return same_day(wanted, found);
    }
    let zone = |time: &str| {
        let at = time.rfind(['Z', '+', '-']).filter(|at| *at > 10).unwrap_or(time.len());
        time[at..].replace("+00:00", "Z")
    };
    let Some(found) = &found.time else { return false };
    wanted.get(..16) == found.get(..16) && zone(wanted) == zone(found)
}

/// Whether a name is the one wanted, or one of those that stand together: "the agency (Agency)".
fn names(wanted: &str, given: &str) -> bool {
    let (wanted, given) = (fold(wanted), fold(given));
    !given.is_empty() && (wanted == given || wanted.split(['(', ')']).any(|name| name.trim() == given))
}

/// Whether a piece of furniture got into the text: as a line of it or, where it is too long to come about by chance,
/// anywhere within; what the article says itself is no sign of it.
fn is_left(piece: &str, text: &str, wanted: &str) -> bool {
    text.lines().any(|line| spaced(line) == piece)
        || piece.split(' ').count() >= LONG && spaced(text).contains(piece) && !spaced(wanted).contains(piece)
}

/// From so many words on, furniture within a line of the article is no chance.
const LONG: usize = 4;

/// A mean of shares; a share of nothing does not count.
#[derive(Default)]
struct Mean {
    sum: f64,
    of: usize,
}

impl Mean {
    fn add(&mut self, part: usize, whole: usize) {
        if whole > 0 {
            self.sum += ratio(part, whole);
            self.of += 1;
        }
    }

    fn value(&self) -> f64 {
        self.sum / self.of.max(1) as f64
    }
}

impl AddAssign<&Self> for Mean {
    fn add_assign(&mut self, other: &Self) {
        self.sum += other.sum;
        self.of += other.of;
    }
}

/// A page's name: the last part of its id, without `.html`, `.htm` and `.gz`.
pub(crate) fn page(id: &str) -> &str {
    let name = id.rsplit('/').next().unwrap_or(id);
    let plain = name.strip_suffix(".gz").unwrap_or(name);
    plain.strip_suffix(".html").or_else(|| plain.strip_suffix(".htm")).unwrap_or(name)
}

/// Runs of four words with how often they come; a shorter text is one run.
fn runs(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> = words(text).collect();
    let mut out = HashMap::new();
    if words.is_empty() {
        return out;
    }
    for run in words.windows(RUN.min(words.len())) {
        *out.entry(run.to_vec()).or_default() += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_pages() {
        assert_eq!(page("html/a.html.gz"), "a");
        assert_eq!(page("a.htm"), "a");
        assert_eq!(page("a.txt.gz"), "a.txt.gz");
        assert_eq!(page("feed.xml#2"), "feed.xml#2");
    }
}
