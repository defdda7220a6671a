/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A clock that several programs share through a small file, so that a whole day can pass in minutes, stop for a picture and go on.
 * Only the time of day is theirs; whoever measures spans with the monotonic clock is not touched. */
typedef struct {
  guint64 version;      /* odd while it is being written */
  gint64  house_us;     /* time of day since 1970 in UTC … */
  gint64  mono_us;      /* … at this moment of the machine's CLOCK_MONOTONIC */
  double  rate;         /* seconds of the house for each real one */
} HouseClock;

#define HOUSE_CLOCK_VARIABLE "ONEDOOR_HOUSE_CLOCK"   /* path of the file */

G_END_DECLS
