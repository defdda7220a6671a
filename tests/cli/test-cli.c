/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "od-house.h"
#include "od-store-access.h"
#include "od-store-centre.h"
#include "od-store-map.h"
#include "od-store-visits.h"
#include "od-vault.h"

#define SECRET "a long enough secret"
#define GOOD_LINE "{\"id\": \"11111111-1111-4111-8111-111111111111\", \"name\": \"Bakery\", \"status\": \"active\"}\n"
#define CHANGED_LINE "{\"id\": \"11111111-1111-4111-8111-111111111111\", \"name\": \"Old bakery\", \"status\": \"active\"}\n"
#define BROKEN_LINE "{\"id\": \"22222222-2222-4222-8222-222222222222\", \"status\": \"active\"}\n"

/* The real program on a scratch folder. */
typedef struct {
  char *scratch;
  char *dir;       /* of the house, in scratch */
  char *out;       /* what the last run said */
  char *err;
} Cli;

static int
set_up (void **state)
{
  Cli *self = g_new0 (Cli, 1);
  g_autofree char *data = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "data", NULL);

  self->scratch = g_dir_make_tmp ("onedoor-cli-XXXXXX", NULL);
  self->dir = g_build_filename (self->scratch, "house", NULL);
  g_setenv ("ONEDOOR_DATA_DIR", data, TRUE);
  *state = self;
  return 0;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

static int
tear_down (void **state)
{
  Cli *self = *state;

  remove_tree (self->scratch);
  g_free (self->scratch);
  g_free (self->dir);
  g_free (self->out);
  g_free (self->err);
  g_free (self);
  return 0;
}

/* Runs `onedoor` with the words of @line ("%D" = the house, "%S" = the scratch folder, "~" = a blank) and @input; its exit code. */
static int
run (Cli        *self,
     const char *input,
     const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocess) process = NULL;

  g_ptr_array_add (argv, g_build_filename (g_getenv ("OD_BUILD_DIR"), "src", "cli", "onedoor", NULL));
  for (guint i = 0; words[i] != NULL; i++) {
    g_autoptr (GString) word = g_string_new (words[i]);

    g_string_replace (word, "%D", self->dir, 0);
    g_string_replace (word, "%S", self->scratch, 0);
    g_string_replace (word, "~", " ", 0);
    g_ptr_array_add (argv, g_strdup (word->str));
  }
  g_ptr_array_add (argv, NULL);

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                               | G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL);
  assert_true (g_subprocess_communicate_utf8 (process, input, NULL, &self->out, &self->err, NULL));
  assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static void
write_file (Cli        *self,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (self->scratch, name, NULL);

  assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
read_conf (Cli        *self,
           const char *group,
           const char *key)
{
  g_autofree char *path = g_build_filename (self->dir, "onedoord.conf", NULL);
  g_autoptr (GKeyFile) conf = g_key_file_new ();

  assert_true (g_key_file_load_from_file (conf, path, G_KEY_FILE_NONE, NULL));
  return g_key_file_get_string (conf, group, key, NULL);
}

static void
assert_mode (Cli        *self,
             const char *name,
             guint       mode)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  GStatBuf info;

  assert_int_equal (g_stat (path, &info), 0);
  assert_int_equal (info.st_mode & 0777, mode);
}

static guint
count_services (Cli *self)
{
  g_autoptr (OdStore) store = od_store_open (self->dir, NULL);
  g_autoptr (OdServiceMap) map = od_store_load_map (store, NULL);

  return od_service_map_count_services (map);
}

static void
init (Cli *self)
{
  assert_int_equal (run (self, NULL, "init %D --centre casa-abierta"), 0);
}

