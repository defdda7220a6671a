/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-reception-window.h"
#include "od-screenshot.h"
#include "od-tiny-service.h"
#include "od-turning.h"

G_BEGIN_DECLS

/* The window over a service of the test's own, and what tests ask of them. */
typedef struct {
  OdTinyService *service;
  OdDeskSession *session;
  GtkWidget     *window;
} Bench;

int set_up (void **state);
int tear_down (void **state);
gboolean is_at (Bench *bench, const char *wanted);
gboolean is_busy (Bench *bench);
guint count_rows (Bench *bench);
OdQueueModel *queue_of (Bench *bench);
GtkWidget *find_list (GtkWidget *widget, const char *type);
void activate_row (Bench *bench, const char *type, guint position);
gboolean may (Bench *bench, const char *action);
GtkWidget *find_text (GtkWidget *widget, const char *part);
void press (Bench *bench, const char *action);
void sit_down_to (Bench *bench, guint n_rows);
void call_next (Bench *bench);
const char *id_of_first (Bench *bench);

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

G_END_DECLS
