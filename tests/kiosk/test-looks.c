/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "kiosk-room.h"

#include "od-pager.h"

/* With OD_SHOTS_DIR set, every screen that is judged here is also put there as a PNG, for eyes. */

/* What the pager leaves free above a turned page. */
#define LEAD 16

static const char *const pages[] = { "welcome", "needs", "help", "name", "ticket" };
static const char *const tags[] = { "en", "es", "ar" };

typedef struct {
  const char *name;
  int         width;
  int         height;
  int         percent;
} Shape;

static gboolean
is_seen (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

/* A label is cut when its text needs more than it got, or its letters have no glyph. */
static gboolean
is_bad_label (GtkWidget *widget,
              gpointer   data)
{
  PangoLayout *layout;
  int width, height;

  if (!GTK_IS_LABEL (widget) || !is_seen (widget))
    return FALSE;
  layout = gtk_label_get_layout (GTK_LABEL (widget));
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout) || pango_layout_get_unknown_glyphs_count (layout) > 0)
    return TRUE;
  return width > gtk_widget_get_width (widget) + 1 || height > gtk_widget_get_height (widget) + 1;
}

static gboolean
is_cut_pager (GtkWidget *widget,
              gpointer   data)
{
  return OD_IS_PAGER (widget) && is_seen (widget) && od_pager_is_cut (OD_PAGER (widget));
}

/* What a pager does not show whole it does not show at all; only what is taller than the screen cannot be helped. */
static gboolean
is_cut_through (GtkWidget *widget,
                gpointer   data)
{
  GtkWidget *frame = widget;
  graphene_rect_t place;

  if (!GTK_IS_LABEL (widget) || !is_seen (widget) || gtk_widget_get_ancestor (widget, OD_TYPE_PAGER) == NULL)
    return FALSE;
  while (gtk_widget_get_overflow (frame) != GTK_OVERFLOW_HIDDEN && !OD_IS_PAGER (frame))
    frame = gtk_widget_get_parent (frame);
  if (!gtk_widget_compute_bounds (widget, frame, &place) || place.size.height + LEAD > (float) gtk_widget_get_height (frame))
    return FALSE;
  return place.origin.y < -1 || place.origin.y + place.size.height > (float) gtk_widget_get_height (frame) + 1;
}

/* Nothing may stand beyond the edge of the screen; what a pager holds can be turned to. */
static gboolean
is_outside (GtkWidget *widget,
            gpointer   data)
{
  GtkWidget *window = data;
  GtkWidget *pager = gtk_widget_get_ancestor (widget, OD_TYPE_PAGER);
  graphene_rect_t place;

  if (!is_seen (widget) || GTK_IS_WINDOW (widget) || !gtk_widget_compute_bounds (widget, window, &place))
    return FALSE;
  if (place.origin.x < -1 || place.origin.x + place.size.width > (float) gtk_widget_get_width (window) + 1)
    return TRUE;
  return pager == NULL && (place.origin.y < -1 || place.origin.y + place.size.height > (float) gtk_widget_get_height (window) + 1);
}

/* The innermost widget that asks for more width than the screen has: found last, it is the one to mend. */
static gboolean
is_too_wide (GtkWidget *widget,
             gpointer   data)
{
  int minimum;

  if (!is_seen (widget))
    return FALSE;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= GPOINTER_TO_INT (data))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    if (minimum > GPOINTER_TO_INT (data) && is_seen (child))
      return FALSE;
  }
  return TRUE;
}

static char *
say_widest (KioskRoom   *room,
            const Shape *shape)
{
  GtkWidget *widget = kiosk_room_find (room, is_too_wide, GINT_TO_POINTER (shape->width));
  g_autofree char *classes = NULL;
  g_auto (GStrv) names = NULL;

  if (widget == NULL)
    return g_strdup ("nothing");
  names = gtk_widget_get_css_classes (widget);
  classes = g_strjoinv (".", names);
  return g_strdup_printf ("%s %s.%s", G_OBJECT_TYPE_NAME (widget), gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), classes);
}

static void
shoot (KioskRoom   *room,
       const Shape *shape,
       const char  *tag,
       const char  *page)
{
  const char *folder = g_getenv ("OD_SHOTS_DIR");
  g_autofree char *name = g_strdup_printf ("%s-%d-%s-%s.png", shape->name, shape->percent, tag, page);
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, name, NULL);
  kiosk_room_shoot (room, path);
}

