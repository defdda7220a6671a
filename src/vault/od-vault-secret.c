/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-vault-private.h"

#include <string.h>

char *
od_vault_hash_secret (const char *secret,
                      GError    **error)
{
  char hash[crypto_pwhash_STRBYTES];

  g_return_val_if_fail (secret != NULL, NULL);

  if (sodium_init () < 0 ||
      crypto_pwhash_str_alg (hash, secret, strlen (secret), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                             crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    g_set_error_literal (error, OD_VAULT_ERROR, OD_VAULT_ERROR_MEMORY, "not enough memory to hash a secret");
    return NULL;
  }
  return g_strdup (hash);
}

gboolean
od_vault_verify_secret (const char *hash,
                        const char *secret)
{
  g_return_val_if_fail (hash != NULL, FALSE);
  g_return_val_if_fail (secret != NULL, FALSE);

  if (sodium_init () < 0 || !g_str_has_prefix (hash, crypto_pwhash_argon2id_STRPREFIX) ||
      strlen (hash) >= crypto_pwhash_STRBYTES)
    return FALSE;

  return crypto_pwhash_str_verify (hash, secret, strlen (secret)) == 0;
}

char *
od_vault_digest (const char *token)
{
  guint8 digest[crypto_generichash_BYTES];
  char hex[crypto_generichash_BYTES * 2 + 1];

  g_return_val_if_fail (token != NULL, NULL);

  crypto_generichash (digest, sizeof digest, (const guint8 *) token, strlen (token), NULL, 0);
  sodium_bin2hex (hex, sizeof hex, digest, sizeof digest);
  return g_strdup (hex);
}
