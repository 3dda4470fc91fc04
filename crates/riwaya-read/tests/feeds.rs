//! Feeds of every kind: what their items say, and what is said of them.

mod inputs;

use inputs::{articles, fixture, read};
use riwaya_record::{Article, PublishedFrom};

fn says(article: &Article, words: &str) -> bool {
    article.diagnostics.iter().any(|d| d.message.contains(words))
}

const SUMMARY: &str = "only a summary";

#[test]
fn atom() {
    let all = articles("atom.xml", &fixture("atom.xml"));
    assert_eq!(all[0].title, "افتتاح الجسر الجديد");
    assert_eq!(
        all[0].text,
        "افتتح الوزير، مساء أمس، الجسر الجديد فوق النهر.\nوقال إن العمل استغرق ثلاثة أعوام."
    );
    assert_eq!(all[0].url.as_deref(), Some("https://example.org/1?a=1&b=2"));
    assert_eq!(
        all[0].published.time.as_deref(),
        Some("2022-05-03T20:00:00+03:00"),
        "as written, with its zone"
    );
    assert!(!says(&all[0], SUMMARY));
    assert!(says(&all[1], SUMMARY));
    assert_eq!(all[1].outlet.as_deref(), Some("صحيفة المرفأ"), "who published it first");
    assert_eq!(all[1].published.from, PublishedFrom::Input);
    assert_eq!(all[2].text, "تراجع السعر إلى 4 < 5 دنانير & ثبت.");
    assert!(says(&all[2], "the item's date \"أمس\""), "{:?}", all[2].diagnostics);
}

#[test]
fn entities_of_a_document_type_do_not_grow() {
    let second = articles("atom.xml", &fixture("atom.xml")).remove(1);
    assert_eq!(second.text, "طالب السائقون بخفض رسوم العبور &lol3; على الجسر.");
}

#[test]
fn rdf() {
    let all = articles("rdf.xml", &fixture("rdf.xml"));
    assert_eq!((all.len(), all[0].title.as_str()), (1, "هطول أمطار غزيرة"));
    assert_eq!(all[0].published.time.as_deref(), Some("2022-01-09T06:15:00+02:00"));
    assert_eq!(all[0].outlet.as_deref(), Some("أخبار السهل"));
    assert!(says(&all[0], SUMMARY));
}

#[test]
fn json_feed() {
    let all = articles("feed.json", &fixture("feed.json"));
    assert_eq!(
        all.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(),
        ["feed.json#1", "feed.json#2", "feed.json#3"]
    );
    assert_eq!(all[0].title, "إضراب في المرفأ");
    assert_eq!(
        all[0].text,
        "بدأ عمال المرفأ «إضرابا» مفتوحا، وفق \"النقابة\".\nوقالت 🚢 الإدارة إنها تبحث مطالبهم."
    );
    assert_eq!(all[0].published.time.as_deref(), Some("2022-05-03T18:40:00+03:00"));
    assert_eq!((all[0].language.as_str(), all[0].outlet.as_deref()), ("ar", Some("مرصد السهل")));
    assert_eq!(all[1].text, "عاد العمال <جميعهم> إلى المرفأ\nبعد يومين.");
    assert_eq!(all[1].url.as_deref(), Some("https://example.net/j2"));
    assert!(says(&all[2], SUMMARY) && !says(&all[0], SUMMARY));
    let cut = read("feed.json", &fixture("feed.json")[..400]);
    let error = cut[0].as_ref().unwrap_err();
    assert!(error.is_malformed() && error.to_string().contains("not a whole JSON Feed"), "{error}");
}

#[test]
fn old_and_odd_rss() {
    let rss = |item: &str| {
        format!(
            "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://x/rss.dtd'><rss version='0.91'><channel>\
            <title>السهل</title><link>https://example.org</link>{item}</channel></rss>"
        )
    };
    let one = |item: &str| articles("a.rss", rss(item).as_bytes()).remove(0);
    let whole = "قال الوزير إن الجسر سيفتح غدا. ".repeat(20);
    let item = one(&format!("<item><title>خبر</title><description>{whole}</description></item>"));
    assert!(!says(&item, SUMMARY), "a long description is the text itself");
    let item = one(
        "<item><title>خبر</title><guid isPermaLink='false'>http://x/17</guid><description>نص.</description></item>",
    );
    assert_eq!(item.url, None, "a guid that is no link is none");
    let item = one("<item><title>خبر</title><guid>https://example.org/17</guid></item>");
    assert_eq!(item.url.as_deref(), Some("https://example.org/17"));
    let item = one(
        "<item xmlns:feedburner='x'><title>خبر</title><feedburner:origLink>https://example.org/1</feedburner:origLink><link>https://feeds.example/1</link></item>",
    );
    assert_eq!(item.url.as_deref(), Some("https://example.org/1"));
    let item =
        one("<item><title>خبر</title><source url='https://example.com/rss'>صحيفة المرفأ</source></item>");
    assert_eq!(item.outlet.as_deref(), Some("صحيفة المرفأ"));
    for date in ["Tue, 03 May 2022 23:40:00 +0300", "03 May 2022 23:40 +0300", "2022-05-03T23:40:00+03:00"] {
        let item = one(&format!("<item><title>خبر</title><pubDate>{date}</pubDate></item>"));
        assert_eq!(item.published.time.as_deref(), Some("2022-05-03T23:40:00+03:00"), "{date}");
    }
    let prefixed = "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'><atom:title>السهل</atom:title>\
        <atom:entry><atom:title>خبر</atom:title><atom:link href='https://example.org/p'/>\
        <atom:content>قال الوزير إن الجسر سيفتح غدا.</atom:content></atom:entry></atom:feed>";
    let item = articles("a.atom", prefixed.as_bytes()).remove(0);
    assert_eq!((item.title.as_str(), item.url.as_deref()), ("خبر", Some("https://example.org/p")));
    assert_eq!(item.text, "قال الوزير إن الجسر سيفتح غدا.");
}
