/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-house.h"
#include "od-plain-http.h"

G_BEGIN_DECLS

typedef enum {
  WHO_NOBODY,
  WHO_KIOSK,
  WHO_OTHER_KIOSK,
  WHO_DISPLAY,
  WHO_PROVIDER,    /* sits at room-3: housing */
  WHO_RECEPTION,
  WHO_ADMIN,
  WHO_MANAGER,
  N_WHO
} Who;

/* A running house and somebody of every role before its door. */
typedef struct {
  OdHouse     *house;
  OdPlainHttp *http;
  char        *tokens[N_WHO];
} Door;

/* For a group: opens a house, closes it. */
int open_door  (void **state);
int close_door (void **state);

/* For a test: cancels whatever is open, so that nobody stands before the test's own visitors. */
int empty_house (void **state);

/* One request; the answer's body in @answer (may be NULL). */
guint ask (Door       *door,
           Who         who,
           const char *method,
           const char *path,
           const char *body,
           GString    *answer);

/* Likewise with an Idempotency-Key. */
guint ask_with_key (Door       *door,
                    Who         who,
                    const char *path,
                    const char *key,
                    const char *body,
                    GString    *answer);

/* A visit of a kiosk with need @need; its id. Sets @token when not NULL. */
char *register_visit (Door       *door,
                      const char *need,
                      char      **token) G_GNUC_WARN_UNUSED_RESULT;

/* POST /api/v1/visits/@id/@verb. */
guint act (Door       *door,
           Who         who,
           const char *id,
           const char *verb,
           const char *body,
           GString    *answer);

/* One request to @pattern with @id in the place of its "%s". */
guint ask_about (Door       *door,
                 Who         who,
                 const char *method,
                 const char *pattern,
                 const char *id,
                 const char *body,
                 GString    *answer);

/* Fails unless the same request is refused with @status and problem @name. */
void expect_problem (Door       *door,
                     Who         who,
                     const char *method,
                     const char *path,
                     const char *body,
                     guint       status,
                     const char *name);

/* Whether any file of the house, however deep, holds @words. */
gboolean house_holds (Door       *door,
                      const char *words);

/* Whether the problem in @answer is of type @name. */
gboolean is_problem (const GString *answer,
                     const char    *name);

G_END_DECLS
