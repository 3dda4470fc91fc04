//! Nouns that name events: what stands around them, in their pronouns and behind the verb that carries them.

use std::ops::Range;

use riwaya_lexicon::{Frame, Name, Pos, Role};
use riwaya_record::{EntityKind, EventType};

use super::carried::GROUNDS;
use super::generic::LASTING;
use super::roles::Args;
use super::{ClaimDraft, Finder, PartyDraft};
use crate::discourse::is_talk;
use crate::phrases::Phrase;
use crate::who::Who;
use crate::words::WordPos;

/// Verbs by which an act takes place (folded).
const OCCURS: [&str; 11] =
    ["دار", "اندلع", "وقع", "جري", "نشب", "تجدد", "حدث", "عقد", "استمر", "تواصل", "انعقد"];

/// A noun that may name an event, and where its places are looked for.
pub(super) struct Noun<'a> {
    /// Its token and its phrase.
    pub(super) t: usize,
    pub(super) n: usize,
    pub(super) frame: &'a Frame,
    /// Its phrase, with the genitive that it shares with the noun joined to it.
    pub(super) phrase: Phrase,
    pub(super) clause: Range<usize>,
    /// The verb that carries it, and what that verb's subject is.
    pub(super) light: Option<(usize, Option<Role>)>,
    /// The token where its genitive begins.
    pub(super) after: usize,
}

