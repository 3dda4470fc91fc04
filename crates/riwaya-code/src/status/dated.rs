//! What the time of a claim says of its status: to come, long ago, or told as now.

use riwaya_record::Status;

use super::Told;
use super::governors::{MANAGES, REACH};
use crate::discourse::is_talk;

impl Told<'_, '_> {
    /// What its date says: after publication it is to come, more than about a year before it is history.
    pub(super) fn dated(&self) -> Option<Status> {
        if self.coming && !is_talk(self.event()) {
            return Some(Status::Future);
        }
        if self.long_ago && !self.is_told_now() || self.is_commemorated() || self.is_of_a_year_gone() {
            return Some(Status::Historical);
        }
        let (date, published) = (self.date?, self.published?);
        let n = date.len().min(published.len());
        // قتل الجنود: what a verb in the past tells is not to come, whatever time stands near.
        let told = self.verb().is_some_and(|v| self.passage.words[v].is_verb() && !self.is_present(v))
            || self.is_told_behind();
        if date.get(..n) > published.get(..n) && !is_talk(self.event()) && !told {
            return Some(Status::Future);
        }
        let year = |d: &str| d.get(..4).and_then(|y| y.parse::<i32>().ok());
        let (d, p) = (year(date)?, year(published)?);
        let long_ago = d + 1 < p
            || d + 1 == p && date.len() >= 7 && published.len() >= 7 && date.get(5..7) < published.get(5..7);
        (long_ago && !self.since && !self.is_told_now()).then_some(Status::Historical)
    }

    /// انتفاضة 2011, حرب حزيران 1967: a noun that is called after a year long gone.
    fn is_of_a_year_gone(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let year = |i: usize| passage.fold(i).parse::<i32>().ok().filter(|y| (1800..2100).contains(y));
        let end = passage.phrase_at(t).map_or(t + 1, |n| passage.phrases[n].tokens.end).max(t + 1);
        let then = (t + 1..=end).take(3).take_while(|&i| i < self.sentence.end).find_map(year);
        let now = self.published.and_then(|p| p.get(..4)?.parse::<i32>().ok());
        self.is_noun() && !is_talk(self.event()) && then.zip(now).is_some_and(|(then, now)| then + 1 < now)
    }

    /// ترفض الحكومة تسليم من فروا عام 2016: whether a verb of speaking tells what is done now, whatever year stands near.
    fn is_told_now(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let before =
            |i: usize| matches!(passage.verb_headword(i), Some("كان" | "ظل" | "بقي" | "بدا" | "اخذ"));
        let opening = self.sentence.start..(self.sentence.start + REACH).min(t);
        // أعلن عن قرار يؤيد: what stands beside another verb takes its time.
        let main =
            t <= self.sentence.start + REACH || passage.words[t].joined() || passage.fold(t - 1) == "كما";
        is_talk(self.event())
            && self.verb() == Some(t)
            && self.is_present(t)
            && main
            && !(t.saturating_sub(MANAGES).max(self.sentence.start)..t).any(before)
            && !opening.into_iter().any(|i| passage.is_timed(i))
    }

    /// هجمات شنها المسلحون: whether a verb in the past right behind a noun tells that it took place.
    fn is_told_behind(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let end = passage.phrase_at(t).map_or(t + 1, |n| passage.phrases[n].tokens.end);
        let behind = |i: usize| {
            i < self.sentence.end
                && passage.words[i].is_verb()
                && !passage.words[i].joined()
                && !self.is_present(i)
                && passage.words[i].clitics.pronoun.is_some()
        };
        self.is_noun() && behind(end)
    }

    /// بعد الهجوم, في أعقاب التظاهرات, وسط احتجاجات: whether a noun says when or amid what something else is.
    pub(super) fn is_framing(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        self.is_noun()
            && t > self.sentence.start
            && passage.words[t].clitics.preposition.is_none()
            && (matches!(
                passage.fold(t - 1),
                "بعد"
                    | "عقب"
                    | "اثر"
                    | "اعقاب"
                    | "وسط"
                    | "رغم"
                    | "جراء"
                    | "بسبب"
                    | "خلال"
                    | "اثناء"
            ) || passage.words[t].clitics.article && matches!(passage.fold(t - 1), "مع" | "ضد"))
    }
}
