//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use riwaya_record::{EventType, Status};
use riwaya_store::{Filter, MIN_CONFIDENCE};

use crate::failure::Failure;
use crate::printing::Format;

/// Reads news, Arabic first, and rebuilds what happened according to whom.
#[derive(Debug, Parser)]
#[command(name = "riwaya", version, about, max_term_width = 110, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Add the entries of your own lexicon folder to the built-in one
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  riwaya run                                  try it on the samples that ship with the program
  riwaya run pages/ --db news.db              read a folder, code it, merge it into news.db
  riwaya events --actor USA --recipient RUS   who did what
  riwaya compare ID                           what each side says of one event
  riwaya report pages/ -o report.html         one page to read and to mail on
  riwaya serve                                read it in a browser
  riwaya watch feeds.toml                     follow feeds and folders
  riwaya export --format parquet tables/      hand it on to R, Python or a database
  riwaya code pages/ > coded.jsonl            coding alone, without a database

Exit status: 0 done, 1 some inputs could not be read (each is named on standard error), 2 wrong usage.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles, code them, merge them into a database and print what was found
    #[command(after_help = RUN_EXAMPLES)]
    Run(RunArguments),
    /// Follow feeds and folders: what is new in them comes into the database as it comes out
    #[command(after_help = WATCH_EXAMPLES)]
    Watch(WatchArguments),
    /// Write one self-contained web page: events in time, the sides' accounts, the articles
    #[command(after_help = REPORT_EXAMPLES)]
    Report(ReportArguments),
    /// Print the articles that were read, as JSON Lines
    #[command(after_help = READ_EXAMPLES)]
    Read(InputArguments),
    /// Code articles without a database: one coded article a line, as JSON Lines
    #[command(after_help = CODE_EXAMPLES)]
    Code(CodeArguments),
    /// List events
    #[command(after_help = EVENTS_EXAMPLES)]
    Events(ListArguments),
    /// Show one event: its reports, what was said, who said it
    Event(OneArguments),
    /// Show what each side says, denies or leaves out of one event
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare(OneArguments),
    /// List statements: who says what
    Statements(ListArguments),
    /// List claims: events as single texts tell them
    Claims(ListArguments),
    /// List articles with the event each leads with
    Articles(ListArguments),
    /// List storylines: events of one affair in order of time
    Storylines(ListArguments),
    /// Say why: the words, lexicon entries and rules behind a claim, statement or event
    Explain(ExplainArguments),
    /// Hand the data on: Parquet, CSV, whole records, the layouts of other event data
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(ExportArguments),
    /// Take back what was exported as whole records
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(ImportArguments),
    /// Code what is stored again, after a change of lexicon or version, and say what is different
    #[command(after_help = RECODE_EXAMPLES)]
    Recode(RecodeArguments),
    /// Say what is wrong or right: every correction keeps who, when and why, holds for what comes later, and can be undone
    #[command(subcommand, after_help = CORRECT_EXAMPLES)]
    Correct(CorrectCommand),
    /// Write what people corrected as gold, to score the program on with `riwaya eval`
    #[command(after_help = GOLD_EXAMPLES)]
    ExportGold(GoldArguments),
    /// Serve the database as web pages and as an API
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(ServeArguments),
    /// List near-duplicate articles, as JSON Lines {"a","b","similarity"}
    #[command(after_help = PAIRS_EXAMPLES)]
    Pairs(PairsArguments),
    /// Score what is found against gold: what careful readers found
    #[command(after_help = EVAL_EXAMPLES)]
    Eval(EvalArguments),
    /// Check and query the lexicon
    #[command(subcommand)]
    Lexicon(LexiconCommand),
}

const RUN_EXAMPLES: &str = "\
Examples:
  riwaya run
  riwaya run pages/ feed.xml archive.jsonl.gz --db news.db
  zcat dump.jsonl.gz | riwaya run - --db news.db";
const WATCH_EXAMPLES: &str = "\
Examples:
  riwaya watch feeds.toml --db news.db            until Ctrl-C
  riwaya watch feeds.toml --db news.db --once     one round, as from cron
  riwaya watch feeds.toml --check                 what would be followed; nothing is fetched
  riwaya watch feeds.toml --db news.db --status   how each feed stands

feeds.toml:
  [politeness]
  contact = \"mailto:desk@example.org\"   how those who run the servers can reach you
  delay = \"2s\"                          between two requests to one host

  [[feed]]
  url = \"https://example.org/rss\"
  outlet = \"Example\"                    who publishes it; else as the feed or the page says
  every = \"15m\"                         how often it is read
  full_text = \"auto\"                    fetch the pages of its items: true, false, or \"auto\" where it gives summaries

  [[folder]]
  path = \"in\"

