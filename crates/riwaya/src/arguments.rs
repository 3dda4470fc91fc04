//! What can be typed.

mod examples;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use riwaya_read::Share;
use riwaya_record::{EventType, Status};
use riwaya_store::{Filter, MIN_CONFIDENCE};

use crate::failure::Failure;
use crate::printing::Format;

/// Reads news, Arabic first, and rebuilds what happened according to whom.
#[derive(Debug, Parser)]
#[command(name = "riwaya", version, about, max_term_width = 110, after_help = examples::ALL)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Add the entries of your own lexicon folder to the built-in one
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles, code them, merge them into a database and print what was found
    #[command(after_help = examples::RUN)]
    Run(RunArguments),
    /// Follow feeds and folders: what is new in them comes into the database as it comes out
    #[command(after_help = examples::WATCH)]
    Watch(WatchArguments),
    /// Write one self-contained web page: events in time, the sides' accounts, the articles
    #[command(after_help = examples::REPORT)]
    Report(ReportArguments),
    /// Print the articles that were read, as JSON Lines
    #[command(after_help = examples::READ)]
    Read(InputArguments),
    /// Code articles without a database: one coded article a line, as JSON Lines
    #[command(after_help = examples::CODE)]
    Code(CodeArguments),
    /// List events
    #[command(after_help = examples::EVENTS)]
    Events(ListArguments),
    /// Show one event: its reports, what was said, who said it
    Event(OneArguments),
    /// Show what each side says, denies or leaves out of one event
    #[command(after_help = examples::COMPARE)]
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
    #[command(after_help = examples::EXPORT)]
    Export(ExportArguments),
    /// Take back what was exported as whole records
    #[command(after_help = examples::IMPORT)]
    Import(ImportArguments),
    /// Code what is stored again, after a change of lexicon or version, and say what is different
    #[command(after_help = examples::RECODE)]
    Recode(RecodeArguments),
    /// Say what is wrong or right: every correction keeps who, when and why, holds for what comes later, and can be undone
    #[command(subcommand, after_help = examples::CORRECT)]
    Correct(CorrectCommand),
    /// Write what people corrected as gold, to score the program on with `riwaya eval`
    #[command(after_help = examples::GOLD)]
    ExportGold(GoldArguments),
    /// Serve the database as web pages and as an API
    #[command(after_help = examples::SERVE)]
    Serve(ServeArguments),
    /// List near-duplicate articles, as JSON Lines {"a","b","similarity"}
    #[command(after_help = examples::PAIRS)]
    Pairs(PairsArguments),
    /// Score what is found against gold: what careful readers found
    #[command(after_help = examples::EVAL)]
    Eval(EvalArguments),
    /// Check and query the lexicon
    #[command(subcommand)]
    Lexicon(LexiconCommand),
    /// Look over what riwaya finds here: lexicon, database, disk, terminal; say what is wrong and what to do
    #[command(after_help = examples::DOCTOR)]
    Doctor(DoctorArguments),
    /// Print the script by which a shell completes commands and options
    #[command(after_help = examples::COMPLETIONS)]
    Completions(CompletionsArguments),
    /// Write manual pages, one for each command
    #[command(after_help = examples::MAN)]
    Man(ManArguments),
}

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
    /// Code one share of the input, such as the second of eight: on eight machines, one each, everything once
    #[arg(long, value_name = "I/N", default_value_t = Share::WHOLE)]
    pub(crate) shard: Share,
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
    /// that passes its own name on; https://NAME where that one is asked over TLS alone
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
    /// The folder that `riwaya export --format jsonl` or the job for Spark wrote
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

/// How what is told line by line is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Lines {
    /// For reading.
    #[default]
    Text,
    /// One JSON record a line; recode without --diff gives one of counts.
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
    /// Tables of claims by type, of claims and statements by their confidence
    #[arg(long, value_enum, value_name = "TABLE")]
    pub(crate) by: Vec<Apart>,
    /// Draw precision against confidence into an SVG file, and print the tables that it is drawn of
    #[arg(long, value_name = "FILE.svg")]
    pub(crate) chart: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Report,
}

/// What figures are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Apart {
    /// The type of a claim.
    Type,
    /// How certain a claim or statement is said to be.
    Confidence,
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

#[derive(Args, Debug)]
pub(crate) struct DoctorArguments {
    /// The database file [default: riwaya.db, where there is one]
    #[arg(long, value_name = "FILE")]
    pub(crate) db: Option<PathBuf>,
    /// What `riwaya watch` follows
    #[arg(long, value_name = "FEEDS.toml")]
    pub(crate) feeds: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Lines,
}

#[derive(Args, Debug)]
pub(crate) struct CompletionsArguments {
    /// Whose script
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
pub(crate) struct ManArguments {
    /// The folder to write, made where there is none
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
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
    #[command(after_help = examples::STATS)]
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
