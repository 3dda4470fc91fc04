//! Apposition: a name behind its title, a title behind its name, a name in quotation marks.

use std::ops::Range;

use riwaya_lexicon::{Features, Name, Person, Pos};
use riwaya_text::GrammaticalNumber;

use super::Chunker;
use crate::words::WordPos;

/// How many words an unknown name in apposition may have.
const LONGEST_UNKNOWN_NAME: usize = 5;

/// How many words the title of several and the first of their names may have.
const LONGEST_FIRST: usize = 8;

impl Chunker<'_> {
    /// Whether a title behind a name has a name of its own: التقى ماكرون الرئيس الأوكراني فلاديمير زيلينسكي.
    pub(super) fn names_another(&self, title: usize) -> bool {
        let after = (title + 1..self.words.len()).find(|&j| {
            !(self.same_mention(j - 1, j)
                || self.is_nisba(j)
                || self.words[j].is_adjectival()
                || self.is_title(j))
        });
        // حذر صالحي الرئيس الأميركي، دونالد ترامب: the name may be set off.
        let after = after.map(|j| j + usize::from(matches!(self.form(j), "،" | ",")));
        after.is_some_and(|j| j < self.words.len() && self.is_person_name(j) && !self.words[j].joined())
    }

    /// الرئيسين الفرنسي إيمانويل ماكرون والألماني فرانك شتاينماير: whether the adjective of a second country before a name
    /// shares the title that two or more are given before.
    pub(super) fn shares_title(&self, from: usize) -> bool {
        let w = &self.words[from];
        let name = |i: usize| self.is_person_name(i) || self.is_unknown(i);
        let second = w.joined()
            && w.clitics.article
            && self.is_nisba(from)
            && from > 0
            && name(from - 1)
            && self.words.get(from + 1).is_some_and(|n| n.pos != WordPos::Punct)
            && (name(from + 1) || self.honours(from + 1));
        // وزيرا الخارجية is written like an accusative, but that stands before no genitive
        let several = |i: usize| {
            matches!(self.words[i].features, Features::Noun(f) if f.number != GrammaticalNumber::Singular)
                || self.words[i].is_accusative() && self.same_mention(i, i + 1)
        };
        second
            && (from.saturating_sub(LONGEST_FIRST)..from)
                .rev()
                .take_while(|&i| self.words[i].pos != WordPos::Punct && !self.words[i].is_verb())
                .any(|i| self.is_title(i) && !self.is_nisba(i) && several(i))
    }

    /// A name in quotation marks inside a phrase: تنظيم «داعش», معاهدة «ستارت» الجديدة.
    pub(super) fn quoted_name(&self, last: usize, open: usize) -> Option<usize> {
        let close = match self.form(open) {
            "«" => "»",
            "“" => "”",
            "\"" => "\"",
            "'" => "'",
            _ => return None,
        };
        let noun = self.words[last].is_nominal() && !self.closed(last) || self.is_title(last);
        if !noun {
            return None;
        }
        (open + 2..(open + 5).min(self.words.len()))
            .find(|&j| self.form(j) == close)
            .filter(|&j| (open + 1..j).all(|k| self.words[k].is_nominal()))
            .map(|j| j + 1)
    }

    /// A title that stands after a comma beside its name, up to the next mark: أنور قرقاش، وزير الدولة للشؤون الخارجية، …
    pub(super) fn title_behind(&self, from: usize) -> Option<usize> {
        let begins = from < self.words.len()
            && !self.words[from].joined()
            && self.words[from].clitics.preposition.is_none()
            && self.names(from, |n| matches!(n, Name::Office(_)))
            && !self.names_another(from);
        if !begins {
            return None;
        }
        let end = self.seat(self.bound(from, self.extend_base(from)));
        let closes = self.words.get(end).is_none_or(|w| w.pos == WordPos::Punct || w.is(Pos::That));
        let person = (from..end).any(|i| self.is_person_name(i) || self.is_unknown(i));
        // وزير العدل، فلان، مسؤول المكتب (إف بي آي)، علان: behind the letters that a body goes by its own man is named.
        let letters = self.words.get(end).filter(|_| self.form(end) == "(");
        let close = letters.and_then(|_| (end..self.words.len().min(end + 6)).find(|&k| self.form(k) == ")"));
        let own = close.is_some_and(|k| {
            let at = k + 1 + usize::from(matches!(self.form(k + 1), "،" | ","));
            self.words.get(at).is_some_and(|w| w.given || self.is_person_name(at))
        });
        (closes && !person && !own).then_some(end)
    }

    /// Where a title ends behind which the place is told where it is held: المتحدث باسم الخارجية في طهران، …
    fn seat(&self, end: usize) -> usize {
        let place = |n: &Name| {
            matches!(n, Name::Country(_) | Name::Capital(..) | Name::Place(_) | Name::Organisation(_))
        };
        let located = end + 1 < self.words.len()
            && matches!(self.form(end), "في" | "لدي")
            && !self.words[end + 1].joined()
            && self.names(end + 1, place);
        let seat = if located { self.extend_base(end + 1) } else { end };
        if self.words.get(seat).is_some_and(|w| w.pos == WordPos::Punct) { seat } else { end }
    }

    /// Whether the office that begins at a token is one that the person named before has held.
    pub(super) fn has_held(&self, phrase: Range<usize>, office: usize) -> bool {
        let highness = phrase.clone().any(|i| matches!(self.form(i), "سمو" | "السمو"));
        let mut held = self.covering[office].iter().filter_map(|&m| self.mentions[m].office()).peekable();
        // صاحب السمو … وزير الدفاع السفير الفرنسي: somebody of another state.
        let foreign = self.covering[office]
            .iter()
            .filter_map(|&m| self.mentions[m].office().map(|_| self.mentions[m].tokens.end))
            .any(|end| end < self.words.len() && self.is_nisba(end) && self.words[end].clitics.article);
        held.peek().is_some()
            && (highness && !foreign
                || !self.is_office_abroad(phrase.clone(), office)
                    && self
                        .persons(phrase)
                        .any(|p| held.clone().any(|o| p.holdings.iter().any(|h| h.office == o))))
    }

    /// Whether the office that begins at a token is another country's than that of the person named before, and so another's:
    /// استقبل بوتين الرئيس السوري, الأمير محمد بن سلمان وزير الدفاع الأمريكي.
    pub(super) fn is_office_abroad(&self, phrase: Range<usize>, office: usize) -> bool {
        let countries = &self.lexicon.names.countries;
        let end =
            self.covering[office].iter().map(|&m| self.mentions[m].tokens.end).max().unwrap_or(office + 1);
        let behind = self.covering.get(end).into_iter().flatten().map(|&m| &self.mentions[m]);
        let of = behind.filter(|m| m.clitics.preposition.is_none()).find_map(|mention| {
            mention.nisba().or_else(|| {
                mention.names.iter().find_map(|name| match name {
                    Name::Country(c) => Some(*c),
                    _ => None,
                })
            })
        });
        let mut persons = self.persons(phrase).filter_map(|p| p.country.as_ref()).peekable();
        let code = of.map(|c| &countries[c as usize].code);
        code.is_some_and(|code| persons.peek().is_some() && persons.all(|country| country != code))
    }

    /// The persons whom words name.
    fn persons(&self, words: Range<usize>) -> impl Iterator<Item = &Person> {
        let names = words.flat_map(|i| &self.covering[i]).flat_map(|&m| &self.mentions[m].names);
        names.filter_map(|n| match n {
            Name::Person(p) | Name::PersonShort(p) => Some(&self.lexicon.names.persons[*p as usize]),
            _ => None,
        })
    }

    /// A name that stands after a comma beside its title: وزير الخارجية الروسي، سيرغي لافروف، …
    pub(super) fn apposition(&self, mut from: usize) -> Option<usize> {
        // ولي العهد السعودي، الأمير محمد بن سلمان
        while from + 1 < self.words.len()
            && !self.words[from].joined()
            && self.words[from].clitics.preposition.is_none()
            && self.is_title(from)
            && !self.is_person_name(from)
            && self.is_person_name(from + 1)
        {
            from += 1;
        }
        if from >= self.words.len()
            || self.words[from].joined()
            || self.words[from].clitics.preposition.is_some()
        {
            return None;
        }
        if self.is_person_name(from) {
            let mut j = from + 1;
            while j < self.words.len() && (self.same_mention(j - 1, j) || self.is_unknown(j)) {
                j += 1;
            }
            return Some(j);
        }
        let end = (from..self.words.len().min(from + LONGEST_UNKNOWN_NAME))
            .find(|&j| !self.is_unknown(j))
            .unwrap_or(from);
        // A name of at least two unknown words that a comma, a clause opener or a bracket closes.
        let closes = end < self.words.len()
            && (self.words[end].pos == WordPos::Punct || self.words[end].is(Pos::That));
        (end >= from + 2 && closes).then_some(end)
    }
}
