/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "kiosk-room.h"

#include "od-look.h"
#include "od-need-tile.h"
#include "od-wire.h"

static OdCentre *
read_centre (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "data", "centres", "casa-abierta", "centre.json", NULL);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  OdCentre *centre;

  if (!g_file_get_contents (path, &json, NULL, &error))
    fail_msg ("%s", error->message);
  centre = od_wire_centre_from_json (json, &error);
  if (centre == NULL)
    fail_msg ("%s: %s", path, error->message);
  return centre;
}

static OdHelpCard *
make_card (const char *name,
           const char *summary,
           const char *place,
           const char *bring,
           OdOpening   opening)
{
  OdHelpCard *card = od_help_card_new ();

  card->service_id = g_strdup (name);
  card->pool_id = g_strdup ("housing");
  card->here = TRUE;
  card->name = g_strdup (name);
  card->name_language = g_strdup ("es");
  card->summary = g_strdup (summary);
  card->place = g_strdup (place);
  card->bring = g_strdup (bring);
  card->languages = g_strsplit ("es en ar", " ", -1);
  card->opening = opening;
  return card;
}

static GPtrArray *
make_cards (gint64 now_us)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) od_help_card_free);
  const gint64 hour = (gint64) 3600 * G_USEC_PER_SEC;

  g_ptr_array_add (cards, make_card ("Vivienda", "Alquiler, desahucio, buscar un sitio donde vivir.", "Sala 3", NULL,
                                     (OdOpening) { OD_OPEN_NOW, 0, now_us + hour }));
  g_ptr_array_add (cards, make_card ("Consejo sobre dinero", "Cartas que da miedo abrir. Es gratis.", "Sala 6, planta 1",
                                     "las cartas", (OdOpening) { OD_OPEN_LATER, now_us + 2 * hour, 0 }));
  g_ptr_array_add (cards, make_card ("Comedor del barrio", "Comida caliente.", "Calle Mayor, 12", NULL,
                                     (OdOpening) { OD_OPEN_LATER, now_us + 48 * hour, 0 }));
  g_ptr_array_add (cards, make_card ("Agencia municipal de vivienda", "Pisos públicos y ayudas al alquiler.", "Plaza Mayor, 1",
                                     "Un documento con tu nombre, si lo tienes\nEl contrato de alquiler o las cartas del casero",
                                     (OdOpening) { OD_OPEN_NOW, 0, now_us + hour }));
  g_ptr_array_add (cards, make_card ("Luz, agua y gas", "Ayuda para pagar y para que no te corten.", "Calle de la Fuente, 5",
                                     "Las cartas y facturas, aunque no estén abiertas",
                                     (OdOpening) { OD_OPEN_LATER, now_us + 24 * hour, 0 }));
  g_ptr_array_add (cards, make_card ("Reunión de inquilinos", "Vecinos que conocen sus derechos.", "Ronda Norte, 18", NULL,
                                     (OdOpening) { OD_OPEN_LATER, now_us + 72 * hour, 0 }));
  return cards;
}

static OdCatalogue *
open_catalogue (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("OD_BUILD_DIR"), "po", NULL);
  g_autoptr (GError) error = NULL;
  OdCatalogue *catalogue = od_catalogue_open (folder, "onedoor", &error);

  if (catalogue == NULL)
    fail_msg ("%s", error->message);
  return catalogue;
}

void
kiosk_room_need_screen (void)
{
  if (!gtk_init_check ()) {
    print_message ("no screen to draw on\n");
    skip ();
  }
}

KioskRoom *
kiosk_room_open_unseen (int width,
                        int height,
                        int percent)
{
  KioskRoom *room = g_new0 (KioskRoom, 1);
  g_autoptr (GPtrArray) cards = NULL;

  kiosk_room_need_screen ();
  room->clock = od_fake_clock_new ("2026-11-23T09:00:00Z");
  room->client = od_client_new (NULL, NULL, NULL, NULL);
  room->printer = od_fake_printer_new ();
  room->catalogue = open_catalogue ();
  room->session = od_kiosk_session_new (room->client, OD_CLOCK (room->clock), 10);
  room->texts = od_texts_new (room->catalogue);
  room->paper = od_paper_new (OD_PRINTER (room->printer), room->client, room->catalogue);
  room->guard = od_idle_guard_new (OD_CLOCK (room->clock), 60, 30);

  cards = make_cards (od_clock_now_us (OD_CLOCK (room->clock)));
  od_fake_client_take_centre (room->client, read_centre ());
  od_fake_client_set_cards (room->client, cards);
  od_fake_client_set_line (room->client, 3, (OdEstimate) { TRUE, 10, 20 });

  od_look_load (gdk_display_get_default (), "/org/onedoor/kiosk/od-kiosk.css");
  room->window = od_kiosk_window_new (room->session, room->texts, room->paper, room->guard, OD_CLOCK (room->clock));
  od_kiosk_window_set_shape (OD_KIOSK_WINDOW (room->window), width, height, percent);
  od_kiosk_session_start (room->session);
  return room;
}

