/* SPDX-License-Identifier: EUPL-1.2 */
#include "command.h"
#include "od-day.h"
#include "od-store-care.h"
#include "od-store-centre.h"

/* A figure of fewer people than this could point to one of them. */
#define LEAST_PEOPLE 5

typedef struct {
  char *from;
  char *to;
  char *by;
} Wish;

static void
wish_clear (Wish *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
by_is_known (const char *by)
{
  static const char *const known[] = { "day", "pool", "desk", "hour", "language", "route", "need", NULL };

  return g_strv_contains (known, by);
}

static gboolean
check_wish (const Wish *wish)
{
  gint64 from_us = 0;
  gint64 to_us = 0;
  gint64 unused = 0;

  if (wish->from == NULL || wish->to == NULL
      || !od_day_bounds (wish->from, "UTC", 0, &from_us, &unused) || !od_day_bounds (wish->to, "UTC", 0, &unused, &to_us)
      || from_us >= to_us) {
    g_printerr (_("onedoor: report needs two days, --from 2026-11-01 --to 2026-11-30\n"));
    return FALSE;
  }
  if (!by_is_known (wish->by)) {
    g_printerr (_("onedoor: --by is day, pool, desk, hour, language, route or need\n"));
    return FALSE;
  }
  return TRUE;
}

static guint
hour_of (gint64   us,
         gpointer data)
{
  return od_day_hour (us, data);
}

static gboolean
fail_no_house (const char *dir,
               GError    **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s is no house yet; make it one with onedoor init"), dir);
  return FALSE;
}

static OdStore *
open_reader (const char *dir,
             GError    **error)
{
  g_autofree char *database = g_build_filename (dir, "onedoor.db", NULL);

  if (g_file_test (database, G_FILE_TEST_EXISTS))
    return od_store_open_reader (dir, error);
  fail_no_house (dir, error);
  return NULL;
}

static char *
dup_zone (OdStore    *store,
          const char *dir,
          GError    **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (OdCentre) centre = od_store_dup_centre (store, &fault);

  if (centre != NULL)
    return g_strdup (centre->zone);
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  else
    fail_no_house (dir, error);
  return NULL;
}

static OdReport *
make_report (const char *dir,
             const Wish *wish,
             GError    **error)
{
  g_autoptr (OdStore) store = open_reader (dir, error);
  g_autofree char *zone = store == NULL ? NULL : dup_zone (store, dir, error);
  g_autoptr (GTimeZone) held G_GNUC_UNUSED = zone == NULL ? NULL : g_time_zone_new_identifier (zone);
  OdReport *report = zone == NULL ? NULL : od_store_make_report (store, wish->from, wish->to, wish->by, hour_of, zone, error);

  if (report != NULL)
    od_report_suppress (report, LEAST_PEOPLE);
  return report;
}

/* Reads only, so the service may run meanwhile. */
CommandStatus
command_report (int    argc,
                char **argv)
{
  g_auto (Wish) wish = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &wish.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &wish.to, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &wish.by, NULL, NULL },
    { NULL },
  };
  g_autoptr (OdReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;

  if (command_parse (&argc, &argv, entries, 1) != COMMAND_DONE)
    return COMMAND_USAGE;
  if (wish.by == NULL)
    wish.by = g_strdup ("day");
  if (!check_wish (&wish))
    return COMMAND_USAGE;

  report = make_report (argv[1], &wish, &error);
  if (report == NULL)
    return command_fail (argv[1], error);
  csv = od_report_to_csv (report);
  g_print ("%s", csv);
  return COMMAND_DONE;
}
