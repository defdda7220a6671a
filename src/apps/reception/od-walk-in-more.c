/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-walk-in-more.h"

#include <glib/gi18n-lib.h>

#include "od-bin.h"

struct _OdWalkInMore {
  GtkWidget       parent_instance;

  /* owned */
  OdDeskSession  *session;

  /* of the template */
  GtkSpinButton  *adults;
  GtkSpinButton  *children;
  GtkSpinButton  *companions;
  GtkCheckButton *interpreter;
  GtkDropDown    *age;
  GtkDropDown    *residence;
  GtkDropDown    *desk;
  GtkDropDown    *person;
};

G_DEFINE_FINAL_TYPE (OdWalkInMore, od_walk_in_more, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

static const struct {
  const char *id;
  const char *words;
} ages[] = {
  { "under-18", N_("under 18") }, { "18-29", N_("18 to 29") }, { "30-64", N_("30 to 64") }, { "65-plus", N_("65 and older") },
};

static const struct {
  const char *id;
  const char *words;
} residences[] = {
  { "here", N_("lives here") }, { "elsewhere", N_("lives elsewhere") },
};

static GListStore *
store_new (const char *nothing)
{
  GListStore *store = g_list_store_new (OD_TYPE_CHOICE);
  g_autoptr (OdChoice) none = od_choice_new ("", nothing);

  g_list_store_append (store, none);

  return store;
}

static void
append (GListStore *store,
        const char *id,
        const char *words)
{
  g_autoptr (OdChoice) choice = od_choice_new (id, words);

  g_list_store_append (store, choice);
}

static void
fill_fixed (OdWalkInMore *self)
{
  g_autoptr (GListStore) of_age = store_new (_("not told"));
  g_autoptr (GListStore) of_residence = store_new (_("not told"));

  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    append (of_age, ages[i].id, _(ages[i].words));
  for (gsize i = 0; i < G_N_ELEMENTS (residences); i++)
    append (of_residence, residences[i].id, _(residences[i].words));

  gtk_drop_down_set_model (self->age, G_LIST_MODEL (of_age));
  gtk_drop_down_set_model (self->residence, G_LIST_MODEL (of_residence));
}

static void
fill_from (OdWalkInMore *self,
           GtkDropDown  *drop_down,
           const char   *property)
{
  g_autoptr (GListStore) store = store_new (_("anybody"));
  g_autoptr (GListModel) source = NULL;

  g_object_get (self->session, property, &source, NULL);
  for (guint i = 0; source != NULL && i < g_list_model_get_n_items (source); i++) {
    g_autoptr (OdChoice) choice = g_list_model_get_item (source, i);

    g_list_store_append (store, choice);
  }

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (store));
}

void
od_walk_in_more_reset (OdWalkInMore *self)
{
  g_return_if_fail (OD_IS_WALK_IN_MORE (self));

  gtk_spin_button_set_value (self->adults, 1);
  gtk_spin_button_set_value (self->children, 0);
  gtk_spin_button_set_value (self->companions, 0);
  gtk_check_button_set_active (self->interpreter, FALSE);
  gtk_drop_down_set_selected (self->age, 0);
  gtk_drop_down_set_selected (self->residence, 0);
  if (self->session != NULL) {
    fill_from (self, self->desk, "places");
    fill_from (self, self->person, "staff");
  }
}

static char *
read_choice (GtkDropDown *drop_down)
{
  OdChoice *choice = gtk_drop_down_get_selected_item (drop_down);
  const char *id = choice != NULL ? od_choice_get_id (choice) : "";

  return (char *) (id[0] != '\0' ? id : NULL);
}

void
od_walk_in_more_fill (OdWalkInMore   *self,
                      OdRegistration *registration)
{
  g_return_if_fail (OD_IS_WALK_IN_MORE (self));
  g_return_if_fail (registration != NULL);

  registration->adults = (guint) gtk_spin_button_get_value_as_int (self->adults);
  registration->children = (guint) gtk_spin_button_get_value_as_int (self->children);
  registration->companions = (guint) gtk_spin_button_get_value_as_int (self->companions);
  registration->interpreter = gtk_check_button_get_active (self->interpreter);
  registration->age = read_choice (self->age);
  registration->residence = read_choice (self->residence);
  registration->for_desk_id = read_choice (self->desk);
  registration->for_staff_id = read_choice (self->person);
}

static gboolean
od_walk_in_more_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (OD_WALK_IN_MORE (widget)->adults));
}

static void
od_walk_in_more_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, OD_WALK_IN_MORE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_walk_in_more_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  OdWalkInMore *self = OD_WALK_IN_MORE (object);

  if (id != PROP_SESSION)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_set_object (&self->session, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
od_walk_in_more_dispose (GObject *object)
{
  g_clear_object (&OD_WALK_IN_MORE (object)->session);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_WALK_IN_MORE);
  G_OBJECT_CLASS (od_walk_in_more_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OdWalkInMore, adults);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInMore, children);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInMore, companions);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInMore, interpreter);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInMore, age);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInMore, residence);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInMore, desk);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInMore, person);
}

static void
od_walk_in_more_class_init (OdWalkInMoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_walk_in_more_get_property;
  object_class->set_property = od_walk_in_more_set_property;
  object_class->dispose = od_walk_in_more_dispose;
  widget_class->grab_focus = od_walk_in_more_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-walk-in-more.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "walkinmore");
  bind_children (widget_class);
}

static void
od_walk_in_more_init (OdWalkInMore *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_fixed (self);
}
