/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-scan.h"

/* Nobody's fingers slip over so many keys at once. */
#define SHORTEST_SCAN 6

struct _OdScan {
  GObject    parent_instance;

  /* borrowed */
  GtkWidget *window;

  /* owned */
  GString   *typed;
  GPtrArray *held;     /* GdkEvent */

  /* handles */
  guint      pause_timer;

  /* state */
  guint      passing;  /* held ones that were let go and will be heard once more */
};

G_DEFINE_FINAL_TYPE (OdScan, od_scan, G_TYPE_OBJECT)

enum { SCANNED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
let_go (OdScan *self)
{
  for (guint i = 0; i < self->held->len; i++) {
    GdkEvent *event = g_ptr_array_index (self->held, i);

    self->passing++;
    gdk_display_put_event (gdk_event_get_display (event), event);
  }
}

static void
end (OdScan *self)
{
  g_autofree char *text = g_strdup (self->typed->str);
  gboolean is_scan = self->typed->len >= SHORTEST_SCAN;

  g_clear_handle_id (&self->pause_timer, g_source_remove);
  if (!is_scan)
    let_go (self);
  g_ptr_array_set_size (self->held, 0);
  g_string_truncate (self->typed, 0);
  if (is_scan)
    g_signal_emit (self, signals[SCANNED], 0, text);
}

static gboolean
on_pause (gpointer user_data)
{
  OdScan *self = user_data;

  self->pause_timer = 0;
  end (self);

  return G_SOURCE_REMOVE;
}

static gboolean
is_letter (guint           key,
           GdkModifierType modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  return letter > ' ' && letter < 0x7f && (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;
}

static void
hold (OdScan   *self,
      guint     key,
      GdkEvent *event)
{
  g_clear_handle_id (&self->pause_timer, g_source_remove);
  self->pause_timer = g_timeout_add (OD_SCAN_PAUSE_MS, on_pause, self);
  g_string_append_unichar (self->typed, gdk_keyval_to_unicode (key));
  if (event != NULL)
    g_ptr_array_add (self->held, gdk_event_ref (event));
}

gboolean
od_scan_press (OdScan         *self,
               guint           key,
               GdkModifierType modifiers,
               GdkEvent       *event)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Tab;

  g_return_val_if_fail (OD_IS_SCAN (self), FALSE);

  if (self->passing > 0) {
    self->passing--;
    return FALSE;
  }
  if (is_letter (key, modifiers)) {
    hold (self, key, event);
    return TRUE;
  }
  /* The scanner holds Shift for a capital. */
  if (key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R || self->typed->len == 0)
    return FALSE;
  if (is_enter && self->typed->len >= SHORTEST_SCAN) {
    end (self);
    return TRUE;
  }

  /* Whatever comes after held letters must not overtake them. */
  if (event != NULL)
    g_ptr_array_add (self->held, gdk_event_ref (event));
  end (self);
  return event != NULL;
}

static gboolean
on_key (OdScan                *self,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return FALSE;

  return od_scan_press (self, key, modifiers, gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller)));
}

static void
od_scan_finalize (GObject *object)
{
  OdScan *self = OD_SCAN (object);

  g_clear_handle_id (&self->pause_timer, g_source_remove);
  g_string_free (self->typed, TRUE);
  g_ptr_array_unref (self->held);
  G_OBJECT_CLASS (od_scan_parent_class)->finalize (object);
}

static void
od_scan_class_init (OdScanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_scan_finalize;
  signals[SCANNED] = g_signal_new ("scanned", OD_TYPE_SCAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
od_scan_init (OdScan *self)
{
  self->typed = g_string_new (NULL);
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) gdk_event_unref);
}

OdScan *
od_scan_new (GtkWidget *window)
{
  OdScan *self = g_object_new (OD_TYPE_SCAN, NULL);
  GtkEventController *keys;

  if (window == NULL)
    return self;

  self->window = window;
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, keys);

  return self;
}
