//! The lexicon: what ships with the program, and a user's own folder on top of it.

use std::fs;
use std::path::Path;

use riwaya_lexicon::{Files, Lexicon, LexiconError};
use sha2::{Digest, Sha256};

use crate::failure::{Failure, plain};

/// The built-in lexicon with the files of `own` added. It stays until the process ends: to take its hundreds of thousands
/// of pieces apart would take longer than coding an article.
pub(crate) fn lexicon(own: Option<&Path>) -> Result<&'static Lexicon, Failure> {
    let lexicon = match own {
        None => Lexicon::built_in()?,
        Some(own) => Lexicon::of(&[Lexicon::built_in_files(), files(own)?])?,
    };
    Ok(Box::leak(Box::new(lexicon)))
}

/// What is wrong with the files of `own`, and which of them are none that is read.
pub(crate) fn faults(own: &Path) -> Result<(Vec<LexiconError>, Vec<String>), Failure> {
    let own = files(own)?;
    let unread = own.keys().filter(|name| Lexicon::columns(name).is_none()).cloned().collect();
    Ok((Lexicon::faults(&Lexicon::built_in_files(), &own), unread))
}

/// SHA-256 of all that the lexicon is made of, file by file.
pub(crate) fn fingerprint(own: Option<&Path>) -> Result<String, Failure> {
    let mut sha = Sha256::new();
    let layers = [Some(Lexicon::built_in_files()), own.map(files).transpose()?];
    for (name, text) in layers.iter().flatten().flatten() {
        sha.update(format!("{name} {}\n", text.len()));
        sha.update(text);
    }
    Ok(sha.finalize().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}")))
}

fn files(folder: &Path) -> Result<Files, Failure> {
    if !folder.is_dir() {
        return Err(Failure::file(
            folder,
            "is not a folder",
            "give the folder that holds words/, who/ or frames/",
        ));
    }
    let mut files = Files::new();
    collect(folder, folder, &mut files)?;
    if files.is_empty() {
        return Err(Failure::file(
            folder,
            "holds no lexicon file (.txt)",
            "lay files out as the built-in lexicon does: words/verbs.txt, who/persons.txt, frames/*.txt",
        ));
    }
    Ok(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Files) -> Result<(), Failure> {
    let unread = |path: &Path, e| {
        Failure::file(path, format!("cannot be read: {}", plain(&e)), "check its permissions")
    };
    for entry in fs::read_dir(folder).map_err(|e| unread(folder, e))? {
        let path = entry.map_err(|e| unread(folder, e))?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|e| e == "txt") {
            let bytes = fs::read(&path).map_err(|e| unread(&path, e))?;
            let text = String::from_utf8(bytes)
                .map_err(|_| Failure::file(&path, "is not UTF-8 text", "save it as UTF-8"))?;
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.insert(name, text);
        }
    }
    Ok(())
}
