/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "od-vault.h"

#define SUBJECT "019aa000-0000-7000-8000-000000000001"
#define OTHER   "019aa000-0000-7000-8000-000000000002"

typedef struct {
  char    *folder;
  char    *path;
  OdVault *vault;
} Fixture;

static int
set_up (void **state)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->folder = g_dir_make_tmp ("od-vault-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "house.key", NULL);
  self->vault = od_vault_open (self->path, NULL);
  *state = self;
  return self->vault == NULL ? -1 : 0;
}

static int
tear_down (void **state)
{
  Fixture *self = *state;

  od_vault_close (self->vault);
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
  return 0;
}

static GBytes *
flip_byte (GBytes *bytes,
           gsize   at)
{
  gsize n_bytes = 0;
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &n_bytes), g_bytes_get_size (bytes));

  copy[at] ^= 1;
  return g_bytes_new_take (copy, n_bytes);
}

static gboolean
opens (OdVault    *vault,
       const char *subject,
       GBytes     *key,
       GBytes     *sealed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = od_vault_unseal (vault, subject, key, sealed, &error);

  if (text == NULL)
    assert_true (g_error_matches (error, OD_VAULT_ERROR, OD_VAULT_ERROR_SEAL));
  return text != NULL;
}

static void
a_sealed_text_comes_back (void **state)
{
  Fixture *self = *state;
  const char *texts[] = { "", "Amina", "علي", "exactly thirty-two bytes long ok", "a name that is longer than one block of thirty-two" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) key = NULL;
    g_autoptr (GBytes) sealed = NULL;
    g_autofree char *text = NULL;

    assert_true (od_vault_seal (self->vault, SUBJECT, texts[i], &key, &sealed, NULL));
    text = od_vault_unseal (self->vault, SUBJECT, key, sealed, NULL);
    assert_string_equal (text, texts[i]);
  }
}

static void
a_seal_does_not_show_the_text_or_its_length (void **state)
{
  Fixture *self = *state;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) other_key = NULL;
  g_autoptr (GBytes) other = NULL;

  assert_true (od_vault_seal (self->vault, SUBJECT, "Amina", &key, &sealed, NULL));
  assert_true (od_vault_seal (self->vault, SUBJECT, "Bartholomew", &other_key, &other, NULL));
  assert_null (g_strstr_len (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), "Amina"));
  assert_int_equal (g_bytes_get_size (sealed), g_bytes_get_size (other));
}

static void
the_same_text_never_seals_alike (void **state)
{
  Fixture *self = *state;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) key_again = NULL;
  g_autoptr (GBytes) again = NULL;

  assert_true (od_vault_seal (self->vault, SUBJECT, "Amina", &key, &sealed, NULL));
  assert_true (od_vault_seal (self->vault, SUBJECT, "Amina", &key_again, &again, NULL));
  assert_false (g_bytes_equal (key, key_again));
  assert_false (g_bytes_equal (sealed, again));
  assert_false (opens (self->vault, SUBJECT, key, again));
}

static void
every_changed_byte_is_noticed (void **state)
{
  Fixture *self = *state;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;

  assert_true (od_vault_seal (self->vault, SUBJECT, "Amina", &key, &sealed, NULL));
  assert_true (opens (self->vault, SUBJECT, key, sealed));
  for (gsize i = 0; i < g_bytes_get_size (sealed); i++) {
    g_autoptr (GBytes) changed = flip_byte (sealed, i);

    assert_false (opens (self->vault, SUBJECT, key, changed));
  }
  for (gsize i = 0; i < g_bytes_get_size (key); i++) {
    g_autoptr (GBytes) changed = flip_byte (key, i);

    assert_false (opens (self->vault, SUBJECT, changed, sealed));
  }
}

static void
a_cut_seal_is_noticed (void **state)
{
  Fixture *self = *state;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;

  assert_true (od_vault_seal (self->vault, SUBJECT, "Amina", &key, &sealed, NULL));
  for (gsize n = 0; n < g_bytes_get_size (sealed); n++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sealed, 0, n);

    assert_false (opens (self->vault, SUBJECT, key, cut));
  }
  for (gsize n = 0; n < g_bytes_get_size (key); n++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (key, 0, n);

    assert_false (opens (self->vault, SUBJECT, cut, sealed));
  }
}

