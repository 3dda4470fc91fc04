//! Whom a phrase names as a source: alone, with those joined to it, behind a preposition, as the outlet that is told.

use std::ops::Range;

use riwaya_lexicon::{BodyKind, Name};

use super::{Listener, Source};
use crate::phrases::{MEDIA, Phrase};

impl Listener<'_, '_> {
    /// The source inside a phrase: of the genitive, whose referent the whole phrase was given, or of a phrase that
    /// begins there.
    pub(super) fn nested_source(&self, phrase: &Phrase) -> Option<Source> {
        let n = self.passage.phrase_at(phrase.tokens.start)?;
        let who = if self.whom(n).is_empty() { self.inside(n).to_vec() } else { self.whom(n).to_vec() };
        (!who.is_empty()).then(|| Source { who, phrase: phrase.clone() })
    }

    /// The first phrase after a preposition in a range, where it names somebody.
    pub(super) fn phrase_with(&self, range: Range<usize>, prep: &str) -> Option<Source> {
        let mut n = self.passage.phrase_from(range.start);
        while n < self.passage.phrases.len() && self.passage.phrases[n].tokens.start < range.end {
            let p = &self.passage.phrases[n];
            if p.prep.as_deref() == Some(prep) && !self.whom(n).is_empty() {
                // نُقل عن سامي قوله: the words are not his name.
                let end = p.tokens.clone().skip(1).find(|&i| self.passage.headword(i) == "قول");
                let phrase = end.map_or_else(|| p.clone(), |e| self.passage.make_phrase(p.tokens.start..e));
                return Some(Source { who: self.whom(n).to_vec(), phrase });
            }
            n += 1;
        }
        None
    }

    /// نقلت الوكالة على لسان الوزير: whose tongue is named.
    pub(super) fn by_the_tongue(&self, range: Range<usize>) -> Option<Source> {
        let at = range.into_iter().find(|&i| self.passage.fold(i) == "لسان")?;
        let n = self.passage.phrase_at(at)?;
        let p = &self.passage.phrases[n];
        let (who, of) = if p.tokens.start == at && p.tokens.len() > 1 {
            let who = if self.whom(n).is_empty() { self.inside(n) } else { self.whom(n) };
            (who.to_vec(), self.passage.make_phrase(at + 1..p.tokens.end))
        } else {
            let next = self.passage.phrase_at(at + 1)?;
            (self.whom(next).to_vec(), self.passage.phrases[next].clone())
        };
        let of = match of.tokens.clone().skip(1).find(|&i| self.passage.headword(i) == "قول") {
            Some(end) => self.passage.make_phrase(of.tokens.start..end),
            None => of,
        };
        (!who.is_empty()).then_some(Source { who, phrase: of })
    }

    /// The outlet that was told: قال لرويترز, أخبرت مصادر شبكة كذا, وفي تصريح لقناة كذا.
    pub(super) fn outlet_told(&self, cue: usize, until: usize, hearer: Option<&Phrase>) -> Option<Source> {
        let from = self.passage.phrase_from(cue + 1);
        for n in from..self.passage.phrases.len() {
            let p = &self.passage.phrases[n];
            if p.tokens.start >= until {
                break;
            }
            let told = matches!(p.prep.as_deref(), Some("ل" | "الي" | "مع"))
                || hearer.is_some_and(|h| h.tokens == p.tokens);
            let outlet = p
                .tokens
                .clone()
                .any(|i| self.passage.mention_at(i, |m| matches!(m, Name::Organisation(_))).is_some())
                && !self.whom(n).is_empty();
            if told && outlet && self.is_outlet(n) {
                return Some(Source { who: self.whom(n).to_vec(), phrase: p.clone() });
            }
        }
        None
    }

    /// Whether a phrase is of what publishes: an outlet by its name, or a newspaper, media.
    pub(super) fn is_medium(&self, n: usize) -> bool {
        self.is_outlet(n)
            || self.passage.phrases[n]
                .tokens
                .clone()
                .any(|i| MEDIA.contains(&self.passage.headword(i)) || self.passage.headword(i) == "اعلام")
    }

    pub(super) fn is_outlet(&self, n: usize) -> bool {
        let names = &self.passage.lexicon.names;
        self.passage.phrases[n].tokens.clone().any(|i| {
            self.passage
                .mention_at(i, |m| matches!(m, Name::Organisation(o) if names.organisations[*o as usize].kind == BodyKind::Outlet))
                .is_some()
        })
    }

    /// The referents of a phrase and of what is coordinated with it before.
    pub(super) fn sources_of(&self, n: usize, range: &Range<usize>) -> Option<Source> {
        let first = self.first_of_coordination(n);
        let mut who = Vec::new();
        for m in first..=n {
            if self.passage.phrases[m].tokens.start >= range.start {
                who.extend(self.whom(m).iter().copied());
            }
        }
        if who.is_empty() {
            return None;
        }
        let phrase = if first == n {
            self.passage.phrases[n].clone()
        } else {
            let mut whole = self
                .passage
                .make_phrase(self.passage.phrases[first].tokens.start..self.passage.phrases[n].tokens.end);
            whole.prep.clone_from(&self.passage.phrases[first].prep);
            whole
        };
        Some(Source { who, phrase })
    }

    /// The first phrase of a coordination that a phrase ends.
    pub(super) fn first_of_coordination(&self, n: usize) -> usize {
        let mut n = n;
        while n > 0
            && self.passage.phrases[n].joined
            && self.passage.phrases[n].prep.is_none()
            && self.passage.phrases[n - 1].tokens.end == self.passage.phrases[n].tokens.start
        {
            n -= 1;
        }
        n
    }

    /// The last of the phrases that go on a coordination and name somebody.
    pub(super) fn last_of_coordination(&self, n: usize) -> usize {
        let mut last = n;
        while last + 1 < self.passage.phrases.len() {
            let next = &self.passage.phrases[last + 1];
            let adjacent = next.joined
                && next.prep.is_none()
                && next.tokens.start == self.passage.phrases[last].tokens.end
                && !self.whom(last + 1).is_empty();
            if !adjacent {
                break;
            }
            last += 1;
        }
        last
    }

    pub(super) fn is_person(&self, n: usize) -> bool {
        let phrase = &self.passage.phrases[n];
        phrase.tokens.clone().any(|i| {
            self.passage.mention_at(i, |m| matches!(m, Name::Person(_) | Name::PersonShort(_))).is_some()
        })
    }
}
