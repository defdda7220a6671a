-- SPDX-License-Identifier: EUPL-1.2
-- A store of version 2 with a row or two in every table that is written, as "sqlite3 onedoor.db .dump" writes it. The tests build the
-- old file from it; it is never changed once a newer version was released.
PRAGMA application_id = 0x4F6E6564;
PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE pool (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),                      -- word of the centre's pack, as "housing"
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in which it is shown
  service_id TEXT,                                                    -- HSDS service that it leads to; NULL for reception
  usual_min INTEGER NOT NULL CHECK (usual_min >= 0),                  -- usual minutes of one visit; 0 = not known
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))        -- 1: no longer part of the house
) STRICT, WITHOUT ROWID;
INSERT INTO pool VALUES('housing',1,'019aa000-5e5e-7000-8000-000000000001',20,0);
INSERT INTO pool VALUES('old',2,NULL,0,1);
INSERT INTO pool VALUES('reception',0,NULL,5,0);
CREATE TABLE pool_need (
  pool_id TEXT NOT NULL REFERENCES pool (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in the pack
  need TEXT NOT NULL CHECK (need <> ''),                              -- id of a need, as "money"
  PRIMARY KEY (pool_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO pool_need VALUES('housing',0,'housing');
INSERT INTO pool_need VALUES('housing',1,'money');
INSERT INTO pool_need VALUES('reception',0,'person');
CREATE TABLE desk (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),                      -- word of the centre's pack, as "desk-1"
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in which it is shown
  floor TEXT,                                                         -- "0", "1"
  arrow TEXT CHECK (arrow IN ('left', 'right', 'up', 'down', 'ahead')), -- way to it, seen from the display
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))        -- 1: no longer part of the house
) STRICT, WITHOUT ROWID;
INSERT INTO desk VALUES('desk-1',0,'0','left',0);
INSERT INTO desk VALUES('desk-2',1,NULL,NULL,0);
CREATE TABLE desk_pool (
  desk_id TEXT NOT NULL REFERENCES desk (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- 0 = served first
  pool_id TEXT NOT NULL REFERENCES pool (id),
  PRIMARY KEY (desk_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO desk_pool VALUES('desk-1',0,'housing');
INSERT INTO desk_pool VALUES('desk-1',1,'reception');
INSERT INTO desk_pool VALUES('desk-2',0,'reception');
CREATE TABLE centre (
  slot INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),                 -- holds the table to one row
  id TEXT NOT NULL CHECK (id <> ''),                                  -- UUID of the house, source of its CloudEvents
  zone TEXT NOT NULL,                                                 -- IANA time zone
  language TEXT NOT NULL,                                             -- the house's own language, BCP 47
  rollover_hour INTEGER NOT NULL CHECK (rollover_hour BETWEEN 0 AND 23), -- hour of the wall clock at which a business day begins
  reception_pool TEXT NOT NULL REFERENCES pool (id),                  -- where "talk to a person" leads
  public_url TEXT NOT NULL                                            -- base of the phone page, no slash at the end
) STRICT;
INSERT INTO centre VALUES(1,'019aa000-cccc-7000-8000-000000000001','Europe/Madrid','es',4,'reception','http://127.0.0.1:8080');
CREATE TABLE centre_language (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),        -- order in which they are shown
  tag TEXT NOT NULL CHECK (tag <> '')                                 -- BCP 47
) STRICT;
INSERT INTO centre_language VALUES(0,'es');
INSERT INTO centre_language VALUES(1,'en');
CREATE TABLE need (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),        -- order in which they are shown
  id TEXT NOT NULL UNIQUE CHECK (id <> '')                            -- "work", "money", ..., "person"
) STRICT;
INSERT INTO need VALUES(0,'housing');
INSERT INTO need VALUES(1,'person');
CREATE TABLE label (
  owner TEXT NOT NULL CHECK (owner IN ('centre', 'need', 'pool', 'desk', 'place', 'message')), -- what it names; 'place' is a desk's room
  owner_id TEXT NOT NULL,                                             -- id of that; '' for the centre; position for a message
  tag TEXT NOT NULL CHECK (tag <> ''),                                -- BCP 47
  text TEXT NOT NULL,                                                 -- what it says
  PRIMARY KEY (owner, owner_id, tag)
) STRICT, WITHOUT ROWID;
INSERT INTO label VALUES('centre','','es','Casa abierta');
INSERT INTO label VALUES('place','desk-1','en','Room 4');
INSERT INTO label VALUES('pool','housing','es','Vivienda');
CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),                  -- "public_url", "carrier"
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('carrier','dir');
CREATE TABLE counter (
  day TEXT NOT NULL CHECK (length (day) = 10),                        -- business day, "2026-11-22"
  series TEXT NOT NULL CHECK (length (series) = 1),                   -- letter of the door
  last_number INTEGER NOT NULL CHECK (last_number >= 1),
  PRIMARY KEY (day, series)
) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES('2026-11-20','B',2);
INSERT INTO counter VALUES('2026-11-22','B',5);
CREATE TABLE visit (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),                      -- UUID version 7: sorts by arrival
  day TEXT NOT NULL CHECK (length (day) = 10),                        -- business day
  series TEXT NOT NULL CHECK (length (series) = 1),                   -- letter of the number
  number INTEGER NOT NULL CHECK (number >= 1),                        -- from counter
  token TEXT NOT NULL UNIQUE CHECK (token <> ''),                     -- the secret in the ticket's QR
  language TEXT NOT NULL CHECK (language <> ''),                      -- BCP 47
  adults INTEGER NOT NULL CHECK (adults >= 0),
  children INTEGER NOT NULL CHECK (children >= 0),
  route TEXT NOT NULL CHECK (route IN ('kiosk', 'reception')),        -- the way it came in
  print TEXT NOT NULL CHECK (print IN ('pending', 'printed', 'failed', 'reprinted', 'shown', 'none')), -- how the ticket came out
  arrived_us INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),                      -- grows by one with every change
  has_name INTEGER NOT NULL CHECK (has_name IN (0, 1)),               -- 1: a name was given and lies sealed in person_text
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),                 -- 1: a leg still waits, is called, served or on hold
  UNIQUE (day, series, number)
) STRICT, WITHOUT ROWID;
INSERT INTO visit VALUES('019aa000-aaaa-7000-8000-000000000001','2026-11-22','B',1,'T000000000000001','ar',2,3,'kiosk','printed',1795338000000001,2,1,1);
INSERT INTO visit VALUES('019aa000-aaaa-7000-8000-000000000002','2026-11-22','B',2,'T000000000000002','es',1,0,'reception','none',1795338000000002,1,0,0);
INSERT INTO visit VALUES('019aa000-aaaa-7000-8000-000000000013','2026-11-22','B',3,'T000000000000013','ar',2,3,'kiosk','pending',1795338000000013,2,1,1);
INSERT INTO visit VALUES('019aa000-aaaa-7000-8000-000000000014','2026-11-22','B',4,'T000000000000014','ar',2,3,'kiosk','pending',1795338000000014,4,0,1);
INSERT INTO visit VALUES('019aa000-aaaa-7000-8000-000000000015','2026-11-22','B',5,'T000000000000015','ar',2,3,'kiosk','pending',1795338000000015,4,0,1);
INSERT INTO visit VALUES('019aa000-aaaa-7000-8000-000000000016','2026-11-20','B',1,'T000000000000016','ar',2,3,'kiosk','pending',1795338000000016,3,0,0);
INSERT INTO visit VALUES('019aa000-aaaa-7000-8000-000000000017','2026-11-20','B',2,'T000000000000017','ar',2,3,'kiosk','pending',1795338000000017,3,0,1);
CREATE TABLE visit_need (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in which they were touched
  need TEXT NOT NULL CHECK (need <> ''),                              -- id of a need
  PRIMARY KEY (visit_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000001',0,'housing');
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000013',0,'housing');
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000013',1,'money');
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000014',0,'housing');
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000014',1,'money');
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000015',0,'housing');
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000015',1,'money');
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000016',0,'housing');
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000016',1,'money');
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000017',0,'housing');
INSERT INTO visit_need VALUES('019aa000-aaaa-7000-8000-000000000017',1,'money');
CREATE TABLE leg (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order of creation
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  pool_id TEXT NOT NULL REFERENCES pool (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'on_hold', 'done', 'no_show', 'left', 'cancelled')),
  offered INTEGER NOT NULL CHECK (offered IN (0, 1)),                 -- 1: handed over, no desk of the pool took it yet
  desk_id TEXT REFERENCES desk (id),                                  -- who called it; NULL while waiting
  queued_us INTEGER NOT NULL,                                         -- the moment its place in the line counts from
  called_us INTEGER,
  started_us INTEGER,
  ended_us INTEGER,
  calls INTEGER NOT NULL CHECK (calls >= 0),                          -- how often it was called
  priority INTEGER NOT NULL,                                          -- 0 = ordinary, higher goes first
  PRIMARY KEY (visit_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000001',0,'019aa000-1111-7000-8000-000000000001','housing','called',0,'desk-1',1795338000000001,1795338000000005,NULL,NULL,1,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000002',0,'019aa000-1111-7000-8000-000000000002','reception','left',0,NULL,1795338000000002,NULL,NULL,1795338000000009,0,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000013',0,'019aa000-1111-7000-8000-000000000013','housing','waiting',0,NULL,1795338000000013,NULL,NULL,NULL,0,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000013',1,'019aa000-2222-7000-8000-000000000013','reception','waiting',0,NULL,1795338000000013,NULL,NULL,NULL,0,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000014',0,'019aa000-1111-7000-8000-000000000014','housing','done',0,'desk-1',1795338000000014,1795344060000000,1795344120000000,1795344180000000,1,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000014',1,'019aa000-2222-7000-8000-000000000014','reception','waiting',0,NULL,1795338000000014,NULL,NULL,NULL,0,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000015',0,'019aa000-1111-7000-8000-000000000015','housing','done',0,'desk-1',1795338000000015,1795344240000000,1795344300000000,1795344360000000,1,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000015',1,'019aa000-2222-7000-8000-000000000015','reception','waiting',0,NULL,1795338000000015,NULL,NULL,NULL,0,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000015',2,'019aa000-3333-7000-8000-000000000106','reception','waiting',1,NULL,1795338000000015,NULL,NULL,NULL,0,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000016',0,'019aa000-1111-7000-8000-000000000016','housing','left',0,NULL,1795338000000016,NULL,NULL,1795344420000000,0,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000016',1,'019aa000-2222-7000-8000-000000000016','reception','left',0,NULL,1795338000000016,NULL,NULL,1795344420000000,0,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000017',0,'019aa000-1111-7000-8000-000000000017','housing','on_hold',0,'desk-1',1795338000000017,1795344480000000,NULL,NULL,1,0);
INSERT INTO leg VALUES('019aa000-aaaa-7000-8000-000000000017',1,'019aa000-2222-7000-8000-000000000017','reception','waiting',0,NULL,1795338000000017,NULL,NULL,NULL,0,0);
CREATE TABLE person_key (
  visit_id TEXT NOT NULL PRIMARY KEY REFERENCES visit (id),
  key BLOB NOT NULL                                                   -- the text's own key, sealed with the house's
) STRICT, WITHOUT ROWID;
INSERT INTO person_key VALUES('019aa000-aaaa-7000-8000-000000000001',X'6b6579');
INSERT INTO person_key VALUES('019aa000-aaaa-7000-8000-000000000013',X'6b6b6b');
CREATE TABLE person_text (
  visit_id TEXT NOT NULL PRIMARY KEY REFERENCES visit (id),
  sealed BLOB NOT NULL                                                -- the name; empty once it was erased
) STRICT, WITHOUT ROWID;
INSERT INTO person_text VALUES('019aa000-aaaa-7000-8000-000000000001',X'746578');
INSERT INTO person_text VALUES('019aa000-aaaa-7000-8000-000000000013',X'747474');
INSERT INTO person_text VALUES('019aa000-aaaa-7000-8000-000000000016',X'');
CREATE TABLE event (
  seq INTEGER NOT NULL PRIMARY KEY,                                   -- order of the log; also the stream's Last-Event-ID
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),                           -- UUID version 7; also the CloudEvent's id
  at_us INTEGER NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('register', 'call', 'start', 'finish', 'no-show', 'hold', 'resume', 'hand-over', 'recall',
                                     'leave', 'cancel', 'undo', 'print')),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  leg_id TEXT,                                                        -- NULL for a verb of the whole visit
  version INTEGER NOT NULL CHECK (version >= 1),                      -- of the visit after it
  actor TEXT NOT NULL CHECK (actor <> ''),                            -- "staff:<id>", "device:<id>", "visitor", "system"
  from_state TEXT NOT NULL CHECK (from_state IN ('waiting', 'called', 'serving', 'on_hold', 'done', 'no_show', 'left', 'cancelled')),
  to_state TEXT NOT NULL CHECK (to_state IN ('waiting', 'called', 'serving', 'on_hold', 'done', 'no_show', 'left', 'cancelled')),
  desk_id TEXT,                                                       -- where; NULL when at no desk
  pool_id TEXT,
  reason TEXT,                                                        -- staff's words or a code
  undoes TEXT,                                                        -- id of the event that an undo takes back
  before_version INTEGER CHECK (before_version >= 1)                  -- of the visit before it; NULL when nothing can be taken back
) STRICT;
INSERT INTO event VALUES(1,'019aa000-eeee-7000-8000-000000000001',1795338000000001,'register','019aa000-aaaa-7000-8000-000000000001',NULL,1,'device:1','waiting','waiting',NULL,'housing',NULL,NULL,NULL);
INSERT INTO event VALUES(2,'019aa000-eeee-7000-8000-000000000002',1795338000000005,'call','019aa000-aaaa-7000-8000-000000000001','019aa000-1111-7000-8000-000000000001',2,'staff:1','waiting','called','desk-1','housing',NULL,NULL,1);
INSERT INTO event VALUES(3,'019aa000-eeee-7000-8000-000000000013',1795338000000013,'register','019aa000-aaaa-7000-8000-000000000013','019aa000-1111-7000-8000-000000000013',1,'device:kiosk-1','waiting','waiting',NULL,'housing',NULL,NULL,NULL);
INSERT INTO event VALUES(4,'019aa000-eeee-7000-8000-000000000014',1795338000000014,'register','019aa000-aaaa-7000-8000-000000000014','019aa000-1111-7000-8000-000000000014',1,'device:kiosk-1','waiting','waiting',NULL,'housing',NULL,NULL,NULL);
INSERT INTO event VALUES(5,'019aa000-eeee-7000-8000-000000000101',1795344060000000,'call','019aa000-aaaa-7000-8000-000000000014','019aa000-1111-7000-8000-000000000014',2,'staff:s-1','waiting','called','desk-1','housing',NULL,NULL,1);
INSERT INTO event VALUES(6,'019aa000-eeee-7000-8000-000000000102',1795344120000000,'start','019aa000-aaaa-7000-8000-000000000014','019aa000-1111-7000-8000-000000000014',3,'staff:s-1','called','serving','desk-1','housing',NULL,NULL,2);
INSERT INTO event VALUES(7,'019aa000-eeee-7000-8000-000000000103',1795344180000000,'finish','019aa000-aaaa-7000-8000-000000000014','019aa000-1111-7000-8000-000000000014',4,'staff:s-1','serving','done','desk-1','housing',NULL,NULL,3);
INSERT INTO event VALUES(8,'019aa000-eeee-7000-8000-000000000015',1795338000000015,'register','019aa000-aaaa-7000-8000-000000000015','019aa000-1111-7000-8000-000000000015',1,'device:kiosk-1','waiting','waiting',NULL,'housing',NULL,NULL,NULL);
INSERT INTO event VALUES(9,'019aa000-eeee-7000-8000-000000000104',1795344240000000,'call','019aa000-aaaa-7000-8000-000000000015','019aa000-1111-7000-8000-000000000015',2,'staff:s-1','waiting','called','desk-1','housing',NULL,NULL,1);
INSERT INTO event VALUES(10,'019aa000-eeee-7000-8000-000000000105',1795344300000000,'start','019aa000-aaaa-7000-8000-000000000015','019aa000-1111-7000-8000-000000000015',3,'staff:s-1','called','serving','desk-1','housing',NULL,NULL,2);
INSERT INTO event VALUES(11,'019aa000-eeee-7000-8000-000000000106',1795344360000000,'hand-over','019aa000-aaaa-7000-8000-000000000015','019aa000-1111-7000-8000-000000000015',4,'staff:s-1','serving','done','desk-1','reception',NULL,NULL,3);
INSERT INTO event VALUES(12,'019aa000-eeee-7000-8000-000000000016',1795338000000016,'register','019aa000-aaaa-7000-8000-000000000016','019aa000-1111-7000-8000-000000000016',1,'device:kiosk-1','waiting','waiting',NULL,'housing',NULL,NULL,NULL);
INSERT INTO event VALUES(13,'019aa000-eeee-7000-8000-000000000107',1795344420000000,'leave','019aa000-aaaa-7000-8000-000000000016',NULL,3,'staff:s-1','waiting','left',NULL,'housing',NULL,NULL,2);
INSERT INTO event VALUES(14,'019aa000-eeee-7000-8000-000000000017',1795338000000017,'register','019aa000-aaaa-7000-8000-000000000017','019aa000-1111-7000-8000-000000000017',1,'device:kiosk-1','waiting','waiting',NULL,'housing',NULL,NULL,NULL);
INSERT INTO event VALUES(15,'019aa000-eeee-7000-8000-000000000108',1795344480000000,'call','019aa000-aaaa-7000-8000-000000000017','019aa000-1111-7000-8000-000000000017',2,'staff:s-1','waiting','called','desk-1','housing',NULL,NULL,1);
INSERT INTO event VALUES(16,'019aa000-eeee-7000-8000-000000000109',1795344540000000,'hold','019aa000-aaaa-7000-8000-000000000017','019aa000-1111-7000-8000-000000000017',3,'staff:s-1','called','on_hold','desk-1','housing',NULL,NULL,2);
CREATE TABLE event_leg (
  event_seq INTEGER NOT NULL REFERENCES event (seq),
  position INTEGER NOT NULL CHECK (position >= 0),
  id TEXT NOT NULL,
  pool_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'on_hold', 'done', 'no_show', 'left', 'cancelled')),
  offered INTEGER NOT NULL CHECK (offered IN (0, 1)),
  desk_id TEXT,
  queued_us INTEGER NOT NULL,
  called_us INTEGER,
  started_us INTEGER,
  ended_us INTEGER,
  calls INTEGER NOT NULL CHECK (calls >= 0),
  priority INTEGER NOT NULL,
  PRIMARY KEY (event_seq, position)
) STRICT, WITHOUT ROWID;
INSERT INTO event_leg VALUES(2,0,'019aa000-1111-7000-8000-000000000001','housing','waiting',0,NULL,1795338000000001,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(5,0,'019aa000-1111-7000-8000-000000000014','housing','waiting',0,NULL,1795338000000014,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(5,1,'019aa000-2222-7000-8000-000000000014','reception','waiting',0,NULL,1795338000000014,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(6,0,'019aa000-1111-7000-8000-000000000014','housing','called',0,'desk-1',1795338000000014,1795344060000000,NULL,NULL,1,0);
INSERT INTO event_leg VALUES(6,1,'019aa000-2222-7000-8000-000000000014','reception','waiting',0,NULL,1795338000000014,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(7,0,'019aa000-1111-7000-8000-000000000014','housing','serving',0,'desk-1',1795338000000014,1795344060000000,1795344120000000,NULL,1,0);
INSERT INTO event_leg VALUES(7,1,'019aa000-2222-7000-8000-000000000014','reception','waiting',0,NULL,1795338000000014,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(9,0,'019aa000-1111-7000-8000-000000000015','housing','waiting',0,NULL,1795338000000015,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(9,1,'019aa000-2222-7000-8000-000000000015','reception','waiting',0,NULL,1795338000000015,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(10,0,'019aa000-1111-7000-8000-000000000015','housing','called',0,'desk-1',1795338000000015,1795344240000000,NULL,NULL,1,0);
INSERT INTO event_leg VALUES(10,1,'019aa000-2222-7000-8000-000000000015','reception','waiting',0,NULL,1795338000000015,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(11,0,'019aa000-1111-7000-8000-000000000015','housing','serving',0,'desk-1',1795338000000015,1795344240000000,1795344300000000,NULL,1,0);
INSERT INTO event_leg VALUES(11,1,'019aa000-2222-7000-8000-000000000015','reception','waiting',0,NULL,1795338000000015,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(13,0,'019aa000-1111-7000-8000-000000000016','housing','waiting',0,NULL,1795338000000016,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(13,1,'019aa000-2222-7000-8000-000000000016','reception','waiting',0,NULL,1795338000000016,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(15,0,'019aa000-1111-7000-8000-000000000017','housing','waiting',0,NULL,1795338000000017,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(15,1,'019aa000-2222-7000-8000-000000000017','reception','waiting',0,NULL,1795338000000017,NULL,NULL,NULL,0,0);
INSERT INTO event_leg VALUES(16,0,'019aa000-1111-7000-8000-000000000017','housing','called',0,'desk-1',1795338000000017,1795344480000000,NULL,NULL,1,0);
INSERT INTO event_leg VALUES(16,1,'019aa000-2222-7000-8000-000000000017','reception','waiting',0,NULL,1795338000000017,NULL,NULL,NULL,0,0);
CREATE TABLE answer (
  who TEXT NOT NULL CHECK (who <> ''),                                -- actor that asked
  key TEXT NOT NULL CHECK (key <> ''),                                -- the header's value
  digest TEXT NOT NULL,                                               -- of method, path and body
  status INTEGER NOT NULL CHECK (status BETWEEN 100 AND 599),         -- of HTTP
  body TEXT,                                                          -- NULL when there was none
  at_us INTEGER NOT NULL,
  UNIQUE (who, key)
) STRICT;
INSERT INTO answer VALUES('device:1','key','digest',201,'{}',1795338000000001);
CREATE TABLE outbox (
  seq INTEGER NOT NULL PRIMARY KEY,                                   -- order of writing
  event_id TEXT NOT NULL UNIQUE REFERENCES event (id),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  body BLOB,                                                          -- the same bytes on every try; NULL once sent
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),                -- failed ones
  due_us INTEGER NOT NULL,                                            -- not before
  parked_us INTEGER,                                                  -- since when it waits for a person; holds up its visit
  sent_us INTEGER,
  problem TEXT,                                                       -- of the last try
  leads INTEGER NOT NULL CHECK (leads IN (0, 1)),                     -- 1: the oldest unsent row of its visit
  CHECK (sent_us IS NULL OR (leads = 0 AND body IS NULL AND parked_us IS NULL)),
  CHECK (sent_us IS NOT NULL OR body IS NOT NULL)
) STRICT;
INSERT INTO outbox VALUES(1,'019aa000-eeee-7000-8000-000000000001','019aa000-aaaa-7000-8000-000000000001',NULL,0,1795338000000001,NULL,1795338000000003,NULL,0);
INSERT INTO outbox VALUES(2,'019aa000-eeee-7000-8000-000000000002','019aa000-aaaa-7000-8000-000000000001',X'7b7d',1,1795338000000009,NULL,NULL,'timeout',1);
INSERT INTO outbox VALUES(3,'019aa000-eeee-7000-8000-000000000013','019aa000-aaaa-7000-8000-000000000013',NULL,0,1795338000000000,NULL,1795338000000003,NULL,0);
INSERT INTO outbox VALUES(4,'019aa000-eeee-7000-8000-000000000014','019aa000-aaaa-7000-8000-000000000014',X'7b7d',0,1795338000000000,NULL,NULL,NULL,1);
INSERT INTO outbox VALUES(5,'019aa000-eeee-7000-8000-000000000101','019aa000-aaaa-7000-8000-000000000014',X'7b7d',0,1795344060000000,NULL,NULL,NULL,0);
INSERT INTO outbox VALUES(6,'019aa000-eeee-7000-8000-000000000102','019aa000-aaaa-7000-8000-000000000014',X'7b7d',0,1795344120000000,NULL,NULL,NULL,0);
INSERT INTO outbox VALUES(7,'019aa000-eeee-7000-8000-000000000103','019aa000-aaaa-7000-8000-000000000014',X'7b7d',0,1795344180000000,NULL,NULL,NULL,0);
INSERT INTO outbox VALUES(8,'019aa000-eeee-7000-8000-000000000015','019aa000-aaaa-7000-8000-000000000015',X'7b7d',0,1795338000000000,NULL,NULL,NULL,1);
INSERT INTO outbox VALUES(9,'019aa000-eeee-7000-8000-000000000104','019aa000-aaaa-7000-8000-000000000015',X'7b7d',0,1795344240000000,NULL,NULL,NULL,0);
INSERT INTO outbox VALUES(10,'019aa000-eeee-7000-8000-000000000105','019aa000-aaaa-7000-8000-000000000015',X'7b7d',0,1795344300000000,NULL,NULL,NULL,0);
INSERT INTO outbox VALUES(11,'019aa000-eeee-7000-8000-000000000106','019aa000-aaaa-7000-8000-000000000015',X'7b7d',0,1795344360000000,NULL,NULL,NULL,0);
INSERT INTO outbox VALUES(12,'019aa000-eeee-7000-8000-000000000016','019aa000-aaaa-7000-8000-000000000016',X'7b7d',0,1795338000000000,NULL,NULL,NULL,1);
INSERT INTO outbox VALUES(13,'019aa000-eeee-7000-8000-000000000107','019aa000-aaaa-7000-8000-000000000016',X'7b7d',0,1795344420000000,NULL,NULL,NULL,0);
INSERT INTO outbox VALUES(14,'019aa000-eeee-7000-8000-000000000017','019aa000-aaaa-7000-8000-000000000017',X'7b7d',0,1795338000000000,NULL,NULL,NULL,1);
INSERT INTO outbox VALUES(15,'019aa000-eeee-7000-8000-000000000108','019aa000-aaaa-7000-8000-000000000017',X'7b7d',0,1795344480000000,NULL,NULL,NULL,0);
INSERT INTO outbox VALUES(16,'019aa000-eeee-7000-8000-000000000109','019aa000-aaaa-7000-8000-000000000017',X'7b7d',0,1795344540000000,NULL,NULL,NULL,0);
CREATE TABLE device (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  name TEXT NOT NULL,                                                 -- where it stands
  role TEXT NOT NULL CHECK (role IN ('kiosk', 'display', 'provider', 'reception', 'admin', 'manager')),
  series TEXT CHECK (length (series) = 1),                            -- letter of the numbers it gives out; NULL = "A"
  code_digest TEXT UNIQUE,                                            -- of the one-time code; NULL once used
  code_expires_us INTEGER,
  token_digest TEXT UNIQUE,                                           -- of its bearer token; NULL before it enrolled
  enrolled_us INTEGER,
  CHECK ((code_digest IS NULL) = (code_expires_us IS NULL)),
  CHECK ((token_digest IS NULL) = (enrolled_us IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO device VALUES('kiosk-1','Entrance','kiosk','B',NULL,NULL,'digest of a token',1795338000000000);
CREATE TABLE staff (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),                       -- what they sign in with
  role TEXT NOT NULL CHECK (role IN ('kiosk', 'display', 'provider', 'reception', 'admin', 'manager')),
  series TEXT CHECK (length (series) = 1),                            -- letter of the numbers they give out; NULL = "A"
  secret_hash TEXT NOT NULL CHECK (secret_hash <> '')                 -- argon2id
) STRICT, WITHOUT ROWID;
INSERT INTO staff VALUES('s-1','maria','provider',NULL,'$argon2id$hash');
CREATE TABLE staff_desk (
  staff_id TEXT NOT NULL REFERENCES staff (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in which they were named
  desk_id TEXT NOT NULL REFERENCES desk (id),
  PRIMARY KEY (staff_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO staff_desk VALUES('s-1',0,'desk-1');
CREATE TABLE session (
  token_digest TEXT NOT NULL PRIMARY KEY CHECK (token_digest <> ''),  -- of the bearer token
  staff_id TEXT NOT NULL REFERENCES staff (id),
  expires_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO session VALUES('digest of a session','s-1',1795338900000000);
CREATE TABLE organization (
  id TEXT PRIMARY KEY,
  x_extra TEXT,
  x_gone INTEGER NOT NULL DEFAULT 0 CHECK (x_gone IN (0, 1)),
  x_version INTEGER NOT NULL DEFAULT 1,
  x_order INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  alternate_name TEXT,
  description TEXT,
  email TEXT,
  website TEXT,
  tax_status TEXT,
  tax_id TEXT,
  year_incorporated REAL,
  legal_status TEXT,
  logo TEXT,
  uri TEXT,
  parent_organization_id TEXT
) STRICT;
INSERT INTO organization VALUES('o-1',NULL,0,1,0,'Open House',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE location (
  id TEXT PRIMARY KEY,
  x_extra TEXT,
  x_gone INTEGER NOT NULL DEFAULT 0 CHECK (x_gone IN (0, 1)),
  x_version INTEGER NOT NULL DEFAULT 1,
  x_order INTEGER NOT NULL DEFAULT 0,
  location_type TEXT NOT NULL CHECK (location_type IN ('physical', 'postal', 'virtual')),
  url TEXT,
  organization_id TEXT,
  name TEXT,
  alternate_name TEXT,
  description TEXT,
  transportation TEXT,
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  external_identifier TEXT,
  external_identifier_type TEXT
) STRICT;
CREATE TABLE service (
  id TEXT PRIMARY KEY,
  x_extra TEXT,
  x_gone INTEGER NOT NULL DEFAULT 0 CHECK (x_gone IN (0, 1)),
  x_version INTEGER NOT NULL DEFAULT 1,
  x_order INTEGER NOT NULL DEFAULT 0,
  organization_id TEXT,           -- may name an organization that nobody has sent yet
  program_id TEXT,
  name TEXT NOT NULL,
  alternate_name TEXT,
  description TEXT,
  url TEXT,
  email TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'defunct', 'temporarily closed')),
  interpretation_services TEXT,
  application_process TEXT,
  fees_description TEXT,
  wait_time TEXT,
  fees TEXT,
  accreditations TEXT,
  eligibility_description TEXT,
  minimum_age REAL,
  maximum_age REAL,
  assured_date TEXT,
  assurer_email TEXT,
  licenses TEXT,
  alert TEXT,
  last_modified TEXT,
  x_summary TEXT,                 -- one line for the kiosk
  x_here INTEGER NOT NULL DEFAULT 0 CHECK (x_here IN (0, 1)),
  x_room TEXT,                    -- where in the house
  x_pool TEXT,                    -- the line to wait in
  x_needs TEXT,                   -- need ids parted by blanks
  x_zone TEXT,                    -- IANA zone of its hours; NULL = the centre's
  x_language TEXT                 -- BCP 47 tag of its own texts; NULL = the centre's
) STRICT;
INSERT INTO service VALUES('s-1',NULL,0,1,0,'o-1',NULL,'Housing',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE service_at_location (
  id TEXT PRIMARY KEY,
  x_extra TEXT,
  x_gone INTEGER NOT NULL DEFAULT 0 CHECK (x_gone IN (0, 1)),
  x_version INTEGER NOT NULL DEFAULT 1,
  x_order INTEGER NOT NULL DEFAULT 0,
  service_id TEXT,
  location_id TEXT,
  description TEXT
) STRICT;
CREATE TABLE address (
  id TEXT PRIMARY KEY,
  x_extra TEXT,
  x_gone INTEGER NOT NULL DEFAULT 0 CHECK (x_gone IN (0, 1)),
  x_version INTEGER NOT NULL DEFAULT 1,
  x_order INTEGER NOT NULL DEFAULT 0,
  location_id TEXT REFERENCES location (id),
  attention TEXT,
  address_1 TEXT,
  address_2 TEXT,
  city TEXT,
  region TEXT,
  state_province TEXT,
  postal_code TEXT,
  country TEXT,
  address_type TEXT NOT NULL CHECK (address_type IN ('physical', 'postal', 'virtual'))
) STRICT;
CREATE TABLE phone (
  id TEXT PRIMARY KEY,
  x_extra TEXT,
  x_gone INTEGER NOT NULL DEFAULT 0 CHECK (x_gone IN (0, 1)),
  x_version INTEGER NOT NULL DEFAULT 1,
  x_order INTEGER NOT NULL DEFAULT 0,
  organization_id TEXT REFERENCES organization (id),
  service_id TEXT REFERENCES service (id),
  location_id TEXT REFERENCES location (id),
  service_at_location_id TEXT REFERENCES service_at_location (id),
  number TEXT NOT NULL,
  extension REAL,
  type TEXT,
  description TEXT
) STRICT;
CREATE TABLE schedule (
  id TEXT PRIMARY KEY,
  x_extra TEXT,
  x_gone INTEGER NOT NULL DEFAULT 0 CHECK (x_gone IN (0, 1)),
  x_version INTEGER NOT NULL DEFAULT 1,
  x_order INTEGER NOT NULL DEFAULT 0,
  service_id TEXT REFERENCES service (id),
  location_id TEXT REFERENCES location (id),
  service_at_location_id TEXT REFERENCES service_at_location (id),
  valid_from TEXT,
  valid_to TEXT,
  dtstart TEXT,
  timezone REAL,                  -- as it came; the zone that counts is the service's
  until TEXT,
  count REAL,
  wkst TEXT CHECK (wkst IN ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
  freq TEXT CHECK (freq IN ('WEEKLY', 'MONTHLY')),
  interval REAL,
  byday TEXT,
  byweekno TEXT,
  bymonthday TEXT,
  byyearday TEXT,
  description TEXT,               -- the hours as somebody wrote them
  opens_at TEXT,                  -- HH:MM on the wall clock
  closes_at TEXT,
  schedule_link TEXT,
  attending_type TEXT,
  notes TEXT,
  x_closed INTEGER NOT NULL DEFAULT 0 CHECK (x_closed IN (0, 1))
) STRICT;
INSERT INTO schedule VALUES('h-1',NULL,0,1,0,'s-1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'WEEKLY',NULL,'MO',NULL,NULL,NULL,NULL,'09:00','14:00',NULL,NULL,NULL,0);
CREATE TABLE language (
  id TEXT PRIMARY KEY,
  x_extra TEXT,
  x_gone INTEGER NOT NULL DEFAULT 0 CHECK (x_gone IN (0, 1)),
  x_version INTEGER NOT NULL DEFAULT 1,
  x_order INTEGER NOT NULL DEFAULT 0,
  service_id TEXT REFERENCES service (id),
  location_id TEXT REFERENCES location (id),
  phone_id TEXT REFERENCES phone (id),
  name TEXT,
  code TEXT,
  note TEXT
) STRICT;
CREATE TABLE required_document (
  id TEXT PRIMARY KEY,
  x_extra TEXT,
  x_gone INTEGER NOT NULL DEFAULT 0 CHECK (x_gone IN (0, 1)),
  x_version INTEGER NOT NULL DEFAULT 1,
  x_order INTEGER NOT NULL DEFAULT 0,
  service_id TEXT REFERENCES service (id),
  document TEXT,
  uri TEXT
) STRICT;
CREATE TABLE translation (
  table_name TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT NOT NULL,
  tag TEXT NOT NULL,              -- BCP 47
  text TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'human' CHECK (state IN ('machine', 'human', 'reviewed')),
  x_gone INTEGER NOT NULL DEFAULT 0 CHECK (x_gone IN (0, 1)),
  PRIMARY KEY (table_name, record_id, field, tag)
) STRICT, WITHOUT ROWID;
INSERT INTO translation VALUES('service','s-1','name','es','Vivienda','human',0);
CREATE INDEX visit_of_day ON visit (day, is_open);
CREATE INDEX leg_served ON leg (pool_id, ended_us) WHERE state = 'done' AND started_us IS NOT NULL;
CREATE INDEX event_of_visit ON event (visit_id, seq);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_leg_is_never_changed BEFORE UPDATE ON event_leg
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_leg_is_never_deleted BEFORE DELETE ON event_leg
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE INDEX outbox_unsent ON outbox (visit_id, seq) WHERE sent_us IS NULL;
CREATE INDEX outbox_due ON outbox (due_us, seq) WHERE leads = 1 AND parked_us IS NULL;
CREATE INDEX service_at_location_service ON service_at_location (service_id);
CREATE INDEX address_location ON address (location_id);
CREATE INDEX phone_service ON phone (service_id);
CREATE INDEX phone_location ON phone (location_id);
CREATE INDEX phone_service_at_location ON phone (service_at_location_id);
CREATE INDEX phone_organization ON phone (organization_id);
CREATE INDEX schedule_service ON schedule (service_id);
CREATE INDEX schedule_location ON schedule (location_id);
CREATE INDEX schedule_service_at_location ON schedule (service_at_location_id);
CREATE INDEX language_service ON language (service_id);
CREATE INDEX language_location ON language (location_id);
CREATE INDEX language_phone ON language (phone_id);
CREATE INDEX required_document_service ON required_document (service_id);
COMMIT;
