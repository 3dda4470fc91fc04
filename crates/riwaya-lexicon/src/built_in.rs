//! The lexicon that ships with the program: its files, and what the build script made of them.

use include_dir::{Dir, include_dir};

use crate::lexicon::{Files, Lexicon, columns};
use crate::table::LexiconError;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../lexicon");

/// The same read, checked and compiled.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon"));

impl Lexicon {
    /// The files that ship with the program.
    pub fn built_in_files() -> Files {
        fn collect(dir: &Dir<'_>, files: &mut Files) {
            for file in dir.files() {
                let path = file.path().to_str().map(|path| path.replace('\\', "/"));
                let path = path.filter(|path| columns(path).is_some());
                if let (Some(path), Some(text)) = (path, file.contents_utf8()) {
                    files.insert(path, text.to_owned());
                }
            }
            for dir in dir.dirs() {
                collect(dir, files);
            }
        }
        let mut files = Files::new();
        collect(&FILES, &mut files);
        files
    }

    /// The lexicon that ships with the program.
    pub fn built_in() -> Result<Self, LexiconError> {
        postcard::from_bytes(COMPILED).map_err(|e| LexiconError {
            file: "the built-in lexicon".to_owned(),
            line: 0,
            message: format!("{e}; build the program anew"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_is_what_its_files_say() {
        let read = Lexicon::of(&[Lexicon::built_in_files()]).unwrap();
        let opened = Lexicon::built_in().unwrap();
        assert!(read.words == opened.words);
        let names = |l: &Lexicon| {
            let n = &l.names;
            format!(
                "{:?}",
                (
                    &n.countries,
                    &n.offices,
                    &n.persons,
                    &n.organisations,
                    &n.populations,
                    &n.places,
                    &n.issues
                )
            )
        };
        assert!(names(&read) == names(&opened));
        for phrase in ["رئيس الوزراء", "وزارة الخارجية الروسية", "بين", "كوريا الشمالية"]
        {
            let found = |l: &Lexicon| {
                format!("{:?}", phrase.split(' ').map(|w| l.written(w).proper.len()).collect::<Vec<_>>())
            };
            assert_eq!(found(&read), found(&opened), "{phrase}");
        }
    }
}
