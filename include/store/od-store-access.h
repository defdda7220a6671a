/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-store.h"

G_BEGIN_DECLS

/* A device (kiosk, display) or a member of staff. Secrets are kept as digests and hashes only (od-vault.h). */
typedef struct {
  char *id;
  char *name;
  char *role;            /* "kiosk", "display", "provider", "reception", "admin", "manager" */
  char *series;          /* letter of the numbers it gives out; NULL: "A" */
  GStrv desks;           /* staff: where they may sit; empty = any */
  char *secret_hash;     /* staff: argon2id */
} OdAccount;

OdAccount *od_account_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       od_account_free (OdAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdAccount, od_account_free)

gboolean   od_store_add_device (OdStore         *self,
                                const OdAccount *device,
                                const char      *code_digest,
                                gint64           expires_us,
                                GError         **error);

/* Turns a one-time code into a device with @token_digest. NULL, @error unset: unknown, used or expired. */
OdAccount *od_store_enrol_device (OdStore    *self,
                                  const char *code_digest,
                                  const char *token_digest,
                                  gint64      now_us,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean   od_store_add_staff (OdStore         *self,
                               const OdAccount *staff,
                               GError         **error);    /* CONFLICT: the name is taken */
OdAccount *od_store_dup_staff_by_name (OdStore    *self,
                                       const char *name,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type OdAccount) everybody of the staff by name, without secrets. */
GPtrArray *od_store_list_staff (OdStore *self,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean   od_store_add_session  (OdStore    *self,
                                  const char *token_digest,
                                  const char *staff_id,
                                  gint64      expires_us,
                                  GError    **error);
gboolean   od_store_drop_session (OdStore    *self,
                                  const char *token_digest,
                                  GError    **error);

/* Forgets the sessions that had ended at @before_us. */
gboolean   od_store_drop_sessions (OdStore *self,
                                   gint64   before_us,
                                   GError **error);

/* Who bears this token now: device or staff; NULL, @error unset, when nobody. @is_staff says which. */
OdAccount *od_store_dup_bearer (OdStore    *self,
                                const char *token_digest,
                                gint64      now_us,
                                gboolean   *is_staff,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
