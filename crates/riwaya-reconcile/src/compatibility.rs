//! How likely two claims are of one event, and why.
//!
//! Evidence for and against is added up in logits from the weights below and turned into a score of 0 to 1; what
//! speaks outright against it (two days, two presidents) is a conflict besides. The weights are few and were set by
//! hand, so that a reader can check a merge from its reasons.

use riwaya_record::{Bound, EventType, Field, Number, NumberKind, Status};

use crate::folding::{containment, shared};
use crate::parties::{Pairing, Who};
use crate::told::{Corpus, Told, is_speech};

/// The outcome of comparing two claims.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Likeness {
    /// 0 to 1.
    pub(crate) score: f64,
    /// Score before conflicts were taken into account.
    pub(crate) looks: f64,
    /// Whether something speaks outright against their being one.
    pub(crate) conflict: bool,
    /// Whether that is that one happened and the other did not, or is only possible.
    pub(crate) other_status: bool,
    /// Whether that is this, or their time.
    pub(crate) other_time: bool,
    /// Whether both name parties, and none in common.
    pub(crate) strangers: bool,
    /// Whether who did it to whom in the one is to whom it was done in the other.
    pub(crate) changed_places: bool,
}

/// Two claims of one block, before anything is known of them.
const PRIOR: f64 = -2.2;
/// One of them is more likely misread than not, by its confidence: then so is what they have in common.
const HARDLY_TOLD: f64 = -0.6;
const EVEN_CHANCE: f64 = 0.5;
/// Each party that both name, times its likeness.
const PARTY: f64 = 1.0;
/// Each of them that is the same entity.
const SAME_ENTITY: f64 = 0.3;
/// The same day, said outright.
const SAME_DAY: f64 = 1.5;
/// The same day, inferred for one of them.
const SAME_INFERRED_DAY: f64 = 0.9;
/// The same day of publication, of two texts that say no day.
const SAME_DAY_OF_NEWS: f64 = 0.5;
/// A day that one text says, and the day after, which is inferred.
const NEWS_OF_YESTERDAY: f64 = 0.4;
/// A day within the other's month.
const WITHIN_MONTH: f64 = 0.4;
/// The same mode; twice that for talks, whose mode tells much.
const SAME_MODE: f64 = 0.5;
/// An issue of the lexicon in common, or none although both have some.
const SAME_ISSUE: f64 = 1.2;
const OTHER_ISSUE: f64 = -1.3;
/// The same word for the act.
const SAME_ACT: f64 = 0.8;
const OTHER_ACT: f64 = -0.5;
/// The same place, or another.
const SAME_PLACE: f64 = 1.0;
const OTHER_PLACE: f64 = -1.8;
/// The same toll, or another in the same text: what differs between two texts has risen, or is disputed.
const SAME_NUMBER: f64 = 0.9;
const OTHER_NUMBER: f64 = -2.0;
/// Types under which one act may be told, but not the same.
const NEAR_TYPE: f64 = -0.6;
/// Nothing that both name tells it from others of its kind: no known party, place, number or issue, nor are their
/// sentences the same.
const NOTHING_NAMED: f64 = -1.5;
const SAME_WORDS: f64 = 0.6;
/// Words of a sentence that are enough to say whether another tells the same.
const ENOUGH_WORDS: usize = 6;
/// What leads two articles that report one happening, or two; and what they tell besides.
const LEAD_OF_ONE_NEWS: f64 = 2.6;
const LEAD_OF_OTHER_NEWS: f64 = -0.8;
const TOLD_WITH_ONE_NEWS: f64 = 0.8;
/// What leads an article and what it tells again in its opening, in one word or about one thing.
const TOLD_AGAIN: f64 = 1.5;
/// A title tells what its text opens with; twice that where one word names both.
const TITLE_AND_TEXT: f64 = 1.0;
/// One text that tells an act twice means two acts more often than two texts do.
const TWICE_IN_ONE_TEXT: f64 = -1.0;
/// Talks that one text mentions again.
const MENTIONED_AGAIN: f64 = 1.5;

/// Likeness below which a pair says nothing.
pub(crate) const NOISE: f64 = 0.05;
/// Score from which two claims are taken for one event.
pub(crate) const LEAST: f64 = 0.5;

