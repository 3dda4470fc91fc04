//! The tables: records as `riwaya` prints them, a row each, under the names that their JSON has.

use crate::column::Kind::{Flag, Int, List, Number, Record, Text};
use crate::column::{Column, Table, may, must};

const SPAN: &[Column] = &[
    must("start", Int, "first code point, counted from 0"),
    must("end", Int, "one past the last code point"),
    must("text", Text, "the characters there"),
    may("in", Text, "`title` where the offsets count in the title; null where they count in the text"),
];
const WORDS: crate::Kind = Record(&[SPAN]);
const CODES: &[Column] = &[
    may("country", Text, "ISO 3166 alpha-3, `IGO` or `IMG`"),
    may("sector", Text, "sector, as PLOVER has them"),
];
const ENTITY: &[Column] = &[may("entity", Text, "id of the entity within the article")];
const PARTY: crate::Kind = Record(&[SPAN, ENTITY, CODES]);
const PARTIES: crate::Kind = List(&PARTY);
const ISSUE: &[Column] = &[
    must("key", Text, "the lexicon's key, or one made from the words"),
    must("name", Text, "in English, or the words themselves"),
    must("name_ar", Text, "in Arabic"),
];
const ISSUES: crate::Kind = List(&Record(&[ISSUE, SPAN]));
const NUMBER: &[Column] = &[
    must("kind", Text, "killed, wounded, detained, displaced, people, money or other"),
    must("value", Number, "how many"),
    must("bound", Text, "exact, at least, about or at most"),
];
const NUMBERS: crate::Kind = List(&Record(&[SPAN, NUMBER]));
const PLACE: &[Column] = &[
    must("name", Text, "in English"),
    may("country", Text, "ISO 3166 alpha-3"),
    may("lat", Number, "degrees north"),
    may("lon", Number, "degrees east"),
];
const WHEN: &[Column] = &[
    may("time", Text, "RFC 3339 with its zone; the outlet's local time where no zone is known"),
    may("date", Text, "YYYY-MM-DD, or YYYY-MM where no more is known"),
    must("precision", Text, "second, minute, day, month or none"),
    must("from", Text, "input, metadata, dateline, text, url or none"),
];
const FURNITURE: &[Column] = &[
    must("text", Text, "its words"),
    must("kind", Text, "navigation, related, share, …"),
    must("start", Int, "code point of the decoded page"),
];
const DIAGNOSTIC: &[Column] = &[
    must("severity", Text, "note, warning or error"),
    must("message", Text, "what could not be done, and what would help"),
    must("start", Int, "first code point in the text"),
    must("end", Int, "one past the last"),
];
const ARTICLE_ID: &[Column] = &[must("article", Text, "id of the article")];
const EVENT_ID: &[Column] = &[may("event_id", Text, "id of the event that it went into")];
const CONFIDENCE: Column = must("confidence", Number, "0 to 1");

pub(crate) const AS_READ: &[Column] = &[
    must("id", Text, "the input's own id, or its path"),
    may("url", Text, "its address"),
    may("outlet", Text, "who published it"),
    may("author", Text, "who wrote it, where the page or text says so"),
    may("agency", Text, "the agency whose report it is, as the page's credit says"),
    must("title", Text, "its headline, empty where there is none"),
    must("language", Text, "ISO 639-1, `und` where unknown"),
    must("published", Record(&[WHEN]), "when it was published"),
    may("modified", Record(&[WHEN]), "when it was last changed, where the page says so"),
    must("text", Text, "its body, without the title"),
    must("furniture", List(&Record(&[FURNITURE])), "what stood around the body"),
];
const DIAGNOSTICS: Column = must("diagnostics", List(&Record(&[DIAGNOSTIC])), "what could not be done");

