/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <sodium.h>

#include "od-vault.h"

G_BEGIN_DECLS

#define OD_VAULT_KEY_BYTES   crypto_aead_xchacha20poly1305_ietf_KEYBYTES
#define OD_VAULT_NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define OD_VAULT_TAG_BYTES   crypto_aead_xchacha20poly1305_ietf_ABYTES

/* Reads the house's key at @path into @key, making the file first when there is none. KEY_FILE. */
gboolean od_vault_load_key (const char *path,
                            guint8      key[OD_VAULT_KEY_BYTES],
                            GError    **error);

G_END_DECLS
