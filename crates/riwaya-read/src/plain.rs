//! A page as plain text: the article with what extraction left around it.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use riwaya_lexicon::{FurnitureHit, FurnitureLexicon, FurnitureMatch};
use riwaya_record::{FurnitureKind, PublishedFrom, Severity};
use riwaya_text::is_letter_or_digit;

use crate::credit::Credits;
use crate::date::{self, Stamp};
use crate::draft::Draft;
use crate::html::dateline;
use crate::trace::Traced;
use crate::{headline, teaser};

/// A line that is not empty.
struct Line<'a> {
    text: &'a str,
    range: Range<usize>,
    words: usize,
    folded: OnceCell<String>,
    hit: Option<FurnitureHit>,
    kind: Option<FurnitureKind>,
}

impl<'a> Line<'a> {
    fn new(text: &'a str, start: usize, lexicon: &FurnitureLexicon) -> Self {
        let hit = lexicon.look(text);
        let words = count_words(text);
        let marks = words == 0;
        let menu = is_menu(text).then_some(FurnitureKind::Navigation);
        Self {
            text,
            range: start..start + text.len(),
            words,
            folded: OnceCell::new(),
            hit,
            kind: hit.map(|h| h.kind).or(marks.then_some(FurnitureKind::Other)).or(menu),
        }
    }

    /// The text as lines are compared; few lines are.
    fn folded(&self) -> &str {
        self.folded.get_or_init(|| headline::fold(self.text))
    }

    /// A paragraph of the article: long, or a sentence with its end.
    fn is_prose(&self) -> bool {
        let core = self.text.trim_end_matches(['"', '”', '»', '\'', '’', ')', '*', ' ']);
        let ended =
            core.ends_with(['.', '۔', '؛', '…']) || core.ends_with(['!', '؟', '?']) && self.words > 14;
        self.kind.is_none() && (self.words >= 26 || self.words >= 6 && ended)
    }

    /// A line that could be a headline: a few words, no full stop.
    fn is_headline(&self) -> bool {
        self.kind.is_none()
            && !self.is_prose()
            && self.words >= 3
            && self.words <= 30
            && !self.text.ends_with([':', '،', ','])
    }

    /// A line of a few words that only says when.
    fn date(&self) -> Option<date::Found> {
        let found = date::find(self.text).filter(|_| self.words <= 14)?;
        (found.words * 2 >= date::count_words(self.text)).then_some(found)
    }
}

/// Most lines that are read of one text: an article of as many has ten letters on each.
pub(crate) const MAX_LINES: usize = 100_000;

/// The beginning of a page that holds as many lines as are read, blank ones left aside.
fn limited<'a>(page: &'a str, out: &mut Draft) -> &'a str {
    // A line that is not blank has a letter at least.
    if page.len() <= MAX_LINES {
        return page;
    }
    let (mut read, mut at) = (0, 0);
    for raw in page.split_inclusive(is_break) {
        read += usize::from(!raw.trim().is_empty());
        if read > MAX_LINES {
            let message =
                format!("only the first {MAX_LINES} lines were read; split the input into articles");
            out.diagnostics.push((Severity::Warning, message));
            break;
        }
        at += raw.len();
    }
    &page[..at]
}

fn lines<'a>(page: &'a str, lexicon: &FurnitureLexicon) -> Vec<Line<'a>> {
    let mut out = Vec::new();
    let mut at = 0;
    for raw in page.split_inclusive(is_break) {
        let text =
            raw.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0'));
        if !text.is_empty() {
            let start = at + (text.as_ptr() as usize - raw.as_ptr() as usize);
            match teaser::start(text, lexicon) {
                Some(call) => {
                    out.push(Line::new(text[..call].trim_end(), start, lexicon));
                    out.push(Line::new(&text[call..], start + call, lexicon));
                }
                None => out.push(Line::new(text, start, lexicon)),
            }
        }
        at += raw.len();
    }
    out
}