/// Days over which an event of a type goes on, or by which honest reports of it differ.
fn lasts(told: &Told<'_>) -> i32 {
    use EventType as E;
    match told.claim.event {
        E::Consult if told.claim.mode.as_deref() == Some("visit") => 2,
        E::Mobilize => 10,
        E::Aid => 5,
        E::Agree | E::Cooperate | E::Retreat => 3,
        E::Sanction | E::Coerce => 2,
        E::Support
        | E::Concede
        | E::Request
        | E::Accuse
        | E::Reject
        | E::Threaten
        | E::Protest
        | E::Assault => 1,
        E::Consult => 0,
    }
}

/// Weighs two claims of one family.
pub(crate) fn compare(corpus: &Corpus<'_>, i: usize, j: usize) -> Likeness {
    weigh(corpus, i, j, Sum { logit: PRIOR, ..Sum::default() }).0
}

/// The same, in words.
pub(crate) fn reasons(corpus: &Corpus<'_>, i: usize, j: usize) -> Vec<String> {
    weigh(corpus, i, j, Sum { logit: PRIOR, tells: true, ..Sum::default() }).1
}

fn weigh(corpus: &Corpus<'_>, i: usize, j: usize, mut sum: Sum) -> (Likeness, Vec<String>) {
    let (a, b) = (&corpus.told[i], &corpus.told[j]);
    sum.status(a, b);
    sum.other_status = sum.conflicts > 0;
    sum.dates(a, b);
    sum.other_time = sum.conflicts > 0;
    if a.claim.confidence.min(b.claim.confidence) < EVEN_CHANCE {
        sum.add(HARDLY_TOLD, || "one is more likely misread than not");
    }
    let parties = sum.parties(a, b);
    sum.modes(a, b);
    sum.places(a, b);
    sum.numbers(a, b);
    sum.subject(corpus, a, b, parties);
    sum.finish()
}

#[derive(Default)]
struct Sum {
    logit: f64,
    conflicts: usize,
    other_status: bool,
    other_time: bool,
    strangers: bool,
    changed_places: bool,
    /// Whether both name something that tells the event from others of its kind: a known party, a place, a number.
    named: bool,
    /// Whether reasons are wanted: most pairs are only weighed.
    tells: bool,
    reasons: Vec<String>,
}

impl Sum {
    fn add<R: Into<String>>(&mut self, weight: f64, reason: impl FnOnce() -> R) {
        self.logit += weight;
        if self.tells {
            self.reasons.push(reason().into());
        }
    }

    fn conflict<R: Into<String>>(&mut self, reason: impl FnOnce() -> R) {
        self.conflicts += 1;
        if self.tells {
            self.reasons.push(reason().into());
        }
    }

    fn finish(self) -> (Likeness, Vec<String>) {
        let looks = 1.0 / (1.0 + (-self.logit).exp());
        let conflict = self.conflicts > 0;
        let score = if conflict { looks.min(0.2) } else { looks };
        (
            Likeness {
                score,
                looks,
                conflict,
                other_status: self.other_status,
                other_time: self.other_time,
                strangers: self.strangers,
                changed_places: self.changed_places,
            },
            self.reasons,
        )
    }

    fn status(&mut self, a: &Told<'_>, b: &Told<'_>) {
        use Status as S;
        match (a.claim.status, b.claim.status) {
            (x, y) if x == y => {}
            (S::Negated, S::Hypothetical) | (S::Hypothetical, S::Negated) => {
                self.conflict(|| "one did not happen, the other is only possible");
            }
            (S::Negated, _) | (_, S::Negated) => {
                let (no, yes) = if a.claim.status == S::Negated { (a, b) } else { (b, a) };
                if no.denied || no.claim.source.is_some() {
                    self.add(-0.2, || "one text reports the act and another its denial");
                } else if matches!(yes.claim.status, S::Actual | S::Historical) {
                    self.conflict(|| "one happened, the other did not");
                } else {
                    self.add(-1.0, || "one did not happen");
                }
            }
            (S::Actual | S::Historical, S::Future) | (S::Future, S::Actual | S::Historical) => {
                let one_time = a.date.zip(b.date).is_some_and(|(x, y)| x.gap(y) == 0);
                match (one_time, a.article == b.article) {
                    (true, false) => self.add(-0.6, || "one is planned, the other happened"),
                    (false, false) => {
                        self.add(-1.5, || "one is planned, for another time, the other happened");
                    }
                    // a text that knows it to have happened does not call it planned
                    (_, true) => {
                        self.conflict(|| "one text tells of one that happened and one that is planned");
                    }
                }
            }
            (S::Future, S::Hypothetical) | (S::Hypothetical, S::Future) => {
                self.add(-0.5, || "one is planned, the other possible");
            }
            (S::Hypothetical, _) | (_, S::Hypothetical) => {
                self.conflict(|| "one is only possible, the other is said to have happened");
            }
            _ => self.add(-0.5, || "one is told as background"),
        }
    }