static void
judge (KioskRoom   *room,
       const Shape *shape,
       const char  *tag,
       const char  *page)
{
  g_autofree char *widest = say_widest (room, shape);
  GtkWidget *bad;

  shoot (room, shape, tag, page);
  if (gtk_widget_get_width (room->window) != shape->width || gtk_widget_get_height (room->window) != shape->height)
    fail_msg ("%s %s %s at %d %%: the screen would have to be %d × %d; too wide is %s", shape->name, tag, page, shape->percent,
              gtk_widget_get_width (room->window), gtk_widget_get_height (room->window), widest);

  bad = kiosk_room_find (room, is_bad_label, NULL);
  if (bad != NULL)
    fail_msg ("%s %s %s at %d %%: cut off or unreadable: \"%s\"", shape->name, tag, page, shape->percent,
              gtk_label_get_text (GTK_LABEL (bad)));

  /* At its own size a page is seen whole; only a list of helpers may be longer than the screen. */
  if (shape->percent == 100 && !g_str_has_prefix (page, "help") && kiosk_room_find (room, is_cut_pager, NULL) != NULL)
    fail_msg ("%s %s %s: some of it cannot be seen at once", shape->name, tag, page);

  bad = kiosk_room_find (room, is_cut_through, NULL);
  if (bad != NULL)
    fail_msg ("%s %s %s at %d %%: cut through by the end of the page: \"%s\"", shape->name, tag, page, shape->percent,
              gtk_label_get_text (GTK_LABEL (bad)));

  bad = kiosk_room_find (room, is_outside, room->window);
  if (bad != NULL)
    fail_msg ("%s %s %s at %d %%: a %s stands outside", shape->name, tag, page, shape->percent, G_OBJECT_TYPE_NAME (bad));
}

static gboolean
is_pager (GtkWidget *widget,
          gpointer   data)
{
  return OD_IS_PAGER (widget) && is_seen (widget);
}

/* Every screenful of a page that is longer than the screen. */
static void
judge_all (KioskRoom   *room,
           const Shape *shape,
           const char  *tag,
           const char  *page)
{
  GtkWidget *pager = kiosk_room_find (room, is_pager, NULL);

  judge (room, shape, tag, page);
  if (pager == NULL)
    return;
  for (guint i = 2; od_pager_has_more (OD_PAGER (pager)); i++) {
    g_autofree char *name = g_strdup_printf ("%s-%u", page, i);

    assert_true (i < 20);
    gtk_widget_activate_action (pager, "pager.on", NULL);
    kiosk_room_settle (room);
    judge (room, shape, tag, name);
  }
}

static void
walk_in (KioskRoom   *room,
         const Shape *shape,
         const char  *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    kiosk_room_walk_to (room, "needs");
    kiosk_room_speak (room, tag);
    if (i == 0)
      kiosk_room_do (room, "kiosk.back");
    kiosk_room_walk_to (room, pages[i]);
    assert_string_equal (kiosk_room_page (room), pages[i]);
    if (i == 4) {
      judge (room, shape, tag, "ticket-coming");
      od_fake_printer_end (room->printer, OD_PRINT_LATE, FALSE);
      kiosk_room_settle (room);
    }
    judge_all (room, shape, tag, pages[i]);
    od_kiosk_window_reset (OD_KIOSK_WINDOW (room->window));
    kiosk_room_settle (room);
  }
}

static void
look (const Shape *shape)
{
  KioskRoom *room = kiosk_room_open (shape->width, shape->height, shape->percent);

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    walk_in (room, shape, tags[i]);
  kiosk_room_close (room);
}

static void
nothing_is_cut_off_in_portrait (void **state)
{
  look (&(Shape) { "portrait", 1080, 1920, 100 });
}

static void
nothing_is_cut_off_in_landscape (void **state)
{
  look (&(Shape) { "landscape", 1920, 1080, 100 });
}

static void
nothing_is_cut_off_in_portrait_with_large_text (void **state)
{
  look (&(Shape) { "portrait", 1080, 1920, 200 });
}

static void
nothing_is_cut_off_in_landscape_with_large_text (void **state)
{
  look (&(Shape) { "landscape", 1920, 1080, 200 });
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (nothing_is_cut_off_in_portrait),
    cmocka_unit_test (nothing_is_cut_off_in_landscape),
    cmocka_unit_test (nothing_is_cut_off_in_portrait_with_large_text),
    cmocka_unit_test (nothing_is_cut_off_in_landscape_with_large_text),
  };

  return cmocka_run_group_tests_name ("looks", tests, NULL, NULL);
}