static void
a_seal_belongs_to_one_visit (void **state)
{
  Fixture *self = *state;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;

  assert_true (od_vault_seal (self->vault, SUBJECT, "Amina", &key, &sealed, NULL));
  assert_false (opens (self->vault, OTHER, key, sealed));
}

static void
a_text_and_its_key_do_not_stand_in_for_each_other (void **state)
{
  Fixture *self = *state;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;

  assert_true (od_vault_seal (self->vault, SUBJECT, "Amina", &key, &sealed, NULL));
  assert_false (opens (self->vault, SUBJECT, sealed, key));
  assert_false (opens (self->vault, SUBJECT, key, key));
}

static void
another_house_cannot_read_it (void **state)
{
  Fixture *self = *state;
  g_autofree char *path = g_build_filename (self->folder, "other.key", NULL);
  g_autoptr (OdVault) other = od_vault_open (path, NULL);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;

  assert_non_null (other);
  assert_true (od_vault_seal (self->vault, SUBJECT, "Amina", &key, &sealed, NULL));
  assert_false (opens (other, SUBJECT, key, sealed));
  g_remove (path);
}

static void
the_house_opened_again_reads_it (void **state)
{
  Fixture *self = *state;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;

  assert_true (od_vault_seal (self->vault, SUBJECT, "Amina", &key, &sealed, NULL));
  od_vault_close (self->vault);
  self->vault = od_vault_open (self->path, NULL);
  assert_non_null (self->vault);
  assert_true (opens (self->vault, SUBJECT, key, sealed));
}

static void
a_new_key_is_for_its_owner_alone (void **state)
{
  Fixture *self = *state;
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  GStatBuf about;
  guint n_files = 0;

  assert_int_equal (g_stat (self->path, &about), 0);
  assert_int_equal (about.st_mode & 07777, 0600);
  assert_int_equal (about.st_size, 32);
  while (g_dir_read_name (folder) != NULL)
    n_files++;
  assert_int_equal (n_files, 1);
}

static void
assert_key_refused (const char *path,
                    const char *why)
{
  g_autoptr (GError) error = NULL;

  assert_null (od_vault_open (path, &error));
  assert_true (g_error_matches (error, OD_VAULT_ERROR, OD_VAULT_ERROR_KEY_FILE));
  assert_non_null (strstr (error->message, why));
  assert_non_null (strstr (error->message, path));
}

static void
a_key_that_others_can_read_is_refused (void **state)
{
  Fixture *self = *state;
  const int modes[] = { 0640, 0604, 0620, 0602, 0601, 0644, 0666 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++) {
    assert_int_equal (g_chmod (self->path, modes[i]), 0);
    assert_key_refused (self->path, "others");
  }
}

static void
a_key_of_another_length_is_refused (void **state)
{
  Fixture *self = *state;
  const gssize lengths[] = { 0, 31, 33 };
  char bytes[33] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    assert_true (g_file_set_contents_full (self->path, bytes, lengths[i], G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
    assert_key_refused (self->path, "32 bytes");
  }
}

static void
a_key_that_is_no_file_is_refused (void **state)
{
  Fixture *self = *state;
  g_autofree char *folder = g_build_filename (self->folder, "folder", NULL);
  g_autofree char *link = g_build_filename (self->folder, "link", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "absent", "house.key", NULL);
  g_autoptr (GError) error = NULL;

  assert_int_equal (g_mkdir (folder, 0700), 0);
  assert_int_equal (symlink (self->path, link), 0);
  assert_key_refused (folder, "no ordinary file");
  assert_key_refused (link, "cannot be opened");
  assert_null (od_vault_open (nowhere, &error));
  assert_true (g_error_matches (error, OD_VAULT_ERROR, OD_VAULT_ERROR_KEY_FILE));
  g_remove (link);
  g_rmdir (folder);
}

static gpointer
open_and_seal (gpointer path)
{
  g_autoptr (OdVault) vault = od_vault_open (path, NULL);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;

  if (vault == NULL || !od_vault_seal (vault, SUBJECT, "Amina", &key, &sealed, NULL))
    return NULL;

  return g_variant_ref_sink (g_variant_new ("(@ay@ay)", g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, key, TRUE),
                                            g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, sealed, TRUE)));
}

