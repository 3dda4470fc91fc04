//! Charts as SVG, drawn where the page is made. Places across are percentages and heights are pixels, so that a chart
//! takes the width it is given and its letters stay the size of the text. Time runs with the reader's writing.

use std::fmt::Write as _;

use jiff::civil::Date;
use riwaya_record::EventType;

use crate::dates;
use crate::wording::{Both, Voice};

/// The four kinds of acts that PLOVER counts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Quad {
    VerbalCooperation,
    MaterialCooperation,
    VerbalConflict,
    MaterialConflict,
}

impl Quad {
    pub(crate) const ALL: [Self; 4] =
        [Self::VerbalCooperation, Self::MaterialCooperation, Self::VerbalConflict, Self::MaterialConflict];

    pub(crate) fn of(event: EventType) -> Self {
        match (event.is_verbal(), event.is_conflict()) {
            (true, false) => Self::VerbalCooperation,
            (false, false) => Self::MaterialCooperation,
            (true, true) => Self::VerbalConflict,
            (false, true) => Self::MaterialConflict,
        }
    }

    /// Its CSS class.
    pub(crate) fn class(self) -> &'static str {
        ["q1", "q2", "q3", "q4"][self as usize]
    }

    pub(crate) fn name(self) -> Both {
        let (ar, en) = [
            ("تعاون بالقول", "cooperation in words"),
            ("تعاون بالفعل", "cooperation in deeds"),
            ("خلاف بالقول", "conflict in words"),
            ("صراع بالفعل", "conflict in deeds"),
        ][self as usize];
        Both::new(ar, en)
    }
}

/// A stretch of time with the number of events in it, by quad.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bar {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub(crate) period: String,
    pub(crate) counts: [usize; 4],
}

