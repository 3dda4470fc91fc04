//! Which words become cells, and whose.

mod affair;

use affair::Writer;
use riwaya_reconcile::{Constraints, Spelling, account_table, reconcile};
use riwaya_record::{
    AccountTable, Cell, CellStance, CommunicationKind, Entity, EntityKind, EventType as E, Party, PointKind,
    Stance,
};

fn table(w: &Writer, event: E) -> AccountTable {
    let articles = std::slice::from_ref(&w.article);
    let r = reconcile(articles, &Constraints::default());
    let id = &r.events.iter().find(|e| e.event == event).expect("the event").id;
    account_table(id, &r, articles, 0.5, &Spelling).expect("its table")
}

/// The cells of a table that say something: side, cell.
fn spoken(t: &AccountTable) -> Vec<(&str, &Cell)> {
    let cells = t.points.iter().flat_map(|p| &p.cells);
    cells.filter(|(_, c)| c.stance != CellStance::Silent).map(|(k, c)| (k.as_str(), c)).collect()
}

fn says(t: &AccountTable, side: &str, words: &str) -> bool {
    spoken(t).iter().any(|(k, c)| *k == side && c.evidence.iter().any(|e| e.span.text.contains(words)))
}

fn shelling(text: &str) -> Writer {
    let mut w = Writer::new("a", "one", "2031-05-04", "قصف سوق سمر", text);
    w.claim(E::Assault, None, "قصف", &["free-band"], &["XBB"], Some("2031-05-03"));
    w
}

#[test]
fn what_an_article_says_beside_the_event_it_leads_with() {
    let text = "قصف مقاتلون سوق سمر. وقال مرصد الأول إن الحاجز القريب من السوق خال. وقال هدار في لقاء إن المفاوضات مع كورفيا مستمرة.";
    let mut w = shelling(text);
    w.says("watch-one", Stance::Asserts, "الحاجز القريب من السوق خال", None, None);
    let meeting = w.claim(E::Consult, None, "لقاء", &["sami-haddar"], &["XCC"], None);
    let k = w.talk(CommunicationKind::Meeting, meeting);
    w.says("sami-haddar", Stance::Asserts, "المفاوضات مع كورفيا مستمرة", None, Some(&k));
    let t = table(&w, E::Assault);
    assert!(says(&t, "XBB-NGO", "الحاجز القريب"), "{t:#?}");
    assert!(!says(&t, "XAA-GOV", "المفاوضات"), "what was said in talks belongs to the talks");
}

#[test]
fn a_claim_with_a_source_needs_no_statement() {
    let mut w = shelling("أوقع قصف سوق سمر 12 قتيلا، بحسب مرصد الأول.");
    w.killed(0, "12 قتيلا", 12.0);
    let source = w.party("watch-one");
    w.article.claims[0].source = Some(source.clone());
    w.article.claims[0].attribution = vec![source];
    let t = table(&w, E::Assault);
    let toll = t.points.iter().find(|p| p.kind == PointKind::Number).expect("the toll");
    assert_eq!(toll.cells["XBB-NGO"].value.as_deref(), Some("12"));
}

#[test]
fn a_country_after_the_noun_may_be_who_was_struck() {
    let mut w = Writer::new("a", "one", "2031-05-04", "بعد ضربة كورفيا", "ساد الهدوء.");
    w.claim(E::Assault, None, "ضربة", &["XCC"], &[], Some("2031-05-03"));
    let after = w.span("كورفيا");
    w.article.claims[0].actor[0].span = after;
    assert!(table(&w, E::Assault).points.iter().all(|p| p.kind != PointKind::Blame));
}

#[test]
fn strangers_share_no_column() {
    let mut w = shelling(
        "قصف مقاتلون سوق سمر. وقال راجح كمون إن الخسائر كبيرة جدا. وقال سالم البطاط إن المتاجر احترقت كلها. وقال مسؤول إن الطريق مقطوع تماما.",
    );
    let words = ["الخسائر كبيرة جدا", "المتاجر احترقت كلها", "الطريق مقطوع تماما"];
    for (n, (who, words)) in ["راجح كمون", "سالم البطاط", "مسؤول"].iter().zip(words).enumerate()
    {
        let s = w.says("watch-one", Stance::Asserts, words, None, None);
        let span = w.span(who);
        let entity = format!("x{n}");
        w.article.entities.push(Entity {
            id: entity.clone(),
            kind: EntityKind::Person,
            name: (*who).to_owned(),
            name_ar: (*who).to_owned(),
            country: None,
            country_from: None,
            sector: None,
            role: None,
            key: None,
            mentions: Vec::new(),
        });
        w.article.statements[s].attribution =
            vec![Party { span, entity: Some(entity), country: None, sector: None }];
    }
    let t = table(&w, E::Assault);
    let keys: Vec<&str> = t.sides.iter().map(|s| s.key.as_str()).filter(|k| k.starts_with("ZZZ")).collect();
    assert_eq!(keys.len(), 2, "a column for each who has a name, none for who has not: {keys:?}");
}

