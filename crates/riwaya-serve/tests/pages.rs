//! The pages over the samples.

mod news;

use std::collections::{BTreeSet, VecDeque};

use axum::http::StatusCode;
use news::{Served, add, samples, told};

/// The values of an attribute, with the few references undone that our pages write.
fn values(html: &str, attribute: &str) -> Vec<String> {
    html.split(&format!(" {attribute}=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|v| v.replace("&#38;", "&").replace("&amp;", "&").replace("&#39;", "'"))
        .collect()
}

#[test]
fn every_link_leads_somewhere() {
    const MOST: usize = 400;
    let served = Served::samples();
    let mut known: BTreeSet<String> = BTreeSet::from(["/".to_owned()]);
    let mut waiting: VecDeque<String> = VecDeque::from(["/".to_owned()]);
    let mut seen = 0;
    while let Some(address) = waiting.pop_front() {
        let answer = served.get(&address);
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
        seen += 1;
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let html = answer.text();
        let (links, ids) = (values(&html, "href"), values(&html, "id"));
        let distinct: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len(), "{address}: a place is named twice");
        for link in links {
            let (path, place) = link.split_once('#').unwrap_or((&link, ""));
            if path.is_empty() {
                assert!(ids.iter().any(|id| id == place), "{address}: #{place} leads nowhere");
            } else if path.starts_with('/') {
                // a page for each kind of address is enough
                if known.len() < MOST && known.insert(path.to_owned()) {
                    waiting.push_back(path.to_owned());
                }
            } else {
                assert!(path.starts_with("https://") || path.starts_with("http://"), "{address}: {path}");
            }
        }
    }
    assert!(seen >= 300, "{seen}");
}

#[test]
fn a_page_speaks_the_readers_language() {
    let served = Served::samples();
    let arabic = served.get("/");
    assert!(arabic.text().contains("<html lang=\"ar\" dir=\"rtl\"") && arabic.text().contains("آخر الأحداث"));
    let english = served.get("/?lang=en");
    assert!(
        english.text().contains("<html lang=\"en\" dir=\"ltr\"") && english.text().contains("Latest events")
    );
    assert!(english.header("set-cookie").starts_with("lang=en;"));
    let kept = served.ask("GET", "/actors", &[("cookie", "lang=en; theme=dark")]).text();
    assert!(kept.contains("<html lang=\"en\" dir=\"ltr\" data-theme=\"dark\""));
    let preferred = served.ask("GET", "/actors", &[("accept-language", "en-US,en;q=0.9,ar;q=0.2")]).text();
    assert!(preferred.contains("<html lang=\"en\""));
    assert!(!english.text().contains("class=\"a\" lang=\"ar\""), "one language only");
}

#[test]
fn a_cell_leads_to_its_words() {
    let served = Served::samples();
    let events = served.get("/api/v1/events?type=CONSULT&limit=200").json();
    let told =
        events["items"].as_array().unwrap().iter().max_by_key(|e| e["sides"].as_array().unwrap().len());
    let page = served.get(&format!("/events/{}", told.unwrap()["id"].as_str().unwrap())).text();
    let cell = page.split("<td class=").find(|c| c.contains("<blockquote>")).expect("a cell with words");
    let words = cell.split("<bdi>").nth(1).or(cell.split("<bdi>").nth(2)).unwrap();
    assert!(!words.is_empty());
    let link = values(cell, "href").remove(0);
    let (address, place) = link.split_once('#').unwrap();
    let article = served.get(address).text();
    assert!(article.contains(&format!("<i id=\"{place}\">")) && article.contains(" lit"), "{address}");
}

#[test]
fn what_an_outlet_changed_is_told_by_words_and_by_claims() {
    let first = "لقاء في القاهرة\n\nالتقى وزير الخارجية الأردني نظيره المصري في القاهرة يوم السبت.\n\nوقال وزير الخارجية الأردني إن \
                 المحادثات كانت بناءة. ونفت وزارة الخارجية المصرية أن تكون القاهرة رفضت المقترح الأردني.\n";
    let later = first
        .replace("بناءة", "صعبة")
        .replace(" ونفت وزارة الخارجية المصرية أن تكون القاهرة رفضت المقترح الأردني.", "");
    let served = Served::over(&[told("a/b.txt", first)]);
    let alone = served.get("/revisions/a%2Fb.txt?lang=en").text();
    assert!(alone.contains("one revision") && !alone.contains("<ins>"));
    assert!(!served.get("/articles/a%2Fb.txt").text().contains("/revisions/"), "there is nothing to compare");

    add(&served.file, &[told("a/b.txt", &later)]);
    let article = served.get("/articles/a%2Fb.txt").text();
    assert!(values(&article, "href").contains(&"/revisions/a%2Fb.txt".to_owned()));
    let page = served.get("/revisions/a%2Fb.txt?lang=en").text();
    assert!(page.contains("<del>بناءة") && page.contains("<ins>صعبة</ins>"), "{page}");
    assert!(
        page.contains("gone: ") && page.contains("changed: 1 statement") && !page.contains("new: "),
        "{page}"
    );
    let record = served.get("/api/v1/revisions/a%2Fb.txt").json();
    assert_eq!(
        (&record["revisions"], &record["before"], &record["revision"]),
        (&2.into(), &1.into(), &2.into())
    );
    let claims = record["claims"].as_array().unwrap();
    assert!(
        claims.iter().any(|c| c["change"] == "vanished" && c["before"]["event"] == "REJECT"),
        "{claims:?}"
    );
    let words: String = record["text"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|s| s["fate"] != "taken-out")
        .filter_map(|s| s["text"].as_str())
        .collect();
    let newest = served.get("/api/v1/articles/a%2Fb.txt").json();
    assert_eq!(newest["text"], words, "without what was taken out it is the later text");
    // the other way round it is the same pair
    let turned = served.get("/api/v1/revisions/a%2Fb.txt?before=2&revision=1").json();
    assert_eq!(turned, record);
    for (address, status) in [
        ("/revisions/none", StatusCode::NOT_FOUND),
        ("/revisions/a%2Fb.txt?revision=3", StatusCode::NOT_FOUND),
        ("/revisions/a%2Fb.txt?before=0", StatusCode::BAD_REQUEST),
        ("/api/v1/revisions/a%2Fb.txt?from=1", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(served.get(address).status, status, "{address}");
    }
}

#[test]
fn what_cannot_be_answered_says_why() {
    let served = Served::samples();
    for (address, status) in [
        ("/nowhere", StatusCode::NOT_FOUND),
        ("/events/none", StatusCode::NOT_FOUND),
        ("/storylines/none", StatusCode::NOT_FOUND),
        ("/articles/none", StatusCode::NOT_FOUND),
        ("/actors/none", StatusCode::NOT_FOUND),
        ("/assets/none", StatusCode::NOT_FOUND),
        ("/search?from=yesterday", StatusCode::BAD_REQUEST),
        ("/search?type=WAR", StatusCode::BAD_REQUEST),
        ("/storylines?page=0", StatusCode::BAD_REQUEST),
        ("/events/ev", StatusCode::MULTIPLE_CHOICES),
    ] {
        let answer = served.get(address);
        assert_eq!(answer.status, status, "{address}");
        assert!(!answer.bytes.is_empty(), "{address}");
    }
    for odd in [
        "%00",
        "%22a%00b",
        "%FF%FE",
        "%F0%9F%98%80",
        "((((",
        "%22%22%22",
        "*",
        "a%7C%7Cb",
        "NEAR(a,b)",
        "words:a",
    ] {
        for address in [
            "/search?q=",
            "/search?actor=",
            "/actors/",
            "/events/",
            "/articles/",
            "/api/v1/search?q=",
            "/api/v1/claims/",
        ] {
            let status = served.get(&format!("{address}{odd}")).status;
            assert!(!status.is_server_error(), "{address}{odd}: {status}");
        }
    }
    let long = format!("/search?q={}", "x".repeat(9000));
    assert_eq!(served.get(&long).status, StatusCode::URI_TOO_LONG);
    assert_eq!(served.ask("POST", "/search", &[]).status, StatusCode::METHOD_NOT_ALLOWED);
}

#[test]
fn every_answer_forbids_what_pages_do_not_need() {
    let served = Served::samples();
    for address in ["/", "/nowhere", "/api/v1/events", "/assets/icon.svg"] {
        let answer = served.get(address);
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
    }
    let page = served.get("/").text();
    for needed in [" style=\"", "<script", "onclick", "javascript:"] {
        assert!(!page.contains(needed), "{needed}: the policy would stop it");
    }
}

#[test]
fn an_answer_is_sent_once_and_small() {
    let served = Served::samples();
    let first = served.get("/");
    let tag = first.header("etag").to_owned();
    let again = served.ask("GET", "/", &[("if-none-match", &tag)]);
    assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    let other = served.ask("GET", "/?lang=en", &[("if-none-match", &tag)]);
    assert_eq!(other.status, StatusCode::OK);
    let packed = served.ask("GET", "/", &[("accept-encoding", "gzip")]);
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.bytes.len() * 2 < first.bytes.len(), "{} of {}", packed.bytes.len(), first.bytes.len());
    let styles = values(&first.text(), "href").into_iter().find(|h| h.starts_with("/assets/style-")).unwrap();
    let styles = served.get(&styles);
    assert!(styles.header("cache-control").contains("immutable"));
    for font in styles.text().split("url(").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert_eq!(served.get(font).status, StatusCode::OK, "{font}");
    }
}

