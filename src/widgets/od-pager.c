/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-pager.h"

#include "od-tiles.h"

/* As in od-pager.ui. */
#define BAR_COLUMNS 3

/* Pixels that stay free above what a turned page begins with. */
#define LEAD 16

/* Pixels that do not count. */
#define SLACK 0.5

typedef struct {
  double top;
  double bottom;
} Block;

struct _OdPager {
  GtkWidget  parent_instance;

  GtkWidget *frame;
  GtkWidget *bar;
  GtkWidget *back;
  GtkWidget *on;
  GtkLabel  *on_label;
  GtkLabel  *back_label;
  GtkWidget *child;      /* borrowed */
  GtkWidget *extra;      /* borrowed */

  GArray    *starts;     /* (element-type double) where each screenful begins */
  GPtrArray *hidden;     /* (element-type GtkWidget) what is not on the page that is seen */
  guint      page;       /* that is seen */
  gboolean   cut;
  guint      settling;   /* handle */
};

enum {
  PROP_0,
  PROP_CHILD,
  PROP_EXTRA,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE (OdPager, od_pager, GTK_TYPE_WIDGET)

static guint
count_pages (OdPager *self)
{
  return self->starts->len;
}

static double
start_of (OdPager *self,
          guint    page)
{
  return g_array_index (self->starts, double, page);
}

static void
turn (OdPager *self,
      int      sign)
{
  int page = CLAMP ((int) self->page + sign, 0, (int) count_pages (self) - 1);

  if (page == (int) self->page)
    return;
  self->page = (guint) page;
  gtk_widget_queue_allocate (self->frame);
}

static void
on_on_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  turn (OD_PAGER (widget), 1);
}

static void
on_back_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  turn (OD_PAGER (widget), -1);
}

static void
on_swiped (OdPager *self,
           double   velocity_x,
           double   velocity_y)
{
  if (ABS (velocity_y) > ABS (velocity_x))
    turn (self, velocity_y < 0 ? 1 : -1);
}

static gboolean
on_scrolled (OdPager *self,
             double   dx,
             double   dy)
{
  turn (self, (dy > 0) - (dy < 0));
  return TRUE;
}

/* A button that has nothing to turn to is not seen, but its place is kept: the other one must not jump under a finger. */
static void
show_button (OdPager    *self,
             GtkWidget  *button,
             const char *action,
             gboolean    useful)
{
  gtk_widget_set_visible (button, self->cut);
  gtk_widget_set_child_visible (button, useful);
  gtk_widget_queue_draw (self->bar);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, useful);
}

