//! To what a preposition belongs: not to the word for an act, but to a relation, border, journey or deed told before it.

use riwaya_lexicon::{Frame, Name, NounKind, Pos, Role};
use riwaya_record::{EntityKind, EventType};

use super::Finder;
use crate::who::stem;
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

impl Finder<'_, '_, '_> {
    /// اتصال تم بطلب من أنقرة, اجتماع عقد بالتعاون مع الوزارة: whether a phrase says whose the request or help is by which something
    /// was done.
    pub(super) fn completes_means(&self, n: usize, from: usize) -> bool {
        let p = &self.passage.phrases[n];
        let Some(means) = n.checked_sub(1).map(|m| &self.passage.phrases[m]) else { return false };
        let head = means.head();
        matches!(p.prep.as_deref(), Some("من" | "مع"))
            && means.prep.as_deref() == Some("ب")
            && means.tokens.start >= from
            && means.tokens.end + 1 == p.tokens.start
            && head + 1 == means.tokens.end
            && self.passage.words[head].is_nominal()
            && self.passage.words[head].pos != WordPos::Name
            && !self.passage.words[head].clitics.article
    }

    /// Whether a phrase behind the place where a noun's complements begin names another deed behind a preposition.
    pub(super) fn is_other_deed(&self, n: usize, from: usize) -> bool {
        let p = &self.passage.phrases[n];
        p.tokens.start >= from
            && p.prep.is_some()
            && self.passage.words[p.head()]
                .lemma
                .filter(|&l| self.passage.lexicon.words.lemma(l).kind == NounKind::Event)
                .is_some_and(|l| self.passage.lexicon.frames.of(l).any(|f| f.event == EventType::Assault))
    }

    /// Whether a phrase behind a token names another deed that is done between two: سلسلة من المواجهات, بعد المحادثات.
    pub(super) fn is_mutual_deed(&self, n: usize, from: usize) -> bool {
        let p = &self.passage.phrases[n];
        let mutual = |f: &Frame| f.preps.iter().any(|(prep, role)| &**prep == "بين" && *role == Role::Side);
        p.tokens.start >= from
            && p.prep.is_some()
            && self.passage.phrases.get(n + 1).is_some_and(|q| q.tokens.start == p.tokens.end + 1)
            && self.passage.words[p.tokens.end - 1]
                .lemma
                .is_some_and(|l| self.passage.lexicon.frames.of(l).any(mutual))
    }

    /// Whether a phrase behind a token ends with a passive participle that has its own preposition: القوات المدعومة من واشنطن.
    pub(super) fn is_behind_participle_of(&self, n: usize, from: usize) -> bool {
        let p = &self.passage.phrases[n];
        let last = p.tokens.end - 1;
        p.tokens.end > from
            && last > p.tokens.start
            && self.passage.phrases.get(n + 1).is_some_and(|q| q.tokens.start == p.tokens.end + 1)
            && matches!(
                self.passage.headword(last),
                "مدعوم"
                    | "ممول"
                    | "مقرب"
                    | "مقدم"
                    | "صادر"
                    | "معين"
                    | "مستلهم"
                    | "مستوحي"
                    | "منشق"
            )
    }

    /// Whether a phrase right before a preposition is a verbal noun joined with و to what stands behind a preposition of its own:
    /// بسبب حظر الأحزاب والتمييز ضد المرأة.
    pub(super) fn is_deed_besides(&self, n: usize, from: usize) -> bool {
        let p = &self.passage.phrases[n];
        let led = n
            .checked_sub(1)
            .map(|b| &self.passage.phrases[b])
            .is_some_and(|q| q.tokens.start >= from && q.prep.is_some() && q.tokens.end == p.tokens.start);
        led && p.joined
            && p.prep.is_none()
            && p.tokens.len() == 1
            && self.passage.words[p.head()].is(Pos::Masdar)
            && self.passage.phrases.get(n + 1).is_some_and(|q| q.tokens.start == p.tokens.end + 1)
    }

    /// Whether من behind a phrase says whose attempt or step the phrase names: في محاولة من الجيش.
    pub(super) fn is_attempt_before(&self, n: usize) -> bool {
        n.checked_sub(1).is_some_and(|b| {
            let (q, p) = (&self.passage.phrases[b], &self.passage.phrases[n]);
            q.prep.is_some()
                && q.tokens.len() == 1
                && q.tokens.end + 1 == p.tokens.start
                && matches!(self.passage.headword(q.head()), "محاوله" | "خطوه" | "مبادره" | "مسعي")
        })
    }

    /// أعمال عنف على الحدود بين البلدين: whether a border stands right before, behind the noun whose complements begin at a
    /// token.
    pub(super) fn is_border_before(&self, n: usize, from: usize) -> bool {
        n.checked_sub(1).map(|b| &self.passage.phrases[b]).is_some_and(|q| {
            q.tokens.start >= from && matches!(self.passage.headword(q.head()), "حد" | "حدود")
        })
    }

    /// أدانت هيئة الطيران المدني بالإمارات ما حدث: whether ب says in which country the body is that stands right before.
    pub(super) fn is_seat_of_subject(&self, n: usize, from: usize) -> bool {
        let p = &self.passage.phrases[n];
        let country = self.passage.mention_at(p.head(), |m| matches!(m, Name::Country(_))).is_some();
        p.prep.as_deref() == Some("ب")
            && country
            && p.tokens.start <= from
            && n.checked_sub(1).is_some_and(|b| {
                self.passage.phrases[b].tokens.end == p.tokens.start
                    && self.listener.whom(b).iter().any(|&w| {
                        matches!(self.cast.all[w].kind, EntityKind::Organisation | EntityKind::Group)
                    })
            })
    }

    /// Whether ل stands right behind a deed that another preposition governs.
    pub(super) fn is_of_deed_before(&self, n: usize) -> bool {
        let p = &self.passage.phrases[n];
        p.prep.as_deref() == Some("ل")
            && n.checked_sub(1).map(|b| &self.passage.phrases[b]).is_some_and(|q| {
                matches!(q.prep.as_deref(), Some("بشان" | "حول" | "في" | "بخصوص" | "علي"))
                    && q.tokens.end == p.tokens.start
                    && (self.passage.words[q.head()].is(Pos::Masdar)
                        // على دعمها للجيش
                        || self.passage.words[q.head()].clitics.pronoun.is_some()
                            && self
                                .passage
                                .lexicon
                                .words
                                .analyses(stem(self.passage, q.head()))
                                .iter()
                                .any(|a| a.pos == Pos::Masdar))
            })
    }

    /// هدد خلال زيارته إلى كندا رئيس الوزراء: whether إلى says where a journey goes that another preposition governs.
    pub(super) fn is_of_journey(&self, n: usize) -> bool {
        let p = &self.passage.phrases[n];
        matches!(p.prep.as_deref(), Some("الي" | "ل"))
            && n.checked_sub(1).map(|b| &self.passage.phrases[b]).is_some_and(|q| {
                q.prep.is_some()
                    && q.tokens.end + usize::from(p.prep.as_deref() != Some("ل")) == p.tokens.start
                    && matches!(
                        self.passage.headword(q.head()),
                        "زياره" | "جوله" | "رحله" | "سفر" | "وصول" | "عوده" | "مغادره" | "توجه"
                    )
            })
    }

    /// Whether مع or بين belongs to the noun before it and not to the verb: على الحدود مع الأردن, تعزيز العلاقات بين البلدين.
    pub(super) fn is_of_relation(&self, n: usize) -> bool {
        let (p, before) = (&self.passage.phrases[n], n.checked_sub(1).map(|b| &self.passage.phrases[b]));
        let between = p.prep.as_deref() == Some("بين");
        (between || p.prep.as_deref() == Some("مع"))
            && before.is_some_and(|q| {
                // بحث الاتفاق الموقع مع طهران: with whom it was signed.
                let last = q.tokens.end - 1;
                if q.tokens.end + 1 == p.tokens.start
                    && last > q.tokens.start
                    && self.passage.words[last].clitics.article
                    && self.listener.whom(n - 1).is_empty()
                    && self
                        .passage
                        .lexicon
                        .words
                        .analyses(stem(self.passage, last))
                        .iter()
                        .any(|a| matches!(a.pos, Pos::ActiveParticiple | Pos::PassiveParticiple))
                {
                    return true;
                }
                // يناقش مستقبل الاتفاق النووي مع طهران: so does the definite agreement itself.
                let deal = q.tokens.clone().any(|i| {
                    self.passage.words[i].clitics.article
                        && matches!(self.passage.headword(i), "اتفاق" | "اتفاقيه")
                });
                if !between && deal && q.tokens.len() > 1 && q.tokens.end + 1 == p.tokens.start {
                    return true;
                }
                let mut heads = q.tokens.clone().take(if between { q.tokens.len() } else { 1 });
                q.prep.is_some()
                    && q.tokens.end + 1 == p.tokens.start
                    && heads.any(|t| RELATIONS.contains(&self.passage.headword(t)))
            })
    }
}
