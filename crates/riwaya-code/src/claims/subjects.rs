//! Who does what a word tells: the subject named with it, and the one that another word brings.

use riwaya_lexicon::{Features, Frame, NounKind, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::{Gender, GrammaticalNumber, Person, Tense};

use super::{Finder, PartyDraft};
use crate::speech::Speech;
use crate::who::Who;

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

/// Verbs of sending and calling up (folded).
const SENDS: [&str; 11] =
    ["نشر", "ارسل", "استدعي", "حشد", "سير", "اوفد", "استقدم", "سحب", "جند", "حرك", "عبا"];

/// Nouns of what is sent and called up (folded headwords).
const FORCES: [&str; 17] = [
    "جندي",
    "قوه",
    "عسكري",
    "مقاتله",
    "مقاتل",
    "دبابه",
    "مدرعه",
    "سفينه",
    "بارجه",
    "طائره",
    "حامله",
    "تعزيز",
    "دوريه",
    "شرطي",
    "وحده",
    "كتيبه",
    "الي",
];

/// How many words behind a verb one may point back to the noun that it describes.
const REACH_BACK: usize = 6;

/// How many words two marks may take out behind a verb.
const LONGEST_ASIDE: usize = 10;

impl Finder<'_, '_, '_> {
    /// اتهم كلاهما الآخر, حمل كل منهما الأخرى: each of the two who were told of together.
    fn each_of_two(&self, at: usize) -> Option<(Vec<PartyDraft>, usize, bool)> {
        let form = |i: usize| if i < self.range.end { self.passage.fold(i) } else { "" };
        let end = match form(at) {
            "كلاهما" | "كلتاهما" => at + 1,
            "كل" if form(at + 1) == "منهما" => at + 2,
            _ => return None,
        };
        let words = self.passage.span_of(at..end);
        let two = self.cast.told_last();
        let each = two.into_iter().map(|who| PartyDraft { who, start: words.start, end: words.end });
        Some((each.collect(), end, true))
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
        // الهجوم الذي يتهم النظام بارتكابه: nor where what somebody is charged with does.
        let charged = self.passage.verb_headword(v) == Some("اتهم")
            && (v + 1..self.range.end).take(REACH_BACK).any(|i| {
                let w = &self.passage.words[i];
                w.clitics.preposition == Some('ب') && matches!(w.clitics.pronoun, Some("ه" | "ها"))
            });
        let object = (points_back || charged)
            && self.relative_before(v).is_some_and(|r| self.points_to_relative(v, r));
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
            // النظام هو من قصف المدنيين: who is said to be it.
            let told = v.checked_sub(3).filter(|&b| {
                b >= self.range.start && matches!(self.passage.fold(v - 2), "هو" | "هي" | "هم" | "هما")
            });
            let told = told.and_then(|b| self.passage.phrase_at(b)).map(|n| self.parties_from(n).0);
            let named = told.as_ref().is_some_and(|t| !t.is_empty());
            return (told.unwrap_or_default(), 0, named);
        }
        // لاحقت سائقا حاول الفرار: the indefinite accusative right before is described.
        let described = v.checked_sub(1).filter(|&b| {
            b >= self.range.start
                && !self.passage.words[v].joined()
                && self.passage.words[v].clitics.pronoun.is_none()
                && self.passage.words[b].is_accusative()
                && self.passage.words[b].is_nominal()
        });
        if let Some(n) =
            described.and_then(|b| self.passage.phrase_at(b)).filter(|&n| {
                self.passage.phrases[n].tokens.end == v
                    && self.passage.phrases[n].tokens.start >= self.range.start
                    && self.listener.whom(n).iter().any(|&w| {
                        matches!(self.cast.all[w].kind, EntityKind::Person | EntityKind::Population)
                    })
                    && (self.is_of_people(n) || self.passage.counts(self.passage.phrases[n].tokens.start))
                    && self.agrees(v, n)
            })
        {
            return (self.parties_from(n).0, 0, true);
        }
        if let Some(n) = self.ranked(v) {
            return (self.parties_from(n).0, 0, true);
        }
        let at = self.behind_aside(v).unwrap_or_else(|| self.behind_adverbs(v));
        if let Some(each) = self.each_of_two(at) {
            return each;
        }
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
            if nobody || self.is_object(v, n) || self.describes_thing(v) || self.describes_within(v) {
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
                // لم يكن مسلحا: nor is what somebody was.
                && (self.passage.words[v].clitics.pronoun.is_some()
                    || self.passage.verb_headword(v) == Some("كان"));
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

    /// كانت الوزيرة أول ضيف أجنبي يزور الملك: whom the words right before a verb call the first, or the last, to do it.
    fn ranked(&self, v: usize) -> Option<usize> {
        let w = &self.passage.words[v];
        let bare = !w.joined() && w.clitics.pronoun.is_none();
        let before = v.checked_sub(1).filter(|&b| b >= self.range.start && bare)?;
        let n = self.passage.phrase_at(before)?;
        let p = &self.passage.phrases[n];
        let rank = |&i: &usize| {
            matches!(self.passage.headword(i), "اول" | "اخر" | "ثاني" | "ثالث" | "رابع")
                && !self.passage.words[i].clitics.article
        };
        let at =
            p.tokens.clone().find(rank).filter(|&i| i + 1 < v && p.tokens.end == v && p.prep.is_none())?;
        // ميركل آخر ضيف: the name may stand in one phrase with it.
        let whom = if at > p.tokens.start { n } else { n.checked_sub(1)? };
        let q = &self.passage.phrases[whom];
        let beside = q.tokens.end == p.tokens.start || whom == n;
        (beside
            && q.tokens.start >= self.range.start
            && q.prep.is_none()
            && !self.listener.whom(whom).is_empty())
        .then_some(whom)
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

    /// تعهدت، في بيان صدر أمس، إيران ب: where the subject begins behind what two marks right behind a verb take out.
    fn behind_aside(&self, v: usize) -> Option<usize> {
        let comma = |i: usize| matches!(self.passage.fold(i), "،" | ",");
        if v + 2 >= self.range.end || !comma(v + 1) {
            return None;
        }
        let until = (v + LONGEST_ASIDE).min(self.range.end);
        let at = (v + 3..until).find(|&i| comma(i))? + 1;
        let n = self.passage.phrase_at(at).filter(|_| at < self.range.end)?;
        let p = &self.passage.phrases[n];
        let subject = p.tokens.start == at
            && p.prep.is_none()
            && !p.joined
            && !self.listener.whom(n).is_empty()
            && self.agrees(v, n);
        subject.then_some(at)
    }

    /// The word behind a verb and what may stand between it and its subject: adverbs, and prepositions with a pronoun
    /// (قتل فيها ثمانية, قال فيه الوزير).
    pub(super) fn behind_adverbs(&self, v: usize) -> usize {
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
        // بأنها "تحمي المقاتلين": past the mark that opens what is quoted.
        let quoted = |b: usize| matches!(self.passage.fold(b), "\"" | "«" | "“") && b > self.range.start;
        let before = v.checked_sub(1).map(|b| if quoted(b) { b - 1 } else { b });
        let in_paper = || {
            let whom = self.word_of_whom(v) && !self.listener.whom(n).is_empty();
            whom && self.listener.acts_in_paper(v, &self.passage.phrases[n], &self.range)
        };
        if in_paper() {
            return true;
        }
        // لكنها لن ترسل قوات
        let before = before.map(|b| if b > 0 && self.passage.words[b].is(Pos::Negation) { b - 1 } else { b });
        let told = before.filter(|&b| b >= self.range.start).is_some_and(|b| {
            let opener = &self.passage.words[b];
            opener.is(Pos::That) && opener.clitics.pronoun.is_some() || self.is_but(b)
        });
        let p = &self.passage.phrases[n];
        let oblique = self.is_oblique(n);
        // استقبل الملك أمس الوزير: behind a time too.
        let next = self.passage.phrases.get(n + 1);
        let next =
            next.filter(|q| !self.listener.is_time(q.head())).or_else(|| self.passage.phrases.get(n + 2));
        let second = next.is_some_and(|q| {
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
        // ونشرت مئات الجنود, لكنها لن ترسل قوات: forces that are sent.
        let sent = !second
            && SENDS.contains(&headword)
            && self.passage.words[v].joined()
            && !self.last_subject.is_empty()
            && !self.passage.words[p.head()].clitics.article
            && p.tokens.clone().any(|i| FORCES.contains(&self.passage.headword(i)));
        let then = v > self.range.start && self.passage.fold(v - 1) == "ثم";
        let alone = (self.passage.words[v].joined() || then || p.tokens.start > v + 1)
            && !self.last_subject.is_empty()
            && TRANSITIVE.contains(&headword)
            || counted
            || sent
            // وسلم سلاحه: his own thing is acted on.
            || !second
                && self.passage.words[v].joined()
                && !self.last_subject.is_empty()
                && self.passage.words[p.head()].clitics.pronoun.is_some()
                && self.listener.whom(n).iter().all(|&w| self.cast.all[w].sector.is_none())
            // واستقبل السفير: whoever is received alone.
            || !second && self.passage.words[v].joined() && matches!(headword, "استقبل" | "استضاف");
        // وطالب المجتمع الدولي بالتحرك: who is always called upon.
        let called_upon = matches!(headword, "طالب" | "دعا" | "ناشد" | "حث")
            && !self.last_subject.is_empty()
            && self.passage.words[v].joined()
            && p.tokens.len() == 2
            && self.passage.headword(p.tokens.start) == "مجتمع"
            && self.passage.headword(p.tokens.start + 1) == "دولي";
        // هنأ رئيس البلاد بالعيد: nobody congratulates without saying whom.
        let needs = matches!(headword, "هنا" | "عزي" | "ودع" | "كرم") && self.stands_alone(n);
        // اتهم النظام بقصف المدينة: whether somebody accused him or he was accused.
        // اتهم النظام "بدفع البلاد": past the mark of what is quoted.
        let mark = |i: usize| i < self.range.end && matches!(self.passage.fold(i), "\"" | "«" | "“" | "'");
        let end = p.tokens.end + usize::from(mark(p.tokens.end));
        let charge = end < self.range.end
            && (self.passage.words[end].clitics.preposition == Some('ب')
                || self.passage.fold(end).starts_with("بان"));
        // وصف الحزب بأنه: who does not say what he is called is called so.
        // وصف الرئيس بالفاسد: nor by a noun.
        let called = headword == "وصف"
            && p.tokens.end < self.range.end
            && (self.passage.fold(p.tokens.end).starts_with("بان")
                || self.passage.words[p.tokens.end].clitics.preposition == Some('ب'));
        let judged = || self.judges(v) && self.is_nobodys_word(n);
        told || oblique
            || open && (alone || called_upon || needs || called || headword == "اتهم" && charge || judged())
    }

    /// Whether a verb blames, refuses or supports what stands right behind it.
    fn judges(&self, v: usize) -> bool {
        self.passage.words[v].lemma.is_some_and(|l| {
            self.passage.lexicon.frames.of(l).any(|f| {
                matches!(f.event, EventType::Accuse | EventType::Reject | EventType::Support)
                    && f.object.is_some()
            })
        })
    }

    /// انتقد الاتفاق, رفض الاعتذار: whether a phrase names a deed or words that nobody is known to stand behind.
    fn is_nobodys_word(&self, n: usize) -> bool {
        let head = self.passage.phrases[n].head();
        let kind = self.passage.words[head].lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
        let unknown = |&w: &Who| self.cast.all[w].is_unknown();
        matches!(kind, Some(NounKind::Event | NounKind::Speech | NounKind::Document))
            && self.listener.whom(n).iter().all(unknown)
    }

    /// Whether a verb of saying takes whom it accuses, asks or warns as its object.
    fn word_of_whom(&self, v: usize) -> bool {
        let saying = self.passage.words[v].lemma.and_then(|l| self.passage.lexicon.sayings.of(l));
        saying.is_some_and(|s| s.person)
    }

    /// Whether no other party without a preposition stands behind a phrase in its clause.
    fn stands_alone(&self, n: usize) -> bool {
        let from = self.passage.phrases[n].tokens.end;
        let ends = |i: usize| self.passage.words[i].is_verb() || self.passage.words[i].is(Pos::That);
        let end = (from..self.range.end).find(|&i| ends(i)).unwrap_or(self.range.end);
        (n + 1..self.passage.phrases.len()).take_while(|&m| self.passage.phrases[m].tokens.start < end).all(
            |m| {
                let q = &self.passage.phrases[m];
                q.prep.is_some() || q.joined || self.listener.whom(m).is_empty()
            },
        )
    }

    /// هجوم يستهدف السفارة, فتوى تحث الناس: whether a verb describes the indefinite thing right before it, with which it
    /// agrees and to which nothing behind it points back.
    fn describes_thing(&self, v: usize) -> bool {
        let words = &self.passage.words;
        let Some(b) = v.checked_sub(1).filter(|&b| b >= self.range.start && !words[v].joined()) else {
            return false;
        };
        let w = &words[b];
        let bare = w.is(Pos::Noun) && !w.clitics.article && w.clitics.pronoun.is_none() && !w.guessed;
        let Some(f) = words[v].verb().filter(|f| bare && f.person == Person::Third) else { return false };
        let Features::Noun(of) = w.features else { return false };
        let feminine = of.number == GrammaticalNumber::Plural || of.gender == Gender::Feminine;
        let kind = w.lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
        matches!(kind, Some(NounKind::Event | NounKind::Speech | NounKind::Document))
            && f.number == GrammaticalNumber::Singular
            && (f.gender == Gender::Feminine) == feminine
            && words[v].clitics.pronoun.is_none()
            && !self.listener.is_time(b)
            && self.passage.phrase_at(b).is_some_and(|n| self.passage.phrases[n].tokens.end == v)
            && !(v + 1..self.range.end)
                .take(REACH_BACK)
                .any(|i| words[i].clitics.pronoun == Some(if feminine { "ها" } else { "ه" }))
    }

    /// حجبت الشركة مواقع محلية تنتقد الحكومة: whether a verb describes an indefinite noun with its adjectives inside the clause of
    /// another verb, so that what stands behind it is its object. Where no verb stands before, the noun may say how or when:
    /// في خطوة مفاجئة انتقدت الحكومة.
    fn describes_within(&self, v: usize) -> bool {
        let words = &self.passage.words;
        let Some(f) = words[v].verb().filter(|f| f.person == Person::Third) else { return false };
        let Some(n) = self.described_by(v) else { return false };
        let p = &self.passage.phrases[n];
        let Features::Noun(of) = words[p.head()].features else { return false };
        let kind = words[p.head()].lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
        let things = of.number == GrammaticalNumber::Plural && kind != Some(NounKind::Person);
        let feminine = things || of.gender == Gender::Feminine;
        let u = self.clause_start(p.tokens.start);
        let opens = |i: usize| words[i].is(Pos::That) || matches!(self.passage.fold(i), "،" | ",");
        f.number == GrammaticalNumber::Singular
            && (f.gender == Gender::Feminine) == feminine
            && words[v].clitics.pronoun.is_none()
            && u + 1 < p.tokens.start
            && words[u].is_verb()
            && !(u..p.tokens.start).any(opens)
            // أسرى أطلقت المعارضة سراحهم: to which something behind it points back.
            && !(v + 1..self.range.end).take(REACH_BACK).any(|i| words[i].clitics.pronoun.is_some())
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

    /// The innermost speech that holds a token.
    pub(super) fn holder(&self, t: usize) -> Option<&Speech> {
        self.speeches.iter().filter(|s| s.content.contains(&t)).min_by_key(|s| s.content.len())
    }

    /// Who does what a participle says beside another verb (داعيا, محذرا): the speaker, else the subject before.
    pub(super) fn circumstantial(&self, t: usize) -> Vec<PartyDraft> {
        // رد المتحدث على البيان الذي أصدرته الوزارة، واصفا: nobody goes on who only speaks in a relative clause.
        let aside = |s: &&Speech| {
            s.cue > self.range.start && s.cue < t && self.passage.words[s.cue - 1].is(Pos::Relative)
        };
        let speech = self
            .speeches
            .iter()
            .find(|s| s.cue == t)
            .or_else(|| self.speeches.iter().rev().find(|s| s.cue < t && !aside(s)));
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
}
