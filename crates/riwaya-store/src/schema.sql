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
CREATE INDEX articles_outlet ON articles (outlet_folded) WHERE newest;

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
  record TEXT NOT NULL
);

-- What `--actor` and `--recipient` look up: one row for each way of naming a party.
CREATE TABLE claim_parties (row INTEGER NOT NULL, party INTEGER NOT NULL, role TEXT NOT NULL, code TEXT NOT NULL);
CREATE INDEX claim_parties_row ON claim_parties (row, code);
CREATE TABLE statement_parties (row INTEGER NOT NULL, party INTEGER NOT NULL, role TEXT NOT NULL, code TEXT NOT NULL);
CREATE INDEX statement_parties_row ON statement_parties (row, code);
CREATE TABLE event_parties (row INTEGER NOT NULL, party INTEGER NOT NULL, role TEXT NOT NULL, code TEXT NOT NULL);
CREATE INDEX event_parties_row ON event_parties (row, code);

CREATE TABLE event_articles (event TEXT NOT NULL, article TEXT NOT NULL);
CREATE INDEX event_articles_event ON event_articles (event, article);
CREATE INDEX event_articles_article ON event_articles (article);
CREATE TABLE event_claims (event TEXT NOT NULL, claim TEXT NOT NULL);
CREATE INDEX event_claims_claim ON event_claims (claim);
CREATE TABLE event_statements (event TEXT NOT NULL, statement TEXT NOT NULL);
CREATE INDEX event_statements_statement ON event_statements (statement);

CREATE TABLE storylines (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL);

-- Why claims were merged or kept apart.
CREATE TABLE links (row INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, merged INTEGER NOT NULL, record TEXT NOT NULL);
CREATE INDEX links_a ON links (a);
CREATE INDEX links_b ON links (b);

-- What became of an event's id; `new` is null where nothing did.
CREATE TABLE aliases (old TEXT NOT NULL, new TEXT, UNIQUE (old, new));

-- A row here means that articles changed and the events were not rebuilt since.
CREATE TABLE unfinished (since INTEGER PRIMARY KEY CHECK (since = 1));

-- Searched through words folded by riwaya-text, as they stand and without what is written together with them:
-- SQLite's own tokeniser does not know Arabic spelling.
CREATE VIRTUAL TABLE article_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE claim_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE statement_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE event_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