static void
two_that_make_the_key_at_once_get_the_same (void **state)
{
  Fixture *self = *state;
  GThread *threads[8];
  GVariant *made[8];

  od_vault_close (self->vault);
  g_remove (self->path);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("opener", open_and_seal, self->path);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    made[i] = g_thread_join (threads[i]);

  self->vault = od_vault_open (self->path, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (made); i++) {
    g_autoptr (GVariant) both = made[i];
    g_autoptr (GVariant) key = NULL;
    g_autoptr (GVariant) sealed = NULL;
    g_autoptr (GBytes) key_bytes = NULL;
    g_autoptr (GBytes) sealed_bytes = NULL;

    assert_non_null (both);
    g_variant_get (both, "(@ay@ay)", &key, &sealed);
    key_bytes = g_variant_get_data_as_bytes (key);
    sealed_bytes = g_variant_get_data_as_bytes (sealed);
    assert_true (opens (self->vault, SUBJECT, key_bytes, sealed_bytes));
  }
}

static void
a_secret_is_known_by_its_argon2id_hash (void **state)
{
  g_autofree char *hash = od_vault_hash_secret ("correct horse", NULL);
  g_autofree char *again = od_vault_hash_secret ("correct horse", NULL);

  assert_true (g_str_has_prefix (hash, "$argon2id$v=19$m=65536,t=2,p=1$"));
  assert_string_not_equal (hash, again);
  assert_null (strstr (hash, "horse"));
  assert_true (od_vault_verify_secret (hash, "correct horse"));
  assert_true (od_vault_verify_secret (again, "correct horse"));
  assert_false (od_vault_verify_secret (hash, "correct horsE"));
  assert_false (od_vault_verify_secret (hash, ""));
}

static void
what_is_no_argon2id_hash_lets_nobody_in (void **state)
{
  g_autofree char *hash = od_vault_hash_secret ("secret", NULL);
  g_autofree char *cut = g_strndup (hash, 60);
  g_autofree char *endless = g_strconcat (hash, hash, NULL);

  assert_false (od_vault_verify_secret ("", ""));
  assert_false (od_vault_verify_secret ("secret", "secret"));
  assert_false (od_vault_verify_secret ("$argon2i$v=19$m=8,t=3,p=1$A/l/lOYFS9Iue2oVrzZI4g$GLlWqU0c/VkMBpHS+BDHNN9H6XbVZV76fovNsiMUFeI", "secret"));
  assert_false (od_vault_verify_secret (cut, "secret"));
  assert_false (od_vault_verify_secret (endless, "secret"));
}

static void
a_digest_is_blake2b_256_in_hex (void **state)
{
  g_autofree char *empty = od_vault_digest ("");
  g_autofree char *abc = od_vault_digest ("abc");

  /* Known answers of BLAKE2b with 32 bytes of output. */
  assert_string_equal (empty, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  assert_string_equal (abc, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_sealed_text_comes_back, set_up, tear_down),
    cmocka_unit_test_setup_teardown (a_seal_does_not_show_the_text_or_its_length, set_up, tear_down),
    cmocka_unit_test_setup_teardown (the_same_text_never_seals_alike, set_up, tear_down),
    cmocka_unit_test_setup_teardown (every_changed_byte_is_noticed, set_up, tear_down),
    cmocka_unit_test_setup_teardown (a_cut_seal_is_noticed, set_up, tear_down),
    cmocka_unit_test_setup_teardown (a_seal_belongs_to_one_visit, set_up, tear_down),
    cmocka_unit_test_setup_teardown (a_text_and_its_key_do_not_stand_in_for_each_other, set_up, tear_down),
    cmocka_unit_test_setup_teardown (another_house_cannot_read_it, set_up, tear_down),
    cmocka_unit_test_setup_teardown (the_house_opened_again_reads_it, set_up, tear_down),
    cmocka_unit_test_setup_teardown (a_new_key_is_for_its_owner_alone, set_up, tear_down),
    cmocka_unit_test_setup_teardown (a_key_that_others_can_read_is_refused, set_up, tear_down),
    cmocka_unit_test_setup_teardown (a_key_of_another_length_is_refused, set_up, tear_down),
    cmocka_unit_test_setup_teardown (a_key_that_is_no_file_is_refused, set_up, tear_down),
    cmocka_unit_test_setup_teardown (two_that_make_the_key_at_once_get_the_same, set_up, tear_down),
    cmocka_unit_test (a_secret_is_known_by_its_argon2id_hash),
    cmocka_unit_test (what_is_no_argon2id_hash_lets_nobody_in),
    cmocka_unit_test (a_digest_is_blake2b_256_in_hex),
  };

  return cmocka_run_group_tests_name ("vault", tests, NULL, NULL);
}
