//! Hostile and damaged inputs end in bounded time and memory, say what is wrong, and lose nothing else.

mod inputs;

use std::fmt::Write as _;
use std::io::{Cursor, Read};
use std::time::{Duration, Instant};

use inputs::{articles, fixture, gzip, lexicon, page, read, response, zstd};
use riwaya_read::{MAX_LINE_BYTES, Reader, discover};
use riwaya_record::Article;

const TEXT: &str = "وصلت القافلة، صباح اليوم، إلى المدينة بعد ثلاثة أيام من السير، وفق ما أعلنت البلدية.";

fn line(id: usize) -> String {
    format!("{{\"id\":\"{id}\",\"text\":\"{TEXT}\"}}\n")
}

/// Reads within a time that a quadratic reader would not keep.
fn quick(id: &str, bytes: &[u8]) -> Vec<Article> {
    let begun = Instant::now();
    let all = articles(id, bytes);
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{id}: {} bytes took {:?}",
        bytes.len(),
        begun.elapsed()
    );
    all
}

#[test]
fn pages_of_hostile_markup() {
    let size = 1 << 19;
    let fill = |piece: &str| piece.repeat(size / piece.len());
    let names = (0..size / 8).fold(String::from("<p "), |mut out, n| {
        _ = write!(out, "a{n}=b ");
        out
    });
    for bytes in [
        fill("<div>"),
        fill("<p>x"),
        fill("<b><i>"),
        fill("</p>"),
        fill("<table><tr><td>x"),
        fill("<ul><li>x"),
        fill("<a href='x'>y</a>"),
        fill("<a href='"),
        fill("<!--"),
        fill("<![CDATA["),
        fill("<!"),
        fill("<script>"),
        fill("<title>"),
        format!("<p>{TEXT}</p>{}", fill("<div lang=en>x")),
        fill("<div itemprop=datePublished>"),
        fill("<a rel=author>x"),
        fill("<title></titl"),
        fill("<"),
        fill("</"),
        fill("<a "),
        fill("&#"),
        fill("&amp;"),
        fill("&#1111111111"),
        fill("<meta name=date content='2022'>"),
        fill("<time datetime='x'>"),
        fill("<h1>x y z</h1>"),
        fill("<br>"),
        format!("<p>{TEXT}</p><p>{TEXT} {}</p>", fill("{\"a\":")),
        fill("<p>12 مارس 2022"),
        names,
        format!("<script type='application/ld+json'>{}", fill("{\"a\":[")),
        format!("<script type='application/ld+json'>{}</script>", fill("[[")),
    ] {
        quick("a.html", bytes.as_bytes());
    }
}

#[test]
fn a_page_of_too_many_elements_is_cut_off() {
    let all =
        quick("a.html", format!("<h1>عنوان الخبر</h1><p>{TEXT}</p>{}", "<p>".repeat(600_000)).as_bytes());
    assert_eq!((all[0].text.as_str(), all[0].title.as_str()), (TEXT, "عنوان الخبر"));
    assert!(all[0].diagnostics.iter().any(|d| d.message.contains("only the first 500000 elements")));
}

#[test]
fn a_text_of_too_many_lines_is_cut_off() {
    let many = format!("عنوان الخبر هنا\n{TEXT}\n{}", "س\n".repeat(1 << 20));
    for (id, bytes) in
        [("a.txt", many.clone()), ("a.jsonl", format!("{{\"text\":\"{}\"}}", many.replace('\n', "\\n")))]
    {
        let all = quick(id, bytes.as_bytes());
        assert!(all[0].text.contains(TEXT) && all[0].text.lines().count() <= 100_000);
        assert!(all[0].diagnostics.iter().any(|d| d.message.contains("only the first 100000 lines")), "{id}");
    }
}

