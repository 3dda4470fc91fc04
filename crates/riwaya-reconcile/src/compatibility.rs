//! How likely two claims are of one event, and why.
//!
//! Evidence for and against is added up in logits and turned into a score of 0 to 1; what speaks outright against it (two
//! days, two presidents) is a conflict besides. The weights are few and were set by hand, so that a reader can check a merge
//! from its reasons. Here stand status, parties, modes and places; `times`, `tolls` and `acts` have the rest.

mod acts;
mod times;
mod tolls;

use riwaya_record::{EventType, Status};

use crate::parties::Pairing;
use crate::told::{Corpus, Told, is_speech};

pub(crate) use acts::names_again;
pub(crate) use tolls::TOLLS;

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
/// The same mode; twice that for talks, whose mode tells much.
const SAME_MODE: f64 = 0.5;
/// A visit, and talks: who comes to see another meets him there, but is seen off, arrives and is shown round as well.
const VISIT_AND_TALKS: f64 = -0.7;
/// The same place, or another.
const SAME_PLACE: f64 = 1.0;
const OTHER_PLACE: f64 = -1.8;
/// Types under which one act may be told, but not the same.
const NEAR_TYPE: f64 = -0.6;

/// Likeness below which a pair says nothing.
pub(crate) const NOISE: f64 = 0.05;
/// Score from which two claims are taken for one event.
pub(crate) const LEAST: f64 = 0.5;

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

    fn modes(&mut self, a: &Told<'_>, b: &Told<'_>) {
        let talks = a.claim.event == EventType::Consult;
        match (a.claim.mode.as_deref(), b.claim.mode.as_deref()) {
            (Some(x), Some(y)) if x == y => {
                self.add(if talks { 2.0 * SAME_MODE } else { SAME_MODE }, || format!("both are {x}"));
            }
            (Some(x), Some(y)) if talks && (x == "phone") != (y == "phone") => {
                self.conflict(|| format!("one is {x}, the other {y}"));
            }
            (Some("visit"), None) | (None, Some("visit")) if talks => {
                self.add(VISIT_AND_TALKS, || "one is a visit, the other talks");
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
}

/// Great-circle distance of two points in degrees.
fn kilometres((lat1, lon1): (f64, f64), (lat2, lon2): (f64, f64)) -> f64 {
    let (p, q) = (lat1.to_radians(), lat2.to_radians());
    let h =
        ((q - p) / 2.0).sin().powi(2) + p.cos() * q.cos() * ((lon2 - lon1).to_radians() / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