impl<'a> Finder<'a, '_, '_> {
    /// The claim that a noun makes by a frame.
    pub(super) fn nominal(&mut self, t: usize, frame: &'a Frame) -> Option<ClaimDraft<'a>> {
        let n = self.passage.phrase_at(t)?;
        let clause = self.clause_start(t)..self.clause_end(t);
        // لقاء حواري: an adjective; "my dialogue" is said in quotation marks only.
        let mine = self.passage.words[t].clitics.pronoun == Some("ي")
            && self.listener.quotations.holding(t).is_none();
        // حق النقض: which one uses against others.
        let topic = frame.mode.as_deref() != Some("veto") && self.is_topic(t);
        if mine || !self.has_words(frame, t, &clause) || topic {
            return None;
        }
        // متهما بمساعدة الانفصاليين: what somebody is charged with is no help that another has.
        let charge = frame.event == EventType::Aid
            && frame.of == Some(Role::Actor)
            && t > self.range.start
            && self.passage.words[t].clitics.preposition == Some('ب')
            && (matches!(self.passage.headword(t - 1), "متهم" | "اتهام")
                // مستمرة بدعم المتمردين: nor what somebody goes on with.
                || self.passage.words[t - 1]
                    .lemma
                    .is_some_and(|l| self.passage.lexicon.governors.makes(l, Some("ب")).is_some()));
        // سرقة المساعدات: nor is what is stolen.
        let stolen = frame.event == EventType::Aid
            && t > self.range.start
            && self.passage.words[t].clitics.preposition.is_none()
            && matches!(self.passage.headword(t - 1), "سرقه" | "نهب" | "سلب" | "مصادره");
        if charge || stolen {
            return None;
        }
        // ضبط وإحضار المخرجة: what verbal nouns side by side share stands behind the last.
        let phrase = self.shared(t, n, frame);
        // حملة لدعوة الجنود إلى وقف القصف: who is called upon does it, whatever verb stands before.
        let called = match frame.subject {
            Some(Role::Actor) => [self.called_upon(n), self.invited(n)].into_iter().find(|c| !c.is_empty()),
            _ => None,
        }
        .unwrap_or_default();
        let light =
            self.light(t, frame, &clause).filter(|&(v, _)| called.is_empty() && !self.is_of_another(t, v));
        // دعا الرئيس الشعب إلى التظاهر: whoever is called upon does it.
        let light = light.filter(|&(v, role)| {
            role != Some(Role::Actor) || !self.requests(v) || self.charged_with(t).is_empty()
        });
        let after = if phrase.tokens.start > t { phrase.tokens.start + 1 } else { t + 1 };
        let noun = Noun { t, n, frame, phrase, clause, light, after };
        let mut args = Args::default();
        args.add(Role::Actor, called, usize::MAX);
        let mut confidence = frame.weight - 0.05 + self.carriers(&noun, &mut args);
        // متهما أنقرة بقمع المتظاهرين: whoever is charged with it does it.
        if args.is_empty() && frame.subject == Some(Role::Actor) && frame.object == Some(Role::Recipient) {
            args.add(Role::Actor, self.charged_with(t), usize::MAX);
        }
        if (frame.object == Some(Role::Recipient) || frame.event == EventType::Assault) && light.is_none() {
            args.add(Role::Recipient, self.exposed(t), usize::MAX);
        }
        if after < noun.phrase.tokens.end {
            self.behind_noun(&noun, &mut args);
        }
        self.only_announced(&noun, &mut args);
        self.sufferers(&noun, &mut args);
        // رفضها المهلة التي منحتها لندن: what the noun with a pronoun acts on.
        if self.passage.words[t].clitics.pronoun.is_some()
            && frame.object.is_some()
            && is_talk(frame.event)
            && args.topic.is_none()
            && self.passage.phrases.get(n + 1).is_some_and(|q| {
                q.tokens.start == noun.phrase.tokens.end
                    && q.tokens.start < self.range.end
                    && q.prep.is_none()
                    && !q.joined
                    && !self.listener.is_time(q.head())
                    && !self.passage.words[q.head()].is_adjectival()
                    && self.listener.whom(n + 1).is_empty()
            })
        {
            args.topic = Some(n + 1);
        }
        // كان الحزب موضع انتقاد: whoever is its place suffers it.
        if args.recipients.is_empty()
            && noun.phrase.tokens.start + 1 == t
            && frame.event == EventType::Accuse
            && matches!(self.passage.headword(noun.phrase.tokens.start), "موضع" | "محل" | "مثار" | "محط")
        {
            let whom = self.governing_subject(t, &noun.clause);
            args.add(Role::Recipient, whom, usize::MAX);
        }
        self.by_pronoun(&noun, &mut args);
        let until = self.end_of_course(&noun).unwrap_or_else(|| self.clause_end(t));
        self.prepositional(frame, true, noun.phrase.tokens.end.max(after), until, &mut args);
        self.completed(&noun, &mut args);
        self.pointed_behind(t, noun.phrase.tokens.end, frame, &mut args);
        self.owner(t, n, frame, &mut args);
        if args.actors.is_empty() && frame.event == EventType::Assault {
            args.add(Role::Actor, self.claimed_by(n, &noun.clause), usize::MAX);
            args.add(Role::Actor, self.put_down_to(n), usize::MAX);
        }
        if frame.event == EventType::Aid && frame.object.is_none() && args.recipients.is_empty() {
            args.add(Role::Recipient, self.qualified(t, n), usize::MAX);
        }
        let clause_verb = noun.clause.start;
        // تقدم الجيش بإسناد من الطيران: whoever does something with it has it.
        let with = frame.event == EventType::Aid && noun.phrase.prep.as_deref() == Some("ب");
        let governed = self.passage.words[clause_verb].is_verb() && clause_verb < t;
        if with
            && governed
            && noun.phrase.tokens.start == t
            && args.recipients.is_empty()
            && !args.actors.is_empty()
        {
            let mut helped = self.governing_subject(t, &noun.clause);
            if self.is_in_words_of(clause_verb, &helped) {
                helped.clear();
            }
            args.add(Role::Recipient, helped, usize::MAX);
        }
        self.second_side(&noun, &mut args);
        self.fallen_are_no_side(frame, &mut args);
        // أكد ماكرون للسيسي استعداده للتعاون: to whom he says so.
        if frame.event == EventType::Agree
            && args.recipients.is_empty()
            && let Some((v, _)) = noun.light
        {
            let whom = self.told_to(v, n);
            args.add(Role::Recipient, whom, usize::MAX);
        }
        // مقترحات روسية لمقاتلين لقتل جنود: to whom it is made, before what is proposed.
        if frame.event == EventType::Request && args.recipients.is_empty() && self.is_proposed_to(n + 1) {
            let end = self.passage.phrases[n + 1].tokens.end;
            let deed = self.passage.phrases.get(n + 2).is_some_and(|q| {
                q.prep.as_deref() == Some("ل") && q.tokens.start == end && self.is_deed(q.head(), frame)
            });
            let whom = if deed { self.parties_from(n + 1).0 } else { Vec::new() };
            args.add(Role::Recipient, whom, usize::MAX);
        }
        self.told_elsewhere(&noun, &mut args);
        self.suffered_by_pronoun(&noun, &mut args);
        self.target(t, frame, &mut args);
        self.settle(t, frame, &mut args);
        if !self.meets(frame, t, &noun.clause, &args) {
            return None;
        }
        if light.is_none() && args.actors.is_empty() && args.sides.is_empty() {
            confidence -= 0.1;
        }
        if !self.passage.words[t].clitics.article && args.is_empty() {
            confidence -= 0.15;
        }
        if self.is_attribute(t) {
            confidence -= LASTING;
        }
        Some(Self::draft(frame, t, noun.clause, args, light.map(|(v, _)| v), confidence))
    }

    /// أكد السفير دعم المملكة للبنان, أعلن الجيش الروسي انسحاب المتمردين: whose act the genitive says it is does it, and not who
    /// says so; but أعلن الرئيس سحب قوات بلاده, where both are of one country.
    fn only_announced(&self, noun: &Noun<'_>, args: &mut Args) {
        let said = noun.light.is_some_and(|(v, role)| {
            let lemma = self.passage.words[v].lemma;
            role == Some(Role::Actor) && lemma.is_some_and(|l| self.passage.lexicon.sayings.of(l).is_some())
        });
        let Some(token) = self.passage.tokens.get(noun.t).filter(|_| said) else { return };
        let own = |p: &PartyDraft| p.start > token.start && p.end <= noun.phrase.end;
        let Some(whose) = args.actors.iter().find(|p| own(p)).map(|p| &self.cast.all[p.who]) else { return };
        let voiced = matches!(noun.frame.event, EventType::Support | EventType::Reject);
        let (state, country) = (voiced && whose.is_government(), whose.country.clone());
        args.actors.retain(|p| {
            let other = &self.cast.all[p.who].country;
            own(p) || !state && (other.is_none() || country.is_none() || *other == country)
        });
    }

    /// Who stands with the verb that carries a noun, before it or in its relative clause; what a subject named there adds
    /// to the confidence.
    fn carriers(&mut self, noun: &Noun<'_>, args: &mut Args) -> f64 {
        let mut told = 0.0;
        if let Some((v, role)) = noun.light.filter(|&(v, _)| !self.takes_place(v, noun.t)) {
            let (mut subject, _, mut named) = self.subject(v);
            // شاركت في الاحتجاجات مجموعة جنود: the subject behind the noun.
            if subject.is_empty()
                && !named
                && let Some(behind) = self.inverted(v, noun.frame)
            {
                (subject, _, named) = behind;
            }
            // محاولة المسلحين شن هجوم: the verbal noun that is written like its verb.
            if subject.is_empty() && !named {
                subject = self.decides(v, noun.frame);
            }
            // نفى الوزير التدخل الروسي: whoever denies it has not done what another's adjective is told with.
            let denies = matches!(self.passage.verb_headword(v), Some("نفي" | "انكر"))
                && (noun.t + 1..noun.phrase.tokens.end)
                    .any(|i| self.passage.mention_at(i, |m| matches!(m, Name::Nisba(_))).is_some());
            let exposed = role == Some(Role::Recipient) && self.passage.verb_headword(v) == Some("تعرض");
            if subject.is_empty() && exposed && noun.frame.event == EventType::Assault {
                subject.extend(self.exposed_place(v));
            }
            if let Some(role) = role.filter(|r| !(denies && *r == Role::Actor)) {
                args.add(role, subject, usize::MAX);
            }
            told = if named { 0.1 } else { 0.0 };
        }
        // تعرض الفريق لكمين نصبه المسلحون: whoever laid it, besides who suffered it.
        let behind = self.light_behind(&noun.phrase, noun.frame);
        if let Some((v, role)) =
            behind.filter(|(_, role)| args.is_empty() || args.actors.is_empty() && *role == Role::Actor)
        {
            let (mut subject, _, named) = self.subject_of_relative(v);
            if subject.is_empty() && role == Role::Recipient && noun.frame.event == EventType::Assault {
                subject.extend(self.exposed_place(v));
            }
            // أعلن الجيش تقدمه إثر الهجوم الذي يشنه: whose sentence it is.
            let does = role == Role::Actor || role == Role::Side && noun.frame.event == EventType::Consult;
            let left_out = does
                && subject.is_empty()
                && self.passage.words[v].clitics.pronoun.is_some()
                && self
                    .phrase_behind(v)
                    .is_none_or(|m| self.listener.is_time(self.passage.phrases[m].head()));
            if left_out {
                let ahead = self.ahead(noun.t);
                let whose =
                    if ahead.is_empty() { self.governing_subject(noun.t, &noun.clause) } else { ahead };
                if self.suits(v, &whose) {
                    args.add(role, whose, usize::MAX);
                }
            }
            if named || !subject.is_empty() {
                args.add(role, subject, usize::MAX);
            }
        }
        told
    }

    /// عقوبات فرضتها واشنطن على طهران, اتصال أجراه الرئيس مع نظيره: what completes the noun stands behind the verb that carries
    /// it and its subject.
    fn completed(&mut self, noun: &Noun<'_>, args: &mut Args) {
        let Some((v, role)) = self.light_behind(&noun.phrase, noun.frame) else { return };
        // هجوم استهدف مقرا للجيش: but not what a verb with an object of its own is told with.
        let completes = match role {
            Role::Actor | Role::Side => true,
            Role::Recipient => self.passage.words[v].clitics.pronoun.is_some(),
            _ => false,
        };
        if !completes {
            return;
        }
        let doers = args.actors.len();
        // A subject that names nobody stands between too.
        let subject = self.phrase_behind(v).map(|m| &self.passage.phrases[m]).filter(|p| p.prep.is_none());
        let end = self.subject_of_relative(v).1.max(subject.map_or(v + 1, |p| p.tokens.end));
        self.prepositional(noun.frame, true, end, self.clause_end(v), args);
        // غارات شنها التحالف على معاقل للمتمردين: the doer is the verb's subject; of what somebody gets, who it is from.
        if role != Role::Recipient {
            args.actors.truncate(doers);
        }
    }

    /// معارك دارت بين الجيش والمتمردين, المحادثات التي جرت مع الوفد: where the clause ends of the verb that only says of a noun
    /// that it took place.
    fn end_of_course(&self, noun: &Noun<'_>) -> Option<usize> {
        let end = noun.phrase.tokens.end;
        let v = end + usize::from(end < self.range.end && self.passage.words[end].is(Pos::Relative));
        let mutual = noun.frame.preps.iter().any(|(_, role)| *role == Role::Side);
        let takes_place = mutual
            && v < self.range.end
            && self.passage.words[v].is_verb()
            && !self.passage.words[v].joined()
            && self.passage.verb_headword(v).is_some_and(|h| OCCURS.contains(&h));
        takes_place.then(|| self.clause_end(v))
    }

    /// Who suffers what a noun names and nobody is yet: told by number or kind, by what brought it, behind its doer's pronoun.
    fn sufferers(&mut self, noun: &Noun<'_>, args: &mut Args) {
        let Noun { t, n, frame, ref phrase, ref clause, after, .. } = *noun;
        if args.recipients.is_empty() {
            let mut counted = self.counted(t, n, frame);
            if counted.is_empty() && after < phrase.tokens.end && frame.of == Some(Role::Recipient) {
                let whom = self.passage.make_phrase(after..phrase.tokens.end);
                counted.extend(self.suffering(&whom, frame));
            }
            args.add(Role::Recipient, counted, usize::MAX);
        }
        if args.recipients.is_empty() {
            let brought = self.brought(n, clause, frame);
            args.add(Role::Recipient, brought, usize::MAX);
        }
        // زيارته مصر: behind the doer's pronoun stands what it is done to.
        if self.passage.words[t].clitics.pronoun.is_some()
            && args.recipients.is_empty()
            && (matches!(frame.of, Some(Role::Actor | Role::Recipient))
                && frame.object == Some(Role::Recipient)
                || frame.object == Some(Role::Side) && args.sides.is_empty())
            && let Some(next) = self.passage.phrases.get(n + 1)
            && next.tokens.start == phrase.tokens.end
            && next.tokens.start < self.range.end
            && next.prep.is_none()
            && !next.joined
        {
            let (mut parties, _) = self.parties_from(n + 1);
            if parties.is_empty() && frame.of == Some(Role::Recipient) {
                parties.extend(self.counted_people(n + 1));
            }
            // استهدافها الفريق: whose pronoun it is does it.
            if frame.of == Some(Role::Recipient) && !parties.is_empty() && args.actors.is_empty() {
                args.add(Role::Actor, self.nearest_owner(t), usize::MAX);
            }
            // لقائه رئيس الأساقفة: the two who meet.
            if frame.object == Some(Role::Side) && !parties.is_empty() {
                args.add(Role::Side, self.owner_of(t, clause), usize::MAX);
                args.add(Role::Side, parties, usize::MAX);
                return;
            }
            args.add(Role::Recipient, parties, n + 1);
        }
    }

    /// Whom the pronoun of a noun means: the subject of the sentence or the speaker.
    fn by_pronoun(&mut self, noun: &Noun<'_>, args: &mut Args) {
        let Noun { t, n, frame, ref phrase, ref clause, .. } = *noun;
        if self.passage.words[t].clitics.pronoun.is_none()
            || !args.actors.is_empty()
            || !args.sides.is_empty()
        {
            return;
        }
        // ويقوموا بزيارته: whom the pronoun means is visited.
        let performed = frame.object == Some(Role::Recipient)
            && phrase.prep.as_deref() == Some("ب")
            && self.passage.words[clause.start].is_verb()
            && self.passage.verb_headword(clause.start) == Some("قام");
        // لم يتوقف عن تهديدها: nor is what somebody ceases or hastens to do his own.
        let performed = performed
            || frame.object == Some(Role::Recipient)
                && phrase.prep.as_deref() == Some("عن")
                && matches!(
                    self.passage.verb_headword(clause.start),
                    Some("توقف" | "كف" | "امتنع" | "تخلي" | "تراجع")
                )
                && self.is_next(t, clause.start);
        // حاول المهاجم دهسهم: what somebody tries to do is done to whom the pronoun means.
        let performed = performed
            || frame.object == Some(Role::Recipient)
                && phrase.prep.is_none()
                && matches!(
                    self.passage.verb_headword(clause.start),
                    Some("حاول" | "اراد" | "استطاع" | "قرر" | "نوي" | "اعتزم")
                )
                && self.passage.words[clause.start].is_verb()
                && {
                    let (_, end, named) = self.subject(clause.start);
                    named && end > clause.start && self.passage.phrase_from(end) == n
                };
        if performed {
            let doers = self.subject(clause.start).0;
            let known: Vec<Who> = doers.iter().map(|p| p.who).collect();
            args.add(Role::Recipient, self.nearest_meant(t, &known), usize::MAX);
            args.add(Role::Actor, doers, usize::MAX);
            return;
        }
        // شن الجماعة هجومها: hers who carries it out.
        let maker = self.decides(phrase.tokens.start, frame);
        let mut owner =
            if !maker.is_empty() && self.fits(t, &maker) { maker } else { self.owner_of(t, clause) };
        // كشفت الصحيفة عن طلبه وإقالته وزيره: an outlet tells of what others do.
        owner.retain(|p| self.cast.all[p.who].kind != EntityKind::Outlet);
        let Some(role) = frame.of.or(frame.subject).filter(|r| *r != Role::Recipient) else { return };
        // إثر اتهامها بشن هجوم: she is charged, and charges nobody.
        let charged = frame.event == EventType::Accuse
            && role == Role::Actor
            && frame.object == Some(Role::Recipient)
            && args.recipients.is_empty()
            && frame.preps.iter().any(|(prep, role)| &**prep == "ب" && *role == Role::Topic)
            && self
                .passage
                .phrases
                .get(n + 1)
                .is_some_and(|q| q.prep.as_deref() == Some("ب") && q.tokens.start == phrase.tokens.end);
        let (role, whose) = if charged { (Role::Recipient, self.nearest_owner(t)) } else { (role, owner) };
        args.add(role, whose, usize::MAX);
    }

    /// Who does what a noun names where nothing beside it says so: who is charged with it, let to do it, decides it.
    fn told_elsewhere(&mut self, noun: &Noun<'_>, args: &mut Args) {
        let Noun { t, frame, ref clause, light, .. } = *noun;
        let truce = frame.subject == Some(Role::Side) && frame.event == EventType::Retreat;
        let does = frame.subject == Some(Role::Actor) || truce;
        let death = matches!(self.passage.headword(t), "مقتل" | "مصرع" | "وفاه" | "استشهاد");
        // الوزيران يتفقان على لقاء قريب: those who agree on it meet.
        let agreed = frame.event == EventType::Consult
            && frame.subject == Some(Role::Side)
            && noun.phrase.prep.as_deref() == Some("علي")
            && noun.phrase.tokens.start == t
            && self.passage.words[clause.start].is_verb()
            && self.passage.verb_headword(clause.start) == Some("اتفق");
        if agreed && args.is_empty() && light.is_none() {
            args.add(Role::Actor, self.subject(clause.start).0, usize::MAX);
        }
        // قال الوزير أثناء زيارة إلى لشبونة: whoever spoke or acted during it made it.
        let during = frame.mode.as_deref() == Some("visit")
            && matches!(noun.phrase.prep.as_deref(), Some("خلال" | "اثناء" | "ضمن"))
            && noun.phrase.tokens.start == t
            && !self.passage.words[t].clitics.article
            && self.passage.words[t].clitics.pronoun.is_none()
            && clause.start < t
            && self.passage.words[clause.start].is_verb();
        if during && args.actors.is_empty() && args.sides.is_empty() && light.is_none() {
            let visitor = self.subject(clause.start).0;
            let people = visitor.iter().all(|p| self.cast.all[p.who].sector.is_some());
            args.add(Role::Actor, if people { visitor } else { Vec::new() }, usize::MAX);
        }
        // اتفق الوزيران، خلال اتصال هاتفي، على اللقاء: several who do something in a talk have it with each other.
        let in_talk = frame.event == EventType::Consult
            && frame.subject == Some(Role::Side)
            && args.is_empty()
            && light.is_none()
            && matches!(noun.phrase.prep.as_deref(), Some("خلال" | "اثناء" | "في"))
            && noun.phrase.tokens.start == t
            && !self.passage.words[t].clitics.article
            && self.passage.words[t].clitics.pronoun.is_none()
            && clause.start < t
            && self.passage.words[clause.start].is_verb();
        if in_talk {
            let talkers = self.subject(clause.start).0;
            let apart = talkers.first().is_some_and(|p| talkers.iter().any(|q| q.who != p.who));
            args.add(Role::Actor, if apart { talkers } else { Vec::new() }, usize::MAX);
        }
        // أن إيران مستعدة للحوار: of whom the adjective is said.
        if args.is_empty() && frame.subject == Some(Role::Actor) && self.passage.words[t].is_adjectival() {
            let of_whom = self.predicated_of(t).map(|n| self.parties_from(n).0).unwrap_or_default();
            args.add(Role::Actor, of_whom, usize::MAX);
        }
        // تعهدت الحركة بمواصلة القتال: she fights.
        let fights = frame.subject == Some(Role::Side) && frame.event == EventType::Assault;
        if fights && args.is_empty() && self.is_led(t, frame) && self.is_next(t, clause.start) {
            args.add(Role::Actor, self.subject(clause.start).0, usize::MAX);
        }
        // الرهينة الذي تم خطفه: a passive, whose doer only what stands with it tells.
        let happened = self.takes_place(clause.start, t);
        if !args.actors.is_empty()
            || !args.sides.is_empty()
            || !does
            || death
            || happened
            || self.is_answered(t)
            || self.tells_place(t)
            || self.is_only_spoken_of(noun.phrase.tokens.start..t, frame)
        {
            return;
        }
        // صواريخ أطلقها الثلاثي: somebody nobody knows, and not who tells of it.
        let stranger = self.light_behind(&noun.phrase, frame).is_some_and(|(v, role)| {
            role == Role::Actor
                && self.subject_of_relative(v).0.is_empty()
                && self.phrase_behind(v).is_some_and(|m| {
                    let head = self.passage.phrases[m].head();
                    !self.listener.is_time(head) && self.passage.words[head].clitics.article
                })
        });
        if stranger {
            return;
        }
        // الإفراج عن رهائن تحتجزهم الحركة: whoever holds them frees them.
        let mut doers = if frame.mode.as_deref() == Some("release") { self.captor(t) } else { Vec::new() };
        // استدعت بغداد السفير احتجاجا على القصف: whoever acts on that ground has it.
        if doers.is_empty() && GROUNDS.contains(&self.passage.fold(t)) {
            doers = self.governing_subject(t, clause);
        }
        if doers.is_empty() {
            doers = self.charged_with(t);
        }
        // بحق مدانين بجرائم إرهابية: no other is asked who is charged with it.
        if doers.is_empty() && self.is_charged_to(noun.phrase.tokens.start) {
            return;
        }
        if doers.is_empty() {
            doers = self.example_of(t);
        }
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

    /// إيران مستعدة للحوار, أن الرئيس المصري لا يزال مستعدا: the phrase of whom an indefinite adjective is said.
    fn predicated_of(&self, t: usize) -> Option<usize> {
        let w = &self.passage.words[t];
        if w.clitics.article || w.clitics.preposition.is_some() || w.joined() {
            return None;
        }
        let before = t.checked_sub(1).filter(|&b| b >= self.range.start);
        let beside = before.and_then(|b| self.passage.phrase_at(b)).filter(|&n| {
            let p = &self.passage.phrases[n];
            let opens = p.tokens.start <= self.range.start
                || self.passage.words[p.tokens.start - 1].is(Pos::That)
                || self.passage.words[p.tokens.start - 1].pos == WordPos::Punct;
            p.tokens.end == t
                && p.prep.is_none()
                && p.tokens.start >= self.range.start
                && opens
                && !self.listener.whom(n).is_empty()
        });
        beside.or_else(|| self.listener.topic(t, &self.range))
    }

    /// إقالته, اعتقالهم: whom the pronoun means suffers it.
    fn suffered_by_pronoun(&self, noun: &Noun<'_>, args: &mut Args) {
        let Noun { t, n, frame, ref phrase, ref clause, .. } = *noun;
        let suffers = self.passage.words[t].clitics.pronoun.is_some()
            && frame.of == Some(Role::Recipient)
            && args.recipients.is_empty()
            && self.is_deed(t, frame)
            // تعذيبهم للأسرى: he who does it, where those who suffer it follow.
            && self.passage.phrases.get(n + 1).is_none_or(|q| {
                q.tokens.start > phrase.tokens.end || !matches!(q.prep.as_deref(), None | Some("ل"))
            });
        if !suffers {
            return;
        }
        // الصحافي الذي جرى اختطافه, أن الرجل تم اعتقاله: the antecedent, or what opens the clause, and nobody else.
        let v = clause.start;
        if self.takes_place(v, t)
            && let Some(n) = self.antecedent(v).or_else(|| self.opener(v))
        {
            let p = &self.passage.phrases[n];
            let whom = self.listener.whom(n).iter();
            let whom: Vec<_> = whom.map(|&who| PartyDraft { who, start: p.start, end: p.end }).collect();
            let sure = !whom.is_empty() || self.antecedent(v).is_none();
            args.add(Role::Recipient, whom, usize::MAX);
            if sure {
                return;
            }
        }
        let mut known: Vec<Who> = args.actors.iter().map(|p| p.who).collect();
        // توعد القائد بالانتقام لمقتله: not his own.
        if self.is_casualty(t) && self.passage.words[clause.start].is_verb() {
            known.extend(self.subject(clause.start).0.iter().map(|p| p.who));
        }
        args.add(Role::Recipient, self.nearest_meant(t, &known), usize::MAX);
    }

    /// Who is told by a verb of saying, behind ل before what is said.
    fn told_to(&self, v: usize, said: usize) -> Vec<PartyDraft> {
        let says = self.passage.words[v].lemma.is_some_and(|l| self.passage.lexicon.sayings.of(l).is_some());
        let hearer = (self.passage.phrase_from(v + 1)..said).filter(|_| says).find(|&m| {
            self.passage.phrases[m].prep.as_deref() == Some("ل")
                && self.listener.whom(m).iter().any(|&w| {
                    let r = &self.cast.all[w];
                    !r.generic && matches!(r.kind, EntityKind::Person | EntityKind::Government)
                })
        });
        hearer.map(|m| self.parties_from(m).0).unwrap_or_default()
    }

    /// أنشطة إيران، مثل الهجمات الإلكترونية والتدخل في الانتخابات: whose doings what a noun names is an example of.
    fn example_of(&self, t: usize) -> Vec<PartyDraft> {
        let Some(mut n) = self.passage.phrase_at(t) else { return Vec::new() };
        let phrases = &self.passage.phrases;
        while n > 0
            && phrases[n].joined
            && phrases[n].prep.is_none()
            && phrases[n - 1].tokens.end == phrases[n].tokens.start
        {
            n -= 1;
        }
        let like = phrases[n].tokens.start.checked_sub(1).filter(|&i| {
            i > self.range.start
                && matches!(self.passage.fold(i), "مثل" | "منها" | "خصوصا" | "خاصه" | "لاسيما")
        });
        let Some(like) = like else { return Vec::new() };
        let mark = usize::from(matches!(self.passage.fold(like - 1), "،" | ","));
        let doings = (like - mark).checked_sub(1).and_then(|b| self.passage.phrase_at(b)).filter(|&m| {
            let p = &phrases[m];
            p.tokens.start >= self.range.start
                && p.tokens.end + mark == like
                && matches!(
                    self.passage.headword(p.head()),
                    "نشاط"
                        | "عمل"
                        | "ممارسه"
                        | "تصرف"
                        | "سلوك"
                        | "انتهاك"
                        | "جريمه"
                        | "خرق"
                        | "استفزاز"
                )
        });
        doings.map(|m| self.parties_inside(m)).unwrap_or_default()
    }

    /// تم اعتقاله, جرى تفجير المبنى: whether a verb only says of a noun that it took place.
    pub(super) fn takes_place(&self, v: usize, t: usize) -> bool {
        v < t
            && self.passage.words[v].is_verb()
            && (self.passage.verb_headword(v) == Some("تم")
                || matches!(self.passage.fold(v).trim_start_matches('و'), "جري" | "جرت"))
            && self.passage.phrase_from(v + 1) == self.passage.phrase_at(t).unwrap_or(usize::MAX)
    }

    /// أن الرجل تم اعتقاله: the definite phrase without a preposition right before a verb.
    fn opener(&self, v: usize) -> Option<usize> {
        let before =
            v.checked_sub(1).filter(|&b| b >= self.range.start && !self.passage.words[v].joined())?;
        self.passage.phrase_at(before).filter(|&n| {
            let p = &self.passage.phrases[n];
            p.tokens.end == v && p.prep.is_none() && !self.listener.is_time(p.head())
        })
    }

    /// The phrase of a noun, with the genitive that it shares with the verbal noun joined to it right behind: قصف واستهداف
    /// المواقع.
    pub(super) fn shared(&self, t: usize, n: usize, frame: &Frame) -> Phrase {
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
}
