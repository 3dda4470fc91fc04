//! Reads files and folders and prints one JSON article a line: `read LEXICON/furniture/furniture.txt PATH…`

use std::process::ExitCode;

use riwaya_lexicon::FurnitureLexicon;
use riwaya_read::{Reader, discover};

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(table) = args.next() else {
        eprintln!("usage: read furniture.txt PATH…");
        return ExitCode::from(2);
    };
    let lexicon = match std::fs::read_to_string(&table).map_err(|e| e.to_string()) {
        Ok(text) => FurnitureLexicon::parse(&table, &text).map_err(|e| e.to_string()),
        Err(error) => Err(error),
    };
    let lexicon = match lexicon {
        Ok(lexicon) => lexicon,
        Err(error) => {
            eprintln!("{table}: {error}");
            return ExitCode::from(2);
        }
    };
    let (sources, mut errors) = discover(args);
    let reader = Reader::new(&lexicon);
    for source in &sources {
        for article in reader.open(source) {
            match article.map(|a| serde_json::to_string(&a)) {
                Ok(Ok(line)) => println!("{line}"),
                Ok(Err(error)) => eprintln!("{}: {error}", source.id),
                Err(error) => errors.push(error),
            }
        }
    }
    for error in &errors {
        eprintln!("{error}");
    }
    ExitCode::from(u8::from(!errors.is_empty()))
}
