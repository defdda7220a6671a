/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-care.h"
#include "od-store-private.h"

static const char *const kinds[] = { "referral", "signpost" };

gboolean
od_store_add_referral (OdStore          *self,
                       const OdReferral *referral,
                       GError          **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (referral != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_REFERRAL_ADD, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", referral->id);
  od_bind_text (statement, "$visit_id", referral->visit_id);
  od_bind_text (statement, "$kind", kinds[referral->is_signpost ? 1 : 0]);
  od_bind_text (statement, "$service_id", referral->service_id);
  od_bind_text (statement, "$state", od_referral_state_to_text (referral->state));
  od_bind_int (statement, "$at_us", referral->at_us);
  od_bind_text (statement, "$reason", referral->reason);
  return od_store_run (self, statement, error);
}

gboolean
od_store_set_referral (OdStore        *self,
                       const char     *id,
                       OdReferralState state,
                       gint64          at_us,
                       const char     *reason,
                       GError        **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_REFERRAL_SET, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", id);
  od_bind_text (statement, "$state", od_referral_state_to_text (state));
  od_bind_int (statement, "$state_us", at_us);
  od_bind_text (statement, "$reason", reason);
  return od_store_run (self, statement, error);
}

static OdReferral *
dup_row (OdBorrowedStatement *statement)
{
  OdReferral *referral = od_referral_new ();
  int column = 0;

  referral->id = od_column_dup_text (statement, column++);
  referral->visit_id = od_column_dup_text (statement, column++);
  referral->is_signpost = g_strcmp0 ((const char *) sqlite3_column_text (statement, column++), kinds[1]) == 0;
  referral->service_id = od_column_dup_text (statement, column++);
  od_referral_state_from_text ((const char *) sqlite3_column_text (statement, column++), &referral->state);
  referral->at_us = sqlite3_column_int64 (statement, column++);
  referral->reason = od_column_dup_text (statement, column++);
  return referral;
}

OdReferral *
od_store_dup_referral (OdStore    *self,
                       const char *id,
                       GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_REFERRAL_GET, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$id", id);
  return od_store_step (self, statement, error) == SQLITE_ROW ? dup_row (statement) : NULL;
}

GPtrArray *
od_store_list_referrals (OdStore    *self,
                         const char *visit_id,
                         GError    **error)
{
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func ((GDestroyNotify) od_referral_free);
  g_autoptr (OdBorrowedStatement) statement = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (visit_id != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_REFERRAL_LIST, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$visit_id", visit_id);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (referrals, dup_row (statement));

  return rc == SQLITE_DONE ? g_steal_pointer (&referrals) : NULL;
}

gboolean
od_store_add_unmet (OdStore       *self,
                    const OdUnmet *unmet,
                    GError       **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (unmet != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_UNMET_ADD, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", unmet->id);
  od_bind_text (statement, "$day", unmet->day);
  od_bind_int (statement, "$at_us", unmet->at_us);
  od_bind_text (statement, "$need", unmet->need);
  od_bind_text (statement, "$why", unmet->why);
  od_bind_text (statement, "$visit_id", unmet->visit_id);
  od_bind_text (statement, "$language", unmet->language);
  return od_store_run (self, statement, error);
}

gboolean
od_store_put_feedback (OdStore    *self,
                       const char *visit_id,
                       guint       score,
                       gint64      at_us,
                       GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (visit_id != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_FEEDBACK_PUT, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$visit_id", visit_id);
  od_bind_int (statement, "$score", score);
  od_bind_int (statement, "$at_us", at_us);
  return od_store_run (self, statement, error);
}
