//! How long the server takes to answer eight readers who ask at once, while articles are being added.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use riwaya_code::Coder;
use riwaya_lexicon::Lexicon;
use riwaya_record::CodedArticle;
use riwaya_store::Store;

use crate::chance::Chance;
use crate::http::Client;
use crate::invented::Inventor;
use crate::million::{SEED, put};
use crate::visits::{Choice, KINDS, Kind};
use crate::{Fault, fault};

const READERS: usize = 8;
/// Articles of one addition, and how long it is from one to the next.
const ADDED: usize = 4;
const PAUSE: Duration = Duration::from_secs(2);
/// How long the server is given to make its first page.
const WARMING: Duration = Duration::from_mins(2);

/// What one answer took.
struct Took {
    kind: usize,
    time: Duration,
}

/// Asks for so many seconds and prints a table of how long each kind of page took.
pub(crate) fn serve(file: &Path, seconds: u64, program: Option<&Path>) -> Result<(), Fault> {
    let lexicon = Lexicon::built_in().map_err(|e| e.to_string())?;
    let asking = Inventor::new(SEED, 1)?;
    let choice = Choice::of(file, &asking, &mut Chance::new(SEED, 1))?;
    let server = Server::start(file, program)?;
    let mut first = server.client()?;
    let begun = Instant::now();
    while first.get("/", "").map_err(|e| e.to_string())?.status != 200 {
        if begun.elapsed() > WARMING {
            return Err("the server does not come to its first page".to_owned());
        }
    }
    let (ready, before) = (begun.elapsed(), server.cpu());
    let stop = AtomicBool::new(false);
    let (answers, added) = std::thread::scope(|scope| {
        let adding = scope.spawn(|| add(file, &lexicon, &stop));
        let readers: Vec<_> = (0..READERS)
            .map(|n| {
                let (choice, stop, server) = (&choice, &stop, &server);
                scope.spawn(move || read(server, choice, n, stop))
            })
            .collect();
        std::thread::sleep(Duration::from_secs(seconds));
        stop.store(true, Ordering::Relaxed);
        let answers: Result<Vec<Took>, Fault> =
            readers.into_iter().try_fold(Vec::new(), |mut all, reader| {
                all.extend(reader.join().map_err(|_| "a reader failed")??);
                Ok(all)
            });
        (answers, adding.join())
    });
    let added = added.map_err(|_| "adding failed")??;
    let answers = answers?;
    let used = (server.cpu() - before) * 1e3 / answers.len().max(1) as f64;
    tell(&answers, &added, ready, seconds, used);
    Ok(())
}

/// The program, serving.
struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts `riwaya serve` on a free port: the program that is named, else the one beside this.
    fn start(file: &Path, program: Option<&Path>) -> Result<Self, Fault> {
        let beside = || Some(std::env::current_exe().ok()?.with_file_name("riwaya"));
        let program: PathBuf =
            program.map(Path::to_path_buf).or_else(beside).ok_or("name the program with --program")?;
        let mut process = Command::new(&program)
            .args(["serve", "--listen", "127.0.0.1:0", "--db"])
            .arg(file)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| fault(&program, format!("{e}; build it with `cargo build --release`")))?;
        let mut line = String::new();
        if let Some(out) = process.stdout.take() {
            BufReader::new(out).read_line(&mut line).map_err(|e| fault(&program, e))?;
        }
        let address = line.split("http://").nth(1).and_then(|rest| rest.split_whitespace().next());
        match address.and_then(|address| address.parse().ok()) {
            Some(address) => Ok(Self { process, address }),
            None => Err(fault(&program, format!("does not say where it listens: {line}"))),
        }
    }

    /// Seconds of processor time that it has used, where the system tells.
    fn cpu(&self) -> f64 {
        const TICKS: f64 = 100.0;
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).unwrap_or_default();
        // behind the name, which is in brackets and may hold anything: user and system time are the 12th and 13th
        let after = stat.rsplit(") ").next().unwrap_or_default();
        let ticks: f64 = after.split(' ').skip(11).take(2).filter_map(|n| n.parse::<f64>().ok()).sum();
        ticks / TICKS
    }

    fn client(&self) -> Result<Client, Fault> {
        Client::new(self.address).map_err(|e| format!("{}: {e}", self.address))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // it may have ended by itself
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A reader, who asks for the next page as soon as he has the one before.
fn read(server: &Server, choice: &Choice, number: usize, stop: &AtomicBool) -> Result<Vec<Took>, Fault> {
    let mut chance = Chance::new(SEED, 100 + number as u64);
    let mut client = server.client()?;
    let language = if number.is_multiple_of(2) { "ar" } else { "en" };
    let head = format!("Cookie: lang={language}\r\nAccept-Encoding: gzip\r\n");
    let mut out = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let kind = drawn(&mut chance);
        let path = choice.path(KINDS[kind].0, &mut chance);
        let begun = Instant::now();
        let answer = client.get(&path, &head).map_err(|e| format!("{path}: {e}"))?;
        let time = begun.elapsed();
        // an event or storyline may go up in another meanwhile, and two countries may have nothing to do with each other
        let gone = answer.status == 404
            && matches!(KINDS[kind].0, Kind::Event | Kind::Storyline | Kind::Actor | Kind::Pair);
        if answer.status != 200 && !gone {
            let said = String::from_utf8_lossy(&answer.body).chars().take(300).collect::<String>();
            return Err(format!("{path}: answered with {}: {said}", answer.status));
        }
        out.push(Took { kind, time });
    }
    Ok(out)
}

