//! The book and the README do what they say: each command in them is run, page by page, in a folder of its own.
//!
//! What is not run says why in a comment before it. Scripts of Python and R are run where `RIWAYA_BOOK_PYTHON` and
//! `RIWAYA_BOOK_R` name the programs for them.
#![cfg(unix)]

#[path = "book/page.rs"]
mod page;
#[path = "book/reader.rs"]
mod reader;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use page::{Mark, Page};
use reader::Reader;

/// Does all that a page says, from its beginning to its end.
fn read_through(path: &str) {
    let page = Page::read(path);
    let mut reader = Reader::with(&page.with);
    for block in &page.blocks {
        reader.follow(&page, block);
    }
}

/// A test for each page that has something to run.
macro_rules! pages {
    ($($test:ident: $path:literal,)*) => {
        const PAGES: &[&str] = &[$($path),*];
        $(#[test]
        fn $test() {
            read_through($path);
        })*
    };
}

pages! {
    readme: "README.md",
    accuracy: "docs/src/accuracy.md",
    correcting: "docs/src/correcting.md",
    exports: "docs/src/exports.md",
    following: "docs/src/following.md",
    gold: "docs/src/gold.md",
    install: "docs/src/install.md",
    many_machines: "docs/src/many-machines.md",
    own_events: "docs/src/own-events.md",
    own_files: "docs/src/own-files.md",
    own_lexicon: "docs/src/own-lexicon.md",
    python: "docs/src/python.md",
    records: "docs/src/records.md",
    results: "docs/src/results.md",
    serving: "docs/src/serving.md",
    tutorial: "docs/src/tutorial.md",
    lexicon: "lexicon/README.md",
}

/// All pages: those of the book, and what stands beside it.
fn all() -> Vec<Page> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let entries = fs::read_dir(root.join("docs/src")).expect("the book");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| format!("docs/src/{}", path.file_name().expect("a name").to_string_lossy()))
        .chain(["README.md", "CONTRIBUTING.md", "COMPARE.md", "lexicon/README.md"].map(str::to_owned))
        .collect();
    names.sort();
    names.iter().map(|name| Page::read(name)).collect()
}

#[test]
fn every_page_with_commands_is_read_through() {
    let runs = |page: &Page| {
        page.blocks.iter().any(|block| {
            matches!(block.language.as_str(), "sh" | "console" | "python" | "r")
                && !matches!(block.mark, Some(Mark::NotRun(_)))
        })
    };
    let with_commands: Vec<String> = all().into_iter().filter(runs).map(|page| page.name).collect();
    let mut known: Vec<&str> = PAGES.to_vec();
    known.sort_unstable();
    assert_eq!(with_commands, known, "add a page to `pages!` above, or take it out");
}

/// What `--help` says of a command.
fn help(command: &[&str]) -> Option<String> {
    let done =
        Command::new(env!("CARGO_BIN_EXE_riwaya")).args(command).arg("--help").output().expect("riwaya");
    done.status.success().then(|| String::from_utf8(done.stdout).expect("UTF-8"))
}

/// Commands that stand within a line are not run, but there must be such commands and options.
#[test]
fn commands_within_lines_are_there() {
    let mut known: BTreeMap<Vec<String>, Option<String>> = BTreeMap::new();
    let mut seen = 0;
    for page in all() {
        for said in page.inline().into_iter().filter_map(|said| said.strip_prefix("riwaya ")) {
            let words: Vec<&str> = said.split_whitespace().collect();
            let is_name = |word: &&&str| {
                word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !word.starts_with('-')
            };
            let depth = if ["correct", "lexicon"].contains(&words[0]) { 2 } else { 1 };
            let command: Vec<String> =
                words.iter().take_while(is_name).take(depth).map(|word| (*word).to_owned()).collect();
            if command.is_empty() {
                continue;
            }
            let help = known
                .entry(command.clone())
                .or_insert_with(|| help(&command.iter().map(String::as_str).collect::<Vec<_>>()));
            let help = help.as_ref().unwrap_or_else(|| panic!("{}: there is no `riwaya {said}`", page.name));
            for option in words.iter().filter(|word| word.starts_with("--")) {
                let option = option.trim_end_matches([']', ',', '.']);
                assert!(help.contains(option), "{}: `riwaya {said}` knows no {option}", page.name);
            }
            seen += 1;
        }
    }
    assert!(seen > 40, "only {seen} commands were found");
}

#[test]
fn pages_are_understood() {
    let page = Page::parse(
        "a.md",
        "# A\n<!-- with: pages/, news.db -->\n`riwaya run` and `x`\n<!-- not run: it takes too long -->\n\n```sh\nfalse\n```\n```text\nb\n```\n",
    );
    assert_eq!(page.with, ["pages/", "news.db"]);
    assert_eq!(page.inline(), ["riwaya run", "x"]);
    let [first, second] = page.blocks.as_slice() else { panic!("two blocks") };
    assert_eq!((first.line, first.text.as_str()), (6, "false\n"));
    assert_eq!(first.mark, Some(Mark::NotRun("it takes too long".to_owned())));
    assert_eq!((second.language.as_str(), &second.mark), ("text", &None));
}

/// A test that cannot fail would be none: pages that are wrong are noticed.
#[test]
fn what_is_wrong_is_noticed() {
    for wrong in [
        "```sh\nriwaya run none.txt\n```",
        "```sh\nriwaya nothing | true\n```",
        "```console\n$ printf 'a\\nb\\n'\na\n```",
        "```console\n$ printf 'a\\nb\\n'\n…\nc\n```",
        "<!-- status: 2 -->\n```sh\nriwaya --version\n```",
        "<!-- needs: dplyr -->\n```sh\ntrue\n```",
        "<!-- not run: no -->\n```sh\ntrue\n```",
        "<!-- with: nothing known -->",
        "<!-- not run: nothing to run here -->\ntext",
    ] {
        let noticed = std::panic::catch_unwind(|| {
            let page = Page::parse("wrong.md", wrong);
            let mut reader = Reader::with(&page.with);
            page.blocks.iter().for_each(|block| reader.follow(&page, block));
        });
        assert!(noticed.is_err(), "{wrong}");
    }
}
