//! The records of what a sentence tells: its claims, statements and quotes, with those who tell them.

mod stance;

use std::cmp::Reverse;
use std::ops::Range;

use riwaya_lexicon::{Pos, Signs};
use riwaya_record::{
    Article, Claim, ClaimDate, EntityKind, EventType, Field, Party, Quote, Span, Stance, Statement, Status,
};

use riwaya_text::{GrammaticalNumber, Tense};

use crate::claims::{ClaimDraft, signs};
use crate::coder::Part;
use crate::discourse::{Found, Said, is_talk, opens_at_the_same_time, points_to_then};
use crate::occasions::Noted;
use crate::parties::{party, source_party};
use crate::passage::Passage;
use crate::quotes::Quotation;
use crate::speech::{Listener, Named, Source, Speech};
use crate::times::TimeFound;
use crate::who::{Cast, Who};
use crate::words::WordPos;
use crate::{circumstances, issues, numbers, status};

/// A sentence and what was heard in it.
pub(crate) struct Telling<'t, 'p> {
    pub(crate) part: &'t Part<'p>,
    pub(crate) article: &'t Article,
    pub(crate) cast: &'t Cast<'p>,
    /// The speeches of the part so far.
    pub(crate) speeches: &'t [Speech],
    /// Number of the sentence's first speech.
    pub(crate) first: usize,
    /// Number of the sentence, the title's counted first.
    pub(crate) sentence: usize,
    /// Its tokens.
    pub(crate) range: Range<usize>,
    pub(crate) span: Span,
}

/// Verbs of talking something over (folded): what they govern is a subject and no proposition.
const DISCUSSED: [&str; 5] = ["ناقش", "بحث", "تناول", "استعرض", "تباحث"];

/// Verbs that are a decision more than a word about one (folded).
const DONE: [&str; 14] =
    ["وافق", "اعتزم", "قرر", "رفض", "ايد", "اقر", "امر", "اتفق", "نوي", "شهد", "القي", "فرض", "حدد", "نشر"];

/// How sure it must be that somebody else says a clause for it to be told apart.
const TOLD_APART: f64 = 0.5;

/// Conjunctions that open a clause of its own (folded).
const PARTING: [&str; 8] = ["حيث", "اذ", "بينما", "فيما", "لكن", "ولكن", "كما", "وذلك"];

/// Verbs of meaning to do something (folded).
const PLANS: [&str; 8] = ["خطط", "اعتزم", "نوي", "عزم", "رغب", "سعي", "تطلع", "اراد"];

/// How many words of a clause may stand before a word of saying that tells all the rest of it.
const FRAMED: usize = 7;

/// How many words a clause has that is told apart.
const CLAUSE: usize = 4;

/// Words of hoping, expecting and fearing (folded).
const HOPES: [&str; 11] =
    ["امل", "تمني", "توقع", "ترقب", "انتظر", "تطلع", "خشي", "خاف", "تخوف", "رجا", "قلق"];

/// Nouns by which an outlet says what somebody's words amount to (folded headwords): في إشارة إلى, في خطوة.
const REMARKS: [&str; 11] =
    ["اشاره", "خطوه", "رساله", "تلميح", "تطور", "رد", "تحد", "تحول", "سابقه", "موقف", "رفض"];

/// Words of blaming that tell what they blame somebody for (folded).
const ALLEGES: [&str; 4] = ["اتهم", "اتهام", "زعم", "حمل"];

/// How many words from the word of saying أمام may stand.
const AUDIENCE: usize = 5;

/// How many words from the word of saying كان may stand, or في وقت سابق.
const EARLIER_WITHIN: usize = 8;

/// A noun phrase of fewer words than this is no proposition without its verb.
const SHORT_PHRASE: usize = 3;

