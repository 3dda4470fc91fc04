//! The samples that ship inside the program.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use riwaya_read::Input;
use serde::Deserialize;

static SAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../samples");
const MANIFEST: &str = "manifest.jsonl";

#[derive(Clone, Default, Deserialize)]
struct Entry {
    path: String,
    published: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
}

/// The sample files with what their manifest says of them, by name.
pub(crate) fn inputs() -> Vec<Input> {
    let manifest = SAMPLES.get_file(MANIFEST).and_then(|file| file.contents_utf8()).unwrap_or_default();
    let entries: BTreeMap<String, Entry> = manifest
        .lines()
        .filter_map(|line| serde_json::from_str::<Entry>(line).ok())
        .map(|entry| (entry.path.clone(), entry))
        .collect();
    let mut inputs: Vec<Input> = SAMPLES
        .files()
        .filter_map(|file| Some((file.path().to_str()?.to_owned(), file.contents())))
        .filter(|(name, _)| {
            name != MANIFEST && [".txt", ".html", ".xml", ".jsonl"].iter().any(|e| name.ends_with(e))
        })
        .map(|(id, bytes)| {
            let Entry { published, outlet, url, .. } = entries.get(&id).cloned().unwrap_or_default();
            Input { id, bytes: bytes.to_vec(), published, outlet, url }
        })
        .collect();
    inputs.sort_by(|a, b| a.id.cmp(&b.id));
    inputs
}

/// The samples' gold: name below the samples' folder, and text.
pub(crate) fn golds() -> Vec<(String, &'static str)> {
    let folder = SAMPLES.get_dir("gold").map(Dir::files).into_iter().flatten();
    let mut golds: Vec<(String, &'static str)> = folder
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "gold"))
        .filter_map(|file| Some((file.path().to_str()?.to_owned(), file.contents_utf8()?)))
        .collect();
    golds.sort();
    golds
}

#[cfg(test)]
mod tests {
    #[test]
    fn there_are_samples_with_dates() {
        let inputs = super::inputs();
        assert!(inputs.len() >= 5, "{}", inputs.len());
        assert!(inputs.iter().any(|input| input.published.is_some() && input.outlet.is_some()));
    }

    #[test]
    fn the_samples_have_gold() {
        assert!(super::golds().iter().any(|(name, _)| name == "gold/claims.gold"));
    }
}
