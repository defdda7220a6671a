/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-tiles.h"

struct _OdTiles {
  GtkLayoutManager parent_instance;

  guint            columns;
  gboolean         stretch;
};

enum {
  PROP_0,
  PROP_COLUMNS,
  PROP_STRETCH,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE (OdTiles, od_tiles, GTK_TYPE_LAYOUT_MANAGER)

static guint
count_tiles (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

static int
widest_minimum (GtkWidget *widget)
{
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int minimum = 0;

    if (gtk_widget_should_layout (child))
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    widest = MAX (widest, minimum);
  }
  return widest;
}

static guint
columns_for (OdTiles   *self,
             GtkWidget *widget,
             int        width)
{
  int widest = MAX (widest_minimum (widget), 1);
  guint fitting = width > 0 ? (guint) (width / widest) : self->columns;

  return CLAMP (fitting, 1, self->columns);
}

/* The least height of each row (element-type int). */
static GArray *
measure_rows (GtkWidget *widget,
              guint      columns,
              int        tile_width)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (int));
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int height;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, tile_width, &height, NULL, NULL, NULL);
    if (i % columns == 0)
      g_array_set_size (rows, rows->len + 1);
    g_array_index (rows, int, rows->len - 1) = MAX (g_array_index (rows, int, rows->len - 1), height);
    i++;
  }
  return rows;
}

static int
sum (GArray *rows)
{
  int total = 0;

  for (guint i = 0; i < rows->len; i++)
    total += g_array_index (rows, int, i);
  return total;
}

static void
stretch_rows (GArray *rows,
              int     height)
{
  int total = sum (rows);
  int spare = (height - total) / (int) rows->len;
  int tallest = 0;

  for (guint i = 0; i < rows->len; i++)
    tallest = MAX (tallest, g_array_index (rows, int, i));

  for (guint i = 0; i < rows->len && spare > 0; i++)
    if (tallest * (int) rows->len <= height)
      g_array_index (rows, int, i) = height / (int) rows->len;
    else
      g_array_index (rows, int, i) += spare;
}

static void
od_tiles_measure (GtkLayoutManager *manager,
                  GtkWidget        *widget,
                  GtkOrientation    orientation,
                  int               for_size,
                  int              *minimum,
                  int              *natural,
                  int              *minimum_baseline,
                  int              *natural_baseline)
{
  OdTiles *self = OD_TILES (manager);
  int widest = widest_minimum (widget);
  guint columns = columns_for (self, widget, for_size);
  g_autoptr (GArray) rows = NULL;

  *minimum = widest;
  *natural = widest * (int) MIN (self->columns, MAX (count_tiles (widget), 1));
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    rows = measure_rows (widget, columns, for_size > 0 ? for_size / (int) columns : -1);
    *minimum = *natural = sum (rows);
  }
}

static void
place_tiles (GtkWidget *widget,
             GArray    *rows,
             guint      columns,
             int        width)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int tile_width = width / (int) columns;
  int y = 0;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int column = (int) (i % columns);
    int row = (int) (i / columns);
    GtkAllocation place;

    if (!gtk_widget_should_layout (child))
      continue;
    place.x = rtl ? width - (column + 1) * tile_width : column * tile_width;
    place.y = y;
    place.width = tile_width;
    place.height = g_array_index (rows, int, row);
    gtk_widget_size_allocate (child, &place, -1);
    if (column == (int) columns - 1)
      y += place.height;
    i++;
  }
}

static void
od_tiles_allocate (GtkLayoutManager *manager,
                   GtkWidget        *widget,
                   int               width,
                   int               height,
                   int               baseline)
{
  OdTiles *self = OD_TILES (manager);
  guint columns = columns_for (self, widget, width);
  g_autoptr (GArray) rows = measure_rows (widget, columns, width / (int) columns);

  if (rows->len == 0)
    return;
  if (self->stretch)
    stretch_rows (rows, height);
  place_tiles (widget, rows, columns, width);
}

static GtkSizeRequestMode
od_tiles_get_request_mode (GtkLayoutManager *manager,
                           GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
od_tiles_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  OdTiles *self = OD_TILES (object);

  switch (prop_id) {
  case PROP_COLUMNS:
    g_value_set_uint (value, self->columns);
    break;
  case PROP_STRETCH:
    g_value_set_boolean (value, self->stretch);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
od_tiles_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  OdTiles *self = OD_TILES (object);

  switch (prop_id) {
  case PROP_COLUMNS:
    self->columns = g_value_get_uint (value);
    break;
  case PROP_STRETCH:
    self->stretch = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
od_tiles_class_init (OdTilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = od_tiles_get_property;
  object_class->set_property = od_tiles_set_property;
  layout_class->get_request_mode = od_tiles_get_request_mode;
  layout_class->measure = od_tiles_measure;
  layout_class->allocate = od_tiles_allocate;

  props[PROP_COLUMNS] = g_param_spec_uint ("columns", NULL, NULL, 1, 100, 3, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_STRETCH] = g_param_spec_boolean ("stretch", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_tiles_init (OdTiles *self)
{
  self->columns = 3;
}
