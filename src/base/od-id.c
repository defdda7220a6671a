/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-id.h"

#include <string.h>

#define UUID_BYTES 16
#define TOKEN_GROUP 4

static const char crockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static char *
uuid_to_text (guint8 bytes[UUID_BYTES],
              guint8 version)
{
  static const char hex[] = "0123456789abcdef";
  char text[37];
  char *at = text;

  bytes[6] = (guint8) ((bytes[6] & 0x0f) | (version << 4));
  bytes[8] = (guint8) ((bytes[8] & 0x3f) | 0x80);

  for (gsize i = 0; i < UUID_BYTES; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      *at++ = '-';
    *at++ = hex[bytes[i] >> 4];
    *at++ = hex[bytes[i] & 0x0f];
  }
  *at = '\0';
  return g_strdup (text);
}

static void
uuid_from_text (const char *text,
                guint8      bytes[UUID_BYTES])
{
  for (gsize i = 0; i < UUID_BYTES; i++) {
    if (*text == '-')
      text++;
    bytes[i] = (guint8) (g_ascii_xdigit_value (text[0]) << 4 | g_ascii_xdigit_value (text[1]));
    text += 2;
  }
}

char *
od_id_new (OdClock  *clock,
           OdChance *chance)
{
  guint8 bytes[UUID_BYTES];
  guint64 ms;

  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (OD_IS_CHANCE (chance), NULL);

  ms = (guint64) (od_clock_now_us (clock) / 1000);
  od_chance_fill (chance, bytes, sizeof bytes);
  for (gsize i = 0; i < 6; i++)
    bytes[i] = (guint8) (ms >> (40 - 8 * i));
  return uuid_to_text (bytes, 7);
}

char *
od_id_for_name (const char *name_space,
                const char *name)
{
  g_autoptr (GChecksum) sum = NULL;
  guint8 bytes[UUID_BYTES];
  guint8 digest[20];
  gsize n_digest = sizeof digest;

  g_return_val_if_fail (od_id_is_valid (name_space), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  uuid_from_text (name_space, bytes);
  sum = g_checksum_new (G_CHECKSUM_SHA1);
  g_checksum_update (sum, bytes, sizeof bytes);
  g_checksum_update (sum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (sum, digest, &n_digest);
  return uuid_to_text (digest, 5);
}

gboolean
od_id_is_valid (const char *text)
{
  return text != NULL && g_uuid_string_is_valid (text);
}

char *
od_token_new (OdChance *chance,
              guint     n_chars)
{
  g_autofree guint8 *bytes = NULL;
  char *token;

  g_return_val_if_fail (OD_IS_CHANCE (chance), NULL);

  bytes = g_new (guint8, n_chars);
  od_chance_fill (chance, bytes, n_chars);
  token = g_new (char, n_chars + 1);
  for (guint i = 0; i < n_chars; i++)
    token[i] = crockford[bytes[i] & 31];
  token[n_chars] = '\0';
  return token;
}

/* 0 for what stands in no token. */
static char
read_token_char (char c)
{
  c = g_ascii_toupper (c);
  if (c == 'I' || c == 'L')
    return '1';
  if (c == 'O')
    return '0';
  return strchr (crockford, c) != NULL ? c : '\0';
}

char *
od_token_normalise (const char *text,
                    guint       n_chars)
{
  g_autoptr (GString) token = NULL;

  if (text == NULL)
    return NULL;

  token = g_string_sized_new (n_chars);
  for (const char *at = text; *at != '\0'; at++) {
    char c = read_token_char (*at);

    if (g_ascii_isspace (*at) || *at == '-')
      continue;
    if (c == '\0' || token->len == n_chars)
      return NULL;
    g_string_append_c (token, c);
  }

  return token->len == n_chars ? g_string_free (g_steal_pointer (&token), FALSE) : NULL;
}

char *
od_token_in_groups (const char *token)
{
  GString *groups;

  g_return_val_if_fail (token != NULL, NULL);

  groups = g_string_new (NULL);
  for (gsize i = 0; token[i] != '\0'; i++) {
    if (i > 0 && i % TOKEN_GROUP == 0)
      g_string_append_c (groups, ' ');
    g_string_append_c (groups, token[i]);
  }
  return g_string_free (groups, FALSE);
}
