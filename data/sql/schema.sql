-- SPDX-License-Identifier: EUPL-1.2
-- The whole schema as the migrations make it; a test holds it to the truth.

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

CREATE INDEX address_location ON address (location_id);

CREATE TABLE alarm (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  desk_id TEXT NOT NULL REFERENCES desk (id),
  at_us INTEGER NOT NULL,
  actor TEXT NOT NULL CHECK (actor <> ''),
  ended_us INTEGER,                                                   -- NULL = lasts
  ended_by TEXT,                                                      -- actor
  reason TEXT,                                                        -- what staff said when they ended it
  CHECK ((ended_us IS NULL) = (ended_by IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX alarm_lasts ON alarm (at_us) WHERE ended_us IS NULL;

CREATE TABLE answer (
  who TEXT NOT NULL CHECK (who <> ''),                                -- actor that asked
  key TEXT NOT NULL CHECK (key <> ''),                                -- the header's value
  digest TEXT NOT NULL,                                               -- of method, path and body
  status INTEGER NOT NULL CHECK (status BETWEEN 100 AND 599),         -- of HTTP
  body TEXT,                                                          -- NULL when there was none
  at_us INTEGER NOT NULL,
  UNIQUE (who, key)
) STRICT;

CREATE TABLE appointment (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  code TEXT NOT NULL CHECK (code <> ''),                              -- what they were told
  pool_id TEXT NOT NULL REFERENCES pool (id),
  due_us INTEGER NOT NULL,
  language TEXT,                                                      -- BCP 47; NULL = not known
  for_desk_id TEXT REFERENCES desk (id),
  for_staff_id TEXT REFERENCES staff (id),
  state TEXT NOT NULL CHECK (state IN ('booked', 'arrived', 'cancelled', 'missed')),
  visit_id TEXT REFERENCES visit (id)                                 -- once it arrived
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX appointment_booked ON appointment (code) WHERE state = 'booked';

CREATE INDEX appointment_due ON appointment (due_us);

CREATE TABLE centre (
  slot INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),                 -- holds the table to one row
  id TEXT NOT NULL CHECK (id <> ''),                                  -- UUID of the house, source of its CloudEvents
  zone TEXT NOT NULL,                                                 -- IANA time zone
  language TEXT NOT NULL,                                             -- the house's own language, BCP 47
  rollover_hour INTEGER NOT NULL CHECK (rollover_hour BETWEEN 0 AND 23), -- hour of the wall clock at which a business day begins
  reception_pool TEXT NOT NULL REFERENCES pool (id),                  -- where "talk to a person" leads
  public_url TEXT NOT NULL                                            -- base of the phone page, no slash at the end
, first_pool TEXT REFERENCES pool (id)) STRICT;

CREATE TABLE centre_language (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),        -- order in which they are shown
  tag TEXT NOT NULL CHECK (tag <> '')                                 -- BCP 47
) STRICT;

CREATE TABLE counter (
  day TEXT NOT NULL CHECK (length (day) = 10),                        -- business day, "2026-11-22"
  series TEXT NOT NULL CHECK (length (series) = 1),                   -- letter of the door
  last_number INTEGER NOT NULL CHECK (last_number >= 1),
  PRIMARY KEY (day, series)
) STRICT, WITHOUT ROWID;

CREATE TABLE desk (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),                      -- word of the centre's pack, as "desk-1"
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in which it is shown
  floor TEXT,                                                         -- "0", "1"
  arrow TEXT CHECK (arrow IN ('left', 'right', 'up', 'down', 'ahead')), -- way to it, seen from the display
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))        -- 1: no longer part of the house
, seats INTEGER NOT NULL DEFAULT 0 CHECK (seats >= 0)) STRICT, WITHOUT ROWID;

