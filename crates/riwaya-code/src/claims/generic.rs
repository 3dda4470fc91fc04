//! Nouns that name an event in general, a state that lasts or a field of work, and no act: جبهات القتال, البلدة المحاصرة.

use riwaya_lexicon::Pos;

use super::Finder;

/// What a noun loses of its frame's weight that names a state, and no act.
pub(super) const LASTING: f64 = 0.3;

/// How far before what one may do the right to it may stand: حق جميع المواطنين في التظاهر.
const FARTHEST_RIGHT: usize = 5;

/// Nouns that make what stands in their genitive a subject or a place (folded headwords).
const TOPICS: [&str; 21] = [
    "ملف",
    "ظاهره",
    "مكافحه",
    "مناهضه",
    "جبهه",
    "ساحه",
    "ميدان",
    "ارض",
    "خط",
    "حق",
    "حريه",
    "لجنه",
    "شؤون",
    "مجال",
    "ثقافه",
    "قانون",
    "قضايا",
    "عقوبه",
    "محاكاه",
    "مثير",
    "مركز",
];

impl Finder<'_, '_, '_> {
    /// البلدة المحاصرة, المعارضة المدعومة: a participle that describes the noun before it tells a state that lasts.
    pub(super) fn is_attribute(&self, t: usize) -> bool {
        let w = &self.passage.words[t];
        let participle = |form: &str| {
            let analyses = self.passage.lexicon.words.analyses(form);
            analyses
                .iter()
                .any(|a| matches!(a.pos, Pos::PassiveParticiple | Pos::ActiveParticiple | Pos::Adjective))
        };
        let before = t.checked_sub(1).filter(|&b| b >= self.range.start).map(|b| &self.passage.words[b]);
        w.clitics.article
            && w.clitics.preposition.is_none()
            && !w.joined()
            && before.is_some_and(|b| b.clitics.article && b.is_nominal())
            && participle(riwaya_lexicon::bare(self.passage.fold(t)))
    }

    /// جبهات القتال, ملف الاغتيالات: a noun that makes what stands in its genitive a subject or a place.
    pub(super) fn is_topic(&self, t: usize) -> bool {
        let w = &self.passage.words[t];
        // الحق في التظاهر: what one may do.
        let right = t > self.range.start + 1
            && self.passage.fold(t - 1) == "في"
            && (t.saturating_sub(FARTHEST_RIGHT).max(self.range.start)..t - 1)
                .any(|i| matches!(self.passage.headword(i), "حق" | "حريه"));
        // مناطق التهدئة, مناطق القتال: what they are called.
        let zones = t > self.range.start
            && w.clitics.article
            && matches!(
                self.passage.fold(t - 1).trim_start_matches(['و', 'ب', 'ل']),
                "مناطق" | "المناطق" | "قريه" | "شارع" | "ميدان" | "ساحه" | "جسر"
            );
        right
            || zones
            || t > self.range.start
                && w.clitics.article
                && w.clitics.preposition.is_none()
                && self.passage.words[t - 1].is_nominal()
                && TOPICS.contains(&self.passage.headword(t - 1))
                && !self.passage.words.get(t + 1).is_some_and(|w| w.is(Pos::Relative))
    }
}
