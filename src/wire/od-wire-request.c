/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-language.h"
#include "od-need.h"
#include "od-wire-reader.h"
#include "od-wire-writer.h"

#define MAX_ID_CHARS 64
#define MAX_NAME_CHARS 100
#define MAX_REASON_CHARS 500
#define MAX_PARTY 99

static const char *const ages[] = { "under-18", "18-29", "30-64", "65-plus", NULL };
static const char *const residences[] = { "here", "elsewhere", NULL };

static void
write_if_given (OdJsonWriter *writer,
                const char   *name,
                const char   *value)
{
  if (value != NULL)
    od_json_writer_string (writer, name, value);
}

static void
write_if_not_zero (OdJsonWriter *writer,
                   const char   *name,
                   gint64        value)
{
  if (value != 0)
    od_json_writer_integer (writer, name, value);
}

static void
write_time_if_set (OdJsonWriter *writer,
                   const char   *name,
                   gint64        us)
{
  if (us != 0)
    od_write_time (writer, name, us);
}

static void
write_if_true (OdJsonWriter *writer,
               const char   *name,
               gboolean      value)
{
  if (value)
    od_json_writer_boolean (writer, name, TRUE);
}

static void
write_wishes (OdJsonWriter         *writer,
              const OdRegistration *registration)
{
  write_if_given (writer, "for_desk_id", registration->for_desk_id);
  write_if_given (writer, "for_staff_id", registration->for_staff_id);
  write_time_if_set (writer, "due", registration->due_us);
  write_if_given (writer, "appointment", registration->appointment);
  write_if_given (writer, "ticket", registration->ticket);
  write_if_given (writer, "reason", registration->reason);
}

char *
od_wire_registration_to_json (const OdRegistration *registration)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (registration != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "language", registration->language);
  od_json_writer_strings (writer, "needs", (const char *const *) registration->needs);
  write_if_given (writer, "pool_id", registration->pool_id);
  write_if_not_zero (writer, "adults", registration->adults);
  write_if_not_zero (writer, "children", registration->children);
  write_if_given (writer, "name", registration->name);
  write_if_not_zero (writer, "companions", registration->companions);
  write_if_true (writer, "interpreter", registration->interpreter);
  write_if_given (writer, "age", registration->age);
  write_if_given (writer, "residence", registration->residence);
  write_wishes (writer, registration);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

static void
check_registration (OdReader             *reader,
                    const OdRegistration *registration)
{
  guint n_needs = registration->needs != NULL ? g_strv_length (registration->needs) : 0;

  if (registration->language != NULL && !od_language_is_valid (registration->language))
    od_reader_fail (reader, OD_WIRE_ERROR_VALUE, "language", "is not a language");
  if (n_needs > OD_N_NEEDS)
    od_reader_fail (reader, OD_WIRE_ERROR_VALUE, "needs", "holds too many");

  for (guint i = 0; i < n_needs && reader->error == NULL; i++) {
    if (!od_need_is_known (registration->needs[i]))
      od_reader_fail (reader, OD_WIRE_ERROR_VALUE, "needs", "holds a need we do not know");
  }
}

static void
read_party (OdReader       *reader,
            OdJson         *root,
            OdRegistration *registration)
{
  registration->adults = (guint) od_reader_integer (reader, root, "adults", OD_READ_OPTIONAL, 0, MAX_PARTY);
  registration->children = (guint) od_reader_integer (reader, root, "children", OD_READ_OPTIONAL, 0, MAX_PARTY);
  registration->name = od_reader_text (reader, root, "name", OD_READ_OPTIONAL, MAX_NAME_CHARS);
  registration->companions = (guint) od_reader_integer (reader, root, "companions", OD_READ_OPTIONAL, 0, MAX_PARTY);
  registration->interpreter = od_reader_boolean (reader, root, "interpreter", OD_READ_OPTIONAL);
  registration->age = od_reader_word (reader, root, "age", ages);
  registration->residence = od_reader_word (reader, root, "residence", residences);
}

static void
read_wishes (OdReader       *reader,
             OdJson         *root,
             OdRegistration *registration)
{
  registration->for_desk_id = od_reader_text (reader, root, "for_desk_id", OD_READ_OPTIONAL, MAX_ID_CHARS);
  registration->for_staff_id = od_reader_text (reader, root, "for_staff_id", OD_READ_OPTIONAL, MAX_ID_CHARS);
  registration->due_us = od_reader_time (reader, root, "due", OD_READ_OPTIONAL);
  registration->appointment = od_reader_text (reader, root, "appointment", OD_READ_OPTIONAL, MAX_ID_CHARS);
  registration->ticket = od_reader_text (reader, root, "ticket", OD_READ_OPTIONAL, MAX_ID_CHARS);
  registration->reason = od_reader_text (reader, root, "reason", OD_READ_OPTIONAL, MAX_REASON_CHARS);
}

