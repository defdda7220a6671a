/* SPDX-License-Identifier: EUPL-1.2
 *
 * A hand and an eye for tests: finds what a program shows by role and name in the accessibility tree
 * and touches it where it is, through the seat of tests/tools/wtouch.c.
 *
 *   odwalk APP see ROLE NAME          waits until it is there
 *   odwalk APP gone ROLE NAME         waits until it is not
 *   odwalk APP touch ROLE NAME        waits until it is there and still, touches its middle
 *   odwalk APP write ROLE NAME TEXT   sets the text of a field
 *   odwalk APP read ROLE NAME         prints the names and texts of all that fit now, one a line
 *   odwalk APP tree                   prints everything
 *   odwalk - key CODE...              presses the keys together (evdev codes)
 *   odwalk - type TEXT                types letters, digits, space and - on a US keyboard
 *
 * APP is a program's name or pid; NAME may hold * and ?. ONEDOOR_WALK_SECONDS is the patience (10).
 */
#include <atspi/atspi.h>
#include <errno.h>
#include <linux/input-event-codes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define TICK_US (40 * 1000)
#define HOLD_US (60 * 1000)
#define KEY_US (15 * 1000)

typedef struct {
  const char *app;
  const char *role;
  const char *name;
  const char *text;
  double      patience_s;
} Walk;

typedef gboolean (*Visit) (AtspiAccessible *item,
                           int              depth,
                           gpointer         data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)

static gboolean
has_state (AtspiAccessible *item,
           AtspiStateType   state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (item);

  return states != NULL && atspi_state_set_contains (states, state);
}

static char *
dup_text (AtspiAccessible *item)
{
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (item);
  int length;

  if (text == NULL)
    return NULL;
  length = atspi_text_get_character_count (text, NULL);
  return length > 0 ? atspi_text_get_text (text, 0, length, NULL) : NULL;
}

/* Depth first; a hidden thing hides all that is in it. Stops where @visit says so. */
static gboolean
walk_tree (AtspiAccessible *item,
           int              depth,
           Visit            visit,
           gpointer         data)
{
  int count;

  if (depth > 0 && !has_state (item, ATSPI_STATE_VISIBLE))
    return FALSE;
  if (visit (item, depth, data))
    return TRUE;

  count = atspi_accessible_get_child_count (item, NULL);
  for (int i = 0; i < count; i++) {
    g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (item, i, NULL);

    if (child != NULL && walk_tree (child, depth + 1, visit, data))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_app (AtspiAccessible *app,
        const char      *wanted)
{
  g_autofree char *name = atspi_accessible_get_name (app, NULL);
  g_autofree char *pid = g_strdup_printf ("%u", atspi_accessible_get_process_id (app, NULL));

  return g_strcmp0 (name, wanted) == 0 || strcmp (pid, wanted) == 0;
}

static AtspiAccessible *
find_app (const char *wanted)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int count;

  atspi_accessible_set_cache_mask (desktop, ATSPI_CACHE_NONE);
  count = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < count; i++) {
    g_autoptr (AtspiAccessible) app = atspi_accessible_get_child_at_index (desktop, i, NULL);

    if (app == NULL || !is_app (app, wanted))
      continue;
    atspi_accessible_set_cache_mask (app, ATSPI_CACHE_NONE);
    return g_steal_pointer (&app);
  }

  return NULL;
}

/* As a reader says it: no-break spaces are spaces, marks of direction are nothing. Takes @text, which may be NULL. */
static char *
take_plain (char *text)
{
  GString *plain;

  if (text == NULL)
    return NULL;

  plain = g_string_new (text);
  g_free (text);
  g_string_replace (plain, "\u00a0", " ", 0);
  g_string_replace (plain, "\u202f", " ", 0);
  for (gunichar mark = 0x2066; mark <= 0x2069; mark++) {
    char bytes[7] = "";

    g_unichar_to_utf8 (mark, bytes);
    g_string_replace (plain, bytes, "", 0);
  }
  return g_string_free (plain, FALSE);
}

static gboolean
fits (AtspiAccessible *item,
      const Walk      *walk)
{
  g_autofree char *role = atspi_accessible_get_role_name (item, NULL);
  g_autofree char *name = NULL;

  if (g_strcmp0 (walk->role, "*") != 0 && g_strcmp0 (role, walk->role) != 0)
    return FALSE;

  name = take_plain (atspi_accessible_get_name (item, NULL));
  return name != NULL && g_pattern_match_simple (walk->name, name);
}

static gboolean
get_middle (AtspiAccessible *item,
            int             *x,
            int             *y)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (item);
  g_autofree AtspiRect *box = NULL;

  if (component == NULL)
    return FALSE;
  box = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  if (box == NULL || box->width <= 0 || box->height <= 0)
    return FALSE;

  *x = box->x + box->width / 2;
  *y = box->y + box->height / 2;
  return TRUE;
}

