//! What riwaya knows: reads, checks and compiles the lexicon folder.
//!
//! A [`Lexicon`] is built once from text files ([`Table`]) and then only asked: which readings has this written
//! form ([`Words`]), which entities may these words name ([`Names`]), what does this word of saying commit its
//! speaker to ([`Sayings`]), which events may this word name ([`Frames`]).
//!
//! ```
//! use riwaya_lexicon::Lexicon;
//! let lexicon = Lexicon::built_in().unwrap();
//! let readings = lexicon.words.analyses("استدعت");
//! assert_eq!(lexicon.words.lemma(readings[0].lemma).written, "استدعى");
//! ```

mod built_in;
mod frames;
mod furniture;
mod governors;
mod lexicon;
mod names;
mod opposites;
mod outlets;
mod packed;
mod persons;
mod phrases;
mod ranker;
mod say;
mod strings;
mod table;
mod who;
mod words;
mod written;

pub use frames::{Asked, Contact, Frame, Frames, Need, Role, WordList};
pub use furniture::*;
pub use governors::{Governors, Makes};
pub use lexicon::{Files, Lexicon, MOST_FAULTS};
pub use names::{Ending, Holder, Inside, IssueName, Name, Names, PlaceName};
pub use opposites::{Opposites, Pole};
pub use outlets::{Outlet, Outlets};
pub use phrases::{Phrases, bare};
pub use ranker::{Feature, Ranker, Signs};
pub use say::{Occasion, Saying, Sayings};
pub use table::{LexiconError, Row, Table};
pub use who::{
    BodyKind, Capital, Country, Holding, Office, Organisation, Person, Population, Rank, Seat, Tenure,
};
pub use words::{Analysis, Features, Lemma, NounKind, Paradigms, Pos, Words};
pub use written::{Beginning, Given, Part, Reading, Written};
