//! `serve`: the database as web pages and as an API.

use std::path::Path;
use std::sync::Arc;

use riwaya_lexicon::{BodyKind, Holding, Lexicon, Name, Paradigms};
use riwaya_page::site::{Actor, Meant, Named, Office, ReadWord};
use riwaya_reconcile::{Meaning, Senses};
use riwaya_record::EventActor;
use riwaya_senses::Lexical;
use riwaya_serve::{Forms, Knowledge, Looked, ServeError, Site, Table, Tables, Writers};
use riwaya_text::fold;

use crate::arguments::ServeArguments;
use crate::columns;
use crate::correct::{now, party};
use crate::failure::Failure;
use crate::knowledge;
use crate::lexicon::{holds, meanings, together};
use crate::lists::{opened, printed};
use crate::printing::{Rows, warn};

pub(crate) fn serve(asked: &ServeArguments, own: Option<&Path>) -> Result<(), Failure> {
    // said here, where it can be seen, rather than on every page only
    opened(&asked.database)?;
    let lexicon = knowledge::lexicon(own)?;
    let tables = Tables {
        events: |all| table(columns::events_csv(all)),
        claims: |all| table(columns::claims_csv(all)),
        statements: |all| table(columns::statements_csv(all)),
        articles: |all| table(columns::articles_csv(all)),
        storylines: |all| table(columns::storylines_csv(all)),
    };
    let writers = asked.token_file.as_deref().map(writers).transpose()?;
    let site = Site::open(
        &asked.database.db,
        Arc::new(Known(lexicon, lexicon.words.paradigms())),
        tables,
        writers.as_ref(),
    )?;
    let file = asked.database.db.display();
    Ok(riwaya_serve::serve(&site, &asked.listen, &asked.host, |address| {
        if !address.ip().is_loopback() {
            warn(&format!(
                "{address}: other machines can reach this address, and whoever can reach it can read everything in \
                 {file}; 127.0.0.1 is for this machine alone"
            ));
        }
        // the reader of our output may be gone; the server is none the worse for it
        let _ = printed(|out| out.line(&format!("{file} is on http://{address} (stop with Ctrl-C)")));
    })?)
}

/// Characters of a token that cannot be guessed.
const TOKEN: usize = 16;

/// Whoever knows what is in this file.
fn writers(file: &Path) -> Result<Writers, Failure> {
    let read = std::fs::read_to_string(file).map_err(|e| {
        Failure::file(
            file,
            format!("cannot be read: {}", crate::failure::plain(&e)),
            "name a file that holds a token",
        )
    })?;
    let token = read.trim();
    if token.chars().count() < TOKEN || token.contains(char::is_whitespace) {
        return Err(Failure::file(
            file,
            "holds no token: one word of at least 16 characters",
            "make one with `openssl rand -hex 24 > FILE`",
        ));
    }
    Ok(Writers { token: token.to_owned(), clock: now })
}

fn table(rows: Rows) -> Table {
    (rows.header, rows.rows)
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        match error {
            ServeError::Store(error) => error.into(),
            ServeError::Listen(address, error) => Self::File {
                file: address,
                what: format!("cannot be listened on: {}", crate::failure::plain(&error)),
                remedy: "name another address or port with --listen".to_owned(),
            },
            ServeError::Start(error) => Self::File {
                file: "riwaya serve".to_owned(),
                what: format!("cannot start: {}", crate::failure::plain(&error)),
                remedy: "try again when the machine has threads to spare".to_owned(),
            },
        }
    }
}

