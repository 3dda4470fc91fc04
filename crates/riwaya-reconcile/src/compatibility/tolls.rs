//! How many were killed, hurt, held or driven out.

use riwaya_record::{Bound, EventType, Number, NumberKind};

use super::Sum;
use crate::parties::Who;
use crate::told::Told;

/// The same toll, or another in the same text: what differs between two texts has risen, or is disputed.
const SAME_NUMBER: f64 = 0.9;
const OTHER_NUMBER: f64 = -2.0;

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

impl Sum {
    pub(super) fn numbers(&mut self, a: &Told<'_>, b: &Told<'_>) {
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
}
