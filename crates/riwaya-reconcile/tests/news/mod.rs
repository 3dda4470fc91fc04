//! Invented articles about what two states and an armed band do to each other in sixteen days.
#![allow(dead_code, unreachable_pub)] // shared by several tests, each using a part

use riwaya_record::{CodedArticle, CommunicationKind, EventType as E, Stance};

use crate::affair::Writer;

/// Numbers that look random and are the same on every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn throw(&mut self, sides: usize) -> usize {
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
pub fn article(id: &str, dice: &mut Dice) -> CodedArticle {
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
