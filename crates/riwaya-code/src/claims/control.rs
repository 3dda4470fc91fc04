//! Object control: who is to do what a noun names because somebody else asks, lets or makes him, and who is charged with
//! having done it.

use riwaya_lexicon::{Frame, Pos, Role};
use riwaya_record::EventType;
use riwaya_text::Voice;

use super::carried::GROUNDS;
use super::{Finder, PartyDraft};

/// Verbs of letting and making, whose object, or what stands behind their ل, does what the noun behind it names (folded).
const LETTING: [&str; 14] =
    ["سمح", "اجاز", "اذن", "اتاح", "خول", "فوض", "كلف", "دفع", "اجبر", "ارغم", "حرض", "مكن", "شجع", "اقنع"];

/// Verbs of hindering, whose object would do what stands behind their من (folded).
fn hinders(verb: &str) -> bool {
    matches!(verb, "منع" | "ردع" | "ثني" | "حرم")
}

/// Nouns of planning and trying, behind which stands what is planned (folded headwords).
const PLANNING: [&str; 13] = [
    "مسؤوليه",
    "مسووليه",
    "تخطيط",
    "محاوله",
    "ضلوع",
    "تورط",
    "مشاركه",
    "تحضير",
    "اعداد",
    "تامر",
    "شروع",
    "تدبير",
    "وقوف",
];

/// Verbs by which somebody has or takes up an invitation (folded).
const RECEIVES: [&str; 5] = ["تلقي", "قبل", "لبي", "تسلم", "رفض"];

/// How many words behind its verb an invitation stands.
const MANAGES: usize = 6;

/// Nouns of crime, of which somebody is held (folded headwords): بتهمة قتل, للاشتباه.
const CRIMES: [&str; 4] = ["تهمه", "شبهه", "جرم", "جريمه"];

