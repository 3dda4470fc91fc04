//! WARC files as crawlers write them, and as disks and networks leave them.

mod inputs;

use inputs::{articles, crawl, fixture, gzip, page, read, record, response, zstd};
use riwaya_record::{Article, PublishedFrom};

const TEXT: &str = "وصلت القافلة، صباح اليوم، إلى المدينة بعد ثلاثة أيام من السير، وفق ما أعلنت البلدية.";

fn says(article: &Article, words: &str) -> bool {
    article.diagnostics.iter().any(|d| d.message.contains(words))
}

#[test]
fn pages_and_feeds_among_other_records() {
    let all: Vec<Article> =
        read("crawl.warc", &fixture("crawl.warc")).into_iter().map(Result::unwrap).collect();
    let ids: Vec<&str> = all.iter().map(|a| a.id.as_str()).collect();
    // The number is the record's, whatever else is read of the file one day.
    assert_eq!(
        ids,
        [
            "crawl.warc#3",
            "crawl.warc#7",
            "crawl.warc#9#1",
            "crawl.warc#9#2",
            "crawl.warc#9#3",
            "crawl.warc#11"
        ]
    );
    assert_eq!((all[0].title.as_str(), all[0].text.as_str()), ("وصول القافلة إلى المدينة", TEXT));
    assert_eq!(all[0].url.as_deref(), Some("https://example.org/2022/5/3/a"));
    assert_eq!(
        (all[0].published.date.as_deref(), all[0].published.from),
        (Some("2022-05-03"), PublishedFrom::Url)
    );
    assert_eq!((all[1].title.as_str(), &*all[1].map.charset), ("المجلس يقر الموازنة", "windows-1256"));
    assert_eq!(all[1].published.from, PublishedFrom::None);
    assert!(says(&all[1], "fetched at 2022-05-04T01:00:02Z"), "{:?}", all[1].diagnostics);
    assert_eq!(all[2].published.time.as_deref(), Some("2022-05-03T23:40:00+03:00"));
    assert_eq!(all[5].title, "المصرف المركزي يبقي الفائدة دون تغيير للشهر الثالث");
}

#[test]
fn a_damaged_member_costs_its_record() {
    let records: Vec<Vec<u8>> = (0..6)
        .map(|n| response("200 OK\r\nContent-Type: text/html", &page(&format!("الخبر رقم {n} من ستة"), TEXT)))
        .collect();
    let members: Vec<Vec<u8>> = records.iter().map(|r| gzip(r)).collect();
    for at in [2usize, 12, 60, members[2].len() / 2, members[2].len() - 12, members[2].len() - 6] {
        let mut broken = members.clone();
        for byte in &mut broken[2][at..][..2] {
            *byte ^= 0x55;
        }
        let all = read("a.warc.gz", &broken.concat());
        let titles: Vec<&str> = all.iter().flatten().map(|a| a.title.as_str()).collect();
        let errors: Vec<String> =
            all.iter().filter_map(|a| a.as_ref().err().map(ToString::to_string)).collect();
        let place = format!("byte {}", members[..2].concat().len());
        assert!(
            errors.iter().any(|e| e.starts_with("a.warc.gz: ") && e.contains(&place)),
            "{at}: {errors:?}"
        );
        for n in [0, 1, 3, 4, 5] {
            let title = format!("الخبر رقم {n} من ستة");
            assert!(titles.contains(&title.as_str()), "{at}: {titles:?} {errors:?}");
        }
        assert!(errors.len() <= 2, "{at}: {errors:?}");
    }
    let frames: Vec<Vec<u8>> = records.iter().map(|r| zstd(r)).collect();
    let mut broken = frames.clone();
    broken[3].truncate(50);
    assert_eq!(articles("a.warc.zst", &broken.concat()).len(), 5);
    // cut off at the end
    let whole = members.concat();
    let all = read("a.warc.gz", &whole[..whole.len() - 40]);
    assert!(all.iter().flatten().count() >= 5 && all.last().unwrap().as_ref().unwrap_err().is_malformed());
    // zeros at the end, as on tapes, are none
    let all = read("a.warc.gz", &[whole, vec![0; 5000]].concat());
    assert_eq!((all.len(), all.iter().flatten().count()), (6, 6));
}

