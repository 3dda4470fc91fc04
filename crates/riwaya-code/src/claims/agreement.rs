//! What gender, number and case tell of who can be the subject of a verb.

use riwaya_lexicon::{Features, NounKind, Pos};
use riwaya_record::EntityKind;
use riwaya_text::{Gender, GrammaticalNumber, Person};

use super::Finder;
use crate::who::{MASCULINE_COUNTRIES, Referent};
use crate::words::WordPos;

/// Whether the name of a state is masculine.
pub(super) fn is_masculine(state: &Referent) -> bool {
    state.country.as_deref().is_some_and(|c| MASCULINE_COUNTRIES.contains(&c))
}

impl Finder<'_, '_, '_> {
    /// Whether a verb can have a phrase after it as its subject, by gender.
    pub(super) fn agrees(&self, v: usize, n: usize) -> bool {
        let Some(f) = self.passage.words[v].verb() else { return true };
        let p = &self.passage.phrases[n];
        let head = p.head();
        let Some(&who) = self.listener.whom(n).first() else { return true };
        let r = &self.cast.all[who];
        let proper_head = self.passage.words[head].pos == WordPos::Name;
        if r.kind == EntityKind::Government && proper_head {
            let masculine = is_masculine(r) && !self.passage.names_capital(head);
            return (f.gender == Gender::Masculine) == masculine;
        }
        // أربعة جنود, قراصنة: a number, a plural of men in ة.
        // خمسة من الشرطة
        let of_men = self.passage.counts(p.tokens.start)
            || matches!(self.passage.words[head].features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
        // جارتها: with a pronoun too.
        let owned = self.passage.words[head].clitics.pronoun.is_some()
            && self.passage.words[head]
                .lemma
                .is_some_and(|l| self.passage.lexicon.words.lemma(l).folded.ends_with('ه'));
        let marked_feminine =
            !of_men && (owned || self.passage.tokens.get(head).is_some_and(|t| t.ta_marbuta));
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
        if self.counts_men_behind_her(v, n) {
            return false;
        }
        if f.gender == Gender::Masculine && marked_feminine && !proper_head {
            return false;
        }
        // وأمر القوات بالرد: nor do bodies in the feminine plural, behind which no number hides.
        let bodies = form.ends_with("ات")
            && !self.passage.counts(p.tokens.start)
            && head == p.tokens.start
            && self.passage.words[head]
                .lemma
                .is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Body);
        // تحقق السلطات: what begins with ت may be hers in the present.
        let hers = self.passage.fold(v).trim_start_matches(['و', 'ف']).starts_with('ت');
        if f.gender == Gender::Masculine && f.person == Person::Third && bodies && !hers {
            return false;
        }
        // تجدد قطر رفضها وتدعو المجتمع الدولي: a noun in the masculine follows no verb in the feminine.
        let masculine = self.passage.is_masculine_noun(head)
            // المشتبه بها
            && self.passage.words.get(p.tokens.end).is_none_or(|w| w.clitics.pronoun.is_none());
        !(masculine
            && !of_men
            && f.gender == Gender::Feminine
            && f.number == GrammaticalNumber::Singular
            && f.person == Person::Third)
    }

    /// أوقفت 23 شخصا: whether a verb in the feminine stands before so many men, whom it acts on.
    pub(super) fn counts_men_behind_her(&self, v: usize, n: usize) -> bool {
        let p = &self.passage.phrases[n];
        let her = self.passage.words[v].verb().is_some_and(|f| {
            f.gender == Gender::Feminine
                && f.number == GrammaticalNumber::Singular
                && f.person == Person::Third
        });
        let man = |i: usize| {
            let w = &self.passage.words[i];
            w.is_accusative()
                && self.passage.is_masculine_noun(i)
                && w.lemma.is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Person)
        };
        her && self.passage.counts(p.tokens.start) && p.tokens.clone().skip(1).any(man)
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
        // جندي قتل صبيا: nor does an accusative that is not counted; but زعيما البلدين, وفدا تركيا are two.
        let next = self.passage.words.get(p.head() + 1).filter(|_| p.head() + 1 < self.range.end);
        let alone = next.is_none_or(|next| {
            let qualifies = next.is_accusative() && next.is_nominal() && next.pos != WordPos::Name;
            qualifies || !next.is_nominal() && next.pos != WordPos::Name || next.clitics.preposition.is_some()
        });
        if p.head() == p.tokens.start
            && alone
            && head.is_accusative()
            && head.is_nominal()
            && form.ends_with('ا')
        {
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
}
