/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-call-row.h"

#include "od-display-words.h"
#include "od-floors.h"

struct _OdCallRow {
  GtkWidget parent_instance;

  /* of the template */
  GtkLabel *number;
  GtkLabel *place;
  GtkLabel *floor;
};

G_DEFINE_FINAL_TYPE (OdCallRow, od_call_row, GTK_TYPE_WIDGET)

static void
od_call_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (od_call_row_parent_class)->dispose (object);
}

static void
od_call_row_class_init (OdCallRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_call_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "call");
  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/display/od-call-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OdCallRow, number);
  gtk_widget_class_bind_template_child (widget_class, OdCallRow, place);
  gtk_widget_class_bind_template_child (widget_class, OdCallRow, floor);
}

static void
od_call_row_init (OdCallRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_call_row_new (OdCatalogue       *catalogue,
                 OdCentreView      *house,
                 OdBoardItem       *call,
                 const char *const *floors,
                 gboolean           is_open)
{
  OdCallRow *self = g_object_new (OD_TYPE_CALL_ROW, NULL);
  const OdCentre *centre = od_centre_view_get_centre (house);
  const char *floor = od_board_item_get_floor (call);
  gboolean is_elsewhere = !od_floors_hold (floors, floor);
  gboolean is_told = *floor != '\0' && od_floors_are_several (centre) && (floors == NULL || g_strv_length ((char **) floors) != 1);
  g_autofree char *number = NULL;
  g_autofree char *place = NULL;
  g_autofree char *arrow = NULL;
  g_autofree char *way = NULL;

  g_object_get (call, "label", &number, "place", &place, "arrow", &arrow, NULL);
  way = od_display_words_of_floor (catalogue, centre->language, floor,
                                   is_elsewhere ? od_display_way (NULL, od_floors_way (floors, floor)) : od_display_way (arrow, 0));
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->place, is_elsewhere ? way : place);
  gtk_label_set_label (self->floor, way);
  gtk_widget_set_visible (GTK_WIDGET (self->floor), is_told && !is_elsewhere);
  if (is_open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");

  return GTK_WIDGET (self);
}
