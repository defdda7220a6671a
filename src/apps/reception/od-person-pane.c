/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-person-pane.h"

#include <glib/gi18n-lib.h>

#include "od-bin.h"
#include "od-key-button.h"
#include "od-text.h"
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
         const char   *pool,
         const char   *then)
{
  if (pool == NULL)
    return g_strdup ("");
  if (then == NULL || then[0] == '\0')
    return g_strdup (pool);

  return g_strdup_printf (_("%s, then %s"), pool, then);
}

static char *
say_who (OdPersonPane *self,
         const char   *language,
         guint         adults,
         guint         children)
{
  return od_words_for_who (language, adults, children, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
}

static const char *
say_route (const char *route)
{
  return g_strcmp0 (route, "reception") == 0 ? _("by reception") : _("by kiosk");
}

static const char *
say_paper (const char *print)
{
  if (g_strcmp0 (print, "failed") == 0)
    return _("no paper came out");

  return g_strcmp0 (print, "shown") == 0 ? _("number shown on the screen") : NULL;
}

static char *
say_arrival (OdPersonPane *self,
             const char   *arrived,
             const char   *route,
             const char   *print,
             gboolean      has_name)
{
  const char *paper = say_paper (print);
  g_autoptr (GString) text = NULL;

  if (arrived == NULL)
    return g_strdup ("");

  text = g_string_new (NULL);
  g_string_append_printf (text, _("Came at %s %s"), arrived, say_route (route));
  if (paper != NULL)
    g_string_append_printf (text, " · %s", paper);
  if (!has_name)
    g_string_append_printf (text, " · %s", _("no name given"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
say_state (OdPersonPane *self,
           const char   *state,
           guint         calls,
           gboolean      offered,
           const char   *desk)
{
  return od_words_for_state (state, calls, offered, desk);
}

static gboolean
has_text (OdPersonPane *self,
          const char   *text)
{
  return text != NULL && text[0] != '\0';
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
            const char   *state)
{
  return g_strcmp0 (state, "on_hold") == 0;
}

static gboolean
is_not_on_hold (OdPersonPane *self,
                const char   *state)
{
  return !is_on_hold (self, state);
}

static gboolean
may_ask_name (OdPersonPane *self,
              gboolean      has_name,
              const char   *name)
{
  return has_name && !has_text (self, name);
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

static gboolean
is_some (OdPersonPane *self,
         guint         number)
{
  return number > 0;
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
  gtk_widget_class_bind_template_callback (widget_class, say_who);
  gtk_widget_class_bind_template_callback (widget_class, say_arrival);
  gtk_widget_class_bind_template_callback (widget_class, say_state);
  gtk_widget_class_bind_template_callback (widget_class, say_call);
  gtk_widget_class_bind_template_callback (widget_class, say_change);
  gtk_widget_class_bind_template_callback (widget_class, say_undo);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, is_on_hold);
  gtk_widget_class_bind_template_callback (widget_class, is_not_on_hold);
  gtk_widget_class_bind_template_callback (widget_class, may_ask_name);
  gtk_widget_class_bind_template_callback (widget_class, is_some);
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
