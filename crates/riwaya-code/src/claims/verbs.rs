//! Verbs that name events: which of the phrases around one is its subject, its object, or the sufferer of a passive.

use std::ops::Range;

use riwaya_lexicon::{Frame, Name, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::{Gender, GrammaticalNumber, Person, Voice};

use super::roles::Args;
use super::{ClaimDraft, Finder, PartyDraft};
use crate::who::Who;

/// Event types whose verbs are read as passive when only one noun phrase follows them.
pub(super) fn suffers(event: EventType) -> bool {
    matches!(event, EventType::Assault | EventType::Coerce | EventType::Retreat | EventType::Sanction)
}

impl<'a> Finder<'a, '_, '_> {
    /// قصف روسي على المدينة: what is written like a verb at the head of a line, and is the noun whose adjective names a country.
    fn by_adjective(&mut self, v: usize, frame: &'a Frame, clause: &Range<usize>) -> Option<ClaimDraft<'a>> {
        let n = self.passage.phrase_at(v + 1)?;
        let p = &self.passage.phrases[n];
        let at = p.tokens.start;
        let country = self.passage.mention_at(at, |m| matches!(m, Name::Nisba(_)))?.nisba()?;
        let noun = frame.event == EventType::Assault
            && frame.of == Some(Role::Actor)
            && v == self.range.start
            && at == v + 1
            && p.prep.is_none()
            && !self.passage.words[v].joined()
            && !self.passage.words[at].clitics.article
            && p.tokens.clone().all(|i| self.passage.words[i].is_adjectival() || i == at)
            && self.passage.lexicon.words.analyses(self.passage.fold(v)).iter().any(|a| a.pos == Pos::Masdar);
        if !noun {
            return None;
        }
        let (end, who) = (p.tokens.end, self.cast.forces(country));
        let word = self.passage.make_phrase(at..at + 1);
        let mut args = Args::default();
        args.add(Role::Actor, vec![PartyDraft { who, start: word.start, end: word.end }], usize::MAX);
        self.prepositional(frame, true, end, clause.end, &mut args);
        self.target(v, frame, &mut args);
        self.settle(v, frame, &mut args);
        let told = self.meets(frame, v, clause, &args);
        told.then(|| Self::draft(frame, v, clause.clone(), args, None, frame.weight - 0.05))
    }

    /// قصفت مدمرات بستين صاروخا: the phrase right behind a subject that says with what it strikes.
    fn wielded(&self, subject_end: usize) -> Option<usize> {
        let n = self.passage.phrase_from(subject_end);
        let p = self.passage.phrases.get(n)?;
        let strikes = |i: usize| {
            matches!(
                self.passage.headword(i),
                "غاره"
                    | "ضربه"
                    | "صاروخ"
                    | "قذيفه"
                    | "قنبله"
                    | "مدفعيه"
                    | "قصف"
                    | "رصاص"
                    | "برميل"
            )
        };
        (subject_end > 0
            && p.tokens.start == subject_end
            && subject_end < self.range.end
            && p.prep.as_deref() == Some("ب")
            && p.tokens.clone().any(strikes))
        .then_some(n)
    }

    /// في انفجار, في قصف: whether in what somebody comes to harm stands before a phrase.
    fn is_past_blast(&self, from: usize, n: usize) -> bool {
        (self.passage.phrase_from(from)..n).any(|m| {
            let p = &self.passage.phrases[m];
            p.prep.as_deref() == Some("في")
                && matches!(
                    self.passage.headword(p.head()),
                    "انفجار"
                        | "تفجير"
                        | "قصف"
                        | "هجوم"
                        | "غاره"
                        | "ضربه"
                        | "كمين"
                        | "حادث"
                        | "حادثه"
                        | "اشتباك"
                )
        })
    }

    /// The claim that a verb makes by a frame.
    pub(super) fn verbal(&mut self, v: usize, frame: &'a Frame) -> Option<ClaimDraft<'a>> {
        let (person, mut passive) = self.passage.words[v]
            .verb()
            .map_or((Person::Third, false), |f| (f.person, f.voice == Voice::Passive));
        if person == Person::Second {
            return None;
        }
        // وهو ما دعا الوزير إلى الرد: what brings somebody to something asks for nothing.
        let brings = v > self.range.start
            && matches!(self.passage.fold(v - 1), "ما" | "مما")
            && frame.event == EventType::Request
            && self.passage.verb_headword(v) == Some("دعا");
        // وهو ما يخالف القانون: nor does a deed refuse anything. لا تتفق مع القواعد: nor do things agree.
        let deed = frame.event == EventType::Reject
            && v > self.range.start
            && matches!(self.passage.fold(v - 1), "ما" | "مما")
            && self.passage.verb_headword(v) == Some("خالف");
        if brings
            || deed
            || self.is_of_founded(v)
            || self.accords(v, frame)
            || self.spends_or_is_used(v, frame)
        {
            return None;
        }
        // يقتل ويخطف المدنيين: what verbs side by side share stands behind the last.
        let (_, last) = self.side_by_side(v);
        let clause = v..self.clause_end(last);
        if !self.has_words(frame, v, &clause) {
            return None;
        }
        if let Some(draft) = self.by_adjective(v, frame, &clause) {
            return Some(draft);
        }
        let (subject, subject_end, named) = if self.passage.words[v].is_verb() {
            let told = self.subject(v);
            let other = if told.2 {
                None
            } else {
                self.paper(v, frame)
                    .or_else(|| self.crowd(v, frame))
                    .or_else(|| self.named_by_case(v))
                    .or_else(|| self.inverted(v, frame))
            };
            other.unwrap_or(told)
        } else {
            (self.circumstantial(v), 0, false)
        };
        let mut args = Args::default();
        let pronoun = self.object_pronoun(v).is_some();
        let from = subject_end.max(last + 1);
        let object_at = self
            .object(last, from, clause.end)
            .or_else(|| self.object_behind_relative(subject_end, frame))
            .or_else(|| self.object_behind_aside(subject_end, frame))
            .or_else(|| self.so_called(from, clause.end));
        if self.aims_at_deed(v, object_at, from)
            || self.achieves(v, frame, object_at.filter(|&n| self.passage.phrases[n].tokens.start == from))
        {
            return None;
        }
        // اتهم بالفساد: what is charged stands before or is understood.
        let charged = !pronoun && self.is_charge_alone(v, frame);
        let object_at = object_at.filter(|_| !charged);
        // أطلق عليه النار فأرداه قتيلا: what he became is not whom the pronoun means.
        let became = |n: usize| {
            let head = self.passage.phrases[n].head();
            self.passage.words[head].is_accusative()
                && matches!(self.passage.headword(head), "قتيل" | "صريع" | "جريح" | "مصاب" | "ميت")
        };
        let object_at = object_at.filter(|&n| !(pronoun && became(n)));
        // تعتبرها واشنطن جماعة إرهابية: what she is called is not whom the pronoun means.
        let calls = matches!(
            self.passage.verb_headword(v),
            Some("صنف" | "اعتبر" | "عد" | "وصف" | "سمي" | "نعت" | "ادرج" | "راي" | "جعل")
        );
        let called = |n: usize| !self.passage.words[self.passage.phrases[n].tokens.start].clitics.article;
        let object_at = object_at.filter(|&n| !(pronoun && calls && called(n)));
        // قتل القائد في انفجار هز المدينة: what stands behind the blast that killed him is not whom he killed.
        let object_at = object_at.filter(|&n| {
            !(named && subject_end > 0 && frame.event == EventType::Assault && self.is_past_blast(from, n))
        });
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
        // قتل متظاهر برصاص: but who is killed by it wields nothing.
        let strikes = matches!(self.passage.verb_headword(v), Some("استهدف" | "قصف" | "ضرب" | "هاجم" | "دك"))
            && object_at.is_none()
            && subject.iter().all(|p| {
                matches!(self.cast.all[p.who].sector.as_deref(), Some("MIL" | "REB" | "UAF" | "COP"))
            });
        let wielded = self.wielded(subject_end).filter(|_| strikes);
        if frame.object == Some(Role::Recipient)
            && suffers(frame.event)
            && object_at.is_none()
            && !pronoun
            && named
            && !authority
            && !body
            && wielded.is_none()
        {
            passive = true;
        }
        // Of harm the one phrase behind its verb is who suffers it, known or not: قُتل 17 مسلحا.
        let sufferer =
            (suffers(frame.event) && !named && !pronoun).then(|| self.victims(v, clause.end)).flatten();
        let sufferer = sufferer.or_else(|| {
            let open = frame.event == EventType::Assault && !named && !pronoun && object_at.is_none();
            open.then(|| self.victims_behind_place(v)).flatten()
        });
        if charged {
            args.add(Role::Recipient, subject.clone(), usize::MAX);
        } else if let (Some(victims), Some(role)) = (sufferer, frame.object) {
            args.add(role, victims, usize::MAX);
            // واستدعت آخرين: an object, whose subject is understood.
            let oblique =
                self.phrase_behind(v).is_some_and(|n| self.is_oblique(n) || self.counts_men_behind_her(v, n));
            if let Some(subject_role) = frame.subject.filter(|_| oblique && !passive) {
                args.add(subject_role, subject.clone(), usize::MAX);
            }
        } else if passive && frame.object.is_some() {
            if let Some(role) = frame.object {
                // أصيب في الاشتباكات عشرة مدنيين: the subject of a passive behind what says where.
                let behind = object_at
                    .filter(|&n| !named && frame.event == EventType::Assault && self.is_behind_places(v, n));
                let told = match behind {
                    Some(n) => {
                        let (mut parties, _) = self.parties_from(n);
                        if parties.is_empty() {
                            parties.extend(self.counted_people(n));
                        }
                        parties
                    }
                    None if named => subject.clone(),
                    None => Vec::new(),
                };
                args.add(role, told, usize::MAX);
            }
        } else {
            // A verb of harm that names neither doer nor sufferer is a passive whose subject stands elsewhere.
            // وأفرجت عنه: whose verb takes a preposition, its passive is masculine.
            let marked = self.passage.words[v]
                .verb()
                .is_some_and(|f| f.gender == Gender::Feminine || f.number == GrammaticalNumber::Plural);
            let active =
                marked && frame.mode.as_deref() == Some("release") && frame.object != Some(Role::Recipient);
            // وسيطرت على أحياء: a verb that takes no object has no passive without one.
            let takes = frame.object.is_some()
                || frame.event != EventType::Assault
                || !self.passage.words[v].joined();
            let adrift =
                suffers(frame.event) && takes && !named && object_at.is_none() && !pronoun && !active;
            let behind = object_at.filter(|_| !named).and_then(|n| self.subject_behind(v, n, frame));
            if let Some(role) = frame.subject.filter(|_| !adrift) {
                args.add(role, behind.unwrap_or_else(|| subject.clone()), usize::MAX);
            }
            // الحزبين اللذين تصنفهما السلطات تنظيمين: the pronoun before what its antecedent is called.
            let antecedent = if pronoun { self.antecedent_object(v) } else { Vec::new() };
            if let Some(role) = frame.object {
                if let Some(n) = object_at.filter(|_| antecedent.is_empty()) {
                    let one = if role == Role::Recipient { self.national(v, n, frame) } else { None };
                    let mut parties = one.map_or_else(|| self.parties_from(n).0, |party| vec![party]);
                    if parties.is_empty() && role == Role::Recipient {
                        parties.extend(self.visited_capital(n, frame));
                    }
                    if parties.is_empty() && role == Role::Recipient {
                        parties.extend(self.counted_people(n));
                        // قتل المسلحون حامد جان: a name nobody knows.
                        if parties.is_empty() && suffers(frame.event) {
                            let p = self.passage.phrases[n].clone();
                            let who = self.cast.stranger(self.passage, &p);
                            parties.extend(who.map(|who| PartyDraft { who, start: p.start, end: p.end }));
                        }
                        if parties.is_empty() {
                            let known: Vec<Who> = args.parties().map(|p| p.who).collect();
                            parties = self.counted_of(n, &known);
                        }
                    }
                    args.add(role, parties, n);
                    args.object = Some(n);
                } else if pronoun {
                    // السفينة التي خطفها القراصنة: and nobody else, whether it is somebody or not.
                    // إلى المدينة التي تحاصرها القوات: behind a preposition too, where the pronoun agrees with the relative.
                    let agrees = || {
                        let relative = v.checked_sub(1).map(|r| self.passage.fold(r).trim_start_matches('و'));
                        matches!(
                            (relative, self.passage.words[v].clitics.pronoun),
                            (Some("التي"), Some("ها")) | (Some("الذي"), Some("ه"))
                        )
                    };
                    let thing = self.antecedent(v).is_some_and(|n| {
                        antecedent.is_empty() && (self.passage.phrases[n].prep.is_none() || agrees())
                    });
                    // ما تعتبره موسكو عدوانا: nor anybody else where a relative clause tells what it is called.
                    let relative = v > self.range.start && self.passage.words[v - 1].is(Pos::Relative);
                    let meant = if !antecedent.is_empty() {
                        antecedent
                    } else if thing || calls && relative {
                        Vec::new()
                    } else {
                        self.other_than(&subject, v)
                    };
                    args.add(role, meant, usize::MAX);
                }
            }
        }
        // استهدفت المقاتلات بغارات مواقع المسلحين: whose they are, in the genitive of what they are hit with.
        if let Some(n) = wielded.filter(|_| !passive && args.recipients.is_empty()) {
            args.add(Role::Recipient, self.parties_inside(n), n);
        }
        let before = args.actors.len() + args.sides.len();
        self.prepositional(frame, false, from, clause.end, &mut args);
        // وقعت الاتفاقية بين الشركتين: those between whom it is are all its sides, and no subject of another verb.
        let first = self.passage.phrase_from(from);
        let between = (first..self.passage.phrases.len())
            .take_while(|&n| self.passage.phrases[n].tokens.start < clause.end)
            // وأبرم الاتفاق في يوليو بين إيران وجاراتها: over when.
            .find(|&n| {
                let p = &self.passage.phrases[n];
                p.prep.is_some() && !self.listener.is_time(p.head())
            })
            .is_some_and(|n| {
                self.passage.phrases[n].prep.as_deref() == Some("بين") && !self.is_of_relation(n)
            });
        // الاتفاق الذي وقع بين طهران وواشنطن: nor is the paper that is signed.
        let paper = || subject.iter().all(|p| self.cast.all[p.who].sector.is_none());
        if between && (!named || paper()) && args.actors.len() + args.sides.len() > before + 1 {
            args.actors.retain(|p| !subject.iter().any(|s| s.who == p.who && s.start == p.start));
            args.sides.retain(|p| !subject.iter().any(|s| s.who == p.who && s.start == p.start));
        }
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
        if frame.mode.as_deref() == Some("release") && args.recipients.is_empty() {
            let whose = self.freedom_of(v, clause.end, frame);
            args.add(Role::Recipient, whose, usize::MAX);
        }
        // أكد الوزير أن طهران تتحمل المسؤولية: whoever says so blames her.
        if frame.event == EventType::Accuse
            && frame.subject == Some(Role::Recipient)
            && self.passage.verb_headword(v) == Some("تحمل")
            && args.actors.is_empty()
        {
            let teller = self.holder(v).and_then(|s| s.sources.last());
            args.add(Role::Actor, teller.map(|s| self.parties_of(s)).unwrap_or_default(), usize::MAX);
        }
        self.target(v, frame, &mut args);
        self.settle(v, frame, &mut args);
        // أكد أن الجريمة لن تمر بلا عقاب: whoever says so threatens.
        // حزبه الذي هدد: but not where a relative clause tells of another.
        let relative = v > self.range.start && self.passage.words[v - 1].is(Pos::Relative);
        if frame.event == EventType::Threaten && args.actors.is_empty() && !named && !relative {
            let source = self.holder(v).and_then(|s| s.sources.last());
            args.add(Role::Actor, source.map(|s| self.parties_of(s)).unwrap_or_default(), usize::MAX);
        }
        if !self.meets(frame, v, &clause, &args) || self.attacks_in_words(v, frame, &args) {
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

    /// أطلقت السلطات سراح ثلاثة صحفيين: whose freedom it is, in the genitive.
    fn freedom_of(&mut self, v: usize, until: usize, frame: &Frame) -> Vec<PartyDraft> {
        let free = |i: &usize| {
            matches!(self.passage.headword(*i), "سراح" | "سبيل")
                && self.passage.words[*i].clitics.pronoun.is_none()
        };
        let Some(at) = (v + 1..until).find(free) else { return Vec::new() };
        let Some(end) = self.passage.phrase_at(at).map(|n| self.passage.phrases[n].tokens.end) else {
            return Vec::new();
        };
        if end <= at + 1 {
            return Vec::new();
        }
        let whose = self.passage.make_phrase(at + 1..end);
        match self.genitive(&whose) {
            Some((parties, _)) => parties,
            None => self.suffering(&whose, frame).into_iter().collect(),
        }
    }
}
