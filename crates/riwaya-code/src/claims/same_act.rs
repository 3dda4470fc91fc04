//! One act told twice in a sentence: the attack behind those it killed, what is pointed back to, the cries of a crowd,
//! synonyms side by side.

use riwaya_lexicon::Pos;
use riwaya_record::EventType;

use super::{ClaimDraft, Finder, PartyDraft};

/// How far apart the dead and the attack that killed them may be told.
const FARTHEST_ATTACK: usize = 30;

/// How far behind an attack the verb may stand of which it is the subject: غارة للتحالف على المدينة قتلت.
const FARTHEST_VERB: usize = 12;

/// Nouns by which any attack told before is meant again (folded headwords).
const MEANS_ATTACK: [&str; 7] = ["هجوم", "هجمه", "حادث", "حادثه", "عمليه", "اعتداء", "انفجار"];

/// How many tokens apart two words for one act may stand; for harm, with its victims told between, more.
const SAME_ACT: usize = 6;

const SAME_HARM: usize = 14;

/// Within how many words before an attack the count of days stands that passed since: بعد أربعة أيام على هجوم.
const FARTHEST_COUNT: usize = 5;

impl<'a> Finder<'a, '_, '_> {
    /// Joins a draft to the earlier one of its sentence that tells the same act; gives it back where none does.
    pub(super) fn join_again(
        &self,
        out: &mut [ClaimDraft<'a>],
        draft: ClaimDraft<'a>,
    ) -> Option<ClaimDraft<'a>> {
        let same = |old: &&mut ClaimDraft<'a>| {
            old.frame.event == draft.frame.event
                && old.trigger < draft.trigger
                && (self.is_attack_behind(old, &draft)
                    || self.is_done_by(old, &draft)
                    || self.points_back(old, &draft)
                    || self.is_crowds(old, &draft)
                    || self.is_synonym(old, &draft))
        };
        let Some(old) = out.iter_mut().rev().find(same) else { return Some(draft) };
        self.merge(old, draft);
        None
    }

    /// Puts another word for an act with it: its parties where the act has none in their place.
    pub(super) fn merge(&self, old: &mut ClaimDraft<'a>, draft: ClaimDraft<'a>) {
        let strangers = |parties: Vec<PartyDraft>, known: &[PartyDraft]| {
            let fresh = |p: &PartyDraft| !known.iter().any(|k| k.who == p.who);
            parties.into_iter().filter(fresh).collect::<Vec<_>>()
        };
        old.also.push(draft.trigger);
        // تصدى الجيش لهجوم شنه المسلحون على القرية: he did not do it to the village.
        let repels = matches!(
            self.passage.verb_headword(old.trigger),
            Some("تصدي" | "صد" | "احبط" | "افشل" | "دحر" | "احتوي")
        );
        if old.recipients.is_empty() && !repels {
            old.recipients = strangers(draft.recipients, &old.actors);
        }
        if old.actors.is_empty() {
            let clash = draft.frame.subject == Some(riwaya_lexicon::Role::Side)
                && draft.frame.event == EventType::Assault;
            let actors = if clash { self.opponents(&old.recipients, draft.actors) } else { draft.actors };
            old.actors = strangers(actors, &old.recipients);
        }
    }

    /// Whether no other clause stands between two words: no finite verb but those of harm told already and of relative
    /// clauses, no أن.
    fn one_clause(&self, old: &ClaimDraft<'_>, until: usize) -> bool {
        let words = &self.passage.words;
        (old.trigger + 1..until).all(|i| {
            let relative = words[i - 1].is(Pos::Relative);
            !words[i].is(Pos::That)
                && (!words[i].is_verb() || old.also.contains(&i) || relative || self.is_casualty(i))
        })
    }

    /// قتل جنديان وأصيب آخرون في تفجير: the attack behind its dead and wounded.
    fn is_attack_behind(&self, old: &ClaimDraft<'_>, draft: &ClaimDraft<'_>) -> bool {
        let t = draft.trigger;
        let behind = || {
            let n = self.passage.phrase_at(t)?;
            self.passage.phrases[n].prep.as_deref()
        };
        draft.frame.event == EventType::Assault
            && self.is_casualty(old.trigger)
            && self.passage.words[t].is_nominal()
            && !self.is_casualty(t)
            && t - old.trigger <= FARTHEST_ATTACK
            && matches!(behind(), Some("في" | "ب" | "جراء" | "اثر" | "نتيجه" | "خلال" | "من" | "بسبب"))
            && self.one_clause(old, t)
    }

    /// غارة أمريكية في أفغانستان قتلت قياديا: a verb of killing whose subject is the attack.
    fn is_done_by(&self, old: &ClaimDraft<'_>, draft: &ClaimDraft<'_>) -> bool {
        let (a, v) = (old.trigger, draft.trigger);
        let Some(n) = self.passage.phrase_at(a) else { return false };
        let phrase = &self.passage.phrases[n];
        draft.frame.event == EventType::Assault
            && self.passage.words[a].is_nominal()
            && !self.is_casualty(a)
            && phrase.head() == a
            && phrase.prep.is_none()
            && self.passage.words[v].is_verb()
            && !self.passage.words[v].joined()
            && self.is_casualty(v)
            && v - a <= FARTHEST_VERB
            && self.one_clause(old, v)
            && self.passage.phrases[n + 1..]
                .iter()
                .take_while(|p| p.tokens.start < v)
                .all(|p| p.prep.is_some() || p.joined)
    }

    /// Whether a noun only points back to an act: الهجوم, هذا الاجتماع, مقتله, with nothing said of it that is new.
    fn points_back(&self, old: &ClaimDraft<'_>, draft: &ClaimDraft<'_>) -> bool {
        let (passage, t) = (self.passage, draft.trigger);
        let w = &passage.words[t];
        let Some(phrase) = passage.phrase_at(t).map(|n| &passage.phrases[n]) else { return false };
        let definite = w.clitics.article || w.clitics.pronoun.is_some();
        if !w.is_nominal() || !definite || w.joined() || draft.light.is_some() {
            return false;
        }
        let known = |new: &[PartyDraft], told: &[PartyDraft]| {
            new.iter().all(|p| told.iter().any(|o| o.who == p.who)) || told.is_empty() && new.len() <= 1
        };
        let alike = known(&draft.actors, &old.actors) && known(&draft.recipients, &old.recipients);
        // الهجوم الذي, رد على الهجوم: another, told for itself.
        let described =
            (t + 1..phrase.tokens.end + 2).any(|i| passage.words.get(i).is_some_and(|w| w.is(Pos::Relative)));
        let answered = phrase.prep.as_deref() == Some("علي")
            && (t.saturating_sub(3)..t).any(|i| passage.headword(i) == "رد");
        let earlier = matches!(phrase.prep.as_deref(), Some("بعد" | "قبل" | "منذ" | "غداه"));
        if !alike || described || answered || earlier {
            return false;
        }
        let harm = draft.frame.event == EventType::Assault;
        if w.clitics.pronoun.is_some() {
            return harm && self.is_casualty(t) && self.is_casualty(old.trigger) && draft.actors.is_empty();
        }
        let head = passage.headword(t);
        let word = |i: usize| {
            passage.headword(i) == head
                || passage.verb_headword(i).is_some() && passage.verb_headword(i) == passage.verb_headword(t)
        };
        let named = std::iter::once(old.trigger).chain(old.also.iter().copied()).any(word);
        // الهجمات على المدنيين, الاتفاق النووي: at whom it is directed, and what kind it is, tells which.
        let end = phrase.tokens.end;
        let kind = end == t + 1
            || harm
                && end == t + 2
                && !matches!(passage.headword(t + 1), "سابق" | "اخر" | "جديد" | "ثاني" | "ماضي");
        let plain = kind && !matches!(passage.fold(end), "علي" | "ضد" | "بين" | "مع");
        plain && (named || old.frame.id == draft.frame.id || harm && MEANS_ATTACK.contains(&head))
    }

    /// خرجت مظاهرات ورفع المتظاهرون: what a crowd does in the protest that is told.
    fn is_crowds(&self, old: &ClaimDraft<'_>, draft: &ClaimDraft<'_>) -> bool {
        let cast = &*self.cast;
        draft.frame.event == EventType::Protest
            && old.frame.mode == draft.frame.mode
            && self.passage.words[draft.trigger].is_verb()
            && draft.recipients.is_empty()
            && draft
                .actors
                .iter()
                .all(|a| old.actors.iter().any(|b| b.who == a.who) || cast.all[a.who].generic)
    }

    /// الانتقادات والاتهامات: words for one act side by side.
    fn is_synonym(&self, old: &ClaimDraft<'_>, draft: &ClaimDraft<'_>) -> bool {
        let words = &self.passage.words;
        crate::discourse::is_talk(draft.frame.event)
            && draft.trigger == old.trigger + 1
            && words[draft.trigger].joined()
            && words[draft.trigger].is_nominal()
            && words[old.trigger].is_nominal()
    }

    /// Whether one of two words names an execution and the other harm of another kind: فرقت الشرطة مظاهرة للتنديد بإعدام الرئيس;
    /// or what was done besides killing and wounding: قتلت الجماعة جنودا واختطفت آخرين.
    fn are_other_harms(&self, old: &ClaimDraft<'_>, draft: &ClaimDraft<'_>) -> bool {
        let (a, b) = (old.frame.mode.as_deref(), draft.frame.mode.as_deref());
        let besides = |mode: Option<&str>| matches!(mode, Some("abduct" | "sexual"));
        let word = &self.passage.words[draft.trigger];
        let joined = word.joined() && word.is_verb();
        a != b
            && (a.is_some() && b.is_some() && [a, b].contains(&Some("execute"))
                || joined && (besides(a) || besides(b)))
    }

    /// Whether an attack is what another came after, or before: غارات غداة هجوم, هجوم بعد أيام على تفجير. The dead behind whom
    /// it stands are its own: قتل ثلاثة بعد قصف.
    fn is_of_another_time(&self, old: &ClaimDraft<'_>, draft: &ClaimDraft<'_>) -> bool {
        let passage = self.passage;
        let Some(phrase) = passage.phrase_at(draft.trigger).map(|n| &passage.phrases[n]) else {
            return false;
        };
        if phrase.tokens.contains(&old.trigger) {
            return false;
        }
        let told = matches!(phrase.prep.as_deref(), Some("بعد" | "قبل" | "غداه" | "عقب" | "منذ"));
        let counted = matches!(phrase.prep.as_deref(), Some("من" | "علي"))
            && (old.trigger + 1..phrase.tokens.start)
                .rev()
                .take(FARTHEST_COUNT)
                .any(|i| matches!(passage.fold(i), "بعد" | "قبل") && passage.fold(i + 1) != "ان");
        let casualty = |i: usize| self.is_casualty(i);
        passage.words[draft.trigger].is_nominal()
            && (told && !casualty(old.trigger) && !casualty(draft.trigger) || counted)
    }

    /// Whether a word tells that something fired or flying was brought down.
    fn is_interception(draft: &ClaimDraft<'_>) -> bool {
        &*draft.frame.id == "assault.intercept"
    }

    /// فرقت الشرطة مظاهرة، وأصيب في الصدامات …: whether right behind a verb of harm stands the attack or clash that brought it.
    fn names_own_attack(&self, v: usize) -> bool {
        let passage = self.passage;
        let joined = passage.words[v].is_verb() && passage.words[v].joined() && self.is_casualty(v);
        let behind = passage.phrases.get(passage.phrase_from(v + 1)).filter(|p| {
            joined
                && p.tokens.start <= v + 2
                && matches!(p.prep.as_deref(), Some("في" | "خلال" | "جراء" | "اثر"))
        });
        behind.is_some_and(|p| {
            !self.is_casualty(p.head())
                && passage.words[p.head()]
                    .lemma
                    .is_some_and(|l| passage.lexicon.frames.of(l).any(|f| f.event == EventType::Assault))
        })
    }

    /// Adds a draft, or joins it to one before it that tells the same act: one claim an act, the other words beside it.
    pub(super) fn join(&self, out: &mut Vec<ClaimDraft<'a>>, draft: ClaimDraft<'a>) {
        let passage = self.passage;
        for old in out.iter_mut().rev() {
            // Deaths and the attack that brought them (قتل … في هجوم) are told farther apart.
            let harm = draft.frame.event == EventType::Assault;
            let near = draft.trigger - old.trigger <= if harm { SAME_HARM } else { SAME_ACT };
            let carried = draft.light == Some(old.trigger);
            let same = old.frame.event == draft.frame.event
                && old.trigger != draft.trigger
                && (old.frame.mode == draft.frame.mode || carried || harm);
            let between = (old.trigger + 1..draft.trigger).any(|i| {
                passage.words[i].is_verb()
                    || passage.words[i].is(Pos::That)
                    || passage.words[i].joined() && passage.words[i].is_nominal() && i == draft.trigger
            });
            // ضربات ردا على هجوم: what is answered is another act.
            let answered = (old.trigger + 1..draft.trigger).any(|i| {
                matches!(passage.fold(i), "ردا" | "انتقاما" | "ثارا")
                    || passage.headword(i) == "رد" && passage.words[i].is_nominal()
            });
            let between = between || answered && harm;
            let who = |d: &ClaimDraft<'_>| d.actors.iter().map(|p| p.who).collect::<Vec<_>>();
            // A second word joins where it is carried by the first, stands in its phrase, or is another word for the harm.
            let bound = carried
                || harm
                || passage.phrase_at(old.trigger) == passage.phrase_at(draft.trigger)
                || passage.words[old.trigger].is_verb();
            let compatible = draft.actors.is_empty()
                || who(&draft) == who(old)
                || who(&draft).iter().all(|w| who(old).contains(w))
                || old.actors.is_empty()
                || carried
                || harm && !passage.words[draft.trigger].is_verb();
            let coordinated =
                passage.words[draft.trigger].joined() && !passage.words[draft.trigger].is_verb();
            let other = harm
                && (self.are_other_harms(old, &draft)
                    || self.names_own_attack(draft.trigger)
                    || self.is_of_another_time(old, &draft));
            // اعترض صاروخا أطلقه الحوثيون: who fired it did not bring it down.
            let fired = Self::is_interception(old) != Self::is_interception(&draft)
                && !draft.actors.is_empty()
                && !who(&draft).iter().any(|w| who(old).contains(w));
            let alike = same && !fired;
            if alike && (carried || near && bound && !between && compatible && !coordinated && !other) {
                // The fuller one keeps its place; of harm the verb does.
                let fuller = !harm
                    && draft.actors.len() + draft.recipients.len() > old.actors.len() + old.recipients.len();
                if fuller {
                    let mut also = vec![old.trigger];
                    also.extend(old.also.iter().copied().filter(|a| *a != draft.trigger));
                    also.extend(draft.also.iter().copied().filter(|a| *a != old.trigger));
                    *old = ClaimDraft { also, ..draft };
                } else {
                    self.merge(old, draft);
                }
                return;
            }
        }
        out.push(draft);
    }
}