#[test]
fn a_body_is_no_issue() {
    let mut w = shelling(
        "قصف مقاتلون سوق سمر. وقالت بلمورا إن مجلس أمن الأنهار سيجتمع غدا. ورأت كورفيا أن أمن الأنهار مهدد.",
    );
    for (who, words) in [("XBB", "مجلس أمن الأنهار سيجتمع غدا"), ("XCC", "أمن الأنهار مهدد")]
    {
        let s = w.says(who, Stance::Asserts, words, None, None);
        let mut issue = w.issue("river-security", "river security", "أمن الأنهار");
        if who == "XCC" {
            issue.span = w.span("أمن الأنهار مهدد");
            issue.span.end -= 5;
            issue.span.text = "أمن الأنهار".to_owned();
        }
        w.article.statements[s].issues.push(issue);
    }
    let council = w.span("مجلس أمن الأنهار");
    w.article.entities[4].mentions.push(council);
    let t = table(&w, E::Assault);
    assert!(t.points.iter().all(|p| p.point != "river security"), "{t:#?}");
    assert!(says(&t, "XBB-GOV", "سيجتمع غدا") && says(&t, "XCC-GOV", "مهدد"));
}

#[test]
fn of_two_countries_voices_in_one_sentence_nobody_knows_which_speaks() {
    let text = "قصف مقاتلون سوق سمر. ترى بلمورا أن القصف خطير وتصفه كورفيا بأنه حادث عابر جدا. وقالت كورفيا إن الطريق مفتوح أمام الجميع.";
    let mut w = shelling(text);
    let s = w.says("XCC", Stance::Asserts, "حادث عابر جدا", None, None);
    let mut outer = w.party("XBB");
    outer.span = w.span("بلمورا");
    w.article.statements[s].attribution[0].span = w.span("كورفيا");
    w.article.statements[s].attribution.insert(0, outer.clone());
    let other = w.says("XCC", Stance::Asserts, "الطريق مفتوح أمام الجميع", None, None);
    w.article.statements[other].attribution.insert(0, outer);
    let t = table(&w, E::Assault);
    assert!(
        spoken(&t).iter().all(|(_, c)| c.evidence.iter().all(|e| !e.span.text.contains("عابر"))),
        "{t:#?}"
    );
    assert!(says(&t, "XCC-GOV", "الطريق مفتوح"), "a voice of an earlier sentence is over");
}

#[test]
fn what_somebody_says_is_not_the_outlets_own_voice() {
    let mut w = shelling("قصف مقاتلون سوق سمر فأوقعوا 12 قتيلا.");
    w.killed(0, "12 قتيلا", 12.0);
    assert!(spoken(&table(&w, E::Assault)).iter().any(|(k, _)| *k == "OUTLET-one"));
    let title = w.span("قصف سوق سمر");
    w.says("watch-one", Stance::Asserts, "قصف سوق سمر", None, None);
    w.article.statements[0].proposition = title;
    w.article.claims[0].trigger.field = riwaya_record::Field::Title;
    w.article.claims[0].trigger.start = 0;
    w.article.claims[0].trigger.end = 3;
    assert!(spoken(&table(&w, E::Assault)).iter().all(|(k, _)| *k != "OUTLET-one"));
}

#[test]
fn a_persons_country_guessed_from_the_article_is_no_side() {
    let mut w = shelling("قصف مقاتلون سوق سمر. وقال راجح كمون إن الخسائر كبيرة جدا.");
    let s = w.says("watch-one", Stance::Asserts, "الخسائر كبيرة جدا", None, None);
    let of = w.article.statements[s].attribution[0].entity.clone();
    assert!(says(&table(&w, E::Assault), "XBB-NGO", "الخسائر"));
    let entity = w.article.entities.iter_mut().find(|e| Some(&e.id) == of.as_ref()).unwrap();
    entity.kind = EntityKind::Person;
    entity.country_from = Some(riwaya_record::InferredFrom::Article);
    assert!(spoken(&table(&w, E::Assault)).iter().all(|(k, _)| !k.starts_with("XBB")));
}

#[test]
fn what_is_warned_of_is_shown_with_the_warning() {
    let mut w = shelling("قصف مقاتلون سوق سمر. وحذرت أرفانيا جارتها من ضرب كورفيا، قبل اللقاء.");
    let s = w.says("XAA", Stance::Threatens, "ضرب كورفيا", None, None);
    let issue = w.issue("corvia", "Corvia", "كورفيا");
    w.article.statements[s].issues.push(issue);
    w.article.statements[s].attribution[0].span = w.span("أرفانيا");
    let t = table(&w, E::Assault);
    assert!(says(&t, "XAA-GOV", "وحذرت أرفانيا جارتها من ضرب كورفيا"), "{t:#?}");
    assert!(!says(&t, "XAA-GOV", "قبل اللقاء"));
}