CREATE TABLE desk_language (
  desk_id TEXT NOT NULL REFERENCES desk (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in the pack
  tag TEXT NOT NULL CHECK (tag <> ''),                                -- BCP 47
  PRIMARY KEY (desk_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE desk_pool (
  desk_id TEXT NOT NULL REFERENCES desk (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- 0 = served first
  pool_id TEXT NOT NULL REFERENCES pool (id),
  PRIMARY KEY (desk_id, position)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;

CREATE TABLE "event" (
  seq INTEGER NOT NULL PRIMARY KEY,                                   -- order of the log; also the stream's Last-Event-ID
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),                           -- UUID version 7; also the CloudEvent's id
  at_us INTEGER NOT NULL,
  verb TEXT NOT NULL CHECK (
    verb = 'register' OR verb = 'call' OR verb = 'start' OR verb = 'finish' OR verb = 'no-show' OR verb = 'hold'
    OR verb = 'resume' OR verb = 'hand-over' OR verb = 'recall' OR verb = 'leave' OR verb = 'cancel' OR verb = 'undo'
    OR verb = 'print' OR verb = 'accept' OR verb = 'decline' OR verb = 'step-out' OR verb = 'back' OR verb = 'prioritise'
    OR verb = 'move' OR verb = 'add' OR verb = 'carry' OR verb = 'note' OR verb = 'read'
  ),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  leg_id TEXT,                                                        -- NULL for a verb of the whole visit
  version INTEGER NOT NULL CHECK (version >= 1),                      -- of the visit after it
  actor TEXT NOT NULL CHECK (actor <> ''),                            -- "staff:<id>", "device:<id>", "visitor", "system"
  from_state TEXT NOT NULL CHECK (
    from_state = 'waiting' OR from_state = 'called' OR from_state = 'serving' OR from_state = 'on_hold' OR from_state = 'done'
    OR from_state = 'no_show' OR from_state = 'left' OR from_state = 'cancelled' OR from_state = 'carried'
  ),
  to_state TEXT NOT NULL CHECK (
    to_state = 'waiting' OR to_state = 'called' OR to_state = 'serving' OR to_state = 'on_hold' OR to_state = 'done'
    OR to_state = 'no_show' OR to_state = 'left' OR to_state = 'cancelled' OR to_state = 'carried'
  ),
  desk_id TEXT,                                                       -- where; NULL when at no desk
  pool_id TEXT,
  reason TEXT,                                                        -- staff's words or a code
  undoes TEXT,                                                        -- id of the event that an undo takes back
  before_version INTEGER CHECK (before_version >= 1),                 -- of the visit before it; NULL when nothing can be taken back
  before_out_us INTEGER                                               -- the visit's out_us before it
) STRICT;

CREATE INDEX event_handed ON event (visit_id, leg_id) WHERE verb = 'hand-over';

CREATE INDEX event_of_visit ON event (visit_id, seq);

CREATE TRIGGER event_leg_is_never_changed BEFORE UPDATE ON event_leg
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;

CREATE TRIGGER event_leg_is_never_deleted BEFORE DELETE ON event_leg
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;

CREATE TABLE "event_leg" (
  event_seq INTEGER NOT NULL REFERENCES event (seq),
  position INTEGER NOT NULL CHECK (position >= 0),
  id TEXT NOT NULL,
  pool_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (
    state = 'waiting' OR state = 'called' OR state = 'serving' OR state = 'on_hold' OR state = 'done' OR state = 'no_show'
    OR state = 'left' OR state = 'cancelled' OR state = 'carried'
  ),
  offered INTEGER NOT NULL CHECK (offered IN (0, 1)),
  desk_id TEXT,
  with_desk_id TEXT,
  from_desk_id TEXT,
  from_pool_id TEXT,
  for_desk_id TEXT,
  for_staff_id TEXT,
  made_us INTEGER NOT NULL,
  queued_us INTEGER NOT NULL,
  place_us INTEGER NOT NULL,
  due_us INTEGER,
  not_before_us INTEGER,
  first_called_us INTEGER,
  called_us INTEGER,
  started_us INTEGER,
  held_us INTEGER,
  ended_us INTEGER,
  calls INTEGER NOT NULL CHECK (calls >= 0),
  missed INTEGER NOT NULL CHECK (missed >= 0),
  priority INTEGER NOT NULL,
  PRIMARY KEY (event_seq, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback (
  visit_id TEXT NOT NULL PRIMARY KEY REFERENCES visit (id),
  score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
  at_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "label" (
  owner TEXT NOT NULL CHECK (owner IN ('centre', 'need', 'pool', 'desk', 'place', 'message', 'priority')), -- 'place' is a desk's room
  owner_id TEXT NOT NULL,                                             -- id of that; '' for the centre; position for a message
  tag TEXT NOT NULL CHECK (tag <> ''),                                -- BCP 47
  text TEXT NOT NULL,                                                 -- what it says
  PRIMARY KEY (owner, owner_id, tag)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX language_location ON language (location_id);

CREATE INDEX language_phone ON language (phone_id);

CREATE INDEX language_service ON language (service_id);

CREATE TABLE "leg" (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order of creation
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  pool_id TEXT NOT NULL REFERENCES pool (id),
  state TEXT NOT NULL CHECK (
    state = 'waiting' OR state = 'called' OR state = 'serving' OR state = 'on_hold' OR state = 'done' OR state = 'no_show'
    OR state = 'left' OR state = 'cancelled' OR state = 'carried'
  ),
  offered INTEGER NOT NULL CHECK (offered IN (0, 1)),                 -- 1: handed over, no desk of the pool took it yet
  desk_id TEXT REFERENCES desk (id),                                  -- who called it; NULL while waiting
  with_desk_id TEXT REFERENCES desk (id),                             -- the second desk of a joint call
  from_desk_id TEXT REFERENCES desk (id),                             -- handed it over
  from_pool_id TEXT REFERENCES pool (id),                             -- where it stood then
  for_desk_id TEXT REFERENCES desk (id),                              -- waits for this desk alone
  for_staff_id TEXT REFERENCES staff (id),                            -- waits for this person alone
  made_us INTEGER NOT NULL,                                           -- when its own wait began
  queued_us INTEGER NOT NULL,                                         -- the moment its place in the line counts from
  place_us INTEGER NOT NULL,                                          -- its place: smaller goes first
  due_us INTEGER,                                                     -- its appointment or slot
  not_before_us INTEGER,                                              -- call-next leaves it alone until then
  first_called_us INTEGER,                                            -- never wiped
  called_us INTEGER,                                                  -- the newest call
  started_us INTEGER,
  held_us INTEGER,                                                    -- on hold since then
  ended_us INTEGER,
  calls INTEGER NOT NULL CHECK (calls >= 0),                          -- how often it was called
  missed INTEGER NOT NULL CHECK (missed >= 0),                        -- how often nobody came
  priority INTEGER NOT NULL,                                          -- a class of table priority: 0 = ordinary
  PRIMARY KEY (visit_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX leg_served ON leg (pool_id, ended_us) WHERE state = 'done' AND started_us IS NOT NULL;

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

CREATE TABLE need (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),        -- order in which they are shown
  id TEXT NOT NULL UNIQUE CHECK (id <> '')                            -- "work", "money", ..., "person"
) STRICT;

CREATE TABLE note (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  kind TEXT NOT NULL CHECK (kind IN ('note', 'ban')),
  pool_id TEXT REFERENCES pool (id),                                  -- a ban from that pool alone; NULL = the house
  at_us INTEGER NOT NULL,
  until TEXT NOT NULL CHECK (length (until) = 10),                    -- the last business day on which it holds
  actor TEXT NOT NULL CHECK (actor <> ''),
  ended_us INTEGER,                                                   -- NULL = not before its day
  ended_by TEXT,                                                      -- actor
  reason TEXT,                                                        -- why it was ended; erased with the text
  CHECK ((ended_us IS NULL) = (ended_by IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX note_of_visit ON note (visit_id);

CREATE TABLE note_key (
  note_id TEXT NOT NULL PRIMARY KEY REFERENCES note (id),
  key BLOB NOT NULL                                                   -- the text's own key, sealed with the house's
) STRICT, WITHOUT ROWID;

CREATE TABLE note_text (
  note_id TEXT NOT NULL PRIMARY KEY REFERENCES note (id),
  sealed BLOB NOT NULL                                                -- empty once it was erased
) STRICT, WITHOUT ROWID;

CREATE TABLE opening (
  owner TEXT NOT NULL CHECK (owner IN ('centre', 'pool', 'desk')),
  owner_id TEXT NOT NULL,                                             -- id of that; '' for the centre
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in the pack
  valid_from TEXT,
  valid_to TEXT,
  dtstart TEXT,
  until TEXT,
  "count" INTEGER NOT NULL CHECK ("count" >= 0),                      -- 0 = none
  "interval" INTEGER NOT NULL CHECK ("interval" >= 0),                -- 0 = 1
  freq TEXT,
  byday TEXT,
  bymonthday TEXT,
  wkst TEXT,
  opens_at TEXT,                                                      -- wall clock
  closes_at TEXT,
  closed INTEGER NOT NULL CHECK (closed IN (0, 1)),                   -- 1: nothing opens on these days
  description TEXT,                                                   -- the text as it was written
  PRIMARY KEY (owner, owner_id, position)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX outbox_due ON outbox (due_us, seq) WHERE leads = 1 AND parked_us IS NULL;

CREATE INDEX outbox_unsent ON outbox (visit_id, seq) WHERE sent_us IS NULL;

CREATE TABLE pair (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),        -- the first that fits is taken
  pool_id TEXT NOT NULL REFERENCES pool (id)
) STRICT;

CREATE TABLE pair_need (
  pair_position INTEGER NOT NULL REFERENCES pair (position),
  position INTEGER NOT NULL CHECK (position >= 0),
  need TEXT NOT NULL CHECK (need <> ''),                              -- id of a need; all of a pair must be there
  PRIMARY KEY (pair_position, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_key (
  visit_id TEXT NOT NULL PRIMARY KEY REFERENCES visit (id),
  key BLOB NOT NULL                                                   -- the text's own key, sealed with the house's
) STRICT, WITHOUT ROWID;

CREATE TABLE person_text (
  visit_id TEXT NOT NULL PRIMARY KEY REFERENCES visit (id),
  sealed BLOB NOT NULL                                                -- the name; empty once it was erased
) STRICT, WITHOUT ROWID;

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

CREATE INDEX phone_location ON phone (location_id);

CREATE INDEX phone_organization ON phone (organization_id);

CREATE INDEX phone_service ON phone (service_id);

CREATE INDEX phone_service_at_location ON phone (service_at_location_id);

CREATE TABLE policy (
  slot INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),                 -- holds the table to one row
  grace_calls INTEGER NOT NULL CHECK (grace_calls >= 0),
  grace_min INTEGER NOT NULL CHECK (grace_min >= 0),
  grace_places INTEGER NOT NULL CHECK (grace_places >= 0),
  wait_alert_min INTEGER NOT NULL CHECK (wait_alert_min >= 0),
  hold_alert_min INTEGER NOT NULL CHECK (hold_alert_min >= 0),
  offer_alert_min INTEGER NOT NULL CHECK (offer_alert_min >= 0),
  calls_alert INTEGER NOT NULL CHECK (calls_alert >= 0),
  appointment_early_min INTEGER NOT NULL CHECK (appointment_early_min >= 0),
  appointment_lead_min INTEGER NOT NULL CHECK (appointment_lead_min >= 0),
  appointment_late_min INTEGER NOT NULL CHECK (appointment_late_min >= 0),
  carry_days INTEGER NOT NULL CHECK (carry_days >= 0)
) STRICT;

CREATE TABLE pool (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),                      -- word of the centre's pack, as "housing"
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in which it is shown
  service_id TEXT,                                                    -- HSDS service that it leads to; NULL for reception
  usual_min INTEGER NOT NULL CHECK (usual_min >= 0),                  -- usual minutes of one visit; 0 = not known
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))        -- 1: no longer part of the house
, referral_only INTEGER NOT NULL DEFAULT 0 CHECK (referral_only IN (0, 1)), joint_pool_id TEXT REFERENCES pool (id), daily_cap INTEGER NOT NULL DEFAULT 0 CHECK (daily_cap >= 0), slot_min INTEGER NOT NULL DEFAULT 0 CHECK (slot_min >= 0), slot_places INTEGER NOT NULL DEFAULT 0 CHECK (slot_places >= 0), wait_alert_min INTEGER NOT NULL DEFAULT 0 CHECK (wait_alert_min >= 0), min_age INTEGER NOT NULL DEFAULT 0 CHECK (min_age >= 0), max_age INTEGER NOT NULL DEFAULT 0 CHECK (max_age >= 0), residents INTEGER NOT NULL DEFAULT 0 CHECK (residents IN (0, 1))) STRICT, WITHOUT ROWID;

CREATE TABLE pool_language (
  pool_id TEXT NOT NULL REFERENCES pool (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in the pack
  tag TEXT NOT NULL CHECK (tag <> ''),                                -- BCP 47
  PRIMARY KEY (pool_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE pool_need (
  pool_id TEXT NOT NULL REFERENCES pool (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in the pack
  need TEXT NOT NULL CHECK (need <> ''),                              -- id of a need, as "money"
  PRIMARY KEY (pool_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE priority (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),        -- what leg.priority means
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),                           -- "ordinary", "soon"
  head_start_min INTEGER NOT NULL CHECK (head_start_min >= 0)
) STRICT;

CREATE TABLE referral (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  kind TEXT NOT NULL CHECK (kind IN ('referral', 'signpost')),        -- a signpost is only recorded
  service_id TEXT NOT NULL CHECK (service_id <> ''),                  -- HSDS service
  state TEXT NOT NULL CHECK (state IN ('offered', 'accepted', 'declined', 'arrived', 'lost')),
  at_us INTEGER NOT NULL,                                             -- when it was made
  state_us INTEGER NOT NULL,                                          -- when it became what it is
  reason TEXT                                                         -- staff's newest words
) STRICT, WITHOUT ROWID;

CREATE INDEX referral_of_visit ON referral (visit_id);

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

CREATE INDEX required_document_service ON required_document (service_id);

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

CREATE INDEX schedule_location ON schedule (location_id);

CREATE INDEX schedule_service ON schedule (service_id);

CREATE INDEX schedule_service_at_location ON schedule (service_at_location_id);

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

CREATE INDEX service_at_location_service ON service_at_location (service_id);

CREATE TABLE session (
  token_digest TEXT NOT NULL PRIMARY KEY CHECK (token_digest <> ''),  -- of the bearer token
  staff_id TEXT NOT NULL REFERENCES staff (id),
  expires_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),                  -- "public_url", "carrier"
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),                       -- what they sign in with
  role TEXT NOT NULL CHECK (role IN ('kiosk', 'display', 'provider', 'reception', 'admin', 'manager')),
  series TEXT CHECK (length (series) = 1),                            -- letter of the numbers they give out; NULL = "A"
  secret_hash TEXT NOT NULL CHECK (secret_hash <> '')                 -- argon2id
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_desk (
  staff_id TEXT NOT NULL REFERENCES staff (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in which they were named
  desk_id TEXT NOT NULL REFERENCES desk (id),
  PRIMARY KEY (staff_id, position)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE unmet (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  day TEXT NOT NULL CHECK (length (day) = 10),                        -- business day
  at_us INTEGER NOT NULL,
  need TEXT NOT NULL CHECK (need <> ''),                              -- id of a need
  why TEXT NOT NULL CHECK (why IN ('none', 'full', 'too-long', 'closed', 'language', 'cost', 'far')),
  visit_id TEXT REFERENCES visit (id),                                -- NULL = of nobody in particular
  language TEXT                                                       -- BCP 47; NULL = not known
) STRICT, WITHOUT ROWID;

CREATE INDEX unmet_of_day ON unmet (day);

CREATE TABLE "visit" (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),                      -- UUID version 7: sorts by arrival
  day TEXT NOT NULL CHECK (length (day) = 10),                        -- business day
  series TEXT NOT NULL CHECK (length (series) = 1),                   -- letter of the number
  number INTEGER NOT NULL CHECK (number >= 1),                        -- from counter
  token TEXT NOT NULL UNIQUE CHECK (token <> ''),                     -- the secret in the ticket's QR
  language TEXT NOT NULL CHECK (language <> ''),                      -- BCP 47
  adults INTEGER NOT NULL CHECK (adults >= 0),
  children INTEGER NOT NULL CHECK (children >= 0),
  companions INTEGER NOT NULL CHECK (companions >= 0),                -- came along and are not helped here
  interpreter INTEGER NOT NULL CHECK (interpreter IN (0, 1)),         -- 1: one is needed
  age TEXT CHECK (  -- NULL = not told
    age = 'under-18' OR age = '18-29' OR age = '30-64' OR age = '65-plus'
  ),
  residence TEXT CHECK (residence IN ('here', 'elsewhere')),          -- NULL = not told
  route TEXT NOT NULL CHECK (  -- the way it came in
    route = 'kiosk' OR route = 'reception' OR route = 'appointment' OR route = 'carried' OR route = 'referral'
  ),
  print TEXT NOT NULL CHECK (  -- how the ticket came out
    print = 'pending' OR print = 'printed' OR print = 'failed' OR print = 'reprinted' OR print = 'shown' OR print = 'none'
  ),
  arrived_us INTEGER NOT NULL,
  out_us INTEGER,                                                     -- stepped out since then; NULL = here
  carried_from TEXT REFERENCES visit (id),                            -- the visit of an earlier day that it goes on with
  version INTEGER NOT NULL CHECK (version >= 1),                      -- grows by one with every change
  has_name INTEGER NOT NULL CHECK (has_name IN (0, 1)),               -- 1: a name was given and lies sealed in person_text
  notes INTEGER NOT NULL CHECK (notes >= 0),                          -- notes for staff in force
  banned INTEGER NOT NULL CHECK (banned IN (0, 1)),                   -- 1: one of them is a ban
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),                 -- 1: a leg still waits, is called, served or on hold
  UNIQUE (day, series, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_goes_on ON visit (carried_from) WHERE carried_from IS NOT NULL;

CREATE INDEX visit_named ON visit (day) WHERE has_name = 1;

CREATE INDEX visit_open ON visit (day) WHERE is_open = 1;

CREATE TABLE visit_need (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in which they were touched
  need TEXT NOT NULL CHECK (need <> ''),                              -- id of a need
  PRIMARY KEY (visit_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE voice (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),        -- order in which they speak
  tag TEXT NOT NULL CHECK (tag <> '')                                 -- BCP 47
) STRICT;
