/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-need-tile.h"

#include "od-pictogram.h"

struct _OdNeedTile {
  GtkToggleButton parent_instance;

  char           *need;
  OdPictogram    *picture;
  GtkLabel       *word;
};

G_DEFINE_TYPE (OdNeedTile, od_need_tile, GTK_TYPE_TOGGLE_BUTTON)

static void
od_need_tile_finalize (GObject *object)
{
  g_free (OD_NEED_TILE (object)->need);

  G_OBJECT_CLASS (od_need_tile_parent_class)->finalize (object);
}

static void
od_need_tile_class_init (OdNeedTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = od_need_tile_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/onedoor/kiosk/od-need-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, OdNeedTile, picture);
  gtk_widget_class_bind_template_child (widget_class, OdNeedTile, word);
}

static void
od_need_tile_init (OdNeedTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_need_tile_new (const char *need)
{
  OdNeedTile *self;

  g_return_val_if_fail (need != NULL, NULL);

  self = g_object_new (OD_TYPE_NEED_TILE, NULL);
  self->need = g_strdup (need);
  od_pictogram_set_pictogram (self->picture, need);
  if (g_str_equal (need, "person"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "person-need");
  return GTK_WIDGET (self);
}

const char *
od_need_tile_get_need (OdNeedTile *self)
{
  g_return_val_if_fail (OD_IS_NEED_TILE (self), NULL);

  return self->need;
}

void
od_need_tile_set_word (OdNeedTile *self,
                       const char *word)
{
  g_return_if_fail (OD_IS_NEED_TILE (self));

  gtk_label_set_label (self->word, word);
}
