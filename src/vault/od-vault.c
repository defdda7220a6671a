/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-vault-private.h"

#include <string.h>

#define FORMAT 1     /* first byte of everything sealed */
#define PAD_TO 32    /* so that the length of a name does not tell the name */

struct _OdVault {
  guint8 *key;    /* handle: guarded memory of libsodium */
};

G_DEFINE_QUARK (od_vault_error, od_vault_error)

static gboolean
fail_memory (GError **error)
{
  g_set_error_literal (error, OD_VAULT_ERROR, OD_VAULT_ERROR_MEMORY, "not enough memory for a secret");
  return FALSE;
}

/* What is bound in beside the sealed: the format, and whose it is. */
static char *
bind_in (const char *subject)
{
  return g_strdup_printf ("onedoor %d %s", FORMAT, subject);
}

static GBytes *
seal_bytes (const guint8 *key,
            const char   *subject,
            const guint8 *plain,
            gsize         n_plain)
{
  g_autofree char *bound = bind_in (subject);
  gsize n_head = 1 + OD_VAULT_NONCE_BYTES;
  gsize n_sealed = n_head + n_plain + OD_VAULT_TAG_BYTES;
  guint8 *sealed = g_malloc (n_sealed);

  sealed[0] = FORMAT;
  randombytes_buf (sealed + 1, OD_VAULT_NONCE_BYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + n_head, NULL, plain, n_plain,
                                              (const guint8 *) bound, strlen (bound), NULL, sealed + 1, key);
  return g_bytes_new_take (sealed, n_sealed);
}

/* Length of what is inside, or -1 when it cannot be one of ours. */
static gssize
measure_plain (GBytes *sealed)
{
  gsize n_sealed = 0;
  const guint8 *data = g_bytes_get_data (sealed, &n_sealed);
  gsize n_around = 1 + OD_VAULT_NONCE_BYTES + OD_VAULT_TAG_BYTES;

  if (n_sealed <= n_around || data[0] != FORMAT)
    return -1;

  return (gssize) (n_sealed - n_around);
}

/* Fills @plain with as many bytes as measure_plain () says. */
static gboolean
unseal_bytes (const guint8 *key,
              const char   *subject,
              GBytes       *sealed,
              guint8       *plain)
{
  g_autofree char *bound = bind_in (subject);
  gsize n_sealed = 0;
  const guint8 *data = g_bytes_get_data (sealed, &n_sealed);
  gsize n_head = 1 + OD_VAULT_NONCE_BYTES;

  return crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, data + n_head, n_sealed - n_head,
                                                     (const guint8 *) bound, strlen (bound), data + 1, key) == 0;
}

static gboolean
fail_seal (GError **error)
{
  g_set_error_literal (error, OD_VAULT_ERROR, OD_VAULT_ERROR_SEAL,
                       "this was not sealed by this house for this visit, or was changed since");
  return FALSE;
}

static gboolean
unseal_key (OdVault    *self,
            const char *subject,
            GBytes     *sealed,
            guint8      key[OD_VAULT_KEY_BYTES],
            GError    **error)
{
  if (measure_plain (sealed) != OD_VAULT_KEY_BYTES ||
      !unseal_bytes (self->key, subject, sealed, key))
    return fail_seal (error);

  return TRUE;
}

/* The text inside a padded block, or NULL when the padding is not ours. */
static char *
dup_unpadded (const guint8 *padded,
              gsize         n_padded)
{
  gsize n_text = 0;

  if (sodium_unpad (&n_text, padded, n_padded, PAD_TO) != 0)
    return NULL;

  return g_strndup ((const char *) padded, n_text);
}

OdVault *
od_vault_open (const char *path,
               GError    **error)
{
  g_autoptr (OdVault) self = g_new0 (OdVault, 1);

  g_return_val_if_fail (path != NULL, NULL);

  if (sodium_init () < 0) {
    fail_memory (error);
    return NULL;
  }
  self->key = sodium_malloc (OD_VAULT_KEY_BYTES);
  if (self->key == NULL) {
    fail_memory (error);
    return NULL;
  }
  if (!od_vault_load_key (path, self->key, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
od_vault_close (OdVault *self)
{
  if (self == NULL)
    return;

  sodium_free (self->key);
  g_free (self);
}

gboolean
od_vault_seal (OdVault    *self,
               const char *subject,
               const char *text,
               GBytes    **key,
               GBytes    **sealed,
               GError    **error)
{
  guint8 small_key[OD_VAULT_KEY_BYTES];
  gsize n_text, n_padded;
  guint8 *padded = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (key != NULL && sealed != NULL, FALSE);

  n_text = strlen (text);
  n_padded = (n_text / PAD_TO + 1) * PAD_TO;
  padded = sodium_malloc (n_padded);
  if (padded == NULL)
    return fail_memory (error);

  memcpy (padded, text, n_text);
  sodium_pad (NULL, padded, n_text, PAD_TO, n_padded);
  randombytes_buf (small_key, sizeof small_key);
  *sealed = seal_bytes (small_key, subject, padded, n_padded);
  *key = seal_bytes (self->key, subject, small_key, sizeof small_key);
  sodium_memzero (small_key, sizeof small_key);
  sodium_free (padded);
  return TRUE;
}

char *
od_vault_unseal (OdVault    *self,
                 const char *subject,
                 GBytes     *key,
                 GBytes     *sealed,
                 GError    **error)
{
  guint8 small_key[OD_VAULT_KEY_BYTES];
  char *text = NULL;
  guint8 *padded = NULL;
  gssize n_padded;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (subject != NULL, NULL);
  g_return_val_if_fail (key != NULL && sealed != NULL, NULL);

  if (!unseal_key (self, subject, key, small_key, error))
    return NULL;

  n_padded = measure_plain (sealed);
  padded = n_padded < 0 ? NULL : g_malloc0 (n_padded);
  if (padded != NULL && unseal_bytes (small_key, subject, sealed, padded))
    text = dup_unpadded (padded, n_padded);
  if (padded != NULL)
    sodium_memzero (padded, n_padded);
  g_free (padded);
  sodium_memzero (small_key, sizeof small_key);
  if (text == NULL)
    fail_seal (error);

  return text;
}
