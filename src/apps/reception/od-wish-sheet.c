/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wish-sheet.h"

#include <glib/gi18n-lib.h>

#include "od-bin.h"
#include "od-reason-box.h"

struct _OdWishSheet {
  GtkWidget       parent_instance;

  /* owned */
  OdDeskSession  *session;
  char           *kind;     /* "pool", "desk", "person" */
  char           *target;   /* NULL: not chosen */
  char           *title;
  char           *lead;

  /* state */
  OdVerb          verb;
  gboolean        joint;

  /* of the template */
  GtkListView    *list;
  GtkNoSelection *targets;
  GtkWidget      *kinds;
  GtkWidget      *list_frame;
  GtkWidget      *reason_frame;
  GtkLabel       *reason_title;
  OdReasonBox    *reasons;
};

G_DEFINE_FINAL_TYPE (OdWishSheet, od_wish_sheet, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SESSION, PROP_KIND, PROP_TITLE, PROP_LEAD, N_PROPS };
static GParamSpec *props[N_PROPS];

static gboolean
goes_somewhere (OdVerb verb)
{
  return verb == OD_VERB_HAND_OVER || verb == OD_VERB_MOVE || verb == OD_VERB_ADD;
}

static gboolean
needs_target (OdWishSheet *self)
{
  return goes_somewhere (self->verb) || self->verb == OD_VERB_PRIORITISE || self->joint;
}

static gboolean
needs_reason (OdWishSheet *self)
{
  return !needs_target (self) || od_desk_session_asks_reason (self->session, self->verb);
}

static const char *
find_title (OdWishSheet *self)
{
  if (self->joint)
    return _("Who meets %s together with you?");

  switch ((int) self->verb) {
  case OD_VERB_HAND_OVER:
    return _("Who helps %s next?");

  case OD_VERB_MOVE:
    return _("Where should %s wait?");

  case OD_VERB_ADD:
    return _("What else does %s wait for?");

  case OD_VERB_PRIORITISE:
    return _("How soon should %s be called?");

  case OD_VERB_DECLINE:
    return _("Why does %s go back?");

  default:
    return _("Why is it the turn of %s?");
  }
}

static const char *
find_lead (OdWishSheet *self)
{
  if (self->joint)
    return _("Both desks are shown to the person, and either of you can start and finish.");

  switch ((int) self->verb) {
  case OD_VERB_HAND_OVER:
    return _("The person keeps their number and their place. Until somebody accepts, it stays yours to watch.");

  case OD_VERB_MOVE:
    return _("The person keeps their place in the line.");

  case OD_VERB_ADD:
    return _("They wait there as well. Nobody is called to two places at once.");

  case OD_VERB_PRIORITISE:
    return _("A class is a head start of some minutes: nobody is passed for ever.");

  case OD_VERB_DECLINE:
    return _("The desk that sent them reads this. The person keeps their place.");

  default:
    return _("Others wait longer. Say why, so that everybody can understand it later.");
  }
}

static void
say (OdWishSheet *self)
{
  OdVisitItem *current = od_desk_session_get_current (self->session);
  g_auto (GStrv) parts = g_strsplit (find_title (self), "%s", 2);
  g_autofree char *label = NULL;

  if (current != NULL)
    g_object_get (current, "label", &label, NULL);

  g_free (self->title);
  g_free (self->lead);
  self->title = g_strconcat (parts[0], label != NULL ? label : "", parts[1], NULL);
  self->lead = g_strdup (find_lead (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LEAD]);
}

static GListModel *
list_partners (OdWishSheet *self)
{
  GListModel *partners = od_desk_session_list_partners (self->session);
  g_autoptr (OdChoice) any = od_choice_new ("", _("Whoever is free longest"));

  g_list_store_insert (G_LIST_STORE (partners), 0, any);

  return partners;
}

static GListModel *
list_targets (OdWishSheet *self)
{
  const char *name = "pools";
  GListModel *list = NULL;

  if (self->joint)
    return list_partners (self);
  if (self->verb == OD_VERB_PRIORITISE)
    name = "priorities";
  else if (g_str_equal (self->kind, "desk"))
    name = "places";
  else if (g_str_equal (self->kind, "person"))
    name = "staff";

  g_object_get (self->session, name, &list, NULL);
  return list;
}

static void
show_targets (OdWishSheet *self)
{
  g_autoptr (GListModel) list = needs_target (self) ? list_targets (self) : NULL;

  g_clear_pointer (&self->target, g_free);
  gtk_no_selection_set_model (self->targets, list);
}

static OdTarget
read_kind (OdWishSheet *self)
{
  if (g_str_equal (self->kind, "desk"))
    return OD_TARGET_DESK;

  return g_str_equal (self->kind, "person") ? OD_TARGET_PERSON : OD_TARGET_POOL;
}

static void
do_it (OdWishSheet *self)
{
  const char *reason = od_reason_box_get_reason (self->reasons);
  OdWishBody wish = { .reason = (char *) (reason[0] != '\0' ? reason : NULL) };

  if (goes_somewhere (self->verb)) {
    od_desk_session_send (self->session, self->verb, read_kind (self), self->target, reason);
  } else {
    if (self->joint && self->target[0] != '\0')
      wish.with_desk_id = self->target;
    if (self->verb == OD_VERB_PRIORITISE)
      wish.priority = self->target;
    od_desk_session_act (self->session, self->verb, &wish);
  }

  gtk_widget_activate_action (GTK_WIDGET (self), "desk.close-sheet", NULL);
}

