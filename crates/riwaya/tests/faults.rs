//! What may befall a database: kills, a full disk, files that cannot be written, several writers, damage, formats of another
//! day. Each is told in words that name the file and what to do, and none costs what was stored before.

mod program;

use std::collections::BTreeSet;
use std::time::Instant;

use program::kills::{Moments, journal, kill, kills, sound};
use program::{ARTICLE, Done, Program};

/// Articles of a corpus: two batches of a run.
const ARTICLES: usize = 300;

/// Calls, each on a day of its own, with one of several countries, told in one of several ways.
fn write_articles(program: &Program, folder: &str, from: usize, to: usize) {
    const CALLED: [&str; 4] =
        ["الأمريكي جو بايدن", "الفرنسي إيمانويل ماكرون", "الصيني شي جين بينغ", "المصري عبد الفتاح السيسي"];
    const MONTHS: [&str; 11] =
        ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر"];
    const BESIDE: [&str; 5] = [
        "وأوضح مساعد للرئيس أن الجانبين راجعا جدول الزيارات المقبلة، ولم يحددا موعدا للقمة التي طال انتظارها.",
        "وجاء الاتصال بعد أسبوع من وصول وفد من رجال الأعمال إلى العاصمة لبحث مد خط سكة حديد جديد بين الميناءين.",
        "وذكرت الإذاعة أن المكالمة استمرت نحو ساعة، وأنها شملت أسعار القمح وصيد الأسماك وتبادل الطلاب.",
        "ورحبت غرفة التجارة بالمكالمة، وقالت إن شركات النقل تنتظر فتح المعابر منذ بداية الشتاء.",
        "ولم يصدر عن الطرف الآخر أي تعليق حتى مساء اليوم نفسه، فيما امتنعت السفارة عن الرد على الأسئلة.",
    ];
    let (told, _) = ARTICLE.split_once("\n\nوقال").expect("two paragraphs");
    for n in from..to {
        let text = told
            .replace("13 أبريل", &format!("{} {}", 1 + n % 28, MONTHS[n / 28 % MONTHS.len()]))
            .replace("الأمريكي جو بايدن", CALLED[n % CALLED.len()]);
        let beside = [0, 1, 2].map(|k| BESIDE[(n + n / 5 * k) % BESIDE.len()]).join("\n\n");
        program.write(&format!("{folder}/{n:03}.txt"), format!("{text}\n\n{beside}\n"));
    }
}

#[test]
fn killed_at_any_moment_run_loses_and_repeats_nothing() {
    /// How often a database's runs are killed before one is left alone.
    const IN_A_ROW: usize = 5;
    let corpus = || {
        let program = Program::new();
        write_articles(&program, "in", 0, ARTICLES);
        program
    };
    let undisturbed = corpus();
    let begun = Instant::now();
    undisturbed.run(&["run", "in"]).is(0, &[]);
    let mut whole = begun.elapsed();
    let expected = undisturbed.contents();
    assert!(expected.iter().all(|list| !list.is_empty()), "there is something to lose");

    let (mut moments, mut at_work, mut writing, mut stored) = (Moments::new(), 0, 0, BTreeSet::new());
    let all = kills(20);
    for first in (0..all).step_by(IN_A_ROW) {
        let program = corpus();
        let mut known = BTreeSet::new();
        for _ in first..all.min(first + IN_A_ROW) {
            let run = program.start(&["run", "in"]);
            std::thread::sleep(moments.within(whole));
            let was_at_work = kill(run);
            at_work += usize::from(was_at_work);
            // other work on the machine comes and goes: moments stay within the run, and reach its end
            whole = whole.mul_f64(if was_at_work { 1.05 } else { 0.85 });
            writing += usize::from(program.path(&journal("riwaya.db")).exists());
            let found = sound(&program, "riwaya.db");
            let now: BTreeSet<String> = found.iter().cloned().collect();
            assert_eq!(now.len(), found.len(), "nothing is there twice");
            assert!(known.is_subset(&now), "what was stored stays");
            stored.insert(now.len());
            known = now;
        }
        program.run(&["run", "in"]).is(0, &[]);
        assert_eq!(sound(&program, "riwaya.db").len(), ARTICLES);
        assert_eq!(program.contents(), expected);
    }
    println!(
        "run: {all} kills within {whole:.1?}: {at_work} while it was at work, {writing} with a journal left; articles stored \
         then: {stored:?}"
    );
    assert!(at_work > 0, "every run was over before it was killed");
}

