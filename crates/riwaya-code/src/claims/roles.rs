//! The places of a frame: filling them, settling who stands in which, and whether what the frame needs is there.

use std::ops::Range;

use riwaya_lexicon::{Frame, Need, NounKind, Pos, Role, WordList};
use riwaya_record::{EntityKind, EventType};

use super::{Finder, PartyDraft};
use crate::phrases::Phrase;
use crate::who::Cast;
use crate::who::{Referent, Who};
use crate::words::WordPos;

/// The places of a frame as they are being filled.
#[derive(Default)]
pub(super) struct Args {
    pub(super) actors: Vec<PartyDraft>,
    pub(super) recipients: Vec<PartyDraft>,
    pub(super) sides: Vec<PartyDraft>,
    pub(super) topic: Option<usize>,
    pub(super) object: Option<usize>,
    pub(super) doer: Option<Phrase>,
    /// Whose weapon it was.
    pub(super) wielder: Option<Phrase>,
}

impl Args {
    pub(super) fn add(&mut self, role: Role, parties: Vec<PartyDraft>, phrase: usize) {
        match role {
            Role::Actor => self.actors.extend(parties),
            Role::Recipient => self.recipients.extend(parties),
            Role::Side => self.sides.extend(parties),
            Role::Topic => {
                self.topic.get_or_insert(phrase);
                if phrase == usize::MAX {
                    self.topic = None;
                }
            }
            Role::Place => {}
        }
    }

    pub(super) fn parties(&self) -> impl Iterator<Item = &PartyDraft> {
        self.actors.iter().chain(&self.recipients).chain(&self.sides)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parties().next().is_none()
    }
}

fn dedup(parties: &mut Vec<PartyDraft>) {
    let mut seen = Vec::new();
    parties.retain(|p| {
        let fresh = !seen.contains(&p.who);
        seen.push(p.who);
        fresh
    });
}

