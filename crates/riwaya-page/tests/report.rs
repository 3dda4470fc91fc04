//! The report as an editor gets it.

mod corpus;

use std::collections::BTreeSet;

use corpus::{Corpus, affair, article, at, cell, claim, event, evidence, point, side, statement};
use riwaya_page::{Language, ReportInput, report};
use riwaya_record::{
    AccountTable, CellStance, Diagnostic, EventType, Furniture, FurnitureKind, Link, Party, PointKind,
    Relation, Severity, Stance, Storyline,
};

fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_page_can_be_looked_at() {
    let directory = env!("CARGO_TARGET_TMPDIR");
    for (name, language) in [("report-ar.html", Language::Ar), ("report-en.html", Language::En)] {
        let html = affair().report(language);
        assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>"));
        std::fs::write(format!("{directory}/{name}"), html).unwrap();
    }
}

#[test]
fn both_languages_are_in_one_page() {
    let (ar, en) = (affair().report(Language::Ar), affair().report(Language::En));
    for words in [
        "Sami al-Rai and Layla Murad spoke by phone",
        "محادثة هاتفية بين سامي الراعي وليلى مراد",
        "Tuesday 5 March 2024",
        "الثلاثاء 5 مارس 2024",
        "no statement found in these articles, and no more than that",
        "ولا يعني ذلك أكثر من هذا",
    ] {
        assert!(ar.contains(words) && en.contains(words), "{words}");
    }
    assert!(ar.contains("<html lang=\"ar\" dir=\"rtl\">") && en.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(ar.contains("id=\"in-ar\" checked") && en.contains("id=\"in-en\" checked"));
}

#[test]
fn every_jump_lands_and_every_place_is_unique() {
    jumps_land(&affair().report(Language::Ar));
}

fn jumps_land(html: &str) {
    let ids = values(html, "id");
    let places: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), places.len(), "a place is named twice");
    let jumps: Vec<&str> = values(html, "href").into_iter().filter_map(|h| h.strip_prefix('#')).collect();
    assert!(jumps.len() > 30);
    for jump in jumps {
        assert!(places.contains(jump), "#{jump} leads nowhere");
    }
    for of in values(html, "for") {
        assert!(places.contains(of));
    }
}

#[test]
fn cells_carry_stance_words_source_and_way_to_the_article() {
    let html = affair().report(Language::En);
    for class in ["asserts", "denies", "value", "left-out", "silent"] {
        assert!(html.contains(&format!("<td class=\"{class}\">")), "{class}");
    }
    let east = affair().articles[1].clone();
    let denial = at(&east, "ونفى الديوان وجود أي صيادين محتجزين");
    let passage = html.split("<td class=\"denies\">").nth(1).unwrap();
    let passage = &passage[..passage.find("</td>").unwrap()];
    assert!(passage.contains(&denial.text));
    let jump = values(passage, "href")[0].strip_prefix('#').unwrap();
    assert!(jump.ends_with(&format!("-{}-{}", denial.start, denial.end)), "{jump}");
    assert!(html.contains(&format!("#{jump}:target~.{jump}")));
    // the marked pieces of the article give back the words
    let marked: String = html
        .split(&format!(" {jump}\""))
        .skip(1)
        .chain(html.split(&format!("\"{jump}\" ")).skip(1))
        .filter_map(|rest| rest.split_once('>')?.1.split('<').next())
        .collect();
    assert!(marked.contains("وجود أي صيادين محتجزين"), "{marked}");
}

#[test]
fn text_of_an_article_survives_its_marks() {
    let corpus = affair();
    let html = corpus.report(Language::Ar);
    let body = html.split("<div class=\"body\"").nth(1).unwrap();
    let body = &body[body.find('>').unwrap() + 1..body.find("</div>").unwrap()];
    let mut text = String::new();
    let mut inside = false;
    for c in body.replace("</p>", "\n").chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&#34;", "\"").replace("&quot;", "\"");
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    assert_eq!(lines, corpus.articles[0].text.lines().collect::<Vec<_>>());
    assert_eq!(body.matches("<span").count(), body.matches("</span>").count());
}

#[test]
fn nothing_gives_a_page_that_says_so() {
    let html = Corpus::default().report(Language::Ar);
    assert!(html.contains("لا شيء هنا بعد") && html.contains("There is nothing here"));
    assert!(!html.contains("<section") && !html.contains("<nav"));
}

