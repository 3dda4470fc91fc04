//! What the sides of an invented call and an invented strike say, point by point.

mod affair;

use affair::Writer;
use riwaya_reconcile::{Constraints, Corrections, Spelling, account_table, reconcile};
use riwaya_record::{
    AccountTable, CellStance, CodedArticle, CommunicationKind, Correcting, Correction, EventType as E,
    Evidence, Point, PointKind, Relation, Stance, Status,
};

fn table(articles: &[CodedArticle], event: E, min: f64) -> AccountTable {
    let r = reconcile(articles, &Constraints::default());
    let id = &r.events.iter().find(|e| e.event == event).expect("the event").id;
    account_table(id, &r, articles, min, &Spelling).expect("its table")
}

fn point<'a>(t: &'a AccountTable, name: &str) -> &'a Point {
    t.points.iter().find(|p| p.point == name).unwrap_or_else(|| panic!("no {name} in {:#?}", t.points))
}

const TEXT: &str = "تحدث هدار وبلان في اتصال هاتفي. وقال القصر الأبيض إن هدار أثار معاهدة النهر. وقالت بلمورا إنه لا صحة لبحث معاهدة النهر. ولم يذكر القصر الأبيض مسألة الأسرى. وقالت بلمورا إن الاتصال تناول ملف الأسرى. وقالت بلمورا إن الاتصال جرى بطلب من أرفانيا. وقال الجانبان إنهما سيواصلان التشاور في الأشهر القادمة.";

fn readout() -> Writer {
    let mut w = Writer::new("a", "one", "2031-05-04", "اتصال بين الرئيسين", TEXT);
    w.claim(E::Consult, Some("phone"), "هاتفي", &["sami-haddar", "omar-balan"], &[], Some("2031-05-03"));
    let k = w.talk(CommunicationKind::Call, 0);
    let river = w.issue("river-treaty", "River Treaty", "معاهدة النهر");
    let captives = w.issue("captives", "captives", "الأسرى");
    for (who, stance, words, issue) in [
        ("white-palace", Stance::Asserts, "هدار أثار معاهدة النهر", Some(&river)),
        ("XBB", Stance::Denies, "لا صحة لبحث معاهدة النهر", Some(&river)),
        ("white-palace", Stance::LeavesOut, "مسألة الأسرى", Some(&captives)),
        ("XBB", Stance::Asserts, "الاتصال تناول ملف الأسرى", Some(&captives)),
        ("XBB", Stance::Asserts, "الاتصال جرى بطلب من أرفانيا", None),
        ("الجانبان", Stance::Asserts, "سيواصلان التشاور في الأشهر القادمة", None),
    ] {
        let s = w.says(who, stance, words, None, Some(&k));
        w.article.statements[s].issues.extend(issue.cloned());
    }
    w
}

#[test]
fn a_call_told_by_two_sides() {
    let article = readout().article;
    let t = table(std::slice::from_ref(&article), E::Consult, 0.5);
    let sides: Vec<_> = t.sides.iter().map(|s| (s.key.as_str(), s.name.as_str())).collect();
    assert_eq!(sides, [("XAA-GOV", "White Palace"), ("XBB-GOV", "Belmora")]);

    let river = point(&t, "River Treaty");
    assert_eq!((river.kind, river.relation), (PointKind::Issue, Relation::Contradict));
    assert_eq!(river.cells["XBB-GOV"].stance, CellStance::Denies);
    assert_eq!(river.cells["XAA-GOV"].evidence[0].span.text, "هدار أثار معاهدة النهر");

    let captives = point(&t, "captives");
    assert_eq!(captives.relation, Relation::Differ);
    let left_out = &captives.cells["XAA-GOV"];
    assert_eq!(left_out.stance, CellStance::LeftOut);
    assert!(left_out.evidence[0].span.text.contains("ولم يذكر"), "{left_out:?}");

    let asked = t.points.iter().find(|p| p.kind == PointKind::Initiator).expect("who asked");
    assert_eq!((asked.relation, asked.cells["XAA-GOV"].stance), (Relation::OnlyOneSide, CellStance::Silent));

    let both = t.points.iter().find(|p| p.point.contains("سيواصلان")).expect("what both say");
    assert_eq!(both.relation, Relation::Agree);
    assert!(both.cells.values().all(|c| c.stance == CellStance::Asserts));
    let letters: Vec<char> = article.text.chars().collect();
    for e in t.points.iter().flat_map(|p| p.cells.values()).flat_map(|c| &c.evidence) {
        let there: String = letters[e.span.start as usize..e.span.end as usize].iter().collect();
        assert_eq!(there, e.span.text);
    }
}

#[test]
fn below_the_threshold_a_cell_is_silent() {
    let mut w = readout();
    w.article.statements[1].confidence = 0.3;
    let t = table(std::slice::from_ref(&w.article), E::Consult, 0.5);
    let river = point(&t, "River Treaty");
    assert_eq!((river.cells["XBB-GOV"].stance, river.relation), (CellStance::Silent, Relation::OnlyOneSide));
}

#[test]
fn the_outer_and_the_inner_source() {
    let mut w = readout();
    let ana = w.party("ana-news");
    w.article.statements[0].attribution.insert(0, ana);
    let t = table(std::slice::from_ref(&w.article), E::Consult, 0.5);
    assert_eq!(point(&t, "River Treaty").cells["XAA-GOV"].stance, CellStance::Asserts);
}