/// How many words, which stand between white space, have a letter or digit.
fn count_words(text: &str) -> usize {
    let (mut words, mut counted) = (0, false);
    for c in text.chars() {
        if is_letter_or_digit(c) {
            words += usize::from(!counted);
            counted = true;
        } else if c.is_whitespace() {
            counted = false;
        }
    }
    words
}

/// Names of sections side by side: "أخبار | سياسة | فيديو".
fn is_menu(text: &str) -> bool {
    let mut pieces = text.split('|').map(|piece| piece.split_whitespace().count());
    text.bytes().filter(|b| *b == b'|').count() >= 2 && pieces.all(|words| (1..=3).contains(&words))
}

/// Reads a page of plain text, with its title among its first lines.
pub(crate) fn read(page: &str, lexicon: &FurnitureLexicon) -> Draft {
    let mut out = Draft::default();
    let page = limited(page, &mut out);
    let mut lines = lines(page, lexicon);
    let first_prose = lines.iter().position(Line::is_prose);
    let head = first_prose.unwrap_or(lines.len());
    let shown = set_dates_apart(&mut lines, head);
    names_after_mastheads(&mut lines);
    let title = head_lines(&mut lines, head, first_prose);
    let unlabelled = set_bylines_apart(&mut lines, title, head, lexicon);
    headed_blocks(&mut lines);
    tail(&mut lines, title);
    for (i, line) in lines.iter().enumerate() {
        match line.kind {
            Some(kind) => out.furniture.push((line.text.to_owned(), kind, line.range.start as u32)),
            None if title == Some(i) => out.title.copy(page, line.range.clone()),
            None => {
                if !out.text.is_empty() {
                    out.text.stand('\n', break_before(page, line.range.start));
                }
                out.text.copy(page, line.range.clone());
            }
        }
    }
    credits(&lines, title.unwrap_or(0).saturating_sub(2), unlabelled, lexicon, &mut out);
    out.published = dateline(out.text.text()).or(shown);
    out
}

/// Bylines without a word that says so, right above the headline or between it and the first paragraph.
fn set_bylines_apart(
    lines: &mut [Line],
    title: Option<usize>,
    head: usize,
    lexicon: &FurnitureLexicon,
) -> Credits {
    const MOST_WORDS: usize = 8;
    let mut found = Credits::default();
    let Some(title) = title.filter(|title| *title < head) else { return found };
    let own = |kind: Option<FurnitureKind>| {
        matches!(kind, None | Some(FurnitureKind::Other | FurnitureKind::Navigation | FurnitureKind::Meta))
    };
    for i in (title.saturating_sub(1)..head).filter(|i| *i != title) {
        let line = &mut lines[i];
        if line.words <= MOST_WORDS && own(line.kind) && found.take_unlabelled(line.text, None, lexicon) {
            line.kind = line.kind.filter(|kind| *kind == FurnitureKind::Meta).or(Some(FurnitureKind::Credit));
        }
    }
    found
}

/// Who wrote the text and whose report it is, as the lines from `near` on say, with a word for it or without.
fn credits(lines: &[Line], near: usize, unlabelled: Credits, lexicon: &FurnitureLexicon, out: &mut Draft) {
    let mut found = Credits::default();
    for line in lines.iter().skip(near).filter(|line| line.words <= 16 && line.kind.is_some()) {
        if line.kind == Some(FurnitureKind::Comment) {
            break;
        }
        found.take(line.text, lexicon);
    }
    found.take_dateline(out.text.text(), lexicon);
    out.author = found.author.or(unlabelled.author).or(found.editor);
    out.agency = found.agency.or(unlabelled.agency);
}

