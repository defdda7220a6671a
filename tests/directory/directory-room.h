/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-directory.h"

#define ROOM_SERVICE "11111111-1111-4111-8111-111111111111"
#define ROOM_ORGANIZATION "22222222-2222-4222-8222-222222222222"
#define ROOM_PLACE "33333333-3333-4333-8333-333333333333"
#define ROOM_LOCATION "44444444-4444-4444-8444-444444444444"
#define ROOM_ROW "55555555-5555-4555-8555-555555555555"

/* A service that HSDS allows, with @members (",\"a\": 1" or "") added. */
#define ROOM_RECORD(members) "{\"id\": \"" ROOM_SERVICE "\", \"name\": \"Night café\", \"status\": \"active\"" members "}"

typedef struct {
  OdServiceMap      *map;
  OdDirectoryReport *report;
} DirectoryRoom;

/* Setup and teardown of cmocka. */
int room_set_up    (void **state);
int room_tear_down (void **state);

/* Reads @text as a file of that name. */
void room_read (DirectoryRoom *self,
                const char    *name,
                const char    *text);

/* Reads one service and gives it back, borrowed; the test fails when it is refused. */
OdService *room_read_service (DirectoryRoom *self,
                              const char    *json);

/* The one row of @table, borrowed. */
gpointer room_only (DirectoryRoom *self,
                    OdMapTable     table);

/* The one sentence that was said; borrowed. */
const char *room_complaint (DirectoryRoom *self);

/* ../shared/@name beside the project. */
char *room_shared (const char *name);

/* Skips the test, with a word, when ../shared/@name is not there. Call it before anything is held: a skip leaves by a jump. */
void room_need_shared (const char *name);

/* Reads ../shared/data/hsds/@name into a new sealed map. */
OdServiceMap *room_read_shared (const char        *name,
                                OdDirectoryReport *report);
