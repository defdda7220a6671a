/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-book-model-private.h"

#include "od-day.h"

G_DEFINE_FINAL_TYPE (OdBookModel, od_book_model, OD_TYPE_HOUSE_MODEL)

enum { MADE, TAKEN, N_SIGNALS };
static guint signals[N_SIGNALS];

void
od_book_model_taken (OdBookModel *self,
                     const char  *label)
{
  g_signal_emit (self, signals[TAKEN], 0, label);
}

static char *
dup_today (OdBookModel *self)
{
  const OdCentre *centre = od_house_model_centre (self);

  return od_day_of (od_house_model_now_us (self), centre->zone, centre->rollover_hour);
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const OdAppointment *one = *(const OdAppointment *const *) a;
  const OdAppointment *other = *(const OdAppointment *const *) b;

  return (one->due_us > other->due_us) - (one->due_us < other->due_us);
}

static void
on_appointments (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (OdBookModel) self = user_data;
  GError *error = NULL;
  GPtrArray *appointments = od_client_list_appointments_finish (OD_CLIENT (source), result, &error);

  if (!od_house_model_told (self, error))
    return;

  g_ptr_array_sort (appointments, compare_due);
  od_house_model_fill (self->appointments, appointments, (GDestroyNotify) od_appointment_free);
  od_house_model_changed (self);
}

static void
fetch (OdBookModel *self)
{
  od_client_list_appointments_async (od_house_model_client (self), self->day, od_house_model_cancellable (self), on_appointments,
                                     g_object_ref (self));
}

static GDateTime *
parse_day (OdBookModel *self,
           guint        hour,
           guint        minute)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (od_house_model_centre (self)->zone);
  g_autofree char *text = g_strdup_printf ("%sT%02u:%02u:00", self->day, hour, minute);

  return zone != NULL ? g_date_time_new_from_iso8601 (text, zone) : NULL;
}

void
od_book_model_turn (OdBookModel *self,
                    int          days)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) other = NULL;

  g_return_if_fail (OD_IS_BOOK_MODEL (self));

  /* Noon, so that the hour that a change of the clock takes away cannot turn the day. */
  day = parse_day (self, 12, 0);
  if (days != 0 && day != NULL) {
    other = g_date_time_add_days (day, days);
    g_free (self->day);
    self->day = g_date_time_format (other, "%Y-%m-%d");
    g_list_store_remove_all (self->appointments);
    od_house_model_changed (self);
  }

  fetch (self);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OdBookModel) self = user_data;
  g_autoptr (OdAppointment) made = NULL;
  GError *error = NULL;

  made = od_client_make_appointment_finish (OD_CLIENT (source), result, &error);
  if (!od_house_model_end (self, error))
    return;

  g_signal_emit (self, signals[MADE], 0, made->code);
  fetch (self);
}

gboolean
od_book_model_make (OdBookModel *self,
                    const char  *pool_id,
                    guint        hour,
                    guint        minute,
                    const char  *language,
                    const char  *for_staff_id)
{
  OdAppointment wish = { .pool_id = (char *) pool_id, .language = (char *) language, .for_staff_id = (char *) for_staff_id };
  g_autoptr (GDateTime) due = NULL;

  g_return_val_if_fail (OD_IS_BOOK_MODEL (self), FALSE);
  g_return_val_if_fail (pool_id != NULL, FALSE);

  due = parse_day (self, hour, minute);
  if (due == NULL || g_date_time_get_hour (due) != (int) hour)
    return FALSE;

  if (od_house_model_begin (self)) {
    wish.due_us = g_date_time_to_unix (due) * G_USEC_PER_SEC;
    od_client_make_appointment_async (od_house_model_client (self), &wish, od_house_model_cancellable (self), on_made, g_object_ref (self));
  }

  return TRUE;
}

static void
on_cancelled (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (OdBookModel) self = user_data;
  g_autoptr (OdAppointment) cancelled = NULL;
  GError *error = NULL;

  cancelled = od_client_cancel_appointment_finish (OD_CLIENT (source), result, &error);
  if (od_house_model_end (self, error))
    fetch (self);
}

void
od_book_model_cancel (OdBookModel *self,
                      const char  *appointment_id)
{
  g_return_if_fail (OD_IS_BOOK_MODEL (self));
  g_return_if_fail (appointment_id != NULL);

  if (od_house_model_begin (self))
    od_client_cancel_appointment_async (od_house_model_client (self), appointment_id, od_house_model_cancellable (self), on_cancelled,
                                        g_object_ref (self));
}

/* An arrival changes who is still expected. */
static void
od_book_model_news (OdHouseModel *model,
                    const char   *type,
                    const char   *json)
{
  OdBookModel *self = OD_BOOK_MODEL (model);

  if (g_str_equal (type, "resync") && g_list_model_get_n_items (G_LIST_MODEL (self->appointments)) > 0)
    fetch (self);
}

static void
od_book_model_finalize (GObject *object)
{
  OdBookModel *self = OD_BOOK_MODEL (object);

  g_object_unref (self->appointments);
  g_object_unref (self->slots);
  g_free (self->day);
  g_free (self->pool_id);
  G_OBJECT_CLASS (od_book_model_parent_class)->finalize (object);
}

static void
od_book_model_class_init (OdBookModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_book_model_finalize;
  OD_HOUSE_MODEL_CLASS (klass)->news = od_book_model_news;

  signals[MADE] = g_signal_new ("made", OD_TYPE_BOOK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TAKEN] = g_signal_new ("taken", OD_TYPE_BOOK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
od_book_model_init (OdBookModel *self)
{
  self->appointments = g_list_store_new (OD_TYPE_RECORD);
  self->slots = g_list_store_new (OD_TYPE_RECORD);
}

OdBookModel *
od_book_model_new (OdClient     *client,
                   OdCentreView *house,
                   OdClock      *clock)
{
  OdBookModel *self;

  g_return_val_if_fail (OD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (house), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);

  self = od_house_model_make (OD_TYPE_BOOK_MODEL, client, house, clock);
  self->day = dup_today (self);

  return self;
}

OdCentreView *
od_book_model_house (OdBookModel *self)
{
  g_return_val_if_fail (OD_IS_BOOK_MODEL (self), NULL);

  return od_house_model_house (self);
}

const char *
od_book_model_get_day (OdBookModel *self)
{
  g_return_val_if_fail (OD_IS_BOOK_MODEL (self), NULL);

  return self->day;
}

GListModel *
od_book_model_get_appointments (OdBookModel *self)
{
  g_return_val_if_fail (OD_IS_BOOK_MODEL (self), NULL);

  return G_LIST_MODEL (self->appointments);
}

char *
od_book_model_dup_time (OdBookModel *self,
                        gint64       us)
{
  g_return_val_if_fail (OD_IS_BOOK_MODEL (self), NULL);

  return od_day_wall_clock (us, od_house_model_centre (self)->zone);
}
