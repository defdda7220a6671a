/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OdCarrier:
 *
 * A way to the case back-end. Carries one message, as often as asked, always the same bytes under the same id; the other end
 * takes it once. Knows nothing of queues or retries.
 */
#define OD_TYPE_CARRIER (od_carrier_get_type ())
G_DECLARE_INTERFACE (OdCarrier, od_carrier, OD, CARRIER, GObject)

typedef enum {
  OD_CARRIED,            /* they have it (also: they had it already) */
  OD_CARRY_AGAIN,        /* not now: try later, not before retry_after_us when that is set */
  OD_CARRY_NEVER,        /* they will never take it: park it and tell staff */
} OdCarryOutcome;

typedef struct {
  OdCarryOutcome outcome;
  gint64         retry_after_us;   /* a span; 0 = not said */
  char          *problem;          /* for staff; NULL when carried. No personal data */
} OdCarryResult;

void od_carry_result_clear (OdCarryResult *result);

struct _OdCarrierInterface {
  GTypeInterface parent_iface;

  void (*carry_async)  (OdCarrier           *self,
                        const char          *event_id,
                        GBytes              *body,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data);
  void (*carry_finish) (OdCarrier           *self,
                        GAsyncResult        *result,
                        OdCarryResult       *carried);
};

void od_carrier_carry_async  (OdCarrier           *self,
                              const char          *event_id,
                              GBytes              *body,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
void od_carrier_carry_finish (OdCarrier           *self,
                              GAsyncResult        *result,
                              OdCarryResult       *carried);

/* CloudEvents 1.0 as files <event id>.json in @folder, written aside, synced and renamed: the embedded default. */
OdCarrier *od_dir_carrier_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

/* CloudEvents 1.0 over HTTP, structured mode, Idempotency-Key = event id (standards §5). @token is a bearer token or NULL; @timeout_s
 * of one try. */
OdCarrier *od_http_carrier_new (const char *url,
                                const char *token,
                                guint       timeout_s) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
