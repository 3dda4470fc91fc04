//! Words of saying: verbs, participles beside another verb, verbal nouns.

use std::ops::Range;

use riwaya_lexicon::{NounKind, Pos, Saying};
use riwaya_record::Stance;
use riwaya_text::{GrammaticalNumber, Person, Tense, Voice};

use super::{Floor, Listener, Source, Speech};
use crate::words::WordPos;

/// Verbs that a text uses of itself without a speaker: يذكر أن, يشار إلى أن.
const IMPERSONAL: [&str; 11] =
    ["ذكر", "اشار", "لاحظ", "علم", "اعتقد", "قال", "افترض", "توقع", "انتظر", "رجح", "قدر"];

/// Verbs of pointing out, of which deeds and decisions may be the subject (folded).
const SHOWS: [&str; 7] = ["اشار", "اكد", "دل", "عني", "كشف", "اظهر", "بين"];

/// Verbs of telling whose denial means that something was left unsaid: لم يذكر, لم تعلق.
const TOLD: [&str; 17] = [
    "ذكر",
    "اكد",
    "اشار",
    "علق",
    "كشف",
    "تطرق",
    "اوضح",
    "اعلن",
    "حدد",
    "تضمن",
    "افصح",
    "اورد",
    "بين",
    "سمي",
    "صدر",
    "عقب",
    "تناول",
];