typedef struct {
  const Walk      *walk;
  AtspiAccessible *found;
} Search;

static gboolean
on_search (AtspiAccessible *item,
           int              depth,
           gpointer         data)
{
  Search *search = data;
  int x;
  int y;

  if (!fits (item, search->walk) || !get_middle (item, &x, &y))
    return FALSE;
  search->found = g_object_ref (item);
  return TRUE;
}

static AtspiAccessible *
find (const Walk *walk)
{
  g_autoptr (AtspiAccessible) app = find_app (walk->app);
  Search search = { walk, NULL };

  if (app != NULL)
    walk_tree (app, 0, on_search, &search);
  return search.found;
}

static AtspiAccessible *
wait_for (const Walk *walk)
{
  gint64 end = g_get_monotonic_time () + (gint64) (walk->patience_s * G_USEC_PER_SEC);

  do {
    AtspiAccessible *found = find (walk);

    if (found != NULL)
      return found;
    g_usleep (TICK_US);
  } while (g_get_monotonic_time () < end);

  return NULL;
}

static gboolean
say_missing (const Walk *walk)
{
  g_printerr ("odwalk: %s shows no %s \"%s\"\n", walk->app, walk->role, walk->name);
  return FALSE;
}

static gboolean
send_line (const char *line)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  const char *path = g_getenv ("ONEDOOR_SEAT_SOCKET");
  ssize_t sent;
  int fd;

  if (path == NULL || strlen (path) >= sizeof address.sun_path) {
    g_printerr ("odwalk: ONEDOOR_SEAT_SOCKET names no seat\n");
    return FALSE;
  }
  strcpy (address.sun_path, path);

  fd = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  sent = sendto (fd, line, strlen (line), 0, (struct sockaddr *) &address, sizeof address);
  if (sent < 0)
    g_printerr ("odwalk: the seat does not listen: %s\n", g_strerror (errno));
  close (fd);
  return sent >= 0;
}

static gboolean
is_ready (AtspiAccessible *item)
{
  return has_state (item, ATSPI_STATE_SENSITIVE) || has_state (item, ATSPI_STATE_ENABLED);
}

/* A page that slides in would be touched beside: the middle must be the same twice. */
static gboolean
wait_still (const Walk *walk,
            int        *x,
            int        *y)
{
  gint64 end = g_get_monotonic_time () + (gint64) (walk->patience_s * G_USEC_PER_SEC);
  int last_x = G_MININT;
  int last_y = G_MININT;

  while (g_get_monotonic_time () < end) {
    g_autoptr (AtspiAccessible) item = find (walk);
    gboolean there = item != NULL && is_ready (item) && get_middle (item, x, y);

    if (there && *x == last_x && *y == last_y)
      return TRUE;
    last_x = there ? *x : G_MININT;
    last_y = there ? *y : G_MININT;
    g_usleep (2 * TICK_US);
  }

  return FALSE;
}

static gboolean
verb_touch (const Walk *walk)
{
  g_autofree char *down = NULL;
  int x = 0;
  int y = 0;

  if (!wait_still (walk, &x, &y))
    return say_missing (walk);

  down = g_strdup_printf ("down 1 %d %d", x, y);
  if (!send_line (down))
    return FALSE;
  g_usleep (HOLD_US);
  return send_line ("up 1");
}

static gboolean
verb_see (const Walk *walk)
{
  g_autoptr (AtspiAccessible) item = wait_for (walk);

  return item != NULL || say_missing (walk);
}

static gboolean
verb_gone (const Walk *walk)
{
  gint64 end = g_get_monotonic_time () + (gint64) (walk->patience_s * G_USEC_PER_SEC);

  do {
    g_autoptr (AtspiAccessible) item = find (walk);

    if (item == NULL)
      return TRUE;
    g_usleep (TICK_US);
  } while (g_get_monotonic_time () < end);

  g_printerr ("odwalk: %s still shows %s \"%s\"\n", walk->app, walk->role, walk->name);
  return FALSE;
}

static gboolean
verb_write (const Walk *walk)
{
  g_autoptr (AtspiAccessible) item = wait_for (walk);
  g_autoptr (AtspiEditableText) field = NULL;

  if (item == NULL)
    return say_missing (walk);
  field = atspi_accessible_get_editable_text_iface (item);
  if (field != NULL && atspi_editable_text_set_text_contents (field, walk->text, NULL))
    return TRUE;

  g_printerr ("odwalk: %s \"%s\" takes no text\n", walk->role, walk->name);
  return FALSE;
}

static gboolean
on_read (AtspiAccessible *item,
         int              depth,
         gpointer         data)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!fits (item, data))
    return FALSE;
  name = take_plain (atspi_accessible_get_name (item, NULL));
  text = take_plain (dup_text (item));
  if (text == NULL || g_strcmp0 (text, name) == 0)
    g_print ("%s\n", name);
  else
    g_print ("%s\t%s\n", name, text);
  return FALSE;
}

