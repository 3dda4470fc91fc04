//! Whose own a country is: بلاده, قوات بلادها, حكومته, told by who speaks, who did something last, and to whom it was done.

use riwaya_lexicon::{Name, Pos};
use riwaya_record::EntityKind;

use super::{Cast, Who};
use crate::passage::Passage;
use crate::phrases::Phrase;

impl Cast<'_> {
    /// بلاده, حكومة بلادها: the country of whoever is spoken of.
    pub(super) fn own_country(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Option<Who> {
        let country =
            self.country_of_his_own(passage, phrase).filter(|_| is_government_of(passage, phrase))?;
        Some(self.country(country))
    }

    /// The country of whoever is spoken of, where a phrase ends in it: بلاده, قوات بلادها. Of forces and bodies only what
    /// somebody says of his own is believed.
    pub(super) fn country_of_his_own(&self, passage: &Passage<'_>, phrase: &Phrase) -> Option<u32> {
        let last = phrase.tokens.end - 1;
        let own = matches!(passage.headword(last), "بلاد" | "بلد" | "دوله")
            && passage.words[last].clitics.pronoun.is_some();
        if !own {
            return None;
        }
        // What is said: أن بلاده, مؤكدا دعم بلاده. رحب ترامب بأمير قطر بعد إدانة بلاده tells of the other.
        let sentence = passage.sentence_of(phrase.tokens.start).tokens.start;
        let named = |i: &usize| {
            let somebody = |n: &Name| {
                matches!(
                    n,
                    Name::Person(_)
                        | Name::PersonShort(_)
                        | Name::Office(_)
                        | Name::Country(_)
                        | Name::Nisba(_)
                )
            };
            passage.mention_at(*i, somebody).is_some()
        };
        let others = (sentence..last).rev().find(named).unwrap_or(sentence);
        let says = |i: usize| {
            let w = &passage.words[i];
            let saying = w.lemma.is_some_and(|l| self.lexicon.sayings.of(l).is_some());
            saying && (w.is_verb() || w.is(Pos::ActiveParticiple) || w.is_adjectival())
        };
        // أعلن الرئيس سحب قوات بلاده: the verb may stand before him.
        let begins = passage.phrase_at(others).map_or(others, |n| passage.phrases[n].tokens.start);
        let announced = begins > sentence && passage.words[begins - 1].is_verb() && says(begins - 1);
        // أعرب الوزير خلال اتصال مع نظيره عن رفض بلاده: what he speaks of is his.
        let stance = phrase.tokens.start.checked_sub(2).is_some_and(|b| {
            b > sentence
                && matches!(passage.fold(b), "عن" | "علي")
                && passage.words[b + 1].is_nominal()
                && passage.words[b + 1].lemma.is_some_and(|l| self.lexicon.sayings.of(l).is_some())
        });
        let said = announced || stance || (others..last).any(|i| passage.words[i].is(Pos::That) || says(i));
        let one = passage.words[last].clitics.pronoun != Some("هم");
        let speakers = self.own_of_speaker().filter(|_| said && one);
        let code = if is_government_of(passage, phrase) { speakers.or_else(|| self.own()) } else { speakers };
        self.lexicon.names.country_number(&code?)
    }

    /// The country that a pronoun after an office stands for: the last side of what is told.
    pub(super) fn owner(&self) -> Option<String> {
        let last = self.sides.iter().rev().map(|&w| &self.all[w]).find(|r| r.is_government());
        last.and_then(|r| r.country.clone()).or_else(|| self.recent_country())
    }

    /// The country that بلاده is: that of the person who last did or said something, or had it done to him.
    pub(super) fn own(&self) -> Option<String> {
        let mut persons = self.sides.iter().rev().map(|&w| &self.all[w]);
        persons
            .find(|r| r.kind == EntityKind::Person && r.country.is_some())
            .and_then(|r| r.country.clone())
            .or_else(|| self.owner())
    }

    /// The country that بلاده is in what somebody says (أبلغ أردوغان بوتين أن بلاده …): his who said so, not his who was
    /// told.
    fn own_of_speaker(&self) -> Option<String> {
        let mut persons = self.doers.iter().rev().map(|&w| &self.all[w]);
        let speaker = persons.find(|r| r.kind == EntityKind::Person)?;
        speaker.country.clone().filter(|code| code != "IGO")
    }

    /// Whether somebody does something to or with whom a phrase names, or tells him: أبلغ أردوغان بوتين, بحث مع نظيره,
    /// خلال لقائه السفير.
    pub(super) fn is_done_to(&self, passage: &Passage<'_>, phrase: &Phrase) -> bool {
        let Some(before) = phrase.tokens.start.checked_sub(1) else {
            return false;
        };
        let behind_another = self.before.is_some_and(|(end, who)| {
            let somebody = matches!(self.all[who].kind, EntityKind::Person | EntityKind::Government);
            end == phrase.tokens.start && somebody && !phrase.joined
        });
        let of_his_deed = passage.words[before].is(Pos::Masdar)
            && passage.words[before].clitics.pronoun.is_some()
            && !phrase.joined;
        // وفقا لبوتين: he says it.
        let says = (before.saturating_sub(1)..=before).any(|i| {
            matches!(passage.headword(i), "وفق" | "حسب" | "لسان" | "نقل") || passage.fold(i).ends_with("وفقا")
        });
        let addressed = matches!(phrase.prep.as_deref(), Some("مع" | "ل" | "ب" | "الي" | "علي")) && !says;
        behind_another && phrase.prep.is_none() || of_his_deed || addressed
    }
}

/// Whether a phrase means a country by itself or its government: بلاده, حكومة بلادها.
fn is_government_of(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let (head, last) = (phrase.head(), phrase.tokens.end - 1);
    let body = matches!(passage.headword(head), "حكومه" | "سلطه" | "سلطات" | "قياده" | "رياسه" | "خارجيه");
    head == last || head + 1 == last && body
}
