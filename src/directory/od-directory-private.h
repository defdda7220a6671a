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
