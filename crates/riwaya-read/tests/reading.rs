//! What is read from inputs of every kind, good and bad.

use std::io::Write;
use std::path::Path;

use riwaya_lexicon::FurnitureLexicon;
use riwaya_read::{Input, MAX_ARTICLE_CHARS, ReadError, Reader, discover};
use riwaya_record::{Article, FurnitureKind, PublishedFrom, Severity};

fn lexicon() -> FurnitureLexicon {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon/furniture/furniture.txt");
    FurnitureLexicon::parse("furniture.txt", &std::fs::read_to_string(table).unwrap()).unwrap()
}

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn read(id: &str, bytes: &[u8]) -> Vec<Result<Article, ReadError>> {
    let lexicon = lexicon();
    Reader::new(&lexicon).read(&Input { id: id.into(), bytes: bytes.to_vec(), ..Input::default() })
}

fn one(id: &str, bytes: &[u8]) -> Article {
    let mut all = read(id, bytes);
    assert_eq!(all.len(), 1, "{id}");
    all.remove(0).unwrap()
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(fixtures().join(name)).unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap()
}

#[test]
fn a_page() {
    let page = one("page.html", &fixture("page.html"));
    let lines: Vec<&str> = page.text.split('\n').collect();
    assert_eq!(lines.len(), 5, "{}", page.text);
    assert_eq!(
        lines[0],
        "وقّع وزيرا النقل في البلدين، اليوم الثلاثاء، اتفاق «الجسر» الذي يربط الضفتين – بعد عشر سنوات من المحادثات."
    );
    assert!(lines[1].contains("< 300 مليون دولار & إن"), "{}", lines[1]);
    assert!(lines[1].ends_with("وأضاف: لن نتأخر."), "{}", lines[1]);
    assert_eq!(lines[3], "خلاف على الرسوم");
    assert_eq!(page.outlet.as_deref(), Some("صحيفة المرفأ"));
    assert_eq!(page.url.as_deref(), Some("https://example.org/news/2022/5/3/bridge"));
    assert_eq!(page.published.time.as_deref(), Some("2022-05-03T18:40:00+03:00"));
    assert_eq!((page.published.precision.as_str(), page.published.from), ("second", PublishedFrom::Metadata));
    assert_eq!(page.language, "ar");
    let kind = |words: &str| page.furniture.iter().find(|f| f.text.contains(words)).map(|f| f.kind);
    assert_eq!(kind("الميناء القديم"), Some(FurnitureKind::Related));
    assert_eq!(kind("الوسوم"), Some(FurnitureKind::Tags));
    assert_eq!(kind("هذا خبر مفرح"), Some(FurnitureKind::Comment));
    assert_eq!(kind("الحقوق محفوظة"), Some(FurnitureKind::Masthead));
    let source: Vec<char> = String::from_utf8(fixture("page.html")).unwrap().chars().collect();
    let tags = page.furniture.iter().find(|f| f.text.starts_with("الوسوم")).unwrap();
    assert_eq!(source[tags.start as usize..][..7].iter().collect::<String>(), "الوسوم:");
}

#[test]
fn a_plain_page() {
    let page = one("plain.txt", &fixture("plain.txt"));
    assert_eq!(page.title, "المصرف المركزي يبقي الفائدة دون تغيير للشهر الثالث");
    let lines: Vec<&str> = page.text.split('\n').collect();
    assert_eq!(lines.len(), 4, "{}", page.text);
    assert!(lines[0].starts_with("أبقى المصرف") && lines[3].starts_with("وأضافت"));
    assert_eq!(lines[1], "أسباب القرار");
    let time = page.published.time.as_deref();
    assert_eq!((time, page.published.from), (Some("2022-02-16T10:15:00"), PublishedFrom::Text));
    let kinds: Vec<(&str, FurnitureKind)> =
        page.furniture.iter().map(|f| (f.text.as_str(), f.kind)).collect();
    use FurnitureKind as F;
    assert_eq!(
        kinds,
        [
            ("رئيس التحرير", F::Masthead),
            ("هدى منصور", F::Masthead),
            ("اقتصاد", F::Navigation),
            ("المصرف المركزي يبقي الفائدة دون تغيير للشهر الثالث", F::Repeated),
            ("الأربعاء 16 شباط 2022 - 10:15 ص", F::Meta),
            ("اقرأ أيضا: أسعار الوقود ترتفع في العاصمة", F::Related),
            ("المصدر: وكالات", F::Credit),
            ("شارك هذا الموضوع:", F::Share),
            ("مقالات ذات صلة", F::Related),
            ("المصارف الخاصة تعلن أرباحها السنوية", F::Related),
            ("كيف يحمي الناس مدخراتهم", F::Related),
            ("اترك تعليقا", F::Comment),
            ("لن يتم نشر عنوان بريدك الإلكتروني.", F::Comment),
            ("أظن أن القرار صائب، وقد تأخر كثيرا.", F::Comment),
            ("زر الذهاب إلى الأعلى", F::Navigation),
        ]
    );
}

