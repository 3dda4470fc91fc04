//! Whom a pronoun means: that of a noun (انسحابهم), of a verb (اعتقلته), of a preposition (الإفراج عنه).

use std::ops::Range;

use riwaya_lexicon::{Features, Frame, Name, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::GrammaticalNumber;

use super::agreement::is_masculine;
use super::roles::Args;
use super::{Finder, PartyDraft};
use crate::phrases::Phrase;
use crate::who::{Referent, Who};
use crate::words::WordPos;

/// Nouns for what is done to men, and the preposition of the release (folded headwords).
const OF_MEN: [&str; 18] = [
    "سراح",
    "سبيل",
    "عن",
    "اعتقال",
    "احتجاز",
    "توقيف",
    "حبس",
    "سجن",
    "محاكمه",
    "ادانه",
    "ترحيل",
    "احاله",
    "خطف",
    "اختطاف",
    "تعذيب",
    "اغتيال",
    "اقاله",
    "اعدام",
];

/// How many words may stand between who announces something and the noun that names it.
const ANNOUNCED: usize = 5;

/// How many words a dateline has at most.
const DATELINE: usize = 8;

impl Finder<'_, '_, '_> {
    /// Whom the pronoun of a noun means (انسحابهم, زيارته): of the subject of its clause, the one that opens its clause,
    /// the speaker and whoever else was named before, the first that agrees with it.
    pub(super) fn owner_of(&mut self, t: usize, clause: &Range<usize>) -> Vec<PartyDraft> {
        // إعراب واشنطن عن قلقها: hers who expresses it.
        let partaker = self.partaker(t);
        if !partaker.is_empty() && self.fits(t, &partaker) {
            return partaker;
        }
        let blamed = self.blamed_for(t, clause);
        if !blamed.is_empty() {
            return blamed;
        }
        // إعلان الوزير استقالته: his own.
        let announcer = self.announcer(t);
        if !announcer.is_empty() && self.fits(t, &announcer) {
            return announcer;
        }
        let besides = self.doer_besides(t);
        if !besides.is_empty() {
            return besides;
        }
        let ahead = self.ahead(t);
        if self.fits(t, &ahead) {
            return ahead;
        }
        let first = self.governing_subject(t, clause);
        if self.fits(t, &first) {
            return first;
        }
        let agreeing = self.nearest_owner(t);
        // هم is never one state, whoever else it is.
        let several = matches!(self.passage.words[t].clitics.pronoun, Some("هم" | "هن"));
        if agreeing.is_empty() && !several { first } else { agreeing }
    }

    /// أكد زيارة المدير واجتماعه مع الزعيم: whose deed it is that a noun with a pronoun is joined to.
    fn doer_besides(&self, t: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(t).filter(|_| self.passage.words[t].joined()) else {
            return Vec::new();
        };
        let prep = self.passage.phrases[n].prep.as_deref();
        let deed = (0..n).rev().take(3).find(|&m| {
            let p = &self.passage.phrases[m];
            let told = self.passage.words[p.head()].lemma.is_some_and(|l| {
                let mut frames = self.passage.lexicon.frames.of(l);
                frames
                    .any(|f| matches!(f.event, EventType::Consult | EventType::Request | EventType::Support))
            });
            p.tokens.start >= self.range.start
                && p.tokens.len() > 1
                && p.head() == p.tokens.start
                && p.prep.as_deref() == prep.or(p.prep.as_deref())
                && told
                && self.passage.words[p.head()].clitics.pronoun.is_none()
        });
        let Some(m) = deed else { return Vec::new() };
        if (self.passage.phrases[m].tokens.end..t).any(|i| self.passage.words[i].is_verb()) {
            return Vec::new();
        }
        let mut whose = self.parties_inside(m);
        whose.retain(|p| self.cast.all[p.who].kind == EntityKind::Person);
        if self.fits(t, &whose) { whose } else { Vec::new() }
    }

    /// عاقبت واشنطن موسكو لتدخلها, عقوبات على موسكو بسبب تدخلها: whom something is done or said to for what a noun with a
    /// pronoun names.
    fn blamed_for(&self, t: usize, clause: &Range<usize>) -> Vec<PartyDraft> {
        let words = &self.passage.words;
        // شكر الوزير الأمير على جهوده: for what he is thanked or blamed.
        let v = clause.start;
        let thanks = |b: usize| {
            self.passage.fold(b) == "علي"
                && words[v].lemma.is_some_and(|l| {
                    self.passage.lexicon.frames.of(l).any(|f| {
                        matches!(f.event, EventType::Support | EventType::Accuse | EventType::Sanction)
                            && f.object == Some(Role::Recipient)
                    })
                })
        };
        // شكره على "جهوده": past the mark that opens what is quoted.
        let quoted = t > self.range.start && matches!(self.passage.fold(t - 1), "\"" | "«" | "“");
        let thanked = words[v].is_verb() && t.checked_sub(1 + usize::from(quoted)).is_some_and(thanks);
        let ground = thanked
            || words[t].clitics.preposition == Some('ل')
            || t.checked_sub(1).is_some_and(|b| {
                matches!(self.passage.fold(b), "بسبب" | "جراء" | "نتيجه")
                    || self.passage.fold(b) == "علي" && self.passage.headword(b - 1) == "رد"
            });
        let done_to = |i: usize| {
            words[i].lemma.is_some_and(|l| {
                self.passage.lexicon.frames.of(l).any(|f| {
                    matches!(
                        f.event,
                        EventType::Accuse | EventType::Sanction | EventType::Coerce | EventType::Assault
                    ) && (f.object == Some(Role::Recipient)
                        || f.preps.iter().any(|(_, role)| *role == Role::Recipient))
                })
            })
        };
        if !ground || v >= t || !words[v].is_verb() || !thanked && !(v..t).any(done_to) {
            return Vec::new();
        }
        let doers: Vec<Who> = self.subject(v).0.iter().map(|p| p.who).collect();
        let from = self.passage.phrase_from(v + 1);
        let until = self.passage.phrase_at(t).unwrap_or_else(|| self.passage.phrase_from(t));
        let whom = (from..until).rev().find_map(|n| {
            let place = matches!(self.passage.phrases[n].prep.as_deref(), None | Some("علي" | "ضد" | "ب"));
            let parties = if place { self.parties_from(n).0 } else { Vec::new() };
            let others = !parties.is_empty() && parties.iter().all(|p| !doers.contains(&p.who));
            (others && self.fits(t, &parties)).then_some(parties)
        });
        whom.unwrap_or_default()
    }

    /// Who announces, confirms or renews what a noun right behind names: إعلان الوزير استقالته, تأكيد البيت الأبيض رفضه.
    pub(super) fn announcer(&self, t: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(t).filter(|&n| n > 0) else { return Vec::new() };
        let q = &self.passage.phrases[n];
        let announcement = |p: &Phrase| {
            p.tokens.len() > 1
                && p.tokens.start >= self.range.start
                && matches!(
                    self.passage.headword(p.tokens.start),
                    "اعلان" | "تاكيد" | "تجديد" | "ابداء" | "تكرار"
                )
        };
        // إعلان طهران بشكل مفاجئ تخليها: with how and when between.
        let between = |m: &usize| {
            let p = &self.passage.phrases[*m];
            *m + 1 == n || p.prep.is_some() || self.listener.is_time(p.head()) || announcement(p)
        };
        let before =
            (0..n).rev().take(3).take_while(between).find(|&m| announcement(&self.passage.phrases[m]));
        let Some(m) = before.filter(|&m| {
            let from = self.passage.phrases[m].tokens.end;
            q.prep.is_none()
                && !q.joined
                && q.tokens.start == t
                && t - from <= ANNOUNCED
                && (from..t).all(|i| !self.passage.words[i].is_verb() && !self.passage.words[i].is(Pos::That))
        }) else {
            return Vec::new();
        };
        let p = &self.passage.phrases[m];
        let part = self.passage.make_phrase(p.tokens.start + 1..p.tokens.end);
        let mut whom = self.listener.whom(m).iter().chain(self.listener.inside(m)).copied();
        let person = whom.find(|&w| self.cast.all[w].is_party());
        person.map(|who| PartyDraft { who, start: part.start, end: part.end }).into_iter().collect()
    }

    /// معظمهم, عدد منهم: whom the pronoun of a word that counts means.
    pub(super) fn counted_of(&self, n: usize, known: &[Who]) -> Vec<PartyDraft> {
        let p = &self.passage.phrases[n];
        let i = p.tokens.start;
        let plural = matches!(self.passage.words[i].clitics.pronoun, Some("هم" | "هن"));
        let counts = self.passage.counts(i) && p.tokens.len() == 1 && plural;
        if counts { self.nearest_meant(i, known) } else { Vec::new() }
    }

    /// The nearest before a noun whom its pronoun may mean.
    pub(super) fn nearest_owner(&self, t: usize) -> Vec<PartyDraft> {
        let from = self.passage.phrase_from(self.range.start);
        let until = self.passage.phrase_at(t).unwrap_or_else(|| self.passage.phrase_from(t));
        let agreeing = (from..until).rev().find_map(|n| {
            let p = &self.passage.phrases[n];
            // الحوثيين وأنصارهم بعد انقلابهم: rather those whom the pronoun beside them means too.
            if p.joined && p.prep.is_none() && self.passage.words[p.head()].clitics.pronoun.is_some() {
                return None;
            }
            let whom: Vec<PartyDraft> = self
                .listener
                .whom(n)
                .iter()
                .filter(|&&w| self.cast.all[w].is_party() && self.cast.all[w].sector.is_some())
                .map(|&who| PartyDraft { who, start: p.start, end: p.end })
                .collect();
            // تحت تصرف روسيا منذ تدخلها: or a state inside a phrase.
            let inside = || {
                let known = |p: &PartyDraft| {
                    let r = &self.cast.all[p.who];
                    r.is_government() || r.key.is_some() && r.kind != EntityKind::Person
                };
                self.parties_inside(n).into_iter().filter(known).collect::<Vec<_>>()
            };
            let whom = if whom.is_empty() { inside() } else { whom };
            (!whom.is_empty() && self.fits(t, &whom)).then_some(whom)
        });
        agreeing.unwrap_or_default()
    }

    /// استقبل الأمير الوزير الأميركي خلال زيارته إلى الكويت: nobody visits the state that he is of, so that the nearest before who
    /// is of another does.
    pub(super) fn take_guest_for_visitor(&self, t: usize, args: &mut Args) {
        let country = |p: &PartyDraft| self.cast.all[p.who].country.as_deref();
        let visited = args.recipients.first().filter(|p| self.cast.all[p.who].is_government());
        let Some(home) = visited.and_then(country) else { return };
        let at_home =
            |p: &PartyDraft| country(p) == Some(home) && self.cast.all[p.who].country_from.is_none();
        let hosts = !args.actors.is_empty() && args.actors.iter().all(at_home);
        if !hosts {
            return;
        }
        let from = self.passage.phrase_from(self.range.start);
        let until = self.passage.phrase_from(t);
        let guest = (from..until).rev().find_map(|n| {
            let p = &self.passage.phrases[n];
            let whom =
                self.listener.whom(n).iter().map(|&who| PartyDraft { who, start: p.start, end: p.end });
            let abroad = |p: &PartyDraft| {
                self.cast.all[p.who].kind == EntityKind::Person && country(p).is_some_and(|c| c != home)
            };
            let mut whom: Vec<PartyDraft> = whom.filter(abroad).collect();
            // على شرف الوزير الأميركي: inside a phrase too.
            if whom.is_empty() {
                whom = self.parties_inside(n).into_iter().filter(abroad).collect();
            }
            (!whom.is_empty() && self.fits(t, &whom)).then_some(whom)
        });
        args.actors = guest.unwrap_or_default();
    }

    /// Whether the pronoun of a noun may mean some parties, by number and gender.
    pub(super) fn fits(&self, t: usize, parties: &[PartyDraft]) -> bool {
        let Some(party) = parties.first() else { return false };
        let from = self.passage.phrase_from(self.range.start);
        let phrase = self.passage.phrases[from..]
            .iter()
            .take_while(|p| p.tokens.start < self.range.end)
            .find(|p| p.start <= party.start && party.start < p.end);
        let Some(phrase) = phrase else { return true };
        let r = &self.cast.all[party.who];
        let head = phrase.head();
        let w = &self.passage.words[head];
        let plural = parties.len() > 1
            || r.kind == EntityKind::Population
            || matches!(w.features, Features::Noun(f) if f.number != GrammaticalNumber::Singular);
        let name = w.pos == WordPos::Name;
        let feminine = self.passage.tokens.get(head).is_some_and(|t| t.ta_marbuta)
            || r.kind == EntityKind::Government && name;
        match self.passage.words[t].clitics.pronoun {
            // هم is no army and no ministry, but the people of a group.
            Some("هم" | "هما") => {
                let force = matches!(r.sector.as_deref(), Some("MIL" | "GOV" | "COP"));
                let body = r.kind != EntityKind::Person && r.kind != EntityKind::Government;
                // العديد من دول المنطقة: nor is it states.
                let states = plural
                    && r.sector.as_deref() == Some("GOV")
                    && phrase
                        .tokens
                        .clone()
                        .any(|i| matches!(self.passage.headword(i), "دوله" | "بلد" | "حكومه" | "عاصمه"));
                !states && (plural || name && body && !force)
            }
            // ه is no state but those whose names are masculine.
            Some("ه") => {
                let state = r.kind == EntityKind::Government && name;
                let masculine = || is_masculine(r) && !self.passage.names_capital(head);
                // حركة حماس: nor a body whose name begins with a word in ة, as a man's may.
                let body = matches!(r.kind, EntityKind::Organisation | EntityKind::Group);
                !plural && if state { masculine() } else { !feminine || name && !body }
            }
            // النظام: ها is no body whose noun is masculine in the singular.
            Some("ها") => {
                let masculine = !plural && !feminine && w.clitics.article && w.is(Pos::Noun);
                // الشيخ سلطان, الوزير: nor a man whose title shows it.
                let title = self.passage.mention_at(head, |m| matches!(m, Name::Office(_))).is_some();
                let man = r.kind == EntityKind::Person && !feminine && (title || w.is(Pos::Noun));
                !man && (feminine || name) || r.kind != EntityKind::Person && !masculine
            }
            _ => true,
        }
    }

    /// Whom a preposition with a pronoun right behind a verb or its subject means, where nobody else is named in its place:
    /// استدعت السفير وطلبت منه المغادرة.
    pub(super) fn pointed_to(&self, v: usize, frame: &Frame, subject_end: usize, args: &mut Args) {
        let role = |i: usize| {
            let w = self.passage.words.get(i).filter(|_| i < self.range.end)?;
            let prep = self.passage.lexicon.words.lemma(w.lemma?).folded.as_str();
            let third = matches!(w.clitics.pronoun, Some("ه" | "ها" | "هم" | "هما"));
            let role = frame.preps.iter().find(|(f, _)| &**f == prep).map(|(_, r)| *r);
            role.filter(|r| w.is(Pos::Preposition) && third && matches!(r, Role::Recipient | Role::Side))
        };
        let places = [v + 1, subject_end.max(v + 1)];
        let Some((i, role)) = places.into_iter().find_map(|i| Some((i, role(i)?))) else { return };
        let taken = args.recipients.iter().chain(&args.sides).next().is_some();
        if taken && !(role == Role::Side && args.sides.len() == 1 && args.recipients.is_empty()) {
            return;
        }
        let antecedent = self.antecedent_object(v);
        if !antecedent.is_empty() {
            args.add(role, antecedent, usize::MAX);
            return;
        }
        // Neither the subject nor who tells of it.
        let tellers = self.speeches.iter().filter(|s| s.content.contains(&v));
        let mut own: Vec<Who> = tellers.flat_map(|s| s.sources.iter().flat_map(|x| x.who.clone())).collect();
        own.extend(self.subject(v).0.iter().map(|p| p.who));
        own.extend(args.parties().map(|p| p.who));
        args.add(role, self.nearest_meant(i, &own), usize::MAX);
    }

    /// Whom a preposition with a pronoun right behind a noun means, or the pronoun of what goes with it: الإفراج عنه, إطلاق
    /// سراحهم.
    pub(super) fn pointed_behind(&self, t: usize, end: usize, frame: &Frame, args: &mut Args) {
        if !args.recipients.is_empty() {
            return;
        }
        let third = |i: usize| {
            self.passage
                .words
                .get(i)
                .filter(|_| i < self.range.end)
                .is_some_and(|w| matches!(w.clitics.pronoun, Some("ه" | "ها" | "هم" | "هما")))
        };
        let takes = |i: usize| {
            let w = &self.passage.words[i];
            let prep = w.lemma.map(|l| self.passage.lexicon.words.lemma(l).folded.as_str());
            // زيارة له: whose it is.
            w.is(Pos::Preposition)
                && !matches!(prep, Some("ل" | "من"))
                && frame.preps.iter().any(|(f, r)| Some(&**f) == prep && *r == Role::Recipient)
        };
        let freed = |i: &usize| third(*i) && matches!(self.passage.headword(*i), "سراح" | "سبيل");
        let release = frame.event == EventType::Retreat;
        let at = (t + 1..end.max(t + 2)).find(|i| release && freed(i));
        let Some(i) = at.or_else(|| (third(end) && takes(end)).then_some(end)) else { return };
        let known: Vec<Who> = args.parties().map(|p| p.who).collect();
        args.add(Role::Recipient, self.nearest_meant(i, &known), usize::MAX);
    }

    /// The nearest before a word whom its pronoun may mean, and nobody of some others: of هم several, of ها no men.
    pub(super) fn nearest_meant(&self, i: usize, others: &[Who]) -> Vec<PartyDraft> {
        let from = self.passage.phrase_from(self.range.start);
        let until = self.passage.phrase_from(i);
        let pronoun = self.passage.words[i].clitics.pronoun;
        // مقتله, سراحهم, الإفراج عنه: nobody but men is killed, held, tried and freed.
        let bodily = self.is_casualty(i) || OF_MEN.contains(&self.passage.headword(i));
        let country = |w: Who| self.cast.all[w].country.as_deref();
        // إقالة الرئيس وزيره: of one country two persons may be meant, but no state and its own ministry.
        let one_side = |a: Who, b: Who| {
            self.cast.all[b].kind != EntityKind::Person && country(a).is_some() && country(a) == country(b)
        };
        let stranger = |w: Who| others.iter().all(|&o| o != w && !one_side(o, w));
        let nearest = (from..until).rev().find_map(|n| {
            let p = &self.passage.phrases[n];
            let whom = self.listener.whom(n).iter().copied();
            let whom: Vec<PartyDraft> = whom
                .filter(|&w| {
                    let r = &self.cast.all[w];
                    // اعتقلت الصحافي ثم أفرجت عنه: of the press men alone.
                    let tells = || {
                        let held = self.speeches.iter().filter(|s| s.content.contains(&i));
                        held.flat_map(|s| &s.sources).any(|s| s.who.contains(&w))
                    };
                    let press = r.sector.as_deref() == Some("MED");
                    let man = bodily && matches!(r.kind, EntityKind::Person | EntityKind::Population) && !tells();
                    r.is_party() && r.sector.is_some() && (!press || man) && stranger(w)
                })
                .map(|who| PartyDraft { who, start: p.start, end: p.end })
                .collect();
            let kind = self.cast.all[whom.first()?.who].kind;
            if bodily && !matches!(kind, EntityKind::Person | EntityKind::Population) {
                return None;
            }
            let several = matches!(self.passage.words[p.head()].features, Features::Noun(f) if f.number != GrammaticalNumber::Singular)
                || kind == EntityKind::Population;
            let named = self.passage.words[p.head()].pos == WordPos::Name;
            let agrees = match pronoun {
                Some("هم") => several,
                // خطفهن: of women alone.
                Some("هن") => {
                    let form = self.passage.fold(p.head());
                    kind == EntityKind::Population && (form.ends_with("ات") || form.ends_with("نساء"))
                }
                // ه of a body only where its noun shows that it is masculine.
                Some("ه") => matches!(kind, EntityKind::Person | EntityKind::Government) || !named,
                Some("ها") => kind != EntityKind::Population && kind != EntityKind::Person || !several,
                _ => true,
            };
            (agrees && self.fits(i, &whom)).then_some(whom)
        });
        nearest.unwrap_or_default()
    }

    /// The object pronoun of a verb, written to it or behind it: اتهمه, واصفا إياه.
    pub(super) fn object_pronoun(&self, v: usize) -> Option<&str> {
        let apart = || {
            let form = self.passage.words.get(v + 1).filter(|_| v + 1 < self.range.end)?;
            (!form.is_verb()).then(|| self.passage.fold(v + 1).strip_prefix("ايا"))?
        };
        let written = self.passage.words[v].clitics.pronoun;
        written.or_else(|| apart().filter(|p| matches!(*p, "ه" | "ها" | "هم" | "هما" | "هن")))
    }

    /// The most recent party before a verb that is not its subject: whom an object pronoun means.
    pub(super) fn other_than(&self, subject: &[PartyDraft], v: usize) -> Vec<PartyDraft> {
        // ه is said of persons first, ها of states and bodies.
        // اتهمنا: whoever speaks.
        if matches!(self.object_pronoun(v), Some("نا" | "ني" | "ي")) {
            let source = self.holder(v).and_then(|s| s.sources.last());
            return source.map(|s| self.parties_of(s)).unwrap_or_default();
        }
        // هم of several.
        if matches!(self.object_pronoun(v), Some("هم" | "هن")) {
            return self.other(subject, v, &|r| r.kind != EntityKind::Person);
        }
        // خطفهما: of two.
        if self.object_pronoun(v) == Some("هما") {
            let two = self.other(subject, v, &|_| true);
            return if self.fits(v, &two) { two } else { Vec::new() };
        }
        let masculine = self.object_pronoun(v) == Some("ه");
        let persons = self.other(subject, v, &|r| {
            masculine && r.kind == EntityKind::Person || !masculine && r.kind != EntityKind::Person
        });
        if !persons.is_empty() {
            return persons;
        }
        // شاب يقاتل هناك دعاها: ها is no man.
        let anybody = self.other(subject, v, &|_| true);
        // تحالف يضم عشر دول، وتدعمه بريطانيا: nor is ه many.
        let she = self.passage.words[v].clitics.pronoun == Some("ها");
        let many = masculine && anybody.first().is_some_and(|p| self.is_counted(p));
        if many || she && !self.fits(v, &anybody) { Vec::new() } else { anybody }
    }

    /// Whether the phrase of a party begins with how many there are.
    fn is_counted(&self, party: &PartyDraft) -> bool {
        let from = self.passage.phrase_from(self.range.start);
        let phrase =
            self.passage.phrases[from..].iter().find(|p| p.start <= party.start && party.start < p.end);
        phrase.is_some_and(|p| self.passage.counts(p.tokens.start))
    }

    /// دبي، الإمارات العربية المتحدة (CNN)—: whether a phrase only tells where a report was written.
    fn is_dateline(&self, n: usize) -> bool {
        let (from, end) = (self.range.start, self.passage.phrases[n].tokens.end);
        let until = (end + DATELINE).min(self.range.end);
        let dash = (end..until).find(|&i| matches!(self.passage.fold(i), "-" | "--" | "—" | "–"));
        dash.is_some_and(|dash| {
            end - from <= DATELINE
                && matches!(self.passage.fold(dash - 1), ")" | "--" | "-")
                && (from..dash).all(|i| !self.passage.words[i].is_verb())
        })
    }

    /// The nearest party before a verb that is none of its subjects and fits.
    pub(super) fn other(
        &self,
        subject: &[PartyDraft],
        v: usize,
        fits: &dyn Fn(&Referent) -> bool,
    ) -> Vec<PartyDraft> {
        let country = |w: Who| self.cast.all[w].country.clone();
        let mut n = self.passage.phrase_from(v);
        while n > 0 {
            n -= 1;
            let p = &self.passage.phrases[n];
            if p.tokens.start < self.range.start {
                break;
            }
            // شاب يقاتل في سوريا دعاها: no state where something happens.
            let place = p.prep.as_deref() == Some("في")
                && self.passage.words[p.head()].pos == WordPos::Name
                && self.listener.whom(n).iter().all(|&w| self.cast.all[w].is_government());
            // أصبح فلان رئيسا للوزراء: nor what somebody is said to be.
            let predicate = self.passage.words[p.head()].is_accusative()
                && !self.passage.words[p.head()].clitics.article
                && self.passage.mention_at(p.head(), |m| matches!(m, Name::Office(_))).is_some();
            if place || predicate || self.is_dateline(n) {
                continue;
            }
            // انتقد موقف الحكومة واتهمها: or who is named inside.
            let inside = self.listener.whom(n).is_empty();
            let named = if inside { self.listener.inside(n) } else { self.listener.whom(n) };
            if let Some(&who) = named.iter().find(|&&w| {
                (!inside || self.cast.all[w].is_government())
                    && self.cast.all[w].is_party()
                    && fits(&self.cast.all[w])
                    && self.cast.all[w].sector.as_deref() != Some("MED")
                    && !subject.iter().any(|s| {
                        let men = [s.who, w].iter().all(|&x| {
                            let r = &self.cast.all[x];
                            r.kind == EntityKind::Person && !r.generic
                        });
                        s.who == w || !men && country(s.who).is_some() && country(s.who) == country(w)
                    })
            }) {
                let (start, end) = if inside { self.listener.inside_span(n) } else { (p.start, p.end) };
                return vec![PartyDraft { who, start, end }];
            }
        }
        Vec::new()
    }
}
