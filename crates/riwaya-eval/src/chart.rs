//! Precision against confidence, drawn.

use std::fmt::Write;

use crate::{Band, Calibration};

const WIDTH: f64 = 500.0;
/// The side of the square in which curves are drawn, and where it begins.
const SIDE: f64 = 400.0;
const LEFT: f64 = 64.0;
const TOP: f64 = 20.0;
/// From one line of the legend to the next.
const LINE: f64 = 20.0;
/// Colours that most readers tell apart (Okabe and Ito, "Color Universal Design", 2008), and dashes for the others.
const STROKES: [(&str, &str); 6] = [
    ("#0072b2", "none"),
    ("#d55e00", "7 3"),
    ("#009e73", "2 3"),
    ("#cc79a7", "9 3 2 3"),
    ("#56b4e9", "4 2"),
    ("#e69f00", "12 4"),
];

/// An SVG picture of curves, each with its name: for every band of confidence the share that is right over the mean
/// confidence, with Wilson's interval. The diagonal is where confidence would be that share.
pub fn chart(curves: &[(&str, &Calibration)]) -> String {
    let height = TOP + SIDE + 58.0 + LINE * curves.len() as f64;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n\
         <title>Precision against confidence</title>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    frame(&mut out);
    for (n, (name, curve)) in curves.iter().enumerate() {
        let (colour, dash) = STROKES[n % STROKES.len()];
        let _ = writeln!(out, "<g stroke=\"{colour}\" fill=\"none\" stroke-width=\"2\">");
        let points: Vec<String> =
            curve.bands.iter().map(|b| format!("{:.1},{:.1}", x(b.confidence), y(b.precision))).collect();
        let _ = writeln!(out, "<polyline points=\"{}\" stroke-dasharray=\"{dash}\"/>", points.join(" "));
        curve.bands.iter().for_each(|band| point(&mut out, band, colour));
        let _ = writeln!(out, "</g>");
        let at = TOP + SIDE + 62.0 + LINE * n as f64;
        let _ = writeln!(
            out,
            "<path d=\"M{LEFT} {} h36\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\
             <text x=\"{}\" y=\"{at}\">{}: {} {}</text>",
            at - 4.0,
            LEFT + 44.0,
            escaped(name),
            curve.bands.iter().map(|band| band.system).sum::<usize>(),
            curve.of
        );
    }
    out.push_str("</svg>\n");
    out
}

/// Axes with tenths, and the diagonal.
fn frame(out: &mut String) {
    let _ = writeln!(
        out,
        "<path d=\"M{LEFT} {TOP} v{SIDE} h{SIDE}\" fill=\"none\" stroke=\"#222\"/>\n\
         <path d=\"M{} {} L{} {}\" stroke=\"#999\" stroke-dasharray=\"1 4\"/>",
        x(0.0),
        y(0.0),
        x(1.0),
        y(1.0)
    );
    for fifth in 0..=5 {
        let value = f64::from(fifth) / 5.0;
        let (right, up) = (x(value), y(value));
        let _ = writeln!(
            out,
            "<path d=\"M{LEFT} {up:.1} h{SIDE}\" stroke=\"#e4e4e4\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{value:.1}</text>\
             <text x=\"{right:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{value:.1}</text>",
            LEFT - 8.0,
            up + 4.0,
            TOP + SIDE + 18.0
        );
    }
    let middle = TOP + SIDE / 2.0;
    let _ = writeln!(
        out,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">confidence</text>\
         <text x=\"20\" y=\"{middle:.1}\" text-anchor=\"middle\" transform=\"rotate(-90 20 {middle:.1})\">right</text>",
        LEFT + SIDE / 2.0,
        TOP + SIDE + 36.0
    );
}

/// A band's share with its interval and, for whoever rests the pointer on it, the figures.
fn point(out: &mut String, band: &Band, colour: &str) {
    let (right, up) = (x(band.confidence), y(band.precision));
    if let Some(interval) = band.precision_interval {
        let _ = writeln!(
            out,
            "<path d=\"M{right:.1} {:.1} V{:.1}\" stroke-width=\"1\" stroke-opacity=\".6\"/>",
            y(interval.low),
            y(interval.high)
        );
    }
    let _ = writeln!(
        out,
        "<circle cx=\"{right:.1}\" cy=\"{up:.1}\" r=\"4\" fill=\"{colour}\" stroke=\"none\"><title>{:.1} to {:.1}: {} of {} \
         right</title></circle>",
        band.from, band.to, band.hit, band.system
    );
}

fn x(confidence: f64) -> f64 {
    LEFT + SIDE * confidence
}

fn y(precision: f64) -> f64 {
    TOP + SIDE * (1.0 - precision)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