#[test]
fn a_kicker_above_the_title_stays_in_the_text() {
    let page = "تمسك بالحوار وسيلة للحل\n\nالحكومة: اتفاق التجارة يوقع غدا في جنيف\n\nأعلنت الحكومة، اليوم، أن اتفاق التجارة مع \
        الدول المجاورة سيوقع غدا في جنيف، بعد ثلاث جولات من المباحثات.\nولم تعط تفاصيل أخرى عن الاتفاق وموعد نفاذه.";
    let article = one("a.txt", page.as_bytes());
    assert_eq!(article.title, "الحكومة: اتفاق التجارة يوقع غدا في جنيف");
    assert!(article.text.starts_with("تمسك بالحوار وسيلة للحل\nأعلنت"));
}

#[test]
fn datelines() {
    for (text, date) in [
        ("جنيف - وكالة السهل - 12 مارس 2022 - اجتمع الوفدان، اليوم، في جنيف.", Some("2022-03-12")),
        ("تونس في 12 أفريل 2022 (السهل) - قال الوزير إن الاجتماع تأجل إلى أسبوع آخر.", Some("2022-04-12")),
        ("قال الوزير إن الاتفاق الذي وقع في 12 مارس 2022 - وهو الأول - لم ينفذ.", None),
    ] {
        let page = format!("عنوان قصير للخبر كله\n\n{text}\n\nوأضاف أن الوفود ستعود إلى عواصمها غدا.");
        let article = one("a.txt", page.as_bytes());
        assert!(article.text.starts_with(text));
        assert_eq!(article.published.date.as_deref(), date, "{text}");
        let from = if date.is_some() { PublishedFrom::Dateline } else { PublishedFrom::None };
        assert_eq!(article.published.from, from);
    }
}

#[test]
fn a_feed() {
    let all: Vec<Article> = read("feed.xml", &fixture("feed.xml")).into_iter().map(Result::unwrap).collect();
    assert_eq!(
        all.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(),
        ["feed.xml#1", "feed.xml#2", "feed.xml#3"]
    );
    assert_eq!(all[0].title, "السفينة تصل إلى المرفأ & تفرغ حمولتها");
    assert_eq!(all[0].text.split('\n').count(), 2);
    assert_eq!(all[0].published.time.as_deref(), Some("2022-05-03T23:40:00+03:00"));
    assert_eq!(
        (all[0].published.date.as_deref(), all[0].published.from),
        (Some("2022-05-03"), PublishedFrom::Input)
    );
    assert_eq!(all[0].outlet.as_deref(), Some("وكالة السهل"));
    assert_eq!(
        all[1].text,
        "دعا رئيس المجلس إلى اجتماع «طارئ» غدا، لبحث الأزمة.\nورفض نائبه الدعوة، وقال إنها متأخرة."
    );
    assert_eq!(all[1].url.as_deref(), Some("https://example.org/b"));
    assert!(all[2].text.is_empty() && all[2].title == "خبر بلا نص");
}

