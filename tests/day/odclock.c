/* SPDX-License-Identifier: EUPL-1.2 */

/* odclock FILE set TIME RATE    the time of day (RFC 3339) and its pace: seconds of the house for each real one
 * odclock FILE rate RATE        the pace from now on
 * odclock FILE now              what time it is
 * odclock FILE wait TIME        returns at that time of the house */

#include "house-clock.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "od-clock.h"

#define LOOK_US 5000

static HouseClock *
open_clock (const char *path)
{
  int file = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  void *map;

  if (file < 0 || ftruncate (file, sizeof (HouseClock)) != 0)
    return NULL;
  map = mmap (NULL, sizeof (HouseClock), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close (file);
  return map == MAP_FAILED ? NULL : map;
}

static gint64
house_at (const HouseClock *clock,
          gint64            mono_us)
{
  return clock->house_us + (gint64) ((double) (mono_us - clock->mono_us) * clock->rate);
}

static gint64
house_now (const HouseClock *clock)
{
  return house_at (clock, g_get_monotonic_time ());
}

static void
set_clock (HouseClock *clock,
           gint64      house_us,
           gint64      mono_us,
           double      rate)
{
  __atomic_add_fetch (&clock->version, 1, __ATOMIC_SEQ_CST);
  clock->mono_us = mono_us;
  clock->house_us = house_us;
  clock->rate = rate;
  __atomic_add_fetch (&clock->version, 1, __ATOMIC_SEQ_CST);
}

/* From one moment for both, or the clock would step back by what lay between them. */
static void
set_rate (HouseClock *clock,
          double      rate)
{
  gint64 mono_us = g_get_monotonic_time ();

  set_clock (clock, house_at (clock, mono_us), mono_us, rate);
}

static void
say_time (const HouseClock *clock)
{
  g_autofree char *text = od_time_format (house_now (clock));

  puts (text);
}

static int
fail (const char *why)
{
  fprintf (stderr, "odclock: %s\n", why);
  return 2;
}

static int
obey (HouseClock *clock,
      int         argc,
      char      **argv)
{
  const char *verb = argv[2];
  gint64 us = 0;

  if (strcmp (verb, "now") == 0) {
    say_time (clock);
  } else if (strcmp (verb, "rate") == 0 && argc == 4) {
    set_rate (clock, g_ascii_strtod (argv[3], NULL));
  } else if (argc < 4 || !od_time_parse (argv[3], &us)) {
    return fail ("this wants a time as 2026-11-23T09:00:00Z");
  } else if (strcmp (verb, "set") == 0 && argc == 5) {
    set_clock (clock, us, g_get_monotonic_time (), g_ascii_strtod (argv[4], NULL));
  } else if (strcmp (verb, "wait") == 0) {
    while (house_now (clock) < us)
      g_usleep (LOOK_US);
  } else {
    return fail ("set, rate, now or wait");
  }
  return 0;
}

int
main (int    argc,
      char **argv)
{
  HouseClock *clock = argc < 3 ? NULL : open_clock (argv[1]);

  return clock == NULL ? fail ("usage: odclock FILE set|rate|now|wait …, and the file must be writable") : obey (clock, argc, argv);
}
