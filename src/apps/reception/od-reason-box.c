/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-reason-box.h"

#include "od-bin.h"
#include "od-key-button.h"
#include "od-reasons.h"

struct _OdReasonBox {
  GtkWidget          parent_instance;

  /* owned */
  char              *reason;

  /* borrowed, static */
  const char *const *codes;

  /* of the template */
  GtkFlowBox        *ready;
  GtkEntry          *own;
};

G_DEFINE_FINAL_TYPE (OdReasonBox, od_reason_box, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_REASON, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkWidget *
button_at (OdReasonBox *self,
           guint        index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->ready, (int) index);

  return child != NULL ? gtk_flow_box_child_get_child (child) : NULL;
}

static void
mark (OdReasonBox *self)
{
  for (guint i = 0; self->codes != NULL && self->codes[i] != NULL; i++) {
    GtkWidget *button = button_at (self, i);
    gboolean chosen = g_str_equal (self->reason, self->codes[i]);

    if (chosen)
      gtk_widget_add_css_class (button, "chosen");
    else
      gtk_widget_remove_css_class (button, "chosen");
    gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                                 chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  }
}

static void
set_reason (OdReasonBox *self,
            const char  *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
  mark (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REASON]);
}

static void
choose (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  OdReasonBox *self = OD_REASON_BOX (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (self->codes == NULL || index >= g_strv_length ((char **) self->codes))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->own), "");
  set_reason (self, self->codes[index]);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_own_typed (OdReasonBox *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->own));

  if (text[0] != '\0')
    set_reason (self, text);
}

static void
on_own_entered (OdReasonBox *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->own))[0] != '\0')
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
add_button (OdReasonBox *self,
            const char  *code,
            guint        index)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *button = g_object_new (OD_TYPE_KEY_BUTTON, "text", od_reason_words (code), NULL);
  g_autofree char *key = g_strdup_printf ("%u", index + 1);

  g_object_set (button, "key", key, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reason.choose");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (self->ready, child);
}

void
od_reason_box_open (OdReasonBox *self,
                    OdVerb       verb)
{
  GtkFlowBoxChild *child;

  g_return_if_fail (OD_IS_REASON_BOX (self));

  while ((child = gtk_flow_box_get_child_at_index (self->ready, 0)) != NULL)
    gtk_flow_box_remove (self->ready, GTK_WIDGET (child));

  self->codes = od_reasons_for (verb);
  for (guint i = 0; self->codes[i] != NULL; i++)
    add_button (self, self->codes[i], i);

  gtk_editable_set_text (GTK_EDITABLE (self->own), "");
  set_reason (self, "");
}

const char *
od_reason_box_get_reason (OdReasonBox *self)
{
  g_return_val_if_fail (OD_IS_REASON_BOX (self), "");

  return self->reason;
}

static gboolean
od_reason_box_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = button_at (OD_REASON_BOX (widget), 0);

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
od_reason_box_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_REASON)
    g_value_set_string (value, OD_REASON_BOX (object)->reason);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_reason_box_dispose (GObject *object)
{
  od_bin_drop_child (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_REASON_BOX);
  G_OBJECT_CLASS (od_reason_box_parent_class)->dispose (object);
}

static void
od_reason_box_finalize (GObject *object)
{
  g_free (OD_REASON_BOX (object)->reason);
  G_OBJECT_CLASS (od_reason_box_parent_class)->finalize (object);
}

static void
od_reason_box_class_init (OdReasonBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_KEY_BUTTON);
  object_class->get_property = od_reason_box_get_property;
  object_class->dispose = od_reason_box_dispose;
  object_class->finalize = od_reason_box_finalize;
  widget_class->grab_focus = od_reason_box_grab_focus;

  props[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHOSEN] = g_signal_new ("chosen", OD_TYPE_REASON_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-reason-box.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reasonbox");
  gtk_widget_class_bind_template_child (widget_class, OdReasonBox, ready);
  gtk_widget_class_bind_template_child (widget_class, OdReasonBox, own);
  gtk_widget_class_bind_template_callback (widget_class, on_own_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_own_entered);
  gtk_widget_class_install_action (widget_class, "reason.choose", "u", choose);
}

static void
od_reason_box_init (OdReasonBox *self)
{
  self->reason = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}
