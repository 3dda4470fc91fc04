//! What stands in the genitive of a noun that names an act, and right behind it: who does it, or whom or what it is done to.

use riwaya_lexicon::{Features, Frame, Name, Need, NounKind, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::GrammaticalNumber;

use super::nouns::Noun;
use super::roles::Args;
use super::{Finder, PartyDraft};
use crate::who::Who;
use crate::words::WordPos;

impl Finder<'_, '_, '_> {
    /// Whom the words behind a noun in its phrase name: its genitive, people that it is done to, adjectives of countries.
    pub(super) fn behind_noun(&mut self, noun: &Noun<'_>, args: &mut Args) {
        let Noun { t, n, frame, ref phrase, after, .. } = *noun;
        let acts = self.in_genitive(noun, args);
        // مقتل فلسطيني, اعتقال سوريين: people of that country suffer it, no adjective of what is done.
        let people = frame.of == Some(Role::Recipient)
            && args.recipients.is_empty()
            && !self.passage.words[t].clitics.article
            // تهجير الفلسطينيين: a plural is a people too.
            && (!self.passage.words[after].clitics.article
                || ["ين", "ون"].iter().any(|plural| self.passage.fold(after).ends_with(plural)))
            // تمويل ليبي, دعم أمريكي: whose gift it is.
            && !(matches!(frame.event, EventType::Aid | EventType::Support)
                && !self.passage.words[after].clitics.article
                && self.passage.fold(after).ends_with('ي'))
            && self.passage.mention_at(after, |m| matches!(m, Name::Nisba(_) | Name::People(_))).is_some();
        if people {
            let whom = self.passage.make_phrase(after..phrase.tokens.end);
            let who = self.cast.people(self.passage, &whom);
            args.add(Role::Recipient, vec![PartyDraft { who, start: whom.start, end: whom.end }], usize::MAX);
        } else if acts && !self.passage.counts(after) {
            self.adjectives(frame, after..self.end_of_adjectives(n), args);
        }
    }

    /// Whom the genitive of a noun names, with what is joined to it, in the place that the frame gives it. Says whether the
    /// adjectives behind may tell whose act it is, and not whose thing.
    fn in_genitive(&mut self, noun: &Noun<'_>, args: &mut Args) -> bool {
        let Noun { t, n, frame, ref phrase, after, .. } = *noun;
        let rest = self.passage.make_phrase(after..self.end_of_genitive(noun));
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
        let Some((mut parties, tokens_end)) = found else { return true };
        if tokens_end == phrase.tokens.end
            && let Some(next) = self.passage.phrases.get(n + 1)
            && next.joined
            && next.prep.is_none()
            && next.tokens.start == phrase.tokens.end
            && next.tokens.start < self.range.end
        {
            parties.extend(self.parties_from(n + 1).0);
            parties = self.taken_together(parties);
        }
        let Some(role) = frame.of else { return true };
        // تحالفوا لقتال داعش: whom others fight.
        let fought = role == Role::Side
            && frame.event == EventType::Assault
            && self.passage.headword(t) == "قتال"
            && matches!(phrase.prep.as_deref(), Some("ل" | "في" | "علي" | "الي"))
            && !self.passage.words[t].clitics.article;
        let role = if fought { Role::Recipient } else { role };
        let role = self.role_of_genitive(noun, role, &parties, args);
        let role =
            if role == Role::Actor && self.is_of_acted_on(noun, &parties) { Role::Recipient } else { role };
        // إنشاء قاعدة, إغلاق قنصليتها: nor does the thing itself do what the frame says is done to it.
        let thing = role == Role::Actor
            && frame.object == Some(Role::Topic)
            && frame.event != EventType::Mobilize
            && self.passage.tokens.get(after).is_some_and(|t| parties.iter().all(|p| p.start == t.start))
            && frame.needs.iter().any(
                |need| matches!(need, Need::Object(list) if list.contains(self.passage.headword(after))),
            );
        if thing {
            // إغلاق القنصلية الروسية: whose it is suffers that.
            let closed = frame.event == EventType::Sanction
                && self.passage.headword(t) == "اغلاق"
                && self.passage.words[after].clitics.pronoun.is_none();
            if closed {
                args.add(Role::Recipient, parties, usize::MAX);
            }
            return false;
        }
        // هدد بنشر الجيش: whose force it is has been told.
        // إرسال قوات: nor do those send who are sent and of whom nothing is told.
        let sent = frame.event == EventType::Mobilize
            && frame.object == Some(Role::Topic)
            && rest.tokens.len() == 1
            && !self.passage.words[after].clitics.article
            && self.passage.words[after].pos != WordPos::Name;
        let own = frame.event == EventType::Mobilize && (!args.actors.is_empty() || sent);
        // نشروا كمائن لوقف تقدم القوات: who moves himself does so, whatever verb stands before.
        let moves = role == Role::Actor
            && frame.object.is_none()
            && noun.light.is_some()
            && !parties.is_empty()
            && matches!(frame.event, EventType::Mobilize | EventType::Retreat)
            && matches!(
                self.passage.headword(t),
                "انسحاب"
                    | "تقدم"
                    | "انتشار"
                    | "تحرك"
                    | "دخول"
                    | "خروج"
                    | "زحف"
                    | "استقاله"
                    | "تنحي"
            );
        if moves {
            args.actors.clear();
        }
        let own = own && !moves;
        let mut acted_on = self.acted_on(t, n, frame, &parties);
        let free = noun.light.is_none_or(|(_, role)| role != Some(Role::Actor))
            && args.actors.is_empty()
            && !self.is_next(t, noun.clause.start);
        if acted_on.is_empty() && role == Role::Recipient && free {
            acted_on = self.acted_on_behind(noun, &parties);
        }
        // استهداف المسلحين بقذائف الهاون الأحياء السكنية: whoever hits what is nobody does it all the same.
        let hits = acted_on.is_empty()
            && role == Role::Recipient
            && frame.event == EventType::Assault
            && free
            && self.hits_a_place(n, &parties)
            || acted_on.is_empty() && role == Role::Recipient && self.hits_a_thing(noun, &parties);
        // توقيف سلطات براغ له: who does it to somebody told before.
        let to_him = role == Role::Recipient
            && frame.object == Some(Role::Recipient)
            && self.is_deed(t, frame)
            && !self.is_casualty(t)
            && phrase.tokens.end < self.range.end
            && matches!(self.passage.fold(phrase.tokens.end), "له" | "لها" | "لهم");
        if to_him {
            args.add(Role::Actor, parties, usize::MAX);
        } else if !acted_on.is_empty() || hits {
            args.actors.clear();
            args.add(Role::Actor, parties, usize::MAX);
            args.add(Role::Recipient, acted_on, usize::MAX);
            // إسقاط تركيا طائرة روسية: what is hit stands behind whoever does it.
            if hits && frame.object == Some(Role::Recipient) {
                args.object =
                    (n + 1..self.passage.phrases.len()).find(|&m| self.passage.phrases[m].prep.is_none());
            }
        } else if !(own && role == Role::Actor || self.is_scene(t, after, n, frame)) {
            args.add(role, parties, usize::MAX);
        }
        true
    }

    /// Where the genitive of a noun ends before the feminine adjectives of the noun itself, which no man's name takes: زيارة
    /// كيم القصيرة الثانية, جولات ولي العهد الخارجية.
    fn end_of_genitive(&self, noun: &Noun<'_>) -> usize {
        let feminine = |i: usize| self.passage.tokens.get(i).is_some_and(|t| t.ta_marbuta);
        let of_a_name = |i: usize| {
            let whole = |n: &Name| matches!(n, Name::Office(_) | Name::Organisation(_) | Name::Seat(..));
            self.passage.mention_at(i, whole).is_some()
        };
        let end = noun.phrase.tokens.end;
        let adjective =
            |i: usize| self.passage.words[i].is_adjectival() && self.passage.words[i].clitics.article;
        let own = |i: usize| adjective(i) && feminine(i) && !of_a_name(i);
        let start = (noun.after + 1..end).rev().take_while(|&i| own(i)).last().unwrap_or(end);
        let last = (noun.after..start).rev().find(|&i| !adjective(i));
        let head = feminine(noun.t) || self.passage.fold(noun.t).ends_with("ات");
        let masculine = last.is_some_and(|i| {
            let person = |n: &Name| matches!(n, Name::Person(_) | Name::PersonShort(_) | Name::Office(_));
            self.passage.mention_at(i, person).is_some() && !feminine(i) && !feminine(noun.after)
        });
        if head && masculine { start } else { end }
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

    /// اقتحام محتجين قاعة المجلس, مهاجمة متمردين عشرات المراكز: whether a thing is acted on, in the accusative right behind people in
    /// the genitive of a deed.
    fn hits_a_thing(&self, noun: &Noun<'_>, parties: &[PartyDraft]) -> bool {
        let Some(q) = self.passage.phrases.get(noun.n + 1) else { return false };
        let head = q.head();
        let transitive = matches!(
            self.passage.headword(noun.t),
            "استهداف" | "مهاجمه" | "اقتحام" | "قصف" | "احتلال" | "تفجير" | "حصار" | "اسقاط"
        );
        let behind = q.tokens.start == noun.phrase.tokens.end
            && q.tokens.start < self.range.end
            && q.prep.is_none()
            && !q.joined
            && !self.listener.is_time(head)
            && !self.passage.words[q.tokens.start].is_adjectival();
        let thing = self.passage.words[head].lemma.is_some_and(|l| {
            let kind = self.passage.lexicon.words.lemma(l).kind;
            !matches!(kind, NounKind::Person | NounKind::Measure)
        });
        let many = parties.iter().all(|p| {
            use EntityKind::{Government, Group, Organisation, Population};
            matches!(self.cast.all[p.who].kind, Population | Group | Organisation | Government)
        });
        transitive && behind && thing && many
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
            && (after + 1 == end || self.passage.words[after + 1].is_adjectival())
            && !next.clitics.article
            && self.passage.headword(after) == "دوله";
        // هجوم مسلح: no armed man's.
        let armed = noun.frame.of != Some(Role::Recipient)
            && matches!(self.passage.fold(after), "مسلح" | "مسلحه" | "المسلح" | "المسلحه")
            && next.clitics.article == word.clitics.article;
        if rank || armed {
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
        // الأبعاد الاقتصادية لزيارة الأمير: but whose visit something belongs to makes it.
        let his = frame.mode.as_deref() == Some("visit")
            && t > self.range.start
            && self.passage.words[t - 1].is_nominal()
            && self.passage.words[t - 1].clitics.article
            && parties.iter().all(|p| {
                let r = &self.cast.all[p.who];
                r.kind == EntityKind::Person && r.sector.as_deref() == Some("GOV")
            });
        let purpose = purpose && !his;
        // قاموا بمساعدة الأسرة: who does it is the verb's subject.
        let performed = phrase.prep.as_deref() == Some("ب")
            && self.passage.words[clause.start].is_verb()
            && self.passage.verb_headword(clause.start) == Some("قام");
        // تهدف الحملة إلى حث الطلاب: so is whoever aims at it.
        let aimed = phrase.tokens.start == t && self.is_next(t, clause.start);
        // نفت موسكو اتهامات كييف لها: but not whoever only gets it, from whom the genitive names.
        if light.is_some_and(|(_, role)| role == Some(Role::Recipient)) && role == Role::Actor {
            return role;
        }
        let done = performed || aimed || light.is_some_and(|(_, role)| role == Some(Role::Actor));
        // قدم ترامب الكثير في دعم قطر: whom he helped.
        let helped = matches!(frame.event, EventType::Aid | EventType::Support)
            && phrase.prep.as_deref() == Some("في")
            && phrase.tokens.start == t
            && frame.object == Some(Role::Recipient)
            && self.passage.words[clause.start].is_verb()
            && {
                let doers = self.subject(clause.start).0;
                !doers.is_empty() && doers.iter().all(|d| parties.iter().all(|p| p.who != d.who))
            };
        if helped && role == Role::Actor {
            return Role::Recipient;
        }
        // حث الناس على التصويت: who is urged.
        if role == Role::Actor && matches!(self.passage.headword(t), "حث" | "حض") && args.actors.is_empty()
        {
            return Role::Recipient;
        }
        // قامت لندن بسحب تسعة دبلوماسيين: of what somebody does to those who are counted.
        let counted = frame.event == EventType::Sanction && self.passage.counts(noun.after);
        if done && counted && role == Role::Actor {
            return Role::Recipient;
        }
        // تهديد الموظفين: people with nothing but their work threaten nobody.
        let threatened = frame.event == EventType::Threaten
            && phrase.tokens.start == t
            && !parties.is_empty()
            && parties.iter().all(|p| {
                let r = &self.cast.all[p.who];
                r.kind == EntityKind::Population
                    && r.country.is_none()
                    && matches!(r.sector.as_deref(), None | Some("CVL" | "MED" | "LAB"))
            });
        if threatened {
            return Role::Recipient;
        }
        // قصف المدنيين: who bears no arms suffers force.
        let unarmed = matches!(frame.event, EventType::Assault | EventType::Coerce)
            && parties.iter().all(|p| {
                let r = &self.cast.all[p.who];
                r.kind == EntityKind::Population
                    && match r.sector.as_deref() {
                        Some("CVL") => true,
                        // قمع المعارضين, اضطهاد الصحفيين
                        Some("OPP" | "MED" | "LAB" | "EDU" | "REF") => frame.event == EventType::Coerce,
                        _ => false,
                    }
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
            && matches!(self.passage.headword(t), "اتهام" | "ادانه")
            && self
                .passage
                .phrases
                .get(n + 1)
                .is_some_and(|q| q.prep.as_deref() == Some("ب") && q.tokens.start == phrase.tokens.end);
        // فرصة إدانة إيران, إن اتهام روسيا اعتمد على أدلة: so does a state with nobody behind it, whom it could accuse, and one that
        // is besieged (حصار قطر).
        let bare = self.passage.phrases.get(n + 1).is_none_or(|q| {
            let behind = q.tokens.start <= phrase.tokens.end + 1 && q.tokens.start < self.range.end;
            !behind
                || !matches!(q.prep.as_deref(), Some("ل" | "علي" | "ضد"))
                    && (q.tokens.start > phrase.tokens.end
                        || q.prep.is_some()
                        || self.listener.whom(n + 1).is_empty())
        });
        let back = self
            .passage
            .words
            .get(phrase.tokens.end)
            .is_some_and(|w| w.is(Pos::Preposition) && w.clitics.pronoun.is_some());
        let states = !parties.is_empty()
            && parties.iter().all(|p| self.cast.all[p.who].kind == EntityKind::Government);
        let accused = bare
            && !back
            && states
            && (frame.event == EventType::Accuse && matches!(self.passage.headword(t), "اتهام" | "ادانه")
                || frame.event == EventType::Sanction
                    && matches!(self.passage.headword(t), "حصار" | "مقاطعه"));
        if accused
            && role == Role::Actor
            && self.passage.tokens.get(noun.after).is_some_and(|w| parties[0].start <= w.end)
        {
            return Role::Recipient;
        }
        // اتهامات لندن ضد موسكو: before against whom they are.
        let against =
            frame.event == EventType::Accuse
                && self.passage.phrases.get(n + 1).is_some_and(|q| {
                    q.prep.as_deref() == Some("ضد") && q.tokens.start == phrase.tokens.end + 1
                });
        if against && role == Role::Recipient {
            return Role::Actor;
        }
        // بغارات مواقع المسلحين: a place is hit, and hits nobody.
        let scene = frame.event == EventType::Assault
            && !word.clitics.article
            && matches!(
                self.passage.headword(noun.after),
                "موقع"
                    | "مقر"
                    | "منزل"
                    | "معسكر"
                    | "قاعده"
                    | "مبني"
                    | "مخزن"
                    | "مستودع"
                    | "مركز"
                    | "معقل"
                    | "مطار"
            );
        // قصف المستشفيات: so do hospitals and schools.
        let harmless = frame.event == EventType::Assault
            && matches!(self.passage.headword(t), "قصف" | "استهداف" | "دك" | "ضرب" | "تفجير")
            && parties.iter().all(|p| {
                let r = &self.cast.all[p.who];
                !r.is_government()
                    && r.kind != EntityKind::Person
                    && matches!(
                        r.sector.as_deref(),
                        None | Some("EDU" | "REL" | "BUS" | "MED" | "NGO" | "CVL")
                    )
            });
        if (scene || harmless) && role == Role::Actor {
            return Role::Recipient;
        }
        let acted_on = role == Role::Actor
            && (!args.actors.is_empty() || purpose || done || unarmed || charged)
            && frame.object == Some(Role::Recipient);
        if acted_on { Role::Recipient } else { role }
    }

    /// Whom a verbal noun acts on whose doer stands in the genitive: طرد موسكو ستين دبلوماسيا, اعتقال الشرطة زعيم الحزب. Behind
    /// a person only those who are counted, or a state: a title would be his own.
    pub(super) fn acted_on(
        &mut self,
        t: usize,
        n: usize,
        frame: &Frame,
        doers: &[PartyDraft],
    ) -> Vec<PartyDraft> {
        let acts = frame.object == Some(Role::Recipient)
            && frame.subject == Some(Role::Actor)
            && frame.of.is_some_and(|of| matches!(of, Role::Actor | Role::Recipient))
            && self.is_deed(t, frame)
            && !doers.is_empty();
        let end = self.passage.phrases[n].tokens.end;
        // اقتحام المستوطنين تحت حماية الجيش المسجد: behind what says how.
        let mut m = n + 1;
        let mut end = end;
        while let Some(p) = self.passage.phrases.get(m).filter(|p| {
            m < n + 3
                && p.tokens.start == end + 1
                && p.tokens.start < self.range.end
                && matches!(p.prep.as_deref(), Some("تحت" | "وسط" | "خلال" | "في" | "امس"))
                || m < n + 3
                    && p.tokens.start == end
                    && p.tokens.start < self.range.end
                    && p.prep.as_deref() == Some("ب")
                    && !p.joined
        }) {
            end = p.tokens.end;
            m += 1;
        }
        let Some(q) = self.passage.phrases.get(m).filter(|_| acts) else { return Vec::new() };
        // Not before something definite that no place is.
        let far = m > n + 1;
        if far && !self.passage.words[q.head()].clitics.article && q.tokens.len() == 1 {
            return Vec::new();
        }
        let n = m - 1;
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
        // اعتقال الشرطة الصحفيين: but forces and states are no men of a kind.
        let force = |w: Who| {
            let r = &self.cast.all[w];
            r.is_government()
                || matches!(r.sector.as_deref(), Some("GOV" | "MIL" | "COP" | "REB" | "PTY" | "JUD"))
        };
        // نظام الأسد المتهم: what they are accused of is theirs.
        let told = matches!(self.passage.headword(q.head()), "متهم" | "مشتبه" | "مصدر");
        let forces = !far && !told && doers.iter().all(|p| force(p.who));
        let besides = self.passage.words[q.tokens.start].clitics.article
            && !forces
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

    /// Whether armed men in the genitive of a blow are followed by the place it hits, in the place of an object.
    fn hits_a_place(&self, n: usize, doers: &[PartyDraft]) -> bool {
        let armed = |p: &PartyDraft| {
            matches!(self.cast.all[p.who].sector.as_deref(), Some("MIL" | "REB" | "UAF" | "PRM"))
        };
        let phrases = &self.passage.phrases;
        let mut end = phrases[n].tokens.end;
        let mut m = n + 1;
        if phrases.get(m).is_some_and(|q| q.tokens.start == end && q.prep.as_deref() == Some("ب")) {
            end = phrases[m].tokens.end;
            m += 1;
            // بقذائف الهاون ورصاص القنص
            if phrases.get(m).is_some_and(|q| q.joined && q.prep.is_none() && q.tokens.start == end) {
                end = phrases[m].tokens.end;
                m += 1;
            }
        }
        !doers.is_empty()
            && doers.iter().all(armed)
            && phrases.get(m).is_some_and(|q| {
                let head = &self.passage.words[q.head()];
                let place =
                    head.lemma.is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Place)
                        || self.passage.mention_at(q.head(), |m| matches!(m, Name::Place(_))).is_some();
                q.tokens.start == end
                    && q.tokens.start < self.range.end
                    && q.prep.is_none()
                    && !q.joined
                    && place
                    && !head.is_adjectival()
            })
    }

    /// Whom a verbal noun acts on behind ل, whose doer stands in the genitive: اعتقال السلطات لناشط, استهداف المتمردين للسفن.
    pub(super) fn acted_on_behind(&mut self, noun: &Noun<'_>, doers: &[PartyDraft]) -> Vec<PartyDraft> {
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
                        | "مشاوره" // قمة سنغافورة, مؤتمر الكويت: a summit is called after the country that holds it, too.
                ) && named(matches!(head, "قمه" | "مؤتمر"))
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
    pub(super) fn qualified(&self, t: usize, n: usize) -> Vec<PartyDraft> {
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
