/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-house-model.h"

G_BEGIN_DECLS

/**
 * OdCareModel:
 *
 * Beside the queue, for one visitor: notes and bans, referrals and signposts, what could not be helped. Notes are fetched only when somebody
 * wants to read them, because the service writes down who did; referrals at once.
 *
 * Lists, all GListModel of OdRecord: notes (OdNote), referrals (OdReferral), services (OdHelpCard, of the published map).
 * Signal "done" (char *what: "note", "note-ended", "referral", "signpost", "moved", "unmet"): a wish was done.
 */
#define OD_TYPE_CARE_MODEL (od_care_model_get_type ())
G_DECLARE_FINAL_TYPE (OdCareModel, od_care_model, OD, CARE_MODEL, OdHouseModel)

OdCareModel *od_care_model_new (OdClient * client,
                                OdCentreView * house,
                                OdClock * clock) G_GNUC_WARN_UNUSED_RESULT;

/* Whom it is about; NULL: nobody. A newer state of the same visit changes nothing. */
void od_care_model_set_visit (OdCareModel   *self,
                              const OdVisit *visit);

/* All borrowed. */
const OdVisit *od_care_model_get_visit      (OdCareModel *self);   /* NULL */
OdCentreView  *od_care_model_house          (OdCareModel *self);
GListModel    *od_care_model_get_notes      (OdCareModel *self);
gboolean       od_care_model_has_read_notes (OdCareModel *self);
GListModel    *od_care_model_get_referrals  (OdCareModel *self);
GListModel    *od_care_model_get_services   (OdCareModel *self);
/* The service's name in the map; its id while the map is not there. */
const char    *od_care_model_service_name   (OdCareModel *self,
                                             const char  *service_id);

void od_care_model_read_notes (OdCareModel *self);
/* @until: business day. @pool_id: a ban from that pool alone, or NULL. */
void od_care_model_add_note   (OdCareModel *self,
                               OdNoteKind   kind,
                               const char  *text,
                               const char  *until,
                               const char  *reason,
                               const char  *pool_id);
void od_care_model_end_note   (OdCareModel *self,
                               const char  *note_id,
                               const char  *reason);
/* The business day @days from today, "2026-12-22". */
char *od_care_model_dup_day   (OdCareModel *self,
                               guint        days) G_GNUC_WARN_UNUSED_RESULT;

/* Asks the map for who can help with @need (NULL: with any), in the reader's language. */
void od_care_model_find (OdCareModel *self,
                         const char  *need);
/* @reason: staff's words, or NULL. */
void od_care_model_refer         (OdCareModel    *self,
                                  const char     *service_id,
                                  gboolean        is_signpost,
                                  const char     *reason);
void od_care_model_move_referral (OdCareModel    *self,
                                  const char     *referral_id,
                                  OdReferralState to);
/* @need: of the visitor's, or another; @why as in od-client-care.h. */
void od_care_model_tell_unmet    (OdCareModel *self,
                                  const char  *need,
                                  const char  *why);

G_END_DECLS
