//! Nouns that name events: what stands in their genitive, in their adjectives and behind the verb that carries them.

use std::ops::Range;

use riwaya_lexicon::{Features, Frame, Name, NounKind, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::GrammaticalNumber;

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
struct Noun<'a> {
    /// Its token and its phrase.
    t: usize,
    n: usize,
    frame: &'a Frame,
    /// Its phrase, with the genitive that it shares with the noun joined to it.
    phrase: Phrase,
    clause: Range<usize>,
    /// The verb that carries it, and what that verb's subject is.
    light: Option<(usize, Option<Role>)>,
    /// The token where its genitive begins.
    after: usize,
}

impl<'a> Finder<'a, '_, '_> {
    /// The claim that a noun makes by a frame.
    pub(super) fn nominal(&mut self, t: usize, frame: &'a Frame) -> Option<ClaimDraft<'a>> {
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
        // حملة لدعوة الجنود إلى وقف القصف: who is called upon does it, whatever verb stands before.
        let called = if frame.subject == Some(Role::Actor) { self.called_upon(n) } else { Vec::new() };
        let light =
            self.light(t, frame, &clause).filter(|&(v, _)| called.is_empty() && !self.is_of_another(t, v));
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
        self.pointed_behind(t, noun.phrase.tokens.end, frame, &mut args);
        self.owner(t, n, frame, &mut args);
        if args.actors.is_empty() && frame.event == EventType::Assault {
            args.add(Role::Actor, self.claimed_by(n, &noun.clause), usize::MAX);
            args.add(Role::Actor, self.put_down_to(n), usize::MAX);
        }
        if frame.event == EventType::Aid && frame.object.is_none() && args.recipients.is_empty() {
            args.add(Role::Recipient, self.qualified(t, n), usize::MAX);
        }
        // تقدم الجيش بإسناد من الطيران: whoever does something with it has it.
        let with = frame.event == EventType::Aid && noun.phrase.prep.as_deref() == Some("ب");
        if with && noun.phrase.tokens.start == t && args.recipients.is_empty() && !args.actors.is_empty() {
            let helped = self.governing_subject(t, &noun.clause);
            args.add(Role::Recipient, helped, usize::MAX);
        }
        self.second_side(&noun, &mut args);
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

    /// Who stands with the verb that carries a noun, before it or in its relative clause; what a subject named there adds
    /// to the confidence.
    fn carriers(&mut self, noun: &Noun<'_>, args: &mut Args) -> f64 {
        let mut told = 0.0;
        if let Some((v, role)) = noun.light {
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
            if let Some(role) = role {
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
            let left_out = role == Role::Actor
                && subject.is_empty()
                && self.passage.words[v].clitics.pronoun.is_some()
                && self
                    .phrase_behind(v)
                    .is_none_or(|m| self.listener.is_time(self.passage.phrases[m].head()));
            if left_out {
                let whose = self.governing_subject(noun.t, &noun.clause);
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

    /// Whom the words behind a noun in its phrase name: its genitive, people that it is done to, adjectives of countries.
    fn behind_noun(&mut self, noun: &Noun<'_>, args: &mut Args) {
        let Noun { t, n, frame, ref phrase, after, .. } = *noun;
        self.in_genitive(noun, args);
        // مقتل فلسطيني, اعتقال سوريين: people of that country suffer it, no adjective of what is done.
        let people = frame.of == Some(Role::Recipient)
            && args.recipients.is_empty()
            && !self.passage.words[t].clitics.article
            && !self.passage.words[after].clitics.article
            && self.passage.mention_at(after, |m| matches!(m, Name::Nisba(_) | Name::People(_))).is_some();
        if people {
            let whom = self.passage.make_phrase(after..phrase.tokens.end);
            let who = self.cast.people(self.passage, &whom);
            args.add(Role::Recipient, vec![PartyDraft { who, start: whom.start, end: whom.end }], usize::MAX);
        } else if !self.passage.counts(after) {
            self.adjectives(frame, after..self.end_of_adjectives(n), args);
        }
    }

    /// Whom the genitive of a noun names, with what is joined to it, in the place that the frame gives it.
    fn in_genitive(&mut self, noun: &Noun<'_>, args: &mut Args) {
        let Noun { t, n, frame, ref phrase, after, .. } = *noun;
        let rest = self.passage.make_phrase(after..phrase.tokens.end);
        let mut found = if self.is_kind(noun) { None } else { self.genitive(&rest) };
        // تظاهر آلاف الفلسطينيين: told by their number.
        if found.is_none() && frame.event == EventType::Protest && self.passage.counts(after) {
            let who = self.cast.people(self.passage, &rest);
            let crowd = PartyDraft { who, start: rest.start, end: rest.end };
            found = Some((vec![crowd], rest.tokens.end));
        }
        // استقالة سامي الهاشمي: a name nobody knows.
        if found.is_none()
            && frame.of == Some(Role::Actor)
            && let Some(who) = self.cast.stranger(self.passage, &rest)
        {
            let stranger = PartyDraft { who, start: rest.start, end: rest.end };
            found = Some((vec![stranger], rest.tokens.end));
        }
        let Some((mut parties, tokens_end)) = found else { return };
        if tokens_end == phrase.tokens.end
            && let Some(next) = self.passage.phrases.get(n + 1)
            && next.joined
            && next.prep.is_none()
            && next.tokens.start == phrase.tokens.end
            && next.tokens.start < self.range.end
        {
            parties.extend(self.parties_from(n + 1).0);
        }
        let Some(role) = frame.of else { return };
        let role = self.role_of_genitive(noun, role, &parties, args);
        let role =
            if role == Role::Actor && self.is_of_acted_on(noun, &parties) { Role::Recipient } else { role };
        // هدد بنشر الجيش: whose force it is has been told.
        // إرسال قوات: nor do those send who are sent and of whom nothing is told.
        let sent = frame.event == EventType::Mobilize
            && frame.object == Some(Role::Topic)
            && rest.tokens.len() == 1
            && !self.passage.words[after].clitics.article
            && self.passage.words[after].pos != WordPos::Name;
        let own = frame.event == EventType::Mobilize && (!args.actors.is_empty() || sent);
        let mut acted_on = self.acted_on(t, n, frame, &parties);
        let free = noun.light.is_none_or(|(_, role)| role != Some(Role::Actor))
            && args.actors.is_empty()
            && !self.is_next(t, noun.clause.start);
        if acted_on.is_empty() && role == Role::Recipient && free {
            acted_on = self.acted_on_behind(noun, &parties);
        }
        if !acted_on.is_empty() {
            args.actors.clear();
            args.add(Role::Actor, parties, usize::MAX);
            args.add(Role::Recipient, acted_on, usize::MAX);
        } else if !(own && role == Role::Actor || self.is_scene(t, after, n, frame)) {
            args.add(role, parties, usize::MAX);
        }
    }

    /// رفض تدخلات إيران, مصادرة أملاك المعارضين: whether what stands between a noun and those whom its genitive names is
    /// the thing that is refused, praised or taken, which is theirs.
    fn is_of_acted_on(&self, noun: &Noun<'_>, parties: &[PartyDraft]) -> bool {
        let frame = noun.frame;
        let on_things = matches!(frame.event, EventType::Reject | EventType::Accuse | EventType::Support)
            || frame.event == EventType::Coerce && frame.mode.as_deref() == Some("seize");
        let Some(token) = self.passage.tokens.get(noun.after).filter(|_| on_things) else { return false };
        parties.first().is_some_and(|p| p.start > token.start)
            && self.passage.words[noun.after].is_nominal()
            && !self.passage.counts(noun.after)
            && self.passage.words[noun.after].lemma.is_some_and(|l| {
                let kind = self.passage.lexicon.words.lemma(l).kind;
                !matches!(kind, NounKind::Person | NounKind::Body | NounKind::Measure | NounKind::Place)
            })
    }

    /// هجوم انتحاري, الهجوم الإرهابي: whether the word behind a noun says what kind of act it was, not whose.
    fn is_kind(&self, noun: &Noun<'_>) -> bool {
        let (word, after, end) = (&self.passage.words[noun.t], noun.after, noun.phrase.tokens.end);
        let next = &self.passage.words[after];
        let construct =
            !next.clitics.article && after + 1 < end && !self.passage.words[after + 1].is_adjectival();
        // ضربات منسقة: behind an indefinite plural what ends in ة is its adjective.
        let plural = matches!(word.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
        let marked = self.passage.tokens.get(after).is_some_and(|t| t.ta_marbuta);
        let ends = after + 1 == end || self.passage.words[after + 1].is_adjectival();
        // زيارة دولة: its rank.
        let rank = noun.frame.mode.as_deref() == Some("visit")
            && after + 1 == end
            && !next.clitics.article
            && self.passage.headword(after) == "دوله";
        if rank {
            return true;
        }
        let quality = plural && marked && ends && !word.clitics.article && !next.clitics.article;
        noun.frame.of != Some(Role::Recipient)
            && (next.is_adjectival() || quality)
            && !construct
            && next.clitics.article == word.clitics.article
            && matches!(next.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular)
    }

    /// The place of a noun's genitive. A transitive noun with a doer told elsewhere takes it as the one it is done to; so
    /// does one behind ل (لدعم الحكومة), whose doer is the subject, but not with its aim told behind it (لزيارة الأمير إلى
    /// فرنسا).
    fn role_of_genitive(&self, noun: &Noun<'_>, role: Role, parties: &[PartyDraft], args: &Args) -> Role {
        let Noun { t, n, frame, ref phrase, ref clause, light, .. } = *noun;
        let word = &self.passage.words[t];
        let onward = self.passage.phrases.get(n + 1).is_some_and(|q| {
            matches!(q.prep.as_deref(), Some("الي" | "ل"))
                && q.tokens.start <= phrase.tokens.end + 1
                && q.tokens.start < self.range.end
                && frame.preps.iter().any(|(f, r)| q.prep.as_deref() == Some(f) && *r == Role::Recipient)
        });
        let purpose = word.clitics.preposition == Some('ل') && !word.clitics.article && !onward;
        // قاموا بمساعدة الأسرة: who does it is the verb's subject.
        let performed = phrase.prep.as_deref() == Some("ب")
            && self.passage.words[clause.start].is_verb()
            && self.passage.verb_headword(clause.start) == Some("قام");
        // تهدف الحملة إلى حث الطلاب: so is whoever aims at it.
        let aimed = phrase.tokens.start == t && self.is_next(t, clause.start);
        let done = performed || aimed || light.is_some_and(|(_, role)| role == Some(Role::Actor));
        // قصف المدنيين: who bears no arms suffers force.
        let unarmed = frame.event == EventType::Assault
            && parties.iter().all(|p| {
                let r = &self.cast.all[p.who];
                r.kind == EntityKind::Population && r.sector.as_deref() == Some("CVL")
            });
        // زيارة فرنسا, زيارة القاهرة: a place is visited, and visits nobody.
        let visited = frame.mode.as_deref() == Some("visit")
            && frame.object == Some(Role::Recipient)
            && self
                .passage
                .mention_at(noun.after, |m| {
                    matches!(m, Name::Country(_) | Name::Capital(..) | Name::Place(_))
                })
                .is_some();
        if visited && role == Role::Actor {
            return Role::Recipient;
        }
        // اتهام موسكو بالضلوع في الهجوم: before the charge alone stands who is charged.
        let charged = frame.event == EventType::Accuse
            && self.passage.headword(t) == "اتهام"
            && self
                .passage
                .phrases
                .get(n + 1)
                .is_some_and(|q| q.prep.as_deref() == Some("ب") && q.tokens.start == phrase.tokens.end);
        let acted_on = role == Role::Actor
            && (!args.actors.is_empty() || purpose || done || unarmed || charged)
            && frame.object == Some(Role::Recipient);
        if acted_on { Role::Recipient } else { role }
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
        if performed {
            let doers = self.subject(clause.start).0;
            let known: Vec<Who> = doers.iter().map(|p| p.who).collect();
            args.add(Role::Recipient, self.nearest_meant(t, &known), usize::MAX);
            args.add(Role::Actor, doers, usize::MAX);
            return;
        }
        let owner = self.owner_of(t, clause);
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

    /// في اتصال هاتفي مع فلان: the other side is the subject of the clause.
    fn second_side(&mut self, noun: &Noun<'_>, args: &mut Args) {
        let one_side = args.sides.len() == 1
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
        if one_side && noun.light.is_none() && noun.phrase.prep.is_some() && !margin {
            let subject = self.other_side(noun.t, &noun.clause, noun.frame.event == EventType::Assault);
            args.add(Role::Side, subject, usize::MAX);
        } else if one_side && let Some(maker) = self.maker(noun) {
            args.add(Role::Side, maker, usize::MAX);
        } else if one_side && let Some(n) = self.has(noun.t) {
            args.add(Role::Side, self.parties_from(n).0, usize::MAX);
        } else if one_side && noun.light.is_none() && noun.frame.event == EventType::Consult {
            args.add(Role::Side, self.own_talks(noun), usize::MAX);
        }
    }

    /// عقد الحكومة محادثات مع جارتها: who stands in the genitive of the verbal noun right before that carries it.
    fn maker(&mut self, noun: &Noun<'_>) -> Option<Vec<PartyDraft>> {
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
    fn has(&self, t: usize) -> Option<usize> {
        let from = t.saturating_sub(3).max(self.range.start);
        let with = (from..t).find(|&i| {
            self.passage.words[i].clitics.pronoun.is_some() && self.passage.headword(i) == "لدي"
        })?;
        self.listener.topic(with, &self.range)
    }

    /// أكدت الصين أن المحادثات مع واشنطن مستحيلة: the talks that open what a government says are its own.
    fn own_talks(&self, noun: &Noun<'_>) -> Vec<PartyDraft> {
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

    /// Who does what a noun names where nothing beside it says so: who is charged with it, let to do it, decides it.
    fn told_elsewhere(&mut self, noun: &Noun<'_>, args: &mut Args) {
        let Noun { t, frame, ref clause, light, .. } = *noun;
        let truce = frame.subject == Some(Role::Side) && frame.event == EventType::Retreat;
        let does = frame.subject == Some(Role::Actor) || truce;
        let death = matches!(self.passage.headword(t), "مقتل" | "مصرع" | "وفاه" | "استشهاد");
        // تعهدت الحركة بمواصلة القتال: she fights.
        let fights = frame.subject == Some(Role::Side) && frame.event == EventType::Assault;
        if fights && args.is_empty() && self.is_led(t, frame) && self.is_next(t, clause.start) {
            args.add(Role::Actor, self.subject(clause.start).0, usize::MAX);
        }
        if !args.actors.is_empty() || !args.sides.is_empty() || !does || death {
            return;
        }
        // الإفراج عن رهائن تحتجزهم الحركة: whoever holds them frees them.
        let mut doers = if frame.mode.as_deref() == Some("release") { self.captor(t) } else { Vec::new() };
        if doers.is_empty() {
            doers = self.charged_with(t);
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
        let mut known: Vec<Who> = args.actors.iter().map(|p| p.who).collect();
        // توعد القائد بالانتقام لمقتله: not his own.
        if self.is_casualty(t) && self.passage.words[clause.start].is_verb() {
            known.extend(self.subject(clause.start).0.iter().map(|p| p.who));
        }
        args.add(Role::Recipient, self.nearest_meant(t, &known), usize::MAX);
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

    /// Whom a verbal noun acts on behind ل, whose doer stands in the genitive: اعتقال السلطات لناشط, استهداف المتمردين للسفن.
    fn acted_on_behind(&mut self, noun: &Noun<'_>, doers: &[PartyDraft]) -> Vec<PartyDraft> {
        let Noun { t, n, frame, ref phrase, .. } = *noun;
        let body = |p: &PartyDraft| {
            let r = &self.cast.all[p.who];
            r.kind != EntityKind::Person && r.sector.as_deref().is_some_and(|s| s != "CVL")
        };
        if self.passage.phrases.get(n + 1).is_none() {
            return Vec::new();
        }
        // إقالة الرئيس لوزيره: a man acts on a man.
        let man = |p: &PartyDraft| self.cast.all[p.who].kind == EntityKind::Person;
        let men = doers.iter().all(man)
            && self.listener.whom(n + 1).iter().any(|&w| {
                let r = &self.cast.all[w];
                r.kind == EntityKind::Person && r.sector.is_some()
            });
        let acts = frame.object == Some(Role::Recipient)
            && self.is_deed(t, frame)
            && !self.is_casualty(t)
            && !doers.is_empty()
            && (men || doers.iter().all(body));
        let behind = self.passage.phrases.get(n + 1).filter(|q| {
            acts && q.prep.as_deref() == Some("ل")
                && q.tokens.start == phrase.tokens.end
                && q.tokens.start < self.range.end
        });
        if behind.is_none() {
            return Vec::new();
        }
        let mut parties = self.parties_from(n + 1).0;
        if parties.is_empty() && frame.event == EventType::Assault {
            let q = self.passage.phrases[n + 1].clone();
            let target = self.cast.target(self.passage, &q);
            parties.extend(target.map(|who| PartyDraft { who, start: q.start, end: q.end }));
        }
        // استهداف القيادة السياسية للحركة: whose they are.
        let owner = |p: &PartyDraft, d: &PartyDraft| {
            let (r, of) = (&self.cast.all[p.who], &self.cast.all[d.who]);
            p.who == d.who
                || matches!(r.kind, EntityKind::Organisation | EntityKind::Group)
                    && r.country.is_some()
                    && r.country == of.country
        };
        parties.retain(|p| doers.iter().all(|d| !owner(p, d)));
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
                    // هجمات فرنسا وبريطانيا: of several states whose they are.
                    && !(others && self.listener.whom(n + 1).iter().all(|&w| self.cast.all[w].is_government()))
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
}
