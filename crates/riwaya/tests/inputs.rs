//! Whatever is given as input: nothing crashes, what cannot be read is named, the rest is done.

mod program;

use std::io::Write;

use program::{ARTICLE, Program};

fn ids(done: &program::Done) -> Vec<String> {
    done.records().iter().map(|article| article["id"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn good_input_is_status_zero() {
    let program = Program::new();
    program
        .write("pages/a.txt", ARTICLE)
        .write("pages/notes.docx", "not ours")
        .write("pages/deep/b.txt", ARTICLE);
    let done = program.run(&["code", "pages"]);
    done.is(0, &[]);
    assert_eq!(ids(&done), ["a.txt", "deep/b.txt"], "other kinds of file are passed over");
    assert!(done.err.is_empty(), "{}", done.err);
}

#[test]
fn each_bad_file_is_named_and_the_good_one_done() {
    let bad: [(&str, &[u8], &str); 5] = [
        ("empty.txt", b"", "empty"),
        ("blank.html", b" \n\t ", "empty"),
        ("binary.txt", &[0, 1, 2, 3, 0, 255, 254, 7, 0, 0, 9, 1], "binary"),
        ("renamed.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "PDF"),
        ("textless.html", b"<html><body><img src='a.png'><script>var a = 1;</script></body></html>", ""),
    ];
    for (name, bytes, says) in bad {
        for command in ["read", "code", "run", "pairs"] {
            let program = Program::new();
            program.write(name, bytes).write("good.txt", ARTICLE);
            let done = program.run(&[command, name, "good.txt"]);
            done.is(1, &[name, says]);
            if command == "run" {
                let articles = program.run(&["articles", "--format", "jsonl"]);
                assert_eq!(ids(&articles), ["good.txt"], "{name}");
            }
        }
    }
}

#[test]
fn broken_utf8_is_read_as_far_as_it_goes() {
    let program = Program::new();
    let mut bytes = ARTICLE.as_bytes().to_vec();
    bytes.extend(b"\xd8\xff\xfe ");
    bytes.extend(ARTICLE.as_bytes());
    program.write("broken.txt", bytes);
    let done = program.run(&["code", "broken.txt"]);
    done.is(0, &[]);
    assert!(done.records()[0]["text"].as_str().is_some_and(|text| text.contains("الكرملين")));
}

#[test]
fn a_broken_line_in_the_middle_loses_only_itself() {
    let program = Program::new();
    let line =
        |id: &str| serde_json::json!({"id": id, "text": ARTICLE, "published": "2021-04-14"}).to_string();
    program
        .write("news.jsonl", format!("{}\n{{\"id\": \"b\", \"text\": \"cut o\n{}\n", line("a"), line("c")));
    let done = program.run(&["code", "news.jsonl"]);
    done.is(1, &["news.jsonl:2"]);
    assert_eq!(ids(&done), ["a", "c"]);
}

#[test]
fn a_path_that_leads_nowhere_is_named() {
    let program = Program::new();
    program.write("good.txt", ARTICLE);
    let done = program.run(&["code", "missing.txt", "good.txt"]);
    done.is(1, &["missing.txt", "no such file"]);
    assert_eq!(ids(&done), ["good.txt"]);
}

#[test]
fn a_folder_without_articles_is_said_to_be_one() {
    let program = Program::new();
    program.write("pictures/a.png", [0x89, b'P', b'N', b'G']);
    program.run(&["run", "pictures"]).is(1, &["pictures", "nothing to read"]);
}

#[test]
fn standard_input_and_gzip_are_read() {
    let program = Program::new();
    let done = program.run_with(&["code", "-"], &[], ARTICLE.as_bytes());
    done.is(0, &[]);
    assert_eq!(done.records().len(), 1);

    let zipped = gzip(ARTICLE.as_bytes());
    program.write("whole.txt.gz", &zipped).write("cut.txt.gz", &zipped[..zipped.len() / 2]);
    let done = program.run(&["code", "whole.txt.gz", "cut.txt.gz"]);
    done.is(1, &["cut.txt.gz"]);
    assert_eq!(done.records().len(), 1);
}

/// A record of a WARC file with a page of a title and a paragraph.
fn record(title: &str) -> Vec<u8> {
    let page = format!(
        "<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{ARTICLE}</p></body></html>"
    );
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/2021/04/14/a\r\n\
        Content-Type: application/http; msgtype=response\r\n";
    format!("{head}Content-Length: {}\r\n\r\n{block}\r\n\r\n", block.len()).into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    zip.write_all(bytes).expect("compressed");
    zip.finish().expect("compressed")
}

#[test]
fn a_crawl_is_read_record_by_record_and_goes_on_behind_damage() {
    let program = Program::new();
    let mut members: Vec<Vec<u8>> =
        ["اتصال هاتفي أول", "اتصال هاتفي ثان", "اتصال هاتفي ثالث"].iter().map(|t| gzip(&record(t))).collect();
    program.write("crawl/news.warc.gz", members.concat());
    let done = program.run(&["code", "crawl"]);
    done.is(0, &[]);
    assert_eq!(ids(&done), ["news.warc.gz#1", "news.warc.gz#2", "news.warc.gz#3"]);
    assert!(
        done.records()
            .iter()
            .all(|a| a["published"]["date"] == "2021-04-14" && a["claims"][0]["event"] == "CONSULT")
    );
    let middle = members[1].len() / 2;
    members[1][middle] ^= 0xFF;
    for (arguments, input) in [(["run", "broken.warc.gz"], vec![]), (["run", "-"], members.concat())] {
        program.write("broken.warc.gz", members.concat());
        program.run_with(&arguments, &[], &input).is(1, &["damaged or cut off"]);
    }
    let stored = ids(&program.run(&["articles", "--format", "jsonl"]));
    for id in ["broken.warc.gz#1", "stdin#1"] {
        assert!(stored.iter().any(|s| s == id), "{stored:?}");
    }
    assert!(stored.len() >= 4, "what stands behind the damage was read: {stored:?}");
}

#[test]
fn two_texts_of_one_id_are_named_and_one_text_read_twice_is_one() {
    let program = Program::new();
    program
        .write("one/a.txt", ARTICLE)
        .write("two/a.txt", ARTICLE)
        .write("three/a.txt", format!("{ARTICLE}\nخبر آخر عاجل."));
    program.run(&["run", "one", "two"]).is(0, &[]);
    for order in [["one", "three"], ["three", "one"]] {
        program
            .run(&["run", order[0], order[1], "--db", &format!("{}.db", order[0])])
            .is(1, &["a.txt", "same id"]);
    }
    let stored = |db: &str| program.run(&["articles", "--format", "jsonl", "--db", db]).out;
    assert_eq!(stored("one.db"), stored("three.db"), "the order of the paths decides nothing");
}

#[test]
fn without_paths_the_samples_are_read() {
    let program = Program::new();
    let done = program.run(&["read"]);
    done.is(0, &[]);
    assert!(done.records().len() >= 5);
}

#[test]
fn the_shares_of_an_input_are_together_the_whole() {
    let program = Program::new();
    let line = |n: usize| {
        serde_json::json!({"id": format!("n{n}"), "title": format!("نشرة {n}"), "text": ARTICLE}).to_string()
    };
    let mut lines: Vec<String> = (0..40).map(line).collect();
    lines.push("{\"id\": \"b\", \"text\": \"cut o".to_owned());
    for n in 0..12 {
        program.write(&format!("in/pages/{n}.txt"), ARTICLE);
    }
    let titles = (0..12).map(|n| gzip(&record(&format!("اتصال هاتفي {n}"))));
    program.write("in/crawl.warc.gz", titles.collect::<Vec<_>>().concat());
    program.write("in/news.jsonl", lines.join("\n"));
    let whole = program.run(&["code", "in"]);
    whole.is(1, &["news.jsonl:41"]);

    let shares: Vec<_> =
        (1..=3).map(|n| program.run(&["code", "in", "--shard", &format!("{n}/3")])).collect();
    let mut together: Vec<&str> = shares.iter().flat_map(|share| share.out.lines()).collect();
    together.sort_unstable();
    let mut all: Vec<&str> = whole.out.lines().collect();
    all.sort_unstable();
    assert_eq!(together, all);
    assert!(shares.iter().all(|share| share.records().len() > 10), "no share is nearly all or nothing");
    let naming: Vec<_> = shares.iter().filter(|share| share.err.contains("news.jsonl:41")).collect();
    assert_eq!(naming.len(), 1, "what cannot be read is named by the share that it falls into");
    assert_eq!(naming[0].status, 1);

    // a line falls into its share wherever it stands
    lines.reverse();
    program.write("again/news.jsonl", lines.join("\n"));
    for (n, share) in shares.iter().enumerate() {
        let again = program.run(&["code", "again", "--shard", &format!("{}/3", n + 1)]);
        let mut before: Vec<String> = ids(share).into_iter().filter(|id| id.starts_with('n')).collect();
        before.retain(|id| !id.contains('.'));
        before.reverse();
        assert_eq!(ids(&again), before);
    }
    // and so do the samples
    let of = |share: &str| program.run(&["code", "--shard", share]).records().len();
    assert_eq!(of("1/2") + of("2/2"), program.run(&["code"]).records().len());
    program.run(&["code", "in", "--shard", "4/3"]).is(2, &["4/3", "which share of how many"]);
}
