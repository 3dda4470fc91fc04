//! Taking back what a job on many machines wrote: articles with what was decided of them, in parts.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, RecordBatch};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use riwaya_reconcile::{Decided, Strung, Update, note};
use riwaya_record::{CodedArticle, Event, SourceMap, Storyline};
use riwaya_store::{Entry, Store};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::TransferError;
use crate::import::Taken;

/// What a job says of what it wrote; it is written last.
pub const PARTS: &str = "parts.json";

/// Articles: their records and maps, as JSON.
const ARTICLES: &str = "articles";
/// What was decided of each article.
const DECIDED: &str = "decided";
/// Pairs of articles that may be of one affair.
const AKIN: &str = "akin";
/// Events, as JSON, with the affair of each.
const EVENTS: &str = "events";
/// Storylines, as JSON.
const STORYLINES: &str = "storylines";

/// Rows that are taken at once.
const BATCH: usize = 256;

const REMEDY: &str = "run the job again, and copy its whole output";

#[derive(Debug, Deserialize)]
struct Said {
    /// What decided: [`riwaya_reconcile::VERSION`].
    decided_by: String,
    /// How many rows each part has.
    rows: BTreeMap<String, u64>,
}

/// The output of `python -m riwaya.spark`.
#[derive(Debug)]
pub struct Parts {
    folder: PathBuf,
    said: Said,
}

impl Parts {
    /// Whether a folder holds such an output, rather than an export.
    pub fn are_in(folder: &Path) -> bool {
        folder.join(PARTS).is_file()
    }

    /// The output in a folder; its files are there and have the rows that were written.
    ///
    /// # Errors
    /// Where it is not whole, or cannot be read.
    pub fn open(folder: &Path) -> Result<Self, TransferError> {
        let path = folder.join(PARTS);
        let text = fs::read_to_string(&path).map_err(|e| TransferError::reading(&path, &e))?;
        let said = serde_json::from_str(&text)
            .map_err(|e| TransferError::new(&path, format!("does not say what a job wrote: {e}"), REMEDY))?;
        let parts = Self { folder: folder.to_owned(), said };
        for part in [ARTICLES, DECIDED, AKIN, EVENTS, STORYLINES] {
            let mut rows = 0;
            for path in parts.files(part)? {
                rows += opened(&path)?.metadata().file_metadata().num_rows();
            }
            let expected = parts.said.rows.get(part).copied().unwrap_or_default();
            if u64::try_from(rows) != Ok(expected) {
                let what = format!("holds {rows} rows of {expected} that were written");
                return Err(TransferError::new(&parts.place(part), what, REMEDY));
            }
        }
        Ok(parts)
    }

    fn place(&self, part: &str) -> PathBuf {
        self.folder.join("whole").join(part)
    }