    /// Weighs the parties; returns how many were found in both.
    fn parties(&mut self, a: &Told<'_>, b: &Told<'_>) -> usize {
        let pairing = Pairing::of(&a.parties, &b.parties);
        let found = pairing.fit(0..a.parties.len(), 0..b.parties.len());
        let weight = PARTY * found.total.min(3.0) + SAME_ENTITY * found.same.min(2) as f64;
        if a.parties.is_empty() || b.parties.is_empty() {
            self.add(-0.2, || "one names no party");
        } else if found.names.is_empty() {
            self.strangers = true;
            self.add(-1.0, || "no party in common");
        } else {
            self.add(weight, || format!("both name {}", found.names.join(", ")));
        }
        self.named |= found.known;
        let visits = [a, b].map(|told| told.claim.mode.as_deref() == Some("visit"));
        if a.claim.event != EventType::Consult || visits == [true; 2] {
            self.directions(a, b, &pairing);
        }
        if a.claim.event == EventType::Consult
            && let Some((p, q)) = found.clash
        {
            self.conflict(|| format!("one is about {p}, the other about {q}"));
        }
        found.names.len()
    }

    /// Who does it to whom: A asks B is not B asks A, and not A asks C.
    fn directions(&mut self, a: &Told<'_>, b: &Told<'_>, pairing: &Pairing<'_, '_>) {
        let actors = pairing.fit(a.acting(), b.acting());
        let recipients = pairing.fit(a.receiving(), b.receiving());
        /// What is reckoned in fractions is no more than that much more.
        const SURELY: f64 = 1e-9;
        let crossed = [pairing.fit(a.acting(), b.receiving()), pairing.fit(a.receiving(), b.acting())];
        // who did it may be just what the sides dispute
        let disputed = matches!(a.claim.event, EventType::Assault | EventType::Coerce);
        // whose visit it is and to whom stands in one phrase, of which half says nothing
        let nobody_stays =
            a.claim.event != EventType::Consult && actors.names.is_empty() && recipients.names.is_empty();
        let [to, from] = &crossed;
        let some_change = !(to.names.is_empty() && from.names.is_empty());
        // two bodies of one state may be one, but not where each is found in the other's place
        let each_changes = to.total.min(from.total) > 0.0
            && to.total + from.total > actors.total + recipients.total + SURELY;
        if !disputed && (each_changes || nobody_stays && some_change && actors.clash.is_none()) {
            self.changed_places = true;
            self.conflict(|| "the parties have changed places");
        } else if let Some((p, q)) = &actors.clash {
            if disputed {
                self.add(-0.6, || format!("one says {p} did it, the other {q}"));
            } else {
                self.conflict(|| format!("one is by {p}, the other by {q}"));
            }
        }
        if let Some((p, q)) = &recipients.clash {
            if is_speech(a.claim.event) {
                self.conflict(|| format!("one is directed at {p}, the other at {q}"));
            } else {
                self.add(-1.2, || format!("one is directed at {p}, the other at {q}"));
            }
        }
    }

