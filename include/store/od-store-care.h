/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-message.h"
#include "od-store.h"

G_BEGIN_DECLS

/* What staff write down beside the line. Every list is owned and holds what its name says; NULL on a fault. _dup_: NULL with @error
 * unset when there is none. */

/* CONFLICT: the code is in use by another one that is booked. */
gboolean       od_store_add_appointment   (OdStore             *self,
                                           const OdAppointment *appointment,
                                           GError             **error);
gboolean       od_store_set_appointment   (OdStore             *self,
                                           const char          *id,
                                           OdAppointmentState   state,
                                           const char          *visit_id,
                                           GError             **error);
OdAppointment *od_store_dup_appointment   (OdStore             *self,
                                           const char          *id,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* The booked one with this code. */
OdAppointment *od_store_dup_booked        (OdStore             *self,
                                           const char          *code,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Those due in [@from_us, @to_us), in that order. */
GPtrArray     *od_store_list_appointments (OdStore             *self,
                                           gint64               from_us,
                                           gint64               to_us,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean   od_store_add_alarm   (OdStore       *self,
                                 const OdAlarm *alarm,
                                 GError       **error);
/* FALSE with @error unset: there is none that lasts. */
gboolean   od_store_end_alarm   (OdStore       *self,
                                 const char    *id,
                                 gint64         at_us,
                                 const char    *actor,
                                 const char    *reason,
                                 GError       **error);
OdAlarm   *od_store_dup_alarm   (OdStore       *self,
                                 const char    *id,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Those that last. */
GPtrArray *od_store_list_alarms (OdStore       *self,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* A note's text and reason are sealed together by the caller (od-vault.h). */
typedef struct {
  OdNote *note;    /* without text and reason */
  GBytes *key;
  GBytes *sealed;
} OdSealedNote;

void od_sealed_note_free (OdSealedNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdSealedNote, od_sealed_note_free)

gboolean      od_store_add_note    (OdStore            *self,
                                    const OdSealedNote *note,
                                    GError            **error);
/* FALSE with @error unset: none in force. */
gboolean      od_store_end_note    (OdStore            *self,
                                    const char         *id,
                                    gint64              at_us,
                                    const char         *actor,
                                    const char         *reason,
                                    GError            **error);
OdSealedNote *od_store_dup_note    (OdStore            *self,
                                    const char         *id,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type OdSealedNote) in force on @day for @visit_id and the visits that it goes on with (carried_from, any depth), oldest first. */
GPtrArray    *od_store_list_notes  (OdStore            *self,
                                    const char         *visit_id,
                                    const char         *day,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* Deletes key and text of every note whose last day is before @day; what is left says only that there was one. */
gboolean      od_store_erase_notes (OdStore            *self,
                                    const char         *day,
                                    GError            **error);

gboolean    od_store_add_referral   (OdStore          *self,
                                     const OdReferral *referral,
                                     GError          **error);
gboolean    od_store_set_referral   (OdStore          *self,
                                     const char       *id,
                                     OdReferralState   state,
                                     gint64            at_us,
                                     const char       *reason,   /* NULL leaves the one of before */
                                     GError          **error);
OdReferral *od_store_dup_referral   (OdStore          *self,
                                     const char       *id,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *od_store_list_referrals (OdStore          *self,
                                     const char       *visit_id,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* A need that nobody met. Owned by the caller. */
typedef struct {
  const char *id;
  const char *day;
  gint64      at_us;
  const char *need;
  const char *why;        /* "none", "full", "too-long", "closed", "language", "cost", "far" */
  const char *visit_id;   /* NULL = of nobody in particular */
  const char *language;   /* NULL = not known */
} OdUnmet;

gboolean od_store_add_unmet    (OdStore       *self,
                                const OdUnmet *unmet,
                                GError       **error);

/* What a visitor thought of the visit, 1 to 5; a second answer replaces the first. */
gboolean od_store_put_feedback (OdStore    *self,
                                const char *visit_id,
                                guint       score,
                                gint64      at_us,
                                GError    **error);

/* The hour of the wall clock (0-23) at an instant. */
typedef guint (*OdHourOf) (gint64   us,
                           gpointer data);

/* The figures of the business days [@from, @to] by @by ("day", "pool", "desk", "hour", "language", "route", "need"), not yet suppressed
 * (od_report_suppress ()). A visit with several legs counts once in each pool or desk it touched and once in the total; so do its no-show, its
 * leaving and its being carried. A wait is first_called_us - made_us of a leg, a service ended_us - started_us of one that is done. A hand-over
 * counts where it began, unless it was taken back. Referrals (without signposts) and answers count wherever the visit went. An unmet need counts
 * by its own day, hour, need and language, else by those of its visit. The hour is that of arrival. Rows are in order of their keys. A month
 * of 40,000 visits takes a tenth of a second, whatever lies before it. */
OdReport *od_store_make_report (OdStore    *self,
                                const char *from,
                                const char *to,
                                const char *by,
                                OdHourOf    hour_of,
                                gpointer    data,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
