/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdScan:
 *
 * A ticket scanner is a keyboard that types an address very fast, and its letters would be taken for keys of wishes. This holds each letter for a
 * moment: what goes on faster than hands is a scan (signal "scanned", char *text, at its Enter or when it pauses), all else goes its way a moment
 * later.
 */
#define OD_TYPE_SCAN (od_scan_get_type ())
G_DECLARE_FINAL_TYPE (OdScan, od_scan, OD, SCAN, GObject)

/* Slower than this no scanner types, faster no hand; milliseconds. */
#define OD_SCAN_PAUSE_MS 60

/* Listens at @window, but not while an entry has the keyboard. NULL: for tests, od_scan_press () is all it hears. */
OdScan *od_scan_new (GtkWidget *window) G_GNUC_WARN_UNUSED_RESULT;

/* A key went down; @event may be NULL. TRUE: it is held. */
gboolean od_scan_press (OdScan         *self,
                        guint           key,
                        GdkModifierType modifiers,
                        GdkEvent       *event);

G_END_DECLS