/// Articles.
pub const ARTICLES: Table = Table {
    name: "articles",
    about: "An article, in its newest revision.",
    columns: &[
        AS_READ,
        &[
            must("credits", List(&Text), "keys of the outlets whose report it is"),
            may("main_event", Text, "id of the event that it leads with"),
            may("storyline", Text, "id of that event's storyline"),
            must("claims", Int, "how many claims it makes, however uncertain"),
            must("statements", Int, "how many statements it holds"),
            DIAGNOSTICS,
        ],
    ],
};

const CLAIM: &[Column] = &[
    must("id", Text, "content-derived, the same on every machine"),
    must("event", Text, "type, as PLOVER has them"),
    may("mode", Text, "mode, as PLOVER has them"),
    may("cameo", Text, "CAMEO code"),
    must("score", Number, "PLOVER score, -10 to 10"),
    must("trigger", WORDS, "the word that names the event"),
    must("also", List(&WORDS), "further words for the same act in the sentence"),
    must("actor", PARTIES, "who does it; all sides where it is reciprocal"),
    must("recipient", PARTIES, "to whom"),
    may("date", Record(&[CLAIM_DATE]), "when"),
    may("place", Record(&[SPAN, PLACE]), "where"),
    must("numbers", NUMBERS, "casualties, sums, counts"),
    must("issues", ISSUES, "about what"),
    must("contexts", List(&Text), "contexts, as PLOVER has them"),
    must("status", Text, "actual, future, hypothetical, negated or historical"),
    may("source", PARTY, "who says so, innermost; null where the outlet itself does"),
    must("attribution", PARTIES, "who says so, outermost first"),
    must("quoted", Flag, "whether the trigger lies inside quotation marks"),
    must("sentence", WORDS, "the sentence"),
    CONFIDENCE,
    must("rule", Text, "the frame that found it"),
];
const CLAIM_DATE: &[Column] = &[
    must("value", Text, "YYYY-MM-DD, YYYY-MM or YYYY"),
    must("from", Text, "clause, sentence, context, dateline, published, communication or correction"),
    may("time", Text, "id of the time that says so"),
];

/// Claims.
pub const CLAIMS: Table = Table {
    name: "claims",
    about: "A claim: one event as one text tells it.",
    columns: &[ARTICLE_ID, EVENT_ID, CLAIM],
};

const STATEMENT: &[Column] = &[
    must("id", Text, "content-derived, the same on every machine"),
    must("attribution", PARTIES, "who says it, outermost first"),
    must("stance", Text, "asserts, denies, doubts, asks, promises, threatens, praises, blames or leaves out"),
    must("proposition", WORDS, "what is said, without the verb of saying"),
    must("issues", ISSUES, "about what"),
    must("numbers", NUMBERS, "numbers in it"),
    may("claim", Text, "id of the claim that it carries"),
    may("within", Text, "id of the communication that it was part of"),
    may("quote", Text, "id of the quotation that it stands in"),
    must("sentence", WORDS, "the sentence"),
    CONFIDENCE,
];

/// Statements.
pub const STATEMENTS: Table = Table {
    name: "statements",
    about: "A statement: one attributed proposition.",
    columns: &[ARTICLE_ID, EVENT_ID, STATEMENT],
};

const QUOTE: &[Column] = &[must("id", Text, "within the article")];
const SPOKEN: &[Column] =
    &[may("speaker", PARTY, "who speaks"), may("cue", WORDS, "the word that introduces the speech")];

/// Quotations.
pub const QUOTES: Table =
    Table { name: "quotes", about: "Words in quotation marks.", columns: &[ARTICLE_ID, QUOTE, SPAN, SPOKEN] };

const COMMUNICATION: &[Column] = &[
    must("id", Text, "within the article"),
    must(
        "kind",
        Text,
        "call, meeting, visit, speech, press conference, interview, statement, message or post",
    ),
    must("trigger", WORDS, "the word that first names it"),
    must("also", List(&WORDS), "later words that name it again"),
    must("parties", PARTIES, "who took part"),
    may("date", Text, "YYYY-MM-DD, YYYY-MM or YYYY"),
    may("claim", Text, "id of the CONSULT claim that it is"),
];

