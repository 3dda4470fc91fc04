//! A reader who does what a page says, in a folder of its own.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use super::page::{Block, Mark, Page};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// Where pages say that a server listens, and what it is told instead: another may listen there.
const ADDRESS: &str = "127.0.0.1:8080";
const ANY_ADDRESS: &str = "127.0.0.1:0";

/// The folder, and what runs in it.
pub(crate) struct Reader {
    folder: tempfile::TempDir,
    servers: Vec<Child>,
    /// Where the last server listens.
    address: Option<String>,
}

impl Reader {
    /// A folder with what a page says is in it.
    pub(crate) fn with(things: &[String]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let reader = Self { folder, servers: Vec::new(), address: None };
        for thing in things {
            match thing.as_str() {
                "pages/" => samples(&reader.path("pages")),
                "news.db" => {
                    samples(&reader.path("pages"));
                    reader.must("riwaya run pages/ --db news.db");
                }
                "the repository" => repository(&reader.path("")),
                other => panic!("nobody knows how to put {other:?} into the folder"),
            }
        }
        reader
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn must(&self, command: &str) {
        let done = self.command("bash", &["-c", command]).output().expect("bash");
        assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
    }

    /// A program in the folder, which finds riwaya by its name and nothing of whoever runs the test.
    #[expect(
        clippy::disallowed_methods,
        reason = "programs are found where whoever runs the test finds them"
    )]
    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let riwaya = Path::new(env!("CARGO_BIN_EXE_riwaya")).parent().expect("a folder");
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("PATH", format!("{}:{path}", riwaya.display()))
            .env("HOME", self.folder.path())
            .env_remove("COLUMNS")
            .env_remove("XDG_DATA_HOME")
            .stdin(Stdio::null());
        command
    }

    /// Does what a block says; what came of it, where that is not what the page says.
    pub(crate) fn follow(&mut self, page: &Page, block: &Block) {
        let place = format!("{}:{}", page.name, block.line);
        match (&block.mark, block.language.as_str()) {
            (Some(Mark::File(name)), _) => {
                let file = self.path(name);
                fs::create_dir_all(file.parent().expect("a folder")).expect("its folder");
                fs::write(file, &block.text).expect("the file");
            }
            (Some(Mark::NotRun(why)), _) => assert!(why.split(' ').count() > 2, "{place}: say why"),
            (Some(Mark::Stays), "sh") => self.serve(&place, &block.text),
            (Some(Mark::Status(status)), "sh") => self.shell(&place, &block.text, *status),
            (None, "sh") => self.shell(&place, &block.text, 0),
            (None, "console") => self.console(&place, &block.text),
            (None, "python") => self.script("RIWAYA_BOOK_PYTHON", &place, &block.text),
            (None, "r") => self.script("RIWAYA_BOOK_R", &place, &block.text),
            (Some(Mark::Needs(packages)), "r") => {
                let script = packages.iter().fold(String::new(), |script, package| {
                    format!(
                        "{script}if (!requireNamespace(\"{package}\", quietly = TRUE)) {{ \
                         message(\"{place}: passed over: R has no package {package}\"); quit() }}\n"
                    )
                });
                self.script("RIWAYA_BOOK_R", &place, &(script + &block.text));
            }
            (None, _) => {}
            (Some(mark), language) => panic!("{place}: {mark:?} says nothing of a block of {language:?}"),
        }
    }

    fn shell(&self, place: &str, text: &str, status: i32) {
        let text = self.address.as_ref().map_or(text.to_owned(), |found| text.replace(ADDRESS, found));
        let script = format!("set -euo pipefail\n{text}");
        ended(place, &self.command("bash", &["-c", &script]).output().expect("bash"), status);
    }

    /// Runs each command behind `$`, and compares what it prints: lines of `…` stand for any others.
    fn console(&self, place: &str, text: &str) {
        let mut commands: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in text.lines() {
            match (line.strip_prefix("$ "), commands.last_mut()) {
                (Some(command), _) => commands.push((command, Vec::new())),
                (None, Some((_, said))) => said.push(line.trim_end()),
                (None, None) => panic!("{place}: begins with no command"),
            }
        }
        for (command, said) in commands {
            let done = self.command("bash", &["-c", command]).output().expect("bash");
            ended(place, &done, 0);
            let printed = String::from_utf8_lossy(&done.stdout);
            let mut lines = printed.lines().map(str::trim_end);
            let part = said.iter().any(|line| line.trim() == "…");
            for expected in said.iter().filter(|line| line.trim() != "…") {
                let found =
                    if part { lines.any(|line| line == *expected) } else { lines.next() == Some(*expected) };
                assert!(found, "{place}: {command} does not print\n{expected}\nbut\n{printed}");
            }
            assert!(part || lines.next().is_none(), "{place}: {command} prints more:\n{printed}");
        }
    }

    /// Starts what runs until it is told to stop, and waits for the line that says where it listens.
    fn serve(&mut self, place: &str, text: &str) {
        let (before, server) = text.trim_end().rsplit_once('\n').unwrap_or(("", text.trim_end()));
        let script = format!("set -euo pipefail\n{before}\nexec {server} --listen {ANY_ADDRESS}");
        let mut server = self.command("bash", &["-c", &script]).stdout(Stdio::piped()).spawn().expect("bash");
        let mut line = String::new();
        BufReader::new(server.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("a line");
        self.servers.push(server);
        let address = line.split("http://").nth(1).and_then(|rest| rest.split([' ', '/', '\n']).next());
        self.address = Some(address.unwrap_or_else(|| panic!("{place}: no address in {line:?}")).to_owned());
    }

    /// Runs a script where a variable names the program that can: what it needs is not to be had everywhere.
    #[expect(clippy::disallowed_methods, reason = "which programs are here is known outside")]
    fn script(&self, variable: &str, place: &str, text: &str) {
        let Ok(program) = std::env::var(variable) else { return };
        let file = self.path("script");
        fs::write(&file, text).expect("the script");
        let done = self.command(&program, &["script"]).output().expect("the program");
        ended(place, &done, 0);
        for line in String::from_utf8_lossy(&done.stderr).lines().filter(|line| line.contains("passed over"))
        {
            println!("{line}");
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        for server in &mut self.servers {
            // it may have ended by itself
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

fn ended(place: &str, done: &Output, status: i32) {
    let [out, err] = [&done.stdout, &done.stderr].map(|said| String::from_utf8_lossy(said));
    assert_eq!(done.status.code(), Some(status), "{place}:\n{out}\n{err}");
    assert!(!err.contains("panicked"), "{place}: {err}");
}

/// The shipped samples as a folder of pages.
fn samples(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder");
    for entry in fs::read_dir(Path::new(REPOSITORY).join("samples")).expect("the samples") {
        let file = entry.expect("an entry").path();
        if file.is_file() && file.extension().is_none_or(|ending| ending != "md") {
            fs::copy(&file, folder.join(file.file_name().expect("a name"))).expect("a copy");
        }
    }
}

/// A folder like the repository's, but for the database and pages that commands leave in it.
fn repository(folder: &Path) {
    for entry in fs::read_dir(REPOSITORY).expect("the repository") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_owned();
        std::os::unix::fs::symlink(path.canonicalize().expect("a path"), folder.join(name)).expect("a link");
    }
}
