//! What `--help` shows below the arguments: examples first.

pub(super) const ALL: &str = "\
Examples:
  riwaya run                                  try it on the samples that ship with the program
  riwaya run pages/ --db news.db              read a folder, code it, merge it into news.db
  riwaya events --actor USA --recipient RUS   who did what
  riwaya compare ID                           what each side says of one event
  riwaya report pages/ -o report.html         one page to read and to mail on
  riwaya serve                                read it in a browser
  riwaya watch feeds.toml                     follow feeds and folders
  riwaya export --format parquet tables/      hand it on to R, Python or a database
  riwaya code pages/ > coded.jsonl            coding alone, without a database

Exit status: 0 done, 1 some inputs could not be read (each is named on standard error), 2 wrong usage.";
pub(super) const RUN: &str = "\
Examples:
  riwaya run
  riwaya run pages/ feed.xml archive.jsonl.gz --db news.db
  zcat dump.jsonl.gz | riwaya run - --db news.db";
pub(super) const WATCH: &str = "\
Examples:
  riwaya watch feeds.toml --db news.db            until Ctrl-C
  riwaya watch feeds.toml --db news.db --once     one round, as from cron
  riwaya watch feeds.toml --check                 what would be followed; nothing is fetched
  riwaya watch feeds.toml --db news.db --status   how each feed stands

feeds.toml:
  [politeness]
  contact = \"mailto:desk@example.org\"   how those who run the servers can reach you
  delay = \"2s\"                          between two requests to one host

  [[feed]]
  url = \"https://example.org/rss\"
  outlet = \"Example\"                    who publishes it; else as the feed or the page says
  every = \"15m\"                         how often it is read
  full_text = \"auto\"                    fetch the pages of its items: true, false, or \"auto\" where it gives summaries

  [[folder]]
  path = \"in\"

Killed at any moment, it goes on where it was. `riwaya serve` may read the same database meanwhile.";
pub(super) const REPORT: &str = "\
Examples:
  riwaya report pages/ -o report.html
  riwaya report --db news.db -o report.html";
pub(super) const READ: &str = "\
Example:
  riwaya read page.html | head -1";
pub(super) const CODE: &str = "\
Examples:
  riwaya code pages/ > coded.jsonl
  riwaya code crawl.warc.gz --shard 2/8 > coded-2.jsonl   the second of eight shares, for the second of eight machines";
pub(super) const EVENTS: &str = "\
Examples:
  riwaya events --db news.db --type CONSULT --from 2021-01 --to 2021-04-30
  riwaya events --actor USA --recipient RUS --format csv > events.csv
  riwaya events --search '\"قمة ثنائية\"'";
pub(super) const COMPARE: &str = "\
Examples:
  riwaya compare 3f9a
  riwaya compare 3f9a --format json";
pub(super) const PAIRS: &str = "\
Example:
  riwaya pairs pages/ --min 0.8";
pub(super) const RECODE: &str = "\
Examples:
  riwaya recode --diff --dry-run --lexicon my-words/   what my words would change
  riwaya recode --lexicon my-words/                    change it
  riwaya recode --diff --format jsonl > changes.jsonl

Texts stay as they were read. All is stored at once at the end: broken off, it has changed nothing. The id of an event
that is no more leads to what became of it.";
pub(super) const STATS: &str = "\
Example:
  riwaya lexicon stats --on archive.jsonl.gz --limit 200";
pub(super) const CORRECT: &str = "\
Examples:
  riwaya correct reject c-3f9a --who Huda --why 'the text asks, it does not say'
  riwaya correct confirm ev-51c2 --who Huda                 all claims of an event
  riwaya correct together ev-51c2 ev-88ab --who Huda        two events that are one
  riwaya correct apart c-3f9a --from ev-51c2 --who Huda     a claim that belongs to another event
  riwaya correct date ev-51c2 --is 2021-04-13 --who Huda
  riwaya correct party c-3f9a --role actor --is joe-biden,USA --who Huda
  riwaya correct cell ev-51c2 --side RUS-GOV --point Ukraine --who Huda
  riwaya correct undo co-77d0 --who Huda
  riwaya correct list

What the coder found stays as it was; events are made by what people say of it.";
pub(super) const GOLD: &str = "\
Example:
  riwaya export-gold checked/ && riwaya eval checked/

The folder gets articles.jsonl, gold/claims.gold and gold/links.gold. A claim that somebody confirmed or corrected is asked for, one
that was rejected is wrong to find, and one that nobody looked at is right to find and right to miss.";
pub(super) const EXPORT: &str = "\
Examples:
  riwaya export --format parquet tables/                        one file for each kind of record
  riwaya export --format csv --type PROTEST --from 2023 protests/
  riwaya export --format jsonl --release 2026.1 release/        whole records, for riwaya import
  riwaya export --format parquet --since old/ new/              and changes.jsonl: what became of its events

Every folder holds manifest.json (files, rows, sha256, version, lexicon, filters) and event-ids.jsonl. An earlier export that
stands in DIR is replaced when the new one is whole, and changes are told since it. polecat and gdelt have no place for a
status: only events that happened are handed on, unless --status asks for others.";
pub(super) const IMPORT: &str = "\
Example:
  riwaya export --format jsonl release/ && riwaya import release/ --db copy.db

Articles with all revisions, their ways back to the sources, corrections and old ids come in beside what is there; events
are decided on anew, and from the same articles they are the same, with the same ids.";
pub(super) const SERVE: &str = "\
Examples:
  riwaya serve                                  what is in riwaya.db, on http://127.0.0.1:8080
  riwaya serve --db news.db --listen 127.0.0.1:9000
  openssl rand -hex 24 > token && riwaya serve --token-file token
                                                whoever has the token can correct what was found

Only this machine can read it, unless --listen names another address. It goes on reading while `riwaya run` adds articles.";
pub(super) const EVAL: &str = "\
Examples:
  riwaya eval                                       the shipped samples against their gold
  riwaya eval --by type --by confidence             the same, with tables by type and by confidence
  riwaya eval folder/                               the articles of a folder against folder/gold/*.gold
  riwaya eval claims.jsonl                          rows that are articles and gold at once
  riwaya eval pages/gold.jsonl                      article texts, of the pages in pages/html/
  riwaya eval accounts.json --input articles.jsonl  gold of articles that stand elsewhere

What the gold is of (claims, statements, clusters, events, links, articles, accounts) is told from its fields.";
pub(super) const DOCTOR: &str = "\
Examples:
  riwaya doctor
  riwaya doctor --db news.db --lexicon mine/ --feeds feeds.toml

Nothing is changed and nothing is fetched. The whole database is read, which of a large one takes a while.
Exit status: 0 all is well or only worth knowing, 1 something is wrong.";
pub(super) const COMPLETIONS: &str = "\
Examples:
  riwaya completions bash > ~/.local/share/bash-completion/completions/riwaya
  riwaya completions zsh > ~/.zfunc/_riwaya                  with `fpath+=~/.zfunc` before compinit in .zshrc
  riwaya completions fish > ~/.config/fish/completions/riwaya.fish";
pub(super) const MAN: &str = "\
Example:
  riwaya man ~/.cargo/share/man/man1 && man riwaya-run   beside ~/.cargo/bin, where man looks";
