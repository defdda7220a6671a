/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store-room.h"

#include <glib/gstdio.h>

char *
room_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("od-store-XXXXXX", &error);

  assert_null (error);
  return folder;
}

void
room_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

char *
room_path (const StoreRoom *self,
           const char      *name)
{
  return g_build_filename (self->folder, name, NULL);
}

int
room_set_up_empty (void **state)
{
  StoreRoom *self = g_new0 (StoreRoom, 1);
  g_autoptr (GError) error = NULL;

  self->folder = room_make_folder ();
  self->store = od_store_open (self->folder, &error);
  assert_null (error);
  *state = self;
  return 0;
}

int
room_set_up (void **state)
{
  g_autoptr (OdStoreTransaction) transaction = NULL;
  g_autoptr (OdCentre) centre = room_make_centre ();
  g_autoptr (GError) error = NULL;
  StoreRoom *self;

  room_set_up_empty (state);
  self = *state;
  transaction = od_store_transaction (self->store, &error);
  assert_true (od_store_put_centre (self->store, centre, &error));
  assert_true (od_store_transaction_commit (&transaction, &error));
  return 0;
}

int
room_tear_down (void **state)
{
  StoreRoom *self = *state;

  od_store_close (self->store);
  room_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
  return 0;
}

void
room_reopen (StoreRoom *self)
{
  g_autoptr (GError) error = NULL;

  od_store_close (self->store);
  self->store = od_store_open (self->folder, &error);
  assert_null (error);
}

void
room_begin (StoreRoom *self)
{
  g_autoptr (GError) error = NULL;

  od_store_begin (self->store, &error);
  assert_null (error);
}

void
room_commit (StoreRoom *self)
{
  g_autoptr (GError) error = NULL;

  od_store_commit (self->store, &error);
  assert_null (error);
}

void
room_set_text (char      **field,
               const char *text)
{
  char *old = *field;

  *field = g_strdup (text);
  g_free (old);
}

void
room_assert_error (GError     **error,
                   OdStoreError code)
{
  if (!g_error_matches (*error, OD_STORE_ERROR, code))
    fail_msg ("not error %d: %s", code, *error != NULL ? (*error)->message : "no error at all");
  g_clear_error (error);
}

sqlite3 *
room_look (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "onedoor.db", NULL);
  sqlite3 *db = NULL;

  assert_int_equal (sqlite3_open (path, &db), SQLITE_OK);
  sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  return db;
}