/* Showing the bar in the middle of an allocation would be lost; a moment later it is not. */
static gboolean
on_settled (gpointer user_data)
{
  OdPager *self = user_data;

  self->settling = 0;
  show_button (self, self->back, "pager.back", self->page > 0);
  show_button (self, self->on, "pager.on", od_pager_has_more (self));
  gtk_widget_set_visible (self->bar, self->cut || self->extra != NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
is_column (GtkWidget *widget)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  if (OD_IS_TILES (layout))
    return TRUE;
  return GTK_IS_BOX (widget) && gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == GTK_ORIENTATION_VERTICAL;
}

/* What must not be cut through: whatever stands in a column, and what such a thing is made of when it is taller than the screen. */
static void
collect_blocks (OdPager   *self,
                GtkWidget *column,
                double     room,
                GArray    *blocks)
{
  for (GtkWidget *child = gtk_widget_get_first_child (column); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    graphene_rect_t place;
    Block block;

    if (!gtk_widget_should_layout (child) || !gtk_widget_compute_bounds (child, self->child, &place))
      continue;
    block = (Block) { place.origin.y, place.origin.y + place.size.height };
    if (gtk_widget_get_first_child (child) != NULL && (is_column (child) || block.bottom - block.top > room))
      collect_blocks (self, child, room, blocks);
    else
      g_array_append_val (blocks, block);
  }
}

/* Where the screenful after the one that begins at @start begins: at the first thing that was not seen whole. */
static double
find_next (GArray *blocks,
           double  start,
           double  room)
{
  double end = start + room;
  double next = G_MAXDOUBLE;

  for (guint i = 0; i < blocks->len; i++) {
    const Block *block = &g_array_index (blocks, Block, i);

    if (block->bottom > end + SLACK)
      next = MIN (next, block->top > start + SLACK ? block->top : end);
  }
  return next;
}

static void
divide (OdPager *self,
        GArray  *blocks,
        double   room)
{
  double start = 0;

  g_array_set_size (self->starts, 0);
  do {
    g_array_append_val (self->starts, start);
    start = find_next (blocks, start, room);
  } while (room >= 1 && start < G_MAXDOUBLE);
}

/* Half a thing is not shown at all, unless it is never seen whole. */
static gboolean
is_on_page (OdPager               *self,
            const graphene_rect_t *place,
            double                 room)
{
  double top = place->origin.y - start_of (self, self->page);
  double bottom = top + place->size.height;

  if (place->size.height > room)
    return top < room && bottom > 0;
  return top > -SLACK && bottom < room + SLACK;
}

static void
collect_hidden (OdPager   *self,
                GtkWidget *column,
                double     room,
                GPtrArray *hidden)
{
  for (GtkWidget *child = gtk_widget_get_first_child (column); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    graphene_rect_t place;

    if (!gtk_widget_should_layout (child) || !gtk_widget_compute_bounds (child, self->child, &place))
      continue;
    if (gtk_widget_get_first_child (child) != NULL && (is_column (child) || place.size.height > room))
      collect_hidden (self, child, room, hidden);
    else if (!is_on_page (self, &place, room))
      g_ptr_array_add (hidden, g_object_ref (child));
  }
}

/* Something never drawn yet is taken for drawn anew already, and its parent would keep the old picture. */
static void
show_each (GPtrArray *widgets,
           GPtrArray *but,
           gboolean   shown)
{
  for (guint i = 0; i < widgets->len; i++) {
    GtkWidget *parent = gtk_widget_get_parent (widgets->pdata[i]);

    if (parent == NULL || g_ptr_array_find (but, widgets->pdata[i], NULL))
      continue;
    gtk_widget_set_child_visible (widgets->pdata[i], shown);
    gtk_widget_queue_draw (parent);
  }
}

/* What was hidden once need not be a block any more, so each is remembered. */
static void
hide_others (OdPager *self,
             double   room)
{
  GPtrArray *hidden = g_ptr_array_new_with_free_func (g_object_unref);

  collect_hidden (self, self->child, room, hidden);
  show_each (self->hidden, hidden, TRUE);
  show_each (hidden, self->hidden, FALSE);

  g_ptr_array_unref (self->hidden);
  self->hidden = hidden;
}

static GtkSizeRequestMode
get_frame_mode (GtkWidget *frame)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As wide as the child must be. How high it is asked only at the width it gets: a list of cards takes long to measure at any other. */
static void
measure_frame (GtkWidget     *frame,
               GtkOrientation orientation,
               int            for_size,
               int           *minimum,
               int           *natural,
               int           *minimum_baseline,
               int           *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (frame);

  *minimum = *natural = 0;
  if (child != NULL && orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
}

/* Whether the child would be cut if the buttons that turn it were not there. */
static gboolean
needs_buttons (OdPager *self,
               int      child_height)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int extra_height = 0;

  if (self->extra != NULL)
    gtk_widget_measure (self->extra, GTK_ORIENTATION_VERTICAL, width / BAR_COLUMNS, &extra_height, NULL, NULL, NULL);
  return child_height > gtk_widget_get_height (GTK_WIDGET (self)) - extra_height;
}

static int
lead_of (OdPager *self)
{
  return self->page > 0 ? LEAD : 0;
}

static void
allocate_frame (GtkWidget *frame,
                int        width,
                int        height,
                int        baseline)
{
  OdPager *self = OD_PAGER (gtk_widget_get_ancestor (frame, OD_TYPE_PAGER));
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  int child_height;
  int room;

  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &child_height, NULL, NULL, NULL);
  self->cut = needs_buttons (self, child_height);
  room = child_height > height ? height - LEAD : height;
  child_height = MAX (child_height, height);
  gtk_widget_size_allocate (self->child, &(GtkAllocation) { 0, 0, width, child_height }, -1);

  collect_blocks (self, self->child, room, blocks);
  divide (self, blocks, room);
  self->page = MIN (self->page, count_pages (self) - 1);
  hide_others (self, room);
  gtk_widget_size_allocate (self->child, &(GtkAllocation) { 0, lead_of (self) - (int) start_of (self, self->page), width, child_height }, -1);

  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_settled, self, NULL);
}

