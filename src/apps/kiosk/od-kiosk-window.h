/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-idle-guard.h"
#include "od-kiosk-session.h"
#include "od-page-flow.h"
#include "od-paper.h"

G_BEGIN_DECLS

/**
 * OdKioskWindow:
 *
 * The kiosk's one window: the pages, and what stands on every one of them (language, a person, back, start again). Wishes are its actions
 * "kiosk.*"; what it knows is the session's.
 */
#define OD_TYPE_KIOSK_WINDOW (od_kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (OdKioskWindow, od_kiosk_window, OD, KIOSK_WINDOW, GtkWindow)

/* @clock: a steady one, to tell a double tap from two taps. */
GtkWidget *od_kiosk_window_new (OdKioskSession * session,
                                OdTexts * texts,
                                OdPaper * paper,
                                OdIdleGuard * guard,
                                OdClock * clock) G_GNUC_WARN_UNUSED_RESULT;

/* Fits everything to a screen of @width × @height, text at @percent of its size: what the screen is like decides what is dense. */
void od_kiosk_window_set_shape (OdKioskWindow *self,
                                int            width,
                                int            height,
                                int            percent);

OdPageFlow *od_kiosk_window_get_flow (OdKioskWindow *self);

/* Forgets the visitor and shows the first page in the house's language. */
void        od_kiosk_window_reset    (OdKioskWindow *self);

G_END_DECLS
