-- SPDX-License-Identifier: EUPL-1.2
-- The service map: tables and columns by their HSDS 3.1 names, ours as x_…. What HSDS knows and we have no column for is kept as it came
-- in x_extra (a JSON object). Nothing is ever deleted: a row that its source no longer holds is marked x_gone = 1 and not published.
-- x_version counts the changes of a row; x_order is its place among its like. Ids are UUIDs in lower case.

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

-- HSDS has no translations: one row a text. state says who stands for it.
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
