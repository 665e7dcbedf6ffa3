-- A database of the first schema, as the program of that version left it: two files read, two actors judged to be
-- one. What sqlite3 .dump prints, with the two numbers of the file's head. Never changed.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  published TEXT NOT NULL,    -- these three, of the earliest appearance
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  appearance INTEGER NOT NULL,  -- key of the earliest appearance
  read_as_of TEXT NOT NULL,   -- publication date that the reading was dated from
  fingerprint TEXT NOT NULL,  -- of the models and lexicons that read it
  claims INTEGER NOT NULL
) STRICT;
INSERT INTO documents VALUES(-6678317744308080001,'2025-03-08','Sanctions on Belarus','Wire One',-7432815207670330201,'2025-03-08','8f78868764af4e72',2);
INSERT INTO documents VALUES(-5045512089094554955,'2025-03-03','Envoys Meet In Geneva','',-2075500235147728350,'2025-03-03','8f78868764af4e72',3);
INSERT INTO documents VALUES(-264953952113374264,'2025-03-10','Talks planned','Wire One',-4163462594673304662,'2025-03-10','8f78868764af4e72',2);
INSERT INTO documents VALUES(5108276566355244750,'2025-03-12','Envoy returns','Wire Two',7955997387924275824,'2025-03-12','8f78868764af4e72',1);
CREATE TABLE appearances (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  key INTEGER NOT NULL,       -- hash of all that follows
  published TEXT NOT NULL,
  path TEXT NOT NULL,
  reference TEXT NOT NULL,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (document, key)
) STRICT, WITHOUT ROWID;
INSERT INTO appearances VALUES(-6678317744308080001,-7432815207670330201,'2025-03-08','b.jsonl','wire-1','Sanctions on Belarus','Wire One','https://wire.example/1');
INSERT INTO appearances VALUES(-6678317744308080001,5564869397896393997,'2025-03-09','b.jsonl','wire-1b','Belarus sanctioned','Wire Two','');
INSERT INTO appearances VALUES(-5045512089094554955,-2075500235147728350,'2025-03-03','a.txt','a.txt','Envoys Meet In Geneva','','');
INSERT INTO appearances VALUES(-264953952113374264,-4163462594673304662,'2025-03-10','b.jsonl','wire-2','Talks planned','Wire One','');
INSERT INTO appearances VALUES(5108276566355244750,7955997387924275824,'2025-03-12','b.jsonl','wire-3','Envoy returns','Wire Two','');
CREATE TABLE attributes (     -- unknown keys of JSON lines, values as JSON
  document INTEGER NOT NULL,
  appearance INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (document, appearance, name),
  FOREIGN KEY (document, appearance) REFERENCES appearances ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO attributes VALUES(-6678317744308080001,-7432815207670330201,'desk','"Brussels"');
INSERT INTO attributes VALUES(-6678317744308080001,-7432815207670330201,'priority','3');
CREATE TABLE texts (
  document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  title TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
INSERT INTO texts VALUES(-6678317744308080001,'Sanctions on Belarus','The European Union imposed sanctions on Belarus on Friday. Elin Sandvik welcomed the decision.');
INSERT INTO texts VALUES(-5045512089094554955,'Envoys Meet In Geneva',replace('Envoys Meet In Geneva\n\nBy Anna Holt\n\nGENEVA, March 3, 2025 — Marco Rubio met Elin Sandvik in Geneva on Monday. Rubio praised Ukraine. Russia condemned the talks.\n','\n',char(10)));
INSERT INTO texts VALUES(-264953952113374264,'Talks planned','Pavlo Horbenko, an envoy of Ukraine, will meet Marco Rubio in Geneva next week. Hungary did not support the plan.');
INSERT INTO texts VALUES(5108276566355244750,'Envoy returns','Pavlo Horbenko accused Russia of delaying the talks. Moscow rejected the accusation.');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','text_index','text_index',0,'CREATE VIRTUAL TABLE text_index USING fts5(
  title, text, content = ''texts'', content_rowid = ''document'', tokenize = ''unicode61 remove_diacritics 2'')');
CREATE TABLE IF NOT EXISTS 'text_index_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO text_index_data VALUES(1,X'040b49');
INSERT INTO text_index_data VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO text_index_data VALUES(137438953473,X'000001c4053032303235dcfed7d7e5eea8fab50601010c010133dcfed7d7e5eea8fab50601010b0104616e6e61dcfed7d7e5eea8fab50601010701026279dcfed7d7e5eea8fab5060101060109636f6e64656d6e6564dcfed7d7e5eea8fab50601011a0104656c696edcfed7d7e5eea8fab50601011002056e766f7973dcfed7d7e5eea8fab50802010102010667656e657661dcfed7d7e5eea8fab50c05010105060c0104686f6c74dcfed7d7e5eea8fab5060101080102696edcfed7d7e5eea8fab50a040101041001056d61726368dcfed7d7e5eea8fab50601010a05016fdcfed7d7e5eea8fab50601010d0203656574dcfed7d7e5eea8fab50803010103030174dcfed7d7e5eea8fab50601010f02056f6e646179dcfed7d7e5eea8fab50601011501026f6edcfed7d7e5eea8fab506010114010770726169736564dcfed7d7e5eea8fab5060101170105727562696fdcfed7d7e5eea8fab50801010e0a030473736961dcfed7d7e5eea8fab506010119010773616e6476696bdcfed7d7e5eea8fab506010111010574616c6b73dcfed7d7e5eea8fab50601011c02026865dcfed7d7e5eea8fab50601011b0107756b7261696e65dcfed7d7e5eea8fab5060101180413101311181315181313141013101411161513161411');
INSERT INTO text_index_data VALUES(274877906945,X'00000103083062656c61727573d1d4bb96a8c5a8b27f080401010801086465636973696f6ed1d4bb96a8c5a8b27f0601010f0104656c696ed1d4bb96a8c5a8b27f0601010b020775726f7065616ed1d4bb96a8c5a8b27f060101030106667269646179d1d4bb96a8c5a8b27f0601010a0107696d706f736564d1d4bb96a8c5a8b27f0601010501026f6ed1d4bb96a8c5a8b27f0a0301010704010973616e6374696f6e73d1d4bb96a8c5a8b27f080201010604046476696bd1d4bb96a8c5a8b27f0601010c0103746865d1d4bb96a8c5a8b27f080101020e0105756e696f6ed1d4bb96a8c5a8b27f06010104010877656c636f6d6564d1d4bb96a8c5a8b27f0601010d041717131615161319131314');
INSERT INTO text_index_data VALUES(412316860417,X'000001a60330616efe94d69cc6a9e4cbc8060101040103646964fe94d69cc6a9e4cbc8060101110105656e766f79fe94d69cc6a9e4cbc806010105010667656e657661fe94d69cc6a9e4cbc80601010d0108686f7262656e6b6ffe94d69cc6a9e4cbc8060101030206756e67617279fe94d69cc6a9e4cbc8060101100102696efe94d69cc6a9e4cbc80601010c01056d6172636ffe94d69cc6a9e4cbc80601010a0203656574fe94d69cc6a9e4cbc80601010901046e657874fe94d69cc6a9e4cbc80601010e02026f74fe94d69cc6a9e4cbc80601011201026f66fe94d69cc6a9e4cbc80601010601057061766c6ffe94d69cc6a9e4cbc80601010202036c616efe94d69cc6a9e4cbc80601011505036e6564fe94d69cc6a9e4cbc802030105727562696ffe94d69cc6a9e4cbc80601010b0107737570706f7274fe94d69cc6a9e4cbc806010113010574616c6b73fe94d69cc6a9e4cbc8020202026865fe94d69cc6a9e4cbc8060101140107756b7261696e65fe94d69cc6a9e4cbc80601010701047765656bfe94d69cc6a9e4cbc80601010f0203696c6cfe94d69cc6a9e4cbc80601010804111214151715111412131111141210141612111613');
INSERT INTO text_index_data VALUES(549755813889,X'0000010b0b3061636375736174696f6ea3b987e7c7a09cf6ce0601010d06026564a3b987e7c7a09cf6ce06010104010864656c6179696e67a3b987e7c7a09cf6ce060101070105656e766f79a3b987e7c7a09cf6ce02020108686f7262656e6b6fa3b987e7c7a09cf6ce0601010301066d6f73636f77a3b987e7c7a09cf6ce0601010a01026f66a3b987e7c7a09cf6ce0601010601057061766c6fa3b987e7c7a09cf6ce06010102010872656a6563746564a3b987e7c7a09cf6ce0601010b03057475726e73a3b987e7c7a09cf6ce020302057573736961a3b987e7c7a09cf6ce06010105010574616c6b73a3b987e7c7a09cf6ce0601010902026865a3b987e7c7a09cf6ce080101080604191117121715111417121414');
CREATE TABLE IF NOT EXISTS 'text_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO text_index_idx VALUES(1,X'',2);
INSERT INTO text_index_idx VALUES(2,X'',2);
INSERT INTO text_index_idx VALUES(3,X'',2);
INSERT INTO text_index_idx VALUES(4,X'',2);
CREATE TABLE IF NOT EXISTS 'text_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO text_index_docsize VALUES(-6678317744308080001,X'030e');
INSERT INTO text_index_docsize VALUES(-5045512089094554955,X'041b');
INSERT INTO text_index_docsize VALUES(-264953952113374264,X'0214');
INSERT INTO text_index_docsize VALUES(5108276566355244750,X'020c');
CREATE TABLE IF NOT EXISTS 'text_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO text_index_config VALUES('version',4);
CREATE TABLE sections (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  begin INTEGER NOT NULL,     -- spans are bytes of the text in UTF-8, half-open
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (document, begin, end)
) STRICT, WITHOUT ROWID;
INSERT INTO sections VALUES(-6678317744308080001,0,94,'body');
INSERT INTO sections VALUES(-5045512089094554955,0,21,'headline');
INSERT INTO sections VALUES(-5045512089094554955,23,35,'byline');
INSERT INTO sections VALUES(-5045512089094554955,37,62,'dateline');
INSERT INTO sections VALUES(-5045512089094554955,63,163,'body');
INSERT INTO sections VALUES(-264953952113374264,0,113,'body');
INSERT INTO sections VALUES(5108276566355244750,0,84,'body');
CREATE TABLE local_actors (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  ordinal INTEGER NOT NULL,   -- by first mention
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT NOT NULL,
  recognised TEXT NOT NULL,
  role TEXT NOT NULL,
  node INTEGER,               -- identity; null until settled
  actor INTEGER
) STRICT;
INSERT INTO local_actors VALUES(-8296876823191613942,-6678317744308080001,1,'sanctions on Belarus','event','','','',4070711828887578771,1895501227540875067);
INSERT INTO local_actors VALUES(-7895136158792058014,-5045512089094554955,4,'Russia','country','RUS','RUS','',-8002744789834438168,6989367233038016708);
INSERT INTO local_actors VALUES(-7860669420705156282,-264953952113374264,0,'Pavlo Horbenko','person','UKR','','envoy of Ukraine',-3796265044816759462,-5133952251740347868);
INSERT INTO local_actors VALUES(-7607966749706814782,-6678317744308080001,4,'decision','event','','','',3339282925232432549,-3325001495376759055);
INSERT INTO local_actors VALUES(-6289635534131102551,-264953952113374264,5,'plan','event','','','',6207246149609695024,-8058892253827932853);
INSERT INTO local_actors VALUES(-4085006986361899602,5108276566355244750,0,'Pavlo Horbenko','person','','','',3547152192408400833,6792178881594811600);
INSERT INTO local_actors VALUES(-2495040245860740908,-264953952113374264,3,'Geneva','place','','','',-4963710935051209922,4139761390907954945);
INSERT INTO local_actors VALUES(-2363493813013435723,-264953952113374264,1,'Ukraine','country','UKR','UKR','',-6302198917230939463,-8463067329492701683);
INSERT INTO local_actors VALUES(-2330702411493749753,-5045512089094554955,1,'Marco Rubio','person','USA','person.marco-rubio','',8623521294707596152,-5065958843792760336);
INSERT INTO local_actors VALUES(-2154415429429031335,-6678317744308080001,0,'European Union','igo','','','',-4909665006231960098,-1415618742616917893);
INSERT INTO local_actors VALUES(-1743194672526049058,-264953952113374264,4,'Hungary','place','','','',7605530396897334529,-3354015796082615253);
INSERT INTO local_actors VALUES(-623991745401845861,-5045512089094554955,0,'Geneva','place','','','',-4963710935051209922,4139761390907954945);
INSERT INTO local_actors VALUES(-534001103168193598,5108276566355244750,2,'talks','event','','','',-2406252450466191655,6814876149036272724);
INSERT INTO local_actors VALUES(731907160666956676,-5045512089094554955,5,'talks','event','','','',5450517189954980040,8113716489516552070);
INSERT INTO local_actors VALUES(839170471037553607,-5045512089094554955,2,'Elin Sandvik','person','','','',1728723105901493706,-5133952251740347868);
INSERT INTO local_actors VALUES(1272321715029629022,-6678317744308080001,2,'Belarus','place','','','',7863569507786625932,1008187841099811156);
INSERT INTO local_actors VALUES(2237939392310921420,-6678317744308080001,3,'Elin Sandvik','person','','','',-4247182953010740630,-809289708445483023);
INSERT INTO local_actors VALUES(3966222131003749893,-5045512089094554955,3,'Ukraine','country','UKR','UKR','',-6302198917230939463,-8463067329492701683);
INSERT INTO local_actors VALUES(4311331613632509263,5108276566355244750,1,'Russia','country','RUS','RUS','',-8002744789834438168,6989367233038016708);
INSERT INTO local_actors VALUES(4972817084757120731,-264953952113374264,2,'Marco Rubio','person','USA','person.marco-rubio','',8623521294707596152,-5065958843792760336);
CREATE TABLE aliases (        -- surface forms of a local actor
  local_actor INTEGER NOT NULL REFERENCES local_actors ON DELETE CASCADE,
  alias TEXT NOT NULL,
  kind TEXT NOT NULL,         -- name, description, adjective
  PRIMARY KEY (local_actor, alias)
) STRICT, WITHOUT ROWID;
INSERT INTO aliases VALUES(-8296876823191613942,'sanctions','description');
INSERT INTO aliases VALUES(-8296876823191613942,'sanctions on Belarus','name');
INSERT INTO aliases VALUES(-7895136158792058014,'Russia','name');
INSERT INTO aliases VALUES(-7860669420705156282,'Pavlo Horbenko','name');
INSERT INTO aliases VALUES(-7860669420705156282,'envoy','description');
INSERT INTO aliases VALUES(-7860669420705156282,'envoy of Ukraine','description');
INSERT INTO aliases VALUES(-7607966749706814782,'decision','description');
INSERT INTO aliases VALUES(-6289635534131102551,'plan','description');
INSERT INTO aliases VALUES(-4085006986361899602,'Pavlo Horbenko','name');
INSERT INTO aliases VALUES(-2495040245860740908,'Geneva','name');
INSERT INTO aliases VALUES(-2363493813013435723,'Ukraine','name');
INSERT INTO aliases VALUES(-2330702411493749753,'Marco Rubio','name');
INSERT INTO aliases VALUES(-2330702411493749753,'Rubio','name');
INSERT INTO aliases VALUES(-2154415429429031335,'European Union','name');
INSERT INTO aliases VALUES(-1743194672526049058,'Hungary','name');
INSERT INTO aliases VALUES(-623991745401845861,'Geneva','name');
INSERT INTO aliases VALUES(-534001103168193598,'talks','description');
INSERT INTO aliases VALUES(731907160666956676,'talks','description');
INSERT INTO aliases VALUES(839170471037553607,'Elin Sandvik','name');
INSERT INTO aliases VALUES(1272321715029629022,'Belarus','name');
INSERT INTO aliases VALUES(2237939392310921420,'Elin Sandvik','name');
INSERT INTO aliases VALUES(3966222131003749893,'Ukraine','name');
INSERT INTO aliases VALUES(4311331613632509263,'Moscow','name');
INSERT INTO aliases VALUES(4311331613632509263,'Russia','name');
INSERT INTO aliases VALUES(4972817084757120731,'Marco Rubio','name');
CREATE TABLE mentions (
  local_actor INTEGER NOT NULL REFERENCES local_actors ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (local_actor, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO mentions VALUES(-8296876823191613942,0,27,36,'description');
INSERT INTO mentions VALUES(-7895136158792058014,0,136,142,'name');
INSERT INTO mentions VALUES(-7860669420705156282,0,0,14,'name');
INSERT INTO mentions VALUES(-7860669420705156282,1,19,24,'description');
INSERT INTO mentions VALUES(-7607966749706814782,0,85,93,'description');
INSERT INTO mentions VALUES(-6289635534131102551,0,108,112,'description');
INSERT INTO mentions VALUES(-4085006986361899602,0,0,14,'name');
INSERT INTO mentions VALUES(-2495040245860740908,0,62,68,'name');
INSERT INTO mentions VALUES(-2363493813013435723,0,28,35,'name');
INSERT INTO mentions VALUES(-2330702411493749753,0,63,74,'name');
INSERT INTO mentions VALUES(-2330702411493749753,1,113,118,'name');
INSERT INTO mentions VALUES(-2154415429429031335,0,4,18,'name');
INSERT INTO mentions VALUES(-1743194672526049058,0,80,87,'name');
INSERT INTO mentions VALUES(-623991745401845861,0,15,21,'name');
INSERT INTO mentions VALUES(-623991745401845861,1,95,101,'name');
INSERT INTO mentions VALUES(-534001103168193598,0,46,51,'description');
INSERT INTO mentions VALUES(731907160666956676,0,157,162,'description');
INSERT INTO mentions VALUES(839170471037553607,0,79,91,'name');
INSERT INTO mentions VALUES(1272321715029629022,0,40,47,'name');
INSERT INTO mentions VALUES(2237939392310921420,0,59,71,'name');
INSERT INTO mentions VALUES(3966222131003749893,0,127,134,'name');
INSERT INTO mentions VALUES(4311331613632509263,0,23,29,'name');
INSERT INTO mentions VALUES(4311331613632509263,1,53,59,'name');
INSERT INTO mentions VALUES(4972817084757120731,0,47,58,'name');
CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  ordinal INTEGER NOT NULL,
  class TEXT NOT NULL,
  predicate TEXT NOT NULL,
  polarity TEXT NOT NULL,
  status TEXT NOT NULL,
  confidence REAL NOT NULL,
  first TEXT,                 -- days of its time; null if the text fixes none
  last TEXT,
  time_begin INTEGER,
  time_end INTEGER,
  place INTEGER REFERENCES local_actors,
  rule TEXT NOT NULL,
  mode TEXT NOT NULL,
  cameo TEXT NOT NULL,
  begin INTEGER NOT NULL,     -- of the sentence that proves it
  end INTEGER NOT NULL,
  trigger_begin INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL
) STRICT;
INSERT INTO claims VALUES(-9058900828912007675,-5045512089094554955,1,'SUPPORT','praises','positive','asserted',0.8000000000000000444,NULL,NULL,NULL,NULL,NULL,'praise.v.1','','051',113,135,119,126);
INSERT INTO claims VALUES(-8313646723435675999,-264953952113374264,1,'CONSULT','meets','positive','planned',0.8000000000000000444,'2025-03-17','2025-03-23',69,78,-2495040245860740908,'meet.v.1','meet','040',0,79,42,46);
INSERT INTO claims VALUES(-2579134553669179261,-5045512089094554955,0,'CONSULT','meets','positive','asserted',0.8000000000000000444,'2025-03-03','2025-03-03',105,111,-623991745401845861,'meet.v.1','meet','040',63,112,75,78);
INSERT INTO claims VALUES(-1457756321688370033,-6678317744308080001,1,'SUPPORT','welcomes','positive','asserted',0.8149999999999999467,NULL,NULL,NULL,NULL,NULL,'welcome.v.1','','051',59,94,72,80);
INSERT INTO claims VALUES(3031009544330612815,5108276566355244750,0,'ACCUSE','accuses','positive','asserted',0.8149999999999999467,NULL,NULL,NULL,NULL,NULL,'accuse.v.1','disapprove','112',0,52,15,22);
INSERT INTO claims VALUES(3424858011056475991,-5045512089094554955,2,'ACCUSE','condemns','positive','asserted',0.8000000000000000444,NULL,NULL,NULL,NULL,NULL,'condemn.v.1','disapprove','111',136,163,143,152);
INSERT INTO claims VALUES(3788863422513067358,-264953952113374264,0,'ROLE','envoy of','positive','asserted',0.77000000000000001776,NULL,NULL,NULL,NULL,NULL,'envoy.n.1','','',0,79,19,24);
INSERT INTO claims VALUES(7345764083450501176,-6678317744308080001,0,'SANCTION','imposes sanctions on','positive','asserted',0.72499999999999997779,'2025-03-07','2025-03-07',51,57,NULL,'impose-sanctions.v.1','embargo','163',0,58,19,26);
CREATE TABLE participants (
  claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  side INTEGER NOT NULL,
  role TEXT NOT NULL,
  local_actor INTEGER NOT NULL REFERENCES local_actors,
  PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO participants VALUES(-9058900828912007675,0,0,'doer',-2330702411493749753);
INSERT INTO participants VALUES(-9058900828912007675,1,1,'target',3966222131003749893);
INSERT INTO participants VALUES(-8313646723435675999,0,0,'doer',-7860669420705156282);
INSERT INTO participants VALUES(-8313646723435675999,1,1,'partner',4972817084757120731);
INSERT INTO participants VALUES(-2579134553669179261,0,0,'doer',-2330702411493749753);
INSERT INTO participants VALUES(-2579134553669179261,1,1,'partner',839170471037553607);
INSERT INTO participants VALUES(-1457756321688370033,0,0,'doer',2237939392310921420);
INSERT INTO participants VALUES(-1457756321688370033,1,1,'target',-7607966749706814782);
INSERT INTO participants VALUES(3031009544330612815,0,0,'doer',-4085006986361899602);
INSERT INTO participants VALUES(3031009544330612815,1,1,'target',4311331613632509263);
INSERT INTO participants VALUES(3424858011056475991,0,0,'doer',-7895136158792058014);
INSERT INTO participants VALUES(3424858011056475991,1,1,'target',731907160666956676);
INSERT INTO participants VALUES(3788863422513067358,0,0,'holder',-7860669420705156282);
INSERT INTO participants VALUES(3788863422513067358,1,1,'body',-2363493813013435723);
INSERT INTO participants VALUES(7345764083450501176,0,0,'doer',-2154415429429031335);
INSERT INTO participants VALUES(7345764083450501176,1,1,'target',1272321715029629022);
CREATE TABLE speakers (       -- innermost first
  claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  local_actor INTEGER NOT NULL REFERENCES local_actors,
  PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE ties (
  claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  from_ordinal INTEGER NOT NULL,
  to_ordinal INTEGER NOT NULL,
  from_actor INTEGER,         -- null until settled
  to_actor INTEGER,
  PRIMARY KEY (claim, from_ordinal, to_ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO "ties" VALUES(3788863422513067358,0,1,-5133952251740347868,-8463067329492701683);
INSERT INTO "ties" VALUES(-9058900828912007675,0,1,-5065958843792760336,-8463067329492701683);
INSERT INTO "ties" VALUES(-2579134553669179261,0,1,-5065958843792760336,-5133952251740347868);
INSERT INTO "ties" VALUES(-8313646723435675999,0,1,-5133952251740347868,-5065958843792760336);
INSERT INTO "ties" VALUES(-1457756321688370033,0,1,-809289708445483023,-3325001495376759055);
INSERT INTO "ties" VALUES(7345764083450501176,0,1,-1415618742616917893,1008187841099811156);
INSERT INTO "ties" VALUES(3031009544330612815,0,1,6792178881594811600,6989367233038016708);
INSERT INTO "ties" VALUES(3424858011056475991,0,1,6989367233038016708,8113716489516552070);
CREATE TABLE actors (
  key INTEGER PRIMARY KEY,    -- hash of the id
  id TEXT NOT NULL UNIQUE,    -- of the catalogue, or @ and the smallest key of its local actors
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT NOT NULL,
  role TEXT NOT NULL,
  catalogued INTEGER NOT NULL,  -- 1: name, type and country are the catalogue's
  documents INTEGER NOT NULL,
  local_actors INTEGER NOT NULL
) STRICT;
INSERT INTO actors VALUES(-8463067329492701683,'UKR','Ukraine','country','UKR','',1,2,2);
INSERT INTO actors VALUES(-8058892253827932853,'@a8b6b9ce3d70fca9','plan','event','','',0,1,1);
INSERT INTO actors VALUES(-5133952251740347868,'@0ba55518e830cbc7','Elin Sandvik','person','UKR','envoy of Ukraine',0,2,2);
INSERT INTO actors VALUES(-5065958843792760336,'person.marco-rubio','Marco Rubio','person','USA','',1,2,2);
INSERT INTO actors VALUES(-3354015796082615253,'@e7ceedae61bb40de','Hungary','place','','',0,1,1);
INSERT INTO actors VALUES(-3325001495376759055,'@966b128cc4bdfac2','decision','event','','',0,1,1);
INSERT INTO actors VALUES(-1415618742616917893,'@e219fa94de430e59','European Union','igo','','',0,1,1);
INSERT INTO actors VALUES(-809289708445483023,'@1f0ec2052b8bc8cc','Elin Sandvik','person','','',0,1,1);
INSERT INTO actors VALUES(1008187841099811156,'@11a831dbd85b585e','Belarus','place','','',0,1,1);
INSERT INTO actors VALUES(1895501227540875067,'@8cdb927cf07e0e0a','sanctions on Belarus','event','','',0,1,1);
INSERT INTO actors VALUES(4139761390907954945,'@dd5fd61d9d2ad0d4','Geneva','place','','',0,2,2);
INSERT INTO actors VALUES(6792178881594811600,'@c74f23ca08e8f5ae','Pavlo Horbenko','person','','',0,1,1);
INSERT INTO actors VALUES(6814876149036272724,'@f896d8d36ffe3bc2','talks','event','','',0,1,1);
INSERT INTO actors VALUES(6989367233038016708,'RUS','Russia','country','RUS','',1,2,2);
INSERT INTO actors VALUES(8113716489516552070,'@0a2841af501e6384','talks','event','','',0,1,1);
CREATE TABLE votes (          -- how often its local actors say what: name, type, country, role
  actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (actor, field, value)
) STRICT, WITHOUT ROWID;
INSERT INTO votes VALUES(-8463067329492701683,'country','UKR',2);
INSERT INTO votes VALUES(-8463067329492701683,'name','Ukraine',2);
INSERT INTO votes VALUES(-8463067329492701683,'type','country',2);
INSERT INTO votes VALUES(-8058892253827932853,'name','plan',1);
INSERT INTO votes VALUES(-8058892253827932853,'type','event',1);
INSERT INTO votes VALUES(-5133952251740347868,'country','UKR',1);
INSERT INTO votes VALUES(-5133952251740347868,'name','Elin Sandvik',1);
INSERT INTO votes VALUES(-5133952251740347868,'name','Pavlo Horbenko',1);
INSERT INTO votes VALUES(-5133952251740347868,'role','envoy of Ukraine',1);
INSERT INTO votes VALUES(-5133952251740347868,'type','person',2);
INSERT INTO votes VALUES(-5065958843792760336,'country','USA',2);
INSERT INTO votes VALUES(-5065958843792760336,'name','Marco Rubio',2);
INSERT INTO votes VALUES(-5065958843792760336,'type','person',2);
INSERT INTO votes VALUES(-3354015796082615253,'name','Hungary',1);
INSERT INTO votes VALUES(-3354015796082615253,'type','place',1);
INSERT INTO votes VALUES(-3325001495376759055,'name','decision',1);
INSERT INTO votes VALUES(-3325001495376759055,'type','event',1);
INSERT INTO votes VALUES(-1415618742616917893,'name','European Union',1);
INSERT INTO votes VALUES(-1415618742616917893,'type','igo',1);
INSERT INTO votes VALUES(-809289708445483023,'name','Elin Sandvik',1);
INSERT INTO votes VALUES(-809289708445483023,'type','person',1);
INSERT INTO votes VALUES(1008187841099811156,'name','Belarus',1);
INSERT INTO votes VALUES(1008187841099811156,'type','place',1);
INSERT INTO votes VALUES(1895501227540875067,'name','sanctions on Belarus',1);
INSERT INTO votes VALUES(1895501227540875067,'type','event',1);
INSERT INTO votes VALUES(4139761390907954945,'name','Geneva',2);
INSERT INTO votes VALUES(4139761390907954945,'type','place',2);
INSERT INTO votes VALUES(6792178881594811600,'name','Pavlo Horbenko',1);
INSERT INTO votes VALUES(6792178881594811600,'type','person',1);
INSERT INTO votes VALUES(6814876149036272724,'name','talks',1);
INSERT INTO votes VALUES(6814876149036272724,'type','event',1);
INSERT INTO votes VALUES(6989367233038016708,'country','RUS',2);
INSERT INTO votes VALUES(6989367233038016708,'name','Russia',2);
INSERT INTO votes VALUES(6989367233038016708,'type','country',2);
INSERT INTO votes VALUES(8113716489516552070,'name','talks',1);
INSERT INTO votes VALUES(8113716489516552070,'type','event',1);
CREATE TABLE names (          -- all that an actor is called
  actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
  surface TEXT NOT NULL,
  kind TEXT NOT NULL,         -- name, description: said in texts; given: by its readers; catalogue
  folded TEXT NOT NULL,       -- without case and accents
  count INTEGER NOT NULL,
  PRIMARY KEY (actor, surface, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO names VALUES(-8463067329492701683,'Ukraine','catalogue','ukraine',1);
INSERT INTO names VALUES(-8463067329492701683,'Ukraine','given','ukraine',2);
INSERT INTO names VALUES(-8463067329492701683,'Ukraine','name','ukraine',2);
INSERT INTO names VALUES(-8058892253827932853,'plan','description','plan',1);
INSERT INTO names VALUES(-5133952251740347868,'Elin Sandvik','given','elin sandvik',1);
INSERT INTO names VALUES(-5133952251740347868,'Elin Sandvik','name','elin sandvik',1);
INSERT INTO names VALUES(-5133952251740347868,'Pavlo Horbenko','given','pavlo horbenko',1);
INSERT INTO names VALUES(-5133952251740347868,'Pavlo Horbenko','name','pavlo horbenko',1);
INSERT INTO names VALUES(-5133952251740347868,'envoy','description','envoy',1);
INSERT INTO names VALUES(-5133952251740347868,'envoy of Ukraine','description','envoy of ukraine',1);
INSERT INTO names VALUES(-5065958843792760336,'Marco Antonio Rubio','catalogue','marco antonio rubio',1);
INSERT INTO names VALUES(-5065958843792760336,'Marco Rubio','catalogue','marco rubio',1);
INSERT INTO names VALUES(-5065958843792760336,'Marco Rubio','given','marco rubio',2);
INSERT INTO names VALUES(-5065958843792760336,'Marco Rubio','name','marco rubio',2);
INSERT INTO names VALUES(-5065958843792760336,'Rubio','catalogue','rubio',1);
INSERT INTO names VALUES(-5065958843792760336,'Rubio','name','rubio',1);
INSERT INTO names VALUES(-3354015796082615253,'Hungary','given','hungary',1);
INSERT INTO names VALUES(-3354015796082615253,'Hungary','name','hungary',1);
INSERT INTO names VALUES(-3325001495376759055,'decision','description','decision',1);
INSERT INTO names VALUES(-1415618742616917893,'European Union','given','european union',1);
INSERT INTO names VALUES(-1415618742616917893,'European Union','name','european union',1);
INSERT INTO names VALUES(-809289708445483023,'Elin Sandvik','given','elin sandvik',1);
INSERT INTO names VALUES(-809289708445483023,'Elin Sandvik','name','elin sandvik',1);
INSERT INTO names VALUES(1008187841099811156,'Belarus','given','belarus',1);
INSERT INTO names VALUES(1008187841099811156,'Belarus','name','belarus',1);
INSERT INTO names VALUES(1895501227540875067,'sanctions','description','sanctions',1);
INSERT INTO names VALUES(1895501227540875067,'sanctions on Belarus','given','sanctions on belarus',1);
INSERT INTO names VALUES(1895501227540875067,'sanctions on Belarus','name','sanctions on belarus',1);
INSERT INTO names VALUES(4139761390907954945,'Geneva','given','geneva',2);
INSERT INTO names VALUES(4139761390907954945,'Geneva','name','geneva',2);
INSERT INTO names VALUES(6792178881594811600,'Pavlo Horbenko','given','pavlo horbenko',1);
INSERT INTO names VALUES(6792178881594811600,'Pavlo Horbenko','name','pavlo horbenko',1);
INSERT INTO names VALUES(6814876149036272724,'talks','description','talks',1);
INSERT INTO names VALUES(6989367233038016708,'Kremlin','catalogue','kremlin',1);
INSERT INTO names VALUES(6989367233038016708,'Moscow','name','moscow',1);
INSERT INTO names VALUES(6989367233038016708,'Russia','catalogue','russia',1);
INSERT INTO names VALUES(6989367233038016708,'Russia','given','russia',2);
INSERT INTO names VALUES(6989367233038016708,'Russia','name','russia',2);
INSERT INTO names VALUES(6989367233038016708,'Russian Federation','catalogue','russian federation',1);
INSERT INTO names VALUES(8113716489516552070,'talks','description','talks',1);
CREATE TABLE name_words (     -- words of names
  word TEXT NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
  count INTEGER NOT NULL,
  PRIMARY KEY (word, actor)
) STRICT, WITHOUT ROWID;
INSERT INTO name_words VALUES('antonio',-5065958843792760336,1);
INSERT INTO name_words VALUES('belarus',1008187841099811156,2);
INSERT INTO name_words VALUES('belarus',1895501227540875067,2);
INSERT INTO name_words VALUES('elin',-5133952251740347868,2);
INSERT INTO name_words VALUES('elin',-809289708445483023,2);
INSERT INTO name_words VALUES('european',-1415618742616917893,2);
INSERT INTO name_words VALUES('federation',6989367233038016708,1);
INSERT INTO name_words VALUES('geneva',4139761390907954945,2);
INSERT INTO name_words VALUES('horbenko',-5133952251740347868,2);
INSERT INTO name_words VALUES('horbenko',6792178881594811600,2);
INSERT INTO name_words VALUES('hungary',-3354015796082615253,2);
INSERT INTO name_words VALUES('kremlin',6989367233038016708,1);
INSERT INTO name_words VALUES('marco',-5065958843792760336,4);
INSERT INTO name_words VALUES('moscow',6989367233038016708,1);
INSERT INTO name_words VALUES('on',1895501227540875067,2);
INSERT INTO name_words VALUES('pavlo',-5133952251740347868,2);
INSERT INTO name_words VALUES('pavlo',6792178881594811600,2);
INSERT INTO name_words VALUES('rubio',-5065958843792760336,6);
INSERT INTO name_words VALUES('russia',6989367233038016708,3);
INSERT INTO name_words VALUES('russian',6989367233038016708,1);
INSERT INTO name_words VALUES('sanctions',1895501227540875067,2);
INSERT INTO name_words VALUES('sandvik',-5133952251740347868,2);
INSERT INTO name_words VALUES('sandvik',-809289708445483023,2);
INSERT INTO name_words VALUES('ukraine',-8463067329492701683,3);
INSERT INTO name_words VALUES('union',-1415618742616917893,2);
CREATE TABLE nodes (          -- local actors that identity cannot tell apart
  node INTEGER PRIMARY KEY,   -- hash of what follows
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  initials TEXT NOT NULL,
  day INTEGER NOT NULL,
  span INTEGER NOT NULL,
  link TEXT NOT NULL,         -- id of the catalogue, or empty
  judged INTEGER NOT NULL,    -- the local actor that a judgement singles out, or 0
  basis TEXT NOT NULL,
  local_actors INTEGER NOT NULL,
  actor INTEGER
) STRICT;
INSERT INTO nodes VALUES(-8002744789834438168,'country','','','',0,0,'RUS',0,'recognised',2,6989367233038016708);
INSERT INTO nodes VALUES(-6302198917230939463,'country','','','',0,0,'UKR',0,'recognised',2,-8463067329492701683);
INSERT INTO nodes VALUES(-4963710935051209922,'place','geneva','','',0,0,'',0,'full name',2,4139761390907954945);
INSERT INTO nodes VALUES(-4909665006231960098,'body','european union','','',0,0,'',0,'full name',1,-1415618742616917893);
INSERT INTO nodes VALUES(-4247182953010740630,'person','elin sandvik','','',0,0,'',0,'full name',1,-809289708445483023);
INSERT INTO nodes VALUES(-3796265044816759462,'person','pavlo horbenko','UKR','',0,0,'',-7860669420705156282,'full name',1,-5133952251740347868);
INSERT INTO nodes VALUES(-2406252450466191655,'event','','','',0,0,'',0,'alone',1,6814876149036272724);
INSERT INTO nodes VALUES(1728723105901493706,'person','elin sandvik','','',0,0,'',839170471037553607,'full name',1,-5133952251740347868);
INSERT INTO nodes VALUES(3339282925232432549,'event','','','',0,0,'',0,'alone',1,-3325001495376759055);
INSERT INTO nodes VALUES(3547152192408400833,'person','pavlo horbenko','','',0,0,'',0,'full name',1,6792178881594811600);
INSERT INTO nodes VALUES(4070711828887578771,'event','sanctions on belarus','','',20155,14,'',0,'name and date',1,1895501227540875067);
INSERT INTO nodes VALUES(5450517189954980040,'event','','','',0,0,'',0,'alone',1,8113716489516552070);
INSERT INTO nodes VALUES(6207246149609695024,'event','','','',0,0,'',0,'alone',1,-8058892253827932853);
INSERT INTO nodes VALUES(7605530396897334529,'place','hungary','','',0,0,'',0,'full name',1,-3354015796082615253);
INSERT INTO nodes VALUES(7863569507786625932,'place','belarus','','',0,0,'',0,'full name',1,1008187841099811156);
INSERT INTO nodes VALUES(8623521294707596152,'person','','','',0,0,'person.marco-rubio',0,'recognised',2,-5065958843792760336);
CREATE TABLE node_blocks (
  block TEXT NOT NULL,
  node INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
  PRIMARY KEY (block, node)
) STRICT, WITHOUT ROWID;
INSERT INTO node_blocks VALUES('=RUS',-8002744789834438168);
INSERT INTO node_blocks VALUES('=UKR',-6302198917230939463);
INSERT INTO node_blocks VALUES('l:geneva',-4963710935051209922);
INSERT INTO node_blocks VALUES('o:european union',-4909665006231960098);
INSERT INTO node_blocks VALUES('p:elin sandvik',-4247182953010740630);
INSERT INTO node_blocks VALUES('@92e94acf3a17f346',-3796265044816759462);
INSERT INTO node_blocks VALUES('p:pavlo horbenko',-3796265044816759462);
INSERT INTO node_blocks VALUES('@f896d8d36ffe3bc2',-2406252450466191655);
INSERT INTO node_blocks VALUES('@0ba55518e830cbc7',1728723105901493706);
INSERT INTO node_blocks VALUES('p:elin sandvik',1728723105901493706);
INSERT INTO node_blocks VALUES('@966b128cc4bdfac2',3339282925232432549);
INSERT INTO node_blocks VALUES('p:pavlo horbenko',3547152192408400833);
INSERT INTO node_blocks VALUES('e:sanctions on belarus',4070711828887578771);
INSERT INTO node_blocks VALUES('@0a2841af501e6384',5450517189954980040);
INSERT INTO node_blocks VALUES('@a8b6b9ce3d70fca9',6207246149609695024);
INSERT INTO node_blocks VALUES('l:hungary',7605530396897334529);
INSERT INTO node_blocks VALUES('l:belarus',7863569507786625932);
INSERT INTO node_blocks VALUES('=person.marco-rubio',8623521294707596152);
CREATE TABLE judgements (
  number INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL,
  first TEXT NOT NULL,        -- "left" and "right" in the order of their spelling
  second TEXT NOT NULL,
  author TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;
INSERT INTO judgements VALUES(1,'same','@0ba55518e830cbc7','@92e94acf3a17f346','tester','2026-11-25T19:39:37Z');
CREATE TABLE pending_blocks (block TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE pending_actors (actor INTEGER PRIMARY KEY) STRICT;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO settings VALUES('identity','1 b79cb745db1f3b72 32fa8cfdfa284dc7');
CREATE INDEX local_actors_of_document ON local_actors (document, ordinal);
CREATE INDEX local_actors_of_node ON local_actors (node, id);
CREATE INDEX local_actors_unsettled ON local_actors (node) WHERE actor IS NULL;
CREATE INDEX local_actors_of_actor ON local_actors (actor, document, ordinal);
CREATE INDEX claims_of_document ON claims (document, ordinal);
CREATE INDEX claims_of_place ON claims (place) WHERE place IS NOT NULL;
CREATE INDEX participants_of_local_actor ON participants (local_actor);
CREATE INDEX speakers_of_local_actor ON speakers (local_actor);
CREATE INDEX ties_from ON ties (from_actor, to_actor);
CREATE INDEX ties_to ON ties (to_actor, from_actor);
CREATE INDEX names_folded ON names (folded, kind, actor);
CREATE INDEX name_words_of_actor ON name_words (actor);
CREATE INDEX node_blocks_of_node ON node_blocks (node);
CREATE INDEX judgements_of_first ON judgements (first, second);
CREATE INDEX judgements_of_second ON judgements (second);
CREATE VIEW v_documents AS
  SELECT printf('%016x', d.id) AS id, d.published, d.title, d.source, a.path, a.reference, a.url, d.claims,
         length(CAST(t.text AS BLOB)) AS bytes
  FROM documents d
  JOIN appearances a ON a.document = d.id AND a.key = d.appearance
  JOIN texts t ON t.document = d.id;
CREATE VIEW v_actors AS
  SELECT id, name, type, country, role, documents, local_actors AS chains,
         (SELECT group_concat(surface, ' | ')
          FROM (SELECT DISTINCT surface FROM names
                WHERE names.actor = actors.key AND kind IN ('name', 'description') ORDER BY surface)) AS aliases
  FROM actors;
CREATE VIEW v_mentions AS
  SELECT printf('%016x', l.document) AS document, m.begin, m.end,
         CAST(substr(CAST(t.text AS BLOB), m.begin + 1, m.end - m.begin) AS TEXT) AS text, m.kind,
         a.id AS actor, a.name, a.type
  FROM mentions m
  JOIN local_actors l ON l.id = m.local_actor
  JOIN texts t ON t.document = l.document
  JOIN actors a ON a.key = l.actor;
CREATE VIEW v_claims AS
  SELECT printf('%016x', c.id) AS id, printf('%016x', c.document) AS document, d.published, d.source,
         (SELECT group_concat(name, ', ') FROM (
            SELECT a.name FROM participants p JOIN local_actors l ON l.id = p.local_actor
            JOIN actors a ON a.key = l.actor WHERE p.claim = c.id AND p.side = 0 ORDER BY p.ordinal)) AS subjects,
         c.predicate,
         (SELECT group_concat(name, ', ') FROM (
            SELECT a.name FROM participants p JOIN local_actors l ON l.id = p.local_actor
            JOIN actors a ON a.key = l.actor WHERE p.claim = c.id AND p.side > 0 ORDER BY p.ordinal)) AS objects,
         c.class, c.polarity, c.status, c.first, c.last,
         (SELECT a.name FROM speakers s JOIN local_actors l ON l.id = s.local_actor
          JOIN actors a ON a.key = l.actor WHERE s.claim = c.id ORDER BY s.ordinal LIMIT 1) AS speaker,
         (SELECT a.name FROM local_actors l JOIN actors a ON a.key = l.actor WHERE l.id = c.place) AS place,
         c.confidence, c.rule,
         CAST(substr(CAST(t.text AS BLOB), c.begin + 1, c.end - c.begin) AS TEXT) AS quote, c.begin, c.end
  FROM claims c
  JOIN documents d ON d.id = c.document
  JOIN texts t ON t.document = c.document;
CREATE VIEW v_ties AS
  SELECT printf('%016x', t.claim) AS claim, f.id AS from_id, f.name AS from_name, c.predicate,
         o.id AS to_id, o.name AS to_name, c.class, c.polarity, c.status, c.confidence,
         coalesce(c.first, d.published) AS first, coalesce(c.last, d.published) AS last, d.source,
         printf('%016x', c.document) AS document
  FROM ties t
  JOIN claims c ON c.id = t.claim
  JOIN documents d ON d.id = c.document
  JOIN actors f ON f.key = t.from_actor
  JOIN actors o ON o.key = t.to_actor
  WHERE t.from_actor <> t.to_actor;
CREATE VIEW v_edges AS
  SELECT from_id, from_name, predicate, to_id, to_name, class, polarity, status, count(DISTINCT claim) AS claims,
         count(DISTINCT document) AS documents, count(DISTINCT nullif(source, '')) AS sources,
         min(nullif(first, '')) AS first, max(nullif(last, '')) AS last, max(confidence) AS confidence
  FROM v_ties
  GROUP BY from_id, to_id, predicate, class, polarity, status;
CREATE VIEW v_judgements AS
  SELECT number, verdict, first, second, author, time,
         EXISTS (SELECT 1 FROM judgements n WHERE n.first = j.first AND n.second = j.second
                 AND (n.time, n.number) > (j.time, j.number)) AS superseded
  FROM judgements j;
PRAGMA writable_schema=OFF;
PRAGMA application_id = 1801937508;
PRAGMA user_version = 1;
COMMIT;
