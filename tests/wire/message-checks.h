/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-wire.h"

/* Reads a message and writes it again; NULL with @error set when it is refused. */
typedef char *(*Reread) (const char *json,
                         GError    **error);

typedef struct {
  Reread             reread;
  gboolean           is_strict;
  const char        *sample;      /* every member there, none null */
  const char *const *fractions;   /* names of numbers that need not be whole; NULL = none */
} Message;

/* That each comes back as it was; that a member of the wrong type, missing, beyond all bounds or unknown is refused by its name; that half
 * of one and what is no object is none. */
void check_messages (const Message *messages,
                     gsize          n_messages);

/* That @reread refuses @json with @code, saying @words. */
void assert_refuses (Reread      reread,
                     const char *json,
                     int         code,
                     const char *words);
