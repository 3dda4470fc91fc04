-- A database of format 3 with one article and one correction, as riwaya wrote it.
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
CREATE INDEX articles_main_event ON articles (main_event) WHERE newest = 1 AND main_event NOT NULL;
CREATE INDEX articles_lead ON articles (id, main_event, storyline) WHERE newest = 1;

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
CREATE TABLE event_claims (event TEXT NOT NULL, claim TEXT NOT NULL, article TEXT NOT NULL DEFAULT '');
CREATE INDEX event_claims_event ON event_claims (event, claim, article);
CREATE INDEX event_claims_claim ON event_claims (claim, event);
CREATE INDEX event_claims_article ON event_claims (article, claim, event);
CREATE TABLE event_statements (event TEXT NOT NULL, statement TEXT NOT NULL);
CREATE INDEX event_statements_event ON event_statements (event);
CREATE INDEX event_statements_statement ON event_statements (statement);

CREATE TABLE storylines (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, day TEXT NOT NULL DEFAULT '9999');
CREATE INDEX storylines_day ON storylines (day, id);

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

-- Articles that changed since the events were made.
CREATE TABLE touched (article TEXT PRIMARY KEY) WITHOUT ROWID;

-- Events that another version made, until all are made anew.
CREATE TABLE replaced (id TEXT PRIMARY KEY, record TEXT NOT NULL);

-- How often articles or events were written.
CREATE TABLE writings (number INTEGER NOT NULL);

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

