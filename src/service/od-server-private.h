/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <libsoup/soup.h>

#include "od-centre.h"
#include "od-courier.h"
#include "od-server.h"
#include "od-service-map.h"

G_BEGIN_DECLS

typedef struct _OdAuth OdAuth;
typedef struct _OdEntrance OdEntrance;
typedef struct _OdDayEnd OdDayEnd;
typedef struct _OdEstimates OdEstimates;
typedef struct _OdLine OdLine;
typedef struct _OdPhones OdPhones;
typedef struct _OdReports OdReports;
typedef struct _OdStream OdStream;
typedef struct _OdThrottle OdThrottle;
typedef struct _OdWrites OdWrites;

/* Numbers for /metrics since the start. */
typedef struct {
  guint64 answers[6];   /* by the first digit of the status */
  guint64 commits;
  guint64 writes;
  guint64 failed_commits;
} OdTally;

struct _OdServer {
  /* borrowed */
  OdStore        *store;
  OdVault        *vault;
  /* owned */
  OdCatalogue    *catalogue;
  OdClock        *clock;
  OdChance       *chance;
  OdCourier      *courier;   /* NULL without a carrier */
  OdEntrance     *entrance;
  OdCentre       *centre;
  GTimeZone      *zone;      /* the centre's: held, so that nobody reads its file again and again; NULL: unknown */
  OdServiceMap   *map;
  OdAuth         *auth;
  OdThrottle     *throttle;
  OdLine         *line;
  OdEstimates    *estimates;
  OdDayEnd       *day_end;
  OdWrites       *writes;
  OdStream       *stream;
  OdPhones       *phones;
  OdReports      *reports;
  GHashTable     *printers;    /* device id → OdPrinterNews: what devices said of their printers */
  char           *centre_json; /* answer of /centre; the centre does not change while we run */
  char           *source;      /* CloudEvents' source */
  char           *url;
  char           *qr_base;   /* "HTTP://127.0.0.1:8080/T/" */
  guint           housekeeping_id;
  guint           tick_id;
  /* state */
  OdTally         tally;
  gint64          floor_us;   /* od-watch.h: nothing is written with a time before it */
  guint           hour;       /* of the wall clock, then */
  gint64          day_minute; /* minute of od_server_today ()'s answer */
  gboolean        url_given;  /* a public address was configured or is the centre's */
};

/* What changes by the clock alone: every few seconds, out of the main loop. */
void od_server_tick (OdServer *self);

/* Brings the line of waiting visits to the business day of @now_us and returns that day. Borrowed. NULL on failure. */
const char *od_server_today (OdServer *self,
                             gint64    now_us,
                             GError  **error);

G_END_DECLS
