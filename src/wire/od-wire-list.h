/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-wire-reader.h"
#include "od-wire-writer.h"

G_BEGIN_DECLS

/* Messages that are one thing of a kind, {..}, or a list of them, {"<name>": [..]}. od-wire-list.c. */

typedef void (*OdWriteElement) (OdJsonWriter *writer,
                                gconstpointer element);

char *od_write_alone (gconstpointer  thing,
                      OdWriteElement write) G_GNUC_WARN_UNUSED_RESULT;
char *od_write_list  (const char    *name,
                      GPtrArray     *things,
                      OdWriteElement write) G_GNUC_WARN_UNUSED_RESULT;

/* NULL after a fault. The list owns its elements. */
gpointer   od_read_alone (const char    *json,
                          OdReadElement  read,
                          GDestroyNotify free_thing,
                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *od_read_list  (const char    *json,
                          const char    *name,
                          OdReadElement  read,
                          GDestroyNotify free_thing,
                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* An array inside an object. */
void od_write_each (OdJsonWriter  *writer,
                    const char    *name,
                    GPtrArray     *elements,
                    OdWriteElement write);

G_END_DECLS