    /// The files of a part, in order.
    fn files(&self, part: &str) -> Result<Vec<PathBuf>, TransferError> {
        let folder = self.place(part);
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder).map_err(|e| TransferError::reading(&folder, &e))? {
            let path = entry.map_err(|e| TransferError::reading(&folder, &e))?.path();
            if path.extension().is_some_and(|ending| ending == "parquet") {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }

    /// Puts all of it into a database, beside what is there. Into an empty one the decisions go with the articles, if this
    /// version would come to the same; else they are to be made afterwards ([`Store::reconcile`]).
    ///
    /// # Errors
    /// Where a part is not what this version writes, or the database cannot be written.
    pub fn put_into(&self, store: &mut Store) -> Result<Taken, TransferError> {
        let alone = store.counts()?.articles == 0;
        let mut taken = Taken::default();
        let mut update = Update::default();
        self.each(ARTICLES, |batch| {
            let (records, maps) = (texts(batch, "record")?, texts(batch, "map")?);
            let mut articles: Vec<(CodedArticle, SourceMap)> = Vec::new();
            for n in 0..batch.num_rows() {
                articles.push((whole(records.value(n))?, whole(maps.value(n))?));
            }
            let entries: Vec<Entry<'_>> =
                articles.iter().map(|(article, map)| Entry { article, map }).collect();
            taken.articles += entries.len();
            taken.stored += store.put(&entries).map_err(|e| e.to_string())?;
            if alone {
                update.notes.extend(articles.iter().map(|(article, _)| (article.id.clone(), note(article))));
            }
            Ok(())
        })?;
        if !alone || self.said.decided_by != riwaya_reconcile::VERSION {
            return Ok(taken);
        }
        self.each(DECIDED, |batch| {
            let of = |name| texts(batch, name);
            let (article, news, affair) = (of("article")?, of("news")?, of("affair")?);
            let (first, main, line) = (of("first")?, of("main_event")?, of("storyline")?);
            let maybe = |column: &arrow_array::StringArray, n: usize| {
                (!column.is_null(n)).then(|| column.value(n).to_owned())
            };
            for n in 0..batch.num_rows() {
                let decided = Decided {
                    news: news.value(n).to_owned(),
                    first: maybe(first, n),
                    affair: affair.value(n).to_owned(),
                    main_event: maybe(main, n),
                    storyline: maybe(line, n),
                };
                update.decided.insert(article.value(n).to_owned(), decided);
            }
            Ok(())
        })?;
        self.each(AKIN, |batch| {
            let (a, b) = (texts(batch, "a")?, texts(batch, "b")?);
            let score = column(batch, "score", |c| c.as_primitive_opt::<Float64Type>())?;
            let pair = |n: usize| (a.value(n).to_owned(), b.value(n).to_owned(), score.value(n));
            update.akin.extend((0..batch.num_rows()).map(pair));
            Ok(())
        })?;
        self.each(EVENTS, |batch| {
            let (records, affairs) = (texts(batch, "record")?, texts(batch, "affair")?);
            for n in 0..batch.num_rows() {
                let event: Event = whole(records.value(n))?;
                let affair = (!affairs.is_null(n)).then(|| affairs.value(n).to_owned());
                update.events.push(Strung { event, affair });
            }
            Ok(())
        })?;
        self.each(STORYLINES, |batch| {
            let records = texts(batch, "record")?;
            for n in 0..batch.num_rows() {
                update.storylines.push(whole::<Storyline>(records.value(n))?);
            }
            Ok(())
        })?;
        update.events.sort_by(|a, b| a.event.id.cmp(&b.event.id));
        update.storylines.sort_by(|a, b| a.id.cmp(&b.id));
        store.replace(&update)?;
        Ok(taken)
    }

    /// Hands on the rows of a part, batch by batch.
    fn each(
        &self,
        part: &str,
        mut take: impl FnMut(&RecordBatch) -> Result<(), String>,
    ) -> Result<(), TransferError> {
        for path in self.files(part)? {
            let reader = opened(&path)?.with_batch_size(BATCH).build().map_err(|e| broken(&path, e))?;
            for batch in reader {
                let batch = batch.map_err(|e| broken(&path, e))?;
                take(&batch).map_err(|what| TransferError::new(&path, what, REMEDY))?;
            }
        }
        Ok(())
    }
}

fn opened(path: &Path) -> Result<ParquetRecordBatchReaderBuilder<File>, TransferError> {
    let file = File::open(path).map_err(|e| TransferError::reading(path, &e))?;
    ParquetRecordBatchReaderBuilder::try_new(file).map_err(|e| broken(path, e))
}

fn broken(path: &Path, error: impl std::fmt::Display) -> TransferError {
    TransferError::new(path, format!("is not whole: {error}"), REMEDY)
}

fn column<'b, T>(
    batch: &'b RecordBatch,
    name: &str,
    read: impl FnOnce(&'b dyn Array) -> Option<&'b T>,
) -> Result<&'b T, String> {
    let column = batch.column_by_name(name).and_then(|column| read(column.as_ref()));
    column.ok_or_else(|| format!("has no column {name} of the right type"))
}

fn texts<'b>(batch: &'b RecordBatch, name: &str) -> Result<&'b arrow_array::StringArray, String> {
    column(batch, name, |c| c.as_string_opt::<i32>())
}

fn whole<T: DeserializeOwned>(record: &str) -> Result<T, String> {
    serde_json::from_str(record).map_err(|e| format!("holds a record that this version does not write: {e}"))
}
