use riwaya_record::{CellStance, Evidence, Marked, PointKind};

/// People's corrections, which reconciling keeps to.
///
/// Pairs are of claim ids; a pair that names an unknown claim is passed over. Where two corrections contradict each
/// other, `apart` wins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Claims of one event.
    pub together: Vec<(String, String)>,
    /// Claims of different events.
    pub apart: Vec<(String, String)>,
    /// Cells that are left silent.
    pub wrong: Vec<Wrong>,
}

/// Words that do not say what they were taken to say for a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The side's key.
    pub side: String,
    /// The point's name in English: what tells two subjects of one statement apart.
    pub point: String,
    /// Of what kind the point was.
    pub kind: PointKind,
    /// What they were taken to say.
    pub stance: CellStance,
    /// The value they were taken to give.
    pub value: Option<String>,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Who says so.
    pub marked: Marked,
}