OdRegistration *
od_wire_registration_from_json (const char *json,
                                GError    **error)
{
  static const char *const names[] = {
    "language", "needs", "pool_id", "adults", "children", "name", "companions", "interpreter", "age", "residence", "for_desk_id",
    "for_staff_id", "due", "appointment", "ticket", "reason", NULL
  };
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (OdRegistration) registration = NULL;
  OdJson *root;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  root = od_reader_root (reader);
  od_reader_allow (reader, root, names);
  registration = od_registration_new ();
  registration->language = od_reader_string (reader, root, "language", OD_READ_REQUIRED);
  registration->needs = od_reader_strings (reader, root, "needs", OD_READ_OPTIONAL);
  registration->pool_id = od_reader_text (reader, root, "pool_id", OD_READ_OPTIONAL, MAX_ID_CHARS);
  read_party (reader, root, registration);
  read_wishes (reader, root, registration);
  check_registration (reader, registration);
  return od_reader_finish (reader, error) ? g_steal_pointer (&registration) : NULL;
}

void
od_wish_body_free (OdWishBody *self)
{
  if (self == NULL)
    return;

  g_free (self->leg_id);
  g_free (self->desk_id);
  g_free (self->pool_id);
  g_free (self->reason);
  g_free (self->with_desk_id);
  g_free (self->for_desk_id);
  g_free (self->for_staff_id);
  g_free (self->priority);
  g_free (self);
}

char *
od_wire_wish_to_json (const OdWishBody *body)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (body != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  write_if_given (writer, "leg_id", body->leg_id);
  write_if_not_zero (writer, "version", body->version);
  write_if_given (writer, "desk_id", body->desk_id);
  write_if_given (writer, "pool_id", body->pool_id);
  write_if_given (writer, "reason", body->reason);
  write_if_given (writer, "with_desk_id", body->with_desk_id);
  write_if_given (writer, "for_desk_id", body->for_desk_id);
  write_if_given (writer, "for_staff_id", body->for_staff_id);
  write_if_given (writer, "priority", body->priority);
  write_time_if_set (writer, "due", body->due_us);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

OdWishBody *
od_wire_wish_from_json (const char *json,
                        GError    **error)
{
  static const char *const names[] = {
    "leg_id", "version", "desk_id", "pool_id", "reason", "with_desk_id", "for_desk_id", "for_staff_id", "priority", "due", NULL
  };
  g_autoptr (OdReader) reader = od_reader_new (json != NULL && *json != '\0' ? json : "{}");
  g_autoptr (OdWishBody) body = g_new0 (OdWishBody, 1);
  OdJson *root = od_reader_root (reader);

  od_reader_allow (reader, root, names);
  body->leg_id = od_reader_text (reader, root, "leg_id", OD_READ_OPTIONAL, MAX_ID_CHARS);
  body->version = od_reader_integer (reader, root, "version", OD_READ_OPTIONAL, 0, G_MAXINT64);
  body->desk_id = od_reader_text (reader, root, "desk_id", OD_READ_OPTIONAL, MAX_ID_CHARS);
  body->pool_id = od_reader_text (reader, root, "pool_id", OD_READ_OPTIONAL, MAX_ID_CHARS);
  body->reason = od_reader_text (reader, root, "reason", OD_READ_OPTIONAL, MAX_REASON_CHARS);
  body->with_desk_id = od_reader_text (reader, root, "with_desk_id", OD_READ_OPTIONAL, MAX_ID_CHARS);
  body->for_desk_id = od_reader_text (reader, root, "for_desk_id", OD_READ_OPTIONAL, MAX_ID_CHARS);
  body->for_staff_id = od_reader_text (reader, root, "for_staff_id", OD_READ_OPTIONAL, MAX_ID_CHARS);
  body->priority = od_reader_text (reader, root, "priority", OD_READ_OPTIONAL, MAX_ID_CHARS);
  body->due_us = od_reader_time (reader, root, "due", OD_READ_OPTIONAL);
  return od_reader_finish (reader, error) ? g_steal_pointer (&body) : NULL;
}
