/// People's corrections, which clustering keeps to.
///
/// Pairs are of claim ids; a pair that names an unknown claim is passed over. Where two corrections contradict each
/// other, `apart` wins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Claims of one event.
    pub together: Vec<(String, String)>,
    /// Claims of different events.
    pub apart: Vec<(String, String)>,
}
