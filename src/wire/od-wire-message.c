/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-reader.h"
#include "od-wire-writer.h"

void
od_write_estimate (OdJsonWriter     *writer,
                   const OdEstimate *estimate)
{
  od_json_writer_object (writer, "estimate");
  od_json_writer_boolean (writer, "known", estimate->known);
  od_json_writer_integer (writer, "low_min", estimate->low_min);
  od_json_writer_integer (writer, "high_min", estimate->high_min);
  od_json_writer_end (writer);
}

char *
od_wire_issued_to_json (const OdIssued *issued)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (issued != NULL && issued->visit != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_write_visit (writer, "visit", issued->visit, OD_WIRE_OWNER);
  od_json_writer_string (writer, "url", issued->url);
  od_json_writer_integer (writer, "before", issued->before);
  od_write_estimate (writer, &issued->estimate);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

void
od_read_estimate (OdReader   *reader,
                  OdJson     *root,
                  OdEstimate *estimate)
{
  OdJson *object = od_reader_enter (reader, root, "estimate", OD_READ_REQUIRED);

  if (object == NULL)
    return;

  estimate->known = od_reader_boolean (reader, object, "known", OD_READ_REQUIRED);
  estimate->low_min = (guint) od_reader_integer (reader, object, "low_min", OD_READ_OPTIONAL, 0, G_MAXUINT);
  estimate->high_min = (guint) od_reader_integer (reader, object, "high_min", OD_READ_OPTIONAL, 0, G_MAXUINT);
  od_reader_leave (reader);
}

OdIssued *
od_wire_issued_from_json (const char *json,
                          GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (OdIssued) issued = NULL;
  OdJson *root, *visit;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  root = od_reader_root (reader);
  issued = od_issued_new ();
  visit = od_reader_enter (reader, root, "visit", OD_READ_REQUIRED);
  if (visit != NULL) {
    issued->visit = od_read_visit (reader, visit);
    od_reader_leave (reader);
  }
  issued->url = od_reader_string (reader, root, "url", OD_READ_REQUIRED);
  issued->before = (guint) od_reader_integer (reader, root, "before", OD_READ_REQUIRED, 0, G_MAXUINT);
  od_read_estimate (reader, root, &issued->estimate);
  return od_reader_finish (reader, error) ? g_steal_pointer (&issued) : NULL;
}

char *
od_wire_session_to_json (const OdSession *session)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (session != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "token", session->token);
  od_json_writer_string (writer, "staff_id", session->staff_id);
  od_json_writer_string (writer, "name", session->name);
  od_json_writer_string (writer, "role", session->role);
  od_json_writer_strings (writer, "desks", (const char *const *) session->desks);
  od_write_time (writer, "expires", session->expires_us);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

OdSession *
od_wire_session_from_json (const char *json,
                           GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (OdSession) session = NULL;
  OdJson *root;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  root = od_reader_root (reader);
  session = od_session_new ();
  session->token = od_reader_string (reader, root, "token", OD_READ_REQUIRED);
  session->staff_id = od_reader_string (reader, root, "staff_id", OD_READ_REQUIRED);
  session->name = od_reader_string (reader, root, "name", OD_READ_REQUIRED);
  session->role = od_reader_string (reader, root, "role", OD_READ_REQUIRED);
  session->desks = od_reader_strings (reader, root, "desks", OD_READ_OPTIONAL);
  session->expires_us = od_reader_time (reader, root, "expires", OD_READ_REQUIRED);
  return od_reader_finish (reader, error) ? g_steal_pointer (&session) : NULL;
}

char *
od_wire_problem_to_json (const OdProblem *problem)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (problem != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "type", problem->type);
  od_json_writer_string (writer, "title", problem->title);
  od_json_writer_integer (writer, "status", problem->status);
  if (problem->detail != NULL)
    od_json_writer_string (writer, "detail", problem->detail);
  if (problem->holder != NULL)
    od_json_writer_string (writer, "holder", problem->holder);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

OdProblem *
od_wire_problem_from_json (const char *json,
                           GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (OdProblem) problem = NULL;
  OdJson *root;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  root = od_reader_root (reader);
  problem = od_problem_new ();
  problem->type = od_reader_string (reader, root, "type", OD_READ_REQUIRED);
  problem->title = od_reader_string (reader, root, "title", OD_READ_OPTIONAL);
  problem->status = (int) od_reader_integer (reader, root, "status", OD_READ_OPTIONAL, 0, 999);
  problem->detail = od_reader_string (reader, root, "detail", OD_READ_OPTIONAL);
  problem->holder = od_reader_string (reader, root, "holder", OD_READ_OPTIONAL);
  return od_reader_finish (reader, error) ? g_steal_pointer (&problem) : NULL;
}
