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

/* HSDS 3.1 API answers from the published map (standards §1.3, §1.4). */

/* `GET /hsds/`: version, profile, openapi_url. */
char *od_directory_about_to_json (const char *base_url) G_GNUC_WARN_UNUSED_RESULT;

/* `GET /hsds/services?page=&per_page=`: the Page envelope. @page from 1, @per_page 1..500. */
char *od_directory_page_to_json (const OdServiceMap *map,
                                 guint               page,
                                 guint               per_page) G_GNUC_WARN_UNUSED_RESULT;

/* `GET /hsds/services/{id}`: the whole record; NULL when there is none. */
char *od_directory_service_to_json (const OdServiceMap *map,
                                    const char         *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
