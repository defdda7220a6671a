/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-walk-in-sheet.h"

#include <glib/gi18n-lib.h>

#include "od-bin.h"
#include "od-reason-box.h"
#include "od-text.h"
#include "od-walk-in-more.h"

struct _OdWalkInSheet {
  GtkWidget      parent_instance;

  /* owned */
  OdDeskSession *session;
  char          *language;
  char          *need;      /* NULL: just talk */
  char          *ticket;    /* of an earlier day; NULL */
  OdVisit       *earlier;

  /* of the template */
  GtkStack      *stack;
  GtkGridView   *languages;
  GtkGridView   *needs;
  GtkWidget     *close;
  GtkWidget     *go_first;
  GtkLabel      *carried;
  GtkExpander   *expander;
  OdWalkInMore  *more;
  OdReasonBox   *reasons;
};

G_DEFINE_FINAL_TYPE (OdWalkInSheet, od_walk_in_sheet, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
focus_on (GtkGridView *grid)
{
  gtk_widget_child_focus (GTK_WIDGET (grid), GTK_DIR_TAB_FORWARD);
}

static OdChoice *
choice_at (GtkGridView *grid,
           guint        position)
{
  return g_list_model_get_item (G_LIST_MODEL (gtk_grid_view_get_model (grid)), position);
}

static void
on_language (OdWalkInSheet *self,
             guint          position)
{
  g_autoptr (OdChoice) language = choice_at (self->languages, position);

  g_free (self->language);
  self->language = g_strdup (od_choice_get_id (language));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk-in.talk", TRUE);
  gtk_stack_set_visible_child_name (self->stack, "needs");
  focus_on (self->needs);
}

static void
enroll (OdWalkInSheet *self)
{
  const char *needs[] = { self->need, NULL };
  const char *reason = od_reason_box_get_reason (self->reasons);
  OdRegistration registration = { .language = self->language, .needs = (GStrv) needs, .ticket = self->ticket };

  if (self->earlier != NULL)
    registration.needs = self->earlier->needs;
  registration.reason = (char *) (reason[0] != '\0' ? reason : NULL);
  od_walk_in_more_fill (self->more, &registration);
  od_desk_session_register (self->session, &registration);
}

static void
register_for (OdWalkInSheet *self,
              const char    *need)
{
  g_free (self->need);
  self->need = g_strdup (need);
  enroll (self);
}

static void
on_reason_needed (OdWalkInSheet *self,
                  guint          verb)
{
  if (verb != OD_VERB_REGISTER || self->language == NULL)
    return;

  od_reason_box_open (self->reasons, OD_VERB_CALL);
  gtk_stack_set_visible_child_name (self->stack, "reason");
  gtk_widget_grab_focus (GTK_WIDGET (self->reasons));
}

static void
go_first (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  enroll (OD_WALK_IN_SHEET (widget));
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  OdWalkInSheet *self = OD_WALK_IN_SHEET (widget);
  g_autofree char *visit_id = NULL;

  g_object_get (self->session, "walk-in-id", &visit_id, NULL);
  od_desk_session_ask_ticket (self->session, visit_id);
}

static void
on_need (OdWalkInSheet *self,
         guint          position)
{
  g_autoptr (OdChoice) need = choice_at (self->needs, position);
  const char *id = od_choice_get_id (need);

  register_for (self, g_str_equal (id, "person") ? NULL : id);
}

static void
talk (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  register_for (OD_WALK_IN_SHEET (widget), NULL);
}

static void
forget (OdWalkInSheet *self)
{
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->need, g_free);
  g_clear_pointer (&self->ticket, g_free);
  g_clear_pointer (&self->earlier, od_visit_free);
}

static void
on_number (OdWalkInSheet *self)
{
  g_autofree char *label = NULL;

  g_object_get (self->session, "walk-in-label", &label, NULL);
  if (label == NULL || label[0] == '\0')
    return;

  forget (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk-in.talk", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk-in.go-first", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "number");
  gtk_widget_grab_focus (self->close);
}

static void
set_session (OdWalkInSheet *self,
             OdDeskSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    g_signal_connect_object (session, "notify::walk-in-label", G_CALLBACK (on_number), self, G_CONNECT_SWAPPED);
  if (session != NULL)
    g_signal_connect_object (session, "reason-needed", G_CALLBACK (on_reason_needed), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

void
od_walk_in_sheet_offer (OdWalkInSheet *self,
                        const OdVisit *earlier,
                        const char    *token)
{
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (OD_IS_WALK_IN_SHEET (self));
  g_return_if_fail (earlier != NULL);
  g_return_if_fail (token != NULL);

  forget (self);
  self->earlier = od_visit_copy (earlier);
  self->ticket = g_strdup (token);
  self->language = g_strdup (earlier->language);
  label = od_text_number (earlier->series, earlier->number);
  words = g_strdup_printf (_("%s of %s did not get its turn. With a new number it goes first today."), label, earlier->day);
  gtk_label_set_label (self->carried, words);
}

/* Each time it is opened it begins anew: nothing of the last person stays. */
static gboolean
od_walk_in_sheet_grab_focus (GtkWidget *widget)
{
  OdWalkInSheet *self = OD_WALK_IN_SHEET (widget);
  gboolean offers = self->earlier != NULL;

  if (!offers)
    forget (self);
  od_walk_in_more_reset (self->more);
  od_reason_box_open (self->reasons, OD_VERB_CALL);
  gtk_expander_set_expanded (self->expander, FALSE);
  gtk_widget_action_set_enabled (widget, "walk-in.talk", FALSE);
  gtk_widget_action_set_enabled (widget, "walk-in.go-first", offers);
  gtk_stack_set_visible_child_name (self->stack, offers ? "carried" : "languages");
  if (offers)
    gtk_widget_grab_focus (self->go_first);
  else
    focus_on (self->languages);

  return TRUE;
}

static void
od_walk_in_sheet_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, OD_WALK_IN_SHEET (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_walk_in_sheet_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (id == PROP_SESSION)
    set_session (OD_WALK_IN_SHEET (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_walk_in_sheet_dispose (GObject *object)
{
  OdWalkInSheet *self = OD_WALK_IN_SHEET (object);

  g_clear_object (&self->session);
  forget (self);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_WALK_IN_SHEET);
  G_OBJECT_CLASS (od_walk_in_sheet_parent_class)->dispose (object);
}

static void
od_walk_in_sheet_class_init (OdWalkInSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_REASON_BOX);
  g_type_ensure (OD_TYPE_WALK_IN_MORE);
  object_class->get_property = od_walk_in_sheet_get_property;
  object_class->set_property = od_walk_in_sheet_set_property;
  object_class->dispose = od_walk_in_sheet_dispose;
  widget_class->grab_focus = od_walk_in_sheet_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-walk-in-sheet.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, stack);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, languages);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, needs);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, close);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, go_first);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, carried);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, expander);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, more);
  gtk_widget_class_bind_template_child (widget_class, OdWalkInSheet, reasons);
  gtk_widget_class_bind_template_callback (widget_class, enroll);
  gtk_widget_class_bind_template_callback (widget_class, on_language);
  gtk_widget_class_bind_template_callback (widget_class, on_need);
  gtk_widget_class_install_action (widget_class, "walk-in.talk", NULL, talk);
  gtk_widget_class_install_action (widget_class, "walk-in.go-first", NULL, go_first);
  gtk_widget_class_install_action (widget_class, "walk-in.print", NULL, print);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "walk-in.talk", NULL);
}

static void
od_walk_in_sheet_init (OdWalkInSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk-in.talk", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk-in.go-first", FALSE);
}
