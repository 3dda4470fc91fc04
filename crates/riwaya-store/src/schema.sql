-- Rows of articles, claims, statements and events are in order of time: the day as a number (20210413), 0 where it is not
-- known, then 24 bits to tell those of one day apart. Whatever is found through an index or through its words so comes in
-- that order, and no more of it need be read than is shown.

-- Every revision of every article, as read and coded; `content` is the SHA-256 of what was read.
CREATE TABLE articles (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  newest INTEGER NOT NULL,
  url TEXT,
  outlet TEXT,
  outlet_folded TEXT,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  low TEXT,
  high TEXT,
  content BLOB NOT NULL,
  record TEXT NOT NULL,
  source_map TEXT NOT NULL,
  main_event TEXT,
  storyline TEXT,
  UNIQUE (id, revision)
);
CREATE INDEX articles_newest ON articles (newest, id);
CREATE INDEX articles_main_event ON articles (main_event) WHERE newest = 1 AND main_event NOT NULL;
CREATE INDEX articles_lead ON articles (id, main_event, storyline, outlet_folded, outlet, newest) WHERE newest = 1;
CREATE INDEX articles_days ON articles (low, high, newest) WHERE newest = 1;

-- Claims and statements of the newest revisions. `low` and `high` are the first and last day of the date.
CREATE TABLE claims (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  low TEXT,
  high TEXT,
  confidence REAL NOT NULL,
  reciprocal INTEGER NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_article ON claims (article, position);

CREATE TABLE statements (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  type TEXT,
  status TEXT,
  low TEXT,
  high TEXT,
  confidence REAL NOT NULL,
  reciprocal INTEGER NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX statements_id ON statements (id);
CREATE INDEX statements_article ON statements (article, position);

CREATE TABLE events (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  low TEXT,
  high TEXT,
  confidence REAL NOT NULL,
  reciprocal INTEGER NOT NULL,
  storyline TEXT,
  record TEXT NOT NULL,
  day TEXT NOT NULL DEFAULT '9999',
  part_of TEXT,
  affair TEXT
);
-- In order of time, undated last; `day` is the date as the record has it.
CREATE INDEX events_day ON events (day, id);
CREATE INDEX events_storyline ON events (storyline);
CREATE INDEX events_part_of ON events (part_of) WHERE part_of NOT NULL;
CREATE INDEX events_affair ON events (affair) WHERE affair NOT NULL;
-- What the first page asks: what happened when, what is disputed most, what has a place.
CREATE INDEX events_activity ON events (day, type, status, confidence) WHERE status = 'actual' AND confidence >= 0.5;
CREATE INDEX events_disputed ON events (
  min(json_extract(record, '$.voices'), 4) * 8 + min(json_array_length(record, '$.sides'), 4)
) WHERE part_of IS NULL AND confidence >= 0.5 AND json_array_length(record, '$.sides') > 1;
CREATE INDEX events_placed ON events (status) WHERE status = 'actual' AND confidence >= 0.5 AND json_extract(record, '$.place.lat') NOT NULL;

-- The parties of a record: one row for each way of naming one. Records are found by their marks; where two parties are asked
-- for, it is looked up here whether they are two.
CREATE TABLE claim_parties (row INTEGER NOT NULL, party INTEGER NOT NULL, role TEXT NOT NULL, code TEXT NOT NULL);
CREATE INDEX claim_parties_row ON claim_parties (row, code);
CREATE TABLE statement_parties (row INTEGER NOT NULL, party INTEGER NOT NULL, role TEXT NOT NULL, code TEXT NOT NULL);
CREATE INDEX statement_parties_row ON statement_parties (row, code);
CREATE TABLE event_parties (row INTEGER NOT NULL, party INTEGER NOT NULL, role TEXT NOT NULL, code TEXT NOT NULL);
CREATE INDEX event_parties_row ON event_parties (row, code);

-- Each party of an event once, under the code that its page is found by, and whether the event is certain enough to be
-- shown where nothing is said; and each two states or bodies in one of these that happened, with its score in thousandths.
CREATE TABLE event_actors (code TEXT NOT NULL, row INTEGER NOT NULL, type TEXT NOT NULL, shown INTEGER NOT NULL, PRIMARY KEY (code, row)) WITHOUT ROWID;
CREATE INDEX event_actors_row ON event_actors (row);
CREATE TABLE event_pairs (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  row INTEGER NOT NULL,
  score INTEGER NOT NULL,
  PRIMARY KEY (one, other, row)
) WITHOUT ROWID;
CREATE INDEX event_pairs_row ON event_pairs (row);

-- What an event counts for where somebody looks at what a search spreads over: the codes of its parties and the names of the
-- outlets that report it, as JSON.
CREATE TABLE event_facets (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  parties TEXT NOT NULL,
  outlets TEXT NOT NULL
);

CREATE TABLE event_articles (event TEXT NOT NULL, article TEXT NOT NULL);
CREATE INDEX event_articles_event ON event_articles (event, article);
CREATE INDEX event_articles_article ON event_articles (article);
CREATE TABLE event_claims (event TEXT NOT NULL, claim TEXT NOT NULL, article TEXT NOT NULL DEFAULT '');
CREATE INDEX event_claims_event ON event_claims (event, claim, article);
CREATE INDEX event_claims_claim ON event_claims (claim, event);
CREATE INDEX event_claims_article ON event_claims (article, claim, event);
CREATE TABLE event_statements (event TEXT NOT NULL, statement TEXT NOT NULL);
CREATE INDEX event_statements_event ON event_statements (event);
CREATE INDEX event_statements_statement ON event_statements (statement);

CREATE TABLE storylines (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, day TEXT NOT NULL DEFAULT '9999');
CREATE INDEX storylines_day ON storylines (day, id);
CREATE INDEX storylines_latest ON storylines (
  coalesce(json_extract(record, '$.to'), ''), json_array_length(record, '$.articles'), id DESC
);

-- What was decided of the newest revisions, and by what they are found when others come in. `first_day` and `last_day` are
-- days since 1970; `report` and `keys` are riwaya-reconcile's own, of the version in `decided_by`.
CREATE TABLE decided (
  row INTEGER PRIMARY KEY,
  article TEXT NOT NULL UNIQUE,
  news TEXT NOT NULL,
  first TEXT,
  affair TEXT NOT NULL,
  first_day INTEGER,
  last_day INTEGER,
  keys BLOB NOT NULL,
  report BLOB NOT NULL
);
CREATE INDEX decided_news ON decided (news);
CREATE INDEX decided_affair ON decided (affair);
CREATE INDEX decided_days ON decided (first_day, last_day);
CREATE TABLE decided_by (version TEXT NOT NULL);

-- Blocks in which claims are compared, with the days in which they are looked for; `long` ones cover many. `row` is that
-- of `decided`.
CREATE TABLE claim_keys (
  block INTEGER NOT NULL,
  long INTEGER NOT NULL,
  low INTEGER NOT NULL,
  high INTEGER NOT NULL,
  meets_all INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (block, long, low, high, meets_all, row)
) WITHOUT ROWID;

-- What may hold an affair together over years.
CREATE TABLE article_ties (
  tie INTEGER NOT NULL,
  day INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (tie, day, row)
) WITHOUT ROWID;

-- Articles that may be of one affair, each pair both ways, with how likely.
CREATE TABLE akin (a INTEGER NOT NULL, b INTEGER NOT NULL, score REAL NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;

-- What became of an event's id; `new` is null where nothing did.
CREATE TABLE aliases (old TEXT NOT NULL, new TEXT, UNIQUE (old, new));
CREATE INDEX aliases_new ON aliases (new);

-- Articles that changed since the events were made.
CREATE TABLE touched (article TEXT PRIMARY KEY) WITHOUT ROWID;

-- Events that another version made, until all are made anew.
CREATE TABLE replaced (id TEXT PRIMARY KEY, record TEXT NOT NULL);

-- How often articles or events were written.
CREATE TABLE writings (number INTEGER NOT NULL);
INSERT INTO writings VALUES (0);

-- How much there is, kept up with each writing.
CREATE TABLE tallies (kind TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO tallies VALUES
  ('articles', 0), ('revisions', 0), ('claims', 0), ('statements', 0), ('events', 0), ('storylines', 0);
CREATE TRIGGER articles_come AFTER INSERT ON articles BEGIN
  UPDATE tallies SET number = number + 1 WHERE kind = iif(new.newest, 'articles', 'revisions');
END;
CREATE TRIGGER articles_go AFTER DELETE ON articles BEGIN
  UPDATE tallies SET number = number - 1 WHERE kind = iif(old.newest, 'articles', 'revisions');
END;
CREATE TRIGGER articles_age AFTER UPDATE OF newest ON articles WHEN old.newest <> new.newest BEGIN
  UPDATE tallies SET number = number + iif((kind = 'articles') = new.newest, 1, -1) WHERE kind IN ('articles', 'revisions');
END;
CREATE TRIGGER claims_come AFTER INSERT ON claims BEGIN UPDATE tallies SET number = number + 1 WHERE kind = 'claims'; END;
CREATE TRIGGER claims_go AFTER DELETE ON claims BEGIN UPDATE tallies SET number = number - 1 WHERE kind = 'claims'; END;
CREATE TRIGGER statements_come AFTER INSERT ON statements BEGIN UPDATE tallies SET number = number + 1 WHERE kind = 'statements'; END;
CREATE TRIGGER statements_go AFTER DELETE ON statements BEGIN UPDATE tallies SET number = number - 1 WHERE kind = 'statements'; END;
CREATE TRIGGER events_come AFTER INSERT ON events BEGIN UPDATE tallies SET number = number + 1 WHERE kind = 'events'; END;
CREATE TRIGGER events_go AFTER DELETE ON events BEGIN UPDATE tallies SET number = number - 1 WHERE kind = 'events'; END;
CREATE TRIGGER storylines_come AFTER INSERT ON storylines BEGIN UPDATE tallies SET number = number + 1 WHERE kind = 'storylines'; END;
CREATE TRIGGER storylines_go AFTER DELETE ON storylines BEGIN UPDATE tallies SET number = number - 1 WHERE kind = 'storylines'; END;

-- What people corrected, in order: nothing is changed or deleted here. `record` is a correction; `corrected` has the ids of
-- the claims, statements and corrections that it names, as they were then.
CREATE TABLE corrections (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, event TEXT, record TEXT NOT NULL);
CREATE INDEX corrections_event ON corrections (event) WHERE event NOT NULL;
CREATE TABLE corrected (id TEXT NOT NULL, correction INTEGER NOT NULL, PRIMARY KEY (id, correction)) WITHOUT ROWID;
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE TRIGGER corrections_remain BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;

-- Under which ids claims and statements go on that another coding gave other ids.
CREATE TABLE renamed (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX renamed_new ON renamed (new);

-- What is followed. Times are milliseconds since 1970.
--
-- Feeds as they were last read: `etag` and `modified` are what their servers want to hear again, `failures` how often they
-- could not be read since they last could.
CREATE TABLE feeds (
  url TEXT PRIMARY KEY,
  etag TEXT,
  modified TEXT,
  checked INTEGER,
  due INTEGER NOT NULL,
  succeeded INTEGER,
  failures INTEGER NOT NULL,
  error TEXT
) WITHOUT ROWID;
-- Items of feeds, each once: `waiting` for its page, `ready` to be coded, `stored`, or `given-up`. `seen` is the SHA-256 of
-- what the feed says of it. `article` and `source_map` are what is known of it until it is stored.
CREATE TABLE queue (
  row INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  feed TEXT NOT NULL,
  page TEXT,
  state TEXT NOT NULL,
  seen BLOB NOT NULL,
  attempts INTEGER NOT NULL,
  due INTEGER NOT NULL,
  article TEXT,
  source_map TEXT,
  error TEXT
);
CREATE INDEX queue_due ON queue (state, due, row) WHERE state IN ('waiting', 'ready');
-- Files of folders as they were last read: `stamp` is what tells without opening it that one has changed, `content` the
-- SHA-256 of it.
CREATE TABLE files (
  folder TEXT NOT NULL,
  path TEXT NOT NULL,
  stamp TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (folder, path)
) WITHOUT ROWID;
CREATE INDEX files_path ON files (path);
-- When a host may be asked again, and what origins let robots fetch.
CREATE TABLE hosts (host TEXT PRIMARY KEY, not_before INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE robots (origin TEXT PRIMARY KEY, until INTEGER NOT NULL, rules TEXT NOT NULL) WITHOUT ROWID;

-- Searched through words folded by riwaya-text, as they stand and without what is written together with them (SQLite's own
-- tokeniser does not know Arabic spelling), and through marks, which say who takes part, of what type it is, and who reports it.
CREATE VIRTUAL TABLE article_words USING fts5(words, stems, marks, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE claim_words USING fts5(words, stems, marks, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE statement_words USING fts5(words, stems, marks, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE event_words USING fts5(words, stems, marks, content='', contentless_delete=1, tokenize='unicode61');
