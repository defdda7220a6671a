/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <sqlite3.h>

#include "od-labels.h"
#include "od-store-statements.h"
#include "od-store.h"
#include "od-visit.h"

G_BEGIN_DECLS

struct _OdStore {
  char         *dir;                            /* owned */
  sqlite3      *db;                             /* handle */
  sqlite3_stmt *statements[OD_N_STATEMENTS];    /* handles */
  int           lock_fd;                        /* handle, -1 = none */
  gboolean      erased;                         /* state: the open transaction erased something: leave nothing of it in the WAL */
};

/* Every step that the file lacks. od-store-migrate.c. */
gboolean od_store_migrate (OdStore *self,
                           GError **error);

/* A borrowed statement that resets itself, bindings and all, when it leaves scope. */
typedef sqlite3_stmt OdBorrowedStatement;

/* Never NULL without @error. Refuses to write outside a transaction. */
OdBorrowedStatement *od_store_borrow           (OdStore    *self,
                                                OdStatement id,
                                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                 od_borrowed_statement_end (OdBorrowedStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdBorrowedStatement, od_borrowed_statement_end)

/* Values stay borrowed until the statement leaves scope. NULL texts and bytes are NULL; so is the time 0. */
void od_bind_text  (OdBorrowedStatement *statement,
                    const char          *name,
                    const char          *text);
void od_bind_bytes (OdBorrowedStatement *statement,
                    const char          *name,
                    GBytes              *bytes);
void od_bind_int   (OdBorrowedStatement *statement,
                    const char          *name,
                    gint64               value);
void od_bind_time  (OdBorrowedStatement *statement,
                    const char          *name,
                    gint64               us);

/* SQLITE_ROW or SQLITE_DONE; anything else with @error set. */
int od_store_step (OdStore             *self,
                   OdBorrowedStatement *statement,
                   GError             **error);

/* To its end, whatever rows there are. */
gboolean od_store_run (OdStore             *self,
                       OdBorrowedStatement *statement,
                       GError             **error);

/* A statement without parameters, to its end. */
gboolean od_store_run_plain (OdStore    *self,
                             OdStatement id,
                             GError    **error);

/* Each of @ids, without parameters, to its end. */
gboolean od_store_run_each (OdStore           *self,
                            const OdStatement *ids,
                            gsize              n_ids,
                            GError           **error);

/* The first column of the first row; @absent when there is none. */
gboolean od_store_run_int (OdStore             *self,
                           OdBorrowedStatement *statement,
                           gint64               absent,
                           gint64              *value,
                           GError             **error);

/* A vector of the first column. */
GStrv od_store_run_words (OdStore             *self,
                          OdBorrowedStatement *statement,
                          GError             **error);

/* Runs @id once for each word of @words (NULL = none) with its $position, the word as @parameter, and @owner as @owner_parameter
 * unless that is NULL. */
gboolean od_store_add_words (OdStore           *self,
                             OdStatement        id,
                             const char        *owner_parameter,
                             const char        *owner,
                             const char        *parameter,
                             const char *const *words,
                             GError           **error);

/* Columns: owned copies; NULL is NULL. */
char *od_column_dup_text  (OdBorrowedStatement *statement,
                           int                  column);
GBytes *od_column_dup_bytes (OdBorrowedStatement *statement,
                             int                  column);

/* Sets @error to what the database says went wrong. Always FALSE. */
gboolean od_store_fail (OdStore *self,
                        GError **error);

/* The parameters OD_STORE_LEG_VALUES and $position; the columns of "owner, OD_STORE_LEG_COLUMNS". od-store-legs.c. */
void     od_bind_leg        (OdBorrowedStatement *statement,
                             guint                position,
                             const OdLeg         *leg);
OdLeg *od_column_dup_leg  (OdBorrowedStatement *statement);
gboolean od_store_read_legs (OdStore             *self,
                             OdBorrowedStatement *statement,
                             GPtrArray           *legs,
                             GError             **error);

/* Legs and needs of one visit into their rows, and back. od-store-legs.c. */
gboolean od_store_put_parts  (OdStore       *self,
                              const OdVisit *visit,
                              GError       **error);
gboolean od_store_load_parts (OdStore *self,
                              OdVisit *visit,
                              GError **error);

/* Of many visits at once, fastest when they are of one day. od-store-legs.c. */
gboolean od_store_load_parts_of_many (OdStore   *self,
                                      GPtrArray *visits,
                                      GError   **error);

/* Ends the alarm or note @one at @at_us unless it ended before: then FALSE, @error unset. od-store-alarms.c. */
gboolean od_store_end_one (OdStore    *self,
                           OdStatement id,
                           const char *one,
                           gint64      at_us,
                           const char *actor,
                           const char *reason,
                           GError    **error);

/* The texts of the centre. @labels NULL = none. od-store-labels.c. */
gboolean  od_store_add_labels (OdStore        *self,
                               const char     *owner,
                               const char     *owner_id,
                               const OdLabels *labels,
                               GError        **error);
OdLabels *od_store_dup_labels (OdStore    *self,
                               const char *owner,
                               const char *owner_id,
                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