/// A strike of which two bodies give tolls and the army denies that it was theirs.
fn strike() -> Vec<CodedArticle> {
    let tell = |id: &str, who: &str, dead: f64, text: &str, words: &str| {
        let mut w = Writer::new(id, id, "2031-05-04", "غارة على سوق سمر", text);
        let c = w.claim(E::Assault, None, "غارة", &["xbb-army"], &[], Some("2031-05-03"));
        w.killed(c, "قتيلا", dead);
        w.says(who, Stance::Asserts, words, Some(c), None);
        w.article
    };
    let mut out = vec![
        tell(
            "a",
            "watch-one",
            12.0,
            "قال مرصد الأول إن غارة على سوق سمر أوقعت 12 قتيلا.",
            "غارة على سوق سمر أوقعت 12 قتيلا",
        ),
        tell(
            "b",
            "relief-two",
            15.0,
            "وقالت إغاثة اثنان إن غارة على سوق سمر أوقعت 15 قتيلا.",
            "غارة على سوق سمر أوقعت 15 قتيلا",
        ),
        tell(
            "c",
            "watch-one",
            14.0,
            "وقال مرصد الأول إن غارة على سوق سمر أوقعت 14 قتيلا.",
            "غارة على سوق سمر أوقعت 14 قتيلا",
        ),
    ];
    let mut d = Writer::new("d", "d", "2031-05-04", "نفي", "نفى جيش بلمورا شن غارة على سوق سمر.");
    let c = d.claim(E::Assault, None, "غارة", &["xbb-army"], &[], Some("2031-05-03"));
    d.article.claims[c].status = Status::Negated;
    d.says("xbb-army", Stance::Denies, "شن غارة على سوق سمر", Some(c), None);
    out.push(d.article);
    let mut e = Writer::new("e", "e", "2031-05-04", "غارة على سوق سمر", "أوقعت غارة على سوق سمر 12 قتيلا.");
    let c = e.claim(E::Assault, None, "غارة", &[], &[], Some("2031-05-03"));
    e.at(c, "سمر", "Samar", "XBB");
    e.killed(c, "قتيلا", 12.0);
    out.push(e.article);
    out
}

#[test]
fn tolls_and_blame() {
    let t = table(&strike(), E::Assault, 0.5);
    let keys: Vec<_> = t.sides.iter().map(|s| (s.key.as_str(), s.outlet)).collect();
    assert_eq!(
        keys,
        [("XBB-MIL", false), ("XBB-NGO-relief-two", false), ("XBB-NGO-watch-one", false), ("OUTLET-e", true)]
    );
    let tolls: Vec<&Point> = t.points.iter().filter(|p| p.kind == PointKind::Number).collect();
    assert_eq!(tolls.len(), 2, "one side gives two tolls: {tolls:#?}");
    assert_eq!(tolls[0].relation, Relation::Differ);
    assert_eq!(tolls[0].cells["XBB-NGO-relief-two"].value.as_deref(), Some("15"));
    let blame = t.points.iter().find(|p| p.kind == PointKind::Blame).expect("who did it");
    assert_eq!((blame.relation, blame.cells["XBB-MIL"].stance), (Relation::Contradict, CellStance::Denies));
    assert_eq!(blame.cells["XBB-NGO-watch-one"].value.as_deref(), Some("Belmoran army"));
    assert_eq!(blame.cells["XBB-NGO-watch-one"].evidence.len(), 2);
}

#[test]
fn an_unknown_event_has_no_table() {
    let r = reconcile(&[], &Constraints::default());
    assert!(account_table("ev-none", &r, &[], 0.5, &Spelling).is_none());
}

#[test]
fn a_cell_that_somebody_marks_as_wrong_is_silent_and_says_who() {
    let article = readout().article;
    let before = table(std::slice::from_ref(&article), E::Consult, 0.5);
    let cell = &point(&before, "River Treaty").cells["XBB-GOV"];
    let mark = |statement: Option<String>, point: &str| Correction {
        id: "k1".into(),
        at: "2031-06-01T08:00:00Z".into(),
        who: "هدى".into(),
        why: "نفت الصحة لا البحث".into(),
        event: Some(before.event.id.clone()),
        change: Correcting::Cell {
            side: "XBB-GOV".into(),
            point: point.into(),
            kind: PointKind::Issue,
            stance: cell.stance,
            value: cell.value.clone(),
            evidence: vec![Evidence { statement, ..cell.evidence[0].clone() }],
        },
    };
    let marked = |statement: Option<String>, point: &str| {
        let by = Corrections::new(&[mark(statement, point)], |id| id.replace("older-", ""));
        let r = reconcile(std::slice::from_ref(&article), by.constraints());
        account_table(&before.event.id, &r, std::slice::from_ref(&article), 0.5, &Spelling).unwrap()
    };
    let said = cell.evidence[0].statement.clone().unwrap();
    let after = marked(Some(format!("older-{said}")), "River Treaty");
    let river = point(&after, "River Treaty");
    assert_eq!(river.relation, Relation::OnlyOneSide);
    let silent = &river.cells["XBB-GOV"];
    assert_eq!((silent.stance, silent.evidence.len()), (CellStance::Silent, 0));
    assert_eq!(silent.marked.as_ref().map(|m| (m.who.as_str(), m.correction.as_str())), Some(("هدى", "k1")));
    assert_eq!(river.cells["XAA-GOV"], point(&before, "River Treaty").cells["XAA-GOV"]);
    assert!(after.event.sides.contains(&"XBB-GOV".to_owned()), "it says other things");
    assert_eq!(marked(Some("of-others".into()), "River Treaty").points, before.points);
    assert_eq!(marked(Some(said), "captives").points, before.points, "a statement may speak of two subjects");
}
