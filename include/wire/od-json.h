/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* JSON trees without the library's types: for rooms that read foreign documents (directory) and small answers. Errors are OD_WIRE_ERROR
 * (od-wire.h) and name the line of the text or the path of the member. */

/**
 * OdJson:
 *
 * One value of a parsed document, borrowed from it.
 */
typedef struct _OdJson OdJson;

/**
 * OdJsonDocument:
 *
 * Owns a parsed text. To the letter of RFC 8259; refuses depth over 32, members that stand twice, numbers that neither a gint64 nor a double
 * holds, and U+0000. A byte order mark is skipped.
 */
typedef struct _OdJsonDocument OdJsonDocument;

OdJsonDocument *od_json_parse         (const char     *text,
                                       gssize          length,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void            od_json_document_free (OdJsonDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdJsonDocument, od_json_document_free)
OdJson         *od_json_root          (OdJsonDocument *self);

typedef enum {
  OD_JSON_NULL,
  OD_JSON_BOOLEAN,
  OD_JSON_NUMBER,
  OD_JSON_STRING,
  OD_JSON_ARRAY,
  OD_JSON_OBJECT,
} OdJsonKind;

OdJsonKind  od_json_kind    (OdJson     *self);   /* NULL reads as OD_JSON_NULL */
/* All forgiving: NULL, 0, FALSE when @self is NULL or of another kind. Borrowed. */
const char *od_json_string  (OdJson     *self);
double      od_json_number  (OdJson     *self);
gint64      od_json_integer (OdJson     *self);   /* the whole part; 0 beyond a gint64 */
gboolean    od_json_boolean (OdJson     *self);
guint       od_json_length  (OdJson     *self);   /* of an array or object */
OdJson     *od_json_element (OdJson     *self,
                             guint       index);
OdJson     *od_json_member  (OdJson     *self,
                             const char *name);
GStrv       od_json_names   (OdJson     *self) G_GNUC_WARN_UNUSED_RESULT;   /* of an object, in order */
char       *od_json_to_text (OdJson     *self) G_GNUC_WARN_UNUSED_RESULT;   /* compact JSON of this value */

/**
 * OdJsonWriter:
 *
 * Writes compact JSON. Inside an object each value is preceded by its name; @name is NULL inside an array and at the top.
 */
typedef struct _OdJsonWriter OdJsonWriter;

OdJsonWriter *od_json_writer_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void          od_json_writer_free    (OdJsonWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdJsonWriter, od_json_writer_free)
void          od_json_writer_object  (OdJsonWriter *self,
                                      const char   *name);
void          od_json_writer_array   (OdJsonWriter *self,
                                      const char   *name);
void          od_json_writer_end     (OdJsonWriter *self);   /* of the innermost object or array */
void          od_json_writer_string  (OdJsonWriter *self,
                                      const char   *name,
                                      const char   *value);  /* NULL writes null */
void          od_json_writer_integer (OdJsonWriter *self,
                                      const char   *name,
                                      gint64        value);
void          od_json_writer_number  (OdJsonWriter *self,
                                      const char   *name,
                                      double        value);
void          od_json_writer_boolean (OdJsonWriter *self,
                                      const char   *name,
                                      gboolean      value);
void          od_json_writer_raw     (OdJsonWriter *self,
                                      const char   *name,
                                      const char   *json);   /* JSON made elsewhere */
void          od_json_writer_strings (OdJsonWriter      *self,
                                      const char        *name,
                                      const char *const *values);   /* an array; NULL writes [] */
/* Everything must have ended. The writer is empty again after it. */
char         *od_json_writer_finish  (OdJsonWriter *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