static void
od_pager_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  OdPager *self = OD_PAGER (object);

  switch (prop_id) {
  case PROP_CHILD:
    g_value_set_object (value, self->child);
    break;
  case PROP_EXTRA:
    g_value_set_object (value, self->extra);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
od_pager_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  switch (prop_id) {
  case PROP_CHILD:
    od_pager_set_child (OD_PAGER (object), g_value_get_object (value));
    break;
  case PROP_EXTRA:
    od_pager_set_extra (OD_PAGER (object), g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
od_pager_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&OD_PAGER (object)->settling, g_source_remove);
  OD_PAGER (object)->child = NULL;
  OD_PAGER (object)->extra = NULL;
  g_ptr_array_set_size (OD_PAGER (object)->hidden, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (od_pager_parent_class)->dispose (object);
}

static void
od_pager_finalize (GObject *object)
{
  g_array_unref (OD_PAGER (object)->starts);
  g_ptr_array_unref (OD_PAGER (object)->hidden);

  G_OBJECT_CLASS (od_pager_parent_class)->finalize (object);
}

static void
od_pager_class_init (OdPagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_pager_get_property;
  object_class->set_property = od_pager_set_property;
  object_class->dispose = od_pager_dispose;
  object_class->finalize = od_pager_finalize;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_EXTRA] = g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (OD_TYPE_TILES);
  gtk_widget_class_set_css_name (widget_class, "pager");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/onedoor/widgets/od-pager.ui");
  gtk_widget_class_bind_template_child (widget_class, OdPager, frame);
  gtk_widget_class_bind_template_child (widget_class, OdPager, bar);
  gtk_widget_class_bind_template_child (widget_class, OdPager, back);
  gtk_widget_class_bind_template_child (widget_class, OdPager, on);
  gtk_widget_class_bind_template_child (widget_class, OdPager, on_label);
  gtk_widget_class_bind_template_child (widget_class, OdPager, back_label);
  gtk_widget_class_install_action (widget_class, "pager.on", NULL, on_on_activated);
  gtk_widget_class_install_action (widget_class, "pager.back", NULL, on_back_activated);
}

static void
add_controllers (OdPager *self)
{
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                                               GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (on_swiped), self);
  gtk_widget_add_controller (self->frame, GTK_EVENT_CONTROLLER (swipe));
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (on_scrolled), self);
  gtk_widget_add_controller (self->frame, wheel);
}

static void
od_pager_init (OdPager *self)
{
  const double top = 0;

  self->hidden = g_ptr_array_new_with_free_func (g_object_unref);
  self->starts = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->starts, top);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->frame, gtk_custom_layout_new (get_frame_mode, measure_frame, allocate_frame));
  add_controllers (self);
}

void
od_pager_set_child (OdPager   *self,
                    GtkWidget *child)
{
  g_return_if_fail (OD_IS_PAGER (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child != NULL)
    gtk_widget_unparent (self->child);
  self->child = child;
  self->page = 0;
  if (child != NULL)
    gtk_widget_set_parent (child, self->frame);
}

void
od_pager_set_extra (OdPager   *self,
                    GtkWidget *extra)
{
  g_return_if_fail (OD_IS_PAGER (self));
  g_return_if_fail (extra == NULL || GTK_IS_WIDGET (extra));

  if (self->extra != NULL)
    gtk_box_remove (GTK_BOX (self->bar), self->extra);
  self->extra = extra;
  if (extra != NULL)
    gtk_box_append (GTK_BOX (self->bar), extra);
  gtk_widget_set_visible (self->bar, self->cut || extra != NULL);
}

void
od_pager_say (OdPager    *self,
              const char *on,
              const char *back)
{
  g_return_if_fail (OD_IS_PAGER (self));

  gtk_label_set_label (self->on_label, on);
  gtk_label_set_label (self->back_label, back);
}

gboolean
od_pager_is_cut (OdPager *self)
{
  g_return_val_if_fail (OD_IS_PAGER (self), FALSE);

  return self->cut;
}

gboolean
od_pager_has_more (OdPager *self)
{
  g_return_val_if_fail (OD_IS_PAGER (self), FALSE);

  return self->page + 1 < count_pages (self);
}

void
od_pager_rewind (OdPager *self)
{
  g_return_if_fail (OD_IS_PAGER (self));

  self->page = 0;
  gtk_widget_queue_allocate (self->frame);
}
