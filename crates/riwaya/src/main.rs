//! The command line: wires the rooms together and owns no logic.

mod arguments;
mod columns;
mod compare;
mod correct;
mod coverage;
mod doctor;
mod eval;
mod event;
mod explain;
mod export;
mod failure;
mod gather;
mod gold;
mod knowledge;
mod layout;
mod lexicon;
mod lists;
mod lookup;
mod manual;
mod printing;
mod recode;
mod report;
mod run;
mod samples;
mod scores;
mod serve;
mod standing;
mod stateless;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::failure::Failure;
use crate::gather::Problems;

/// Records are small and many, and made in places all over the program: with the system's allocator a sixth of the
/// processor time of coding went into making room for them and taking it back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match dispatch(&arguments) {
        Ok(problems) if problems.none() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(failure) => {
            if !matches!(failure, Failure::Closed) {
                printing::warn(&failure.to_string());
            }
            ExitCode::from(failure.status())
        }
    }
}

/// Runs a command; the problems are inputs that could not be read, each of them already named.
fn dispatch(arguments: &Arguments) -> Result<Problems, Failure> {
    let own = arguments.lexicon.as_deref();
    match &arguments.command {
        Command::Run(asked) => return run::run(asked, own),
        Command::Watch(asked) => return watch::watch(asked, own),
        Command::Report(asked) => return report::report(asked, own),
        Command::Read(asked) => return stateless::read(asked, own),
        Command::Code(asked) => return stateless::code(asked, own),
        Command::Pairs(asked) => return stateless::pairs(asked, own),
        Command::Eval(asked) => return eval::eval(asked, own),
        Command::Lexicon(asked) => return lexicon::answer(asked, own),
        Command::Doctor(asked) => return doctor::doctor(asked, own),
        Command::Events(asked) => lists::events(asked),
        Command::Claims(asked) => lists::claims(asked),
        Command::Statements(asked) => lists::statements(asked),
        Command::Articles(asked) => lists::articles(asked),
        Command::Storylines(asked) => lists::storylines(asked),
        Command::Event(asked) => event::show(asked),
        Command::Compare(asked) => compare::compare(asked, own),
        Command::Explain(asked) => explain::explain(asked, own),
        Command::Correct(asked) => correct::correct(asked, own),
        Command::ExportGold(asked) => gold::export(asked),
        Command::Serve(asked) => serve::serve(asked, own),
        Command::Export(asked) => export::export(asked, own),
        Command::Import(asked) => export::import(asked),
        Command::Recode(asked) => recode::recode(asked, own),
        Command::Completions(asked) => manual::completions(asked),
        Command::Man(asked) => manual::pages(asked),
    }
    .map(|()| Problems::default())
}
