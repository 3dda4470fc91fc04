-- From format 3 to format 4: what is followed.
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
