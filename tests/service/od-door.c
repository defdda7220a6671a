/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-door.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define SECRET "a secret long enough"

static const char *const devices[N_WHO] = {
  [WHO_KIOSK] = "kiosk",
  [WHO_OTHER_KIOSK] = "kiosk",
  [WHO_DISPLAY] = "display",
};

static const char *const staff[N_WHO] = {
  [WHO_RECEPTION] = "reception",
  [WHO_ADMIN] = "admin",
  [WHO_MANAGER] = "manager",
};

static void
add_people (Door *door,
            char *codes[N_WHO])
{
  g_autoptr (GError) error = NULL;

  for (guint who = 0; who < N_WHO; who++) {
    g_autofree char *name = g_strdup_printf ("%s %u", devices[who] != NULL ? devices[who] : "nobody", who);

    if (devices[who] != NULL)
      codes[who] = od_house_add_device (door->house, name, devices[who], who == WHO_OTHER_KIOSK ? "C" : "B", &error);
    else if (staff[who] != NULL)
      assert_true (od_house_add_staff (door->house, staff[who], staff[who], SECRET, &error));
    assert_null (error);
  }
  assert_true (od_house_add_provider (door->house, "provider", SECRET, "room-3", &error));
}

int
open_door (void **state)
{
  Door *door = g_new0 (Door, 1);
  char *codes[N_WHO] = { NULL };

  *state = door;
  door->house = od_house_new (NULL);
  assert_non_null (door->house);
  add_people (door, codes);
  assert_true (od_house_open (door->house, NULL));
  door->http = od_plain_http_new (od_house_get_port (door->house));

  for (guint who = 0; who < N_WHO; who++) {
    if (codes[who] != NULL)
      door->tokens[who] = od_house_enrol (door->house, codes[who]);
    else if (staff[who] != NULL)
      door->tokens[who] = od_house_sign_in (door->house, staff[who], SECRET);
    g_free (codes[who]);
  }
  door->tokens[WHO_PROVIDER] = od_house_sign_in (door->house, "provider", SECRET);
  for (guint who = WHO_KIOSK; who < N_WHO; who++)
    assert_non_null (door->tokens[who]);
  return 0;
}

int
close_door (void **state)
{
  Door *door = *state;

  od_plain_http_free (door->http);
  od_house_free (door->house);
  for (guint who = 0; who < N_WHO; who++)
    g_free (door->tokens[who]);
  g_free (door);
  return 0;
}

guint
ask (Door       *door,
     Who         who,
     const char *method,
     const char *path,
     const char *body,
     GString    *answer)
{
  const OdPlainRequest request = { .method = method, .path = path, .token = door->tokens[who], .body = body };

  return od_plain_http_ask (door->http, &request, answer);
}

guint
ask_with_key (Door       *door,
              Who         who,
              const char *path,
              const char *key,
              const char *body,
              GString    *answer)
{
  const OdPlainRequest request = { .method = "POST", .path = path, .token = door->tokens[who], .key = key, .body = body };

  return od_plain_http_ask (door->http, &request, answer);
}

int
empty_house (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_ADMIN, "GET", "/api/v1/visits", NULL, answer), 200);
  for (const char *at = strstr (answer->str, "{\"id\":\""); at != NULL; at = strstr (at + 1, "{\"id\":\"")) {
    g_autofree char *id = od_plain_http_pick (at, "id");

    /* Legs have ids too; nobody knows them here. */
    (void) act (door, WHO_ADMIN, id, "cancel", "{}", NULL);
  }
  return 0;
}

char *
register_visit (Door       *door,
                const char *need,
                char      **token)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *body = g_strdup_printf ("{\"language\":\"es\",\"needs\":[\"%s\"]}", need);

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, body, answer), 201);
  if (token != NULL)
    *token = od_plain_http_pick (answer->str, "token");
  return od_plain_http_pick (answer->str, "id");
}

guint
act (Door       *door,
     Who         who,
     const char *id,
     const char *verb,
     const char *body,
     GString    *answer)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/%s", id, verb);

  return ask (door, who, "POST", path, body, answer);
}

gboolean
is_problem (const GString *answer,
            const char    *name)
{
  g_autofree char *type = od_plain_http_pick (answer->str, "type");
  g_autofree char *wanted = g_strconcat ("urn:onedoor:problem:", name, NULL);

  return g_strcmp0 (type, wanted) == 0;
}

guint
ask_about (Door       *door,
           Who         who,
           const char *method,
           const char *pattern,
           const char *id,
           const char *body,
           GString    *answer)
{
  g_auto (GStrv) halves = g_strsplit (pattern, "%s", 2);
  g_autofree char *path = g_strjoinv (id, halves);

  return ask (door, who, method, path, body, answer);
}

void
expect_problem (Door       *door,
                Who         who,
                const char *method,
                const char *path,
                const char *body,
                guint       status,
                const char *name)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  guint got = ask (door, who, method, path, body, answer);

  if (got != status || !is_problem (answer, name))
    fail_msg ("%s %s %.80s: %u %s", method, path, body == NULL ? "" : body, got, answer->str);
}

static gboolean
file_holds (const char *path,
            const char *words)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &bytes, &length, NULL) && memmem (bytes, length, words, strlen (words)) != NULL;
}

static gboolean
folder_holds (const char *dir,
              const char *words)
{
  g_autoptr (GDir) folder = g_dir_open (dir, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (dir, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) ? folder_holds (path, words) : file_holds (path, words))
      return TRUE;
  }
  return FALSE;
}

gboolean
house_holds (Door       *door,
             const char *words)
{
  return folder_holds (od_house_get_dir (door->house), words);
}