char *
room_ask_text (const char *folder,
               const char *sql)
{
  sqlite3 *db = room_look (folder);
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  assert_int_equal (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return text;
}

gint64
room_ask (const char *folder,
          const char *sql)
{
  g_autofree char *text = room_ask_text (folder, sql);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : -1;
}

int
room_tell (const char *folder,
           const char *sql)
{
  sqlite3 *db = room_look (folder);
  int rc = sqlite3_exec (db, sql, NULL, NULL, NULL);

  sqlite3_close (db);
  return rc;
}

char *
room_make_id (const char *kind,
              guint       serial)
{
  return g_strdup_printf ("019aa000-%.4s-7000-8000-%012u", kind, serial);
}

static OdLabels *
make_labels (const char *en,
             const char *es)
{
  OdLabels *labels = od_labels_new ();

  od_labels_set (labels, "en", en);
  od_labels_set (labels, "es", es);
  return labels;
}

static OdPool *
make_pool (const char *id,
           const char *service_id,
           const char *needs,
           guint       usual_min)
{
  OdPool *pool = od_pool_new ();

  pool->id = g_strdup (id);
  pool->name = make_labels (id, "fila");
  pool->service_id = g_strdup (service_id);
  pool->needs = g_strsplit (needs, " ", -1);
  pool->usual_min = usual_min;
  return pool;
}

static OdDesk *
make_desk (const char *id,
           const char *arrow,
           const char *pools)
{
  OdDesk *desk = od_desk_new ();

  desk->id = g_strdup (id);
  desk->name = make_labels (id, "mesa");
  desk->place = make_labels ("Room 4", "Sala 4");
  desk->floor = g_strdup ("0");
  desk->arrow = g_strdup (arrow);
  desk->pools = g_strsplit (pools, " ", -1);
  return desk;
}

static OdNeed *
make_need (const char *id)
{
  OdNeed *need = od_need_new ();

  need->id = g_strdup (id);
  need->label = make_labels (id, "necesidad");
  return need;
}

OdCentre *
room_make_centre (void)
{
  OdCentre *centre = od_centre_new ();

  centre->id = room_make_id ("cccc", 1);
  centre->name = make_labels ("Open house", "Casa abierta");
  centre->zone = g_strdup ("Europe/Madrid");
  centre->language = g_strdup ("es");
  centre->languages = g_strsplit ("es en ar", " ", -1);
  centre->rollover_hour = 4;
  centre->reception_pool = g_strdup ("reception");
  centre->public_url = g_strdup ("http://127.0.0.1:8080");
  g_ptr_array_add (centre->needs, make_need ("housing"));
  g_ptr_array_add (centre->needs, make_need ("person"));
  g_ptr_array_add (centre->pools, make_pool ("reception", NULL, "person", 5));
  g_ptr_array_add (centre->pools, make_pool ("housing", "019aa000-5e5e-7000-8000-000000000001", "housing money", 20));
  g_ptr_array_add (centre->desks, make_desk ("desk-1", "left", "housing reception"));
  g_ptr_array_add (centre->desks, make_desk ("desk-2", NULL, "reception"));
  g_ptr_array_add (centre->messages, make_labels ("Coffee at ten", "Café a las diez"));
  g_ptr_array_add (centre->messages, make_labels ("Closed on Friday", "Cerrado el viernes"));
  return centre;
}

static OdLeg *
make_leg (const char *kind,
          guint       number,
          const char *pool_id)
{
  OdLeg *leg = od_leg_new ();

  leg->id = room_make_id (kind, number);
  leg->pool_id = g_strdup (pool_id);
  leg->made_us = leg->queued_us = leg->place_us = ROOM_NOW + number;
  return leg;
}

OdVisit *
room_make_visit (guint number)
{
  OdVisit *visit = od_visit_new ();

  visit->id = room_make_id ("aaaa", number);
  visit->day = g_strdup (ROOM_DAY);
  visit->series = g_strdup ("B");
  visit->number = number;
  visit->token = g_strdup_printf ("T%015u", number);
  visit->language = g_strdup ("ar");
  visit->needs = g_strsplit ("housing money", " ", -1);
  visit->adults = 2;
  visit->children = 3;
  visit->route = OD_ROUTE_KIOSK;
  visit->print = OD_PRINT_PENDING;
  visit->arrived_us = ROOM_NOW + number;
  visit->version = 1;
  g_ptr_array_add (visit->legs, make_leg ("1111", number, "housing"));
  g_ptr_array_add (visit->legs, make_leg ("2222", number, "reception"));
  return visit;
}

OdEvent *
room_make_event (const OdVisit *visit,
                 OdVerb         verb,
                 guint          serial)
{
  OdEvent *event = od_event_new ();
  const OdLeg *leg = od_visit_current_leg (visit);

  event->id = room_make_id ("eeee", serial);
  event->at_us = ROOM_NOW + serial;
  event->verb = verb;
  event->visit_id = g_strdup (visit->id);
  event->leg_id = g_strdup (leg->id);
  event->version = visit->version;
  event->actor = g_strdup ("device:kiosk-1");
  event->from = OD_LEG_WAITING;
  event->to = leg->state;
  event->desk_id = g_strdup (leg->desk_id);
  event->pool_id = g_strdup (leg->pool_id);
  return event;
}

void
room_add_visit (StoreRoom     *self,
                const OdVisit *visit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (self->store, &error);

  od_store_add_visit (self->store, visit, &error);
  assert_null (error);
  assert_true (od_store_transaction_commit (&transaction, &error));
}

void
room_add_event (StoreRoom *self,
                OdEvent   *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (self->store, &error);

  od_store_add_event (self->store, event, &error);
  assert_null (error);
  assert_true (od_store_transaction_commit (&transaction, &error));
}

static void
assert_same_text (const char *a,
                  const char *b)
{
  if (g_strcmp0 (a, b) != 0)
    fail_msg ("\"%s\" is not \"%s\"", a, b);
}

static void
assert_same_leg (const OdLeg *a,
                 const OdLeg *b)
{
  assert_same_text (a->id, b->id);
  assert_same_text (a->pool_id, b->pool_id);
  assert_int_equal (a->state, b->state);
  assert_int_equal (a->offered, b->offered);
  assert_same_text (a->desk_id, b->desk_id);
  assert_same_text (a->with_desk_id, b->with_desk_id);
  assert_same_text (a->from_desk_id, b->from_desk_id);
  assert_same_text (a->from_pool_id, b->from_pool_id);
  assert_same_text (a->for_desk_id, b->for_desk_id);
  assert_same_text (a->for_staff_id, b->for_staff_id);
  assert_int_equal (a->made_us, b->made_us);
  assert_int_equal (a->queued_us, b->queued_us);
  assert_int_equal (a->place_us, b->place_us);
  assert_int_equal (a->due_us, b->due_us);
  assert_int_equal (a->not_before_us, b->not_before_us);
  assert_int_equal (a->first_called_us, b->first_called_us);
  assert_int_equal (a->called_us, b->called_us);
  assert_int_equal (a->held_us, b->held_us);
  assert_int_equal (a->missed, b->missed);
  assert_int_equal (a->started_us, b->started_us);
  assert_int_equal (a->ended_us, b->ended_us);
  assert_int_equal (a->calls, b->calls);
  assert_int_equal (a->priority, b->priority);
}

void
room_assert_same_visit (const OdVisit *a,
                        const OdVisit *b)
{
  assert_same_text (a->id, b->id);
  assert_same_text (a->day, b->day);
  assert_same_text (a->series, b->series);
  assert_int_equal (a->number, b->number);
  assert_same_text (a->token, b->token);
  assert_same_text (a->language, b->language);
  assert_true (g_strv_equal ((const char *const *) a->needs, (const char *const *) b->needs));
  assert_int_equal (a->adults, b->adults);
  assert_int_equal (a->children, b->children);
  assert_int_equal (a->companions, b->companions);
  assert_int_equal (a->interpreter, b->interpreter);
  assert_same_text (a->age, b->age);
  assert_same_text (a->residence, b->residence);
  assert_int_equal (a->out_us, b->out_us);
  assert_same_text (a->carried_from, b->carried_from);
  assert_int_equal (a->notes, b->notes);
  assert_int_equal (a->banned, b->banned);
  assert_int_equal (a->route, b->route);
  assert_int_equal (a->print, b->print);
  assert_int_equal (a->arrived_us, b->arrived_us);
  assert_int_equal (a->version, b->version);
  assert_int_equal (a->has_name, b->has_name);
  assert_int_equal (a->legs->len, b->legs->len);
  for (guint i = 0; i < a->legs->len; i++)
    assert_same_leg (a->legs->pdata[i], b->legs->pdata[i]);
}
