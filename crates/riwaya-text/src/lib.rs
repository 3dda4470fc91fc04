//! Arabic text for riwaya: normalisation with the way back, tokens, sentences, clitics, conjugation, the Hijri calendar.
//!
//! This room knows letters and grammar, and no politics. All offsets are code points of the text that was given.
//!
//! ```
//! use riwaya_text::{fold, Tokens};
//! assert_eq!(fold("وَقَّعَ الإتّفاقيّة"), "وقع الاتفاقيه");
//! let tokens = Tokens::of("قال الكرملين: «نعم».");
//! assert_eq!(tokens.iter().count(), 7);
//! assert_eq!(tokens.fold(1), "الكرملين");
//! ```

mod clitics;
mod conjugation;
mod declension;
mod fold;
mod hijri;
mod letters;
mod sentence;
mod token;

pub use clitics::{Clitics, Split, pronoun, splits};
pub use conjugation::{Gender, GrammaticalNumber, Inflected, Mood, Person, Tense, Verb, VerbFeatures, Voice};
pub use declension::{NounFeatures, SoundPlural, accusative, decline, on_seats};
pub use fold::{Folded, fold, fold_char};
pub use hijri::hijri_days;
pub use letters::{is_arabic_letter, is_letter, is_letter_or_digit};
pub use sentence::{Sentence, sentences};
pub use token::{Token, TokenKind, Tokens};