#[test]
fn json_lines_with_a_broken_one() {
    let all = read("items.jsonl", &fixture("items.jsonl"));
    assert_eq!(all.len(), 4);
    let first = all[0].as_ref().unwrap();
    assert_eq!(first.text, "وصل الوفد، مساء أمس، إلى العاصمة.\nوقال رئيسه إن الزيارة \"قصيرة\" وناجحة.");
    assert_eq!(first.published.time.as_deref(), Some("2022-05-03T18:40:00"));
    assert_eq!((first.id.as_str(), first.published.precision.as_str()), ("a1", "minute"));
    let error = all[1].as_ref().unwrap_err();
    assert!(error.is_malformed() && error.line() == Some(2), "{error}");
    assert!(error.to_string().starts_with("items.jsonl:2: not a JSON object"), "{error}");
    let page = all[2].as_ref().unwrap();
    assert_eq!((page.id.as_str(), page.title.as_str()), ("items.jsonl#3", "عودة التيار إلى الحي"));
    assert_eq!(
        (page.published.date.as_deref(), page.published.from),
        (Some("2022-05-04"), PublishedFrom::Url)
    );
    assert_eq!(page.outlet.as_deref(), Some("example.org"));
    assert!(page.diagnostics[0].severity == Severity::Note, "{:?}", page.diagnostics);
    let last = all[3].as_ref().unwrap();
    assert_eq!(last.text, "خرج المتظاهرون إلى الساحة");
    assert!(last.diagnostics[0].message.contains("not a date"), "{:?}", last.diagnostics);
}

#[test]
fn a_json_line_without_a_text_names_its_place() {
    let all = read(
        "a.jsonl",
        b"\n{\"id\":\"x\",\"url\":\"https://example.org/x\"}\n{\"id\":\"y\",\"text\":\" \"}\n",
    );
    let said: Vec<&str> =
        all.iter().map(|article| article.as_ref().unwrap().diagnostics[0].message.as_str()).collect();
    assert!(said[0].starts_with("line 2 of a.jsonl has neither \"text\" nor \"html\""), "{said:?}");
    assert!(said[1].starts_with("line 3 of a.jsonl has nothing in \"text\""), "{said:?}");
}

#[test]
fn the_text_of_a_json_line_is_kept_as_it_is() {
    let text = "  العنوان في سطر\n\n وقال الوزير: \\\"نعم\\\" ، ثم خرج .  ";
    let article =
        one("a.jsonl", format!("{{\"id\":\"x\",\"text\":\"{}\"}}", text.replace('\n', "\\n")).as_bytes());
    assert_eq!(article.text, text.replace('\\', ""));
    assert_eq!(article.title, "");
}

#[test]
fn what_the_input_says_goes_first() {
    let lexicon = lexicon();
    let input = Input {
        id: "page.html".into(),
        bytes: fixture("page.html"),
        published: Some("2022-05-01".into()),
        outlet: Some("مرآة".into()),
        url: Some("https://example.com/mirror".into()),
    };
    let article = Reader::new(&lexicon).read(&input).remove(0).unwrap();
    assert_eq!(
        (article.published.date.as_deref(), article.published.from),
        (Some("2022-05-01"), PublishedFrom::Input)
    );
    assert_eq!(
        (article.outlet.as_deref(), article.url.as_deref()),
        (Some("مرآة"), Some("https://example.com/mirror"))
    );
}

#[test]
fn bad_content_gives_an_article_that_says_so() {
    let says = |id: &str, bytes: &[u8], words: &str, severity: Severity| {
        let article = one(id, bytes);
        let found = article.diagnostics.iter().any(|d| d.message.contains(words) && d.severity == severity);
        assert!(found, "{id}: {:?}", article.diagnostics);
        article
    };
    says("a.txt", b"", "empty", Severity::Warning);
    says("a.html", b" \n ", "empty", Severity::Warning);
    let pdf = says(
        "a.txt",
        b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj",
        "looks like a PDF; convert it",
        Severity::Error,
    );
    assert!(pdf.text.is_empty());
    says("a.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture", Severity::Error);
    let noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert!(says("a.txt", &noise, "binary", Severity::Error).text.is_empty());
    says("a.html", b"<html><body><script>app()</script></body></html>", "shows no text", Severity::Warning);
    says("a.xml", b"<rss><channel></channel></rss>", "no items", Severity::Warning);
    says("a.jsonl", b"{\"id\":\"1\"}", "neither", Severity::Warning);
}