impl<'p> Telling<'_, 'p> {
    /// The claim of a draft, with what later passes need of it.
    pub(crate) fn found(&self, draft: &ClaimDraft<'_>) -> Found<'p> {
        let passage = self.part.passage;
        let mut chain = self.chain(draft.trigger);
        chain.retain(|&n| !self.is_the_act(n, draft) && !self.outlet_takes_up(n, draft.trigger));
        let trigger = &passage.words[draft.trigger];
        let (claim, signs) = self.claim(draft, &chain);
        Found {
            claim,
            signs,
            sentence: self.sentence,
            passage,
            trigger: draft.trigger,
            contact: None,
            told_contact: draft.frame.contact,
            told: trigger.is_verb() || !draft.also.is_empty() || trigger.clitics.pronoun.is_some(),
            background: self.is_background(draft),
            simultaneous: opens_at_the_same_time(passage, &self.range),
            then: points_to_then(passage, draft.clause.clone()),
        }
    }

    /// Whether a speech is itself what its speaker does with it (أعرب عن قلقه, قال إننا ندعو), and so no source of it. What
    /// he says that he has done, will do or looks into (قالت إنها استدعت السفير) he tells.
    fn is_the_act(&self, n: usize, draft: &ClaimDraft<'_>) -> bool {
        let passage = self.part.passage;
        let speech = &self.speeches[n];
        let v = draft.light.unwrap_or(draft.trigger);
        let past = passage.words[v].verb().is_some_and(|f| f.tense == Tense::Past);
        let coming = passage.words[v].clitics.future || v > 0 && passage.fold(v - 1) == "سوف";
        // ، كما أشاد: a second main clause, and no more of what he said in the first.
        let beside = v > 0 && passage.fold(v - 1) == "كما";
        let apart = speech.clause
            && speech.cue < v
            && speech.content.contains(&v)
            && passage.words[v].is_verb()
            && (past && !beside || coming || draft.frame.mode.as_deref() == Some("investigate"));
        let mut speakers = speech.sources.iter().flat_map(|x| &x.who);
        is_talk(draft.frame.event) && !apart && speakers.all(|w| draft.actors.iter().any(|a| a.who == *w))
    }

    /// Whether between the beginning of what is said and a word the outlet speaks again: a remark on what was said
    /// (في إشارة إلى, وهو ما), or what is known besides (رغم أنه كان قد).
    fn outlet_takes_up(&self, n: usize, t: usize) -> bool {
        let passage = self.part.passage;
        let content = self.speeches[n].content.clone();
        // A quotation that holds the word is the speaker's; one that ends before it is left.
        let quoted = self.part.quotations.iter().find(|q| q.holds(t) && q.open + 1 >= content.start);
        if quoted.is_some() || !content.contains(&t) {
            return false;
        }
        (content.start + 1..t).any(|i| {
            let inside = self.part.quotations.iter().any(|q| q.holds(i));
            // أعلن عن هدفه بعد أن سيطر على المدينة: behind a noun that is told, what went before it.
            let earlier = !self.speeches[n].clause
                && (passage.fold(i) == "بعدما" || passage.fold(i) == "بعد" && passage.fold(i + 1) == "ان");
            !inside && (earlier || opens_remark(passage, i, t))
        })
    }

    /// Whether a draft is told as something earlier than the news: الذي اغتيل, كان قد اتهم, بعد هجوم.
    fn is_background(&self, draft: &ClaimDraft<'_>) -> bool {
        let passage = self.part.passage;
        let v = draft.light.unwrap_or(draft.trigger);
        if passage.words[v].is_verb() {
            let before = v.saturating_sub(2).max(self.range.start)..v;
            let past =
                before.clone().any(|i| passage.words[i].is_verb() && passage.verb_headword(i) == Some("كان"));
            return past || v > self.range.start && passage.words[v - 1].is(Pos::Relative);
        }
        passage.phrase_at(draft.trigger).is_some_and(|n| {
            let p = &passage.phrases[n];
            p.head() == draft.trigger
                && matches!(p.prep.as_deref(), Some("بعد" | "منذ" | "عقب" | "اثر" | "قبل"))
        })
    }

    /// The claim of a draft told in the speeches of a chain.
    fn claim(&self, draft: &ClaimDraft<'_>, chain: &[usize]) -> (Claim, Signs) {
        let passage = self.part.passage;
        let trigger = passage.token_span(draft.trigger);
        let date = self.date(draft, chain);
        let published = self.article.published.date.as_deref();
        let status = status::Told {
            passage,
            draft,
            speeches: self.speeches,
            chain,
            sentence: &self.range,
            date: date.as_ref().map(|d| d.value.as_str()),
            since: date.as_ref().is_some_and(|d| self.is_since(d)),
            coming: date.as_ref().is_some_and(|d| self.is_tomorrow(d)),
            long_ago: date.is_none() && self.is_long_ago(draft),
            published,
        }
        .status();
        let attribution = self.attribution(&self.asserting(chain, draft, status));
        let frame = draft.frame;
        let issues = issues::find(passage, &draft.clause);
        let contexts = issues::contexts(passage, &issues, &frame.contexts);
        let told = (!chain.is_empty()).then(|| self.sureness(chain));
        let signs = signs::of(passage, self.cast, draft, status, told);
        let confidence = passage.lexicon.ranker.probability(&signs);
        let id = format!(
            "c-{}",
            hash(&[
                &self.article.id,
                self.field(),
                &trigger.start.to_string(),
                &trigger.text,
                frame.event.as_str()
            ])
        );
        let claim = Claim {
            id,
            event: frame.event,
            mode: frame.mode.clone(),
            cameo: frame.cameo.clone(),
            score: passage.lexicon.frames.score(frame.event),
            trigger,
            also: draft.also.iter().map(|&i| passage.token_span(i)).collect(),
            actor: draft.actors.iter().map(|p| party(passage, self.cast, p)).collect(),
            recipient: draft.recipients.iter().map(|p| party(passage, self.cast, p)).collect(),
            date,
            place: circumstances::place(passage, self.part.quotations, draft),
            numbers: numbers::find(passage, draft.clause.clone()),
            issues,
            contexts,
            status,
            source: attribution.last().cloned(),
            attribution,
            quoted: self.part.quotations.iter().any(|q| q.holds(draft.trigger)),
            sentence: self.span.clone(),
            confidence: (confidence * 100.0).round() / 100.0,
            rule: frame.id.clone(),
        };
        (claim, signs)
    }

    /// Whether a date is told as the beginning of a time that lasts: منذ عام 2011, منذ نهاية آذار.
    fn is_since(&self, date: &ClaimDate) -> bool {
        self.time_of(date).is_some_and(|t| {
            let from = t.tokens.start.saturating_sub(2);
            (from..=t.tokens.start).any(|i| self.part.passage.fold(i).trim_start_matches('و') == "منذ")
        })
    }

    /// Whether a date is told as tomorrow, which is to come whenever the text was published.
    fn is_tomorrow(&self, date: &ClaimDate) -> bool {
        self.time_of(date).is_some_and(|t| {
            t.tokens.clone().any(|i| matches!(self.part.passage.fold(i), "غدا" | "غد" | "الغد"))
        })
    }

    /// The time that a date was read from.
    fn time_of(&self, date: &ClaimDate) -> Option<&TimeFound> {
        let number = date.time.as_deref().and_then(|id| id.strip_prefix('t')?.parse::<usize>().ok())?;
        self.part.times.get(number.checked_sub(self.part.first_time + 1)?)
    }

    /// Whether a speech is only the frame of another (قال فلان إن فلانا أكد أن …), which tells it.
    fn is_covered(&self, at: usize) -> bool {
        let speech = &self.speeches[at];
        (self.first..self.speeches.len()).any(|n| {
            let inner = &self.speeches[n];
            // أكد الرئيس أن الوزير جدد دعمه: another's words are his; what two express, what the speaker himself does
            // (يفضل انتخابات) and what a relative clause tells is told in the words of who says so.
            let who = |s: &Speech| s.sources.last().map(|s| s.who.clone()).unwrap_or_default();
            let relative = inner.cue > 0 && self.part.passage.words[inner.cue - 1].is(Pos::Relative);
            let others = who(inner).len() == 1 && who(inner) != who(speech) && !relative;
            // أعلنت الجماعة عن تعيينه، حسب ما أعلنت الجماعة: he is named twice.
            let twice = who(inner) == who(speech) && speech.cue >= speech.content.end;
            let tells = inner.clause || inner.stance != Stance::Asserts || !speech.clause || others || twice;
            n != at
                && tells
                && !self.is_anothers_plan(n)
                && speech.content.contains(&inner.cue)
                && speech.content.contains(&inner.content.start)
                && inner.cue
                    <= speech.content.start + if inner.clause && speech.clause { FRAMED } else { CLAUSE }
                && inner.content.end + 1 >= speech.content.end
                && (speech.cue >= speech.content.end && inner.clause && inner.cue == speech.content.start
                    || inner.content.len() * 10 >= speech.content.len() * 5)
        })
    }

    /// Whether a speech is what somebody else is said to plan (قال إن المسلحين يخططون لهجوم): the words of who tells it.
    fn is_anothers_plan(&self, n: usize) -> bool {
        let speech = &self.speeches[n];
        let word = self.part.passage.verb_headword(speech.cue).unwrap_or_default();
        let who = |s: &Speech| s.sources.last().map(|s| s.who.clone()).unwrap_or_default();
        !speech.clause
            && (PLANS.contains(&word) || DONE.contains(&word) && !matches!(word, "رفض" | "ايد" | "شهد"))
            && speech.parent.is_some_and(|p| self.speeches[p].clause && who(&self.speeches[p]) != who(speech))
    }

    /// Whether a noun phrase is too short to be what is said: one word, but where it points to what was told (نفت دمشق
    /// الاتهام).
    fn is_too_short(&self, speech: &Speech) -> bool {
        let word = &self.part.passage.words[speech.content.start];
        // ندد بالهجوم; but in اتهم بالفساد the noun is no more than of what.
        let saying =
            self.part.passage.words[speech.cue].lemma.and_then(|l| self.part.passage.lexicon.sayings.of(l));
        let object = speech.content.start > 0
            && word.clitics.preposition.is_none()
            && !self.part.passage.words[speech.content.start - 1].is(Pos::Preposition)
            || saying.is_some_and(|s| !s.person);
        let judges = matches!(speech.stance, Stance::Denies | Stance::Blames | Stance::Praises) && object;
        let points = judges && word.clitics.article && word.is_nominal() || word.is(Pos::Demonstrative);
        !speech.clause && speech.content.len() < 2 && speech.stance != Stance::LeavesOut && !points
    }

    /// Whether a word stands in a relative clause of the noun that a speech is of: رفض الاتهامات التي أعلنتها واشنطن. The
    /// text tells what she said, and not who rejects it.
    fn only_describes(&self, n: usize, token: usize) -> bool {
        let outer = &self.speeches[n];
        let passage = self.part.passage;
        !outer.clause
            && (outer.content.start + 1..token).any(|i| {
                passage.words[i].is(Pos::Relative)
                    && !passage.words[outer.content.start..i].iter().any(|w| w.is(Pos::That))
            })
    }

    /// The statements a speech makes: one for each clause of its content.
    pub(crate) fn statements(&self, at: usize) -> Vec<Said> {
        let speech = &self.speeches[at];
        if speech.content.is_empty() || self.is_too_short(speech) {
            return Vec::new();
        }
        if self.is_covered(at) || self.is_anothers_plan(at) {
            return Vec::new();
        }
        let mut links = self.chain(speech.cue);
        links.retain(|&n| n != at && !self.only_describes(n, speech.cue));
        links.push(at);
        let attribution = self.attribution(&links);
        // What two discussed is a statement only where somebody else tells it.
        let passage = self.part.passage;
        let discussed = links.len() == 1
            && speech.sources.len() == 1
            && !speech.clause
            && passage.words[speech.cue].is_verb()
            && DISCUSSED.contains(&passage.verb_headword(speech.cue).unwrap_or_default());
        // A noun phrase inside a clause that is told whole is told with it.
        let within_clause = !speech.clause
            && speech.stance == Stance::Asserts
            && self.chain(speech.cue).iter().any(|&n| {
                let outer = &self.speeches[n];
                n != at && outer.clause && outer.content.end + 1 >= speech.content.end && !self.is_covered(n)
            });
        if attribution.is_empty() || discussed || within_clause {
            return Vec::new();
        }
        self.clauses(speech)
            .into_iter()
            .map(|clause| self.statement(speech, clause, &links, &attribution))
            .collect()
    }

    /// What a speech says in one clause.
    fn statement(
        &self,
        speech: &Speech,
        clause: Range<usize>,
        links: &[usize],
        attribution: &[Party],
    ) -> Said {
        let passage = self.part.passage;
        // A bare noun phrase (أثار قضية فلان) is told together with its verb.
        let described = clause.clone().find(|&i| passage.words[i].is(Pos::Relative)).unwrap_or(clause.end);
        let bare = !speech.clause
            && matches!(speech.stance, Stance::Asserts | Stance::Promises)
            && described - clause.start < SHORT_PHRASE
            && speech.cue < clause.start
            || !speech.clause && clause.len() == 1 && passage.words[clause.start].is(Pos::Demonstrative);
        let span = if bare && speech.stance != Stance::LeavesOut {
            passage.span_of(speech.cue..clause.end)
        } else {
            // تعهد بإصلاح الطريق: the preposition is the verb's.
            let whole = passage.span_of(clause.clone());
            let phrase = passage.phrase_at(clause.start).map(|n| &passage.phrases[n]);
            let from = phrase.filter(|p| p.tokens.start == clause.start).map_or(whole.start, |p| p.start);
            passage.span(if speech.clause { whole.start } else { from }, whole.end)
        };
        let quote = self.part.quotations.iter().position(|q| {
            q.holds(clause.start)
                || q.open + 1 >= clause.start
                    && q.close <= clause.end + 1
                    && (q.close - q.open) * 2 > clause.len()
        });
        let id = format!(
            "s-{}",
            hash(&[
                &self.article.id,
                self.field(),
                &span.start.to_string(),
                &span.end.to_string(),
                &format!("{:?}", speech.stance)
            ])
        );
        let opens = clause.start == speech.content.start;
        let opening = clause.start..clause.end.min(clause.start + 3);
        // أكد الرئيسان أن: what two say together is of them.
        let joint: Vec<Who> =
            speech.sources.last().filter(|s| s.who.len() > 1).map(|s| s.who.clone()).unwrap_or_default();
        let statement = Statement {
            id,
            attribution: attribution.to_vec(),
            stance: self.stance(speech, &clause),
            proposition: span,
            issues: issues::find(passage, &clause),
            numbers: numbers::find(passage, clause.clone()),
            claim: None,
            within: None,
            quote: quote.map(|q| format!("q{}", self.part.first_quote + q + 1)),
            sentence: self.span.clone(),
            confidence: (self.sureness(links) * 100.0).round() / 100.0,
        };
        Said {
            statement,
            sentence: self.sentence,
            content: clause,
            about: if joint.is_empty() {
                speech.about.iter().copied().filter(|_| opens).collect()
            } else {
                joint
            },
            cue: speech.cue,
            field: passage.field,
            named: speech.occasion.map(|o| (o, passage.token_span(o.token))),
            dual: std::iter::once(speech.cue)
                .chain(opening)
                .any(|i| passage.words[i].verb().is_some_and(|f| f.number == GrammaticalNumber::Dual)),
            earlier: self.is_earlier(speech.cue),
            present: passage.field == Field::Text
                && speech.cue == self.range.start
                && speech.stance != Stance::LeavesOut
                && passage.words[speech.cue].verb().is_some_and(|f| f.tense == Tense::Present),
        }
    }

    /// Whether something was said before or after what is being told, or to others: كان قد صرح, قال في وقت سابق, قال في
    /// وقت لاحق, قال أمام أنصاره.
    fn is_earlier(&self, cue: usize) -> bool {
        let passage = self.part.passage;
        let before = cue.saturating_sub(EARLIER_WITHIN).max(self.range.start)..cue;
        let past =
            before.clone().any(|i| passage.words[i].is_verb() && passage.verb_headword(i) == Some("كان"));
        let sooner = |i: usize| {
            matches!(passage.fold(i), "سابق" | "لاحق") && passage.fold(i.saturating_sub(1)) == "وقت"
        };
        // قال أمام أنصاره: he speaks to others than before.
        let audience = (cue..(cue + AUDIENCE).min(self.range.end)).any(|i| passage.fold(i) == "امام");
        audience
            || past && passage.words[cue].is_verb()
            || (cue..(cue + EARLIER_WITHIN).min(self.range.end)).any(sooner)
    }

    /// The occasions that the sentence names apart from what it states: of what was said before it, and of speeches that
    /// only frame others.
    pub(crate) fn noted(&self, listener: &Listener<'_, '_>) -> Vec<Noted> {
        let note = |named: Named, speaker: Option<Party>| Noted {
            sentence: self.sentence,
            named,
            word: self.part.passage.token_span(named.token),
            speaker,
        };
        let framing = (self.first..self.speeches.len()).filter(|&n| self.is_covered(n));
        let speaker = |s: &Speech| Some(source_party(self.part.passage, self.cast, s.sources.last()?));
        let framed = framing.filter_map(|n| {
            let speech = &self.speeches[n];
            Some(note(speech.occasion?, Some(speaker(speech)?)))
        });
        listener
            .occasion_after(&self.range)
            .map(|named| note(named, None))
            .into_iter()
            .chain(framed)
            .collect()
    }

    /// The clauses of what is said: split where another أن follows with و, and where an inner speech is told on its own.
    fn clauses(&self, speech: &Speech) -> Vec<Range<usize>> {
        let passage = self.part.passage;
        let mut out = Vec::new();
        let mut start = speech.content.start;
        for i in speech.content.clone().skip(3) {
            let w = &passage.words[i];
            let opener = w.is(Pos::That) && w.clitics.conjunction == Some('و')
                || matches!(passage.fold(i), "وان" | "وانه" | "وانها" | "وانهم");
            // لضمان حقوقها وألا تباع: what is not to be belongs to the clause.
            let opener = opener && passage.fold(i) != "والا";
            // يجب أن … وأن يشمل: what must be goes on, in the same clause.
            let goes_on = passage.words.get(i + 1).and_then(crate::words::Word::verb);
            let goes_on = goes_on.is_some_and(|f| f.tense == Tense::Present)
                && w.clitics.pronoun.is_none()
                && (start..i).any(|j| passage.fold(j) == "ان" && passage.words[j].is(Pos::That));
            // وإن كان ذلك: even if.
            let even = passage.token_span(i).text == "وإن"
                && passage.words.get(i + 1).and_then(crate::words::Word::verb).is_some();
            let that = opener && speech.clause && !goes_on && !even;
            let inner = self.speeches[self.first..].iter().any(|s| {
                s.clause
                    && s.confidence >= TOLD_APART
                    && s.cue == i
                    && s.cue > speech.cue
                    && speech.content.contains(&s.content.start)
                    && s.content.end <= speech.content.end
            });
            // لكنه أشار إلى أن: a clause that another word of saying opens is told by that.
            if inner && !that && i < start + 3 && start > speech.content.start {
                start = self.speeches[self.first..].iter().find(|s| s.cue == i).map_or(i, |s| s.content.end);
            } else if self.turns(start, i, speech) || self.lists(start, i, speech) {
                out.push(start..i);
                start = i;
            } else if that || inner && i >= start + 3 {
                // تم تسريعه بعدما أشار إلى أن: the clause of a conjunction belongs to the one before it.
                let before = &passage.words[i - 1];
                let apart = PARTING.contains(&passage.fold(i - 1));
                let bound = before.is(Pos::Conjunction) && !apart
                    || before.is(Pos::Relative)
                    || before.is(Pos::That)
                    || before.is(Pos::Preposition);
                if inner && !that && i > start && bound {
                    continue;
                }
                // What stands before an inner word of saying may be no more than its subject.
                if that || (start..i).any(|j| passage.words[j].is_verb()) {
                    out.push(start..i);
                }
                start = if that {
                    i + 1
                } else {
                    self.speeches[self.first..].iter().find(|s| s.cue == i).map_or(i, |s| s.content.end)
                };
            }
        }
        if start < speech.content.end {
            out.push(start..speech.content.end);
        }
        out.into_iter()
            .map(|r| {
                // …، في إشارة إلى الجيران: the outlet's own words behind his.
                let quoted = |i: usize| self.part.quotations.iter().any(|q| q.holds(i));
                let indirect = speech.clause && speech.cue < speech.content.start;
                let gloss = (r.start + 1..r.end).find(|&i| {
                    !quoted(i) && (glosses(passage, i) || indirect && tells_when(passage, i, r.end))
                });
                let end = gloss.map_or(r.end, |i| i - usize::from(passage.fold(i - 1) == "وذلك"));
                r.start..end
            })
            .map(|r| {
                let punct = |i: usize| passage.words[i].pos == WordPos::Punct;
                let within = |open: usize, close: usize| r.start <= open && close < r.end;
                let quoted = |i: usize| {
                    let of = |q: &&Quotation| (q.open == i || q.close == i) && within(q.open, q.close);
                    self.part.quotations.iter().any(|q| of(&q) && (q.open, q.close + 1) != (r.start, r.end))
                };
                let mut r = r.clone();
                while r.start < r.end && punct(r.start) && !quoted(r.start) {
                    r.start += 1;
                }
                let parting = |i: usize| PARTING.contains(&passage.fold(i));
                while r.start < r.end && (punct(r.end - 1) && !quoted(r.end - 1) || parting(r.end - 1)) {
                    r.end -= 1;
                }
                r
            })
            .filter(|r| !self.is_outlets_turn(speech, r))
            // One word in quotation marks is no proposition.
            .filter(|r| {
                let told = r.clone().any(|i| passage.words[i].is_verb());
                let carried = speech.cue == speech.content.start;
                if carried && r.len() < 3 {
                    return told;
                }
                if speech.clause { r.len() >= 2 || told } else { r.len() >= 2 || speech.content.len() == 1 }
            })
            .collect()
    }

    /// قال إنه سيعود، لكنه عدل عن قراره; إن اللقاء "مفيد"، وهو الأول منذ سنوات: a clause behind the first that tells of the
    /// speaker, or explains what he was quoted with, is the outlet's.
    fn is_outlets_turn(&self, speech: &Speech, clause: &Range<usize>) -> bool {
        let passage = self.part.passage;
        // "كما قال الرئيس"
        if passage.fold(clause.start) == "كما" && clause.len() > 1 && clause.len() <= CLAUSE + 1 {
            let says = passage.words[clause.start + 1].lemma.and_then(|l| passage.lexicon.sayings.of(l));
            return says.is_some();
        }
        let quoted = self.part.quotations.iter().any(|q| q.holds(clause.start));
        if quoted || clause.start <= speech.content.start + 1 || clause.start < 2 {
            return false;
        }
        let opener = speech.content.start.checked_sub(1).map(|o| &passage.words[o]);
        let of_speaker = opener.is_some_and(|o| o.is(Pos::That) && o.clitics.pronoun.is_some());
        let past = passage.words.get(clause.start + 1).and_then(crate::words::Word::verb);
        match passage.fold(clause.start) {
            // وذلك في ندوة أدارها صحفي
            "وذلك" => true,
            // يعتزم المجلس زيارة المخيم، لكن لم يحدد موعد لها
            "لكن" | "ولكن" => speech.stance != Stance::Asserts,
            "لكنه" | "لكنها" | "ولكنه" | "ولكنها" => {
                of_speaker && past.is_some_and(|f| f.tense == Tense::Past)
            }
            // وهو ما ينفيه خصمه
            "وهو" | "وهي" => {
                passage.fold(clause.start + 1) == "ما"
                    || self.part.quotations.iter().any(|q| q.close + 2 == clause.start)
            }

            _ => false,
        }
    }

    /// تعهد بخفض الضرائب على الشركات وبرفع الأجور في المدن: whether another thing that is asked, promised or praised
    /// opens at a token, behind the preposition of the first.
    fn lists(&self, start: usize, i: usize, speech: &Speech) -> bool {
        let passage = self.part.passage;
        let opening = |i: usize| {
            let p = &passage.phrases[passage.phrase_at(i)?];
            (p.tokens.start == i).then(|| (p.prep.clone(), p.joined))
        };
        let quoted = self.part.quotations.iter().any(|q| q.holds(i) && q.open > speech.content.start);
        let first = opening(speech.content.start).and_then(|(prep, _)| prep);
        !speech.clause
            && !quoted
            && first.is_some()
            && i >= start + CLAUSE
            && i + CLAUSE <= speech.content.end
            && passage.words[i].joined()
            && opening(i).is_some_and(|(prep, joined)| joined && prep == first)
    }

    /// Whether a token opens another clause of its own: …، لكن الحكومة رفضت; …، وسيعود; …، وهو السبيل الوحيد.
    fn turns(&self, start: usize, i: usize, speech: &Speech) -> bool {
        let passage = self.part.passage;
        let enough = i >= start + CLAUSE && i + CLAUSE <= speech.content.end;
        let quoted = self.part.quotations.iter().any(|q| q.holds(i) && q.open > speech.content.start);
        if !speech.clause || !enough || quoted || !matches!(passage.fold(i - 1), "،" | "," | "؛") {
            return false;
        }
        let w = &passage.words[i];
        // موقفه، وهو أن بلاده ستعود: what it is belongs to it.
        let explained = passage.words.get(i + 1).is_some_and(|w| w.is(Pos::That));
        let contrast = !explained
            && matches!(
                passage.fold(i),
                "لكن" | "ولكن" | "وهو" | "وهي" | "لكنه" | "لكنها" | "ولكنه" | "ولكنها"
            );
        let verb = |mut r: Range<usize>| r.any(|j| passage.words[j].is_verb());
        let apart = contrast || w.is_verb() && w.joined() && verb(start..i);
        apart && verb(start..speech.content.end)
    }

    /// The speeches whose content holds a token, outermost first.
    fn chain(&self, token: usize) -> Vec<usize> {
        let mut holding: Vec<usize> = (self.first..self.speeches.len())
            .filter(|&n| self.speeches[n].content.contains(&token) && self.speeches[n].cue != token)
            .collect();
        // Outer contents are longer; of equal ones the later cue is the outer frame (بحسب at the end).
        holding.sort_by_key(|&n| (Reverse(self.speeches[n].content.len()), Reverse(self.speeches[n].cue)));
        holding
    }

    /// Whether a word of saying tells what happened, and is not itself what is done (وافق على, اعتزم).
    fn announces(&self, speech: &Speech, event: EventType) -> bool {
        let passage = self.part.passage;
        let saying = passage.words[speech.cue].lemma.and_then(|l| passage.lexicon.sayings.of(l));
        let word = passage.verb_headword(speech.cue).unwrap_or_default();
        match word {
            // An attack is claimed; a bill is adopted.
            "تبني" => event == EventType::Assault,
            _ => speech.cue == speech.content.start || !DONE.contains(&word) && saying.is_none_or(|s| s.that),
        }
    }

    /// Whether a noun phrase that is said only describes something by a token (أعلن القرار الذي رفضته المعارضة, عبر عن
    /// "استيائه" من الهجوم): the text knows of it.
    fn is_described(&self, speech: &Speech, token: usize) -> bool {
        let quoted = self.part.quotations.iter().any(|q| q.open == speech.content.start);
        let relative = |i: usize| self.part.passage.words[i].is(Pos::Relative);
        !speech.clause && (quoted || (speech.content.start..token).any(relative))
    }

    /// The speeches of a chain that tell what happened. Who asks for a thing, praises or blames it in a noun phrase does
    /// not: أدان الهجوم takes the attack for known, دعا إلى انسحاب for wanted; but who accuses somebody of it tells it. Who
    /// hopes or denies tells only what he hopes or denies, nothing that has happened besides.
    fn asserting(&self, chain: &[usize], draft: &ClaimDraft<'_>, status: Status) -> Vec<usize> {
        let event = draft.frame.event;
        let happened = matches!(status, Status::Actual | Status::Historical);
        let asserts = |&n: &usize| {
            let s = &self.speeches[n];
            let word =
                self.part.passage.verb_headword(s.cue).unwrap_or_else(|| self.part.passage.headword(s.cue));
            match s.stance {
                Stance::Asks => false,
                Stance::Denies | Stance::Doubts if happened => false,
                // مصادر لم تسمها: what is left out is their name.
                Stance::LeavesOut if happened => {
                    s.clause && self.part.passage.words[s.cue].clitics.pronoun.is_some()
                }
                Stance::Asserts if happened && HOPES.contains(&word) => false,
                Stance::Blames if ALLEGES.contains(&word) => true,
                Stance::Praises | Stance::Blames | Stance::Threatens => s.clause,
                _ => s.clause || self.announces(s, event) && !self.is_described(s, draft.trigger),
            }
        };
        chain.iter().copied().filter(asserts).collect()
    }

    /// Who tells what a chain of speeches tells, outermost first.
    fn attribution(&self, chain: &[usize]) -> Vec<Party> {
        let mut out: Vec<Party> = Vec::new();
        // A statement of unknown hand (بحسب البيان) that tells what somebody says adds nobody to him.
        let paper = |source: &Source| {
            let unknown = |w: &Who| {
                let r = &self.cast.all[*w];
                r.key.is_none() && r.country.is_none() && r.sector.is_none()
            };
            self.part.passage.headword(source.phrase.head()) == "بيان" && source.who.iter().all(unknown)
        };
        let last = chain.last().and_then(|&n| self.speeches[n].sources.last());
        for &n in chain {
            let before = out.len();
            for (k, source) in self.speeches[n].sources.iter().enumerate() {
                if paper(source) && last.is_some_and(|l| l.who != source.who) {
                    continue;
                }
                // What two are said to have done together (اتفقا على) is told by who says so; but two who tell an outlet
                // (قال مسؤولان للوكالة) speak.
                let outlet = |w: &Who| self.cast.all[*w].kind == EntityKind::Outlet;
                let told = before == 0 && k > 0 && self.speeches[n].sources[k - 1].who.iter().all(outlet);
                // But what two ask for, blame or deny is theirs, whoever tells it.
                let acts = matches!(self.speeches[n].stance, Stance::Asks | Stance::Blames | Stance::Denies);
                if source.who.len() > 1 && !out.is_empty() && !told && !acts && !self.speeches[n].clause {
                    continue;
                }
                let party = source_party(self.part.passage, self.cast, source);
                // قالت المتحدثة إن بلادها تدعو: she has been named who speaks for her country.
                let his = self.part.passage.words.get(source.phrase.tokens.start).is_some_and(|w| {
                    w.clitics.pronoun.is_some()
                        && matches!(self.part.passage.headword(source.phrase.tokens.start), "بلاد" | "بلد")
                });
                let known = |p: &Party| {
                    p.country.is_some() && p.country == party.country && p.sector.as_deref() != Some("MED")
                };
                if his && out.iter().any(known) {
                    continue;
                }
                // Who speaks again inside what another is told to say goes on where he left off.
                if let Some(k) = out.iter().position(|p| p.entity.is_some() && p.entity == party.entity) {
                    out.truncate(k);
                }
                let same = |p: &Party| p.entity.is_some() && p.entity == party.entity || p.span == party.span;
                if out.last().is_none_or(|p| !same(p)) {
                    out.push(party);
                }
            }
        }
        out
    }

    /// How sure it is that what a chain of speeches holds is theirs.
    fn sureness(&self, chain: &[usize]) -> f64 {
        chain.iter().map(|&n| self.speeches[n].confidence).fold(1.0, f64::min)
    }

    fn field(&self) -> &'static str {
        if self.part.passage.field == Field::Title { "title" } else { "text" }
    }
}

