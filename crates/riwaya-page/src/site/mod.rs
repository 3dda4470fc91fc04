//! The pages of a server, one function for each: [`start`], [`storylines`], [`storyline`], [`event`], [`article`],
//! [`revisions`], [`actors`], [`actor`], [`search`], [`lexicon`], [`corrections`], [`sign_in`], [`missing`].
//!
//! A page speaks one language, the reader's; articles stay in theirs. Nothing here asks for anything: what a page
//! shows is handed in, and equal input gives equal bytes. All text of articles is hostile and escaped; the pages hold
//! no script, and everything works by links and forms.

pub use crate::ways::part;

mod actor;
mod actors;
mod article;
mod charts;
mod correcting;
mod event;
mod lexicon;
mod lists;
mod map;
mod missing;
mod pins;
mod relations;
mod revisions;
mod search;
mod start;
mod storyline;
mod storylines;

use crate::wording::{Both, Language, Voice};

pub use actor::{Actor, ActorInput, Counterpart, Office, actor};
pub use actors::{ActorsInput, Listed, actors};
pub use article::{ArticleInput, Copy, Revision, article};
pub use correcting::{CorrectionsInput, Corrector, corrections, sign_in};
pub(crate) use correcting::{Hand, written};
pub use event::{EventInput, event};
pub use lexicon::{LexiconInput, Meant, ReadWord, lexicon};
pub use missing::{Missing, missing};
pub use relations::{Named, Pair};
pub use revisions::{RevisionsInput, revisions};
pub use search::{Choice, Facet, Found, SearchInput, SearchKind, search};
pub use start::{Activity, Affair, StartInput, Totals, start};
pub use storyline::{StorylineInput, storyline};
pub use storylines::{StorylinesInput, storylines};

/// How a page is lit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's device is.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// As it is written in addresses and cookies.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Whom a page is made for.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// The language of the page's own words.
    pub language: Language,
    /// How it is lit.
    pub theme: Theme,
    /// Path and query of the page, without language and theme.
    pub address: String,
    /// Address of the styles.
    pub styles: String,
    /// What is said below every page that the database may not be whole: a run was broken off.
    pub unfinished: bool,
    /// Whether there is anybody who may correct.
    pub writable: bool,
    /// Who he is, where he may.
    pub corrector: Option<Corrector>,
}

impl Reader {
    fn voice(&self) -> Voice {
        Voice::Only(self.language)
    }
}

/// Which part of the site a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Start,
    Storylines,
    Search,
    Actors,
    Lexicon,
    None,
}

/// What stands around every page.
struct Frame {
    english: bool,
    theme: &'static str,
    /// Of the window or tab.
    tab: String,
    parts: [(&'static str, Both, bool); 5],
    /// The same page in the other language.
    other: String,
    /// The same page lit otherwise: address, name, whether it is so now.
    themes: [(String, Both, &'static str, bool); 3],
    styles: String,
    sought: String,
    unfinished: bool,
    /// Where one signs in to correct, if one can.
    sign_in: Option<String>,
    corrector: Option<Corrector>,
}

impl Frame {
    fn new(reader: &Reader, part: Part, tab: &str) -> Self {
        let named = |of, to, ar, en| (to, Both::new(ar, en), part == of);
        let with = |name: &str, value: &str| {
            let joint = if reader.address.contains('?') { '&' } else { '?' };
            format!("{}{joint}{name}={value}", reader.address)
        };
        let english = reader.language == Language::En;
        let theme = |of: Theme, ar: &str, en: &str, sign| {
            (with("theme", of.as_str()), Both::new(ar, en), sign, reader.theme == of)
        };
        let brand = if english { "riwaya" } else { "رواية" };
        Self {
            english,
            theme: reader.theme.as_str(),
            tab: if tab.is_empty() { brand.to_owned() } else { format!("{tab} · {brand}") },
            parts: [
                named(Part::Start, "/", "البداية", "Start"),
                named(Part::Storylines, "/storylines", "مسارات", "Storylines"),
                named(Part::Search, "/search", "بحث", "Search"),
                named(Part::Actors, "/actors", "أطراف", "Actors"),
                named(Part::Lexicon, "/lexicon", "معجم", "Lexicon"),
            ],
            other: with("lang", if english { "ar" } else { "en" }),
            themes: [
                theme(Theme::Auto, "كما في جهازي", "as my device", "◐"),
                theme(Theme::Light, "فاتح", "light", "☀"),
                theme(Theme::Dark, "داكن", "dark", "☾"),
            ],
            styles: reader.styles.clone(),
            sought: String::new(),
            unfinished: reader.unfinished,
            sign_in: (reader.writable && reader.corrector.is_none())
                .then(|| format!("/sign-in?to={}", crate::ways::part(&reader.address))),
            corrector: reader.corrector.clone(),
        }
    }
}

/// The page of a party: its lexicon key, else its country with its sector, else its name.
fn actor_way(of: &riwaya_record::EventActor) -> Option<String> {
    let code = of.code()?;
    Some(format!("/actors/{}", part(&code)))
}

/// Which of the four quads a type counts to: cooperation in words and in deeds, conflict in words and in deeds.
pub fn quad(of: riwaya_record::EventType) -> usize {
    charts::Quad::of(of) as usize
}

/// A type's name in Arabic and in English.
pub fn type_name(of: riwaya_record::EventType) -> (String, String) {
    let name = crate::names::event_type(of);
    (name.ar, name.en)
}

/// A status's code, and its name in Arabic and in English.
pub fn status_name(of: riwaya_record::Status) -> (&'static str, String, String) {
    use riwaya_record::Status as S;
    let code = match of {
        S::Actual => "actual",
        S::Future => "future",
        S::Hypothetical => "hypothetical",
        S::Negated => "negated",
        S::Historical => "historical",
    };
    let name = crate::names::status(of).map_or_else(|| Both::new("وقع", "happened"), |s| s.0);
    (code, name.ar, name.en)
}

/// Text cut at a word's end.
fn shortened(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(char::is_whitespace).filter(|end| *end > 0).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}
