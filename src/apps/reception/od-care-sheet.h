/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-care-session.h"

G_BEGIN_DECLS

/**
 * OdCareSheet:
 *
 * A part of the screen that shows what stands beside the queue. Property "care" (OdCareSession or NULL). A subclass has a template of its
 * own name. To give it the keyboard is to open it: it begins anew.
 */
#define OD_TYPE_CARE_SHEET (od_care_sheet_get_type ())
G_DECLARE_DERIVABLE_TYPE (OdCareSheet, od_care_sheet, OD, CARE_SHEET, GtkBox)

struct _OdCareSheetClass {
  GtkBoxClass parent_class;

  gboolean    has_template;   /* set by od_care_sheet_class_set_template () */

  /* The models may be others than before, or NULL. */
  void (*attach) (OdCareSheet   *self,
                  OdCareSession *care);
  /* It is shown: nothing of the last person stays; it takes the keyboard. */
  void (*open)   (OdCareSheet *self);
};

OdCareSession *od_care_sheet_get_care (OdCareSheet *self);   /* borrowed, or NULL */

/* Makes *@slot (a borrowed model or NULL) @model; @on_changed (self) at each of its changes and now. Clear with od_care_sheet_forget (). */
void od_care_sheet_watch  (OdCareSheet *self,
                           gpointer    *slot,
                           gpointer     model,
                           GCallback    on_changed);
void od_care_sheet_forget (OdCareSheet *self,
                           gpointer    *slot);

/* The template is @name.ui. */
void od_care_sheet_class_set_template (OdCareSheetClass *klass,
                                       const char       *name);

G_END_DECLS
