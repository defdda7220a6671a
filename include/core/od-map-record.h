/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-hours.h"

G_BEGIN_DECLS

/* The records of the service map: HSDS 3.1 objects with the members that we know, by their HSDS names, and our own as x_…. One list of
 * members a table; the structs below, the reader, the tables of the store and what is served all follow these lists.
 *
 * TEXT: owned string, NULL = absent. NUMBER: double, NAN = absent. FLAG: gboolean, FALSE = absent.
 * WORDS: owned string of ids parted by one blank, NULL = none; an array of strings in JSON. LINK: as TEXT, the id of a record that this
 * one hangs on; it may hang on several. */
#define OD_ORGANIZATION_FIELDS(X)                                                                                      \
  X (TEXT, name) X (TEXT, alternate_name) X (TEXT, description) X (TEXT, email) X (TEXT, website) X (TEXT, tax_status) \
  X (TEXT, tax_id) X (NUMBER, year_incorporated) X (TEXT, legal_status) X (TEXT, logo) X (TEXT, uri)                   \
  X (TEXT, parent_organization_id)

/* x_summary: one line for the kiosk. x_here: in this house. x_room: where in the house. x_pool: the line to wait in. x_needs: od-need.h.
 * x_zone: IANA zone of its hours (else the centre's). x_language: the language its texts are written in (else the centre's). */
#define OD_SERVICE_FIELDS(X)                                                                                                 \
  X (TEXT, organization_id) X (TEXT, program_id) X (TEXT, name) X (TEXT, alternate_name) X (TEXT, description) X (TEXT, url) \
  X (TEXT, email) X (TEXT, status) X (TEXT, interpretation_services) X (TEXT, application_process)                           \
  X (TEXT, fees_description) X (TEXT, wait_time) X (TEXT, fees) X (TEXT, accreditations) X (TEXT, eligibility_description)   \
  X (NUMBER, minimum_age) X (NUMBER, maximum_age) X (TEXT, assured_date) X (TEXT, assurer_email) X (TEXT, licenses)          \
  X (TEXT, alert) X (TEXT, last_modified) X (TEXT, x_summary) X (FLAG, x_here) X (TEXT, x_room) X (TEXT, x_pool)             \
  X (WORDS, x_needs) X (TEXT, x_zone) X (TEXT, x_language)

#define OD_LOCATION_FIELDS(X)                                                                                             \
  X (TEXT, location_type) X (TEXT, url) X (TEXT, organization_id) X (TEXT, name) X (TEXT, alternate_name)                 \
  X (TEXT, description) X (TEXT, transportation) X (NUMBER, latitude) X (NUMBER, longitude) X (TEXT, external_identifier) \
  X (TEXT, external_identifier_type)

#define OD_SERVICE_AT_LOCATION_FIELDS(X) X (LINK, service_id) X (LINK, location_id) X (TEXT, description)

#define OD_ADDRESS_FIELDS(X)                                                                                        \
  X (LINK, location_id) X (TEXT, attention) X (TEXT, address_1) X (TEXT, address_2) X (TEXT, city) X (TEXT, region) \
  X (TEXT, state_province) X (TEXT, postal_code) X (TEXT, country) X (TEXT, address_type)

#define OD_PHONE_FIELDS(X)                                                                                               \
  X (LINK, organization_id) X (LINK, service_id) X (LINK, location_id) X (LINK, service_at_location_id) X (TEXT, number) \
  X (NUMBER, extension) X (TEXT, type) X (TEXT, description)

#define OD_SCHEDULE_FIELDS(X)                                                                                                 \
  X (LINK, service_id) X (LINK, location_id) X (LINK, service_at_location_id) X (TEXT, valid_from) X (TEXT, valid_to)         \
  X (TEXT, dtstart) X (NUMBER, timezone) X (TEXT, until) X (NUMBER, count) X (TEXT, wkst) X (TEXT, freq) X (NUMBER, interval) \
  X (TEXT, byday) X (TEXT, byweekno) X (TEXT, bymonthday) X (TEXT, byyearday) X (TEXT, description) X (TEXT, opens_at)        \
  X (TEXT, closes_at) X (TEXT, schedule_link) X (TEXT, attending_type) X (TEXT, notes) X (FLAG, x_closed)

#define OD_LANGUAGE_FIELDS(X) \
  X (LINK, service_id) X (LINK, location_id) X (LINK, phone_id) X (TEXT, name) X (TEXT, code) X (TEXT, note)

#define OD_REQUIRED_DOCUMENT_FIELDS(X) X (LINK, service_id) X (TEXT, document) X (TEXT, uri)

/* In the order in which rows must be written: what others hang on comes first. */
#define OD_MAP_TABLES(X)                                            \
  X (ORGANIZATION, organization, OdOrganization)                    \
  X (LOCATION, location, OdLocation)                                \
  X (SERVICE, service, OdService)                                   \
  X (SERVICE_AT_LOCATION, service_at_location, OdServiceAtLocation) \
  X (ADDRESS, address, OdAddress)                                   \
  X (PHONE, phone, OdPhone)                                         \
  X (SCHEDULE, schedule, OdScheduleRow)                             \
  X (LANGUAGE, language, OdLanguage)                                \
  X (REQUIRED_DOCUMENT, required_document, OdRequiredDocument)

