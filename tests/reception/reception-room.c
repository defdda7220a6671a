/* SPDX-License-Identifier: EUPL-1.2 */
#include "reception-room.h"

int
set_up (void **state)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = NULL;
  g_autofree char *url = NULL;
  Bench *bench = g_new0 (Bench, 1);

  bench->service = od_tiny_service_new ("reception");
  url = od_tiny_service_get_url (bench->service);
  client = od_client_new (url, NULL, clock, chance);
  bench->session = od_desk_session_new (client, clock, "en");
  bench->window = od_reception_window_new (NULL, bench->session);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (bench->window));
  *state = bench;

  return 0;
}

int
tear_down (void **state)
{
  Bench *bench = *state;

  gtk_window_destroy (GTK_WINDOW (bench->window));
  g_object_unref (bench->session);
  od_tiny_service_free (bench->service);
  g_free (bench);

  return 0;
}

static char *
text_of (gpointer    object,
         const char *property)
{
  char *text = NULL;

  g_object_get (object, property, &text, NULL);

  return text;
}

gboolean
is_at (Bench      *bench,
       const char *wanted)
{
  g_autofree char *state = text_of (bench->session, "state");

  return g_str_equal (state, wanted);
}

gboolean
is_busy (Bench *bench)
{
  gboolean busy = FALSE;

  g_object_get (bench->session, "busy", &busy, NULL);

  return busy;
}

/* Those whose visit is over stay at the end of the list. */
static guint
count_open (GListModel *queue)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (queue); i++) {
    g_autoptr (OdVisitItem) item = g_list_model_get_item (queue, i);

    count += od_visit_is_open (od_visit_item_get_visit (item)) ? 1 : 0;
  }

  return count;
}

guint
count_rows (Bench *bench)
{
  g_autoptr (GListModel) queue = NULL;

  g_object_get (bench->session, "queue", &queue, NULL);

  return count_open (queue);
}

OdQueueModel *
queue_of (Bench *bench)
{
  g_autoptr (OdQueueModel) queue = NULL;

  g_object_get (bench->session, "queue", &queue, NULL);

  return queue;
}

/* The first list or grid on the screen of the type that is called @type. */
GtkWidget *
find_list (GtkWidget  *widget,
           const char *type)
{
  if (gtk_widget_get_mapped (widget) && g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_list (child, type);

    if (found != NULL)
      return found;
  }

  return NULL;
}

void
activate_row (Bench      *bench,
              const char *type,
              guint       position)
{
  GtkWidget *list = find_list (bench->window, type);

  assert_non_null (list);
  gtk_widget_activate_action (list, "list.activate-item", "u", position);
}

static void
sit_down (Bench *bench)
{
  od_desk_session_sign_in (bench->session, "Nadia", "open");
  od_turn_until (is_at (bench, "choose"));
  od_desk_session_choose_desk (bench->session, "d1");
  od_turn_until (od_tiny_service_count_ears (bench->service) == 1);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, action);

    if (found != NULL)
      return found;
  }

  return NULL;
}

gboolean
may (Bench      *bench,
     const char *action)
{
  GtkWidget *button = find_button (bench->window, action);

  return button != NULL && gtk_widget_is_sensitive (button);
}

GtkWidget *
find_text (GtkWidget  *widget,
           const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_text (child, part);

    if (found != NULL)
      return found;
  }

  return NULL;
}

void
press (Bench      *bench,
       const char *action)
{
  assert_true (may (bench, action));
  gtk_widget_activate_action (bench->window, action, NULL);
  od_turn_until (!is_busy (bench));
}

/* Waits until the list is there and the screen has drawn it. */
void
sit_down_to (Bench *bench,
             guint  n_rows)
{
  sit_down (bench);
  od_turn_until (count_rows (bench) == n_rows && may (bench, "desk.walk-in"));
}

void
call_next (Bench *bench)
{
  od_turn_until (may (bench, "desk.call-next"));
  press (bench, "desk.call-next");
}

const char *
id_of_first (Bench *bench)
{
  g_autoptr (OdVisitItem) item = g_list_model_get_item (G_LIST_MODEL (queue_of (bench)), 0);

  return od_visit_item_get_visit (item)->id;
}