    fn dates(&mut self, a: &Told<'_>, b: &Told<'_>) {
        let inferred = i32::from(a.inferred) + i32::from(b.inferred);
        let value = |t: &Told<'_>| t.claim.date.as_ref().map(|d| d.value.clone()).unwrap_or_default();
        match (a.date, b.date) {
            (Some(x), Some(y)) => {
                let gap = x.gap(y);
                if gap == 0 && x.is_day() && y.is_day() {
                    let weight = match inferred {
                        0 => SAME_DAY,
                        2 if a.article != b.article => SAME_DAY_OF_NEWS,
                        _ => SAME_INFERRED_DAY,
                    };
                    self.add(weight, || format!("both on {}", value(a)));
                } else if gap == 0 && x.days().max(y.days()) <= 31 {
                    self.add(WITHIN_MONTH, || format!("{} and {} agree", value(a), value(b)));
                } else if gap == 0 {
                    self.add(-0.2, || format!("{} and {} may be one time", value(a), value(b)));
                } else if gap <= lasts(a).max(lasts(b)).max(inferred.min(1)) && x.days().min(y.days()) <= 31 {
                    let weight = match gap {
                        _ if lasts(a) >= 10 => 0.3,
                        // what a text does not date happened on its day or the day before, if that is its news
                        1 if inferred == 1 && a.article == b.article => NEWS_OF_YESTERDAY,
                        1 if inferred == 1 => -0.2,
                        1 if inferred == 2 => -0.4,
                        _ => -0.8,
                    };
                    self.add(weight, || format!("{gap} days apart: {} and {}", value(a), value(b)));
                } else {
                    self.conflict(|| format!("on different days: {} and {}", value(a), value(b)));
                }
            }
            (None, Some(day)) | (Some(day), None) => {
                let undated = if a.date.is_none() { a } else { b };
                if a.article != b.article
                    && let Some(published) = undated.published
                {
                    let gap = published.gap(day);
                    let weight = match gap {
                        _ if published.last + 1 < day.first && undated.claim.status == Status::Actual => -2.5,
                        0..=3 => 0.3,
                        4..=12 => -0.4,
                        13..=45 => -1.3,
                        _ => -2.5,
                    };
                    self.add(weight, || {
                        format!("one is undated; its article is {gap} days from the other's date")
                    });
                }
            }
            (None, None) => {
                if let (Some(x), Some(y)) = (a.published, b.published) {
                    let gap = x.gap(y);
                    let weight = match gap {
                        0..=1 => 0.4,
                        2..=4 => -0.2,
                        5..=14 => -1.0,
                        _ => -2.5,
                    };
                    self.add(weight, || format!("both undated, published {gap} days apart"));
                }
            }
        }
    }

    fn modes(&mut self, a: &Told<'_>, b: &Told<'_>) {
        let talks = a.claim.event == EventType::Consult;
        match (a.claim.mode.as_deref(), b.claim.mode.as_deref()) {
            (Some(x), Some(y)) if x == y => {
                self.add(if talks { 2.0 * SAME_MODE } else { SAME_MODE }, || format!("both are {x}"));
            }
            (Some(x), Some(y)) if talks && (x == "phone") != (y == "phone") => {
                self.conflict(|| format!("one is {x}, the other {y}"));
            }
            (Some(x), Some(y)) => self.add(-0.7, || format!("one is {x}, the other {y}")),
            _ => {}
        }
        if a.claim.event != b.claim.event {
            self.add(NEAR_TYPE, || format!("told as {} and as {}", a.claim.event, b.claim.event));
        }
    }

    fn places(&mut self, a: &Told<'_>, b: &Told<'_>) {
        let (Some(x), Some(y)) = (&a.claim.place, &b.claim.place) else { return };
        let far = match ((x.lat, x.lon), (y.lat, y.lon)) {
            ((Some(p), Some(q)), (Some(r), Some(s))) => Some(kilometres((p, q), (r, s))),
            _ => None,
        };
        self.named |= x.name == y.name;
        if x.name == y.name {
            self.add(SAME_PLACE, || format!("both at {}", x.name));
        } else if far.is_some_and(|km| km < 40.0) {
            self.add(SAME_PLACE / 2.0, || format!("{} is near {}", x.name, y.name));
        } else if x.country != y.country && x.country.is_some() && y.country.is_some() {
            self.add(2.0 * OTHER_PLACE, || format!("one at {}, the other at {}", x.name, y.name));
        } else if far.is_none_or(|km| km < 120.0) {
            self.add(OTHER_PLACE / 3.0, || format!("one at {}, the other at {}", x.name, y.name));
        } else {
            // a town and the country it lies in may be far apart on paper
            self.add(OTHER_PLACE / 2.0, || format!("one at {}, the other at {}", x.name, y.name));
        }
    }

