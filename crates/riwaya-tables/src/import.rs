//! Taking an export of whole records back.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use riwaya_record::{CodedArticle, Correction, SourceMap};
use riwaya_store::{Entry, Store, Stored};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::lines::{ALIASES, ARTICLES, CORRECTIONS, RENAMED};
use crate::{Format, Manifest, TransferError};

/// Articles that are stored at once, and the bytes of their lines after which it is enough.
const BATCH: usize = 256;
const BATCH_BYTES: usize = 32 << 20;

/// What was taken from an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many articles it holds.
    pub articles: usize,
    /// What became of their revisions.
    pub stored: Stored,
    /// Corrections that were new.
    pub corrections: usize,
}

#[derive(Deserialize)]
struct Revision {
    record: CodedArticle,
    map: SourceMap,
}

#[derive(Deserialize)]
struct Led {
    old: String,
    new: Option<String>,
}

/// An export of whole records that can be taken back.
#[derive(Clone, Debug)]
pub struct WholeRecords {
    folder: PathBuf,
}

impl WholeRecords {
    /// The export in a folder; its files are compared with its manifest.
    ///
    /// # Errors
    /// Where the folder holds no export of whole records, or one of its files is not as it was written.
    pub fn open(folder: &Path) -> Result<Self, TransferError> {
        let manifest = Manifest::read(folder)?;
        if manifest.format != Format::Jsonl {
            let name = serde_json::to_value(manifest.format).unwrap_or_default();
            let what = format!("is an export for other programs ({})", name.as_str().unwrap_or_default());
            let remedy = "only `--format jsonl` holds whole records that can be taken back; export with it";
            return Err(TransferError::new(folder, what, remedy));
        }
        for name in [ARTICLES, CORRECTIONS, ALIASES, RENAMED] {
            let Some(entry) = manifest.file(name) else {
                let path = folder.join(name);
                return Err(TransferError::new(
                    &path,
                    "is not listed in the manifest beside it",
                    "export again",
                ));
            };
            entry.check(folder)?;
        }
        Ok(Self { folder: folder.to_owned() })
    }

    /// Puts all of it into a database, beside what is there: articles with all their revisions, corrections, and where old
    /// ids lead. Events are to be decided on afterwards ([`Store::reconcile`]); into an empty database they come out as they
    /// were.
    pub fn put_into(&self, store: &mut Store) -> Result<Taken, TransferError> {
        let folder = &self.folder;
        let mut taken = Taken::default();
        let mut batch = Batch::default();
        each_line(&folder.join(ARTICLES), |revision: Revision, bytes| {
            if batch.is_full() && !batch.continues(&revision) {
                batch.put(store, &mut taken)?;
            }
            batch.add(revision, bytes);
            Ok(())
        })?;
        batch.put(store, &mut taken)?;

        let mut renamed = BTreeMap::new();
        each_line(&folder.join(RENAMED), |led: Led, _| {
            renamed.extend(led.new.map(|new| (led.old, new)));
            Ok(())
        })?;
        let mut aliases = Vec::new();
        each_line(&folder.join(ALIASES), |led: Led, _| {
            aliases.push((led.old, led.new));
            Ok(())
        })?;
        store.put_history(&aliases, &renamed)?;
        let mut corrections: Vec<Correction> = Vec::new();
        each_line(&folder.join(CORRECTIONS), |correction, _| {
            corrections.push(correction);
            Ok(())
        })?;
        taken.corrections = store.put_corrections(&corrections)?;
        Ok(taken)
    }
}

/// Articles that wait to be stored, each with its revisions.
#[derive(Default)]
struct Batch {
    articles: Vec<Vec<Revision>>,
    bytes: usize,
}

impl Batch {
    fn is_full(&self) -> bool {
        self.articles.len() >= BATCH || self.bytes >= BATCH_BYTES
    }

    /// Whether it is of the same article as the one before.
    fn continues(&self, revision: &Revision) -> bool {
        let last = self.articles.last().and_then(|of| of.last());
        last.is_some_and(|last| last.record.id == revision.record.id)
    }

    fn add(&mut self, revision: Revision, bytes: usize) {
        self.bytes += bytes;
        if self.continues(&revision)
            && let Some(last) = self.articles.last_mut()
        {
            last.push(revision);
        } else {
            self.articles.push(vec![revision]);
        }
    }

    fn put(&mut self, store: &mut Store, taken: &mut Taken) -> Result<(), TransferError> {
        let entries: Vec<Vec<Entry<'_>>> = self
            .articles
            .iter()
            .map(|of| of.iter().map(|r| Entry { article: &r.record, map: &r.map }).collect())
            .collect();
        taken.articles += entries.len();
        taken.stored += store.put_revisions(&entries)?;
        *self = Self::default();
        Ok(())
    }
}

/// Hands on every line of a file as a record, with its length in bytes.
fn each_line<T: DeserializeOwned>(
    path: &Path,
    mut each: impl FnMut(T, usize) -> Result<(), TransferError>,
) -> Result<(), TransferError> {
    let file = File::open(path).map_err(|e| TransferError::reading(path, &e))?;
    for (n, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(|e| TransferError::reading(path, &e))?;
        let record = serde_json::from_str(&line).map_err(|e| {
            let what = format!("line {} is not what this version of riwaya writes: {e}", n + 1);
            TransferError::new(
                path,
                what,
                "export again with this version, or import with the one that wrote it",
            )
        })?;
        each(record, line.len())?;
    }
    Ok(())
}
