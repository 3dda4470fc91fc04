//! What hostile inputs cost `riwaya read`: `cargo xtask bench hostile`. Needs Linux, whose `/proc` tells time and memory.

use std::fmt::Write as _;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::record::revision;
use crate::{Fault, root, write};

/// As much as is read of a page, and of a file that is read whole.
const PAGE: usize = 8 << 20;
const DOCUMENT: usize = 60 << 20;

const TEXT: &str = "وصلت القافلة، صباح اليوم، إلى المدينة بعد ثلاثة أيام من السير، وفق ما أعلنت البلدية.";

/// An input: a file's name, and what is in it.
struct Hostile {
    what: &'static str,
    file: &'static str,
    bytes: Vec<u8>,
}

/// What reading one cost.
struct Cost {
    seconds: f64,
    /// Most memory held, in MiB.
    peak: f64,
    said: String,
}

pub(crate) fn run() -> Result<(), Fault> {
    let program = crate::build::release("riwaya")?;
    let folder = root().join("target/hostile");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let nothing = Hostile { what: "one word", file: "a.txt", bytes: b"x".to_vec() };
    let mut table = String::from(
        "| input | MiB | CPU s | s a MiB | peak MiB | first message |\n|---|---|---|---|---|---|\n",
    );
    for input in std::iter::once(nothing).chain(all()) {
        let path = folder.join(input.file);
        std::fs::write(&path, &input.bytes).map_err(|e| format!("{}: {e}", path.display()))?;
        let cost = cost(&program, &path, &folder)?;
        let size = input.bytes.len() as f64 / f64::from(1 << 20);
        let _ = writeln!(
            table,
            "| {} | {size:.1} | {:.2} | {:.2} | {:.0} | {} |",
            input.what,
            cost.seconds,
            if size < 1.0 { 0.0 } else { cost.seconds / size },
            cost.peak,
            cost.said
        );
        std::fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let text = format!(
        "# What hostile inputs cost\n\nWritten by `cargo xtask bench hostile`. Revision {}; `riwaya read` with {threads} threads, \
         start-up included (the first row). Peak: the most memory that the process held.\n\n{table}",
        revision()
    );
    write(&root().join("record/hostile.md"), &text)?;
    print!("{text}");
    Ok(())
}

/// Reads a file and watches the process until it has ended and waits to be asked for.
fn cost(program: &Path, path: &Path, folder: &Path) -> Result<Cost, Fault> {
    let fault = |e: std::io::Error| format!("{}: {e}", program.display());
    let messages = folder.join("messages");
    let mut child = Command::new(program)
        .arg("read")
        .arg(path)
        .stdout(Stdio::null())
        .stderr(File::create(&messages).map_err(fault)?)
        .spawn()
        .map_err(fault)?;
    let about = Path::new("/proc").join(child.id().to_string());
    let (mut peak, mut seconds) = (0.0, 0.0);
    loop {
        let status = std::fs::read_to_string(about.join("status")).map_err(fault)?;
        let held = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        peak = held.and_then(|kib| kib.parse::<f64>().ok()).map_or(peak, |kib| kib / 1024.0);
        let times = std::fs::read_to_string(about.join("stat")).map_err(fault)?;
        // Behind the program's name in brackets, from the third field on; times are in hundredths of a second.
        let fields: Vec<&str> = times.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let time = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or(0.0);
        seconds = f64::max(seconds, (time(11) + time(12)) / 100.0);
        if fields.first() == Some(&"Z") {
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    child.wait().map_err(fault)?;
    let said = std::fs::read_to_string(&messages).map_err(fault)?;
    let first = said.lines().next().unwrap_or_default();
    let first = first.split_once(": ").map_or(first, |(_, rest)| rest);
    let name = path.display().to_string();
    let said = first.replace(&name, "").replace('|', "\\|").chars().take(90).collect();
    Ok(Cost { seconds, peak, said })
}

fn fill(piece: &str, size: usize) -> Vec<u8> {
    piece.repeat(size / piece.len()).into_bytes()
}

/// A page that opens with an article and goes on with something else.
fn page(rest: &[u8]) -> Vec<u8> {
    [format!("<title>عنوان الخبر</title><h1>عنوان الخبر</h1><p>{TEXT}</p>").as_bytes(), rest].concat()
}

fn all() -> Vec<Hostile> {
    let mut all = Vec::new();
    let mut add = |what, file, bytes| all.push(Hostile { what, file, bytes });
    for (what, piece) in [
        ("a million `<div>`", "<div>"),
        ("`<div>` and a letter, nested", "<div>س"),
        ("`<b><i>`", "<b><i>"),
        ("tables in tables", "<table><tr><td>x"),
        ("lists in lists", "<ul><li>خبر"),
        ("ends of nothing", "</p></div>"),
        ("`<`", "<"),
        ("comments that do not end", "<!--"),
        ("CDATA", "<![CDATA["),
        ("titles that do not end", "<title>"),
        ("titles that do not quite end", "<title></titl"),
        ("scripts that do not end", "<script>"),
        ("`&amp;`", "&amp;"),
        ("`&#1576;`", "&#1576;"),
        ("references that are none", "&abcdefghijk"),
        ("`<br>`", "س<br>"),
        ("links", "<a href='/x'>خبر آخر عن المدينة</a> "),
        ("languages", "<div lang=en>x"),
        ("headlines", "<h1>عنوان الخبر هنا</h1>"),
        ("dates", "<p>12 مارس 2022"),
        ("bylines", "<p>كتب: سامي حداد</p>"),
        ("hidden paragraphs", "<p style='display:none'>س"),
        ("linked data", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>"),
    ] {
        add(what, "a.html", page(&fill(piece, PAGE)));
    }
    add("titles and nothing else", "a.html", fill("<title>", PAGE));
    add("one paragraph again and again", "a.html", fill(&format!("<p>{TEXT}</p>"), PAGE));
    add(
        "an attribute",
        "a.html",
        [b"<p class='", &fill("related ", PAGE - 512)[..], b"'>", TEXT.as_bytes()].concat(),
    );
    add(
        "attributes",
        "a.html",
        (0..700_000).fold(String::from("<p "), |out, n| out + &format!("a{n}=b ")).into_bytes(),
    );
    add(
        "linked data, nested",
        "a.html",
        [b"<script type='application/ld+json'>", &fill("{\"a\":[", PAGE)[..]].concat(),
    );
    for (what, piece) in [
        ("lines of one letter", "س\n"),
        ("lines of one letter, parted", "x\n\n"),
        ("one line without an end", "قال "),
        ("lines of dates", "12 مارس 2022\n"),
        ("lines of bylines", "كتب: سامي حداد\n"),
        ("digits", "1 2 3 / 4 - "),
        ("marks on one letter", "\u{64b}"),
        ("marks of direction", "\u{202e}\u{2067}"),
        ("line breaks", "\n"),
    ] {
        add(what, "a.txt", fill(piece, PAGE));
    }
    add(
        "halves of characters, UTF-16",
        "a.txt",
        [b"\xFF\xFE", &[0, 0xD8].repeat(PAGE / 2)[..], b"x"].concat(),
    );
    add("a text of 60 MiB", "a.txt", fill("قال ", DOCUMENT));
    let laughs = (1..12).fold(String::from("<!ENTITY a0 \"ha\">"), |out, n| {
        out + &format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10))
    });
    add(
        "a feed of entities of entities",
        "a.xml",
        format!(
            "<!DOCTYPE rss [{laughs}]><rss><item><title>&a11;</title><description>{}",
            "&a11;".repeat(100_000)
        )
        .into_bytes(),
    );
    let item = "<rss><channel><item><title>x</title><description>";
    for (what, piece) in [
        ("an item of escaped markup", "&lt;div&gt;"),
        ("an item of references in references", "&amp;amp;lt;"),
        ("an item of elements", "<x>"),
    ] {
        add(what, "a.xml", [item.as_bytes(), &fill(piece, DOCUMENT)[..]].concat());
    }
    add("items without an end", "a.xml", [b"<rss>", &fill("<item><title>x</title>", DOCUMENT)[..]].concat());
    add("a line of 300 MiB", "a.jsonl", vec![b'x'; 300 << 20]);
    add("blank lines", "a.jsonl", vec![b'\n'; 100 << 20]);
    add("arrays in arrays", "a.jsonl", [b"{\"text\":\"x\",\"y\":", &fill("[", 15 << 20)[..]].concat());
    for (what, piece) in [
        ("halves of pairs, escaped", "\\ud800"),
        ("escaped letters", "\\u0628"),
        ("lines within a line", "س\\n"),
    ] {
        add(what, "a.jsonl", [b"{\"text\":\"", &fill(piece, 15 << 20)[..], b"\"}"].concat());
    }
    add("lines of little", "a.jsonl", fill("{\"text\":\"س\"}\n", PAGE));
    let feed = b"{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[";
    add("a JSON feed, nested", "a.json", [feed, &fill("[", DOCUMENT)[..]].concat());
    for (what, file) in [
        ("Zstandard: 10 GiB of nothing, lines", "a.jsonl.zst"),
        ("Zstandard: 10 GiB of nothing, a page", "a.html.zst"),
    ] {
        add(what, file, frame_of_zeros(80_000));
    }
    add("false beginnings of members", "a.jsonl.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3].repeat(PAGE / 10));
    add("a record longer than the file", "a.warc", record("99999999999999", &fill("x", DOCUMENT)));
    add("a header without an end", "a.warc", [b"WARC/1.0\r\n", &fill("X: y\r\n", DOCUMENT)[..]].concat());
    add("twenty pages that hold 10 GiB each", "a.warc", pages(&frame_of_zeros(80_000), 20));
    all
}

/// One frame of Zstandard: blocks of 128 KiB of one byte each.
fn frame_of_zeros(blocks: usize) -> Vec<u8> {
    let mut frame = vec![0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58];
    for n in 0..blocks {
        let header = (128u32 << 10) << 3 | 1 << 1 | u32::from(n + 1 == blocks);
        frame.extend(&header.to_le_bytes()[..3]);
        frame.push(b'\n');
    }
    frame
}

fn record(length: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// Pages under Zstandard.
fn pages(body: &[u8], count: usize) -> Vec<u8> {
    let block =
        [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: zstd\r\n\r\n", body].concat();
    record(&block.len().to_string(), &block).repeat(count)
}