    fn numbers(&mut self, a: &Told<'_>, b: &Told<'_>) {
        let one_text = a.article == b.article;
        for kind in TOLLS {
            let (Some((x, x_exact)), Some((y, y_exact))) = (toll(a, *kind), toll(b, *kind)) else { continue };
            let (least, most) = (x.min(y), x.max(y));
            let name = kind_name(*kind);
            if most - least < 0.5 {
                self.named = true;
                self.add(SAME_NUMBER, || format!("the same number {name}: {most}"));
            } else if one_text && a.claim.trigger.field == b.claim.trigger.field {
                self.add(OTHER_NUMBER, || format!("one text has two numbers {name}: {least} and {most}"));
            } else if most > 6.0 * least.max(1.0) && x_exact && y_exact {
                self.add(-0.8, || format!("numbers {name} far apart: {least} and {most}"));
            } else {
                // a toll rises, and sides differ over it
                self.add(0.0, || format!("numbers {name} differ: {least} and {most}"));
            }
            return;
        }
    }

    /// What it is about: issues, the word for the act, the words around it.
    fn subject(&mut self, corpus: &Corpus<'_>, a: &Told<'_>, b: &Told<'_>, parties: usize) {
        let talks = a.claim.event == EventType::Consult;
        let issues = shared(&a.issues, &b.issues);
        let acts = shared(&a.act, &b.act) + usize::from(same_frame(a, b));
        if issues > 0 {
            let named = a.issues.iter().find(|k| b.issues.contains(k)).copied().unwrap_or_default();
            self.add(SAME_ISSUE, || format!("both about {named}"));
        } else if !a.issues.is_empty() && !b.issues.is_empty() && is_speech(a.claim.event) {
            self.add(OTHER_ISSUE, || format!("one about {}, the other about {}", a.issues[0], b.issues[0]));
        }
        if acts > 0 {
            self.add(SAME_ACT, || format!("the same word for it: {}", a.claim.trigger.text));
        } else if !talks {
            self.add(OTHER_ACT, || "different words for it");
        }
        if a.claim.event != b.claim.event && issues == 0 && acts == 0 {
            self.conflict(|| "of different types, with neither issue nor word in common");
        }
        if matches!((a.claim.status, b.claim.status), (Status::Historical, s) | (s, Status::Historical) if s != Status::Historical)
            && issues == 0
            && (a.claim.mode.is_none() || a.claim.mode != b.claim.mode)
        {
            self.conflict(|| "background without issue or mode in common");
        }
        if a.article == b.article {
            self.same_text(a, b, talks, parties, issues, acts);
            return;
        }
        let words = self.wording(a, b);
        let alike = corpus.alike(a.article, b.article);
        if !self.named && issues == 0 && alike < 0.5 && words < SAME_WORDS {
            self.add(NOTHING_NAMED, || "nothing that both name tells it from others of its kind");
        }
        if a.leads && b.leads {
            self.add(LEAD_OF_ONE_NEWS * alike + LEAD_OF_OTHER_NEWS * (1.0 - alike), || {
                format!("both lead their articles, which report one happening with {:.0} %", alike * 100.0)
            });
        } else if alike >= 0.5 {
            self.add(TOLD_WITH_ONE_NEWS, || "their articles report one happening");
        }
    }

    /// How much of the other words of the one sentence the other has.
    fn wording(&mut self, a: &Told<'_>, b: &Told<'_>) -> f64 {
        let words = containment(a.words(), b.words());
        // what few words share may be chance
        let known = a.words().len().min(b.words().len()).min(ENOUGH_WORDS) as f64 / ENOUGH_WORDS as f64;
        let weight = (2.2 * (words - 0.2)).clamp(-0.4, 1.2 * known);
        self.add(weight, || format!("their sentences share {:.0} % of their other words", words * 100.0));
        words
    }

