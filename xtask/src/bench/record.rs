//! The tables, as Markdown: record/peers.md, and the block of them in the book's page on accuracy.

use std::fmt::Write;
use std::process::Command;

use super::judging::{Judge, OfCopies, OfPages, OfTimes, Verdicts};
use super::running::Measured;
use super::{COPIES, DICTIONARY, HEIDELTIME, PAGES, TIMES, Task, WORDS, named};
use crate::{Fault, between, read, root, write};

const OPEN: &str = "<!-- peers -->";
const CLOSE: &str = "<!-- /peers -->";

/// How many times HeidelTime's speed the pass over times should have.
const TIMES_HEIDELTIME: f64 = 200.0;
/// Words a CPU second that the pass over words should have.
const WORDS_A_SECOND: f64 = 1e6;
/// Articles a CPU second among which near-copies should be found, and the share found and right.
const ARTICLES_A_SECOND: f64 = 15e3;
const COPIES_FOUND: f64 = 0.99;
/// What the texts found on pages should reach, and pages a CPU second.
const PAGES_RIGHT: f64 = 0.95;
const PAGES_A_SECOND: f64 = 150.0;

/// Writes the record and the book's block.
pub(super) fn write_all(
    measured: &[Measured<'_>],
    verdicts: &Verdicts,
    judge: &Judge,
    skipped: &[String],
) -> Result<(), Fault> {
    let text = text(measured, verdicts, judge, skipped);
    write(&root().join("record/peers.md"), &text)?;
    let page = root().join("docs/src/accuracy.md");
    let old = read(&page)?;
    let place = between(&page, &old, OPEN, CLOSE)?;
    let (marks, right) = (marks(measured, verdicts), right(&verdicts.times));
    let new = format!("{}\n{marks}\n{right}{}", &old[..place.start], &old[place.end..]);
    write(&page, &new)?;
    print!("{text}");
    Ok(())
}

/// The record: of each task that was measured what is right and how fast it is.
pub(super) fn text(
    measured: &[Measured<'_>],
    verdicts: &Verdicts,
    judge: &Judge,
    skipped: &[String],
) -> String {
    let mut text = head(measured, judge);
    let _ = write!(text, "\n## Marks\n\nThose missed first.\n\n{}", marks(measured, verdicts));
    if !verdicts.times.is_empty() {
        let right = right(&verdicts.times);
        let _ = write!(text, "\n## Times: what is right\n\n{}\n{right}", notes(measured));
        let _ = write!(text, "\n## Times: speed\n\n{}", speed(measured, Task::Times, TIMES));
    }
    if measured.iter().any(|m| m.system.task == Task::Words) {
        let _ = write!(text, "\n## Words: speed\n\n{}", speed(measured, Task::Words, WORDS));
    }
    if !verdicts.copies.is_empty() {
        let _ =
            write!(text, "\n## Near-copies: what is right\n\n{COPIES_NOTE}\n{}", copies(&verdicts.copies));
        let _ = write!(text, "\n## Near-copies: speed\n\n{}", speed(measured, Task::Copies, COPIES));
    }
    if !verdicts.pages.is_empty() {
        let _ = write!(text, "\n## Pages: what is right\n\n{PAGES_NOTE}\n{}", pages(&verdicts.pages));
        let _ = write!(text, "\n## Pages: speed\n\n{}", speed(measured, Task::Pages, PAGES));
    }
    if !skipped.is_empty() {
        text.push_str("\n## Left out\n\n");
        for what in skipped {
            let _ = writeln!(text, "- {what}");
        }
    }
    text
}

fn head(measured: &[Measured<'_>], judge: &Judge) -> String {
    let rounds = measured.iter().map(Measured::rounds).max().unwrap_or(0);
    let mut tools: Vec<&str> = measured.iter().map(|m| m.tool.as_str()).collect();
    tools.sort_unstable();
    tools.dedup();
    format!(
        "# riwaya beside its peers

Written by `cargo xtask bench peers`; what it runs is in `bench/`. Revision {}, {}.

Every system gets the same texts, in memory, in a process that may use one core. It goes over them once to warm up, and
what it finds then is judged by {}.
The passes after that are timed, by the processor time of the whole process, garbage collection and compilation at run
time included. Start-up is told apart. Rounds: {rounds}, in each every system once. Medians are shown, least and most in
brackets, and ratios are medians of the ratios of each round. Words are what stands between white space. In italics: riwaya.

Systems: {}.
",
        revision(),
        processor(),
        judge.name,
        tools.join(", ")
    )
}

pub(super) fn revision() -> String {
    let said = Command::new("git").args(["describe", "--always", "--dirty"]).current_dir(root()).output();
    said.ok()
        .filter(|out| out.status.success())
        .map_or_else(|| "unknown".to_owned(), |out| String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

fn processor() -> String {
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        about.lines().find_map(|line| Some(line.strip_prefix("model name")?.split_once(':')?.1.trim()));
    model.unwrap_or("unknown processor").to_owned()
}

// ---- marks

struct Mark {
    what: String,
    wanted: String,
    measured: String,
    met: bool,
}

fn marks(measured: &[Measured<'_>], verdicts: &Verdicts) -> String {
    let mut all = fast_times(measured);
    all.extend(right_times(&verdicts.times));
    all.extend(fast_words(measured));
    all.extend(right_copies(&verdicts.copies));
    all.extend(fast_copies(measured));
    all.extend(right_pages(&verdicts.pages));
    all.extend(fast_pages(measured));
    all.sort_by_key(|mark| mark.met);
    let mut out = String::from("| mark | wanted | measured | |\n|---|---|---|---|\n");
    for Mark { what, wanted, measured, met } in all {
        let _ =
            writeln!(out, "| {what} | {wanted} | {measured} | {} |", if met { "met" } else { "**missed**" });
    }
    out
}

/// The pass over times against HeidelTime, on each set.
fn fast_times(measured: &[Measured<'_>]) -> Vec<Mark> {
    let on = |riwaya: &Measured<'_>| {
        let ratio = riwaya.times_as_fast_as(named(measured, HEIDELTIME, &riwaya.set.name)?);
        Some(Mark {
            what: format!("times against {HEIDELTIME}, {}", riwaya.set.name),
            wanted: format!("{TIMES_HEIDELTIME} times as fast"),
            measured: format!("{ratio:.0} times"),
            met: ratio >= TIMES_HEIDELTIME,
        })
    };
    measured.iter().filter(|m| m.system.name == TIMES).filter_map(on).collect()
}

/// More right than each peer, in extent and value, on each set with gold.
fn right_times(verdicts: &[OfTimes]) -> Vec<Mark> {
    let on = |ours: &OfTimes| {
        let best = |figure: fn(&OfTimes) -> f64| {
            let peers = verdicts.iter().filter(|v| v.system != TIMES && v.set == ours.set);
            peers.max_by(|a, b| figure(a).total_cmp(&figure(b)))
        };
        let (extent, value) = (best(|v| v.extent)?, best(|v| v.value)?);
        Some(Mark {
            what: format!("times more right than each peer, {}", ours.set),
            wanted: format!(
                "over {} extent ({}), {} value ({})",
                share(extent.extent),
                extent.system,
                share(value.value),
                value.system
            ),
            measured: format!("{} / {}", share(ours.extent), share(ours.value)),
            met: ours.extent > extent.extent && ours.value > value.value,
        })
    };
    verdicts.iter().filter(|v| v.system == TIMES).filter_map(on).collect()
}

fn fast_words(measured: &[Measured<'_>]) -> Vec<Mark> {
    let on = |riwaya: &Measured<'_>| {
        let (_, rate, _) = riwaya.rates();
        Mark {
            what: format!("reading words ({}), {}", riwaya.system.name, riwaya.set.name),
            wanted: format!("{} words a second", thousands(WORDS_A_SECOND)),
            measured: thousands(rate),
            met: rate >= WORDS_A_SECOND,
        }
    };
    measured.iter().filter(|m| [WORDS, DICTIONARY].contains(&m.system.name)).map(on).collect()
}

fn right_copies(verdicts: &[OfCopies]) -> Vec<Mark> {
    let on = |ours: &OfCopies| Mark {
        what: format!("near-copies, {}", ours.set),
        wanted: format!("precision and recall {}", share(COPIES_FOUND)),
        measured: format!("{} / {}", share(ours.precision), share(ours.recall)),
        met: ours.precision >= COPIES_FOUND && ours.recall >= COPIES_FOUND,
    };
    verdicts.iter().filter(|v| v.system == COPIES).map(on).collect()
}

fn fast_copies(measured: &[Measured<'_>]) -> Vec<Mark> {
    let on = |riwaya: &Measured<'_>| {
        let (_, rate, _) = riwaya.rates();
        Mark {
            what: format!("near-copies, {}", riwaya.set.name),
            wanted: format!("{} articles a second", thousands(ARTICLES_A_SECOND)),
            measured: thousands(rate),
            met: rate >= ARTICLES_A_SECOND,
        }
    };
    let of_copies = |m: &&Measured<'_>| m.system.task == Task::Copies && m.system.name == COPIES;
    measured.iter().filter(of_copies).map(on).collect()
}

fn right_pages(verdicts: &[OfPages]) -> Vec<Mark> {
    let on = |ours: &OfPages| Mark {
        what: format!("texts of pages, {}", ours.set),
        wanted: format!("F1 {}", share(PAGES_RIGHT)),
        measured: share(ours.f1),
        met: ours.f1 >= PAGES_RIGHT,
    };
    verdicts.iter().filter(|v| v.system == PAGES).map(on).collect()
}

fn fast_pages(measured: &[Measured<'_>]) -> Vec<Mark> {
    let on = |riwaya: &Measured<'_>| {
        let (_, rate, _) = riwaya.rates();
        Mark {
            what: format!("pages, {}", riwaya.set.name),
            wanted: format!("{} pages a second", thousands(PAGES_A_SECOND)),
            measured: thousands(rate),
            met: rate >= PAGES_A_SECOND,
        }
    };
    let of_pages = |m: &&Measured<'_>| m.system.task == Task::Pages && m.system.name == PAGES;
    measured.iter().filter(of_pages).map(on).collect()
}

// ---- tables

/// Sets on which riwaya is worst first; in each the systems by value, best first.
fn right(verdicts: &[OfTimes]) -> String {
    let of_riwaya =
        |set: &str| verdicts.iter().find(|v| v.system == TIMES && v.set == set).map_or(0.0, |v| v.value);
    let mut rows: Vec<&OfTimes> = verdicts.iter().collect();
    rows.sort_by(|a, b| {
        let by_set = of_riwaya(&a.set).total_cmp(&of_riwaya(&b.set));
        by_set.then_with(|| a.set.cmp(&b.set)).then_with(|| b.value.total_cmp(&a.value))
    });
    let mut out = String::from(
        "| texts | system | extent F1 | value F1 | value precision / recall |\n|---|---|---|---|---|\n",
    );
    for v in rows {
        let _ = writeln!(
            out,
            "| {}, {} times | {} | {} | {} | {} / {} |",
            v.set,
            v.asked,
            shown(v.system),
            share(v.extent),
            share(v.value),
            share(v.value_precision),
            share(v.value_recall)
        );
    }
    out
}

const COPIES_NOTE: &str = "Pairs whose sets of three-word runs have a Jaccard index of .5; gold by comparing all with all. rensa and datasketch
propose pairs from sketches of 128 numbers and an index of bands; every pair is then verified on the sets, so that what
they find is right and what they miss was not proposed.
";

/// The systems by recall, best first.
fn copies(verdicts: &[OfCopies]) -> String {
    let mut rows: Vec<&OfCopies> = verdicts.iter().collect();
    rows.sort_by(|a, b| b.recall.total_cmp(&a.recall).then_with(|| a.system.cmp(b.system)));
    let mut out = String::from("| texts | system | precision | recall |\n|---|---|---|---|\n");
    for v in rows {
        let _ = writeln!(
            out,
            "| {}, {} pairs | {} | {} | {} |",
            v.set,
            v.asked,
            shown(v.system),
            share(v.precision),
            share(v.recall)
        );
    }
    out
}

const PAGES_NOTE: &str = "Runs of four words shared with the gold's text, averaged over pages: the measure of the article-extraction benchmark,
from which pages_en comes. The pages of our own were written before riwaya was tried on them, and riwaya was mended by
them since: they show what was aimed at. All get the same characters, decoded beforehand; trafilatura without comments,
dom_smoothie with paragraphs apart. What the peers give besides the text is not asked for here.
";

/// The systems by F1, best first, on each set.
fn pages(verdicts: &[OfPages]) -> String {
    let mut rows: Vec<&OfPages> = verdicts.iter().collect();
    rows.sort_by(|a, b| a.set.cmp(&b.set).then_with(|| b.f1.total_cmp(&a.f1)));
    let mut out = String::from(
        "| pages | system | precision | recall | F1 | riwaya's F1 is … times as high |\n|---|---|---|---|---|---|\n",
    );
    for v in rows {
        let ours = verdicts.iter().find(|o| o.system == PAGES && o.set == v.set);
        let ratio = ours.filter(|_| v.system != PAGES).map(|ours| format!("{:.3}", ours.f1 / v.f1));
        let _ = writeln!(
            out,
            "| {}, {} pages | {} | {} | {} | {} | {} |",
            v.set,
            v.asked,
            shown(v.system),
            share(v.precision),
            share(v.recall),
            share(v.f1),
            ratio.unwrap_or_else(|| "–".to_owned())
        );
    }
    out
}

/// What to know of the peers when reading the table of what is right.
fn notes(measured: &[Measured<'_>]) -> String {
    let mut out = String::from(
        "The cases of `suite/` were written with riwaya and must all come out: they show what was aimed at, not how well it\n\
         holds elsewhere. HeidelTime runs without a tagger of parts of speech, and says itself that this may do it harm.\n\
         Duckling reads a weekday as the next one and cannot be asked for the last. dateparser finds dates alone, no\n\
         durations; it is told the language and to prefer the past.\n",
    );
    for m in measured.iter().filter(|m| m.fatal > 0) {
        let (system, set, texts) = (m.system.name, &m.set.name, m.set.texts);
        let _ = writeln!(
            out,
            "{} of {texts} texts ({set}) end {system}'s process: it finds nothing in them.",
            m.fatal
        );
    }
    out
}

/// All systems on each set, slowest first.
fn speed(measured: &[Measured<'_>], task: Task, ours: &str) -> String {
    let mut sets: Vec<&str> = Vec::new();
    for m in measured.iter().filter(|m| m.system.task == task) {
        if !sets.contains(&m.set.name.as_str()) {
            sets.push(&m.set.name);
        }
    }
    let mut out = format!(
        "| texts | system | gives | {} a CPU second | {ours} is … times as fast | start-up, s |\n|---|---|---|---|---|---|\n",
        task.unit()
    );
    for set in sets {
        let mut rows: Vec<&Measured<'_>> =
            measured.iter().filter(|m| m.set.name == set && m.system.task == task).collect();
        rows.sort_by(|a, b| a.rates().1.total_cmp(&b.rates().1));
        for m in rows {
            let (least, rate, most) = m.rates();
            let ratio = named(measured, ours, set).map(|riwaya| riwaya.times_as_fast_as(m));
            let _ = writeln!(
                out,
                "| {set}, {} {} | {} | {} | {} ({}–{}) | {} | {:.2} |",
                thousands(m.set.amount() as f64),
                task.unit(),
                shown(m.system.name),
                m.system.gives,
                thousands(rate),
                thousands(least),
                thousands(most),
                ratio.filter(|_| m.system.name != ours).map_or("–".to_owned(), times),
                m.start()
            );
        }
    }
    out
}

/// A system's name, riwaya's own set off.
fn shown(system: &str) -> String {
    if system.starts_with(TIMES) { format!("*{system}*") } else { system.to_owned() }
}

fn share(value: f64) -> String {
    let text = format!("{value:.3}");
    text.strip_prefix('0').map_or(text.clone(), str::to_owned)
}

fn times(ratio: f64) -> String {
    if ratio < 10.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") }
}

/// Three digits that count, grouped: 1,440,000.
fn thousands(value: f64) -> String {
    let unit = if value < 1000.0 { 1.0 } else { 10_f64.powf(value.log10().floor() - 2.0) };
    let digits = format!("{:.0}", (value / unit).round() * unit);
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_the_book_writes_them() {
        assert_eq!([share(0.9411), share(1.0), share(0.0)], [".941", "1.000", ".000"]);
        assert_eq!(
            [thousands(1_441_873.0), thousands(2_104.4), thousands(772.0)],
            ["1,440,000", "2,100", "772"]
        );
        assert_eq!([times(0.5612), times(641.3)], ["0.56", "641"]);
    }

    #[test]
    fn missed_marks_come_first() {
        let verdict = |system, value| OfTimes {
            system,
            set: "cases".to_owned(),
            extent: value,
            value,
            value_precision: value,
            value_recall: value,
            asked: 1.0,
        };
        let marks =
            |times: &[OfTimes]| marks(&[], &Verdicts { times: times.to_vec(), ..Verdicts::default() });
        let behind = marks(&[verdict(TIMES, 0.5), verdict("other", 0.6)]);
        assert!(behind.contains("**missed**"), "{behind}");
        let ahead = marks(&[verdict(TIMES, 0.7), verdict("other", 0.6)]);
        assert!(ahead.ends_with("met |\n"), "{ahead}");
    }
}
