//! The record of a claim: what a sentence tells to have happened, as told by whom, when and where.

use riwaya_lexicon::{Pos, Signs};
use riwaya_record::{Claim, ClaimDate, EventType};
use riwaya_text::Tense;

use super::{Telling, hash};
use crate::claims::{ClaimDraft, signs};
use crate::discourse::{Found, is_talk, opens_at_the_same_time, points_to_then};
use crate::parties::party;
use crate::passage::Passage;
use crate::times::TimeFound;
use crate::{circumstances, issues, numbers, status};

/// Nouns by which an outlet says what somebody's words amount to (folded headwords): في إشارة إلى, في خطوة.
const REMARKS: [&str; 11] =
    ["اشاره", "خطوه", "رساله", "تلميح", "تطور", "رد", "تحد", "تحول", "سابقه", "موقف", "رفض"];

/// How far before a date منذ may stand, with what began then between.
const SINCE: usize = 8;

impl<'p> Telling<'_, 'p> {
    /// The claim of a draft, with what later passes need of it.
    pub(crate) fn found(&self, draft: &ClaimDraft<'_>) -> Found<'p> {
        let passage = self.part.passage;
        let mut chain = self.chain(draft.trigger);
        // أبلغ الكرملين واشنطن اليوم بأنه سيرد: when it was said is when he threatened.
        let said = chain.clone();
        chain.retain(|&n| !self.is_the_act(n, draft) && !self.outlet_takes_up(n, draft.trigger));
        let trigger = &passage.words[draft.trigger];
        let (claim, signs) = self.claim(draft, &chain, &said);
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
        // قال إن طهران ستواجه عواقب: what he threatens he does not tell.
        let coming = draft.frame.event != EventType::Threaten
            && (passage.words[v].clitics.future || v > 0 && passage.fold(v - 1) == "سوف");
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
        let quoted = self.part.quotations.holding(t).filter(|q| q.open + 1 >= content.start);
        if quoted.is_some() || !content.contains(&t) {
            return false;
        }
        (content.start + 1..t).any(|i| {
            let inside = self.part.quotations.holding(i).is_some();
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

    /// The claim of a draft told in the speeches of a chain; `said` has those besides in which somebody threatens.
    fn claim(&self, draft: &ClaimDraft<'_>, chain: &[usize], said: &[usize]) -> (Claim, Signs) {
        let passage = self.part.passage;
        let trigger = passage.token_span(draft.trigger);
        let threat = draft.frame.event == EventType::Threaten && passage.words[draft.trigger].clitics.future;
        let date = self.date(draft, if threat { said } else { chain });
        let published = self.article.published.date.as_deref();
        let status = status::Told {
            passage,
            draft,
            speeches: self.speeches,
            chain,
            sentence: &self.range,
            date: date.as_ref().map(|d| d.value.as_str()),
            since: date.as_ref().is_some_and(|d| self.is_since(d, draft.trigger)),
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
            quoted: self.part.quotations.holding(draft.trigger).is_some(),
            sentence: self.span.clone(),
            confidence: (confidence * 100.0).round() / 100.0,
            rule: frame.id.clone(),
        };
        (claim, signs)
    }

    /// Whether a date is told as the beginning of a time that lasts: منذ عام 2011, منذ نهاية آذار, منذ بدء النزاع في عام
    /// 2011; but منذ خروج القوات عام 2014 tells when they left.
    fn is_since(&self, date: &ClaimDate, trigger: usize) -> bool {
        let passage = self.part.passage;
        self.time_of(date).is_some_and(|t| {
            let from = t.tokens.start.saturating_sub(SINCE).max(self.range.start);
            (from..=t.tokens.start)
                .rev()
                .take_while(|&i| {
                    i != trigger && !passage.words[i].is_verb() && !passage.words[i].is(Pos::Relative)
                })
                .any(|i| passage.fold(i).trim_start_matches('و') == "منذ")
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
