//! A web page: title, text, furniture, metadata.

use std::ops::Range;

use riwaya_lexicon::FurnitureLexicon;
use riwaya_record::{FurnitureKind, PublishedFrom, Severity};
use riwaya_text::is_arabic_letter;

use crate::content::{self, Part};
use crate::credit::{self, Credits};
use crate::date::{self, Stamp, Told};
use crate::draft::Draft;
use crate::headline::Vocabulary;
use crate::metadata::{self, Metadata};
use crate::page::{self, Line};
use crate::trace::Traced;
use crate::tree::{MAX_NODES, Tree};
use crate::{headline, json, teaser};

/// Reads a page. `titled` is the title where the input gives one.
pub(crate) fn read(page: &str, titled: Option<&str>, lexicon: &FurnitureLexicon) -> Draft {
    let tree = Tree::parse(page);
    let lines = page::lines(page, &tree)
        .into_iter()
        .flat_map(|line| teaser::apart(line, lexicon))
        .collect::<Vec<_>>();
    let meta = metadata::of(page, &tree);
    let (title, title_line) = match titled {
        Some(given) => (Traced::default(), repeats(&lines, given)),
        None => title_of(page, &tree, &lines, &meta, lexicon),
    };
    let parts = content::parts(&tree, &lines, title_line, lexicon);
    let mut out = Draft { title: without_marks(&title), ..Draft::default() };
    let headline = headline::fold(titled.unwrap_or(out.title.text()));
    for (i, line) in lines.iter().enumerate() {
        match parts[i] {
            Part::Body if headline::fold(line.text.text()) == headline => {
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
    if let Some(body) = meta.body.clone().filter(|_| words(out.text.text()) < FEW_WORDS) {
        said_in_data(page, body, &mut out);
    }
    let around = Around::of(&lines, &parts, title_line);
    out.outlet = outlet_of(&meta, out.title.text(), lexicon);
    credits(page, &tree, &lines, &around, &meta, lexicon, &mut out);
    times(&lines, &around, &meta, &mut out);
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

/// A headline without the marks of direction and the spaces around it.
fn without_marks(title: &Traced) -> Traced {
    let text = title.text();
    let is_unseen = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let start = text.len() - text.trim_start_matches(is_unseen).len();
    title.slice(start..start + text.trim_matches(is_unseen).len())
}

/// A text of fewer words than this gives way to one that the page's data hold.
const FEW_WORDS: usize = 40;

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The text as linked data hold it, where a script was to show it; what the page shows is furniture then.
fn said_in_data(page: &str, body: Range<usize>, out: &mut Draft) {
    let (layer, _) = json::literal(page, body.start);
    let text =
        if layer.text().contains("</") { page::shown(layer.text()).through(&layer) } else { layer.trimmed() };
    if words(text.text()) < FEW_WORDS.max(3 * words(out.text.text())) {
        return;
    }
    if !out.text.is_empty() {
        let shown = std::mem::take(&mut out.text);
        out.furniture.push((shown.text().to_owned(), FurnitureKind::Other, shown.start()));
    }
    out.text = text;
    let message =
        "the page shows no article; its text was taken from the data that the page carries (articleBody)";
    out.diagnostics.push((Severity::Note, message.to_owned()));
}

/// Kinds of furniture whose times and names are not the article's.
const APART: [FurnitureKind; 4] =
    [FurnitureKind::Related, FurnitureKind::Comment, FurnitureKind::Tags, FurnitureKind::Caption];

/// Where around the article its times and credits stand: between headline and text, then above and right below.
struct Around {
    /// The article's first line.
    first: usize,
    /// Places of lines, the nearest first.
    near: Vec<usize>,
    /// Those of them that come after the article.
    after: Range<usize>,
    /// Those of them where a byline may stand: the nearest that are no part of something else, one above the headline.
    bylines: Vec<usize>,
}

impl Around {
    fn of(lines: &[Line], parts: &[Part], title: Option<usize>) -> Self {
        // A second headline may stand above the first.
        let below = title.filter(|t| parts[*t..].contains(&Part::Body)).unwrap_or(0);
        let Some(first) = (below..parts.len()).find(|i| parts[*i] == Part::Body) else {
            return Self { first: 0, near: Vec::new(), after: 0..0, bylines: Vec::new() };
        };
        let last = parts.iter().rposition(|p| *p == Part::Body).unwrap_or(first);
        let from = title.filter(|t| *t < first).unwrap_or(first).saturating_sub(8);
        let after = last + 1..(last + 5).min(lines.len());
        // Between a lead and the text, too; not in what the text is interrupted by.
        let is_told = |i: &usize| matches!(parts[*i], Part::Furniture(kind) if !APART.contains(&kind));
        let between = (first..last.min(first + 10)).filter(is_told);
        let above = title.map_or(first, |title| title.saturating_sub(1));
        let is_byline = |i: &usize| is_told(i) || parts[*i] == Part::Furniture(FurnitureKind::Caption);
        let bylines = (above.max(from)..first).rev().chain(between.clone()).filter(is_byline).collect();
        Self {
            first,
            near: (from..first).rev().chain(between).chain(after.clone()).collect(),
            after,
            bylines,
        }
    }
}

/// The words around a line that may be a byline: those of an element that is named for the author – of a card with more
/// about the author its first line –, or a line "city – name".
fn credited(page: &str, tree: &Tree, lines: &[Line], line: &Line) -> Option<String> {
    const MOST: usize = 8;
    let named: Vec<usize> =
        tree.outward(line.first).take(4).filter(|n| content::is_of_author(tree, *n)).collect();
    let Some(outermost) = named.last() else {
        let alone = line.words <= MOST && line.linked == 0 && credit::is_city_and_name(line.text.text());
        return alone.then(|| line.text.text().to_owned());
    };
    let of_card = || {
        let first = lines.iter().find(|other| other.first >= *outermost && other.words >= 2)?;
        (first.words <= MOST).then(|| first.text.text().to_owned())
    };
    let whole = named.iter().map(|n| tree.words(page, *n)).find(|whole| words(whole) <= MOST);
    if tree.node(*outermost).end - outermost > 12 { of_card().or(whole) } else { whole.or_else(of_card) }
}

/// Whether an element is part of a line.
fn is_inline(name: &str) -> bool {
    matches!(name, "" | "b" | "strong" | "i" | "em" | "span" | "font" | "u" | "small" | "bdi" | "bdo")
}

/// Whether an element around a line says that it is of a picture.
fn is_of_picture(tree: &Tree, line: &Line) -> bool {
    const PICTURES: [&str; 6] = ["caption", "image", "img", "photo", "pic", "thumb"];
    tree.outward(line.first).take(4).any(|n| {
        let node = tree.node(n);
        let class = node.attribute("class").unwrap_or_default().to_ascii_lowercase();
        matches!(node.name(), "figure" | "figcaption") || PICTURES.iter().any(|word| class.contains(word))
    })
}

/// Who wrote the article and whose report it is.
fn credits(
    page: &str,
    tree: &Tree,
    lines: &[Line],
    around: &Around,
    meta: &Metadata,
    lexicon: &FurnitureLexicon,
    out: &mut Draft,
) {
    let mut found = Credits::default();
    for line in around.near.iter().map(|i| &lines[*i]).filter(|line| line.words <= 16) {
        found.take(line.text.text(), lexicon);
    }
    found.take_dateline(out.text.text(), lexicon);
    let outlet = out.outlet.clone();
    let mut unlabelled = Credits::default();
    for line in around.bylines.iter().map(|i| &lines[*i]).filter(|line| !is_of_picture(tree, line)) {
        if unlabelled.take_unlabelled(line.text.text(), outlet.as_deref(), lexicon) {
            let own = out.furniture.iter_mut().find(|(_, _, start)| *start == line.text.start());
            own.into_iter()
                .filter(|own| own.1 == FurnitureKind::Other)
                .for_each(|own| own.1 = FurnitureKind::Credit);
        }
    }
    let byline = || {
        around.near.iter().map(|i| &lines[*i]).find_map(|line| {
            let words = credited(page, tree, lines, line)?;
            credit::byline(&words, outlet.as_deref(), lexicon)
        })
    };
    let signed = || {
        let signs =
            around.after.clone().map(|i| lines[i].text.text()).filter(|text| content::is_sign_off(text));
        signs
            .filter_map(|text| {
                text.rsplit_once('/')?.1.trim().contains(' ').then(|| text.rsplit_once('/'))?
            })
            .find(|(agency, name)| agency.split_whitespace().count() <= 2 && (2..=4).contains(&words(name)))
            .and_then(|(_, name)| metadata::name_of(name))
    };
    // A name alone right below the text, in the element that holds it.
    let signed_below = || {
        let (last, line) = (lines.get(around.after.start.checked_sub(1)?)?, lines.get(around.after.start)?);
        let holder = |line: &Line| tree.outward(line.first).find(|n| !is_inline(tree.node(*n).name()));
        let parent = |line: &Line| holder(line).map(|n| tree.node(n).parent);
        let names = lexicon.persons(line.text.text());
        (line.linked == 0 && parent(line) == parent(last) && !names.is_empty()).then(|| names.join("، "))
    };
    let named = meta.author.clone().or(found.author).or_else(byline).or(unlabelled.author);
    out.author = named.or_else(signed).or_else(signed_below).or(found.editor);
    out.agency = found.agency.or(unlabelled.agency);
}

/// When the article was published and changed: as metadata say, in the zone of the clock that the page shows; else as the
/// page shows, its dateline or its address say.
fn times(lines: &[Line], around: &Around, meta: &Metadata, out: &mut Draft) {
    let mut told = Told::default();
    for i in &around.near {
        let text = lines[*i].text.text();
        let short = lines[*i].words <= 8 || lines[*i].words <= 16 && date::opens_with_day(text);
        let Some(found) = date::find(text).filter(|f| short || f.words * 3 >= date::count_words(text)) else {
            if lines[*i].words <= 12 {
                told.changed_at = told.changed_at.or(date::told(text).changed_at);
            }
            continue;
        };
        let line = date::told(text);
        let nothing = line.published.is_none() && line.modified.is_none();
        told.published = told.published.or(line.published).or(nothing.then_some(found.stamp));
        told.modified = told.modified.or(line.modified);
        told.changed_at = told.changed_at.or(line.changed_at);
    }
    // A paper prints its day beside the number of the issue, above everything.
    if told == Told::default() && meta.published.is_none() {
        let heads = lines.iter().take(around.first);
        let issue =
            heads.map(|line| line.text.text()).find(|text| words(text) <= 16 && text.contains("العدد"));
        told.published = issue.and_then(|text| date::told(text).published);
    }
    let signed = || around.after.clone().find_map(|i| date::lone_clock(lines[i].text.text()));
    // Where only a change is told, the address may know an earlier day.
    let addressed = meta.url.as_deref().and_then(date::in_address);
    let earlier = told.modified.and_then(|changed| addressed.filter(|day| !day.is_after(changed)));
    let shown = told.published.or(told.modified.filter(|_| earlier.is_none()));
    let published = match meta.published {
        Some(said) => {
            let zone = meta.modified.zip(told.modified).and_then(|(said, shown)| said.shown_in(shown));
            let settled = date::settled(said, shown);
            let local = zone.filter(|_| settled.zone() == Some(0)).and_then(|zone| settled.in_zone(zone));
            Some((local.unwrap_or(settled), PublishedFrom::Metadata))
        }
        None => shown.map(|stamp| {
            (
                if stamp.has_time() {
                    stamp
                } else {
                    signed().map_or(stamp, |clock| stamp.at_time_of(clock))
                },
                PublishedFrom::Text,
            )
        }),
    };
    let zone = published.and_then(|(stamp, _)| stamp.zone()).filter(|zone| *zone != 0);
    let local = |stamp: Stamp| match zone {
        Some(zone) if stamp.zone() == Some(0) => stamp.in_zone(zone).unwrap_or(stamp),
        _ => stamp,
    };
    let later =
        |stamp: &Stamp| published.is_none_or(|(first, _)| first != *stamp && !first.same_instant(*stamp));
    let changed_at = || {
        let (day, _) = published?;
        Some(day.only_day().at_time_of(told.changed_at?).with_zone(day.zone()))
    };
    out.modified =
        (meta.modified.map(local).or(told.modified).or_else(changed_at)).filter(later).map(|stamp| {
            stamp.published(if meta.modified.is_some() {
                PublishedFrom::Metadata
            } else {
                PublishedFrom::Text
            })
        });
    out.published = published.map(|(stamp, from)| {
        let mut published = stamp.published(from);
        // The day there, where no clock tells the zone.
        if let Some(day) = shown.filter(|day| !day.has_time() && stamp.may_fall_on(*day)) {
            published.date = day.published(from).date;
        }
        published
    });
    out.published = out.published.take().or_else(|| dateline(out.text.text()));
    if out.published.is_none() {
        let only = meta.only_time.filter(|stamp| addressed.is_none_or(|day| day.same_day(*stamp)));
        let only = only.map(|stamp| stamp.published(PublishedFrom::Metadata));
        out.published = only.or(addressed.map(|stamp| stamp.published(PublishedFrom::Url)));
    }
}

fn repeats(lines: &[Line], title: &str) -> Option<usize> {
    let title = headline::fold(title);
    lines.iter().position(|l| !title.is_empty() && headline::fold(l.text.text()) == title)
}

/// How much a line is set off as a headline: by its element, its class, its letters.
fn level(tree: &Tree, line: &Line) -> Option<u8> {
    tree.outward(line.first).take(6).find_map(|n| {
        let node = tree.node(n);
        match node.name() {
            "h1" => Some(3),
            "h2" | "h3" => Some(2),
            _ if node.attribute("itemprop").is_some_and(|p| p.contains("headline")) => Some(3),
            _ if node.attribute("class").is_some_and(|c| c.to_ascii_lowercase().contains("title")) => Some(1),
            _ => None,
        }
    })
}

/// The title: the headline shown on the page that its metadata name, else the headline above the text, else the metadata's
/// own words.
fn title_of(
    page: &str,
    tree: &Tree,
    lines: &[Line],
    meta: &Metadata,
    lexicon: &FurnitureLexicon,
) -> (Traced, Option<usize>) {
    let named: Vec<(&str, String)> =
        meta.titles.iter().map(|(t, _)| (without_outlet(t, &meta.outlets), headline::fold(t))).collect();
    let outlets: Vec<String> = meta.outlets.iter().map(|name| headline::fold(name)).collect();
    let vocabulary = Vocabulary::of(meta.titles.iter().map(|(title, _)| title.as_str()));
    let mut best: Option<(f64, usize)> = None;
    for (i, line) in lines.iter().enumerate() {
        if line.words < 2 || line.words > 50 {
            continue;
        }
        let words = line.text.text();
        let folded = headline::fold(words);
        if outlets.contains(&folded) || !named.is_empty() && !vocabulary.meets(&folded) {
            continue;
        }
        let heads = level(tree, line).unwrap_or(0);
        let alike = named
            .iter()
            .enumerate()
            .map(|(rank, (n, whole))| {
                let same = headline::fold(n) == folded;
                let (of_name, of_line) = (headline::overlap(n, words), headline::overlap(words, n));
                let (both, loose) = (of_name.min(of_line), of_name.max(of_line));
                let score = if same {
                    1.5
                } else if line.words >= 4 && is_end_of(&folded, whole) {
                    // The page's title with the outlet's name, its section, its slogan around it.
                    1.3
                } else if both > 0.6 {
                    both
                } else if of_name > 0.99 && heads >= 2 && n.split(' ').count() >= 3 {
                    0.76
                } else {
                    loose * 0.55
                };
                score - 0.02 * rank as f64
            })
            .fold(0.0, f64::max);
        let needed = match heads {
            3 => 0.5,
            2 | 1 => 0.75,
            _ => 1.2,
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
    if let Some(i) = above_the_text(tree, lines, meta, lexicon) {
        return (lines[i].text.clone(), Some(i));
    }
    for (words, place) in &meta.titles {
        let Some(place) = place else { continue };
        let whole = page::collapsed(page, place.clone());
        let kept = without_outlet(whole.text(), &meta.outlets);
        let start = whole.text().find(kept).unwrap_or(0);
        if !words.trim().is_empty() {
            return (whole.slice(start..start + kept.len()), None);
        }
    }
    let first = lines.iter().position(|l| l.words >= 2 && level(tree, l).is_some_and(|l| l >= 2));
    (first.map(|i| lines[i].text.clone()).unwrap_or_default(), first)
}

/// Whether a title begins or ends with a line, both folded.
fn is_end_of(line: &str, title: &str) -> bool {
    title.strip_prefix(line).is_some_and(|rest| rest.starts_with(' '))
        || title.strip_suffix(line).is_some_and(|rest| rest.ends_with(' '))
}

/// The line above the text that restates it, where the metadata's title does not: an outlet that calls all its pages by
/// its own name.
fn above_the_text(tree: &Tree, lines: &[Line], meta: &Metadata, lexicon: &FurnitureLexicon) -> Option<usize> {
    let parts = content::parts(tree, lines, None, lexicon);
    let first = (0..lines.len()).find(|i| parts[*i] == Part::Body && content::is_prose(&lines[*i]))?;
    let opening: String = (first..lines.len())
        .filter(|i| parts[*i] == Part::Body)
        .take(4)
        .map(|i| lines[i].text.text().to_owned() + "\n")
        .collect();
    let said = meta.titles.iter().map(|(t, _)| headline::overlap(t, &opening)).fold(0.0, f64::max);
    let score = |i: &usize| {
        let set_off = f64::from(level(tree, &lines[*i]).unwrap_or(0)) * 0.1;
        headline::overlap(lines[*i].text.text(), &opening) + set_off
    };
    let fits = |i: &usize| {
        let line = &lines[*i];
        (3..=30).contains(&line.words)
            && line.link_density() < 0.5
            && lexicon.look(line.text.text()).is_none()
            && date::find(line.text.text()).is_none()
    };
    let (score, best) = (first.saturating_sub(10)..first)
        .filter(fits)
        .map(|i| (score(&i), i))
        .fold((0.0, first), |best, next| if next.0 > best.0 { next } else { best });
    (score >= 0.45 && score > said + 0.1).then_some(best)
}

/// The outlet's name, for an Arabic article the first that is in Arabic: systems that make pages call outlets by names of
/// their own (Youm7, LBCIV7), while the page tells its readers اليوم السابع.
fn outlet_of(meta: &Metadata, headline: &str, lexicon: &FurnitureLexicon) -> Option<String> {
    let is_arabic = |words: &str| words.chars().any(is_arabic_letter);
    let first = meta.outlets.first();
    if first.is_some_and(|name| is_arabic(name)) || !is_arabic(headline) && first.is_some() {
        return first.cloned();
    }
    // A slogan is no name.
    let named = meta.outlets.iter().find(|name| is_arabic(name) && words(name) <= LONGEST_NAME).cloned();
    let titled = || outlet_in_title(meta, headline, lexicon);
    match (named, first) {
        (Some(name), _) => Some(name),
        (None, Some(first)) => titled().filter(|name| is_arabic(name)).or_else(|| Some(first.clone())),
        (None, None) => titled(),
    }
}

/// Words of an outlet's name at most: وكالة المغرب العربي للأنباء has four.
const LONGEST_NAME: usize = 5;

/// The outlet's name, where the page's title has it beside the headline or holds nothing else.
fn outlet_in_title(meta: &Metadata, headline: &str, lexicon: &FurnitureLexicon) -> Option<String> {
    let (title, _) = meta.titles.last()?;
    let title = title.trim();
    let wanted = headline::fold(headline);
    let fits = |name: &str| {
        (1..=6).contains(&words(name))
            && lexicon.look(name).is_none()
            && name.chars().any(char::is_alphabetic)
    };
    let parted = || {
        let bars =
            title.char_indices().filter(|(_, c)| matches!(c, '|' | '-' | '–' | '—' | '»' | '«' | '•' | ':'));
        bars.map(|(at, c)| (title[..at].trim(), title[at + c.len_utf8()..].trim()))
    };
    let is_bar = |c: char| c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—' | '»' | '«' | '•' | ':');
    for (before, after) in parted() {
        let named = if headline::fold(before) == wanted {
            after.rsplit(['|', '»', '«', '•']).next()
        } else if headline::fold(after) == wanted {
            before.split(['|', '»', '«', '•']).next()
        } else {
            None
        };
        if let Some(name) = named.map(|name| name.trim_matches(is_bar)).filter(|name| fits(name)) {
            return Some(name.to_owned());
        }
    }
    if let Some(rest) = title.strip_prefix(headline.trim()).filter(|_| !headline.is_empty()) {
        return Some(rest.trim_matches(is_bar)).filter(|name| fits(name)).map(str::to_owned);
    }
    // A title that has nothing of the headline is the outlet's.
    let first = parted().next().map_or(title, |(before, _)| before).trim_matches(is_bar);
    (fits(first)
        && words(first) <= 5
        && headline::overlap(first, headline) < 0.6
        && !wanted.contains(&headline::fold(first))
        && !wanted.is_empty())
    .then(|| first.to_owned())
}

/// A title without the outlet's name before or after it.
fn without_outlet<'a>(title: &'a str, outlets: &[String]) -> &'a str {
    let mut title = title.trim();
    let outlets: Vec<String> = outlets.iter().map(|name| headline::fold(name)).collect();
    for _ in 0..2 {
        let mut shorter = None;
        for bar in [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", "|"] {
            let named = |part: &str| {
                let part = headline::fold(part);
                let is = |o: &String| o.contains(&part) || part.contains(o) && !o.is_empty();
                !part.is_empty() && outlets.iter().any(is)
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