#[test]
fn a_line_of_fifty_megabytes() {
    let line = "كلمة ".repeat(50 << 20 >> 3);
    let article = one("a.txt", line.as_bytes());
    assert_eq!(article.text.chars().count(), MAX_ARTICLE_CHARS);
    assert!(article.diagnostics.iter().any(|d| d.message.contains("longer than")));
}

#[test]
fn compressed_bombs_are_bounded() {
    let zeros = gzip(&vec![b' '; 65 << 20]);
    let error = read("a.txt.gz", &zeros).remove(0).unwrap_err();
    assert!(error.is_too_large() && error.to_string().contains("64 MiB"), "{error}");
    let all =
        read("a.jsonl.gz", &gzip(format!("{}\n{{\"text\":\"بعده\"}}\n", "x".repeat(17 << 20)).as_bytes()));
    assert!(all[0].as_ref().unwrap_err().is_too_large());
    assert_eq!(all[1].as_ref().unwrap().text, "بعده");
    let cut = gzip(&fixture("plain.txt"));
    assert!(read("a.txt.gz", &cut[..cut.len() / 2]).remove(0).unwrap_err().is_malformed());
}

#[test]
fn hostile_markup_ends() {
    for bytes in [
        "<div>".repeat(200_000),
        "<a href='".repeat(50_000),
        "&#".repeat(200_000),
        "<table><tr><td>".repeat(50_000),
        "<p>".repeat(100_000),
        "</p>".repeat(100_000),
        "<!--".repeat(100_000),
        "<script>".repeat(100_000),
    ] {
        one("a.html", bytes.as_bytes());
    }
}

#[test]
fn folders_and_their_manifests() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    write("b.txt", &fixture("plain.txt"));
    write("a/page.html.gz", &gzip(&fixture("page.html")));
    write("items.jsonl", &fixture("items.jsonl"));
    write("notes.docx", b"PK");
    write(".hidden.txt", b"x");
    write(
        "manifest.jsonl",
        b"{\"path\":\"b.txt\",\"published\":\"2022-01-02\",\"outlet\":\"o\",\"url\":\"u\"}\n{broken\n",
    );
    let (sources, errors) = discover([folder.path(), Path::new("/no/such/file"), Path::new("-")]);
    assert_eq!(
        sources.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(),
        ["a/page.html.gz", "b.txt", "items.jsonl"]
    );
    assert_eq!(sources[1].outlet.as_deref(), Some("o"));
    assert_eq!(errors.len(), 2);
    assert!(errors[0].line() == Some(2) && errors[0].is_malformed(), "{}", errors[0]);
    assert!(errors[1].is_not_found());
    let lexicon = lexicon();
    let reader = Reader::new(&lexicon);
    let read: Vec<_> = sources.iter().flat_map(|s| reader.open(s)).collect();
    assert_eq!(read.iter().filter(|r| r.is_ok()).count(), 5);
    assert_eq!(read[1].as_ref().unwrap().published.date.as_deref(), Some("2022-01-02"));
    let (named, _) = discover([folder.path().join("b.txt")]);
    assert_eq!((named[0].id.as_str(), named[0].url.as_deref()), ("b.txt", Some("u")));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..600), kind in 0..4usize) {
        let id = ["a.txt", "a.html", "a.xml", "a.jsonl"][kind];
        for article in read(id, &bytes).into_iter().flatten() {
            proptest::prop_assert!(article.text.chars().count() <= bytes.len());
        }
    }

    #[test]
    fn any_markup_is_read(text in "(<[a-z/!]{0,4}|[ >='\"]|&[a-z#0-9]{0,4};?|كلمة، |\\PC|\n){0,80}", kind in 0..3usize) {
        let id = ["a.txt", "a.html", "a.xml"][kind];
        for article in read(id, text.as_bytes()).into_iter().flatten() {
            let pieces: u32 = article.map.text.iter().map(|p| p.len).sum();
            proptest::prop_assert_eq!(pieces as usize, article.text.chars().count());
        }
    }
}

