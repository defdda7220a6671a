-- SPDX-License-Identifier: EUPL-1.2
-- The line in full: what a leg remembers of its wait, what the house says of its hours and rules, and what staff write down beside it.
-- Tables whose lists of words grow are made anew, row by row, under the same name. Those that every ticket writes say OR for IN: see
-- od-store-statements.h.

-- ---------------------------------------------------------------------------------------------------------------- the house

ALTER TABLE pool ADD COLUMN referral_only INTEGER NOT NULL DEFAULT 0 CHECK (referral_only IN (0, 1)); -- 1: nobody lines up by themselves
ALTER TABLE pool ADD COLUMN joint_pool_id TEXT REFERENCES pool (id);  -- met by two desks together, one of this, one of that
ALTER TABLE pool ADD COLUMN daily_cap INTEGER NOT NULL DEFAULT 0 CHECK (daily_cap >= 0);              -- tickets a day; 0 = no end
ALTER TABLE pool ADD COLUMN slot_min INTEGER NOT NULL DEFAULT 0 CHECK (slot_min >= 0);                -- 0 = a plain line
ALTER TABLE pool ADD COLUMN slot_places INTEGER NOT NULL DEFAULT 0 CHECK (slot_places >= 0);          -- how many at a time
ALTER TABLE pool ADD COLUMN wait_alert_min INTEGER NOT NULL DEFAULT 0 CHECK (wait_alert_min >= 0);    -- 0 = the policy's
ALTER TABLE pool ADD COLUMN min_age INTEGER NOT NULL DEFAULT 0 CHECK (min_age >= 0);                  -- information, never a gate
ALTER TABLE pool ADD COLUMN max_age INTEGER NOT NULL DEFAULT 0 CHECK (max_age >= 0);                  -- 0 = any
ALTER TABLE pool ADD COLUMN residents INTEGER NOT NULL DEFAULT 0 CHECK (residents IN (0, 1));         -- 1: for people who live here
ALTER TABLE desk ADD COLUMN seats INTEGER NOT NULL DEFAULT 0 CHECK (seats >= 0);                      -- how many at a time; 0 = 1
ALTER TABLE centre ADD COLUMN first_pool TEXT REFERENCES pool (id);   -- everybody goes there first; NULL = straight to who can help

-- Languages that a pool is for; none = everybody.
CREATE TABLE pool_language (
  pool_id TEXT NOT NULL REFERENCES pool (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in the pack
  tag TEXT NOT NULL CHECK (tag <> ''),                                -- BCP 47
  PRIMARY KEY (pool_id, position)
) STRICT, WITHOUT ROWID;

-- Languages spoken at a desk.
CREATE TABLE desk_language (
  desk_id TEXT NOT NULL REFERENCES desk (id),
  position INTEGER NOT NULL CHECK (position >= 0),                    -- order in the pack
  tag TEXT NOT NULL CHECK (tag <> ''),                                -- BCP 47
  PRIMARY KEY (desk_id, position)
) STRICT, WITHOUT ROWID;

-- Opening hours of the house, of a desk, of a pool's slots: include/core/od-hours.h. The map's own are in schedule.
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

-- Several needs at once that one pool meets.
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

-- Languages of the spoken call.
CREATE TABLE voice (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),        -- order in which they speak
  tag TEXT NOT NULL CHECK (tag <> '')                                 -- BCP 47
) STRICT;

-- How the house treats those who wait (include/core/od-policy.h): one row at most; without it the usual policy.
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

-- Classes of priority, the ordinary one first.
CREATE TABLE priority (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),        -- what leg.priority means
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),                           -- "ordinary", "soon"
  head_start_min INTEGER NOT NULL CHECK (head_start_min >= 0)
) STRICT;

CREATE TABLE label_3 (
  owner TEXT NOT NULL CHECK (owner IN ('centre', 'need', 'pool', 'desk', 'place', 'message', 'priority')), -- 'place' is a desk's room
  owner_id TEXT NOT NULL,                                             -- id of that; '' for the centre; position for a message
  tag TEXT NOT NULL CHECK (tag <> ''),                                -- BCP 47
  text TEXT NOT NULL,                                                 -- what it says
  PRIMARY KEY (owner, owner_id, tag)
) STRICT, WITHOUT ROWID;

INSERT INTO label_3 SELECT owner, owner_id, tag, text FROM label;
DROP TABLE label;
ALTER TABLE label_3 RENAME TO label;

-- ------------------------------------------------------------------------------------------------------------------ visits

