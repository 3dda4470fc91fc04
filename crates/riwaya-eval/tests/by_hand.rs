//! Small golds of our own, with figures worked out by hand.

mod made;

use std::fs;
use std::path::Path;

use made::{article, claim, communication, event, party, point, side, span, statement, summary, table, time};
use riwaya_eval::{Figure, Gold, System, missing, score};
use riwaya_record::{CellStance, EventType, Stance, Status};

fn value(figures: &[Figure], name: &str) -> f64 {
    figures.iter().find(|f| f.name == name).unwrap_or_else(|| panic!("no figure {name}")).value
}

fn expect(figures: &[Figure], wanted: &[(&str, f64)]) {
    for (name, wanted) in wanted {
        let got = value(figures, name);
        assert!((got - wanted).abs() < 1e-9, "{name} is {got}, wanted {wanted}");
    }
}

#[test]
fn claims_and_times() {
    let gold = Gold::parse(
        "claims.gold",
        r#"{"id":"a","claims":[
            {"event":"CONSULT","trigger":"اجتمع","actor":[{"text":"الوزير التونسي","country":"TUN","sector":"GOV"}],
             "recipient":[{"text":"نظيره المالي","country":"MLI","sector":"GOV"}],"status":"actual","source":null},
            {"event":"ACCUSE","trigger":"نددت","actor":[{"text":"المعارضة","country":"MLI","sector":"OPP","or":{"sector":"PTY"}}],
             "recipient":[{"text":"الشرطة","country":"MLI","sector":"COP","optional":true}],"status":"actual",
             "source":{"text":"صحيفة محلية","country":"MLI","sector":"MED"}},
            {"event":"AID","trigger":"مساعدات","actor":[],"recipient":[],"status":"future","source":null},
            {"event":"PROTEST","trigger":"احتجاج","actor":[],"recipient":[],"status":"actual","source":null,"optional":true}],
           "times":[{"text":"أمس","value":"2020-01-01"},{"text":"يوم الاثنين","value":"2020-01-06","or":{"value":"2020-01-13"}},
                    {"text":"حاليا","value":"PRESENT_REF","optional":true}]}"#
            .replace('\n', " ")
            .as_str(),
    )
    .unwrap();
    let mut found = article("a");
    // both sides as actors, with a proclitic, and one party too many
    found.claims.push(claim(
        EventType::Consult,
        "واجتمع",
        vec![
            party("للوزير التونسي", Some("TUN"), Some("GOV")),
            party("نظيره المالي", Some("MLI"), Some("MIL")),
            party("الصحافيين", None, None),
        ],
        vec![],
    ));
    let mut accuse = claim(
        EventType::Accuse,
        "نددت",
        vec![party("المعارضة", Some("MLI"), Some("PTY"))],
        vec![party("الشرطة", Some("MLI"), Some("COP"))],
    );
    accuse.status = Status::Negated;
    found.claims.push(accuse);
    found.claims.push(claim(EventType::Protest, "الاحتجاج", vec![], vec![]));
    found.claims.push(claim(EventType::Aid, "منح", vec![], vec![]));
    found.times.push(time("يوم الإثنين الماضي", "2020-01-13"));
    found.times.push(time("حاليا", "PRESENT_REF"));

    let figures = score(&gold, &System { articles: &[found], ..System::default() });
    expect(
        &figures,
        &[
            // AID has the right type in the wrong place; PROTEST is optional and counts nowhere
            ("event_type_f1", 1.0),
            ("event_trigger_p", 2.0 / 3.0),
            ("event_trigger_r", 2.0 / 3.0),
            ("actor_p", 3.0 / 4.0),
            ("actor_r", 1.0),
            ("recipient_f1", 0.0), // the only one is optional
            ("attribution_r", 0.0),
            ("country_accuracy", 1.0),
            ("sector_accuracy", 2.0 / 3.0), // PTY is the other annotator's, MIL nobody's
            ("status_accuracy", 0.5),
            ("gold_claims", 3.0),
            ("system_claims", 3.0),
            ("time_extent_p", 1.0),
            ("time_extent_r", 0.5),
            ("time_value_r", 0.5),
            ("system_times", 1.0),
        ],
    );
    assert_eq!(figures.iter().find(|f| f.is_count).unwrap().to_string(), "gold_claims 3");
}

