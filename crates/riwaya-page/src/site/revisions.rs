//! Two revisions of an article side by side: which words went and came, and what it tells otherwise.

use askama::Template;
use riwaya_record::{
    Change, ChangeKind, Claim, CodedArticle, Fate, Field, Number, Party, Revised, Span, Statement, Status,
    Stretch,
};

use super::article::Revision;
use super::{Frame, Part, Reader, shortened};
use crate::articles::direction;
use crate::counting::{CLAIMS, Noun, STATEMENTS, WORDS, counted};
use crate::event::kind;
use crate::ways::{Ways, part};
use crate::wording::{Both, Voice};
use crate::{dates, names};

/// What the page of two revisions shows.
#[derive(Clone, Copy, Debug)]
pub struct RevisionsInput<'a> {
    /// The earlier revision, and its number.
    pub before: (&'a CodedArticle, usize),
    /// The later one.
    pub after: (&'a CodedArticle, usize),
    /// All there are, the oldest first.
    pub revisions: &'a [Revision],
    /// What the later says otherwise.
    pub revised: &'a Revised,
}

/// What changed between two revisions of an article.
pub fn revisions(reader: &Reader, input: &RevisionsInput<'_>) -> String {
    let v = reader.voice();
    let RevisionsInput { before, after, revisions, revised } = *input;
    let of = after.0;
    let named = if of.title.trim().is_empty() { of.id.as_str() } else { of.title.trim() };
    let own = format!("/revisions/{}", part(&of.id));
    let words = |fate: Fate| {
        let all = revised.title.iter().chain(&revised.text).filter(|s| s.fate == fate);
        all.flat_map(|s| s.text.split_whitespace()).filter(|w| w.chars().any(char::is_alphanumeric)).count()
    };
    let pair = |earlier: usize, later: usize| format!("{own}?before={earlier}&revision={later}");
    let numbered = |at: usize| {
        let known = revisions.get(at.wrapping_sub(1));
        Numbered {
            number: at,
            when: known.and_then(|r| dates::published(&r.published)),
            to: format!("{}?revision={at}", Ways::Site.article(&of.id)),
        }
    };
    let page = Page {
        frame: Frame::new(
            reader,
            Part::None,
            &v.plain(&Both::new(format!("نسخ: {named}"), format!("Revisions: {named}"))),
        ),
        v,
        outlet: of.outlet.clone().filter(|o| !o.trim().is_empty()),
        article: Ways::Site.article(&of.id),
        language: of.language.clone(),
        direction: direction(&of.language),
        title: paragraphs(&revised.title).into_iter().flatten().collect(),
        before: numbered(before.1),
        after: numbered(after.1),
        all: revisions.iter().map(|r| numbered(r.number)).collect(),
        earlier: (before.1 > 1).then(|| pair(before.1 - 1, before.1)),
        later: (after.1 < revisions.len()).then(|| pair(after.1, after.1 + 1)),
        taken_out: counted(words(Fate::TakenOut), &WORDS),
        put_in: counted(words(Fate::PutIn), &WORDS),
        parts: [
            told(&CLAIMS, Both::new("ما يرويه", "What it tells"), &revised.claims, |change| {
                of_claim(input, change)
            }),
            told(
                &STATEMENTS,
                Both::new("من يقول ماذا", "Who says what"),
                &revised.statements,
                |change| of_statement(input, change),
            ),
        ],
        text: folded(paragraphs(&revised.text)),
        record: format!("/api/v1{}", pair(before.1, after.1)),
        own,
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/revisions.html")]
struct Page {
    frame: Frame,
    v: Voice,
    outlet: Option<String>,
    article: String,
    language: String,
    direction: &'static str,
    title: Vec<Stretch>,
    before: Numbered,
    after: Numbered,
    all: Vec<Numbered>,
    earlier: Option<String>,
    later: Option<String>,
    taken_out: Both,
    put_in: Both,
    parts: [Told; 2],
    text: Vec<Block>,
    record: String,
    own: String,
}

/// A revision of those that can be compared.
struct Numbered {
    number: usize,
    when: Option<Both>,
    to: String,
}

/// Claims or statements that are told otherwise.
struct Told {
    name: Both,
    /// How many of them appeared, vanished and changed, in words; none where none did.
    counts: Vec<(&'static str, Both)>,
    changes: Vec<Changed>,
}

/// A claim or statement that is told otherwise.
struct Changed {
    class: &'static str,
    how: Both,
    kind: Both,
    /// Its words, with what went and came among them where it has changed, and the way there.
    words: Vec<Stretch>,
    to: String,
    /// What it is, or what differs: name, as it was, as it is.
    rows: Vec<(Both, Option<Both>, Option<Both>)>,
}

fn told<T>(noun: &Noun, name: Both, changes: &[Change<T>], shown: impl Fn(&Change<T>) -> Changed) -> Told {
    let of = |kind: ChangeKind| changes.iter().filter(|c| c.change == kind).count();
    let counts = [ChangeKind::Vanished, ChangeKind::Appeared, ChangeKind::Changed].into_iter();
    Told {
        name,
        counts: counts
            .filter(|kind| of(*kind) > 0)
            .map(|kind| {
                let (class, how, n) = (class(kind), fate(kind), counted(of(kind), noun));
                (class, Both::new(format!("{}: {}", how.ar, n.ar), format!("{}: {}", how.en, n.en)))
            })
            .collect(),
        changes: changes.iter().map(shown).collect(),
    }
}

fn class(of: ChangeKind) -> &'static str {
    match of {
        ChangeKind::Appeared => "appeared",
        ChangeKind::Vanished => "vanished",
        ChangeKind::Changed => "changed",
    }
}

fn fate(of: ChangeKind) -> Both {
    match of {
        ChangeKind::Appeared => Both::new("جديد", "new"),
        ChangeKind::Vanished => Both::new("اختفى", "gone"),
        ChangeKind::Changed => Both::new("تغيّر", "changed"),
    }
}

/// What a claim says in each field, in readers' words.
fn claim_field(article: &CodedArticle, of: &Claim, field: &str) -> Both {
    match field {
        "event" | "mode" => kind(of.event, of.mode.as_deref()),
        "actor" => parties(article, &of.actor),
        "recipient" => parties(article, &of.recipient),
        "status" => happened(of.status),
        "date" => of.date.as_ref().map(|d| dates::day(&d.value)).unwrap_or_default(),
        "place" => of.place.as_ref().map(|p| Both::either(&p.span.text, &p.name)).unwrap_or_default(),
        "attribution" => speakers(article, &of.attribution),
        "numbers" => numbers(&of.numbers),
        _ => Both::default(),
    }
}

fn happened(of: Status) -> Both {
    names::status(of).map_or_else(|| Both::new("وقع", "happened"), |s| s.0)
}

fn of_claim(input: &RevisionsInput<'_>, change: &Change<Claim>) -> Changed {
    let of = change.after.as_ref().or(change.before.as_ref());
    let kind = of.map(|c| kind(c.event, c.mode.as_deref())).unwrap_or_default();
    let whole = ["actor", "recipient", "date", "status", "attribution"];
    shown(input, change, kind, &whole, claim_field, |claim| &claim.sentence)
}

fn statement_field(article: &CodedArticle, of: &Statement, field: &str) -> Both {
    match field {
        "attribution" => speakers(article, &of.attribution),
        "stance" => names::stance(of.stance),
        "numbers" => numbers(&of.numbers),
        _ => Both::default(),
    }
}

fn of_statement(input: &RevisionsInput<'_>, change: &Change<Statement>) -> Changed {
    let of = change.after.as_ref().or(change.before.as_ref());
    let stance = of.map(|s| names::stance(s.stance)).unwrap_or_default();
    shown(input, change, stance, &["attribution"], statement_field, |statement| &statement.proposition)
}

/// Letters of a quoted sentence.
const QUOTED: usize = 260;

fn shown<T>(
    input: &RevisionsInput<'_>,
    change: &Change<T>,
    kind: Both,
    whole: &[&str],
    field: impl Fn(&CodedArticle, &T, &str) -> Both,
    words: impl Fn(&T) -> &Span,
) -> Changed {
    let value = |article: &CodedArticle, of: &Option<T>, name: &str| {
        of.as_ref().map(|of| field(article, of, name)).filter(|value| !value.is_empty())
    };
    let differing: Vec<&str> = change.fields.iter().map(String::as_str).collect();
    let asked = if change.change == ChangeKind::Changed { differing.as_slice() } else { whole };
    let mut rows: Vec<(Both, Option<Both>, Option<Both>)> = Vec::new();
    for name in asked.iter().copied().filter(|name| *name != "mode" || !asked.contains(&"event")) {
        let (was, is) =
            (value(input.before.0, &change.before, name), value(input.after.0, &change.after, name));
        if was.is_some() || is.is_some() {
            rows.push((field_name(name), was, is));
        }
    }
    let quoted = |of: &T, (article, revision): (&CodedArticle, usize)| {
        let kept = Stretch { fate: Fate::Kept, text: shortened(&words(of).text.replace('\n', " "), QUOTED) };
        (vec![kept], Ways::passage_of(&article.id, revision, words(of)))
    };
    let (words, to) = match (&change.before, &change.after) {
        (Some(_), Some(now)) => {
            let all =
                if words(now).field == Field::Title { &input.revised.title } else { &input.revised.text };
            (within(all, words(now)), Ways::passage_of(&input.after.0.id, input.after.1, words(now)))
        }
        (None, Some(new)) => quoted(new, input.after),
        (Some(gone), None) => quoted(gone, input.before),
        (None, None) => (Vec::new(), String::new()),
    };
    Changed { class: class(change.change), how: fate(change.change), kind, words, to, rows }
}

/// The stretches within a span of the later text, with what was taken out from between them.
fn within(all: &[Stretch], span: &Span) -> Vec<Stretch> {
    let (start, end) = (span.start as usize, span.end as usize);
    let mut out = Vec::new();
    let mut at = 0;
    for (n, stretch) in all.iter().enumerate() {
        if stretch.fate == Fate::TakenOut {
            // at the beginning, where other words came in its place
            let replaced = at == start && all.get(n + 1).is_some_and(|next| next.fate == Fate::PutIn);
            let one = !stretch.text.contains(['\n', '.']);
            if (at > start && at < end) || (replaced && one) {
                out.push(stretch.clone());
            }
            continue;
        }
        let letters = stretch.text.chars().count();
        let (from, to) = (start.clamp(at, at + letters) - at, end.clamp(at, at + letters) - at);
        if from < to {
            let text = stretch.text.chars().skip(from).take(to - from).collect();
            out.push(Stretch { fate: stretch.fate, text });
        }
        at += letters;
    }
    out
}

fn field_name(name: &str) -> Both {
    let (ar, en) = match name {
        "event" | "mode" => ("النوع", "type"),
        "actor" => ("من فعله", "who did it"),
        "recipient" => ("من وقع عليه", "to whom"),
        "status" => ("الحالة", "status"),
        "date" => ("متى", "when"),
        "place" => ("أين", "where"),
        "attribution" => ("بحسب", "according to"),
        "numbers" => ("أعداد", "numbers"),
        "stance" => ("الموقف", "stance"),
        other => return Both::same(other),
    };
    Both::new(ar, en)
}

fn parties(article: &CodedArticle, of: &[Party]) -> Both {
    let name = |party: &Party| {
        let entity = party.entity.as_deref().and_then(|id| article.entity(id));
        entity.map_or_else(|| Both::same(party.span.text.trim()), |e| Both::either(&e.name_ar, &e.name))
    };
    Both::list(&of.iter().map(name).collect::<Vec<_>>())
}

/// Who is named as the source; where nobody is, the article speaks for itself.
fn speakers(article: &CodedArticle, of: &[Party]) -> Both {
    if of.is_empty() {
        Both::new("المقال نفسه", "the article itself")
    } else {
        parties(article, of)
    }
}

fn numbers(of: &[Number]) -> Both {
    Both::list(&of.iter().map(|n| Both::same(n.span.text.trim())).collect::<Vec<_>>())
}

/// Paragraphs that are shown one after the other, or that did not change and are folded away.
struct Block {
    folded: bool,
    lines: Vec<Vec<Stretch>>,
}

/// Unchanged paragraphs beside a change that stay in sight.
const BESIDE: usize = 1;

/// The stretches line by line, empty lines left out.
fn paragraphs(all: &[Stretch]) -> Vec<Vec<Stretch>> {
    let mut out: Vec<Vec<Stretch>> = vec![Vec::new()];
    for stretch in all {
        for (n, text) in stretch.text.split('\n').enumerate() {
            if n > 0 {
                out.push(Vec::new());
            }
            if let Some(line) = out.last_mut().filter(|_| !text.is_empty()) {
                line.push(Stretch { fate: stretch.fate, text: text.to_owned() });
            }
        }
    }
    out.retain(|line| line.iter().any(|s| !s.text.trim().is_empty()));
    out
}

/// Long runs of paragraphs that did not change folded, but for those beside a change.
fn folded(lines: Vec<Vec<Stretch>>) -> Vec<Block> {
    let kept: Vec<bool> = lines.iter().map(|line| line.iter().all(|s| s.fate == Fate::Kept)).collect();
    let far = |n: usize| kept[n.saturating_sub(BESIDE)..(n + BESIDE + 1).min(kept.len())].iter().all(|k| *k);
    let away: Vec<bool> = (0..kept.len()).map(far).collect();
    let mut out: Vec<Block> = Vec::new();
    for (line, folded) in lines.into_iter().zip(away) {
        match out.last_mut().filter(|block| block.folded == folded) {
            Some(block) => block.lines.push(line),
            None => out.push(Block { folded, lines: vec![line] }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(fate: Fate, text: &str) -> Stretch {
        Stretch { fate, text: text.to_owned() }
    }

    #[test]
    fn a_span_of_the_later_text_shows_what_went_from_it() {
        let all = [
            stretch(Fate::Kept, "قال "),
            stretch(Fate::TakenOut, "نعم"),
            stretch(Fate::PutIn, "لا"),
            stretch(Fate::Kept, " ثم صمت."),
        ];
        let span = |start, end| Span { start, end, text: String::new(), field: Field::Text };
        let whole = [stretch(Fate::TakenOut, "نعم"), stretch(Fate::PutIn, "لا"), stretch(Fate::Kept, " ثم")];
        assert_eq!(within(&all, &span(4, 9)), whole);
        assert_eq!(within(&all, &span(0, 3)), [stretch(Fate::Kept, "قال")]);
    }

    #[test]
    fn what_did_not_change_far_from_changes_is_folded() {
        let all = [
            stretch(Fate::Kept, "أول\n\nثان\nثالث\nرابع "),
            stretch(Fate::PutIn, "جديد\nكله\n"),
            stretch(Fate::Kept, "خامس"),
        ];
        let blocks = folded(paragraphs(&all));
        let shape: Vec<(bool, usize)> = blocks.iter().map(|b| (b.folded, b.lines.len())).collect();
        assert_eq!(shape, [(true, 2), (false, 4)]);
    }
}
