/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-change.h"
#include "od-day-end.h"
#include "od-id.h"
#include "od-language.h"
#include "od-line.h"
#include "od-phones.h"
#include "od-routes.h"
#include "od-service-resources.h"
#include "od-store-care.h"
#include "od-store-visits.h"
#include "od-unmet.h"

#define HTML "text/html; charset=utf-8"
#define POLICY "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; " \
               "frame-ancestors 'none'"

typedef enum {
  FOUND,
  UNKNOWN,
  OLD,
} Found;

static const char *
choose_tag (OdCall        *call,
            const OdVisit *visit)
{
  const OdCentre *centre = call->service->centre;
  const char *asked = od_call_query (call, "lang");

  if (asked != NULL && od_language_is_valid (asked) && od_phones_speak (call->service, asked))
    return asked;
  if (visit != NULL && od_phones_speak (call->service, visit->language))
    return visit->language;
  return od_phones_speak (call->service, centre->language) ? centre->language : "en";
}

/* A ticket of another day is old; but not one whose turn did not come, and once that goes on, its address leads to the visit of today. */
static gboolean
judge_day (OdServer   *service,
           OdVisit   **visit,
           const char *today,
           Found      *found,
           GError    **error)
{
  g_autoptr (OdVisit) next = NULL;
  g_autoptr (GError) fault = NULL;

  *found = g_str_equal ((*visit)->day, today) ? FOUND : OLD;
  if (!od_day_end_may_go_on (service, *visit, today))
    return TRUE;

  next = od_store_dup_visit_from (service->store, (*visit)->id, &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (next == NULL) {
    *found = FOUND;
  } else if (g_str_equal (next->day, today)) {
    const OdVisit *known = od_line_find_by_token (service->line, next->token);

    od_visit_free (*visit);
    *visit = known != NULL ? od_visit_copy (known) : g_steal_pointer (&next);
    *found = FOUND;
  }
  return TRUE;
}

static gboolean
find_visit (OdCall   *call,
            OdVisit **visit,
            Found    *found,
            GError  **error)
{
  OdServer *service = call->service;
  g_autofree char *token = od_token_normalise (call->parts[0], OD_TOKEN_LENGTH);
  g_autoptr (GError) fault = NULL;
  const char *today = od_server_today (service, call->now_us, error);
  const OdVisit *known;

  *visit = NULL;
  *found = UNKNOWN;
  if (today == NULL)
    return FALSE;
  if (token == NULL)
    return TRUE;

  known = od_line_find_by_token (service->line, token);
  *visit = known != NULL ? od_visit_copy (known) : od_store_dup_visit_by_token (service->store, token, &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  return *visit == NULL || judge_day (service, visit, today, found, error);
}

static void
refuse_missing (OdCall *call,
                Found   found)
{
  if (found == OLD)
    od_call_refuse (call, 410, "gone", "This ticket is from another day.");
  else
    od_call_refuse (call, 404, "not-found", "There is no such ticket.");
}

static void
set_page_headers (OdCall *call)
{
  od_call_set_header (call, "Content-Security-Policy", POLICY);
  od_call_set_header (call, "Referrer-Policy", "no-referrer");
  od_call_set_header (call, "X-Robots-Tag", "noindex");
}

gboolean
od_handle_phone_asset (OdCall  *call,
                       GError **error)
{
  gboolean script = g_str_has_suffix (call->endpoint->pattern, ".js");
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  const char *text;

  bytes = g_resource_lookup_data (od_service_get_resource (), script ? "/org/onedoor/service/app.js" : "/org/onedoor/service/app.css", 0, error);
  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &length);
  set_page_headers (call);
  od_call_answer (call, 200, g_strndup (text, length));
  call->type = script ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8";
  return TRUE;
}

gboolean
od_handle_phone_page (OdCall  *call,
                      GError **error)
{
  g_autoptr (OdVisit) visit = NULL;
  Found found = UNKNOWN;
  const char *tag;

  if (!find_visit (call, &visit, &found, error))
    return FALSE;

  tag = choose_tag (call, visit);
  set_page_headers (call);
  if (found == FOUND)
    od_call_answer (call, 200, od_phone_page_render (call->service, visit, tag, od_call_query (call, "thanks") != NULL));
  else
    od_call_answer (call, found == OLD ? 410 : 404, od_phone_page_render_missing (call->service, tag, found == OLD));
  call->type = HTML;
  return TRUE;
}

gboolean
od_handle_phone_state (OdCall  *call,
                       GError **error)
{
  g_auto (OdPhoneWords) words = { 0 };
  g_autoptr (OdVisit) visit = NULL;
  Found found = UNKNOWN;

  if (!find_visit (call, &visit, &found, error))
    return FALSE;
  set_page_headers (call);
  if (found != FOUND) {
    refuse_missing (call, found);
    return TRUE;
  }
  od_phone_words_fill (&words, call->service, visit, choose_tag (call, visit));
  od_call_answer (call, 200, od_phone_words_to_json (&words));
  return TRUE;
}

gboolean
od_handle_phone_events (OdCall  *taken,
                        GError **error)
{
  g_autoptr (OdCall) call = taken;
  OdServer *service = call->service;
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) fault = NULL;
  Found found = UNKNOWN;
  const char *tag;

  set_page_headers (call);
  if (!find_visit (call, &visit, &found, &fault)) {
    od_call_refuse_fault (call, fault);
  } else if (found != FOUND) {
    refuse_missing (call, found);
  } else {
    tag = choose_tag (call, visit);
    od_phones_add (service->phones, g_steal_pointer (&call), visit->token, tag);
    return TRUE;
  }
  od_call_release (call);
  return TRUE;
}

