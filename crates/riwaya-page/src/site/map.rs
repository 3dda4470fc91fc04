//! A small map of where events took place. Shapes are Natural Earth's (public domain), in tenths of a degree.

use std::fmt::Write as _;

use crate::wording::Voice;

/// `CODE west north east south PATH`, a line for each country; north is negative, as SVG counts.
const COUNTRIES: &str = include_str!("../../../../web/map/countries.txt");
/// Degrees that a map shows at least, so that one place is seen among its neighbours.
const LEAST: f64 = 34.0;

/// A place with what happened there.
pub(crate) struct Pin {
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) to: Option<String>,
    /// How many events.
    pub(crate) count: usize,
    /// CSS class of its colour.
    pub(crate) class: &'static str,
}

/// A map around the places; none without any.
pub(crate) fn map(v: Voice, pins: &[Pin], countries: &[&str], named: bool) -> Option<String> {
    let known: Vec<&Pin> = pins
        .iter()
        .filter(|p| p.lat.is_finite() && p.lon.is_finite() && p.lat.abs() <= 85.0 && p.lon.abs() <= 180.0)
        .collect();
    let least = |of: fn(&Pin) -> f64| known.iter().map(|p| of(p)).reduce(f64::min);
    let most = |of: fn(&Pin) -> f64| known.iter().map(|p| of(p)).reduce(f64::max);
    let (mut west, mut east) = (least(|p| p.lon)?, most(|p| p.lon)?);
    let (mut south, mut north) = (least(|p| p.lat)?, most(|p| p.lat)?);
    widen(&mut west, &mut east, LEAST);
    widen(&mut south, &mut north, LEAST * 0.5);
    // a page is wider than tall
    let (wide, tall) = (east - west, north - south);
    if tall * 1.9 > wide {
        let missing = tall * 1.9 - wide;
        west -= missing / 2.0;
        east += missing / 2.0;
    } else {
        let missing = wide / 1.9 - tall;
        south -= missing / 2.0;
        north += missing / 2.0;
    }
    let view = [west * 10.0, -north * 10.0, (east - west) * 10.0, (north - south) * 10.0];
    let unit = view[2] / 600.0;
    let mut out = String::new();
    let label = v.text("خريطة الأماكن", "map of the places");
    let _ = write!(
        out,
        "<svg class=\"map\" viewBox=\"{:.0} {:.0} {:.0} {:.0}\" role=\"group\" aria-label=\"{label}\">",
        view[0], view[1], view[2], view[3]
    );
    for line in COUNTRIES.lines() {
        let mut parts = line.splitn(6, ' ');
        let Some(code) = parts.next() else { continue };
        let bounds: Vec<f64> = parts.by_ref().take(4).filter_map(|n| n.parse().ok()).collect();
        let (&[w, n, e, s], Some(path)) = (bounds.as_slice(), parts.next()) else { continue };
        let apart = e < view[0] || w > view[0] + view[2] || s < view[1] || n > view[1] + view[3];
        if !apart {
            let class = if countries.contains(&code) { " class=\"on\"" } else { "" };
            let _ = write!(out, "<path{class} d=\"{path}\"/>");
        }
    }
    for pin in &known {
        let (x, y) = (pin.lon * 10.0, -pin.lat * 10.0);
        let r = (6.0 + (pin.count as f64).sqrt() * 2.2).min(22.0) * unit;
        let (open, close) = match &pin.to {
            Some(to) => (format!("<a href=\"{}\">", escaped(to)), "</a>"),
            None => ("<g>".to_owned(), "</g>"),
        };
        let _ = write!(
            out,
            "{open}<title>{}</title><circle class=\"pin {}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r:.2}\"/>",
            escaped(&pin.label),
            pin.class
        );
        if named {
            let _ = write!(
                out,
                "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{:.1}\" text-anchor=\"middle\">{}</text>",
                y - r - 5.0 * unit,
                17.0 * unit,
                escaped(&pin.name)
            );
        }
        out.push_str(close);
    }
    out.push_str("</svg>");
    Some(out)
}

fn widen(low: &mut f64, high: &mut f64, least: f64) {
    let margin = (*high - *low) * 0.18;
    *low -= margin;
    *high += margin;
    let missing = least - (*high - *low);
    if missing > 0.0 {
        *low -= missing / 2.0;
        *high += missing / 2.0;
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    #[test]
    fn a_place_stands_among_its_neighbours() {
        let pin = |lat, lon| Pin {
            lat,
            lon,
            name: "<i>".into(),
            label: String::new(),
            to: None,
            count: 1,
            class: "q1",
        };
        let shown = map(Voice::Only(Language::Ar), &[pin(30.0, 31.2)], &["EGY"], true).unwrap();
        assert!(shown.contains("class=\"on\"") && shown.matches("<path").count() > 5);
        assert!(!shown.contains("<i>"));
        assert!(map(Voice::Only(Language::Ar), &[pin(f64::NAN, 0.0)], &[], true).is_none());
    }
}