/// في إشارة إلى, في تلميح إلى: what the outlet says that words are about.
fn glosses(passage: &Passage<'_>, i: usize) -> bool {
    passage.fold(i) == "في"
        && matches!(passage.fold(i + 1), "اشاره" | "تلميح")
        && matches!(passage.fold(i + 2), "الي" | "ل")
        || passage.fold(i) == "في"
            && matches!(passage.fold(i + 1), "اشاره" | "تلميح")
            && passage.fold(i - 1) == "وذلك"
}

/// أن الدفاعات تصدت للصواريخ، بعد وقت قصير من إعلان واشنطن الحرب; …، وسط مخاوف من التصعيد: behind the last comma of indirect
/// speech the outlet says when, and in the midst of what.
fn tells_when(passage: &Passage<'_>, i: usize, end: usize) -> bool {
    let comma = |j: usize| matches!(passage.fold(j), "،" | ",");
    i > 0
        && comma(i - 1)
        && matches!(
            passage.fold(i).trim_start_matches('و'),
            "بعد" | "بعيد" | "عقب" | "غداه" | "عشيه" | "سط" | "بعدما" | "تزامنا" | "بالتزامن"
        )
        && !(i..end).any(comma)
}

/// Whether the outlet's own remark opens at a token outside any quotation: ، في إشارة إلى, وهو ما, الأمر الذي, رغم أنها كانت
/// قد; `end` is the word for which it is asked.
fn opens_remark(passage: &Passage<'_>, i: usize, end: usize) -> bool {
    let mark = |j: usize| matches!(passage.fold(j), "،" | "," | "»" | "”" | "\"" | "وذلك");
    match passage.fold(i) {
        "في" => {
            let noun = &passage.words[i + 1];
            mark(i - 1)
                && noun.is_nominal()
                && !noun.clitics.article
                && noun.clitics.pronoun.is_none()
                && REMARKS.contains(&passage.headword(i + 1))
        }
        "وهو" | "وهي" => passage.fold(i + 1) == "ما",
        "الامر" => passage.fold(i + 1) == "الذي",
        // بأنه "غير كاف" بعد أسبوع على صدور القرار: behind the closing mark.
        "بعد" | "عقب" | "اثر" | "ردا" => matches!(passage.fold(i - 1), "»" | "”" | "\""),
        "وكان" | "وكانت" => mark(i - 1) && (i + 1..end).take(4).any(|j| passage.fold(j) == "قد"),
        "رغم" => {
            passage.words[i + 1].is(Pos::That)
                && (i + 2..end)
                    .any(|j| passage.verb_headword(j) == Some("كان") && passage.fold(j + 1) == "قد")
        }
        _ => false,
    }
}

