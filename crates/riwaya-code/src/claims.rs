//! Claims: the words that name events, and who does what to whom, by the grammatical places their frames name.

mod arguments;
mod doers;
mod grievance;
mod harm;
mod roles;
mod same_act;
pub(crate) mod signs;
mod subjects;

use std::ops::Range;

use riwaya_lexicon::{Features, Frame, Name, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::{Gender, GrammaticalNumber, Person, Voice};

use self::roles::Args;
use crate::passage::Passage;
use crate::phrases::Phrase;
use crate::speech::{Listener, Speech};
use crate::who::{Cast, Who};

/// A party and the code points that name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartyDraft {
    pub(crate) who: Who,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A claim as it is being found.
#[derive(Clone, Debug)]
pub(crate) struct ClaimDraft<'a> {
    pub(crate) frame: &'a Frame,
    pub(crate) trigger: usize,
    pub(crate) also: Vec<usize>,
    pub(crate) actors: Vec<PartyDraft>,
    pub(crate) recipients: Vec<PartyDraft>,
    /// The tokens of the clause.
    pub(crate) clause: Range<usize>,
    /// The light verb that carries the trigger.
    pub(crate) light: Option<usize>,
    pub(crate) confidence: f64,
}

/// Finds the claims of one sentence.
pub(crate) struct Finder<'a, 'p, 'c> {
    passage: &'p Passage<'a>,
    listener: &'p Listener<'a, 'p>,
    speeches: &'p [Speech],
    cast: &'c mut Cast<'a>,
    /// The sentence.
    range: Range<usize>,
    /// The subject of the verb before, for verbs that leave theirs out.
    last_subject: Vec<PartyDraft>,
    /// The two sides of the meeting, call or deal told last.
    last_pair: Vec<PartyDraft>,
    /// Whether the subject since then is no party.
    last_thing: bool,
}

/// Event types whose verbs are read as passive when only one noun phrase follows them.
fn suffers(event: EventType) -> bool {
    matches!(event, EventType::Assault | EventType::Coerce | EventType::Retreat | EventType::Sanction)
}

impl<'a, 'p, 'c> Finder<'a, 'p, 'c> {
    pub(crate) fn new(
        listener: &'p Listener<'a, 'p>,
        speeches: &'p [Speech],
        cast: &'c mut Cast<'a>,
        range: Range<usize>,
    ) -> Self {
        Self {
            passage: listener.passage,
            listener,
            speeches,
            cast,
            range,
            last_subject: Vec::new(),
            last_pair: Vec::new(),
            last_thing: false,
        }
    }