#[test]
fn statements() {
    let gold = Gold::parse(
        "statements.gold",
        r#"{"id":"a","communications":[{"key":"K1","trigger":"اتصال هاتفي","also":["المكالمة"]}],
            "statements":[
             {"proposition":"المحادثات كانت صعبة","source":[{"text":"الكرملين","country":"RUS","sector":"GOV"}],"stance":"asserts","within":"K1"},
             {"proposition":"لن توقع الاتفاق قريبا","source":[{"text":"وكالة"},{"text":"مسؤول","also":["المتحدث"]}],"stance":"denies","or":{"stance":"asserts"},"carried":true},
             {"proposition":"الطقس جميل هذا الصباح","source":[{"text":"شاهد"}],"stance":"asserts"}]}"#
            .replace('\n', " ")
            .as_str(),
    )
    .unwrap();
    let mut found = article("a");
    found.communications.push(communication("k7", "المكالمة"));
    found.communications.push(communication("k8", "مؤتمر صحفي"));
    let moscow = vec![party("موسكو", Some("RUS"), Some("GOV"))];
    found.statements = vec![
        statement("أن المحادثات كانت صعبة", moscow.clone(), Stance::Doubts, Some("k7")),
        statement("توقع الاتفاق", vec![party("والمتحدث", None, None)], Stance::Asserts, Some("k8")),
        statement("الأسعار ارتفعت", moscow, Stance::Asserts, None),
    ];
    let figures = score(&gold, &System { articles: &[found], ..System::default() });
    expect(
        &figures,
        &[
            ("statement_p", 2.0 / 3.0),
            ("statement_r", 2.0 / 3.0),
            ("statement_source_accuracy", 1.0),
            ("statement_carried_source_accuracy", 1.0),
            ("statement_stance_accuracy", 0.5),
            ("statement_within_accuracy", 0.5), // the second was within nothing
            ("gold_statements", 3.0),
        ],
    );
}