/// Communications.
pub const COMMUNICATIONS: Table = Table {
    name: "communications",
    about: "A call, meeting, speech or statement in which things were said.",
    columns: &[ARTICLE_ID, COMMUNICATION],
};

const NAMED: &[Column] = &[
    must("id", Text, "within the article"),
    must("kind", Text, "person, government, organisation, group, place, population or outlet"),
    must("name", Text, "in English, or as written where no English name is known"),
    must("name_ar", Text, "in Arabic"),
    may("country", Text, "ISO 3166 alpha-3, `IGO` or `IMG`"),
    may(
        "country_from",
        Text,
        "what told the country, where its own words do not: sentence, article or outlet",
    ),
    may("sector", Text, "sector, as PLOVER has them"),
    may("role", Text, "the office held on the article's day"),
    may("key", Text, "the lexicon's key, the same in every article"),
    must("mentions", List(&WORDS), "where it is named"),
];

/// Entities.
pub const ENTITIES: Table = Table {
    name: "entities",
    about: "A person, government, organisation, group, place or population that an article names.",
    columns: &[ARTICLE_ID, NAMED],
};

const TIMEX: &[Column] =
    &[must("type", Text, "TIMEX3 type: DATE, TIME, DURATION or SET"), must("value", Text, "TIMEX3 value")];

/// Times.
pub const TIMES: Table =
    Table { name: "times", about: "A temporal expression.", columns: &[ARTICLE_ID, QUOTE, SPAN, TIMEX] };

const NAMES: &[Column] = &[must("name", Text, "in English"), must("name_ar", Text, "in Arabic")];
const KEY: &[Column] = &[may("key", Text, "the lexicon's key")];
const ACTORS: crate::Kind = List(&Record(&[NAMES, CODES, KEY]));
const EVENT: &[Column] = &[
    must("id", Text, "content-derived, the same on every machine"),
    must("event", Text, "type, as PLOVER has them"),
    may("mode", Text, "mode, as PLOVER has them"),
    may("cameo", Text, "CAMEO code"),
    must("what", Text, "one sentence in English"),
    must("what_ar", Text, "one sentence in Arabic"),
    must("actors", ACTORS, "who; all sides where it is reciprocal"),
    must("recipients", ACTORS, "to whom"),
    may("date", Record(&[EVENT_DATE]), "when"),
    may("place", Record(&[SPAN, PLACE]), "where"),
    must("status", Text, "actual, future, hypothetical, negated or historical"),
    may("part_of", Text, "id of the event that it was part of"),
    must("articles", List(&Text), "ids of the articles that report it"),
    must("outlets", Int, "how many outlets"),
    must("voices", Int, "how many independent reports"),
    must("claims", List(&Text), "ids of its claims"),
    must("statements", List(&Text), "ids of the statements about it"),
    may("first_reported", Record(&[WHEN, ARTICLE_ID]), "the earliest report"),
    may("storyline", Text, "id of its storyline"),
    must("issues", ISSUES, "about what"),
    must("sides", List(&Text), "keys of the sides that say something of it"),
    must("score", Number, "PLOVER score, -10 to 10"),
    CONFIDENCE,
];
const EVENT_DATE: &[Column] = &[
    must("value", Text, "YYYY-MM-DD, YYYY-MM or YYYY"),
    must("agreed", Flag, "whether all dated reports agree"),
];

/// Events.
pub const EVENTS: Table = Table {
    name: "events",
    about: "An event: one happening, made of all the claims about it. The latest come first.",
    columns: &[EVENT],
};

/// Why a claim belongs to an event.
pub const EVENT_LINKS: Table = Table {
    name: "event_links",
    about: "A claim of an event, and why it was merged into it.",
    columns: &[&[
        must("event", Text, "id of the event"),
        must("claim", Text, "id of the claim"),
        may("article", Text, "id of the article that makes the claim"),
        may("like", Text, "the claim of the same event that it is most like; null where it is the only one"),
        may("score", Number, "how alike, 0 to 1"),
        must("reasons", List(&Text), "in words"),
    ]],
};

