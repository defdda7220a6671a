/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OdVault:
 *
 * Personal data sealed per person, hashes of secrets. Each sealed text has a key of its own, itself sealed with the house's
 * key; erasing the small key erases the text from every backup. Nothing here touches a file but the house's key.
 */
typedef struct _OdVault OdVault;

#define OD_VAULT_ERROR (od_vault_error_quark ())
GQuark od_vault_error_quark (void);

typedef enum {
  OD_VAULT_ERROR_KEY_FILE = 1,
  OD_VAULT_ERROR_SEAL,          /* not sealed by us, or changed since */
  OD_VAULT_ERROR_MEMORY,
} OdVaultError;

/* Opens the house's key at @path (32 bytes, mode 0600), making it when absent. Refuses a key that others can read. */
OdVault *od_vault_open  (const char *path,
                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void     od_vault_close (OdVault *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdVault, od_vault_close)

/* Seals @text for @subject (a visit's id, bound in): @key is the small key, sealed; @sealed the text. Both owned. */
gboolean od_vault_seal   (OdVault    *self,
                          const char *subject,
                          const char *text,
                          GBytes    **key,
                          GBytes    **sealed,
                          GError    **error);
char    *od_vault_unseal (OdVault    *self,
                          const char *subject,
                          GBytes     *key,
                          GBytes     *sealed,
                          GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* argon2id, libsodium's "interactive" cost, about 0.1 s: call it from a worker thread. Thread-safe. */
char    *od_vault_hash_secret   (const char *secret,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean od_vault_verify_secret (const char *hash,
                                 const char *secret);

/* BLAKE2b-256 of a bearer token or enrolment code, hex: what the store keeps instead of it. */
char *od_vault_digest (const char *token) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
