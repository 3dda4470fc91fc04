-- From format 1 to format 2: events are made anew around what changes, so that what was decided of articles is kept too.
DROP TABLE links;
DROP TABLE unfinished;
DROP INDEX event_claims_claim;
ALTER TABLE event_claims ADD COLUMN article TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN day TEXT NOT NULL DEFAULT '9999';
ALTER TABLE events ADD COLUMN part_of TEXT;
ALTER TABLE events ADD COLUMN affair TEXT;
ALTER TABLE storylines ADD COLUMN day TEXT NOT NULL DEFAULT '9999';
UPDATE events SET day = coalesce(record ->> '$.date.value', '9999'), part_of = record ->> '$.part_of';
UPDATE storylines SET day = coalesce(record ->> '$.from', '9999');
UPDATE event_claims SET article = coalesce((SELECT article FROM claims WHERE id = claim), '');
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
CREATE TABLE decided_by (version TEXT NOT NULL);
CREATE TABLE claim_keys (
  block INTEGER NOT NULL,
  long INTEGER NOT NULL,
  low INTEGER NOT NULL,
  high INTEGER NOT NULL,
  meets_all INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (block, long, low, high, meets_all, row)
) WITHOUT ROWID;
CREATE TABLE article_ties (
  tie INTEGER NOT NULL,
  day INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (tie, day, row)
) WITHOUT ROWID;
CREATE TABLE akin (a INTEGER NOT NULL, b INTEGER NOT NULL, score REAL NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE touched (article TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE replaced (id TEXT PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE writings (number INTEGER NOT NULL);
CREATE INDEX events_day ON events (day, id);
CREATE INDEX events_storyline ON events (storyline);
CREATE INDEX events_part_of ON events (part_of) WHERE part_of NOT NULL;
CREATE INDEX events_affair ON events (affair) WHERE affair NOT NULL;
CREATE INDEX event_claims_event ON event_claims (event, claim, article);
CREATE INDEX event_claims_claim ON event_claims (claim, event);
CREATE INDEX event_claims_article ON event_claims (article, claim, event);
CREATE INDEX event_statements_event ON event_statements (event);
CREATE INDEX storylines_day ON storylines (day, id);
CREATE INDEX articles_main_event ON articles (main_event) WHERE newest = 1 AND main_event NOT NULL;
CREATE INDEX articles_lead ON articles (id, main_event, storyline) WHERE newest = 1;
CREATE INDEX decided_news ON decided (news);
CREATE INDEX decided_affair ON decided (affair);
CREATE INDEX decided_days ON decided (first_day, last_day);
INSERT INTO writings VALUES (0);
INSERT INTO touched SELECT id FROM articles WHERE newest = 1;
