/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-centre-view.h"
#include "od-message.h"

G_BEGIN_DECLS

/* What stands beside the queue, in the reader's words. All owned but where it says so. */

/* "12 min"; "–" below 0. */
char *od_care_words_minutes (double minutes) G_GNUC_WARN_UNUSED_RESULT;

/* "last ticket about 18:20", "full for today", …; "" when nothing can be said honestly. @zone of the house. */
char *od_care_words_closing (const OdClosing *closing,
                             const char      *zone) G_GNUC_WARN_UNUSED_RESULT;

/* "12"; "–" for a count that is not told. */
char *od_care_words_count (guint count) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed. */
const char *od_care_words_referral    (OdReferralState state,
                                       gboolean        is_signpost);
const char *od_care_words_move        (OdReferralState to);      /* what a button says */
const char *od_care_words_appointment (OdAppointmentState state);
const char *od_care_words_done        (const char *what);        /* OdCareModel's "done" */

/* The reasons why somebody could not be helped, ended by NULL; what each is called. */
const char *const *od_care_words_list_why (void);
const char        *od_care_words_why      (const char *why);

/* What a refusal beside the queue means; NULL when od_words_for_refusal () knows it as well. */
const char *od_care_words_refusal (const char *problem);

G_END_DECLS
