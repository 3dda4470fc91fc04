//! riwaya's passes timed alone, and the judge of what riwaya and its peers find. `cargo xtask bench` runs it.

mod chance;
mod clock;
mod coding;
mod growth;
mod http;
mod invented;
mod judge;
mod million;
mod pages;
mod passes;
mod serving;
mod texts;
mod visits;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: riwaya-bench COMMAND

Commands:
  times [TEXTS OUT]...     find the times of each file's texts, write them to OUT, and time the pass alone
  words [TEXTS OUT]...     find each token's word, names and all, and time it; OUT gets the number of tokens
  dictionary [TEXTS OUT]...  the same with a lexicon that holds words and no names
  copies [TEXTS OUT]...    find each file's near-copies, write the pairs to OUT, and time it
  pages [TEXTS OUT]...     find the article on each file's pages, write its text to OUT, and time it
  smoothie [TEXTS OUT]...  the same with dom_smoothie, where it was built in
  gather HTML GOLD TEXTS OUT  write the pages of a folder that a gold is of as texts, and their gold
  coding PATH...           read, code and write out all articles of files and folders, and time it
  cases SUITE GOLD         write the cases of suite/times.txt as gold
  grow N OUT PATH...       write N articles, those of files and folders again and again, each time with other countries
                           and other words, and a year later
  million --db FILE [--claims N]
                           make a database of a million claims, or of N, of invented news
  serve --db FILE [--seconds N] [--program PATH]
                           serve such a database, with readers who ask and articles that are added, and time the answers
  texts N OUT PATH...      write the first N articles of files and folders as texts
  score GOLD SYSTEM        score the times of SYSTEM against GOLD
  extract GOLD SYSTEM      score the texts of SYSTEM against GOLD";

/// As in the program that is measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What went wrong, in words.
type Fault = String;

fn fault(path: &Path, e: impl std::fmt::Display) -> Fault {
    format!("{}: {e}", path.display())
}

fn run(asked: &[&str]) -> Result<(), Fault> {
    match asked {
        ["times", files @ ..] => passes::times(files),
        ["words", files @ ..] => passes::words(files),
        ["dictionary", files @ ..] => passes::dictionary(files),
        ["copies", files @ ..] => passes::copies(files),
        ["coding", paths @ ..] if !paths.is_empty() => coding::coding(paths),
        ["cases", suite, gold] => texts::cases(Path::new(suite), Path::new(gold)),
        ["texts", most, out, paths @ ..] => {
            let most = most.parse().map_err(|_| format!("{most:?} is no number of articles"))?;
            texts::articles(most, Path::new(out), paths)
        }
        ["grow", most, out, paths @ ..] if !paths.is_empty() => {
            let most = most.parse().map_err(|_| format!("{most:?} is no number of articles"))?;
            growth::grow(most, Path::new(out), paths)
        }
        ["million", "--db", file] => million::million(Path::new(file), 1_000_000),
        ["million", "--db", file, "--claims", claims] => {
            let claims = claims.parse().map_err(|_| format!("{claims:?} is no number of claims"))?;
            million::million(Path::new(file), claims)
        }
        ["serve", "--db", file, rest @ ..] => {
            let (mut seconds, mut program) = (30, None);
            for option in rest.chunks(2) {
                match option {
                    ["--seconds", n] => {
                        seconds = n.parse().map_err(|_| format!("{n:?} is no number of seconds"))?;
                    }
                    ["--program", path] => program = Some(Path::new(path)),
                    _ => return Err(USAGE.to_owned()),
                }
            }
            serving::serve(Path::new(file), seconds, program)
        }
        ["pages", files @ ..] => pages::pages(files),
        #[cfg(feature = "peers")]
        ["smoothie", files @ ..] => pages::smoothie(files),
        ["gather", html, gold, texts, out] => pages::gather([html, gold, texts, out].map(Path::new)),
        ["extract", gold, system] => judge::extract(Path::new(gold), Path::new(system)),
        ["score", gold, system] => judge::score(Path::new(gold), Path::new(system)),
        _ => Err(USAGE.to_owned()),
    }
}

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    match run(&asked.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("riwaya-bench: {fault}");
            ExitCode::FAILURE
        }
    }
}
