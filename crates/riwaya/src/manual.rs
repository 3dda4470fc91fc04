//! `completions` and `man`: what shells and `man` know of the commands, made of the same definition as `--help`.

use std::fs;
use std::io::{self, Write};

use clap::CommandFactory;

use crate::arguments::{Arguments, CompletionsArguments, ManArguments};
use crate::failure::Failure;
use crate::lists::printed;

/// Prints the script by which a shell completes the commands.
pub(crate) fn completions(asked: &CompletionsArguments) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut Arguments::command(), "riwaya", &mut script);
    let mut out = io::stdout().lock();
    out.write_all(&script).and_then(|()| out.flush()).map_err(|e| Failure::writing("standard output", &e))
}

/// Writes a page for each command.
pub(crate) fn pages(asked: &ManArguments) -> Result<(), Failure> {
    let folder = &asked.folder;
    let unwritten = |e: io::Error| Failure::writing(&folder.display().to_string(), &e);
    fs::create_dir_all(folder).map_err(unwritten)?;
    clap_mangen::generate_to(Arguments::command(), folder).map_err(unwritten)?;
    printed(|out| {
        let page = folder.join("riwaya.1");
        out.line(&format!(
            "{0}: a page for each command; `man -l {1}` shows the first.",
            folder.display(),
            page.display()
        ))
    })
}