impl Listener<'_, '_> {
    pub(super) fn by_verb(
        &self,
        v: usize,
        saying: &Saying,
        range: &Range<usize>,
        first: usize,
        floor: &Floor,
        out: &mut Vec<Speech>,
    ) -> usize {
        let w = &self.passage.words[v];
        let Some(features) = w.verb() else { return v + 1 };
        // دعي الناخبون إلى: the subject of a passive is who was told.
        if matches!(features.person, Person::First | Person::Second) || features.voice == Voice::Passive {
            return v + 1;
        }
        // إذا امتنعت روسيا عن …: what a condition supposes nobody has said.
        let supposed =
            v > range.start && matches!(self.passage.fold(v - 1), "اذا" | "لو" | "فاذا" | "واذا" | "ولو");
        if supposed {
            return v + 1;
        }
        // وجاء الحكم بعد أن: only what comes in or by somebody's mouth says anything.
        if matches!(self.passage.verb_headword(v), Some("جاء" | "ورد"))
            && self.passage.phrase_at(v + 1).is_some_and(|n| self.passage.phrases[n].prep.is_none())
        {
            return v + 1;
        }
        let negated = self.negated(v);
        let before = self.subject_before(v, range);
        // واتهموا الشرطة: behind a verb in the plural stands no subject.
        let singular = features.number == GrammaticalNumber::Singular;
        let after = self.subject_after(v, range).filter(|_| singular);
        // الرجل الذي قالت النيابة إنه: behind a relative pronoun the subject follows where one does.
        let relative = v > range.start && self.passage.words[v - 1].is(Pos::Relative);
        let before = before.filter(|_| !(relative && after.is_some() && !saying.person));
        let kana = self.subject_of_kana(v, range);
        let pluperfect = kana.is_some() && self.passage.fold(v - 1) == "قد";
        let before = before.or_else(|| kana.filter(|_| pluperfect || after.is_none()));
        let (subject, searched) = match (before, after) {
            (Some(s), _) => (Some(s), v + 1),
            (None, Some(s)) => {
                let end = s.phrase.tokens.end;
                (Some(s), end)
            }
            (None, None) => (self.topic(v, range).and_then(|n| self.sources_of(n, range)), v + 1),
        };
        // قرار الحكومة يشير إلى أن: a deed shows what somebody else makes of it, and says nothing.
        if subject.as_ref().is_some_and(|s| self.shows(v, s)) {
            return v + 1;
        }
        let impersonal = subject.is_none()
            && features.tense == Tense::Present
            && IMPERSONAL.contains(&self.passage.verb_headword(v).unwrap_or_default())
            && w.clitics.pronoun.is_none()
            && (self.opens_clause(v, range) || self.passage.words[v - 1].is(Pos::Relative));
        if impersonal {
            return v + 1;
        }
        // A subject that is there but names nobody (أكد ذلك, قال الخبر) is no carried speaker.
        let blocked = subject.is_none()
            && (relative || self.something_after(v, range) || self.something_before(v, range));
        let behind = self.content(v, saying, searched, range, negated);
        let before =
            || self.quoted_before(v, range).filter(|_| saying.quote).map(|content| (content, None, true));
        let found = behind.filter(|(_, _, clause)| *clause || before().is_none()).or_else(before);
        let Some((content, hearer, clause)) = found else { return v + 1 };
        // كشف تقرير طبي أن: a phrase between the verb and its clause is the subject, whoever it names.
        if clause && subject.is_none() && !saying.person && self.stands_between(v, content.start) {
            return v + 1;
        }
        // What is only to be done (سيرد على, أن يدعو إلى) is nothing said yet.
        let coming = w.clitics.future
            || w.clitics.preposition.is_some()
            || v > range.start && self.passage.fold(v - 1) == "سوف";
        let subjunctive = features.tense == Tense::Present
            && v > range.start
            && self.passage.words[v - 1].is(Pos::That)
            && matches!(self.passage.fold(v - 1), "ان" | "بان");
        if !clause && (coming || subjunctive) || coming && saying.continues {
            return v + 1;
        }
        let mut confidence = 0.92;
        // نُقل عن شهود قولهم إن: nobody but them is named.
        let quoted = (self.passage.verb_headword(v) == Some("نقل"))
            .then(|| self.phrase_with(v + 1..content.start, "عن"))
            .flatten();
        // لكنه قال: a particle with a pronoun goes on with who was told of.
        let pronoun = v > range.start && {
            let before = &self.passage.words[v - 1];
            before.clitics.pronoun.is_some() && (before.is(Pos::That) || before.is(Pos::Conjunction))
        };
        let goes_on = saying.continues || w.joined() || pronoun;
        let enclosing = self.enclosing(v, first, out);
        let mut sources = match (subject.or_else(|| quoted.clone()), enclosing) {
            (Some(s), _) => vec![s],
            (None, _) if blocked => return v + 1,
            // حسب الوكالة، قال إنه …: who spoke before, and not she who passes it on.
            (None, Some(s)) if self.source_phrase(s.cue, range).is_some() && floor.speaker().is_some() => {
                confidence = 0.8;
                floor.carried()
            }
            (None, Some(s)) => {
                // أنه يأمل: a verb without a subject is the speaker's where it opens what he says, or where his pronoun
                // does; farther inside it may be anybody's.
                let opener = s.content.start.checked_sub(1).map(|o| &self.passage.words[o]);
                let his = opener.is_some_and(|o| o.is(Pos::That) && o.clitics.pronoun.is_some());
                let first = !(s.content.start..v).any(|i| self.passage.words[i].is_verb());
                let opens = !s.content.contains(&v) || v <= s.content.start + 1 || his && first;
                confidence = match (goes_on, opens) {
                    (true, _) => 0.8,
                    (false, true) => 0.6,
                    (false, false) => 0.45,
                };
                s.sources.last().cloned().into_iter().collect()
            }
            (None, None) if self.has_unknown_subject(v, range) => return v + 1,
            (None, None) => {
                // Where neither word nor conjunction goes on, whoever spoke last is a guess.
                confidence = if goes_on { 0.8 } else { 0.45 };
                // وصل الوزير إلى بيروت وقال إن: who did what the sentence tells before goes on to speak.
                match self.main_subject(v, range).filter(|_| w.joined()) {
                    Some(s) => vec![s],
                    None if saying.continues => floor.carried(),
                    None => floor.last(),
                }
            }
        };
        let Some(mut source) = sources.pop() else { return v + 1 };
        // نشرا بيانين يتحدثان فيهما عن: two are not the one who spoke last.
        if confidence < 0.9 && features.number == GrammaticalNumber::Dual && source.who.len() == 1 {
            return v + 1;
        }
        if let Some(told) = self.outlet_told(v, content.start.max(searched), hearer.as_ref()) {
            sources.push(told);
        }
        // نقلت رويترز عن مسؤول قوله إن: the outlet quotes the official.
        if let Some(quoted) = quoted {
            if quoted.who != source.who {
                sources.push(source);
            }
            source = quoted;
        }
        // ذكرت الوكالة نقلا عن مصدر أن; قال الوزير، وفقا للوكالة، إن.
        for channel in (searched..content.start).filter_map(|i| self.channel_at(i, range)) {
            if channel.cited {
                sources.push(std::mem::replace(&mut source, channel.source));
            } else {
                sources.insert(0, channel.source);
            }
        }
        // كما ناقش الرئيسان: what two did is still told by who was telling before.
        if source.who.len() > 1
            && sources.is_empty()
            && self.passage.fold(range.start) == "كما"
            && let Some(teller) = floor.speaker().cloned().filter(|t| t.who.len() == 1)
        {
            sources.push(teller);
        }
        sources.push(source);
        let stance = match (negated, saying.stance) {
            (true, Stance::Denies | Stance::Doubts) => Stance::Asserts,
            (true, Stance::Asserts) if TOLD.contains(&self.passage.verb_headword(v).unwrap_or_default()) => {
                Stance::LeavesOut
            }
            (true, _) => return v + 1,
            (false, s) => s,
        };
        self.close_open(v, first, out);
        let resume = if clause && content.start > v { content.start } else { searched };
        out.push(Speech { stance, clause, confidence, ..Speech::told(v, sources, content) });
        resume
    }

