/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-actions.h"

/* Two that are never open at once may have one key: hold and resume, out and back. */
static const OdDeskAction actions[] = {
  { "desk.call", OD_VERB_CALL, GDK_KEY_Return, FALSE, FALSE },
  { "desk.joint", OD_VERB_CALL, GDK_KEY_j, TRUE, TRUE },
  { "desk.start", OD_VERB_START, GDK_KEY_s, FALSE, FALSE },
  { "desk.finish", OD_VERB_FINISH, GDK_KEY_d, FALSE, FALSE },
  { "desk.no-show", OD_VERB_NO_SHOW, GDK_KEY_x, FALSE, FALSE },
  { "desk.recall", OD_VERB_RECALL, GDK_KEY_e, FALSE, FALSE },
  { "desk.hold", OD_VERB_HOLD, GDK_KEY_o, FALSE, FALSE },
  { "desk.resume", OD_VERB_RESUME, GDK_KEY_o, FALSE, FALSE },
  { "desk.hand-over", OD_VERB_HAND_OVER, GDK_KEY_h, TRUE, FALSE },
  { "desk.accept", OD_VERB_ACCEPT, GDK_KEY_y, FALSE, FALSE },
  { "desk.decline", OD_VERB_DECLINE, GDK_KEY_k, TRUE, FALSE },
  { "desk.move", OD_VERB_MOVE, GDK_KEY_m, TRUE, FALSE },
  { "desk.add", OD_VERB_ADD, GDK_KEY_a, TRUE, FALSE },
  { "desk.prioritise", OD_VERB_PRIORITISE, GDK_KEY_p, TRUE, FALSE },
  { "desk.step-out", OD_VERB_STEP_OUT, GDK_KEY_b, FALSE, FALSE },
  { "desk.back", OD_VERB_BACK, GDK_KEY_b, FALSE, FALSE },
  { "desk.carry", OD_VERB_CARRY, GDK_KEY_c, FALSE, FALSE },
  { "desk.leave", OD_VERB_LEAVE, GDK_KEY_l, FALSE, FALSE },
  { "desk.cancel", OD_VERB_CANCEL, GDK_KEY_Delete, FALSE, FALSE },
};

const OdDeskAction *
od_desk_actions_find (const char *action)
{
  g_return_val_if_fail (action != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    if (g_str_equal (actions[i].action, action))
      return &actions[i];
  }

  return NULL;
}

/* The first open one of those that share a key does it. */
static gboolean
on_key (GtkWidget *widget,
        GVariant  *key,
        gpointer   user_data)
{
  guint wanted = g_variant_get_uint32 (key);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    if (actions[i].key == wanted && gtk_widget_activate_action (widget, actions[i].action, NULL))
      return TRUE;
  }

  return FALSE;
}

void
od_desk_actions_install (GtkWidgetClass             *widget_class,
                         GtkWidgetActionActivateFunc activate)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    gtk_widget_class_install_action (widget_class, actions[i].action, NULL, activate);
    gtk_widget_class_add_binding (widget_class, actions[i].key, 0, on_key, "u", actions[i].key);
  }

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "desk.call", NULL);
}

static gboolean
is_open (const OdDeskAction *action,
         OdDeskSession      *session)
{
  g_autoptr (GListModel) partners = NULL;

  if (!od_desk_session_allows (session, action->verb))
    return FALSE;
  if (!action->joint)
    return TRUE;

  partners = od_desk_session_list_partners (session);
  return g_list_model_get_n_items (partners) > 0 &&
         od_visit_item_get_leg (od_desk_session_get_current (session))->state == OD_LEG_WAITING;
}

void
od_desk_actions_weigh (GtkWidget     *widget,
                       OdDeskSession *session,
                       gboolean       free_hands)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (OD_IS_DESK_SESSION (session));

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i].action, free_hands && is_open (&actions[i], session));
}

gboolean
od_desk_actions_asks (const OdDeskAction *action,
                      OdDeskSession      *session)
{
  g_return_val_if_fail (action != NULL, FALSE);

  return action->sheet || od_desk_session_asks_reason (session, action->verb);
}
