/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-change.h"
#include "od-day-book.h"
#include "od-estimates.h"
#include "od-id.h"
#include "od-line.h"
#include "od-store-visits.h"
#include "od-wire.h"

#define MAX_WANTED 300
#define MAX_DIGITS 6

/* "B 27" from "b27", "B-27", " B 027 "; NULL when it is no number of a ticket. */
static char *
read_label (const char *wanted)
{
  g_autofree char *text = g_strstrip (g_strdup (wanted));
  const char *digits = text + 1;
  gsize length;

  if (!g_ascii_isalpha (text[0]))
    return NULL;
  digits += strspn (digits, " -");
  length = strspn (digits, "0123456789");
  if (length == 0 || length > MAX_DIGITS || digits[length] != '\0')
    return NULL;
  return g_strdup_printf ("%c %" G_GUINT64_FORMAT, g_ascii_toupper (text[0]), g_ascii_strtoull (digits, NULL, 10));
}

/* The token from a ticket's QR, which is an address, or as somebody typed it. */
static char *
read_token (const char *wanted)
{
  const char *slash = strrchr (wanted, '/');
  g_autofree char *last = g_strdup (slash == NULL ? wanted : slash + 1);

  last[strcspn (last, "?#")] = '\0';
  return od_token_normalise (last, OD_TOKEN_LENGTH);
}

/* Owned; NULL, @error unset: there is none. */
static OdVisit *
find_wanted (OdCall     *call,
             const char *wanted,
             GError    **error)
{
  OdServer *service = call->service;
  g_autofree char *label = read_label (wanted);
  g_autofree char *token = label != NULL ? NULL : read_token (wanted);
  const OdDayRow *row = label == NULL ? NULL : od_day_book_find (od_line_get_book (service->line), label);

  if (row != NULL)
    return od_change_dup_visit (call, row->id, error);
  return token == NULL ? NULL : od_store_dup_visit_by_token (service->store, token, error);
}

gboolean
od_handle_find (OdCall  *call,
                GError **error)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) fault = NULL;
  const char *wanted = od_call_query (call, "q");

  if (wanted == NULL || wanted[0] == '\0' || strlen (wanted) > MAX_WANTED) {
    od_call_refuse (call, 400, "bad-query", "\"q\" is the number of a ticket, or what its QR says.");
    return TRUE;
  }
  if (od_server_today (call->service, call->now_us, error) == NULL)
    return FALSE;
  visit = find_wanted (call, wanted, &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (visit != NULL && od_bearer_may_see (call->bearer, call->service->centre, visit))
    g_ptr_array_add (seen, visit);
  od_call_answer (call, 200, od_wire_visits_to_json (seen));
  return TRUE;
}

/* The same ticket once more: whose it is was asked at the desk, so it is logged who had it made. */
gboolean
od_handle_ticket (OdCall  *call,
                  GError **error)
{
  OdServer *service = call->service;
  g_autoptr (OdIssued) issued = NULL;
  OdVisit *visit;

  if (od_server_today (service, call->now_us, error) == NULL)
    return FALSE;
  visit = od_change_dup_seen (call, call->parts[0], error);
  if (visit == NULL)
    return call->status != 0;

  issued = od_issued_new ();
  issued->visit = visit;
  issued->url = g_strconcat (service->qr_base, visit->token, NULL);
  issued->estimate = od_server_estimate (service, visit, call->now_us, &issued->before);
  if (!od_change_read (call, visit, "ticket", error))
    return FALSE;
  od_call_answer (call, 200, od_wire_issued_to_json (issued));
  return TRUE;
}
