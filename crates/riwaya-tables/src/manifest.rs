//! What an export says of itself.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use riwaya_store::Filter;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::release::hex;
use crate::{Format, TransferError};

/// The manifest's name.
pub const MANIFEST: &str = "manifest.json";

/// What an export is made of, and by what. Equal data and options give an equal manifest: there is no day in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the program that wrote it.
    pub riwaya: String,
    /// SHA-256 of the lexicon that the program had.
    pub lexicon: String,
    /// The layout.
    pub format: Format,
    /// The version of the data: as it was named, else twelve digits that change with any of the files.
    pub release: String,
    /// The version of the release that `changes.jsonl` tells the changes since.
    pub since: Option<String>,
    /// What was asked for, by the names of the options.
    pub filters: BTreeMap<String, Value>,
    /// How many events changed since, by how.
    pub changes: Option<BTreeMap<String, u64>>,
    /// All files but this one.
    pub files: Vec<FileEntry>,
}

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its name.
    pub path: String,
    /// How many records it holds.
    pub rows: u64,
    /// Its size.
    pub bytes: u64,
    /// Of its bytes.
    pub sha256: String,
}

impl Manifest {
    /// The manifest of the export in a folder.
    ///
    /// # Errors
    /// Where there is none, or it is not one of ours.
    pub fn read(folder: &Path) -> Result<Self, TransferError> {
        let path = folder.join(MANIFEST);
        let text = fs::read_to_string(&path).map_err(|e| TransferError::reading(&path, &e))?;
        serde_json::from_str(&text).map_err(|e| {
            let remedy = "name the folder that `riwaya export` wrote";
            TransferError::new(&path, format!("is no manifest of an export: {e}"), remedy)
        })
    }

    /// The entry of a file.
    pub(crate) fn file(&self, name: &str) -> Option<&FileEntry> {
        self.files.iter().find(|f| f.path == name)
    }
}

impl FileEntry {
    /// Whether the file in a folder is the one that was written.
    pub(crate) fn check(&self, folder: &Path) -> Result<(), TransferError> {
        let path = folder.join(&self.path);
        let fail = |e: io::Error| TransferError::reading(&path, &e);
        let mut file = File::open(&path).map_err(fail)?;
        let (mut sha, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            match file.read(&mut buffer).map_err(fail)? {
                0 => break,
                n => sha.update(&buffer[..n]),
            }
        }
        if hex(&sha.finalize()) == self.sha256 {
            return Ok(());
        }
        let remedy = "copy the export again, or export again; nothing was taken from it";
        Err(TransferError::new(&path, "is not the file that the manifest beside it describes", remedy))
    }
}

/// A version for data that nobody named: it changes with any of the files.
pub(crate) fn version_of(files: &[FileEntry]) -> String {
    let mut sha = Sha256::new();
    for file in files {
        sha.update(format!("{} {}\n", file.sha256, file.path));
    }
    hex(&sha.finalize())[..12].to_owned()
}

/// What a filter asks for, by the names of the commands' options.
pub(crate) fn asked(filter: &Filter) -> BTreeMap<String, Value> {
    let Filter { actor, recipient, types, from, to, outlet, statuses, min_confidence, search, limit } =
        filter;
    let options = [
        ("actor", json!(actor)),
        ("recipient", json!(recipient)),
        ("type", json!(types)),
        ("from", json!(from)),
        ("to", json!(to)),
        ("outlet", json!(outlet)),
        ("status", json!(statuses)),
        ("min-confidence", json!(min_confidence)),
        ("search", json!(search)),
        ("limit", json!(limit)),
    ];
    let given = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    options.into_iter().filter(|(_, v)| given(v)).map(|(name, v)| (name.to_owned(), v)).collect()
}