/// A page of an Arabic article, or of one in English, with this in its head.
fn headed(head: &str, headline: &str) -> String {
    let paragraph = if headline.is_ascii() {
        "The port reopened on Monday after two days of storm, and the first ships came in at noon."
    } else {
        "عاد الميناء إلى العمل صباح الاثنين بعد عاصفة دامت يومين، ورست أولى السفن فيه عند الظهر."
    };
    format!(
        "<html><head><title>{headline} - Marsa24</title>{head}</head>\
         <body><h1>{headline}</h1><article><p>{paragraph}</p><p>{paragraph}</p></article></body></html>"
    )
}

#[test]
fn an_arabic_page_names_its_outlet_in_arabic() {
    let named = |head: &str, headline: &str| one("p.html", headed(head, headline).as_bytes()).outlet;
    let (arabic, english) = ("الميناء يعود إلى العمل بعد العاصفة", "Port reopens after the storm");
    let site = "<meta property=\"og:site_name\" content=\"Marsa24\">";
    let application = "<meta name=\"application-name\" content=\"المرسى 24\">";
    let publisher = "<meta itemprop=\"publisher\" content=\"صحيفة المرسى\">";
    let slogan = "<meta itemprop=\"publisher\" content=\"المرسى 24 أخبار وآراء ومقالات من كل مكان\">";
    assert_eq!(named(&[site, application, publisher].concat(), arabic).as_deref(), Some("المرسى 24"));
    assert_eq!(named(&[site, publisher].concat(), arabic).as_deref(), Some("صحيفة المرسى"));
    assert_eq!(named(&[site, slogan].concat(), arabic).as_deref(), Some("Marsa24"));
    assert_eq!(named(&[site, application].concat(), english).as_deref(), Some("Marsa24"));
    // What the site calls itself goes before what its application is called, wherever each stands.
    let other = "<meta property=\"og:site_name\" content=\"مرسى الأخبار\">";
    assert_eq!(named(&[application, other].concat(), arabic).as_deref(), Some("مرسى الأخبار"));
}

#[test]
fn a_known_outlet_has_one_name() {
    let mut lexicon = lexicon();
    let table = "name | country | also | hosts\nالمرسى | | | marsa24.test\n";
    let table = riwaya_lexicon::Table::parse("o.txt", table, &["name"]).unwrap();
    lexicon.add_outlets(&table, |_| true).unwrap();
    let head = "<meta property=\"og:site_name\" content=\"MarsaV7\">\
                <link rel=\"canonical\" href=\"https://www.marsa24.test/1\">";
    let of = |input: Input| Reader::new(&lexicon).read(&input).remove(0).unwrap().outlet;
    let input = |headline: &str| Input {
        id: "p.html".into(),
        bytes: headed(head, headline).into_bytes(),
        ..Input::default()
    };
    let arabic = "الميناء يعود إلى العمل بعد العاصفة";
    assert_eq!(of(input(arabic)).as_deref(), Some("المرسى"));
    assert_eq!(of(input("Port reopens after the storm")).as_deref(), Some("MarsaV7"));
    // What the input says goes first.
    let told = Input { outlet: Some("مرسى الصباح".into()), ..input(arabic) };
    assert_eq!(of(told).as_deref(), Some("مرسى الصباح"));
}

#[test]
fn where_an_author_wrote_is_no_part_of_the_name() {
    let by = |author: &str| {
        let head = format!("<meta name=\"author\" content=\"{author}\">");
        one("p.html", headed(&head, "الميناء يعود إلى العمل بعد العاصفة").as_bytes()).author
    };
    assert_eq!(by("سامر نجم - بيروت").as_deref(), Some("سامر نجم"));
    assert_eq!(by("سامر نجم - هدى قاسم").as_deref(), Some("سامر نجم - هدى قاسم"));
    assert_eq!(by("سامر – بيروت").as_deref(), Some("سامر – بيروت"));
}
