/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-person-pane.h"

#include <glib/gi18n-lib.h>

#include "od-bin.h"
#include "od-key-button.h"
#include "od-text.h"
#include "od-visit-words.h"
#include "od-words.h"

struct _OdPersonPane {
  GtkWidget      parent_instance;

  /* owned */
  OdDeskSession *session;
};

G_DEFINE_FINAL_TYPE (OdPersonPane, od_person_pane, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

static char *
page_for (OdPersonPane *self,
          OdVisitItem  *current)
{
  return g_strdup (current != NULL ? "somebody" : "nobody");
}

static char *
say_way (OdPersonPane *self,
         OdVisitItem  *item,
         guint         revision)
{
  return od_words_for_way (item);
}

static char *
say_arrival (OdPersonPane *self,
             OdVisitItem  *item,
             guint         revision)
{
  return od_words_for_arrival (item);
}

static char *
say_facts (OdPersonPane *self,
           OdVisitItem  *item,
           guint         revision)
{
  return od_words_for_facts (item);
}

static char *
say_path (OdPersonPane *self,
          guint         revision)
{
  GPtrArray *path = self->session != NULL ? od_desk_session_get_path (self->session) : NULL;
  OdCentreView *house = self->session != NULL ? od_desk_session_get_house (self->session) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; path != NULL && house != NULL && i < path->len; i++) {
    g_autofree char *step = od_words_for_step (g_ptr_array_index (path, i), house);

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", step);
  }

  return g_strdup (text->str);
}

static char *
say_call (OdPersonPane *self,
          const char   *state,
          const char   *place)
{
  g_autofree char *isolated = NULL;

  if (g_strcmp0 (state, "called") == 0)
    return g_strdup (_("Call again"));
  if (place == NULL || place[0] == '\0')
    return g_strdup (_("Call"));

  isolated = od_text_isolate (place);
  return g_strdup_printf (_("Call to %s"), isolated);
}

static gboolean
is_on_hold (OdPersonPane *self,
            OdVisitItem  *item,
            guint         revision)
{
  return item != NULL && od_visit_item_get_leg (item)->state == OD_LEG_ON_HOLD;
}

static gboolean
is_not_on_hold (OdPersonPane *self,
                OdVisitItem  *item,
                guint         revision)
{
  return !is_on_hold (self, item, revision);
}

static gboolean
is_out (OdPersonPane *self,
        OdVisitItem  *item,
        guint         revision)
{
  return item != NULL && od_visit_item_get_visit (item)->out_us > 0;
}

static gboolean
is_here (OdPersonPane *self,
         OdVisitItem  *item,
         guint         revision)
{
  return !is_out (self, item, revision);
}

static gboolean
is_offered (OdPersonPane *self,
            OdVisitItem  *item,
            guint         revision)
{
  return item != NULL && od_visit_item_get_leg (item)->offered;
}

static gboolean
may_ask_name (OdPersonPane *self,
              gboolean      has_name,
              const char   *name)
{
  return has_name && (name == NULL || name[0] == '\0');
}

static char *
say_change (OdPersonPane *self,
            const char   *verb,
            const char   *label)
{
  return label != NULL ? od_words_for_change (verb, label) : g_strdup ("");
}

static char *
say_undo (OdPersonPane *self,
          guint         seconds)
{
  return g_strdup_printf (_("Undo (%u s)"), seconds);
}

static void
od_person_pane_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, OD_PERSON_PANE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_person_pane_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  OdPersonPane *self = OD_PERSON_PANE (object);

  if (id != PROP_SESSION)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_set_object (&self->session, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
od_person_pane_dispose (GObject *object)
{
  g_clear_object (&OD_PERSON_PANE (object)->session);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_PERSON_PANE);
  G_OBJECT_CLASS (od_person_pane_parent_class)->dispose (object);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, page_for);
  gtk_widget_class_bind_template_callback (widget_class, say_way);
  gtk_widget_class_bind_template_callback (widget_class, say_arrival);
  gtk_widget_class_bind_template_callback (widget_class, say_facts);
  gtk_widget_class_bind_template_callback (widget_class, say_path);
  gtk_widget_class_bind_template_callback (widget_class, say_call);
  gtk_widget_class_bind_template_callback (widget_class, say_change);
  gtk_widget_class_bind_template_callback (widget_class, say_undo);
  gtk_widget_class_bind_template_callback (widget_class, is_on_hold);
  gtk_widget_class_bind_template_callback (widget_class, is_not_on_hold);
  gtk_widget_class_bind_template_callback (widget_class, is_out);
  gtk_widget_class_bind_template_callback (widget_class, is_here);
  gtk_widget_class_bind_template_callback (widget_class, is_offered);
  gtk_widget_class_bind_template_callback (widget_class, may_ask_name);
  od_words_bind (widget_class);
}

static void
od_person_pane_class_init (OdPersonPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_KEY_BUTTON);
  object_class->get_property = od_person_pane_get_property;
  object_class->set_property = od_person_pane_set_property;
  object_class->dispose = od_person_pane_dispose;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-person-pane.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "personpane");
  bind_callbacks (widget_class);
}

static void
od_person_pane_init (OdPersonPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
