/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "od-centre.h"

G_BEGIN_DECLS

/**
 * OdHouse:
 *
 * The centre as an app shows it: its data, in one language. Immutable, shared by the view models.
 */
#define OD_TYPE_HOUSE (od_house_get_type ())
G_DECLARE_FINAL_TYPE (OdHouse, od_house, OD, HOUSE, GObject)

/* Consumes @centre. @language: of whoever reads the screen, BCP 47. */
OdHouse *od_house_new (OdCentre * centre,
                       const char *language) G_GNUC_WARN_UNUSED_RESULT;
const OdCentre *od_house_get_centre   (OdHouse *self);
const char *od_house_get_language (OdHouse *self);

/* All borrowed; the id itself, or "" for NULL, when the centre knows no better. */
const char *od_house_name       (OdHouse *self);
const char *od_house_need_name  (OdHouse    *self,
                                 const char *need_id);
const char *od_house_pool_name  (OdHouse    *self,
                                 const char *pool_id);
const char *od_house_desk_name  (OdHouse    *self,
                                 const char *desk_id);
const char *od_house_desk_place (OdHouse    *self,
                                 const char *desk_id);

/* The needs in words, "Housing, Money"; what "person" is called when there are none. */
char *od_house_dup_needs_text (OdHouse           *self,
                               const char *const *needs) G_GNUC_WARN_UNUSED_RESULT;

/* Lists of OdChoice. @allowed: desk ids, NULL or empty = all. */
GListModel *od_house_list_desks     (OdHouse           *self,
                                     const char *const *allowed) G_GNUC_WARN_UNUSED_RESULT;
GListModel *od_house_list_pools     (OdHouse *self) G_GNUC_WARN_UNUSED_RESULT;
GListModel *od_house_list_needs     (OdHouse *self) G_GNUC_WARN_UNUSED_RESULT;
GListModel *od_house_list_languages (OdHouse *self) G_GNUC_WARN_UNUSED_RESULT;

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