static void
help_names_every_command (void **state)
{
  Cli *self = *state;
  const char *const names[] = { "onedoor init", "onedoor map import", "onedoor staff add", "onedoor device add", "onedoor report",
                                "onedoor status" };

  assert_int_equal (run (self, NULL, "help"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_non_null (strstr (self->out, names[i]));
}

static void
what_it_does_not_know_is_wrong_usage (void **state)
{
  const char *const lines[] = { "fly", "map", "map fly", "init", "init %D", "init --centre casa-abierta", "init %D --wings 2",
                                "map import %D", "staff add %D Rosa", "staff add %D Rosa --role king", "device add %D K",
                                "device add %D K --role reception", "device add %D K --role kiosk --series BB",
                                "device add %D ~ --role kiosk", "status", "status here" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    Cli *self = *state;

    assert_int_equal (run (self, "", lines[i]), 2);
    assert_string_equal (self->out, "");
    assert_true (g_str_has_prefix (self->err, "onedoor: "));
  }
}

static void
init_makes_a_house_for_its_owner_alone (void **state)
{
  Cli *self = *state;
  g_autofree char *public_url = NULL;
  g_autofree char *carrier = NULL;
  g_autofree char *listen = NULL;

  assert_int_equal (run (self, NULL, "init %D --centre casa-abierta --public-url https://door.example/"), 0);
  assert_mode (self, "", 0700);
  assert_mode (self, "outbox", 0700);
  assert_mode (self, "house.key", 0600);
  assert_mode (self, "onedoor.db", 0600);

  public_url = read_conf (self, "service", "public_url");
  listen = read_conf (self, "service", "listen");
  carrier = read_conf (self, "courier", "carrier");
  assert_string_equal (public_url, "https://door.example");
  assert_string_equal (listen, "127.0.0.1:8080");
  assert_string_equal (carrier, "dir");
  assert_true (count_services (self) > 45);
}

static void
init_again_keeps_what_is_there (void **state)
{
  Cli *self = *state;
  g_autofree char *conf = g_build_filename (self->dir, "onedoord.conf", NULL);
  g_autofree char *key = g_build_filename (self->dir, "house.key", NULL);
  g_autofree char *key_before = NULL;
  g_autofree char *key_after = NULL;
  g_autofree char *listen = NULL;
  g_autofree char *public_url = NULL;

  assert_int_equal (run (self, NULL, "init %D --centre casa-abierta --public-url https://door.example"), 0);
  assert_int_equal (run (self, SECRET "\n", "staff add %D Rosa --role reception"), 0);
  assert_true (g_file_get_contents (key, &key_before, NULL, NULL));
  assert_true (g_file_set_contents (conf, "[service]\nlisten=127.0.0.1:9999\n", -1, NULL));
  init (self);

  listen = read_conf (self, "service", "listen");
  public_url = read_conf (self, "service", "public_url");
  assert_true (g_file_get_contents (key, &key_after, NULL, NULL));
  assert_string_equal (listen, "127.0.0.1:9999");
  assert_string_equal (public_url, "https://door.example");
  assert_memory_equal (key_before, key_after, 32);
  assert_int_equal (run (self, SECRET "\n", "staff add %D Rosa --role reception"), 1);
}

static void
init_refuses_what_is_no_pack_or_no_address (void **state)
{
  Cli *self = *state;

  assert_int_equal (run (self, NULL, "init %D --centre nowhere"), 1);
  assert_string_equal (self->err, "onedoor: there is no centre pack nowhere\n");
  assert_int_equal (run (self, NULL, "init %D --centre ../centres/casa-abierta"), 1);
  assert_int_equal (run (self, NULL, "init %D --centre casa-abierta --public-url door"), 1);
  assert_false (g_file_test (self->dir, G_FILE_TEST_EXISTS));
}

static void
init_does_not_turn_one_centre_into_another (void **state)
{
  Cli *self = *state;
  g_autofree char *line = g_strdup_printf ("init %%D --centre %s/tests/data/centre-always-open", g_getenv ("OD_SOURCE_DIR"));

  init (self);
  assert_int_equal (run (self, NULL, line), 1);
  assert_string_equal (self->err, "onedoor: another centre lives there already\n");
}

static void
a_pack_with_a_broken_map_makes_no_house (void **state)
{
  Cli *self = *state;
  g_autofree char *from = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "tests", "data", "centre-always-open", "centre.json", NULL);
  g_autofree char *centre = NULL;
  g_autofree char *pack = g_build_filename (self->scratch, "pack", NULL);

  assert_true (g_file_get_contents (from, &centre, NULL, NULL));
  assert_int_equal (g_mkdir (pack, 0700), 0);
  write_file (self, "pack/centre.json", centre);
  write_file (self, "pack/services.jsonl", GOOD_LINE BROKEN_LINE);

  assert_int_equal (run (self, NULL, "init %D --centre %S/pack"), 1);
  assert_non_null (strstr (self->err, "pack/services.jsonl, line 2: name: is missing"));
  assert_false (g_file_test (self->dir, G_FILE_TEST_EXISTS));
}

static void
staff_sign_in_with_the_secret_they_gave (void **state)
{
  Cli *self = *state;
  g_autoptr (OdStore) store = NULL;
  g_autoptr (OdAccount) staff = NULL;

  init (self);
  assert_int_equal (run (self, SECRET "\n", "staff add %D Rosa~Luz --role provider --desk room-3 --desk room-4"), 0);

  store = od_store_open (self->dir, NULL);
  staff = od_store_dup_staff_by_name (store, "Rosa Luz", NULL);
  assert_string_equal (staff->role, "provider");
  assert_int_equal (g_strv_length (staff->desks), 2);
  assert_string_equal (staff->desks[0], "room-3");
  assert_true (g_str_has_prefix (staff->secret_hash, "$argon2id$"));
  assert_true (od_vault_verify_secret (staff->secret_hash, SECRET));
}

static void
a_short_secret_or_a_desk_nobody_knows_adds_nobody (void **state)
{
  Cli *self = *state;
  g_autoptr (OdStore) store = NULL;

  init (self);
  assert_int_equal (run (self, "short\n", "staff add %D Rosa --role reception"), 1);
  assert_non_null (strstr (self->err, "at least 8 characters"));
  assert_int_equal (run (self, "", "staff add %D Rosa --role reception"), 1);
  assert_int_equal (run (self, SECRET "\n", "staff add %D Rosa --role reception --desk cellar"), 1);
  assert_string_equal (self->err, "onedoor: there is no desk cellar in this house\n");

  store = od_store_open (self->dir, NULL);
  assert_null (od_store_dup_staff_by_name (store, "Rosa", NULL));
}

static OdAccount *
enrol (Cli  *self,
       guint hours_later)
{
  g_autoptr (OdStore) store = od_store_open (self->dir, NULL);
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (store, NULL);
  g_autoptr (GString) code = g_string_new (g_strchomp (self->out));
  g_autofree char *digest = NULL;
  g_autoptr (OdAccount) device = NULL;

  g_string_replace (code, "-", "", 0);
  digest = od_vault_digest (code->str);
  device = od_store_enrol_device (store, digest, "a token's digest", g_get_real_time () + hours_later * G_TIME_SPAN_HOUR, NULL);
  assert_true (od_store_transaction_commit (&transaction, NULL));

  return g_steal_pointer (&device);
}

static void
a_device_gets_a_code_for_a_day (void **state)
{
  Cli *self = *state;
  g_autoptr (OdAccount) late = NULL;
  g_autoptr (OdAccount) device = NULL;

  init (self);
  assert_int_equal (run (self, NULL, "device add %D Kiosk~1 --role kiosk --series B"), 0);
  assert_true (g_regex_match_simple ("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\n$", self->out, 0, 0));
  assert_non_null (strstr (self->err, "24 hours"));

  late = enrol (self, 25);
  assert_null (late);
  device = enrol (self, 23);
  assert_string_equal (device->name, "Kiosk 1");
  assert_string_equal (device->role, "kiosk");
  assert_string_equal (device->series, "B");
}

static void
an_import_says_what_became_of_it (void **state)
{
  Cli *self = *state;

  init (self);
  write_file (self, "more.jsonl", GOOD_LINE);
  assert_int_equal (run (self, NULL, "map import %D %S/more.jsonl"), 0);
  assert_non_null (strstr (self->out, "services       1 added, 0 changed, 0 unchanged, 0 gone\n"));
  assert_int_equal (run (self, NULL, "map import %D %S/more.jsonl"), 0);
  assert_non_null (strstr (self->out, "services       0 added, 0 changed, 1 unchanged, 0 gone\n"));
  write_file (self, "more.jsonl", CHANGED_LINE);
  assert_int_equal (run (self, NULL, "map import %D %S/more.jsonl"), 0);
  assert_non_null (strstr (self->out, "services       0 added, 1 changed, 0 unchanged, 0 gone\n"));
}

static void
a_half_broken_file_writes_nothing (void **state)
{
  Cli *self = *state;
  guint before;

  init (self);
  before = count_services (self);
  write_file (self, "good.jsonl", GOOD_LINE);
  write_file (self, "bad.jsonl", "\n" BROKEN_LINE "{\"id\": \n");

  assert_int_equal (run (self, NULL, "map import %D %S/good.jsonl %S/bad.jsonl"), 1);
  assert_non_null (strstr (self->err, "bad.jsonl, line 2: name: is missing\n"));
  assert_non_null (strstr (self->err, "bad.jsonl, line 3: this line is no JSON\n"));
  assert_non_null (strstr (self->err, "onedoor: nothing was written: 2 records are not sound\n"));
  assert_string_equal (self->out, "");
  assert_int_equal (count_services (self), before);

  assert_int_equal (run (self, NULL, "map import %D %S/good.jsonl %S/absent.jsonl"), 1);
  assert_non_null (strstr (self->err, "nothing was written: cannot read"));
  assert_int_equal (count_services (self), before);
}

static void
a_rehearsal_tells_and_writes_nothing (void **state)
{
  Cli *self = *state;
  guint before;

  init (self);
  before = count_services (self);
  write_file (self, "more.jsonl", GOOD_LINE);
  assert_int_equal (run (self, NULL, "map import %D %S/more.jsonl --dry-run"), 0);

  assert_non_null (strstr (self->out, "services       1 added"));
  assert_non_null (strstr (self->out, "nothing was written"));
  assert_int_equal (count_services (self), before);
}

static void
a_folder_that_is_no_house_is_told_so (void **state)
{
  Cli *self = *state;
  const char *const lines[] = { "map import %D %S/more.jsonl", "staff add %D Rosa --role admin", "device add %D K --role display" };

  write_file (self, "more.jsonl", GOOD_LINE);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    assert_int_equal (run (self, SECRET "\n", lines[i]), 1);
    assert_non_null (strstr (self->err, "is no house yet; make it one with onedoor init\n"));
  }
  assert_false (g_file_test (self->dir, G_FILE_TEST_EXISTS));
}