/// Text that its input calls an article's text: kept as it is, but for lines that are surely furniture.
pub(crate) fn keep(page: &str, title: Option<&str>, lexicon: &FurnitureLexicon) -> Draft {
    let mut out = Draft::default();
    let page = limited(page, &mut out);
    let mut lines = lines(page, lexicon);
    if lines.len() < 2 {
        out.text.copy(page, 0..page.len());
        out.published = dateline(page);
        credits(&[], 0, Credits::default(), lexicon, &mut out);
        return out;
    }
    for line in &mut lines {
        // Marks alone part sections; only words of furniture are taken out here.
        line.kind = line.hit.map(|h| h.kind);
    }
    headed_blocks(&mut lines);
    let title = title.map(headline::fold).filter(|t| !t.is_empty());
    if let Some(first) = lines.first_mut().filter(|l| title.as_deref() == Some(l.folded())) {
        first.kind = Some(FurnitureKind::Repeated);
    }
    let mut at = 0;
    let mut whole = Traced::default();
    for line in lines.iter().filter(|l| l.kind.is_some()) {
        whole.copy(page, at..line.range.start);
        at = line.range.end;
        out.furniture.push((
            line.text.to_owned(),
            line.kind.unwrap_or(FurnitureKind::Other),
            line.range.start as u32,
        ));
    }
    whole.copy(page, at..page.len());
    out.text = if out.furniture.is_empty() { whole } else { whole.trimmed() };
    out.published = dateline(out.text.text());
    credits(&lines, 0, Credits::default(), lexicon, &mut out);
    out
}

fn is_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The line break that ends before `start`.
fn break_before(page: &str, start: usize) -> Range<usize> {
    let found = page[..start].char_indices().rev().find(|(_, c)| is_break(*c));
    found.map_or(start..start, |(at, c)| at..at + c.len_utf8())
}

/// Lines above the text that only give a date, and the date.
fn set_dates_apart(lines: &mut [Line], head: usize) -> Option<riwaya_record::Published> {
    let mut shown: Option<Stamp> = None;
    let count = lines.len();
    for (i, line) in lines.iter_mut().enumerate() {
        if i > head && i + 6 < count {
            continue;
        }
        let meta = line.kind == Some(FurnitureKind::Meta);
        let found = if meta { date::find(line.text) } else { line.date().filter(|_| line.kind.is_none()) };
        if let Some(found) = found {
            line.kind = line.kind.or(Some(FurnitureKind::Meta));
            // Of two lines with one day, the one that also tells the hour.
            let fuller =
                |first: Stamp| !first.has_time() && found.stamp.has_time() && first.same_day(found.stamp);
            shown = Some(shown.filter(|first| !fuller(*first)).unwrap_or(found.stamp));
        }
    }
    shown.map(|stamp| stamp.published(PublishedFrom::Text))
}

/// "Editor in chief" alone on its line: the name stands on the next.
fn names_after_mastheads(lines: &mut [Line]) {
    for i in 1..lines.len() {
        let titled = lines[i - 1].hit.is_some_and(|h| h.alone && h.kind == FurnitureKind::Masthead);
        if titled && lines[i].kind.is_none() && lines[i].words <= 4 {
            lines[i].kind = Some(FurnitureKind::Masthead);
        }
    }
}