const EVIDENCE: crate::Kind = List(&Record(&[
    ARTICLE_ID,
    SPAN,
    &[may("source", PARTY, "who is named as saying it"), may("statement", Text, "id of the statement")],
]));
const MARKED: crate::Kind = Record(&[&[
    must("correction", Text, "id of the correction"),
    must("who", Text, "who made it"),
    must("at", Text, "when, RFC 3339"),
    must("why", Text, "why; may be empty"),
]]);

/// Cells of account tables.
pub const ACCOUNTS: Table = Table {
    name: "accounts",
    about: "A cell of an event's account table: what one side says of one point. A side without a row is silent on it: no \
            statement was found, and no more than that.",
    columns: &[&[
        must("event", Text, "id of the event"),
        must("row", Int, "place of the point in the table, from 0"),
        must("point", Text, "the point in English, or the words themselves"),
        must("point_ar", Text, "the point in Arabic"),
        must("kind", Text, "issue, number, blame, initiator, claim, demand, time or place"),
        must("relation", Text, "agree, differ, contradict or only one side"),
        must("side", Text, "key of the side: COUNTRY-SECTOR, or OUTLET-name"),
        must("side_name", Text, "its name in English"),
        must("side_name_ar", Text, "its name in Arabic"),
        may("country", Text, "the side's country"),
        may("sector", Text, "the side's sector"),
        must("outlet", Flag, "whether it is an outlet's own voice"),
        must(
            "stance",
            Text,
            "asserts, denies, value or left out; silent only where somebody marked what was found as wrong",
        ),
        may("value", Text, "the number, time or place that it gives"),
        CONFIDENCE,
        must("evidence", EVIDENCE, "the words that say so"),
        may("marked", MARKED, "who marked it as wrong"),
    ]],
};

/// Storylines.
pub const STORYLINES: Table = Table {
    name: "storylines",
    about: "Events of one affair.",
    columns: &[&[
        must("id", Text, "content-derived, the same on every machine"),
        must("name", Text, "in English"),
        must("name_ar", Text, "in Arabic"),
        must("events", List(&Text), "ids of its events in order of time"),
        must("articles", List(&Text), "ids of its articles"),
        may("from", Text, "first day"),
        may("to", Text, "last day"),
    ]],
};

/// Coded articles, as the Python package hands them on.
pub const CODED: Table = Table {
    name: "coded",
    about: "A coded article, with all that was found in it.",
    columns: &[
        AS_READ,
        &[
            may("credits", List(&Text), "keys of the outlets whose report it is"),
            must("entities", List(&Record(&[NAMED])), "who and what is named"),
            must("times", List(&Record(&[QUOTE, SPAN, TIMEX])), "when"),
            must("quotes", List(&Record(&[QUOTE, SPAN, SPOKEN])), "words in quotation marks"),
            must("claims", List(&Record(&[CLAIM])), "events as the text tells them"),
            must("communications", List(&Record(&[COMMUNICATION])), "calls, meetings, speeches"),
            must("statements", List(&Record(&[STATEMENT])), "attributed propositions"),
            DIAGNOSTICS,
            must("record", Text, "all of it as JSON, byte for byte as `riwaya code` prints it"),
        ],
    ],
};

/// Articles as they were read, as the Python package hands them on.
pub const READ: Table =
    Table { name: "read", about: "An article as it was read.", columns: &[AS_READ, &[DIAGNOSTICS]] };

/// What an export to Parquet or CSV holds, a file each.
pub const TABLES: [&Table; 11] = [
    &ARTICLES,
    &CLAIMS,
    &STATEMENTS,
    &QUOTES,
    &COMMUNICATIONS,
    &ENTITIES,
    &TIMES,
    &EVENTS,
    &EVENT_LINKS,
    &ACCOUNTS,
    &STORYLINES,
];
