-- A database of format 1 with one article, as riwaya wrote it.
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
INSERT INTO articles (row, id, revision, newest, url, outlet, outlet_folded, title, language, low, high, content, record, source_map, main_event, storyline) VALUES (1, 'a.txt', 1, 1, NULL, NULL, NULL, '', 'ar', '2024-05-03', '2024-05-03', X'48b4224dd7ed591704d598f1079ae6cf1d4c68894fddbefbfe2b708a7f8b7908', '{"id":"a.txt","url":null,"outlet":null,"title":"","language":"ar","published":{"time":null,"date":"2024-05-03","precision":"day","from":"dateline"},"text":"القاهرة في 3 مايو 2024 – أعلنت وزارة الخارجية المصرية أن وزير الخارجية سامح شكري أجرى اتصالا هاتفيا مع نظيره الأردني أيمن الصفدي يوم الجمعة.","furniture":[],"entities":[{"id":"e1","kind":"government","name":"Egypt","name_ar":"مصر","country":"EGY","sector":"GOV","role":null,"key":"EGY","mentions":[{"start":0,"end":7,"text":"القاهرة"}]},{"id":"e2","kind":"population","name":"الخارجية المصرية","name_ar":"الخارجية المصرية","country":"EGY","sector":"GOV","role":null,"key":null,"mentions":[{"start":37,"end":53,"text":"الخارجية المصرية"}]},{"id":"e3","kind":"organisation","name":"وزارة الخارجية المصرية","name_ar":"وزارة الخارجية المصرية","country":"EGY","sector":"GOV","role":null,"key":null,"mentions":[{"start":31,"end":53,"text":"وزارة الخارجية المصرية"}]},{"id":"e4","kind":"person","name":"Sameh Shoukry","name_ar":"سامح شكري","country":"EGY","sector":"GOV","role":"foreign minister of Egypt","key":"sameh-shoukry","mentions":[{"start":57,"end":80,"text":"وزير الخارجية سامح شكري"}]},{"id":"e5","kind":"person","name":"Ayman Safadi","name_ar":"أيمن الصفدي","country":"JOR","sector":"GOV","role":"foreign minister of Jordan","key":"ayman-safadi","mentions":[{"start":103,"end":128,"text":"نظيره الأردني أيمن الصفدي"}]}],"times":[{"id":"t1","start":11,"end":22,"text":"3 مايو 2024","type":"DATE","value":"2024-05-03"},{"id":"t2","start":129,"end":139,"text":"يوم الجمعة","type":"DATE","value":"2024-05-03"}],"quotes":[],"claims":[{"id":"c-39bb238f3d6cb87b","event":"CONSULT","mode":"phone","cameo":"041","score":1.0,"trigger":{"start":86,"end":92,"text":"اتصالا"},"also":[{"start":81,"end":85,"text":"أجرى"}],"actor":[{"start":57,"end":80,"text":"وزير الخارجية سامح شكري","entity":"e4","country":"EGY","sector":"GOV"},{"start":103,"end":128,"text":"نظيره الأردني أيمن الصفدي","entity":"e5","country":"JOR","sector":"GOV"}],"recipient":[],"date":{"value":"2024-05-03","from":"clause","time":"t2"},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":{"start":31,"end":53,"text":"وزارة الخارجية المصرية","entity":"e3","country":"EGY","sector":"GOV"},"attribution":[{"start":31,"end":53,"text":"وزارة الخارجية المصرية","entity":"e3","country":"EGY","sector":"GOV"}],"quoted":false,"sentence":{"start":0,"end":140,"text":"القاهرة في 3 مايو 2024 – أعلنت وزارة الخارجية المصرية أن وزير الخارجية سامح شكري أجرى اتصالا هاتفيا مع نظيره الأردني أيمن الصفدي يوم الجمعة."},"confidence":0.98,"rule":"consult.call"}],"communications":[{"id":"k1","kind":"call","trigger":{"start":81,"end":85,"text":"أجرى"},"also":[{"start":86,"end":92,"text":"اتصالا"}],"parties":[{"start":57,"end":80,"text":"وزير الخارجية سامح شكري","entity":"e4","country":"EGY","sector":"GOV"},{"start":103,"end":128,"text":"نظيره الأردني أيمن الصفدي","entity":"e5","country":"JOR","sector":"GOV"}],"date":"2024-05-03","claim":"c-39bb238f3d6cb87b"}],"statements":[{"id":"s-4f71dc8f5e035bda","attribution":[{"start":31,"end":53,"text":"وزارة الخارجية المصرية","entity":"e3","country":"EGY","sector":"GOV"}],"stance":"asserts","proposition":{"start":57,"end":139,"text":"وزير الخارجية سامح شكري أجرى اتصالا هاتفيا مع نظيره الأردني أيمن الصفدي يوم الجمعة"},"issues":[],"numbers":[],"claim":"c-39bb238f3d6cb87b","within":"k1","quote":null,"sentence":{"start":0,"end":140,"text":"القاهرة في 3 مايو 2024 – أعلنت وزارة الخارجية المصرية أن وزير الخارجية سامح شكري أجرى اتصالا هاتفيا مع نظيره الأردني أيمن الصفدي يوم الجمعة."},"confidence":0.92}],"diagnostics":[]}', '{"charset":"UTF-8","title":[],"text":[{"at":0,"len":140,"start":0,"end":251,"exact":true}]}', 'ev-old', NULL);
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (1, 'c-39bb238f3d6cb87b', 'a.txt', 0, 'CONSULT', 'actual', '2024-05-03', '2024-05-03', 0.98, 1, '{"id":"c-39bb238f3d6cb87b","event":"CONSULT","mode":"phone","cameo":"041","score":1.0,"trigger":{"start":86,"end":92,"text":"اتصالا"},"also":[{"start":81,"end":85,"text":"أجرى"}],"actor":[{"start":57,"end":80,"text":"وزير الخارجية سامح شكري","entity":"e4","country":"EGY","sector":"GOV"},{"start":103,"end":128,"text":"نظيره الأردني أيمن الصفدي","entity":"e5","country":"JOR","sector":"GOV"}],"recipient":[],"date":{"value":"2024-05-03","from":"clause","time":"t2"},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":{"start":31,"end":53,"text":"وزارة الخارجية المصرية","entity":"e3","country":"EGY","sector":"GOV"},"attribution":[{"start":31,"end":53,"text":"وزارة الخارجية المصرية","entity":"e3","country":"EGY","sector":"GOV"}],"quoted":false,"sentence":{"start":0,"end":140,"text":"القاهرة في 3 مايو 2024 – أعلنت وزارة الخارجية المصرية أن وزير الخارجية سامح شكري أجرى اتصالا هاتفيا مع نظيره الأردني أيمن الصفدي يوم الجمعة."},"confidence":0.98,"rule":"consult.call"}');
INSERT INTO statements (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (1, 's-4f71dc8f5e035bda', 'a.txt', 0, 'CONSULT', 'actual', '2024-05-03', '2024-05-03', 0.92, 0, '{"id":"s-4f71dc8f5e035bda","attribution":[{"start":31,"end":53,"text":"وزارة الخارجية المصرية","entity":"e3","country":"EGY","sector":"GOV"}],"stance":"asserts","proposition":{"start":57,"end":139,"text":"وزير الخارجية سامح شكري أجرى اتصالا هاتفيا مع نظيره الأردني أيمن الصفدي يوم الجمعة"},"issues":[],"numbers":[],"claim":"c-39bb238f3d6cb87b","within":"k1","quote":null,"sentence":{"start":0,"end":140,"text":"القاهرة في 3 مايو 2024 – أعلنت وزارة الخارجية المصرية أن وزير الخارجية سامح شكري أجرى اتصالا هاتفيا مع نظيره الأردني أيمن الصفدي يوم الجمعة."},"confidence":0.92}');
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record) VALUES (1, 'ev-old', 'CONSULT', 'actual', '2024-05-03', '2024-05-03', 0.98, 1, NULL, '{"id":"ev-old","event":"CONSULT","mode":"phone","cameo":"041","what":"Sameh Shoukry and Ayman Safadi spoke by phone","what_ar":"محادثة هاتفية بين سامح شكري وأيمن الصفدي","actors":[{"name":"Sameh Shoukry","name_ar":"سامح شكري","country":"EGY","sector":"GOV","key":"sameh-shoukry"},{"name":"Ayman Safadi","name_ar":"أيمن الصفدي","country":"JOR","sector":"GOV","key":"ayman-safadi"}],"recipients":[],"date":{"value":"2024-05-03","agreed":true},"place":null,"status":"actual","part_of":null,"articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-39bb238f3d6cb87b"],"statements":["s-4f71dc8f5e035bda"],"first_reported":{"time":null,"date":"2024-05-03","precision":"day","from":"dateline","article":"a.txt"},"storyline":null,"issues":[],"sides":["EGY-GOV"],"score":1.0,"confidence":0.98}');
INSERT INTO event_articles (event, article) VALUES ('ev-old', 'a.txt');
INSERT INTO event_claims (event, claim) VALUES ('ev-old', 'c-39bb238f3d6cb87b');
INSERT INTO event_statements (event, statement) VALUES ('ev-old', 's-4f71dc8f5e035bda');
INSERT INTO storylines (id, record) VALUES ('st-old', '{"id": "st-old", "name": "Egypt and Jordan, 2024", "name_ar": "مصر والأردن، 2024", "events": ["ev-old"], "articles": ["a.txt"], "from": "2024-05-03", "to": "2024-05-03"}');
PRAGMA application_id = 0x72697761;
PRAGMA user_version = 1;