/// A short hash of what makes a record unique: FNV-1a, 64 bits.
fn hash(parts: &[&str]) -> String {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for b in part.bytes().chain([0x1f]) {
            h ^= u64::from(b);
            h = h.wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{h:016x}")
}

/// The record of a quotation, the n-th of the article counted from 1.
pub(crate) fn quote(
    part: &Part<'_>,
    cast: &Cast<'_>,
    speeches: &[Speech],
    q: &Quotation,
    number: usize,
) -> Quote {
    let passage = part.passage;
    let span = passage.span_of(q.open + 1..q.close);
    // The innermost speech that holds the quotation, or whose content it is. What speeches inside it say is part of it.
    let holds = |s: &&Speech| {
        let around = s.content.contains(&(q.open + 1)) || s.content.start == q.open + 1;
        let inside = q.holds(s.cue) && s.cue != s.content.start;
        around && !inside || q.holds(s.content.start) && s.cue < q.open
    };
    let of = speeches.iter().filter(holds).min_by_key(|s| s.content.len());
    // The words of two who speak together are those of whoever tells of them.
    let mut teller = of;
    while let Some(s) = teller.filter(|s| s.sources.len() == 1 && s.sources[0].who.len() > 1)
        && let Some(outer) = speeches
            .iter()
            .filter(|o| o.content.contains(&s.cue) && o.content.len() > s.content.len())
            .min_by_key(|o| o.content.len())
    {
        teller = Some(outer);
    }
    let speaker = teller.and_then(|s| s.sources.last()).map(|s| source_party(passage, cast, s));
    let cue = of.filter(|s| !q.holds(s.cue)).map(|s| passage.token_span(s.cue));
    Quote { id: format!("q{number}"), span, speaker, cue }
}
