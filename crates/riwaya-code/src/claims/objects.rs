//! The object of a verb: the phrase that stands as one, the sufferer of harm, and what looks like an object and is a
//! title or the subject.

use riwaya_lexicon::{Features, Frame, Name, NounKind, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::GrammaticalNumber;

use super::{Finder, PartyDraft};
use crate::who::Who;
use crate::words::WordPos;

/// How many words two commas may take out of a clause.
const LONGEST_PARENTHESIS: usize = 12;

/// How many words a relative clause between two commas may have.
const LONGEST_ASIDE: usize = 16;

impl Finder<'_, '_, '_> {
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
            // أدانت دول عربية، بينها مصر، الهجوم: those who are named among the subject.
            let among = p.tokens.start > v + 1 && self.is_among(p.tokens.start - 1);
            // خلال هجمات أو محاولات هجوم: the second of two behind a preposition.
            let or = n > 0
                && self.passage.fold(p.tokens.start - 1) == "او"
                && self.passage.phrases[n - 1].prep.is_some();
            // قتلوا منذ تكثيف القوات حملتها: what another deed is done to.
            let of_deed = n > 0 && {
                let q = &self.passage.phrases[n - 1];
                q.prep.is_some()
                    && q.tokens.len() > 1
                    && q.tokens.end == p.tokens.start
                    && (self.passage.words[q.head()].is(Pos::Masdar)
                        && self.passage.words[p.head()].clitics.pronoun.is_some()
                        // ندد بقتل الجنود الصحفية: whose doer stands before it.
                        || q.prep.as_deref() == Some("ب") && self.has_doer(n - 1))
            };
            if p.prep.is_none()
                && !p.joined
                && !or
                && !of_deed
                && p.tokens.start > v
                && !self.is_his_title(v, n)
                && !among
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

    /// قتل الجنود, اعتقال السلطات: whether a deed of force has one in its genitive who does it, and another behind him whom it
    /// is done to.
    fn has_doer(&self, n: usize) -> bool {
        let p = &self.passage.phrases[n];
        let force = |f: &Frame| matches!(f.event, EventType::Assault | EventType::Coerce);
        let deed =
            self.passage.words[p.head()].lemma.is_some_and(|l| self.passage.lexicon.frames.of(l).any(force));
        let able = |w: &Who| self.cast.all[*w].is_government() || self.is_armed(*w);
        deed && self.parties_inside(n).iter().any(|p| able(&p.who))
            && self.passage.phrases.get(n + 1).is_some_and(|q| {
                q.tokens.start == p.tokens.end
                    && (q.prep.is_none() && !q.joined || q.prep.as_deref() == Some("ل"))
                    && q.tokens.start < self.range.end
                    && !self.listener.whom(n + 1).is_empty()
            })
    }

    /// Whether somebody bears arms or arrests by his office.
    pub(super) fn is_armed(&self, who: Who) -> bool {
        matches!(
            self.cast.all[who].sector.as_deref(),
            Some("MIL" | "REB" | "COP" | "UAF" | "GOV" | "JUD" | "SPY" | "PRM")
        )
    }

    /// ندد باعتقال ناشطين, رفض قتل المدنيين: takes those whom a deed of force is done to out of those who are blamed for it.
    pub(super) fn spare_victims(&self, n: usize, parties: &mut Vec<PartyDraft>) {
        let p = &self.passage.phrases[n];
        let force = |f: &Frame| matches!(f.event, EventType::Assault | EventType::Coerce);
        let deed = self.passage.words[p.head()].lemma.is_some_and(|l| {
            self.passage.lexicon.frames.of(l).any(force) && self.passage.words[p.head()].is_nominal()
        });
        if deed && !self.passage.words[p.head()].clitics.article && !self.has_doer(n) {
            let suffers = self.is_done_to(n);
            parties.retain(|party| {
                !suffers && (self.is_armed(party.who) || self.cast.all[party.who].is_government())
            });
        }
    }

    /// أدان ما وصفه بأنه "خروقات", ما سماه الانقلاب: what is called so is the object.
    pub(super) fn so_called(&self, from: usize, until: usize) -> Option<usize> {
        let what = self.passage.fold(from) == "ما" && from + 1 < self.range.end;
        let v = from + 1;
        // أدانت ما قالت إنه اقتراب: what she says it is.
        let says = what
            && self.passage.words[v].is_verb()
            && self.passage.words.get(v + 1).is_some_and(|w| w.is(Pos::That) && w.clitics.pronoun.is_some());
        let calls = says
            || what && matches!(self.passage.verb_headword(v), Some("وصف" | "سمي" | "اسمي" | "اعتبر" | "عد"));
        if !calls || !self.passage.words[v].is_verb() {
            return None;
        }
        let n = self.passage.phrase_from(v + 1);
        let p = self.passage.phrases.get(n)?;
        let between = (v + 1..p.tokens.start)
            .all(|i| self.passage.words[i].pos == WordPos::Punct || self.passage.words[i].is(Pos::That));
        let near = p.tokens.start <= v + 4 && p.tokens.start < self.range.end.max(until);
        (between && near && matches!(p.prep.as_deref(), None | Some("ب"))).then_some(n)
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
            && !self.passage.words[p.tokens.start].clitics.article
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

    /// التقى الوزير، الذي يزور المنطقة، نظيره: the party behind the relative clause between two marks that the subject has.
    pub(super) fn object_behind_aside(&self, subject_end: usize, frame: &Frame) -> Option<usize> {
        let comma = |i: usize| matches!(self.passage.fold(i), "،" | ",");
        let takes = matches!(frame.object, Some(Role::Recipient | Role::Side | Role::Actor));
        let aside = takes
            && subject_end > 0
            && subject_end + 1 < self.range.end
            && comma(subject_end)
            && (self.passage.words[subject_end + 1].is(Pos::Relative)
                || matches!(self.passage.headword(subject_end + 1), "رفقه" | "برفقه" | "يرافقه"));
        let until = (subject_end + LONGEST_ASIDE).min(self.range.end);
        let second = aside.then(|| (subject_end + 2..until).find(|&i| comma(i))).flatten()?;
        let n = self.passage.phrase_at(second + 1)?;
        let p = &self.passage.phrases[n];
        let object = p.tokens.start == second + 1
            && p.tokens.start < self.range.end
            && p.prep.is_none()
            && !p.joined
            && !self.listener.is_time(p.head())
            && !self.listener.whom(n).is_empty();
        object.then_some(n)
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

    /// Whether nothing but what says where and when stands between a verb and people counted behind it.
    pub(super) fn is_behind_places(&self, v: usize, n: usize) -> bool {
        let p = &self.passage.phrases[n];
        let first = self.passage.phrase_from(v + 1);
        let mark = |i: usize| matches!(self.passage.fold(i), "،" | "," | ":" | "\"" | "«");
        (self.passage.counts_people(p) || self.passage.counts(p.tokens.start))
            && !self.is_oblique(n)
            && !(v..p.tokens.start).any(mark)
            && (first..n).all(|m| {
                let q = &self.passage.phrases[m];
                q.prep.is_some() || self.listener.is_time(q.head())
            })
    }

    /// أصيب في الصدامات التي وقعت أمس عدد من المارة: the people counted behind where they came to harm and what is said of it.
    pub(super) fn victims_behind_place(&mut self, v: usize) -> Option<Vec<PartyDraft>> {
        let words = &self.passage.words;
        let first = self.passage.phrase_from(v + 1);
        let place = self.passage.phrases.get(first).is_some_and(|p| {
            p.tokens.start <= v + 2
                && matches!(p.prep.as_deref(), Some("في" | "خلال" | "اثناء" | "اثر" | "جراء" | "ب"))
        });
        if !place || !words[v].is_verb() || !self.is_casualty(v) {
            return None;
        }
        let n = (first + 1..self.passage.phrases.len())
            .take_while(|&n| self.passage.phrases[n].tokens.start < self.range.end)
            .find(|&n| {
                let p = &self.passage.phrases[n];
                p.prep.is_none()
                    && !p.joined
                    && self.passage.counts(p.tokens.start)
                    && self.passage.counts_people(p)
                    && words[p.tokens.start - 1].is_nominal()
            })?;
        let between = v + 1..self.passage.phrases[n].tokens.start;
        let relative = between.clone().any(|i| words[i].is(Pos::Relative));
        let verbs = between.clone().filter(|&i| words[i].is_verb()).count();
        let that =
            between.clone().any(|i| words[i].is(Pos::That) || matches!(self.passage.fold(i), "،" | ","));
        if !relative || verbs != 1 || that {
            return None;
        }
        let (mut parties, _) = self.parties_from(n);
        if parties.is_empty() {
            parties.extend(self.counted_people(n));
        }
        Some(parties).filter(|p| !p.is_empty())
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
}
