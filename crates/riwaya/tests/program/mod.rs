//! Running the built program in a folder of its own.
#![allow(dead_code, unreachable_pub)] // shared by several tests, each using a part

pub mod kills;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A readable article about one call.
pub const ARTICLE: &str = "اتصال هاتفي بين الرئيسين\n\nموسكو، 13 أبريل 2021 – أجرى الرئيس الروسي فلاديمير بوتين اليوم اتصالا هاتفيا بنظيره الأمريكي جو بايدن، وبحث معه الأوضاع في أوكرانيا.\n\nوقال الكرملين في بيان إن الاتصال جرى بطلب من الجانب الأمريكي، وإن الرئيسين اتفقا على مواصلة الحوار بين البلدين في الأسابيع المقبلة.\n";

/// The commands that list what is in the database.
pub const LISTS: [&str; 5] = ["events", "claims", "statements", "articles", "storylines"];

/// What a command did.
pub struct Done {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// A folder, and the program in it.
pub struct Program {
    folder: tempfile::TempDir,
}

impl Program {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("its folder");
        std::fs::write(path, bytes).expect("the file");
        self
    }

    /// Starts a command and lets it go on by itself.
    pub fn start(&self, arguments: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_riwaya"))
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts")
    }

    /// All that is in the database, list by list.
    pub fn contents(&self) -> [String; 5] {
        LISTS.map(|list| {
            self.run(&[list, "--format", "jsonl", "--min-confidence", "0"]).is(0, &[]).out.clone()
        })
    }

    pub fn run(&self, arguments: &[&str]) -> Done {
        self.run_with(arguments, &[], b"")
    }

    pub fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)], input: &[u8]) -> Done {
        let mut child = Command::new(env!("CARGO_BIN_EXE_riwaya"))
            .args(arguments)
            .envs(variables.iter().copied())
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that does not read its input may be gone already.
        let _ = stdin.write_all(input);
        drop(stdin);
        let done = child.wait_with_output().expect("the program ends");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8 output");
        let done =
            Done { status: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) };
        assert!(!done.err.contains("panicked"), "{arguments:?}: {}", done.err);
        done
    }
}

impl Done {
    /// Asserts the status and that standard error says all of these.
    pub fn is(&self, status: i32, says: &[&str]) -> &Self {
        assert_eq!(self.status, status, "{}\n{}", self.out, self.err);
        for word in says {
            assert!(self.err.contains(word), "expected {word:?} in {:?}", self.err);
        }
        self
    }

    /// Standard output as JSON Lines.
    pub fn records(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
    }
}