/// What a shell says and leaves behind in a room of its own, where `disk` is a disk of so many KiB; nothing where the system has
/// no such rooms for us. `$RIWAYA` is the program; what is left on the disk is copied beside it, with `left-` before its name.
#[cfg(target_os = "linux")]
fn on_a_disk(program: &Program, kib: usize, script: &str) -> Option<Done> {
    std::fs::create_dir_all(program.path("disk")).expect("a folder");
    let shell = |script: &str| {
        std::process::Command::new("unshare")
            .args(["--map-root-user", "--mount", "sh", "-c", script])
            .env("RIWAYA", env!("CARGO_BIN_EXE_riwaya"))
            .current_dir(program.folder())
            .output()
    };
    let mount = format!("mount -t tmpfs -o size={kib}k none disk");
    if !shell(&mount).is_ok_and(|done| done.status.success()) {
        println!("passed over: this system gives no disk of our own");
        return None;
    }
    let keep = "status=$?; for file in disk/*; do cp $file left-${file#disk/}; done; exit $status";
    let done = shell(&format!("{mount} && {{ {script}; }}; {keep}")).expect("a shell");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let done =
        Done { status: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) };
    assert!(!done.err.contains("panicked"), "{}", done.err);
    Some(done)
}

/// Moves what a disk left to where the program finds it, the journal too.
#[cfg(target_os = "linux")]
fn take_back(program: &Program) {
    for name in ["news.db".to_owned(), journal("news.db")] {
        let left = program.path(&format!("left-{name}"));
        if left.exists() {
            std::fs::rename(left, program.path(&name)).expect("moved");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_what_was_stored_stays_and_the_rest_follows() {
    let undisturbed = Program::new();
    write_articles(&undisturbed, "first", 0, 20);
    write_articles(&undisturbed, "in", 20, ARTICLES);
    undisturbed.run(&["run", "first"]).is(0, &[]);
    undisturbed.run(&["run", "in"]).is(0, &[]);
    let mut stored = BTreeSet::new();
    let size = undisturbed.path("riwaya.db").metadata().expect("a database").len() as usize >> 10;
    // full at the start, while articles are stored, while what they tell is decided
    for kib in [size / 100, size / 5, size * 3 / 5, size * 9 / 10] {
        let program = Program::new();
        write_articles(&program, "first", 0, 20);
        write_articles(&program, "in", 20, ARTICLES);
        let script =
            "$RIWAYA run first --db disk/news.db >/dev/null && echo first; $RIWAYA run in --db disk/news.db";
        let Some(done) = on_a_disk(&program, kib, script) else { return };
        done.is(1, &["disk/news.db: the disk is full; what was stored before is kept; free some space and run again"]);
        for line in done.err.lines() {
            assert!(line.starts_with("riwaya: disk/news.db: the disk is full"), "{line}");
        }
        take_back(&program);
        let left = sound(&program, "news.db").len();
        assert!(!done.out.contains("first") || left >= 20, "{kib} KiB: {left}");
        stored.insert(left);
        for input in ["first", "in"] {
            program.run(&["run", input, "--db", "news.db"]).is(0, &[]);
        }
        std::fs::rename(program.path("news.db"), program.path("riwaya.db")).expect("moved");
        assert_eq!(program.contents(), undisturbed.contents(), "{kib} KiB");
    }
    println!("a database of {size} KiB: articles stored when disks were full: {stored:?}");
    assert!(stored.len() > 2, "the disks were full at one place");
}

#[cfg(target_os = "linux")]
#[test]
fn an_export_to_a_full_disk_says_so_and_leaves_nothing() {
    let program = Program::new();
    write_articles(&program, "in", 0, ARTICLES);
    program.run(&["run", "in"]).is(0, &[]);
    for format in ["parquet", "csv", "jsonl", "polecat", "gdelt", "jsonld"] {
        // full while the first file is written
        let script = format!("$RIWAYA export --format {format} disk/out || {{ ls -A disk; false; }}");
        let Some(done) = on_a_disk(&program, 4, &script) else { return };
        done.is(1, &["the disk is full; free some space or write to another place"]);
        assert_eq!(done.out, "", "{format}: half an export");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_disk_that_is_read_only_it_can_be_read() {
    let program = Program::new();
    write_articles(&program, "first", 0, 20);
    write_articles(&program, "in", 20, 40);
    program.write("feeds.toml", "[[folder]]\npath = \"in\"\n");
    let script = "$RIWAYA run first --db disk/news.db >/dev/null && mount -o remount,ro disk && \
                  $RIWAYA articles --db disk/news.db --format jsonl && ! $RIWAYA run in --db disk/news.db && \
                  ! $RIWAYA watch feeds.toml --once --db disk/news.db";
    let Some(done) = on_a_disk(&program, 8_000, script) else { return };
    done.is(0, &["disk/news.db: the database cannot be written: the file, its folder or its disk is read-only; make them writable"]);
    assert_eq!((done.records().len(), done.err.lines().count()), (20, 2), "{}", done.err);
    take_back(&program);
    assert_eq!(sound(&program, "news.db").len(), 20);
}

/// A limit of the system on how large a file may grow.
#[cfg(unix)]
#[test]
fn where_a_file_may_not_grow_what_was_stored_stays() {
    let program = Program::new();
    write_articles(&program, "first", 0, 20);
    write_articles(&program, "in", 20, ARTICLES);
    program.run(&["run", "first"]).is(0, &[]);
    let before = program.contents();
    let done = std::process::Command::new("sh")
        // in blocks of 512 bytes; the signal would end it as a kill does
        .args(["-c", "trap '' XFSZ; ulimit -f 1000; exec \"$0\" run in", env!("CARGO_BIN_EXE_riwaya")])
        .current_dir(program.folder())
        .output()
        .expect("a shell");
    let said = String::from_utf8(done.stderr).expect("UTF-8");
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("riwaya.db: ") && said.contains("may grow no further"), "{said}");
    assert_eq!(sound(&program, "riwaya.db").len(), 20);
    assert_eq!(program.contents(), before);
}

#[test]
fn two_runs_at_once_store_what_one_would() {
    let one = Program::new();
    write_articles(&one, "a", 0, 100);
    write_articles(&one, "b", 100, 200);
    one.run(&["run", "a", "b"]).is(0, &[]);
    let both = Program::new();
    write_articles(&both, "a", 0, 100);
    write_articles(&both, "b", 100, 200);
    for child in [both.start(&["run", "a"]), both.start(&["run", "b"])] {
        let done = child.wait_with_output().expect("it ends");
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    }
    assert_eq!(sound(&both, "riwaya.db").len(), 200);
    assert_eq!(both.contents(), one.contents());
}

#[test]
fn whoever_finds_another_writing_says_so_and_changes_nothing() {
    let program = Program::new();
    write_articles(&program, "a", 0, 20);
    write_articles(&program, "b", 20, 40);
    program.run(&["run", "a"]).is(0, &[]);
    let other = rusqlite::Connection::open(program.path("riwaya.db")).expect("it opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("it writes");
    program.run(&["run", "b"]).is(
        1,
        &["riwaya.db: the database is in use by another program; wait until it has finished and try again"],
    );
    assert_eq!(
        program.run(&["articles", "--format", "jsonl"]).is(0, &[]).records().len(),
        20,
        "it can be read"
    );
    other.execute_batch("ROLLBACK").expect("it has finished");
    drop(other);
    program.run(&["run", "b"]).is(0, &[]);
    assert_eq!(sound(&program, "riwaya.db").len(), 40);
}

/// Each command that opens a database, on one that was changed by `damage`.
fn on_damaged(damage: impl Fn(&mut Vec<u8>), says: &[&str]) {
    let program = Program::new();
    write_articles(&program, "a", 0, 40);
    write_articles(&program, "b", 40, 45);
    program.write("feeds.toml", "[[folder]]\npath = \".\"\n");
    program.run(&["run", "a"]).is(0, &[]);
    let mut bytes = std::fs::read(program.path("riwaya.db")).expect("the database");
    damage(&mut bytes);
    program.write("riwaya.db", &bytes);
    for arguments in [
        &["run", "b"][..],
        &["watch", "feeds.toml", "--once"],
        &["events"],
        &["articles", "--search", "بوتين"],
        &["report", "--db", "riwaya.db", "-o", "report.html"],
        &["export", "out", "--format", "csv"],
        &["recode"],
        &["serve", "--listen", "127.0.0.1:0"],
    ] {
        let done = program.run(arguments);
        assert_eq!(done.status, 1, "{arguments:?}: {}", done.err);
        assert!(done.err.starts_with("riwaya: riwaya.db: "), "{arguments:?}: {}", done.err);
        for word in says {
            assert!(done.err.contains(word), "{arguments:?}: expected {word:?} in {}", done.err);
        }
        assert!(std::fs::read(program.path("riwaya.db")).expect("the database") == bytes, "{arguments:?}");
    }
}

#[test]
fn a_damaged_database_is_refused_and_left_as_it_is() {
    let remedy = "restore it from a copy, or move it away and run again";
    on_damaged(|bytes| bytes[4096..].fill(0xA5), &["the database is damaged", remedy]);
    on_damaged(|bytes| bytes.truncate(bytes.len() / 2), &["the database is damaged", remedy]);
    on_damaged(|bytes| bytes.truncate(700), &["the database is damaged", remedy]);
    on_damaged(|bytes| bytes.truncate(60), &["the database is damaged", remedy]);
}

#[test]
fn a_database_that_is_not_ours_or_newer_is_refused_and_left_as_it_is() {
    let remedy = "nothing was changed in it; name another file";
    on_damaged(|bytes| bytes[..16].fill(b'x'), &["is not a database", remedy]);
    on_damaged(|bytes| bytes[68..72].fill(7), &["another program (application id 0x07070707)", remedy]);
    let newer = "nothing was changed in it; use the newer riwaya";
    on_damaged(
        |bytes| bytes[60..64].copy_from_slice(&99i32.to_be_bytes()),
        &["newer riwaya (format 99", newer],
    );
}
