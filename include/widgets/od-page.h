/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-texts.h"

G_BEGIN_DECLS

/**
 * OdPage:
 *
 * One page of a flow. Properties: "title" (what it asks), "next-label" (what the big button says; NULL = the page has no big
 * button), "complete" (the big button may be pressed), "applying" (it was pressed and the answer is under way), "texts"
 * (construct only). A page keeps what the visitor chose until reset (), and forgets all of it then.
 */
#define OD_TYPE_PAGE (od_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (OdPage, od_page, OD, PAGE, GtkWidget)

struct _OdPageClass {
  GtkWidgetClass parent_class;

  /* Carries the page's wish out; without it the page is done at once. */
  void           (*apply_async)  (OdPage             *self,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
  gboolean (*apply_finish) (OdPage       *self,
                            GAsyncResult *result,
                            GError      **error);
  /* Forgets the visitor. */
  void     (*reset)        (OdPage *self);
  /* Says everything again; chain up first, the base says what stands in the template. */
  void     (*retranslate)  (OdPage *self);
  /* The page is about to be seen. */
  void     (*shown)        (OdPage *self);

  gpointer padding[4];
};

OdTexts *od_page_get_texts      (OdPage *self);
const char *od_page_get_title      (OdPage *self);
const char *od_page_get_next_label (OdPage *self);
void        od_page_set_next_label (OdPage     *self,
                                    const char *text);
gboolean    od_page_get_complete   (OdPage *self);
void        od_page_set_complete   (OdPage  *self,
                                    gboolean complete);
gboolean    od_page_get_applying   (OdPage *self);

/* For a subclass's init: makes the template's widgets and remembers the texts of @resource_path. */
void        od_page_init_template  (OdPage     *self,
                                    const char *resource_path);

/* Sets "applying" until @callback was called. A page that is applying already refuses with G_IO_ERROR_PENDING: two taps, one wish. */
void        od_page_apply_async    (OdPage             *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean    od_page_apply_finish   (OdPage       *self,
                                    GAsyncResult *result,
                                    GError      **error);

void        od_page_reset          (OdPage *self);
void        od_page_retranslate    (OdPage *self);
void        od_page_shown          (OdPage *self);

G_END_DECLS
