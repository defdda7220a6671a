/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-door.h"

G_BEGIN_DECLS

/* One line to an event stream, with a small buffer: what it has not read, the service keeps. */
typedef struct {
  GSocketConnection *line;
  GString           *heard;
} Ear;

Ear *listen_at (Door       *door,
                Who         who,
                const char *path,
                const char *last_id) G_GNUC_WARN_UNUSED_RESULT;
void ear_free  (Ear *ear);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ear, ear_free)

/* Reads until @words or @others (may be NULL) were heard; FALSE after 10 s of silence or the end of the line. */
gboolean hear_either (Ear        *ear,
                      const char *words,
                      const char *others);
gboolean hear        (Ear        *ear,
                      const char *words);

char *last_id_of (Ear *ear) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
