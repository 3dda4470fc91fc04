//! Who does what a noun names: the subject of the verb that governs it, whoever decides it or has a part in it.

use std::ops::Range;

use riwaya_lexicon::{Frame, NounKind, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::Voice;

use super::{ClaimDraft, Finder, PartyDraft};
use crate::who::stem;

/// Nouns for what somebody proposes or wants (folded headwords).
const PROPOSALS: [&str; 9] = ["اقتراح", "مقترح", "عرض", "دعوه", "مبادره", "رغبه", "استعداد", "نيه", "عزم"];

/// Verbs whose subject also does what their verbal-noun object names, or what stands behind their preposition (folded).
const CONTROL: [&str; 25] = [
    "اقر",
    "قرر",
    "امر",
    "قام",
    "بدا",
    "واصل",
    "استانف",
    "اعتزم",
    "حاول",
    "نفذ",
    "اعلن",
    "اجري",
    "شرع",
    "اعاد",
    "نوي",
    "استطاع",
    "تمكن",
    "اعتاد",
    "كثف",
    "جدد",
    "وسع",
    "شدد",
    "انهي",
    "رفض",
    "وافق",
];

/// Verbs whose subject also does what the noun right behind them names, and the prepositions (folded) behind which it
/// stands: سعى إلى, هدد ب, فكر في.
const CONTROL_CLOSELY: [(&str, &[&str]); 47] = [
    ("اقترب", &["من"]),
    ("سارع", &["الي", "ل"]),
    ("حرص", &["علي"]),
    ("اصر", &["علي"]),
    ("داب", &["علي"]),
    ("توقف", &["عن"]),
    ("كف", &["عن"]),
    ("تخلي", &["عن"]),
    ("امتنع", &["عن"]),
    ("تراجع", &["عن"]),
    ("نفي", &[""]),
    ("انكر", &[""]),
    ("وقف", &["وراء", "خلف"]),
    ("سعي", &["الي", "ل"]),
    ("عمد", &["الي", "ل"]),
    ("لجا", &["الي"]),
    ("عاد", &["الي", "ل"]),
    ("انتقل", &["الي", "ل"]),
    ("تحول", &["الي"]),
    ("هدف", &["الي"]),
    ("هدد", &["ب"]),
    ("توعد", &["ب"]),
    ("تعهد", &["ب", ""]),
    ("وعد", &["ب"]),
    ("لوح", &["ب"]),
    ("خطط", &["ل"]),
    ("استعد", &["ل"]),
    ("تاهب", &["ل"]),
    ("تهيا", &["ل"]),
    ("فكر", &["في", "ب"]),
    ("درس", &[""]),
    ("رغب", &["في", "ب"]),
    ("اراد", &[""]),
    ("شارك", &["في"]),
    ("ساهم", &["في", "ب"]),
    ("اسهم", &["في", "ب"]),
    ("نجح", &["في"]),
    ("فشل", &["في"]),
    ("اخفق", &["في"]),
    ("تورط", &["في", "ب"]),
    ("استمر", &["في", "ب"]),
    ("اوقف", &[""]),
    ("علق", &[""]),
    ("امل", &["في", "ب"]),
    ("بادر", &["الي", "ب"]),
    ("اضطر", &["الي", "ل"]),
    ("اكتفي", &["ب"]),
];

/// Nouns that only measure the act behind them or tell its course (folded headwords): سلسلة غارات, عملية قصف, تصعيد الضغط.
const MEASURES: [&str; 23] = [
    "سلسله",
    "موجه",
    "عمليه",
    "حمله",
    "عمل",
    "جوله",
    "حركه",
    "تصعيد",
    "تكثيف",
    "محاوله",
    "مواصله",
    "استيناف",
    "وقف",
    "انهاء",
    "تشديد",
    "توسيع",
    "بدء",
    "تعليق",
    "تاجيل",
    "خيار",
    "فكره",
    "امكانيه",
    "احتمال",
];

/// Nouns of deciding, whose genitive does what the next noun names (folded).
pub(super) const DECISIONS: [&str; 11] =
    ["اقتراح", "قرار", "اعلان", "عزم", "نيه", "اعتزام", "تهديد", "رغبه", "محاوله", "امر", "مرسوم"];

/// Verbs that make a decision of the noun behind them (folded).
const DECIDES: [&str; 10] = ["اصدر", "اتخذ", "وقع", "اعلن", "وجه", "اطلق", "ابدي", "ابلغ", "كرر", "جدد"];

/// How many words may stand between what opens a clause and a noun whose doer it is.
const TOPIC_REACH: usize = 8;

impl Finder<'_, '_, '_> {
    /// The subject of the verb that governs a noun, or of the sentence.
    pub(super) fn governing_subject(&self, t: usize, clause: &Range<usize>) -> Vec<PartyDraft> {
        if self.passage.words[clause.start].is_verb() && clause.start < t {
            let (subject, _, _) = self.subject(clause.start);
            if !subject.is_empty() {
                return subject;
            }
        }
        // إن الجيش الوطني، بإسناد جوي، تمكن عقب معارك مع …: what opens the clause.
        let topic = self.listener.topic(t, &self.range).filter(|&n| {
            let end = self.passage.phrases[n].tokens.end;
            t - end <= TOPIC_REACH && !self.passage.words[t].joined()
        });
        if let Some(n) = topic {
            return self.parties_from(n).0;
        }
        // A participle before it: معربا عن قلقه.
        let speech = self.speeches.iter().filter(|s| s.content.contains(&t)).min_by_key(|s| s.content.len());
        if let Some(source) = speech.and_then(|s| s.sources.last()) {
            return self.parties_of(source);
        }
        self.last_subject.clone()
    }

    /// The other side of a contact told with one side alone: the subject of the clause. Who only tells of it has no part in it.
    pub(super) fn other_side(&self, t: usize, clause: &Range<usize>, force: bool) -> Vec<PartyDraft> {
        let proposer = self.proposer(t);
        if !proposer.is_empty() {
            return proposer;
        }
        let side = self.governing_subject(t, clause);
        let v = clause.start;
        // استقال الوزير بعد وفاة متظاهرين في مواجهات مع الشرطة: those who died in it fought it, if anybody.
        let dead = |n: usize| {
            let (p, q) = (&self.passage.phrases[n - 1], &self.passage.phrases[n]);
            p.prep.is_some()
                && p.tokens.end + 1 == q.tokens.start
                && (self.is_casualty(p.head()) || self.passage.headword(p.head()) == "وفاه")
        };
        if force && self.passage.phrase_at(t).is_some_and(|n| n > 0 && dead(n)) {
            return Vec::new();
        }
        // أثنى الرئيس على الجيش في القتال ضد التنظيم: who speaks of a fight fights in none.
        let speaks = self.passage.words[v].is_verb()
            && self.passage.words[v].lemma.is_some_and(|l| {
                self.passage.lexicon.sayings.of(l).is_some()
                    || self.passage.lexicon.frames.of(l).any(|f| {
                        matches!(f.event, EventType::Support | EventType::Accuse | EventType::Request)
                    })
            });
        if force && speaks && v < t {
            return Vec::new();
        }
        // قال المتحدث إن المحادثات مع الوفد …; but شدد في اتصال مع نظيره on something himself.
        let clause_between = |from: usize| {
            (from..t).any(|i| {
                // قال إنه أجرى محادثات: he himself; يعتقد محللون أنها تعد لمحادثات: but not they.
                let she = self.passage.words[i].clitics.pronoun == Some("ها")
                    && side.iter().all(|p| self.cast.all[p.who].kind == EntityKind::Population);
                self.passage.words[i].is(Pos::That)
                    && (self.passage.words[i].clitics.pronoun.is_none() || she)
                    || matches!(self.passage.fold(i), "\"" | "«" | "“" | ":")
            })
        };
        // نحن على اتصال بالوفد: he counts himself in.
        let counted_in = |from: usize| {
            (from..t).any(|i| matches!(self.passage.fold(i), "نحن" | "انا" | "اننا" | "انني" | "اني"))
        };
        let tellers: Vec<_> = self
            .speeches
            .iter()
            .filter(|s| {
                let cue = s.cue.min(t);
                s.content.contains(&t) && clause_between(cue) && !counted_in(cue)
            })
            .flat_map(|s| s.sources.iter().flat_map(|source| source.who.iter().copied()))
            .collect();
        side.into_iter().filter(|p| !tellers.contains(&p.who)).collect()
    }

    /// Who proposes or wants the contact that a noun names: اقتراح الرئيس لعقد قمة مع نظيره, رغبة الوزير في لقاء مع الوفد.
    pub(super) fn proposer(&self, t: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(t) else { return Vec::new() };
        if !matches!(self.passage.phrases[n].prep.as_deref(), Some("ل" | "ب" | "في")) {
            return Vec::new();
        }
        let proposes = |m: &usize| {
            let p = &self.passage.phrases[*m];
            p.tokens.len() > 1
                && p.tokens.start >= self.range.start
                && PROPOSALS.contains(&self.passage.headword(p.head()))
        };
        // اقتراح الوزير المصري، فلان، لعقد: with his name between commas.
        let apposed = |m: &usize| proposes(m) || self.passage.phrases[*m].prep.is_none();
        let Some(m) = (0..n).rev().take(3).take_while(apposed).find(proposes) else { return Vec::new() };
        let p = &self.passage.phrases[m];
        if (p.tokens.end..self.passage.phrases[n].tokens.start)
            .any(|i| self.passage.words[i].is_verb() || self.passage.words[i].is(Pos::That))
        {
            return Vec::new();
        }
        let inside = self.parties_inside(m);
        if inside.is_empty() { self.parties_from(m).0 } else { inside }
    }

    /// Whose act a verb that governs its noun closely tells, where it carries it without saying whose: أوقف الجيش القصف.
    pub(super) fn governor(&self, t: usize, v: usize, frame: &Frame) -> Vec<PartyDraft> {
        // أعلن الرئيس بدء العملية: he begins it.
        let start = self.passage.phrase_at(t).map_or(t, |n| self.passage.phrases[n].tokens.start);
        let begins = self.passage.verb_headword(v) == Some("اعلن")
            && start < t
            && matches!(self.passage.headword(start), "بدء" | "شن" | "استيناف" | "تعليق" | "وقف" | "انهاء")
            && self.passage.phrase_from(self.subject(v).1.max(v + 1)) == self.passage.phrase_from(start);
        let closely = self.is_led(t, frame) && self.is_next(t, v);
        // أوقفت الشرطة الهجوم: who guards the peace stops what others do.
        let guards = frame.event == EventType::Assault && self.passage.words[t].clitics.article;
        let mut doers = if closely || begins { self.subject(v).0 } else { Vec::new() };
        // أوقفت القوات الهجوم: nor do soldiers stop an attack of their own.
        let beaten_off = guards && matches!(self.passage.headword(t), "هجوم" | "اعتداء" | "تفجير");
        doers.retain(|p| {
            let sector = self.cast.all[p.who].sector.as_deref();
            !(guards && sector == Some("COP") || beaten_off && sector == Some("MIL"))
        });
        doers
    }

    /// Who decides, orders or begins what a noun names also does it: قرر طرد دبلوماسيين, أمر بفرض عقوبات.
    pub(super) fn decider(&mut self, t: usize, v: usize, frame: &Frame) -> Vec<PartyDraft> {
        // Of a noun behind another preposition (دعمها للضربات) nothing is decided.
        let governed = self.passage.phrase_at(t).is_some_and(|n| {
            matches!(self.passage.phrases[n].prep.as_deref(), None | Some("ب" | "عن" | "علي"))
        });
        let start = self.passage.phrase_at(t).map_or(t, |n| self.passage.phrases[n].tokens.start);
        let itself = self.is_led(t, frame);
        // نفى الجيش مقتل جنديين: what befell him he has not done.
        // Nor has he done what he denies to have happened: نفت وقوع الهجوم.
        let befell = matches!(self.passage.verb_headword(v), Some("نفي" | "انكر"))
            && (self.is_casualty(t)
                || matches!(self.passage.headword(start), "وقوع" | "حدوث" | "حصول" | "صحه"));
        // ندرس الهجوم: what is known and stands without a preposition is only looked at.
        let known = self.passage.words[start].clitics.article
            && self.passage.phrase_at(t).is_some_and(|n| self.passage.phrases[n].prep.is_none());
        // تريد واشنطن الانسحاب: but what somebody wants is his own.
        let known = known && self.passage.verb_headword(v) != Some("اراد");
        let closely = itself && !known && !befell && self.is_next(t, v);
        // رفضت الحركة الهجمات: nor is an attack hers that she refuses.
        let refused = frame.event == EventType::Assault
            && self.passage.verb_headword(v) == Some("رفض")
            && (self.passage.words[start].clitics.article
                || matches!(self.passage.fold(start), "اي" | "ايه" | "كل" | "جميع" | "كافه"));
        // أجرت المنظمة تحليلا للتقارير عن القصف: what something is about is not done by whoever makes it.
        let about =
            self.passage.phrase_at(t).is_some_and(|n| self.passage.phrases[n].prep.as_deref() == Some("عن"))
                && self.passage.verb_headword(v) != Some("اعلن");
        let controls =
            !refused && !about && self.passage.verb_headword(v).is_some_and(|h| CONTROL.contains(&h));
        // حاول تخفيف وطأة الزيارة: nor is it his what another deed than its beginning and end is done to.
        let plain = itself
            || !self.passage.words[start].is(Pos::Masdar)
            || matches!(
                self.passage.headword(start),
                "بدء"
                    | "استيناف"
                    | "مواصله"
                    | "تمديد"
                    | "تشديد"
                    | "فرض"
                    | "تنفيذ"
                    | "انهاء"
                    | "وقف"
                    | "تعليق"
                    | "رفع"
                    | "الغاء"
            );
        let rules = (governed && controls && plain || closely)
            && v < t
            && self.passage.words[v].is_verb()
            && !self.is_behind_ground(v, t)
            && (v + 1..t).all(|i| !self.passage.words[i].is(Pos::Relative))
            // قررت روسيا الطرد وسط توتر بعد تسميم جاسوس: nor what was meanwhile or before.
            && (itself && start == v + 1
                || (v + 1..start).all(|i| {
                    !matches!(
                        self.passage.fold(i),
                        "وسط" | "بعد" | "عقب" | "اثر" | "بسبب" | "رغم" | "جراء" | "منذ" | "قبل"
                    )
                }));
        if rules {
            return self.subject(v).0;
        }
        let who = if itself { self.decides(start, frame) } else { Vec::new() };
        if !who.is_empty() {
            return who;
        }
        let mut who = self.partaker(t);
        if who.is_empty() {
            who = self.stands_behind(t);
        }
        if who.is_empty() && itself {
            who = self.resolved(t);
        }
        if who.is_empty() && itself { self.by_purpose(start, v, frame) } else { who }
    }

    /// Whether a noun is a verbal noun; of force also where it is read as any other noun (لاعتقال).
    pub(super) fn is_deed(&self, i: usize, frame: &Frame) -> bool {
        let forms = self.passage.lexicon.words.analyses(stem(self.passage, i));
        self.passage.words[i].is(Pos::Masdar)
            || matches!(frame.event, EventType::Assault | EventType::Coerce | EventType::Sanction)
                && forms.iter().any(|a| a.pos == Pos::Masdar)
    }

    /// Whether ل says what the definite noun before it is for, and not what is done to what end: المعاهدة الدولية لحظر الأسلحة.
    fn is_for(&self, start: usize) -> bool {
        let before = start.checked_sub(1).and_then(|b| self.passage.phrase_at(b));
        before.is_some_and(|n| {
            let p = &self.passage.phrases[n];
            let kind = self.passage.words[p.head()].lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
            p.tokens.end == start
                && p.tokens.clone().any(|i| self.passage.words[i].clitics.article)
                && matches!(
                    kind,
                    Some(NounKind::Body | NounKind::Document | NounKind::Speech | NounKind::Event)
                )
        })
    }

    /// Whether a noun itself leads its phrase, or one that carries it or tells its measure: الاستقالة, شن هجوم, سلسلة مظاهرات.
    pub(super) fn is_led(&self, t: usize, frame: &Frame) -> bool {
        let start = self.passage.phrase_at(t).map_or(t, |n| self.passage.phrases[n].tokens.start);
        start == t
            || self.carries_as_noun(start, frame)
            || start + 1 == t
                && (self.passage.counts(start) || MEASURES.contains(&self.passage.headword(start)))
    }

    /// Whether a word is the verbal noun of a verb that carries a frame's noun: تنفيذ هجوم, توجيه ضربات.
    pub(super) fn carries_as_noun(&self, i: usize, frame: &Frame) -> bool {
        let light = |l: u32| frame.light.iter().any(|(carrier, _)| *carrier == l);
        let words = &self.passage.lexicon.words;
        let forms = words.analyses(stem(self.passage, i));
        let of_verb = |l: u32| light(l) || words.lemma(l).verb.is_some_and(light);
        self.passage.words[i].lemma.is_some_and(of_verb)
            || forms.iter().any(|a| a.pos == Pos::Masdar && of_verb(a.lemma))
    }

    /// Whether a word is the verbal noun of a verb whose subject does what a frame's noun names: شن هجوم, and not تعرض لهجوم.
    fn makes_as_noun(&self, i: usize, frame: &Frame) -> bool {
        let makes = |l: u32| frame.light.iter().any(|(v, role)| *v == l && *role == Role::Actor);
        self.carries_as_noun(i, frame)
            && self
                .passage
                .lexicon
                .words
                .analyses(stem(self.passage, i))
                .iter()
                .any(|a| makes(a.lemma) || self.passage.lexicon.words.lemma(a.lemma).verb.is_some_and(makes))
    }

    /// Whether a verb governs the phrase of a noun, with nothing but its subject and times between: يفكر الوزير في الاستقالة.
    pub(super) fn is_next(&self, t: usize, v: usize) -> bool {
        let Some(n) = self.passage.phrase_at(t).filter(|_| v < t) else { return false };
        let prep = self.passage.phrases[n].prep.as_deref().unwrap_or_default();
        let controls = self.passage.words[v].is_verb()
            && self.passage.verb_headword(v).is_some_and(|h| {
                CONTROL_CLOSELY.iter().any(|(verb, preps)| *verb == h && preps.contains(&prep))
            });
        controls && {
            let first = self.passage.phrase_from(self.subject(v).1.max(v + 1));
            (first..n).all(|m| self.listener.is_time(self.passage.phrases[m].head()))
        }
    }

    /// Gives what a decision is about to whoever decides, though the word is written like a verb: عقب قرار بريطانيا طرد
    /// دبلوماسيين.
    pub(super) fn take_decider(&mut self, draft: &mut ClaimDraft<'_>) {
        let words = std::iter::once(draft.trigger).chain(draft.light);
        let Some((t, from)) = words.into_iter().find_map(|t| Some((t, self.decision_before(t)?))) else {
            return;
        };
        if draft.actors.iter().any(|a| a.start >= from) {
            return;
        }
        let deciders = self.decides(t, draft.frame);
        if !deciders.is_empty() && draft.recipients.iter().all(|r| deciders.iter().all(|d| d.who != r.who)) {
            draft.actors = deciders;
        }
    }

    /// Where the phrase begins that tells right before a word whose decision it is.
    fn decision_before(&self, t: usize) -> Option<u32> {
        let before = t.checked_sub(1).filter(|&b| b > self.range.start)?;
        let p = &self.passage.phrases[self.passage.phrase_at(before)?];
        let decision = |i: usize| DECISIONS.contains(&self.passage.headword(i));
        let bare = self.passage.words[t].clitics.preposition.is_none() && !self.passage.words[t].joined();
        (bare
            && p.tokens.end == t
            && p.tokens.start >= self.range.start
            && (p.tokens.start..before).any(decision))
        .then_some(p.start)
    }

    /// Whose decision, intention or attempt it is: قرار الجزائر قطع العلاقات, محاولة المسلحين شن هجوم.
    pub(super) fn decides(&mut self, start: usize, frame: &Frame) -> Vec<PartyDraft> {
        let before = start
            .checked_sub(1)
            .map(|b| if matches!(self.passage.fold(b), "،" | ",") { b.saturating_sub(1) } else { b });
        let Some(n) = before.and_then(|before| self.passage.phrase_at(before)) else {
            return Vec::new();
        };
        let p = self.passage.phrases[n].clone();
        // قرار الرئيس، فلان، إقالته: a comma closes the apposition.
        let comma = |i: usize| matches!(self.passage.fold(i), "،" | ",");
        let closed = p.tokens.end + 1 == start && comma(p.tokens.end) && p.tokens.clone().any(comma);
        if p.tokens.end != start && !closed || p.tokens.start < self.range.start {
            return Vec::new();
        }
        // شن الجيش في الشمال هجوما: with where it was between.
        if p.tokens.end == start
            && p.prep.as_deref() == Some("في")
            && n > 0
            && self.passage.phrases[n - 1].tokens.len() > 1
            && self.passage.phrases[n - 1].tokens.end + 1 == p.tokens.start
            && self.passage.phrases[n - 1].tokens.start >= self.range.start
            && self.makes_as_noun(self.passage.phrases[n - 1].tokens.start, frame)
        {
            let q = &self.passage.phrases[n - 1].tokens;
            let rest = self.passage.make_phrase(q.start + 1..q.end);
            return self.genitive(&rest).unwrap_or_default().0;
        }
        // شن القوات هجوما, شنها هجوما: of the verbal noun that carries it.
        if p.tokens.end == start && self.makes_as_noun(p.tokens.start, frame) {
            if p.tokens.len() > 1 {
                let rest = self.passage.make_phrase(p.tokens.start + 1..p.tokens.end);
                return self.genitive(&rest).unwrap_or_default().0;
            }
            if self.passage.words[p.tokens.start].clitics.pronoun.is_some() {
                return self.nearest_owner(p.tokens.start);
            }
        }
        // إعلان الجيش مقتل جنديين: what has befallen is only told.
        let told = |i: usize| frame.event == EventType::Assault && self.passage.headword(i) == "اعلان";
        let decision = p.tokens.clone().find(|&i| DECISIONS.contains(&self.passage.headword(i)) && !told(i));
        // أصدر الرئيس قرارا بالإفراج عن: the decision is the subject's of its verb.
        if let Some(d) = decision.filter(|&d| {
            d + 1 == p.tokens.end
                && p.prep.is_none()
                && !p.joined
                && self.passage.words[d].clitics.pronoun.is_none()
        }) {
            let v = self.clause_start(d);
            let makes = self.passage.words[v].is_verb()
                && self.passage.verb_headword(v).is_some_and(|h| DECIDES.contains(&h))
                && self.passage.phrase_from(self.subject(v).1.max(v + 1)) == n;
            return if makes { self.subject(v).0 } else { Vec::new() };
        }
        // بعد قرارها طرد السفير: whose decision the pronoun says.
        if let Some(d) = decision
            && d + 1 == p.tokens.end
            && self.passage.words[d].clitics.pronoun.is_some()
        {
            return match self.passage.words[d].clitics.pronoun {
                Some("نا" | "ي") => {
                    let speaker = self.holder(d).and_then(|s| s.sources.first());
                    speaker.map(|s| self.parties_of(s)).unwrap_or_default()
                }
                // خطوة الرئيس وقراره الانسحاب: who is named right before.
                _ if p.joined && n > 0 && !self.listener.inside(n - 1).is_empty() => {
                    self.parties_inside(n - 1)
                }
                _ => self.nearest_owner(d),
            };
        }
        let Some(d) = decision.filter(|&d| d + 1 < p.tokens.end) else { return Vec::new() };
        let rest = self.passage.make_phrase(d + 1..p.tokens.end);
        self.genitive(&rest).unwrap_or_default().0
    }

    /// Who does something in order to do what a noun behind ل names: تحركت قوة لاعتقال المشتبه بهم. Of calling upon and
    /// accusing somebody it is for him to do.
    fn by_purpose(&self, start: usize, v: usize, frame: &Frame) -> Vec<PartyDraft> {
        let word = &self.passage.words[start];
        let purpose = word.clitics.preposition == Some('ل')
            && !word.clitics.article
            && (self.is_deed(start, frame) || self.carries_as_noun(start, frame))
            && !word.joined()
            && word.clitics.pronoun.is_none()
            && !self.is_for(start)
            // تعرض لهجوم, استجابة لطلب, تحسبا لضربة: governed, and no purpose.
            && (v..start).all(|i| !matches!(self.passage.headword(i), "تعرض" | "تلبيه" | "استجابه"))
            && !start
                .checked_sub(1)
                .is_some_and(|b| self.passage.words[b].is_nominal() && self.passage.words[b].is_accusative())
            // الغاز الذي استخدم لتسميم …: a passive.
            && !(self.passage.words[v].clitics.pronoun.is_none()
                && v.checked_sub(1).is_some_and(|r| self.passage.words[r].is(Pos::Relative))
                && matches!(self.passage.verb_headword(v), Some("استخدم" | "استعمل")));
        let verb = &self.passage.words[v];
        let acts = verb.is_verb()
            && v < start
            && verb.verb().is_some_and(|f| f.voice == Voice::Active)
            && verb.lemma.is_some_and(|l| {
                self.passage.lexicon.sayings.of(l).is_none()
                    && !self.passage.lexicon.frames.of(l).any(|f| {
                        matches!(f.event, EventType::Request | EventType::Accuse | EventType::Threaten)
                    })
            });
        if !purpose || !acts {
            return Vec::new();
        }
        let (subject, _, named) = self.subject(v);
        let token = self.passage.tokens.get(v);
        if named && token.is_some_and(|t| subject.iter().all(|p| p.start != t.start)) {
            subject
        } else {
            Vec::new()
        }
    }
}
