/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-auth.h"

#include "od-vault.h"

/* How long a token is taken on trust before the store is asked again: also how long an ended session may linger. */
#define TRUST_US (5 * G_USEC_PER_SEC)
#define MAX_KNOWN 4096

struct _OdAuth {
  OdStore    *store;   /* borrowed */
  GHashTable *known;   /* digest → OdBearer */
};

static const struct {
  const char *text;
  OdRole      role;
} roles[] = {
  { "kiosk", OD_ROLE_KIOSK },
  { "display", OD_ROLE_DISPLAY },
  { "provider", OD_ROLE_PROVIDER },
  { "reception", OD_ROLE_RECEPTION },
  { "admin", OD_ROLE_ADMIN },
  { "manager", OD_ROLE_MANAGER },
};

static OdRole
role_from_text (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    if (g_strcmp0 (roles[i].text, text) == 0)
      return roles[i].role;
  }
  return OD_ROLE_NOBODY;
}

static void
bearer_clear (gpointer data)
{
  OdBearer *self = data;

  g_clear_pointer (&self->account, od_account_free);
  g_clear_pointer (&self->digest, g_free);
}

static OdBearer *
bearer_new (OdAccount  *account,
            gboolean    is_staff,
            const char *digest,
            gint64      now_us)
{
  OdBearer *self = g_rc_box_new0 (OdBearer);

  self->account = account;
  self->is_staff = is_staff;
  self->role = role_from_text (account->role);
  self->digest = g_strdup (digest);
  self->checked_us = now_us;
  return self;
}

OdBearer *
od_bearer_ref (OdBearer *self)
{
  return g_rc_box_acquire (self);
}

void
od_bearer_unref (OdBearer *self)
{
  g_rc_box_release_full (self, bearer_clear);
}

OdAuth *
od_auth_new (OdStore *store)
{
  OdAuth *self = g_new0 (OdAuth, 1);

  self->store = store;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) od_bearer_unref);
  return self;
}

void
od_auth_free (OdAuth *self)
{
  g_hash_table_unref (self->known);
  g_free (self);
}

static OdBearer *
ask_store (OdAuth     *self,
           const char *digest,
           gint64      now_us,
           GError    **error)
{
  OdAccount *account;
  OdBearer *bearer;
  gboolean is_staff = FALSE;

  account = od_store_dup_bearer (self->store, digest, now_us, &is_staff, error);
  if (account == NULL)
    return NULL;

  if (g_hash_table_size (self->known) >= MAX_KNOWN)
    g_hash_table_remove_all (self->known);
  bearer = bearer_new (account, is_staff, digest, now_us);
  g_hash_table_replace (self->known, g_strdup (digest), od_bearer_ref (bearer));
  return bearer;
}

static OdBearer *
dup_by_digest (OdAuth     *self,
               const char *digest,
               gint64      now_us,
               GError    **error)
{
  OdBearer *known = g_hash_table_lookup (self->known, digest);

  if (known != NULL && ABS (now_us - known->checked_us) < TRUST_US)
    return od_bearer_ref (known);

  g_hash_table_remove (self->known, digest);
  return ask_store (self, digest, now_us, error);
}

OdBearer *
od_auth_dup_bearer (OdAuth     *self,
                    const char *token,
                    gint64      now_us,
                    GError    **error)
{
  g_autofree char *digest = od_vault_digest (token);

  return dup_by_digest (self, digest, now_us, error);
}

OdBearer *
od_auth_dup_again (OdAuth         *self,
                   const OdBearer *bearer,
                   gint64          now_us,
                   GError        **error)
{
  return dup_by_digest (self, bearer->digest, now_us, error);
}

void
od_auth_forget (OdAuth     *self,
                const char *token_digest)
{
  g_hash_table_remove (self->known, token_digest);
}

gboolean
od_auth_knows_staff (OdAuth     *self,
                     const char *staff_id)
{
  g_autoptr (GPtrArray) staff = od_store_list_staff (self->store, NULL);

  for (guint i = 0; staff != NULL && i < staff->len; i++) {
    if (g_str_equal (((OdAccount *) g_ptr_array_index (staff, i))->id, staff_id))
      return TRUE;
  }
  return FALSE;
}

gboolean
od_bearer_has_desk (const OdBearer *self,
                    const char     *desk_id)
{
  const char *const *desks = (const char *const *) self->account->desks;

  return desks == NULL || desks[0] == NULL || g_strv_contains (desks, desk_id);
}

static gboolean
pool_is_mine (const OdBearer *self,
              const OdCentre *centre,
              const char     *pool_id)
{
  for (char **id = self->account->desks; *id != NULL; id++) {
    const OdDesk *desk = od_centre_find_desk (centre, *id);

    if (desk != NULL && desk->pools != NULL && g_strv_contains ((const char *const *) desk->pools, pool_id))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_at_my_desk (const OdBearer *self,
               const OdLeg    *leg)
{
  return (leg->desk_id != NULL && od_bearer_has_desk (self, leg->desk_id))
         || (leg->with_desk_id != NULL && od_bearer_has_desk (self, leg->with_desk_id));
}

static gboolean
waits_for_another (const OdBearer *self,
                   const OdLeg    *leg)
{
  return (leg->for_staff_id != NULL && !g_str_equal (leg->for_staff_id, self->account->id))
         || (leg->for_desk_id != NULL && !od_bearer_has_desk (self, leg->for_desk_id));
}

gboolean
od_bearer_may_touch (const OdBearer *self,
                     const OdCentre *centre,
                     const OdLeg    *leg)
{
  if (self->role & OD_ROLES_HOUSE)
    return TRUE;
  if (is_at_my_desk (self, leg))
    return TRUE;
  if (waits_for_another (self, leg))
    return FALSE;
  if (leg->for_staff_id != NULL || leg->for_desk_id != NULL)
    return TRUE;
  return self->account->desks == NULL || self->account->desks[0] == NULL || pool_is_mine (self, centre, leg->pool_id);
}

/* Who handed somebody over stays responsible until that is accepted. */
static gboolean
may_see_leg (const OdBearer *self,
             const OdCentre *centre,
             const OdLeg    *leg)
{
  return pool_is_mine (self, centre, leg->pool_id) || od_bearer_may_touch (self, centre, leg)
         || (leg->offered && leg->from_desk_id != NULL && od_bearer_has_desk (self, leg->from_desk_id));
}

gboolean
od_bearer_may_see (const OdBearer *self,
                   const OdCentre *centre,
                   const OdVisit  *visit)
{
  if (self->role & OD_ROLES_HOUSE)
    return TRUE;
  if (self->role != OD_ROLE_PROVIDER)
    return FALSE;
  if (self->account->desks == NULL || self->account->desks[0] == NULL)
    return TRUE;

  for (guint i = 0; i < visit->legs->len; i++) {
    if (may_see_leg (self, centre, g_ptr_array_index (visit->legs, i)))
      return TRUE;
  }
  return FALSE;
}

gboolean
od_bearer_has_pool (const OdBearer *self,
                    const OdCentre *centre,
                    const char     *pool_id)
{
  if (self->role & OD_ROLES_HOUSE)
    return TRUE;
  if (self->role != OD_ROLE_PROVIDER)
    return FALSE;
  return self->account->desks == NULL || self->account->desks[0] == NULL || pool_is_mine (self, centre, pool_id);
}
