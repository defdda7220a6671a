/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-board-private.h"

#include "od-text.h"

struct _OdBoardItem {
  GObject   parent_instance;

  /* owned */
  char     *label;
  char     *place;
  char     *place_others;
  char     *floor;
  char     *arrow;
  char     *series;
  OdLabels *labels;

  /* state */
  guint     number;
  guint     calls;
  gint64    called_us;
};

G_DEFINE_FINAL_TYPE (OdBoardItem, od_board_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_LABEL, PROP_PLACE, PROP_PLACE_OTHERS, PROP_FLOOR, PROP_ARROW, PROP_CALLS, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
od_board_item_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  OdBoardItem *self = OD_BOARD_ITEM (object);

  if (id == PROP_LABEL)
    g_value_set_string (value, self->label);
  else if (id == PROP_PLACE)
    g_value_set_string (value, self->place);
  else if (id == PROP_PLACE_OTHERS)
    g_value_set_string (value, self->place_others);
  else if (id == PROP_FLOOR)
    g_value_set_string (value, self->floor);
  else if (id == PROP_ARROW)
    g_value_set_string (value, self->arrow);
  else if (id == PROP_CALLS)
    g_value_set_uint (value, self->calls);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_board_item_finalize (GObject *object)
{
  OdBoardItem *self = OD_BOARD_ITEM (object);

  g_free (self->label);
  g_free (self->place);
  g_free (self->place_others);
  g_free (self->floor);
  g_free (self->arrow);
  g_free (self->series);
  od_labels_free (self->labels);
  G_OBJECT_CLASS (od_board_item_parent_class)->finalize (object);
}

static void
od_board_item_class_init (OdBoardItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = od_board_item_get_property;
  object_class->finalize = od_board_item_finalize;

  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  props[PROP_PLACE_OTHERS] = g_param_spec_string ("place-others", NULL, NULL, NULL, flags);
  props[PROP_FLOOR] = g_param_spec_string ("floor", NULL, NULL, NULL, flags);
  props[PROP_ARROW] = g_param_spec_string ("arrow", NULL, NULL, NULL, flags);
  props[PROP_CALLS] = g_param_spec_uint ("calls", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_board_item_init (OdBoardItem *self)
{
}

static char *
join_others (const OdLabels *place,
             const char     *shown,
             const OdCentre *centre)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; centre->languages[i] != NULL; i++) {
    const char *found = NULL;
    const char *other = od_labels_get (place, centre->languages[i], NULL, &found);
    g_autofree char *isolated = NULL;

    if (other == NULL || g_strcmp0 (found, centre->languages[i]) != 0 || g_str_equal (other, shown))
      continue;
    isolated = od_text_isolate (other);
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", isolated);
  }

  return g_strdup (text->str);
}

OdBoardItem *
od_board_item_new (const OdBoardLine *line,
                   const char        *language,
                   const OdCentre    *centre)
{
  OdBoardItem *self = g_object_new (OD_TYPE_BOARD_ITEM, NULL);
  const char *place = od_labels_get (line->place, language, centre->language, NULL);

  self->label = od_text_number (line->series, line->number);
  self->place = od_text_isolate (place != NULL ? place : "");
  self->place_others = join_others (line->place, place != NULL ? place : "", centre);
  self->floor = g_strdup (line->floor != NULL ? line->floor : "");
  self->series = g_strdup (line->series);
  self->number = line->number;
  self->labels = od_labels_copy (line->place);
  self->arrow = g_strdup (line->arrow != NULL ? line->arrow : "");
  self->calls = line->calls;
  self->called_us = line->called_us;

  return self;
}

gboolean
od_board_item_is_same_call (OdBoardItem *self,
                            OdBoardItem *other)
{
  return g_str_equal (self->label, other->label) && g_str_equal (self->place, other->place) &&
         self->calls == other->calls && self->called_us == other->called_us;
}

const char *
od_board_item_get_series (OdBoardItem *self)
{
  g_return_val_if_fail (OD_IS_BOARD_ITEM (self), NULL);

  return self->series;
}

guint
od_board_item_get_number (OdBoardItem *self)
{
  g_return_val_if_fail (OD_IS_BOARD_ITEM (self), 0);

  return self->number;
}

const char *
od_board_item_get_floor (OdBoardItem *self)
{
  g_return_val_if_fail (OD_IS_BOARD_ITEM (self), NULL);

  return self->floor;
}

const OdLabels *
od_board_item_get_place (OdBoardItem *self)
{
  g_return_val_if_fail (OD_IS_BOARD_ITEM (self), NULL);

  return self->labels;
}