typedef enum {
#define OD_MAP_TABLE_ID(TABLE, name, Type) OD_MAP_ ## TABLE,
  OD_MAP_TABLES (OD_MAP_TABLE_ID)
#undef OD_MAP_TABLE_ID
  OD_N_MAP_TABLES
} OdMapTable;

/* One text of a record in another language. */
typedef struct {
  char *tag;      /* BCP 47 */
  char *field;    /* "name" */
  char *text;
  char *state;    /* "machine", "human", "reviewed" */
} OdTranslation;

/* What every record begins with. */
typedef struct {
  OdMapTable table;
  char      *id;            /* UUID, lower case */
  char      *extra;         /* JSON object of the members that have no field here, as they came; NULL = none */
  guint      order;         /* its place among its like */
  gboolean   partial;       /* a mere mention inside another record: says nothing about members that it leaves out */
  GPtrArray *translations;  /* OdTranslation; NULL = none */
} OdRecord;

#define OD_MAP_TYPE_TEXT char *
#define OD_MAP_TYPE_WORDS char *
#define OD_MAP_TYPE_LINK char *
#define OD_MAP_TYPE_NUMBER double
#define OD_MAP_TYPE_FLAG gboolean
#define OD_MAP_MEMBER(kind, name) OD_MAP_TYPE_ ## kind name;

typedef struct {
  OdRecord base;
  OD_ORGANIZATION_FIELDS (OD_MAP_MEMBER)
} OdOrganization;

typedef struct {
  OdRecord base;
  OD_SERVICE_FIELDS (OD_MAP_MEMBER)
} OdService;

typedef struct {
  OdRecord base;
  OD_LOCATION_FIELDS (OD_MAP_MEMBER)
} OdLocation;

typedef struct {
  OdRecord base;
  OD_SERVICE_AT_LOCATION_FIELDS (OD_MAP_MEMBER)
} OdServiceAtLocation;

typedef struct {
  OdRecord base;
  OD_ADDRESS_FIELDS (OD_MAP_MEMBER)
} OdAddress;

typedef struct {
  OdRecord base;
  OD_PHONE_FIELDS (OD_MAP_MEMBER)
} OdPhone;

typedef struct {
  OdRecord base;
  OD_SCHEDULE_FIELDS (OD_MAP_MEMBER)
} OdScheduleRow;

typedef struct {
  OdRecord base;
  OD_LANGUAGE_FIELDS (OD_MAP_MEMBER)
} OdLanguage;

typedef struct {
  OdRecord base;
  OD_REQUIRED_DOCUMENT_FIELDS (OD_MAP_MEMBER)
} OdRequiredDocument;

typedef enum {
  OD_MAP_TEXT,
  OD_MAP_NUMBER,
  OD_MAP_FLAG,
  OD_MAP_WORDS,
  OD_MAP_LINK,
} OdMapFieldKind;

typedef struct {
  const char    *name;
  OdMapFieldKind kind;
  gsize          offset;
} OdMapField;

/* "service_at_location". Borrowed. */
const char *od_map_table_name (OdMapTable table);

/* The fields of @table in the order of its list; @n_fields set. Borrowed. */
const OdMapField *od_map_table_fields (OdMapTable table,
                                       guint     *n_fields);
const OdMapField *od_map_table_find_field (OdMapTable  table,
                                           const char *name);

/* A record with every member absent. @id is copied. */
gpointer od_record_new  (OdMapTable  table,
                         const char *id) G_GNUC_WARN_UNUSED_RESULT;
void     od_record_free (gpointer record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdRecord, od_record_free)

/* Whether @self says something about @field. */
gboolean od_record_has (const OdRecord   *self,
                        const OdMapField *field);

/* TEXT, WORDS and LINK. Borrowed, NULL when absent. */
const char *od_record_get_text   (const OdRecord   *self,
                                  const OdMapField *field);
void        od_record_take_text  (OdRecord         *self,
                                  const OdMapField *field,
                                  char             *text);
double      od_record_get_number (const OdRecord   *self,
                                  const OdMapField *field);
void        od_record_set_number (OdRecord         *self,
                                  const OdMapField *field,
                                  double            number);
gboolean    od_record_get_flag   (const OdRecord   *self,
                                  const OdMapField *field);
void        od_record_set_flag   (OdRecord         *self,
                                  const OdMapField *field,
                                  gboolean          flag);

/* Adds, or replaces the text of the same tag and field. @state NULL = "human". */
void od_record_translate (OdRecord   *self,
                          const char *tag,
                          const char *field,
                          const char *text,
                          const char *state);

/* The text of @field in @tag, its base language, the record's own text, any translation; @found_tag (borrowed, may be NULL) says which
 * language it is, @own standing for the record's own. NULL when the record has none. Borrowed. */
const char *od_record_say (const OdRecord *self,
                           const char     *field,
                           const char     *tag,
                           const char     *own,
                           const char    **found_tag);

G_END_DECLS
