PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE queue (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  created INTEGER NOT NULL
) STRICT;
INSERT INTO queue VALUES(1,'default',1795858607);
INSERT INTO queue VALUES(2,'sales',1795858608);
CREATE TABLE setting (
  queue INTEGER NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (queue, key)
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES(0,'address','help@desk.example');
INSERT INTO setting VALUES(0,'autoclose-days','5');
INSERT INTO setting VALUES(0,'confirm','no');
INSERT INTO setting VALUES(0,'hold-seconds','0');
INSERT INTO setting VALUES(0,'sendmail','/bin/true');
INSERT INTO setting VALUES(2,'address','sales@desk.example');
CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO secret VALUES('token',X'42cc0dae07f3a71b97e3d8ffe593049fb6e1ef26f148cf49d51ba85b72c58c5b');
CREATE TABLE ticket (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  queue INTEGER NOT NULL REFERENCES queue (id),
  subject TEXT NOT NULL,
  requester_name TEXT NOT NULL,
  requester_address TEXT,
  status TEXT NOT NULL,
  priority INTEGER NOT NULL DEFAULT 1,
  assignee TEXT,
  account TEXT,
  login_url TEXT,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  answered INTEGER,
  closed INTEGER,
  hold_until INTEGER,
  waiting TEXT,
  waiting_since INTEGER,
  last_human INTEGER NOT NULL,
  message_count INTEGER NOT NULL DEFAULT 0,
  undelivered INTEGER NOT NULL DEFAULT 0,
  vouched INTEGER NOT NULL DEFAULT 1,
  merged_into INTEGER REFERENCES ticket (id)
, warned INTEGER) STRICT;
INSERT INTO ticket VALUES(1,1,'Printer','Jane Doe','jane@customer.example','open',1,NULL,NULL,NULL,1795858608,1795858612,1795858609,NULL,NULL,'us',1795858609,1795858609,4,0,1,NULL,NULL);
INSERT INTO ticket VALUES(2,1,'Invoice','Joe','joe@firm.example','hold',1,'anna',NULL,NULL,1795858608,1795858612,NULL,NULL,4070908800,'us',1795858608,1795858608,1,0,1,NULL,NULL);
INSERT INTO ticket VALUES(3,1,'Re: Printer','Sam','sam@stranger.example','open',1,NULL,NULL,NULL,1795858609,1795858611,NULL,NULL,NULL,'us',1795858609,1795858609,0,0,1,1,NULL);
INSERT INTO ticket VALUES(4,1,'Re: Printer','Jane Doe','jane@customer.example','open',1,NULL,NULL,NULL,1795858612,1795858612,NULL,NULL,NULL,'us',1795858609,1795858609,1,0,1,NULL,NULL);
CREATE TABLE message (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  direction TEXT NOT NULL,
  class TEXT NOT NULL,
  class_reason TEXT NOT NULL,
  rule TEXT NOT NULL,
  message_id TEXT NOT NULL,
  id_key BLOB NOT NULL,
  in_reply_to TEXT NOT NULL,
  reference_ids TEXT NOT NULL,
  from_name TEXT NOT NULL,
  from_address TEXT,
  subject TEXT NOT NULL,
  date INTEGER,
  received INTEGER NOT NULL,
  stranger INTEGER NOT NULL,
  unreadable INTEGER NOT NULL DEFAULT 0,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  marks TEXT NOT NULL,
  text TEXT NOT NULL
, partly_read INTEGER NOT NULL DEFAULT 0, reading INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO message VALUES(1,1,'in','human','no header says otherwise','new','a@x',X'bd39e6feafd837011c64e8a29c3fdffe','','','Jane Doe','jane@customer.example','Printer',1795420800,1795858608,0,0,188,'3094a17c23213aa3a84e557db62129d06fed3807c1f16a1594ebe04f05b464e6','7b061773662de6c4b83bc62210833154f19d6bdc133a9fecc8c10bb880689c44','','Something is wrong.',0,0);
INSERT INTO message VALUES(2,2,'in','human','no header says otherwise','new','b@x',X'68c7910385b45fa844f66c263c41f5b3','','','Joe','joe@firm.example','Invoice',1795420800,1795858608,0,0,146,'fd4e8b3493569716dc8f277ee8ce602abc9f4b1df8a9ff6e39d0cc16fbb2f102','8571e234ebb7241fe1a4ab2e5f6053cd3ec3b5ca1066c189cc110b9fc05472c7','','Where is my invoice?',0,0);
INSERT INTO message VALUES(3,4,'in','human','no header says otherwise','message-id','c@x',X'84898daac4bb9c94cd2c554e497be369','a@x','','Jane Doe','jane@customer.example','Re: Printer',1795420800,1795858609,0,0,171,'8afd24412f0aed72274eddb6fceb701f1e9fe4e7a42f8796bf9ac28f155c7f22','1faa6bf668df219875199ec76ea557d64c12e8d4d3e88d936034f915a7a05e68','','Still wrong.',0,0);
INSERT INTO message VALUES(4,1,'in','human','no header says otherwise','new','d@x',X'b14b01e65d9671afe9702f806300ad6d','a@x','','Sam','sam@stranger.example','Re: Printer',1795420800,1795858609,0,0,160,'d20268b315e54969aef629036074d730d756dd80bafc0ec22c3dfdb91563e679','73e45cf71ce825fb5a56550858043b28b3282c6b221d1a8c14279b25eaeaa854','','Me too.',0,0);
INSERT INTO message VALUES(5,1,'out','human','written by anna','new','1.1fv7k5k53lrjz.5lrczjn76f7bbvev@desk.example',X'be2f6c24ad57d8ad546e900fbb97d3db','c@x',replace('a@x\nc@x','\n',char(10)),'','help@desk.example','Re: Printer [Ticket #1]',1795858609,1795858609,0,0,353,'8bfd30552c1362df9405b2398eb19fb5fc717c841eb8f3e58028d4ba31fbc2e5','6ba84e6ceb580775e9605b1a89c37a75c7a9d7a5a1c3db42b2631badd8eec2ca','','Try again.',0,0);
INSERT INTO message VALUES(6,1,'note','human','written by anna','new','note.1.199flqfebrez1@desk.example',X'caa7d4615ba559cb04979025861ea7ca','1.1fv7k5k53lrjz.5lrczjn76f7bbvev@desk.example',replace('a@x\nc@x\n1.1fv7k5k53lrjz.5lrczjn76f7bbvev@desk.example','\n',char(10)),'anna',NULL,'Printer',1795858610,1795858610,0,0,336,'a67f5460fc5453d5dd787a73245eb34c2c4f1093623f4026899ed325bc5fb46c','e7520cd44657cc5b7ce9011bc4040181cea0bd76b0eadfaf4386fda425fca7cc','','She called.',0,0);
CREATE TABLE raw (
  chunk INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
INSERT INTO raw VALUES(65536,X'46726f6d3a204a616e6520446f65203c6a616e6540637573746f6d65722e6578616d706c653e0a546f3a2068656c70406465736b2e6578616d706c650a5375626a6563743a205072696e7465720a446174653a204d6f6e2c203233204e6f7620323032362030383a30303a3030202b303030300a4d6573736167652d49443a203c6140783e0a43633a204361726c203c6361726c40637573746f6d65722e6578616d706c653e0a0a536f6d657468696e672069732077726f6e672e0a');
INSERT INTO raw VALUES(131072,X'46726f6d3a204a6f65203c6a6f65406669726d2e6578616d706c653e0a546f3a2068656c70406465736b2e6578616d706c650a5375626a6563743a20496e766f6963650a446174653a204d6f6e2c203233204e6f7620323032362030383a30303a3030202b303030300a4d6573736167652d49443a203c6240783e0a0a5768657265206973206d7920696e766f6963653f0a');
INSERT INTO raw VALUES(196608,X'46726f6d3a204a616e6520446f65203c6a616e6540637573746f6d65722e6578616d706c653e0a546f3a2068656c70406465736b2e6578616d706c650a5375626a6563743a2052653a205072696e7465720a446174653a204d6f6e2c203233204e6f7620323032362030383a30303a3030202b303030300a4d6573736167652d49443a203c6340783e0a496e2d5265706c792d546f3a203c6140783e0a0a5374696c6c2077726f6e672e0a');
INSERT INTO raw VALUES(262144,X'46726f6d3a2053616d203c73616d40737472616e6765722e6578616d706c653e0a546f3a2068656c70406465736b2e6578616d706c650a5375626a6563743a2052653a205072696e7465720a446174653a204d6f6e2c203233204e6f7620323032362030383a30303a3030202b303030300a4d6573736167652d49443a203c6440783e0a496e2d5265706c792d546f3a203c6140783e0a0a4d6520746f6f2e0a');
INSERT INTO raw VALUES(327680,X'446174653a205361742c203238204e6f7620323032362030393a33363a3439202b303030300a46726f6d3a2068656c70406465736b2e6578616d706c650a546f3a204a616e6520446f65203c6a616e6540637573746f6d65722e6578616d706c653e0a43633a204361726c203c6361726c40637573746f6d65722e6578616d706c653e0a5375626a6563743a2052653a205072696e746572205b5469636b65742023315d0a4d6573736167652d49643a203c312e316676376b356b35336c726a7a2e356c72637a6a6e373666376262766576406465736b2e6578616d706c653e0a496e2d5265706c792d546f3a203c6340783e0a5265666572656e6365733a203c6140783e203c6340783e0a4d494d452d56657273696f6e3a20312e300a436f6e74656e742d547970653a20746578742f706c61696e3b20636861727365743d7574662d383b20666f726d61743d666c6f7765640a0a54727920616761696e2e0a');
INSERT INTO raw VALUES(393216,X'446174653a205361742c203238204e6f7620323032362030393a33363a3530202b303030300a46726f6d3a20616e6e613a203b0a5375626a6563743a205072696e7465720a4d6573736167652d49643a203c6e6f74652e312e313939666c7166656272657a31406465736b2e6578616d706c653e0a496e2d5265706c792d546f3a203c312e316676376b356b35336c726a7a2e356c72637a6a6e373666376262766576406465736b2e6578616d706c653e0a5265666572656e6365733a203c6140783e203c6340783e203c312e316676376b356b35336c726a7a2e356c72637a6a6e373666376262766576406465736b2e6578616d706c653e0a4d494d452d56657273696f6e3a20312e300a436f6e74656e742d547970653a20746578742f706c61696e3b20636861727365743d7574662d383b20666f726d61743d666c6f7765640a0a5368652063616c6c65642e0a');
CREATE TABLE reference (
  id_key BLOB NOT NULL,
  message INTEGER NOT NULL REFERENCES message (id),
  PRIMARY KEY (id_key, message)
) STRICT, WITHOUT ROWID;
INSERT INTO reference VALUES(X'84898daac4bb9c94cd2c554e497be369',5);
INSERT INTO reference VALUES(X'84898daac4bb9c94cd2c554e497be369',6);
INSERT INTO reference VALUES(X'bd39e6feafd837011c64e8a29c3fdffe',3);
INSERT INTO reference VALUES(X'bd39e6feafd837011c64e8a29c3fdffe',4);
INSERT INTO reference VALUES(X'bd39e6feafd837011c64e8a29c3fdffe',5);
INSERT INTO reference VALUES(X'bd39e6feafd837011c64e8a29c3fdffe',6);
INSERT INTO reference VALUES(X'be2f6c24ad57d8ad546e900fbb97d3db',6);
CREATE TABLE part (
  message INTEGER NOT NULL REFERENCES message (id),
  number INTEGER NOT NULL,
  type TEXT NOT NULL,
  charset TEXT,
  disposition TEXT,
  filename TEXT,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  enclosing INTEGER,
  is_body INTEGER NOT NULL,
  PRIMARY KEY (message, number)
) STRICT, WITHOUT ROWID;
INSERT INTO part VALUES(1,1,'text/plain',NULL,NULL,NULL,20,'e942931fc3410c2c70ec0eacf73baacc6f427c921bb46bf308231d3e366adccb',NULL,1);
INSERT INTO part VALUES(2,1,'text/plain',NULL,NULL,NULL,21,'360c42c1b3692e59dac4e76a67effcc9bb94993f60f2b9caa0a90524220da230',NULL,1);
INSERT INTO part VALUES(3,1,'text/plain',NULL,NULL,NULL,13,'ca407ad29768af2244208dc977e57ac2ab5d92f8f0210f721c22ffc9d070836b',NULL,1);
INSERT INTO part VALUES(4,1,'text/plain',NULL,NULL,NULL,8,'a42a32ed3f9eada35a107e3c541fcadf796daeb961930b9d37b568426da53e2e',NULL,1);
INSERT INTO part VALUES(5,1,'text/plain','utf-8',NULL,NULL,11,'048c2eb1068a09d276658b94381fb6fb6d4050f4ed715c1d1816dc398680661f',NULL,1);
INSERT INTO part VALUES(6,1,'text/plain','utf-8',NULL,NULL,12,'99b3d9d0701c170be8e2301e2def8f54d0a4f0029432cc7e618dfd16a8f99484',NULL,1);
CREATE TABLE mailbox (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  domain TEXT NOT NULL,
  person INTEGER
) STRICT;
INSERT INTO mailbox VALUES(1,'jane@customer.example','customer.example',NULL);
INSERT INTO mailbox VALUES(2,'help@desk.example','desk.example',NULL);
INSERT INTO mailbox VALUES(3,'carl@customer.example','customer.example',NULL);
INSERT INTO mailbox VALUES(4,'joe@firm.example','firm.example',NULL);
INSERT INTO mailbox VALUES(5,'sam@stranger.example','stranger.example',NULL);
CREATE TABLE correspondent (
  mailbox INTEGER NOT NULL REFERENCES mailbox (id),
  message INTEGER NOT NULL REFERENCES message (id),
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (mailbox, message, role)
) STRICT, WITHOUT ROWID;
INSERT INTO correspondent VALUES(1,1,'from','Jane Doe');
INSERT INTO correspondent VALUES(1,3,'from','Jane Doe');
INSERT INTO correspondent VALUES(1,5,'to','Jane Doe');
INSERT INTO correspondent VALUES(2,1,'to','');
INSERT INTO correspondent VALUES(2,2,'to','');
INSERT INTO correspondent VALUES(2,3,'to','');
INSERT INTO correspondent VALUES(2,4,'to','');
INSERT INTO correspondent VALUES(2,5,'from','');
INSERT INTO correspondent VALUES(3,1,'cc','Carl');
INSERT INTO correspondent VALUES(3,5,'cc','Carl');
INSERT INTO correspondent VALUES(4,2,'from','Joe');
INSERT INTO correspondent VALUES(5,4,'from','Sam');
CREATE TABLE participant (
  mailbox INTEGER NOT NULL REFERENCES mailbox (id),
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (mailbox, ticket)
) STRICT, WITHOUT ROWID;
INSERT INTO participant VALUES(1,1,'Jane Doe','requester');
INSERT INTO participant VALUES(1,4,'Jane Doe','requester');
INSERT INTO participant VALUES(3,1,'Carl','participant');
INSERT INTO participant VALUES(4,2,'Joe','requester');
INSERT INTO participant VALUES(5,1,'Sam','participant');
INSERT INTO participant VALUES(5,3,'Sam','requester');
CREATE TABLE delivery (
  message INTEGER NOT NULL REFERENCES message (id),
  queue INTEGER NOT NULL REFERENCES queue (id),
  recipient TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (message, queue, recipient)
) STRICT, WITHOUT ROWID;
INSERT INTO delivery VALUES(1,1,'',1795858608);
INSERT INTO delivery VALUES(2,1,'',1795858608);
INSERT INTO delivery VALUES(3,1,'',1795858609);
INSERT INTO delivery VALUES(4,1,'',1795858609);
INSERT INTO delivery VALUES(5,1,'',1795858609);
INSERT INTO delivery VALUES(6,1,'',1795858610);
CREATE TABLE base_subject (
  queue INTEGER NOT NULL REFERENCES queue (id),
  subject_key BLOB NOT NULL,
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  PRIMARY KEY (queue, subject_key, ticket)
) STRICT, WITHOUT ROWID;
INSERT INTO base_subject VALUES(1,X'52d6e3de4fa0dcc29946695f93940c3e',2);
INSERT INTO base_subject VALUES(1,X'ba70e1dacc17e1a77072ce9705bcbe3b',1);
INSERT INTO base_subject VALUES(1,X'ba70e1dacc17e1a77072ce9705bcbe3b',3);
INSERT INTO base_subject VALUES(1,X'ba70e1dacc17e1a77072ce9705bcbe3b',4);
CREATE TABLE recipient (
  message INTEGER NOT NULL REFERENCES message (id),
  address TEXT NOT NULL,
  state TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (message, address)
) STRICT, WITHOUT ROWID;
INSERT INTO recipient VALUES(5,'carl@customer.example','sent','');
INSERT INTO recipient VALUES(5,'jane@customer.example','sent','');
CREATE TABLE trial (
  message INTEGER NOT NULL REFERENCES message (id),
  place INTEGER NOT NULL,
  rule TEXT NOT NULL,
  result TEXT NOT NULL,
  ticket INTEGER,
  evidence TEXT NOT NULL,
  PRIMARY KEY (message, place)
) STRICT, WITHOUT ROWID;
INSERT INTO trial VALUES(1,0,'token','miss',NULL,'no signed token in the recipient or in the ids of our mails');
INSERT INTO trial VALUES(1,1,'bounce','miss',NULL,'reports on no mail of ours');
INSERT INTO trial VALUES(1,2,'message-id','miss',NULL,'names no stored mail of this queue, and none names it');
INSERT INTO trial VALUES(1,3,'subject-tag','miss',NULL,'no tag of an existing ticket in the subject');
INSERT INTO trial VALUES(1,4,'subject','miss',NULL,'no ticket of this queue has the base subject');
INSERT INTO trial VALUES(1,5,'new','hit',NULL,'no rule found a ticket');
INSERT INTO trial VALUES(2,0,'token','miss',NULL,'no signed token in the recipient or in the ids of our mails');
INSERT INTO trial VALUES(2,1,'bounce','miss',NULL,'reports on no mail of ours');
INSERT INTO trial VALUES(2,2,'message-id','miss',NULL,'names no stored mail of this queue, and none names it');
INSERT INTO trial VALUES(2,3,'subject-tag','miss',NULL,'no tag of an existing ticket in the subject');
INSERT INTO trial VALUES(2,4,'subject','miss',NULL,'no ticket of this queue has the base subject');
INSERT INTO trial VALUES(2,5,'new','hit',NULL,'no rule found a ticket');
INSERT INTO trial VALUES(3,0,'token','miss',NULL,'no signed token in the recipient or in the ids of our mails');
INSERT INTO trial VALUES(3,1,'bounce','miss',NULL,'reports on no mail of ours');
INSERT INTO trial VALUES(3,2,'message-id','hit',1,'In-Reply-To <a@x> is m1');
INSERT INTO trial VALUES(4,0,'token','miss',NULL,'no signed token in the recipient or in the ids of our mails');
INSERT INTO trial VALUES(4,1,'bounce','miss',NULL,'reports on no mail of ours');
INSERT INTO trial VALUES(4,2,'message-id','refused',1,'In-Reply-To <a@x> is m1: the sender is no participant of #1');
INSERT INTO trial VALUES(4,3,'subject-tag','miss',NULL,'no tag of an existing ticket in the subject');
INSERT INTO trial VALUES(4,4,'subject','refused',1,'same base subject ''printer'': the sender is no participant of #1');
INSERT INTO trial VALUES(4,5,'new','hit',NULL,'no rule found a ticket');
CREATE TABLE tag (
  tag TEXT NOT NULL COLLATE NOCASE,
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  PRIMARY KEY (tag, ticket)
) STRICT, WITHOUT ROWID;
INSERT INTO tag VALUES('urgent',1);
CREATE TABLE link (
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  other INTEGER NOT NULL REFERENCES ticket (id),
  PRIMARY KEY (ticket, other)
) STRICT, WITHOUT ROWID;
INSERT INTO link VALUES(1,2);
INSERT INTO link VALUES(1,3);
INSERT INTO link VALUES(1,4);
INSERT INTO link VALUES(2,1);
INSERT INTO link VALUES(3,1);
INSERT INTO link VALUES(4,1);
CREATE TABLE field (
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (ticket, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket INTEGER REFERENCES ticket (id),
  message INTEGER REFERENCES message (id),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  before TEXT,
  after TEXT,
  note TEXT NOT NULL
, change INTEGER REFERENCES change (id)) STRICT;
INSERT INTO event VALUES(1,NULL,NULL,1795858607,'anna','setting',NULL,'help@desk.example','address',NULL);
INSERT INTO event VALUES(2,NULL,NULL,1795858607,'anna','setting',NULL,'/bin/true','sendmail',NULL);
INSERT INTO event VALUES(3,NULL,NULL,1795858608,'anna','setting',NULL,'no','confirm',NULL);
INSERT INTO event VALUES(4,NULL,NULL,1795858608,'anna','setting',NULL,'5','autoclose-days',NULL);
INSERT INTO event VALUES(5,NULL,NULL,1795858608,'anna','queue',NULL,'sales','',NULL);
INSERT INTO event VALUES(6,NULL,NULL,1795858608,'anna','setting',NULL,'sales@desk.example','address of queue sales',NULL);
INSERT INTO event VALUES(7,1,NULL,1795858608,'ingest','created',NULL,'open','',NULL);
INSERT INTO event VALUES(8,1,1,1795858608,'ingest','message',NULL,NULL,'human, new',NULL);
INSERT INTO event VALUES(9,2,NULL,1795858608,'ingest','created',NULL,'open','',NULL);
INSERT INTO event VALUES(10,2,2,1795858608,'ingest','message',NULL,NULL,'human, new',NULL);
INSERT INTO event VALUES(11,1,3,1795858609,'ingest','message',NULL,NULL,'human, message-id',NULL);
INSERT INTO event VALUES(12,3,NULL,1795858609,'ingest','created',NULL,'open','',NULL);
INSERT INTO event VALUES(13,3,4,1795858609,'ingest','message',NULL,NULL,'human, new',NULL);
INSERT INTO event VALUES(14,3,NULL,1795858609,'ingest','link',NULL,'1','',NULL);
INSERT INTO event VALUES(15,1,NULL,1795858609,'ingest','link',NULL,'3','',NULL);
INSERT INTO event VALUES(16,1,5,1795858609,'anna','message',NULL,NULL,'answer',1);
INSERT INTO event VALUES(17,1,5,1795858609,'anna','status','open','answered','answered by m5',1);
INSERT INTO event VALUES(18,1,NULL,1795858610,'anna','tag',NULL,'urgent','',2);
INSERT INTO event VALUES(19,1,6,1795858610,'anna','message',NULL,NULL,'note',NULL);
INSERT INTO event VALUES(20,NULL,NULL,1795858610,'anna','setting',NULL,'0','hold-seconds',NULL);
INSERT INTO event VALUES(21,1,NULL,1795858611,'anna','status','answered','open','#3 is open',3);
INSERT INTO event VALUES(22,1,NULL,1795858611,'anna','merge','3','1','m4',3);
INSERT INTO event VALUES(23,3,NULL,1795858611,'anna','merge','3','1','m4',3);
INSERT INTO event VALUES(24,2,NULL,1795858611,'anna','status','open','hold','until 2099-01-01T00:00:00Z',4);
INSERT INTO event VALUES(25,2,NULL,1795858612,'anna','assignee',NULL,'anna','',5);
INSERT INTO event VALUES(26,1,NULL,1795858612,'anna','link',NULL,'2','',6);
INSERT INTO event VALUES(27,2,NULL,1795858612,'anna','link',NULL,'1','',6);
INSERT INTO event VALUES(28,4,NULL,1795858612,'anna','created',NULL,'open','split off from #1',NULL);
INSERT INTO event VALUES(29,1,NULL,1795858612,'anna','split','1','4','m3',7);
INSERT INTO event VALUES(30,4,NULL,1795858612,'anna','split','1','4','m3',7);
INSERT INTO event VALUES(31,4,NULL,1795858612,'anna','link',NULL,'1','',7);
INSERT INTO event VALUES(32,1,NULL,1795858612,'anna','link',NULL,'4','',7);
INSERT INTO event VALUES(33,NULL,NULL,1795881815,'test','account',NULL,'customer.example, plan=gold','customer',NULL);
INSERT INTO event VALUES(34,NULL,NULL,1795881815,'test','account',NULL,'joe@firm.example','joe',NULL);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search','search',0,'CREATE VIRTUAL TABLE search USING fts5 (
  subject, body, quoted, names, attachments,
  content = '''', tokenize = ''unicode61 remove_diacritics 2''
)');
CREATE TABLE IF NOT EXISTS 'search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_data VALUES(1,X'060b0f002f00');
INSERT INTO search_data VALUES(10,X'000000000106060006010101020101030101040101050101060101');
INSERT INTO search_data VALUES(137438953473,X'0000008b05306361726c010801030a0302077573746f6d657201080103050901046465736b010601030802026f65010601030301076578616d706c65010a0103060506010468656c70010601030701026973010601010301046a616e6501080103020401077072696e7465720102020109736f6d657468696e670106010102010577726f6e670106010104040c0f0b09100b090c0c10');
INSERT INTO search_data VALUES(274877906945,X'0000006b05306465736b020601030701076578616d706c6502080103050501046669726d0206010304010468656c7002060103060107696e766f696365020802010105020173020601010301036a6f6502080103020301026d790206010104010577686572650206010102040b0f0b0b0f080b09');
INSERT INTO search_data VALUES(412316860417,X'000000780930637573746f6d6572030601030501046465736b030601030802026f65030601030301076578616d706c65030801030605010468656c70030601030701046a616e6503080103020401077072696e7465720302030102726503020201057374696c6c0306010102010577726f6e670306010103040f0b090f0b0c0c070c');
INSERT INTO search_data VALUES(549755813889,X'0000006805306465736b040601030701076578616d706c65040801030505010468656c70040601030601026d65040601010201077072696e74657204020301027265040202010373616d04080103020302077472616e67657204060103040103746f6f0406010103040b0f0b090c070b0e');
INSERT INTO search_data VALUES(687194767361,X'000000930230310502050105616761696e050601010301046361726c050801030a0302077573746f6d657205080103080601046465736b050601030302026f65050601030601076578616d706c65050a0103040706010468656c70050601030201046a616e6505080103050401077072696e7465720502030102726505020201067469636b657405020402027279050601010204060c0c0f0b09100b0c0c070b');
INSERT INTO search_data VALUES(824633720833,X'000000320530616e6e610606010302010663616c6c6564060601010301077072696e74657206020201037368650606010102040b0d0c');
CREATE TABLE IF NOT EXISTS 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_idx VALUES(1,X'',2);
INSERT INTO search_idx VALUES(2,X'',2);
INSERT INTO search_idx VALUES(3,X'',2);
INSERT INTO search_idx VALUES(4,X'',2);
INSERT INTO search_idx VALUES(5,X'',2);
INSERT INTO search_idx VALUES(6,X'',2);
CREATE TABLE IF NOT EXISTS 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO search_docsize VALUES(1,X'0103000c00');
INSERT INTO search_docsize VALUES(2,X'0104000700');
INSERT INTO search_docsize VALUES(3,X'0202000800');
INSERT INTO search_docsize VALUES(4,X'0202000700');
INSERT INTO search_docsize VALUES(5,X'0402000c00');
INSERT INTO search_docsize VALUES(6,X'0102000100');
CREATE TABLE IF NOT EXISTS 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_config VALUES('version',4);
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  ticket INTEGER REFERENCES ticket (id),
  -- the message of ours that is sent, whose raw bytes are the mail; NULL for notices
  message INTEGER REFERENCES message (id),
  -- the notice; NULL where message has the bytes
  mail BLOB,
  message_id TEXT NOT NULL,
  -- envelope sender; empty is the null sender
  sender TEXT NOT NULL,
  created INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  -- NULL when nothing is left to do
  next_try INTEGER,
  -- process that is sending it now; see the type Claim
  claim TEXT
) STRICT;
INSERT INTO outbox VALUES(1,'answer',1,5,NULL,'1.1fv7k5k53lrjz.5lrczjn76f7bbvev@desk.example','help@desk.example',1795858609,1,NULL,NULL);
CREATE TABLE outbox_recipient (
  outbox INTEGER NOT NULL REFERENCES outbox (id),
  address TEXT NOT NULL,
  state TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (outbox, address)
) STRICT, WITHOUT ROWID;
INSERT INTO outbox_recipient VALUES(1,'carl@customer.example','sent','');
INSERT INTO outbox_recipient VALUES(1,'jane@customer.example','sent','');
CREATE TABLE notice (
  address TEXT NOT NULL,
  at INTEGER NOT NULL,
  outbox INTEGER NOT NULL REFERENCES outbox (id),
  PRIMARY KEY (address, at, outbox)
) STRICT, WITHOUT ROWID;
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  login_url TEXT
) STRICT;
INSERT INTO account VALUES(1,'customer',NULL);
INSERT INTO account VALUES(2,'joe',NULL);
CREATE TABLE account_pattern (
  pattern TEXT PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id)
) STRICT, WITHOUT ROWID;
INSERT INTO account_pattern VALUES('customer.example',1);
INSERT INTO account_pattern VALUES('joe@firm.example',2);
CREATE TABLE account_field (
  account INTEGER NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;
INSERT INTO account_field VALUES(1,'plan','gold');
CREATE TABLE canned (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  text TEXT NOT NULL,
  updated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  base TEXT NOT NULL COLLATE NOCASE,
  title TEXT NOT NULL COLLATE NOCASE,
  url TEXT,
  text TEXT NOT NULL,
  updated INTEGER NOT NULL,
  UNIQUE (base, title)
) STRICT;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','article_search','article_search',0,'CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text, tokenize = ''unicode61 remove_diacritics 2''
)');
CREATE TABLE IF NOT EXISTS 'article_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO article_search_data VALUES(1,X'');
INSERT INTO article_search_data VALUES(10,X'00000000000000');
CREATE TABLE IF NOT EXISTS 'article_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS 'article_search_content'(id INTEGER PRIMARY KEY, c0, c1);
CREATE TABLE IF NOT EXISTS 'article_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE IF NOT EXISTS 'article_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO article_search_config VALUES('version',4);
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reversal TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO change VALUES(1,'{"tickets":[{"gained":[{"column":{"_0":"status","_1":{"text":{"_0":"answered"}}}},{"column":{"_0":"waiting","_1":{"text":{"_0":"them"}}}},{"column":{"_0":"answered","_1":{"number":{"_0":1795858609}}}},{"column":{"_0":"waiting_since","_1":{"number":{"_0":1795858609}}}},{"message":{"_0":5,"isStranger":false}}],"ticket":1,"lost":[{"column":{"_0":"answered","_1":{"null":{}}}},{"column":{"_0":"waiting_since","_1":{"number":{"_0":1795858608}}}},{"column":{"_0":"status","_1":{"text":{"_0":"open"}}}},{"column":{"_0":"waiting","_1":{"text":{"_0":"us"}}}}]}]}',0);
INSERT INTO change VALUES(2,'{"tickets":[{"lost":[],"gained":[{"tag":{"_0":"urgent"}}],"ticket":1}]}',0);
INSERT INTO change VALUES(3,'{"tickets":[{"gained":[{"message":{"isStranger":false,"_0":4}},{"column":{"_1":{"text":{"_0":"open"}},"_0":"status"}},{"column":{"_1":{"text":{"_0":"us"}},"_0":"waiting"}},{"participant":{"mailbox":5,"name":"Sam","role":"participant"}}],"lost":[{"column":{"_1":{"text":{"_0":"answered"}},"_0":"status"}},{"column":{"_1":{"text":{"_0":"them"}},"_0":"waiting"}}],"ticket":1},{"gained":[{"column":{"_0":"merged_into","_1":{"number":{"_0":1}}}}],"lost":[{"column":{"_0":"merged_into","_1":{"null":{}}}},{"message":{"_0":4,"isStranger":false}}],"ticket":3}]}',0);
INSERT INTO change VALUES(4,'{"tickets":[{"ticket":2,"gained":[{"column":{"_0":"hold_until","_1":{"number":{"_0":4070908800}}}},{"column":{"_0":"status","_1":{"text":{"_0":"hold"}}}}],"lost":[{"column":{"_0":"hold_until","_1":{"null":{}}}},{"column":{"_0":"status","_1":{"text":{"_0":"open"}}}}]}]}',0);
INSERT INTO change VALUES(5,'{"tickets":[{"gained":[{"column":{"_0":"assignee","_1":{"text":{"_0":"anna"}}}}],"ticket":2,"lost":[{"column":{"_0":"assignee","_1":{"null":{}}}}]}]}',0);
INSERT INTO change VALUES(6,'{"tickets":[{"ticket":1,"lost":[],"gained":[{"link":{"_0":2}}]},{"ticket":2,"lost":[],"gained":[{"link":{"_0":1}}]}]}',0);
INSERT INTO change VALUES(7,'{"tickets":[{"lost":[{"message":{"_0":3,"isStranger":false}}],"gained":[{"link":{"_0":4}},{"splitOff":{"_0":3}}],"ticket":1},{"lost":[{"column":{"_0":"merged_into","_1":{"number":{"_0":1}}}}],"gained":[{"link":{"_0":1}},{"message":{"_0":3,"isStranger":false}},{"column":{"_0":"merged_into","_1":{"null":{}}}}],"ticket":4}]}',0);
CREATE TABLE split_off (
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  message INTEGER NOT NULL REFERENCES message (id),
  PRIMARY KEY (ticket, message)
) STRICT, WITHOUT ROWID;
INSERT INTO split_off VALUES(1,3);
CREATE TABLE retired_key (
  id INTEGER PRIMARY KEY,
  value BLOB NOT NULL,
  retired INTEGER NOT NULL,
  -- what it signed holds so long
  until INTEGER NOT NULL
) STRICT;
CREATE TABLE chain (
  place INTEGER PRIMARY KEY,
  message INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
INSERT INTO chain VALUES(1,1,'3094a17c23213aa3a84e557db62129d06fed3807c1f16a1594ebe04f05b464e6','22138328eef010a7360977d49c4773c612ddc57aa3b7c4ee1282052ec49f7126');
INSERT INTO chain VALUES(2,2,'fd4e8b3493569716dc8f277ee8ce602abc9f4b1df8a9ff6e39d0cc16fbb2f102','6705308111cbd867604634f964802302b5b44b31cf3b0ed71a704b7749be909d');
INSERT INTO chain VALUES(3,3,'8afd24412f0aed72274eddb6fceb701f1e9fe4e7a42f8796bf9ac28f155c7f22','b46df58ee358d099e47dcc0b47cea1a00397721a64e3e363e51e012ce441915b');
INSERT INTO chain VALUES(4,4,'d20268b315e54969aef629036074d730d756dd80bafc0ec22c3dfdb91563e679','c9f84cbf654592a6bfa4444e547e426f53bffd425984b35136a84c533525c3a9');
INSERT INTO chain VALUES(5,5,'8bfd30552c1362df9405b2398eb19fb5fc717c841eb8f3e58028d4ba31fbc2e5','122ac145efd019a6de4b82d4611f26e253dd61c609b9ad0b0ffd914b7cb23749');
INSERT INTO chain VALUES(6,6,'a67f5460fc5453d5dd787a73245eb34c2c4f1093623f4026899ed325bc5fb46c','0de20288b93d562ecae5b8eb59addc27de86f7e2a61a3acf84719e710e6e7114');
CREATE TABLE progress (
  name TEXT PRIMARY KEY,
  message INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE large_raw (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  message INTEGER UNIQUE REFERENCES message (id)
) STRICT;
CREATE TABLE further_delivery (
  queue INTEGER NOT NULL REFERENCES queue (id),
  message INTEGER NOT NULL REFERENCES message (id),
  PRIMARY KEY (queue, message)
) STRICT, WITHOUT ROWID;
CREATE TABLE failed_answer (
  message INTEGER PRIMARY KEY REFERENCES message (id),
  learned INTEGER NOT NULL
) STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('event',34);
INSERT INTO sqlite_sequence VALUES('ticket',4);
INSERT INTO sqlite_sequence VALUES('message',6);
INSERT INTO sqlite_sequence VALUES('outbox',1);
INSERT INTO sqlite_sequence VALUES('change',7);
CREATE INDEX ticket_by_status ON ticket (status, updated);
CREATE INDEX ticket_by_updated ON ticket (updated);
CREATE INDEX ticket_by_merge ON ticket (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX message_by_ticket ON message (ticket);
CREATE INDEX message_by_id ON message (id_key);
CREATE INDEX message_with_ticket ON message (id, ticket);
CREATE INDEX mailbox_by_person ON mailbox (person) WHERE person IS NOT NULL;
CREATE INDEX correspondent_by_message ON correspondent (message);
CREATE INDEX participant_by_ticket ON participant (ticket);
CREATE INDEX tag_by_ticket ON tag (ticket);
CREATE INDEX event_by_ticket ON event (ticket);
CREATE INDEX outbox_pending ON outbox (next_try) WHERE next_try IS NOT NULL;
CREATE INDEX outbox_by_message ON outbox (message) WHERE message IS NOT NULL;
CREATE INDEX outbox_by_ticket ON outbox (ticket);
CREATE INDEX notice_by_time ON notice (at);
CREATE VIEW queue_autoclose AS
SELECT id, coalesce(
  (SELECT value FROM setting WHERE queue = queue.id AND key = 'autoclose-days'),
  (SELECT value FROM setting WHERE queue = 0 AND key = 'autoclose-days'), '') AS days
FROM queue;
CREATE VIEW v_ticket AS
SELECT id AS ticket, queue_name AS queue, subject, requester_name, requester_address, status,
  CASE priority WHEN 0 THEN 'low' WHEN 1 THEN 'normal' WHEN 2 THEN 'high' ELSE 'urgent' END
    AS priority,
  assignee, coalesce(account, (SELECT name FROM account WHERE id = known)) AS account,
  coalesce(login_url, (SELECT login_url FROM account WHERE CASE WHEN t.account IS NULL THEN account.id = known
  ELSE account.name = t.account COLLATE NOCASE END)) AS login_url,
  strftime('%Y-%m-%dT%H:%M:%SZ', created, 'unixepoch') AS created, strftime('%Y-%m-%dT%H:%M:%SZ', updated, 'unixepoch') AS updated,
  strftime('%Y-%m-%dT%H:%M:%SZ', answered, 'unixepoch') AS answered, strftime('%Y-%m-%dT%H:%M:%SZ', closed, 'unixepoch') AS closed,
  strftime('%Y-%m-%dT%H:%M:%SZ', closes_at, 'unixepoch') AS closes_at, strftime('%Y-%m-%dT%H:%M:%SZ', hold_until, 'unixepoch') AS hold_until,
  waiting, strftime('%Y-%m-%dT%H:%M:%SZ', waiting_since, 'unixepoch') AS waiting_since, message_count,
  undelivered > 0 AS undelivered, merged_into
FROM (SELECT *, CASE WHEN vouched THEN (WITH RECURSIVE
  own (address, domain) AS (SELECT b.address, b.domain FROM participant AS p JOIN mailbox AS b ON b.id = p.mailbox
WHERE p.ticket = t.id AND p.role = 'requester'),
  above (name) AS (
    SELECT domain FROM own
    UNION ALL
    SELECT substr(name, instr(name, '.') + 1) FROM above WHERE instr(name, '.') > 0)
SELECT account FROM account_pattern
WHERE pattern IN (SELECT address FROM own UNION ALL SELECT name FROM above)
ORDER BY length(pattern) DESC LIMIT 1) END AS known FROM (SELECT t.id, t.queue, q.name AS queue_name, t.subject, t.requester_name, t.requester_address,
  CASE WHEN t.due <= unixepoch() THEN 'closed' WHEN t.back <= unixepoch() THEN 'open' ELSE t.status END
    AS status, t.status AS recorded_status,
  t.priority, t.assignee, t.account, t.login_url, t.created, t.updated, t.answered,
  CASE WHEN t.due <= unixepoch() THEN t.due ELSE t.closed END AS closed,
  CASE WHEN t.due > unixepoch() THEN t.due END AS closes_at,
  CASE WHEN t.hold_until > unixepoch() THEN t.hold_until END AS hold_until,
  CASE WHEN t.due <= unixepoch() THEN NULL WHEN t.back <= unixepoch() THEN 'us' ELSE t.waiting END
    AS waiting,
  CASE
    WHEN t.due <= unixepoch() THEN NULL
    WHEN t.back <= unixepoch() AND t.waiting IS NOT 'us' THEN t.back
    ELSE t.waiting_since
  END AS waiting_since,
  t.last_human, t.message_count, t.undelivered, t.vouched, t.merged_into
FROM (SELECT t.*,
  CASE WHEN t.status = 'answered' AND a.days <> '-1'
    THEN t.answered + CAST(a.days AS INTEGER) * 86400 END AS due,
  CASE WHEN t.status = 'hold' THEN t.hold_until END AS back
FROM ticket AS t JOIN queue_autoclose AS a ON a.id = t.queue) AS t JOIN queue AS q ON q.id = t.queue) AS t)
  AS t;
CREATE VIEW v_message AS
SELECT id AS message, ticket, direction, class, class_reason, rule, message_id, in_reply_to,
  from_name, from_address, subject, strftime('%Y-%m-%dT%H:%M:%SZ', date, 'unixepoch') AS date,
  strftime('%Y-%m-%dT%H:%M:%SZ', received, 'unixepoch') AS received, stranger, unreadable, partly_read, size, sha256,
  text
FROM message;
CREATE VIEW v_event AS
SELECT id AS event, ticket, message, strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch') AS at, actor, kind, before, after, note
FROM event;
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA application_id = 1416192875;
PRAGMA user_version = 9;