static void
a_directory_that_somebody_holds_is_left_alone (void **state)
{
  Cli *self = *state;
  g_autoptr (OdStore) holder = NULL;
  g_autofree char *sentence = g_strdup_printf ("onedoor: the service is running on %s; stop it first\n", self->dir);

  init (self);
  holder = od_store_open (self->dir, NULL);
  assert_non_null (holder);

  assert_int_equal (run (self, NULL, "device add %D K --role display"), 3);
  assert_string_equal (self->err, sentence);
}

static gboolean
service_is_built (void)
{
  g_autofree char *service = g_build_filename (g_getenv ("OD_BUILD_DIR"), "src", "service", "onedoord", NULL);

  return g_file_test (service, G_FILE_TEST_IS_EXECUTABLE);
}

static void
status_tells_a_service_that_is_up_from_one_that_is_not (void **state)
{
  Cli *self = *state;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdHouse) house = NULL;
  g_autofree char *status = NULL;

  if (!service_is_built ()) {
    print_message ("no service was built\n");
    skip ();
  }

  house = od_house_new (&error);
  assert_non_null (house);
  assert_true (od_house_open (house, &error));
  status = g_strdup_printf ("status http://127.0.0.1:%u", od_house_get_port (house));
  assert_int_equal (run (self, NULL, status), 0);

  od_house_close (house, SIGTERM);
  assert_int_equal (run (self, NULL, status), 1);
  assert_true (g_str_has_prefix (self->err, "onedoor: no service answers at http://127.0.0.1:"));
}

