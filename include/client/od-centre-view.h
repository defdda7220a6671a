/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "od-centre.h"

G_BEGIN_DECLS

/**
 * OdCentreView:
 *
 * The centre as an app shows it: its data, in one language. Immutable, shared by the view models.
 */
#define OD_TYPE_CENTRE_VIEW (od_centre_view_get_type ())
G_DECLARE_FINAL_TYPE (OdCentreView, od_centre_view, OD, CENTRE_VIEW, GObject)

/* Consumes @centre. @language: of whoever reads the screen, BCP 47. */
OdCentreView *od_centre_view_new (OdCentre * centre,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;
const OdCentre *od_centre_view_get_centre   (OdCentreView *self);
const char *od_centre_view_get_language (OdCentreView *self);

/* All borrowed; the id itself, or "" for NULL, when the centre knows no better. */
const char *od_centre_view_name       (OdCentreView *self);
const char *od_centre_view_label      (OdCentreView   *self,
                                       const OdLabels *labels,
                                       const char     *id);
const char *od_centre_view_need_name  (OdCentreView *self,
                                       const char   *need_id);
const char *od_centre_view_pool_name  (OdCentreView *self,
                                       const char   *pool_id);
const char *od_centre_view_desk_name  (OdCentreView *self,
                                       const char   *desk_id);
const char *od_centre_view_desk_place (OdCentreView *self,
                                       const char   *desk_id);

/* The needs in words, "Housing, Money"; what "person" is called when there are none. */
char *od_centre_view_dup_needs_text (OdCentreView      *self,
                                     const char *const *needs) G_GNUC_WARN_UNUSED_RESULT;

/* Lists of OdChoice. @allowed: desk ids, NULL or empty = all. */
GListModel *od_centre_view_list_desks     (OdCentreView      *self,
                                           const char *const *allowed) G_GNUC_WARN_UNUSED_RESULT;
GListModel *od_centre_view_list_pools     (OdCentreView *self) G_GNUC_WARN_UNUSED_RESULT;
GListModel *od_centre_view_list_needs     (OdCentreView *self) G_GNUC_WARN_UNUSED_RESULT;
GListModel *od_centre_view_list_languages (OdCentreView *self) G_GNUC_WARN_UNUSED_RESULT;
GListModel *od_centre_view_list_priorities (OdCentreView *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * OdChoice:
 *
 * One thing to choose: properties "id" and "label". A language's label is its name for itself, isolated.
 */
#define OD_TYPE_CHOICE (od_choice_get_type ())
G_DECLARE_FINAL_TYPE (OdChoice, od_choice, OD, CHOICE, GObject)

OdChoice *od_choice_new (const char *id,
                         const char *label) G_GNUC_WARN_UNUSED_RESULT;
const char *od_choice_get_id    (OdChoice *self);
const char *od_choice_get_label (OdChoice *self);

G_END_DECLS
