/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-problem.h"

#include <string.h>

#include "od-wire.h"

#define PROBLEM_PREFIX "urn:onedoor:problem:"

typedef struct {
  char *problem;
  char *holder;
} OdClientErrorPrivate;

static void
od_client_error_private_init (OdClientErrorPrivate *priv)
{
}

static void
od_client_error_private_copy (const OdClientErrorPrivate *source,
                              OdClientErrorPrivate       *target)
{
  target->problem = g_strdup (source->problem);
  target->holder = g_strdup (source->holder);
}

static void
od_client_error_private_clear (OdClientErrorPrivate *priv)
{
  g_free (priv->problem);
  g_free (priv->holder);
}

G_DEFINE_EXTENDED_ERROR (OdClientError, od_client_error)

const char *
od_client_error_get_problem (const GError * error)
{
  OdClientErrorPrivate *priv = od_client_error_get_private (error);

  return priv != NULL ? priv->problem : NULL;
}

const char *
od_client_error_get_holder (const GError *error)
{
  OdClientErrorPrivate *priv = od_client_error_get_private (error);

  return priv != NULL ? priv->holder : NULL;
}

static OdClientError
code_of_conflict (const char *problem)
{
  static const struct {
    const char   *problem;
    OdClientError code;
  } codes[] = {
    { "taken", OD_CLIENT_ERROR_TAKEN },
    { "reason-needed", OD_CLIENT_ERROR_REASON },
    { "full", OD_CLIENT_ERROR_REASON },
    { "slot-full", OD_CLIENT_ERROR_REASON },
    { "referral-only", OD_CLIENT_ERROR_REASON },
    { "partner-needed", OD_CLIENT_ERROR_PARTNER },
    { "clock-back", OD_CLIENT_ERROR_CLOCK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_strcmp0 (problem, codes[i].problem) == 0)
      return codes[i].code;
  }

  return OD_CLIENT_ERROR_STALE;
}

static OdClientError
code_of (guint       status,
         const char *problem)
{
  if (status == 401)
    return OD_CLIENT_ERROR_SIGNED_OUT;
  if (status == 403)
    return OD_CLIENT_ERROR_FORBIDDEN;
  if (status == 409)
    return code_of_conflict (problem);

  return OD_CLIENT_ERROR_REFUSED;
}

static const char *
tail_of (const char *type)
{
  return type != NULL && g_str_has_prefix (type, PROBLEM_PREFIX) ? type + strlen (PROBLEM_PREFIX) : NULL;
}

GError *
od_client_error_for_problem (guint       status,
                             const char *json)
{
  g_autoptr (OdProblem) problem = od_wire_problem_from_json (json, NULL);
  const char *tail = problem != NULL ? tail_of (problem->type) : NULL;
  OdClientErrorPrivate *priv;
  GError *error;

  if (problem != NULL && problem->detail != NULL)
    error = g_error_new_literal (OD_CLIENT_ERROR, code_of (status, tail), problem->detail);
  else
    error = g_error_new (OD_CLIENT_ERROR, code_of (status, tail), "the service answered with status %u", status);

  priv = od_client_error_get_private (error);
  priv->problem = g_strdup (tail);
  priv->holder = problem != NULL ? g_strdup (problem->holder) : NULL;

  return error;
}