static gboolean
has_reason (OdWishSheet *self)
{
  return od_reason_box_get_reason (self->reasons)[0] != '\0';
}

static void
on_reason (OdWishSheet *self)
{
  if (!needs_target (self) || self->target != NULL)
    do_it (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
on_target (OdWishSheet *self,
           guint        position)
{
  g_autoptr (OdChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->targets), position);

  g_free (self->target);
  self->target = g_strdup (od_choice_get_id (choice));
  if (!needs_reason (self) || has_reason (self)) {
    do_it (self);
    return;
  }

  gtk_label_set_label (self->reason_title, _("And why?"));
  gtk_widget_add_css_class (self->reason_frame, "wanted");
  gtk_widget_grab_focus (GTK_WIDGET (self->reasons));
}

void
od_wish_sheet_open (OdWishSheet *self,
                    OdVerb       verb,
                    gboolean     joint)
{
  g_return_if_fail (OD_IS_WISH_SHEET (self));

  self->verb = verb;
  self->joint = joint;
  g_object_set (self, "kind", "pool", NULL);
  od_reason_box_open (self->reasons, verb);
  say (self);
  show_targets (self);
  gtk_widget_set_visible (self->kinds, goes_somewhere (verb));
  gtk_widget_set_visible (self->list_frame, needs_target (self));
  gtk_widget_set_visible (self->reason_frame, goes_somewhere (verb) || needs_reason (self));
  gtk_label_set_label (self->reason_title, needs_reason (self) ? _("Why?") : _("Why? It may stay open."));
  gtk_widget_remove_css_class (self->reason_frame, "wanted");
}

static gboolean
od_wish_sheet_grab_focus (GtkWidget *widget)
{
  OdWishSheet *self = OD_WISH_SHEET (widget);

  if (needs_target (self))
    return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);

  return gtk_widget_grab_focus (GTK_WIDGET (self->reasons));
}

static void
od_wish_sheet_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  OdWishSheet *self = OD_WISH_SHEET (object);

  if (id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else if (id == PROP_KIND)
    g_value_set_string (value, self->kind);
  else if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else
    g_value_set_string (value, self->lead);
}

static void
set_kind (OdWishSheet *self,
          const char  *kind)
{
  if (g_str_equal (self->kind, kind))
    return;

  g_free (self->kind);
  self->kind = g_strdup (kind);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KIND]);
  if (self->session != NULL)
    show_targets (self);
}

static void
od_wish_sheet_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  OdWishSheet *self = OD_WISH_SHEET (object);

  if (id == PROP_KIND)
    set_kind (self, g_value_get_string (value));
  else if (id != PROP_SESSION)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_set_object (&self->session, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
od_wish_sheet_dispose (GObject *object)
{
  g_clear_object (&OD_WISH_SHEET (object)->session);
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_WISH_SHEET);
  G_OBJECT_CLASS (od_wish_sheet_parent_class)->dispose (object);
}

static void
od_wish_sheet_finalize (GObject *object)
{
  OdWishSheet *self = OD_WISH_SHEET (object);

  g_free (self->kind);
  g_free (self->target);
  g_free (self->title);
  g_free (self->lead);
  G_OBJECT_CLASS (od_wish_sheet_parent_class)->finalize (object);
}

static void
install_props (GObjectClass *object_class)
{
  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_DESK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "pool",
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LEAD] = g_param_spec_string ("lead", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OdWishSheet, list);
  gtk_widget_class_bind_template_child (widget_class, OdWishSheet, targets);
  gtk_widget_class_bind_template_child (widget_class, OdWishSheet, kinds);
  gtk_widget_class_bind_template_child (widget_class, OdWishSheet, list_frame);
  gtk_widget_class_bind_template_child (widget_class, OdWishSheet, reason_frame);
  gtk_widget_class_bind_template_child (widget_class, OdWishSheet, reason_title);
  gtk_widget_class_bind_template_child (widget_class, OdWishSheet, reasons);
}

/* A digit is a ready reason wherever in the sheet the keyboard is; in the line for own words it is a digit. */
static gboolean
choose_by_digit (GtkWidget *widget,
                 GVariant  *digit,
                 gpointer   user_data)
{
  GtkWidget *reasons = GTK_WIDGET (OD_WISH_SHEET (widget)->reasons);

  return gtk_widget_get_mapped (reasons) && gtk_widget_activate_action_variant (reasons, "reason.choose", digit);
}

static void
od_wish_sheet_class_init (OdWishSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_REASON_BOX);
  object_class->get_property = od_wish_sheet_get_property;
  object_class->set_property = od_wish_sheet_set_property;
  object_class->dispose = od_wish_sheet_dispose;
  object_class->finalize = od_wish_sheet_finalize;
  widget_class->grab_focus = od_wish_sheet_grab_focus;
  install_props (object_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-wish-sheet.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sheet");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_target);
  gtk_widget_class_bind_template_callback (widget_class, on_reason);
  gtk_widget_class_install_property_action (widget_class, "wish.kind", "kind");
  for (guint i = 0; i < 5; i++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, 0, choose_by_digit, "u", i);
}

static void
od_wish_sheet_init (OdWishSheet *self)
{
  self->kind = g_strdup ("pool");
  self->verb = OD_VERB_CALL;
  gtk_widget_init_template (GTK_WIDGET (self));
}
