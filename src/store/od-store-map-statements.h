/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-map-record.h"

/* The service map's block of the closed list (od-store-statements.h), spelled from each table's own list of fields (od-map-record.h):
 *   PUT   adds a row or makes it what it is now; answers its version (1 = added), or no row when nothing changed
 *   FILL  PUT of a mere mention, which says nothing about what it leaves out
 *   LOAD  every published row
 *   GONE  a row that its source no longer holds
 *   OF    the published rows that hang on another
 * PUT's parameters stand in the order id, x_extra, x_order, then the fields, and are bound by position. */
#define OD_SQL_COLUMN(kind, name) ", " #name
#define OD_SQL_MARK(kind, name) ", $" #name
#define OD_SQL_OLD(kind, name) ", t." #name

/* A link that is not said again stays; GONE is what ends it. */
#define OD_SQL_NEW_TEXT(name) "excluded." #name
#define OD_SQL_NEW_NUMBER(name) "excluded." #name
#define OD_SQL_NEW_FLAG(name) "excluded." #name
#define OD_SQL_NEW_WORDS(name) "excluded." #name
#define OD_SQL_NEW_LINK(name) "coalesce (excluded." #name ", t." #name ")"
#define OD_SQL_NEW(kind, name) ", " OD_SQL_NEW_ ## kind (name)
#define OD_SQL_SET(kind, name) ", " #name " = " OD_SQL_NEW_ ## kind (name)
#define OD_SQL_FILLED(kind, name) ", coalesce (t." #name ", excluded." #name ")"
#define OD_SQL_FILL(kind, name) ", " #name " = coalesce (t." #name ", excluded." #name ")"

#define OD_SQL_INSERT(table, FIELDS)                                                                                                      \
  "INSERT INTO " #table " AS t (id, x_extra, x_order" FIELDS (OD_SQL_COLUMN) ") VALUES ($id, $x_extra, $x_order" FIELDS (OD_SQL_MARK) ")" \
                                                                                                                                      " ON CONFLICT (id) DO UPDATE SET x_version = t.x_version + 1, x_gone = 0"

#define OD_SQL_PUT(table, FIELDS)                                                                              \
  OD_SQL_INSERT (table, FIELDS) ", x_extra = excluded.x_extra, x_order = excluded.x_order" FIELDS (OD_SQL_SET) \
  " WHERE (t.x_gone, t.x_extra, t.x_order" FIELDS (OD_SQL_OLD) ")"                                             \
                                                               " IS DISTINCT FROM (0, excluded.x_extra, excluded.x_order" FIELDS (OD_SQL_NEW) ") RETURNING x_version"

#define OD_SQL_PUT_MENTION(table, FIELDS)                                                                 \
  OD_SQL_INSERT (table, FIELDS) ", x_extra = coalesce (t.x_extra, excluded.x_extra)" FIELDS (OD_SQL_FILL) \
  " WHERE (t.x_gone, t.x_extra" FIELDS (OD_SQL_OLD) ")"                                                   \
                                                    " IS DISTINCT FROM (0, coalesce (t.x_extra, excluded.x_extra)" FIELDS (OD_SQL_FILLED) ") RETURNING x_version"

#define OD_SQL_LOAD(table, FIELDS) \
  "SELECT id, x_extra, x_order" FIELDS (OD_SQL_COLUMN) " FROM " #table " WHERE x_gone = 0 ORDER BY x_order, id"

#define OD_SQL_GONE(table) "UPDATE " #table " SET x_gone = 1, x_version = x_version + 1 WHERE id = $id AND x_gone = 0"
#define OD_SQL_HANGING(table, link) "SELECT id FROM " #table " WHERE " #link " = $parent_id AND x_gone = 0"

