/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-client.h"

G_BEGIN_DECLS

/**
 * OdKioskSession:
 *
 * What a kiosk knows of the visitor before it, and of the house; no GTK. Lives as long as the program and forgets the visitor at
 * every reset (). Whatever was under way for one visitor is given up then, and its answer never reaches the next.
 *
 * Properties (notify): "ready" (the house is known and the service answers), "busy" (a number is being fetched), "centre"
 * (pointer, OdCentre), "cards" (boxed, GPtrArray of OdHelpCard or NULL), "issued" (pointer, OdIssued or NULL).
 */
#define OD_TYPE_KIOSK_SESSION (od_kiosk_session_get_type ())
G_DECLARE_FINAL_TYPE (OdKioskSession, od_kiosk_session, OD, KIOSK_SESSION, GObject)

/* @clock: the time of day. @retry_ms: how long to wait before the house is asked for again. */
OdKioskSession *od_kiosk_session_new (OdClient * client,
                                      OdClock * clock,
                                      guint retry_ms) G_GNUC_WARN_UNUSED_RESULT;

/* Fetches the house and listens for news; keeps trying for as long as it lives. */
void            od_kiosk_session_start        (OdKioskSession *self);

OdClient *od_kiosk_session_get_client   (OdKioskSession *self);
OdClock *od_kiosk_session_get_clock    (OdKioskSession *self);
gboolean        od_kiosk_session_get_ready    (OdKioskSession *self);
gboolean        od_kiosk_session_get_busy     (OdKioskSession *self);

/* Borrowed; NULL until it was fetched once. */
const OdCentre *od_kiosk_session_get_centre   (OdKioskSession *self);

/* What the visitor chose. */
void            od_kiosk_session_set_language (OdKioskSession *self,
                                               const char     *tag);
void            od_kiosk_session_set_need     (OdKioskSession *self,
                                               const char     *need,
                                               gboolean        chosen);
gboolean        od_kiosk_session_has_need     (OdKioskSession *self,
                                               const char     *need);
guint           od_kiosk_session_count_needs  (OdKioskSession *self);
GStrv           od_kiosk_session_dup_needs    (OdKioskSession *self) G_GNUC_WARN_UNUSED_RESULT;

/* What somebody wants to be called; blank = nothing. Wiped at reset. */
void            od_kiosk_session_set_name     (OdKioskSession *self,
                                               const char     *name);

/* Asks who can help with the chosen needs, with anything at all when @everything. "cards" follows; the last question asked wins. */
void            od_kiosk_session_find_help_async  (OdKioskSession     *self,
                                                   gboolean            everything,
                                                   GCancellable       *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
gboolean        od_kiosk_session_find_help_finish (OdKioskSession *self,
                                                   GAsyncResult   *result,
                                                   GError        **error);

/* (element-type OdHelpCard) Borrowed; NULL before an answer came. */
GPtrArray *od_kiosk_session_get_cards        (OdKioskSession *self);

/* Fetches a number: of the line that the needs lead to, or of reception's when @person. One visitor gets one number: while one
 * is under way or there already, G_IO_ERROR_PENDING or G_IO_ERROR_EXISTS and nothing is sent. When no answer came, asking for the
 * same again gives the number that the lost answer told of, not a second one. */
void            od_kiosk_session_take_number_async  (OdKioskSession     *self,
                                                     gboolean            person,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
gboolean        od_kiosk_session_take_number_finish (OdKioskSession *self,
                                                     GAsyncResult   *result,
                                                     GError        **error);

/* Borrowed; NULL before a number was issued. */
const OdIssued *od_kiosk_session_get_issued       (OdKioskSession *self);

/* Forgets the visitor. */
void            od_kiosk_session_reset            (OdKioskSession *self);

G_END_DECLS
