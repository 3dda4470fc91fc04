-- From format 4 to format 5. Records are found by marks in the place of indexes of their own; what is indexed is put in
-- afterwards, by the program.
DROP INDEX IF EXISTS claims_type;
DROP INDEX IF EXISTS claims_status;
DROP INDEX IF EXISTS statements_type;
DROP INDEX IF EXISTS statements_status;
DROP INDEX IF EXISTS events_type;
DROP INDEX IF EXISTS events_status;
DROP INDEX IF EXISTS claim_parties_code;
DROP INDEX IF EXISTS statement_parties_code;
DROP INDEX IF EXISTS event_parties_code;
DROP INDEX IF EXISTS articles_outlet;
DROP TABLE article_words;
DROP TABLE claim_words;
DROP TABLE statement_words;
DROP TABLE event_words;
CREATE VIRTUAL TABLE article_words USING fts5(words, stems, marks, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE claim_words USING fts5(words, stems, marks, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE statement_words USING fts5(words, stems, marks, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE event_words USING fts5(words, stems, marks, content='', contentless_delete=1, tokenize='unicode61');
CREATE TABLE event_facets (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  parties TEXT NOT NULL,
  outlets TEXT NOT NULL
);
CREATE TABLE tallies (kind TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO tallies VALUES
  ('articles', (SELECT count(*) FROM articles WHERE newest = 1)),
  ('revisions', (SELECT count(*) FROM articles WHERE newest = 0)),
  ('claims', (SELECT count(*) FROM claims)),
  ('statements', (SELECT count(*) FROM statements)),
  ('events', (SELECT count(*) FROM events)),
  ('storylines', (SELECT count(*) FROM storylines));
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
