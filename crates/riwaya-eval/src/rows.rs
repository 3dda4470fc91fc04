//! The rows of gold files, field by field.

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// Another annotator's values of an item's fields, by field: either is right.
pub type Or = Option<Map<String, Value>>;

/// An article's claims and times.
#[derive(Clone, Debug, Deserialize)]
pub struct ClaimsRow {
    /// The article's id.
    pub id: String,
    /// Its events, as the text tells them.
    pub claims: Vec<GoldClaim>,
    /// Its temporal expressions.
    #[serde(default)]
    pub times: Vec<GoldTime>,
}

/// A claim that should come out.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldClaim {
    /// PLOVER type.
    pub event: String,
    /// The word that names the event.
    #[serde(deserialize_with = "wording")]
    pub trigger: String,
    /// Further words for the same act.
    #[serde(default, deserialize_with = "wordings")]
    pub also: Vec<String>,
    /// Who does it.
    #[serde(default)]
    pub actor: Vec<GoldParty>,
    /// To whom.
    #[serde(default)]
    pub recipient: Vec<GoldParty>,
    /// Whether it happened.
    pub status: Option<String>,
    /// Who says so, innermost.
    pub source: Option<GoldParty>,
    /// Right to find and right to miss.
    #[serde(default)]
    pub optional: bool,
    /// Other values that are as good.
    pub or: Or,
}

/// A mention in the gold.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldParty {
    /// Its words.
    pub text: String,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// PLOVER sector.
    pub sector: Option<String>,
    /// Other words for it that are as good.
    #[serde(default, deserialize_with = "wordings")]
    pub also: Vec<String>,
    /// Right to find and right to miss.
    #[serde(default)]
    pub optional: bool,
    /// Other values that are as good.
    pub or: Or,
}

/// A temporal expression that should come out.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldTime {
    /// Its words.
    pub text: String,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// Right to find and right to miss.
    #[serde(default)]
    pub optional: bool,
    /// Other values that are as good.
    pub or: Or,
}

/// An article's communications and statements.
#[derive(Clone, Debug, Deserialize)]
pub struct StatementsRow {
    /// The article's id.
    pub id: String,
    /// Calls, meetings, speeches.
    #[serde(default)]
    pub communications: Vec<GoldCommunication>,
    /// Attributed propositions.
    pub statements: Vec<GoldStatement>,
}

/// A communication that should come out.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldCommunication {
    /// Its key within the article.
    pub key: String,
    /// The word that names it.
    #[serde(deserialize_with = "wording")]
    pub trigger: String,
    /// Words that name it again.
    #[serde(default, deserialize_with = "wordings")]
    pub also: Vec<String>,
}

/// A statement that should come out.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldStatement {
    /// What is said.
    #[serde(deserialize_with = "wording")]
    pub proposition: String,
    /// Who says it, outermost first; never empty.
    pub source: Vec<GoldParty>,
    /// What the source does with it.
    pub stance: Option<String>,
    /// Key of the communication it was part of.
    pub within: Option<String>,
    /// Whether its speaker is carried on from an earlier sentence.
    #[serde(default)]
    pub carried: bool,
    /// Right to find and right to miss.
    #[serde(default)]
    pub optional: bool,
    /// Other values that are as good.
    pub or: Or,
}

/// The event and the story an article leads with.
#[derive(Clone, Debug, Deserialize)]
pub struct ClusterRow {
    /// The article's id.
    pub id: String,
    /// Any name for the event.
    pub event: String,
    /// Any name for the story.
    pub story: String,
}

/// An event that should come out.
#[derive(Clone, Debug, Deserialize)]
pub struct EventRow {
    /// Any name for it.
    pub key: String,
    /// The PLOVER types that are right.
    pub event: Vec<String>,
    /// Countries that must be among its parties.
    #[serde(default)]
    pub countries: Vec<String>,
    /// The dates that are right, or coarser ones; null stands for none.
    pub date: Vec<Option<String>>,
    /// The articles that must report it.
    pub articles: Vec<String>,
    /// The articles that may.
    #[serde(default)]
    pub may: Vec<String>,
}

