/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-carrier-private.h"

#include "od-id.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define OD_TYPE_DIR_CARRIER (od_dir_carrier_get_type ())
G_DECLARE_FINAL_TYPE (OdDirCarrier, od_dir_carrier, OD, DIR_CARRIER, GObject)

struct _OdDirCarrier {
  GObject parent_instance;

  /* owned */
  char   *folder;
};

typedef struct {
  char   *event_id;
  GBytes *body;
} Message;

static void od_dir_carrier_implement (OdCarrierInterface *iface);

G_DEFINE_TYPE_WITH_CODE (OdDirCarrier, od_dir_carrier, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (OD_TYPE_CARRIER, od_dir_carrier_implement))

static void
message_free (gpointer data)
{
  Message *message = data;

  g_free (message->event_id);
  g_bytes_unref (message->body);
  g_free (message);
}

static gboolean
fail (const char *what,
      const char *path,
      GError    **error)
{
  int saved = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "cannot %s %s: %s", what, path, g_strerror (saved));
  return FALSE;
}

/* A name is only on disk when its folder is. */
static gboolean
sync_folder (const char *folder,
             GError    **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced;

  if (fd < 0)
    return fail ("open", folder, error);

  synced = fsync (fd) == 0 || fail ("sync", folder, error);
  close (fd);
  return synced;
}

static gboolean
write_all (int     fd,
           GBytes *body)
{
  gsize left;
  const char *data = g_bytes_get_data (body, &left);

  while (left > 0) {
    gssize n = write (fd, data, left);

    if (n < 0 && errno != EINTR)
      return FALSE;
    if (n > 0) {
      data += n;
      left -= (gsize) n;
    }
  }

  return fsync (fd) == 0;
}

static gboolean
write_aside (const char *path,
             GBytes     *body,
             GError    **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean written;

  if (fd < 0)
    return fail ("make", path, error);

  written = write_all (fd, body) || fail ("write", path, error);
  if (close (fd) != 0 && written)
    return fail ("close", path, error);
  return written;
}

static gboolean
deliver (OdDirCarrier  *self,
         const Message *message,
         GError       **error)
{
  g_autofree char *name = g_strconcat (message->event_id, ".json", NULL);
  g_autofree char *hidden = g_strconcat (".", message->event_id, ".part", NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *aside = g_build_filename (self->folder, hidden, NULL);

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return fail ("make", self->folder, error);

  /* Already there: perhaps only since a moment before a crash, so its name may not be on disk yet. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return sync_folder (self->folder, error);

  if (!write_aside (aside, message->body, error)) {
    g_unlink (aside);
    return FALSE;
  }
  if (g_rename (aside, path) != 0)
    return fail ("name", path, error);

  return sync_folder (self->folder, error);
}

static void
on_carry_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (deliver (source, data, &error))
    od_carrier_task_return (task, OD_CARRIED, 0, NULL);
  else
    od_carrier_task_return (task, OD_CARRY_AGAIN, 0, error->message);
}

static void
od_dir_carrier_carry_async (OdCarrier          *carrier,
                            const char         *event_id,
                            GBytes             *body,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (carrier, cancellable, callback, user_data);
  Message *message;

  /* It becomes a file's name. */
  if (!od_id_is_valid (event_id)) {
    od_carrier_task_return (task, OD_CARRY_NEVER, 0, "the event's id is no UUID");
    return;
  }

  message = g_new0 (Message, 1);
  message->event_id = g_strdup (event_id);
  message->body = g_bytes_ref (body);
  g_task_set_task_data (task, message, message_free);
  g_task_run_in_thread (task, on_carry_thread);
}

static void
od_dir_carrier_carry_finish (OdCarrier     *carrier,
                             GAsyncResult  *result,
                             OdCarryResult *carried)
{
  od_carrier_task_finish (result, carried);
}

static void
od_dir_carrier_finalize (GObject *object)
{
  g_free (OD_DIR_CARRIER (object)->folder);

  G_OBJECT_CLASS (od_dir_carrier_parent_class)->finalize (object);
}

static void
od_dir_carrier_implement (OdCarrierInterface *iface)
{
  iface->carry_async = od_dir_carrier_carry_async;
  iface->carry_finish = od_dir_carrier_carry_finish;
}

static void
od_dir_carrier_class_init (OdDirCarrierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_dir_carrier_finalize;
}

static void
od_dir_carrier_init (OdDirCarrier *self)
{
}

OdCarrier *
od_dir_carrier_new (const char *folder)
{
  OdDirCarrier *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (OD_TYPE_DIR_CARRIER, NULL);
  self->folder = g_strdup (folder);
  return OD_CARRIER (self);
}