/// The lexicon to those who serve.
struct Known(&'static Lexicon, Paradigms);

/// More forms than this are no help in a search.
const FORMS: usize = 400;

impl Senses for Known {
    fn of(&self, text: &str) -> Meaning {
        Lexical(self.0).of(text)
    }
}

impl Knowledge for Known {
    fn look(&self, phrase: &str) -> Looked {
        let meant = meanings(self.0, phrase).into_iter().filter_map(|found| {
            let [words, without, kind, meaning] = found.row.try_into().ok()?;
            Some(Meant { words, without, kind, meaning, actor: found.party })
        });
        let read = together(self.0, phrase).into_iter().map(|row| {
            let mut cells = row.into_iter();
            let mut next = || cells.next().unwrap_or_default();
            ReadWord { text: next(), kind: next(), headword: next() }
        });
        Looked { meant: meant.collect(), together: read.collect() }
    }

    fn actor(&self, code: &str) -> Option<Actor> {
        let names = &self.0.names;
        let named =
            |en: &str, ar: &str| Named { code: code.to_owned(), en: en.to_owned(), ar: ar.to_owned() };
        let of = |country: &Option<String>, sector: &Option<String>| {
            [country.as_deref(), sector.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        let kind = |en: &str, ar: &str| (en.to_owned(), ar.to_owned());
        if let Some(country) = names.country(&code.to_uppercase()) {
            return Some(Actor {
                named: named(&country.en, &country.ar),
                code: country.code.clone(),
                kind: kind("country", "دولة"),
                offices: Vec::new(),
            });
        }
        if let Some(person) = names.persons.iter().find(|p| p.key == code) {
            let mut offices: Vec<Office> = person.holdings.iter().map(|h| self.office(h)).collect();
            offices.sort_by(|a, b| (b.current, &b.from, &b.to).cmp(&(a.current, &a.from, &a.to)));
            return Some(Actor {
                named: named(&person.en, &person.ar),
                code: of(&person.country, &person.sector),
                kind: kind("person", "شخص"),
                offices,
            });
        }
        let body = names.organisation(code)?;
        Some(Actor {
            named: named(&body.en, &body.ar),
            code: of(&body.country, &body.sector),
            kind: match body.kind {
                BodyKind::Organisation => kind("organisation", "هيئة"),
                BodyKind::Group => kind("group", "جماعة"),
                BodyKind::Outlet => kind("outlet", "وسيلة إعلام"),
            },
            offices: Vec::new(),
        })
    }

    fn party(&self, code: &str) -> Option<EventActor> {
        Some(party(self.0, code)).filter(|p| p.key.is_some())
    }

    fn holds(&self) -> Vec<(String, String, usize)> {
        holds(self.0).into_iter().map(|(en, ar, n)| (en.to_owned(), ar.to_owned(), n)).collect()
    }

    fn forms(&self, word: &str) -> Forms {
        let folded = fold(word);
        let stem = folded.strip_prefix("ال").unwrap_or(&folded);
        let named = |word: &str| {
            let names = &self.0.names;
            let is_common = |n: &Name| matches!(n, Name::Issue(_) | Name::Office(_) | Name::Population(_));
            let proper = names.proper_beginning(word).and_then(|from| names.proper(from, std::iter::empty()));
            proper.is_some_and(|(_, all)| !all.iter().all(is_common))
        };
        if named(&folded) || named(stem) {
            return Forms::default();
        }
        let words = &self.0.words;
        let mut lemmas: Vec<u32> = words.analyses(stem).iter().map(|a| a.lemma).collect();
        lemmas.sort_unstable();
        lemmas.dedup();
        if lemmas.is_empty() {
            return Forms::default();
        }
        // forms of two letters (قِ of وقى) stand for too much else
        let others =
            words.forms_of(&lemmas, &self.1).into_iter().filter(|f| *f != stem && f.chars().count() > 2);
        let mut headwords: Vec<String> = lemmas.iter().map(|n| words.lemma(*n).written.clone()).collect();
        headwords.sort();
        headwords.dedup();
        Forms { headwords, others: others.take(FORMS).map(str::to_owned).collect() }
    }
}

impl Known {
    fn office(&self, held: &Holding) -> Office {
        let names = &self.0.names;
        let office = names.offices.get(held.office as usize);
        let of = names
            .country(&held.of)
            .map(|c| (c.en.clone(), c.ar.clone()))
            .or_else(|| names.organisation(&held.of).map(|o| (o.en.clone(), o.ar.clone())))
            .unwrap_or_else(|| (held.of.clone(), held.of.clone()));
        let (en, ar) = office.map(|o| (o.en.clone(), o.ar.clone())).unwrap_or_default();
        let tenure = &held.tenure;
        Office {
            en: format!("{en}, {}", of.0),
            ar: format!("{ar}، {}", of.1),
            from: tenure.start.clone(),
            to: tenure.end.clone(),
            current: tenure.end.is_none() && !tenure.end_unknown,
        }
    }
}