impl Finder<'_, '_, '_> {
    /// Whom a verbal noun calls upon to do what the phrase behind it names: لدعوة الأطراف إلى وقف القتال.
    pub(super) fn called_upon(&self, n: usize) -> Vec<PartyDraft> {
        let (behind, start) = self.governed_by(n);
        let Some(b) = n.checked_sub(1).filter(|_| matches!(behind, Some("ب" | "الي" | "علي" | "ل")))
        else {
            return Vec::new();
        };
        let p = &self.passage.phrases[b];
        // عروض إيرانية لمقاتلين لقتل جنود: those to whom something is proposed.
        if behind == Some("ل") && p.tokens.end == start && self.is_proposed_to(b) {
            return self.parties_from(b).0;
        }
        let head = &self.passage.words[p.head()];
        let calls = head.lemma.is_some_and(|l| {
            self.passage
                .lexicon
                .frames
                .of(l)
                .any(|f| f.event == EventType::Request && f.object == Some(Role::Recipient))
        });
        let whom = p.tokens.len() > 1
            && behind != Some("ل")
            && p.tokens.start >= self.range.start
            && p.tokens.end == start
            && head.clitics.preposition == Some('ل')
            && !head.clitics.article
            && calls;
        // اتهام موسكو للجيش بقصف المدينة: the second is charged.
        let charged = behind == Some("ب")
            && p.prep.as_deref() == Some("ل")
            && p.tokens.end == start
            && b.checked_sub(1).is_some_and(|a| {
                let q = &self.passage.phrases[a];
                q.tokens.end == p.tokens.start && self.passage.headword(q.head()) == "اتهام"
            });
        if charged {
            return self.parties_from(b).0;
        }
        // ضغط على القبائل للانسحاب, إلى الانسحاب: those pressed.
        let pressed = self.passage.headword(p.head()) != "ضغط"
            && p.prep.as_deref() == Some("علي")
            && p.tokens.end == start
            && p.tokens.start >= self.range.start + 2
            && self.passage.headword(p.tokens.start - 2) == "ضغط"
            && self.passage.words[self.passage.phrases[n].tokens.start].clitics.conjunction.is_none();
        if pressed {
            return self.parties_from(b).0;
        }
        // بعد اتهامه باستخدام الغاز: whom its pronoun means.
        let accused =
            behind == Some("ب") && p.tokens.end == start && self.passage.headword(p.head()) == "اتهام";
        if accused && head.clitics.pronoun.is_some() && p.head() + 1 == start {
            return self.nearest_owner(p.head());
        }
        let inside = if whom { self.parties_inside(b) } else { Vec::new() };
        if whom && inside.is_empty() { self.parties_from(b).0 } else { inside }
    }

    /// وجه دعوة إلى الرئيس لزيارة الرياض, تلقى الوزير دعوة من نظيره لزيارة أنقرة: who is to come where an invitation bids, whom
    /// its إلى or ل names, else who receives it.
    pub(super) fn invited(&mut self, n: usize) -> Vec<PartyDraft> {
        let (Some("ل" | "الي"), mut end) = self.governed_by(n) else { return Vec::new() };
        let mut to = None;
        for m in (0..n).rev().take(3) {
            let p = &self.passage.phrases[m];
            let gap = end.saturating_sub(p.tokens.end);
            if p.tokens.start < self.range.start || gap > 1 {
                break;
            }
            if self.passage.headword(p.head()) == "دعوه" {
                if let Some(to) = to {
                    return self.parties_from(to).0;
                }
                let v = (self.range.start..p.tokens.start).rev().find(|&i| self.passage.words[i].is_verb());
                let receives = v.filter(|&v| {
                    matches!(self.passage.verb_headword(v), Some(h) if RECEIVES.contains(&h))
                        && p.tokens.start <= v + MANAGES
                });
                return receives.map(|v| self.subject(v).0).unwrap_or_default();
            }
            match p.prep.as_deref() {
                Some("الي" | "ل") if !self.listener.whom(m).is_empty() => to = Some(m),
                Some("من") => {}
                _ => break,
            }
            end = p.tokens.start;
        }
        Vec::new()
    }

    /// Whether ل right behind a proposal, demand or offer says to whom it is made.
    pub(super) fn is_proposed_to(&self, n: usize) -> bool {
        let Some(p) = self.passage.phrases.get(n) else { return false };
        let before = n.checked_sub(1).map(|b| &self.passage.phrases[b]);
        p.prep.as_deref() == Some("ل")
            && p.tokens.start < self.range.end
            && !self.listener.whom(n).is_empty()
            && before.is_some_and(|q| {
                let proposal = self.passage.words[q.head()].lemma.is_some_and(|l| {
                    self.passage.lexicon.frames.of(l).any(|f| f.event == EventType::Request)
                        || matches!(self.passage.headword(q.head()), "عرض" | "مقترح" | "اقتراح")
                });
                proposal && q.tokens.end == p.tokens.start && self.passage.words[q.head()].is_nominal()
            })
    }

    /// The preposition that governs a phrase and where the words begin that belong to it, past a عدم between them: بعدم
    /// القصف, إلى عدم القصف.
    pub(super) fn governed_by(&self, n: usize) -> (Option<&str>, usize) {
        let p = &self.passage.phrases[n];
        let word = |i: usize| &self.passage.words[i];
        let letter = |i: usize| match word(i).clitics.preposition {
            Some('ب') => Some("ب"),
            Some('ل') => Some("ل"),
            _ => None,
        };
        let start = p.tokens.start;
        let denied = start > self.range.start && self.passage.headword(start - 1) == "عدم";
        let first = if denied { start - 1 } else { start };
        if let Some(prep) = letter(first) {
            return (Some(prep), first);
        }
        if first > self.range.start
            && word(first - 1).is(Pos::Preposition)
            && word(first - 1).clitics.pronoun.is_none()
        {
            return (Some(self.passage.headword(first - 1)), first - 1);
        }
        (p.prep.as_deref(), first)
    }

    /// Where the phrase begins that says what is planned, tried or shared in, of what stands behind it: بالتخطيط لتفجير,
    /// بمحاولة اغتيال, بالضلوع في هجوم.
    fn planned(&self, n: usize) -> usize {
        let plans = |b: usize| {
            let (p, q) = (&self.passage.phrases[b], &self.passage.phrases[b + 1]);
            // بشبهة التخطيط لهجوم
            let suspected = p.tokens.len() == 2 && CRIMES.contains(&self.passage.headword(p.tokens.start));
            (p.tokens.len() == 1 || suspected)
                && p.tokens.start >= self.range.start
                && q.tokens.start - p.tokens.end <= 1
                && matches!(q.prep.as_deref(), Some("ل" | "في" | "ب" | "عن" | "علي" | "الي" | "وراء" | "خلف"))
                && PLANNING.contains(&self.passage.headword(p.tokens.end - 1))
        };
        let mut first = n;
        while first > 0 && plans(first - 1) {
            first -= 1;
        }
        first
    }

    /// Who is asked to do what a noun names, blamed or convicted for it: طالب إسرائيل بسحب قواتها, متهما الجيش بقتل مدنيين,
    /// أدانت المحكمة ثلاثة رجال بالتخطيط لتفجير.
    pub(super) fn charged_with(&mut self, t: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(t).map(|n| self.planned(n)) else { return Vec::new() };
        let (behind, start) = self.governed_by(n);
        let (bound, charge) = (behind.is_some(), behind == Some("بتهمه"));
        let with = charge || behind == Some("ب");
        if bound && !with && !matches!(behind, Some("الي" | "علي")) {
            return Vec::new();
        }
        // استدعت بغداد السفير احتجاجا على القصف: the ground is who asks has, and what it answers is another's.
        let ground = GROUNDS.contains(&self.passage.fold(t)) || self.is_answered(t);
        if ground {
            return Vec::new();
        }
        let open = (self.range.start..t).rev().take_while(|&i| {
            !self.passage.words[i].is(Pos::Relative) && !self.passage.words[i].is(Pos::That)
        });
        let crime = charge || with && CRIMES.contains(&self.passage.headword(self.passage.phrases[n].head()));
        let charges = |i: usize| {
            let convicts = crime || matches!(self.passage.verb_headword(i), Some("ادان" | "دان"));
            self.passage.words[i].lemma.is_some_and(|l| {
                self.passage.lexicon.frames.of(l).any(|f| {
                    (f.event == EventType::Request
                        || f.event == EventType::Accuse && bound
                        || f.event == EventType::Coerce && with && convicts)
                        && (f.object == Some(Role::Recipient)
                            || f.event == EventType::Request
                                && self.passage.words[i].is_verb()
                                && f.preps.iter().any(|(_, role)| *role == Role::Recipient))
                })
            })
        };
        // لاتهام أنقرة بقمع المتظاهرين: of a noun the genitive is charged.
        if let Some(b) = n.checked_sub(1).filter(|_| with) {
            let p = &self.passage.phrases[b];
            if p.tokens.end == start && p.tokens.len() > 1 && charges(p.head()) {
                let inside = self.parties_inside(b);
                return if inside.is_empty() { self.parties_from(b).0 } else { inside };
            }
        }
        // المجرمين المتهمين بارتكاب أعمال إرهابية: those of whom it is said.
        let accused = start
            .checked_sub(1)
            .filter(|&b| with && b > self.range.start && matches!(self.passage.headword(b), "متهم" | "مدان"));
        if let Some(b) = accused {
            let whom = self.described_as(b);
            if !whom.is_empty() {
                return whom;
            }
        }
        let governs = |i: &usize| self.passage.words[*i].is_verb() || self.passage.is_circumstantial(*i);
        let Some(v) = open.into_iter().find(governs) else { return Vec::new() };
        if let Some(m) = self.pointed_at(v, n).filter(|_| with) {
            return self.parties_from(m).0;
        }
        if !charges(v) {
            return Vec::new();
        }
        let (subject, end, named) =
            if self.passage.words[v].is_verb() { self.subject(v) } else { (Vec::new(), 0, false) };
        // ناشدت اللجنة الطرفين فتح ممرات: of two objects the first is asked.
        match self.object(v, end.max(v + 1), t) {
            Some(object)
                if object < n
                    // طالب الدول بالعمل لوقف تلك الهجمات: what stands farther inside is none of theirs.
                    && (bound
                        || self.passage.phrases[n].joined
                        || !self.passage.phrases[object + 1..n]
                            .iter()
                            .any(|p| p.prep.as_deref() == Some("ل"))) =>
            {
                let whom = self.parties_from(object).0;
                let one = |finder: &mut Self| {
                    let frame = finder.passage.words[v].lemma.and_then(|l| {
                        finder.passage.lexicon.frames.of(l).find(|f| f.mode.as_deref() == Some("arrest"))
                    })?;
                    finder.national(v, object, frame)
                };
                if whom.is_empty() { one(self).into_iter().collect() } else { whom }
            }
            // طلب من سلفه التنحي: who is asked may stand behind من.
            _ if self.asked_of(v, n).is_some() => {
                self.asked_of(v, n).map(|of| self.parties_from(of).0).unwrap_or_default()
            }
            // أدين ضابط بتعذيب سجناء: of a passive its subject.
            _ if named && self.passage.words[v].verb().is_some_and(|f| f.voice == Voice::Passive) => subject,
            _ => Vec::new(),
        }
    }

    /// المجرمين المتهمين ب, تسليم شرطي متهم ب: whom a participle describes, known or not, the words right before it.
    fn described_as(&mut self, b: usize) -> Vec<PartyDraft> {
        let Some(m) = self.passage.phrase_at(b) else { return Vec::new() };
        let p = &self.passage.phrases[m];
        let opens = p.tokens.start == b;
        let before = m.checked_sub(1).filter(|&o| opens && self.passage.phrases[o].tokens.end == b);
        let definite = self.passage.words[b].clitics.article;
        // الشرطي متهم: but no predicate.
        let described =
            definite || !opens || before.is_some_and(|_| !self.passage.words[b - 1].clitics.article);
        if !described {
            return Vec::new();
        }
        let m = before.unwrap_or(m);
        let whom = self.parties_from(m).0;
        let whom = if whom.is_empty() { self.parties_inside(m) } else { whom };
        if !whom.is_empty() {
            return whom;
        }
        let (from, end) = (self.passage.phrases[m].tokens.start + 1, self.passage.phrases[m].tokens.end);
        let told = (from..end).find_map(|i| {
            let part = self.passage.make_phrase(i..end);
            let who = *self.cast.refer(self.passage, &part).first()?;
            Some(PartyDraft { who, start: part.start, end: part.end })
        });
        told.into_iter().collect()
    }

    /// وجهت أصابع الاتهام إلى الجارة بضلوعها في التفجير: the phrase behind the preposition of a noun of accusing that a verb
    /// carries, before what somebody is accused of.
    fn pointed_at(&self, v: usize, charge: usize) -> Option<usize> {
        let carried = |f: &Frame| {
            f.event == EventType::Accuse && f.preps.iter().any(|(_, role)| *role == Role::Recipient)
        };
        let first = self.passage.phrase_from(v + 1);
        let noun = (first..charge).find(|&m| {
            let p = &self.passage.phrases[m];
            p.prep.is_none()
                && self.passage.words[p.head()]
                    .lemma
                    .is_some_and(|l| self.passage.lexicon.frames.of(l).any(carried))
        })?;
        (noun + 1..charge).find(|&m| {
            let p = &self.passage.phrases[m];
            matches!(p.prep.as_deref(), Some("الي" | "ل" | "ضد")) && !self.listener.whom(m).is_empty()
        })
    }

    /// Whether a verb asks somebody to do something.
    pub(super) fn requests(&self, v: usize) -> bool {
        self.passage.words[v]
            .lemma
            .is_some_and(|l| self.passage.lexicon.frames.of(l).any(|f| f.event == EventType::Request))
    }

    /// لمنع النظام من استخدام الغاز: whom a noun of hindering keeps from what stands behind من.
    fn hindered(&self, t: usize) -> Option<Vec<PartyDraft>> {
        let n = self.passage.phrase_at(t).filter(|&n| n > 0)?;
        let (p, q) = (&self.passage.phrases[n - 1], &self.passage.phrases[n]);
        let hinders = q.prep.as_deref() == Some("من")
            && p.tokens.end + 1 == q.tokens.start
            && p.tokens.len() > 1
            && p.tokens.start >= self.range.start
            && matches!(self.passage.headword(p.tokens.start), "منع" | "ردع" | "حرمان");
        let inside = self.parties_inside(n - 1);
        let whom = if inside.is_empty() { self.parties_from(n - 1).0 } else { inside };
        (hinders && !whom.is_empty()).then_some(whom)
    }

    /// The phrase between a verb of asking and what is asked that stands behind the preposition of whom it asks.
    fn asked_of(&self, v: usize, deed: usize) -> Option<usize> {
        let lemma = self.passage.words[v].lemma?;
        let asks = |prep: &str| {
            let mut requests =
                self.passage.lexicon.frames.of(lemma).filter(|f| f.event == EventType::Request);
            requests.any(|f| f.preps.iter().any(|(p, role)| &**p == prep && *role == Role::Recipient))
        };
        let from = self.passage.phrase_from(v + 1);
        (from..deed).find(|&n| {
            let prep = self.passage.phrases[n].prep.as_deref();
            prep == Some("من") && asks("من") && !self.listener.whom(n).is_empty()
        })
    }

    /// Who is let or made to do what a noun names: سمحت الحكومة للجيش بقصف المدينة, كلف الرئيس الشرطة بحماية السفارة.
    pub(super) fn let_to(&self, t: usize, v: usize, frame: &Frame) -> Vec<PartyDraft> {
        let verb = &self.passage.words[v];
        if let Some(whom) = self.hindered(t) {
            return whom;
        }
        let lets = verb.is_verb()
            && self.is_led(t, frame)
            && v < t
            && self.passage.verb_headword(v).is_some_and(|h| LETTING.contains(&h) || hinders(h))
            && (v + 1..t).all(|i| {
                let w = &self.passage.words[i];
                !w.is(Pos::Relative) && !matches!(self.passage.fold(i), "،" | ",")
            });
        let Some(n) = self.passage.phrase_at(t).filter(|_| lets) else { return Vec::new() };
        let hindered = self.passage.verb_headword(v).is_some_and(hinders);
        if hindered && self.passage.phrases[n].prep.as_deref() != Some("من") {
            return Vec::new();
        }
        // يمنعها من إرسال أسلحة: whom the pronoun means.
        if verb.clitics.pronoun.is_some() {
            let antecedent = self.antecedent_object(v);
            let subject = self.subject(v).0;
            return if antecedent.is_empty() { self.other_than(&subject, v) } else { antecedent };
        }
        let from = self.passage.phrase_from(self.subject(v).1.max(v + 1));
        (from..n)
            .find(|&m| {
                matches!(self.passage.phrases[m].prep.as_deref(), None | Some("ل"))
                    && !self.listener.whom(m).is_empty()
            })
            .map(|m| self.parties_from(m).0)
            .unwrap_or_default()
    }
}
