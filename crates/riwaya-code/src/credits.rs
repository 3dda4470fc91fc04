//! Whose report a text says it is: what its credit lines, its dateline and its end name.

use riwaya_lexicon::{BodyKind, Lexicon, Name};
use riwaya_record::{Article, FurnitureKind};
use riwaya_text::{TokenKind, Tokens};

use crate::passage;

/// Code points within which a dateline ends, and of which a line of credits has no more.
const DATELINE: usize = 90;
const LINE: usize = 60;
/// Words of a line of credits that name no outlet: المصدر, خدمة, وكالات.
const BESIDE: usize = 2;
/// Words of a dateline that name neither outlet nor place: a correspondent, a day.
const BYLINE: usize = 4;

/// Keys of the outlets whose report an article is: those that it credits, else its own where the lexicon knows it. Sorted.
///
/// `بيروت (رويترز) -`, a last line `رويترز - أ ف ب`, a last word in brackets. What a sentence says an outlet reported is
/// the source of that sentence, and no credit.
pub(crate) fn credits(article: &Article, lexicon: &Lexicon) -> Vec<String> {
    let own = own(article, lexicon);
    let lines = article.furniture.iter().filter(|f| f.kind == FurnitureKind::Credit).map(|f| f.text.as_str());
    let mut out: Vec<String> = lines.flat_map(|line| Line::read(line, lexicon).outlets).collect();
    out.extend(last_line(&article.text, lexicon));
    out.extend(dateline(&article.text, lexicon));
    out.retain(|key| Some(key) != own.as_ref());
    if out.is_empty() {
        out.extend(own);
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The key of the article's outlet, by any of its names: `رويترز`, `Reuters`, `reuters`.
fn own(article: &Article, lexicon: &Lexicon) -> Option<String> {
    let outlet = article.outlet.as_deref()?;
    lexicon.names.outlet(outlet).map(|o| o.key.clone()).or_else(|| {
        let line = Line::read(outlet, lexicon);
        line.outlets.into_iter().next().filter(|_| line.beside == 0)
    })
}

/// The credits of the last line: the line itself, or what stands in brackets behind its last sentence.
fn last_line(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let line = text.trim_end().rsplit('\n').next().unwrap_or_default().trim();
    let (body, credit) = match line.strip_suffix([')', ']']).and_then(|l| l.rsplit_once(['(', '['])) {
        Some((body, inside)) => (body.trim_end(), inside),
        None => ("", line),
    };
    let ends = body.is_empty() || body.ends_with(['.', '!', '؟', '»', '"', '”']);
    if !ends || credit.chars().count() > LINE {
        return Vec::new();
    }
    let line = Line::read(credit, lexicon);
    if line.beside <= BESIDE { line.outlets } else { Vec::new() }
}

/// The outlets that the dateline names: `موسكو - أ ف ب:`, `القاهرة (د ب أ) -`.
fn dateline(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let ends = first.char_indices().take(DATELINE).filter(|(_, c)| matches!(c, '-' | '–' | '—' | ':' | ')'));
    for (at, end) in ends {
        let line = Line::read(&first[..at], lexicon);
        if !line.outlets.is_empty() {
            let parted = first[at + end.len_utf8()..].trim_start().starts_with(['-', '–', '—', ':']);
            let most = if end == ')' && !parted { 0 } else { BYLINE };
            return if line.beside_places <= most { line.outlets } else { Vec::new() };
        }
    }
    Vec::new()
}

/// A line with the outlets that it names.
#[derive(Default)]
struct Line {
    outlets: Vec<String>,
    /// Words that are no part of their names, and those of them that are no part of places' names either.
    beside: usize,
    beside_places: usize,
}

impl Line {
    fn read(text: &str, lexicon: &Lexicon) -> Self {
        let tokens = Tokens::of(text);
        let (mentions, _) = passage::name(&tokens, lexicon, None, &[]);
        let outlet = |name: &Name| match name {
            Name::Organisation(o) => {
                Some(&lexicon.names.organisations[*o as usize]).filter(|o| o.kind == BodyKind::Outlet)
            }
            _ => None,
        };
        let place = |name: &Name| matches!(name, Name::Place(_) | Name::Country(_) | Name::Capital(..));
        let mut out = Self::default();
        for m in &mentions {
            out.outlets.extend(m.names.iter().find_map(outlet).map(|o| o.key.clone()));
        }
        let words = tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word);
        for (n, _) in words {
            let covered = |is: &dyn Fn(&Name) -> bool| {
                mentions.iter().any(|m| m.tokens.contains(&n) && m.names.iter().any(is))
            };
            if !covered(&|name| outlet(name).is_some()) {
                out.beside += 1;
                out.beside_places += usize::from(!covered(&place));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(outlet: &str, text: &str) -> Vec<String> {
        let lexicon = Lexicon::built_in().unwrap();
        let article = Article {
            outlet: Some(outlet.into()),
            text: text.into(),
            language: "ar".into(),
            ..Article::default()
        };
        credits(&article, &lexicon)
    }

    #[test]
    fn datelines_last_lines_and_brackets_are_credits() {
        let body = "أعلنت الحكومة اليوم فتح المعبر أمام الشاحنات.";
        for (text, credited) in [
            (format!("طرابلس (رويترز) - {body}"), vec!["reuters"]),
            (format!("عدن - أ ف ب: {body}"), vec!["afp"]),
            (format!("القاهرة (د ب أ)- {body}"), vec!["dpa"]),
            (format!("{body}\nفرانس24/ أ ف ب"), vec!["afp"]),
            (format!("{body}\nالمصدر: وكالات، رويترز - أ ف ب"), vec!["afp", "reuters"]),
            (format!("{body} (الأناضول)"), vec!["anadolu"]),
            (format!("{body}\nوكالات"), vec!["france-24"]),
        ] {
            assert_eq!(of("France 24", &text), credited, "{text}");
        }
    }

    #[test]
    fn sources_of_sentences_are_none() {
        for text in [
            "قالت وكالة رويترز إن الحكومة فتحت المعبر أمام الشاحنات.",
            "فتحت الحكومة المعبر أمام الشاحنات، حسب ما نقلت وكالة الأنباء السورية (سانا).",
            "ذكرت وكالة الأنباء الكويتية (كونا) أن الوزير وصل إلى بغداد.",
        ] {
            assert_eq!(of("صدى الساحل", text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(of("رويترز", "فتحت الحكومة المعبر."), ["reuters"]);
    }
}
