/* SPDX-License-Identifier: EUPL-1.2 */

/* Preloaded into the programs of a day: the time of day is the shared clock's, see house-clock.h. */

#include "house-clock.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* A preloaded library has no owner to keep it: set once before main () and never again. */
static const HouseClock *house_clock;

__attribute__ ((constructor)) static void
open_house_clock (void)
{
  const char *path = getenv (HOUSE_CLOCK_VARIABLE);
  int file = path == NULL ? -1 : open (path, O_RDONLY | O_CLOEXEC);
  void *map = file < 0 ? MAP_FAILED : mmap (NULL, sizeof (HouseClock), PROT_READ, MAP_SHARED, file, 0);

  if (file >= 0)
    close (file);
  if (map != MAP_FAILED)
    house_clock = map;
}

static int
ask_kernel (clockid_t        id,
            struct timespec *time)
{
  return (int) syscall (SYS_clock_gettime, id, time);
}

static gint64
read_house_us (void)
{
  struct timespec mono;
  HouseClock read;
  guint64 version;

  do {
    version = __atomic_load_n (&house_clock->version, __ATOMIC_ACQUIRE);
    read.house_us = __atomic_load_n (&house_clock->house_us, __ATOMIC_ACQUIRE);
    read.mono_us = __atomic_load_n (&house_clock->mono_us, __ATOMIC_ACQUIRE);
    __atomic_load (&house_clock->rate, &read.rate, __ATOMIC_ACQUIRE);
  } while (version % 2 == 1 || version != __atomic_load_n (&house_clock->version, __ATOMIC_ACQUIRE));

  ask_kernel (CLOCK_MONOTONIC, &mono);
  return read.house_us + (gint64) ((double) (mono.tv_sec * G_USEC_PER_SEC + mono.tv_nsec / 1000 - read.mono_us) * read.rate);
}

int
clock_gettime (clockid_t        id,
               struct timespec *time)
{
  gint64 us;

  if (house_clock == NULL || (id != CLOCK_REALTIME && id != CLOCK_REALTIME_COARSE))
    return ask_kernel (id, time);

  us = read_house_us ();
  time->tv_sec = us / G_USEC_PER_SEC;
  time->tv_nsec = us % G_USEC_PER_SEC * 1000;
  return 0;
}

int
gettimeofday (struct timeval *restrict now,
              void *restrict           zone)
{
  struct timespec time;

  clock_gettime (CLOCK_REALTIME, &time);
  now->tv_sec = time.tv_sec;
  now->tv_usec = time.tv_nsec / 1000;
  return 0;
}

time_t
time (time_t *now)
{
  struct timespec time;

  clock_gettime (CLOCK_REALTIME, &time);
  if (now != NULL)
    *now = time.tv_sec;
  return time.tv_sec;
}