#[test]
fn equal_input_gives_equal_bytes() {
    assert_eq!(affair().report(Language::Ar), affair().report(Language::Ar));
    let mut turned = affair();
    turned.events.reverse();
    turned.links.reverse();
    assert_eq!(turned.report(Language::En), affair().report(Language::En));
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let html = affair().report(Language::Ar);
    let lower = html.to_lowercase();
    for tag in
        ["<script", "<link", "<img", "<iframe", "<object", "<form", "@import", "url(", " src=", "srcset"]
    {
        assert!(!lower.contains(tag), "{tag}");
    }
    assert!(html.contains("default-src 'none'"));
    let out: Vec<&str> = values(&html, "href").into_iter().filter(|h| !h.starts_with('#')).collect();
    assert!(out.iter().all(|h| h.starts_with("https://example.org/")), "{out:?}");
}

#[test]
fn hostile_text_stays_text() {
    const EVIL: &str = "\"><script>alert('x')</script><img src=x onerror=alert(1)> ' </style> {{7}} &lt;";
    let mut evil = article(EVIL, EVIL, "2024-03-05T21:10:00+03:00", EVIL, EVIL);
    evil.url = Some("javascript:alert(1)".into());
    evil.language = EVIL.into();
    evil.published.date = Some(EVIL.into());
    evil.published.time = None;
    let source = Party { span: at(&evil, EVIL), entity: None, country: None, sector: None };
    evil.statements = vec![statement(&evil, EVIL, Stance::Asserts, source.clone(), EVIL)];
    evil.claims = vec![claim(&evil, EVIL, EventType::Accuse, "alert", EVIL)];
    evil.claims[0].mode = Some(EVIL.into());
    evil.furniture = vec![Furniture { text: EVIL.into(), kind: FurnitureKind::Other, start: 0 }];
    evil.diagnostics = vec![Diagnostic { severity: Severity::Error, message: EVIL.into(), start: 0, end: 0 }];
    let mut happened = event(EVIL, EventType::Accuse, (EVIL, EVIL), Some(EVIL), &[EVIL]);
    happened.mode = Some(EVIL.into());
    happened.cameo = Some(EVIL.into());
    happened.claims = vec![EVIL.into(), "other".into()];
    let mut second = event("second", EventType::Accuse, (EVIL, EVIL), Some(EVIL), &[EVIL]);
    second.storyline = Some(EVIL.into());
    let row = || {
        let said = cell(CellStance::Value, Some(EVIL), vec![evidence(&evil, EVIL, Some(source.clone()))]);
        point((EVIL, EVIL), PointKind::Claim, Relation::OnlyOneSide, vec![(EVIL, said)])
    };
    let table = AccountTable {
        event: happened.clone(),
        sides: vec![side(EVIL, EVIL, EVIL, false), side("b", EVIL, "", true)],
        points: vec![row(), row()],
    };
    let storyline = Storyline {
        id: EVIL.into(),
        name: EVIL.into(),
        name_ar: EVIL.into(),
        events: vec![EVIL.into(), "second".into()],
        articles: vec![EVIL.into()],
        from: Some(EVIL.into()),
        to: Some(EVIL.into()),
    };
    let link =
        Link { a: EVIL.into(), b: "other".into(), merged: true, score: 0.5, reasons: vec![EVIL.into()] };
    let html = report(&ReportInput {
        articles: std::slice::from_ref(&evil),
        events: &[happened, second],
        storylines: &[storyline],
        tables: &[table],
        links: &[link],
        language: Language::En,
        title: Some(EVIL.into()),
    });
    assert!(html.matches("alert(").count() > 20, "the text is shown in many places");
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("javascript:"));
    assert_eq!(html.matches("</style>").count(), 1);
    // no quote mark of the text closes an attribute: every tag is one the templates wrote
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        assert!(!tag.contains("onerror") || tag.contains("&#60;img") || tag.contains("&lt;img"), "{tag}");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
    }
}

#[test]
fn what_is_referred_to_but_missing_is_named_without_a_link() {
    let mut corpus = affair();
    corpus.articles.clear();
    let html = corpus.report(Language::En);
    assert!(html.contains("west.txt") && !html.contains("href=\"#a-"));
    assert!(html.contains("عدد المحتجزين 14 صيادا"), "evidence keeps its words");
}

#[test]
fn spans_that_do_not_fit_do_no_harm() {
    let mut corpus = affair();
    for article in &mut corpus.articles {
        article.text.truncate(article.text.char_indices().nth(20).unwrap().0);
    }
    corpus.articles.push(corpus.articles[0].clone());
    let html = corpus.report(Language::Ar);
    assert!(html.contains("قالت "));
    jumps_land(&html);
}

#[test]
fn a_table_of_one_point_is_told_among_the_other_events() {
    let mut corpus = affair();
    corpus.tables[0].points.truncate(1);
    let html = corpus.report(Language::En);
    assert!(!html.contains("id=\"accounts\""));
    assert!(html.contains("<li id=\"e-ev1\">"));
}
