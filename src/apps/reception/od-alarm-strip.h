/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-care-sheet.h"

G_BEGIN_DECLS

/**
 * OdAlarmStrip:
 *
 * One line for each desk that asks for help, until somebody ends it with a word: who comes. Not there while nobody asks.
 */
#define OD_TYPE_ALARM_STRIP (od_alarm_strip_get_type ())
G_DECLARE_FINAL_TYPE (OdAlarmStrip, od_alarm_strip, OD, ALARM_STRIP, OdCareSheet)

/**
 * OdQuietButton:
 *
 * Asks for help without a word, and shows a small tick once it was heard. Nothing in its look says what it is for.
 */
#define OD_TYPE_QUIET_BUTTON (od_quiet_button_get_type ())
G_DECLARE_FINAL_TYPE (OdQuietButton, od_quiet_button, OD, QUIET_BUTTON, OdCareSheet)

/* The same by key. */
void od_quiet_button_press (OdQuietButton *self);

G_END_DECLS
