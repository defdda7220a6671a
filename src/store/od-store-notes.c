/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-care.h"
#include "od-store-private.h"

void
od_sealed_note_free (OdSealedNote *self)
{
  if (self == NULL)
    return;

  od_note_free (self->note);
  g_clear_pointer (&self->key, g_bytes_unref);
  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_free (self);
}

static gboolean
add_row (OdStore      *self,
         const OdNote *note,
         GError      **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_NOTE_ADD, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", note->id);
  od_bind_text (statement, "$visit_id", note->visit_id);
  od_bind_text (statement, "$kind", od_note_kind_to_text (note->kind));
  od_bind_text (statement, "$pool_id", note->pool_id);
  od_bind_int (statement, "$at_us", note->at_us);
  od_bind_text (statement, "$until", note->until);
  od_bind_text (statement, "$actor", note->actor);
  return od_store_run (self, statement, error);
}

static gboolean
add_bytes (OdStore    *self,
           OdStatement id,
           const char *note_id,
           const char *parameter,
           GBytes     *bytes,
           GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$note_id", note_id);
  od_bind_bytes (statement, parameter, bytes);
  return od_store_run (self, statement, error);
}

gboolean
od_store_add_note (OdStore            *self,
                   const OdSealedNote *note,
                   GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (note != NULL && note->note != NULL, FALSE);
  g_return_val_if_fail (note->key != NULL && note->sealed != NULL, FALSE);

  return add_row (self, note->note, error) &&
         add_bytes (self, OD_STATEMENT_NOTE_KEY_ADD, note->note->id, "$key", note->key, error) &&
         add_bytes (self, OD_STATEMENT_NOTE_TEXT_ADD, note->note->id, "$sealed", note->sealed, error);
}

gboolean
od_store_end_note (OdStore    *self,
                   const char *id,
                   gint64      at_us,
                   const char *actor,
                   const char *reason,
                   GError    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL && actor != NULL, FALSE);

  return od_store_end_one (self, OD_STATEMENT_NOTE_END, id, at_us, actor, reason, error);
}

static OdSealedNote *
dup_row (OdBorrowedStatement *statement)
{
  OdSealedNote *sealed = g_new0 (OdSealedNote, 1);
  OdNote *note = od_note_new ();
  int column = 0;

  sealed->note = note;
  note->id = od_column_dup_text (statement, column++);
  note->visit_id = od_column_dup_text (statement, column++);
  od_note_kind_from_text ((const char *) sqlite3_column_text (statement, column++), &note->kind);
  note->pool_id = od_column_dup_text (statement, column++);
  note->at_us = sqlite3_column_int64 (statement, column++);
  note->until = od_column_dup_text (statement, column++);
  note->actor = od_column_dup_text (statement, column++);
  note->ended_us = sqlite3_column_int64 (statement, column++);
  sealed->key = od_column_dup_bytes (statement, column++);
  sealed->sealed = od_column_dup_bytes (statement, column++);
  return sealed;
}

OdSealedNote *
od_store_dup_note (OdStore    *self,
                   const char *id,
                   GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_NOTE_GET, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$id", id);
  return od_store_step (self, statement, error) == SQLITE_ROW ? dup_row (statement) : NULL;
}

GPtrArray *
od_store_list_notes (OdStore    *self,
                     const char *visit_id,
                     const char *day,
                     GError    **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) od_sealed_note_free);
  g_autoptr (OdBorrowedStatement) statement = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (visit_id != NULL && day != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_NOTE_LIST, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$visit_id", visit_id);
  od_bind_text (statement, "$day", day);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (notes, dup_row (statement));

  return rc == SQLITE_DONE ? g_steal_pointer (&notes) : NULL;
}

static gboolean
erase (OdStore    *self,
       OdStatement id,
       const char *day,
       GBytes     *nothing,
       GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$day", day);
  if (nothing != NULL)
    od_bind_bytes (statement, "$nothing", nothing);
  if (!od_store_run (self, statement, error))
    return FALSE;

  self->erased = self->erased || sqlite3_changes (self->db) > 0;
  return TRUE;
}

/* No copy that a migration left holds notes: they came with the newest version. The next one must erase in its copy too. */
G_STATIC_ASSERT (OD_STORE_VERSION == 3);

gboolean
od_store_erase_notes (OdStore    *self,
                      const char *day,
                      GError    **error)
{
  g_autoptr (GBytes) nothing = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  nothing = g_bytes_new (NULL, 0);
  return erase (self, OD_STATEMENT_NOTE_KEY_ERASE, day, NULL, error) &&
         erase (self, OD_STATEMENT_NOTE_TEXT_ERASE, day, nothing, error) &&
         erase (self, OD_STATEMENT_NOTE_FORGET, day, NULL, error);
}