#[test]
fn paragraphs_said_again_and_again() {
    let once = |words: &str| format!("<p>{words} {TEXT}</p>");
    let same = once("قال").repeat(30_000);
    let differ = (0..15_000).map(|n| once(&n.to_string())).collect::<String>();
    for bytes in [same, format!("{differ}{differ}"), format!("{differ}{}{differ}", once("قال"))] {
        quick("a.html", bytes.as_bytes());
    }
}

#[test]
fn what_an_item_holds_is_cut_off() {
    let size = 9 << 20;
    let fill = |piece: &str| piece.repeat(size / piece.len());
    for (id, bytes) in [
        ("a.xml", format!("<rss><item><title>خبر</title><description>{}</description>", fill("&lt;p&gt;س"))),
        ("a.xml", format!("<feed><entry><content type='xhtml'>{}</content>", fill("<p>س</p>"))),
        (
            "a.json",
            format!(
                "{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{{\"content_html\":\"{}\"}}]}}",
                fill("<p>س</p>")
            ),
        ),
    ] {
        let all = quick(id, bytes.as_bytes());
        assert!(all[0].diagnostics.iter().any(|d| d.message.contains("of the item's content")), "{id}");
    }
}

#[test]
fn feeds_of_hostile_markup() {
    let size = 1 << 19;
    let fill = |piece: &str| piece.repeat(size / piece.len());
    let nested = |name: &str| format!("<rss><channel><item><title>خبر</title><{name}>{}", fill("<x>"));
    for bytes in [
        format!("<rss>{}", fill("<item><title>x</title>")),
        format!("<rss>{}", fill("<item><description>شارك هذا الموضوع&lt;p&gt;</description>")),
        nested("content:encoded"),
        nested("source"),
        format!("<rss><item><description>{}", fill("&lt;div&gt;")),
        format!("<feed><entry><content>{}", fill("<![CDATA[<p>]]>")),
        format!("<feed><entry>{}", fill("<link href='a'/>")),
        format!("<!DOCTYPE rss [{}]><rss><item><title>&a9;</title>", fill("<!ENTITY a \"&b;&b;&b;\">")),
    ] {
        quick("a.xml", bytes.as_bytes());
    }
    let many = format!("<rss>{}", "<item><title>خبر</title></item>".repeat(50_010));
    let all = read("a.xml", many.as_bytes());
    assert_eq!(all.len(), 50_001);
    let error = all[50_000].as_ref().unwrap_err();
    assert!(error.is_too_large() && error.to_string().contains("the first 50000 were read"), "{error}");
    let deep = format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{}", fill("["));
    assert!(read("a.json", deep.as_bytes())[0].as_ref().unwrap_err().is_malformed());
}

#[test]
fn lines_of_hostile_json() {
    let deep = format!("{{\"text\":\"x\",\"y\":{}", "[".repeat(1 << 20));
    let closed = format!("{{\"text\":\"x\",\"id\":{}{}}}", "[".repeat(1000), "]".repeat(1000));
    let escaped = format!("{{\"text\":\"{}\"}}", "\\u0628".repeat(1 << 19));
    let lone = format!("{{\"text\":\"{}\"}}", "\\ud800".repeat(1 << 19));
    let keys = format!("{{{}\"text\":\"x\"}}", "\"a\":1,".repeat(1 << 19));
    let twice = "{\"text\":\"x\",\"text\":\"y\"}";
    let begun = Instant::now();
    let all = read(
        "a.jsonl",
        [&deep, &closed, &escaped, &lone, &keys, twice, &line(7)]
            .map(|l| format!("{}\n", l.trim_end()))
            .concat()
            .as_bytes(),
    );
    assert!(begun.elapsed() < Duration::from_secs(20));
    assert_eq!(all.len(), 7);
    for bad in [0, 1, 5] {
        let error = all[bad].as_ref().unwrap_err();
        assert!(error.is_malformed() && error.line() == Some(bad as u64 + 1), "{error}");
    }
    assert!(all[1].as_ref().unwrap_err().to_string().contains("recursion limit"));
    assert_eq!(all[2].as_ref().unwrap().text.chars().count(), 1 << 19);
    assert_eq!(all[6].as_ref().unwrap().id, "7");
}

#[test]
fn endless_lines_are_passed_over() {
    let long = vec![b'x'; MAX_LINE_BYTES as usize * 3];
    let file = [line(1).as_bytes(), &long, b"\n", line(2).as_bytes()].concat();
    for packed in [file.clone(), gzip(&file)] {
        let all = read("a.jsonl", &packed);
        assert_eq!((all[0].as_ref().unwrap().id.as_str(), all[2].as_ref().unwrap().id.as_str()), ("1", "2"));
        let error = all[1].as_ref().unwrap_err();
        assert!(
            error.is_too_large()
                && error.to_string().starts_with("a.jsonl:2: the line is longer than 16 MiB")
        );
    }
    let all = read("a.jsonl", &[line(1).as_bytes(), &long].concat());
    assert!(all[0].is_ok() && all[1].is_err() && all.len() == 2);
}

#[test]
fn a_damaged_member_of_lines_costs_its_lines() {
    let members: Vec<Vec<u8>> = (0..4).map(|n| gzip((line(2 * n) + &line(2 * n + 1)).as_bytes())).collect();
    let mut broken = members.concat();
    let at = members[0].len() + members[1].len() / 2;
    broken[at] ^= 0xFF;
    let all = read("a.jsonl.gz", &broken);
    let ids: Vec<&str> = all.iter().flatten().map(|a| a.id.as_str()).collect();
    assert!(ids.starts_with(&["0", "1"]) && ids.ends_with(&["4", "5", "6", "7"]), "{ids:?}");
    let place = format!("in what begins at byte {}", members[0].len());
    assert!(all.iter().filter_map(|a| a.as_ref().err()).any(|e| e.to_string().contains(&place)));
    let noise = [members[0].clone(), b"noise that is no member".to_vec(), members[3].clone()].concat();
    let all = read("a.jsonl.gz", &noise);
    assert_eq!((all.iter().flatten().count(), all.len()), (4, 5));
}

/// Zeros, of which a frame of Zstandard holds far more than gzip ever could.
fn frame_of_zeros(blocks: usize) -> Vec<u8> {
    let mut frame = vec![0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58];
    for n in 0..blocks {
        let size = 128u32 << 10;
        let header = size << 3 | 1 << 1 | u32::from(n + 1 == blocks);
        frame.extend(&header.to_le_bytes()[..3]);
        frame.push(b'\n');
    }
    frame
}

#[test]
fn bombs() {
    let error = |id: &str, bytes: &[u8]| read(id, bytes).into_iter().find_map(Result::err).unwrap();
    let bomb = frame_of_zeros(80_000);
    let begun = Instant::now();
    let found = error("a.jsonl.zst", &[zstd(line(1).as_bytes()), bomb.clone()].concat());
    assert!(found.is_too_large() && found.to_string().contains("hold more than 256 MiB"), "{found}");
    assert!(error("a.html.zst", &bomb).to_string().contains("more than 64 MiB"));
    // What stands before the bomb was read.
    assert_eq!(
        read("a.jsonl.zst", &[zstd(line(1).as_bytes()), bomb.clone()].concat())[0].as_ref().unwrap().id,
        "1"
    );
    let zipped = gzip(&vec![b' '; 65 << 20]);
    assert!(error("a.txt.gz", &zipped).is_too_large());
    // Under the encoding of a page: as much is read as a page may hold.
    let all =
        articles("a.warc", &response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", &zipped));
    assert!(all.len() == 1 && all[0].text.is_empty());
    let all =
        articles("a.warc", &response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: zstd", &bomb));
    assert!(all.len() == 1 && all[0].text.is_empty());
    assert!(begun.elapsed() < Duration::from_mins(1), "{:?}", begun.elapsed());
}

#[test]
fn false_beginnings_of_members_do_not_cost_quadratic_time() {
    let head = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3];
    // a stored block that runs over all that follow
    let stored = [&head[..], &[0, 0xFF, 0xFF, 0, 0]].concat();
    let begun = Instant::now();
    for piece in [&head[..], &stored] {
        let all = read("a.jsonl.gz", &piece.repeat((4 << 20) / piece.len()));
        assert!(all.iter().all(Result::is_err));
    }
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn floods_of_invisible_characters() {
    for c in ["\u{200b}", "\u{202e}", "\u{2067}", "\u{64b}", "\u{feff}", "\u{640}", "ب", "\u{fffd}"] {
        let flood = c.repeat((1 << 19) / c.len());
        let bytes = [page("عنوان الخبر", TEXT), flood.clone().into_bytes()].concat();
        quick("a.html", &bytes);
        quick("a.txt", format!("{TEXT}\n{flood}\n{TEXT}").as_bytes());
        let lines = format!("{c}\n").repeat((1 << 19) / (c.len() + 1));
        quick("a.txt", format!("{TEXT}\n{lines}").as_bytes());
        quick("a.jsonl", format!("{{\"text\":\"{flood}\"}}").as_bytes());
    }
}

#[test]
fn a_stream_is_read_as_it_comes() {
    /// As many lines as are asked for, and a count of the bytes that were.
    struct Endless<'c>(Cursor<Vec<u8>>, &'c std::cell::Cell<u64>);
    impl Read for Endless<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            if self.0.position() == self.0.get_ref().len() as u64 {
                self.0.set_position(0);
            }
            let length = self.0.read(buffer)?;
            self.1.set(self.1.get() + length as u64);
            Ok(length)
        }
    }
    let lexicon = lexicon();
    for unit in
        [line(1).into_bytes(), gzip(line(1).as_bytes()), fixture("crawl.warc"), gzip(&fixture("crawl.warc"))]
    {
        let taken = std::cell::Cell::new(0);
        let stream = Endless(Cursor::new(unit), &taken);
        let read = Reader::new(&lexicon).stream("stdin", stream).take(40).flatten().count();
        assert!(read == 40 && taken.get() < 1 << 20, "{read} articles of {} bytes", taken.get());
    }
}