#[test]
fn hostile_text_stays_text() {
    const EVIL: &str = "\"><script>alert('x')</script><img src=x onerror=alert(1)> ' </style> &lt;";
    let text = format!(
        "اتصال هاتفي بين الرئيسين {EVIL}\n\nموسكو، 5 مارس 2024 – أجرى الرئيس الروسي فلاديمير بوتين اليوم اتصالا هاتفيا بنظيره \
         التركي رجب طيب أردوغان، وبحث معه الأوضاع في أوكرانيا {EVIL}.\n\nوقال الكرملين في بيان إن الاتصال جرى بطلب من الجانب \
         التركي {EVIL}، وإن الرئيسين اتفقا على مواصلة الحوار بين البلدين في الأسابيع المقبلة. وقال المتحدث {EVIL}: «{EVIL}».\n"
    );
    let mut article = told("evil<b>.txt", &text);
    article.outlet = Some(EVIL.into());
    article.url = Some("javascript:alert(1)".into());
    let mut changed =
        told("evil<b>.txt", &text.replace("بطلب من الجانب", &format!("بمبادرة {EVIL} من الجانب")));
    changed.outlet.clone_from(&article.outlet);
    let served = Served::over(&[article]);
    add(&served.file, &[changed]);
    let mut addresses: BTreeSet<String> = [
        "/",
        "/search",
        "/search?kind=statements",
        "/search?kind=articles",
        "/search?kind=claims",
        "/actors",
        "/storylines",
    ]
    .map(str::to_owned)
    .into();
    let asked = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
    for address in [
        "/search?q=",
        "/search?actor=",
        "/search?outlet=",
        "/lexicon?word=",
        "/actors/",
        "/nowhere/",
        "/events/",
        "/search?x=",
    ] {
        addresses.insert(format!("{address}{asked}"));
    }
    for address in addresses.clone() {
        let links = values(&served.get(&address).text(), "href");
        addresses.extend(links.into_iter().filter(|l| l.starts_with('/') && !l.starts_with("/api")));
    }
    assert!(addresses.len() > 40, "{}", addresses.len());
    let mut shown = 0;
    for address in addresses {
        let html = served.get(address.split('#').next().unwrap()).text();
        shown += html.matches("alert(").count();
        assert!(
            !html.contains("<script") && !html.contains("<img") && !html.contains("href=\"javascript:"),
            "{address}"
        );
        for tag in html.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap();
            assert_eq!(tag.matches('"').count() % 2, 0, "{address}: {tag}");
        }
    }
    assert!(shown > 40, "the text is shown in many places: {shown}");
}

#[test]
fn readers_read_on_while_articles_are_added() {
    let served = Served::over(&samples()[..6]);
    let before = served.get("/api/v1/health").json()["articles"].as_u64().unwrap();
    let file = served.file.clone();
    let adding = std::thread::spawn(move || {
        for n in 6..12 {
            add(&file, &samples()[n..=n]);
        }
    });
    while !adding.is_finished() {
        for address in ["/", "/search?q=%D9%82%D8%A7%D9%84", "/api/v1/events", "/actors"] {
            assert_eq!(served.get(address).status, StatusCode::OK, "{address}");
        }
    }
    adding.join().unwrap();
    let after = served.get("/api/v1/health").json()["articles"].as_u64().unwrap();
    assert_eq!(after, before + 6);
    // the first page follows as soon as it has been made anew
    let counted = format!("{after} مقال");
    let follows = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(25));
        served.get("/").text().contains(&counted)
    });
    assert!(follows, "{counted}");
}
