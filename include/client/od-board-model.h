/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-centre-view.h"
#include "od-client.h"

G_BEGIN_DECLS

/**
 * OdBoardItem:
 *
 * One call: properties "label" (number for eyes), "place" (isolated), "place-others" (in the house's
 * other languages), "floor" ("0", "1", ""), "arrow" ("left", "right", "up", "down", "ahead", ""), "calls".
 */
#define OD_TYPE_BOARD_ITEM (od_board_item_get_type ())
G_DECLARE_FINAL_TYPE (OdBoardItem, od_board_item, OD, BOARD_ITEM, GObject)

/* Borrowed. */
const char *od_board_item_get_series (OdBoardItem *self);
guint       od_board_item_get_number (OdBoardItem *self);
const char *od_board_item_get_floor  (OdBoardItem *self);
const OdLabels *od_board_item_get_place  (OdBoardItem *self);

/**
 * OdBoardModel:
 *
 * The waiting room's board, kept by the stream. While the service is lost it keeps its last good state and the time of it.
 *
 * Read-only properties, all notified: "now", "last" (GListModel of OdBoardItem, newest first); "waiting" (uint); "online"; "loaded";
 * "house" (OdCentreView, NULL before the first news); "news-text" (wall clock of the last news, ""); "clock-text" (wall clock).
 * Signal "called" (OdBoardItem): somebody is called now, or called again; of several the first one first.
 * Signal "changed": od_board_model_get_board () answers something newer.
 */
#define OD_TYPE_BOARD_MODEL (od_board_model_get_type ())
G_DECLARE_FINAL_TYPE (OdBoardModel, od_board_model, OD, BOARD_MODEL, GObject)

/* The client must have its token; listens at once. @language: of the house's texts, NULL = the house's own. */
OdBoardModel *od_board_model_new (OdClient * client,
                                  OdClock * clock,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;
OdCentreView *od_board_model_get_house (OdBoardModel *self);

/* All that the service said of the board last; NULL before it did. Borrowed until "changed". */
const OdBoard *od_board_model_get_board (OdBoardModel *self);

/* Whether the call that @item stands for is still open: nobody came yet, and nobody called the number again. */
gboolean od_board_model_is_open   (OdBoardModel *self,
                                   OdBoardItem  *item);
gint64   od_board_model_get_now_us (OdBoardModel *self);

G_END_DECLS
