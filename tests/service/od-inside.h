/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-fake-clock.h"
#include "od-server.h"
#include "od-store-visits.h"

G_BEGIN_DECLS

/**
 * Inside:
 *
 * A service in the test's own process, on a clock that the test turns, asked from outside over HTTP. The house is the pack
 * tests/data/centre-line: open on weekdays from 9 to 14, in Europe/Madrid.
 */
typedef struct _Inside Inside;

/* For a test: a house on Monday, 2026-11-23, at 09:30 of its wall clock. */
int inside_open  (void **state);
int inside_close (void **state);

/* Ends the service and starts it again on the same folder. */
void inside_restart (Inside *self);

OdFakeClock *inside_get_clock  (Inside *self);
OdServer    *inside_get_server (Inside *self);
OdStore     *inside_get_store  (Inside *self);

/* @who: "kiosk", "kiosk-2", "display", "reception", "admin", "manager", "ana" (a provider at desk-1 and desk-2), "ben" (at money-1), or
 * NULL = nobody. A POST of a visit brings a key of its own. The answer's body in @answer (may be NULL). */
guint inside_ask (Inside     *self,
                  const char *who,
                  const char *method,
                  const char *path,
                  const char *body,
                  GString    *answer);

/* Likewise with an Idempotency-Key. */
guint inside_ask_with_key (Inside     *self,
                           const char *who,
                           const char *path,
                           const char *key,
                           const char *body,
                           GString    *answer);

/* POST /api/v1/visits/@id/@verb; the problem's tail, "" when it was done. */
char *inside_act (Inside     *self,
                  const char *who,
                  const char *id,
                  const char *verb,
                  const char *body) G_GNUC_WARN_UNUSED_RESULT;

/* A kiosk's visit for @need, a millisecond later than what was before; its id. Sets @token when not NULL. */
char *inside_register (Inside     *self,
                       const char *need,
                       char      **token) G_GNUC_WARN_UNUSED_RESULT;

/* The tail of the problem's type, or "". */
char *inside_problem (const GString *answer) G_GNUC_WARN_UNUSED_RESULT;

/* The visit as it is on disk. */
OdVisit *inside_dup_visit (Inside     *self,
                           const char *id) G_GNUC_WARN_UNUSED_RESULT;

/* Lets the main loop go on until nothing is to be done. */
void inside_settle (Inside *self);

#define assert_problem(got, wanted)         \
  G_STMT_START {                            \
    g_autofree char *od_got = (got);        \
    assert_string_equal (od_got, (wanted)); \
  } G_STMT_END

G_END_DECLS
