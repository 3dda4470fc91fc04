//! A page of the book as its fenced blocks, and what the page says of running them.
//!
//! HTML comments, which a reader of the book does not see, say what a reader of the source should know: `with:` at the head
//! of a page what stands in the folder, and before a block `file:` the file that it is the text of, `needs:` the packages of R
//! without which it is passed over, `not run:` why it is not run, `stays` that it runs until it is told to stop, `status:` how
//! it ends if not well.

use std::fs;
use std::path::Path;

/// A page.
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) text: String,
    /// What stands in the folder before anything is run.
    pub(crate) with: Vec<String>,
    pub(crate) blocks: Vec<Block>,
}

/// A fenced block.
pub(crate) struct Block {
    /// The line of its fence, from 1.
    pub(crate) line: usize,
    /// What stands behind the fence: `sh`, `python`.
    pub(crate) language: String,
    pub(crate) text: String,
    pub(crate) mark: Option<Mark>,
}

/// What a comment before a block says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    File(String),
    Needs(Vec<String>),
    NotRun(String),
    Stays,
    Status(i32),
}

impl Page {
    /// Reads the page of that path in the repository.
    pub(crate) fn read(path: &str) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{path}: {e}"));
        Self::parse(path, &text.replace("\r\n", "\n"))
    }

    pub(crate) fn parse(name: &str, text: &str) -> Self {
        let (mut with, mut blocks, mut mark) = (Vec::new(), Vec::new(), None);
        let mut lines = text.lines().enumerate();
        while let Some((n, line)) = lines.next() {
            if let Some(language) = line.strip_prefix("```") {
                let inside: Vec<&str> = lines.by_ref().map(|(_, l)| l).take_while(|l| *l != "```").collect();
                let text = inside.iter().fold(String::new(), |text, line| text + line + "\n");
                blocks.push(Block { line: n + 1, language: language.to_owned(), text, mark: mark.take() });
            } else if let Some(said) = line.strip_prefix("<!-- ").and_then(|l| l.strip_suffix(" -->")) {
                match said.split_once(": ") {
                    Some(("with", things)) => with.extend(things.split(", ").map(str::to_owned)),
                    Some(("file", file)) => mark = Some(Mark::File(file.to_owned())),
                    Some(("needs", packages)) => {
                        mark = Some(Mark::Needs(packages.split(", ").map(str::to_owned).collect()));
                    }
                    Some(("not run", why)) => mark = Some(Mark::NotRun(why.to_owned())),
                    Some(("status", number)) => {
                        mark = Some(Mark::Status(number.parse().expect("a number behind status:")));
                    }
                    None if said == "stays" => mark = Some(Mark::Stays),
                    _ => {}
                }
            } else if !line.trim().is_empty() {
                assert_eq!(mark, None, "{name}:{}: a mark stands before no block", n + 1);
            }
        }
        Self { name: name.to_owned(), text: text.to_owned(), with, blocks }
    }

    /// What stands between backquotes in a line, outside blocks.
    pub(crate) fn inline(&self) -> Vec<&str> {
        let mut inside = false;
        let prose = self.text.lines().filter(|line| {
            let fence = line.starts_with("```");
            inside ^= fence;
            !inside && !fence
        });
        prose.flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
    }
}