Killed at any moment, it goes on where it was. `riwaya serve` may read the same database meanwhile.";
const REPORT_EXAMPLES: &str = "\
Examples:
  riwaya report pages/ -o report.html
  riwaya report --db news.db -o report.html";
const READ_EXAMPLES: &str = "\
Example:
  riwaya read page.html | head -1";
const CODE_EXAMPLES: &str = "\
Example:
  riwaya code pages/ > coded.jsonl";
const EVENTS_EXAMPLES: &str = "\
Examples:
  riwaya events --db news.db --type CONSULT --from 2021-01 --to 2021-04-30
  riwaya events --actor USA --recipient RUS --format csv > events.csv
  riwaya events --search '\"قمة ثنائية\"'";
const COMPARE_EXAMPLES: &str = "\
Examples:
  riwaya compare 3f9a
  riwaya compare 3f9a --format json";
const PAIRS_EXAMPLES: &str = "\
Example:
  riwaya pairs pages/ --min 0.8";
const RECODE_EXAMPLES: &str = "\
Examples:
  riwaya recode --diff --dry-run --lexicon my-words/   what my words would change
  riwaya recode --lexicon my-words/                    change it
  riwaya recode --diff --format jsonl > changes.jsonl

Texts stay as they were read. All is stored at once at the end: broken off, it has changed nothing. The id of an event
that is no more leads to what became of it.";
const STATS_EXAMPLES: &str = "\
Example:
  riwaya lexicon stats --on archive.jsonl.gz --limit 200";

const CORRECT_EXAMPLES: &str = "\
Examples:
  riwaya correct reject c-3f9a --who Huda --why 'the text asks, it does not say'
  riwaya correct confirm ev-51c2 --who Huda                 all claims of an event
  riwaya correct together ev-51c2 ev-88ab --who Huda        two events that are one
  riwaya correct apart c-3f9a --from ev-51c2 --who Huda     a claim that belongs to another event
  riwaya correct date ev-51c2 --is 2021-04-13 --who Huda
  riwaya correct party c-3f9a --role actor --is joe-biden,USA --who Huda
  riwaya correct cell ev-51c2 --side RUS-GOV --point Ukraine --who Huda
  riwaya correct undo co-77d0 --who Huda
  riwaya correct list

What the coder found stays as it was; events are made by what people say of it.";
const GOLD_EXAMPLES: &str = "\
Example:
  riwaya export-gold checked/ && riwaya eval checked/

The folder gets articles.jsonl, gold/claims.gold and gold/links.gold. A claim that somebody confirmed or corrected is asked for, one
that was rejected is wrong to find, and one that nobody looked at is right to find and right to miss.";

const EXPORT_EXAMPLES: &str = "\
Examples:
  riwaya export --format parquet tables/                        one file for each kind of record
  riwaya export --format csv --type PROTEST --from 2023 protests/
  riwaya export --format jsonl --release 2026.1 release/        whole records, for riwaya import
  riwaya export --format parquet --since old/ new/              and changes.jsonl: what became of its events

Every folder holds manifest.json (files, rows, sha256, version, lexicon, filters) and event-ids.jsonl. An earlier export that
stands in DIR is replaced when the new one is whole, and changes are told since it. polecat and gdelt have no place for a
status: only events that happened are handed on, unless --status asks for others.";
const IMPORT_EXAMPLES: &str = "\
Example:
  riwaya export --format jsonl release/ && riwaya import release/ --db copy.db

Articles with all revisions, their ways back to the sources, corrections and old ids come in beside what is there; events
are decided on anew, and from the same articles they are the same, with the same ids.";

const SERVE_EXAMPLES: &str = "\
Examples:
  riwaya serve                                  what is in riwaya.db, on http://127.0.0.1:8080
  riwaya serve --db news.db --listen 127.0.0.1:9000
  openssl rand -hex 24 > token && riwaya serve --token-file token
                                                whoever has the token can correct what was found

Only this machine can read it, unless --listen names another address. It goes on reading while `riwaya run` adds articles.";