#define OD_STORE_MAP_STATEMENTS(X)                                                                                                                 \
  X (MAP_ORGANIZATION_PUT, OD_SQL_PUT (organization, OD_ORGANIZATION_FIELDS))                                                                      \
  X (MAP_ORGANIZATION_FILL, OD_SQL_PUT_MENTION (organization, OD_ORGANIZATION_FIELDS))                                                             \
  X (MAP_ORGANIZATION_LOAD, OD_SQL_LOAD (organization, OD_ORGANIZATION_FIELDS))                                                                    \
  X (MAP_LOCATION_PUT, OD_SQL_PUT (location, OD_LOCATION_FIELDS))                                                                                  \
  X (MAP_LOCATION_LOAD, OD_SQL_LOAD (location, OD_LOCATION_FIELDS))                                                                                \
  X (MAP_SERVICE_PUT, OD_SQL_PUT (service, OD_SERVICE_FIELDS))                                                                                     \
  X (MAP_SERVICE_FILL, OD_SQL_PUT_MENTION (service, OD_SERVICE_FIELDS))                                                                            \
  X (MAP_SERVICE_LOAD, OD_SQL_LOAD (service, OD_SERVICE_FIELDS))                                                                                   \
  X (MAP_SERVICE_AT_LOCATION_PUT, OD_SQL_PUT (service_at_location, OD_SERVICE_AT_LOCATION_FIELDS))                                                 \
  X (MAP_SERVICE_AT_LOCATION_LOAD, OD_SQL_LOAD (service_at_location, OD_SERVICE_AT_LOCATION_FIELDS))                                               \
  X (MAP_SERVICE_AT_LOCATION_GONE, OD_SQL_GONE (service_at_location))                                                                              \
  X (MAP_SERVICE_AT_LOCATION_OF_SERVICE, OD_SQL_HANGING (service_at_location, service_id))                                                         \
  X (MAP_ADDRESS_PUT, OD_SQL_PUT (address, OD_ADDRESS_FIELDS))                                                                                     \
  X (MAP_ADDRESS_LOAD, OD_SQL_LOAD (address, OD_ADDRESS_FIELDS))                                                                                   \
  X (MAP_ADDRESS_GONE, OD_SQL_GONE (address))                                                                                                      \
  X (MAP_ADDRESS_OF_LOCATION, OD_SQL_HANGING (address, location_id))                                                                               \
  X (MAP_PHONE_PUT, OD_SQL_PUT (phone, OD_PHONE_FIELDS))                                                                                           \
  X (MAP_PHONE_LOAD, OD_SQL_LOAD (phone, OD_PHONE_FIELDS))                                                                                         \
  X (MAP_PHONE_GONE, OD_SQL_GONE (phone))                                                                                                          \
  X (MAP_PHONE_OF_ORGANIZATION, OD_SQL_HANGING (phone, organization_id))                                                                           \
  X (MAP_PHONE_OF_SERVICE, OD_SQL_HANGING (phone, service_id))                                                                                     \
  X (MAP_PHONE_OF_LOCATION, OD_SQL_HANGING (phone, location_id))                                                                                   \
  X (MAP_PHONE_OF_SERVICE_AT_LOCATION, OD_SQL_HANGING (phone, service_at_location_id))                                                             \
  X (MAP_SCHEDULE_PUT, OD_SQL_PUT (schedule, OD_SCHEDULE_FIELDS))                                                                                  \
  X (MAP_SCHEDULE_LOAD, OD_SQL_LOAD (schedule, OD_SCHEDULE_FIELDS))                                                                                \
  X (MAP_SCHEDULE_GONE, OD_SQL_GONE (schedule))                                                                                                    \
  X (MAP_SCHEDULE_OF_SERVICE, OD_SQL_HANGING (schedule, service_id))                                                                               \
  X (MAP_SCHEDULE_OF_LOCATION, OD_SQL_HANGING (schedule, location_id))                                                                             \
  X (MAP_SCHEDULE_OF_SERVICE_AT_LOCATION, OD_SQL_HANGING (schedule, service_at_location_id))                                                       \
  X (MAP_LANGUAGE_PUT, OD_SQL_PUT (language, OD_LANGUAGE_FIELDS))                                                                                  \
  X (MAP_LANGUAGE_LOAD, OD_SQL_LOAD (language, OD_LANGUAGE_FIELDS))                                                                                \
  X (MAP_LANGUAGE_GONE, OD_SQL_GONE (language))                                                                                                    \
  X (MAP_LANGUAGE_OF_SERVICE, OD_SQL_HANGING (language, service_id))                                                                               \
  X (MAP_LANGUAGE_OF_LOCATION, OD_SQL_HANGING (language, location_id))                                                                             \
  X (MAP_LANGUAGE_OF_PHONE, OD_SQL_HANGING (language, phone_id))                                                                                   \
  X (MAP_REQUIRED_DOCUMENT_PUT, OD_SQL_PUT (required_document, OD_REQUIRED_DOCUMENT_FIELDS))                                                       \
  X (MAP_REQUIRED_DOCUMENT_LOAD, OD_SQL_LOAD (required_document, OD_REQUIRED_DOCUMENT_FIELDS))                                                     \
  X (MAP_REQUIRED_DOCUMENT_GONE, OD_SQL_GONE (required_document))                                                                                  \
  X (MAP_REQUIRED_DOCUMENT_OF_SERVICE, OD_SQL_HANGING (required_document, service_id))                                                             \
  X (MAP_TRANSLATION_PUT,                                                                                                                          \
     "INSERT INTO translation AS t (table_name, record_id, field, tag, text, state) VALUES ($table_name, $record_id, $field, $tag, $text, $state)" \
     " ON CONFLICT (table_name, record_id, field, tag) DO UPDATE SET text = excluded.text, state = excluded.state, x_gone = 0"                     \
     " WHERE (t.x_gone, t.text, t.state) IS DISTINCT FROM (0, excluded.text, excluded.state)"                                                      \
     " AND NOT (t.x_gone = 0 AND t.state = 'reviewed' AND excluded.state <> 'reviewed') RETURNING 2")                                              \
  X (MAP_TRANSLATION_LOAD, "SELECT table_name, record_id, field, tag, text, state FROM translation WHERE x_gone = 0")                              \
  X (MAP_TRANSLATION_OF, "SELECT field, tag FROM translation WHERE table_name = $table_name AND record_id = $record_id AND x_gone = 0")            \
  X (MAP_TRANSLATION_GONE, "UPDATE translation SET x_gone = 1 WHERE table_name = $table_name AND record_id = $record_id "                          \
                           "AND field = $field AND tag = $tag")
