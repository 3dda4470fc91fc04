//! The sides of what two do with each other, where the noun that names it has only one of them beside it.

use riwaya_lexicon::{Frame, Role};
use riwaya_record::{EntityKind, EventType};

use super::nouns::Noun;
use super::roles::Args;
use super::{Finder, PartyDraft};
use crate::who::Who;

impl Finder<'_, '_, '_> {
    /// قتلى في معركة بين قبيلتين: the dead and wounded are whom a fight harms, and none of those who fight.
    pub(super) fn fallen_are_no_side(&self, frame: &Frame, args: &mut Args) {
        if frame.event != EventType::Assault || args.sides.len() < 2 {
            return;
        }
        let fallen = |p: &PartyDraft| {
            let from = self.passage.phrase_from(self.range.start);
            let mut phrases = self.passage.phrases[from..].iter();
            let told = phrases.find(|q| q.start == p.start);
            told.is_some_and(|q| self.passage.words[q.head()].is_nominal() && self.is_casualty(q.head()))
        };
        let (fallen, sides) = args.sides.drain(..).partition(fallen);
        args.sides = sides;
        args.add(Role::Recipient, fallen, usize::MAX);
    }

    /// في اتصال هاتفي مع فلان: the other side is the subject of the clause.
    pub(super) fn second_side(&mut self, noun: &Noun<'_>, args: &mut Args) {
        // توفي متظاهر في مواجهات مع الشرطة: who dies in it.
        let v = noun.clause.start;
        let died = noun.frame.event == EventType::Assault
            && noun.phrase.prep.is_some()
            && args.recipients.is_empty()
            && v < noun.t
            && self.passage.words[v].is_verb()
            && self.is_casualty(v);
        if died {
            let mut dead = self.subject(v).0;
            let at = self.passage.tokens.get(v).map_or(0, |t| t.start);
            dead.retain(|p| {
                p.start > at
                    || v.checked_sub(1)
                        .and_then(|b| self.passage.phrase_at(b))
                        .is_some_and(|n| self.passage.phrases[n].start == p.start)
            });
            args.add(Role::Recipient, dead, usize::MAX);
        }
        // محادثات مع نظيريه الإيراني والتركي: nor is he whose counterparts they are.
        let counterparts = args.sides.first().is_some_and(|side| {
            let from = self.passage.phrase_from(noun.t);
            let q = self.passage.phrases[from..].iter().find(|q| q.start == side.start);
            q.is_some_and(|q| {
                matches!(self.passage.headword(q.head()), "نظير" | "نظيره")
                    && self.passage.words[q.head()].clitics.pronoun.is_some()
            })
        });
        let one_side = (args.sides.len() == 1 || counterparts)
            && args.recipients.is_empty()
            && args.actors.is_empty()
            && noun.frame.subject == Some(Role::Side)
            && !self.passage.words[noun.t].joined();
        // اجتماعا لمجلس الأمن القومي: whose it is.
        let (n, end) = (noun.n + 1, noun.phrase.tokens.end);
        let body =
            self.passage.phrases.get(n).is_some_and(|q| {
                q.prep.as_deref() == Some("ل")
                    && q.tokens.start == end
                    && q.tokens.start < self.range.end
                    && self.listener.whom(n).iter().any(|&w| {
                        matches!(self.cast.all[w].kind, EntityKind::Organisation | EntityKind::Group)
                    })
            });
        let new = !self.passage.words[noun.t].clitics.article;
        if noun.frame.event == EventType::Consult && noun.frame.subject == Some(Role::Side) && body && new {
            args.add(Role::Side, self.parties_from(n).0, n);
        }
        // على هامش اجتماعات المجلس: what is beside a meeting is no side of it.
        let margin = self.passage.headword(noun.phrase.tokens.start) == "هامش";
        // بعد جلسة الحكومة, في اجتماع مجلس الأمن: a body meets alone, whoever tells of it.
        let own = noun.frame.event == EventType::Consult
            && matches!(self.passage.headword(noun.t), "جلسه" | "اجتماع")
            && args.sides.iter().all(|p| {
                self.cast.all[p.who].kind != EntityKind::Person
                    && p.start > noun.phrase.start
                    && p.end <= noun.phrase.end
            });
        if own && one_side {
            return;
        }
        let despite = noun.phrase.prep.as_deref() == Some("رغم");
        if one_side && noun.light.is_none() && noun.phrase.prep.is_some() && !margin && !despite {
            // وخلال اتصال مع نظيره، شدد الوزير: who is named only behind.
            let beside = args.sides.iter().all(|p| p.start >= noun.phrase.end);
            let talks = noun.frame.event == EventType::Consult;
            let ahead = if talks && beside { self.ahead(noun.t) } else { Vec::new() };
            let other = if ahead.is_empty() {
                self.other_side(noun.t, &noun.clause, noun.frame.event == EventType::Assault)
            } else {
                ahead
            };
            args.add(Role::Side, other, usize::MAX);
        } else if one_side && let Some(maker) = self.maker(noun) {
            args.add(Role::Side, maker, usize::MAX);
        } else if one_side && let Some(n) = self.has(noun.t) {
            args.add(Role::Side, self.parties_from(n).0, usize::MAX);
        } else if one_side && noun.light.is_none() && noun.frame.event == EventType::Consult {
            args.add(Role::Side, self.own_talks(noun), usize::MAX);
        }
    }

    /// عقد الحكومة محادثات مع جارتها: who stands in the genitive of the verbal noun right before that carries it.
    pub(super) fn maker(&mut self, noun: &Noun<'_>) -> Option<Vec<PartyDraft>> {
        let start = noun.phrase.tokens.start;
        let n = self.passage.phrase_at(start.checked_sub(1)?)?;
        let p = self.passage.phrases[n].clone();
        let carries = p.tokens.end == start
            && p.tokens.len() > 1
            && noun.phrase.prep.is_none()
            && self.carries_as_noun(p.tokens.start, noun.frame);
        let rest = carries.then(|| self.passage.make_phrase(p.tokens.start + 1..p.tokens.end))?;
        self.genitive(&rest).map(|(parties, _)| parties)
    }

    /// السعودية ليس لديها أي مفاوضات مع المتمردين: the phrase that opens the clause of what somebody has.
    pub(super) fn has(&self, t: usize) -> Option<usize> {
        let from = t.saturating_sub(3).max(self.range.start);
        let with = (from..t).find(|&i| {
            self.passage.words[i].clitics.pronoun.is_some() && self.passage.headword(i) == "لدي"
        })?;
        self.listener.topic(with, &self.range)
    }

    /// أكدت الصين أن المحادثات مع واشنطن مستحيلة: the talks that open what a government says are its own.
    pub(super) fn own_talks(&self, noun: &Noun<'_>) -> Vec<PartyDraft> {
        let t = noun.t;
        let opens = self.passage.words[t].clitics.article
            && noun.phrase.tokens.start == t
            && noun.phrase.prep.is_none();
        let Some(told) = self.holder(t).filter(|s| opens && s.clause && s.content.start == t) else {
            return Vec::new();
        };
        let state = |w: &Who| {
            let r = &self.cast.all[*w];
            r.is_government()
                || r.kind == EntityKind::Person && r.sector.as_deref() == Some("GOV") && r.country.is_some()
        };
        match told.sources.last().filter(|s| !s.who.is_empty() && s.who.iter().all(state)) {
            Some(source) => self.parties_of(source),
            None => Vec::new(),
        }
    }
}
