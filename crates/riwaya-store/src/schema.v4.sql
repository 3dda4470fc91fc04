-- From format 3 to format 4. What is followed:
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
CREATE TABLE files (
  folder TEXT NOT NULL,
  path TEXT NOT NULL,
  stamp TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (folder, path)
) WITHOUT ROWID;
CREATE INDEX files_path ON files (path);
CREATE TABLE hosts (host TEXT PRIMARY KEY, not_before INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE robots (origin TEXT PRIMARY KEY, until INTEGER NOT NULL, rules TEXT NOT NULL) WITHOUT ROWID;
-- Rows in order of time, and ways to whatever pages show. The rows themselves are put in order
-- afterwards, by the program.
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
DROP INDEX articles_lead;
CREATE INDEX articles_lead ON articles (id, main_event, storyline, outlet_folded, outlet, newest) WHERE newest = 1;
CREATE INDEX articles_days ON articles (low, high, newest) WHERE newest = 1;
CREATE INDEX events_activity ON events (day, type, status, confidence) WHERE status = 'actual' AND confidence >= 0.5;
CREATE INDEX events_disputed ON events (
  min(json_extract(record, '$.voices'), 4) * 8 + min(json_array_length(record, '$.sides'), 4)
) WHERE part_of IS NULL AND confidence >= 0.5 AND json_array_length(record, '$.sides') > 1;
CREATE INDEX events_placed ON events (status) WHERE status = 'actual' AND confidence >= 0.5 AND json_extract(record, '$.place.lat') NOT NULL;
CREATE INDEX storylines_latest ON storylines (
  coalesce(json_extract(record, '$.to'), ''), json_array_length(record, '$.articles'), id DESC
);
CREATE INDEX aliases_new ON aliases (new);
