//! `correct`: what a person says of what was found.

use std::path::Path;

use riwaya_lexicon::Lexicon;
use riwaya_reconcile::account_table;
use riwaya_record::{CellStance, Correcting, Correction, EventActor, Role};
use riwaya_senses::Lexical;
use riwaya_store::{Record, Store};

use crate::arguments::{ByArguments, CorrectCommand, CorrectedArguments, PartyRole};
use crate::columns;
use crate::failure::Failure;
use crate::knowledge;
use crate::lists::{opened, printed};
use crate::lookup::{around, event, record};
use crate::printing::warn;

pub(crate) fn correct(asked: &CorrectCommand, own: Option<&Path>) -> Result<(), Failure> {
    let (by, event, change) = match asked {
        CorrectCommand::List { database, format } => {
            let store = opened(database)?;
            let (all, force) = (store.corrections()?, store.in_force()?);
            let rows = |all: &[Correction]| columns::corrections(all, &force);
            return printed(|out| out.list(*format, &all, rows, rows));
        }
        CorrectCommand::Confirm { of } => with(of, |claims| Correcting::Confirm { claims })?,
        CorrectCommand::Reject { of } => with(of, |claims| Correcting::Reject { claims })?,
        CorrectCommand::Together { of } => with(of, |claims| Correcting::Together { claims })?,
        CorrectCommand::Apart { of, from } => {
            let (others, _) = named(&opened(&of.by.database)?, from)?;
            with(of, |claims| Correcting::Apart {
                others: others.into_iter().filter(|c| !claims.contains(c)).collect(),
                claims,
            })?
        }
        CorrectCommand::Date { of, is } => {
            let date = (is != "none").then(|| is.clone());
            with(of, |claims| Correcting::Date { claims, date })?
        }
        CorrectCommand::Party { of, role, is } => {
            let lexicon = knowledge::lexicon(own)?;
            let role = if *role == PartyRole::Actor { Role::Actor } else { Role::Recipient };
            let parties: Vec<EventActor> =
                is.iter().filter(|p| *p != "nobody").map(|p| party(lexicon, p.trim())).collect();
            for unknown in parties.iter().filter(|p| p.key.is_none()) {
                warn(&format!(
                    "{}: is no key of the lexicon and no country code, and is taken for a name; `riwaya lexicon look` finds keys",
                    unknown.name
                ));
            }
            with(of, |claims| Correcting::Party { claims, role, parties })?
        }
        CorrectCommand::Cell { event, side, point, by } => {
            let (event, change) = cell(&opened(&by.database)?, event, side, point, own)?;
            (by, Some(event), change)
        }
        CorrectCommand::Undo { id, by } => (by, None, Correcting::Undo { correction: id.clone() }),
    };
    let wanted =
        Correction { id: String::new(), at: now(), who: by.who.clone(), why: by.why.clone(), event, change };
    let mut store = Store::create(&by.database.db)?;
    let made = store.correct(&wanted)??;
    store.reconcile()?;
    printed(|out| {
        let file = &by.database.db;
        let db =
            if file == Path::new("riwaya.db") { String::new() } else { format!(" --db {}", file.display()) };
        out.line(&format!("{}: done. Undo with: riwaya correct undo {0} --who NAME{db}", made.id))
    })
}

/// The moment, as corrections keep it: nothing that is decided depends on it.
#[expect(clippy::disallowed_methods, reason = "a correction says when it was made")]
pub(crate) fn now() -> String {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now).to_string()
}

type Made<'a> = (&'a ByArguments, Option<String>, Correcting);

fn with(
    of: &CorrectedArguments,
    change: impl FnOnce(Vec<String>) -> Correcting,
) -> Result<Made<'_>, Failure> {
    // what is not there is not made: only `run` makes a database
    let (claims, event) = named(&opened(&of.by.database)?, &of.ids)?;
    Ok((&of.by, event, change(claims)))
}

/// The claims that ids name, an event's all; and the event of the first.
fn named(store: &Store, ids: &[String]) -> Result<(Vec<String>, Option<String>), Failure> {
    let (mut claims, mut event) = (Vec::new(), None);
    for id in ids {
        let (mut found, of) = match record(store, id)? {
            Record::Claim(claim) => (vec![claim.claim.id], claim.event_id),
            Record::Event(event) => (event.claims, Some(event.id)),
            Record::Statement(statement) => match statement.statement.claim {
                Some(claim) => (vec![claim], statement.event_id),
                None => {
                    return Err(Failure::Usage(format!(
                        "{id}: is a statement that carries no claim; name a claim, an event, or the cell with \
                         `riwaya correct cell`"
                    )));
                }
            },
        };
        claims.append(&mut found);
        event = event.or(of);
    }
    Ok((claims, event))
}

/// A party of the lexicon, else a name of which nothing is known.
pub(crate) fn party(lexicon: &Lexicon, code: &str) -> EventActor {
    let of = |name: &str, name_ar: &str, country: Option<&String>, sector: Option<&String>| EventActor {
        name: name.to_owned(),
        name_ar: name_ar.to_owned(),
        country: country.cloned(),
        sector: sector.cloned(),
        key: Some(code.to_owned()),
    };
    let names = &lexicon.names;
    if let Some(country) = names.country(&code.to_uppercase()) {
        let sector = Some("GOV".to_owned());
        return EventActor {
            key: Some(country.code.clone()),
            ..of(&country.en, &country.ar, Some(&country.code), sector.as_ref())
        };
    }
    if let Some(person) = names.persons.iter().find(|p| p.key == code) {
        return of(&person.en, &person.ar, person.country.as_ref(), person.sector.as_ref());
    }
    match names.organisation(code) {
        Some(body) => of(&body.en, &body.ar, body.country.as_ref(), body.sector.as_ref()),
        None => EventActor { key: None, ..of(code, code, None, None) },
    }
}

/// The event's id, and the words of a cell of its table.
fn cell(
    store: &Store,
    id: &str,
    side: &str,
    point: &str,
    own: Option<&Path>,
) -> Result<(String, Correcting), Failure> {
    let found = event(store, id)?;
    let (made, articles) = around(store, &found)?;
    let table = account_table(&found.id, &made, &articles, 0.0, &Lexical(knowledge::lexicon(own)?))
        .ok_or_else(|| Failure::nothing_of(id))?;
    let begins = |name: &str| name.starts_with(point);
    let cells: Vec<_> = table
        .points
        .iter()
        .filter(|p| begins(&p.point) || begins(&p.point_ar))
        .filter_map(|p| Some((p, p.cells.get(side).filter(|c| c.stance != CellStance::Silent)?)))
        .collect();
    match cells.as_slice() {
        [(point, cell)] => {
            let change = Correcting::Cell {
                side: side.to_owned(),
                point: point.point.clone(),
                kind: point.kind,
                stance: cell.stance,
                value: cell.value.clone(),
                evidence: cell.evidence.clone(),
            };
            Ok((found.id, change))
        }
        [] => {
            let keys: Vec<&str> = table.sides.iter().map(|s| s.key.as_str()).collect();
            Err(Failure::Usage(format!(
                "{side} says nothing of a point that begins with {point:?}; see `riwaya compare {id}`, whose sides are {}",
                keys.join(", ")
            )))
        }
        several => {
            let names: Vec<&str> = several.iter().map(|(p, _)| p.point.as_str()).collect();
            Err(Failure::Usage(format!("several points begin so: {}; give more of one", names.join("; "))))
        }
    }
}
