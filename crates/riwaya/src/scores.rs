//! How gold was met: as text, as JSON, and drawn.

use std::fs;
use std::path::Path;

use riwaya_eval::{Calibration, Figure, Interval, OfType, chart};
use serde::{Serialize, Serializer};

use crate::failure::Failure;
use crate::printing::Out;

/// How one gold was met.
#[derive(Serialize)]
pub(crate) struct Outcome<'a> {
    pub(crate) gold: &'a str,
    pub(crate) of: &'static str,
    pub(crate) missing: Vec<&'a str>,
    #[serde(serialize_with = "by_name")]
    pub(crate) figures: Vec<Figure>,
    /// The figures that have an interval.
    #[serde(serialize_with = "intervals")]
    pub(crate) intervals: Vec<Figure>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) by_type: Vec<OfType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) by_confidence: Option<Calibration>,
}

/// The n-th gold's name and figures, a line each, and the tables that were asked for.
pub(crate) fn text(out: &mut Out, n: usize, outcome: &Outcome<'_>) -> Result<(), Failure> {
    if n > 0 {
        out.line("")?;
    }
    out.line(&format!("{} ({})", outcome.gold, outcome.of))?;
    outcome.figures.iter().try_for_each(|figure| out.line(&figure.to_string()))?;
    if !outcome.by_type.is_empty() {
        out.line("")?;
        out.line(&format!(
            "{:<10}  {:>6} {:>6} {:>6}  {:<20}  {:<20}  F1",
            "type", "wanted", "found", "right", "precision", "recall"
        ))?;
    }
    for of in &outcome.by_type {
        out.line(&format!(
            "{:<10}  {:>6} {:>6} {:>6}  {:<20}  {:<20}  {}",
            of.event,
            of.gold,
            of.system,
            of.hit,
            within(of.precision, of.precision_interval),
            within(of.recall, of.recall_interval),
            within(of.f1, of.f1_interval)
        ))?;
    }
    outcome.by_confidence.iter().try_for_each(|calibration| certainty(out, calibration))
}

/// Two tables: of what lies in each tenth, and of what is shown from a confidence on.
fn certainty(out: &mut Out, calibration: &Calibration) -> Result<(), Failure> {
    out.line("")?;
    out.line("confidence   found  right  mean   precision")?;
    for band in &calibration.bands {
        let right = within(band.precision, band.precision_interval);
        out.line(&format!(
            "{:.1} to {:.1}  {:>7} {:>6}  {:.3}  {right}",
            band.from, band.to, band.system, band.hit, band.confidence
        ))?;
    }
    out.line("")?;
    out.line("at least     found  right  precision             recall  F1")?;
    for shown in &calibration.at_least {
        out.line(&format!(
            "{:.1}         {:>7} {:>6}  {:<20}  {:.3}   {:.3}",
            shown.least,
            shown.system,
            shown.hit,
            within(shown.precision, shown.precision_interval),
            shown.recall,
            shown.f1
        ))?;
    }
    out.line("")?;
    let falls: Vec<String> = calibration.falls.iter().map(|from| format!("{from:.1}")).collect();
    if !falls.is_empty() {
        out.line(&format!("precision_falls_at {}", falls.join(" ")))?;
    }
    if let Some(auc) = calibration.auc {
        out.line(&format!("confidence_auc {auc:.3}"))?;
    }
    out.line(&format!("calibration_error {:.3}", calibration.calibration_error))
}

/// A share with its interval.
fn within(value: f64, interval: Option<Interval>) -> String {
    interval.map_or_else(
        || format!("{value:.3}"),
        |Interval { low, high }| format!("{value:.3} [{low:.3}, {high:.3}]"),
    )
}

/// Writes the picture of all golds that have claims or statements.
pub(crate) fn draw(file: &Path, outcomes: &[Outcome<'_>]) -> Result<(), Failure> {
    let of = |outcome| {
        let Outcome { gold, by_confidence, .. }: &Outcome<'_> = outcome;
        Some((*gold, by_confidence.as_ref()?))
    };
    let curves: Vec<(&str, &Calibration)> = outcomes.iter().filter_map(of).collect();
    fs::write(file, chart(&curves)).map_err(|e| Failure::writing(&file.display().to_string(), &e))
}

/// Figures as one object, in their order; counts without a fraction.
fn by_name<S: Serializer>(figures: &[Figure], serializer: S) -> Result<S::Ok, S::Error> {
    let value = |figure: &Figure| -> serde_json::Value {
        if figure.is_count { (figure.value as u64).into() } else { figure.value.into() }
    };
    serializer.collect_map(figures.iter().map(|figure| (figure.name, value(figure))))
}

/// The intervals of figures by their names: the lower and the upper bound.
fn intervals<S: Serializer>(figures: &[Figure], serializer: S) -> Result<S::Ok, S::Error> {
    let bounds = |figure: &Figure| figure.interval.map(|interval| [interval.low, interval.high]);
    serializer.collect_map(figures.iter().map(|figure| (figure.name, bounds(figure))))
}