#[test]
fn broken_records_lose_only_themselves() {
    let good = |n: usize| {
        response("200 OK\r\nContent-Type: text/html", &page(&format!("الخبر رقم {n} من ستة"), TEXT))
    };
    let short = String::from_utf8(good(1)).unwrap();
    let at = short.find("Content-Length").unwrap();
    let block = short.find("HTTP/1.1").unwrap();
    let lines =
        |what: &str| short[..at].to_owned() + what + &short[short[at..].find('\n').unwrap() + at + 1..];
    for (bad, errors) in [
        (lines("Content-Length: 40\r\n"), 1),
        (lines("Content-Length: many\r\n"), 1),
        (lines(""), 1),
        ("WARC/1.0\r\n\r\n".to_owned(), 1),
        ("noise\nmore noise\n".to_owned(), 1),
        (format!("WARC/1.0\r\n{}", "X: y\r\n".repeat(20_000)), 1),
        // only LF between the lines of the header
        (short[..block].replace("\r\n", "\n") + &short[block..], 0),
    ] {
        let all = read("a.warc", &[good(0), bad.clone().into_bytes(), good(2)].concat());
        let titles: Vec<&str> = all.iter().flatten().map(|a| a.title.as_str()).collect();
        assert!(
            titles.contains(&"الخبر رقم 0 من ستة") && titles.contains(&"الخبر رقم 2 من ستة"),
            "{titles:?}"
        );
        let found: Vec<String> =
            all.iter().filter_map(|a| a.as_ref().err().map(ToString::to_string)).collect();
        assert_eq!(found.len(), errors, "{found:?}");
        assert!(found.iter().all(|e| e.starts_with("a.warc: byte ")), "{found:?}");
    }
    // A length that goes beyond its member does not swallow the next record.
    let long = lines("Content-Length: 999999\r\n");
    let members = [gzip(&good(0)), gzip(long.as_bytes()), gzip(&good(2))].concat();
    let all = articles("a.warc.gz", &members);
    assert_eq!(all.len(), 3);
    assert!(says(&all[1], "not whole"), "{:?}", all[1].diagnostics);
}

#[test]
fn encodings_within_records() {
    let body = page("وصول القافلة إلى المدينة", TEXT);
    let zipped = gzip(&body);
    let chunked = [format!("{:X}\r\n", zipped.len()).as_bytes(), &zipped, b"\r\n0\r\n\r\n"].concat();
    for (header, body) in [
        ("Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked),
        ("Content-Type: text/html\r\nContent-Encoding: zstd", zstd(&body)),
        // what crawlers leave standing over a page that they decoded
        ("Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked", body.clone()),
        ("Content-Type: text/html\r\nContent-Encoding: br", body.clone()),
        // no type: the bytes tell
        ("Server: x", body.clone()),
    ] {
        let all = articles("a.warc", &response(&format!("200 OK\r\n{header}"), &body));
        assert_eq!(all.len(), 1, "{header}");
        assert_eq!(
            (all[0].title.as_str(), all[0].text.as_str()),
            ("وصول القافلة إلى المدينة", TEXT),
            "{header}"
        );
        assert!(!says(&all[0], "damaged"), "{header}: {:?}", all[0].diagnostics);
    }
    let cut = &zipped[..zipped.len() - 20];
    let all =
        articles("a.warc", &response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", cut));
    assert!(all[0].title.contains("القافلة") && says(&all[0], "cut off or damaged"), "{:?}", all[0]);
}

#[test]
fn the_servers_charset_goes_before_the_pages_unless_it_is_a_default() {
    let text =
        format!("<meta charset=windows-1256>{}", String::from_utf8(page("عنوان الخبر الأول", TEXT)).unwrap());
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&text);
    for header in ["text/html", "text/html; charset=ISO-8859-1", "text/html; charset=\"windows-1256\""] {
        let all = articles("a.warc", &response(&format!("200 OK\r\nContent-Type: {header}"), &bytes));
        assert_eq!(all[0].text, TEXT, "{header}");
    }
    let (bytes, _, _) = encoding_rs::ISO_8859_6.encode(&text);
    let all = articles("a.warc", &response("200 OK\r\nContent-Type: text/html; charset=iso-8859-6", &bytes));
    assert_eq!((all[0].text.as_str(), &*all[0].map.charset), (TEXT, "ISO-8859-6"));
}

#[test]
fn a_file_without_pages_says_so() {
    for bytes in [
        record("warcinfo", "", b"software: x\r\n"),
        response("301 Moved\r\nContent-Type: text/html", b""),
        response("200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        record("response", "Content-Type: text/dns\r\n", b"20220504\r\nexample.org. 1 IN A 127.0.0.1\r\n"),
    ] {
        let all = read("a.warc", &bytes);
        assert_eq!(all.len(), 1);
        let error = all[0].as_ref().unwrap_err().to_string();
        assert!(error.contains("no page is in it: of 1 records"), "{error}");
    }
}

#[test]
fn what_the_crawler_cut_off_is_said_to_be_so() {
    let cut =
        String::from_utf8(response("200 OK\r\nContent-Type: text/html", &page("عنوان الخبر", TEXT))).unwrap();
    let cut = cut.replacen("WARC-Date", "WARC-Truncated: length\r\nWARC-Date", 1);
    let all = articles("a.warc", cut.as_bytes());
    assert!(says(&all[0], "not whole (the crawler"), "{:?}", all[0].diagnostics);
}

#[test]
fn the_form_is_told_from_the_bytes_where_the_name_does_not_tell_it() {
    let members = crawl().iter().map(|record| gzip(record)).collect::<Vec<_>>().concat();
    assert_eq!(articles("stdin", &fixture("crawl.warc")).len(), 6);
    assert_eq!(articles("stdin", &members).len(), 6);
    assert_eq!(articles("stdin", &gzip(&fixture("items.jsonl"))).len(), 3);
    assert_eq!(articles("stdin", &zstd(&fixture("atom.xml"))).len(), 3);
    assert_eq!(articles("stdin", &fixture("feed.json")).len(), 3);
    assert_eq!(articles("stdin", &fixture("page.html"))[0].outlet.as_deref(), Some("صحيفة المرفأ"));
}
