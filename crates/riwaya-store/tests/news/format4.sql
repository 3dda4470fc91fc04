-- A database of format 4 with two articles, one of them changed, as riwaya wrote it; but for what is searched through, where each
-- record has a word that is nowhere in it.
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
CREATE TABLE claim_parties (row INTEGER NOT NULL, party INTEGER NOT NULL, role TEXT NOT NULL, code TEXT NOT NULL);
CREATE TABLE statement_parties (row INTEGER NOT NULL, party INTEGER NOT NULL, role TEXT NOT NULL, code TEXT NOT NULL);
CREATE TABLE event_parties (row INTEGER NOT NULL, party INTEGER NOT NULL, role TEXT NOT NULL, code TEXT NOT NULL);
CREATE TABLE event_actors (code TEXT NOT NULL, row INTEGER NOT NULL, type TEXT NOT NULL, shown INTEGER NOT NULL, PRIMARY KEY (code, row)) WITHOUT ROWID;
CREATE TABLE event_pairs (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  row INTEGER NOT NULL,
  score INTEGER NOT NULL,
  PRIMARY KEY (one, other, row)
) WITHOUT ROWID;
CREATE TABLE event_articles (event TEXT NOT NULL, article TEXT NOT NULL);
CREATE TABLE event_claims (event TEXT NOT NULL, claim TEXT NOT NULL, article TEXT NOT NULL DEFAULT '');
CREATE TABLE event_statements (event TEXT NOT NULL, statement TEXT NOT NULL);
CREATE TABLE storylines (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, day TEXT NOT NULL DEFAULT '9999');
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
CREATE TABLE aliases (old TEXT NOT NULL, new TEXT, UNIQUE (old, new));
CREATE TABLE touched (article TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE replaced (id TEXT PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE writings (number INTEGER NOT NULL);
CREATE TABLE corrections (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, event TEXT, record TEXT NOT NULL);
CREATE TABLE corrected (id TEXT NOT NULL, correction INTEGER NOT NULL, PRIMARY KEY (id, correction)) WITHOUT ROWID;
CREATE TABLE renamed (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE article_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE claim_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE statement_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
CREATE VIRTUAL TABLE event_words USING fts5(words, stems, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO articles VALUES (339574542827520, 'b.txt', 1, 1, NULL, 'صحيفة الشراع', 'صحيفه الشراع', 'وقعت تونس والمغرب اتفاقا للتعاون', 'ar', '2024-02-20', '2024-02-20', X'F5A700F021482BCD19D5E14DF804957AF5242E9191DAE1842C08F3A272BA8F5C', '{"id":"b.txt","url":null,"outlet":"صحيفة الشراع","title":"وقعت تونس والمغرب اتفاقا للتعاون","language":"ar","published":{"time":null,"date":"2024-02-20","precision":"day","from":"input"},"text":"وقعت تونس والمغرب اتفاقا للتعاون في مجال الصيد يوم الاثنين.","furniture":[],"entities":[{"id":"e1","kind":"government","name":"Tunisia","name_ar":"تونس","country":"TUN","sector":"GOV","role":null,"key":"TUN","mentions":[{"start":5,"end":9,"text":"تونس","in":"title"},{"start":5,"end":9,"text":"تونس"}]},{"id":"e2","kind":"government","name":"Morocco","name_ar":"المغرب","country":"MAR","sector":"GOV","role":null,"key":"MAR","mentions":[{"start":11,"end":17,"text":"المغرب","in":"title"},{"start":11,"end":17,"text":"المغرب"}]}],"times":[{"id":"t1","start":47,"end":58,"text":"يوم الاثنين","type":"DATE","value":"2024-02-19"}],"quotes":[],"claims":[{"id":"c-0a5f77999fcddeda","event":"SUPPORT","mode":null,"cameo":"057","score":4.0,"trigger":{"start":0,"end":4,"text":"وقعت","in":"title"},"also":[],"actor":[{"start":5,"end":9,"text":"تونس","in":"title","entity":"e1","country":"TUN","sector":"GOV"},{"start":11,"end":17,"text":"المغرب","in":"title","entity":"e2","country":"MAR","sector":"GOV"}],"recipient":[],"date":{"value":"2024-02-20","from":"published","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":32,"text":"وقعت تونس والمغرب اتفاقا للتعاون","in":"title"},"confidence":0.9,"rule":"support.sign"},{"id":"c-ce7a2968bd743593","event":"SUPPORT","mode":null,"cameo":"057","score":4.0,"trigger":{"start":0,"end":4,"text":"وقعت"},"also":[],"actor":[{"start":5,"end":9,"text":"تونس","entity":"e1","country":"TUN","sector":"GOV"},{"start":11,"end":17,"text":"المغرب","entity":"e2","country":"MAR","sector":"GOV"}],"recipient":[],"date":{"value":"2024-02-19","from":"clause","time":"t1"},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":59,"text":"وقعت تونس والمغرب اتفاقا للتعاون في مجال الصيد يوم الاثنين."},"confidence":0.91,"rule":"support.sign"}],"communications":[],"statements":[],"diagnostics":[]}', '{"charset":"UTF-8","part":{"member":0,"offset":352,"length":290},"title":[{"at":0,"len":32,"start":26,"end":86,"exact":true}],"text":[{"at":0,"len":59,"start":180,"end":288,"exact":true}]}', 'ev-da4a06ffae980793', NULL);
INSERT INTO articles VALUES (339575935336448, 'a.txt', 1, 0, NULL, 'جريدة المرفأ', 'جريده المرفا', 'لقاء في القاهرة', 'ar', '2024-03-03', '2024-03-03', X'231CEBC348D16BCF938B35370CDB8B3896C37F4EB8E6534F1DA0D3BB701E3041', '{"id":"a.txt","url":null,"outlet":"جريدة المرفأ","title":"لقاء في القاهرة","language":"ar","published":{"time":null,"date":"2024-03-03","precision":"day","from":"input"},"text":"التقى وزير الطاقة الأردني نظيره المصري في القاهرة يوم السبت.","furniture":[],"entities":[{"id":"e1","kind":"person","name":"energy minister (Jordan)","name_ar":"وزير الطاقة الأردني","country":"JOR","sector":"GOV","role":"energy minister","key":null,"mentions":[{"start":6,"end":25,"text":"وزير الطاقة الأردني"}]},{"id":"e2","kind":"person","name":"energy minister (Egypt)","name_ar":"نظيره المصري","country":"EGY","sector":"GOV","role":"energy minister","key":null,"mentions":[{"start":26,"end":38,"text":"نظيره المصري"}]}],"times":[{"id":"t1","start":50,"end":59,"text":"يوم السبت","type":"DATE","value":"2024-03-02"}],"quotes":[],"claims":[{"id":"c-03c1164b0333ce25","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":0,"end":5,"text":"التقى"},"also":[],"actor":[{"start":6,"end":25,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":26,"end":38,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-03-02","from":"clause","time":"t1"},"place":{"start":42,"end":49,"text":"القاهرة","name":"Cairo","country":"EGY","lat":30.04,"lon":31.24},"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":60,"text":"التقى وزير الطاقة الأردني نظيره المصري في القاهرة يوم السبت."},"confidence":0.79,"rule":"consult.meet"}],"communications":[{"id":"k1","kind":"meeting","trigger":{"start":0,"end":5,"text":"التقى"},"also":[],"parties":[{"start":6,"end":25,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":26,"end":38,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"date":"2024-03-02","claim":"c-03c1164b0333ce25"}],"statements":[],"diagnostics":[]}', '{"charset":"UTF-8","part":{"member":0,"offset":0,"length":260},"title":[{"at":0,"len":15,"start":26,"end":54,"exact":true}],"text":[{"at":0,"len":60,"start":148,"end":258,"exact":true}]}', NULL, NULL);
INSERT INTO articles VALUES (339575935336449, 'a.txt', 2, 1, NULL, 'جريدة المرفأ', 'جريده المرفا', 'لقاء في القاهرة', 'ar', '2024-03-03', '2024-03-03', X'3075FCBFDE3EBF82626D728B2334752BFB4735E89FA61D5CA6600D3FCB4E89C3', '{"id":"a.txt","url":null,"outlet":"جريدة المرفأ","title":"لقاء في القاهرة","language":"ar","published":{"time":null,"date":"2024-03-03","precision":"day","from":"input"},"text":"التقى وزير الطاقة الأردني نظيره المصري في القاهرة يوم السبت. وقال وزير الطاقة الأردني إن المحادثات كانت بناءة.","furniture":[],"entities":[{"id":"e1","kind":"person","name":"energy minister (Jordan)","name_ar":"وزير الطاقة الأردني","country":"JOR","sector":"GOV","role":"energy minister","key":null,"mentions":[{"start":6,"end":25,"text":"وزير الطاقة الأردني"},{"start":66,"end":85,"text":"وزير الطاقة الأردني"}]},{"id":"e2","kind":"person","name":"energy minister (Egypt)","name_ar":"نظيره المصري","country":"EGY","sector":"GOV","role":"energy minister","key":null,"mentions":[{"start":26,"end":38,"text":"نظيره المصري"}]}],"times":[{"id":"t1","start":50,"end":59,"text":"يوم السبت","type":"DATE","value":"2024-03-02"}],"quotes":[],"claims":[{"id":"c-03c1164b0333ce25","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":0,"end":5,"text":"التقى"},"also":[],"actor":[{"start":6,"end":25,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":26,"end":38,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-03-02","from":"clause","time":"t1"},"place":{"start":42,"end":49,"text":"القاهرة","name":"Cairo","country":"EGY","lat":30.04,"lon":31.24},"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":60,"text":"التقى وزير الطاقة الأردني نظيره المصري في القاهرة يوم السبت."},"confidence":0.79,"rule":"consult.meet"},{"id":"c-f89dfdf76186b680","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":89,"end":98,"text":"المحادثات"},"also":[],"actor":[{"start":6,"end":25,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":26,"end":38,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-03-02","from":"communication","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":{"start":66,"end":85,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"},"attribution":[{"start":66,"end":85,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"}],"quoted":false,"sentence":{"start":61,"end":110,"text":"وقال وزير الطاقة الأردني إن المحادثات كانت بناءة."},"confidence":0.25,"rule":"consult.talks-known"}],"communications":[{"id":"k1","kind":"meeting","trigger":{"start":0,"end":5,"text":"التقى"},"also":[{"start":89,"end":98,"text":"المحادثات"}],"parties":[{"start":6,"end":25,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":26,"end":38,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"date":"2024-03-02","claim":"c-03c1164b0333ce25"}],"statements":[{"id":"s-d17541c3a7697c5e","attribution":[{"start":66,"end":85,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"}],"stance":"asserts","proposition":{"start":89,"end":109,"text":"المحادثات كانت بناءة"},"issues":[],"numbers":[],"claim":"c-f89dfdf76186b680","within":"k1","quote":null,"sentence":{"start":61,"end":110,"text":"وقال وزير الطاقة الأردني إن المحادثات كانت بناءة."},"confidence":0.92}],"diagnostics":[]}', '{"charset":"UTF-8","part":{"member":0,"offset":0,"length":351},"title":[{"at":0,"len":15,"start":26,"end":54,"exact":true}],"text":[{"at":0,"len":110,"start":148,"end":349,"exact":true}]}', 'ev-3a7b8cede47579d4', NULL);
INSERT INTO claims VALUES (339574526050304, 'c-ce7a2968bd743593', 'b.txt', 1, 'SUPPORT', 'actual', '2024-02-19', '2024-02-19', 0.91, 1, '{"id":"c-ce7a2968bd743593","event":"SUPPORT","mode":null,"cameo":"057","score":4.0,"trigger":{"start":0,"end":4,"text":"وقعت"},"also":[],"actor":[{"start":5,"end":9,"text":"تونس","entity":"e1","country":"TUN","sector":"GOV"},{"start":11,"end":17,"text":"المغرب","entity":"e2","country":"MAR","sector":"GOV"}],"recipient":[],"date":{"value":"2024-02-19","from":"clause","time":"t1"},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":59,"text":"وقعت تونس والمغرب اتفاقا للتعاون في مجال الصيد يوم الاثنين."},"confidence":0.91,"rule":"support.sign"}');
INSERT INTO claims VALUES (339574542827520, 'c-0a5f77999fcddeda', 'b.txt', 0, 'SUPPORT', 'actual', '2024-02-20', '2024-02-20', 0.9, 1, '{"id":"c-0a5f77999fcddeda","event":"SUPPORT","mode":null,"cameo":"057","score":4.0,"trigger":{"start":0,"end":4,"text":"وقعت","in":"title"},"also":[],"actor":[{"start":5,"end":9,"text":"تونس","in":"title","entity":"e1","country":"TUN","sector":"GOV"},{"start":11,"end":17,"text":"المغرب","in":"title","entity":"e2","country":"MAR","sector":"GOV"}],"recipient":[],"date":{"value":"2024-02-20","from":"published","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":32,"text":"وقعت تونس والمغرب اتفاقا للتعاون","in":"title"},"confidence":0.9,"rule":"support.sign"}');
INSERT INTO claims VALUES (339575918559232, 'c-03c1164b0333ce25', 'a.txt', 0, 'CONSULT', 'actual', '2024-03-02', '2024-03-02', 0.79, 1, '{"id":"c-03c1164b0333ce25","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":0,"end":5,"text":"التقى"},"also":[],"actor":[{"start":6,"end":25,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":26,"end":38,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-03-02","from":"clause","time":"t1"},"place":{"start":42,"end":49,"text":"القاهرة","name":"Cairo","country":"EGY","lat":30.04,"lon":31.24},"numbers":[],"issues":[],"contexts":[],"status":"actual","source":null,"attribution":[],"quoted":false,"sentence":{"start":0,"end":60,"text":"التقى وزير الطاقة الأردني نظيره المصري في القاهرة يوم السبت."},"confidence":0.79,"rule":"consult.meet"}');
INSERT INTO claims VALUES (339575918559233, 'c-f89dfdf76186b680', 'a.txt', 1, 'CONSULT', 'actual', '2024-03-02', '2024-03-02', 0.25, 1, '{"id":"c-f89dfdf76186b680","event":"CONSULT","mode":null,"cameo":"040","score":1.0,"trigger":{"start":89,"end":98,"text":"المحادثات"},"also":[],"actor":[{"start":6,"end":25,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"},{"start":26,"end":38,"text":"نظيره المصري","entity":"e2","country":"EGY","sector":"GOV"}],"recipient":[],"date":{"value":"2024-03-02","from":"communication","time":null},"place":null,"numbers":[],"issues":[],"contexts":[],"status":"actual","source":{"start":66,"end":85,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"},"attribution":[{"start":66,"end":85,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"}],"quoted":false,"sentence":{"start":61,"end":110,"text":"وقال وزير الطاقة الأردني إن المحادثات كانت بناءة."},"confidence":0.25,"rule":"consult.talks-known"}');
INSERT INTO statements VALUES (339575918559232, 's-d17541c3a7697c5e', 'a.txt', 0, 'CONSULT', 'actual', '2024-03-02', '2024-03-02', 0.92, 0, '{"id":"s-d17541c3a7697c5e","attribution":[{"start":66,"end":85,"text":"وزير الطاقة الأردني","entity":"e1","country":"JOR","sector":"GOV"}],"stance":"asserts","proposition":{"start":89,"end":109,"text":"المحادثات كانت بناءة"},"issues":[],"numbers":[],"claim":"c-f89dfdf76186b680","within":"k1","quote":null,"sentence":{"start":61,"end":110,"text":"وقال وزير الطاقة الأردني إن المحادثات كانت بناءة."},"confidence":0.92}');
INSERT INTO events VALUES (339574526050304, 'ev-da4a06ffae980793', 'SUPPORT', 'actual', '2024-02-19', '2024-02-19', 0.91, 1, NULL, '{"id":"ev-da4a06ffae980793","event":"SUPPORT","mode":null,"cameo":"057","what":"Tunisia and Morocco signed or entered an accord","what_ar":"توقيع اتفاق بين تونس والمغرب","actors":[{"name":"Tunisia","name_ar":"تونس","country":"TUN","sector":"GOV","key":"TUN"},{"name":"Morocco","name_ar":"المغرب","country":"MAR","sector":"GOV","key":"MAR"}],"recipients":[],"date":{"value":"2024-02-19","agreed":true},"place":null,"status":"actual","part_of":null,"articles":["b.txt"],"outlets":1,"voices":1,"claims":["c-0a5f77999fcddeda","c-ce7a2968bd743593"],"statements":[],"first_reported":{"time":null,"date":"2024-02-20","precision":"day","from":"input","article":"b.txt"},"storyline":null,"issues":[],"sides":["OUTLET-صحيفة الشراع"],"score":4.0,"confidence":0.91}', '2024-02-19', NULL, 'b.txt');
INSERT INTO events VALUES (339575918559232, 'ev-3a7b8cede47579d4', 'CONSULT', 'actual', '2024-03-02', '2024-03-02', 0.79, 1, NULL, '{"id":"ev-3a7b8cede47579d4","event":"CONSULT","mode":null,"cameo":"040","what":"Energy minister (Jordan) and energy minister (Egypt) met in Cairo","what_ar":"لقاء بين وزير الطاقة الأردني ونظيره المصري في القاهرة","actors":[{"name":"energy minister (Jordan)","name_ar":"وزير الطاقة الأردني","country":"JOR","sector":"GOV","key":null},{"name":"energy minister (Egypt)","name_ar":"نظيره المصري","country":"EGY","sector":"GOV","key":null}],"recipients":[],"date":{"value":"2024-03-02","agreed":true},"place":{"start":42,"end":49,"text":"القاهرة","name":"Cairo","country":"EGY","lat":30.04,"lon":31.24},"status":"actual","part_of":null,"articles":["a.txt"],"outlets":1,"voices":1,"claims":["c-03c1164b0333ce25","c-f89dfdf76186b680"],"statements":["s-d17541c3a7697c5e"],"first_reported":{"time":null,"date":"2024-03-03","precision":"day","from":"input","article":"a.txt"},"storyline":null,"issues":[],"sides":["JOR-GOV","OUTLET-جريدة المرفأ"],"score":1.0,"confidence":0.79}', '2024-03-02', NULL, 'a.txt');
INSERT INTO claim_parties VALUES (339575918559232, 0, 'actor', 'energy minister (jordan)');
INSERT INTO claim_parties VALUES (339575918559232, 0, 'actor', 'gov');
INSERT INTO claim_parties VALUES (339575918559232, 0, 'actor', 'jor');
INSERT INTO claim_parties VALUES (339575918559232, 0, 'actor', 'jor-gov');
INSERT INTO claim_parties VALUES (339575918559232, 0, 'actor', 'وزير الطاقه الاردني');
INSERT INTO claim_parties VALUES (339575918559232, 1, 'actor', 'egy');
INSERT INTO claim_parties VALUES (339575918559232, 1, 'actor', 'egy-gov');
INSERT INTO claim_parties VALUES (339575918559232, 1, 'actor', 'energy minister (egypt)');
INSERT INTO claim_parties VALUES (339575918559232, 1, 'actor', 'gov');
INSERT INTO claim_parties VALUES (339575918559232, 1, 'actor', 'نظيره المصري');
INSERT INTO claim_parties VALUES (339575918559233, 0, 'actor', 'energy minister (jordan)');
INSERT INTO claim_parties VALUES (339575918559233, 0, 'actor', 'gov');
INSERT INTO claim_parties VALUES (339575918559233, 0, 'actor', 'jor');
INSERT INTO claim_parties VALUES (339575918559233, 0, 'actor', 'jor-gov');
INSERT INTO claim_parties VALUES (339575918559233, 0, 'actor', 'وزير الطاقه الاردني');
INSERT INTO claim_parties VALUES (339575918559233, 1, 'actor', 'egy');
INSERT INTO claim_parties VALUES (339575918559233, 1, 'actor', 'egy-gov');
INSERT INTO claim_parties VALUES (339575918559233, 1, 'actor', 'energy minister (egypt)');
INSERT INTO claim_parties VALUES (339575918559233, 1, 'actor', 'gov');
INSERT INTO claim_parties VALUES (339575918559233, 1, 'actor', 'نظيره المصري');
INSERT INTO claim_parties VALUES (339574542827520, 0, 'actor', 'gov');
INSERT INTO claim_parties VALUES (339574542827520, 0, 'actor', 'tun');
INSERT INTO claim_parties VALUES (339574542827520, 0, 'actor', 'tun-gov');
INSERT INTO claim_parties VALUES (339574542827520, 0, 'actor', 'tunisia');
INSERT INTO claim_parties VALUES (339574542827520, 0, 'actor', 'تونس');
INSERT INTO claim_parties VALUES (339574542827520, 1, 'actor', 'gov');
INSERT INTO claim_parties VALUES (339574542827520, 1, 'actor', 'mar');
INSERT INTO claim_parties VALUES (339574542827520, 1, 'actor', 'mar-gov');
INSERT INTO claim_parties VALUES (339574542827520, 1, 'actor', 'morocco');
INSERT INTO claim_parties VALUES (339574542827520, 1, 'actor', 'المغرب');
INSERT INTO claim_parties VALUES (339574526050304, 0, 'actor', 'gov');
INSERT INTO claim_parties VALUES (339574526050304, 0, 'actor', 'tun');
INSERT INTO claim_parties VALUES (339574526050304, 0, 'actor', 'tun-gov');
INSERT INTO claim_parties VALUES (339574526050304, 0, 'actor', 'tunisia');
INSERT INTO claim_parties VALUES (339574526050304, 0, 'actor', 'تونس');
INSERT INTO claim_parties VALUES (339574526050304, 1, 'actor', 'gov');
INSERT INTO claim_parties VALUES (339574526050304, 1, 'actor', 'mar');
INSERT INTO claim_parties VALUES (339574526050304, 1, 'actor', 'mar-gov');
INSERT INTO claim_parties VALUES (339574526050304, 1, 'actor', 'morocco');
INSERT INTO claim_parties VALUES (339574526050304, 1, 'actor', 'المغرب');
INSERT INTO statement_parties VALUES (339575918559232, 0, 'actor', 'energy minister (jordan)');
INSERT INTO statement_parties VALUES (339575918559232, 0, 'actor', 'gov');
INSERT INTO statement_parties VALUES (339575918559232, 0, 'actor', 'jor');
INSERT INTO statement_parties VALUES (339575918559232, 0, 'actor', 'jor-gov');
INSERT INTO statement_parties VALUES (339575918559232, 0, 'actor', 'وزير الطاقه الاردني');
INSERT INTO event_parties VALUES (339575918559232, 0, 'actor', 'energy minister (jordan)');
INSERT INTO event_parties VALUES (339575918559232, 0, 'actor', 'gov');
INSERT INTO event_parties VALUES (339575918559232, 0, 'actor', 'jor');
INSERT INTO event_parties VALUES (339575918559232, 0, 'actor', 'jor-gov');
INSERT INTO event_parties VALUES (339575918559232, 0, 'actor', 'وزير الطاقه الاردني');
INSERT INTO event_parties VALUES (339575918559232, 1, 'actor', 'egy');
INSERT INTO event_parties VALUES (339575918559232, 1, 'actor', 'egy-gov');
INSERT INTO event_parties VALUES (339575918559232, 1, 'actor', 'energy minister (egypt)');
INSERT INTO event_parties VALUES (339575918559232, 1, 'actor', 'gov');
INSERT INTO event_parties VALUES (339575918559232, 1, 'actor', 'نظيره المصري');
INSERT INTO event_parties VALUES (339574526050304, 0, 'actor', 'gov');
INSERT INTO event_parties VALUES (339574526050304, 0, 'actor', 'tun');
INSERT INTO event_parties VALUES (339574526050304, 0, 'actor', 'tun-gov');
INSERT INTO event_parties VALUES (339574526050304, 0, 'actor', 'tunisia');
INSERT INTO event_parties VALUES (339574526050304, 0, 'actor', 'تونس');
INSERT INTO event_parties VALUES (339574526050304, 1, 'actor', 'gov');
INSERT INTO event_parties VALUES (339574526050304, 1, 'actor', 'mar');
INSERT INTO event_parties VALUES (339574526050304, 1, 'actor', 'mar-gov');
INSERT INTO event_parties VALUES (339574526050304, 1, 'actor', 'morocco');
INSERT INTO event_parties VALUES (339574526050304, 1, 'actor', 'المغرب');
INSERT INTO event_actors VALUES ('MAR', 339574526050304, 'SUPPORT', 1);
INSERT INTO event_actors VALUES ('TUN', 339574526050304, 'SUPPORT', 1);
INSERT INTO event_actors VALUES ('نظيره المصري', 339575918559232, 'CONSULT', 1);
INSERT INTO event_actors VALUES ('وزير الطاقة الأردني', 339575918559232, 'CONSULT', 1);
INSERT INTO event_pairs VALUES ('EGY', 'JOR', 339575918559232, 1000);
INSERT INTO event_pairs VALUES ('MAR', 'TUN', 339574526050304, 4000);
INSERT INTO event_articles VALUES ('ev-3a7b8cede47579d4', 'a.txt');
INSERT INTO event_articles VALUES ('ev-da4a06ffae980793', 'b.txt');
INSERT INTO event_claims VALUES ('ev-3a7b8cede47579d4', 'c-03c1164b0333ce25', 'a.txt');
INSERT INTO event_claims VALUES ('ev-3a7b8cede47579d4', 'c-f89dfdf76186b680', 'a.txt');
INSERT INTO event_claims VALUES ('ev-da4a06ffae980793', 'c-0a5f77999fcddeda', 'b.txt');
INSERT INTO event_claims VALUES ('ev-da4a06ffae980793', 'c-ce7a2968bd743593', 'b.txt');
INSERT INTO event_statements VALUES ('ev-3a7b8cede47579d4', 's-d17541c3a7697c5e');
INSERT INTO decided VALUES (1, 'a.txt', 'a.txt', 'ev-3a7b8cede47579d4', 'a.txt', 19785, 19786, X'07CE84B3C7ADA1EA801F90B50296B50200E5B9DA95A795F5D52490B50296B502008DEB80A6D9DFE2A05E90B50296B50200BC95C8EAE3C18BBA6D90B50296B50200F7CC81C88DCF8D8C7D90B502CEB50201A1C0E0E0F7ADA0C2ED0190B50292B50200B4CBC3F1DBF197F9FC0190B50292B50200', X'0B9ACDC30AE9CE80DC01FEE5AEED01DDA4F49403E49094B304C6CAE2AA08D2CAD2FF08C09AC8B709EDCC9CE90AEBCAF3AD0BB8E384F10D0002D2CAD2FF08EBCAF3AD0B0A9ACDC30AE9CE80DC01FEE5AEED01DDA4F49403E49094B304C6CAE2AA08D2CAD2FF08C09AC8B709EDCC9CE90AB8E384F10D0B9ACDC30AE9CE80DC01FEE5AEED01DDA4F49403E49094B304C6CAE2AA08D2CAD2FF08C09AC8B709EDCC9CE90AEBCAF3AD0BB8E384F10D0B9ACDC30AE9CE80DC01FEE5AEED01DDA4F49403E49094B304C6CAE2AA08D2CAD2FF08C09AC8B709EDCC9CE90AEBCAF3AD0BB8E384F10D028D86E4E695F1C28B76E9D290D99ACE90BE810101E9D290D99ACE90BE81010001A880A5F9F8BECCF1B101019DF8C1C7D496A5C27901000000006052D340000000000000E03FFEBBA8DE0C');
INSERT INTO decided VALUES (2, 'b.txt', 'b.txt', 'ev-da4a06ffae980793', 'b.txt', 19773, 19774, X'0AA4F18BC1B389EFC00CF8B402FEB40200A4F18BC1B389EFC00CFAB40280B5020080D0F2F1DBE1D9D350F8B402FAB4020080D0F2F1DBE1D9D350FAB402FCB40200E9FDC4E5C0A6B8FABF01F8B402FAB40200E9FDC4E5C0A6B8FABF01FAB402FCB40200AAB1BAD5D4A1E99DC601F8B402FEB40200AAB1BAD5D4A1E99DC601FAB40280B50200D0C6D9D9909EE7F6FB01F8B40290B50201D0C6D9D9909EE7F6FB01FAB40292B50201', X'08FDAFE7B203D79187F803B7F4E7D10698C9859208D2FEDBE408D292AF9B0AD18698C10BED9AA4AC0E0005FDAFE7B203D79187F803B7F4E7D106D2FEDBE408D292AF9B0A08FDAFE7B203D79187F803B7F4E7D10698C9859208D2FEDBE408D292AF9B0AD18698C10BED9AA4AC0E08FDAFE7B203D79187F803B7F4E7D10698C9859208D2FEDBE408D292AF9B0AD18698C10BED9AA4AC0E08FDAFE7B203D79187F803B7F4E7D10698C9859208D2FEDBE408D292AF9B0AD18698C10BED9AA4AC0E02A08EF5A9DED7A29065FCDAE6D19C94F9F5C50102A08EF5A9DED7A29065FCDAE6D19C94F9F5C501000001C7AFB4E89194D8B5E4010100000000604FD340000000000000E03FFEF3A9DD0C');
INSERT INTO decided_by VALUES ('1f31ab26a8ba7c6e');
INSERT INTO claim_keys VALUES (-4614816104480424215, 0, 19772, 19773, 0, 2);
INSERT INTO claim_keys VALUES (-4614816104480424215, 0, 19773, 19774, 0, 2);
INSERT INTO claim_keys VALUES (-4162551954067777366, 0, 19772, 19775, 0, 2);
INSERT INTO claim_keys VALUES (-4162551954067777366, 0, 19773, 19776, 0, 2);
INSERT INTO claim_keys VALUES (-1331797273971515359, 0, 19784, 19785, 0, 1);
INSERT INTO claim_keys VALUES (-293405841620049072, 0, 19772, 19784, 1, 2);
INSERT INTO claim_keys VALUES (-293405841620049072, 0, 19773, 19785, 1, 2);
INSERT INTO claim_keys VALUES (-220008369401829964, 0, 19784, 19785, 0, 1);
INSERT INTO claim_keys VALUES (901208431701194916, 0, 19772, 19775, 0, 2);
INSERT INTO claim_keys VALUES (901208431701194916, 0, 19773, 19776, 0, 2);
INSERT INTO claim_keys VALUES (2234252754206638670, 0, 19784, 19787, 0, 1);
INSERT INTO claim_keys VALUES (2642439434917027045, 0, 19784, 19787, 0, 1);
INSERT INTO claim_keys VALUES (5811727152868796416, 0, 19772, 19773, 0, 2);
INSERT INTO claim_keys VALUES (5811727152868796416, 0, 19773, 19774, 0, 2);
INSERT INTO claim_keys VALUES (6791862534778402189, 0, 19784, 19787, 0, 1);
INSERT INTO claim_keys VALUES (7886979486125787836, 0, 19784, 19787, 0, 1);
INSERT INTO claim_keys VALUES (9014014546846705271, 0, 19784, 19815, 1, 1);
INSERT INTO writings VALUES (4);
INSERT INTO article_words (rowid, words, stems) VALUES (339575935336449, 'قديم', '');
INSERT INTO article_words (rowid, words, stems) VALUES (339574542827520, 'قديم', '');
INSERT INTO claim_words (rowid, words, stems) VALUES (339574526050304, 'قديم', '');
INSERT INTO claim_words (rowid, words, stems) VALUES (339574542827520, 'قديم', '');
INSERT INTO claim_words (rowid, words, stems) VALUES (339575918559232, 'قديم', '');
INSERT INTO claim_words (rowid, words, stems) VALUES (339575918559233, 'قديم', '');
INSERT INTO statement_words (rowid, words, stems) VALUES (339575918559232, 'قديم', '');
INSERT INTO event_words (rowid, words, stems) VALUES (339574526050304, 'قديم', '');
INSERT INTO event_words (rowid, words, stems) VALUES (339575918559232, 'قديم', '');
CREATE INDEX articles_newest ON articles (newest, id);
CREATE INDEX articles_outlet ON articles (outlet_folded) WHERE newest;
CREATE INDEX articles_main_event ON articles (main_event) WHERE newest = 1 AND main_event NOT NULL;
CREATE INDEX articles_lead ON articles (id, main_event, storyline, outlet_folded, outlet, newest) WHERE newest = 1;
CREATE INDEX articles_days ON articles (low, high, newest) WHERE newest = 1;
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_article ON claims (article, position);
CREATE INDEX claims_type ON claims (type);
CREATE INDEX claims_status ON claims (status);
CREATE INDEX statements_id ON statements (id);
CREATE INDEX statements_article ON statements (article, position);
CREATE INDEX statements_type ON statements (type);
CREATE INDEX statements_status ON statements (status);
CREATE INDEX events_day ON events (day, id);
CREATE INDEX events_storyline ON events (storyline);
CREATE INDEX events_part_of ON events (part_of) WHERE part_of NOT NULL;
CREATE INDEX events_affair ON events (affair) WHERE affair NOT NULL;
CREATE INDEX events_type ON events (type);
CREATE INDEX events_status ON events (status);
CREATE INDEX events_activity ON events (day, type, status, confidence) WHERE status = 'actual' AND confidence >= 0.5;
CREATE INDEX events_disputed ON events (
  min(json_extract(record, '$.voices'), 4) * 8 + min(json_array_length(record, '$.sides'), 4)
) WHERE part_of IS NULL AND confidence >= 0.5 AND json_array_length(record, '$.sides') > 1;
CREATE INDEX events_placed ON events (status) WHERE status = 'actual' AND confidence >= 0.5 AND json_extract(record, '$.place.lat') NOT NULL;
CREATE INDEX claim_parties_row ON claim_parties (row, code);
CREATE INDEX claim_parties_code ON claim_parties (code, row);
CREATE INDEX statement_parties_row ON statement_parties (row, code);
CREATE INDEX statement_parties_code ON statement_parties (code, row);
CREATE INDEX event_parties_row ON event_parties (row, code);
CREATE INDEX event_parties_code ON event_parties (code, row);
CREATE INDEX event_actors_row ON event_actors (row);
CREATE INDEX event_pairs_row ON event_pairs (row);
CREATE INDEX event_articles_event ON event_articles (event, article);
CREATE INDEX event_articles_article ON event_articles (article);
CREATE INDEX event_claims_event ON event_claims (event, claim, article);
CREATE INDEX event_claims_claim ON event_claims (claim, event);
CREATE INDEX event_claims_article ON event_claims (article, claim, event);
CREATE INDEX event_statements_event ON event_statements (event);
CREATE INDEX event_statements_statement ON event_statements (statement);
CREATE INDEX storylines_day ON storylines (day, id);
CREATE INDEX storylines_latest ON storylines (
  coalesce(json_extract(record, '$.to'), ''), json_array_length(record, '$.articles'), id DESC
);
CREATE INDEX decided_news ON decided (news);
CREATE INDEX decided_affair ON decided (affair);
CREATE INDEX decided_days ON decided (first_day, last_day);
CREATE INDEX aliases_new ON aliases (new);
CREATE INDEX corrections_event ON corrections (event) WHERE event NOT NULL;
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE TRIGGER corrections_remain BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE INDEX renamed_new ON renamed (new);
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
PRAGMA application_id = 1919514465;
PRAGMA user_version = 4;