/// Bars from the first to the last day, none left out between; by day, month or year, so that they stay readable.
pub(crate) fn bars(days: impl Iterator<Item = (String, EventType, usize)>) -> Vec<Bar> {
    let mut known: Vec<(Date, Quad, usize)> =
        days.filter_map(|(day, of, n)| Some((first_day(&day)?, Quad::of(of), n))).collect();
    known.sort();
    let all: usize = known.iter().map(|k| k.2).sum();
    // a few events told as history would stretch the axis over decades
    let mut old = 0;
    let from = known.iter().position(|k| {
        old += k.2;
        old * 40 > all
    });
    let Some((known, last)) = from.map(|at| &known[at..]).and_then(|k| Some((k, k.last()?))) else {
        return Vec::new();
    };
    let first = known[0].0;
    let months = (last.0.year() - first.year()) as i32 * 12 + (last.0.month() - first.month()) as i32;
    let grain = match months {
        ..=2 => 10,
        3..=72 => 7,
        _ => 4,
    };
    let name = |day: Date| day.to_string()[..grain].to_owned();
    let mut out: Vec<Bar> = Vec::new();
    let mut day = first;
    while day <= last.0 || name(day) == name(last.0) {
        let period = name(day);
        if out.last().is_none_or(|b| b.period != period) {
            out.push(Bar { period, ..Bar::default() });
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        if day > last.0 {
            break;
        }
    }
    for (day, quad, n) in known {
        let period = name(*day);
        if let Ok(at) = out.binary_search_by(|b| b.period.as_str().cmp(&period)) {
            out[at].counts[*quad as usize] += n;
        }
    }
    out
}

/// The first day of a date of any grain.
pub(crate) fn first_day(value: &str) -> Option<Date> {
    match value.len() {
        4 => format!("{value}-01-01").parse().ok(),
        7 => format!("{value}-01").parse().ok(),
        _ => value.parse().ok(),
    }
}

/// Where something stands across, from where the reader begins, in per cent.
fn across(v: Voice, share: f64, width: f64) -> f64 {
    if v.is_english() { share } else { 100.0 - share - width }
}

fn number(of: f64) -> String {
    let text = format!("{of:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Activity over time: cooperation above the line, conflict below it; each bar leads to its events where `to` says so.
pub(crate) fn activity(v: Voice, bars: &[Bar], to: &dyn Fn(&str) -> Option<String>) -> String {
    const UP: f64 = 78.0;
    const DOWN: f64 = 78.0;
    const FOOT: f64 = 24.0;
    let most = |side: fn(&Bar) -> usize| bars.iter().map(side).max().unwrap_or(0).max(1);
    let most = most(|b| b.counts[0] + b.counts[1]).max(most(|b| b.counts[2] + b.counts[3])) as f64;
    let step = 100.0 / bars.len().max(1) as f64;
    let width = (step * 0.78).min(6.0);
    let scale = (UP - 6.0) / most;
    let mut out = String::new();
    let height = UP + DOWN + FOOT;
    let _ = write!(
        out,
        "<svg class=\"chart activity\" height=\"{height}\" role=\"group\" aria-label=\"{}\">",
        escaped(v.text("النشاط عبر الزمن", "activity over time"))
    );
    let mut label_end = f64::NEG_INFINITY;
    for (n, bar) in bars.iter().enumerate() {
        let at = n as f64 * step;
        let x = across(v, at + (step - width) / 2.0, width);
        let total: usize = bar.counts.iter().sum();
        let when = dates::day(&bar.period);
        if total > 0 {
            let mut said = v.plain(&when);
            for quad in Quad::ALL {
                let n = bar.counts[quad as usize];
                if n > 0 {
                    let _ = write!(
                        said,
                        "{} {}: {n}",
                        if v.is_english() { "," } else { "،" },
                        v.plain(&quad.name())
                    );
                }
            }
            let link = to(&bar.period);
            let open =
                link.as_ref().map_or_else(|| "<g>".to_owned(), |to| format!("<a href=\"{}\">", escaped(to)));
            let _ = write!(out, "{open}<title>{}</title>", escaped(&said));
            // the whole column can be pointed at
            let _ = write!(
                out,
                "<rect class=\"hit\" x=\"{}%\" y=\"0\" width=\"{}%\" height=\"{}\"/>",
                number(across(v, at, step)),
                number(step),
                UP + DOWN
            );
            let (mut up, mut down) = (UP - 1.0, UP + 1.0);
            for quad in [Quad::MaterialCooperation, Quad::VerbalCooperation] {
                let tall = bar.counts[quad as usize] as f64 * scale;
                up -= tall;
                rect(&mut out, quad, x, up, width, tall);
            }
            for quad in [Quad::MaterialConflict, Quad::VerbalConflict] {
                let tall = bar.counts[quad as usize] as f64 * scale;
                rect(&mut out, quad, x, down, width, tall);
                down += tall;
            }
            out.push_str(if link.is_some() { "</a>" } else { "</g>" });
        }
        if at >= label_end && (n == 0 || is_round(&bar.period, bars.len()) && at < 91.0) {
            let anchor = if n == 0 { "start" } else { "middle" };
            let x = if n == 0 { across(v, 0.0, 0.0) } else { across(v, at + step / 2.0, 0.0) };
            let _ = write!(
                out,
                "<text class=\"tick\" x=\"{}%\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
                number(x),
                height - 6.0,
                escaped(&v.plain(&short(&bar.period, n == 0)))
            );
            label_end = at + 11.0;
        }
    }
    let _ = write!(out, "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{UP}\" y2=\"{UP}\"/></svg>");
    out
}

fn rect(out: &mut String, quad: Quad, x: f64, y: f64, width: f64, height: f64) {
    if height > 0.0 {
        let _ = write!(
            out,
            "<rect class=\"{}\" x=\"{}%\" y=\"{}\" width=\"{}%\" height=\"{}\"/>",
            quad.class(),
            number(x),
            number(y),
            number(width),
            number(height)
        );
    }
}

/// Whether a label at the beginning of this period helps to find one's way.
fn is_round(period: &str, of: usize) -> bool {
    match period.len() {
        10 => of < 16 || period.ends_with("-01") || period.ends_with("-11") || period.ends_with("-21"),
        7 => of < 14 || period.ends_with("-01") || (of < 40 && period.ends_with("-07")),
        _ => of < 12 || period.ends_with('0') || period.ends_with('5'),
    }
}

fn short(period: &str, first: bool) -> Both {
    let whole = dates::day(period);
    if period.len() == 7 && period.ends_with("-01") && !first {
        return Both::same(&period[..4]);
    }
    whole
}

/// An event as a point of a chart.
pub(crate) struct Dot {
    pub(crate) day: Date,
    pub(crate) quad: Quad,
    pub(crate) voices: u32,
    pub(crate) score: f64,
    pub(crate) happened: bool,
    pub(crate) label: String,
    pub(crate) to: String,
}

fn span(dots: &[Dot]) -> Option<(Date, f64)> {
    let (first, last) = (dots.iter().map(|d| d.day).min()?, dots.iter().map(|d| d.day).max()?);
    Some((first, f64::from(days_between(first, last))))
}

fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(0, |s| s.get_days())
}

/// Marks of time along the foot of a chart.
fn ticks(
    out: &mut String,
    v: Voice,
    (first, days): (Date, f64),
    most: usize,
    y: f64,
    place: &dyn Fn(f64) -> f64,
) {
    let count = if days < 1.0 { 1 } else { most.min(days as usize + 1) };
    for n in 0..count {
        let share = if count == 1 { 0.5 } else { n as f64 / (count - 1) as f64 };
        let Ok(day) = first.checked_add(jiff::Span::new().days((days * share).round() as i64)) else {
            continue;
        };
        let value = day.to_string();
        let value = if days > 1500.0 {
            &value[..4]
        } else if days > 120.0 {
            &value[..7]
        } else {
            &value
        };
        let anchor = match (n, count) {
            (_, 1) => "middle",
            (0, _) => "start",
            (n, c) if n == c - 1 => "end",
            _ => "middle",
        };
        let class = if n == 0 || n == count - 1 { "tick" } else { "tick between" };
        let _ = write!(
            out,
            "<text class=\"{class}\" x=\"{}%\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            number(place(share)),
            escaped(&v.plain(&dates::day(value)))
        );
    }
}

/// Events in four lanes, one for each quad, over time, with at most so many marks of time below.
pub(crate) fn lanes(v: Voice, dots: &[Dot], marks: usize) -> String {
    const LANE: f64 = 40.0;
    let Some((first, days)) = span(dots) else { return String::new() };
    let height = LANE * 4.0 + 26.0;
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg class=\"chart lanes4\" height=\"{height}\" role=\"group\" aria-label=\"{}\">",
        escaped(v.text("الأحداث في أربعة مسارات", "events in four lanes"))
    );
    let place = |share: f64| across(v, 3.0 + share * 94.0, 0.0);
    for quad in Quad::ALL {
        let top = quad as usize as f64 * LANE;
        let _ = write!(
            out,
            "<rect class=\"lane {}\" x=\"0\" y=\"{}\" width=\"100%\" height=\"{}\" rx=\"6\"/>",
            quad.class(),
            top + 2.0,
            LANE - 4.0
        );
    }
    let mut sorted: Vec<&Dot> = dots.iter().collect();
    sorted.sort_by(|a, b| (a.day, &a.to).cmp(&(b.day, &b.to)));
    // events of one day and lane stand beside one another
    let mut crowd: std::collections::BTreeMap<(usize, i64), usize> = std::collections::BTreeMap::new();
    for dot in sorted {
        let share = if days < 1.0 { 0.5 } else { f64::from(days_between(first, dot.day)) / days };
        let slot = (share * 60.0).round() as i64;
        let n = crowd.entry((dot.quad as usize, slot)).or_insert(0);
        let (row, column) = (*n % 3, *n / 3);
        *n += 1;
        let x = place((share + column as f64 * 0.011).min(1.0));
        let y = dot.quad as usize as f64 * LANE + LANE / 2.0 + [0.0, -10.0, 10.0][row];
        let r = 4.5 + f64::from(dot.voices.min(5)) * 0.9;
        let hollow = if dot.happened { "" } else { " hollow" };
        let _ = write!(
            out,
            "<a href=\"{}\"><title>{}</title><circle class=\"dot {}{hollow}\" cx=\"{}%\" cy=\"{}\" r=\"{}\"/></a>",
            escaped(&dot.to),
            escaped(&dot.label),
            dot.quad.class(),
            number(x),
            number(y),
            number(r)
        );
    }
    ticks(&mut out, v, (first, days), marks, height - 6.0, &place);
    out.push_str("</svg>");
    out
}

/// PLOVER's score of each event over time, from −10 to 10, with the mean of its neighbours as a line.
pub(crate) fn scores(v: Voice, dots: &[Dot]) -> String {
    const HEIGHT: f64 = 170.0;
    let Some((first, days)) = span(dots) else { return String::new() };
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg class=\"chart scores\" height=\"{}\" role=\"group\" aria-label=\"{}\">",
        HEIGHT + 26.0,
        escaped(v.text("درجة PLOVER عبر الزمن", "PLOVER score over time"))
    );
    let place = |share: f64| across(v, 3.0 + share * 94.0, 0.0);
    let y = |score: f64| HEIGHT / 2.0 - score.clamp(-10.0, 10.0) / 10.0 * (HEIGHT / 2.0 - 10.0);
    for (score, class) in [(10.0, "grid"), (0.0, "axis"), (-10.0, "grid")] {
        let at = number(y(score));
        let _ = write!(out, "<line class=\"{class}\" x1=\"0\" x2=\"100%\" y1=\"{at}\" y2=\"{at}\"/>");
    }
    let mut sorted: Vec<&Dot> = dots.iter().collect();
    sorted.sort_by(|a, b| (a.day, &a.to).cmp(&(b.day, &b.to)));
    let share = |d: &Dot| if days < 1.0 { 0.5 } else { f64::from(days_between(first, d.day)) / days };
    // one point for each day; its mean is that of the events of the three days with events before and after it as well
    let mut by_day: Vec<(f64, Vec<f64>)> = Vec::new();
    for dot in &sorted {
        let x = place(share(dot));
        match by_day.last_mut().filter(|(last, _)| (*last - x).abs() < 1e-9) {
            Some((_, scores)) => scores.push(dot.score),
            None => by_day.push((x, vec![dot.score])),
        }
    }
    let means: Vec<(f64, f64)> = (0..by_day.len())
        .map(|n| {
            let near = by_day[n.saturating_sub(3)..(n + 4).min(by_day.len())].iter().flat_map(|(_, s)| s);
            let (count, sum) = near.fold((0, 0.0), |(count, sum), score| (count + 1, sum + score));
            (by_day[n].0, y(sum / f64::from(count)))
        })
        .collect();
    for pair in means.windows(2) {
        let _ = write!(
            out,
            "<line class=\"mean\" x1=\"{}%\" y1=\"{}\" x2=\"{}%\" y2=\"{}\"/>",
            number(pair[0].0),
            number(pair[0].1),
            number(pair[1].0),
            number(pair[1].1)
        );
    }
    for dot in &sorted {
        let hollow = if dot.happened { "" } else { " hollow" };
        let _ = write!(
            out,
            "<a href=\"{}\"><title>{} ({})</title><circle class=\"dot {}{hollow}\" cx=\"{}%\" cy=\"{}\" r=\"5\"/></a>",
            escaped(&dot.to),
            escaped(&dot.label),
            number(dot.score),
            dot.quad.class(),
            number(place(share(dot))),
            number(y(dot.score))
        );
    }
    ticks(&mut out, v, (first, days), 4, HEIGHT + 20.0, &place);
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    fn some(days: &[&str]) -> Vec<Bar> {
        bars(days.iter().map(|d| ((*d).to_owned(), EventType::Consult, 1)))
    }

    #[test]
    fn bars_leave_no_period_out() {
        let months: Vec<String> = some(&["2021-11-03", "2022-03"]).into_iter().map(|b| b.period).collect();
        assert_eq!(months, ["2021-11", "2021-12", "2022-01", "2022-02", "2022-03"]);
        assert_eq!(some(&["2021-04-13", "2021-04-15"]).len(), 3);
        assert_eq!(some(&["1999", "2021-04-15"]).len(), 23);
        assert!(some(&["", "soon"]).is_empty());
    }

    #[test]
    fn every_event_is_in_a_bar() {
        let all = bars(
            [
                ("2021-04-13", EventType::Assault),
                ("2021-04-14", EventType::Accuse),
                ("2021-04-30", EventType::Aid),
            ]
            .map(|(d, t)| (d.to_owned(), t, 2))
            .into_iter(),
        );
        assert_eq!(all.iter().flat_map(|b| b.counts).sum::<usize>(), 6);
    }

    #[test]
    fn labels_are_escaped() {
        let dot = Dot {
            day: "2021-04-13".parse().unwrap(),
            quad: Quad::VerbalConflict,
            voices: 2,
            score: -4.0,
            happened: true,
            label: "<script>\"".into(),
            to: "/events/\"><b>".into(),
        };
        let v = Voice::Only(Language::Ar);
        for svg in [lanes(v, std::slice::from_ref(&dot), 3), scores(v, &[dot])] {
            assert!(!svg.contains("<script") && !svg.contains("<b>"));
        }
    }
}
