/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The fifteen needs of the front door, in the order of the kiosk (mission.md, vocabulary; all sourced). Ids are stable for ever:
 * "work", "learning", "language", "money", "housing", "health", "mind", "addiction", "family", "safety", "papers", "justice",
 * "isolation", "disability", "person". The last one is "I don't know / talk to someone". */
#define OD_N_NEEDS 15

/* Borrowed, NULL past the end. The pictogram of a need is <id>.svg. */
const char *od_need_id (guint index);

gboolean od_need_is_known (const char *id);

G_END_DECLS