CREATE TABLE visit_3 (
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

INSERT INTO visit_3 (id, day, series, number, token, language, adults, children, companions, interpreter, route, print, arrived_us,
                     version, has_name, notes, banned, is_open)
SELECT id, day, series, number, token, language, adults, children, 0, 0, route, print, arrived_us, version, has_name, 0, 0, is_open
FROM visit;
DROP TABLE visit;
ALTER TABLE visit_3 RENAME TO visit;

-- Holds today's line and what the end of a day left, however long the history is.
CREATE INDEX visit_open ON visit (day) WHERE is_open = 1;
-- What the erasing of names looks at: nobody, once it ran.
CREATE INDEX visit_named ON visit (day) WHERE has_name = 1;
CREATE INDEX visit_goes_on ON visit (carried_from) WHERE carried_from IS NOT NULL;

CREATE TABLE leg_3 (
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

INSERT INTO leg_3 (visit_id, position, id, pool_id, state, offered, desk_id, made_us, queued_us, place_us, first_called_us, called_us,
                   started_us, ended_us, calls, missed, priority)
SELECT visit_id, position, id, pool_id, state, offered, desk_id, queued_us, queued_us, queued_us, called_us, called_us,
       started_us, ended_us, calls, state = 'no_show', priority
FROM leg;
DROP TABLE leg;
ALTER TABLE leg_3 RENAME TO leg;

-- A leg that a hand-over made began with it: it is the one behind those that the log tells of before the event.
UPDATE leg SET made_us = handed.at_us, from_desk_id = handed.desk_id, from_pool_id = handed.pool_id
FROM (
  SELECT event.visit_id, event.at_us, event.desk_id, source.pool_id,
         (SELECT COUNT (*) FROM event_leg WHERE event_leg.event_seq = event.seq) AS position
  FROM event JOIN leg AS source ON source.id = event.leg_id
  WHERE event.verb = 'hand-over'
) AS handed
WHERE leg.visit_id = handed.visit_id AND leg.position = handed.position;

UPDATE leg SET held_us = (
  SELECT MAX (event.at_us) FROM event WHERE event.visit_id = leg.visit_id AND event.leg_id = leg.id AND event.verb = 'hold'
) WHERE state = 'on_hold';

-- The estimate of a wait reads the newest served legs of a pool.
CREATE INDEX leg_served ON leg (pool_id, ended_us) WHERE state = 'done' AND started_us IS NOT NULL;

-- ----------------------------------------------------------------------------------------------------------------- the log

CREATE TABLE event_3 (
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

INSERT INTO event_3 (seq, id, at_us, verb, visit_id, leg_id, version, actor, from_state, to_state, desk_id, pool_id, reason, undoes,
                     before_version)
SELECT seq, id, at_us, verb, visit_id, leg_id, version, actor, from_state, to_state, desk_id, pool_id, reason, undoes, before_version
FROM event;
DROP TABLE event;
ALTER TABLE event_3 RENAME TO event;

CREATE INDEX event_of_visit ON event (visit_id, seq);

-- Reports count hand-overs, which are few.
CREATE INDEX event_handed ON event (visit_id, leg_id) WHERE verb = 'hand-over';

-- The legs of the visit as they were before the event: what an undo restores. Columns as in leg.
CREATE TABLE event_leg_3 (
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

INSERT INTO event_leg_3 (event_seq, position, id, pool_id, state, offered, desk_id, made_us, queued_us, place_us, first_called_us,
                         called_us, started_us, ended_us, calls, missed, priority)
SELECT event_seq, position, id, pool_id, state, offered, desk_id, queued_us, queued_us, queued_us, called_us,
       called_us, started_us, ended_us, calls, state = 'no_show', priority
FROM event_leg;
DROP TABLE event_leg;
ALTER TABLE event_leg_3 RENAME TO event_leg;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_leg_is_never_changed BEFORE UPDATE ON event_leg
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_leg_is_never_deleted BEFORE DELETE ON event_leg
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;

-- ------------------------------------------------------------------------------------------------------- beside the line

-- A time that was promised to somebody. No name: whoever knows the code is the one.
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

-- Somebody at a desk needs help.
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

-- That something was noted of a visitor. What it says is sealed; keys lie apart from texts as those of names do.
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

-- Somebody was sent on to a service of the map.
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

-- A need that nobody met.
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

-- What a visitor thought of the visit.
CREATE TABLE feedback (
  visit_id TEXT NOT NULL PRIMARY KEY REFERENCES visit (id),
  score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
  at_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