static gboolean
verb_read (const Walk *walk)
{
  g_autoptr (AtspiAccessible) app = find_app (walk->app);

  if (app != NULL)
    walk_tree (app, 0, on_read, (gpointer) walk);
  return app != NULL;
}

static gboolean
on_tree (AtspiAccessible *item,
         int              depth,
         gpointer         data)
{
  g_autofree char *role = atspi_accessible_get_role_name (item, NULL);
  g_autofree char *name = atspi_accessible_get_name (item, NULL);
  g_autofree char *text = dup_text (item);
  int x = 0;
  int y = 0;

  get_middle (item, &x, &y);
  g_print ("%*s%s \"%s\" %d,%d%s%s%s\n", depth * 2, "", role, name, x, y, is_ready (item) ? "" : " off",
           text != NULL ? " = " : "", text != NULL ? text : "");
  return FALSE;
}

static gboolean
verb_tree (const Walk *walk)
{
  g_autoptr (AtspiAccessible) app = find_app (walk->app);

  if (app == NULL) {
    g_printerr ("odwalk: no program \"%s\" is here\n", walk->app);
    return FALSE;
  }
  walk_tree (app, 0, on_tree, NULL);
  return TRUE;
}

static gboolean
press_keys (int   count,
            char *codes[])
{
  gboolean sent = TRUE;

  for (int i = 0; i < count; i++) {
    g_autofree char *line = g_strdup_printf ("key %s 1", codes[i]);

    sent = send_line (line) && sent;
  }
  g_usleep (KEY_US);
  for (int i = count - 1; i >= 0; i--) {
    g_autofree char *line = g_strdup_printf ("key %s 0", codes[i]);

    sent = send_line (line) && sent;
  }

  return sent;
}

/* The keys of a US keyboard, row by row, beginning at each row's first code. */
static guint
find_key (char letter)
{
  static const struct {
    guint       first;
    const char *letters;
  } rows[] = {
    { KEY_1, "1234567890-" }, { KEY_Q, "qwertyuiop" }, { KEY_A, "asdfghjkl" }, { KEY_Z, "zxcvbnm" }, { KEY_SPACE, " " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const char *found = strchr (rows[i].letters, g_ascii_tolower (letter));

    if (found != NULL)
      return rows[i].first + (guint) (found - rows[i].letters);
  }

  return 0;
}

static gboolean
type_text (const char *text)
{
  for (const char *at = text; *at != '\0'; at++) {
    guint key = find_key (*at);
    char code[16];
    char shift[16];
    char *codes[] = { shift, code };
    gboolean high = g_ascii_isupper (*at);

    if (key == 0) {
      g_printerr ("odwalk: there is no key for \"%c\"\n", *at);
      return FALSE;
    }
    g_snprintf (shift, sizeof shift, "%d", KEY_LEFTSHIFT);
    g_snprintf (code, sizeof code, "%u", key);
    if (!press_keys (high ? 2 : 1, high ? codes : codes + 1))
      return FALSE;
  }

  return TRUE;
}

static const struct {
  const char *name;
  int         words;
  gboolean    (*run) (const Walk *walk);
} verbs[] = {
  { "see", 5, verb_see },
  { "gone", 5, verb_gone },
  { "touch", 5, verb_touch },
  { "write", 6, verb_write },
  { "read", 5, verb_read },
  { "tree", 3, verb_tree },
};

static int
run_verb (const char *verb,
          int         words,
          const Walk *walk)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, verb) == 0 && verbs[i].words == words) {
      gboolean ok;

      atspi_init ();
      ok = verbs[i].run (walk);
      atspi_exit ();
      return ok ? 0 : 1;
    }

  g_printerr ("usage: odwalk APP see|gone|touch|read ROLE NAME | write ROLE NAME TEXT | tree | key CODE... | type TEXT\n");
  return 2;
}

int
main (int   argc,
      char *argv[])
{
  const char *patience = g_getenv ("ONEDOOR_WALK_SECONDS");
  Walk walk = { .patience_s = patience != NULL ? g_ascii_strtod (patience, NULL) : 10 };

  setlocale (LC_ALL, "");
  if (argc > 3 && strcmp (argv[2], "key") == 0)
    return press_keys (argc - 3, argv + 3) ? 0 : 1;
  if (argc == 4 && strcmp (argv[2], "type") == 0)
    return type_text (argv[3]) ? 0 : 1;

  walk.app = argc > 1 ? argv[1] : "";
  walk.role = argc > 3 ? argv[3] : NULL;
  walk.name = argc > 4 ? argv[4] : NULL;
  walk.text = argc > 5 ? argv[5] : NULL;
  return run_verb (argc > 2 ? argv[2] : "", argc, &walk);
}
