//! The ranker: how much each sign that a word names an event weighs, learnt from the sentences in `training/`.

use serde::{Deserialize, Serialize};

use crate::table::{LexiconError, Table};

/// A sign that a candidate is a claim, in the order of the weights.
///
/// `F::ALL` names them as they stand in `ranker.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Feature {
    /// 1 for every candidate.
    Always,
    /// Log odds of the frame's weight.
    Frame,
    /// What the grammar took off or added to the frame's weight, -1 to 1.
    Grammar,
    /// The trigger is a finite verb.
    Verb,
    /// A participle beside another verb.
    Participle,
    /// A noun that a verb carries.
    Carried,
    /// A noun with the article.
    Definite,
    /// A noun with a pronoun.
    Pronoun,
    /// A noun with neither, and none that carries it.
    Bare,
    /// The lexicon guesses the trigger's lemma.
    Guessed,
    /// Somebody does it.
    Actor,
    /// Somebody has it done to him.
    Recipient,
    /// Both.
    Both,
    /// A party is known by name or country.
    Known,
    /// Other words tell the same act.
    Also,
    /// Somebody tells it.
    Told,
    /// How sure it is who tells it, log.
    Sure,
    /// It stands in the title.
    Title,
    /// It has not happened, or not yet.
    NotActual,
    /// Log of the words in its clause.
    Clause,
    /// AGREE, and so on: the type, one of sixteen.
    Agree,
    /// CONSULT
    Consult,
    /// SUPPORT
    Support,
    /// CONCEDE
    Concede,
    /// COOPERATE
    Cooperate,
    /// AID
    Aid,
    /// RETREAT
    Retreat,
    /// REQUEST
    Request,
    /// ACCUSE
    Accuse,
    /// REJECT
    Reject,
    /// THREATEN
    Threaten,
    /// PROTEST
    Protest,
    /// SANCTION
    Sanction,
    /// MOBILIZE
    Mobilize,
    /// COERCE
    Coerce,
    /// ASSAULT
    Assault,
}

impl Feature {
    /// How many there are.
    pub const COUNT: usize = Self::Assault as usize + 1;

    /// Their names, in order.
    pub const NAMES: [&str; Self::COUNT] = [
        "always",
        "frame",
        "grammar",
        "verb",
        "participle",
        "carried",
        "definite",
        "pronoun",
        "bare",
        "guessed",
        "actor",
        "recipient",
        "both",
        "known",
        "also",
        "told",
        "sure",
        "title",
        "not-actual",
        "clause",
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ];
}

/// The values of a candidate's signs, in the order of [`Feature`].
pub type Signs = [f64; Feature::COUNT];

/// A logistic regression over [`Signs`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ranker {
    /// One weight a sign.
    #[serde(with = "weights")]
    pub weights: Signs,
}

/// serde knows arrays of up to thirty-two only.
mod weights {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use super::Signs;

    pub(super) fn serialize<S: Serializer>(weights: &Signs, to: S) -> Result<S::Ok, S::Error> {
        weights.as_slice().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Signs, D::Error> {
        let weights = Vec::deserialize(from)?;
        weights.try_into().map_err(|_| D::Error::custom("not one weight a sign"))
    }
}

impl Default for Ranker {
    /// Believes the frames.
    fn default() -> Self {
        let mut weights = [0.0; Feature::COUNT];
        weights[Feature::Frame as usize] = 1.0;
        Self { weights }
    }
}

impl Ranker {
    /// How likely a candidate with these signs is a claim, 0 to 1.
    pub fn probability(&self, signs: &Signs) -> f64 {
        let sum: f64 = self.weights.iter().zip(signs).map(|(w, s)| w * s).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// `ranker.txt`: later rows hold.
    pub(crate) fn add(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let name = row.need("feature")?;
            let at = Feature::NAMES.iter().position(|n| *n == name).ok_or_else(|| {
                row.error(format!("{name:?} is no feature; give one of {}", Feature::NAMES.join(", ")))
            })?;
            let weight = row.need("weight")?;
            self.weights[at] = weight.parse().map_err(|_| row.error(format!("{weight:?} is no number")))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_move_the_probability() {
        let mut ranker = Ranker::default();
        let mut signs = [0.0; Feature::COUNT];
        assert!((ranker.probability(&signs) - 0.5).abs() < 1e-12);
        let table =
            Table::parse("ranker.txt", "feature | weight\nactor | 2\nBOGUS | 1\n", &["feature"]).unwrap();
        assert_eq!(ranker.add(&table).unwrap_err().line, 3);
        signs[Feature::Actor as usize] = 1.0;
        assert!(ranker.probability(&signs) > 0.88);
    }
}
