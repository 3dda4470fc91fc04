//! Marks: by what records are found besides their words – parties, types, statuses, outlets – as words of their own that
//! stand in the same index. One question to it then finds what has these words, that party and this type, in order of
//! time and without looking at the records.

use riwaya_record::EventType;
use sha2::{Digest, Sha256};

use crate::MIN_CONFIDENCE;

/// How a mark begins: a character of no script, which SQLite's tokeniser takes for a letter and no text brings in.
pub(crate) const SIGN: char = '\u{e000}';

/// What a mark says of a record; of an article what it says of one of its claims, but for the outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark<'a> {
    /// It can be asked for by this party as its actor.
    Actor(&'a str),
    /// The same as its recipient.
    Recipient(&'a str),
    /// Its type.
    Type(&'a str),
    /// Its status.
    Status(&'a str),
    /// Both at once, of a claim of an article.
    ActorOf(&'a str, &'a str),
    /// Both at once, of a claim of an article.
    RecipientOf(&'a str, &'a str),
    /// Folded name of an outlet that reports it.
    Outlet(&'a str),
    /// It is not certain enough to be shown where nothing is said.
    Uncertain,
}

impl Mark<'_> {
    /// The word that stands in the index.
    pub(crate) fn word(self) -> String {
        self.written("")
    }

    /// The word of a claim of an article that is not certain enough to be shown.
    pub(crate) fn uncertain_word(self) -> String {
        self.written("u")
    }

    fn written(self, how: &str) -> String {
        let (kind, parts) = match self {
            Self::Actor(code) => ("a", [code, ""]),
            Self::Recipient(code) => ("r", [code, ""]),
            Self::Type(of) => ("t", [of, ""]),
            Self::Status(of) => ("s", [of, ""]),
            Self::ActorOf(code, of) => ("at", [code, of]),
            Self::RecipientOf(code, of) => ("rt", [code, of]),
            Self::Outlet(name) => ("o", [name, ""]),
            Self::Uncertain => ("u", ["", ""]),
        };
        // names have spaces and marks in them, where the tokeniser would part them
        let digest = Sha256::new().chain_update(parts[0]).chain_update([0]).chain_update(parts[1]).finalize();
        let short: [u8; 8] = std::array::from_fn(|n| digest[n]);
        format!("{SIGN}{how}{kind}{:016x}", u64::from_be_bytes(short))
    }
}

/// What tells acts apart: of claims, events, and what statements carry.
#[derive(Clone, Debug, Default)]
pub(crate) struct Act<'a> {
    pub(crate) event: Option<EventType>,
    pub(crate) status: Option<&'a str>,
    pub(crate) reciprocal: bool,
    pub(crate) confidence: f64,
    /// Roles of the parties, and how each can be asked for.
    pub(crate) parties: Vec<(&'static str, Vec<String>)>,
}

impl Act<'_> {
    /// As whom each party can be asked for: its code, and whether as an actor.
    fn sides(&self) -> impl Iterator<Item = (&str, bool)> {
        self.parties.iter().flat_map(move |(role, codes)| {
            let is_actor = *role == "actor";
            let as_both = [true, false].into_iter().filter(move |side| self.reciprocal || *side == is_actor);
            as_both.flat_map(move |side| codes.iter().map(move |code| (code.as_str(), side)))
        })
    }

    fn is_uncertain(&self) -> bool {
        self.confidence < MIN_CONFIDENCE
    }

    fn plain(&self) -> Vec<Mark<'_>> {
        let mut out: Vec<Mark<'_>> = self.event.into_iter().map(|of| Mark::Type(of.as_str())).collect();
        out.extend(self.status.map(Mark::Status));
        out.extend(
            self.sides().map(|(code, actor)| if actor { Mark::Actor(code) } else { Mark::Recipient(code) }),
        );
        out
    }

    /// The marks of a record that is this act, reported by these outlets.
    pub(crate) fn marks<'o>(&self, outlets: impl IntoIterator<Item = &'o str>) -> String {
        let mut words: Vec<String> = self.plain().into_iter().map(Mark::word).collect();
        words.extend(outlets.into_iter().map(|outlet| Mark::Outlet(outlet).word()));
        words.extend(self.is_uncertain().then(|| Mark::Uncertain.word()));
        together(words)
    }

    /// What an article is found by that makes this claim.
    fn of_article(&self) -> Vec<String> {
        let mut marks = self.plain();
        if let Some(of) = self.event.map(EventType::as_str) {
            marks.extend(self.sides().map(|(code, actor)| {
                if actor { Mark::ActorOf(code, of) } else { Mark::RecipientOf(code, of) }
            }));
        }
        let word = if self.is_uncertain() { Mark::uncertain_word } else { Mark::word };
        marks.into_iter().map(word).collect()
    }
}

/// The marks of an article of this outlet that makes these claims.
pub(crate) fn of_article<'a>(outlet: Option<&str>, claims: impl Iterator<Item = &'a Act<'a>>) -> String {
    let mut words: Vec<String> = claims.flat_map(Act::of_article).collect();
    words.extend(outlet.map(|outlet| Mark::Outlet(outlet).word()));
    together(words)
}

/// Each once, in an order that does not depend on where they came from.
fn together(mut words: Vec<String>) -> String {
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// Some of which a record has at least one, as FTS5 is asked for them.
pub(crate) fn any(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        several => format!("({})", several.join(" OR ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_one_word_that_nobody_can_type() {
        for mark in [Mark::Actor("usa-gov"), Mark::Outlet("صحيفة \"الأفق\""), Mark::Uncertain] {
            let word = mark.word();
            assert!(
                word.starts_with(SIGN) && word.chars().skip(1).all(|c| c.is_ascii_alphanumeric()),
                "{word}"
            );
            assert_ne!(word, mark.uncertain_word());
        }
        assert_ne!(Mark::Actor("usa").word(), Mark::Recipient("usa").word());
        assert_ne!(Mark::ActorOf("usa", "AID").word(), Mark::ActorOf("usaa", "ID").word());
    }

    #[test]
    fn a_reciprocal_act_is_found_either_way_round() {
        let act = |reciprocal| Act {
            reciprocal,
            confidence: 0.9,
            parties: vec![("actor", vec!["usa".to_owned()]), ("recipient", vec!["rus".to_owned()])],
            ..Act::default()
        };
        let has = |reciprocal, mark: Mark<'_>| act(reciprocal).marks([]).split(' ').any(|w| w == mark.word());
        assert!(has(false, Mark::Actor("usa")) && !has(false, Mark::Recipient("usa")));
        assert!(
            has(true, Mark::Actor("usa"))
                && has(true, Mark::Recipient("usa"))
                && has(true, Mark::Actor("rus"))
        );
        assert!(!has(true, Mark::Uncertain));
    }
}