#[test]
fn clusters() {
    let rows = [("a", "x", "s"), ("b", "x", "s"), ("c", "y", "s"), ("d", "z", "t")]
        .map(|(id, event, story)| format!(r#"{{"id":"{id}","event":"{event}","story":"{story}"}}"#));
    let gold = Gold::parse("clusters.gold", &rows.join("\n")).unwrap();
    // d is not in the system's output: alone
    let found = ["a", "b", "c"].map(|id| summary(id, Some("e1"), Some("s1")));
    let figures = score(&gold, &System { summaries: &found, ..System::default() });
    expect(
        &figures,
        &[
            ("event_b3_p", (2.0 / 3.0 + 2.0 / 3.0 + 1.0 / 3.0 + 1.0) / 4.0),
            ("event_b3_r", 1.0),
            ("event_pair_f1", 0.5), // one of three pairs, all of one
            ("story_b3_f1", 1.0),
            ("story_pair_f1", 1.0),
        ],
    );
    assert_eq!(missing(&gold, ["a", "b", "c"]), ["d"]);
}

#[test]
fn events() {
    let gold = Gold::parse(
        "events.gold",
        concat!(
            r#"{"key":"talks","event":["CONSULT"],"countries":["SDN","EGY"],"date":["2020-02"],"articles":["1.txt","2.txt"],"may":["3.txt"]}"#,
            "\n",
            r#"{"key":"blame","event":["ACCUSE","REJECT"],"countries":["EGY"],"date":[null],"articles":["2.txt"],"may":[]}"#
        ),
    )
    .unwrap();
    let found = [
        event(EventType::Consult, &["EGY", "SDN", "ETH"], Some("2020-02-13"), &["x/1.txt", "2.txt", "3.txt"]),
        event(EventType::Reject, &["EGY"], None, &["2.txt", "9.txt"]),
        event(EventType::Consult, &["EGY", "SDN"], Some("2019"), &["1.txt", "2.txt"]),
    ];
    let figures = score(&gold, &System { events: &found, ..System::default() });
    expect(
        &figures,
        &[
            ("events_found", 2.0),
            ("events_with_their_articles", 1.0),
            ("events_wanted", 2.0),
            ("events_total", 3.0),
        ],
    );
}

/// A claim on a word at its place, in a sentence that is the whole article.
fn placed(event: EventType, id: &str, trigger: &str, start: u32) -> riwaya_record::Claim {
    let mut claim = claim(event, trigger, vec![], vec![]);
    id.clone_into(&mut claim.id);
    claim.trigger.start = start;
    claim.trigger.end = start + trigger.chars().count() as u32;
    claim.sentence.end = 100;
    claim
}

#[test]
fn links() {
    let gold = Gold::parse(
        "links.gold",
        concat!(
            r#"{"claim":"call/1","article":"a","event":"CONSULT","trigger":"اتصل","start":0}"#,
            "\n",
            r#"{"claim":"call/2","article":"a","event":"CONSULT","trigger":"المكالمة","start":40,"also":["الاتصال"]}"#,
            "\n",
            r#"{"claim":"call/3","article":"b","event":"CONSULT","trigger":"الاتصال","start":5}"#,
            "\n",
            r#"{"claim":"next/1","article":"b","event":"CONSULT","trigger":"الاتصال","start":60}"#,
            "\n",
            r#"{"claim":"next/2","article":"c","trigger":"هاتف","start":9}"#,
            "\n",
            r#"{"claim":"demand/1","article":"a","event":"REQUEST","trigger":"اتصل","start":0}"#,
            "\n",
            r#"{"claim":"call/4","article":"c","trigger":"تحادثا","start":0,"optional":true}"#,
            "\n",
            r#"{"must":["call/1","call/2"]}"#,
            "\n",
            r#"{"must":["call/4","call/2"]}"#,
            "\n",
            r#"{"must":["call/3","call/2"]}"#,
            "\n",
            r#"{"must":["next/1","next/2"]}"#,
            "\n",
            r#"{"cannot":["call/3","next/1"],"why":"another day"}"#,
            "\n",
            r#"{"cannot":["demand/1","call/1"],"why":"what was asked for in it"}"#,
        ),
    )
    .unwrap();
    assert_eq!(gold.articles(), ["a", "b", "c"]);
    let mut found = ["a", "b", "c"].map(article);
    // a line above moves all that the gold places by two
    found[0].text = format!("– اتصل{} المكالمة   الاتصال", " ".repeat(35));
    found[1].text = format!("      الاتصال{} الاتصال", " ".repeat(46));
    // one word, two claims: the type tells which is which
    found[0].claims.push(placed(EventType::Request, "r", "اتصل", 2));
    found[0].claims.push(placed(EventType::Consult, "k1", "اتصل", 2));
    // the second mention is found by another word of its sentence
    found[0].claims.push(placed(EventType::Consult, "k2", "الاتصال", 50));
    found[1].claims.push(placed(EventType::Consult, "k3", "الاتصال", 6));
    found[1].claims.push(placed(EventType::Consult, "k4", "الاتصال", 60));
    let of = |id: &str, claims: &[&str]| {
        let mut event = event(EventType::Consult, &[], None, &[]);
        id.clone_into(&mut event.id);
        event.claims = claims.iter().map(|c| (*c).to_owned()).collect();
        event
    };
    let events = [of("e1", &["k1", "k2"]), of("e2", &["k3", "k4"])];
    let figures = score(&gold, &System { articles: &found, events: &events, ..System::default() });
    expect(
        &figures,
        &[
            // call/1 and call/2 of the three pairs of the call; call/3 went with the next one, and call/4 is right to
            // miss
            ("link_p", 1.0 / 2.0),
            ("link_r", 1.0 / 3.0),
            ("link_f1", 0.4),
            ("link_r_of_all", 1.0 / 4.0),
            ("must_links", 4.0),
            ("must_links_found", 3.0),
            ("must_links_kept_apart", 2.0),
            // three claims of the call against two of the next and one demand
            ("cannot_links", 9.0),
            ("cannot_links_found", 6.0),
            ("cannot_links_merged", 1.0),
            ("fragmentation", 2.0),
            ("events_told_again", 1.0), // of the next call one claim alone was found
            ("events_split", 1.0),
            ("claims_wanted", 6.0),
            ("claims_not_found", 1.0),
        ],
    );
    let none = score(&gold, &System::default());
    expect(&none, &[("claims_not_found", 6.0), ("link_r_of_all", 0.0), ("fragmentation", 0.0)]);
}

#[test]
fn a_claim_followed_through_the_text_is_found_at_each_of_its_words() {
    let rows = [
        r#"{"claim":"strike/1","article":"a","event":"ASSAULT","trigger":"قصف","start":0}"#,
        r#"{"claim":"strike/2","article":"a","event":"ASSAULT","trigger":"الغارة","start":10}"#,
        r#"{"claim":"strike/3","article":"a","event":"ASSAULT","trigger":"القصف","start":20}"#,
        r#"{"claim":"blame/1","article":"a","event":"ACCUSE","trigger":"القصف","start":20}"#,
        r#"{"must":["strike/1","strike/2"]}"#,
        r#"{"must":["strike/2","strike/3"]}"#,
    ];
    let gold = Gold::parse("links.gold", &rows.join("\n")).unwrap();
    let mut found = article("a");
    found.text = "قصف       الغارة    القصف".to_owned();
    let mut strike = placed(EventType::Assault, "k1", "قصف", 0);
    strike.also = vec![span("الغارة"), span("القصف")];
    for (also, start) in strike.also.iter_mut().zip([10, 20]) {
        (also.start, also.end) = (start, start + also.end);
    }
    found.claims.push(strike);
    let figures = score(&gold, &System { articles: &[found], ..System::default() });
    // the accusation rests on a word of the strike, and is not found for it
    expect(
        &figures,
        &[("must_links", 3.0), ("link_r", 1.0), ("fragmentation", 1.0), ("claims_not_found", 1.0)],
    );
}

#[test]
fn links_that_contradict_each_other() {
    let claim = |name: &str| format!(r#"{{"claim":"{name}","article":"x","trigger":"{name}","start":0}}"#);
    let error = |rows: &[&str]| {
        let rows: Vec<String> =
            ["a", "b", "c"].map(claim).into_iter().chain(rows.iter().map(|r| (*r).to_owned())).collect();
        Gold::parse("l.gold", &rows.join("\n")).unwrap_err().to_string()
    };
    let twice = error(&[&claim("b")]);
    assert!(twice.starts_with("l.gold:4: \"b\" stands in line 2 already; name each claim once"), "{twice}");
    let unknown = error(&[r#"{"must":["a","z"]}"#]);
    assert!(unknown.starts_with("l.gold:4: no row has the claim \"z\"; add it"), "{unknown}");
    let both = error(&[r#"{"must":["a","b"]}"#, r#"{"cannot":["a","c"]}"#, r#"{"must":["b","c"]}"#]);
    assert!(both.starts_with("l.gold:5: \"a\" and \"c\" are one event by the must-links"), "{both}");
    let again = error(&[r#"{"must":["a","b"]}"#, r#"{"cannot":["b","a"]}"#]);
    assert!(again.contains("l.gold:5: \"b\" and \"a\" are linked in line 4 already"), "{again}");
    assert!(error(&[r#"{"must":["a","a"]}"#]).contains("linked with itself"));
    assert!(error(&[r#"{"must":["a"]}"#]).starts_with("l.gold:4: invalid length 1"));
    assert!(
        error(&[r#"{"claim":"d","article":"x","trigger":"d"}"#])
            .starts_with("l.gold:4: missing field `start`")
    );
}

#[test]
fn texts() {
    let gold = Gold::parse(
        "articles.gold",
        "{\"id\":\"a.html\",\"title\":\"\",\"text\":\"one two three four five\"}\n{\"id\":\"b\",\"text\":\"one two\"}",
    )
    .unwrap();
    let mut found = [article("pages/a.html.gz"), article("c")];
    found[0].text = "zero one two three four".to_owned();
    let figures = score(&gold, &System { articles: &found, ..System::default() });
    expect(&figures, &[("extract_p", 0.5), ("extract_r", 0.25), ("extract_f1", 1.0 / 3.0), ("pages", 2.0)]);
    assert_eq!(missing(&gold, ["pages/a.html.gz", "c"]), ["b"]);
}

#[test]
fn what_pages_say_of_their_articles() {
    let rows = concat!(
        r#"{"id":"a","text":"one","title":"one  two","published":"2022-03-04T01:30:00+02:00","outlet":"المرفأ (Marfa)","language":"ar","#,
        r#""furniture":["share","read on and on here","gone"]}"#,
        "\n",
        r#"{"id":"b","text":"one","published":"2022-03-04","modified":"2022-03-05T10:00:00Z","author":"سلمى"}"#
    );
    let gold = Gold::parse("articles.gold", rows).unwrap();
    let mut found = [article("a.html"), article("b")];
    let published = |time: Option<&str>, date: &str| riwaya_record::Published {
        time: time.map(str::to_owned),
        date: Some(date.to_owned()),
        ..riwaya_record::Published::default()
    };
    found[0].title = "one two".to_owned();
    found[0].published = published(Some("2022-03-03T23:30:00Z"), "2022-03-03");
    found[0].outlet = Some("Marfa".to_owned());
    found[0].text = "one, read on and on here\nshared".to_owned();
    found[1].published = published(Some("2022-03-04T10:00:00Z"), "2022-03-04");
    found[1].modified = Some(published(Some("2022-03-05T10:00:20+00:00"), "2022-03-05"));
    let figures = score(&gold, &System { articles: &found, ..System::default() });
    expect(
        &figures,
        &[
            ("title", 1.0),
            ("published_day", 0.5),
            ("published_time", 0.5),
            ("modified", 1.0),
            ("outlet", 1.0),
            ("author", 0.0),
            ("language", 0.0),
            ("furniture", 3.0),
            ("furniture_in_text", 1.0),
            ("furniture_lost", 2.0),
        ],
    );
}

#[test]
fn accounts() {
    let gold = Gold::parse(
        "accounts.gold",
        r#"[{"event":"talks","articles":["1","2","3"],
            "sides":[{"key":"EGY-GOV","country":"EGY","sector":"GOV"},{"key":"OUT-X","country":"EGY","sector":"MED"},{"key":"ZZZ-MIL","country":null,"sector":"MIL"}],
            "points":[{"accounts":[
              {"side":"EGY-GOV","stance":"asserts","source":"القاهرة","evidence":"بلغت نسبة الملء نصف الخزان"},
              {"side":"EGY-GOV","stance":"denies","source":"القاهرة","evidence":"انسحب الوفد من القاعة"},
              {"side":"OUT-X","stance":"value","source":null,"evidence":"استمرت الجلسة ثلاث ساعات"},
              {"side":"ZZZ-MIL","stance":"asserts","source":"ضابط","evidence":"سقط جريحان في الطريق"}]}],
            "omissions_reported":[{"evidence":"ولم يذكر البيان موعد الجلسة المقبلة"}]}]"#,
    )
    .unwrap();
    let sides = vec![
        side("EGY-GOV", Some("EGY"), Some("GOV"), false),
        side("OUTLET-y", None, None, true),
        side("SDN-MIL", Some("SDN"), Some("MIL"), false),
    ];
    let whole_page = "كلمة ".repeat(40) + "انسحب الوفد من القاعة";
    let points = vec![
        point("EGY-GOV", CellStance::Value, "بلغت نسبة الملء نصف الخزان تقريبا"),
        point("EGY-GOV", CellStance::Denies, &whole_page),
        point("OUTLET-y", CellStance::Asserts, "الجلسة ثلاث ساعات"),
        point("SDN-MIL", CellStance::Asserts, "سقط جريحان"),
        point("EGY-GOV", CellStance::LeftOut, "لم يذكر موعد الجلسة"),
    ];
    let found = table(sides, points);
    let listed =
        [summary("1", Some("e2"), None), summary("2", Some("e1"), None), summary("3", Some("e1"), None)];
    let table_of = |id: &str| (id == "e1").then(|| found.clone());
    let figures = score(&gold, &System { summaries: &listed, accounts: &table_of, ..System::default() });
    expect(
        &figures,
        &[
            ("account_cells_recall", 0.75), // evidence that is a whole page is none
            ("omissions_recall", 1.0),
            ("gold_cells", 4.0),
            ("system_cells", 5.0),
        ],
    );
}

#[test]
fn errors_name_file_line_and_remedy() {
    let error = |text: &str| Gold::parse("g.gold", text).unwrap_err().to_string();
    assert!(error("").starts_with("g.gold: no rows; a row of gold has claims"));
    assert!(error("{\"id\":\"a\",\"claims\":[]}\n\n{oops").starts_with("g.gold:3: not a JSON object a line"));
    assert!(error("{\"id\":\"a\",\"tokens\":[]}").starts_with("g.gold:1: a row of gold has"));
    let mixed = error("{\"id\":\"a\",\"claims\":[]}\n{\"id\":\"b\",\"statements\":[]}");
    assert!(
        mixed.starts_with("g.gold:2: a row with statements") && mixed.contains("a file of its own"),
        "{mixed}"
    );
    let field = error("{\"id\":\"a\",\"claims\":[{\"event\":\"AID\"}]}");
    assert!(field.starts_with("g.gold:1: missing field `trigger`"), "{field}");
    let twice = error("{\"id\":\"a\",\"claims\":[]}\n{\"id\":\"a\",\"claims\":[]}");
    assert!(twice.contains("g.gold:2: \"a\" stands in line 1 already"), "{twice}");
    let said = |rest: &str| {
        format!("{{\"id\":\"a\",\"statements\":[{{\"proposition\":\"p\",\"stance\":\"asserts\",{rest}}}]}}")
    };
    assert!(error(&said("\"source\":[]")).contains("has no source"));
    assert!(error(&said("\"source\":[{\"text\":\"x\"}],\"within\":\"K9\"")).contains("\"K9\""));
    let array = Gold::parse("g.gold", "[\n{\"points\":[]}]").unwrap_err();
    assert_eq!((array.path(), array.line()), ("g.gold", Some(2)));
    let absent = Gold::read(Path::new("no/such.gold")).unwrap_err();
    assert_eq!((absent.path(), absent.line()), ("no/such.gold", None));
}

#[test]
fn golds_beside_their_inputs() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Gold::beside(folder.path()).unwrap().is_empty());
    fs::create_dir(folder.path().join("gold")).unwrap();
    for (name, text) in [
        ("b.gold", "{\"id\":\"a\",\"event\":\"e\",\"story\":\"s\"}"),
        ("a.gold", "[]"),
        ("notes.txt", "nothing to read here"),
    ] {
        fs::write(folder.path().join("gold").join(name), text).unwrap();
    }
    let golds = Gold::beside(folder.path()).unwrap();
    assert_eq!(golds.iter().map(|(_, gold)| gold.name()).collect::<Vec<_>>(), ["accounts", "clusters"]);
}

#[test]
fn the_golds_of_the_samples_are_read() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let golds = Gold::beside(&samples).unwrap();
    let mut names: Vec<_> = golds.iter().map(|(_, gold)| gold.name()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accounts", "articles", "claims", "clusters", "events", "links", "statements"]);
    for (file, gold) in &golds {
        assert!(!gold.articles().is_empty(), "{}", file.display());
        let figures = score(gold, &System::default());
        assert!(figures.iter().all(|f| f.value.is_finite()), "{figures:?}");
    }
}

#[test]
fn pairs_of_headlines() {
    let rows = r#"{"id":"1","s1":"ارتفع النهر","s2":"النهر يرتفع","stance":"agree"}
{"id":"2","s1":"ارتفع النهر","s2":"انخفض النهر","stance":"disagree"}
{"id":"3","s1":"ارتفع النهر","s2":"جف النهر","stance":"disagree"}
{"id":"4","s1":"ارتفع النهر","s2":"فتح المتحف","stance":"other"}"#;
    let gold = Gold::parse("pairs.gold", rows).unwrap();
    assert!(gold.articles().is_empty());
    let stance = |_: &str, b: &str| match b {
        "النهر يرتفع" | "جف النهر" => "agree",
        "انخفض النهر" => "disagree",
        _ => "other",
    };
    let figures = score(&gold, &System { stance: &stance, ..System::default() });
    expect(
        &figures,
        &[("stance_agree_f1", 2.0 / 3.0), ("stance_disagree_f1", 2.0 / 3.0), ("stance_other_f1", 1.0)],
    );
}