fn drawn(chance: &mut Chance) -> usize {
    let mut left = chance.below(KINDS.iter().map(|k| k.2).sum());
    KINDS
        .iter()
        .position(|(_, _, weight)| {
            let here = left < *weight;
            left = left.saturating_sub(*weight);
            here
        })
        .unwrap_or_default()
}

/// Adds articles as `riwaya run` does, a few at a time, and says how long each addition took.
fn add(file: &Path, lexicon: &Lexicon, stop: &AtomicBool) -> Result<Vec<Duration>, Fault> {
    let fail = |e: riwaya_store::StoreError| e.to_string();
    let mut store = Store::create(file).map_err(fail)?;
    let last = store.period().map_err(fail)?.map(|(_, last)| last).unwrap_or_default();
    let last: Date = last.parse().map_err(|e| format!("{last}: is no day: {e}"))?;
    let day = last.tomorrow().map_err(|e| e.to_string())?;
    let (inventor, coder) = (Inventor::from_day(SEED, day, 1)?, Coder::new(lexicon));
    let mut took = Vec::new();
    for stretch in 0.. {
        let articles: Vec<CodedArticle> =
            inventor.stretch(stretch).iter().flatten().map(|a| coder.code(a)).collect();
        for articles in articles.chunks(ADDED) {
            if stop.load(Ordering::Relaxed) {
                return Ok(took);
            }
            let begun = Instant::now();
            put(&mut store, articles).map_err(fail)?;
            store.reconcile().map_err(fail)?;
            took.push(begun.elapsed());
            std::thread::sleep(PAUSE.saturating_sub(begun.elapsed()));
        }
    }
    Ok(took)
}

/// Prints what was measured as a table in Markdown.
fn tell(answers: &[Took], added: &[Duration], ready: Duration, seconds: u64, used: f64) {
    println!(
        "first page after {:.1} s; then {READERS} readers for {seconds} s, times in ms; {used:.1} ms of the server's \
         processor time for each answer\n",
        ready.as_secs_f64()
    );
    println!("| what | answers | median | 95 in 100 | 99 in 100 | longest |\n|---|---:|---:|---:|---:|---:|");
    let of = |keep: &dyn Fn(Kind) -> bool| -> Vec<Duration> {
        answers.iter().filter(|t| keep(KINDS[t.kind].0)).map(|t| t.time).collect()
    };
    for (kind, name, _) in KINDS {
        row(name, of(&|k| k == kind));
    }
    row("**all**", of(&|_| true));
    row("adding 4 articles", added.to_vec());
}

fn row(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let of_hundred = |n: usize| times.get((times.len() * n / 100).min(times.len().saturating_sub(1)));
    let shown =
        |time: Option<&Duration>| time.map_or("–".to_owned(), |t| format!("{:.0}", t.as_secs_f64() * 1e3));
    println!(
        "| {name} | {} | {} | {} | {} | {} |",
        times.len(),
        shown(of_hundred(50)),
        shown(of_hundred(95)),
        shown(of_hundred(99)),
        shown(times.last())
    );
}
