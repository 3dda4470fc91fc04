-- From format 2 to format 3: what people corrected.
CREATE TABLE corrections (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, event TEXT, record TEXT NOT NULL);
CREATE INDEX corrections_event ON corrections (event) WHERE event NOT NULL;
CREATE TABLE corrected (id TEXT NOT NULL, correction INTEGER NOT NULL, PRIMARY KEY (id, correction)) WITHOUT ROWID;
CREATE TABLE renamed (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX renamed_new ON renamed (new);
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE TRIGGER corrections_remain BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
