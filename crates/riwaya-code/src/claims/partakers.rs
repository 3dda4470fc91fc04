//! Who has a part in what a noun names: whoever shares in it, stands behind it, is ready for it or exposed to it, and those who
//! protest.

use riwaya_lexicon::{NounKind, Pos};
use riwaya_text::Tense;

use super::{Finder, PartyDraft};

/// Nouns of having a part in something or being about to do it, whose genitive does what stands behind their preposition
/// (folded).
const PARTS: [&str; 34] = [
    "وقوف",
    "اعراب",
    "تعبير",
    "تاهب",
    "تورط",
    "ضلوع",
    "قيام",
    "مشاركه",
    "مسؤوليه",
    "مسووليه",
    "انخراط",
    "اشتراك",
    "اقدام",
    "لجوء",
    "استمرار",
    "نجاح",
    "فشل",
    "مساهمه",
    "نيه",
    "بدء",
    "قدره",
    "استعداد",
    "خطه",
    "جهد",
    "مسعي",
    "سعي",
    "عزم",
    "محاوله",
    "رغبه",
    "تعهد",
    "وعد",
    "دور",
    "عوده",
    "اصرار",
];

/// Adjectives and participles of being ready, able or determined to do what stands behind their preposition (folded
/// headwords).
const RESOLVED: [&str; 16] = [
    "متهم",
    "مسؤوله",
    "مسووله",
    "مسؤول",
    "مسوول",
    "ضالع",
    "متورط",
    "مستعد",
    "جاهز",
    "قادر",
    "مصمم",
    "عازم",
    "مصر",
    "حريص",
    "ملتزم",
    "ماض",
];

/// How far before a noun such a one may stand.
const PART_REACH: usize = 7;

/// How far behind the verb of being exposed it may be told to what, with its subject and times between.
const FAR_EXPOSURE: usize = 14;

/// Nouns for those who take part in a protest (folded headwords).
const PROTESTERS: [&str; 9] =
    ["متظاهر", "محتج", "معتصم", "مضرب", "مشاغب", "متظاهرون", "محتجون", "معتصمون", "مضربون"];

