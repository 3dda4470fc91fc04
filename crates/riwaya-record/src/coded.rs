use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::span::read_beside_span;
use crate::{Diagnostic, EventType, Furniture, Published, Span};

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A state or its executive, also by its capital or palace.
    Government,
    /// A body: ministry, agency, party, international organisation.
    Organisation,
    /// An armed or political group.
    Group,
    /// A place named as a place.
    Place,
    /// People in general: demonstrators, civilians, refugees.
    Population,
    /// A news outlet or agency.
    Outlet,
}

/// What told the country of somebody who is named without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum InferredFrom {
    /// The places, peoples and bodies of the same sentence.
    Sentence,
    /// The country that the article as a whole is about.
    Article,
    /// The country of the outlet, in an article that names no other.
    Outlet,
}

/// A person, government, organisation, group, place or population that an article names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Within the article: e1, e2, …
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its name in English, or as written where no English name is known.
    pub name: String,
    /// Its name in Arabic.
    pub name_ar: String,
    /// ISO 3166 alpha-3, `IGO`, `IMG`, or null.
    pub country: Option<String>,
    /// What told the country, where the words that name the entity do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country_from: Option<InferredFrom>,
    /// PLOVER sector, or null.
    pub sector: Option<String>,
    /// The office held on the article's day, in English.
    pub role: Option<String>,
    /// The lexicon's key, where the entity is known: `joe-biden`, `USA`, `nato`. The same in every article.
    #[serde(default)]
    pub key: Option<String>,
    /// Where it is named.
    pub mentions: Vec<Span>,
}

/// A mention as a party to something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Party {
    /// The words: the full base noun phrase.
    #[serde(flatten)]
    pub span: Span,
    /// The entity it names, if resolved.
    pub entity: Option<String>,
    /// ISO 3166 alpha-3, `IGO`, `IMG`, or null.
    pub country: Option<String>,
    /// PLOVER sector, or null.
    pub sector: Option<String>,
}

read_beside_span!(Party { entity: Option<String>, country: Option<String>, sector: Option<String> });

/// TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    /// A calendar date of any grain.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// A temporal expression with its TIMEX3 type and value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Time {
    /// Within the article: t1, t2, …
    pub id: String,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value (ISO 8601 with the TimeML extensions).
    pub value: String,
}

read_beside_span!(Time {
    id: String,
    #[serde(rename = "type")]
    kind: TimeType,
    value: String
});

/// Words in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Quote {
    /// Within the article: q1, q2, …
    pub id: String,
    /// The words between the marks.
    #[serde(flatten)]
    pub span: Span,
    /// Who speaks.
    pub speaker: Option<Party>,
    /// The word that introduces the speech.
    pub cue: Option<Span>,
}

read_beside_span!(Quote { id: String, speaker: Option<Party>, cue: Option<Span> });

/// Whether the text asserts that it happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Happened or is happening.
    #[default]
    Actual,
    /// Planned, scheduled, will.
    Future,
    /// Conditional, possible, called for, asked.
    Hypothetical,
    /// Did not happen, or denied.
    Negated,
    /// Background more than about a year old.
    Historical,
}

impl Status {
    /// As records write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Future => "future",
            Self::Hypothetical => "hypothetical",
            Self::Negated => "negated",
            Self::Historical => "historical",
        }
    }
}

/// Whence a claim's date was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DateFrom {
    /// A time in the claim's own clause.
    Clause,
    /// A time in its sentence.
    Sentence,
    /// The sentences before.
    Context,
    /// The dateline.
    Dateline,
    /// The day of publication.
    Published,
    /// The communication it belongs to.
    Communication,
    /// Somebody who corrected it.
    Correction,
}

/// When a claim's event took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimDate {
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub value: String,
    /// Whence.
    pub from: DateFrom,
    /// The time expression that says so.
    pub time: Option<String>,
}

/// Where a claim's event took place.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Place {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// Its name in English.
    pub name: String,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
}

read_beside_span!(Place { name: String, country: Option<String>, lat: Option<f64>, lon: Option<f64> });

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NumberKind {
    /// Dead.
    Killed,
    /// Hurt.
    Wounded,
    /// Held.
    Detained,
    /// Driven out.
    Displaced,
    /// People otherwise.
    People,
    /// Sums.
    Money,
    /// Anything else.
    Other,
}

/// How exact a number is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Bound {
    /// As given.
    #[serde(rename = "exact")]
    Exact,
    /// Or more.
    #[serde(rename = "at least")]
    AtLeast,
    /// Roughly.
    #[serde(rename = "about")]
    About,
    /// Or fewer.
    #[serde(rename = "at most")]
    AtMost,
}

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Number {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// What it counts.
    pub kind: NumberKind,
    /// How many.
    pub value: f64,
    /// How exact.
    pub bound: Bound,
}

read_beside_span!(Number { kind: NumberKind, value: f64, bound: Bound });

/// What something is about: a treaty, a person, a conflict, an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Issue {
    /// The lexicon's key, or one made from the words (`np:` and the folded words).
    pub key: String,
    /// Its name in English, or the words themselves.
    pub name: String,
    /// Its name in Arabic.
    #[serde(default)]
    pub name_ar: String,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
}

