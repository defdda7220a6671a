/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "od-service-map.h"

G_BEGIN_DECLS

#define OD_DIRECTORY_ERROR (od_directory_error_quark ())
GQuark od_directory_error_quark (void);

typedef enum {
  OD_DIRECTORY_ERROR_READ = 1,
  OD_DIRECTORY_ERROR_SYNTAX,     /* message: file, line, what */
  OD_DIRECTORY_ERROR_RECORD,     /* a record that HSDS does not allow: file, line, member */
} OdDirectoryError;

/* What was put right or left out while reading. What is left out stays in the record's x_dropped. */
typedef enum {
  OD_DIRECTORY_REPAIR_COORDINATES,  /* on no map: left out */
  OD_DIRECTORY_REPAIR_ADDRESS,      /* an e-mail or web address that is none: left out */
  OD_DIRECTORY_REPAIR_HOURS,        /* times that were not understood: kept as text */
  OD_DIRECTORY_REPAIR_ID,           /* a row without an id, or with another row's: given one that the same input always gets */
  OD_DIRECTORY_REPAIR_OTHER,        /* any other value left out */
  OD_DIRECTORY_N_REPAIRS
} OdDirectoryRepair;

typedef struct {
  guint      n_read;        /* top-level records */
  guint      n_repeated;    /* of these: the same id again */
  guint      n_refused;
  guint      repairs[OD_DIRECTORY_N_REPAIRS];
  GPtrArray *complaints;    /* char *, one sentence for each refusal: file, line, member; the first OD_DIRECTORY_MAX_COMPLAINTS */
} OdDirectoryReport;

#define OD_DIRECTORY_MAX_COMPLAINTS 20

OdDirectoryReport *od_directory_report_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void               od_directory_report_free (OdDirectoryReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdDirectoryReport, od_directory_report_free)

/* Reads HSDS 3.1 JSON into @map, which stays unsealed: an API Page, JSON Lines, an array, or one object; services, organizations,
 * locations, services at locations. Strict about what makes a record unusable, tolerant about how people write the rest. FALSE with
 * @error READ when the file cannot be read; everything that is wrong inside it is counted and told in @report, and a map with
 * n_refused > 0 is not fit to be kept. */
gboolean od_directory_read_file (OdServiceMap      *map,
                                 const char        *path,
                                 OdDirectoryReport *report,
                                 GError           **error);

/* The same from memory; @name stands for the file in messages. */
void od_directory_read_text (OdServiceMap      *map,
                             const char        *name,
                             const char        *text,
                             gsize              length,
                             OdDirectoryReport *report);

/* A centre pack: a folder with centre.json (docs/API.md, "The house") and any number of HSDS files (*.json, *.jsonl). */
OdCentre *od_directory_read_centre (const char *folder,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* The paths of the HSDS files of a pack, in the order of their names. */
GStrv od_directory_list_pack (const char *folder,
                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* HSDS 3.1 API answers from the published map (HSDS 3.1 API reference): our members too, and those that came with the record and that
 * we do not know. Valid against the HSDS 3.1 schemas. Services stand in the order of their ids, so that pages hold still. */

/* `GET /hsds/`: version, profile, openapi_url. */
char *od_directory_about_to_json (const char *base_url) G_GNUC_WARN_UNUSED_RESULT;

/* `GET /hsds/services?page=&per_page=`: the Page envelope. @page from 1, @per_page 1..500. A page past the end is empty. */
char *od_directory_page_to_json (const OdServiceMap *map,
                                 guint               page,
                                 guint               per_page) G_GNUC_WARN_UNUSED_RESULT;

/* `GET /hsds/services/{id}`: the whole record; NULL when there is none. */
char *od_directory_service_to_json (const OdServiceMap *map,
                                    const char         *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