static void
answer_back_to_page (OdCall     *call,
                     const char *token)
{
  const char *asked = od_call_query (call, "lang");
  g_autofree char *escaped = g_uri_escape_string (asked == NULL ? "" : asked, NULL, FALSE);
  const char *thanks = od_call_query (call, "thanks") != NULL ? "&thanks=yes" : "";
  g_autofree char *location = g_strdup_printf ("../%s?lang=%s%s", token, escaped, thanks);

  od_call_set_header (call, "Location", location);
  od_call_empty (call, 303);
}

static OdVerb
verb_of (OdCall *call)
{
  if (g_str_has_suffix (call->endpoint->pattern, "/step-out"))
    return OD_VERB_STEP_OUT;
  return g_str_has_suffix (call->endpoint->pattern, "/back") ? OD_VERB_BACK : OD_VERB_LEAVE;
}

gboolean
od_handle_phone_wish (OdCall  *call,
                      GError **error)
{
  OdServer *service = call->service;
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (OdEvent) event = NULL;
  g_autofree char *token = NULL;
  g_autofree char *event_id = NULL;
  OdWish wish = { .verb = verb_of (call), .actor = "visitor", .now_us = call->now_us };
  Found found = UNKNOWN;

  if (!find_visit (call, &visit, &found, error))
    return FALSE;
  set_page_headers (call);
  if (found != FOUND) {
    refuse_missing (call, found);
    return TRUE;
  }

  token = g_strdup (visit->token);
  event_id = od_id_new (service->clock, service->chance);
  wish.event_id = event_id;
  wish.any_desk = TRUE;
  /* Whose visit does not allow it any more (they are being served, or gone already) sees on the page how things are. */
  if (od_visit_apply (visit, &wish, &event) == OD_OUTCOME_DONE
      && !od_change_update (call, g_steal_pointer (&visit), g_steal_pointer (&event), error))
    return FALSE;
  if (call->status == 0)
    answer_back_to_page (call, token);
  return TRUE;
}

/* "1" to "5"; 0 for "", -1 for anything else. */
static int
read_score (const char *text)
{
  if (text == NULL || text[0] == '\0')
    return 0;
  return text[0] >= '1' && text[0] <= '5' && text[1] == '\0' ? text[0] - '0' : -1;
}

/* Of what the visitor came for first. A second answer is the first one again. */
static gboolean
add_unmet (OdCall        *call,
           const OdVisit *visit,
           const char    *why,
           GError       **error)
{
  g_autofree char *id = od_id_for_name (visit->id, "unmet");
  g_autoptr (GError) fault = NULL;
  OdUnmet unmet = { .id = id, .day = visit->day, .at_us = call->now_us, .why = why, .visit_id = visit->id, .language = visit->language };

  unmet.need = visit->needs != NULL && visit->needs[0] != NULL ? visit->needs[0] : "person";
  if (od_store_add_unmet (call->service->store, &unmet, &fault) || g_error_matches (fault, OD_STORE_ERROR, OD_STORE_ERROR_CONFLICT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static gboolean
keep_feedback (OdCall        *call,
               const OdVisit *visit,
               GHashTable    *form,
               GError       **error)
{
  int score = read_score (g_hash_table_lookup (form, "score"));
  const char *why = g_hash_table_lookup (form, "unmet");
  gboolean unmet = why != NULL && why[0] != '\0';

  if (score < 0 || (unmet && !od_unmet_why_is_known (why))) {
    od_call_refuse (call, 400, "wrong-value", "\"score\" is 1 to 5, \"unmet\" a reason that is known.");
    return TRUE;
  }
  return (score == 0 || od_store_put_feedback (call->service->store, visit->id, (guint) score, call->now_us, error))
         && (!unmet || add_unmet (call, visit, why, error));
}

gboolean
od_handle_phone_feedback (OdCall  *call,
                          GError **error)
{
  g_autoptr (GHashTable) form = soup_form_decode (call->body);
  g_autoptr (OdVisit) visit = NULL;
  Found found = UNKNOWN;

  if (!find_visit (call, &visit, &found, error))
    return FALSE;
  set_page_headers (call);
  if (found != FOUND) {
    refuse_missing (call, found);
    return TRUE;
  }
  /* Whose visit is not over yet sees on the page how things are. */
  if (!od_visit_is_open (visit) && !keep_feedback (call, visit, form, error))
    return FALSE;
  if (call->status == 0)
    answer_back_to_page (call, visit->token);
  return TRUE;
}
