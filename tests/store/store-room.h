/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <sqlite3.h>

#include "od-store-centre.h"
#include "od-store-events.h"
#include "od-store-outbox.h"
#include "od-store-visits.h"
#include "od-store.h"

/* A store in a folder of its own, with a centre of two pools and two desks. */
typedef struct {
  char    *folder;
  OdStore *store;
} StoreRoom;

#define ROOM_DAY "2026-11-22"
#define ROOM_NOW G_GINT64_CONSTANT (1795338000000000)

/* Setup and teardown of cmocka. */
int room_set_up        (void **state);
int room_set_up_empty  (void **state);    /* without the centre */
int room_tear_down     (void **state);

void room_reopen (StoreRoom *self);
void room_begin  (StoreRoom *self);
void room_commit (StoreRoom *self);

char *room_make_folder   (void);
void  room_remove_folder (const char *folder);
char *room_path          (const StoreRoom *self,
                          const char      *name);

/* Another look into the file, past the store. */
sqlite3 *room_look       (const char *folder);
gint64   room_ask        (const char *folder,
                          const char *sql);
char *room_ask_text   (const char *folder,
                       const char *sql);
int      room_tell       (const char *folder,
                          const char *sql);    /* SQLite's code */

OdCentre *room_make_centre (void);
OdVisit *room_make_visit  (guint number);      /* waits in "housing", then "reception" */
OdEvent *room_make_event  (const OdVisit *visit,
                           OdVerb         verb,
                           guint          serial);
char *room_make_id     (const char *kind,
                        guint       serial);

/* Each in a transaction of its own. */
void room_add_visit  (StoreRoom     *self,
                      const OdVisit *visit);
void room_add_event  (StoreRoom *self,
                      OdEvent   *event);

void room_set_text (char      **field,
                    const char *text);

/* Fails unless @error is a STORE error of @code; clears it. */
void room_assert_error (GError     **error,
                        OdStoreError code);

void room_assert_same_visit (const OdVisit *a,
                             const OdVisit *b);
