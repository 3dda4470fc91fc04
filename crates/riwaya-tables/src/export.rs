//! Handing everything on: one folder, in the layout that was asked for.

use std::path::Path;

use riwaya_reconcile::Senses;
use riwaya_record::Status;
use riwaya_store::{Filter, Store};
use serde::{Deserialize, Serialize};

use crate::changes::{self, EventIds};
use crate::manifest::{Manifest, asked, version_of};
use crate::release::Release;
use crate::{TransferError, gdelt, jsonld, lines, polecat, sheets};

/// A layout of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A Parquet file for each table.
    Parquet,
    /// A CSV file for each table, lists and records spread over plain columns.
    Csv,
    /// Whole records, one a line, from which an import makes the same database.
    Jsonl,
    /// The columns of the weekly files of POLECAT.
    Polecat,
    /// The columns of the Events and Mentions of GDELT 2.0.
    Gdelt,
    /// Articles, events and claims in the vocabulary of schema.org.
    Jsonld,
}

impl Format {
    /// Whether the layout has a place for the status of an event. Where there is none, only what happened is handed on,
    /// unless something else is asked for.
    fn tells_status(self) -> bool {
        !matches!(self, Self::Polecat | Self::Gdelt)
    }
}

/// What is to be exported, and how.
#[derive(Clone, Copy)]
pub struct Export<'a> {
    /// The layout.
    pub format: Format,
    /// Which articles, claims, statements and events.
    pub filter: &'a Filter,
    /// How the version of the data is called.
    pub release: Option<&'a str>,
    /// The folder of an earlier release, to tell what changed since. Where there is none, and an earlier export is replaced,
    /// it is that one.
    pub since: Option<&'a Path>,
    /// Version of the program.
    pub riwaya: &'a str,
    /// SHA-256 of its lexicon.
    pub lexicon: &'a str,
    /// What it knows of words: the relations of the sides rest on it.
    pub senses: &'a dyn Senses,
}

/// Writes an export into a folder, all or nothing, and says what it holds. What others write into the database meanwhile
/// is not in it.
///
/// # Errors
/// Where the folder holds anything but an earlier export, or cannot be written; where the database cannot be read.
pub fn export(store: &Store, folder: &Path, asked_for: &Export<'_>) -> Result<Manifest, TransferError> {
    store.at_once(|store| write(store, folder, asked_for))?
}

fn write(store: &Store, folder: &Path, export: &Export<'_>) -> Result<Manifest, TransferError> {
    let mut filter = export.filter.clone();
    if filter.statuses.is_empty() && !export.format.tells_status() {
        filter.statuses.push(Status::Actual);
    }
    let mut release = Release::begin(folder)?;
    let mut ids = EventIds::begin(&release)?;
    match export.format {
        Format::Parquet | Format::Csv => {
            sheets::write(store, &filter, export.format, export.senses, &mut release, &mut ids)?;
        }
        Format::Jsonl => lines::write(store, &filter, export.senses, &mut release, &mut ids)?,
        Format::Polecat => polecat::write(store, &filter, export.riwaya, &mut release, &mut ids)?,
        Format::Gdelt => gdelt::write(store, &filter, &mut release, &mut ids)?,
        Format::Jsonld => jsonld::write(store, &filter, &mut release, &mut ids)?,
    }
    let told = ids.finish(&mut release)?;
    let earlier = export.since.or_else(|| folder.join(crate::MANIFEST).is_file().then_some(folder));
    let (since, changes) = match earlier {
        None => (None, None),
        Some(earlier) => {
            let before = Manifest::read(earlier)?;
            let counts = changes::write(store, earlier, &before, &told, &mut release)?;
            (Some(before.release), Some(counts))
        }
    };
    let manifest = Manifest {
        riwaya: export.riwaya.to_owned(),
        lexicon: export.lexicon.to_owned(),
        format: export.format,
        release: export.release.map_or_else(|| version_of(release.files()), str::to_owned),
        since,
        filters: asked(&filter),
        changes,
        files: release.files().to_vec(),
    };
    release.finish(&manifest)?;
    Ok(manifest)
}
