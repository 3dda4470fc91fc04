//! The records of statements: what somebody says, one for each clause, and which speeches only frame others.

use std::ops::Range;

use riwaya_lexicon::Pos;
use riwaya_record::{Field, Party, Stance, Statement};
use riwaya_text::{GrammaticalNumber, Tense};

use super::{CLAUSE, DONE, Telling, hash};
use crate::discourse::Said;
use crate::occasions::Noted;
use crate::parties::source_party;
use crate::quotes::Quotation;
use crate::speech::{Listener, Named, Speech};
use crate::who::Who;
use crate::{issues, numbers};

/// Verbs of talking something over (folded): what they govern is a subject and no proposition.
const DISCUSSED: [&str; 5] = ["ناقش", "بحث", "تناول", "استعرض", "تباحث"];

/// Verbs of meaning to do something (folded).
const PLANS: [&str; 8] = ["خطط", "اعتزم", "نوي", "عزم", "رغب", "سعي", "تطلع", "اراد"];

/// How many words of a clause may stand before a word of saying that tells all the rest of it.
const FRAMED: usize = 7;

/// How many words from the word of saying أمام may stand.
const AUDIENCE: usize = 5;

/// How many words from the word of saying كان may stand, or في وقت سابق.
const EARLIER_WITHIN: usize = 8;

/// A noun phrase of fewer words than this is no proposition without its verb.
const SHORT_PHRASE: usize = 3;

impl Telling<'_, '_> {
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
                && (speech.cue >= speech.content.end
                    && (inner.clause || inner.stance != Stance::Asserts)
                    // لكنها أكدت أنها لن تشارك، وفقا للوكالة
                    && inner.cue <= speech.content.start + 1
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
        // تحدث عن هذا الأمر: what was told before, and no more.
        let next =
            self.part.passage.headword((speech.content.start + 1).min(self.part.passage.words.len() - 1));
        if !speech.clause
            && speech.stance == Stance::Asserts
            && word.is(Pos::Demonstrative)
            && matches!(next, "امر" | "موضوع" | "شان")
        {
            return true;
        }
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

    /// أمرت المحكمة بحبسه, وافق البرلمان على التمديد: what a court orders and a parliament passes they do, and do not say.
    fn is_ruling(&self, speech: &Speech, attribution: &[Party]) -> bool {
        let passage = self.part.passage;
        let rules = passage.words[speech.cue].is_verb()
            && matches!(
                passage.verb_headword(speech.cue),
                Some("امر" | "قرر" | "وافق" | "قضي" | "صوت" | "اقر")
            );
        let body = attribution.last().and_then(|party| party.sector.as_deref());
        !speech.clause && rules && matches!(body, Some("JUD" | "LEG"))
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
        if attribution.is_empty() || discussed || within_clause || self.is_ruling(speech, &attribution) {
            return Vec::new();
        }
        self.clauses(speech)
            .into_iter()
            .map(|clause| self.statement(speech, clause, &links, &attribution))
            .collect()
    }

    /// أعلن القائد انتهاء الضربات, تبني مسؤوليته عن الهجوم: whether a noun tells by itself what somebody says happened.
    fn is_deed(&self, i: usize) -> bool {
        let w = &self.part.passage.words[i];
        w.is(Pos::Masdar) || self.part.passage.headword(i) == "مسؤوليه"
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
            && !self.is_deed(clause.start)
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
        let quote = self.quotation_of(&clause);
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

    /// The number of the quotation that a clause stands in, or of the one inside it that is most of it.
    fn quotation_of(&self, clause: &Range<usize>) -> Option<usize> {
        let first = self.part.quotations.first_closed_behind(clause.start);
        let mut near =
            self.part.quotations.iter().enumerate().skip(first).take_while(|(_, q)| q.open <= clause.end);
        let most = |q: &Quotation| {
            q.open + 1 >= clause.start && q.close <= clause.end + 1 && (q.close - q.open) * 2 > clause.len()
        };
        near.find(|(_, q)| q.holds(clause.start) || most(q)).map(|(n, _)| n)
    }

    /// Whether something was said before or after what is being told, or to others: كان قد صرح, قال في وقت سابق, قال في
    /// وقت لاحق, قال أمام أنصاره.
    fn is_earlier(&self, cue: usize) -> bool {
        let passage = self.part.passage;
        let before = cue.saturating_sub(EARLIER_WITHIN).max(self.range.start)..cue;
        // سبق للوزير أن قال, سبق أن قال
        let once = |i: usize| {
            let next = passage.words.get(i + 1);
            next.is_some_and(|n| n.is(Pos::That) || n.clitics.preposition == Some('ل'))
        };
        let past = before.clone().any(|i| match passage.verb_headword(i) {
            Some("كان") => passage.words[i].is_verb(),
            Some("سبق") => passage.words[i].is_verb() && once(i),
            _ => false,
        });
        let sooner = |i: usize| {
            let before = passage.fold(i.saturating_sub(1));
            matches!(passage.fold(i), "سابق" | "لاحق") && before == "وقت"
                || matches!(passage.fold(i), "السابق" | "الماضي") && before == "في"
                || passage.fold(i) == "سابقا"
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
        let opened = listener.occasion_opened(&self.range);
        let opened =
            opened.map(|(named, by)| note(named, Some(source_party(self.part.passage, self.cast, &by))));
        listener
            .occasion_after(&self.range)
            .map(|named| note(named, None))
            .into_iter()
            .chain(opened)
            .chain(framed)
            .collect()
    }
}