/// An entity of Arvania's government, named by words of the text and by no key.
fn official(w: &mut Writer, statement: usize, words: &str) {
    let span = w.span(words);
    let (country, sector) = (Some("XAA".to_owned()), Some("GOV".to_owned()));
    w.article.entities.push(Entity {
        id: "official".to_owned(),
        kind: EntityKind::Person,
        name: words.to_owned(),
        name_ar: words.to_owned(),
        country: country.clone(),
        country_from: None,
        sector: sector.clone(),
        role: None,
        key: None,
        mentions: Vec::new(),
    });
    w.article.statements[statement].attribution =
        vec![Party { span, entity: Some("official".to_owned()), country, sector }];
}

#[test]
fn who_has_left_office_and_who_is_a_friend_speak_for_no_government() {
    for (who, side) in
        [("مسؤول أرفاني", "XAA-GOV"), ("مسؤول أرفاني سابق", "XAA-CVL"), ("مسؤول مؤيد لأرفانيا", "")]
    {
        let mut w = shelling(&format!("قصف مقاتلون سوق سمر. وقال {who} إن الخسائر كبيرة جدا."));
        let s = w.says("watch-one", Stance::Asserts, "الخسائر كبيرة جدا", None, None);
        official(&mut w, s, who);
        let t = table(&w, E::Assault);
        let sides: Vec<&str> = spoken(&t)
            .into_iter()
            .filter(|(_, c)| c.evidence.iter().any(|e| e.span.text.contains("الخسائر")))
            .map(|(k, _)| k)
            .collect();
        assert_eq!(sides.first().copied().unwrap_or_default(), side, "{who}: {sides:?}");
    }
}

#[test]
fn a_question_makes_no_cell() {
    let mut w = shelling("قصف مقاتلون سوق سمر. وتساءل مرصد الأول: هل يعود التجار إلى السوق قريبا؟");
    w.says("watch-one", Stance::Asks, "هل يعود التجار إلى السوق قريبا", None, None);
    assert!(!says(&table(&w, E::Assault), "XBB-NGO", "التجار"));
}

#[test]
fn what_a_sentence_tells_and_leaves_unsaid_are_two_points() {
    let mut w =
        shelling("قصف مقاتلون سوق سمر. وقال مرصد الأول إن الضحايا نقلوا إلى المدينة دون ذكر أسماء الضحايا.");
    w.says("watch-one", Stance::Asserts, "الضحايا نقلوا إلى المدينة", None, None);
    w.says("watch-one", Stance::LeavesOut, "أسماء الضحايا", None, None);
    let t = table(&w, E::Assault);
    let points: Vec<&str> = t
        .points
        .iter()
        .filter(|p| p.cells.get("XBB-NGO").is_some_and(|c| c.stance != CellStance::Silent))
        .map(|p| p.point_ar.as_str())
        .collect();
    assert!(points.contains(&"أسماء الضحايا") && points.len() == 2, "{points:?}");
}

#[test]
fn what_one_state_says_that_another_rejected_is_no_word_of_the_others() {
    let text = "قصف مقاتلون سوق سمر. وقالت بلمورا إن كورفيا رفضت التحقيق الدولي في القصف. ونفت كورفيا علمها بموعد الهجوم.";
    let mut w = shelling(text);
    let alleged = w.says("XCC", Stance::Denies, "التحقيق الدولي في القصف", None, None);
    let teller = w.party("XBB");
    w.article.statements[alleged].attribution.insert(0, teller);
    w.says("XCC", Stance::Denies, "علمها بموعد الهجوم", None, None);
    let t = table(&w, E::Assault);
    assert!(!says(&t, "XCC-GOV", "التحقيق الدولي"), "{t:#?}");
    assert!(says(&t, "XCC-GOV", "بموعد الهجوم"), "her own denial is hers");
}

#[test]
fn what_is_left_out_of_that_is_what_was_told_before() {
    let text = "قصف مقاتلون سوق سمر. وقال مرصد الأول إن عدد الضحايا مرتفع جدا، لكن كورفيا لم تؤكد ذلك.";
    let mut w = shelling(text);
    w.says("watch-one", Stance::Asserts, "عدد الضحايا مرتفع جدا", None, None);
    w.says("XCC", Stance::LeavesOut, "ذلك", None, None);
    let t = table(&w, E::Assault);
    let left =
        |p: &&riwaya_record::Point| p.cells.get("XCC-GOV").is_some_and(|c| c.stance == CellStance::LeftOut);
    let point = t.points.iter().find(left).expect("what is left out");
    assert_eq!(point.point_ar, "عدد الضحايا مرتفع جدا");
}