    /// Whether the subject of a verb of pointing out is a deed or decision, which has no voice: الزيارة تشير إلى, قرارها يؤكد أن.
    fn shows(&self, v: usize, subject: &Source) -> bool {
        let lexicon = self.passage.lexicon;
        let phrase = self.passage.phrase_at(subject.phrase.tokens.start).map(|n| &self.passage.phrases[n]);
        let head = phrase.unwrap_or(&subject.phrase).head();
        let lemma = self.passage.words[head].lemma;
        let deed = lemma
            .is_some_and(|l| matches!(lexicon.words.lemma(l).kind, NounKind::Event | NounKind::Document));
        let tells = lemma.and_then(|l| lexicon.sayings.of(l)).is_some_and(|s| s.that);
        let named = !self.passage.covering[head].is_empty();
        let decided = self.passage.headword(head) == "قرار";
        deed && (!tells || decided)
            && !named
            && self.passage.verb_headword(v).is_some_and(|h| SHOWS.contains(&h))
    }

    /// Whether the verb stands where a clause begins: at the start, after a mark, after a conjunction.
    fn opens_clause(&self, v: usize, range: &Range<usize>) -> bool {
        v == range.start
            || self.passage.words[v].joined()
            || self.passage.words[v - 1].pos == WordPos::Punct
            || self.passage.words[v - 1].is(Pos::Conjunction)
    }

    fn negated(&self, v: usize) -> bool {
        v > 0 && {
            let before = self.passage.fold(v - 1);
            let before = before.strip_prefix('و').or_else(|| before.strip_prefix('ف')).unwrap_or(before);
            matches!(before, "لم" | "لا" | "لن" | "ما")
                && self.passage.words[v - 1].pos != WordPos::Of(Pos::Relative)
                || matches!(before, "لم" | "لن")
        }
    }

    /// Whether a word stands inside quotation marks that are closed before another.
    pub(super) fn is_quoted_off(&self, word: usize, other: usize) -> bool {
        self.quotation_of(word).is_some_and(|q| !q.holds(other))
    }

    /// A new word of saying on the outermost level ends the content of those before it.
    fn close_open(&self, cue: usize, first: usize, out: &mut [Speech]) {
        for s in &mut out[first..] {
            let quoted = self.quotations.iter().any(|q| q.holds(s.content.start) && q.holds(cue));
            if self.passage.words[cue].joined()
                && s.content.contains(&cue)
                && !quoted
                && s.content.start < cue
                && self.word_saying(cue).is_some_and(|w| w.continues)
            {
                s.content.end = cue;
            }
        }
    }

    pub(super) fn by_participle(
        &self,
        i: usize,
        saying: &Saying,
        range: &Range<usize>,
        first: usize,
        floor: &Floor,
        out: &mut Vec<Speech>,
    ) -> usize {
        let comma = i > range.start && matches!(self.passage.fold(i - 1), "،" | "," | "”" | "»" | "\"" | "؛");
        if !(self.passage.words[i].is_accusative() || comma) {
            return i + 1;
        }
        // Its own phrase may have swallowed what it governs; look behind the participle itself.
        let Some((content, _, clause)) = self.content(i, saying, i + 1, range, false) else {
            return i + 1;
        };
        let speaker = out[first..]
            .iter()
            .rev()
            .find(|s| {
                let relative = s.cue > 0 && self.passage.words[s.cue - 1].is(Pos::Relative);
                s.cue < i && s.stance != Stance::LeavesOut && !relative && !self.is_quoted_off(s.cue, i)
            })
            .map(|s| self.main_speech(s, &out[first..]))
            .and_then(|s| s.sources.last().cloned());
        let carried = || floor.speaker().filter(|_| !self.has_unknown_subject(i, range)).cloned();
        let Some(source) = speaker.or_else(|| self.main_subject(i, range)).or_else(carried) else {
            return i + 1;
        };
        let resume = if clause { content.start } else { i + 1 };
        out.push(Speech { stance: saying.stance, clause, ..Speech::told(i, vec![source], content) });
        resume
    }

