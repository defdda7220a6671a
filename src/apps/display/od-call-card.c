/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-call-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "od-display-words.h"
#include "od-floors.h"

#define FRESH_S 6

/* Longer ones, isolation marks counted, need a smaller type: "B 99", "Room 12". */
#define LONG_NUMBER 6
#define LONG_PLACE 11

struct _OdCallCard {
  GtkWidget parent_instance;

  /* handles */
  guint     timer;

  /* of the template */
  GtkStack *stack;
  GtkLabel *calm;
  GtkLabel *words;
  GtkLabel *number;
  GtkLabel *arrow;
  GtkLabel *place;
  GtkLabel *others;
  GtkLabel *floor;
};

G_DEFINE_FINAL_TYPE (OdCallCard, od_call_card, GTK_TYPE_WIDGET)

static void
show_line (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
set_long (GtkLabel   *label,
          const char *text,
          long        most)
{
  gboolean is_long = g_utf8_strlen (text, -1) > most;

  gtk_label_set_wrap (label, is_long);
  if (is_long)
    gtk_widget_add_css_class (GTK_WIDGET (label), "long");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "long");
}

static void
show_floor (OdCallCard        *self,
            OdCatalogue       *catalogue,
            const OdCentre    *centre,
            OdBoardItem       *call,
            const char *const *floors)
{
  const char *floor = od_board_item_get_floor (call);
  gboolean is_told = *floor != '\0' && od_floors_are_several (centre) && (floors == NULL || g_strv_length ((char **) floors) != 1);
  g_autofree char *arrow = NULL;
  g_autofree char *words = NULL;

  g_object_get (call, "arrow", &arrow, NULL);
  if (is_told)
    words = od_display_words_for_floor (catalogue, centre, floor, od_display_way (arrow, 0));
  show_line (self->floor, is_told ? words : "");
}

static void
show_call (OdCallCard  *self,
           OdBoardItem *call)
{
  g_autofree char *label = NULL;
  g_autofree char *place = NULL;
  g_autofree char *others = NULL;
  g_autofree char *arrow = NULL;
  g_autofree char *spoken = NULL;

  g_object_get (call, "label", &label, "place", &place, "place-others", &others, "arrow", &arrow, NULL);
  spoken = g_strdup_printf ("%s, %s", label, place);
  gtk_label_set_label (self->number, label);
  set_long (self->number, label, LONG_NUMBER);
  gtk_label_set_label (self->place, place);
  set_long (self->place, place, LONG_PLACE);
  show_line (self->others, others);
  show_line (self->arrow, od_display_arrow (arrow));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
od_call_card_show (OdCallCard        *self,
                   OdCatalogue       *catalogue,
                   OdCentreView      *house,
                   OdBoardItem       *call,
                   const char *const *floors)
{
  const OdCentre *centre = house != NULL ? od_centre_view_get_centre (house) : NULL;
  g_autofree char *calm = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (OD_IS_CALL_CARD (self));
  g_return_if_fail (OD_IS_CATALOGUE (catalogue));

  gtk_stack_set_visible_child_name (self->stack, call != NULL && centre != NULL ? "somebody" : "nobody");
  if (centre == NULL)
    return;

  calm = od_display_words (catalogue, centre, N_("Your number will be shown here."), OD_DISPLAY_IN_LINES);
  words = od_display_words (catalogue, centre, N_("Now"), OD_DISPLAY_IN_LINE);
  gtk_label_set_label (self->calm, calm);
  gtk_label_set_label (self->words, words);
  if (call == NULL)
    return;

  show_call (self, call);
  show_floor (self, catalogue, centre, call, floors);
}

static gboolean
on_seen (gpointer user_data)
{
  OdCallCard *self = user_data;

  self->timer = 0;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "fresh");

  return G_SOURCE_REMOVE;
}

void
od_call_card_freshen (OdCallCard *self)
{
  g_return_if_fail (OD_IS_CALL_CARD (self));

  gtk_widget_add_css_class (GTK_WIDGET (self), "fresh");
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (FRESH_S, on_seen, self);
}

static double
ink_height (GtkLabel   *label,
            const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), text);
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);

  return (double) ink.height / PANGO_SCALE;
}

void
od_call_card_measure (OdCallCard *self,
                      double     *digit_px,
                      double     *x_px)
{
  g_return_if_fail (OD_IS_CALL_CARD (self));
  g_return_if_fail (digit_px != NULL);
  g_return_if_fail (x_px != NULL);

  *digit_px = ink_height (self->number, "7");
  *x_px = ink_height (self->place, "x");
}

static void
od_call_card_dispose (GObject *object)
{
  OdCallCard *self = OD_CALL_CARD (object);
  GtkWidget *child;

  g_clear_handle_id (&self->timer, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (od_call_card_parent_class)->dispose (object);
}

static void
od_call_card_class_init (OdCallCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_call_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/display/od-call-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OdCallCard, stack);
  gtk_widget_class_bind_template_child (widget_class, OdCallCard, calm);
  gtk_widget_class_bind_template_child (widget_class, OdCallCard, words);
  gtk_widget_class_bind_template_child (widget_class, OdCallCard, number);
  gtk_widget_class_bind_template_child (widget_class, OdCallCard, arrow);
  gtk_widget_class_bind_template_child (widget_class, OdCallCard, place);
  gtk_widget_class_bind_template_child (widget_class, OdCallCard, others);
  gtk_widget_class_bind_template_child (widget_class, OdCallCard, floor);
}

static void
od_call_card_init (OdCallCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
