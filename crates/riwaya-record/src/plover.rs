use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! event_types {
    ($($(#[$doc:meta])* $name:ident $code:literal),* $(,)?) => {
        /// The sixteen event types of PLOVER (Open Event Data Alliance).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "UPPERCASE")]
        pub enum EventType { $($(#[$doc])* $name),* }

        impl EventType {
            /// All types, in the codebook's order from cooperation to conflict.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The codebook's name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// Whether the codebook counts it as words rather than deeds.
            pub fn is_verbal(self) -> bool {
                matches!(
                    self,
                    Self::Agree
                        | Self::Consult
                        | Self::Support
                        | Self::Request
                        | Self::Accuse
                        | Self::Reject
                        | Self::Threaten
                )
            }

            /// Whether the codebook counts it as conflict rather than cooperation.
            pub fn is_conflict(self) -> bool {
                matches!(
                    self,
                    Self::Request
                        | Self::Accuse
                        | Self::Reject
                        | Self::Threaten
                        | Self::Protest
                        | Self::Sanction
                        | Self::Mobilize
                        | Self::Coerce
                        | Self::Assault
                )
            }
        }

        impl FromStr for EventType {
            type Err = UnknownEventType;
            fn from_str(s: &str) -> Result<Self, UnknownEventType> {
                match s { $($code => Ok(Self::$name),)* _ => Err(UnknownEventType(s.to_owned())) }
            }
        }
    };
}

event_types! {
    /// Agree to, promise, express intent to cooperate.
    Agree "AGREE",
    /// Meet, visit, phone, negotiate, mediate.
    Consult "CONSULT",
    /// Praise, endorse, recognise, sign, express solidarity.
    Support "SUPPORT",
    /// Yield: ease restrictions, accept demands, resign under pressure.
    Concede "CONCEDE",
    /// Material cooperation.
    Cooperate "COOPERATE",
    /// Give aid.
    Aid "AID",
    /// Cease fire, withdraw, release, disarm.
    Retreat "RETREAT",
    /// Demand, appeal, call on, propose.
    Request "REQUEST",
    /// Criticise, condemn, blame, allege.
    Accuse "ACCUSE",
    /// Refuse, veto, block.
    Reject "REJECT",
    /// Warn of or threaten action.
    Threaten "THREATEN",
    /// Demonstrate, strike, riot.
    Protest "PROTEST",
    /// Break or reduce relations, expel, sanction, halt aid.
    Sanction "SANCTION",
    /// Deploy, raise readiness, show of force.
    Mobilize "MOBILIZE",
    /// Arrest, seize, ban, sentence, repress.
    Coerce "COERCE",
    /// Any use of lethal or physical force.
    Assault "ASSAULT",
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name that is none of the sixteen types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownEventType(pub String);

impl fmt::Display for UnknownEventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a PLOVER event type; the types are", self.0)?;
        EventType::ALL.iter().try_for_each(|t| write!(f, " {t}"))
    }
}

impl std::error::Error for UnknownEventType {}
