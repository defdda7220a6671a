/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-client.h"
#include "od-centre-view.h"

G_BEGIN_DECLS

/**
 * OdBoardModel:
 *
 * The waiting room's board, kept by the stream. While the service is lost it keeps its last good state and the time of it.
 *
 * Read-only properties, all notified: "now", "last" (GListModel of OdBoardItem, newest first); "waiting" (uint); "online"; "loaded";
 * "house" (OdCentreView, NULL before the first news); "news-text" (wall clock of the last news, ""); "clock-text" (wall clock).
 * Signal "called" (OdBoardItem): somebody is called now, or called again.
 */
#define OD_TYPE_BOARD_MODEL (od_board_model_get_type ())
G_DECLARE_FINAL_TYPE (OdBoardModel, od_board_model, OD, BOARD_MODEL, GObject)

/* The client must have its token; listens at once. @language: of the house's texts, NULL = the house's own. */
OdBoardModel *od_board_model_new (OdClient * client,
                                  OdClock * clock,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;
OdCentreView *od_board_model_get_house (OdBoardModel *self);

/**
 * OdBoardItem:
 *
 * One call: properties "label" (number for eyes), "place" (isolated), "place-others" (in the house's
 * other languages), "arrow" ("left", "right", "up", "down", "ahead", ""), "calls".
 */
#define OD_TYPE_BOARD_ITEM (od_board_item_get_type ())
G_DECLARE_FINAL_TYPE (OdBoardItem, od_board_item, OD, BOARD_ITEM, GObject)

G_END_DECLS
