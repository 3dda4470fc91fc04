//! `export` and `import`: handing the data on, and taking it back.

use std::path::Path;

use riwaya_senses::Lexical;
use riwaya_store::Store;
use riwaya_tables::{Export, Format, Parts, WholeRecords};

use crate::arguments::{ExportArguments, ImportArguments, Layout};
use crate::failure::Failure;
use crate::knowledge;
use crate::lists::{opened, printed};

pub(crate) fn export(asked: &ExportArguments, own: Option<&Path>) -> Result<(), Failure> {
    let filter = asked.which.filter()?;
    let store = opened(&asked.database)?;
    let (senses, lexicon) = (Lexical(knowledge::lexicon(own)?), knowledge::fingerprint(own)?);
    let export = Export {
        format: format(asked.format),
        filter: &filter,
        release: asked.release.as_deref(),
        since: asked.since.as_deref(),
        riwaya: env!("CARGO_PKG_VERSION"),
        lexicon: &lexicon,
        senses: &senses,
    };
    let manifest = riwaya_tables::export(&store, &asked.folder, &export)?;
    printed(|out| {
        out.line(&format!("{}: release {}", asked.folder.display(), manifest.release))?;
        for file in &manifest.files {
            out.line(&format!("{:>10}  {}", file.rows, file.path))?;
        }
        let Some(changes) = &manifest.changes else { return Ok(()) };
        let since = manifest.since.as_deref().unwrap_or_default();
        let told: Vec<String> = changes.iter().map(|(how, n)| format!("{n} {how}")).collect();
        let told = if told.is_empty() { "none changed".to_owned() } else { told.join(", ") };
        out.line(&format!("Events of release {since}: {told}."))
    })
}

fn format(layout: Layout) -> Format {
    match layout {
        Layout::Parquet => Format::Parquet,
        Layout::Csv => Format::Csv,
        Layout::Jsonl => Format::Jsonl,
        Layout::Polecat => Format::Polecat,
        Layout::Gdelt => Format::Gdelt,
        Layout::Jsonld => Format::Jsonld,
    }
}

pub(crate) fn import(asked: &ImportArguments) -> Result<(), Failure> {
    // what cannot be taken makes no database
    let (mut store, taken) = if Parts::are_in(&asked.folder) {
        let parts = Parts::open(&asked.folder)?;
        let mut store = Store::create(&asked.database.db)?;
        let taken = parts.put_into(&mut store)?;
        (store, taken)
    } else {
        let whole = WholeRecords::open(&asked.folder)?;
        let mut store = Store::create(&asked.database.db)?;
        let taken = whole.put_into(&mut store)?;
        (store, taken)
    };
    store.reconcile()?;
    let (stored, counts) = (taken.stored, store.counts()?);
    printed(|out| {
        out.line(&format!(
            "{} articles: {} new, {} older texts kept beside newer ones, {} coded otherwise than here, {} known already; \
             {} corrections.",
            taken.articles, stored.new, stored.revised, stored.recoded, stored.unchanged, taken.corrections
        ))?;
        let db = asked.database.db.display();
        out.line(&format!("{db} holds {} articles and {} events.", counts.articles, counts.events))
    })
}