static void
add_visits (Cli        *self,
            const char *language,
            guint       first,
            guint       n)
{
  g_autoptr (OdStore) store = od_store_open (self->dir, NULL);
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (store, NULL);

  for (guint i = first; i < first + n; i++) {
    g_autoptr (OdVisit) visit = od_visit_new ();
    OdLeg *leg = od_leg_new ();

    visit->id = g_strdup_printf ("0192f3b4-6a1e-7c3d-9f10-%012u", i);
    visit->day = g_strdup ("2026-11-10");
    visit->series = g_strdup ("A");
    visit->number = i;
    visit->token = g_strdup_printf ("%016u", i);
    visit->language = g_strdup (language);
    visit->adults = 1;
    visit->version = 1;
    visit->arrived_us = G_GINT64_CONSTANT (1794300000000000);
    leg->id = g_strdup_printf ("leg-%u", i);
    leg->pool_id = g_strdup ("reception");
    leg->state = OD_LEG_LEFT;
    leg->made_us = leg->queued_us = leg->place_us = visit->arrived_us;
    leg->ended_us = leg->made_us + 1;
    g_ptr_array_add (visit->legs, leg);
    assert_true (od_store_add_visit (store, visit, NULL));
  }
  assert_true (od_store_transaction_commit (&transaction, NULL));
}