    pub(crate) fn find(&mut self) -> Vec<ClaimDraft<'a>> {
        let mut out: Vec<ClaimDraft<'a>> = Vec::new();
        for t in self.range.clone() {
            let word = &self.passage.words[t];
            let Some(lemma) = word.lemma else { continue };
            let is_verb = word.is_verb();
            let mut best: Option<ClaimDraft<'a>> = None;
            for frame in self.passage.lexicon.frames.of(lemma) {
                let participle = word.is(Pos::ActiveParticiple);
                let draft = if is_verb || self.passage.is_circumstantial(t) {
                    self.verbal(t, frame)
                } else if word.is_nominal() && !participle {
                    self.nominal(t, frame)
                } else {
                    None
                };
                if let Some(draft) = draft.filter(|d| !self.is_interview(d) && !self.is_caution(d))
                    && best.as_ref().is_none_or(|b| draft.confidence > b.confidence)
                {
                    best = Some(draft);
                }
            }
            if is_verb {
                self.remember_subject(t);
            }
            self.claim_responsibility(t, &mut out);
            let fresh = best
                .and_then(|draft| self.join_harm(&mut out, draft))
                .and_then(|draft| self.join_again(&mut out, draft));
            if let Some(draft) = fresh {
                self.remember_pair(&draft);
                self.join(&mut out, draft);
            }
        }
        self.aim(&mut out);
        self.share_harm(&mut out);
        out
    }

    /// Remembers the two who meet, agree or fight, for those who are spoken of as both.
    fn remember_pair(&mut self, draft: &ClaimDraft<'_>) {
        if draft.actors.len() == 2 {
            self.last_pair.clone_from(&draft.actors);
        } else if let [whose, one, other] = draft.actors.as_slice()
            && self.cast.all[whose.who].generic
            && whose.start < one.start
        {
            // التقى وفدا الحكومة والمعارضة: whose the two are.
            self.last_pair = vec![*one, *other];
        } else if draft.frame.event == EventType::Consult
            && let ([one], [other]) = (draft.actors.as_slice(), draft.recipients.as_slice())
        {
            self.last_pair = vec![*one, *other];
        } else {
            return;
        }
        let mutual = draft.frame.event == EventType::Consult || draft.frame.subject == Some(Role::Side);
        if let ([one, other], true) = (self.last_pair.as_slice(), mutual) {
            self.cast.told_together([one.who, other.who]);
        }
    }

    /// حوار مع قناة: a talk with an outlet is an interview, and no consultation.
    fn is_interview(&self, draft: &ClaimDraft<'_>) -> bool {
        let outlet = |p: &PartyDraft| self.cast.all[p.who].kind == EntityKind::Outlet;
        draft.frame.event == EventType::Consult && draft.actors.iter().chain(&draft.recipients).any(outlet)
    }

    /// حذرت المنظمة من كارثة: who has no force to use warns of what others may do, and threatens nobody.
    fn is_caution(&self, draft: &ClaimDraft<'_>) -> bool {
        let warns = matches!(self.passage.verb_headword(draft.trigger), Some("حذر" | "نبه"))
            || self.passage.headword(draft.trigger) == "تحذير";
        let harmless = |p: &PartyDraft| {
            matches!(
                self.cast.all[p.who].sector.as_deref(),
                Some("NGO" | "IGO" | "MED" | "EDU" | "BUS" | "CVL" | "LAB")
            )
        };
        draft.frame.event == EventType::Threaten
            && warns
            && !draft.actors.is_empty()
            && draft.actors.iter().all(harmless)
    }

    /// Whether a verb goes on from the one right before it, alike in number: يقتل ويخطف.
    fn goes_on(&self, v: usize) -> bool {
        let number = |i: usize| self.passage.words[i].verb().map(|f| f.number);
        v > self.range.start
            && v < self.range.end
            && self.passage.words[v].joined()
            && number(v).is_some()
            && number(v) == number(v - 1)
    }

    /// The first and the last of the verbs side by side that one is among.
    fn side_by_side(&self, v: usize) -> (usize, usize) {
        let mut first = v;
        while self.goes_on(first) {
            first -= 1;
        }
        let last = (v + 1..self.range.end).take_while(|&i| self.goes_on(i)).last().unwrap_or(v);
        (first, last)
    }

    /// Where the clause of a token ends: at the next finite verb, clause opener or strong mark.
    fn clause_end(&self, from: usize) -> usize {
        for i in from + 1..self.range.end {
            let w = &self.passage.words[i];
            if w.is(Pos::That)
                || w.is_verb() && w.clitics.preposition != Some('ل') && !self.is_in_name(i)
                || matches!(self.passage.fold(i), "؛" | ":" | ".")
            {
                return i;
            }
            if w.is(Pos::Relative) && w.lemma.is_some() {
                return i;
            }
        }
        self.range.end
    }

    /// Whether a word that could be a verb stands inside a phrase: آل سعود, تأبط شرا.
    fn is_in_name(&self, i: usize) -> bool {
        self.passage.phrase_at(i).is_some_and(|n| self.passage.phrases[n].tokens.start < i)
    }

    fn clause_start(&self, from: usize) -> usize {
        for i in (self.range.start..from).rev() {
            let w = &self.passage.words[i];
            if w.is(Pos::That)
                || w.is_verb() && !self.is_in_name(i)
                || matches!(self.passage.fold(i), "؛" | ":" | ".")
            {
                return i;
            }
        }
        self.range.start
    }

    fn verbal(&mut self, v: usize, frame: &'a Frame) -> Option<ClaimDraft<'a>> {
        let (person, mut passive) = self.passage.words[v]
            .verb()
            .map_or((Person::Third, false), |f| (f.person, f.voice == Voice::Passive));
        if person == Person::Second {
            return None;
        }
        // يقتل ويخطف المدنيين: what verbs side by side share stands behind the last.
        let (_, last) = self.side_by_side(v);
        let clause = v..self.clause_end(last);
        if !self.has_words(frame, v, &clause) {
            return None;
        }
        let (subject, subject_end, named) = if self.passage.words[v].is_verb() {
            let told = self.subject(v);
            let other = if told.2 {
                None
            } else {
                self.paper(v, frame).or_else(|| self.crowd(v, frame)).or_else(|| self.named_by_case(v))
            };
            other.unwrap_or(told)
        } else {
            (self.circumstantial(v), 0, false)
        };
        let mut args = Args::default();
        let pronoun = self.passage.words[v].clitics.pronoun.is_some();
        let from = subject_end.max(last + 1);
        let object_at =
            self.object(last, from, clause.end).or_else(|| self.object_behind_relative(subject_end, frame));
        // اتهم بالفساد: what is charged stands before or is understood.
        let charged = !pronoun && self.is_charge_alone(v, frame);
        let object_at = object_at.filter(|_| !charged);
        // اتهمت المنشورات حركة حماس: of two phrases behind a verb the first, which is no party, is its subject.
        let second = object_at.filter(|_| !named).and_then(|n| self.second_behind(v, n, frame));
        let (object_at, subject) = match (second, object_at) {
            // أدان فارس النجار رئيس النقابة الاعتقال: a full name, and what he is.
            (Some(title), Some(first)) if self.is_apposed(first, title) => {
                let start = self.passage.phrases[first].start;
                let parties = self.parties_from(title).0;
                (None, parties.into_iter().map(|p| PartyDraft { start, ..p }).collect())
            }
            (Some(_), Some(first)) => {
                let p = self.passage.phrases[first].clone();
                let who = self.cast.speaker(self.passage, &p);
                (second, vec![PartyDraft { who, start: p.start, end: p.end }])
            }
            _ => (object_at, subject),
        };
        // Police and armies arrest, with their object told elsewhere; they are not arrested.
        let authority = frame.event == EventType::Coerce
            && subject.iter().any(|p| {
                matches!(self.cast.all[p.who].sector.as_deref(), Some("COP" | "MIL" | "JUD" | "GOV"))
            })
            && subject.iter().all(|p| self.cast.all[p.who].kind != EntityKind::Person);
        // قتلت حركة طالبان: a body kills and is not killed.
        let members = self.passage.phrase_at(v + 1).is_some_and(|n| {
            let p = &self.passage.phrases[n];
            self.passage.counts(p.tokens.start) || self.passage.counts_people(p)
        });
        let body = frame.event == EventType::Assault
            && !subject.is_empty()
            && subject_end > 0
            && !members
            && subject.iter().all(|p| {
                let r = &self.cast.all[p.who];
                matches!(r.kind, EntityKind::Organisation | EntityKind::Group)
                    && matches!(r.sector.as_deref(), Some("REB" | "MIL" | "CRM" | "UAF"))
            });
        if frame.object == Some(Role::Recipient)
            && suffers(frame.event)
            && object_at.is_none()
            && !pronoun
            && named
            && !authority
            && !body
        {
            passive = true;
        }
        // Of harm the one phrase behind its verb is who suffers it, known or not: قُتل 17 مسلحا.
        let sufferer =
            (suffers(frame.event) && !named && !pronoun).then(|| self.victims(v, clause.end)).flatten();
        if charged {
            args.add(Role::Recipient, subject.clone(), usize::MAX);
        } else if let (Some(victims), Some(role)) = (sufferer, frame.object) {
            args.add(role, victims, usize::MAX);
            // واستدعت آخرين: an object, whose subject is understood.
            let oblique = self.phrase_behind(v).is_some_and(|n| self.is_oblique(n));
            if let Some(subject_role) = frame.subject.filter(|_| oblique && !passive) {
                args.add(subject_role, subject.clone(), usize::MAX);
            }
        } else if passive && frame.object.is_some() {
            if let Some(role) = frame.object {
                args.add(role, if named { subject.clone() } else { Vec::new() }, usize::MAX);
            }
        } else {
            // A verb of harm that names neither doer nor sufferer is a passive whose subject stands elsewhere.
            let adrift = suffers(frame.event) && !named && object_at.is_none() && !pronoun;
            let behind = object_at.filter(|_| !named).and_then(|n| self.subject_behind(v, n, frame));
            if let Some(role) = frame.subject.filter(|_| !adrift) {
                args.add(role, behind.unwrap_or_else(|| subject.clone()), usize::MAX);
            }
            if let Some(role) = frame.object {
                if let Some(n) = object_at {
                    let (mut parties, _) = self.parties_from(n);
                    if parties.is_empty() && role == Role::Recipient {
                        parties.extend(self.counted_people(n));
                    }
                    args.add(role, parties, n);
                    args.object = Some(n);
                } else if pronoun {
                    let antecedent = self.antecedent_object(v);
                    let meant = if antecedent.is_empty() { self.other_than(&subject, v) } else { antecedent };
                    args.add(role, meant, usize::MAX);
                }
            }
        }
        self.prepositional(frame, false, from, clause.end, &mut args);
        self.pointed_to(v, frame, subject_end, &mut args);
        // ثم أطلق سراحهما: a passive, whose subject is the freedom of those whom its pronoun means.
        let freed = frame.mode.as_deref() == Some("release")
            && self
                .passage
                .words
                .get(v + 1)
                .is_some_and(|w| w.clitics.pronoun.is_some() && self.passage.headword(v + 1) == "سراح");
        let masculine = self.passage.words[v].verb().is_some_and(|f| f.gender == Gender::Masculine);
        if freed && !named && masculine {
            args.actors.clear();
        }
        if freed {
            self.pointed_behind(v, v + 2, frame, &mut args);
        }
        self.target(v, frame, &mut args);
        self.settle(v, frame, &mut args);
        // أكد أن الجريمة لن تمر بلا عقاب: whoever says so threatens.
        if frame.event == EventType::Threaten && args.actors.is_empty() && !named {
            let source = self.holder(v).and_then(|s| s.sources.last());
            args.add(Role::Actor, source.map(|s| self.parties_of(s)).unwrap_or_default(), usize::MAX);
        }
        if !self.meets(frame, v, &clause, &args) {
            return None;
        }
        let mut confidence = frame.weight;
        if !named && !passive {
            confidence -= 0.15;
        }
        if person == Person::First {
            confidence -= 0.1;
        }
        if self.passage.words[v].guessed {
            confidence -= 0.2;
        }
        Some(Self::draft(frame, v, clause, args, None, confidence))
    }

    fn nominal(&mut self, t: usize, frame: &'a Frame) -> Option<ClaimDraft<'a>> {
        let n = self.passage.phrase_at(t)?;
        let clause = self.clause_start(t)..self.clause_end(t);
        // لقاء حواري: an adjective; "my dialogue" is said in quotation marks only.
        let mine = self.passage.words[t].clitics.pronoun == Some("ي")
            && self.listener.quotations.holding(t).is_none();
        if mine || !self.has_words(frame, t, &clause) || self.is_topic(t) {
            return None;
        }
        // ضبط وإحضار المخرجة: what verbal nouns side by side share stands behind the last.
        let phrase = self.shared(t, n, frame);
        let word = &self.passage.words[t];
        let mut args = Args::default();
        // حملة لدعوة الجنود إلى وقف القصف: who is called upon does it, whatever verb stands before.
        let called = if frame.subject == Some(Role::Actor) { self.called_upon(n) } else { Vec::new() };
        // The verb that carries the noun.
        let light = self.light(t, frame, &clause).filter(|_| called.is_empty());
        args.add(Role::Actor, called, usize::MAX);
        let mut confidence = frame.weight - 0.05;
        if let Some((v, role)) = light {
            let (mut subject, _, named) = self.subject(v);
            // محاولة المسلحين شن هجوم: the verbal noun that is written like its verb.
            if subject.is_empty() && !named {
                subject = self.decides(v, frame);
            }
            if let Some(role) = role {
                args.add(role, subject, usize::MAX);
            }
            confidence += if named { 0.1 } else { 0.0 };
        }
        // تعرض الفريق لكمين نصبه المسلحون: whoever laid it, besides who suffered it.
        let behind = self.light_behind(&phrase, frame);
        if let Some((v, role)) =
            behind.filter(|(_, role)| args.is_empty() || args.actors.is_empty() && *role == Role::Actor)
        {
            let (mut subject, _, named) = self.subject_of_relative(v);
            if subject.is_empty() && role == Role::Recipient && frame.event == EventType::Assault {
                subject.extend(self.exposed_place(v));
            }
            if named || !subject.is_empty() {
                args.add(role, subject, usize::MAX);
            }
        }
        // متهما أنقرة بقمع المتظاهرين: whoever is charged with it does it.
        if args.is_empty() && frame.subject == Some(Role::Actor) && frame.object == Some(Role::Recipient) {
            args.add(Role::Actor, self.charged_with(t), usize::MAX);
        }
        if (frame.object == Some(Role::Recipient) || frame.event == EventType::Assault) && light.is_none() {
            args.add(Role::Recipient, self.exposed(t), usize::MAX);
        }
        // The genitive.
        let after = if phrase.tokens.start > t { phrase.tokens.start + 1 } else { t + 1 };
        if after < phrase.tokens.end {
            let rest = self.passage.make_phrase(after..phrase.tokens.end);
            // هجوم انتحاري, الهجوم الإرهابي: what kind of act it was, not whose.
            let next = &self.passage.words[after];
            let construct = !next.clitics.article
                && after + 1 < phrase.tokens.end
                && !self.passage.words[after + 1].is_adjectival();
            // ضربات منسقة: behind an indefinite plural what ends in ة is its adjective.
            let plural = matches!(word.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
            let marked = self.passage.tokens.get(after).is_some_and(|t| t.ta_marbuta);
            let ends = after + 1 == phrase.tokens.end || self.passage.words[after + 1].is_adjectival();
            let quality = plural && marked && ends && !word.clitics.article && !next.clitics.article;
            let kind = frame.of != Some(Role::Recipient)
                && (next.is_adjectival() || quality)
                && !construct
                && next.clitics.article == word.clitics.article
                && matches!(next.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular);
            let mut found = if kind { None } else { self.genitive(&rest) };
            // استقالة سامي الهاشمي: a name nobody knows.
            if found.is_none()
                && frame.of == Some(Role::Actor)
                && let Some(who) = self.cast.stranger(self.passage, &rest)
            {
                let stranger = PartyDraft { who, start: rest.start, end: rest.end };
                found = Some((vec![stranger], rest.tokens.end));
            }
            if let Some((parties, tokens_end)) = found {
                let mut parties = parties;
                if tokens_end == phrase.tokens.end
                    && let Some(next) = self.passage.phrases.get(n + 1)
                    && next.joined
                    && next.prep.is_none()
                    && next.tokens.start == phrase.tokens.end
                    && next.tokens.start < self.range.end
                {
                    parties.extend(self.parties_from(n + 1).0);
                }
                if let Some(role) = frame.of {
                    // A transitive noun with a doer told elsewhere takes its genitive as the one it is done to.
                    // So does one behind ل (لدعم الحكومة): the doer is the subject.
                    // Not with its aim told behind it (لزيارة الأمير إلى فرنسا).
                    let onward = self.passage.phrases.get(n + 1).is_some_and(|q| {
                        matches!(q.prep.as_deref(), Some("الي" | "ل"))
                            && q.tokens.start <= phrase.tokens.end + 1
                            && q.tokens.start < self.range.end
                            && frame
                                .preps
                                .iter()
                                .any(|(f, r)| q.prep.as_deref() == Some(f) && *r == Role::Recipient)
                    });
                    let purpose = word.clitics.preposition == Some('ل') && !word.clitics.article && !onward;
                    // قاموا بمساعدة الأسرة: who does it is the verb's subject.
                    let performed = phrase.prep.as_deref() == Some("ب")
                        && self.passage.words[clause.start].is_verb()
                        && self.passage.verb_headword(clause.start) == Some("قام");
                    // تهدف الحملة إلى حث الطلاب: so is whoever aims at it.
                    let aimed = phrase.tokens.start == t && self.is_next(t, clause.start);
                    let done = performed || aimed || light.is_some_and(|(_, role)| role == Some(Role::Actor));
                    let role = if role == Role::Actor
                        && (!args.actors.is_empty() || purpose || done)
                        && frame.object == Some(Role::Recipient)
                    {
                        Role::Recipient
                    } else {
                        role
                    };
                    // هدد بنشر الجيش: whose force it is has been told.
                    let own = frame.event == EventType::Mobilize && !args.actors.is_empty();
                    let acted_on = self.acted_on(t, n, frame, &parties);
                    if !acted_on.is_empty() {
                        args.actors.clear();
                        args.add(Role::Actor, parties, usize::MAX);
                        args.add(Role::Recipient, acted_on, usize::MAX);
                    } else if !(own && role == Role::Actor || self.is_scene(t, after, n, frame)) {
                        args.add(role, parties, usize::MAX);
                    }
                }
            }
            // مقتل فلسطيني, اعتقال سوريين: people of that country suffer it, no adjective of what is done.
            let people = frame.of == Some(Role::Recipient)
                && args.recipients.is_empty()
                && !word.clitics.article
                && !self.passage.words[after].clitics.article
                && self
                    .passage
                    .mention_at(after, |m| matches!(m, Name::Nisba(_) | Name::People(_)))
                    .is_some();
            if people {
                let whom = self.passage.make_phrase(after..phrase.tokens.end);
                let who = self.cast.people(self.passage, &whom);
                args.add(
                    Role::Recipient,
                    vec![PartyDraft { who, start: whom.start, end: whom.end }],
                    usize::MAX,
                );
            } else if !self.passage.counts(after) {
                self.adjectives(frame, after..self.end_of_adjectives(n), &mut args);
            }
        }
        if args.recipients.is_empty() {
            let mut counted = self.counted(t, n, frame);
            if counted.is_empty() && after < phrase.tokens.end && frame.of == Some(Role::Recipient) {
                let whom = self.passage.make_phrase(after..phrase.tokens.end);
                counted.extend(self.suffering(&whom, frame));
            }
            args.add(Role::Recipient, counted, usize::MAX);
        }
        if args.recipients.is_empty() {
            let brought = self.brought(n, &clause, frame);
            args.add(Role::Recipient, brought, usize::MAX);
        }
        // زيارته مصر: behind the doer's pronoun stands what it is done to.
        if word.clitics.pronoun.is_some()
            && args.recipients.is_empty()
            && frame.of == Some(Role::Actor)
            && frame.object == Some(Role::Recipient)
            && let Some(next) = self.passage.phrases.get(n + 1)
            && next.tokens.start == phrase.tokens.end
            && next.tokens.start < self.range.end
            && next.prep.is_none()
            && !next.joined
        {
            let (parties, _) = self.parties_from(n + 1);
            args.add(Role::Recipient, parties, n + 1);
        }
        // A pronoun: of the subject of the sentence or the speaker.
        if word.clitics.pronoun.is_some() && args.actors.is_empty() && args.sides.is_empty() {
            let owner = self.owner_of(t, &clause);
            if let Some(role) = frame.of.or(frame.subject).filter(|r| *r != Role::Recipient) {
                // إثر اتهامها بشن هجوم: she is charged, and charges nobody.
                let charged = frame.event == EventType::Accuse
                    && role == Role::Actor
                    && frame.object == Some(Role::Recipient)
                    && args.recipients.is_empty()
                    && frame.preps.iter().any(|(prep, role)| &**prep == "ب" && *role == Role::Topic)
                    && self.passage.phrases.get(n + 1).is_some_and(|q| {
                        q.prep.as_deref() == Some("ب") && q.tokens.start == phrase.tokens.end
                    });
                let (role, whose) =
                    if charged { (Role::Recipient, self.nearest_owner(t)) } else { (role, owner) };
                args.add(role, whose, usize::MAX);
            }
        }
        self.prepositional(frame, true, phrase.tokens.end.max(after), self.clause_end(t), &mut args);
        self.pointed_behind(t, phrase.tokens.end, frame, &mut args);
        self.owner(t, n, frame, &mut args);
        if args.actors.is_empty() && frame.event == EventType::Assault {
            args.add(Role::Actor, self.claimed_by(n, &clause), usize::MAX);
            args.add(Role::Actor, self.put_down_to(n), usize::MAX);
        }
        if frame.event == EventType::Aid && frame.object.is_none() && args.recipients.is_empty() {
            args.add(Role::Recipient, self.qualified(t, n), usize::MAX);
        }
        // في اتصال هاتفي مع فلان: the other side is the subject of the clause.
        let one_side = args.sides.len() == 1
            && args.actors.is_empty()
            && frame.subject == Some(Role::Side)
            && !word.joined();
        // على هامش اجتماعات المجلس: what is beside a meeting is no side of it.
        let margin = self.passage.headword(phrase.tokens.start) == "هامش";
        if one_side && light.is_none() && phrase.prep.is_some() && !margin {
            let subject = self.other_side(t, &clause, frame.event == EventType::Assault);
            args.add(Role::Side, subject, usize::MAX);
        }
        let truce = frame.subject == Some(Role::Side) && frame.event == EventType::Retreat;
        let does = frame.subject == Some(Role::Actor) || truce;
        let death = matches!(self.passage.headword(t), "مقتل" | "مصرع" | "وفاه" | "استشهاد");
        if args.actors.is_empty() && args.sides.is_empty() && does && !death {
            let mut doers = self.charged_with(t);
            // أعلن الجيش مقتل جندي: a verb that only tells of the noun decides nothing.
            if doers.is_empty() {
                doers = self.let_to(t, clause.start, frame);
            }
            if doers.is_empty() && matches!(light, Some((_, Some(Role::Place | Role::Topic)))) {
                doers = self.governor(t, clause.start, frame);
                // استنكرت المنظمة إقدام المسلحين على اختطاف موظفين.
                if doers.is_empty() {
                    doers = self.partaker(t);
                }
            }
            if doers.is_empty() && light.is_none() {
                doers = self.decider(t, clause.start, frame);
                if doers.is_empty() && frame.event == EventType::Protest {
                    doers = self.protesters();
                }
            }
            args.add(Role::Actor, doers, usize::MAX);
        }
        // إقالته, اعتقالهم: whom the pronoun means suffers it.
        if word.clitics.pronoun.is_some()
            && frame.of == Some(Role::Recipient)
            && args.recipients.is_empty()
            && self.is_deed(t, frame)
            // تعذيبهم للأسرى: he who does it, where those who suffer it follow.
            && self.passage.phrases.get(n + 1).is_none_or(|q| {
                q.tokens.start > phrase.tokens.end || !matches!(q.prep.as_deref(), None | Some("ل"))
            })
        {
            let mut known: Vec<Who> = args.actors.iter().map(|p| p.who).collect();
            // توعد القائد بالانتقام لمقتله: not his own.
            if self.is_casualty(t) && self.passage.words[clause.start].is_verb() {
                known.extend(self.subject(clause.start).0.iter().map(|p| p.who));
            }
            args.add(Role::Recipient, self.nearest_meant(t, &known), usize::MAX);
        }
        self.target(t, frame, &mut args);
        self.settle(t, frame, &mut args);
        if !self.meets(frame, t, &clause, &args) {
            return None;
        }
        if light.is_none() && args.actors.is_empty() && args.sides.is_empty() {
            confidence -= 0.1;
        }
        let plural_generic = !word.clitics.article && args.is_empty();
        if plural_generic {
            confidence -= 0.15;
        }
        if self.is_attribute(t) {
            confidence -= LASTING;
        }
        Some(Self::draft(frame, t, clause, args, light.map(|(v, _)| v), confidence))
    }

    /// The phrase of a noun, with the genitive that it shares with the verbal noun joined to it right behind: قصف واستهداف
    /// المواقع.
    fn shared(&self, t: usize, n: usize, frame: &Frame) -> Phrase {
        let phrase = self.passage.phrases[n].clone();
        let Some(next) = self.passage.phrases.get(n + 1) else { return phrase };
        let bare = |i: usize| {
            let w = &self.passage.words[i];
            !w.clitics.article && w.clitics.pronoun.is_none() && w.clitics.preposition.is_none()
        };
        let acts = |i: usize| {
            let form = self.passage.fold(i);
            let form = if self.passage.words[i].joined() { form.trim_start_matches('و') } else { form };
            self.passage.lexicon.words.analyses(form).iter().any(|a| a.pos == Pos::Masdar)
        };
        let of_object = frame.of == Some(Role::Recipient)
            || matches!(frame.event, EventType::Assault | EventType::Coerce);
        let side_by_side = of_object
            && phrase.tokens.end == t + 1
            && next.tokens.start == t + 1
            && next.joined
            && next.prep.is_none()
            && next.tokens.len() > 1
            && next.tokens.end <= self.range.end
            && bare(t + 1)
            && !self.passage.words[t].clitics.article
            && self.passage.words[t].clitics.pronoun.is_none()
            && acts(t + 1)
            && self.listener.whom(n + 1).is_empty();
        if !side_by_side {
            return phrase;
        }
        let mut whole = self.passage.make_phrase(next.tokens.start..next.tokens.end);
        whole.prep.clone_from(&phrase.prep);
        whole
    }

    /// Whom a verbal noun acts on whose doer stands in the genitive: طرد موسكو ستين دبلوماسيا, اعتقال الشرطة زعيم الحزب. Behind
    /// a person only those who are counted, or a state: a title would be his own.
    fn acted_on(&mut self, t: usize, n: usize, frame: &Frame, doers: &[PartyDraft]) -> Vec<PartyDraft> {
        let acts = frame.object == Some(Role::Recipient)
            && frame.subject == Some(Role::Actor)
            && frame.of.is_some_and(|of| matches!(of, Role::Actor | Role::Recipient))
            && self.is_deed(t, frame)
            && !doers.is_empty();
        let end = self.passage.phrases[n].tokens.end;
        let Some(q) = self.passage.phrases.get(n + 1).filter(|_| acts) else { return Vec::new() };
        let beside = q.tokens.start == end
            && q.tokens.start < self.range.end
            && q.prep.is_none()
            && !q.joined
            && !self.listener.is_time(q.head())
            && !self.passage.words[q.head()].is_adjectival()
            && !self.is_nominative(q.head());
        // إصابة مئة من المدنيين أغلبهم أطفال: those who suffer it are told in the genitive.
        let part = self.passage.words[q.tokens.start].clitics.pronoun.is_some() || self.passage.counts(t + 1);
        let person = doers.iter().any(|p| self.cast.all[p.who].kind == EntityKind::Person);
        let counted = self.passage.counts(q.tokens.start) || self.passage.words[q.head()].is_accusative();
        // المئات من الشباب المتظاهرين: what they are besides.
        let of_kind = |w: Who| self.cast.all[w].kind == EntityKind::Population;
        let besides = self.passage.words[q.tokens.start].clitics.article
            && (doers.iter().any(|p| of_kind(p.who))
                || q.tokens.len() == 1 && self.listener.whom(n + 1).iter().any(|&w| of_kind(w)));
        let state =
            self.listener.whom(n + 1).iter().any(|&w| self.cast.all[w].kind == EntityKind::Government);
        if !beside || part || besides || person && !counted && !state {
            return Vec::new();
        }
        let (mut parties, _) = self.parties_from(n + 1);
        if parties.is_empty() {
            parties.extend(self.counted_people(n + 1));
        }
        parties.retain(|p| doers.iter().all(|d| d.who != p.who));
        parties
    }

    /// هجمات باريس, تفجيرات بروكسل, قمة هلسنكي: a place behind an attack or a meeting is where it was, unless it is told at
    /// whom the attack is directed or with whom the meeting was.
    fn is_scene(&self, t: usize, genitive: usize, n: usize, frame: &Frame) -> bool {
        let end = self.passage.phrases[n].tokens.end;
        let aimed = self.passage.phrases.get(n + 1).is_some_and(|q| {
            q.tokens.start <= end + 1
                && q.tokens.start < self.range.end
                && matches!(q.prep.as_deref(), Some("علي" | "ضد" | "ل"))
        });
        let others = self.passage.phrases.get(n + 1).is_some_and(|q| {
            q.joined && q.tokens.start == end && q.prep.is_none() && !self.listener.whom(n + 1).is_empty()
        });
        let named = |country: bool| {
            let name = self.passage.mention_at(genitive, |m| {
                matches!(m, Name::Capital(..)) || country && matches!(m, Name::Country(_))
            });
            name.is_some_and(|m| m.tokens.start == genitive)
        };
        let head = self.passage.headword(t);
        match frame.event {
            EventType::Assault => {
                frame.of == Some(Role::Actor)
                    && matches!(
                        head,
                        "هجوم"
                            | "هجمه"
                            | "اعتداء"
                            | "تفجير"
                            | "انفجار"
                            | "مجزره"
                            | "مذبحه"
                            | "حادث"
                            | "ضربه"
                    )
                    && named(true)
                    && !aimed
            }
            EventType::Consult => {
                matches!(
                    head,
                    "قمه"
                        | "اجتماع"
                        | "مؤتمر"
                        | "محادثه"
                        | "مفاوضه"
                        | "لقاء"
                        | "مباحثه"
                        | "مشاوره"
                ) && named(false)
                    && !others
                    && !self
                        .passage
                        .phrases
                        .get(n + 1)
                        .is_some_and(|q| q.tokens.start <= end + 1 && q.prep.as_deref() == Some("مع"))
            }
            _ => false,
        }
    }

    /// Whom a participle describes: الفصائل المدعومة من تركيا.
    fn qualified(&self, t: usize, n: usize) -> Vec<PartyDraft> {
        let p = &self.passage.phrases[n];
        if !self.passage.words[t].is_adjectival() {
            return Vec::new();
        }
        // وحدات حماية الشعب، المدعومة من واشنطن: behind a mark too.
        let opens = |end: usize| {
            end == t
                || end + 1 == t
                    && matches!(self.passage.fold(end), "،" | ",")
                    && self.passage.words[t].clitics.article
        };
        let before =
            n.checked_sub(1).filter(|&b| t == p.tokens.start && opens(self.passage.phrases[b].tokens.end));
        let Some(m) = before.or((t > p.tokens.start).then_some(n)) else { return Vec::new() };
        let q = &self.passage.phrases[m];
        // Without what the participle says of him.
        let end = if m == n { self.passage.tokens.get(t - 1).map_or(q.end, |w| w.end) } else { q.end };
        let whom = self.listener.whom(m).iter();
        whom.filter(|&&w| self.cast.all[w].is_party())
            .map(|&who| PartyDraft { who, start: q.start, end })
            .collect()
    }

    /// البلدة المحاصرة, المعارضة المدعومة: a participle that describes the noun before it tells a state that lasts.
    fn is_attribute(&self, t: usize) -> bool {
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
    fn is_topic(&self, t: usize) -> bool {
        let w = &self.passage.words[t];
        // الحق في التظاهر: what one may do.
        let right = t > self.range.start + 1
            && self.passage.fold(t - 1) == "في"
            && (t.saturating_sub(FARTHEST_RIGHT).max(self.range.start)..t - 1)
                .any(|i| matches!(self.passage.headword(i), "حق" | "حريه"));
        right
            || t > self.range.start
                && w.clitics.article
                && w.clitics.preposition.is_none()
                && self.passage.words[t - 1].is_nominal()
                && TOPICS.contains(&self.passage.headword(t - 1))
                && !self.passage.words.get(t + 1).is_some_and(|w| w.is(Pos::Relative))
    }

    /// The carrying verb before a noun: the nearest one in reach that the frame lists.
    fn light(&self, t: usize, frame: &Frame, clause: &Range<usize>) -> Option<(usize, Option<Role>)> {
        let mut v = clause.start;
        let carries = |v: usize| frame.light.iter().any(|(l, _)| Some(*l) == self.passage.words[v].lemma);
        // بدأ الجيش الذي تلقى تعزيزات هجوما: what stands behind a relative clause may belong to the verb before it.
        let relative =
            |i: usize| self.passage.words[i].is(Pos::Relative) && self.passage.words[i].lemma.is_some();
        if v > self.range.start
            && relative(v - 1)
            && !matches!(self.passage.fold(v - 1), "ما" | "من")
            && (v..t).filter(|&i| matches!(self.passage.fold(i), "،" | ",")).count()
                <= usize::from(v > self.range.start + 1 && matches!(self.passage.fold(v - 2), "،" | ","))
            && !carries(v)
        {
            let main = self.clause_start(v);
            if self.passage.words[main].is_verb() && carries(main) {
                v = main;
            }
        }
        let w = self.passage.words.get(v)?;
        // With an object pronoun it carries its antecedent and no noun behind it (ضربات شنتها باريس ردا على هجوم).
        if !w.is_verb() || v >= t || w.clitics.pronoun.is_some() {
            return None;
        }
        // لا تستطيع المغادرة بسبب المعارك: nor what is only a ground for it.
        let start = self.passage.phrase_at(t).map_or(t, |n| self.passage.phrases[n].tokens.start);
        let ground = |i: usize| matches!(self.passage.headword(i), "بسبب" | "سبب" | "جراء" | "رغم" | "وسط");
        if ground(start) || start > v + 1 && ground(start - 1) {
            return None;
        }
        let (_, role) = frame.light.iter().find(|(l, _)| Some(*l) == w.lemma)?;
        // توعد بالانتقام لمقتل قائده: nobody does a death.
        let death = matches!(self.passage.headword(t), "مقتل" | "مصرع" | "وفاه" | "استشهاد");
        Some((v, Some(if death && *role == Role::Actor { Role::Place } else { *role })))
    }

    /// The carrying verb of the relative clause behind a noun's phrase: عقوبات فرضتها واشنطن, الهجمات التي كان يدبرها التنظيم.
    fn light_behind(&self, phrase: &Phrase, frame: &Frame) -> Option<(usize, Role)> {
        let mut v = phrase.tokens.end;
        let skipped = |v: usize| {
            let w = &self.passage.words[v];
            w.is(Pos::Relative)
                || matches!(self.passage.fold(v), "قد" | "سوف" | "وقد")
                || self.passage.verb_headword(v) == Some("كان") && w.is_verb()
        };
        while v < self.range.end && v < phrase.tokens.end + 4 && skipped(v) {
            v += 1;
        }
        let w = self.passage.words.get(v).filter(|w| v < self.range.end && w.is_verb())?;
        let (_, role) = frame.light.iter().find(|(l, _)| Some(*l) == w.lemma)?;
        Some((v, *role))
    }

    /// Whether a trigger tells that somebody does it: a verb or participle, a noun with its doer's pronoun or with a
    /// verb that carries it.
    fn is_carried(&self, t: usize, frame: &Frame, clause: &Range<usize>) -> bool {
        let w = &self.passage.words[t];
        let behind = || {
            let n = self.passage.phrase_at(t)?;
            self.light_behind(&self.passage.phrases[n], frame)
        };
        w.is_verb()
            || w.is(Pos::ActiveParticiple)
            || w.clitics.pronoun.is_some()
            || self.light(t, frame, clause).is_some()
            || behind().is_some()
    }

    fn draft(
        frame: &'a Frame,
        trigger: usize,
        clause: Range<usize>,
        args: Args,
        light: Option<usize>,
        confidence: f64,
    ) -> ClaimDraft<'a> {
        let mut confidence = confidence;
        if args.actors.len() > 1 || !args.actors.is_empty() && !args.recipients.is_empty() {
            confidence += 0.07;
        }
        ClaimDraft {
            frame,
            trigger,
            also: light.into_iter().collect(),
            actors: args.actors,
            recipients: args.recipients,
            clause,
            light,
            confidence: confidence.clamp(0.05, 0.98),
        }
    }
}

/// What a noun loses of its frame's weight that names a state, and no act.
const LASTING: f64 = 0.3;

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

/// How many tokens apart two words for one act may stand; for harm, with its victims told between, more.
const SAME_ACT: usize = 6;
const SAME_HARM: usize = 14;

impl<'a> Finder<'a, '_, '_> {
    /// Adds a draft, or joins it to one before it that tells the same act: one claim an act, the other words beside it.
    fn join(&self, out: &mut Vec<ClaimDraft<'a>>, draft: ClaimDraft<'a>) {
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
            if same && near && bound && !between && compatible && !coordinated || same && carried {
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
