//! Article text: shared runs of four words, counted, averaged over pages. The measure of the
//! article-extraction benchmark. And what a page says of its article, where the gold says it too: the share of pages
//! on which it is right, and how much furniture got into the texts or was lost.

use std::collections::HashMap;

use riwaya_record::{CodedArticle, Published};

use crate::Figure;
use crate::count::{Answers, harmonic, ratio};
use crate::rows::ArticleRow;
use crate::wording::{fold, words};

const RUN: usize = 4;

pub(crate) fn figures(gold: &[ArticleRow], system: &[CodedArticle]) -> Vec<Figure> {
    let texts: HashMap<&str, &str> = system.iter().map(|a| (page(&a.id), a.text.as_str())).collect();
    let (mut precision, mut recall) = (Mean::default(), Mean::default());
    for row in gold {
        let want = runs(&row.text);
        let got = texts.get(page(&row.id)).map(|text| runs(text)).unwrap_or_default();
        let both = want.iter().map(|(run, n)| got.get(run).copied().unwrap_or(0).min(*n)).sum();
        precision.add(both, got.values().sum());
        recall.add(both, want.values().sum());
    }
    let (p, r) = (precision.value(), recall.value());
    let mut out = vec![
        Figure::share("extract_p", p),
        Figure::share("extract_r", r),
        Figure::share("extract_f1", harmonic(p, r)),
        Figure::count("pages", gold.len()),
    ];
    out.extend(About::of(gold, system).figures());
    out
}

/// What is right besides the text.
#[derive(Default)]
struct About {
    title: Answers,
    day: Answers,
    time: Answers,
    changed: Answers,
    outlet: Answers,
    author: Answers,
    agency: Answers,
    language: Answers,
    asked: usize,
    left: usize,
    lost: usize,
}

impl About {
    fn of(gold: &[ArticleRow], system: &[CodedArticle]) -> Self {
        let read: HashMap<&str, &CodedArticle> = system.iter().map(|a| (page(&a.id), a)).collect();
        let nothing = CodedArticle::default();
        let mut out = Self::default();
        for row in gold {
            let found = read.get(page(&row.id)).copied().unwrap_or(&nothing);
            if let Some(title) = asked(row.title.as_ref()) {
                out.title.add(spaced(title) == spaced(&found.title));
            }
            if let Some(published) = asked(row.published.as_ref()) {
                out.day.add(same_day(published, &found.published));
                out.time.add(same_time(published, &found.published));
            }
            if let Some(modified) = asked(row.modified.as_ref()) {
                out.changed.add(found.modified.as_ref().is_some_and(|m| same_time(modified, m)));
            }
            for (wanted, given, answers) in [
                (&row.outlet, &found.outlet, &mut out.outlet),
                (&row.author, &found.author, &mut out.author),
                (&row.agency, &found.agency, &mut out.agency),
            ] {
                if let Some(wanted) = asked(wanted.as_ref()) {
                    answers.add(given.as_ref().is_some_and(|given| names(wanted, given)));
                }
            }
            if let Some(language) = asked(row.language.as_ref()) {
                out.language.add(*language == found.language);
            }
            let aside: String = found.furniture.iter().map(|f| spaced(&f.text) + "\n").collect();
            for piece in row.furniture.iter().map(|piece| spaced(piece)).filter(|piece| !piece.is_empty()) {
                let left = is_left(&piece, &found.text, &row.text);
                out.asked += 1;
                out.left += usize::from(left);
                out.lost += usize::from(!left && !aside.contains(&piece));
            }
        }
        out
    }

    fn figures(self) -> Vec<Figure> {
        let shares = [
            ("title", self.title),
            ("published_day", self.day),
            ("published_time", self.time),
            ("modified", self.changed),
            ("outlet", self.outlet),
            ("author", self.author),
            ("agency", self.agency),
            ("language", self.language),
        ];
        let mut out: Vec<Figure> = (shares.into_iter())
            .filter(|(_, answers)| answers.asked() > 0)
            .map(|(name, answers)| Figure::share(name, answers.accuracy()))
            .collect();
        if self.asked > 0 {
            out.push(Figure::count("furniture", self.asked));
            out.push(Figure::count("furniture_in_text", self.left));
            out.push(Figure::count("furniture_lost", self.lost));
        }
        out
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
