//! Files of folders that are new or have changed since they were last read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use riwaya_read::{Source, discover};
use riwaya_store::{FileState, Store, StoreError};
use sha2::{Digest, Sha256};

use crate::clock::{millis, now, whole};
use crate::config::Folder;

/// A file to be read, and what is to be kept once it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFile {
    /// Where it is and what is said of it.
    pub source: Source,
    /// To be kept with its last article.
    pub state: FileState,
}

/// What was found in a folder.
#[derive(Debug, Default)]
pub(crate) struct Looked {
    pub(crate) changed: Vec<ChangedFile>,
    /// Files that somebody may still be writing.
    pub(crate) unquiet: usize,
    pub(crate) errors: Vec<String>,
}

/// Looks for files that are new or have changed, and are quiet.
pub(crate) fn look(folder: &Folder, store: &mut Store) -> Result<Looked, StoreError> {
    let name = folder.path.display().to_string();
    let (sources, errors) = discover([&folder.path]);
    let mut looked = Looked { errors: errors.iter().map(ToString::to_string).collect(), ..Looked::default() };
    for mut source in sources {
        source.outlet = source.outlet.or_else(|| folder.outlet.clone());
        let Some((stamp, written)) = stamp(&source) else { continue };
        let known = store.file_state(&name, &source.id)?;
        if known.as_ref().is_some_and(|known| known.stamp == stamp) {
            continue;
        }
        // another machine's clock may have written the time
        if (now() - written).abs() < whole(folder.quiet) {
            looked.unquiet += 1;
            continue;
        }
        if let Some(other) = store.file_elsewhere(&name, &source.id)? {
            looked.errors.push(format!(
                "{}: a file of this name was read in {other}, and its articles have the same ids; rename one of the two",
                source.path.display()
            ));
            continue;
        }
        let content = match content(&source) {
            Ok(content) => content,
            Err(error) => {
                let what =
                    format!("{}: cannot be read ({error}); check its permissions", source.path.display());
                looked.errors.push(what);
                continue;
            }
        };
        // written to while it was read
        if self::stamp(&source).is_none_or(|(again, _)| again != stamp) {
            looked.unquiet += 1;
            continue;
        }
        let state = FileState { folder: name.clone(), path: source.id.clone(), stamp, content };
        if known.is_some_and(|known| known.content == state.content) {
            store.put_file(&[], &state)?;
        } else {
            looked.changed.push(ChangedFile { source, state });
        }
    }
    Ok(looked)
}

/// What tells without opening a file that it, or what a manifest says of it, has changed; and when it was written.
fn stamp(source: &Source) -> Option<(String, i64)> {
    let meta = std::fs::metadata(&source.path).ok()?;
    let written = meta.modified().ok()?;
    let nanos = written.duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    Some((format!("{} {nanos} {}", meta.len(), said(source)), millis(written)))
}

fn said(source: &Source) -> String {
    format!("{:?} {:?} {:?}", source.published, source.outlet, source.url)
}

/// The digest of a file's bytes and of what is said of it.
fn content(source: &Source) -> io::Result<Vec<u8>> {
    let mut hash = Sha256::new();
    hash.update(said(source));
    let mut file = File::open(Path::new(&source.path))?;
    let mut part = vec![0; 1 << 16];
    loop {
        match file.read(&mut part)? {
            0 => return Ok(hash.finalize().to_vec()),
            read => hash.update(&part[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::*;

    #[test]
    fn files_are_read_when_they_are_new_changed_and_quiet() {
        let place = tempfile::tempdir().unwrap();
        let mut store = Store::create(&place.path().join("news.db")).unwrap();
        let path = place.path().join("in");
        fs::create_dir(&path).unwrap();
        let mut folder =
            Folder { path: path.clone(), outlet: None, every: Duration::ZERO, quiet: Duration::ZERO };
        fs::write(path.join("a.txt"), "نص").unwrap();
        fs::write(path.join("notes.pdf"), "x").unwrap();

        folder.quiet = Duration::from_hours(1);
        let looked = look(&folder, &mut store).unwrap();
        assert_eq!((looked.changed.len(), looked.unquiet), (0, 1), "somebody may be writing it");
        folder.quiet = Duration::ZERO;
        let found = look(&folder, &mut store).unwrap().changed;
        assert_eq!(found.iter().map(|f| f.source.id.as_str()).collect::<Vec<_>>(), ["a.txt"]);
        assert_eq!(look(&folder, &mut store).unwrap().changed.len(), 1, "it was not stored");
        store.put_file(&[], &found[0].state).unwrap();
        assert!(look(&folder, &mut store).unwrap().changed.is_empty());

        let touch = |seconds| {
            let file = File::options().append(true).open(path.join("a.txt")).unwrap();
            file.set_modified(std::time::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
        };
        touch(1_600_000_000);
        assert!(look(&folder, &mut store).unwrap().changed.is_empty(), "touched, not changed");
        assert_ne!(
            store.file_state(&found[0].state.folder, "a.txt").unwrap().unwrap().stamp,
            found[0].state.stamp
        );
        fs::write(path.join("a.txt"), "نص آخر").unwrap();
        assert_eq!(look(&folder, &mut store).unwrap().changed.len(), 1);
        touch(1_600_000_000);
        fs::write(path.join("manifest.jsonl"), "{\"path\": \"a.txt\", \"outlet\": \"السهل\"}\n").unwrap();
        let described = look(&folder, &mut store).unwrap().changed;
        assert_eq!(described[0].source.outlet.as_deref(), Some("السهل"), "what is said of it has changed");
    }

    #[test]
    fn files_of_one_name_in_two_folders_are_told() {
        let place = tempfile::tempdir().unwrap();
        let mut store = Store::create(&place.path().join("news.db")).unwrap();
        let folders = ["one", "two", "none"].map(|name| Folder {
            path: place.path().join(name),
            outlet: None,
            every: Duration::ZERO,
            quiet: Duration::ZERO,
        });
        for folder in &folders[..2] {
            fs::create_dir(&folder.path).unwrap();
            fs::write(folder.path.join("a.txt"), "نص").unwrap();
        }
        let first = look(&folders[0], &mut store).unwrap().changed;
        store.put_file(&[], &first[0].state).unwrap();
        let second = look(&folders[1], &mut store).unwrap();
        assert!(second.changed.is_empty() && second.errors[0].contains("rename one"), "{:?}", second.errors);
        let missing = look(&folders[2], &mut store).unwrap();
        assert!(missing.errors[0].contains("no such file or folder"), "{:?}", missing.errors);
    }
}