    fn same_text(
        &mut self,
        a: &Told<'_>,
        b: &Told<'_>,
        talks: bool,
        parties: usize,
        issues: usize,
        acts: usize,
    ) {
        if talks && parties >= 1 {
            self.add(MENTIONED_AGAIN, || "one text that mentions the talks again");
        } else if a.claim.sentence.overlaps(&b.claim.sentence) {
            self.conflict(|| "two acts of one sentence");
        } else if (a.claim.trigger.field == Field::Title) != (b.claim.trigger.field == Field::Title)
            && a.leads
            && b.leads
        {
            let weight = if acts > 0 { 2.0 * TITLE_AND_TEXT } else { TITLE_AND_TEXT };
            self.add(weight, || "the title tells what the text opens with");
        } else if !is_speech(a.claim.event) && issues + acts > 0 {
            // what was done once is often told again, what was said mostly is another saying
            let weight = if a.leads && b.leads { TOLD_AGAIN } else { 0.0 };
            self.add(weight, || "one text tells both, in one word or about one thing");
        } else {
            self.add(TWICE_IN_ONE_TEXT, || "one text tells both");
            if issues + acts == 0 {
                self.add(TWICE_IN_ONE_TEXT, || "with neither issue nor word in common");
            }
        }
        if !talks && !a.claim.sentence.overlaps(&b.claim.sentence) {
            self.wording(a, b);
        }
        if a.within.is_some() && a.within == b.within {
            self.add(0.4, || "both said in one communication");
        }
    }
}

/// Whether the later may name the act of the earlier again: by one word, by one family of words, or by the fine code, where
/// that says what was done. Troops may be moved in many ways.
pub(crate) fn names_again(earlier: &Told<'_>, later: &Told<'_>) -> bool {
    let by_word = shared(&earlier.act, &later.act) > 0 || same_words(earlier, later);
    let finely = later.claim.event != EventType::Mobilize && same_code(earlier, later);
    earlier.claim.event == later.claim.event && (by_word || finely)
}

/// Whether one family of words names both, verb, noun and participle of one root and sense, or the same fine code.
fn same_frame(a: &Told<'_>, b: &Told<'_>) -> bool {
    same_code(a, b) || same_words(a, b)
}

fn same_words(a: &Told<'_>, b: &Told<'_>) -> bool {
    a.frame().is_some() && a.frame() == b.frame()
}

fn same_code(a: &Told<'_>, b: &Told<'_>) -> bool {
    !is_speech(a.claim.event)
        && a.claim.mode.is_some()
        && (&a.claim.mode, &a.claim.cameo) == (&b.claim.mode, &b.claim.cameo)
}

/// Kinds of numbers that are tolls.
pub(crate) const TOLLS: &[NumberKind] =
    &[NumberKind::Killed, NumberKind::Wounded, NumberKind::Detained, NumberKind::Displaced];

/// How many a claim says were killed, hurt, held or driven out, and whether exactly. Who is counted in an act of force without
/// a word for his lot was killed in it, more often than not.
fn toll(told: &Told<'_>, kind: NumberKind) -> Option<(f64, bool)> {
    let of = |kind| told.claim.numbers.iter().find(|n| n.kind == kind);
    let exact = |n: &Number| (n.value, n.bound == Bound::Exact);
    let force = told.claim.event == EventType::Assault && kind == NumberKind::Killed;
    let other_lot = || told.claim.numbers.iter().any(|n| TOLLS.contains(&n.kind));
    let counted = || told.recipients().iter().find_map(Who::counted).map(|n| (n, false));
    let of_force = || of(NumberKind::People).map(exact).or_else(counted);
    of(kind).map(exact).or_else(|| (force && !other_lot()).then(of_force).flatten())
}

/// The kind of toll in English.
fn kind_name(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::Killed => "killed",
        NumberKind::Wounded => "wounded",
        NumberKind::Detained => "detained",
        _ => "displaced",
    }
}

/// Great-circle distance of two points in degrees.
fn kilometres((lat1, lon1): (f64, f64), (lat2, lon2): (f64, f64)) -> f64 {
    let (p, q) = (lat1.to_radians(), lat2.to_radians());
    let h =
        ((q - p) / 2.0).sin().powi(2) + p.cos() * q.cos() * ((lon2 - lon1).to_radians() / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
