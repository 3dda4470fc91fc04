//! What kind of word a token is, as far as the bounds of phrases ask: a name, a title, a man, an ending that shows its case.

use riwaya_lexicon::{BodyKind, Features, Name, NounKind, Pos};
use riwaya_text::GrammaticalNumber;

use super::{Chunker, HIS_HIGHNESS};
use crate::words::WordPos;

/// Nouns for those who tell newspapers something, unnamed, whom an adjective describes (folded headwords).
const INFORMANTS: [&str; 9] =
    ["مصدر", "مسؤول", "مسوول", "متحدث", "ناطق", "قيادي", "ضابط", "دبلوماسي", "مسعف"];

impl Chunker<'_> {
    pub(super) fn is_of(&self, i: usize) -> bool {
        self.words
            .get(i)
            .is_some_and(|w| w.is(Pos::Preposition) && w.clitics.pronoun.is_none() && self.form(i) == "من")
    }

    pub(super) fn is_human(&self, i: usize) -> bool {
        self.words[i].lemma.is_some_and(|l| self.lexicon.words.lemma(l).kind == NounKind::Person)
    }

    pub(super) fn is_informant(&self, i: usize) -> bool {
        self.words[i].lemma.is_some_and(|l| INFORMANTS.contains(&self.lexicon.words.lemma(l).folded.as_str()))
    }

    pub(super) fn is_body(&self, i: usize) -> bool {
        self.words[i].lemma.is_some_and(|l| self.lexicon.words.lemma(l).kind == NounKind::Body)
    }

    /// سموه, معاليه: an honorific that stands for the one spoken of.
    pub(super) fn stands_for_him(&self, i: usize) -> bool {
        self.words[i]
            .lemma
            .is_some_and(|l| HIS_HIGHNESS.contains(&self.lexicon.words.lemma(l).folded.as_str()))
    }

    /// أمرت بها روسيا, له الحق: a preposition of one letter that has its own noun in the pronoun behind it.
    pub(super) fn is_letter_with_pronoun(&self, i: usize) -> bool {
        let w = &self.words[i];
        let letter = w.lemma.is_some_and(|l| self.lexicon.words.lemma(l).folded.chars().count() == 1);
        letter && self.form(i).chars().count() > w.before as usize + 1
    }

    pub(super) fn form(&self, i: usize) -> &str {
        self.tokens.fold(i)
    }

    pub(super) fn same_mention(&self, a: usize, b: usize) -> bool {
        self.covering[a].iter().any(|m| {
            let mention = &self.mentions[*m];
            let whole = mention.is_proper()
                || mention.office().is_some()
                || mention.names.iter().any(|n| matches!(n, Name::Population(_)));
            whole && self.covering[b].contains(m)
        })
    }

    pub(super) fn names(&self, i: usize, test: impl Fn(&Name) -> bool) -> bool {
        self.covering[i].iter().any(|&m| self.mentions[m].names.iter().any(&test))
    }

    /// Whether several words from a token on name men by their office: وزراء خارجية.
    pub(super) fn names_men(&self, from: usize, last: usize) -> bool {
        from < last
            && self.covering[from].iter().any(|&m| {
                let mention = &self.mentions[m];
                mention.tokens.end == last + 1
                    && mention.names.iter().any(|n| matches!(n, Name::Population(_)))
            })
    }

    pub(super) fn is_person_name(&self, i: usize) -> bool {
        self.names(i, |n| matches!(n, Name::Person(_) | Name::PersonShort(_)))
    }

    /// An honorific, or more, with a name behind it: وزير الزراعة الدكتور سامي حداد, اللواء الركن سامي حداد.
    pub(super) fn honours(&self, i: usize) -> bool {
        let name = i + self.words[i..].iter().take_while(|w| w.is(Pos::Honorific)).count();
        name > i
            && self.words.get(name).is_some_and(|n| {
                n.pos != WordPos::Punct && !n.joined() && (self.is_person_name(name) || n.given || n.guessed)
            })
    }

    /// A family name with its article behind a name that nobody knows: حمد الجاسر.
    pub(super) fn is_surname(&self, i: usize) -> bool {
        let w = &self.words[i];
        let last = &self.words[i - 1];
        (w.guessed || w.given)
            && !w.is_verb()
            && w.clitics.preposition.is_none()
            && (last.given || last.guessed && last.is_nominal())
    }

    pub(super) fn is_title(&self, i: usize) -> bool {
        self.words[i].is(Pos::Honorific)
            || self.names(i, |n| matches!(n, Name::Office(_)))
            || self.words[i].lemma.is_some_and(|l| self.lexicon.words.lemma(l).kind == NounKind::Person)
    }

    /// اليمن الشقيق, تونس الصديقة: what one state calls another right behind its name.
    pub(super) fn is_brotherly(&self, i: usize) -> bool {
        matches!(
            self.form(i),
            "الشقيق"
                | "الشقيقه"
                | "الصديق"
                | "الصديقه"
                | "الجار"
                | "الجاره"
                | "المجاور"
                | "المجاوره"
        ) && i > 0
            && self.names(i - 1, |n| matches!(n, Name::Country(_)))
    }

    pub(super) fn is_outlet(&self, i: usize) -> bool {
        self.names(i, |n| {
            matches!(n, Name::Organisation(o) if self.lexicon.names.organisations[*o as usize].kind == BodyKind::Outlet)
        })
    }

    pub(super) fn is_nisba(&self, i: usize) -> bool {
        self.names(i, |n| matches!(n, Name::Nisba(_)))
    }

    /// نظيره: never part of the phrase before it.
    pub(super) fn is_counterpart(&self, i: usize) -> bool {
        let one = |l| matches!(self.lexicon.words.lemma(l).folded.as_str(), "نظير" | "نظيره");
        self.words[i].lemma.is_some_and(one) && !self.words[i].clitics.article
    }

    /// A word nobody knows, without clitics: likely part of a name.
    pub(super) fn is_unknown(&self, i: usize) -> bool {
        let w = &self.words[i];
        w.guessed
            && !w.clitics.article
            && w.clitics.preposition.is_none()
            && w.clitics.conjunction.is_none()
            && !w.is_verb()
    }

    /// A sound plural or dual with its ن stands before no genitive: محتجون, مسلحين.
    pub(super) fn has_nunation(&self, i: usize) -> bool {
        let (w, form) = (&self.words[i], self.form(i));
        matches!(w.features, Features::Noun(f) if f.number != GrammaticalNumber::Singular && !f.construct)
            && w.clitics.pronoun.is_none()
            && (form.ends_with("ون") || form.ends_with("ين") || form.ends_with("ان"))
            && !self.is_broken_plural(i)
    }

    /// Whether a plural is not its singular with an ending: سكان, قوانين end like sound ones and are none.
    pub(super) fn is_broken_plural(&self, i: usize) -> bool {
        self.words[i].lemma.is_some_and(|l| {
            let singular = &self.lexicon.words.lemma(l).folded;
            let stem = singular.strip_suffix(['ه', 'ي']).unwrap_or(singular);
            !self.form(i).contains(stem)
        })
    }
}