const EVAL_EXAMPLES: &str = "\
Examples:
  riwaya eval                                       the shipped samples against their gold
  riwaya eval folder/                               the articles of a folder against folder/gold/*.gold
  riwaya eval claims.jsonl                          rows that are articles and gold at once
  riwaya eval pages/gold.jsonl                      article texts, of the pages in pages/html/
  riwaya eval accounts.json --input articles.jsonl  gold of articles that stand elsewhere

What the gold is of (claims, statements, clusters, events, links, articles, accounts) is told from its fields.";

/// What is read.
#[derive(Args, Debug)]
pub(crate) struct InputArguments {
    /// Files or folders of .txt, .html, .xml, .rss, .atom, .jsonl, .warc, each also .gz or .zst; - for standard input
    /// [default: the shipped samples]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

/// Which database.
#[derive(Args, Debug)]
pub(crate) struct DatabaseArguments {
    /// The database file
    #[arg(long, value_name = "FILE", default_value = "riwaya.db")]
    pub(crate) db: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct ConfidenceArguments {
    /// Leave out what is less certain, 0 to 1
    #[arg(long, value_name = "NUMBER", default_value_t = MIN_CONFIDENCE, value_parser = fraction)]
    pub(crate) min_confidence: f64,
}

#[derive(Args, Debug)]
pub(crate) struct RunArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
}

#[derive(Args, Debug)]
pub(crate) struct WatchArguments {
    /// What is followed, and how politely
    #[arg(value_name = "FEEDS.toml")]
    pub(crate) feeds: PathBuf,
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
    /// Do what is due and end
    #[arg(long)]
    pub(crate) once: bool,
    /// Say what would be followed, and end
    #[arg(long, conflicts_with_all = ["once", "status"])]
    pub(crate) check: bool,
    /// Say how each feed stands, and end
    #[arg(long, conflicts_with = "once")]
    pub(crate) status: bool,
    /// How --status prints
    #[arg(long, value_enum, default_value_t, requires = "status")]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
pub(crate) struct ReportArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// Report on a database instead of reading PATHs
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub(crate) db: Option<PathBuf>,
    /// The page to write
    #[arg(short, long, value_name = "FILE.html")]
    pub(crate) output: PathBuf,
    /// The language that the page opens in; it holds both
    #[arg(long, value_enum, default_value_t)]
    pub(crate) language: PageLanguage,
    /// A heading of your own
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    #[command(flatten)]
    pub(crate) confidence: ConfidenceArguments,
}

/// A language of the report's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum PageLanguage {
    /// Arabic.
    #[default]
    Ar,
    /// English.
    En,
}

#[derive(Args, Debug)]
pub(crate) struct CodeArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    #[command(flatten)]
    pub(crate) confidence: ConfidenceArguments,
}

/// Which records, and how they are printed.
#[derive(Args, Debug)]
pub(crate) struct ListArguments {
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
    #[command(flatten)]
    pub(crate) which: FilterArguments,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Which records.
#[derive(Args, Debug)]
pub(crate) struct FilterArguments {
    /// Who does or says it: USA, USA-GOV, REB, joe-biden, a name; a reciprocal act matches either way round
    #[arg(long, value_name = "PARTY")]
    actor: Option<String>,
    /// To whom it is done
    #[arg(long, value_name = "PARTY")]
    recipient: Option<String>,
    /// PLOVER type: CONSULT, ACCUSE, ASSAULT, …; several with commas
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = event_type)]
    types: Vec<EventType>,
    /// First day: YYYY-MM-DD, YYYY-MM or YYYY
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<String>,
    /// Last day, of the same forms
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Option<String>,
    /// Reported by this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// actual, future, hypothetical, negated or historical; several with commas
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = status)]
    status: Vec<Status>,
    #[command(flatten)]
    confidence: ConfidenceArguments,
    /// Words that all occur, in any spelling; "a phrase" between quotation marks
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// At most so many [default: all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl FilterArguments {
    pub(crate) fn filter(&self) -> Result<Filter, Failure> {
        // As text, `2021` to `2021-04` is in order, and `2021-04` to `2021` may be.
        if let (Some(from), Some(to)) = (&self.from, &self.to)
            && from > to
            && !from.starts_with(to.as_str())
        {
            return Err(Failure::Usage(format!("--from {from} is later than --to {to}; exchange them")));
        }
        Ok(Filter {
            actor: self.actor.clone(),
            recipient: self.recipient.clone(),
            types: self.types.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            outlet: self.outlet.clone(),
            statuses: self.status.clone(),
            min_confidence: self.confidence.min_confidence,
            search: self.search.clone(),
            limit: self.limit,
        })
    }
}

#[derive(Args, Debug)]
pub(crate) struct OneArguments {
    /// The event's id, or enough of its beginning
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
    #[command(flatten)]
    pub(crate) confidence: ConfidenceArguments,
    /// Print the record as JSON
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Single,
}

/// How one record is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Single {
    /// For reading.
    #[default]
    Table,
    /// The record.
    Json,
}

#[derive(Args, Debug)]
pub(crate) struct ExplainArguments {
    /// Id of a claim, statement or event, or enough of its beginning
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
}

#[derive(Args, Debug)]
pub(crate) struct PairsArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// Least similarity, 0 to 1
    #[arg(long, value_name = "NUMBER", default_value_t = 0.5, value_parser = fraction)]
    pub(crate) min: f64,
}

#[derive(Args, Debug)]
pub(crate) struct ServeArguments {
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub(crate) listen: String,
    /// Let whoever gives the token in this file correct what was found; without it nobody can change anything
    #[arg(long, value_name = "FILE")]
    pub(crate) token_file: Option<PathBuf>,
    /// A name that it may be asked by, besides addresses and localhost; again for more. For a web server in front of it
    /// that passes its own name on
    #[arg(long, value_name = "NAME")]
    pub(crate) host: Vec<String>,
}

/// What is to be corrected.
#[derive(Debug, Subcommand)]
pub(crate) enum CorrectCommand {
    /// The texts do say so
    Confirm {
        #[command(flatten)]
        of: CorrectedArguments,
    },
    /// The texts do not say so
    Reject {
        #[command(flatten)]
        of: CorrectedArguments,
    },
    /// They tell of one event
    Together {
        #[command(flatten)]
        of: CorrectedArguments,
    },
    /// They tell of another event than what --from names
    Apart {
        #[command(flatten)]
        of: CorrectedArguments,
        /// Ids of claims or events, or enough of their beginnings; several with commas
        #[arg(long, value_name = "ID", value_delimiter = ',', required = true)]
        from: Vec<String>,
    },
    /// It took place on another day
    Date {
        #[command(flatten)]
        of: CorrectedArguments,
        /// YYYY-MM-DD, YYYY-MM, YYYY, or none where no text tells it
        #[arg(long, value_name = "DATE", value_parser = date_or_none)]
        is: String,
    },
    /// Others do it, or it is done to others
    Party {
        #[command(flatten)]
        of: CorrectedArguments,
        /// Whose part it is
        #[arg(long, value_enum)]
        role: PartyRole,
        /// All who have that part: keys of the lexicon, country codes, or names; several with commas; nobody for none
        #[arg(long, value_name = "PARTY", value_delimiter = ',', required = true)]
        is: Vec<String>,
    },
    /// A cell of an account table says what that side did not say
    Cell {
        /// The event's id, or enough of its beginning
        #[arg(value_name = "EVENT")]
        event: String,
        /// The side's key, as `riwaya compare` shows it
        #[arg(long, value_name = "KEY")]
        side: String,
        /// The point's name, or enough of its beginning
        #[arg(long, value_name = "TEXT")]
        point: String,
        #[command(flatten)]
        by: ByArguments,
    },
    /// A correction holds no more
    Undo {
        /// Its id
        #[arg(value_name = "CORRECTION")]
        id: String,
        #[command(flatten)]
        by: ByArguments,
    },
    /// What was corrected, by whom, when and why
    List {
        #[command(flatten)]
        database: DatabaseArguments,
        /// How to print
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

/// Claims, and who corrects them.
#[derive(Args, Debug)]
pub(crate) struct CorrectedArguments {
    /// Ids of claims, or of events for all their claims, or enough of their beginnings
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    #[command(flatten)]
    pub(crate) by: ByArguments,
}

/// Who corrects, and why.
#[derive(Args, Debug)]
pub(crate) struct ByArguments {
    /// Your name, for the history
    #[arg(long, value_name = "NAME")]
    pub(crate) who: String,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) why: String,
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
}

/// A part in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum PartyRole {
    /// Does it.
    Actor,
    /// Has it done to him.
    Recipient,
}

#[derive(Args, Debug)]
pub(crate) struct GoldArguments {
    /// The folder to write, made where there is none
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
}

#[derive(Args, Debug)]
pub(crate) struct ExportArguments {
    /// The folder to write: not there yet, empty, or an earlier export
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
    #[command(flatten)]
    pub(crate) which: FilterArguments,
    /// The layout
    #[arg(long, value_enum)]
    pub(crate) format: Layout,
    /// How this version of the data is called [default: twelve digits that change with the data]
    #[arg(long, value_name = "NAME")]
    pub(crate) release: Option<String>,
    /// An earlier export: say what became of its events
    #[arg(long, value_name = "DIR")]
    pub(crate) since: Option<PathBuf>,
}

/// The layout of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Layout {
    /// A Parquet file for each kind of record.
    Parquet,
    /// A CSV file for each kind of record, in plain columns.
    Csv,
    /// Whole records, one a line, for riwaya import.
    Jsonl,
    /// The columns of POLECAT's weekly files.
    Polecat,
    /// The columns of GDELT 2.0, Events and Mentions.
    Gdelt,
    /// Articles, events and claims in the vocabulary of schema.org.
    Jsonld,
}

#[derive(Args, Debug)]
pub(crate) struct ImportArguments {
    /// The folder that `riwaya export --format jsonl` wrote
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
}

#[derive(Args, Debug)]
pub(crate) struct RecodeArguments {
    #[command(flatten)]
    pub(crate) database: DatabaseArguments,
    /// Say of each claim, statement and event that appeared, vanished or changed what it was and is
    #[arg(long)]
    pub(crate) diff: bool,
    /// Store nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Lines,
}

/// How changes are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Lines {
    /// For reading.
    #[default]
    Text,
    /// One change a line; without --diff one line of counts.
    Jsonl,
}

#[derive(Args, Debug)]
pub(crate) struct EvalArguments {
    /// Files of gold, or folders of articles with their gold in a subfolder gold
    /// [default: the shipped samples]
    #[arg(value_name = "GOLD")]
    pub(crate) golds: Vec<PathBuf>,
    /// Articles that the gold is of, where it does not hold them itself
    #[arg(long = "input", value_name = "PATH", requires = "golds")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) confidence: ConfidenceArguments,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Report,
}

/// How figures are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Report {
    /// A name and a value a line.
    #[default]
    Text,
    /// One JSON array.
    Json,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LexiconCommand {
    /// Say whether the lexicon, with DIR added, is sound
    Check {
        /// Your own lexicon folder
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Count what the lexicon knows, and how much of your texts that is
    #[command(after_help = STATS_EXAMPLES)]
    Stats {
        /// Your own lexicon folder
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
        /// Texts in which to count the words that are known and the words that are missed
        #[arg(long, value_name = "PATH", num_args = 1..)]
        on: Vec<PathBuf>,
        /// How many of the missed words to show, the most frequent first
        #[arg(long, value_name = "N", default_value_t = 40)]
        limit: usize,
    },
    /// Show what a word or phrase may mean
    Look {
        /// The word or phrase
        #[arg(value_name = "WORD")]
        word: String,
        /// Your own lexicon folder
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
}

fn fraction(typed: &str) -> Result<f64, String> {
    typed
        .parse()
        .ok()
        .filter(|number| (0.0..=1.0).contains(number))
        .ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

fn event_type(typed: &str) -> Result<EventType, String> {
    typed.trim().to_uppercase().parse().map_err(|e: riwaya_record::UnknownEventType| e.to_string())
}

fn status(typed: &str) -> Result<Status, String> {
    serde_json::from_value(typed.trim().to_lowercase().into())
        .map_err(|_| "expected actual, future, hypothetical, negated or historical".to_owned())
}

fn date(typed: &str) -> Result<String, String> {
    let digits = |range| typed.get(range).is_some_and(|part: &str| part.bytes().all(|b| b.is_ascii_digit()));
    let whole = match typed.len() {
        4 if digits(0..4) => format!("{typed}-01-01"),
        7 => format!("{typed}-01"),
        _ => typed.to_owned(),
    };
    if whole.len() == 10 && whole.parse::<jiff::civil::Date>().is_ok() {
        Ok(typed.to_owned())
    } else {
        Err("expected a date: YYYY-MM-DD, YYYY-MM or YYYY".to_owned())
    }
}

fn date_or_none(typed: &str) -> Result<String, String> {
    if typed == "none" { Ok(typed.to_owned()) } else { date(typed).map_err(|e| format!("{e}, or none")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }

    #[test]
    fn dates_are_checked() {
        for good in ["2021", "2021-04", "2021-04-13"] {
            assert_eq!(date(good).as_deref(), Ok(good));
        }
        for bad in ["", "21", "2021-13", "2021-02-30", "20210413", "2021-4-1", "٢٠٢١", "tomorrow"] {
            assert!(date(bad).is_err(), "{bad}");
        }
    }
}
