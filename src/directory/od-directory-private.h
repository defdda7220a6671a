/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-directory.h"
#include "od-json.h"

G_BEGIN_DECLS

/* Values as people write them, made what HSDS says. Owned, or NULL when nothing sound can be made of it. od-directory-clean.c. */
char *od_directory_clean_text       (const char *raw) G_GNUC_WARN_UNUSED_RESULT;
char *od_directory_clean_email      (const char *raw) G_GNUC_WARN_UNUSED_RESULT;
char *od_directory_clean_url        (const char *raw) G_GNUC_WARN_UNUSED_RESULT;
char *od_directory_clean_time       (const char *raw) G_GNUC_WARN_UNUSED_RESULT;      /* "HH:MM" */
char *od_directory_clean_date       (const char *raw) G_GNUC_WARN_UNUSED_RESULT;      /* "2026-11-22" */
char *od_directory_clean_byday      (const char *raw) G_GNUC_WARN_UNUSED_RESULT;      /* "MO,-1FR" */
gboolean od_directory_coordinates_fit  (double latitude,
                                        double longitude);

/* Reads one top-level record of a file, with all that hangs on it, into @map. FALSE with @error set (file, line and member in its
 * message) when HSDS does not allow it. od-directory-record.c. */
gboolean od_directory_read_record (OdServiceMap      *map,
                                   OdJson            *object,
                                   const char        *file,
                                   guint              line,
                                   OdDirectoryReport *report,
                                   GError           **error);

/* One top-level record on its way into the map. */
typedef struct {
  OdServiceMap      *map;
  OdDirectoryReport *report;
  const char        *file;
  guint              line;
  GString           *path;   /* of the object that is being read: "phones[0]." */
} OdDirectoryReading;

/* One object of it. */
typedef struct {
  OdDirectoryReading *reading;
  OdRecord           *record;
  GString            *written; /* hours as they were written, when they were not understood */
  OdJsonWriter       *extra;   /* NULL until there is something to keep */
  OdJsonWriter       *dropped; /* likewise: what was there and was no sound value */
} OdDirectoryShaping;

/* Sets @error to "file, line: path of @member: @what". Always FALSE. od-directory-member.c. */
gboolean od_directory_refuse      (OdDirectoryReading *reading,
                                   const char         *member,
                                   const char         *what,
                                   GError            **error);

/* Keeps a value that is no sound one aside, or a member that has no field. */
void     od_directory_drop        (OdDirectoryShaping *shaping,
                                   const char         *member,
                                   OdJson             *value,
                                   OdDirectoryRepair   repair);
void     od_directory_keep        (OdDirectoryShaping *shaping,
                                   const char         *member,
                                   OdJson             *value);

/* One member of @object into the record: its field, its translations, or what is kept. */
gboolean od_directory_read_member (OdDirectoryShaping *shaping,
                                   OdJson             *object,
                                   const char         *name,
                                   GError            **error);

/* Whether the record, all members read, makes sense; puts right what can be. od-directory-check.c. */
gboolean od_directory_check       (OdDirectoryShaping *shaping,
                                   OdJson             *object,
                                   GError            **error);

/* Where an array or object of records hangs. */
typedef struct {
  const char *member;        /* "phones" */
  OdMapTable  parent;
  OdMapTable  child;
  gboolean    many;          /* an array; else one object */
  gboolean    parent_links;  /* the parent names the child ("location_id"), not the child the parent */
} OdDirectoryBranch;

/* NULL past the end. */
const OdDirectoryBranch *od_directory_branch (guint index);

G_END_DECLS
