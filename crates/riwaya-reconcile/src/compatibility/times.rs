//! When two claims say that it happened.

use riwaya_record::{DateFrom, EventType, Status};

use super::Sum;
use crate::reports::NEWS_DAYS;
use crate::told::Told;

/// The same day, said outright.
const SAME_DAY: f64 = 1.5;
/// The same day, inferred for one of them.
const SAME_INFERRED_DAY: f64 = 0.9;
/// The same day of publication, of two texts that say no day.
const SAME_DAY_OF_NEWS: f64 = 0.5;
/// A day that one text says, and the day after, which is inferred.
const NEWS_OF_YESTERDAY: f64 = 0.4;
/// A day that one text says, and a later one that is only that of the other's publication: what is recalled without its day.
const RECALLED: f64 = -1.0;
/// A day within the other's month.
const WITHIN_MONTH: f64 = 0.4;

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

/// Whether one of two texts says a day, and the other, which came out soon after it, has none but that of its publication.
fn recalled(a: &Told<'_>, b: &Told<'_>) -> bool {
    let (guessed, said) = if a.inferred { (a, b) } else { (b, a) };
    let of_publication = guessed
        .claim
        .date
        .as_ref()
        .is_some_and(|d| matches!(d.from, DateFrom::Published | DateFrom::Dateline));
    let soon_after = said.date.zip(guessed.date).is_some_and(|(said, guessed)| {
        said.is_day() && guessed.is_day() && said.first < guessed.first && said.gap(guessed) <= NEWS_DAYS
    });
    a.article != b.article && !said.inferred && of_publication && soon_after
}

impl Sum {
    pub(super) fn dates(&mut self, a: &Told<'_>, b: &Told<'_>) {
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
                // two years that touch are two times, and not a day apart
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
                } else if recalled(a, b) {
                    self.add(RECALLED, || {
                        format!(
                            "{gap} days apart: {} and {}, one of them that of publication",
                            value(a),
                            value(b)
                        )
                    });
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
}