impl Finder<'_, '_, '_> {
    /// Sides to actors, doers of passives to actors, the country of what is complained of to recipients.
    pub(super) fn settle(&mut self, trigger: usize, frame: &Frame, args: &mut Args) {
        if let Some(doer) = args.doer.take() {
            // اتهام الوزير من قبل المعارضة: what stood for the doer suffers it.
            let nominal = !self.passage.words[trigger].is_verb();
            if nominal && frame.object == Some(Role::Recipient) && args.recipients.is_empty() {
                args.recipients.append(&mut args.actors);
            }
            let who = self.cast.refer(self.passage, &doer);
            args.actors.splice(
                0..0,
                who.into_iter().map(|who| PartyDraft { who, start: doer.start, end: doer.end }),
            );
        }
        if let Some(wielder) = args.wielder.take().filter(|_| args.actors.is_empty()) {
            let who = self.cast.refer(self.passage, &wielder);
            let (start, end) = (wielder.start, wielder.end);
            args.actors.extend(who.into_iter().map(|who| PartyDraft { who, start, end }));
        }
        // وزيرا خارجية البلدين: the two have been told as whose ministers they are.
        for parties in [&mut args.actors, &mut args.sides, &mut args.recipients] {
            let ends: Vec<u32> = parties.iter().map(|p| p.end).collect();
            parties.retain(|p| {
                let behind = ends.iter().any(|&end| end < p.start && end + 1 >= p.start);
                let pair = || {
                    let at = self.passage.phrases.partition_point(|q| q.start < p.start);
                    self.passage.phrases.get(at).is_some_and(|q| {
                        q.start == p.start && q.prep.is_none() && !q.joined && Cast::is_pair(self.passage, q)
                    })
                };
                !(behind && pair())
            });
        }
        // بين الحكومة المدعومة من روسيا والمعارضة: the second is the other side of what is between, and backs nobody.
        let between = self.passage.words[trigger].is_adjectival()
            && self
                .passage
                .phrase_at(trigger)
                .is_some_and(|n| self.passage.phrases[n].prep.as_deref() == Some("بين"));
        if between {
            args.actors.truncate(1);
        }
        // مقتل وجرح الآلاف من المواطنين: they killed nobody.
        let dead = frame.event == EventType::Assault
            && args.recipients.is_empty()
            && !args.actors.is_empty()
            && self.is_casualty(trigger)
            && args.actors.iter().all(|p| {
                let r = &self.cast.all[p.who];
                p.start > self.passage.tokens.get(trigger).map_or(0, |t| t.start)
                    && r.kind == EntityKind::Population
                    && r.sector.as_deref() == Some("CVL")
            });
        if dead {
            args.recipients.append(&mut args.actors);
        }
        let sides = std::mem::take(&mut args.sides);
        // أول زيارة لموسكو: of him who visits and of what he visits the second stands behind.
        let (visited, sides): (Vec<PartyDraft>, Vec<PartyDraft>) = if frame.mode.as_deref() == Some("visit") {
            let at = self.passage.tokens.get(trigger).map_or(0, |t| t.start);
            let visitor = sides.iter().chain(&args.actors).any(|p| p.start < at);
            // أول زيارة لرئيس فرنسي: a man behind ل visits.
            let place = |p: &PartyDraft| self.cast.all[p.who].kind != EntityKind::Person;
            sides.into_iter().partition(|p| visitor && p.start > at && place(p))
        } else {
            (Vec::new(), sides)
        };
        args.recipients.extend(visited);
        args.actors.extend(sides);
        if frame.mode.as_deref() == Some("visit") && self.passage.words[trigger].clitics.pronoun.is_some() {
            self.take_guest_for_visitor(trigger, args);
        }
        dedup(&mut args.actors);
        if args.recipients.is_empty()
            && frame.event == EventType::Sanction
            && !args.actors.is_empty()
            && self.passage.words[trigger].is_verb()
        {
            let actors = args.actors.clone();
            args.recipients = self.other(&actors, trigger, &Referent::is_government);
        }
        if args.recipients.is_empty() && frame.event == EventType::Threaten {
            args.recipients.extend(self.threatened(trigger, &args.actors));
        }
        // وقع البلدان الاتفاق النووي الإيراني: what two sign is directed at neither.
        let mutual = frame.subject == Some(Role::Side);
        if args.recipients.is_empty()
            && !mutual
            && matches!(
                frame.event,
                EventType::Accuse | EventType::Reject | EventType::Support | EventType::Request
            )
            && let Some(n) =
                args.object.filter(|_| frame.object == Some(Role::Recipient)).or(args.topic).or(args.object)
        {
            // أعاقت القوات السلطات: what is acted on may itself be somebody.
            if frame.object == Some(Role::Topic) && args.object == Some(n) {
                let others: Vec<PartyDraft> = self.parties_from(n).0;
                let own = |p: &PartyDraft| args.actors.iter().any(|a| a.who == p.who);
                args.recipients
                    .extend(others.into_iter().filter(|p| !own(p) && self.cast.all[p.who].sector.is_some()));
            }
            // دعا إلى الإفراج عن رهائن تحتجزهم الحركة: she is asked.
            // تحقيق في تسجيل بثته القناة: what is looked into accuses nobody.
            let mut doer =
                if frame.mode.as_deref() == Some("investigate") { Vec::new() } else { self.doer_of(n) };
            if doer.is_empty() && frame.event == EventType::Request {
                doer = self.captor(self.passage.phrases[n].head());
            }
            if !args.recipients.is_empty() {
                // Named already.
            } else if !doer.is_empty() {
                args.recipients = doer;
            } else if frame.event == EventType::Request
                && matches!(self.passage.phrases[n].prep.as_deref(), Some("الي" | "ل"))
                && self.listener.whom(n).iter().any(|&w| {
                    let r = &self.cast.all[w];
                    r.kind == EntityKind::Person && r.office.is_some()
                })
            {
                // وجه دعوة إلى الرئيس الإيراني: he himself.
                args.recipients = self.parties_from(n).0;
            } else if self.is_done_to(n) || frame.event == EventType::Request && self.is_of_several(n) {
                // دان استهداف السعودية: whom it is done to is not to blame for it. دعا لتعديل الاتفاق النووي الإيراني: what several
                // have made is no one's to change.
            } else if let Some(party) = self.country_inside(n).filter(|party| {
                // تحقيق في وفاة الصحافي الروسي: what is looked into is nobody's country.
                frame.mode.as_deref() != Some("investigate")
                    && !args
                        .actors
                        .iter()
                        .any(|a| self.cast.all[a.who].country == self.cast.all[party.who].country)
            }) {
                // رفضت تصريحات الوزيرة الفرنسية: she herself, by her country.
                let country = &self.cast.all[party.who].country;
                let office = self.parties_inside(n).into_iter().find(|p| {
                    let r = &self.cast.all[p.who];
                    r.country == *country && r.kind == EntityKind::Person
                });
                let mut whose = vec![office.unwrap_or(party)];
                // أيد الضربات الأمريكية الفرنسية: each of several.
                if office.is_none() {
                    whose.extend(self.countries_beside(n, party.start));
                }
                args.recipients.extend(whose);
            } else if matches!(frame.event, EventType::Accuse | EventType::Support)
                && !(frame.mode.as_deref() == Some("investigate")
                    && self.is_casualty(self.passage.phrases[n].head()))
            {
                // أشاد بدور وزارة الصحة: whose part it was.
                let mut whose = self.parties_inside(n);
                if frame.event == EventType::Accuse {
                    self.spare_victims(n, &mut whose);
                }
                let named = |p: &PartyDraft| {
                    let r = &self.cast.all[p.who];
                    r.is_party() && !r.generic && !args.actors.iter().any(|a| a.who == p.who)
                };
                whose.retain(named);
                // أثار قضية المعارض: whose case it is, is not to blame for it.
                let case = matches!(self.passage.headword(self.passage.phrases[n].head()), "قضيه" | "ملف");
                whose.retain(|p| !(case && self.cast.all[p.who].kind == EntityKind::Person));
                args.recipients.extend(whose);
            }
        }
        // رفضت لندن التعاون مع موسكو: with whom.
        if args.recipients.is_empty()
            && frame.event == EventType::Reject
            && let Some(n) = args.object.or(args.topic)
        {
            let end = self.passage.phrases[n].tokens.end;
            let with = self.passage.phrases.get(n + 1).is_some_and(|q| {
                q.prep.as_deref() == Some("مع")
                    && q.tokens.start == end + 1
                    && q.tokens.start < self.range.end
            });
            if with {
                args.recipients.extend(self.parties_from(n + 1).0);
            }
        }
        if frame.event == EventType::Assault {
            self.owners_of_targets(args);
        } else if matches!(frame.event, EventType::Coerce | EventType::Threaten) && args.recipients.is_empty()
        {
            args.recipients.extend(self.sentenced(frame, args.topic));
        }
        // تدخلت في الانتخابات الأمريكية, في الانتخابات في فرنسا: whose they are.
        if frame.mode.as_deref() == Some("misinformation")
            && args.recipients.is_empty()
            && let Some(n) = args.topic
        {
            let inside = self.country_inside(n);
            let next = self.passage.phrases.get(n + 1).filter(|q| {
                q.prep.as_deref() == Some("في")
                    && q.tokens.start == self.passage.phrases[n].tokens.end + 1
                    && q.tokens.start < self.range.end
            });
            let state = |p: &PartyDraft| self.cast.all[p.who].is_government();
            let there = next.map(|_| self.parties_from(n + 1).0).unwrap_or_default();
            args.recipients.extend(inside.or_else(|| there.into_iter().find(state)));
        }
        if frame.event == EventType::Mobilize && args.recipients.is_empty() {
            args.recipients = self.beyond_border(trigger, &args.actors);
        }
        // ندد بوقوع قتلى: the dead are not to blame.
        if matches!(frame.event, EventType::Accuse | EventType::Reject) {
            let from = self.passage.phrase_from(self.range.start);
            let dead = |p: &PartyDraft| {
                let phrases = self.passage.phrases[from..].iter();
                let mut at = phrases.flat_map(|q| q.tokens.clone()).take_while(|&i| i < self.range.end);
                at.any(|i| {
                    self.passage.tokens.get(i).is_some_and(|t| t.start == p.start || t.end == p.end)
                        && matches!(self.passage.headword(i), "قتيل" | "جريح" | "ضحيه" | "شهيد" | "مصاب")
                })
            };
            args.recipients.retain(|p| !dead(p));
        }
        let actors = args.actors.clone();
        args.recipients
            .retain(|r| !actors.iter().any(|a| a.who == r.who || a.start == r.start && a.end == r.end));
        dedup(&mut args.recipients);
        self.drop_words(args);
        self.trim_deeds(args);
        // أعلن معارضته: no word for an act is who does it.
        let nominal = !self.passage.words[trigger].is_verb();
        let own = self.passage.tokens.get(trigger).map(|t| t.start..t.end).filter(|_| nominal);
        args.actors.retain(|p| own.as_ref().is_none_or(|own| !(p.end == own.end && own.contains(&p.start))));
        // أفاد بيان بأن العراق ربح حربه: no paper does more than speak.
        if matches!(
            frame.event,
            EventType::Assault
                | EventType::Coerce
                | EventType::Mobilize
                | EventType::Protest
                | EventType::Retreat
        ) {
            let from = self.passage.phrase_from(self.range.start);
            let paper = |p: &PartyDraft| {
                let of = self.passage.phrases[from..].iter().find(|q| q.start == p.start);
                self.cast.all[p.who].sector.is_none()
                    && of.and_then(|q| self.passage.words[q.head()].lemma).is_some_and(|l| {
                        let kind = self.passage.lexicon.words.lemma(l).kind;
                        matches!(kind, NounKind::Speech | NounKind::Document)
                    })
            };
            // قالت الصحيفة إن الشرطة اعتقلت: nor does an outlet.
            let outlet = |p: &PartyDraft| {
                let r = &self.cast.all[p.who];
                r.kind == EntityKind::Outlet
                    || r.kind == EntityKind::Organisation && r.sector.as_deref() == Some("MED")
            };
            args.actors.retain(|p| !paper(p) && !outlet(p));
        }
        // انتفاضة 2011: nor is a number alone.
        let from = self.passage.phrase_from(self.range.start);
        let number = |p: &PartyDraft| {
            let mut at = self.passage.phrases[from..].iter().take_while(|q| q.tokens.start < self.range.end);
            at.any(|q| {
                q.start <= p.start
                    && p.end <= q.end
                    && q.tokens.clone().any(|i| {
                        self.passage.words[i].pos == WordPos::Number
                            && self
                                .passage
                                .tokens
                                .get(i)
                                .is_some_and(|t| t.start == p.start && t.end == p.end)
                    })
            })
        };
        args.actors.retain(|p| !number(p));
        let cast = &*self.cast;
        args.actors.retain(|p| cast.all[p.who].is_party());
        args.recipients.retain(|p| cast.all[p.who].is_party());
    }

    /// Whether a phrase is of a deal or a crisis, which no one side has made.
    fn is_of_several(&self, n: usize) -> bool {
        self.passage.phrases[n].tokens.clone().any(|i| {
            matches!(
                self.passage.headword(i),
                "اتفاق"
                    | "اتفاقيه"
                    | "معاهده"
                    | "صفقه"
                    | "ملف"
                    | "ازمه"
                    | "قضيه"
                    | "حوار"
                    | "مفاوضه"
            )
        })
    }

    /// استنكر اتهامات باريس, وصف القرار: words and deeds that nobody is known to stand behind do nothing, and nothing is done to
    /// them.
    fn drop_words(&self, args: &mut Args) {
        let from = self.passage.phrase_from(self.range.start);
        let head = |p: &PartyDraft| {
            let mut phrases =
                self.passage.phrases[from..].iter().take_while(|q| q.tokens.start < self.range.end);
            let head = phrases.find(|q| q.start == p.start)?.head();
            self.passage.words[head].lemma
        };
        let unknown = |p: &PartyDraft| self.cast.all[p.who].is_unknown();
        let lexicon = self.passage.lexicon;
        let words = |l: u32| {
            matches!(lexicon.words.lemma(l).kind, NounKind::Speech | NounKind::Document | NounKind::Event)
        };
        // دعا التقرير: but papers call upon others.
        let deed = |l: u32| words(l) && lexicon.frames.of(l).next().is_some();
        args.actors.retain(|p| !(unknown(p) && head(p).is_some_and(deed)));
        args.recipients.retain(|p| !(unknown(p) && head(p).is_some_and(words)));
    }

    /// اعتراف إسرائيل, قرار موسكو, اتصال الرئيس: of a deed whose genitive acts, the words for him alone.
    fn trim_deeds(&self, args: &mut Args) {
        let from = self.passage.phrase_from(self.range.start);
        let deed = |i: usize| {
            matches!(
                self.passage.headword(i),
                "اعتراف"
                    | "قرار"
                    | "اتصال"
                    | "اعلان"
                    | "زياره"
                    | "لقاء"
                    | "رد"
                    | "موقف"
                    | "اجتماع"
                    | "تاكيد"
            )
        };
        for p in args.actors.iter_mut().chain(&mut args.recipients) {
            let phrases = self.passage.phrases[from..].iter();
            let mut phrases = phrases.take_while(|q| q.tokens.start < self.range.end);
            let Some(q) = phrases.find(|q| q.start == p.start && q.tokens.len() > 1 && deed(q.head())) else {
                continue;
            };
            let (head, of) = (&self.passage.words[q.head()], q.head() + 1);
            if head.clitics.article || of >= q.tokens.end || self.passage.words[of].is_adjectival() {
                continue;
            }
            // قرار ترامب المفاجئ: its adjective is the deed's.
            let name = self.passage.words[of].pos == WordPos::Name;
            let adjectives =
                (of + 1..q.tokens.end).rev().take_while(|&i| name && self.passage.words[i].is_adjectival());
            let whose = self.passage.make_phrase(of..q.tokens.end - adjectives.count());
            (p.start, p.end) = (whose.start, whose.end);
        }
    }

    /// حشود روسية على حدود أوكرانيا, نشر قوات على الحدود مع تركيا: the other state on whose border somebody stands ready.
    fn beyond_border(&mut self, trigger: usize, actors: &[PartyDraft]) -> Vec<PartyDraft> {
        let phrases = &self.passage.phrases;
        let (from, until) = (self.passage.phrase_from(trigger + 1), self.clause_end(trigger));
        let border = (from..phrases.len()).take_while(|&n| phrases[n].tokens.start < until).find(|&n| {
            matches!(phrases[n].prep.as_deref(), Some("علي" | "قرب" | "عند" | "من"))
                && matches!(self.passage.headword(phrases[n].head()), "حد" | "حدود")
        });
        let Some(n) = border else { return Vec::new() };
        let with = phrases.get(n + 1).filter(|q| {
            q.prep.as_deref() == Some("مع")
                && q.tokens.start == phrases[n].tokens.end + 1
                && q.tokens.start < self.range.end
        });
        let beyond = if with.is_some() {
            self.parties_from(n + 1).0
        } else {
            self.country_inside(n).into_iter().collect()
        };
        let country = |p: &PartyDraft| self.cast.all[p.who].country.as_deref();
        let known = !actors.is_empty() && actors.iter().all(|a| country(a).is_some());
        beyond
            .into_iter()
            .filter(|b| known && country(b).is_some() && actors.iter().all(|a| country(a) != country(b)))
            .collect()
    }

    /// حكم القضاء بإعدام ثلاثة رجال: whoever the penalty behind ب is for.
    fn sentenced(&mut self, frame: &Frame, penalty: Option<usize>) -> Vec<PartyDraft> {
        let Some(p) = penalty.map(|n| self.passage.phrases[n].clone()) else { return Vec::new() };
        let of_whom = p.prep.as_deref() == Some("ب")
            && p.tokens.len() > 1
            && !self.passage.words[p.tokens.start].clitics.article
            && self.passage.words[p.tokens.start].lemma.is_some_and(|l| {
                // تعهد بملاحقة المتمردين
                let pursued = matches!(
                    self.passage.headword(p.tokens.start),
                    "ملاحقه" | "معاقبه" | "محاسبه" | "مطارده" | "سحق" | "هزيمه" | "تدمير"
                );
                let mut frames = self.passage.lexicon.frames.of(l);
                frames.any(|f| {
                    matches!(f.event, EventType::Coerce | EventType::Assault) && f.of == Some(Role::Recipient)
                }) || frame.event == EventType::Threaten && pursued
            });
        if !of_whom {
            return Vec::new();
        }
        let rest = self.passage.make_phrase(p.tokens.start + 1..p.tokens.end);
        match self.genitive(&rest) {
            Some((parties, _)) => parties,
            None => self.suffering(&rest, frame).into_iter().collect(),
        }
    }

    /// مواقع تابعة للجيش, مواقع للمتمردين: what is hit is theirs who stand behind ل.
    fn owners_of_targets(&self, args: &mut Args) {
        let from = self.passage.phrase_from(self.range.start);
        for i in 0..args.recipients.len() {
            let party = args.recipients[i];
            let r = &self.cast.all[party.who];
            let named = |w: &str| riwaya_text::fold(&r.name_ar).trim_start_matches("ال").starts_with(w);
            let forces = ["تعزيزات", "تجمع", "رتل", "ارتال", "اليات"].iter().any(|w| named(w));
            if !forces && (r.sector.is_some() || r.kind != EntityKind::Organisation) {
                continue;
            }
            let of =
                (from..self.passage.phrases.len()).find(|&n| self.passage.phrases[n].start == party.start);
            // مواقع وتعزيزات للمتمردين: all that is told side by side.
            let joined = |n: &usize| {
                let q = &self.passage.phrases[*n];
                q.joined && q.prep.is_none() && q.tokens.start == self.passage.phrases[n - 1].tokens.end
            };
            let of = of.map(|n| (n + 1..self.passage.phrases.len()).take_while(joined).last().unwrap_or(n));
            let owner = of.filter(|&n| {
                self.passage.phrases.get(n + 1).is_some_and(|q| {
                    q.prep.as_deref() == Some("ل")
                        && q.tokens.start == self.passage.phrases[n].tokens.end
                        && q.tokens.start < self.range.end
                })
            });
            let owners = owner.map(|n| self.parties_from(n + 1).0).unwrap_or_default();
            if let [owner] = owners.as_slice() {
                args.recipients[i] = *owner;
                if args.actors.len() > 1 {
                    args.actors.retain(|a| a.who != owner.who);
                }
            }
        }
    }

    /// Whether the genitive of what a phrase names is whom it is done to: استهداف السعودية, اغتيال الوزير.
    pub(super) fn is_done_to(&self, n: usize) -> bool {
        let p = &self.passage.phrases[n];
        // واقعة مقتل الطالبة المصرية: farther on too.
        p.tokens.clone().take(p.tokens.len().saturating_sub(1)).any(|i| {
            self.passage.words[i].lemma.is_some_and(|l| {
                let mut frames = self.passage.lexicon.frames.of(l).peekable();
                frames.peek().is_some()
                    && frames.all(|f| {
                        matches!(f.event, EventType::Assault | EventType::Coerce)
                            && f.of == Some(Role::Recipient)
                    })
            })
        })
    }

    /// Whom a threat without an object is meant for: the next government named in the sentence.
    fn threatened(&self, trigger: usize, actors: &[PartyDraft]) -> Option<PartyDraft> {
        let from = self.passage.phrase_from(trigger + 1);
        // رفضت المهلة واستدعت السفير: behind a noun another act tells of others.
        let until = if self.passage.words[trigger].is_verb() {
            self.range.end
        } else {
            let next = |&i: &usize| self.passage.words[i].is_verb() && self.passage.words[i].joined();
            (trigger + 1..self.range.end).find(next).unwrap_or(self.range.end)
        };
        (from..self.passage.phrases.len())
            .take_while(|&n| self.passage.phrases[n].tokens.start < until)
            .find_map(|n| {
                let p = &self.passage.phrases[n];
                // حذرت من الوجود الإيراني في سوريا: where something is, is warned by nobody.
                let warns = matches!(self.passage.verb_headword(trigger), Some("حذر" | "نبه" | "انذر"));
                let name = self.passage.words[p.head()].pos == WordPos::Name;
                if warns && name && p.prep.as_deref() == Some("في") {
                    return None;
                }
                let other = |w: &Who| {
                    let country = &self.cast.all[*w].country;
                    !actors.iter().any(|a| self.cast.all[a.who].country == *country)
                };
                let state = |w: &Who| self.cast.all[*w].is_government() && other(w);
                // توعد بضرب القوات التركية: so are the forces that are to be struck.
                let force = |w: &Who| {
                    let r = &self.cast.all[*w];
                    let struck = p.prep.as_deref() == Some("ب") && p.tokens.len() > 2;
                    struck && r.sector.as_deref() == Some("MIL") && r.country.is_some() && other(w)
                };
                let mut whom = self.listener.whom(n).iter().chain(self.listener.inside(n)).copied();
                let who = whom.clone().find(state).or_else(|| whom.find(force))?;
                Some(PartyDraft { who, start: p.start, end: p.end })
            })
    }

    /// Whether the words that a frame asks for stand around a trigger, and none that it shuns: asked before its places are
    /// filled, as most frames of a word fail here.
    pub(super) fn has_words(&self, frame: &Frame, t: usize, clause: &Range<usize>) -> bool {
        frame.needs.iter().all(|need| match need {
            Need::Word(list) => self.word_near(t, clause, list),
            Need::Near(list) => self.word_near(t, &(t..t + 1), list),
            Need::Without(list) => !self.word_near(t, clause, list),
            Need::Nowhere(list) => !self.word_near(t, &self.range, list),
            Need::Behind(list) => {
                // طلبت منه: with a pronoun too.
                let asks = frame.event == EventType::Request;
                let pointed = (t + 1..self.clause_end(t)).take(2).filter(|_| asks).any(|i| {
                    let w = &self.passage.words[i];
                    w.is(Pos::Preposition)
                        && w.clitics.pronoun.is_some()
                        && list.contains(self.passage.headword(i))
                });
                if pointed {
                    return true;
                }
                let from = self.passage.phrase_from(t + 1);
                self.passage.phrases[from..]
                    .iter()
                    .take_while(|p| p.tokens.start < self.clause_end(t))
                    .any(|p| p.prep.as_ref().is_some_and(|prep| list.contains(prep)))
            }
            _ => true,
        })
    }

    /// Whether what a frame needs of its places is there.
    pub(super) fn meets(&self, frame: &Frame, t: usize, clause: &Range<usize>, args: &Args) -> bool {
        let sides = args.sides.len() + args.actors.len();
        // المحادثات: definite talks are those of the two who are spoken of.
        let known_talks = frame.event == EventType::Consult
            && self.passage.words[t].clitics.article
            && args.is_empty()
            && !self.cast.pair().is_empty();
        let word = &self.passage.words[t];
        let verbal = word.is_verb() || self.passage.is_circumstantial(t);
        let elided = verbal
            && word.is_verb()
            && args.actors.is_empty()
            && args.doer.is_none()
            // استقبلت البلاد زيارة, تستضيف ما يزيد على ألف لاجئ: nobody comes to meet her.
            && (frame.subject != Some(Role::Recipient)
                || match args.object {
                    Some(n) => self.is_of_people(n),
                    None => (t + 1..self.range.end).take(3).all(|i| self.passage.fold(i) != "ما"),
                })
            // محادثات استضافها السودان: nor is what the pronoun means anybody.
            && !(frame.subject == Some(Role::Recipient)
                && self.object_pronoun(t).is_some()
                && self.antecedent(t).is_some_and(|n| self.listener.whom(n).is_empty()))
            && !(frame.event == EventType::Request && self.is_thing_subject(t));
        frame.needs.iter().all(|need| match need {
            Need::Party if known_talks => true,
            // A verb that leaves its subject out still has one.
            Need::Actor if elided => true,
            Need::Actor => !args.actors.is_empty() || !args.sides.is_empty(),
            Need::Recipient => !args.recipients.is_empty(),
            Need::State => args.recipients.iter().any(|p| self.cast.all[p.who].is_government()),
            Need::Party => !args.actors.is_empty() || !args.recipients.is_empty() || !args.sides.is_empty(),
            Need::Sides => sides + args.recipients.len() >= 2,
            Need::Carried => self.is_carried(t, frame, clause),
            Need::Object(list) => self.acts_on(t, args, list),
            Need::NoObject(list) => !self.acts_on(t, args, list),
            // Asked before the places were filled.
            Need::Word(_) | Need::Near(_) | Need::Without(_) | Need::Nowhere(_) | Need::Behind(_) => true,
        })
    }

    /// Whether a phrase is of people: its head a noun for them, or a name nobody knows.
    pub(super) fn is_of_people(&self, n: usize) -> bool {
        let head = &self.passage.words[self.passage.phrases[n].head()];
        let kind = head.lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
        head.guessed || head.is(Pos::ActiveParticiple) || kind == Some(NounKind::Person)
    }

    /// Whether one of some words is what a trigger acts on: at the head of its object or of what is coordinated with it,
    /// behind a word of number or kind (عدد من, اثنين من), or right behind a noun.
    fn acts_on(&self, t: usize, args: &Args, list: &WordList) -> bool {
        let is = |i: usize| {
            let head = self.passage.headword(i);
            let form = self.passage.fold(i);
            [head, form, riwaya_lexicon::bare(form)].iter().any(|w| list.contains(w))
        };
        if let Some(n) = args.object {
            let mut phrases =
                self.passage.phrases[n..].iter().take_while(|p| p.tokens.start < self.range.end);
            let first = phrases.next().is_some_and(|p| p.tokens.clone().take(3).any(is));
            return first
                || phrases
                    .take_while(|p| p.joined && p.prep.is_none() || p.prep.as_deref() == Some("من"))
                    .any(|p| is(p.head()));
        }
        // إطلاق جندي النار: behind its doer.
        let beside = |n: usize| {
            let p = &self.passage.phrases[n];
            let doer = p.tokens.end > t + 1 || self.passage.words[t].clitics.pronoun.is_some();
            let next = self.passage.phrases.get(n + 1).filter(|q| {
                doer && q.tokens.start == p.tokens.end
                    && q.tokens.start < self.range.end
                    && q.prep.is_none()
                    && !q.joined
            });
            let fired = |i: usize| matches!(self.passage.fold(i), "النار" | "الرصاص" | "النيران");
            // إسقاط تركيا طائرة روسية: behind the state or body that does it.
            let by = || {
                let does = |p: &PartyDraft| self.cast.all[p.who].is_government() || self.is_armed(p.who);
                self.parties_inside(n).iter().any(does)
            };
            next.is_some_and(|q| is(q.head()) && (fired(q.head()) || by()))
        };
        if !self.passage.words[t].is_verb() && self.passage.phrase_at(t).is_some_and(beside) {
            return true;
        }
        let end = if self.passage.words[t].is_verb() {
            // The subject of a passive.
            self.passage.phrase_at(t + 1).map_or(t + 1, |n| self.passage.phrases[n].tokens.end.min(t + 5))
        } else {
            let end = self.passage.phrase_at(t).map_or(t + 1, |n| self.passage.phrases[n].tokens.end);
            end.min(t + 4)
        };
        (t + 1..end).any(is)
    }

    fn word_near(&self, t: usize, clause: &Range<usize>, list: &WordList) -> bool {
        // Right beside: the trigger, two words before and three after; else its clause and a little more.
        let (before, after) = if clause.len() == 1 { (2, 4) } else { (6, 8) };
        let from = clause.start.min(t.saturating_sub(before)).max(self.range.start);
        let until = clause.end.max(t + after).min(self.range.end);
        let beside = clause.len() == 1;
        // Beside the trigger, an adjective of another noun (بعد الاتصال الهاتفي) says nothing of it.
        let elsewhere = |i: usize| {
            beside
                && i > t + 1
                && self.passage.words[i - 1].is_nominal()
                && self.passage.words[i - 1].pos != WordPos::Name
        };
        self.passage.asked(from..until).iter().any(|&(i, word)| list.has(word) && !elsewhere(i as usize))
    }
}