KioskRoom *
kiosk_room_open (int width,
                 int height,
                 int percent)
{
  KioskRoom *room = kiosk_room_open_unseen (width, height, percent);

  gtk_window_present (GTK_WINDOW (room->window));
  kiosk_room_settle (room);
  return room;
}

void
kiosk_room_close (KioskRoom *room)
{
  gtk_window_destroy (GTK_WINDOW (room->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (room->guard);
  g_object_unref (room->paper);
  g_object_unref (room->texts);
  g_object_unref (room->session);
  g_object_unref (room->catalogue);
  g_object_unref (room->printer);
  g_object_unref (room->client);
  g_object_unref (room->clock);
  g_free (room);
}

int
kiosk_room_setup (void **state)
{
  *state = kiosk_room_open (1080, 1920, 100);
  return 0;
}

int
kiosk_room_teardown (void **state)
{
  if (*state != NULL)
    kiosk_room_close (*state);
  return 0;
}

static void
on_after_paint (GdkFrameClock *frame_clock,
                guint         *frames)
{
  (*frames)++;
}

/* Two frames: the pager decides after the first whether it needs its buttons. */
void
kiosk_room_settle (KioskRoom *room)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (room->window));
  GdkFrameClock *frame_clock = gdk_surface_get_frame_clock (surface);
  guint frames = 0;
  gulong handler = g_signal_connect (frame_clock, "after-paint", G_CALLBACK (on_after_paint), &frames);
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (frames < 3 && g_get_monotonic_time () < end) {
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    gtk_widget_queue_draw (room->window);
    g_main_context_iteration (NULL, TRUE);
  }
  g_signal_handler_disconnect (frame_clock, handler);
}

void
kiosk_room_do (KioskRoom  *room,
               const char *action)
{
  od_fake_clock_advance (room->clock, 1);
  gtk_widget_activate_action (room->window, action, NULL);
  kiosk_room_settle (room);
}

void
kiosk_room_speak (KioskRoom  *room,
                  const char *tag)
{
  gtk_widget_activate_action (room->window, "kiosk.language", "s", tag);
  kiosk_room_settle (room);
}

static gboolean
is_tile_of (GtkWidget *widget,
            gpointer   data)
{
  return OD_IS_NEED_TILE (widget) && g_str_equal (od_need_tile_get_need (OD_NEED_TILE (widget)), data);
}

void
kiosk_room_choose (KioskRoom  *room,
                   const char *need)
{
  GtkWidget *tile = kiosk_room_find (room, is_tile_of, (gpointer) need);

  assert_non_null (tile);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tile), TRUE);
}

void
kiosk_room_walk_to (KioskRoom  *room,
                    const char *page)
{
  if (g_str_equal (page, kiosk_room_page (room)))
    return;
  if (g_str_equal (kiosk_room_page (room), "welcome"))
    od_page_flow_go_next (od_kiosk_window_get_flow (OD_KIOSK_WINDOW (room->window)));
  kiosk_room_settle (room);
  kiosk_room_choose (room, "housing");
  kiosk_room_choose (room, "money");
  while (!g_str_equal (page, kiosk_room_page (room)) && !g_str_equal ("ticket", kiosk_room_page (room)))
    kiosk_room_do (room, "kiosk.next");
}

const char *
kiosk_room_page (KioskRoom *room)
{
  return gtk_widget_get_name (GTK_WIDGET (od_page_flow_get_page (od_kiosk_window_get_flow (OD_KIOSK_WINDOW (room->window)))));
}

static GtkWidget *
find_below (GtkWidget  *widget,
            WidgetMatch match,
            gpointer    data)
{
  if (match (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_below (child, match, data);

    if (found != NULL)
      return found;
  }
  return NULL;
}

GtkWidget *
kiosk_room_find (KioskRoom  *room,
                 WidgetMatch match,
                 gpointer    data)
{
  return find_below (room->window, match, data);
}

static GskRenderNode *
draw (KioskRoom *room)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (room->window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (room->window), gtk_widget_get_height (room->window));
  return gtk_snapshot_to_node (snapshot);
}

void
kiosk_room_shoot (KioskRoom  *room,
                  const char *path)
{
  g_autoptr (GskRenderNode) node = draw (room);
  g_autoptr (GdkTexture) texture = NULL;

  /* A window that is about to be laid out anew has nothing to show for a moment. */
  for (guint i = 0; node == NULL && i < 20; i++) {
    kiosk_room_settle (room);
    node = draw (room);
  }
  assert_non_null (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (room->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (room->window),
                                                              (float) gtk_widget_get_height (room->window)));
  assert_true (gdk_texture_save_to_png (texture, path));
}
