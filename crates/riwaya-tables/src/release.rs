//! The folder of an export: written beside its place and moved there when it is whole.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::TransferError;
use crate::manifest::{FileEntry, MANIFEST, Manifest};

/// A folder that is being written. Nothing is left of it if it is not finished.
#[derive(Debug)]
pub(crate) struct Release {
    place: PathBuf,
    working: PathBuf,
    files: Vec<FileEntry>,
    finished: bool,
}

impl Release {
    /// Begins to write what is to stand at `place`: nothing yet, an empty folder, or an earlier export.
    pub(crate) fn begin(place: &Path) -> Result<Self, TransferError> {
        replaceable(place)?;
        let place = std::path::absolute(place).map_err(|e| TransferError::writing(place, &e))?;
        let name = place.file_name().map(|n| n.to_string_lossy().into_owned());
        let Some((parent, name)) = place.parent().zip(name) else {
            return Err(TransferError::new(&place, "is no folder to write", "name a folder below it"));
        };
        fs::create_dir_all(parent).map_err(|e| TransferError::writing(parent, &e))?;
        let working = parent.join(format!(".{name}.{}", std::process::id()));
        fs::create_dir(&working).map_err(|e| TransferError::writing(&working, &e))?;
        Ok(Self { place, working, files: Vec::new(), finished: false })
    }

    /// Where a file stands until all is done.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.working.join(name)
    }

    /// A new file.
    pub(crate) fn create(&self, name: &str) -> Result<Output, TransferError> {
        let path = self.path(name);
        let file = File::create_new(&path).map_err(|e| TransferError::writing(&path, &e))?;
        Ok(Output { name: name.to_owned(), path, file: BufWriter::new(file), sha: Sha256::new(), bytes: 0 })
    }

    /// Takes note of a file that is written.
    pub(crate) fn add(&mut self, output: Output, rows: usize) -> Result<(), TransferError> {
        self.files.push(output.close(rows)?);
        Ok(())
    }

    /// The files that are written so far.
    pub(crate) fn files(&self) -> &[FileEntry] {
        &self.files
    }

    /// Writes the manifest, which says that all is there, and moves the folder to its place.
    pub(crate) fn finish(mut self, manifest: &Manifest) -> Result<(), TransferError> {
        let mut out = self.create(MANIFEST)?;
        let text = serde_json::to_string_pretty(manifest).unwrap_or_default() + "\n";
        out.write_all(text.as_bytes()).map_err(|e| TransferError::writing(&self.path(MANIFEST), &e))?;
        out.close(0)?;
        let moved = |from: &Path, to: &Path| fs::rename(from, to).map_err(|e| TransferError::writing(to, &e));
        if self.place.exists() {
            replaceable(&self.place)?;
            let mut old = self.working.clone().into_os_string();
            old.push(".old");
            let old = PathBuf::from(old);
            moved(&self.place, &old)?;
            moved(&self.working, &self.place).inspect_err(|_| {
                // the earlier export is whole and better than nothing
                let _ = fs::rename(&old, &self.place);
            })?;
            self.finished = true;
            fs::remove_dir_all(&old).map_err(|e| TransferError::writing(&old, &e))
        } else {
            moved(&self.working, &self.place)?;
            self.finished = true;
            Ok(())
        }
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        if !self.finished {
            // there is nobody left to tell that it could not be tidied away
            let _ = fs::remove_dir_all(&self.working);
        }
    }
}

/// Whether what stands at a place may be replaced: nothing but an earlier export does.
fn replaceable(place: &Path) -> Result<(), TransferError> {
    if !place.exists() {
        return Ok(());
    }
    let remedy = "name a folder that is not there yet, an empty one, or an earlier export to be replaced";
    if !place.is_dir() {
        return Err(TransferError::new(place, "is not a folder", remedy));
    }
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(place).map_err(|e| TransferError::reading(place, &e))? {
        let entry = entry.map_err(|e| TransferError::reading(place, &e))?;
        found.insert(entry.file_name().to_string_lossy().into_owned());
    }
    if found.is_empty() {
        return Ok(());
    }
    let ours: BTreeSet<String> = match Manifest::read(place) {
        Ok(manifest) => manifest.files.into_iter().map(|f| f.path).chain([MANIFEST.to_owned()]).collect(),
        Err(_) => return Err(TransferError::new(place, "holds files that riwaya did not write", remedy)),
    };
    match found.difference(&ours).next() {
        None => Ok(()),
        Some(other) => {
            Err(TransferError::new(&place.join(other), "is no part of the export beside it", remedy))
        }
    }
}

/// A file that is being written.
#[derive(Debug)]
pub(crate) struct Output {
    name: String,
    path: PathBuf,
    file: BufWriter<File>,
    sha: Sha256,
    bytes: u64,
}

impl Output {
    /// Where it is written.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    fn close(mut self, rows: usize) -> Result<FileEntry, TransferError> {
        let done = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        done.map_err(|e| TransferError::writing(&self.path, &e))?;
        Ok(FileEntry {
            path: self.name,
            rows: rows as u64,
            bytes: self.bytes,
            sha256: hex(&self.sha.finalize()),
        })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sha.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}"); // writing to a string cannot fail
        out
    })
}