/// A row of links: a claim, or two claims by their names.
#[derive(Clone, Debug)]
pub enum LinkRow {
    /// A claim that other rows name.
    Claim(LinkClaim),
    /// Two that are one event.
    Must([String; 2]),
    /// Two that are not.
    Cannot([String; 2]),
}

/// A claim by its place, so that the same words further down are not taken for it.
#[derive(Clone, Debug, Deserialize)]
pub struct LinkClaim {
    /// Any name for it.
    #[serde(rename = "claim")]
    pub name: String,
    /// The article's id.
    pub article: String,
    /// PLOVER type; decides where two claims rest on one word.
    pub event: Option<String>,
    /// The word that names the event.
    pub trigger: String,
    /// Where that word begins: code points from the start of the article's body.
    pub start: u32,
    /// Further words for the same act.
    #[serde(default)]
    pub also: Vec<String>,
    /// Right to find and right to miss.
    #[serde(default)]
    pub optional: bool,
}

/// An article as a reader has it before them. What a row does not say is not asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ArticleRow {
    /// The article's id.
    pub id: String,
    /// Its body, without furniture.
    pub text: String,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published: a local date, or a date-time with the zone where the page lets know it.
    pub published: Option<String>,
    /// When it was last changed, written in the same way.
    pub modified: Option<String>,
    /// Who published it; several names for it may stand here.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Whose report it is.
    pub agency: Option<String>,
    /// The language it is written in.
    pub language: Option<String>,
    /// Pieces of the page that are not the article: none may stand in its text, all must be kept beside it.
    #[serde(default)]
    pub furniture: Vec<String>,
}

/// What each side says of an event.
#[derive(Clone, Debug, Deserialize)]
pub struct AccountsEntry {
    /// Any name for the event.
    pub event: String,
    /// The articles that report it.
    #[serde(default)]
    pub articles: Vec<String>,
    /// Who says something.
    #[serde(default)]
    pub sides: Vec<GoldSide>,
    /// What is said.
    #[serde(default)]
    pub points: Vec<GoldPoint>,
    /// What a side is reported to leave out.
    #[serde(default)]
    pub omissions_reported: Vec<GoldOmission>,
}

/// A side in the gold.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldSide {
    /// Its key; one that begins with `OUT` is an outlet's own voice.
    pub key: String,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// PLOVER sector.
    pub sector: Option<String>,
}

/// A point in the gold.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPoint {
    /// What the sides say of it.
    pub accounts: Vec<GoldAccount>,
}

/// One side on one point, in one article.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldAccount {
    /// The side's key.
    pub side: String,
    /// What it says of the point.
    pub stance: String,
    /// Who is named as saying so; none where it is the outlet.
    pub source: Option<String>,
    /// The words that say so.
    #[serde(deserialize_with = "wording")]
    pub evidence: String,
}

/// A text's word that a side left something out.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldOmission {
    /// The words that say so.
    #[serde(deserialize_with = "wording")]
    pub evidence: String,
}

/// Two headlines and how they stand to each other.
#[derive(Clone, Debug, Deserialize)]
pub struct StanceRow {
    /// The pair's id.
    pub id: String,
    /// One headline.
    #[serde(rename = "s1")]
    pub first: String,
    /// The other.
    #[serde(rename = "s2")]
    pub second: String,
    /// `agree`, `disagree` or `other`.
    pub stance: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    Plain(String),
    Span { text: String },
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        match words {
            Words::Plain(text) | Words::Span { text } => text,
        }
    }
}

/// Words as they are, or the text of a span.
fn wording<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Words::deserialize(from).map(String::from)
}

fn wordings<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<Words>::deserialize(from)?.into_iter().map(String::from).collect())
}
