/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-json.h"
#include "od-labels.h"

G_BEGIN_DECLS

/* Reads objects member by member and remembers the first fault with the path of its member ("legs[1].state"). After a fault every read
 * gives nothing, so that a reader is a straight list of members with one question at its end. */
typedef struct {
  OdJsonDocument *document;
  GString        *path;
  GError         *error;
} OdReader;

typedef enum {
  OD_READ_OPTIONAL,   /* absent and null read as nothing */
  OD_READ_REQUIRED,
} OdReadMode;

/* Parses @json, whose root must be an object. A fault is remembered as any other. */
OdReader *od_reader_new  (const char *json) G_GNUC_WARN_UNUSED_RESULT;
void      od_reader_free (OdReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdReader, od_reader_free)

/* NULL after a fault. */
OdJson *od_reader_root (OdReader * self);

/* Whether all went well; else hands the fault to @error. */
gboolean od_reader_finish (OdReader *self,
                           GError  **error);

/* Remembers a fault of @object's member @name, or of @object itself when NULL. */
void od_reader_fail (OdReader   *self,
                     int         code,
                     const char *name,
                     const char *what);

/* A fault for every member of @object that is not in @names. */
void od_reader_allow (OdReader          *self,
                      OdJson            *object,
                      const char *const *names);

char *od_reader_string  (OdReader   *self,
                         OdJson     *object,
                         const char *name,
                         OdReadMode  mode) G_GNUC_WARN_UNUSED_RESULT;
/* As a string of 1 to @max_chars characters, one line (od_text_is_line ()). */
char *od_reader_text    (OdReader   *self,
                         OdJson     *object,
                         const char *name,
                         OdReadMode  mode,
                         guint       max_chars) G_GNUC_WARN_UNUSED_RESULT;
gint64   od_reader_integer (OdReader   *self,
                            OdJson     *object,
                            const char *name,
                            OdReadMode  mode,
                            gint64      low,
                            gint64      high);
gboolean od_reader_boolean (OdReader   *self,
                            OdJson     *object,
                            const char *name,
                            OdReadMode  mode);
gint64   od_reader_time    (OdReader   *self,
                            OdJson     *object,
                            const char *name,
                            OdReadMode  mode);
/* The same of a member that may be absent or null, which reads as @fallback. */
gint64   od_reader_integer_or (OdReader   *self,
                               OdJson     *object,
                               const char *name,
                               gint64      fallback,
                               gint64      high);   /* not less than 0 */
gint64   od_reader_time_or    (OdReader   *self,
                               OdJson     *object,
                               const char *name,
                               gint64      fallback);
double   od_reader_number_or  (OdReader   *self,
                               OdJson     *object,
                               const char *name,
                               double      fallback);   /* any number */
/* Never NULL but after a fault: an absent one is empty. */
GStrv     od_reader_strings (OdReader   *self,
                             OdJson     *object,
                             const char *name,
                             OdReadMode  mode) G_GNUC_WARN_UNUSED_RESULT;
/* The same, but NULL for one that is absent or empty. */
GStrv     od_reader_strings_if_any (OdReader   *self,
                                    OdJson     *object,
                                    const char *name) G_GNUC_WARN_UNUSED_RESULT;
OdLabels *od_reader_labels  (OdReader   *self,
                             OdJson     *object,
                             const char *name,
                             OdReadMode  mode) G_GNUC_WARN_UNUSED_RESULT;

/* The labels that @value itself is. NULL after a fault. */
OdLabels *od_reader_labels_value (OdReader *self,
                                  OdJson   *value) G_GNUC_WARN_UNUSED_RESULT;

/* A member that is an object; the path goes into it until od_reader_leave (). NULL, and nothing to leave, when it is absent. */
OdJson *od_reader_enter (OdReader   *self,
                         OdJson     *object,
                         const char *name,
                         OdReadMode  mode);
void    od_reader_leave (OdReader *self);

typedef gpointer (*OdReadElement) (OdReader *self,
                                   OdJson   *element);

/* Reads each element of the array member @name with @read and adds what it gives to @into. Elements must be objects. */
void od_reader_each (OdReader     *self,
                     OdJson       *object,
                     const char   *name,
                     OdReadMode    mode,
                     OdReadElement read,
                     GPtrArray    *into);

typedef gboolean (*OdReadName) (const char *text,
                                guint      *value);

/* A string that is one of @words (NULL-terminated); NULL when absent. */
char *od_reader_word (OdReader          *self,
                      OdJson            *object,
                      const char        *name,
                      const char *const *words) G_GNUC_WARN_UNUSED_RESULT;

/* An enum's word; @find is its _from_text (). */
guint od_reader_name (OdReader   *self,
                      OdJson     *object,
                      const char *name,
                      OdReadMode  mode,
                      OdReadName  find);

G_END_DECLS
