//! Attribution: who says what, by which word; direct and indirect speech, nested, carried on from sentence to sentence.

mod cues;
mod ends;
mod masdars;
mod nobody;
mod occasions;
mod openers;
mod participles;
mod said;
mod silences;
mod source_phrases;
mod sources;
mod speakers;

use std::ops::Range;

use riwaya_lexicon::{Name, Pos, Saying};
use riwaya_record::{EntityKind, Stance};

use crate::passage::Passage;
use crate::phrases::Phrase;
use crate::quotes::{Quotation, Quotations};
use crate::who::{Cast, Inner, Who};
use crate::words::WordPos;

pub(crate) use self::occasions::{Named, tells_press};

/// A source and the words that name it.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) who: Vec<Who>,
    pub(crate) phrase: Phrase,
}

/// Something said.
#[derive(Clone, Debug)]
pub(crate) struct Speech {
    /// The word of saying; the first token of the content where there is none.
    pub(crate) cue: usize,
    /// Who says it, outermost first, in this speech alone (an outlet that was told, then the speaker).
    pub(crate) sources: Vec<Source>,
    pub(crate) stance: Stance,
    /// The tokens of what is said.
    pub(crate) content: Range<usize>,
    /// The speech this one lies in.
    pub(crate) parent: Option<usize>,
    /// The occasion on which it was said, where its clause names it.
    pub(crate) occasion: Option<Named>,
    /// Whom the first words of the content name.
    pub(crate) about: Vec<Who>,
    /// Whether what is said is a clause or quotation (and not a noun phrase).
    pub(crate) clause: bool,
    /// How sure: what was carried or guessed is less so.
    pub(crate) confidence: f64,
}

impl Speech {
    /// A clause that sources say, with nothing known but their word.
    fn told(cue: usize, sources: Vec<Source>, content: Range<usize>) -> Self {
        Self {
            cue,
            sources,
            stance: Stance::Asserts,
            content,
            parent: None,
            occasion: None,
            about: Vec::new(),
            clause: true,
            confidence: 0.85,
        }
    }
}

/// How many words may stand behind the closing mark of a heading that begins with quoted words.
const HEADING: usize = 6;

/// The numbers of the speeches whose words of saying stand in a sentence, among those of a text in reading order.
pub(crate) fn spoken_in(sentence: &Range<usize>, speeches: &[Speech]) -> Range<usize> {
    let before = |token: usize| speeches.partition_point(|s| s.cue < token);
    before(sentence.start)..before(sentence.end)
}

/// What the sentences before leave behind.
#[derive(Default)]
pub(crate) struct Floor {
    /// The last speaker, behind the outlets that passed his words on.
    speakers: Vec<Source>,
    /// Who did what the sentence before told, where nobody has spoken yet: وقال إنه …
    actor: Option<Source>,
    /// Whether somebody took the floor in the sentence before.
    taken: bool,
}

impl Floor {
    /// Who speaks on where a word of saying has no subject, outermost first.
    fn carried(&self) -> Vec<Source> {
        if self.speakers.is_empty() { self.actor.iter().cloned().collect() } else { self.speakers.clone() }
    }

    /// Who was told of last where a word of saying has no subject: who acted in the sentence before (ألقى الوزير كلمة.
    /// وقال فيها), else who spoke.
    fn last(&self) -> Vec<Source> {
        self.actor.clone().map_or_else(|| self.speakers.clone(), |a| vec![a])
    }

    /// Who did or said what the sentence before told, and whether he said it: whom a verb without a subject at the head of
    /// the next one means.
    pub(crate) fn subject(&self) -> Option<(&Source, bool)> {
        let actor = self.actor.as_ref().map(|a| (a, false));
        actor.or_else(|| self.speakers.last().filter(|_| self.taken).map(|s| (s, true)))
    }

    /// The last speaker himself.
    fn speaker(&self) -> Option<&Source> {
        self.speakers.last()
    }
}

/// Hears the speeches of one sentence.
pub(crate) struct Listener<'a, 'p> {
    pub(crate) passage: &'p Passage<'a>,
    pub(crate) quotations: &'p Quotations,
    /// Whom each phrase names, as far as the text has been read.
    pub(crate) refs: &'p [Vec<Who>],
    /// Whom each phrase that names nobody names inside itself, as far as the text has been read.
    pub(crate) inner: &'p [Inner],
}

