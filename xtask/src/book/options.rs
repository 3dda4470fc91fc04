//! Every command with its options, as `--help` has them.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use super::MADE;
use crate::{Fault, build};

pub(crate) fn page() -> Result<String, Fault> {
    let program = build::as_this_is("riwaya")?;
    let mut text = format!(
        "# Every command and option\n\n{MADE}\n\nWhat `riwaya COMMAND --help` says, and `riwaya man` sets as manual pages.\n\
         [Commands](commands.md) says which is for what.\n"
    );
    describe(&program, &[], &mut text)?;
    Ok(text)
}

/// A command, and then those below it.
fn describe(program: &Path, command: &[&str], text: &mut String) -> Result<(), Fault> {
    let help = help(program, command)?;
    let name: Vec<&str> = ["riwaya"].iter().chain(command).copied().collect();
    let _ = write!(text, "\n## {}\n\n```text\n{}\n```\n", name.join(" "), help.trim_end());
    let listed =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // further lines of a description are indented deeper
    let named =
        listed.filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|name| !name.is_empty());
    for below in named.filter(|name| *name != "help") {
        let command: Vec<&str> = command.iter().copied().chain([below]).collect();
        describe(program, &command, text)?;
    }
    Ok(())
}

fn help(program: &Path, command: &[&str]) -> Result<String, Fault> {
    let done = Command::new(program)
        .args(command)
        .arg("--help")
        // as wide as where nobody watches
        .env_remove("COLUMNS")
        .output()
        .map_err(|e| format!("{}: {e}", program.display()))?;
    if !done.status.success() {
        return Err(format!(
            "riwaya {} --help: {}",
            command.join(" "),
            String::from_utf8_lossy(&done.stderr)
        ));
    }
    let help = String::from_utf8(done.stdout).map_err(|e| e.to_string())?;
    Ok(help.replace("riwaya.exe", "riwaya"))
}
