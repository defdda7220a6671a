/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-board-model.h"
#include "od-catalogue.h"
#include "od-chime.h"
#include "od-speaker.h"

G_BEGIN_DECLS

/**
 * OdAnnouncer:
 *
 * Calls aloud what an OdBoardModel calls: the chime, then number and place in each of the house's languages of the call, in their order,
 * and all that once more. One call at a time; those that come meanwhile wait their turn. A call that is not open any more when its turn
 * comes is not said, and not repeated when that happens in between. A language that no voice knows is left out.
 *
 * Read-only properties, notified: "mute" (no speech service answered the last call), "busy".
 */
#define OD_TYPE_ANNOUNCER (od_announcer_get_type ())
G_DECLARE_FINAL_TYPE (OdAnnouncer, od_announcer, OD, ANNOUNCER, GObject)

OdAnnouncer *od_announcer_new (OdBoardModel * board,
                               OdSpeaker * speaker,
                               OdChime * chime,
                               OdCatalogue * catalogue,
                               const char *const *floors) G_GNUC_WARN_UNUSED_RESULT;

/* @floors: calls of these alone, NULL = all. @gap_ms: silence between languages, usually 700; three of them before the repetition and before
 * the next call. */
OdAnnouncer *od_announcer_new_paced (OdBoardModel * board,
                                     OdSpeaker * speaker,
                                     OdChime * chime,
                                     OdCatalogue * catalogue,
                                     const char *const *floors,
                                     guint gap_ms) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
