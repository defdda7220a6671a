/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-chance.h"
#include "od-clock.h"

G_BEGIN_DECLS

/* Characters of a visit token: 16 of Crockford's base 32 = 80 bits (standards: unguessable without a signature). */
#define OD_TOKEN_LENGTH 16

/* A UUID version 7 (RFC 9562 §5.7): sorts by the time it was made. Lower case. */
char *od_id_new (OdClock  *clock,
                 OdChance *chance) G_GNUC_WARN_UNUSED_RESULT;

/* A UUID version 5 (RFC 9562 §5.5) of @name in @name_space, itself a UUID: the same input always gives the same id. */
char *od_id_for_name (const char *name_space,
                      const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @text is a UUID of any version, in either case. */
gboolean od_id_is_valid (const char *text);

/* @n_chars of Crockford's base 32 in upper case (no I, L, O, U), each 5 bits of chance. */
char *od_token_new (OdChance *chance,
                    guint     n_chars) G_GNUC_WARN_UNUSED_RESULT;

/* What a person or a scanner may make of a token, read back: case, blanks, dashes, and I, L, O for 1, 1, 0.
 * NULL when it is no token of @n_chars. */
char *od_token_normalise (const char *text,
                          guint       n_chars) G_GNUC_WARN_UNUSED_RESULT;

/* "ABCD EFGH JKMN PQRS": the token as a person reads it aloud. */
char *od_token_in_groups (const char *token) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
