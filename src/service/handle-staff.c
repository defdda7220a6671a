/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-json.h"
#include "od-store-access.h"

/* A manager serves nobody: nobody is sent to them. */
static gboolean
serves (const OdAccount *account)
{
  return !g_str_equal (account->role, "manager");
}

static void
write_account (OdJsonWriter    *writer,
               const OdAccount *account)
{
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", account->id);
  od_json_writer_string (writer, "name", account->name);
  od_json_writer_string (writer, "role", account->role);
  od_json_writer_strings (writer, "desks", (const char *const *) account->desks);
  od_json_writer_end (writer);
}

gboolean
od_handle_staff (OdCall  *call,
                 GError **error)
{
  g_autoptr (GPtrArray) staff = od_store_list_staff (call->service->store, error);
  g_autoptr (OdJsonWriter) writer = NULL;

  if (staff == NULL)
    return FALSE;

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_array (writer, "staff");
  for (guint i = 0; i < staff->len; i++) {
    if (serves (g_ptr_array_index (staff, i)))
      write_account (writer, g_ptr_array_index (staff, i));
  }
  od_json_writer_end (writer);
  od_json_writer_end (writer);
  od_call_answer (call, 200, od_json_writer_finish (writer));
  return TRUE;
}
