//! Whom the phrases beside a word name: behind prepositions, in the genitive, in adjectives, in a relative clause.

use std::ops::Range;

use riwaya_lexicon::{Frame, Name, NounKind, Pos, Role};
use riwaya_record::{CommunicationKind, EventType};

use super::roles::Args;
use super::{Finder, PartyDraft};
use crate::phrases::Phrase;
use crate::speech::Source;
use crate::who::{Who, stem};
use crate::words::WordPos;

/// Verbs of holding men (folded).
const HOLDS: [&str; 7] = ["احتجز", "اعتقل", "اختطف", "خطف", "اسر", "سجن", "اوقف"];

/// How many phrases from the word for a release on those may stand who are freed.
const CAPTIVES: usize = 3;

impl Finder<'_, '_, '_> {
    /// The parties that the words naming a source name, each where it is named.
    pub(super) fn parties_of(&self, source: &Source) -> Vec<PartyDraft> {
        let mut out = Vec::new();
        let mut n = self.passage.phrase_from(source.phrase.tokens.start);
        while n < self.passage.phrases.len()
            && self.passage.phrases[n].tokens.start < source.phrase.tokens.end
        {
            let p = &self.passage.phrases[n];
            out.extend(self.listener.whom(n).iter().map(|&who| PartyDraft {
                who,
                start: p.start,
                end: p.end,
            }));
            n += 1;
        }
        if out.is_empty() {
            out.extend(source.who.iter().map(|&who| PartyDraft {
                who,
                start: source.phrase.start,
                end: source.phrase.end,
            }));
        }
        out
    }

    /// Whom a phrase that names nobody names inside itself, where it does.
    pub(super) fn parties_inside(&self, n: usize) -> Vec<PartyDraft> {
        let (start, end) = self.listener.inside_span(n);
        self.listener.inside(n).iter().map(|&who| PartyDraft { who, start, end }).collect()
    }

    /// الجهود المبذولة من جانب الوزارة, الجرائم المرتكبة من قبل المليشيات: who did what the passive participle of a phrase tells.
    fn doer_of_participle(&self, n: usize) -> Option<Vec<PartyDraft>> {
        let (p, q) = (&self.passage.phrases[n], self.passage.phrases.get(n + 1)?);
        let last = p.tokens.end - 1;
        let done = last > p.tokens.start
            && self.passage.words[last].clitics.article
            && self
                .passage
                .lexicon
                .words
                .analyses(stem(self.passage, last))
                .iter()
                .any(|a| a.pos == Pos::PassiveParticiple);
        let behind = q.tokens.start <= p.tokens.end + 2 && q.tokens.start < self.range.end;
        if !done || !behind || !matches!(q.prep.as_deref(), Some("من" | "قبل" | "عن")) {
            return None;
        }
        let led = matches!(self.passage.headword(q.tokens.start), "جانب" | "طرف") && q.tokens.len() > 1;
        let doers = if led { self.parties_inside(n + 1) } else { self.parties_from(n + 1).0 };
        (!doers.is_empty()).then_some(doers)
    }

    /// Who did what a phrase names in its relative clause: أشاد بالجهود التي تبذلها الرياض, دان الجرائم التي ترتكبها
    /// المليشيات.
    pub(super) fn doer_of(&self, n: usize) -> Vec<PartyDraft> {
        // جرائم التعذيب والاختفاء التي ارتكبها: of what is coordinated too.
        let mut last = n;
        while self.passage.phrases.get(last + 1).is_some_and(|q| {
            q.joined
                && q.prep.is_none()
                && q.tokens.start == self.passage.phrases[last].tokens.end
                && self.listener.whom(last + 1).is_empty()
        }) {
            last += 1;
        }
        if let Some(doers) = self.doer_of_participle(last) {
            return doers;
        }
        let mut relative = self.passage.phrases[last].tokens.end;
        // "عمليات القتل"، التي ترتكبها المليشيات: behind marks too.
        let mark = |i: usize| i < self.range.end && self.passage.words[i].pos == WordPos::Punct;
        let marks = (relative..relative + 2).take_while(|&i| mark(i)).count();
        let is_relative = |i: usize| i < self.range.end && self.passage.words[i].is(Pos::Relative);
        if is_relative(relative + marks) {
            relative += marks;
        }
        // خروقات ارتكبها البرلمان: what is not known is described without a relative pronoun.
        let p = &self.passage.phrases[last];
        let indefinite = p.tokens.clone().all(|i| {
            let w = &self.passage.words[i];
            !w.clitics.article && w.clitics.pronoun.is_none() && w.pos != WordPos::Name
        });
        let quoted = usize::from(mark(p.tokens.end) && !matches!(self.passage.fold(p.tokens.end), "،" | ","));
        let bare = p.tokens.end + quoted;
        let described = indefinite
            && bare < self.range.end
            && self.passage.words[bare].is_verb()
            && !self.passage.words[bare].joined()
            && (self.passage.words[bare].clitics.pronoun.is_some()
                // طلبا تقدم به النواب
                || self.passage.words.get(bare + 1).is_some_and(|w| {
                    bare + 1 < self.range.end && w.is(Pos::Preposition) && w.clitics.pronoun.is_some()
                }));
        let v = if described { bare } else { relative + 1 };
        let told = v < self.range.end
            && (described || is_relative(relative))
            && self.passage.words[v].is_verb()
            && self.passage.verb_headword(v) != Some("كان");
        if !told {
            return Vec::new();
        }
        // The verb acts on what the phrase names: its pronoun says so.
        let mut back = self.passage.words[v].clitics.pronoun.is_some();
        let mut at = v + 1;
        while at < self.range.end
            && (self.passage.words[at].is(Pos::Preposition)
                && self.passage.words[at].clitics.pronoun.is_some()
                // منحتها إياها لندن
                || matches!(self.passage.fold(at), "اياه" | "اياها" | "اياهم"))
        {
            back = true;
            at += 1;
        }
        if !back {
            return Vec::new();
        }
        match self.passage.phrase_at(at) {
            Some(m)
                if self.passage.phrases[m].tokens.start == at
                    && self.passage.phrases[m].prep.is_none()
                    && at < self.range.end =>
            {
                self.parties_from(m).0
            }
            _ => Vec::new(),
        }
    }

    /// Who holds those whose release a noun names: الإفراج عن رهائن تحتجزهم الحركة, إطلاق سراح جنود أسرتهم المليشيا.
    pub(super) fn captor(&self, t: usize) -> Vec<PartyDraft> {
        let from = self.passage.phrase_from(t);
        let captives = self.passage.phrases[from..].iter().take(CAPTIVES).map(|p| p.tokens.end);
        let holds = |v: usize| {
            let w = &self.passage.words[v];
            w.is_verb()
                && w.clitics.pronoun.is_some()
                && self.passage.verb_headword(v).is_some_and(|h| HOLDS.contains(&h))
        };
        let verb = captives
            .map(|end| end + usize::from(end < self.range.end && self.passage.words[end].is(Pos::Relative)))
            .find(|&v| v < self.range.end && holds(v));
        verb.map(|v| self.subject_of_relative(v).0).unwrap_or_default()
    }

    /// Gives the parties behind prepositions between two tokens the roles the frame names.
    pub(super) fn prepositional(
        &mut self,
        frame: &Frame,
        nominal: bool,
        from: usize,
        until: usize,
        args: &mut Args,
    ) {
        // أشاد بالقرار، معربا عن دعمه للحكومة: what stands behind a participle belongs to it.
        let participle = (from + 1..until)
            .find(|&i| self.passage.is_circumstantial(i) && matches!(self.passage.fold(i - 1), "،" | ","));
        let until = participle.unwrap_or(until);
        // الضربات هي السبب في تأخر الوفد: behind هي stands what is said of it.
        let copula =
            nominal.then(|| (from..until).find(|&i| self.passage.words[i].is(Pos::Pronoun))).flatten();
        let copula = copula.filter(|&i| matches!(self.passage.fold(i), "هو" | "هي"));
        let until = copula.unwrap_or(until);
        let mut n = self.passage.phrase_from(from);
        let mut seen: Vec<&str> = Vec::new();
        let mut charged = false;
        let mut asked = false;
        while n < self.passage.phrases.len() && self.passage.phrases[n].tokens.start < until {
            let p = &self.passage.phrases[n];
            // Behind a noun, a new noun phrase has prepositions of its own.
            // التحقيقات الخاصة بالحزب، والمحادثات مع الوزير: behind a mark also one with و.
            let apart = p.joined
                && matches!(self.passage.fold(p.tokens.start.saturating_sub(1)), "،" | ",")
                && self.listener.whom(n).is_empty();
            // الإفراج غير المشروط عن الأسرى: nor is its adjective.
            let quality = self.passage.fold(p.tokens.start) == "غير";
            let new = p.prep.is_none() && (!p.joined || apart) && !quality;
            if nominal && new && !self.listener.is_time(p.head()) {
                break;
            }
            // قافلة تابعة للأمم المتحدة: whose it is. ، للدفاع عن: to what end.
            let before = p.tokens.start.checked_sub(1).filter(|&b| b >= from.saturating_sub(1));
            // المدينة الخاضعة لسيطرة المعارضة: nor who holds a place.
            let held =
                before.is_some_and(|b| p.prep.as_deref() == Some("ل") && self.passage.headword(b) == "خاضع");
            let owned = held
                || before.is_some_and(|b| {
                    p.prep.as_deref() == Some("ل")
                        && frame.event != EventType::Assault
                        && (matches!(self.passage.fold(b), "،" | ",")
                            || matches!(self.passage.headword(b), "تابع" | "موال" | "موالي" | "منتم"))
                });
            // هجمات من الموالين للحكومة: nor to whom those are loyal who do it.
            let loyal = n > 0
                && p.prep.as_deref() == Some("ل")
                && self.passage.phrases[n - 1].tokens.end == p.tokens.start
                && self.passage.phrases[n - 1].prep.as_deref() == Some("من")
                && matches!(
                    self.passage.headword(p.tokens.start - 1),
                    "موال" | "موالي" | "مؤيد" | "مويد" | "معارض" | "مناهض" | "داعم" | "تابع"
                );
            // إلى جانب الولايات المتحدة وفرنسا: nor who does it besides.
            let beside = nominal
                && frame.event != EventType::Support
                && p.prep.as_deref() == Some("الي")
                && self.passage.fold(p.tokens.start) == "جانب"
                && p.tokens.len() > 1;
            // الضربات، إضافة إلى ملفات إيران واليمن: nor is what is added.
            let added = p.prep.as_deref() == Some("الي")
                && p.tokens.start > 1
                && matches!(self.passage.headword(p.tokens.start - 2), "اضافه");
            // المنطقة المحاصرة، وفقا لوزارة الدفاع: nor who says so, or what something is for.
            let by_word = p.prep.as_deref() == Some("ل")
                && p.tokens.start > 0
                && matches!(
                    self.passage.fold(p.tokens.start - 1),
                    "وفقا" | "طبقا" | "تبعا" | "استنادا" | "نظرا" | "خلافا" | "خدمه" | "تمهيدا"
                );
            if owned || loyal || beside || added || by_word {
                let joined = (beside || added)
                    && self
                        .passage
                        .phrases
                        .get(n + 1)
                        .is_some_and(|q| q.joined && q.prep.is_none() && q.tokens.start == p.tokens.end);
                n += 1 + usize::from(joined);
                continue;
            }
            // بدعم الإرهاب وبالتقرب من إيران: another deed with a preposition of its own.
            let another = nominal
                && p.joined
                && p.prep.is_some()
                && self.passage.words[p.head()].is(Pos::Masdar)
                && frame.preps.iter().any(|(prep, _)| matches!(&**prep, "من" | "الي"));
            if another {
                break;
            }
            // التنديد بشكل واضح بالقرار: how it is done takes no place of the frame.
            let manner = p.prep.as_deref() == Some("ب")
                && !self.passage.words[p.head()].clitics.article
                && matches!(self.passage.headword(p.head()), "شكل" | "صوره" | "طريقه" | "وجه" | "صفه");
            if let Some(prep) = p.prep.as_ref().filter(|_| !manner) {
                // "من قبل" and "على يد" name the doer of a passive or a verbal noun.
                let noun = self.passage.headword(p.head());
                // سقطت المدينة بيد المتمردين, في أيدي المعارضة: into whose hands.
                let hands = matches!(&**prep, "ب" | "في")
                    && frame.preps.iter().any(|(f, role)| &**f == "بيد" && *role == Role::Actor);
                let led = matches!(noun, "يد" | "ايدي") && (prep == "علي" || hands)
                    || noun == "قبضه" && hands
                    || matches!(noun, "جانب" | "طرف") && prep == "من";
                let before = p.tokens.start.checked_sub(2);
                let by = prep == "قبل" && before.is_some_and(|b| self.passage.fold(b) == "من");
                // التأهب خوفا من عنف من قبل أنصاره: whose doer is told is the deed right before, or what a participle tells
                // (الجهد المبذول من جانب الشرطة).
                let of_participle = |n: usize| {
                    self.passage.phrases[n].tokens.start >= from && self.doer_of_participle(n).is_some()
                };
                if n > 0 && (by && self.is_other_deed(n - 1, from) || (by || led) && of_participle(n - 1)) {
                    n += 1;
                    continue;
                }
                // في حق المعارضين: as بحق.
                let prep =
                    if prep == "في" && noun == "حق" && p.tokens.len() > 1 { "بحق" } else { prep };
                let role = frame.preps.iter().find(|(f, _)| **f == *prep).map(|(_, r)| *r);
                // غارات على مواقع للحوثيين: whose the target is.
                let of_target = prep == "ل"
                    && frame.event == EventType::Assault
                    && role == Some(Role::Actor)
                    && n > 0
                    && {
                        let q = &self.passage.phrases[n - 1];
                        q.tokens.end == p.tokens.start
                            && q.tokens.start >= from
                            && matches!(q.prep.as_deref(), Some("علي" | "ضد"))
                    };
                let role =
                    if of_target { args.recipients.is_empty().then_some(Role::Recipient) } else { role };
                if args.wielder.is_none() {
                    args.wielder = self.wielder(frame, p);
                }
                if by {
                    args.doer = Some(p.clone());
                } else if led {
                    if p.tokens.len() > 1 {
                        args.doer = Some(self.passage.make_phrase(p.tokens.start + 1..p.tokens.end));
                    }
                } else if let Some(role) = role
                    .filter(|_| {
                        // محادثات مع طهران والرياض لتخفيف التوتر بين الطرفين: two are told already.
                        let two = args.sides.len() + args.actors.len() > 1
                            && n > 0
                            && self.passage.phrases[n - 1].tokens.start >= from;
                        !self.is_of_relation(n) || nominal && !two && !self.is_border_before(n, from)
                    })
                    .filter(|role| {
                        !(*role == Role::Recipient
                            && !nominal
                            && (self.is_of_journey(n) || self.is_seat_of_subject(n, from)))
                    })
                    // أيد القرار بشأن تسليم الموانئ للمؤسسة: what another deed is done to.
                    .filter(|role| {
                        let told = !args.recipients.is_empty() || args.object.is_some();
                        !(*role == Role::Recipient && !nominal && told && self.is_of_deed_before(n))
                    })
                    // هجوما على المواقع تحت غطاء للمدفعية: what another noun has.
                    .filter(|role| {
                        let cover = n > 0 && {
                            let q = &self.passage.phrases[n - 1];
                            q.tokens.end == p.tokens.start
                                && matches!(q.prep.as_deref(), Some("تحت" | "وسط" | "خلال"))
                        };
                        !(*role == Role::Recipient && prep == "ل" && cover && !args.recipients.is_empty())
                    })
                    // لقاء اللجنة وهو آخر ما جرى بين روسيا وجارتها: between whom another deed is.
                    .filter(|role| {
                        let side = *role == Role::Side && nominal && prep == "بين";
                        !(side && n > 0 && self.is_mutual_deed(n - 1, from))
                    })
                    // انتقادات بسبب الحظر والتمييز ضد المرأة: nor whom a deed told besides is done to.
                    .filter(|_| !(nominal && n > 0 && self.is_deed_besides(n - 1, from)))
                    .filter(|_| !self.completes_means(n, from))
                    .filter(|role| !(charged && *role == Role::Recipient && !args.recipients.is_empty()))
                    .filter(|role| !(asked && *role == Role::Recipient && prep != "من"))
                    // اتفق الرئيسان على مناورات بين الجيشين: two are told already.
                    // المدينة المدعومة من واشنطن: by whom something else is backed.
                    .filter(|_| !(prep == "من" && n > 0 && self.is_behind_participle_of(n - 1, from)))
                    // في محاولة من الجيش: whose attempt it is.
                    .filter(|_| !(prep == "من" && self.is_attempt_before(n)))
                    .filter(|role| {
                        let behind = |m: &usize| {
                            let q = &self.passage.phrases[*m];
                            q.prep.is_some() && !self.listener.is_time(q.head())
                        };
                        nominal
                            || *role != Role::Side
                            || args.sides.len() < 2
                            || prep == "مع" && !(self.passage.phrase_from(from)..n).any(|m| behind(&m))
                    })
                    && !seen.contains(&prep)
                {
                    seen.push(prep);
                    let (mut parties, _) = self.parties_from(n);
                    // انتقاد حاد على تويتر: where it is said.
                    if prep == "علي" && self.is_platform(p) {
                        n += 1;
                        continue;
                    }
                    if parties.is_empty() && role == Role::Recipient {
                        parties.extend(self.visited_capital(n, frame));
                    }
                    // دعا لتعديل الاتفاق الإيراني, انتقدهم بسبب السعي لإشراك إيران: whoever is named in what is asked for is asked nothing.
                    let content = !nominal
                        && frame.event == EventType::Request
                        && matches!(prep, "ل" | "ب" | "الي" | "علي")
                        && self.is_verbal_noun(n);
                    // حكمت على ليبي بالسجن
                    if parties.is_empty() && role == Role::Recipient && !nominal && !content {
                        parties.extend(self.national(from, n, frame));
                    }
                    // رسوم على واردات تركيا من الهند: whose imports they are does not suffer it.
                    let imports = frame.event == EventType::Sanction
                        && matches!(self.passage.headword(p.tokens.start), "وارد" | "واردات" | "استيراد");
                    if imports {
                        let source = self.passage.phrases.get(n + 1).is_some_and(|q| {
                            q.prep.as_deref() == Some("من") && q.tokens.start == p.tokens.end + 1
                        });
                        parties = if source { self.parties_from(n + 1).0 } else { Vec::new() };
                    }
                    if parties.is_empty() && role == Role::Recipient && !imports && !content {
                        parties.extend(self.parties_inside(n));
                        let judged = matches!(frame.event, EventType::Accuse | EventType::Reject);
                        if judged {
                            self.spare_victims(n, &mut parties);
                        }
                        if parties.is_empty() && !judged {
                            let known: Vec<Who> = args.parties().map(|p| p.who).collect();
                            parties = self.counted_of(n, &known);
                        }
                        if parties.is_empty() {
                            args.topic.get_or_insert(n);
                        }
                    }
                    // أودى بحياة عشرات: whose lives they were.
                    if p.tokens.len() > 1 && matches!(self.passage.headword(p.tokens.start), "حياه" | "روح")
                    {
                        let whose = self.passage.make_phrase(p.tokens.start + 1..p.tokens.end);
                        for party in &mut parties {
                            party.start = whose.start;
                        }
                    }
                    args.add(role, parties, n);
                }
                // ضغط على القبائل للانسحاب من الجبهات: a deed has prepositions of its own.
                let deed = nominal
                    && p.prep.as_deref() == Some("ل")
                    && !self.passage.words[p.head()].clitics.article
                    && self.passage.words[p.head()]
                        .lemma
                        .is_some_and(|l| self.passage.lexicon.frames.of(l).next().is_some())
                    && self.is_deed(p.head(), frame);
                if deed && !args.is_empty() {
                    break;
                }
                // اتهم الوزير المعارضة بالتحريض ضد الحكومة: what stands behind the charge belongs to it.
                // نصح الدول بتطوير المهارات للعاملين
                charged |= prep == "ب" && matches!(frame.event, EventType::Accuse | EventType::Request);
                // أمر بإطلاق صواريخ على قاعدة سورية: nor whom what is asked for is done to.
                asked |= !nominal
                    && frame.event == EventType::Request
                    && matches!(prep, "ل" | "ب" | "الي" | "علي")
                    && self.is_verbal_noun(n);
            }
            n += 1;
        }
    }

    /// Whether a phrase is headed by a noun of doing something, which is no body.
    fn is_verbal_noun(&self, n: usize) -> bool {
        let head = self.passage.phrases[n].head();
        self.passage.words[head].is(Pos::Masdar)
            || self.listener.whom(n).is_empty()
                && self
                    .passage
                    .lexicon
                    .words
                    .analyses(stem(self.passage, head))
                    .iter()
                    .any(|a| a.pos == Pos::Masdar)
    }

    /// زار العاصمة الكينية نيروبي: the state whose capital is visited by that word.
    pub(super) fn visited_capital(&mut self, n: usize, frame: &Frame) -> Option<PartyDraft> {
        let p = &self.passage.phrases[n];
        let visited = frame.mode.as_deref() == Some("visit") && self.passage.headword(p.head()) == "عاصمه";
        let (start, end) = (p.start, p.end);
        let country = p
            .tokens
            .clone()
            .filter(|_| visited)
            .find_map(|i| self.passage.mention_at(i, |m| matches!(m, Name::Nisba(_)))?.nisba())?;
        Some(PartyDraft { who: self.cast.country(country), start, end })
    }

    /// Whether a phrase names a place where people post.
    fn is_platform(&self, p: &Phrase) -> bool {
        let occasions = self.passage.lexicon.sayings.occasions(self.passage.headword(p.head()));
        occasions.iter().any(|o| o.kind == CommunicationKind::Post)
    }

    /// Whom a genitive phrase names: the first place in it where somebody is named.
    pub(super) fn genitive(&mut self, rest: &Phrase) -> Option<(Vec<PartyDraft>, usize)> {
        let n = self.passage.phrase_at(rest.tokens.start)?;
        if rest.tokens == self.passage.phrases[n].tokens {
            return None;
        }
        for start in rest.tokens.clone() {
            let w = &self.passage.words[start];
            // هجوما عسكريا, دعما سياسيا: no genitive stands in the accusative.
            let described = start == rest.tokens.start
                && w.is_accusative()
                && start > 0
                && self.passage.words[start - 1].is_accusative();
            if described {
                break;
            }
            // Nothing behind an adjective belongs to the noun.
            if w.is_adjectival() && start > rest.tokens.start
                || matches!(self.passage.headword(start), "اخير" | "اول")
            {
                break;
            }
            let sub = self.passage.make_phrase(start..rest.tokens.end);
            // روسيا, سوريا: written like an adjective in the accusative, but names of states.
            let nisba_first = self.passage.mention_at(start, |x| matches!(x, Name::Nisba(_))).is_some()
                && self.passage.mention_at(start, |x| matches!(x, Name::Country(_))).is_none();
            if nisba_first {
                break;
            }
            let who = self.cast.refer(self.passage, &sub);
            if !who.is_empty() {
                // عشرات الحوثيين: from the word that counts them.
                let counted = (rest.tokens.start..start).all(|i| self.passage.counts(i));
                let from = if counted { rest.start } else { sub.start };
                let parties = who
                    .into_iter()
                    .filter(|&w| self.cast.all[w].is_party())
                    .map(|who| PartyDraft { who, start: from, end: sub.end })
                    .collect();
                return Some((parties, rest.tokens.end));
            }
        }
        None
    }

    /// Where the adjectives of a phrase end, with those that follow with و: الضربات الأميركية والفرنسية والبريطانية.
    pub(super) fn end_of_adjectives(&self, n: usize) -> usize {
        let first = &self.passage.phrases[n];
        let country = |i: usize| {
            self.passage.mention_at(i, |m| matches!(m, Name::Nisba(_))).is_some_and(|m| m.tokens.start == i)
        };
        let article = |i: usize| self.passage.words[i].clitics.article;
        let mut end = first.tokens.end;
        for q in &self.passage.phrases[n + 1..] {
            let beside = q.joined
                && q.prep.is_none()
                && q.tokens.start == end
                && q.tokens.clone().all(|i| country(i) && article(i) == article(end - 1))
                && (first.tokens.start + 1..end).any(country)
                && end < self.range.end;
            if !beside {
                break;
            }
            end = q.tokens.end;
        }
        end
    }

    /// The countries that adjectives of a noun name (الغارات الروسية), where nothing else has named them.
    pub(super) fn adjectives(&mut self, frame: &Frame, tokens: Range<usize>, args: &mut Args) {
        let first = tokens.start;
        for i in tokens {
            // الضربات الغربية: those of the West.
            if frame.of == Some(Role::Actor)
                && args.actors.is_empty()
                && matches!(frame.event, EventType::Assault | EventType::Sanction)
                && self.passage.headword(i) == "غربي"
                && self.passage.fold(i).ends_with('ه')
                && (first..i).all(|k| self.passage.words[k].is_adjectival())
            {
                let word = self.passage.make_phrase(i..i + 1);
                let who = self.cast.the_west();
                args.add(Role::Actor, vec![PartyDraft { who, start: word.start, end: word.end }], usize::MAX);
                continue;
            }
            if let Some(m) = self.passage.mention_at(i, |x| matches!(x, Name::Nisba(_)))
                && m.tokens.start == i
                && let Some(country) = m.nisba()
                // ضربة سوريا: the country, and no accusative of its adjective.
                && (self.passage.mention_at(i, |x| matches!(x, Name::Country(_))).is_none()
                    || self.passage.words[i - 1].is_accusative())
            {
                // وقف الدعم الأمريكي: whose gift it was ends it.
                let given = self.passage.words[first]
                    .lemma
                    .is_some_and(|l| self.passage.lexicon.frames.of(l).any(|f| f.event == EventType::Aid));
                // مقاطعة البضائع التركية, قصف المواقع السورية: what is of that country is acted on.
                // ضم شبه جزيرة القرم الأوكرانية: so is a place of that country that stands in the genitive.
                let place = i > first
                    && frame.object.is_some()
                    && (first..i)
                        .any(|k| self.passage.mention_at(k, |x| matches!(x, Name::Place(_))).is_some());
                // الحرب السورية: where it is; whose it is only with على behind it.
                let war = self.passage.headword(first - 1) == "حرب"
                    && !args.recipients.iter().any(|r| r.start > self.passage.phrases[0].start);
                let aimed = self.passage.words.get(i + 1).is_some_and(|w| w.is(Pos::Preposition))
                    && matches!(self.passage.fold(i + 1), "علي" | "ضد");
                if war && !aimed {
                    continue;
                }
                // تفجيرات مدينة أوستن الأمريكية: where force was used.
                if place && frame.event == EventType::Assault {
                    continue;
                }
                let of_object = place
                    || i > first
                        && !given
                        && frame.subject == Some(Role::Actor)
                        && !self.passage.words[first].is_adjectival()
                        && self.passage.words[first].clitics.article
                        && self.passage.words[first].lemma.is_some_and(|l| {
                            let kind = self.passage.lexicon.words.lemma(l).kind;
                            kind == NounKind::Place
                                || matches!(
                                    frame.event,
                                    EventType::Protest
                                        | EventType::Sanction
                                        | EventType::Accuse
                                        | EventType::Reject
                                ) && !matches!(kind, NounKind::Person | NounKind::Body)
                        });
                // تدمير مفاعل نووي سوري: an adjective of the thing that is hit tells of nobody's act.
                let thing = !of_object
                    && i > first
                    && matches!(frame.event, EventType::Assault | EventType::Coerce)
                    && self.destroys(first.saturating_sub(1))
                    && self.passage.words[first].is(Pos::Noun)
                    && !self.passage.words[first].is_adjectival()
                    && self.passage.words[first].lemma.is_some_and(|l| {
                        !matches!(self.passage.lexicon.words.lemma(l).kind, NounKind::Person | NounKind::Body)
                    });
                if thing {
                    continue;
                }
                // اقتحام القرى الفلسطينية: the place itself, and not its state.
                if of_object && !place && frame.event == EventType::Coerce {
                    let whole = self.passage.make_phrase(first..i + 1);
                    let target = self.cast.target(self.passage, &whole);
                    let hit = target.map(|who| PartyDraft { who, start: whole.start, end: whole.end });
                    args.add(Role::Recipient, hit.into_iter().collect(), usize::MAX);
                    continue;
                }
                let role = match frame.of {
                    _ if of_object => Role::Recipient,
                    Some(Role::Side) => Role::Side,
                    _ if frame.subject == Some(Role::Side) => Role::Side,
                    _ => Role::Actor,
                };
                // الغارات الروسية: states strike and deploy by their forces.
                let by_force = matches!(frame.event, EventType::Assault | EventType::Mobilize);
                let who = if by_force && role == Role::Actor {
                    self.cast.forces(country)
                } else {
                    self.cast.country(country)
                };
                let word = self.passage.make_phrase(i..i + 1);
                let party = PartyDraft { who, start: word.start, end: word.end };
                let known =
                    args.parties().any(|p| self.cast.all[p.who].country == self.cast.all[who].country);
                if !known {
                    args.add(role, vec![party], usize::MAX);
                }
            }
        }
    }

    /// Whether a noun is of destroying what stands in its genitive: تدمير, قصف, نسف.
    fn destroys(&self, i: usize) -> bool {
        matches!(
            self.passage.headword(i),
            "تدمير"
                | "قصف"
                | "ضرب"
                | "استهداف"
                | "مهاجمه"
                | "نسف"
                | "احراق"
                | "حرق"
                | "اسقاط"
                | "تفجير"
                | "اقتحام"
                | "مداهمه"
        )
    }

    /// The countries of the adjectives in a phrase behind the one that begins at a code point: الضربات الأمريكية الفرنسية.
    pub(super) fn countries_beside(&mut self, n: usize, first: u32) -> Vec<PartyDraft> {
        let mut out = Vec::new();
        for i in self.passage.phrases[n].tokens.clone() {
            let Some(token) = self.passage.tokens.get(i).filter(|t| t.start > first) else { continue };
            let Some(m) = self.passage.mention_at(i, |x| matches!(x, Name::Nisba(_))) else { continue };
            if let Some(country) = m.nisba() {
                out.push(PartyDraft { who: self.cast.country(country), start: token.start, end: token.end });
            }
        }
        out
    }

    /// The country that a phrase's adjective or genitive names (الحشود العسكرية الروسية).
    pub(super) fn country_inside(&mut self, n: usize) -> Option<PartyDraft> {
        for i in self.passage.phrases[n].tokens.clone() {
            let Some(m) = self.passage.mention_at(i, |x| matches!(x, Name::Nisba(_) | Name::Country(_)))
            else {
                continue;
            };
            let country = m.names.iter().find_map(|x| match x {
                Name::Nisba(c) | Name::Country(c) => Some(*c),
                _ => None,
            });
            if let Some(country) = country {
                let who = self.cast.country(country);
                let token = self.passage.tokens.get(i).expect("in range");
                return Some(PartyDraft { who, start: token.start, end: token.end });
            }
        }
        None
    }
}