read_beside_span!(Issue {
    key: String,
    name: String,
    #[serde(default)]
    name_ar: String
});

/// One event as one text tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// Content-derived, unique over all articles.
    pub id: String,
    /// PLOVER type.
    pub event: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// PLOVER score, -10 to 10.
    pub score: f64,
    /// The word that names the event.
    pub trigger: Span,
    /// Further words for the same act in the sentence.
    pub also: Vec<Span>,
    /// Who does it; all sides where it is reciprocal.
    pub actor: Vec<Party>,
    /// To whom.
    pub recipient: Vec<Party>,
    /// When.
    pub date: Option<ClaimDate>,
    /// Where.
    pub place: Option<Place>,
    /// Casualties, sums, counts.
    pub numbers: Vec<Number>,
    /// About what.
    pub issues: Vec<Issue>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Whether it happened.
    pub status: Status,
    /// Who says so, innermost; null when the outlet itself does.
    pub source: Option<Party>,
    /// Who says so, outermost first.
    pub attribution: Vec<Party>,
    /// Whether the trigger lies inside quotation marks.
    pub quoted: bool,
    /// The sentence.
    pub sentence: Span,
    /// 0 to 1.
    pub confidence: f64,
    /// The frame and rule that found it.
    pub rule: String,
}

/// What kind of communication it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CommunicationKind {
    /// By telephone or video.
    Call,
    /// In person.
    Meeting,
    /// One party at the other's place.
    Visit,
    /// To an audience.
    Speech,
    /// Before journalists.
    #[serde(rename = "press conference")]
    PressConference,
    /// With one outlet.
    Interview,
    /// In writing.
    Statement,
    /// From one to another.
    Message,
    /// On a social network.
    Post,
}

/// A call, meeting, speech or statement in which things were said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Communication {
    /// Within the article: k1, k2, …
    pub id: String,
    /// What kind.
    pub kind: CommunicationKind,
    /// The word that first names it.
    pub trigger: Span,
    /// Later words that name it again.
    pub also: Vec<Span>,
    /// Who took part.
    pub parties: Vec<Party>,
    /// When.
    pub date: Option<String>,
    /// The CONSULT claim it is.
    pub claim: Option<String>,
}

/// What the source does with the proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Calls it into question.
    Doubts,
    /// Wants it of somebody.
    Asks,
    /// Commits itself to it.
    Promises,
    /// Announces harm.
    Threatens,
    /// Approves of it.
    Praises,
    /// Disapproves of it.
    Blames,
    /// Is reported not to mention or confirm it.
    #[serde(rename = "leaves out")]
    LeavesOut,
}

impl Stance {
    /// As records write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Doubts => "doubts",
            Self::Asks => "asks",
            Self::Promises => "promises",
            Self::Threatens => "threatens",
            Self::Praises => "praises",
            Self::Blames => "blames",
            Self::LeavesOut => "leaves out",
        }
    }
}

/// One attributed proposition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Content-derived, unique over all articles.
    pub id: String,
    /// Who says it, outermost first.
    pub attribution: Vec<Party>,
    /// What the source does with it.
    pub stance: Stance,
    /// What is said: the clause, without the verb of saying.
    pub proposition: Span,
    /// About what.
    pub issues: Vec<Issue>,
    /// Numbers in it.
    pub numbers: Vec<Number>,
    /// The claim it carries.
    pub claim: Option<String>,
    /// The communication it was part of.
    pub within: Option<String>,
    /// The quote it stands in.
    pub quote: Option<String>,
    /// The sentence.
    pub sentence: Span,
    /// 0 to 1.
    pub confidence: f64,
}

/// An article and everything the coder found in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CodedArticle {
    /// As read.
    pub id: String,
    /// As read.
    pub url: Option<String>,
    /// As read.
    pub outlet: Option<String>,
    /// As read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// As read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// As read.
    pub title: String,
    /// As read.
    pub language: String,
    /// As read.
    pub published: Published,
    /// As read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Published>,
    /// As read.
    pub text: String,
    /// As read.
    pub furniture: Vec<Furniture>,
    /// Whose report it is: keys of the outlets that its dateline and credit lines name, else of its own where that is
    /// known. Sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<String>,
    /// Who and what is named.
    pub entities: Vec<Entity>,
    /// When.
    pub times: Vec<Time>,
    /// Words in quotation marks.
    pub quotes: Vec<Quote>,
    /// Events as the text tells them.
    pub claims: Vec<Claim>,
    /// Calls, meetings, speeches.
    pub communications: Vec<Communication>,
    /// Attributed propositions.
    pub statements: Vec<Statement>,
    /// What could not be done.
    pub diagnostics: Vec<Diagnostic>,
}

impl CodedArticle {
    /// The entity of an id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|e| e.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_records_write() {
        let status = ["actual", "future", "hypothetical", "negated", "historical"];
        for name in status {
            let read: Status = serde_json::from_value(name.into()).unwrap();
            assert_eq!(read.as_str(), name);
        }
        let stances = [
            "asserts",
            "denies",
            "doubts",
            "asks",
            "promises",
            "threatens",
            "praises",
            "blames",
            "leaves out",
        ];
        for name in stances {
            let read: Stance = serde_json::from_value(name.into()).unwrap();
            assert_eq!(read.as_str(), name);
        }
    }
}
