-- A database of format 2 with one article, as riwaya wrote it.
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

-- Searched through words folded by riwaya-text, as they stand and without what is written together with them:
-- SQLite's own tokeniser does not know Arabic spelling.
CREATE VIRTUAL TABLE article_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE claim_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE statement_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE event_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO articles (row, id, revision, newest, url, outlet, outlet_folded, title, language, low, high, content, record, source_map, main_event, storyline) VALUES (1, 'a.txt', 1, 1, NULL, NULL, NULL, 'وزيرا خارجية الأردن ومصر يبحثان فتح المعبر', 'ar', '2024-05-03', '2024-05-03', X'6d7a53dcd8977736507fcd310220e4f15db22d6b0e9d7394f9d52e5ab8cf55fc', '{"id":"a.txt","url":null,"outlet":null,"title":"وزيرا خارجية الأردن ومصر يبحثان فتح المعبر","language":"ar","published":{"time":null,"date":"2024-05-03","precision":"day","from":"dateline"},"text":"عمان 3 مايو 2024 - بحث وزير الخارجية الأردني أيمن الصفدي مع نظيره المصري نبيل فهمي في اتصال هاتفي الجمعة فتح المعبر. وقال الصفدي إن الأردن يطالب بفتح المعبر فورا.","furniture":[],"entities":[{"id":"e1","kind":"person","name":"Ayman Safadi","name_ar":"أيمن الصفدي","country":"JOR","sector":"GOV","role":"foreign minister of Jordan","key":"ayman-safadi","mentions":[{"start":0,"end":19,"text":"وزيرا خارجية الأردن","in":"title"},{"start":23,"end":56,"text":"وزير الخارجية الأردني أيمن الصفدي"},{"start":122,"end":128,"text":"الصفدي"}]},{"id":"e2","kind":"government","name":"Jordan","name_ar":"الأردن","country":"JOR","sector":"GOV","role":null,"key":"JOR","mentions":[{"start":13,"end":19,"text":"الأردن","in":"title"},{"start":0,"end":4,"text":"عمان"},{"start":132,"end":138,"text":"الأردن"}]},{"id":"e3","kind":"government","name":"Egypt","name_ar":"مصر","country":"EGY","sector":"GOV","role":null,"key":"EGY","mentions":[{"start":21,"end":24,"text":"مصر","in":"title"}]},{"id":"e4","kind":"person","name":"Nabil Fahmy","name_ar":"نبيل فهمي","country":"EGY","sector":"GOV","role":"foreign minister of Egypt","key":"nabil-fahmy","mentions":[{"start":60,"end":82,"text":"نظيره المصري نبيل فهمي"}]}],"times":[{"id":"t1","start":5,"end":16,"text":"3 مايو 2024","type":"DATE","value":"2024-05-03"},{"id":"t2","start":98,"end":104,"text":"الجمعة","type":"DATE","value":"2024-05-03"}],"quotes":[],"claims":[{"id":"c-d511ebd95c9be62b","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":25,"end":31,"text":"يبحثان","in":"title"},"also":[],"actor":[{"start":0,"end":19,"text":"وزيرا خارجية الأردن","in":"title","entity":"e1","country":"JOR","sector":"GOV"},{"start":21,"end":24,"text":"مصر","in":"title","entity":"e3","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-05-03","from":"communication","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":42,"text":"وزيرا خارجية الأردن ومصر يبحثان فتح المعبر","in":"title"},"confidence":0.7,"rule":"consult.discuss-sides"},{"id":"c-59c65087f91838ee","event":"CONCEDE","mode":null,"cameo":"081","score":5.0,"trigger":{"start":32,"end":35,"text":"فتح","in":"title"},"also":[],"actor":[],"recipient":[],"date":{"value":"2024-05-03","from":"published","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":42,"text":"وزيرا خارجية الأردن ومصر يبحثان فتح المعبر","in":"title"},"confidence":0.23,"rule":"concede.open"},{"id":"c-44b943aa3534d74e","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":19,"end":22,"text":"بحث"},"also":[{"start":86,"end":91,"text":"اتصال"}],"actor":[{"start":23,"end":56,"text":"وزير الخارجية الأردني أيمن الصفدي","entity":"e1","country":"JOR","sector":"GOV"},{"start":60,"end":82,"text":"نظيره المصري نبيل فهمي","entity":"e4","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-05-03","from":"clause","time":"t2"},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":116,"text":"عمان 3 مايو 2024 - بحث وزير الخارجية الأردني أيمن الصفدي مع نظيره المصري نبيل فهمي في اتصال هاتفي الجمعة فتح المعبر."},"confidence":0.86,"rule":"consult.discuss-with"},{"id":"c-a0fddc711fce1040","event":"CONCEDE","mode":null,"cameo":"081","score":5.0,"trigger":{"start":105,"end":108,"text":"فتح"},"also":[],"actor":[],"recipient":[],"date":{"value":"2024-05-03","from":"clause","time":"t2"},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":116,"text":"عمان 3 مايو 2024 - بحث وزير الخارجية الأردني أيمن الصفدي مع نظيره المصري نبيل فهمي في اتصال هاتفي الجمعة فتح المعبر."},"confidence":0.3,"rule":"concede.open"},{"id":"c-a31c1b4a05a474a6","event":"REQUEST","mode":null,"cameo":"100","score":-1.0,"trigger":{"start":139,"end":144,"text":"يطالب"},"also":[],"actor":[{"start":132,"end":138,"text":"الأردن","entity":"e2","country":"JOR","sector":"GOV"}],"recipient":[{"start":21,"end":24,"text":"مصر","in":"title","entity":"e3","country":"EGY","sector":"GOV"}],"date":{"value":"2024-05-03","from":"communication","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":{"start":122,"end":128,"text":"الصفدي","entity":"e1","country":"JOR","sector":"GOV"},"attribution":[{"start":122,"end":128,"text":"الصفدي","entity":"e1","country":"JOR","sector":"GOV"}],"quoted":false,"sentence":{"start":117,"end":162,"text":"وقال الصفدي إن الأردن يطالب بفتح المعبر فورا."},"confidence":0.86,"rule":"request.demand"},{"id":"c-35002a32d932f28c","event":"CONCEDE","mode":null,"cameo":"081","score":5.0,"trigger":{"start":145,"end":149,"text":"بفتح"},"also":[{"start":139,"end":144,"text":"يطالب"}],"actor":[],"recipient":[],"date":null,"place":null,"numbers":[],"issues":[],"contexts":[],"status":"hypothetical","source":{"start":122,"end":128,"text":"الصفدي","entity":"e1","country":"JOR","sector":"GOV"},"attribution":[{"start":122,"end":128,"text":"الصفدي","entity":"e1","country":"JOR","sector":"GOV"}],"quoted":false,"sentence":{"start":117,"end":162,"text":"وقال الصفدي إن الأردن يطالب بفتح المعبر فورا."},"confidence":0.35,"rule":"concede.open"}],"communications":[{"id":"k1","kind":"meeting","trigger":{"start":25,"end":31,"text":"يبحثان","in":"title"},"also":[{"start":19,"end":22,"text":"بحث"},{"start":86,"end":91,"text":"اتصال"}],"parties":[{"start":0,"end":19,"text":"وزيرا خارجية الأردن","in":"title","entity":"e1","country":"JOR","sector":"GOV"},{"start":21,"end":24,"text":"مصر","in":"title","entity":"e3","country":"EGY","sector":"GOV"}],"date":"2024-05-03","claim":"c-d511ebd95c9be62b"}],"statements":[{"id":"s-29f943852feaa3fb","attribution":[{"start":122,"end":128,"text":"الصفدي","entity":"e1","country":"JOR","sector":"GOV"},{"start":132,"end":138,"text":"الأردن","entity":"e2","country":"JOR","sector":"GOV"}],"stance":"asks","proposition":{"start":146,"end":161,"text":"فتح المعبر فورا"},"issues":[],"numbers":[],"claim":"c-a31c1b4a05a474a6","within":"k1","quote":null,"sentence":{"start":117,"end":162,"text":"وقال الصفدي إن الأردن يطالب بفتح المعبر فورا."},"confidence":0.92}],"diagnostics":[]}', '{"charset":"UTF-8","title":[{"at":0,"len":42,"start":0,"end":78,"exact":true}],"text":[{"at":0,"len":162,"start":80,"end":367,"exact":true}]}', 'ev-0eb9613f52542bc0', 'st-17d20e6a5058d73a');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (1, 'c-d511ebd95c9be62b', 'a.txt', 0, 'CONSULT', 'actual', '2024-05-03', '2024-05-03', 0.7, 1, '{"id":"c-d511ebd95c9be62b","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":25,"end":31,"text":"يبحثان","in":"title"},"also":[],"actor":[{"start":0,"end":19,"text":"وزيرا خارجية الأردن","in":"title","entity":"e1","country":"JOR","sector":"GOV"},{"start":21,"end":24,"text":"مصر","in":"title","entity":"e3","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-05-03","from":"communication","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":42,"text":"وزيرا خارجية الأردن ومصر يبحثان فتح المعبر","in":"title"},"confidence":0.7,"rule":"consult.discuss-sides"}');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (2, 'c-59c65087f91838ee', 'a.txt', 1, 'CONCEDE', 'actual', '2024-05-03', '2024-05-03', 0.23, 0, '{"id":"c-59c65087f91838ee","event":"CONCEDE","mode":null,"cameo":"081","score":5.0,"trigger":{"start":32,"end":35,"text":"فتح","in":"title"},"also":[],"actor":[],"recipient":[],"date":{"value":"2024-05-03","from":"published","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":42,"text":"وزيرا خارجية الأردن ومصر يبحثان فتح المعبر","in":"title"},"confidence":0.23,"rule":"concede.open"}');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (3, 'c-44b943aa3534d74e', 'a.txt', 2, 'CONSULT', 'actual', '2024-05-03', '2024-05-03', 0.86, 1, '{"id":"c-44b943aa3534d74e","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":19,"end":22,"text":"بحث"},"also":[{"start":86,"end":91,"text":"اتصال"}],"actor":[{"start":23,"end":56,"text":"وزير الخارجية الأردني أيمن الصفدي","entity":"e1","country":"JOR","sector":"GOV"},{"start":60,"end":82,"text":"نظيره المصري نبيل فهمي","entity":"e4","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-05-03","from":"clause","time":"t2"},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":116,"text":"عمان 3 مايو 2024 - بحث وزير الخارجية الأردني أيمن الصفدي مع نظيره المصري نبيل فهمي في اتصال هاتفي الجمعة فتح المعبر."},"confidence":0.86,"rule":"consult.discuss-with"}');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (4, 'c-a0fddc711fce1040', 'a.txt', 3, 'CONCEDE', 'actual', '2024-05-03', '2024-05-03', 0.3, 0, '{"id":"c-a0fddc711fce1040","event":"CONCEDE","mode":null,"cameo":"081","score":5.0,"trigger":{"start":105,"end":108,"text":"فتح"},"also":[],"actor":[],"recipient":[],"date":{"value":"2024-05-03","from":"clause","time":"t2"},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":116,"text":"عمان 3 مايو 2024 - بحث وزير الخارجية الأردني أيمن الصفدي مع نظيره المصري نبيل فهمي في اتصال هاتفي الجمعة فتح المعبر."},"confidence":0.3,"rule":"concede.open"}');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (5, 'c-a31c1b4a05a474a6', 'a.txt', 4, 'REQUEST', 'actual', '2024-05-03', '2024-05-03', 0.86, 0, '{"id":"c-a31c1b4a05a474a6","event":"REQUEST","mode":null,"cameo":"100","score":-1.0,"trigger":{"start":139,"end":144,"text":"يطالب"},"also":[],"actor":[{"start":132,"end":138,"text":"الأردن","entity":"e2","country":"JOR","sector":"GOV"}],"recipient":[{"start":21,"end":24,"text":"مصر","in":"title","entity":"e3","country":"EGY","sector":"GOV"}],"date":{"value":"2024-05-03","from":"communication","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":{"start":122,"end":128,"text":"الصفدي","entity":"e1","country":"JOR","sector":"GOV"},"attribution":[{"start":122,"end":128,"text":"الصفدي","entity":"e1","country":"JOR","sector":"GOV"}],"quoted":false,"sentence":{"start":117,"end":162,"text":"وقال الصفدي إن الأردن يطالب بفتح المعبر فورا."},"confidence":0.86,"rule":"request.demand"}');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (6, 'c-35002a32d932f28c', 'a.txt', 5, 'CONCEDE', 'hypothetical', NULL, NULL, 0.35, 0, '{"id":"c-35002a32d932f28c","event":"CONCEDE","mode":null,"cameo":"081","score":5.0,"trigger":{"start":145,"end":149,"text":"بفتح"},"also":[{"start":139,"end":144,"text":"يطالب"}],"actor":[],"recipient":[],"date":null,"place":null,"numbers":[],"issues":[],"contexts":[],"status":"hypothetical","source":{"start":122,"end":128,"text":"الصفدي","entity":"e1","country":"JOR","sector":"GOV"},"attribution":[{"start":122,"end":128,"text":"الصفدي","entity":"e1","country":"JOR","sector":"GOV"}],"quoted":false,"sentence":{"start":117,"end":162,"text":"وقال الصفدي إن الأردن يطالب بفتح المعبر فورا."},"confidence":0.35,"rule":"concede.open"}');
INSERT INTO statements (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (1, 's-29f943852feaa3fb', 'a.txt', 0, 'REQUEST', 'actual', '2024-05-03', '2024-05-03', 0.92, 0, '{"id":"s-29f943852feaa3fb","attribution":[{"start":122,"end":128,"text":"الصفدي","entity":"e1","country":"JOR","sector":"GOV"},{"start":132,"end":138,"text":"الأردن","entity":"e2","country":"JOR","sector":"GOV"}],"stance":"asks","proposition":{"start":146,"end":161,"text":"فتح المعبر فورا"},"issues":[],"numbers":[],"claim":"c-a31c1b4a05a474a6","within":"k1","quote":null,"sentence":{"start":117,"end":162,"text":"وقال الصفدي إن الأردن يطالب بفتح المعبر فورا."},"confidence":0.92}');
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (1, 'ev-0eb9613f52542bc0', 'CONSULT', 'actual', '2024-05-03', '2024-05-03', 0.86, 1, 'st-17d20e6a5058d73a', '{"id":"ev-0eb9613f52542bc0","event":"CONSULT","mode":null,"cameo":"040","what":"Ayman Safadi and Nabil Fahmy met","what_ar":"لقاء بين أيمن الصفدي ونبيل فهمي","actors":[{"name":"Ayman Safadi","name_ar":"أيمن الصفدي","country":"JOR","sector":"GOV","key":"ayman-safadi"},{"name":"Nabil Fahmy","name_ar":"نبيل فهمي","country":"EGY","sector":"GOV","key":"nabil-fahmy"}],"recipients":[],"date":{"value":"2024-05-03","agreed":true},"place":null,"status":"actual","part_of":null,"articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-44b943aa3534d74e","c-d511ebd95c9be62b"],"statements":["s-29f943852feaa3fb"],"first_reported":{"time":null,"date":"2024-05-03","precision":"day","from":"dateline","article":"a.txt"},"storyline":"st-17d20e6a5058d73a","issues":[],"sides":[],"score":1.0,"confidence":0.86}', '2024-05-03', NULL, 'a.txt');
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (2, 'ev-2746cd1a45ae5c20', 'CONCEDE', 'actual', '2024-05-03', '2024-05-03', 0.3, 0, NULL, '{"id":"ev-2746cd1a45ae5c20","event":"CONCEDE","mode":null,"cameo":"081","what":"Concession reported","what_ar":"تنازل من أطراف لم تسم","actors":[],"recipients":[],"date":{"value":"2024-05-03","agreed":true},"place":null,"status":"actual","part_of":null,"articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-59c65087f91838ee","c-a0fddc711fce1040"],"statements":[],"first_reported":{"time":null,"date":"2024-05-03","precision":"day","from":"dateline","article":"a.txt"},"storyline":null,"issues":[],"sides":[],"score":5.0,"confidence":0.3}', '2024-05-03', NULL, NULL);
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (3, 'ev-a33e393f22511c0b', 'REQUEST', 'actual', '2024-05-03', '2024-05-03', 0.86, 0, 'st-17d20e6a5058d73a', '{"id":"ev-a33e393f22511c0b","event":"REQUEST","mode":null,"cameo":"100","what":"Jordan called on Egypt to act","what_ar":"مطالبة من الأردن إلى مصر","actors":[{"name":"Jordan","name_ar":"الأردن","country":"JOR","sector":"GOV","key":"JOR"}],"recipients":[{"name":"Egypt","name_ar":"مصر","country":"EGY","sector":"GOV","key":"EGY"}],"date":{"value":"2024-05-03","agreed":true},"place":null,"status":"actual","part_of":"ev-0eb9613f52542bc0","articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-a31c1b4a05a474a6"],"statements":["s-29f943852feaa3fb"],"first_reported":{"time":null,"date":"2024-05-03","precision":"day","from":"dateline","article":"a.txt"},"storyline":"st-17d20e6a5058d73a","issues":[],"sides":[],"score":-1.0,"confidence":0.86}', '2024-05-03', 'ev-0eb9613f52542bc0', NULL);
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (4, 'ev-fdbb6283e4aaf91e', 'CONCEDE', 'hypothetical', NULL, NULL, 0.35, 0, NULL, '{"id":"ev-fdbb6283e4aaf91e","event":"CONCEDE","mode":null,"cameo":"081","what":"Concession possible","what_ar":"احتمال: تنازل من أطراف لم تسم","actors":[],"recipients":[],"date":null,"place":null,"status":"hypothetical","part_of":null,"articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-35002a32d932f28c"],"statements":[],"first_reported":{"time":null,"date":"2024-05-03","precision":"day","from":"dateline","article":"a.txt"},"storyline":null,"issues":[],"sides":[],"score":5.0,"confidence":0.35}', '9999', NULL, NULL);
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'ayman safadi');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'ayman-safadi');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'jor');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'jor-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'ايمن الصفدي');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 0, 'actor', 'وزيرا خارجيه الاردن');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 1, 'actor', 'egy');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 1, 'actor', 'egy-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 1, 'actor', 'egypt');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 1, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (1, 1, 'actor', 'مصر');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'ayman safadi');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'ayman-safadi');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'jor');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'jor-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'ايمن الصفدي');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'وزير الخارجيه الاردني ايمن الصفدي');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'egy');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'egy-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'sameh shoukry');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'nabil-fahmy');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'نبيل فهمي');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'نظيره المصري نبيل فهمي');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 0, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 0, 'actor', 'jor');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 0, 'actor', 'jor-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 0, 'actor', 'jordan');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 0, 'actor', 'الاردن');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'egy');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'egy-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'egypt');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'مصر');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'ayman safadi');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'ayman-safadi');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'jor');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'jor-gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'الصفدي');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 0, 'actor', 'ايمن الصفدي');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 1, 'actor', 'gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 1, 'actor', 'jor');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 1, 'actor', 'jor-gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 1, 'actor', 'jordan');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 1, 'actor', 'الاردن');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 2, 'recipient', 'egy');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 2, 'recipient', 'egy-gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 2, 'recipient', 'egypt');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 2, 'recipient', 'gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (1, 2, 'recipient', 'مصر');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'ayman safadi');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'ayman-safadi');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'jor');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'jor-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 0, 'actor', 'ايمن الصفدي');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'egy');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'egy-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'sameh shoukry');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'nabil-fahmy');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'نبيل فهمي');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'jor');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'jor-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'jordan');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'الاردن');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'egy');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'egy-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'egypt');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'مصر');
INSERT INTO event_articles (event, article) VALUES ('ev-0eb9613f52542bc0', 'a.txt');
INSERT INTO event_articles (event, article) VALUES ('ev-2746cd1a45ae5c20', 'a.txt');
INSERT INTO event_articles (event, article) VALUES ('ev-a33e393f22511c0b', 'a.txt');
INSERT INTO event_articles (event, article) VALUES ('ev-fdbb6283e4aaf91e', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-0eb9613f52542bc0', 'c-44b943aa3534d74e', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-0eb9613f52542bc0', 'c-d511ebd95c9be62b', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-2746cd1a45ae5c20', 'c-59c65087f91838ee', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-2746cd1a45ae5c20', 'c-a0fddc711fce1040', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-a33e393f22511c0b', 'c-a31c1b4a05a474a6', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-fdbb6283e4aaf91e', 'c-35002a32d932f28c', 'a.txt');
INSERT INTO event_statements (event, statement) VALUES ('ev-0eb9613f52542bc0', 's-29f943852feaa3fb');
INSERT INTO event_statements (event, statement) VALUES ('ev-a33e393f22511c0b', 's-29f943852feaa3fb');
INSERT INTO storylines (row, id, record, day) VALUES (1, 'st-17d20e6a5058d73a', '{"id":"st-17d20e6a5058d73a","name":"Ayman Safadi and Egypt, 2024","name_ar":"أيمن الصفدي ومصر، 2024","events":["ev-0eb9613f52542bc0","ev-a33e393f22511c0b"],"articles":["a.txt"],"from":"2024-05-03","to":"2024-05-03"}', '2024-05-03');
INSERT INTO decided (row, article, news, first, affair, first_day, last_day, keys, report) VALUES (1, 'a.txt', 'a.txt', 'ev-0eb9613f52542bc0', 'a.txt', 19846, 19847, X'1cf7e48aa3c682badf0f8cb602a4b60200a98e87be99ce9898138cb602a4b60201d3d4b1d7b092f18d148cb602a4b60201f6f2fb839d83a1c31e8cb6028eb6020098cad698b2f1bf9d1f88b60292b6020198cad698b2f1bf9d1f8cb6028eb6020196d88ed5a6fdcdfe258cb6028eb602018aadb0f0f1a8ba9e2c86b602a4b602019ed4c7b6fbb8bfd3528cb602cab60200b1e3a6fefda0a4b4688cb602cab60200d6c7e6b1f9c9ef8b698cb602cab60200f7cc81c88dcf8d8c7d8cb602cab6020182dfa8de93c8d28b81018cb602a4b6020089a7c3dcdab7c1af8f018cb602a4b60200cd89b0ff94d5b9b8b20186b602a4b60201cd89b0ff94d5b9b8b2018cb602a4b60201dded88c2edb5cc89c4018cb602cab60200a5f283b5a69da0c0cc018cb6028eb60200c1b6bcc2d6cfc4facf018cb602a4b60200c3a7a5b9acc598c1d10186b602a4b60201ddd9ad92f8d9fce5d6018cb602a4b60201afd183a7afdee6b9e1018cb602a4b60201b58d81aeeff2b1d6ea018cb602cab60200a1c0e0e0f7ada0c2ed018cb6028eb60200bffdaae0adcacbdaef018cb602cab60200a89aefe2d48198f9f1018cb602cab60200caaceac887a29af6f8018cb602cab60200b4cbc3f1dbf197f9fc018cb6028eb60200', X'179acdc30afee5aeed01b5bff89a03d7a6bccc03e49094b3048deb90d705d492a8e705e68f96be06919ce1d506b4f5eeb107cbf8cbbc07e38b88a408fff1e5b208aed2ae9809ff88ce950a9098eca90a87a69f940dfb9cfbb60dbefce6c20dd7e2e5ee0db8e384f10dcddf84ac0fe8879afc0f01a89bac9fc9a0caa5a001079acdc30afee5aeed01b4f5eeb107cbf8cbbc07e38b88a408d7e2e5ee0de8879afc0f159acdc30afee5aeed01b5bff89a03d7a6bccc03e49094b3048deb90d705d492a8e705e68f96be06919ce1d506b4f5eeb107e38b88a408fff1e5b208aed2ae9809ff88ce950a9098eca90a87a69f940dfb9cfbb60dbefce6c20dd7e2e5ee0db8e384f10dcddf84ac0f179acdc30afee5aeed01b5bff89a03d7a6bccc03e49094b3048deb90d705d492a8e705e68f96be06919ce1d506b4f5eeb107cbf8cbbc07e38b88a408fff1e5b208aed2ae9809ff88ce950a9098eca90a87a69f940dfb9cfbb60dbefce6c20dd7e2e5ee0db8e384f10dcddf84ac0fe8879afc0f179acdc30afee5aeed01b5bff89a03d7a6bccc03e49094b3048deb90d705d492a8e705e68f96be06919ce1d506b4f5eeb107cbf8cbbc07e38b88a408fff1e5b208aed2ae9809ff88ce950a9098eca90a87a69f940dfb9cfbb60dbefce6c20dd7e2e5ee0db8e384f10dcddf84ac0fe8879afc0f028d86e4e695f1c28b76e9d290d99ace90be810101e9d290d99ace90be81010000000100000000a061d340000000000000e03ffee9abe30c');
INSERT INTO decided_by (version) VALUES ('fc79635b85225299');
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-9144758874316066942, 0, 19846, 19858, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-8115761691312991351, 0, 19846, 19858, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-5588713522702056243, 0, 19843, 19858, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-5588713522702056243, 0, 19846, 19858, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-4318052990695885091, 0, 19846, 19877, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-3710824348720760539, 0, 19846, 19847, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-3461840408734131391, 0, 19846, 19858, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-3350007236940704829, 0, 19843, 19858, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-2969012556262576931, 0, 19846, 19858, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-2201245424572897105, 0, 19846, 19858, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-1536633921658141003, 0, 19846, 19877, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-1331797273971515359, 0, 19846, 19847, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-1173981194446258497, 0, 19846, 19877, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-1012641355973014232, 0, 19846, 19877, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-509917138327529910, 0, 19846, 19877, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-220008369401829964, 0, 19846, 19847, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (1134599330425123447, 0, 19846, 19858, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (1382713325619627817, 0, 19846, 19858, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (1448967840952248915, 0, 19846, 19858, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (2199590714424097142, 0, 19846, 19847, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (2250391936879142168, 0, 19844, 19849, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (2250391936879142168, 0, 19846, 19847, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (2737405628462115862, 0, 19846, 19847, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (3187679127927527050, 0, 19843, 19858, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (5955726591451589150, 0, 19846, 19877, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (7523422640527749553, 0, 19846, 19877, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (7572730547478832086, 0, 19846, 19877, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (9014014546846705271, 0, 19846, 19877, 1, 1);
INSERT INTO article_ties (tie, day, row) VALUES (-6896373304749519448, 19846, 1);
INSERT INTO writings (number) VALUES (2);
PRAGMA application_id = 0x72697761;
PRAGMA user_version = 2;
