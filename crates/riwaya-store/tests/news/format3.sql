-- A database of format 3 with two articles, one of them changed and one undated, as riwaya wrote it; but for what is
-- searched through, where each record has a word that is nowhere in it.
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
INSERT INTO articles (row, id, revision, newest, url, outlet, outlet_folded, title, language, low, high, content, record, source_map, main_event, storyline) VALUES (1, 'a.txt', 1, 0, NULL, 'صحيفة المرفأ', 'صحيفه المرفا', 'لقاء في عمان', 'ar', '2024-05-04', '2024-05-04', X'447DA3BEE4FDB7E96E6715E5A7B1F8223F91DF6437C0BCEF8CCAAC063016B1B6', '{"id":"a.txt","url":null,"outlet":"صحيفة المرفأ","title":"لقاء في عمان","language":"ar","published":{"time":null,"date":"2024-05-04","precision":"day","from":"input"},"text":"التقى وزير الخارجية الأردني نظيره المصري في عمان يوم 3 مايو 2024.","furniture":[],"entities":[{"id":"e1","kind":"person","name":"Ayman Safadi","name_ar":"أيمن الصفدي","country":"JOR","sector":"GOV","role":"foreign minister of Jordan","key":"ayman-safadi","mentions":[{"start":6,"end":27,"text":"وزير الخارجية الأردني"}]},{"id":"e2","kind":"person","name":"Sameh Shoukry","name_ar":"سامح شكري","country":"EGY","sector":"GOV","role":"foreign minister of Egypt","key":"sameh-shoukry","mentions":[{"start":28,"end":40,"text":"نظيره المصري"}]}],"times":[{"id":"t1","start":49,"end":64,"text":"يوم 3 مايو 2024","type":"DATE","value":"2024-05-03"}],"quotes":[],"claims":[{"id":"c-03c1164b0333ce25","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":0,"end":5,"text":"التقى"},"also":[],"actor":[{"start":6,"end":27,"text":"وزير الخارجية الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":28,"end":40,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-05-03","from":"clause","time":"t1"},"place":{"start":44,"end":48,"text":"عمان","name":"Amman","country":"JOR","lat":31.95,"lon":35.93},"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":65,"text":"التقى وزير الخارجية الأردني نظيره المصري في عمان يوم 3 مايو 2024."},"confidence":0.8,"rule":"consult.meet"}],"communications":[{"id":"k1","kind":"meeting","trigger":{"start":0,"end":5,"text":"التقى"},"also":[],"parties":[{"start":6,"end":27,"text":"وزير الخارجية الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":28,"end":40,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"date":"2024-05-03","claim":"c-03c1164b0333ce25"}],"statements":[],"diagnostics":[]}', '{"charset":"UTF-8","part":{"member":0,"offset":0,"length":230},"title":[{"at":0,"len":12,"start":83,"end":105,"exact":true}],"text":[{"at":0,"len":65,"start":115,"end":228,"exact":true}]}', NULL, NULL);
INSERT INTO articles (row, id, revision, newest, url, outlet, outlet_folded, title, language, low, high, content, record, source_map, main_event, storyline) VALUES (2, 'b.txt', 1, 1, NULL, 'صحيفة السهل', 'صحيفه السهل', 'ترحيب', 'ar', NULL, NULL, X'277F431B058D61B66A62E29026FC52FF7BF905AEC0385020D18BCDF7ADCE8787', '{"id":"b.txt","url":null,"outlet":"صحيفة السهل","title":"ترحيب","language":"ar","published":{"time":null,"date":null,"precision":"none","from":"none"},"text":"رحبت مصر بقرار الأردن بشأن المياه.","furniture":[],"entities":[{"id":"e1","kind":"government","name":"Egypt","name_ar":"مصر","country":"EGY","sector":"GOV","role":null,"key":"EGY","mentions":[{"start":5,"end":8,"text":"مصر"}]},{"id":"e2","kind":"government","name":"Jordan","name_ar":"الأردن","country":"JOR","sector":"GOV","role":null,"key":"JOR","mentions":[{"start":10,"end":21,"text":"قرار الأردن"}]}],"times":[],"quotes":[],"claims":[{"id":"c-ce3dea1da29296f8","event":"SUPPORT","mode":null,"cameo":"051","score":4.0,"trigger":{"start":0,"end":4,"text":"رحبت"},"also":[],"actor":[{"start":5,"end":8,"text":"مصر","entity":"e1","country":"EGY","sector":"GOV"}],"recipient":[{"start":10,"end":21,"text":"قرار الأردن","entity":"e2","country":"JOR","sector":"GOV"}],"date":null,"place":null,"numbers":[],"issues":[{"key":"water","name":"water","name_ar":"المياه","start":27,"end":33,"text":"المياه"}],"contexts":["environment","resource"],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":34,"text":"رحبت مصر بقرار الأردن بشأن المياه."},"confidence":0.93,"rule":"support.welcome"}],"communications":[],"statements":[{"id":"s-4c72d5728b273b9f","attribution":[{"start":5,"end":8,"text":"مصر","entity":"e1","country":"EGY","sector":"GOV"}],"stance":"praises","proposition":{"start":10,"end":33,"text":"قرار الأردن بشأن المياه"},"issues":[{"key":"water","name":"water","name_ar":"المياه","start":27,"end":33,"text":"المياه"}],"numbers":[],"claim":"c-ce3dea1da29296f8","within":null,"quote":null,"sentence":{"start":0,"end":34,"text":"رحبت مصر بقرار الأردن بشأن المياه."},"confidence":0.92}],"diagnostics":[]}', '{"charset":"UTF-8","part":{"member":0,"offset":328,"length":140},"title":[{"at":0,"len":5,"start":56,"end":66,"exact":true}],"text":[{"at":0,"len":34,"start":76,"end":138,"exact":true}]}', 'ev-437949c7c71c302d', 'st-fdbb03128f4d1f1d');
INSERT INTO articles (row, id, revision, newest, url, outlet, outlet_folded, title, language, low, high, content, record, source_map, main_event, storyline) VALUES (3, 'a.txt', 2, 1, NULL, 'صحيفة المرفأ', 'صحيفه المرفا', 'لقاء في عمان', 'ar', '2024-05-04', '2024-05-04', X'929FCE543005CD218EE40AC61918989A063514A3F5FBD1C82BB49B99EAEBDB6C', '{"id":"a.txt","url":null,"outlet":"صحيفة المرفأ","title":"لقاء في عمان","language":"ar","published":{"time":null,"date":"2024-05-04","precision":"day","from":"input"},"text":"التقى وزير الخارجية الأردني نظيره المصري في عمان يوم 3 مايو 2024. وقال الوزير الأردني إن بلاده ستستأنف محادثات المياه.","furniture":[],"entities":[{"id":"e1","kind":"person","name":"Ayman Safadi","name_ar":"أيمن الصفدي","country":"JOR","sector":"GOV","role":"foreign minister of Jordan","key":"ayman-safadi","mentions":[{"start":6,"end":27,"text":"وزير الخارجية الأردني"}]},{"id":"e2","kind":"person","name":"Sameh Shoukry","name_ar":"سامح شكري","country":"EGY","sector":"GOV","role":"foreign minister of Egypt","key":"sameh-shoukry","mentions":[{"start":28,"end":40,"text":"نظيره المصري"}]},{"id":"e3","kind":"person","name":"minister (Jordan)","name_ar":"الوزير الأردني","country":"JOR","sector":"GOV","role":"minister","key":null,"mentions":[{"start":71,"end":85,"text":"الوزير الأردني"}]},{"id":"e4","kind":"government","name":"Jordan","name_ar":"الأردن","country":"JOR","sector":"GOV","role":null,"key":"JOR","mentions":[{"start":89,"end":94,"text":"بلاده"}]}],"times":[{"id":"t1","start":49,"end":64,"text":"يوم 3 مايو 2024","type":"DATE","value":"2024-05-03"}],"quotes":[],"claims":[{"id":"c-03c1164b0333ce25","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":0,"end":5,"text":"التقى"},"also":[],"actor":[{"start":6,"end":27,"text":"وزير الخارجية الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":28,"end":40,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-05-03","from":"clause","time":"t1"},"place":{"start":44,"end":48,"text":"عمان","name":"Amman","country":"JOR","lat":31.95,"lon":35.93},"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":65,"text":"التقى وزير الخارجية الأردني نظيره المصري في عمان يوم 3 مايو 2024."},"confidence":0.8,"rule":"consult.meet"},{"id":"c-3325e0b9f1104deb","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":103,"end":110,"text":"محادثات"},"also":[{"start":95,"end":102,"text":"ستستأنف"}],"actor":[{"start":89,"end":94,"text":"بلاده","entity":"e4","country":"JOR","sector":"GOV"}],"recipient":[],"date":null,"place":null,"numbers":[],"issues":[],"contexts":[],"status":"future","source":{"start":71,"end":85,"text":"الوزير الأردني","entity":"e3","country":"JOR","sector":"GOV"},"attribution":[{"start":71,"end":85,"text":"الوزير الأردني","entity":"e3","country":"JOR","sector":"GOV"}],"quoted":false,"sentence":{"start":66,"end":118,"text":"وقال الوزير الأردني إن بلاده ستستأنف محادثات المياه."},"confidence":0.83,"rule":"consult.talk"}],"communications":[{"id":"k1","kind":"meeting","trigger":{"start":0,"end":5,"text":"التقى"},"also":[],"parties":[{"start":6,"end":27,"text":"وزير الخارجية الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":28,"end":40,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"date":"2024-05-03","claim":"c-03c1164b0333ce25"},{"id":"k2","kind":"meeting","trigger":{"start":95,"end":102,"text":"ستستأنف"},"also":[{"start":103,"end":110,"text":"محادثات"}],"parties":[{"start":89,"end":94,"text":"بلاده","entity":"e4","country":"JOR","sector":"GOV"}],"date":null,"claim":"c-3325e0b9f1104deb"}],"statements":[{"id":"s-33947490515bd8c3","attribution":[{"start":71,"end":85,"text":"الوزير الأردني","entity":"e3","country":"JOR","sector":"GOV"}],"stance":"promises","proposition":{"start":89,"end":117,"text":"بلاده ستستأنف محادثات المياه"},"issues":[],"numbers":[],"claim":"c-3325e0b9f1104deb","within":"k1","quote":null,"sentence":{"start":66,"end":118,"text":"وقال الوزير الأردني إن بلاده ستستأنف محادثات المياه."},"confidence":0.92}],"diagnostics":[]}', '{"charset":"UTF-8","part":{"member":0,"offset":0,"length":327},"title":[{"at":0,"len":12,"start":83,"end":105,"exact":true}],"text":[{"at":0,"len":118,"start":115,"end":325,"exact":true}]}', 'ev-3a7b8cede47579d4', 'st-fdbb03128f4d1f1d');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (3, 'c-03c1164b0333ce25', 'a.txt', 0, 'CONSULT', 'actual', '2024-05-03', '2024-05-03', 0.8, 1, '{"id":"c-03c1164b0333ce25","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":0,"end":5,"text":"التقى"},"also":[],"actor":[{"start":6,"end":27,"text":"وزير الخارجية الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":28,"end":40,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-05-03","from":"clause","time":"t1"},"place":{"start":44,"end":48,"text":"عمان","name":"Amman","country":"JOR","lat":31.95,"lon":35.93},"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":65,"text":"التقى وزير الخارجية الأردني نظيره المصري في عمان يوم 3 مايو 2024."},"confidence":0.8,"rule":"consult.meet"}');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (4, 'c-3325e0b9f1104deb', 'a.txt', 1, 'CONSULT', 'future', NULL, NULL, 0.83, 1, '{"id":"c-3325e0b9f1104deb","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":103,"end":110,"text":"محادثات"},"also":[{"start":95,"end":102,"text":"ستستأنف"}],"actor":[{"start":89,"end":94,"text":"بلاده","entity":"e4","country":"JOR","sector":"GOV"}],"recipient":[],"date":null,"place":null,"numbers":[],"issues":[],"contexts":[],"status":"future","source":{"start":71,"end":85,"text":"الوزير الأردني","entity":"e3","country":"JOR","sector":"GOV"},"attribution":[{"start":71,"end":85,"text":"الوزير الأردني","entity":"e3","country":"JOR","sector":"GOV"}],"quoted":false,"sentence":{"start":66,"end":118,"text":"وقال الوزير الأردني إن بلاده ستستأنف محادثات المياه."},"confidence":0.83,"rule":"consult.talk"}');
INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (5, 'c-ce3dea1da29296f8', 'b.txt', 0, 'SUPPORT', 'actual', NULL, NULL, 0.93, 0, '{"id":"c-ce3dea1da29296f8","event":"SUPPORT","mode":null,"cameo":"051","score":4.0,"trigger":{"start":0,"end":4,"text":"رحبت"},"also":[],"actor":[{"start":5,"end":8,"text":"مصر","entity":"e1","country":"EGY","sector":"GOV"}],"recipient":[{"start":10,"end":21,"text":"قرار الأردن","entity":"e2","country":"JOR","sector":"GOV"}],"date":null,"place":null,"numbers":[],"issues":[{"key":"water","name":"water","name_ar":"المياه","start":27,"end":33,"text":"المياه"}],"contexts":["environment","resource"],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":34,"text":"رحبت مصر بقرار الأردن بشأن المياه."},"confidence":0.93,"rule":"support.welcome"}');
INSERT INTO statements (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (2, 's-33947490515bd8c3', 'a.txt', 0, 'CONSULT', 'future', '2024-05-03', '2024-05-03', 0.92, 0, '{"id":"s-33947490515bd8c3","attribution":[{"start":71,"end":85,"text":"الوزير الأردني","entity":"e3","country":"JOR","sector":"GOV"}],"stance":"promises","proposition":{"start":89,"end":117,"text":"بلاده ستستأنف محادثات المياه"},"issues":[],"numbers":[],"claim":"c-3325e0b9f1104deb","within":"k1","quote":null,"sentence":{"start":66,"end":118,"text":"وقال الوزير الأردني إن بلاده ستستأنف محادثات المياه."},"confidence":0.92}');
INSERT INTO statements (row, id, article, position, type, status, low, high, confidence, reciprocal, record) VALUES (3, 's-4c72d5728b273b9f', 'b.txt', 0, 'SUPPORT', 'actual', NULL, NULL, 0.92, 0, '{"id":"s-4c72d5728b273b9f","attribution":[{"start":5,"end":8,"text":"مصر","entity":"e1","country":"EGY","sector":"GOV"}],"stance":"praises","proposition":{"start":10,"end":33,"text":"قرار الأردن بشأن المياه"},"issues":[{"key":"water","name":"water","name_ar":"المياه","start":27,"end":33,"text":"المياه"}],"numbers":[],"claim":"c-ce3dea1da29296f8","within":null,"quote":null,"sentence":{"start":0,"end":34,"text":"رحبت مصر بقرار الأردن بشأن المياه."},"confidence":0.92}');
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (1, 'ev-3a7b8cede47579d4', 'CONSULT', 'actual', '2024-05-03', '2024-05-03', 0.8, 1, 'st-fdbb03128f4d1f1d', '{"id":"ev-3a7b8cede47579d4","event":"CONSULT","mode":null,"cameo":"040","what":"Ayman Safadi and Sameh Shoukry met in Amman","what_ar":"لقاء بين أيمن الصفدي وسامح شكري في عمان","actors":[{"name":"Ayman Safadi","name_ar":"أيمن الصفدي","country":"JOR","sector":"GOV","key":"ayman-safadi"},{"name":"Sameh Shoukry","name_ar":"سامح شكري","country":"EGY","sector":"GOV","key":"sameh-shoukry"}],"recipients":[],"date":{"value":"2024-05-03","agreed":true},"place":{"start":44,"end":48,"text":"عمان","name":"Amman","country":"JOR","lat":31.95,"lon":35.93},"status":"actual","part_of":null,"articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-03c1164b0333ce25"],"statements":["s-33947490515bd8c3"],"first_reported":{"time":null,"date":"2024-05-04","precision":"day","from":"input","article":"a.txt"},"storyline":"st-fdbb03128f4d1f1d","issues":[],"sides":["JOR-GOV","OUTLET-صحيفة المرفأ"],"score":1.0,"confidence":0.8}', '2024-05-03', NULL, 'a.txt');
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (2, 'ev-437949c7c71c302d', 'SUPPORT', 'actual', NULL, NULL, 0.93, 0, 'st-fdbb03128f4d1f1d', '{"id":"ev-437949c7c71c302d","event":"SUPPORT","mode":null,"cameo":"051","what":"Egypt praised, thanked or endorsed Jordan (water)","what_ar":"إشادة مصر بـالأردن أو تأييده (المياه)","actors":[{"name":"Egypt","name_ar":"مصر","country":"EGY","sector":"GOV","key":"EGY"}],"recipients":[{"name":"Jordan","name_ar":"الأردن","country":"JOR","sector":"GOV","key":"JOR"}],"date":null,"place":null,"status":"actual","part_of":null,"articles":["b.txt"],"outlets":1,"voices":1,"claims":["c-ce3dea1da29296f8"],"statements":["s-4c72d5728b273b9f"],"first_reported":{"time":null,"date":null,"precision":"none","from":"none","article":"b.txt"},"storyline":"st-fdbb03128f4d1f1d","issues":[{"key":"water","name":"water","name_ar":"المياه","start":27,"end":33,"text":"المياه"}],"sides":["EGY-GOV","OUTLET-صحيفة السهل"],"score":4.0,"confidence":0.93}', '9999', NULL, 'a.txt');
INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) VALUES (3, 'ev-7fed991e419f2cda', 'CONSULT', 'future', NULL, NULL, 0.83, 1, NULL, '{"id":"ev-7fed991e419f2cda","event":"CONSULT","mode":null,"cameo":"040","what":"Jordan plans to hold talks","what_ar":"خطط: لقاء من جانب الأردن","actors":[{"name":"Jordan","name_ar":"الأردن","country":"JOR","sector":"GOV","key":"JOR"}],"recipients":[],"date":null,"place":null,"status":"future","part_of":null,"articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-3325e0b9f1104deb"],"statements":["s-33947490515bd8c3"],"first_reported":{"time":null,"date":"2024-05-04","precision":"day","from":"input","article":"a.txt"},"storyline":null,"issues":[],"sides":["JOR-GOV"],"score":1.0,"confidence":0.83}', '9999', NULL, NULL);
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'ayman safadi');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'ayman-safadi');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'jor');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'jor-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'ايمن الصفدي');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 0, 'actor', 'وزير الخارجيه الاردني');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'egy');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'egy-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'sameh shoukry');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'sameh-shoukry');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'سامح شكري');
INSERT INTO claim_parties (row, party, role, code) VALUES (3, 1, 'actor', 'نظيره المصري');
INSERT INTO claim_parties (row, party, role, code) VALUES (4, 0, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (4, 0, 'actor', 'jor');
INSERT INTO claim_parties (row, party, role, code) VALUES (4, 0, 'actor', 'jor-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (4, 0, 'actor', 'jordan');
INSERT INTO claim_parties (row, party, role, code) VALUES (4, 0, 'actor', 'الاردن');
INSERT INTO claim_parties (row, party, role, code) VALUES (4, 0, 'actor', 'بلاده');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 0, 'actor', 'egy');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 0, 'actor', 'egy-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 0, 'actor', 'egypt');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 0, 'actor', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 0, 'actor', 'مصر');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'jor');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'jor-gov');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'jordan');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'الاردن');
INSERT INTO claim_parties (row, party, role, code) VALUES (5, 1, 'recipient', 'قرار الاردن');
INSERT INTO statement_parties (row, party, role, code) VALUES (2, 0, 'actor', 'gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (2, 0, 'actor', 'jor');
INSERT INTO statement_parties (row, party, role, code) VALUES (2, 0, 'actor', 'jor-gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (2, 0, 'actor', 'minister (jordan)');
INSERT INTO statement_parties (row, party, role, code) VALUES (2, 0, 'actor', 'الوزير الاردني');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 0, 'actor', 'egy');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 0, 'actor', 'egy-gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 0, 'actor', 'egypt');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 0, 'actor', 'gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 0, 'actor', 'مصر');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'jor');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'jor-gov');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'jordan');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'الاردن');
INSERT INTO statement_parties (row, party, role, code) VALUES (3, 1, 'recipient', 'قرار الاردن');
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
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'sameh-shoukry');
INSERT INTO event_parties (row, party, role, code) VALUES (1, 1, 'actor', 'سامح شكري');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'egy');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'egy-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'egypt');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 0, 'actor', 'مصر');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 1, 'recipient', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 1, 'recipient', 'jor');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 1, 'recipient', 'jor-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 1, 'recipient', 'jordan');
INSERT INTO event_parties (row, party, role, code) VALUES (2, 1, 'recipient', 'الاردن');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'gov');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'jor');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'jor-gov');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'jordan');
INSERT INTO event_parties (row, party, role, code) VALUES (3, 0, 'actor', 'الاردن');
INSERT INTO event_articles (event, article) VALUES ('ev-3a7b8cede47579d4', 'a.txt');
INSERT INTO event_articles (event, article) VALUES ('ev-437949c7c71c302d', 'b.txt');
INSERT INTO event_articles (event, article) VALUES ('ev-7fed991e419f2cda', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-3a7b8cede47579d4', 'c-03c1164b0333ce25', 'a.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-437949c7c71c302d', 'c-ce3dea1da29296f8', 'b.txt');
INSERT INTO event_claims (event, claim, article) VALUES ('ev-7fed991e419f2cda', 'c-3325e0b9f1104deb', 'a.txt');
INSERT INTO event_statements (event, statement) VALUES ('ev-3a7b8cede47579d4', 's-33947490515bd8c3');
INSERT INTO event_statements (event, statement) VALUES ('ev-437949c7c71c302d', 's-4c72d5728b273b9f');
INSERT INTO event_statements (event, statement) VALUES ('ev-7fed991e419f2cda', 's-33947490515bd8c3');
INSERT INTO storylines (row, id, record, day) VALUES (1, 'st-fdbb03128f4d1f1d', '{"id":"st-fdbb03128f4d1f1d","name":"Ayman Safadi and Egypt: water","name_ar":"أيمن الصفدي ومصر: المياه","events":["ev-3a7b8cede47579d4","ev-437949c7c71c302d"],"articles":["a.txt","b.txt"],"from":"2024-05-03","to":"2024-05-03"}', '2024-05-03');
INSERT INTO decided (row, article, news, first, affair, first_day, last_day, keys, report) VALUES (1, 'a.txt', 'a.txt', 'ev-3a7b8cede47579d4', 'a.txt', 19847, 19848, X'08C2DCADCEA898C6DD2288B60294B60201E5B9DA95A795F5D5248CB60292B6020093A8A4EA8AAADFA62788B60294B602018DEB80A6D9DFE2A05E8CB60292B60200F7CC81C88DCF8D8C7D8CB602CAB60201A1C0E0E0F7ADA0C2ED018AB60294B60201A1C0E0E0F7ADA0C2ED018CB6028EB60200B4CBC3F1DBF197F9FC018CB6028EB60200', X'0F9ACDC30AFEE5AEED01DDA4F49403969FF49304E49094B304D781F2ED05FAEBAF9D06E38B88A408C6CAE2AA0896A299FE08EBCAF3AD0B87A69F940DFB9CFBB60DBEFCE6C20DB8E384F10D01A89BAC9FC9A0CAA5A00102EBCAF3AD0BFB9CFBB60D0E9ACDC30AFEE5AEED01DDA4F49403969FF49304E49094B304D781F2ED05FAEBAF9D06E38B88A408C6CAE2AA0896A299FE0887A69F940DFB9CFBB60DBEFCE6C20DB8E384F10D0F9ACDC30AFEE5AEED01DDA4F49403969FF49304E49094B304D781F2ED05FAEBAF9D06E38B88A408C6CAE2AA0896A299FE08EBCAF3AD0B87A69F940DFB9CFBB60DBEFCE6C20DB8E384F10D0F9ACDC30AFEE5AEED01DDA4F49403969FF49304E49094B304D781F2ED05FAEBAF9D06E38B88A408C6CAE2AA0896A299FE08EBCAF3AD0B87A69F940DFB9CFBB60DBEFCE6C20DB8E384F10D028D86E4E695F1C28B76E9D290D99ACE90BE8101000001E5BA8CD9CAD48EFB71018888A2F3F18BF5CBFA010100000000E061D340000000000000E03FFEAFB6E30C');
INSERT INTO decided (row, article, news, first, affair, first_day, last_day, keys, report) VALUES (2, 'b.txt', 'b.txt', 'ev-437949c7c71c302d', 'a.txt', NULL, NULL, X'05D3D4B1D7B092F18D14FFFFFFFF03968080800401BCC1A8E6B3E09ACD22FFFFFFFF0396808080040082FFB9978DE1D9ED9C01FFFFFFFF03968080800400A7E49CE5DAB28FB5A101FFFFFFFF03968080800400F0D9B6F8A0D49993F901FFFFFFFF03968080800400', X'069ACDC30AFEE5AEED01FAEBAF9D06AF8596C307CE899FF208F0C5B1F90D0291D7EA8A81FBC4B99401FDCE9593A08188B1D00101AF8596C307059ACDC30AFEE5AEED01FAEBAF9D06CE899FF208F0C5B1F90D069ACDC30AFEE5AEED01FAEBAF9D06AF8596C307CE899FF208F0C5B1F90D069ACDC30AFEE5AEED01FAEBAF9D06AF8596C307CE899FF208F0C5B1F90D028D86E4E695F1C28B76E9D290D99ACE90BE81010001ABC79B8EA387C0B94C0001ACC8DAC1D6BEE6975000FEFFFFFFFFFFFFFFFF01');
INSERT INTO decided_by (version) VALUES ('1f31ab26a8ba7c6e');
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-1331797273971515359, 0, 19845, 19850, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-1331797273971515359, 0, 19846, 19847, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-220008369401829964, 0, 19846, 19847, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-493594262927201040, 1, -536870912, 536870923, 0, 2);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-6815567373015764441, 1, -536870912, 536870923, 0, 2);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (-7144003096296915070, 1, -536870912, 536870923, 0, 2);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (1448967840952248915, 1, -536870912, 536870923, 1, 2);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (2493423005351944380, 1, -536870912, 536870923, 0, 2);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (2502621241748975170, 0, 19844, 19850, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (2642439434917027045, 0, 19846, 19849, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (2832057526144013331, 0, 19844, 19850, 1, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (6791862534778402189, 0, 19846, 19849, 0, 1);
INSERT INTO claim_keys (block, long, low, high, meets_all, row) VALUES (9014014546846705271, 0, 19846, 19877, 1, 1);
INSERT INTO article_ties (tie, day, row) VALUES (-3431144738740934787, -2147483648, 2);
INSERT INTO article_ties (tie, day, row) VALUES (-6896373304749519448, 19847, 1);
INSERT INTO article_ties (tie, day, row) VALUES (-7749828715049473135, -2147483648, 2);
INSERT INTO akin (a, b, score) VALUES (1, 2, 0.5865821171943721);
INSERT INTO akin (a, b, score) VALUES (2, 1, 0.5865821171943721);
INSERT INTO writings (number) VALUES (4);
INSERT INTO article_words (rowid, words, stems) SELECT row, 'قديم', '' FROM articles WHERE newest;
INSERT INTO claim_words (rowid, words, stems) SELECT row, 'قديم', '' FROM claims;
INSERT INTO statement_words (rowid, words, stems) SELECT row, 'قديم', '' FROM statements;
INSERT INTO event_words (rowid, words, stems) SELECT row, 'قديم', '' FROM events;
PRAGMA application_id = 0x72697761;
PRAGMA user_version = 3;
