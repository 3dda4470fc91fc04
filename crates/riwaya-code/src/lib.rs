//! Article to coded article: entities, times, quotes, attribution, claims, statements.
//!
//! A [`Coder`] is pure: no clock, no files, no randomness. The passes, in order: tokens and sentences, names,
//! readings of words, base noun phrases; then sentence by sentence who is named, who speaks, what is claimed; then,
//! over the whole article, the communications and what was said in them.
//!
//! ```
//! use riwaya_code::Coder;
//! use riwaya_lexicon::Lexicon;
//! use riwaya_record::Article;
//!
//! let lexicon = Lexicon::built_in().unwrap();
//! let article = Article {
//!     language: "ar".into(),
//!     text: "أدانت وزارة الخارجية الأردنية الهجوم على السفارة.".into(),
//!     ..Article::default()
//! };
//! let coded = Coder::new(&lexicon).code(&article);
//! assert_eq!(coded.claims[0].event.as_str(), "ACCUSE");
//! ```

mod back_mentions;
mod circumstances;
mod claims;
mod coder;
mod communications;
mod confidence;
mod credits;
mod discourse;
mod history;
mod issues;
mod mentions;
mod numbers;
mod occasions;
mod parties;
mod passage;
mod phrases;
mod quotes;
mod readings;
mod speech;
mod status;
mod telling;
mod times;
mod who;
mod words;

pub use coder::{Coder, as_read};
pub use confidence::at_least;
pub use readings::Reading;
pub use words::{Word, WordPos};
