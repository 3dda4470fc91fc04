//! Whom the phrases beside a word name: what a verb takes, what stands behind prepositions, in the genitive, in
//! adjectives, and whom a pronoun means.

use std::ops::Range;

use riwaya_lexicon::{Features, Frame, Name, NounKind, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::GrammaticalNumber;

use super::roles::Args;
use super::{Finder, PartyDraft};
use crate::phrases::Phrase;
use crate::speech::Source;
use crate::who::{Cast, Referent, Who};
use crate::words::WordPos;

/// Nouns for what lies between two, whose other side stands behind مع (folded headwords).
const RELATIONS: [&str; 16] = [
    "حد",
    "حدود",
    "علاقه",
    "تعاون",
    "اتفاق",
    "اتفاقيه",
    "شراكه",
    "تحالف",
    "خلاف",
    "تبادل",
    "ازمه",
    "نزاع",
    "صراع",
    "توتر",
    "حرب",
    "تجاره",
];

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

/// How many words two commas may take out of a clause.
const LONGEST_PARENTHESIS: usize = 12;

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

    /// The parties that a phrase and what is coordinated with it name, and where they end.
    pub(super) fn parties_from(&self, n: usize) -> (Vec<PartyDraft>, usize) {
        let mut out: Vec<PartyDraft> = Vec::new();
        // التقى الوزير نظيره واتفق الطرفان: the two just told of in the sentence.
        let first = &self.passage.phrases[n];
        if self.last_pair.len() == 2 && Cast::is_pair(self.passage, first) {
            let two = self.last_pair.iter();
            out.extend(two.map(|p| PartyDraft { who: p.who, start: first.start, end: first.end }));
            return (out, first.tokens.end);
        }
        let mut last = n;
        loop {
            let p = &self.passage.phrases[last];
            out.extend(
                self.listener
                    .whom(last)
                    .iter()
                    .filter(|&&w| self.cast.all[w].is_party())
                    .map(|&who| PartyDraft { who, start: p.start, end: p.end }),
            );
            let next = last + 1;
            let coordinated = self.passage.phrases.get(next).is_some_and(|q| {
                let same_prep = q.prep.is_none() || q.prep == self.passage.phrases[n].prep;
                // الرئيس التونسي، قيس سعيد، ونظيره الجزائري: a comma closes the apposition.
                let comma = |i: usize| matches!(self.passage.fold(i), "،" | ",");
                let closed = p.tokens.clone().any(comma) && comma(p.tokens.end);
                let end = p.tokens.end + usize::from(closed);
                // الضربات الأميركية والفرنسية: another adjective of what names nobody.
                let adjective = out.is_empty()
                    && q.tokens.len() == 1
                    && self.passage.words[q.head()].clitics.article
                    && self.passage.mention_at(q.head(), |m| matches!(m, Name::Nisba(_))).is_some();
                q.joined
                    && same_prep
                    && !adjective
                    && q.tokens.start <= end + usize::from(q.prep.is_some())
                    && q.tokens.start < self.range.end
                    && !self.listener.whom(next).is_empty()
            });
            if !coordinated {
                break;
            }
            last = next;
        }
        (out, self.passage.phrases[last].tokens.end)
    }

    /// The phrase that is the verb's object: the first without a preposition after the subject. Behind a comma there is
    /// none, except where a second one closes what stands between (اتهم السفير، فلان، بريطانيا).
    pub(super) fn object(&self, v: usize, from: usize, until: usize) -> Option<usize> {
        let comma = |i: &usize| matches!(self.passage.fold(*i), "،" | ",");
        let first = (from..until).find(comma);
        let second = first.and_then(|c| (c + 1..until).find(comma));
        let parenthesis = match (first, second) {
            (Some(a), Some(b)) if b - a <= LONGEST_PARENTHESIS => a..b,
            _ => 0..0,
        };
        // The subject's apposition is closed: اتهم المتحدث، ناصر كنعاني، النائب.
        let apposed = first == Some(from)
            && from > v + 1
            && self
                .passage
                .phrase_at(from - 1)
                .is_some_and(|n| self.passage.phrases[n].tokens.clone().any(|i| comma(&i)));
        if apposed && let Some(n) = self.passage.phrase_at(from + 1) {
            let p = &self.passage.phrases[n];
            let open = p.tokens.start == from + 1 && p.prep.is_none() && !p.joined;
            if open && !self.listener.is_time(p.head()) && !self.listener.whom(n).is_empty() {
                return Some(n);
            }
        }
        // The subject is complete before its comma: اتهم السفير لدى المنظمة، فلان، بريطانيا، ب…
        let complete = first == Some(from) && second.is_some_and(|c| c <= from + 4);
        if complete && let Some(n) = self.passage.phrase_at(from + 1).filter(|&n| self.is_other(n, from)) {
            return Some(n);
        }
        let end = until;
        let until = if parenthesis.is_empty() { first.unwrap_or(until) } else { until };
        let mut n = self.passage.phrase_from(from);
        while n < self.passage.phrases.len() && self.passage.phrases[n].tokens.start < until {
            let p = &self.passage.phrases[n];
            let head = &self.passage.words[p.head()];
            // مشيرا إلى, مؤكدة أن: another act beside the verb's.
            let beside = head.is(Pos::ActiveParticiple)
                && !head.clitics.article
                && p.tokens.len() == 1
                && self.passage.tokens.get(p.head()).is_some_and(|t| t.ta_marbuta || head.is_accusative())
                && self.listener.whom(n).is_empty();
            if beside {
                return None;
            }
            // التقى كلا من الملكة ورئيسة الوزراء: each of them.
            let each = p.prep.as_deref() == Some("من")
                && p.tokens.start >= v + 3
                && self.passage.fold(p.tokens.start - 2) == "كلا";
            if each {
                return Some(n);
            }
            if p.prep.is_none()
                && !p.joined
                && p.tokens.start > v
                && !self.is_his_title(v, n)
                && !self.is_nominative(p.head())
                && !parenthesis.contains(&p.tokens.start)
                && !self.listener.is_time(p.head())
            {
                return Some(n);
            }
            n += 1;
        }
        first.and_then(|comma| self.object_behind(comma, from, end))
    }

    /// Whether the ending of a sound plural tells that a noun is a subject: مسلحون, مسلحو التنظيم.
    pub(super) fn is_nominative(&self, i: usize) -> bool {
        let (w, form) = (&self.passage.words[i], self.passage.fold(i));
        let plural = matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural)
            && w.clitics.pronoun.is_none();
        let stem = w.lemma.map(|l| self.passage.lexicon.words.lemma(l).folded.as_str());
        let bare = form.trim_start_matches("ال");
        // A name that the lexicon has for people, in their nominative.
        let people = w.pos == WordPos::Name
            && self.passage.mention_at(i, |m| matches!(m, Name::Population(_))).is_some()
            && (form.ends_with("ون") || form.ends_with('و'));
        people
            || plural
                && stem.is_some_and(|s| bare.strip_prefix(s).is_some_and(|end| matches!(end, "ون" | "و")))
    }

    /// Whether a verb of charging stands with its charge alone, without anybody between: اتهم بالفساد, اتهموا بأنهم.
    pub(super) fn is_charge_alone(&self, v: usize, frame: &Frame) -> bool {
        let charges = frame.event == EventType::Accuse
            && frame.object == Some(Role::Recipient)
            && frame.preps.iter().any(|(prep, role)| &**prep == "ب" && *role == Role::Topic);
        let at = v + 1;
        let with = |i: usize| self.passage.words[i].clitics.preposition == Some('ب');
        charges
            && self.passage.words[v].is_verb()
            && at < self.range.end
            && with(at)
            && self.passage.words[at].clitics.pronoun.is_none_or(|_| self.passage.words[at].is(Pos::That))
            && (self.passage.words[at].is_nominal() || self.passage.words[at].is(Pos::That))
            && !self.listener.is_time(at)
    }

    /// The second of two phrases behind a verb where the first names no party, but may be the subject.
    pub(super) fn second_behind(&self, v: usize, n: usize, frame: &Frame) -> Option<usize> {
        let (p, q) = (&self.passage.phrases[n], self.passage.phrases.get(n + 1)?);
        (frame.object == Some(Role::Recipient)
            && matches!(frame.event, EventType::Accuse | EventType::Request)
            && p.tokens.start == v + 1
            && self.listener.whom(n).is_empty()
            && !self.passage.words[p.head()].is_accusative()
            && q.tokens.start == p.tokens.end
            && q.prep.is_none()
            && !q.joined
            && q.tokens.start < self.range.end
            && !self.listener.is_time(q.head())
            && !self.listener.whom(n + 1).is_empty())
        .then_some(n + 1)
    }

    /// Whether a phrase tells the title of him whose full name, that nobody knows, stands right before it.
    pub(super) fn is_apposed(&self, name: usize, title: usize) -> bool {
        let (p, q) = (&self.passage.phrases[name], &self.passage.phrases[title]);
        let said = self.passage.words[p.head()].lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
        p.tokens.len() > 1
            && !matches!(said, Some(NounKind::Speech | NounKind::Document | NounKind::Body))
            && p.tokens.clone().any(|i| self.passage.words[i].guessed || self.passage.words[i].given)
            && self.passage.mention_at(q.tokens.start, |n| matches!(n, Name::Office(_))).is_some()
            && !self.passage.words[q.tokens.start].clitics.article
    }

    /// The object of harm behind the relative clause of the subject: قتلت الحركة التي تنشط في الشمال عمدة المدينة. It is
    /// told by its case, as no phrase of the clause itself is.
    pub(super) fn object_behind_relative(&self, subject_end: usize, frame: &Frame) -> Option<usize> {
        let relative = subject_end > 0
            && subject_end < self.range.end
            && self.passage.words[subject_end].is(Pos::Relative)
            && frame.object == Some(Role::Recipient)
            && frame.event == EventType::Assault;
        if !relative {
            return None;
        }
        let from = self.passage.phrase_from(subject_end);
        (from..self.passage.phrases.len())
            .take_while(|&n| self.passage.phrases[n].tokens.start < self.range.end)
            .find(|&n| {
                let p = &self.passage.phrases[n];
                let before = &self.passage.words[p.tokens.start - 1];
                p.prep.is_none()
                    && !p.joined
                    && !before.is_verb()
                    && before.is_nominal()
                    && self.passage.words[p.head()].is_accusative()
                    && self.passage.counts_people(p)
            })
    }

    /// Whether a phrase right behind a victim's name tells his office: اغتيل سالم الأحمد رئيس البلدية.
    fn is_his_title(&self, v: usize, n: usize) -> bool {
        let p = &self.passage.phrases[n];
        let harmed = self.passage.words[v]
            .lemma
            .is_some_and(|l| self.passage.lexicon.frames.of(l).any(|f| f.event == EventType::Assault));
        let Some(before) = n.checked_sub(1).filter(|_| harmed) else { return false };
        let q = &self.passage.phrases[before];
        let named = self
            .passage
            .mention_at(q.tokens.end - 1, |x| matches!(x, Name::Person(_) | Name::PersonShort(_)));
        let title = self.passage.mention_at(p.tokens.start, |x| matches!(x, Name::Office(_)));
        let renamed = p.tokens.clone().any(|i| {
            self.passage.words[i].given
                || self
                    .passage
                    .mention_at(i, |x| matches!(x, Name::Person(_) | Name::PersonShort(_)))
                    .is_some()
        });
        q.tokens.start == v + 1
            && q.tokens.end == p.tokens.start
            && (named.is_some() || self.passage.words[q.tokens.end - 1].guessed)
            && title.is_some()
            && !renamed
    }

    /// Whether a phrase behind a comma names somebody else than the phrase before it, and no person in apposition to it.
    fn is_other(&self, n: usize, comma: usize) -> bool {
        let p = &self.passage.phrases[n];
        let before = self.passage.phrase_at(comma.saturating_sub(1));
        let (Some(&who), Some(before)) = (self.listener.whom(n).first(), before) else { return false };
        let r = &self.cast.all[who];
        p.tokens.start == comma + 1
            && p.prep.is_none()
            && !p.joined
            && r.kind != EntityKind::Person
            && self.listener.whom(before).first().is_some_and(|&b| {
                self.cast.all[b].kind == EntityKind::Person && self.cast.all[b].country != r.country
            })
    }

    /// The object that newspapers set behind a comma after what says where and when: طالبت النقابة في صفاقس، الوزارة …
    fn object_behind(&self, comma: usize, from: usize, until: usize) -> Option<usize> {
        let before = self.passage.phrase_at(comma - 1)?;
        let p = &self.passage.phrases[before];
        let adverbial = p.tokens.start >= from
            && (p.prep.as_deref().is_some_and(|prep| matches!(prep, "في" | "ب" | "خلال" | "من"))
                || self.listener.is_time(comma - 1));
        let n = self.passage.phrase_at(comma + 1)?;
        let q = &self.passage.phrases[n];
        let object = q.tokens.start == comma + 1
            && q.tokens.start < until
            && q.prep.is_none()
            && !q.joined
            && !self.listener.is_time(q.head())
            && !self.listener.whom(n).is_empty();
        (adverbial && object).then_some(n)
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
        let relative = self.passage.phrases[last].tokens.end;
        let v = relative + 1;
        let told = v < self.range.end
            && self.passage.words[relative].is(Pos::Relative)
            && self.passage.words[v].is_verb()
            && self.passage.verb_headword(v) != Some("كان");
        if !told {
            return Vec::new();
        }
        // The verb acts on what the phrase names: its pronoun says so.
        let mut back = self.passage.words[v].clitics.pronoun.is_some();
        let mut at = v + 1;
        while at < self.range.end
            && self.passage.words[at].is(Pos::Preposition)
            && self.passage.words[at].clitics.pronoun.is_some()
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

    /// The people that stand alone right behind a verb of harm, where the lexicon has no name for them.
    pub(super) fn victims(&mut self, v: usize, until: usize) -> Option<Vec<PartyDraft>> {
        // قتل وأصيب العشرات: told behind the second of two verbs.
        let (_, v) = self.side_by_side(v);
        let n = self.passage.phrase_at(v + 1)?;
        let p = &self.passage.phrases[n];
        let second = self.passage.phrases.get(n + 1).is_some_and(|q| {
            q.prep.is_none() && !q.joined && q.tokens.start < until && !self.listener.is_time(q.head())
        });
        let alone =
            p.tokens.start == v + 1 && p.prep.is_none() && !second && self.listener.whom(n).is_empty();
        let number = p.tokens.len() == 1 && self.passage.counts(v + 1);
        (alone && (number || self.passage.counts_people(p)))
            .then(|| vec![PartyDraft { who: self.people_of(p), start: p.start, end: p.end }])
    }

    /// Gives the parties behind prepositions between two tokens the roles the frame names.
    pub(super) fn prepositional(
        &self,
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
        let mut n = self.passage.phrase_from(from);
        let mut seen: Vec<&str> = Vec::new();
        let mut charged = false;
        while n < self.passage.phrases.len() && self.passage.phrases[n].tokens.start < until {
            let p = &self.passage.phrases[n];
            // Behind a noun, a new noun phrase has prepositions of its own.
            // التحقيقات الخاصة بالحزب، والمحادثات مع الوزير: behind a mark also one with و.
            let apart = p.joined
                && matches!(self.passage.fold(p.tokens.start.saturating_sub(1)), "،" | ",")
                && self.listener.whom(n).is_empty();
            if nominal && p.prep.is_none() && (!p.joined || apart) && !self.listener.is_time(p.head()) {
                break;
            }
            // قافلة تابعة للأمم المتحدة: whose it is. ، للدفاع عن: to what end.
            let before = p.tokens.start.checked_sub(1).filter(|&b| b >= from.saturating_sub(1));
            let owned = before.is_some_and(|b| {
                p.prep.as_deref() == Some("ل")
                    && frame.event != EventType::Assault
                    && (matches!(self.passage.fold(b), "،" | ",")
                        || matches!(self.passage.headword(b), "تابع" | "موال" | "موالي" | "منتم"))
            });
            if owned {
                n += 1;
                continue;
            }
            if let Some(prep) = &p.prep {
                // "من قبل" and "على يد" name the doer of a passive or a verbal noun.
                let noun = self.passage.headword(p.head());
                let led = matches!(noun, "يد" | "ايدي") && prep == "علي"
                    || matches!(noun, "جانب" | "طرف") && prep == "من";
                let before = p.tokens.start.checked_sub(2);
                let by = prep == "قبل" && before.is_some_and(|b| self.passage.fold(b) == "من");
                let role = frame.preps.iter().find(|(f, _)| **f == **prep).map(|(_, r)| *r);
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
                    .filter(|_| nominal || !self.is_of_relation(n))
                    .filter(|role| !(charged && *role == Role::Recipient && !args.recipients.is_empty()))
                    && !seen.contains(&prep.as_str())
                {
                    seen.push(prep.as_str());
                    let (mut parties, _) = self.parties_from(n);
                    if parties.is_empty() && role == Role::Recipient {
                        parties.extend(self.parties_inside(n));
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
                charged |= prep == "ب" && frame.event == EventType::Accuse;
            }
            n += 1;
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
                    r.is_party() && r.sector.as_deref().is_some_and(|s| s != "MED") && stranger(w)
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
                // ه of a body only where its noun shows that it is masculine.
                Some("ه") => matches!(kind, EntityKind::Person | EntityKind::Government) || !named,
                Some("ها") => kind != EntityKind::Population && kind != EntityKind::Person || !several,
                _ => true,
            };
            (agrees && self.fits(i, &whom)).then_some(whom)
        });
        nearest.unwrap_or_default()
    }

    /// Whether مع or بين belongs to the noun before it and not to the verb: على الحدود مع الأردن, تعزيز العلاقات بين البلدين.
    fn is_of_relation(&self, n: usize) -> bool {
        let (p, before) = (&self.passage.phrases[n], n.checked_sub(1).map(|b| &self.passage.phrases[b]));
        let between = p.prep.as_deref() == Some("بين");
        (between || p.prep.as_deref() == Some("مع"))
            && before.is_some_and(|q| {
                let mut heads = q.tokens.clone().take(if between { q.tokens.len() } else { 1 });
                q.prep.is_some()
                    && q.tokens.end + 1 == p.tokens.start
                    && heads.any(|t| RELATIONS.contains(&self.passage.headword(t)))
            })
    }

    /// Whom a genitive phrase names: the first place in it where somebody is named.
    pub(super) fn genitive(&mut self, rest: &Phrase) -> Option<(Vec<PartyDraft>, usize)> {
        let n = self.passage.phrase_at(rest.tokens.start)?;
        if rest.tokens == self.passage.phrases[n].tokens {
            return None;
        }
        for start in rest.tokens.clone() {
            let w = &self.passage.words[start];
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
            if let Some(m) = self.passage.mention_at(i, |x| matches!(x, Name::Nisba(_)))
                && m.tokens.start == i
                && let Some(country) = m.nisba()
                // ضربة سوريا: the country, and no accusative of its adjective.
                && (self.passage.mention_at(i, |x| matches!(x, Name::Country(_))).is_none()
                    || self.passage.words[i - 1].is_accusative())
            {
                // مقاطعة البضائع التركية, قصف المواقع السورية: what is of that country is acted on.
                let of_object = i > first
                    && frame.subject == Some(Role::Actor)
                    && !self.passage.words[first].is_adjectival()
                    && self.passage.words[first].clitics.article
                    && self.passage.words[first].lemma.is_some_and(|l| {
                        let kind = self.passage.lexicon.words.lemma(l).kind;
                        kind == NounKind::Place
                            || matches!(frame.event, EventType::Protest | EventType::Sanction)
                                && !matches!(kind, NounKind::Person | NounKind::Body)
                    });
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

    /// The most recent party before a verb that is not its subject: whom an object pronoun means.
    pub(super) fn other_than(&self, subject: &[PartyDraft], v: usize) -> Vec<PartyDraft> {
        // ه is said of persons first, ها of states and bodies.
        // اتهمنا: whoever speaks.
        if matches!(self.passage.words[v].clitics.pronoun, Some("نا" | "ني" | "ي")) {
            let source = self.holder(v).and_then(|s| s.sources.last());
            return source.map(|s| self.parties_of(s)).unwrap_or_default();
        }
        // هم of several.
        if matches!(self.passage.words[v].clitics.pronoun, Some("هم" | "هن")) {
            return self.other(subject, v, &|r| r.kind != EntityKind::Person);
        }
        let masculine = self.passage.words[v].clitics.pronoun == Some("ه");
        let persons = self.other(subject, v, &|r| {
            masculine && r.kind == EntityKind::Person || !masculine && r.kind != EntityKind::Person
        });
        if !persons.is_empty() {
            return persons;
        }
        self.other(subject, v, &|_| true)
    }

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
            if let Some(&who) = self.listener.whom(n).iter().find(|&&w| {
                self.cast.all[w].is_party()
                    && fits(&self.cast.all[w])
                    && !subject
                        .iter()
                        .any(|s| s.who == w || country(s.who).is_some() && country(s.who) == country(w))
            }) {
                return vec![PartyDraft { who, start: p.start, end: p.end }];
            }
        }
        Vec::new()
    }
}
