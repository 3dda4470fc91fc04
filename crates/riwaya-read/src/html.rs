//! A web page: title, text, furniture, metadata.

use riwaya_lexicon::FurnitureLexicon;
use riwaya_record::{FurnitureKind, PublishedFrom, Severity};

use crate::content::{self, Part};
use crate::date;
use crate::draft::Draft;
use crate::headline;
use crate::metadata::{self, Metadata};
use crate::page::{self, Line};
use crate::trace::Traced;
use crate::tree::{MAX_NODES, Tree};

/// Reads a page. `titled` is the title where the input gives one.
pub(crate) fn read(page: &str, titled: Option<&str>, lexicon: &FurnitureLexicon) -> Draft {
    let tree = Tree::parse(page);
    let lines = page::lines(page, &tree);
    let meta = metadata::of(page, &tree);
    let (title, title_line) = match titled {
        Some(given) => (Traced::default(), repeats(&lines, given)),
        None => title_of(page, &tree, &lines, &meta),
    };
    let parts = content::parts(&tree, &lines, title_line, lexicon);
    let mut out = Draft { title, ..Draft::default() };
    for (i, line) in lines.iter().enumerate() {
        match parts[i] {
            Part::Body if headline::fold(line.text.text()) == headline::fold(out.title.text()) => {
                out.furniture.push((line.text.text().to_owned(), FurnitureKind::Repeated, line.text.start()));
            }
            Part::Body => {
                if !out.text.is_empty() {
                    out.text.stand('\n', line.before.clone());
                }
                out.text.append(&line.text, 0..line.text.text().len());
            }
            Part::Furniture(_) if titled.is_none() && title_line == Some(i) => {}
            Part::Furniture(kind) => {
                let kind = if title_line == Some(i) { FurnitureKind::Repeated } else { kind };
                out.furniture.push((line.text.text().to_owned(), kind, line.text.start()));
            }
        }
    }
    out.published = meta
        .published
        .map(|s| s.published(PublishedFrom::Metadata))
        .or_else(|| shown_date(&lines, &parts, title_line))
        .or_else(|| dateline(out.text.text()));
    if out.published.is_none()
        && let Some(stamp) = meta.url.as_deref().and_then(date::in_address)
    {
        out.published = Some(stamp.published(PublishedFrom::Url));
    }
    out.outlet = meta.outlet;
    out.url = meta.url;
    if tree.cut {
        let message =
            format!("only the first {MAX_NODES} elements and texts were read; split the page into articles");
        out.diagnostics.push((Severity::Warning, message));
    }
    if out.text.is_empty() && titled.is_none() {
        let message = if lines.is_empty() {
            "the page shows no text; it may be made by a script: save it from a browser after it has loaded"
        } else {
            "no article was found on the page; what it shows stands under furniture"
        };
        out.diagnostics.push((Severity::Warning, message.to_owned()));
    }
    out
}

fn repeats(lines: &[Line], title: &str) -> Option<usize> {
    let title = headline::fold(title);
    lines.iter().position(|l| !title.is_empty() && headline::fold(l.text.text()) == title)
}