#[test]
fn other_forms_say_what_to_do() {
    let says = |id: &str, bytes: &[u8], words: &str| {
        let all = read(id, bytes);
        let said = match &all[0] {
            Ok(article) => article.diagnostics[0].message.clone(),
            Err(error) => error.to_string(),
        };
        assert!(all.len() == 1 && said.contains(words), "{id}: {said}");
    };
    says("a.bz2", b"BZh91AY&SY", "bzip2 -dc FILE");
    says("a.xz", b"\xFD7zXZ\0\0\x04", "xz -dc FILE");
    says("a.txt.gz", &gzip(&gzip(TEXT.as_bytes())), "gzip twice");
    says("a.json", b"[{\"text\": \"x\"}]", "JSON array");
    says("a.jsonl", b" [\n {\"text\": \"x\"}]", "jq -c");
    let wide: Vec<u8> = format!("\u{feff}{}", line(1)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    says("a.jsonl", &wide, "iconv -f UTF-16");
}

#[cfg(unix)]
#[test]
fn folders_that_link_to_themselves() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    std::fs::write(folder.path().join("feed.json"), fixture("feed.json")).unwrap();
    std::fs::write(folder.path().join("package.json"), b"{\"name\": \"x\", \"version\": \"1\"}").unwrap();
    for name in ["again", "once-more"] {
        std::os::unix::fs::symlink(folder.path(), folder.path().join(name)).unwrap();
    }
    let (sources, errors) = discover([folder.path()]);
    let ids: Vec<&str> = sources.iter().map(|s| s.id.as_str()).collect();
    assert_eq!((ids.as_slice(), errors.len()), (&["a.txt", "feed.json"][..], 0));
}
