/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-server-private.h"
#include "od-visit.h"
#include "od-store-access.h"

G_BEGIN_DECLS

typedef enum {
  OD_ROLE_NOBODY    = 0,
  OD_ROLE_KIOSK     = 1 << 0,
  OD_ROLE_DISPLAY   = 1 << 1,
  OD_ROLE_PROVIDER  = 1 << 2,
  OD_ROLE_RECEPTION = 1 << 3,
  OD_ROLE_ADMIN     = 1 << 4,
  OD_ROLE_MANAGER   = 1 << 5,
} OdRole;

#define OD_ROLES_HOUSE (OD_ROLE_RECEPTION | OD_ROLE_ADMIN)
#define OD_ROLES_STAFF (OD_ROLES_HOUSE | OD_ROLE_PROVIDER)
#define OD_ROLES_ALL   (OD_ROLES_STAFF | OD_ROLE_KIOSK | OD_ROLE_DISPLAY | OD_ROLE_MANAGER)

/* Somebody whose token is good. Counted references. */
typedef struct {
  OdAccount *account;
  gboolean   is_staff;
  OdRole     role;
  char      *digest;      /* of the token */
  gint64     checked_us;
} OdBearer;

OdBearer *od_bearer_ref   (OdBearer *self);
void      od_bearer_unref (OdBearer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdBearer, od_bearer_unref)

OdAuth *od_auth_new (OdStore * store) G_GNUC_WARN_UNUSED_RESULT;
void    od_auth_free (OdAuth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdAuth, od_auth_free)

/* Who bears @token at @now_us. NULL, @error unset: nobody. */
OdBearer *od_auth_dup_bearer (OdAuth * self,
                              const char *token,
                              gint64 now_us,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who bears the token now that @bearer bore: NULL, @error unset, when its session is over. */
OdBearer *od_auth_dup_again (OdAuth         *self,
                             const OdBearer *bearer,
                             gint64          now_us,
                             GError        **error);

/* Forgets what it knew of a token: its session ended. */
void od_auth_forget (OdAuth     *self,
                     const char *token_digest);

/* Whether somebody of the staff has this id. */
gboolean od_auth_knows_staff (OdAuth     *self,
                              const char *staff_id);

/* Whether the bearer may sit at @desk_id. */
gboolean od_bearer_has_desk  (const OdBearer *self,
                              const char     *desk_id);

/* Whether a provider works on @leg: it was called to one of their desks, waits for one or for them, or stands in a pool of their desks and
 * waits for nobody else. House roles work on all. */
gboolean od_bearer_may_touch (const OdBearer *self,
                              const OdCentre *centre,
                              const OdLeg    *leg);

/* Whether one of the bearer's desks serves a pool that @visit has a leg in, handed it over, or they work on one of its legs. House roles
 * see everything. */
gboolean od_bearer_may_see   (const OdBearer *self,
                              const OdCentre *centre,
                              const OdVisit  *visit);

/* Whether the bearer works for @pool_id: house roles for all, a provider for those of their desks. */
gboolean od_bearer_has_pool  (const OdBearer *self,
                              const OdCentre *centre,
                              const char     *pool_id);

G_END_DECLS
