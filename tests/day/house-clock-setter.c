/* SPDX-License-Identifier: EUPL-1.2 */
#include "house-clock-setter.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static HouseClock *
map_clock (const char *path)
{
  int file = open (path, O_RDWR | O_CLOEXEC);
  void *map = file < 0 ? MAP_FAILED : mmap (NULL, sizeof (HouseClock), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);

  if (file >= 0)
    close (file);
  return map == MAP_FAILED ? NULL : map;
}

gboolean
house_clock_prepare (void)
{
  static const HouseClock still = { 0 };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "onedoor-clock-XXXXXX", NULL);
  g_autofree char *module = g_build_filename (g_getenv ("OD_BUILD_DIR"), "tests", "day", "houseclock.so", NULL);
  int file = g_mkstemp (path);
  gboolean written = file >= 0 && write (file, &still, sizeof still) == sizeof still;

  if (file >= 0)
    close (file);
  if (!written || !g_file_test (module, G_FILE_TEST_EXISTS))
    return FALSE;
  g_setenv (HOUSE_CLOCK_VARIABLE, path, TRUE);
  g_setenv ("LD_PRELOAD", module, TRUE);
  return TRUE;
}

void
house_clock_end (void)
{
  unlink (g_getenv (HOUSE_CLOCK_VARIABLE));
}

void
house_clock_set (const char *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (time, utc);
  HouseClock *clock = map_clock (g_getenv (HOUSE_CLOCK_VARIABLE));

  g_assert (at != NULL && clock != NULL);
  __atomic_add_fetch (&clock->version, 1, __ATOMIC_SEQ_CST);
  clock->house_us = g_date_time_to_unix (at) * G_USEC_PER_SEC;
  clock->mono_us = g_get_monotonic_time ();
  clock->rate = 0;
  __atomic_add_fetch (&clock->version, 1, __ATOMIC_SEQ_CST);
  munmap (clock, sizeof *clock);
}
