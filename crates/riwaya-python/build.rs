//! Takes the descriptions of functions out of the stubs, so that `help()` shows what editors show: they stand in one place.

use std::fs;
use std::path::Path;

const STUBS: &str = "python/riwaya/__init__.pyi";
const QUOTES: &str = "\"\"\"";

fn main() {
    println!("cargo::rerun-if-changed={STUBS}");
    println!("cargo::rerun-if-changed=build.rs");
    let stubs = fs::read_to_string(STUBS).unwrap_or_else(|error| panic!("{STUBS}: {error}"));
    let to = std::env::var_os("OUT_DIR").expect("cargo names the folder");
    for (name, text) in descriptions(&stubs) {
        let file = Path::new(&to).join(format!("{name}.txt"));
        fs::write(&file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}

/// What each function, class and method is said to be, by its name: `code`, `Database`, `Database.events`.
fn descriptions(stubs: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let (mut class, mut name) = (String::new(), None);
    let mut lines = stubs.lines();
    while let Some(line) = lines.next() {
        let inner = line.trim_start();
        let depth = line.len() - inner.len();
        let named = |rest: &str| rest.split(['(', ':']).next().unwrap_or_default().to_owned();
        if let Some(rest) = inner.strip_prefix("class ") {
            class = named(rest);
            name = Some(class.clone());
        } else if let Some(rest) = inner.strip_prefix("def ") {
            name = Some(if depth == 0 { named(rest) } else { format!("{class}.{}", named(rest)) });
        } else if let Some((name, first)) =
            name.take_if(|_| inner.starts_with(QUOTES)).zip(inner.strip_prefix(QUOTES))
        {
            let mut text = first.to_owned();
            while !text.ends_with(QUOTES) {
                let next =
                    lines.next().unwrap_or_else(|| panic!("{STUBS}: the description of {name} has no end"));
                text.push('\n');
                text.push_str(next.get(depth..).unwrap_or_default());
            }
            found.push((name, text.trim_end_matches(QUOTES).trim_end().to_owned()));
        }
    }
    found
}