/// The title: the headline shown on the page that its metadata name, else the metadata's own words.
fn title_of(page: &str, tree: &Tree, lines: &[Line], meta: &Metadata) -> (Traced, Option<usize>) {
    let named: Vec<String> =
        meta.titles.iter().map(|(t, _)| without_outlet(t, meta.outlet.as_deref()).to_owned()).collect();
    let level = |line: &Line| {
        tree.outward(line.first).take(6).find_map(|n| match tree.node(n).name() {
            "h1" => Some(3),
            "h2" | "h3" => Some(2),
            _ if tree.node(n).attribute("itemprop").is_some_and(|p| p.contains("headline")) => Some(3),
            _ if tree
                .node(n)
                .attribute("class")
                .is_some_and(|c| c.to_ascii_lowercase().contains("title")) =>
            {
                Some(1)
            }
            _ => None,
        })
    };
    let mut best: Option<(f64, usize)> = None;
    for (i, line) in lines.iter().enumerate() {
        if line.words < 2 || line.words > 50 {
            continue;
        }
        let words = line.text.text();
        let folded = headline::fold(words);
        let alike = named
            .iter()
            .enumerate()
            .map(|(rank, n)| {
                let same = headline::fold(n) == folded;
                let both = headline::overlap(n, words).min(headline::overlap(words, n));
                let loose = headline::overlap(n, words).max(headline::overlap(words, n));
                let score = if same {
                    1.5
                } else if both > 0.6 {
                    both
                } else {
                    loose * 0.55
                };
                score - 0.02 * rank as f64
            })
            .fold(0.0, f64::max);
        let heads = level(line).unwrap_or(0);
        let needed = match heads {
            3 => 0.5,
            2 | 1 => 0.75,
            _ => 1.4,
        };
        let score = alike + f64::from(heads) * 0.1;
        let only = named.is_empty() && heads == 3;
        if (alike >= needed || only) && best.is_none_or(|(b, _)| score > b) {
            best = Some((score, i));
        }
    }
    if let Some((_, i)) = best {
        return (lines[i].text.clone(), Some(i));
    }
    for (words, place) in &meta.titles {
        let Some(place) = place else { continue };
        let whole = page::collapsed(page, place.clone());
        let kept = without_outlet(whole.text(), meta.outlet.as_deref());
        let start = whole.text().find(kept).unwrap_or(0);
        if !words.trim().is_empty() {
            return (whole.slice(start..start + kept.len()), None);
        }
    }
    let first = lines.iter().position(|l| l.words >= 2 && level(l).is_some_and(|l| l >= 2));
    (first.map(|i| lines[i].text.clone()).unwrap_or_default(), first)
}

/// A title without the outlet's name before or after it.
fn without_outlet<'a>(title: &'a str, outlet: Option<&str>) -> &'a str {
    let mut title = title.trim();
    let outlet = outlet.map(headline::fold);
    for _ in 0..2 {
        let mut shorter = None;
        for bar in [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", "|"] {
            let named = |part: &str| {
                outlet.as_deref().is_some_and(|o| {
                    let part = headline::fold(part);
                    !part.is_empty() && (o.contains(&part) || part.contains(o) && !o.is_empty())
                })
            };
            if let Some((rest, last)) = title.rsplit_once(bar) {
                let (kept, cut) = (rest.split_whitespace().count(), last.split_whitespace().count());
                if named(last) || kept >= 4 && cut <= 4 && kept > cut {
                    shorter = Some(rest);
                    break;
                }
            }
            if let Some((first, rest)) = title.split_once(bar)
                && named(first)
            {
                shorter = Some(rest);
                break;
            }
        }
        match shorter {
            Some(s) if !s.trim().is_empty() => title = s.trim(),
            _ => break,
        }
    }
    title
}

/// A date shown near the title, or above or right below the article.
fn shown_date(lines: &[Line], parts: &[Part], title: Option<usize>) -> Option<riwaya_record::Published> {
    let first = parts.iter().position(|p| *p == Part::Body)?;
    let last = parts.iter().rposition(|p| *p == Part::Body)?;
    let from = title.filter(|t| *t < first).unwrap_or(first).saturating_sub(8);
    let mut near = (from..first).rev().chain(last + 1..(last + 4).min(lines.len()));
    near.find_map(|i| {
        let text = lines[i].text.text();
        let found = date::find(text)?;
        (found.words * 3 >= date::count_words(text) || lines[i].words <= 8).then_some(found.stamp)
    })
    .map(|s| s.published(PublishedFrom::Text))
}

/// The date in an opening such as "city, 14 April (agency) -".
pub(crate) fn dateline(text: &str) -> Option<riwaya_record::Published> {
    let line = text.split('\n').next()?;
    let head: String = line.chars().take(120).collect();
    let found = date::find(&head)?;
    // It must stand in a segment of its own, before the sentence begins.
    let mut before = 0;
    for segment in head.split_inclusive(['-', '–', '—', 'ـ', ':', ')', '(']).take(8) {
        let words = segment.split_whitespace().count();
        if date::find(segment).is_some() {
            let ended = segment.ends_with(['-', '–', '—', 'ـ', ':', ')', '(']);
            return (ended && words <= 7 && before <= 12)
                .then(|| found.stamp.published(PublishedFrom::Dateline));
        }
        before += words;
    }
    // Dates in digits hold the very signs that part the segments.
    let lead = head.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    let signs = lead.matches(['-', '–', '—', '(']).count();
    (signs >= 1 && date::find(&lead).is_some()).then(|| found.stamp.published(PublishedFrom::Dateline))
}
