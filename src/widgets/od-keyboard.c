/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-keyboard.h"

#define FOLDER "/org/onedoor/widgets/keyboards/"
/* Of width in a row, and of one key: eleven keys a row, which leaves each 88 px of a portrait screen. */
#define UNITS 22
#define KEY_UNITS 2

struct _OdKeyboard {
  GtkWidget  parent_instance;

  GtkWidget *box;
  char      *script;
  char      *layer;
  GKeyFile  *keys;
  char      *space;
  char      *delete_last;
  char      *capitals;
};

enum {
  PROP_0,
  PROP_SCRIPT,
  N_PROPS
};

enum {
  TEXT,
  DELETED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_TYPE (OdKeyboard, od_keyboard, GTK_TYPE_WIDGET)

static void show_layer (OdKeyboard *self,
                        const char *layer);

static GKeyFile *
read_keys (const char *script)
{
  g_autofree char *path = g_strconcat (FOLDER, script, ".keyboard", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  if (bytes == NULL || !g_key_file_load_from_bytes (keys, bytes, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_steal_pointer (&keys);
}

static const char *
other_script (OdKeyboard *self)
{
  return g_str_equal (self->script, "latin") ? "arabic" : "latin";
}

static char *
name_of (GKeyFile   *keys,
         const char *group)
{
  return keys != NULL ? g_key_file_get_string (keys, group, "name", NULL) : NULL;
}

/* What stands on a key; @key itself unless it has a job. */
static char *
face_of (OdKeyboard *self,
         const char *key)
{
  g_autoptr (GKeyFile) other = NULL;

  if (g_str_equal (key, "<space>"))
    return g_strdup (self->space);
  if (g_str_equal (key, "<delete>"))
    return g_strdup (self->delete_last);
  if (g_str_equal (key, "<shift>"))
    return g_strdup (self->capitals);
  if (g_str_equal (key, "<accents>"))
    return name_of (self->keys, "name-accents");
  if (g_str_equal (key, "<plain>"))
    return name_of (self->keys, "keyboard");
  if (!g_str_equal (key, "<other>"))
    return g_strdup (key);

  other = read_keys (other_script (self));
  return name_of (other, "keyboard");
}

static gboolean
has_job (const char *key)
{
  return key[0] == '<' && key[1] != '\0';
}

static void
do_job (OdKeyboard *self,
        const char *key)
{
  if (g_str_equal (key, "<delete>"))
    g_signal_emit (self, signals[DELETED], 0);
  else if (g_str_equal (key, "<space>"))
    g_signal_emit (self, signals[TEXT], 0, " ");
  else if (g_str_equal (key, "<shift>"))
    show_layer (self, g_str_equal (self->layer, "shift") ? "plain" : "shift");
  else if (g_str_equal (key, "<accents>"))
    show_layer (self, "accents");
  else if (g_str_equal (key, "<plain>"))
    show_layer (self, "plain");
  else
    od_keyboard_set_script (self, other_script (self));
}

static void
on_key_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  OdKeyboard *self = OD_KEYBOARD (widget);
  g_autofree char *key = g_variant_dup_string (parameter, NULL);

  if (has_job (key)) {
    do_job (self, key);
    return;
  }
  g_signal_emit (self, signals[TEXT], 0, key);
  if (g_str_equal (self->layer, "shift"))
    show_layer (self, "plain");
}

static GtkWidget *
make_key (OdKeyboard *self,
          const char *key)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *face = face_of (self, key);
  GtkWidget *label = gtk_label_new (face);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "keyboard.key");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_widget_add_css_class (button, "key");
  if (has_job (key))
    gtk_widget_add_css_class (button, "job");
  return button;
}

/* Who takes what is left of a row: its space bar, else its keys with a job. */
static gboolean
is_stretchy (const char *key,
             gboolean    has_space)
{
  return has_space ? g_str_equal (key, "<space>") : has_job (key);
}

static void
add_row (OdKeyboard *self,
         const char *keys,
         int         row)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);
  gboolean has_space = g_strv_contains ((const char *const *) names, "<space>");
  int spare = UNITS - KEY_UNITS * (int) g_strv_length (names);
  int stretchy = 0;
  int column;

  for (guint i = 0; names[i] != NULL; i++)
    stretchy += is_stretchy (names[i], has_space);

  column = stretchy == 0 ? spare / 2 : 0;
  for (guint i = 0; names[i] != NULL; i++) {
    int width = KEY_UNITS + (is_stretchy (names[i], has_space) ? spare / stretchy : 0);

    gtk_grid_attach (GTK_GRID (self->box), make_key (self, names[i]), column, row, width, 1);
    column += width;
  }
}

