//! Completions and manual pages: what shells and readers of manuals make of them.
#![cfg(unix)]

mod program;

use std::process::{Command, Output};

use program::Program;

/// Runs another program; `None` where there is none of that name.
fn other(program: &Program, name: &str, arguments: &[&str]) -> Option<Output> {
    let done =
        Command::new(name).args(arguments).current_dir(program.folder()).env("LC_ALL", "C.UTF-8").output();
    match done {
        Ok(done) => Some(done),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("{name} is not here: what it makes of the file is not looked at");
            None
        }
        Err(e) => panic!("{name}: {e}"),
    }
}

fn said(done: &Output) -> String {
    assert!(done.status.success() && done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

#[test]
fn bash_completes_commands_options_and_values() {
    let program = Program::new();
    let script = program.run(&["completions", "bash"]).is(0, &[]).out.clone();
    program.write("riwaya.bash", script);
    let offered = |words: &[&str]| {
        let at = words.len() - 1;
        let (last, before) = (words[at], words[at - 1]);
        let script = format!(
            "source riwaya.bash; COMP_WORDS=({}); COMP_CWORD={at}; _riwaya riwaya {last:?} {before}; echo \"${{COMPREPLY[*]}}\"",
            words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(" "),
        );
        said(&other(&program, "bash", &["--norc", "-c", &script]).expect("bash")).trim().to_owned()
    };
    assert_eq!(offered(&["riwaya", "ru"]), "run");
    assert_eq!(offered(&["riwaya", "exp"]), "explain export export-gold");
    assert_eq!(offered(&["riwaya", "correct", "to"]), "together");
    assert_eq!(offered(&["riwaya", "events", "--act"]), "--actor");
    assert_eq!(offered(&["riwaya", "export", "--format", "par"]), "parquet");
}

#[test]
fn the_other_shells_can_read_their_scripts() {
    let program = Program::new();
    for (shell, check) in [("zsh", "-n"), ("fish", "--no-execute")] {
        let script = program.run(&["completions", shell]).is(0, &[]).out.clone();
        assert!(script.contains("storylines"), "{shell}");
        program.write("script", script);
        if let Some(done) = other(&program, shell, &[check, "script"]) {
            said(&done);
        }
    }
    for shell in ["elvish", "powershell"] {
        assert!(program.run(&["completions", shell]).is(0, &[]).out.contains("storylines"), "{shell}");
    }
    assert_eq!(program.run(&["completions", "cmd"]).status, 2);
}

#[test]
fn every_command_has_a_page_that_groff_sets() {
    let program = Program::new();
    program.run(&["man", "pages/man1"]).is(0, &[]);
    let pages: Vec<String> = std::fs::read_dir(program.path("pages/man1"))
        .expect("the folder")
        .map(|page| page.expect("a page").file_name().into_string().expect("a name"))
        .collect();
    for page in
        ["riwaya.1", "riwaya-run.1", "riwaya-correct.1", "riwaya-correct-together.1", "riwaya-lexicon-look.1"]
    {
        assert!(pages.iter().any(|p| p == page), "{page} is not among {pages:?}");
    }
    let listed = program.run(&["--help"]).out.clone();
    let commands = listed.lines().skip_while(|l| *l != "Commands:").skip(1).take_while(|l| !l.is_empty());
    for command in commands.filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' ')) {
        let command = command.split(' ').next().expect("a word");
        assert!(command == "help" || pages.contains(&format!("riwaya-{command}.1")), "{command}");
    }
    for page in &pages {
        let path = format!("pages/man1/{page}");
        let Some(done) = other(&program, "groff", &["-man", "-Tutf8", "-ww", "-K", "utf8", &path]) else {
            return;
        };
        let set = said(&done);
        let (command, _) = page.split_once('.').expect("a section");
        assert!(set.contains(&format!("{command}(1)")) && set.lines().count() > 10, "{page}: {set}");
    }
}