/// Finds the title among the lines above the first paragraph and sets labels and repetitions apart.
fn head_lines(lines: &mut [Line], head: usize, first_prose: Option<usize>) -> Option<usize> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for line in &lines[..head] {
        *count.entry(line.folded()).or_default() += 1;
    }
    let repeated: Vec<bool> = (0..head).map(|i| count[lines[i].folded()] > 1).collect();
    let mut seen: Vec<String> = Vec::new();
    for i in 0..head {
        if !repeated[i] || lines[i].kind.is_some() {
            continue;
        }
        // Short lines printed twice are labels; a headline printed twice is a headline once.
        let folded = lines[i].folded().to_owned();
        let again = seen.contains(&folded);
        if lines[i].words < 3 || again {
            lines[i].kind = Some(FurnitureKind::Repeated);
        }
        seen.push(folded);
    }
    let lead = first_prose.map(|p| lines[p].text);
    let candidates: Vec<usize> = match lead {
        Some(_) => (0..head).filter(|i| lines[*i].is_headline()).collect(),
        // No paragraph at all: a headline needs something longer below it.
        None => {
            let first = (0..lines.len()).find(|i| lines[*i].kind.is_none());
            first
                .filter(|i| {
                    lines[*i].is_headline()
                        && lines[i + 1..].iter().any(|l| l.kind.is_none() && l.words > lines[*i].words)
                })
                .into_iter()
                .collect()
        }
    };
    let score = |i: usize| {
        let echoed = (0..head).any(|j| j != i && is_echo(lines[j].folded(), lines[i].folded()));
        lead.map_or(0.0, |lead| headline::overlap(lines[i].text, lead)) + if echoed { 0.3 } else { 0.0 }
    };
    let first = *candidates.first()?;
    let mut title = first;
    // Titles restate the lead; a line above that does not is a kicker.
    if score(first) < 0.35 {
        let best = candidates.iter().copied().fold(first, |b, i| if score(i) > score(b) { i } else { b });
        if score(best) >= score(first) + 0.3 {
            title = best;
        }
    }
    let end = if first_prose.is_some() { head } else { title };
    for i in 0..end {
        if i == title || lines[i].kind.is_some() {
            continue;
        }
        if is_echo(lines[i].folded(), lines[title].folded()) {
            lines[i].kind = Some(FurnitureKind::Repeated);
        } else if lines[i].words <= 3 && !lines[i].text.ends_with(['.', '!', '؟']) {
            let above = i < title;
            lines[i].kind = Some(if above { FurnitureKind::Navigation } else { FurnitureKind::Other });
        }
    }
    // Headlines above the title with furniture between are of other stories; a kicker stands right above it.
    let mut parted = false;
    for i in (0..title).rev() {
        parted |= lines[i].kind.is_some();
        if parted && lines[i].kind.is_none() {
            lines[i].kind = Some(FurnitureKind::Related);
        }
    }
    let whole = lines[title].folded().to_owned();
    for line in lines.iter_mut().skip(title + 1).filter(|l| l.kind.is_none() && l.folded() == whole) {
        line.kind = Some(FurnitureKind::Repeated);
    }
    Some(title)
}

/// Whether a line is the beginning of another, cut off.
fn is_echo(part: &str, whole: &str) -> bool {
    !part.is_empty()
        && part.len() < whole.len()
        && whole.strip_prefix(part).is_some_and(|rest| rest.starts_with(' '))
}

/// What follows "related articles" or a comment form belongs to it.
fn headed_blocks(lines: &mut [Line]) {
    let mut open: Option<FurnitureKind> = None;
    let mut to_the_end = false;
    let mut seen_prose = false;
    for line in lines {
        if let Some(hit) = line.hit {
            let listed = hit.alone && hit.by == FurnitureMatch::Start;
            if hit.by == FurnitureMatch::Block
                || listed && matches!(hit.kind, FurnitureKind::Related | FurnitureKind::Tags)
            {
                open = Some(hit.kind);
                to_the_end |= hit.kind == FurnitureKind::Comment && seen_prose;
            }
            continue;
        }
        if to_the_end {
            line.kind = line.kind.or(Some(FurnitureKind::Comment));
        } else if line.is_prose() {
            seen_prose = true;
            open = None;
        } else if let Some(kind) = open.filter(|_| seen_prose) {
            line.kind = line.kind.or(Some(kind));
        }
    }
}

/// A run of headlines after the last paragraph is a list of other stories.
fn tail(lines: &mut [Line], title: Option<usize>) {
    let Some(last) = lines.iter().rposition(Line::is_prose) else { return };
    let rest: Vec<usize> =
        (last + 1..lines.len()).filter(|i| title != Some(*i) && lines[*i].kind.is_none()).collect();
    if rest.len() >= 3 && rest.iter().all(|i| lines[*i].words <= 20) {
        for i in rest {
            lines[i].kind = Some(FurnitureKind::Related);
        }
    }
}
