/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-fake-client.h"
#include "od-fake-clock.h"
#include "od-fake-printer.h"
#include "od-kiosk-window.h"

G_BEGIN_DECLS

/* A kiosk with the sample centre's own pack, a service and a printer that obey, and a clock that is turned by hand. */
typedef struct {
  OdFakeClock    *clock;
  OdClient       *client;
  OdFakePrinter  *printer;
  OdCatalogue    *catalogue;
  OdKioskSession *session;
  OdTexts        *texts;
  OdPaper        *paper;
  OdIdleGuard    *guard;
  GtkWidget      *window;
} KioskRoom;

/* Before anything is seen or asked. */
KioskRoom *kiosk_room_open_unseen (int width,
                                   int height,
                                   int percent);

/* The window is seen, @width × @height, and the house known. Text is @percent of its size. */
KioskRoom *kiosk_room_open  (int width,
                             int height,
                             int percent);
void       kiosk_room_close (KioskRoom *room);

/* For cmocka: 1080 × 1920. */
int        kiosk_room_setup    (void **state);
int        kiosk_room_teardown (void **state);

/* cmocka skips when there is no screen. */
void       kiosk_room_need_screen (void);

/* Lets everything happen that can happen now: answers, layout, drawing. */
void       kiosk_room_settle (KioskRoom *room);

/* A wish of the window's, waited for; past the guard against double taps. */
void       kiosk_room_do     (KioskRoom  *room,
                              const char *action);
void       kiosk_room_speak  (KioskRoom  *room,
                              const char *tag);

/* Touches the tile of @need. */
void       kiosk_room_choose (KioskRoom  *room,
                              const char *need);

/* From wherever to @page, as a visitor with housing and money trouble. */
void       kiosk_room_walk_to (KioskRoom  *room,
                               const char *page);

const char *kiosk_room_page  (KioskRoom *room);

/* The first widget below the window of which @match says TRUE. Borrowed or NULL. */
typedef gboolean (*WidgetMatch) (GtkWidget *widget,
                                 gpointer   data);
GtkWidget *kiosk_room_find   (KioskRoom  *room,
                              WidgetMatch match,
                              gpointer    data);

/* Draws the window into a PNG. */
void       kiosk_room_shoot  (KioskRoom  *room,
                              const char *path);

G_END_DECLS