-- Searched through words folded by riwaya-text, as they stand and without what is written together with them:
-- SQLite's own tokeniser does not know Arabic spelling.
CREATE VIRTUAL TABLE article_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE claim_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE statement_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE event_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO articles (row, id, revision, newest, url, outlet, outlet_folded, title, language, low, high, content, record, source_map, main_event, storyline) VALUES (1, 'a.txt', 1, 1, NULL, NULL, NULL, 'وزيرا الطاقة في قطر والكويت يبحثان الربط الكهربائي', 'ar', '2023-02-06', '2023-02-06', X'5f923df1944cd945efa6cc431e40a11869bb55723b54d9724301ca9fadf1ea87', '{"id":"a.txt","url":null,"outlet":null,"title":"وزيرا الطاقة في قطر والكويت يبحثان الربط الكهربائي","language":"ar","published":{"time":null,"date":"2023-02-06","precision":"day","from":"dateline"},"text":"الدوحة، 6 فبراير 2023 – التقى وزير الطاقة القطري اليوم في الدوحة وفدا من الكويت، وبحث معه مد خط كهربائي بين البلدين.\nوقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع.","furniture":[],"entities":[{"id":"e1","kind":"person","name":"وزيرا الطاقة","name_ar":"وزيرا الطاقة","country":"QAT","country_from":"sentence","sector":"CVL","role":null,"key":null,"mentions":[{"start":0,"end":12,"text":"وزيرا الطاقة","in":"title"}]},{"id":"e2","kind":"government","name":"Qatar","name_ar":"قطر","country":"QAT","sector":"GOV","role":null,"key":"QAT","mentions":[{"start":16,"end":19,"text":"قطر","in":"title"},{"start":0,"end":6,"text":"الدوحة"}]},{"id":"e3","kind":"government","name":"Kuwait","name_ar":"الكويت","country":"KWT","sector":"GOV","role":null,"key":"KWT","mentions":[{"start":21,"end":27,"text":"الكويت","in":"title"},{"start":73,"end":79,"text":"الكويت"},{"start":108,"end":115,"text":"البلدين"},{"start":200,"end":206,"text":"الكويت"}]},{"id":"e4","kind":"person","name":"Saad al-Kaabi","name_ar":"سعد الكعبي","country":"QAT","sector":"GOV","role":"energy minister of Qatar","key":"saad-al-kaabi","mentions":[{"start":30,"end":48,"text":"وزير الطاقة القطري"},{"start":108,"end":115,"text":"البلدين"},{"start":157,"end":165,"text":"الجانبين"}]},{"id":"e5","kind":"organisation","name":"وفدا من الكويت","name_ar":"وفدا من الكويت","country":"KWT","sector":"GOV","role":null,"key":null,"mentions":[{"start":65,"end":79,"text":"وفدا من الكويت"},{"start":157,"end":165,"text":"الجانبين"}]},{"id":"e6","kind":"population","name":"الخارجية القطرية","name_ar":"الخارجية القطرية","country":"QAT","sector":"GOV","role":null,"key":null,"mentions":[{"start":129,"end":145,"text":"الخارجية القطرية"}]},{"id":"e7","kind":"organisation","name":"وزارة الخارجية القطرية","name_ar":"وزارة الخارجية القطرية","country":"QAT","sector":"GOV","role":null,"key":null,"mentions":[{"start":123,"end":145,"text":"وزارة الخارجية القطرية"}]},{"id":"e8","kind":"organisation","name":"لجنة مشتركة","name_ar":"لجنة مشتركة","country":null,"sector":null,"role":null,"key":null,"mentions":[{"start":182,"end":193,"text":"لجنة مشتركة"}]}],"times":[{"id":"t1","start":8,"end":21,"text":"6 فبراير 2023","type":"DATE","value":"2023-02-06"},{"id":"t2","start":49,"end":54,"text":"اليوم","type":"DATE","value":"2023-02-06"}],"quotes":[],"claims":[{"id":"c-d2954a6794af0f99","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":24,"end":29,"text":"التقى"},"also":[],"actor":[{"start":30,"end":48,"text":"وزير الطاقة القطري","entity":"e4","country":"QAT","sector":"GOV"},{"start":65,"end":79,"text":"وفدا من الكويت","entity":"e5","country":"KWT","sector":"GOV"}],"recipient":[],"date":{"value":"2023-02-06","from":"clause","time":"t2"},"place":{"start":58,"end":64,"text":"الدوحة","name":"Doha","country":"QAT","lat":25.29,"lon":51.53},"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":116,"text":"الدوحة، 6 فبراير 2023 – التقى وزير الطاقة القطري اليوم في الدوحة وفدا من الكويت، وبحث معه مد خط كهربائي بين البلدين."},"confidence":0.81,"rule":"consult.meet"},{"id":"c-07629cefada4f9e6","event":"AGREE","mode":null,"cameo":"030","score":3.0,"trigger":{"start":166,"end":171,"text":"اتفقا"},"also":[],"actor":[{"start":157,"end":165,"text":"الجانبين","entity":"e4","country":"QAT","sector":"GOV"},{"start":157,"end":165,"text":"الجانبين","entity":"e5","country":"KWT","sector":"GOV"}],"recipient":[],"date":{"value":"2023-02-06","from":"communication","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":{"start":123,"end":145,"text":"وزارة الخارجية القطرية","entity":"e7","country":"QAT","sector":"GOV"},"attribution":[{"start":123,"end":145,"text":"وزارة الخارجية القطرية","entity":"e7","country":"QAT","sector":"GOV"}],"quoted":false,"sentence":{"start":117,"end":231,"text":"وقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع."},"confidence":0.82,"rule":"agree.agree"},{"id":"c-0c9a6ed76dcfd718","event":"REQUEST","mode":null,"cameo":"100","score":-1.0,"trigger":{"start":212,"end":216,"text":"طلبت"},"also":[],"actor":[{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"}],"recipient":[],"date":null,"place":null,"numbers":[],"issues":[],"contexts":[],"status":"negated","source":{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"},"attribution":[{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"}],"quoted":false,"sentence":{"start":117,"end":231,"text":"وقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع."},"confidence":0.67,"rule":"request.ask"},{"id":"c-be022406ed56a918","event":"CONCEDE","mode":null,"cameo":"080","score":5.0,"trigger":{"start":217,"end":222,"text":"تأجيل"},"also":[],"actor":[],"recipient":[],"date":null,"place":null,"numbers":[],"issues":[],"contexts":[],"status":"hypothetical","source":{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"},"attribution":[{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"}],"quoted":false,"sentence":{"start":117,"end":231,"text":"وقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع."},"confidence":0.18,"rule":"concede.overturn"}],"communications":[{"id":"k1","kind":"meeting","trigger":{"start":24,"end":29,"text":"التقى"},"also":[],"parties":[{"start":30,"end":48,"text":"وزير الطاقة القطري","entity":"e4","country":"QAT","sector":"GOV"},{"start":65,"end":79,"text":"وفدا من الكويت","entity":"e5","country":"KWT","sector":"GOV"}],"date":"2023-02-06","claim":"c-d2954a6794af0f99"},{"id":"k2","kind":"statement","trigger":{"start":149,"end":153,"text":"بيان"},"also":[],"parties":[{"start":123,"end":145,"text":"وزارة الخارجية القطرية","entity":"e7","country":"QAT","sector":"GOV"}],"date":null,"claim":null}],"statements":[{"id":"s-3e50dbebebcc15b5","attribution":[{"start":123,"end":145,"text":"وزارة الخارجية القطرية","entity":"e7","country":"QAT","sector":"GOV"}],"stance":"asserts","proposition":{"start":157,"end":193,"text":"الجانبين اتفقا على تشكيل لجنة مشتركة"},"issues":[],"numbers":[],"claim":"c-07629cefada4f9e6","within":"k1","quote":null,"sentence":{"start":117,"end":231,"text":"وقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع."},"confidence":0.92},{"id":"s-67d7ee70fb02d5bf","attribution":[{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"}],"stance":"asks","proposition":{"start":217,"end":230,"text":"تأجيل المشروع"},"issues":[],"numbers":[],"claim":"c-0c9a6ed76dcfd718","within":"k1","quote":null,"sentence":{"start":117,"end":231,"text":"وقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع."},"confidence":0.8}],"diagnostics":[]}', '{"charset":"UTF-8","title":[{"at":0,"len":50,"start":0,"end":93,"exact":true}],"text":[{"at":0,"len":116,"start":95,"end":301,"exact":true},{"at":116,"len":1,"start":302,"end":303,"exact":false},{"at":117,"len":114,"start":303,"end":512,"exact":true}]}', 'ev-1397346d075f946b', 'st-b1d41538464caaad');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (1, 'c-d2954a6794af0f99', 'a.txt', 0, 'CONSULT', 'actual', '2023-02-06', '2023-02-06', 0.81, 1, '{"id":"c-d2954a6794af0f99","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":24,"end":29,"text":"التقى"},"also":[],"actor":[{"start":30,"end":48,"text":"وزير الطاقة القطري","entity":"e4","country":"QAT","sector":"GOV"},{"start":65,"end":79,"text":"وفدا من الكويت","entity":"e5","country":"KWT","sector":"GOV"}],"recipient":[],"date":{"value":"2023-02-06","from":"clause","time":"t2"},"place":{"start":58,"end":64,"text":"الدوحة","name":"Doha","country":"QAT","lat":25.29,"lon":51.53},"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":116,"text":"الدوحة، 6 فبراير 2023 – التقى وزير الطاقة القطري اليوم في الدوحة وفدا من الكويت، وبحث معه مد خط كهربائي بين البلدين."},"confidence":0.81,"rule":"consult.meet"}');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (2, 'c-07629cefada4f9e6', 'a.txt', 1, 'AGREE', 'actual', '2023-02-06', '2023-02-06', 0.82, 1, '{"id":"c-07629cefada4f9e6","event":"AGREE","mode":null,"cameo":"030","score":3.0,"trigger":{"start":166,"end":171,"text":"اتفقا"},"also":[],"actor":[{"start":157,"end":165,"text":"الجانبين","entity":"e4","country":"QAT","sector":"GOV"},{"start":157,"end":165,"text":"الجانبين","entity":"e5","country":"KWT","sector":"GOV"}],"recipient":[],"date":{"value":"2023-02-06","from":"communication","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":{"start":123,"end":145,"text":"وزارة الخارجية القطرية","entity":"e7","country":"QAT","sector":"GOV"},"attribution":[{"start":123,"end":145,"text":"وزارة الخارجية القطرية","entity":"e7","country":"QAT","sector":"GOV"}],"quoted":false,"sentence":{"start":117,"end":231,"text":"وقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع."},"confidence":0.82,"rule":"agree.agree"}');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (3, 'c-0c9a6ed76dcfd718', 'a.txt', 2, 'REQUEST', 'negated', NULL, NULL, 0.67, 0, '{"id":"c-0c9a6ed76dcfd718","event":"REQUEST","mode":null,"cameo":"100","score":-1.0,"trigger":{"start":212,"end":216,"text":"طلبت"},"also":[],"actor":[{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"}],"recipient":[],"date":null,"place":null,"numbers":[],"issues":[],"contexts":[],"status":"negated","source":{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"},"attribution":[{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"}],"quoted":false,"sentence":{"start":117,"end":231,"text":"وقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع."},"confidence":0.67,"rule":"request.ask"}');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (4, 'c-be022406ed56a918', 'a.txt', 3, 'CONCEDE', 'hypothetical', NULL, NULL, 0.18, 0, '{"id":"c-be022406ed56a918","event":"CONCEDE","mode":null,"cameo":"080","score":5.0,"trigger":{"start":217,"end":222,"text":"تأجيل"},"also":[],"actor":[],"recipient":[],"date":null,"place":null,"numbers":[],"issues":[],"contexts":[],"status":"hypothetical","source":{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"},"attribution":[{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"}],"quoted":false,"sentence":{"start":117,"end":231,"text":"وقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع."},"confidence":0.18,"rule":"concede.overturn"}');
INSERT INTO statements (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (1, 's-3e50dbebebcc15b5', 'a.txt', 0, 'AGREE', 'actual', '2023-02-06', '2023-02-06', 0.92, 0, '{"id":"s-3e50dbebebcc15b5","attribution":[{"start":123,"end":145,"text":"وزارة الخارجية القطرية","entity":"e7","country":"QAT","sector":"GOV"}],"stance":"asserts","proposition":{"start":157,"end":193,"text":"الجانبين اتفقا على تشكيل لجنة مشتركة"},"issues":[],"numbers":[],"claim":"c-07629cefada4f9e6","within":"k1","quote":null,"sentence":{"start":117,"end":231,"text":"وقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع."},"confidence":0.92}');
INSERT INTO statements (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (2, 's-67d7ee70fb02d5bf', 'a.txt', 1, 'REQUEST', 'negated', '2023-02-06', '2023-02-06', 0.8, 0, '{"id":"s-67d7ee70fb02d5bf","attribution":[{"start":200,"end":206,"text":"الكويت","entity":"e3","country":"KWT","sector":"GOV"}],"stance":"asks","proposition":{"start":217,"end":230,"text":"تأجيل المشروع"},"issues":[],"numbers":[],"claim":"c-0c9a6ed76dcfd718","within":"k1","quote":null,"sentence":{"start":117,"end":231,"text":"وقالت وزارة الخارجية القطرية في بيان إن الجانبين اتفقا على تشكيل لجنة مشتركة، ونفت الكويت أنها طلبت تأجيل المشروع."},"confidence":0.8}');
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (1, 'ev-0b7f2990c0785663', 'AGREE', 'actual', '2023-02-06', '2023-02-06', 0.82, 1, 'st-b1d41538464caaad', '{"id":"ev-0b7f2990c0785663","event":"AGREE","mode":null,"cameo":"030","what":"Saad al-Kaabi and وفدا من الكويت agreed or offered to cooperate","what_ar":"تفاهم بين سعد الكعبي ووفدا من الكويت","actors":[{"name":"Saad al-Kaabi","name_ar":"سعد الكعبي","country":"QAT","sector":"GOV","key":"saad-al-kaabi"},{"name":"وفدا من الكويت","name_ar":"وفدا من الكويت","country":"KWT","sector":"GOV","key":null}],"recipients":[],"date":{"value":"2023-02-06","agreed":true},"place":null,"status":"actual","part_of":"ev-1397346d075f946b","articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-07629cefada4f9e6"],"statements":["s-3e50dbebebcc15b5"],"first_reported":{"time":null,"date":"2023-02-06","precision":"day","from":"dateline","article":"a.txt"},"storyline":"st-b1d41538464caaad","issues":[],"sides":["QAT-GOV"],"score":3.0,"confidence":0.82}', '2023-02-06', 'ev-1397346d075f946b', NULL);
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (2, 'ev-1397346d075f946b', 'CONSULT', 'actual', '2023-02-06', '2023-02-06', 1.0, 1, 'st-b1d41538464caaad', '{"id":"ev-1397346d075f946b","event":"CONSULT","mode":null,"cameo":"040","what":"Saad al-Kaabi and وفدا من الكويت met in Doha","what_ar":"لقاء بين سعد الكعبي ووفدا من الكويت في الدوحة","actors":[{"name":"Saad al-Kaabi","name_ar":"سعد الكعبي","country":"QAT","sector":"GOV","key":"saad-al-kaabi"},{"name":"وفدا من الكويت","name_ar":"وفدا من الكويت","country":"KWT","sector":"GOV","key":null}],"recipients":[],"date":{"value":"2023-02-06","agreed":true},"place":{"start":58,"end":64,"text":"الدوحة","name":"Doha","country":"QAT","lat":25.29,"lon":51.53},"status":"actual","part_of":null,"articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-d2954a6794af0f99"],"statements":["s-3e50dbebebcc15b5","s-67d7ee70fb02d5bf"],"first_reported":{"time":null,"date":"2023-02-06","precision":"day","from":"dateline","article":"a.txt"},"storyline":"st-b1d41538464caaad","issues":[],"sides":["QAT-GOV"],"score":1.0,"confidence":1.0}', '2023-02-06', NULL, 'a.txt');
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (3, 'ev-5a2ff8913f1fb577', 'REQUEST', 'negated', NULL, NULL, 0.67, 0, 'st-b1d41538464caaad', '{"id":"ev-5a2ff8913f1fb577","event":"REQUEST","mode":null,"cameo":"100","what":"Kuwait did not make a demand","what_ar":"نفي: مطالبة من الكويت","actors":[{"name":"Kuwait","name_ar":"الكويت","country":"KWT","sector":"GOV","key":"KWT"}],"recipients":[],"date":null,"place":null,"status":"negated","part_of":"ev-1397346d075f946b","articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-0c9a6ed76dcfd718"],"statements":["s-67d7ee70fb02d5bf"],"first_reported":{"time":null,"date":"2023-02-06","precision":"day","from":"dateline","article":"a.txt"},"storyline":"st-b1d41538464caaad","issues":[],"sides":[],"score":-1.0,"confidence":0.67}', '9999', 'ev-1397346d075f946b', NULL);
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (4, 'ev-91af926eb4cfc76c', 'CONCEDE', 'hypothetical', NULL, NULL, 0.18, 0, NULL, '{"id":"ev-91af926eb4cfc76c","event":"CONCEDE","mode":null,"cameo":"080","what":"Concession possible","what_ar":"احتمال: تنازل من أطراف لم تسم","actors":[],"recipients":[],"date":null,"place":null,"status":"hypothetical","part_of":null,"articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-be022406ed56a918"],"statements":[],"first_reported":{"time":null,"date":"2023-02-06","precision":"day","from":"dateline","article":"a.txt"},"storyline":null,"issues":[],"sides":[],"score":5.0,"confidence":0.18}', '9999', NULL, NULL);
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'qat');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'qat-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'saad al-kaabi');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'saad-al-kaabi');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'سعد الكعبي');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'وزير الطاقه القطري');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 1, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 1, 'actor', 'kwt');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 1, 'actor', 'kwt-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 1, 'actor', 'وفدا من الكويت');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 0, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 0, 'actor', 'qat');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 0, 'actor', 'qat-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 0, 'actor', 'saad al-kaabi');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 0, 'actor', 'saad-al-kaabi');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 0, 'actor', 'الجانبين');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 0, 'actor', 'سعد الكعبي');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 1, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 1, 'actor', 'kwt');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 1, 'actor', 'kwt-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 1, 'actor', 'الجانبين');
INSERT INTO claim_parties (row, party, role, code) VALUES (2, 1, 'actor', 'وفدا من الكويت');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'kuwait');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'kwt');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'kwt-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'الكويت');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'qat');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'qat-gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'وزاره الخارجيه القطريه');
INSERT INTO statement_parties (row, party, role, code) VALUES (2, 0, 'actor', 'gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (2, 0, 'actor', 'kuwait');
INSERT INTO statement_parties (row, party, role, code) VALUES (2, 0, 'actor', 'kwt');
INSERT INTO statement_parties (row, party, role, code) VALUES (2, 0, 'actor', 'kwt-gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (2, 0, 'actor', 'الكويت');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'qat');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'qat-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'saad al-kaabi');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'saad-al-kaabi');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'سعد الكعبي');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'kwt');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'kwt-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'وفدا من الكويت');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'qat');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'qat-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'saad al-kaabi');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'saad-al-kaabi');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'سعد الكعبي');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 1, 'actor', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 1, 'actor', 'kwt');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 1, 'actor', 'kwt-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 1, 'actor', 'وفدا من الكويت');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'kuwait');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'kwt');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'kwt-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'الكويت');
INSERT INTO event_articles (event, article) VALUES ('ev-0b7f2990c0785663', 'a.txt');
INSERT INTO event_articles (event, article) VALUES ('ev-1397346d075f946b', 'a.txt');
INSERT INTO event_articles (event, article) VALUES ('ev-5a2ff8913f1fb577', 'a.txt');
INSERT INTO event_articles (event, article) VALUES ('ev-91af926eb4cfc76c', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-0b7f2990c0785663', 'c-07629cefada4f9e6', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-1397346d075f946b', 'c-d2954a6794af0f99', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-5a2ff8913f1fb577', 'c-0c9a6ed76dcfd718', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-91af926eb4cfc76c', 'c-be022406ed56a918', 'a.txt');
INSERT INTO event_statements (event, statement) VALUES ('ev-0b7f2990c0785663', 's-3e50dbebebcc15b5');
INSERT INTO event_statements (event, statement) VALUES ('ev-1397346d075f946b', 's-3e50dbebebcc15b5');
INSERT INTO event_statements (event, statement) VALUES ('ev-1397346d075f946b', 's-67d7ee70fb02d5bf');
INSERT INTO event_statements (event, statement) VALUES ('ev-5a2ff8913f1fb577', 's-67d7ee70fb02d5bf');
INSERT INTO storylines (row, id, record, day) VALUES (1, 'st-b1d41538464caaad', '{"id":"st-b1d41538464caaad","name":"Saad al-Kaabi and وفدا من الكويت, 2023","name_ar":"سعد الكعبي ووفدا من الكويت، 2023","events":["ev-0b7f2990c0785663","ev-1397346d075f946b","ev-5a2ff8913f1fb577"],"articles":["a.txt"],"from":"2023-02-06","to":"2023-02-06"}', '2023-02-06');
INSERT INTO decided (row, article, news, first, affair, first_day, last_day, keys, report) VALUES (1, 'a.txt', 'a.txt', 'ev-1397346d075f946b', 'a.txt', 19394, 19395, X'10faa7cc8afbf9c1e10284af028aaf0200be92b3dcf884efaa05feae028aaf0201c3b5cacaffc2eb8a1d84af028aaf020089ec9fa69cec9abf2a84af028aaf0200de93cabff8f4a3f52efeae028aaf0201cb9befca868c9f863984af0286af0200eeaae2d7c281adf73984af029caf0201eba4e6bed7c1abaa55feae028aaf0201b0d3f4a7beaca2ba5684af0286af0200fda5c6f8bedaa4cd6c80af028aaf0201b19ad78a88b2f1c69f0180af028aaf0201b19ad78a88b2f1c69f0184af0286af0200cea89fcaa1cebad69f0184af028aaf0200fce884d8a1ae9fbba90184af02c2af0201e4dac5e8c8bb8acabb0180af028aaf0201ddbed396f284c988ed0184af0286af0200', X'1ce9808d2883ffb268e9ce80dc019ccbf2e701a58eeddd0284d49df702dda4f49403c7d7e7fc03da97e48604eab9c59104a5abd2bb059bf2c0d406919ce1d506cbf8cbbc07c1ecca8708a5ffea9708e38b88a408e78598c308e78f9c8109e894a8b20998d0fe8d0a88b4a3e90a9a9cc2d10ba9dbabea0db8e384f10d8f8ca9aa0e92faffb40ee8879afc0f0007e9ce80dc01c7d7e7fc03a5abd2bb05cbf8cbbc07e78f9c8109a9dbabea0de8879afc0f19e9808d2883ffb268e9ce80dc019ccbf2e701a58eeddd0284d49df702dda4f49403c7d7e7fc03da97e48604eab9c591049bf2c0d406919ce1d506c1ecca8708a5ffea9708e38b88a408e78598c308e78f9c8109e894a8b20998d0fe8d0a88b4a3e90a9a9cc2d10ba9dbabea0db8e384f10d8f8ca9aa0e92faffb40e1de9808d2883ffb268e9ce80dc019ccbf2e701a694aff101a58eeddd0284d49df702dda4f49403c7d7e7fc03da97e48604eab9c59104a6eacd9c04a5abd2bb059bf2c0d406919ce1d506cbf8cbbc07c1ecca8708a5ffea9708e38b88a408e78598c308e78f9c8109e894a8b20988b4a3e90a9a9cc2d10ba9dbabea0db8e384f10d8f8ca9aa0e92faffb40ee8879afc0f1de9808d2883ffb268e9ce80dc019ccbf2e701a694aff101a58eeddd0284d49df702dda4f49403c7d7e7fc03da97e48604eab9c59104a6eacd9c04a5abd2bb059bf2c0d406919ce1d506cbf8cbbc07c1ecca8708a5ffea9708e38b88a408e78598c308e78f9c8109e894a8b20988b4a3e90a9a9cc2d10ba9dbabea0db8e384f10d8f8ca9aa0e92faffb40ee8879afc0f029b98d6e78db3f8fd41e08793e2b3a5c1ddcf01029b98d6e78db3f8fd41e08793e2b3a5c1ddcf010001a8f3b4bf90a49cff3a000100000000a0f0d240000000000000e03ffed18cbe0c');
INSERT INTO decided_by (version) VALUES ('1f31ab26a8ba7c6e');
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-6949681425526960847, 0, 19392, 19397, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-6949681425526960847, 0, 19394, 19395, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-6940915149913467826, 0, 19394, 19397, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-6235658705015065476, 0, 19394, 19425, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-4930269664827576988, 0, 19392, 19397, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-1364269461609848995, 0, 19394, 19395, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (199011397149070330, 0, 19394, 19397, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (384420221241051454, 0, 19391, 19397, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (2095772619601255107, 0, 19394, 19397, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (3062002864315954697, 0, 19394, 19397, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (3380672419998108126, 0, 19391, 19397, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (4110797313408749003, 0, 19394, 19395, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (4174471868972569966, 0, 19394, 19406, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (6148730764136125035, 0, 19391, 19397, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (6229755246696802736, 0, 19394, 19395, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (7825728741456319229, 0, 19392, 19397, 1, 1);
INSERT INTO writings (number) VALUES (4);
INSERT INTO corrections (row, id, at, event, record) VALUES (1, 'co-998415d5997d96b0', '2026-11-22T23:53:10Z', 'ev-1397346d075f946b', '{"id":"co-998415d5997d96b0","at":"2026-11-22T23:53:10Z","who":"هدى","why":"كما في البيان","event":"ev-1397346d075f946b","change":{"what":"confirm","claims":["c-d2954a6794af0f99"]}}');
INSERT INTO corrected (id, correction) VALUES ('c-d2954a6794af0f99', 1);
PRAGMA application_id = 0x72697761;
PRAGMA user_version = 3;
