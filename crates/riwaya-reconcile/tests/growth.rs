//! Batch by batch, the same comes out as of all articles together.

mod affair;
mod archive;

use std::collections::BTreeMap;

use affair::Writer;
use archive::Memory;
use riwaya_reconcile::{Constraints, reconcile};
use riwaya_record::{CodedArticle, CommunicationKind, EventType as E, Stance};

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// What an article may tell: type, mode, trigger, who, to whom, in which words.
type Told =
    (E, Option<&'static str>, &'static str, &'static [&'static str], &'static [&'static str], &'static str);

const TOLD: &[Told] = &[
    (
        E::Consult,
        Some("phone"),
        "هاتفيا",
        &["sami-haddar", "omar-balan"],
        &[],
        "تحدث هدار هاتفيا مع بلان عن معبر الوادي.",
    ),
    (
        E::Consult,
        Some("visit"),
        "زار",
        &["lina-qasri"],
        &["XBB"],
        "زار وفد تقوده قصري عاصمة بلمورا والتقى رومي.",
    ),
    (E::Request, None, "طالب", &["sami-haddar"], &["XBB"], "طالب هدار بلمورا بسحب جيشها من الوادي."),
    (E::Agree, None, "اتفق", &["XAA", "XBB"], &[], "اتفق الجانبان على هدنة في الوادي لمدة شهر."),
    (E::Accuse, None, "اتهم", &["nadir-rumi"], &["XAA"], "اتهم رومي أرفانيا بتسليح العصبة الحرة سرا."),
    (
        E::Assault,
        None,
        "غارة",
        &["xbb-army"],
        &["free-band"],
        "شن جيش بلمورا غارة على مواقع العصبة الحرة قرب الوادي.",
    ),
    (
        E::Assault,
        None,
        "هجوما",
        &["free-band"],
        &["xbb-army"],
        "نفذت العصبة الحرة هجوما على حاجز لجيش بلمورا.",
    ),
    (E::Sanction, None, "طردت", &["XAA"], &["XBB"], "طردت أرفانيا أربعة دبلوماسيين من سفارة بلمورا."),
    (E::Aid, None, "وزعت", &["relief-two"], &["XCC"], "وزعت إغاثة اثنان خياما على نازحي كورفيا."),
    (E::Threaten, None, "هدد", &["omar-balan"], &["XAA"], "هدد بلان بإغلاق خط الأنابيب في وجه أرفانيا."),
];
const LEADS: &[&str] = &["وسط توتر على الحدود", "بعد أسبوع من القتال", "قبيل قمة مرتقبة", "في تطور مفاجئ"];

/// An article of a few of these, in one of sixteen days.
fn article(id: &str, dice: &mut Dice) -> CodedArticle {
    let day = 1 + dice.throw(16);
    let published = format!("2031-05-{day:02}");
    let mut told: Vec<&Told> = Vec::new();
    for _ in 0..=dice.throw(4) {
        let one = &TOLD[dice.throw(TOLD.len())];
        if !told.iter().any(|t| t.5 == one.5) {
            told.push(one);
        }
    }
    let lead = LEADS[dice.throw(LEADS.len())];
    let text =
        format!("{} {lead}. {}", told[0].5, told[1..].iter().map(|t| t.5).collect::<Vec<_>>().join(" "));
    let outlet = ["one", "two", "three"][dice.throw(3)];
    let mut w = Writer::new(id, outlet, &published, told[0].5.trim_end_matches('.'), &text);
    let mut talk = None;
    for (event, mode, trigger, actor, recipient, words) in told {
        let date = format!("2031-05-{:02}", day.saturating_sub(dice.throw(4)).max(1));
        let date = (dice.throw(4) > 0).then_some(date);
        let claim = w.claim(*event, *mode, trigger, actor, recipient, date.as_deref());
        match event {
            E::Consult => talk = Some(w.talk(CommunicationKind::Call, claim)),
            E::Request | E::Agree => {
                w.says("white-palace", Stance::Asserts, words, Some(claim), talk.as_deref());
            }
            E::Assault if dice.throw(2) == 0 => w.killed(claim, trigger, dice.throw(9) as f64),
            _ => {}
        }
    }
    w.article
}

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

/// What people put together or kept apart holds for what comes later too.
#[test]
fn corrections_hold_in_batches() {
    let mut dice = Dice(3);
    let articles: Vec<CodedArticle> = (0..40).map(|n| article(&format!("a{n:02}"), &mut dice)).collect();
    let whole = reconcile(&articles, &Constraints::default());
    let merged = whole.events.iter().find(|e| e.claims.len() > 3).expect("some are merged");
    let alone: Vec<&String> =
        whole.events.iter().filter(|e| e.claims.len() == 1).flat_map(|e| &e.claims).take(2).collect();
    let constraints = Constraints {
        together: vec![(alone[0].clone(), alone[1].clone())],
        apart: vec![(merged.claims[0].clone(), merged.claims[2].clone())],
    };
    let corrected = reconcile(&articles, &constraints);
    assert_ne!(corrected.events, whole.events);
    let mut memory = Memory::default();
    memory.constraints = constraints;
    for batch in articles.chunks(7) {
        memory.add(batch);
    }
    memory.is(&corrected);
}