impl Finder<'_, '_, '_> {
    /// Who is said to be behind what a noun names, right before: زعيم الحركة وراء قتل القاضي.
    pub(super) fn stands_behind(&self, t: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(t) else { return Vec::new() };
        let p = &self.passage.phrases[n];
        let behind = matches!(p.prep.as_deref(), Some("وراء" | "خلف"));
        let before = n.checked_sub(1).filter(|&b| {
            let q = &self.passage.phrases[b];
            behind
                && q.tokens.end + 1 == p.tokens.start
                && q.tokens.start >= self.range.start
                && q.prep.is_none()
                && !self.listener.whom(b).is_empty()
        });
        before.map(|b| self.parties_from(b).0).unwrap_or_default()
    }

    /// Who is ready, able or determined to do what a noun names: الحكومة عازمة على الانسحاب, كانت باريس مستعدة للتدخل.
    pub(super) fn resolved(&self, t: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(t) else { return Vec::new() };
        let (prep, start) = self.governed_by(n);
        if !matches!(prep, Some("علي" | "ل" | "الي" | "في" | "ب" | "عن")) || start <= self.range.start
        {
            return Vec::new();
        }
        let quoted = matches!(self.passage.fold(start - 1), "\"" | "»" | "”");
        let predicate = start - 1 - usize::from(quoted && start > self.range.start + 1);
        let w = &self.passage.words[predicate];
        // استرداد متهمين بالقتل: no predicate stands in the oblique.
        let oblique = self.passage.fold(predicate).ends_with("ين");
        let ready = RESOLVED.contains(&self.passage.headword(predicate)) && !w.clitics.article && !oblique;
        if !ready {
            return Vec::new();
        }
        let verb = (self.range.start..predicate)
            .rev()
            .find(|&i| self.passage.words[i].is_verb() || self.passage.words[i].is(Pos::That));
        match verb {
            // كانت باريس مستعدة, أنه مستعد.
            Some(v) if self.passage.words[v].is_verb() => self.subject(v).0,
            Some(o) if self.passage.words[o].clitics.pronoun.is_some() => {
                self.holder(t).and_then(|s| s.sources.last()).map(|s| self.parties_of(s)).unwrap_or_default()
            }
            _ => {
                let topic = self.listener.topic(predicate, &self.range);
                topic.map(|n| self.parties_from(n).0).unwrap_or_default()
            }
        }
    }

    /// Who was exposed to what a noun behind ل names: تعرض الفريق لإطلاق نار.
    pub(super) fn exposed(&mut self, t: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(t).filter(|&n| n > 0) else { return Vec::new() };
        let from = t.saturating_sub(PART_REACH).max(self.range.start);
        if self.passage.phrases[n].prep.as_deref() != Some("ل") {
            return Vec::new();
        }
        let start = self.passage.phrases[n].tokens.start;
        let far = start.saturating_sub(FAR_EXPOSURE).max(self.range.start);
        // تعرض رجلان يرتديان القبعة لهجوم: what the subject does besides stands in the present.
        let verb = (far..start).rev().find(|&i| {
            self.passage.words[i].verb().is_some_and(|f| f.tense == Tense::Past)
                || self.passage.verb_headword(i) == Some("تعرض") && self.passage.words[i].is_verb()
        });
        if let Some(v) = verb.filter(|&v| self.passage.verb_headword(v) == Some("تعرض")) {
            let known = self.subject(v).0;
            // تعرضت قاعدة جوية لهجوم: what is struck, where it is nobody.
            return if known.is_empty() { self.exposed_place(v).into_iter().collect() } else { known };
        }
        let exposure = (from..start).rev().take_while(|&i| {
            let w = &self.passage.words[i];
            !(w.is_verb() || w.is(Pos::That) || matches!(self.passage.fold(i), "،" | ","))
        });
        let Some(e) = exposure
            .into_iter()
            .find(|&i| self.passage.headword(i) == "تعرض" && self.passage.words[i].is_nominal())
        else {
            return Vec::new();
        };
        // تعرضهم للدهس: those whom the pronoun means.
        if self.passage.words[e].clitics.pronoun.is_some() {
            return self.nearest_owner(e);
        }
        let Some(of) = self.passage.phrase_at(e) else { return Vec::new() };
        let p = self.passage.phrases[of].clone();
        if e + 1 < p.tokens.end {
            let rest = self.passage.make_phrase(e + 1..p.tokens.end);
            return self.genitive(&rest).unwrap_or_default().0;
        }
        Vec::new()
    }

    /// Who is said to have a part in what a noun names: تورط ضباط في قتل, قيام المتمردين بقصف, الضلوع المفترض لموسكو في.
    pub(super) fn partaker(&mut self, t: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(t) else { return Vec::new() };
        if !matches!(
            self.passage.phrases[n].prep.as_deref(),
            Some("في" | "ب" | "عن" | "الي" | "ل" | "علي" | "وراء" | "خلف")
        ) {
            return Vec::new();
        }
        // وقوف موسكو وراء الهجوم: but nobody stands behind what he only stands by.
        let behind = matches!(self.passage.phrases[n].prep.as_deref(), Some("وراء" | "خلف"));
        let stands = |i: usize| (self.passage.headword(i) == "وقوف") == behind;
        let from = t.saturating_sub(PART_REACH).max(self.range.start);
        let Some(part) = (from..self.passage.phrases[n].tokens.start)
            .rev()
            .take_while(|&i| {
                let w = &self.passage.words[i];
                !(w.is_verb()
                    || w.is(Pos::That)
                    || w.is(Pos::Relative)
                    || matches!(self.passage.fold(i), "،" | ","))
            })
            .find(|&i| {
                self.passage.words[i].is_nominal()
                    && (PARTS.contains(&self.passage.headword(i)) && stands(i) || self.is_conduct(i, n))
            })
        else {
            return Vec::new();
        };
        let Some(of) = self.passage.phrase_at(part) else { return Vec::new() };
        // تورط البنك في تحويل أموال لمتهم بالقتل: what stands behind those whom another deed serves is theirs.
        let served = of + 1 < n
            && self.passage.phrases[n].prep.as_deref() == Some("ب")
            && self.passage.phrases[n - 1].prep.as_deref() == Some("ل")
            && self.passage.phrases[n - 1].tokens.end == self.passage.phrases[n].tokens.start;
        if served {
            return Vec::new();
        }
        let p = self.passage.phrases[of].clone();
        if part + 1 < p.tokens.end {
            let rest = self.passage.make_phrase(part + 1..p.tokens.end);
            let (mut parties, end) = self.genitive(&rest).unwrap_or_default();
            if !parties.is_empty()
                && end == p.tokens.end
                && self
                    .passage
                    .phrases
                    .get(of + 1)
                    .is_some_and(|q| q.joined && q.prep.is_none() && q.tokens.start == end)
            {
                parties.extend(self.parties_from(of + 1).0);
            }
            if !parties.is_empty() {
                return parties;
            }
        }
        // عقوبات على ثلاثة ضباط لدورهم في قصف المدينة: whose part it was the pronoun tells.
        let theirs = p.prep.as_deref() == Some("ل") && self.passage.words[part].clitics.pronoun.is_some();
        if theirs && part + 1 == p.tokens.end && of + 1 == n {
            return self.nearest_owner(part);
        }
        let owner = self.passage.phrases.get(of + 1).filter(|q| {
            let apart = usize::from(self.passage.words[q.tokens.start].clitics.preposition.is_none());
            q.prep.as_deref() == Some("ل") && q.tokens.start == p.tokens.end + apart
        });
        if owner.is_some() {
            return self.parties_from(of + 1).0;
        }
        // سجل التنظيم في القيام بتفجيرات: whose part it is may be told one noun farther on.
        let alone = p.tokens.len() == 1 && self.passage.words[part].clitics.pronoun.is_none();
        match self.passage.headword(part) {
            "قيام" | "ضلوع" | "تورط" | "مشاركه" if alone && part < t => self.partaker(part),
            // قاضت الشركة الوزارة في محاولة لإلغاء القرار: whoever does that tries it.
            "محاوله" | "سعي" | "مسعي" if alone && p.prep.as_deref() == Some("في") => {
                let clause = self.clause_start(part)..part;
                self.governing_subject(part, &clause)
            }
            _ => Vec::new(),
        }
    }

    /// جرائم النظام في قصف المدن, أسلوب الشرطة في تفريق المتظاهرين: whether a noun right before في tells of somebody's ways in
    /// what he does. What is itself told as an act, and what is said or written of it, is nobody's way.
    fn is_conduct(&self, i: usize, deed: usize) -> bool {
        let p = &self.passage.phrases[deed];
        let before = deed.checked_sub(1).map(|b| &self.passage.phrases[b]);
        let beside = before.is_some_and(|q| q.head() == i && q.tokens.end + 1 == p.tokens.start);
        let Some(lemma) = self.passage.words[i].lemma.filter(|_| p.prep.as_deref() == Some("في") && beside)
        else {
            return false;
        };
        let lexicon = self.passage.lexicon;
        let kind = lexicon.words.lemma(lemma).kind;
        let told = matches!(
            kind,
            NounKind::Person | NounKind::Body | NounKind::Place | NounKind::Speech | NounKind::Document
        );
        !told
            && lexicon.frames.of(lemma).next().is_none()
            && self.passage.words[p.tokens.start].is(Pos::Masdar)
            && (!self.passage.words[p.tokens.start].clitics.article
                || PARTS.contains(&self.passage.headword(p.tokens.start)))
    }

    /// Who takes part in a protest that a sentence names, where it tells of protesters.
    pub(super) fn protesters(&self) -> Vec<PartyDraft> {
        let from = self.passage.phrase_from(self.range.start);
        (from..self.passage.phrases.len())
            .take_while(|&n| self.passage.phrases[n].tokens.start < self.range.end)
            .find(|&n| {
                PROTESTERS.contains(&self.passage.headword(self.passage.phrases[n].head()))
                    && !self.listener.whom(n).is_empty()
            })
            .map(|n| self.parties_from(n).0.into_iter().take(1).collect())
            .unwrap_or_default()
    }
}
