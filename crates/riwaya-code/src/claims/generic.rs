//! Nouns that name an event in general, a state that lasts or a field of work, and no act: جبهات القتال, البلدة المحاصرة.

use riwaya_lexicon::Pos;

use super::Finder;

/// What a noun loses of its frame's weight that names a state, and no act.
pub(super) const LASTING: f64 = 0.3;

/// Nouns for what is founded to forbid or fight something, and is called after it (folded headwords).
const FOUNDED: [&str; 9] =
    ["اتفاقيه", "معاهده", "منظمه", "ميثاق", "بروتوكول", "هيئه", "هييه", "لجنه", "قانون"];

/// How many words may stand between what is founded and what it forbids: المنظمة الدولية ل.
const NAMED_WITHIN: usize = 2;

/// How far before what one may do the right to it may stand: حق جميع المواطنين في التظاهر.
const FARTHEST_RIGHT: usize = 5;

/// Nouns that make what stands in their genitive a subject or a place (folded headwords).
const TOPICS: [&str; 23] = [
    "سياسه",
    "شبح",
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

    /// اتفاقية حظر الألغام, المنظمة الدولية لحظر الأسلحة: the ban that a treaty or body is named after, which nobody imposes.
    pub(super) fn is_of_founded(&self, t: usize) -> bool {
        let w = &self.passage.words[t];
        let forbids = matches!(self.passage.headword(t), "حظر" | "منع" | "قمع");
        let construct = !w.clitics.article
            && w.clitics.pronoun.is_none()
            && self.passage.phrase_at(t).is_some_and(|n| self.passage.phrases[n].tokens.end > t + 1);
        let led = matches!(w.clitics.preposition, None | Some('ل')) && !w.joined();
        let from = t.saturating_sub(NAMED_WITHIN).max(self.range.start);
        // منظمة حظر الكيمياوي: written like a verb, which would be feminine.
        if w.is_verb() {
            return t > self.range.start
                && matches!(self.passage.fold(t), "حظر" | "منع" | "قمع")
                && matches!(self.passage.headword(t - 1), "اتفاقيه" | "معاهده" | "منظمه" | "هيئه" | "هييه")
                && self.passage.words[t - 1].is_nominal();
        }
        forbids
            && construct
            && led
            && (from..t).rev().take_while(|&i| self.passage.words[i].is_nominal()).any(|i| {
                FOUNDED.contains(&self.passage.headword(i))
                    && (i + 1 == t
                        || w.clitics.preposition.is_some() && self.passage.words[i].clitics.article)
            })
    }

    /// منصات إطلاق الصواريخ: what only says which weapons.
    fn is_of_weapon(&self, t: usize) -> bool {
        t > self.range.start
            && self.passage.headword(t) == "اطلاق"
            && matches!(
                self.passage.headword(t - 1),
                "منصه" | "نظام" | "منظومه" | "قاعده" | "جهاز" | "انبوب" | "قاذفه"
            )
            && self.passage.words[t].clitics.preposition.is_none()
            && !self.passage.words[t].joined()
    }

    /// إيقاف إطلاق النار: fire that is stopped.
    fn is_stopped_fire(&self, t: usize) -> bool {
        let fire = matches!(self.passage.headword(t), "نار" | "نيران");
        let at = if fire { t.saturating_sub(1) } else { t };
        at > self.range.start
            && self.passage.headword(at) == "اطلاق"
            && matches!(self.passage.headword(at - 1), "وقف" | "ايقاف" | "توقف")
            && self.passage.words[at].clitics.preposition.is_none()
            && !self.passage.words[at].joined()
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
        // أماكن تمركز الميليشيات, مواقع انتشار القوات: where they sit.
        let seats = t > self.range.start
            && matches!(self.passage.headword(t), "تمركز" | "انتشار" | "تواجد" | "وجود" | "تموضع")
            && matches!(self.passage.headword(t - 1), "مكان" | "موقع" | "منطقه" | "نقطه" | "مركز");
        right
            || zones
            || seats
            || self.is_of_founded(t)
            || self.is_stopped_fire(t)
            || self.is_of_weapon(t)
            || t > self.range.start
                && w.clitics.article
                && w.clitics.preposition.is_none()
                && self.passage.words[t - 1].is_nominal()
                && TOPICS.contains(&self.passage.headword(t - 1))
                && !self.passage.words.get(t + 1).is_some_and(|w| w.is(Pos::Relative))
    }
}
