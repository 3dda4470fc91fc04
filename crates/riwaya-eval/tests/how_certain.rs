//! Types apart, intervals, and what confidence is worth, on small golds of our own.

#[allow(dead_code, reason = "what other tests make of it")]
mod made;

use made::{article, claim, party, statement};
use riwaya_eval::{Gold, System, by_confidence, by_type, chart, score};
use riwaya_record::{CodedArticle, EventType, Stance};

/// A gold of so many articles with an accusation each, and in every other one aid that only one annotator held.
fn gold(articles: usize) -> Gold {
    let rows = (0..articles).map(|n| {
        let aid = if n % 2 == 0 { r#",{"event":"AID","trigger":"منحت","optional":true}"# } else { "" };
        format!(r#"{{"id":"{n}","claims":[{{"event":"ACCUSE","trigger":"نددت"}}{aid}]}}"#)
    });
    Gold::parse("claims.gold", &rows.collect::<Vec<_>>().join("\n")).unwrap()
}

/// What was found: an accusation in all articles but each fourth, certain by .9; aid in all, certain by .3; and in the first
/// article a protest that nobody held, certain by .6.
fn found(articles: usize) -> Vec<CodedArticle> {
    let certain = |event, trigger: &str, confidence| {
        let mut out = claim(event, trigger, vec![], vec![]);
        out.confidence = confidence;
        out
    };
    let of = |n: usize| {
        let mut out = article(&n.to_string());
        if !n.is_multiple_of(4) {
            out.claims.push(certain(EventType::Accuse, "نددت", 0.9));
        }
        out.claims.push(certain(EventType::Aid, "ومنحت", 0.3));
        if n == 0 {
            out.claims.push(certain(EventType::Protest, "تظاهر", 0.6));
        }
        out
    };
    (0..articles).map(of).collect()
}

#[test]
fn types_are_counted_apart() {
    let types = by_type(&gold(40), &found(40));
    let counts: Vec<_> = types.iter().map(|t| (t.event.as_str(), t.gold, t.system, t.hit)).collect();
    assert_eq!(counts, [("ACCUSE", 40, 30, 30), ("AID", 0, 20, 0), ("PROTEST", 0, 1, 0)]);
    let accuse = &types[0];
    assert!((accuse.precision - 1.0).abs() < 1e-9 && (accuse.recall - 0.75).abs() < 1e-9);
    assert!((accuse.f1 - 6.0 / 7.0).abs() < 1e-9);
    let recall = accuse.recall_interval.unwrap();
    assert!((recall.low - 0.598).abs() < 1e-3 && (recall.high - 0.858).abs() < 1e-3, "{recall:?}");
    assert!(accuse.precision_interval.unwrap().low < 0.9, "thirty right ones are no proof");
    let f1 = accuse.f1_interval.unwrap();
    assert!(f1.low < accuse.f1 && accuse.f1 < f1.high, "{f1:?}");
    assert!(types[1].recall_interval.is_none(), "the gold has no sure aid");
    assert!(by_type(&gold(9), &found(9))[0].f1_interval.is_none(), "nine articles are too few to draw from");
}

#[test]
fn figures_of_ten_articles_have_intervals_and_counts_none() {
    let figures = score(&gold(40), &System { articles: &found(40), ..System::default() });
    for figure in &figures {
        assert_eq!(figure.interval.is_none(), figure.is_count, "{figure}");
    }
    let recall = figures.iter().find(|f| f.name == "event_trigger_r").unwrap();
    let interval = recall.interval.unwrap();
    assert!(interval.low > 0.55 && interval.low < 0.7, "{recall}");
    assert!(interval.high > 0.8 && interval.high < 0.9, "{recall}");
    assert_eq!(
        recall.to_string(),
        format!("event_trigger_r 0.750 [{:.3}, {:.3}]", interval.low, interval.high)
    );
    assert_eq!(
        figures,
        score(&gold(40), &System { articles: &found(40), ..System::default() }),
        "the same again"
    );
    let few = score(&gold(9), &System { articles: &found(9), ..System::default() });
    assert!(few.iter().all(|figure| figure.interval.is_none()));
}

#[test]
fn confidence_of_claims() {
    let calibration = by_confidence(&gold(40), &found(40)).unwrap();
    assert_eq!((calibration.of, calibration.gold), ("claims", 40));
    let bands: Vec<_> = calibration.bands.iter().map(|b| (b.from, b.system, b.hit)).collect();
    assert_eq!(bands, [(0.3, 20, 0), (0.6, 1, 0), (0.9, 30, 30)]);
    assert!(calibration.falls.is_empty());
    assert!((calibration.auc.unwrap() - 1.0).abs() < 1e-9);
    let half = calibration.at_least[5];
    assert_eq!((half.system, half.hit), (31, 30), "what is less certain is as if it had not been found");
    let none = by_confidence(&gold(40), &[]).unwrap();
    assert!(none.bands.is_empty() && none.at_least[0].precision_interval.is_none());
}

#[test]
fn of_two_for_one_the_more_confident_is_right() {
    let mut articles = found(40);
    let mut twice = claim(EventType::Accuse, "ونددت", vec![], vec![]);
    twice.confidence = 0.55;
    articles[1].claims.insert(0, twice);
    let calibration = by_confidence(&gold(40), &articles).unwrap();
    let bands: Vec<_> = calibration.bands.iter().map(|b| (b.from, b.system, b.hit)).collect();
    assert_eq!(bands, [(0.3, 20, 0), (0.5, 1, 0), (0.6, 1, 0), (0.9, 30, 30)]);
    let half = calibration.at_least[5];
    assert_eq!((half.system, half.hit), (32, 30), "one of both is right, whichever");
}

#[test]
fn confidence_of_statements() {
    let row = r#"{"id":"a","statements":[
        {"proposition":"المحادثات كانت صعبة","source":[{"text":"الكرملين"}]},
        {"proposition":"لن توقع الاتفاق قريبا","source":[{"text":"الكرملين"}]},
        {"proposition":"الطقس جميل هذا الصباح","source":[{"text":"شاهد"}],"optional":true}]}"#;
    let gold = Gold::parse("statements.gold", &row.replace('\n', " ")).unwrap();
    let mut found = article("a");
    for (proposition, source, confidence) in [
        ("المحادثات كانت صعبة", "الكرملين", 0.8),
        ("توقع الاتفاق قريبا", "البيت الأبيض", 0.6),
        ("الأسعار ارتفعت", "الكرملين", 0.4),
        ("الطقس جميل", "الكرملين", 0.7),
    ] {
        let mut said = statement(proposition, vec![party(source, None, None)], Stance::Asserts, None);
        said.confidence = confidence;
        found.statements.push(said);
    }
    let calibration = by_confidence(&gold, &[found]).unwrap();
    let bands: Vec<_> = calibration.bands.iter().map(|b| (b.from, b.system, b.hit)).collect();
    assert_eq!(bands, [(0.4, 1, 0), (0.6, 1, 0), (0.8, 1, 1)], "an optional one counts nowhere");
    let clusters = Gold::parse("clusters.gold", r#"{"id":"a","event":"x","story":"s"}"#).unwrap();
    assert!(by_confidence(&clusters, &[]).is_none() && by_type(&clusters, &[]).is_empty());
}

#[test]
fn a_chart_holds_what_was_measured() {
    let calibration = by_confidence(&gold(40), &found(40)).unwrap();
    let drawn = chart(&[("samples & <others>", &calibration)]);
    assert!(drawn.contains("samples &amp; &lt;others&gt;: 51 claims"), "{drawn}");
    assert_eq!(drawn.matches("<circle ").count(), 3);
    assert!(drawn.contains("0.9 to 1.0: 30 of 30 right"), "{drawn}");
    // the last band's point: right at .9, at the top
    assert!(drawn.contains("<circle cx=\"424.0\" cy=\"20.0\""), "{drawn}");
}