impl<'p> Listener<'_, 'p> {
    /// Appends the speeches of a sentence to `out`.
    pub(crate) fn hear(
        &self,
        range: Range<usize>,
        floor: &mut Floor,
        cast: &mut Cast<'_>,
        out: &mut Vec<Speech>,
    ) {
        let first = out.len();
        self.carried_quotation(&range, floor, out);
        self.headline(&range, out);
        let mut i = range.start;
        while i < range.end {
            let next = self.cue(i, &range, first, floor, out);
            i = next.max(i + 1);
        }
        Self::nest(first, out);
        // قالت ليلى: "…": who speaks but is known to nobody takes the floor from who spoke before.
        if out[first..].iter().all(|s| s.cue == s.content.start) && self.is_strangers(&range) {
            floor.speakers.clear();
        }
        floor.actor = if out.len() == first && self.quotation_of(range.start).is_none() {
            self.main_subject(range.end, &range)
        } else {
            None
        };
        floor.taken = false;
        self.note_occasions(first, out, &range);
        for at in first..out.len() {
            out[at].about = self.opening_subject(&out[at]);
            if let Some(speakers) = self.on_the_floor(at, out, cast) {
                floor.speakers = speakers;
                floor.taken = true;
            }
            self.note_issuer(&out[at], cast);
        }
    }

    /// Whether the first verb of a sentence is a word of saying whose subject names nobody.
    fn is_strangers(&self, range: &Range<usize>) -> bool {
        if self.announces_another(range) {
            return true;
        }
        let verb = range.clone().find(|&i| self.passage.words[i].is_verb());
        verb.is_some_and(|v| {
            let says = self.word_saying(v).is_some_and(|s| !s.person);
            let named = self.subject_before(v, range).is_some() || self.subject_after(v, range).is_some();
            let somebody =
                self.something_after(v, range) && !self.is_time(v + 1) || self.something_before(v, range);
            says && !named && somebody
        })
    }

    /// من جانبها قالت ليلى, أما إمام المسجد فاعتبر: whether the first words of a sentence announce that somebody else speaks.
    fn announces_another(&self, range: &Range<usize>) -> bool {
        let word = |i: usize| self.passage.fold(i).trim_start_matches('و');
        let turn = |i: usize| {
            matches!(
                word(i),
                "جانبه" | "جانبها" | "جانبهم" | "جهته" | "جهتها" | "جهتهم" | "ناحيته" | "ناحيتها"
            )
        };
        word(range.start) == "من" && range.len() > 1 && turn(range.start + 1)
            || matches!(word(range.start), "بدوره" | "بدورها" | "بدورهم" | "اما")
    }

    /// Whom a speech leaves on the floor: its speaker where nobody tells it, or where only outlets pass it on.
    fn on_the_floor(&self, at: usize, out: &[Speech], cast: &Cast<'_>) -> Option<Vec<Source>> {
        let speech = &out[at];
        if speech.stance == Stance::LeavesOut || speech.sources.is_empty() {
            return None;
        }
        // "ثم قالوا لي إنه …": whom somebody who is known to nobody quotes in his own words does not take the floor from him.
        let in_words = self.quotation_of(speech.cue).is_some() && speech.cue != speech.content.start;
        if in_words && speech.parent.is_none() {
            return None;
        }
        let outlet = |w: &Who| {
            let r = &cast.all[*w];
            r.kind == EntityKind::Outlet || r.sector.as_deref() == Some("MED")
        };
        // قال مراسلنا إن الرئيس هنأ نظيره: what another does in what is told is no speech of his.
        if speech.parent.is_some() && !speech.clause {
            return None;
        }
        let passes_on = |n: usize| out[n].sources.iter().all(|s| s.who.iter().all(outlet));
        // An outlet that passes on what another says leaves him on the floor.
        if passes_on(at) && out.iter().any(|s| s.parent == Some(at) && s.clause) {
            return None;
        }
        let mut chain = speech.sources.clone();
        let mut above = speech.parent;
        while let Some(parent) = above {
            if !passes_on(parent) {
                return None;
            }
            chain.splice(0..0, out[parent].sources.iter().cloned());
            above = out[parent].parent;
        }
        Some(chain)
    }

    /// Who says a speech, outermost first, with those who tell it.
    fn told_by(n: usize, out: &[Speech]) -> Vec<Source> {
        let mut chain = out[n].sources.clone();
        let mut above = out[n].parent;
        while let Some(parent) = above {
            chain.splice(0..0, out[parent].sources.iter().cloned());
            above = out[parent].parent;
        }
        chain
    }

    /// Whom the phrase that opens what is said names.
    fn opening_subject(&self, speech: &Speech) -> Vec<Who> {
        let phrase = self.passage.phrase_at(speech.content.start);
        phrase
            .filter(|&n| self.passage.phrases[n].prep.is_none())
            .map_or_else(Vec::new, |n| self.whom(n).to_vec())
    }

    /// A body that speaks, and whoever speaks in a statement, has issued one: what البيان names from then on.
    fn note_issuer(&self, speech: &Speech, cast: &mut Cast<'_>) {
        let Some(source) = speech.sources.last().filter(|_| speech.parent.is_none()) else { return };
        let statement = (speech.cue..speech.content.start)
            .any(|j| matches!(self.passage.headword(j), "بيان" | "اعلان" | "تصريح"));
        let institution = source.who.first().is_some_and(|&w| cast.all[w].kind != EntityKind::Person);
        if let Some(&who) = source.who.first().filter(|_| statement || institution) {
            cast.issued(who);
        }
    }

    /// The parent of each speech is the last one before it whose content holds its cue.
    fn nest(first: usize, out: &mut [Speech]) {
        for n in first..out.len() {
            let holds = |m: &usize| {
                let outer = &out[*m];
                *m != n
                    && outer.content.contains(&out[n].cue)
                    && outer.content.start <= out[n].content.start
                    && (outer.content != out[n].content)
                    && !out[n].content.contains(&outer.cue)
            };
            let parent = (first..out.len()).filter(holds).min_by_key(|&m| out[m].content.len());
            out[n].parent = parent;
        }
    }

    /// Whom a phrase names; nobody yet where it lies beyond what has been read.
    pub(crate) fn whom(&self, n: usize) -> &'p [Who] {
        self.refs.get(n).map_or(&[], Vec::as_slice)
    }

    /// Whom a phrase that names nobody names inside itself; nobody yet where it lies beyond what has been read.
    pub(crate) fn inside(&self, n: usize) -> &'p [Who] {
        self.inner.get(n).map_or(&[], |inner| &inner.who)
    }

    /// The code points of a phrase that name whom it names inside itself.
    pub(crate) fn inside_span(&self, n: usize) -> (u32, u32) {
        self.inner.get(n).map_or((0, 0), |inner| (inner.start, inner.end))
    }

    fn word_saying(&self, i: usize) -> Option<&Saying> {
        self.passage.lexicon.sayings.of(self.passage.words.get(i)?.lemma?)
    }

    /// The quotation that holds a token.
    fn quotation_of(&self, i: usize) -> Option<&Quotation> {
        self.quotations.holding(i)
    }

    fn opening(&self, i: usize) -> Option<&Quotation> {
        self.quotations.opened_by(i)
    }

    pub(crate) fn is_time(&self, token: usize) -> bool {
        self.passage.is_timed(token)
    }

    /// A sentence that begins inside a quotation, or with one that no word introduces, is said by the last speaker.
    fn carried_quotation(&self, range: &Range<usize>, floor: &Floor, out: &mut Vec<Speech>) {
        if floor.speakers.is_empty() {
            return;
        }
        let quotation = self.quotation_of(range.start).or_else(|| self.opening(range.start));
        let Some(q) = quotation else { return };
        // أصدرت الهيئة تحذيرا من "ضربات …. …": what began in a sentence that told of no speaker is nobody's.
        let goes_on = q.open < range.start;
        let opens = q.open + 1;
        let there = spoken_in(&self.passage.sentence_of(opens).tokens, out);
        // "إن الحكومة …": without the إن that some write inside the marks.
        let told = opens + usize::from(self.passage.words[opens].is(Pos::That));
        let begins = |s: &Speech| s.content.contains(&opens) || s.content.start == told;
        if goes_on
            && !out[there.clone()].iter().any(|s| begins(s) && (!q.holds(s.cue) || s.cue == s.content.start))
        {
            return;
        }
        // "كفى صمتا": حملة جديدة, or a few words on a line of their own: a heading.
        let title = q.open == range.start
            && q.close + 1 == range.end
            && !(q.open..q.close).any(|i| {
                self.passage.words[i].is_verb() || matches!(self.passage.fold(i), "." | "!" | "؟" | "?")
            });
        // "أول الاتهامات" في القضية: or such words with a few more and no verb.
        let heading = q.open == range.start
            && q.close < range.end
            && range.end - q.close <= HEADING
            && !range.clone().any(|i| {
                self.passage.words[i].is_verb() || matches!(self.passage.fold(i), "." | "!" | "؟" | "?")
            });
        let title = title || heading;
        let announces = q.close + 2 < range.end && self.passage.fold(q.close + 1) == ":";
        if title || announces {
            return;
        }
        let begins = range.start.max(q.open + 1);
        let content = begins..q.close.min(range.end);
        // A cue after the quotation ("…"، قال فلان) is found by its own rule.
        let cue_follows = (q.close + 1..range.end.min(q.close + 4))
            .any(|i| self.passage.words[i].is_verb() && self.word_saying(i).is_some());
        if content.len() >= 3 && !cue_follows {
            // Who began the quotation speaks on, whoever is quoted inside it.
            let began = there
                .rev()
                .find(|&n| goes_on && out[n].clause && (opens..=told).contains(&out[n].content.start));
            let speakers = began.map_or_else(|| floor.speakers.clone(), |n| Self::told_by(n, out));
            let speech = Speech::told(content.start, speakers, content);
            out.push(Speech { confidence: 0.7, ..speech });
        }
    }

    /// "الكرملين: بوتين سيدرس …" and "بوتين: …": a name and a colon at the start of a line.
    fn headline(&self, range: &Range<usize>, out: &mut Vec<Speech>) {
        // "المعلم": the name may stand in quotation marks.
        let marked = usize::from(self.opening(range.start).is_some());
        let Some(n) = self.passage.phrase_at(range.start + marked) else { return };
        let phrase = &self.passage.phrases[n];
        let colon = phrase.tokens.end + marked;
        if phrase.prep.is_none()
            && phrase.tokens.start == range.start + marked
            && colon + 1 < range.end
            && self.passage.fold(colon) == ":"
            && !self.whom(n).is_empty()
            && !self.is_dateline(n)
        {
            let source = Source { who: self.whom(n).to_vec(), phrase: phrase.clone() };
            let content = self.trim(colon + 1..range.end);
            out.push(Speech::told(colon, vec![source], content));
        }
    }

    /// دمشق: انفجار في …: a place before a colon speaks only where its words are those of a speaker (واشنطن: لن نسمح, a
    /// quotation).
    fn is_dateline(&self, n: usize) -> bool {
        let phrase = &self.passage.phrases[n];
        let place = phrase.tokens.clone().all(|i| {
            self.passage
                .mention_at(i, |m| matches!(m, Name::Country(_) | Name::Capital(..) | Name::Place(_)))
                .is_some()
        });
        let from = phrase.tokens.end + 1;
        let end = self.passage.sentence_of(from.min(self.passage.words.len() - 1)).tokens.end;
        let speaks = (from..end.min(from + 1)).any(|i| self.opening(i).is_some())
            || self.passage.words[from..].iter().take(3).any(|w| {
                w.is(Pos::Negation)
                    || w.clitics.future
                    || w.verb().is_some_and(|f| f.person == riwaya_text::Person::First)
            });
        place && !speaks
    }

    /// Looks for a word of saying at a token; returns where to look on.
    fn cue(
        &self,
        i: usize,
        range: &Range<usize>,
        first: usize,
        floor: &Floor,
        out: &mut Vec<Speech>,
    ) -> usize {
        if let Some(end) = self.source_phrase(i, range).filter(|_| !self.tells_besides_this(i, range)) {
            return self.by_phrase(i, end, range, floor, out);
        }
        if let Some(told) = self.without_telling(i, range.end) {
            return self.by_silence(i, told, range, first, out);
        }
        if let Some(next) = self.by_no_answer(i, range, out) {
            return next;
        }
        let w = &self.passage.words[i];
        let Some(saying) = self.word_saying(i) else { return i + 1 };
        match w.pos {
            WordPos::Of(Pos::Verb) => self.by_verb(i, saying, range, first, floor, out),
            WordPos::Of(Pos::ActiveParticiple | Pos::Adjective)
                if !w.clitics.article && w.clitics.preposition.is_none() =>
            {
                self.by_participle(i, saying, range, first, floor, out)
            }
            WordPos::Of(Pos::Masdar | Pos::Noun) => self.by_masdar(i, saying, range, first, floor, out),
            _ => i + 1,
        }
    }
}