static void
clear_keys (OdKeyboard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_grid_remove (GTK_GRID (self->box), child);
}

static void
show_layer (OdKeyboard *self,
            const char *layer)
{
  g_autofree char *chosen = g_strdup (layer);

  g_free (self->layer);
  self->layer = g_steal_pointer (&chosen);
  clear_keys (self);
  for (int row = 1;; row++) {
    g_autofree char *name = g_strdup_printf ("row%d", row);
    g_autofree char *keys = g_key_file_get_string (self->keys, self->layer, name, NULL);

    if (keys == NULL)
      break;
    add_row (self, keys, row);
  }
}

static void
od_keyboard_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  OdKeyboard *self = OD_KEYBOARD (object);

  if (prop_id == PROP_SCRIPT)
    g_value_set_string (value, self->script);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_keyboard_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  if (prop_id == PROP_SCRIPT)
    od_keyboard_set_script (OD_KEYBOARD (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_keyboard_dispose (GObject *object)
{
  g_clear_pointer (&OD_KEYBOARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (od_keyboard_parent_class)->dispose (object);
}

static void
od_keyboard_finalize (GObject *object)
{
  OdKeyboard *self = OD_KEYBOARD (object);

  g_clear_pointer (&self->keys, g_key_file_unref);
  g_free (self->script);
  g_free (self->layer);
  g_free (self->space);
  g_free (self->delete_last);
  g_free (self->capitals);

  G_OBJECT_CLASS (od_keyboard_parent_class)->finalize (object);
}

static void
od_keyboard_class_init (OdKeyboardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_keyboard_get_property;
  object_class->set_property = od_keyboard_set_property;
  object_class->dispose = od_keyboard_dispose;
  object_class->finalize = od_keyboard_finalize;

  props[PROP_SCRIPT] = g_param_spec_string ("script", NULL, NULL, "latin", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[TEXT] = g_signal_new ("text", OD_TYPE_KEYBOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[DELETED] = g_signal_new ("deleted", OD_TYPE_KEYBOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "keyboard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "keyboard.key", "s", on_key_activated);
}

static void
od_keyboard_init (OdKeyboard *self)
{
  /* Keys lie where they lie on every other keyboard, whatever the direction of the screen. */
  self->box = gtk_grid_new ();
  gtk_widget_set_direction (self->box, GTK_TEXT_DIR_LTR);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->box), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->space = g_strdup ("");
  self->delete_last = g_strdup ("");
  self->capitals = g_strdup ("");
  od_keyboard_set_script (self, "latin");
}

void
od_keyboard_set_script (OdKeyboard *self,
                        const char *script)
{
  g_autoptr (GKeyFile) keys = NULL;
  gboolean known;

  g_return_if_fail (OD_IS_KEYBOARD (self));
  g_return_if_fail (script != NULL);

  keys = read_keys (script);
  known = keys != NULL;
  if (!known)
    keys = read_keys ("latin");
  if (keys == NULL)
    return;

  g_free (self->script);
  self->script = g_strdup (known ? script : "latin");
  g_clear_pointer (&self->keys, g_key_file_unref);
  self->keys = g_steal_pointer (&keys);
  show_layer (self, "plain");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCRIPT]);
}

const char *
od_keyboard_get_script (OdKeyboard *self)
{
  g_return_val_if_fail (OD_IS_KEYBOARD (self), NULL);

  return self->script;
}

void
od_keyboard_say (OdKeyboard *self,
                 const char *space,
                 const char *delete_last,
                 const char *capitals)
{
  g_return_if_fail (OD_IS_KEYBOARD (self));

  g_free (self->space);
  g_free (self->delete_last);
  g_free (self->capitals);
  self->space = g_strdup (space);
  self->delete_last = g_strdup (delete_last);
  self->capitals = g_strdup (capitals);
  show_layer (self, self->layer);
}

void
od_keyboard_reset (OdKeyboard *self)
{
  g_return_if_fail (OD_IS_KEYBOARD (self));

  show_layer (self, "plain");
}
