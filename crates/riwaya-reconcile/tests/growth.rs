//! Batch by batch, the same comes out as of all articles together.

mod affair;
mod archive;
mod news;

use std::collections::BTreeMap;

use archive::Memory;
use news::{Dice, article};
use riwaya_reconcile::{Constraints, Corrections, Reconciled, reconcile};
use riwaya_record::{CodedArticle, Correcting, Correction, Event, EventActor, Role};

/// Articles come in batches; some come again with another text.
#[test]
fn what_comes_in_batches_is_what_all_together_give() {
    let mut changed = 0;
    for seed in 0..12 {
        let mut dice = Dice(seed);
        let mut memory = Memory::default();
        let mut present: BTreeMap<String, CodedArticle> = BTreeMap::new();
        for _ in 0..8 {
            let mut batch: BTreeMap<String, CodedArticle> = BTreeMap::new();
            for _ in 0..=dice.throw(9) {
                let id = format!("a{:02}", dice.throw(50));
                batch.insert(id.clone(), article(&id, &mut dice));
            }
            changed += batch.keys().filter(|id| present.contains_key(*id)).count();
            memory.add(&batch.values().cloned().collect::<Vec<_>>());
            present.extend(batch);
            let all: Vec<CodedArticle> = present.values().cloned().collect();
            memory.is(&reconcile(&all, &Constraints::default()));
        }
    }
    assert!(changed > 20, "too few came again: {changed}");
}

/// Corrections of one person, one a minute.
fn corrections(changes: &[Correcting]) -> Vec<Correction> {
    let one = |(n, change): (usize, &Correcting)| Correction {
        id: format!("k{n}"),
        at: format!("2031-06-01T08:{n:02}:00Z"),
        who: "هدى".into(),
        why: String::new(),
        event: None,
        change: change.clone(),
    };
    changes.iter().enumerate().map(one).collect()
}

/// What all articles together give with corrections in force.
fn corrected(articles: &[CodedArticle], by: &Corrections) -> Reconciled {
    let articles: Vec<CodedArticle> = articles.iter().map(|a| by.apply(a.clone())).collect();
    reconcile(&articles, by.constraints())
}

/// Claims of an event of several, two that are alone, and corrections of all kinds that name them.
fn changes(whole: &Reconciled) -> Vec<Correcting> {
    let merged: Vec<&Event> = whole.events.iter().filter(|e| e.claims.len() > 3).collect();
    let alone: Vec<String> =
        whole.events.iter().filter(|e| e.claims.len() == 1).flat_map(|e| e.claims.clone()).take(2).collect();
    let of = |event: usize, from: usize, to: usize| merged[event].claims[from..to].to_vec();
    vec![
        Correcting::Together { claims: alone },
        Correcting::Apart { claims: of(0, 0, 1), others: of(0, 2, 3) },
        Correcting::Reject { claims: of(1, 0, 2) },
        Correcting::Confirm { claims: of(0, 1, 2) },
        Correcting::Date { claims: merged[2].claims.clone(), date: Some("2031-05-28".into()) },
        Correcting::Party {
            claims: of(1, 2, 3),
            role: Role::Actor,
            parties: vec![EventActor {
                name: "Third".into(),
                name_ar: "ثالث".into(),
                country: Some("XCC".into()),
                sector: Some("GOV".into()),
                key: Some("xcc-third".into()),
            }],
        },
        Correcting::Undo { correction: "k4".into() },
        Correcting::Undo { correction: "k6".into() },
    ]
}

/// What people corrected holds for what comes later too.
#[test]
fn corrections_hold_in_batches() {
    let mut dice = Dice(3);
    let articles: Vec<CodedArticle> = (0..40).map(|n| article(&format!("a{n:02}"), &mut dice)).collect();
    let whole = reconcile(&articles, &Constraints::default());
    let by = Corrections::new(&corrections(&changes(&whole)), str::to_owned);
    let wanted = corrected(&articles, &by);
    assert_ne!(wanted.events, whole.events);
    let mut memory = Memory::default();
    memory.correct(&by, &[]);
    for batch in articles.chunks(7) {
        memory.add(batch);
    }
    memory.is(&wanted);
}

/// A correction made or undone later comes to what deciding everything anew comes to, and an undone one leaves no trace.
#[test]
fn a_correction_is_decided_around_what_it_names() {
    for seed in 3..7 {
        let mut dice = Dice(seed);
        let articles: Vec<CodedArticle> = (0..40).map(|n| article(&format!("a{n:02}"), &mut dice)).collect();
        let mut memory = Memory::default();
        for batch in articles.chunks(9) {
            memory.add(batch);
        }
        let whole = reconcile(&articles, &Constraints::default());
        memory.is(&whole);
        let stood = memory.dump();
        let changes = changes(&whole);
        let all = corrections(&changes);
        for made in 1..=changes.len() {
            let by = Corrections::new(&all[..made], str::to_owned);
            let named: Vec<&str> = match &changes[made - 1] {
                Correcting::Undo { .. } => changes[4].claims().map(String::as_str).collect(),
                change => change.claims().map(String::as_str).collect(),
            };
            memory.correct(&by, &named);
            memory.is(&corrected(&articles, &by));
        }
        assert_ne!(memory.dump(), stood);
        let named: Vec<&str> = changes.iter().flat_map(Correcting::claims).map(String::as_str).collect();
        memory.correct(&Corrections::default(), &named);
        memory.is(&whole);
        assert_eq!(memory.dump(), stood, "byte for byte");
    }
}
