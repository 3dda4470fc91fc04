//! Who does what a word tells: the subject named with it, the one understood, and the one that another word brings.

use riwaya_lexicon::{Features, Frame, NounKind, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::{Gender, GrammaticalNumber, Person, Tense, Voice};

use super::verbs::suffers;
use super::{Finder, PartyDraft};
use crate::discourse::is_talk;
use crate::speech::{Source, Speech};
use crate::who::{Referent, Who};
use crate::words::WordPos;

/// Countries whose names are masculine; all others, and cities, are feminine.
const MASCULINE_COUNTRIES: [&str; 8] = ["IRQ", "LBN", "JOR", "SDN", "YEM", "MAR", "SOM", "VAT"];

/// Verbs of issuing a paper and beginning a campaign (folded).
const ISSUES: [&str; 14] =
    ["اصدر", "اطلق", "وجه", "نشر", "قدم", "تبني", "وقع", "اعتمد", "طرح", "اقر", "شن", "نظم", "اعد", "رفع"];

/// Verbs that mean nothing without an object (folded): one phrase behind them is it.
const TRANSITIVE: [&str; 14] = [
    "استجوب",
    "اتهم",
    "انتقد",
    "هنا",
    "عزي",
    "وصف",
    "ناشد",
    "حمل",
    "شكر",
    "حث",
    "ابلغ",
    "اعتبر",
    "مكن",
    "جرد",
];

/// Whether the name of a state is masculine.
pub(super) fn is_masculine(state: &Referent) -> bool {
    state.country.as_deref().is_some_and(|c| MASCULINE_COUNTRIES.contains(&c))
}

impl Finder<'_, '_, '_> {
    /// Whether a verb can have a phrase after it as its subject, by gender.
    fn agrees(&self, v: usize, n: usize) -> bool {
        let Some(f) = self.passage.words[v].verb() else { return true };
        let p = &self.passage.phrases[n];
        let head = p.head();
        let Some(&who) = self.listener.whom(n).first() else { return true };
        let r = &self.cast.all[who];
        let proper_head = self.passage.words[head].pos == WordPos::Name;
        if r.kind == EntityKind::Government && proper_head {
            return (f.gender == Gender::Masculine) == is_masculine(r);
        }
        // أربعة جنود, قراصنة: a number, a plural of men in ة.
        let of_men = self.passage.counts(head)
            || matches!(self.passage.words[head].features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
        let marked_feminine = !of_men && self.passage.tokens.get(head).is_some_and(|t| t.ta_marbuta);
        if r.kind == EntityKind::Person
            && f.gender == Gender::Feminine
            && f.number == GrammaticalNumber::Singular
        {
            // A title in the masculine cannot follow a feminine verb.
            return proper_head || marked_feminine;
        }
        // حملة تدعو الجنود: many men follow no verb in the feminine.
        let form = self.passage.fold(head);
        let women = form.ends_with("ات") || matches!(riwaya_lexicon::bare(form), "نساء" | "نسوه" | "فتيات");
        let men = r.kind == EntityKind::Population
            && !women
            && self.passage.words[head]
                .lemma
                .is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Person)
            && matches!(
                self.passage.words[head].features,
                Features::Noun(n) if n.number == GrammaticalNumber::Plural && n.gender == Gender::Masculine
            );
        if f.gender == Gender::Feminine && f.number == GrammaticalNumber::Singular && men && !proper_head {
            return false;
        }
        if f.gender == Gender::Masculine && marked_feminine && !proper_head {
            return false;
        }
        true
    }

    /// The subject of a verb, where it stands or is understood: parties, where the phrase ends (0 if before), and
    /// whether it was named with the verb.
    pub(super) fn subject(&self, v: usize) -> (Vec<PartyDraft>, usize, bool) {
        let verb = self.passage.words[v].verb();
        if verb.is_some_and(|f| f.person == Person::First)
            && let Some(source) = self.holder(v).and_then(|s| s.sources.last())
        {
            return (self.parties_of(source), 0, true);
        }
        // الجرائم التي ترتكبها المليشيات: with an object pronoun the antecedent is the object.
        // النزاع الذي قتل فيه مدنيون: nor is it the subject where a preposition points back to it.
        let points_back = self.passage.words[v].clitics.pronoun.is_some()
            || self.passage.words.get(v + 1).is_some_and(|w| {
                v + 1 < self.range.end && w.is(Pos::Preposition) && w.clitics.pronoun.is_some()
            }) && self.phrase_behind(v).is_some();
        let object = points_back && self.relative_before(v).is_some();
        if let Some(s) = self.listener.subject_before(v, &self.range).filter(|_| !object) {
            return (self.parties_of(&s), 0, true);
        }
        // قتل وأصيب العشرات, الذي يقتل ويخطف: verbs side by side have one subject, before the first or behind the last.
        let (first, last) = self.side_by_side(v);
        if first < v
            && let Some(s) = self.listener.subject_before(first, &self.range)
        {
            return (self.parties_of(&s), 0, true);
        }
        if last > v {
            return self.subject(last);
        }
        // لسنا نحن من يطلب تصريحا: whoever does, what stands behind is the object.
        let whoever = v > self.range.start
            && matches!(self.passage.fold(v - 1), "من" | "لمن" | "ممن")
            && self.passage.words[v - 1].is(Pos::Relative);
        if whoever {
            return (Vec::new(), 0, false);
        }
        let at = self.behind_adverbs(v);
        // قتلوا, اتفقا: a verb before its subject is in the singular.
        let counted = verb.is_some_and(|f| f.number != GrammaticalNumber::Singular);
        if let Some(n) = self.passage.phrase_at(at).filter(|_| !counted)
            && self.passage.phrases[n].tokens.start == at
            && self.passage.phrases[n].prep.is_none()
            && !self.passage.phrases[n].joined
            && at < self.range.end
        {
            let nobody = self.listener.whom(n).is_empty();
            // ألقت ماريا سواريز نائبة الرئيس باللوم على: a name nobody knows, and what she is.
            if nobody
                && self.passage.phrases.get(n + 1).is_some_and(|q| {
                    q.tokens.start == self.passage.phrases[n].tokens.end && q.prep.is_none() && !q.joined
                })
                && self.is_apposed(n, n + 1)
            {
                let (mut parties, end) = self.parties_from(n + 1);
                if let Some(first) = parties.first_mut() {
                    first.start = self.passage.phrases[n].start;
                    return (parties, end, true);
                }
            }
            if nobody || self.is_object(v, n) {
                // A subject that is no party, or an object alone; the verb's object may follow or is it.
                return match self.topic(v) {
                    Some(topic) => (topic, at, true),
                    None => (self.understood(v), at, false),
                };
            }
            // أطلقت النار عليه فأردته قتيلا: an indefinite accusative is no subject.
            let p = &self.passage.phrases[n];
            let accusative = self.passage.words[p.head()].is_accusative()
                && p.head() == p.tokens.start
                && self.passage.words[v].clitics.pronoun.is_some();
            if self.agrees(v, n) && !accusative {
                let (parties, end) = self.parties_from(n);
                return (parties, end, true);
            }
        }
        let obliged = self.obliged(v);
        if !obliged.is_empty() {
            return (obliged, 0, true);
        }
        if let Some(topic) = self.topic(v) {
            return (topic, 0, true);
        }
        (self.understood(v), 0, false)
    }

    /// Who is to do what a verb behind أن tells: على الحكومة أن تستقيل, طلب من الجيش أن ينسحب, دعا موسكو إلى أن تسحب قواتها.
    fn obliged(&self, v: usize) -> Vec<PartyDraft> {
        let words = &self.passage.words;
        let present = words[v].verb().is_some_and(|f| f.tense == Tense::Present);
        let before = |i: usize| i.checked_sub(1).filter(|&b| b >= self.range.start);
        let denied = before(v).filter(|&b| words[b].is(Pos::Negation)).unwrap_or(v);
        let that = before(denied).filter(|&b| present && words[b].is(Pos::That));
        let Some(that) = that.filter(|&b| words[b].clitics.pronoun.is_none()) else { return Vec::new() };
        let Some(last) = before(that) else { return Vec::new() };
        let led = words[last].is(Pos::Preposition) && words[last].clitics.pronoun.is_none();
        let end = if led { last } else { that };
        let Some(n) = before(end).and_then(|b| self.passage.phrase_at(b)) else { return Vec::new() };
        let p = &self.passage.phrases[n];
        if p.tokens.end != end || self.listener.whom(n).is_empty() || !self.agrees(v, n) {
            return Vec::new();
        }
        let obliged = p.prep.as_deref() == Some("علي") && !led;
        // Of a verb of asking whom it asks, and not who asks.
        let asks = || {
            let asker = self.clause_start(p.tokens.start);
            let request = words[asker].is_verb()
                && words[asker].lemma.is_some_and(|l| {
                    self.passage.lexicon.frames.of(l).any(|f| f.event == EventType::Request)
                });
            let place = match p.prep.as_deref() {
                Some("من") => !led,
                None => led || words[that].clitics.preposition == Some('ب'),
                _ => false,
            };
            request && place && self.subject(asker).1 < p.tokens.end
        };
        if obliged || asks() { self.parties_from(n).0 } else { Vec::new() }
    }

    /// The phrase without a preposition right behind a verb and its adverbs.
    pub(super) fn phrase_behind(&self, v: usize) -> Option<usize> {
        let at = self.behind_adverbs(v);
        self.passage.phrase_at(at).filter(|&n| {
            let p = &self.passage.phrases[n];
            at < self.range.end && p.tokens.start == at && p.prep.is_none() && !p.joined
        })
    }

    /// The word behind a verb and what may stand between it and its subject: adverbs, and prepositions with a pronoun
    /// (قتل فيها ثمانية, قال فيه الوزير).
    fn behind_adverbs(&self, v: usize) -> usize {
        let mut at = v + 1;
        while at < self.range.end {
            let w = &self.passage.words[at];
            if !(w.is(Pos::Adverb) || w.is(Pos::Preposition) && w.clitics.pronoun.is_some()) {
                break;
            }
            at += 1;
        }
        at
    }

    /// Those who protest and are told by their number alone: تظاهر عشرات الآلاف.
    pub(super) fn crowd(&mut self, v: usize, frame: &Frame) -> Option<(Vec<PartyDraft>, usize, bool)> {
        let at = self.behind_adverbs(v);
        let protest = frame.event == EventType::Protest && at < self.range.end;
        let n = self.passage.phrase_at(at).filter(|_| protest)?;
        let p = self.passage.phrases[n].clone();
        let crowd = p.tokens.start == at
            && p.prep.is_none()
            && self.passage.counts(p.tokens.start)
            && !self.listener.is_time(p.head())
            && self.listener.whom(n).is_empty();
        crowd.then(|| {
            let who = self.cast.people(self.passage, &p);
            (vec![PartyDraft { who, start: p.start, end: p.end }], p.tokens.end, true)
        })
    }

    /// تظاهر في العاصمة آلاف الطلاب, انسحب من القاعة ممثلو المعارضة: the subject behind what says where, of a verb that takes no
    /// object.
    pub(super) fn inverted(&mut self, v: usize, frame: &Frame) -> Option<(Vec<PartyDraft>, usize, bool)> {
        let words = &self.passage.words;
        let open = frame.object.is_none()
            && words[v].verb().is_some_and(|f| f.number == GrammaticalNumber::Singular)
            && words[v].clitics.pronoun.is_none()
            && self.relative_before(v).is_none();
        let n = self.passage.phrase_from(v + 1);
        let place = self.passage.phrases.get(n).filter(|p| {
            open && p.tokens.end < self.range.end
                && matches!(p.prep.as_deref(), Some("في" | "من" | "الي" | "امام" | "وسط" | "داخل"))
                && p.tokens.start == v + 1 + usize::from(words[p.tokens.start].clitics.preposition.is_none())
        })?;
        let q = self.passage.phrases.get(n + 1).filter(|q| {
            q.tokens.start == place.tokens.end
                && q.tokens.start < self.range.end
                && q.prep.is_none()
                && !q.joined
                && !words[q.head()].clitics.article
                && !words[q.head()].is_accusative()
                && !self.listener.is_time(q.head())
        })?;
        let q = q.clone();
        if self.listener.whom(n + 1).is_empty() {
            let people = frame.event == EventType::Protest && self.passage.counts(q.tokens.start)
                || self.passage.counts_people(&q);
            return people.then(|| {
                let who = self.cast.people(self.passage, &q);
                (vec![PartyDraft { who, start: q.start, end: q.end }], q.tokens.end, true)
            });
        }
        self.agrees(v, n + 1).then(|| {
            let (parties, end) = self.parties_from(n + 1);
            (parties, end, true)
        })
    }

    /// The people behind a verb whom nothing but the ending of their plural tells to be its subject: حث الموقعون الحكومة.
    pub(super) fn named_by_case(&mut self, v: usize) -> Option<(Vec<PartyDraft>, usize, bool)> {
        let n = self.phrase_behind(v)?;
        let p = self.passage.phrases[n].clone();
        let people = self.is_nominative(p.head())
            && self.listener.whom(n).is_empty()
            && self.passage.verb_headword(v) != Some("كان");
        people.then(|| {
            let who = self.cast.people(self.passage, &p);
            (vec![PartyDraft { who, start: p.start, end: p.end }], p.tokens.end, true)
        })
    }

    /// The paper that does with words what its author does: دعا البيان إلى ضبط النفس, انتقد التقرير الحكومة.
    pub(super) fn paper(&mut self, v: usize, frame: &Frame) -> Option<(Vec<PartyDraft>, usize, bool)> {
        let verbal = matches!(
            frame.event,
            EventType::Request
                | EventType::Accuse
                | EventType::Support
                | EventType::Reject
                | EventType::Threaten
        );
        let at = self.behind_adverbs(v);
        let n = self.passage.phrase_at(at).filter(|_| verbal && at < self.range.end)?;
        let p = self.passage.phrases[n].clone();
        let kind = self.passage.words[p.head()].lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
        let verb = self.passage.words[v].verb()?;
        let feminine = self.passage.tokens.get(p.head()).is_some_and(|t| t.ta_marbuta);
        let subject = p.tokens.start == at
            && p.prep.is_none()
            && !p.joined
            && verb.person == Person::Third
            && verb.number == GrammaticalNumber::Singular
            && (verb.gender == Gender::Feminine) == feminine
            && matches!(kind, Some(NounKind::Speech | NounKind::Document))
            // وقع اتفاقات: a paper signs none.
            && !(frame.event == EventType::Support && kind == Some(NounKind::Document))
            && !self.is_object(v, n)
            && self.listener.whom(n).is_empty()
            // وقع اتفاقيتي التعاون نائب الوزير: who does it stands behind.
            && (frame.object == Some(Role::Recipient)
                || self.passage.phrases.get(n + 1).is_none_or(|q| {
                    q.tokens.start > p.tokens.end || q.prep.is_some() || self.listener.whom(n + 1).is_empty()
                }));
        subject.then(|| {
            let who = self.cast.speaker(self.passage, &p);
            (vec![PartyDraft { who, start: p.start, end: p.end }], p.tokens.end, true)
        })
    }

    /// Whether the phrase right behind a verb can only be its object: the subject is a pronoun (أنه يطالب الحكومة), the
    /// phrase is in the oblique case (ناشد طرفي القتال), or the verb has no meaning without an object and no other
    /// phrase follows (وعزى ملك الأردن في الفقيد).
    fn is_object(&self, v: usize, n: usize) -> bool {
        let told = v.checked_sub(1).filter(|&b| b >= self.range.start).is_some_and(|b| {
            let opener = &self.passage.words[b];
            opener.is(Pos::That) && opener.clitics.pronoun.is_some() || self.is_but(b)
        });
        let p = &self.passage.phrases[n];
        let oblique = self.is_oblique(n);
        let second = self.passage.phrases.get(n + 1).is_some_and(|q| {
            q.prep.is_none()
                // وحملت كوبا مسؤولية التقصير: what she is blamed for.
                && !matches!(self.passage.headword(q.head()), "مسؤوليه" | "مسووليه")
                && q.tokens.start < self.range.end
                && !self.listener.is_time(q.head())
                && !(p.tokens.end..q.tokens.start)
                    .any(|i| self.passage.words[i].is_verb() || self.passage.words[i].is(Pos::That))
        });
        let headword = self.passage.verb_headword(v).unwrap_or_default();
        let open = !second && self.passage.words[v].clitics.pronoun.is_none();
        // حث مئات المهاجرين على العودة: those who are counted are the object.
        let counted = self.passage.counts(p.head())
            && (matches!(headword, "حث" | "ناشد" | "ابلغ" | "هنا")
                || !second && matches!(headword, "استقبل" | "استضاف" | "اوي"));
        let then = v > self.range.start && self.passage.fold(v - 1) == "ثم";
        let alone = (self.passage.words[v].joined() || then || p.tokens.start > v + 1)
            && !self.last_subject.is_empty()
            && TRANSITIVE.contains(&headword)
            || counted;
        // اتهم النظام بقصف المدينة: whether somebody accused him or he was accused.
        let charge = p.tokens.end < self.range.end
            && (self.passage.words[p.tokens.end].clitics.preposition == Some('ب')
                || self.passage.fold(p.tokens.end).starts_with("بان"));
        // وصف الحزب بأنه: who does not say what he is called is called so.
        let called = headword == "وصف"
            && p.tokens.end < self.range.end
            && self.passage.fold(p.tokens.end).starts_with("بان");
        told || oblique || open && (alone || called || headword == "اتهم" && charge)
    }

    /// لكنه, ولكنها: whether a word is but with the subject of what follows in its pronoun.
    fn is_but(&self, i: usize) -> bool {
        matches!(self.passage.fold(i), "لكنه" | "لكنها" | "ولكنه" | "ولكنها" | "لكنهم" | "ولكنهم")
    }

    /// Whether the ending of a plural or dual tells that a phrase is no subject: ناشد طرفي القتال, استدعت آخرين.
    pub(super) fn is_oblique(&self, n: usize) -> bool {
        let p = &self.passage.phrases[n];
        let head = &self.passage.words[p.head()];
        let form = self.passage.fold(p.head());
        // انتقد الديمقراطيين, هاجم الإسرائيليين: names of people too.
        let people = head.pos == WordPos::Name && p.tokens.len() == 1 && head.clitics.article;
        if people && form.ends_with("يين") {
            return true;
        }
        p.head() == p.tokens.start
            && matches!(head.features, Features::Noun(f) if f.number != GrammaticalNumber::Singular)
            && (form.ends_with("ين") || form.ends_with('ي') && head.is(Pos::Noun))
            && head.lemma.is_some_and(|l| {
                let folded = &self.passage.lexicon.words.lemma(l).folded;
                let stem = folded.strip_suffix('ه');
                let bare = form.strip_prefix("ال").unwrap_or(form);
                bare.strip_prefix(folded.as_str()).is_some_and(|e| matches!(e, "ين" | "ي"))
                    || stem
                        .and_then(|stem| bare.strip_prefix(stem))
                        .is_some_and(|e| matches!(e, "تين" | "تي"))
            })
    }

    /// The parties of the phrase that opens the clause of a verb, where it is its subject.
    fn topic(&self, v: usize) -> Option<Vec<PartyDraft>> {
        let n = self.listener.topic(v, &self.range)?;
        self.agrees(v, n).then(|| self.parties_from(n).0)
    }

    /// The subject behind the object of a verb that acts on a thing: وقع الاتفاقية نائب الوزير.
    pub(super) fn subject_behind(&self, v: usize, object: usize, frame: &Frame) -> Option<Vec<PartyDraft>> {
        let n = object + 1;
        let (p, q) = (self.passage.phrases.get(object)?, self.passage.phrases.get(n)?);
        let thing = frame.object != Some(Role::Recipient)
            && p.tokens.start == v + 1
            && self.listener.whom(object).is_empty();
        let subject = q.tokens.start == p.tokens.end
            && q.prep.is_none()
            && !q.joined
            && q.tokens.start < self.range.end
            && !self.listener.whom(n).is_empty()
            && self.agrees(v, n);
        (thing && subject).then(|| self.parties_from(n).0)
    }

    /// The relative pronoun that a verb stands behind.
    fn relative_before(&self, v: usize) -> Option<usize> {
        let mut at = v;
        while at > self.range.start
            && matches!(self.passage.words[at - 1].pos, WordPos::Of(Pos::Adverb | Pos::Negation))
        {
            at -= 1;
        }
        at.checked_sub(1).filter(|&r| r >= self.range.start && self.passage.words[r].is(Pos::Relative))
    }

    /// Whom the object pronoun of a verb in a relative clause means: الاتحاد الذي اتهمه.
    /// Or that of the verb that describes an indefinite noun: جماعة اتهمتها السلطات.
    pub(super) fn antecedent_object(&self, v: usize) -> Vec<PartyDraft> {
        let described = self.is_asyndetic(v).then(|| self.passage.phrase_at(v - 1)).flatten();
        let Some(n) = described.or_else(|| {
            self.relative_before(v)
                .and_then(|r| r.checked_sub(1))
                // الوزير، الذي يتهمونه: over a comma too.
                .map(|b| b - usize::from(b > self.range.start && matches!(self.passage.fold(b), "،" | ",")))
                .and_then(|before| self.passage.phrase_at(before))
        }) else {
            return Vec::new();
        };
        let p = &self.passage.phrases[n];
        let whom = self.listener.whom(n).iter();
        whom.map(|&who| PartyDraft { who, start: p.start, end: p.end }).collect()
    }

    /// The subject of a verb that leaves it out: who أنه / أنهما points to, else the subject before.
    fn understood(&self, v: usize) -> Vec<PartyDraft> {
        // خططا سابقة تهدف إلى: the verb describes the indefinite noun before it.
        if let Some(n) = self.described_by(v) {
            let told = if self.agrees(v, n) { self.parties_from(n).0 } else { Vec::new() };
            return if told.is_empty() { self.issuer(n) } else { told };
        }
        // بما يتفق مع, دليل يدعم: the subject is the relative's or the indefinite noun's before it.
        if let Some(before) = v.checked_sub(1).filter(|&p| p >= self.range.start) {
            let w = &self.passage.words[before];
            let bare = w.is(Pos::Noun) && !w.clitics.article && w.clitics.pronoun.is_none() && !w.guessed;
            // ثالث فلسطيني يقتل, قيادي يهدد: the indefinite noun right before is the subject.
            if bare && !self.passage.words[v].joined() && self.passage.words[v].clitics.pronoun.is_none() {
                let n = self.passage.phrase_at(before).filter(|&n| self.agrees(v, n));
                let parties = n.map(|n| self.parties_from(n).0).unwrap_or_default();
                if !parties.is_empty() {
                    return parties;
                }
                let issuer = n.map(|n| self.issuer(n)).unwrap_or_default();
                if !issuer.is_empty() {
                    return issuer;
                }
            }
            // من دبروا الانقلاب: before a verb no preposition, but whoever.
            if w.is(Pos::Relative)
                || matches!(self.passage.fold(before), "من" | "لمن" | "ممن" | "بمن" | "عمن")
                || bare && !self.passage.words[v].joined() && !self.listener.is_time(before)
            {
                return Vec::new();
            }
        }
        // A dual without a subject means the two who are spoken of.
        if self.passage.words[v].verb().is_some_and(|f| f.number == GrammaticalNumber::Dual) {
            // التقى الوزير نظيره واتفقا: the two just told of, else the two sides of the text.
            for two in [&self.last_subject, &self.last_pair] {
                if two.len() == 2 {
                    return two.clone();
                }
            }
            let token = self.passage.tokens.get(v).expect("v is a token");
            let pair: Vec<PartyDraft> = self
                .cast
                .pair()
                .into_iter()
                .map(|who| PartyDraft { who, start: token.start, end: token.end })
                .collect();
            if !pair.is_empty() {
                return pair;
            }
        }
        // لم يؤكد المسؤول أن …، لكنه اتهم: the subject of the sentence, and not of what is said in it.
        let but = v.checked_sub(1).is_some_and(|b| b > self.range.start && self.is_but(b));
        if but
            && let Some(main) =
                self.range.clone().find(|&i| self.passage.words[i].is_verb()).filter(|&m| m + 1 < v)
        {
            let (parties, end, named) = self.subject(main);
            if named && end < v && !parties.is_empty() && self.suits(v, &parties) {
                return parties;
            }
        }
        // رئيس أمريكي وهو يزور العاصمة: the nearest before whom the pronoun may mean.
        let he = v.checked_sub(1).filter(|&b| b > self.range.start && self.passage.words[b].is(Pos::Pronoun));
        if let Some(b) = he.filter(|&b| matches!(self.passage.fold(b), "وهو" | "وهي" | "وهم")) {
            let from = self.passage.phrase_from(self.range.start);
            let many = self.passage.fold(b) == "وهم";
            let nearest = (from..self.passage.phrase_from(b)).rev().find(|&n| {
                let meant = |&w: &Who| {
                    let kind = self.cast.all[w].kind;
                    if many { kind == EntityKind::Population } else { kind == EntityKind::Person }
                };
                self.listener.whom(n).iter().any(meant) && self.agrees(v, n)
            });
            if let Some(n) = nearest {
                return self.parties_from(n).0;
            }
        }
        let pronoun = (self.range.start..v).rev().take(3).find(|&j| {
            self.passage.words[j].is(Pos::That)
                && (self.passage.words[j].clitics.pronoun.is_some() || self.passage.fold(j).len() > 6)
        });
        let holder = self.holder(v);
        if pronoun.is_some_and(|j| {
            j + 1 == v
                || self.passage.words[j + 1].is(Pos::Adverb)
                || self.passage.words[j + 1].is(Pos::Negation)
        }) && let Some(source) = holder.and_then(|s| s.sources.last())
        {
            // الجاسوس الذي قالت لندن إنه استهدف: whom the relative clause is about.
            let about = holder.map(|s| self.antecedent_object(s.cue)).unwrap_or_default();
            if !about.is_empty() {
                return about;
            }
            let told = self.parties_of(source);
            // متهما أنقرة بأنها تهدد: ها is no man.
            let she = pronoun.is_some_and(|j| self.passage.words[j].clitics.pronoun == Some("ها"));
            let he = told.iter().all(|p| self.cast.all[p.who].kind == EntityKind::Person);
            if she && he {
                let charges = pronoun.is_some_and(|j| self.passage.words[j].clitics.preposition == Some('ب'));
                // أعلن المتحدث أن القوات … إلا أنها لم تقصف: whoever was subject last, or the next state.
                let body = |p: &PartyDraft| {
                    !matches!(self.cast.all[p.who].kind, EntityKind::Person | EntityKind::Population)
                };
                if !charges && !self.last_subject.is_empty() && self.last_subject.iter().all(body) {
                    return self.last_subject.clone();
                }
                let charged =
                    self.other(&told, v, &|r| r.kind != EntityKind::Person && (charges || r.is_government()));
                if !charged.is_empty() {
                    return charged;
                }
            }
            return told;
        }
        if self.thing_before(v) {
            return Vec::new();
        }
        if self.is_strangers(v) {
            return Vec::new();
        }
        // قال قائد إن المتهم معتقل ويخضع للتحقيق: of what is said, not who says it.
        let opens = self.opens_clause(v);
        if !opens.is_empty() && self.suits(v, &opens) {
            return opens;
        }
        if self.suits(v, &self.last_subject) { self.last_subject.clone() } else { Vec::new() }
    }

    /// Who issues the paper or begins the campaign that a phrase names, where it is the object of the verb before it: أصدرت
    /// النقابة بيانا يدين, أطلق الحزب حملة تدعو.
    fn issuer(&self, n: usize) -> Vec<PartyDraft> {
        let p = &self.passage.phrases[n];
        let start = p.tokens.start;
        let u = self.clause_start(start);
        let issues = u < start
            && p.prep.is_none()
            && self.passage.words[u].is_verb()
            && self.passage.verb_headword(u).is_some_and(|h| ISSUES.contains(&h));
        if !issues {
            return Vec::new();
        }
        let (parties, end, named) = self.subject(u);
        let beside = self.passage.phrase_from(end.max(u + 1)) == n;
        if named && beside { parties } else { Vec::new() }
    }

    /// Whether the definite phrase right before a verb, which names no party, is its subject: والدولة ستبدأ التفاوض.
    fn is_strangers(&self, v: usize) -> bool {
        let words = &self.passage.words;
        let before = v.checked_sub(1).filter(|&b| b >= self.range.start && !words[v].joined());
        before.and_then(|b| self.passage.phrase_at(b)).is_some_and(|n| {
            let p = &self.passage.phrases[n];
            let opens = p.tokens.start == self.range.start
                || words[p.tokens.start].joined()
                || matches!(self.passage.fold(p.tokens.start - 1), "،" | "," | ":" | "\"" | "«" | "؛");
            p.tokens.end == v
                && opens
                && p.prep.is_none()
                && words[p.head()].clitics.article
                && words[p.head()].is(Pos::Noun)
                && !self.listener.is_time(p.head())
                && self.listener.whom(n).is_empty()
        })
    }

    /// The parties that open the clause behind أن in which a verb with و goes on, where no other verb stands between and
    /// whoever was subject last stands before it.
    fn opens_clause(&self, v: usize) -> Vec<PartyDraft> {
        let words = &self.passage.words;
        let opener = (self.range.start..v).rev().find(|&i| words[i].is(Pos::That) || words[i].is_verb());
        let Some(o) = opener
            .filter(|&o| words[v].joined() && words[o].is(Pos::That) && words[o].clitics.pronoun.is_none())
        else {
            return Vec::new();
        };
        let at = self.passage.tokens.get(o).map_or(0, |t| t.start);
        let outside = self.last_subject.iter().all(|p| p.start < at);
        let Some(n) = self.passage.phrase_at(o + 1).filter(|_| outside) else { return Vec::new() };
        let p = &self.passage.phrases[n];
        let topic = p.tokens.start == o + 1 && p.prep.is_none() && self.agrees(v, n);
        if topic { self.parties_from(n).0 } else { Vec::new() }
    }

    /// The indefinite noun with its adjectives that a verb right behind it describes.
    fn described_by(&self, v: usize) -> Option<usize> {
        let words = &self.passage.words;
        let before = v.checked_sub(1).filter(|&b| b >= self.range.start && !words[v].joined())?;
        // عملية واسعة تمكن خلالها من …: what points back says that another is the subject.
        if words.get(v + 1).is_some_and(|w| w.clitics.pronoun.is_some() && w.is(Pos::Preposition)) {
            return None;
        }
        let n = self.passage.phrase_at(before)?;
        let p = &self.passage.phrases[n];
        let indefinite = p.tokens.clone().all(|i| {
            let w = &words[i];
            !w.clitics.article && w.clitics.pronoun.is_none() && w.pos != WordPos::Name && !w.guessed
        });
        (p.tokens.end == v
            && p.tokens.len() > 1
            && words[before].is_adjectival()
            && words[p.head()].is(Pos::Noun)
            && indefinite
            && !self.listener.is_time(p.head()))
        .then_some(n)
    }

    /// Lets a sentence that opens with a verb without a subject go on about whoever did or said what the one before told:
    /// اتهمت الوزارة جارتها بالتدخل. واستنكرت بشدة …. Who only spoke goes on with what is done in words.
    pub(crate) fn go_on(&mut self, source: &Source, spoke: bool) {
        let words = &self.passage.words;
        let opens = |i: &usize| {
            !(words[*i].is(Pos::Adverb)
                || words[*i].is(Pos::Conjunction)
                || matches!(self.passage.fold(*i), "كما" | "وكما" | "قد" | "وقد" | "لكن" | "ثم"))
        };
        let Some(v) = self.range.clone().find(opens) else { return };
        let verb = words[v].verb().filter(|f| f.person == Person::Third && f.voice == Voice::Active);
        let Some((_, lemma)) = verb.zip(words[v].lemma) else { return };
        // وقتل في الهجوم ثلاثة: of harm the verb may be a passive.
        let harm = self.passage.lexicon.frames.of(lemma).any(|f| suffers(f.event));
        let acts =
            !harm
                && self.passage.lexicon.frames.of(lemma).any(|f| {
                    matches!(f.subject, Some(Role::Actor | Role::Side)) && (!spoke || is_talk(f.event))
                });
        // واعتبر محاكمته ظالمة, كما دعت الزوار: an object that points back, or that the verb does not agree with.
        let elided = self.phrase_behind(v).is_none_or(|n| {
            let head = &self.passage.words[self.passage.phrases[n].head()];
            let own = head.clitics.pronoun.is_some() && self.listener.whom(n).is_empty();
            self.is_oblique(n) || own || !self.agrees(v, n)
        });
        if !acts || !elided || words[v].clitics.preposition.is_some() {
            return;
        }
        let Some(n) = self.passage.phrase_at(source.phrase.tokens.start) else { return };
        let one = |w: Who| {
            let r = &self.cast.all[w];
            r.is_party() && r.kind != EntityKind::Population && r.sector.is_some()
        };
        let parties = self.parties_of(source);
        if self.agrees(v, n) && parties.iter().all(|p| one(p.who)) && self.suits(v, &parties) {
            self.last_subject = parties;
        }
    }

    pub(super) fn remember_subject(&mut self, v: usize) {
        let relative = v > self.range.start && self.passage.words[v - 1].is(Pos::Relative);
        if relative || self.is_asyndetic(v) {
            return;
        }
        let (subject, _, named) = self.subject(v);
        if named && !subject.is_empty() {
            self.last_subject = subject;
            self.last_thing = false;
        } else if self.is_of_thing(v) {
            self.last_thing = true;
        }
    }

    /// Whether a verb with a pronoun stands right behind an indefinite noun, which it describes: قرار أصدرته برلين.
    fn is_asyndetic(&self, v: usize) -> bool {
        let w = &self.passage.words[v];
        let pointing = w.clitics.pronoun.is_some() && !w.joined() && v > self.range.start;
        pointing
            && self.passage.phrase_at(v - 1).is_some_and(|n| {
                let p = &self.passage.phrases[n];
                p.tokens.end == v
                    && p.tokens.clone().all(|i| {
                        let w = &self.passage.words[i];
                        !w.clitics.article && w.clitics.pronoun.is_none() && w.pos != WordPos::Name
                    })
            })
    }

    /// Whether parties may be the subject that a verb leaves out, by number: many do not stand for one, one not for many.
    pub(super) fn suits(&self, v: usize, parties: &[PartyDraft]) -> bool {
        let plural = self.passage.words[v]
            .verb()
            .is_some_and(|f| f.number == GrammaticalNumber::Plural && f.person == Person::Third);
        let number = !plural
            || parties.len() != 1
            || matches!(self.cast.all[parties[0].who].kind, EntityKind::Population | EntityKind::Group);
        number && self.agrees_in_gender(v, parties)
    }

    /// Whether a verb in the singular agrees in gender with the one who was its subject before: روسيا مستعدة إذا طلب منها
    /// tells that somebody else asks.
    fn agrees_in_gender(&self, v: usize, parties: &[PartyDraft]) -> bool {
        let singular = self.passage.words[v]
            .verb()
            .is_some_and(|f| f.number == GrammaticalNumber::Singular && f.person == Person::Third);
        let [party] = parties else { return true };
        let from = self.passage.phrase_from(self.range.start);
        let named = (from..self.passage.phrases.len())
            .take_while(|&n| self.passage.phrases[n].tokens.start < self.range.end)
            .find(|&n| {
                let p = &self.passage.phrases[n];
                p.start <= party.start && party.start < p.end
            });
        // وزراء, سلطات: of many a verb may say either.
        let one = |n: usize| {
            let head = &self.passage.words[self.passage.phrases[n].head()];
            head.pos == WordPos::Name
                || matches!(head.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular)
        };
        !singular || named.is_none_or(|n| !one(n) || self.agrees(v, n))
    }

    /// The innermost speech that holds a token.
    pub(super) fn holder(&self, t: usize) -> Option<&Speech> {
        self.speeches.iter().filter(|s| s.content.contains(&t)).min_by_key(|s| s.content.len())
    }

    /// Whether the subject that a verb leaves out is no party: إن هجوما استهدف مسجدا وأدى إلى …
    fn thing_before(&self, v: usize) -> bool {
        self.is_of_thing(v) || self.last_thing && self.passage.words[v].joined()
    }

    /// Whether what opens the clause of a verb behind أن is a phrase that names no party: its subject.
    fn is_of_thing(&self, v: usize) -> bool {
        let words = &self.passage.words;
        if words[v].joined() {
            return false;
        }
        // أن قصفا لا يزال يستهدف: a verb of lasting has the same subject.
        let lasts = |i: usize| {
            matches!(self.passage.verb_headword(i), Some("زال" | "كان" | "ظل" | "بات" | "استمر" | "واصل"))
        };
        let opener =
            (self.range.start..v).rev().find(|&i| words[i].is(Pos::That) || words[i].is_verb() && !lasts(i));
        let Some(o) = opener.filter(|&o| words[o].is(Pos::That) && words[o].clitics.pronoun.is_none()) else {
            return false;
        };
        self.passage.phrase_at(o + 1).is_some_and(|n| {
            let p = &self.passage.phrases[n];
            p.tokens.start == o + 1
                && p.tokens.end <= v
                && p.prep.is_none()
                && !self.listener.is_time(p.head())
                && self.listener.whom(n).is_empty()
        })
    }

    /// Who does what a participle says beside another verb (داعيا, محذرا): the speaker, else the subject before.
    pub(super) fn circumstantial(&self, t: usize) -> Vec<PartyDraft> {
        let speech = self
            .speeches
            .iter()
            .find(|s| s.cue == t)
            .or_else(|| self.speeches.iter().rev().find(|s| s.cue < t));
        // السفير قال إن السلاح بات …، داعيا: a thing that tells calls upon nobody.
        let known = |source: &&crate::speech::Source| {
            source.who.iter().any(|&w| self.cast.all[w].sector.is_some() || !self.cast.all[w].generic)
        };
        // دعت المعارضة إلى …، مطالبين الحكومة: who is one man is not several.
        let several = matches!(self.passage.words[t].features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
        let one = |s: &crate::speech::Source| {
            s.who.len() == 1
                && self.cast.all[s.who[0]].kind == EntityKind::Person
                && !matches!(self.passage.words[s.phrase.head()].features, Features::Noun(f) if f.number != GrammaticalNumber::Singular)
        };
        let speech = speech.filter(|s| !(several && s.sources.last().is_some_and(one)));
        let source = speech.and_then(|s| s.sources.last());
        let other =
            || self.speeches.iter().rev().filter(|s| s.cue < t).filter_map(|s| s.sources.last()).find(known);
        match source.filter(known).or_else(other).or(source) {
            Some(source) => self.parties_of(source),
            None => self.last_subject.clone(),
        }
    }

    /// The subject of the verb of a relative clause, right behind it or behind what points back: يشنها الجيش, يخطط لها
    /// التنظيم.
    pub(super) fn subject_of_relative(&self, v: usize) -> (Vec<PartyDraft>, usize, bool) {
        let at = self.behind_adverbs(v);
        if let Some(n) = self.passage.phrase_at(at).filter(|_| at < self.range.end)
            && self.passage.phrases[n].tokens.start == at
            && self.passage.phrases[n].prep.is_none()
            && !self.listener.whom(n).is_empty()
        {
            let (parties, end) = self.parties_from(n);
            return (parties, end, true);
        }
        (Vec::new(), 0, false)
    }
}
