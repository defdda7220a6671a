/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail_file (const char *path,
           const char *what,
           GError    **error)
{
  int saved = errno;

  g_set_error (error, OD_VAULT_ERROR, OD_VAULT_ERROR_KEY_FILE, "the house's key %s %s: %s", path, what, g_strerror (saved));
  return FALSE;
}

static gboolean
fail_shape (const char *path,
            const char *what,
            GError    **error)
{
  g_set_error (error, OD_VAULT_ERROR, OD_VAULT_ERROR_KEY_FILE, "the house's key %s %s", path, what);
  return FALSE;
}

static gboolean
write_whole (int           fd,
             const guint8 *bytes,
             gsize         n_bytes)
{
  gsize done = 0;

  while (done < n_bytes) {
    gssize n = write (fd, bytes + done, n_bytes - done);

    if (n < 0 && errno != EINTR)
      return FALSE;
    if (n > 0)
      done += n;
  }
  return TRUE;
}

static void
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;

  fsync (fd);
  close (fd);
}

/* A key of fresh chance in a file beside @path: only a whole one ever gets the name. */
static gboolean
write_draft (char    *draft,
             GError **error)
{
  guint8 key[OD_VAULT_KEY_BYTES];
  int fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  gboolean written;

  if (fd < 0)
    return fail_file (draft, "cannot be made", error);

  randombytes_buf (key, sizeof key);
  written = write_whole (fd, key, sizeof key) && fsync (fd) == 0;
  sodium_memzero (key, sizeof key);
  if (!written)
    fail_file (draft, "cannot be written", error);

  close (fd);
  return written;
}

/* Two programs may make the key at once: link () lets one win, and both then read that one. */
static gboolean
make_key (const char *path,
          GError    **error)
{
  g_autofree char *draft = g_strconcat (path, ".XXXXXX", NULL);
  gboolean made = write_draft (draft, error);

  if (made && link (draft, path) != 0 && errno != EEXIST)
    made = fail_file (path, "cannot be made", error);
  g_unlink (draft);
  if (made)
    sync_folder_of (path);

  return made;
}

static gboolean
check_key_file (int         fd,
                const char *path,
                GError    **error)
{
  struct stat about;

  if (fstat (fd, &about) != 0)
    return fail_file (path, "cannot be looked at", error);
  if (!S_ISREG (about.st_mode))
    return fail_shape (path, "is no ordinary file", error);
  if ((about.st_mode & 077) != 0)
    return fail_shape (path, "can be read by others: give it mode 0600", error);
  if (about.st_size != OD_VAULT_KEY_BYTES)
    return fail_shape (path, "does not have 32 bytes", error);

  return TRUE;
}

static gboolean
read_key (int         fd,
          const char *path,
          guint8      key[OD_VAULT_KEY_BYTES],
          GError    **error)
{
  if (!check_key_file (fd, path, error))
    return FALSE;
  if (read (fd, key, OD_VAULT_KEY_BYTES) != OD_VAULT_KEY_BYTES)
    return fail_shape (path, "cannot be read whole", error);

  return TRUE;
}

gboolean
od_vault_load_key (const char *path,
                   guint8      key[OD_VAULT_KEY_BYTES],
                   GError    **error)
{
  gboolean loaded;
  int fd;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !make_key (path, error))
    return FALSE;

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0)
    return fail_file (path, "cannot be opened", error);

  loaded = read_key (fd, path, key, error);
  close (fd);
  return loaded;
}
