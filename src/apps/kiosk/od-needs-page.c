/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-needs-page.h"

#include "od-need-tile.h"

struct _OdNeedsPage {
  OdKioskPage parent_instance;

  GtkWidget  *tiles;
  OdPager    *pager;
};

G_DEFINE_TYPE (OdNeedsPage, od_needs_page, OD_TYPE_KIOSK_PAGE)

static OdKioskSession *
session_of (OdNeedsPage * self)
{
  return od_kiosk_page_get_session (OD_KIOSK_PAGE (self));
}

static void
on_tile_toggled (GtkToggleButton *button,
                 gpointer         user_data)
{
  OdNeedsPage *self = OD_NEEDS_PAGE (user_data);

  od_kiosk_session_set_need (session_of (self), od_need_tile_get_need (OD_NEED_TILE (button)),
                             gtk_toggle_button_get_active (button));
  od_page_set_complete (OD_PAGE (self), od_kiosk_session_count_needs (session_of (self)) > 0);
}

static void
add_tiles (OdNeedsPage    *self,
           const OdCentre *centre)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->tiles)) != NULL)
    gtk_box_remove (GTK_BOX (self->tiles), child);

  for (guint i = 0; i < centre->needs->len; i++) {
    const OdNeed *need = g_ptr_array_index (centre->needs, i);

    child = od_need_tile_new (need->id);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), od_kiosk_session_has_need (session_of (self), need->id));
    g_signal_connect_object (child, "toggled", G_CALLBACK (on_tile_toggled), self, 0);
    gtk_box_append (GTK_BOX (self->tiles), child);
  }
}

static gboolean
has_tiles_of (OdNeedsPage    *self,
              const OdCentre *centre)
{
  GtkWidget *child = gtk_widget_get_first_child (self->tiles);

  for (guint i = 0; i < centre->needs->len; i++, child = gtk_widget_get_next_sibling (child)) {
    const OdNeed *need = g_ptr_array_index (centre->needs, i);

    if (child == NULL || !g_str_equal (od_need_tile_get_need (OD_NEED_TILE (child)), need->id))
      return FALSE;
  }
  return child == NULL;
}

static void
od_needs_page_retranslate (OdPage *page)
{
  OdNeedsPage *self = OD_NEEDS_PAGE (page);
  const OdCentre *centre = od_kiosk_session_get_centre (session_of (self));
  GtkWidget *child;

  OD_PAGE_CLASS (od_needs_page_parent_class)->retranslate (page);

  od_kiosk_page_say_pager (OD_KIOSK_PAGE (self), self->pager);
  if (centre == NULL)
    return;
  if (!has_tiles_of (self, centre))
    add_tiles (self, centre);

  child = gtk_widget_get_first_child (self->tiles);
  for (guint i = 0; i < centre->needs->len; i++, child = gtk_widget_get_next_sibling (child)) {
    const OdNeed *need = g_ptr_array_index (centre->needs, i);

    od_need_tile_set_word (OD_NEED_TILE (child), od_texts_label (od_page_get_texts (page), need->label));
  }
}

static void
od_needs_page_reset (OdPage *page)
{
  OdNeedsPage *self = OD_NEEDS_PAGE (page);

  for (GtkWidget *child = gtk_widget_get_first_child (self->tiles); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), FALSE);
  od_page_set_complete (page, FALSE);
  od_pager_rewind (self->pager);
}

static void
od_needs_page_class_init (OdNeedsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OdPageClass *page_class = OD_PAGE_CLASS (klass);

  page_class->retranslate = od_needs_page_retranslate;
  page_class->reset = od_needs_page_reset;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/onedoor/kiosk/od-needs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OdNeedsPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, OdNeedsPage, pager);
}

static void
od_needs_page_init (OdNeedsPage *self)
{
  od_page_init_template (OD_PAGE (self), "/org/onedoor/kiosk/od-needs-page.ui");
}