static void
a_report_is_csv_that_hides_few_people (void **state)
{
  Cli *self = *state;

  assert_int_equal (run (self, NULL, "init %D --centre casa-abierta"), 0);
  add_visits (self, "es", 1, 6);
  add_visits (self, "fr", 7, 5);
  add_visits (self, "ar", 12, 2);
  assert_int_equal (run (self, NULL, "report %D --from 2026-11-01 --to 2026-11-30 --by language"), 0);
  assert_true (g_str_has_prefix (self->out, "language,visits,"));
  assert_non_null (strstr (self->out, "\r\nes,6,"));
  assert_non_null (strstr (self->out, "\r\nar,,"));
  assert_non_null (strstr (self->out, "\r\nfr,,"));
  assert_non_null (strstr (self->out, "\r\ntotal,13,"));
  assert_int_equal (run (self, NULL, "report %D --from 2026-11-10 --to 2026-11-10"), 0);
  assert_non_null (strstr (self->out, "\r\n2026-11-10,13,"));
}

static void
a_report_is_made_while_somebody_holds_the_directory (void **state)
{
  Cli *self = *state;
  g_autoptr (OdStore) holder = NULL;

  assert_int_equal (run (self, NULL, "init %D --centre casa-abierta"), 0);
  holder = od_store_open (self->dir, NULL);
  assert_non_null (holder);
  assert_int_equal (run (self, NULL, "report %D --from 2026-11-01 --to 2026-11-30"), 0);
  assert_non_null (strstr (self->out, "\r\ntotal,0,"));
}

static void
a_report_of_no_days_is_wrong_usage (void **state)
{
  static const char *const lines[] = {
    "report %D", "report %D --from 2026-11-01", "report %D --from soon --to 2026-11-01", "report %D --from 2026-11-02 --to 2026-11-01",
    "report %D --from 2026-11-01 --to 2026-11-02 --by name", "report --from 2026-11-01 --to 2026-11-02",
  };
  Cli *self = *state;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_int_equal (run (self, NULL, lines[i]), 2);
  assert_int_equal (run (self, NULL, "report %D --from 2026-11-01 --to 2026-11-02"), 1);
  assert_non_null (strstr (self->err, "is no house yet; make it one with onedoor init\n"));
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown (test, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    IN_SCRATCH (help_names_every_command),
    IN_SCRATCH (what_it_does_not_know_is_wrong_usage),
    IN_SCRATCH (init_makes_a_house_for_its_owner_alone),
    IN_SCRATCH (init_again_keeps_what_is_there),
    IN_SCRATCH (init_refuses_what_is_no_pack_or_no_address),
    IN_SCRATCH (init_does_not_turn_one_centre_into_another),
    IN_SCRATCH (a_pack_with_a_broken_map_makes_no_house),
    IN_SCRATCH (staff_sign_in_with_the_secret_they_gave),
    IN_SCRATCH (a_short_secret_or_a_desk_nobody_knows_adds_nobody),
    IN_SCRATCH (a_device_gets_a_code_for_a_day),
    IN_SCRATCH (an_import_says_what_became_of_it),
    IN_SCRATCH (a_half_broken_file_writes_nothing),
    IN_SCRATCH (a_rehearsal_tells_and_writes_nothing),
    IN_SCRATCH (a_folder_that_is_no_house_is_told_so),
    IN_SCRATCH (a_directory_that_somebody_holds_is_left_alone),
    IN_SCRATCH (a_report_is_csv_that_hides_few_people),
    IN_SCRATCH (a_report_is_made_while_somebody_holds_the_directory),
    IN_SCRATCH (a_report_of_no_days_is_wrong_usage),
    IN_SCRATCH (status_tells_a_service_that_is_up_from_one_that_is_not),
  };

  return cmocka_run_group_tests_name ("cli", tests, NULL, NULL);
}