    /// The speech of a sentence that tells another: قال السفير إن الحكومة وافقت، مشيرا إلى, where the ambassador goes on. What
    /// outlets tell is gone on with by those whom they tell of.
    fn main_speech<'s>(&self, inner: &'s Speech, speeches: &'s [Speech]) -> &'s Speech {
        let outlet = |s: &Speech| {
            let phrases = s.sources.iter().map(|x| self.passage.phrase_at(x.phrase.tokens.start));
            phrases.flatten().any(|n| self.is_outlet(n))
        };
        let tells = |s: &&Speech| {
            s.clause
                && s.cue < inner.cue
                && s.content.contains(&inner.cue)
                && s.stance != Stance::LeavesOut
                && self.passage.words[s.cue].is_verb()
                && !s.sources.is_empty()
                && !outlet(s)
                && !self.is_quoted_off(s.content.start, inner.content.end)
        };
        speeches.iter().find(tells).unwrap_or(inner)
    }

    /// ختم تصريحاته بالقول: what follows is said by the subject of the verb before.
    fn by_saying(&self, i: usize, range: &Range<usize>, out: &mut Vec<Speech>) -> usize {
        let verb = (range.start..i).rev().find(|&j| self.passage.words[j].is_verb());
        let source =
            verb.and_then(|v| self.subject_before(v, range).or_else(|| self.subject_after(v, range)));
        let mut at = i + 1;
        while at < range.end && (self.passage.fold(at) == ":" || self.passage.words[at].is(Pos::That)) {
            at += 1;
        }
        let Some(source) = source.filter(|_| at > i + 1 || self.opening(at).is_some()) else { return i + 1 };
        let end = self.opening(at).map_or_else(|| self.content_end(at, range), |q| q.close.min(range.end));
        let content = self.trim(at..end);
        let start = content.start;
        if !content.is_empty() {
            out.push(Speech::told(i, vec![source], content));
        }
        start
    }

    /// "تأكيده أن", "قوله إن", "عدم ذكر بيان …": a verbal noun of saying with a clause, or denied.
    pub(super) fn by_masdar(
        &self,
        i: usize,
        saying: &Saying,
        range: &Range<usize>,
        floor: &Floor,
        out: &mut Vec<Speech>,
    ) -> usize {
        let w = &self.passage.words[i];
        let denied = i > range.start
            && matches!(self.passage.headword(i - 1), "عدم")
            && saying.stance == Stance::Asserts;
        let own = self.passage.phrase_at(i).map(|n| self.passage.phrases[n].tokens.end).unwrap_or(i + 1);
        if denied {
            let whom = (i + 1 < own).then(|| self.passage.make_phrase(i + 1..own));
            let Some(phrase) = whom else { return i + 1 };
            let Some(source) = self.nested_source(&phrase) else { return i + 1 };
            let end = self.content_end(own, range).max(own);
            let content = self.trim(i - 1..end);
            let speech = Speech::told(i, vec![source], content);
            out.push(Speech { stance: Stance::LeavesOut, clause: false, confidence: 0.7, ..speech });
            return own;
        }
        // في تصريح صحفي أن: an adjective is no speaker.
        let own = if i + 1 < own && self.passage.words[i + 1].is_adjectival() { i + 1 } else { own };
        if w.clitics.article && w.clitics.preposition == Some('ب') && self.passage.headword(i) == "قول" {
            return self.by_saying(i, range, out);
        }
        let that = (own..range.end.min(own + 3)).find(|&j| self.passage.words[j].is(Pos::That));
        let Some(that) = that.filter(|_| saying.that) else { return i + 1 };
        let source = if w.clitics.pronoun.is_some() {
            out.last().and_then(|s| s.sources.last().cloned()).or_else(|| floor.speaker().cloned())
        } else if i + 1 < own && !matches!(self.passage.fold(i + 1), "صحفي" | "صحافي" | "اعلامي" | "تلفزيوني")
        {
            // Not of تصريح صحفي أن: there it is only of what kind.
            self.nested_source(&self.passage.make_phrase(i + 1..own))
        } else {
            None
        };
        let Some(source) = source else { return i + 1 };
        let content = self.trim(that + 1..self.content_end(that + 1, range));
        let start = content.start;
        let speech = Speech::told(i, vec![source], content);
        out.push(Speech { stance: saying.stance, confidence: 0.75, ..speech });
        start
    }
}
