/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-tiny-service-private.h"

#include <string.h>

#include "od-tiny-house.h"

void
od_tiny_answer (SoupServerMessage *message,
                guint              status,
                const char        *json)
{
  const char *type = status >= 400 ? "application/problem+json" : "application/json";

  soup_server_message_set_status (message, status, NULL);
  if (json != NULL)
    soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, json, strlen (json));
}

void
od_tiny_refuse (SoupServerMessage *message,
                guint              status,
                const char        *tail,
                const char        *holder)
{
  g_autofree char *type = g_strconcat ("urn:onedoor:problem:", tail, NULL);
  OdProblem problem = { .type = type, .title = (char *) tail, .status = (int) status, .detail = (char *) tail, .holder = (char *) holder };
  g_autofree char *json = od_wire_problem_to_json (&problem);

  od_tiny_answer (message, status, json);
}

char *
od_tiny_board_json (OdTinyService *self)
{
  g_autoptr (OdBoard) board = od_board_new ();

  for (guint i = 0; i < self->visits->len; i++) {
    const OdVisit *visit = g_ptr_array_index (self->visits, i);
    const OdLeg *leg = od_visit_current_leg (visit);
    OdBoardLine *line;

    board->waiting += leg->state == OD_LEG_WAITING ? 1 : 0;
    if (leg->state != OD_LEG_CALLED)
      continue;
    line = od_board_line_new ();
    line->series = g_strdup (visit->series);
    line->number = visit->number;
    line->place = od_labels_copy (od_centre_find_desk (self->centre, leg->desk_id)->place);
    line->floor = g_strdup (od_centre_find_desk (self->centre, leg->desk_id)->floor);
    line->arrow = g_strdup (od_centre_find_desk (self->centre, leg->desk_id)->arrow);
    line->called_us = leg->called_us;
    line->calls = leg->calls;
    g_ptr_array_insert (board->now, 0, line);
  }

  return od_wire_board_to_json (board);
}

static gboolean
is_meant (const OdVisit *visit,
          const char    *query)
{
  g_autofree char *upper = g_ascii_strup (query, -1);
  g_autofree char *label = g_strdup_printf ("%s%u", visit->series, visit->number);

  return g_str_has_suffix (upper, visit->token) || g_str_equal (upper, label);
}

static void
do_find (OdTinyService     *self,
         SoupServerMessage *message,
         GHashTable        *query)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const char *wanted = query != NULL ? g_hash_table_lookup (query, "q") : NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; wanted != NULL && i < self->visits->len; i++)
    if (is_meant (g_ptr_array_index (self->visits, i), wanted))
      g_ptr_array_add (found, g_ptr_array_index (self->visits, i));
  for (guint i = 0; wanted != NULL && i < self->earlier->len; i++)
    if (is_meant (g_ptr_array_index (self->earlier, i), wanted))
      g_ptr_array_add (found, g_ptr_array_index (self->earlier, i));

  json = od_wire_visits_to_json (found);
  od_tiny_answer (message, 200, json);
}

static void
do_ticket (OdTinyService     *self,
           SoupServerMessage *message,
           const char        *visit_id)
{
  const OdVisit *visit = od_tiny_service_find (self, visit_id);
  g_autoptr (OdIssued) issued = NULL;
  g_autofree char *json = NULL;

  if (visit == NULL) {
    od_tiny_refuse (message, 404, "not-found", NULL);
    return;
  }

  issued = od_issued_new ();
  issued->visit = od_visit_copy (visit);
  issued->url = g_strdup_printf ("HTTP://127.0.0.1:8080/T/%s", visit->token);
  json = od_wire_issued_to_json (issued);
  od_tiny_answer (message, 200, json);
}

static void
do_path (OdTinyService     *self,
         SoupServerMessage *message,
         const char        *visit_id)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autofree char *json = NULL;

  for (guint i = 0; i < self->log->len; i++) {
    OdEvent *event = g_ptr_array_index (self->log, i);

    if (g_str_equal (event->visit_id, visit_id))
      g_ptr_array_add (events, event);
  }

  json = od_wire_events_to_json (events);
  od_tiny_answer (message, 200, json);
}

void
od_tiny_answer_beside (OdTinyService     *self,
                       SoupServerMessage *message,
                       char             **parts,
                       const char        *body)
{
  guint status = 404;
  g_autofree char *json = od_tiny_care_answer (self->care, self, parts, g_uri_get_query (soup_server_message_get_uri (message)), body, &status);

  if (json != NULL)
    od_tiny_answer (message, status, json);
  else
    od_tiny_refuse (message, 404, "unknown", NULL);
}

static gboolean
do_read_visit (OdTinyService     *self,
               SoupServerMessage *message,
               char             **parts,
               GHashTable        *query)
{
  if (g_strcmp0 (parts[0], "visits") != 0 || parts[1] == NULL)
    return FALSE;

  if (g_str_equal (parts[1], "find"))
    do_find (self, message, query);
  else if (g_strcmp0 (parts[2], "ticket") == 0)
    do_ticket (self, message, parts[1]);
  else if (g_strcmp0 (parts[2], "path") == 0)
    do_path (self, message, parts[1]);
  else if (g_strcmp0 (parts[2], "name") == 0)
    od_tiny_refuse (message, 404, "no-name", NULL);
  else
    return FALSE;

  return TRUE;
}

void
od_tiny_read (OdTinyService     *self,
              SoupServerMessage *message,
              char             **parts,
              GHashTable        *query)
{
  g_autofree char *json = NULL;

  if (do_read_visit (self, message, parts, query))
    return;
  if (g_strcmp0 (parts[0], "events") == 0) {
    od_tiny_open_ear (self, message);
  } else if (g_strcmp0 (parts[0], "centre") == 0) {
    od_tiny_answer (message, 200, self->house);
  } else if (g_strcmp0 (parts[0], "board") == 0) {
    json = od_tiny_board_json (self);
    od_tiny_answer (message, 200, json);
  } else if (g_strcmp0 (parts[0], "visits") == 0 && parts[1] == NULL) {
    self->n_lists++;
    json = od_wire_visits_to_json (self->visits);
    od_tiny_answer (message, 200, json);
  } else if (g_strcmp0 (parts[0], "staff") == 0) {
    od_tiny_answer (message, 200, "{\"staff\":[{\"id\":\"s1\",\"name\":\"Nadia\",\"role\":\"reception\",\"desks\":[]},"
                                  "{\"id\":\"s2\",\"name\":\"Omar\",\"role\":\"provider\",\"desks\":[\"d2\"]}]}");
  } else {
    od_tiny_answer_beside (self, message, parts, NULL);
  }
}
