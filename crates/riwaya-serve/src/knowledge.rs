use riwaya_page::site::{Actor, Meant, ReadWord};
use riwaya_reconcile::Senses;
use riwaya_record::{ArticleSummary, Event, EventActor, Storyline};
use riwaya_store::{ListedClaim, ListedStatement};

/// What the lexicon answers about a word or phrase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// What it may mean.
    pub meant: Vec<Meant>,
    /// How its words were read together.
    pub together: Vec<ReadWord>,
}

/// A word in its other forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// Its headwords, as dictionaries write them.
    pub headwords: Vec<String>,
    /// Their written forms without the word itself, folded.
    pub others: Vec<String>,
}

/// What the program knows of words and parties. Handed in, so that serving depends on no lexicon.
pub trait Knowledge: Senses + Send + Sync {
    /// What a word or phrase may mean.
    fn look(&self, phrase: &str) -> Looked;

    /// A party by its lexicon key or country code.
    fn actor(&self, code: &str) -> Option<Actor>;

    /// A party of the lexicon, by its key or country code, as events name it.
    fn party(&self, code: &str) -> Option<EventActor>;

    /// How much is known: in English, in Arabic, how many.
    fn holds(&self) -> Vec<(String, String, usize)>;

    /// A word's headwords and their other written forms; none where it is no word of the lexicon, or a name.
    fn forms(&self, word: &str) -> Forms;
}

/// A table's column names and its rows.
pub type Table = (&'static [&'static str], Vec<Vec<String>>);

/// Records as rows of a table, column by column as the command line writes them.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// Of events.
    pub events: fn(&[Event]) -> Table,
    /// Of claims.
    pub claims: fn(&[ListedClaim]) -> Table,
    /// Of statements.
    pub statements: fn(&[ListedStatement]) -> Table,
    /// Of articles.
    pub articles: fn(&[ArticleSummary]) -> Table,
    /// Of storylines.
    pub storylines: fn(&[Storyline]) -> Table,
}
