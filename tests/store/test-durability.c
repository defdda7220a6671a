/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-room.h"

/* What happens to programs and disks. Children report by their exit: g_assert () ends them loudly. */
#define KILLS        60
#define N_PROCESSES  4
#define N_THREADS    4
#define N_EACH       12
#define CANNOT_MOUNT 77

/* A whole ticket in a transaction of its own; FALSE with @error. */
static gboolean
issue (OdStore *store,
       guint   *number,
       GError **error)
{
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (store, error);
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (OdEvent) event = NULL;
  g_autoptr (GBytes) body = g_bytes_new ("{}", 2);

  if (transaction == NULL || !od_store_next_number (store, ROOM_DAY, "B", number, error))
    return FALSE;

  visit = room_make_visit (*number);
  event = room_make_event (visit, OD_VERB_REGISTER, *number);
  return od_store_add_visit (store, visit, error) &&
         od_store_add_event (store, event, error) &&
         od_store_add_outbox (store, event->id, visit->id, body, ROOM_NOW, error) &&
         od_store_transaction_commit (&transaction, error);
}

static gboolean
is_whole (OdStore *store,
          guint    number)
{
  g_autofree char *id = room_make_id ("aaaa", number);
  g_autoptr (OdVisit) visit = od_store_dup_visit (store, id, NULL);
  g_autoptr (GPtrArray) path = od_store_list_visit_events (store, id, NULL);

  return visit != NULL && visit->number == number && visit->legs->len == 2 && path != NULL && path->len == 1;
}

/* Issues tickets until it is killed; says each number once it is committed. */
static void
issue_for_ever (const char *folder,
                int         fd)
{
  g_autoptr (OdStore) store = od_store_open (folder, NULL);

  g_assert (store != NULL);
  for (;;) {
    guint number = 0;

    g_assert (issue (store, &number, NULL));
    g_assert (write (fd, &number, sizeof number) == sizeof number);
  }
}

static pid_t
start_issuing (const char *folder,
               int        *fd)
{
  int ends[2];
  pid_t pid;

  assert_int_equal (pipe (ends), 0);
  pid = fork ();
  assert_true (pid >= 0);
  if (pid == 0) {
    close (ends[0]);
    issue_for_ever (folder, ends[1]);
    _exit (1);
  }
  close (ends[1]);
  *fd = ends[0];
  return pid;
}

static gboolean
read_number (int    fd,
             guint *number)
{
  gssize n;

  do
    n = read (fd, number, sizeof *number);
  while (n < 0 && errno == EINTR);

  return n == sizeof *number;
}

/* Kills the child after it said @n_heard numbers, wherever it is by then, and adds to @said what it still got out. */
static void
kill_while_issuing (const char *folder,
                    guint       n_heard,
                    GArray     *said)
{
  int fd = -1, status = 0;
  pid_t pid = start_issuing (folder, &fd);
  guint number = 0;

  for (guint i = 0; i < n_heard; i++) {
    assert_true (read_number (fd, &number));
    g_array_append_val (said, number);
  }
  assert_int_equal (kill (pid, SIGKILL), 0);
  while (read_number (fd, &number))
    g_array_append_val (said, number);
  assert_int_equal (waitpid (pid, &status, 0), pid);
  assert_true (WIFSIGNALED (status));
  close (fd);
}

static void
assert_all_kept (StoreRoom *self,
                 GArray    *said)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  room_reopen (self);
  for (guint i = 0; i < said->len; i++) {
    guint number = g_array_index (said, guint, i);

    assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (number)));
    assert_true (is_whole (self->store, number));
  }
}

static void
a_killed_program_loses_nothing_it_said_and_repeats_no_number (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *check = NULL;

  for (guint i = 0; i < KILLS; i++) {
    g_clear_pointer (&self->store, od_store_close);
    kill_while_issuing (self->folder, 1 + i % 9, said);
  }
  assert_all_kept (self, said);
  assert_true (said->len >= KILLS);
  check = room_ask_text (self->folder, "PRAGMA integrity_check");
  assert_string_equal (check, "ok");
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM pragma_foreign_key_check"), 0);
  assert_int_equal (room_ask (self->folder, "SELECT (SELECT COUNT (*) FROM visit) - (SELECT last_number FROM counter)"), 0);
}

/* Waits its turn for the folder. */
static OdStore *
open_in_turn (const char *folder)
{
  for (;;) {
    g_autoptr (GError) error = NULL;
    OdStore *store = od_store_open (folder, &error);

    if (store != NULL)
      return store;

    g_assert_error (error, OD_STORE_ERROR, OD_STORE_ERROR_LOCKED);
    sched_yield ();
  }
}

typedef struct {
  const char *folder;
  int         fd;
} Taker;

static gpointer
take_numbers (gpointer data)
{
  const Taker *taker = data;

  for (guint i = 0; i < N_EACH; i++) {
    g_autoptr (OdStore) store = open_in_turn (taker->folder);
    guint number = 0;

    g_assert (issue (store, &number, NULL));
    g_assert (write (taker->fd, &number, sizeof number) == sizeof number);
  }
  return NULL;
}

static void
assert_counts_to (int   fd,
                  guint n_numbers)
{
  g_autofree gboolean *seen = g_new0 (gboolean, n_numbers + 1);
  guint number = 0;

  for (guint i = 0; i < n_numbers; i++) {
    assert_true (read_number (fd, &number));
    assert_in_range (number, 1, n_numbers);
    assert_false (seen[number]);
    seen[number] = TRUE;
  }
}

static void
processes_that_take_turns_never_share_a_number (void **state)
{
  StoreRoom *self = *state;
  pid_t pids[N_PROCESSES];
  int ends[2];

  g_clear_pointer (&self->store, od_store_close);
  assert_int_equal (pipe (ends), 0);
  for (guint i = 0; i < N_PROCESSES; i++) {
    pids[i] = fork ();
    assert_true (pids[i] >= 0);
    if (pids[i] == 0) {
      take_numbers (&(Taker) { self->folder, ends[1] });
      _exit (0);
    }
  }
  for (guint i = 0; i < N_PROCESSES; i++) {
    int status = 0;

    assert_int_equal (waitpid (pids[i], &status, 0), pids[i]);
    assert_int_equal (status, 0);
  }
  assert_counts_to (ends[0], N_PROCESSES * N_EACH);
  close (ends[0]);
  close (ends[1]);
}

static void
threads_that_take_turns_never_share_a_number (void **state)
{
  StoreRoom *self = *state;
  GThread *threads[N_THREADS];
  int ends[2];
  Taker taker;

  g_clear_pointer (&self->store, od_store_close);
  assert_int_equal (pipe (ends), 0);
  taker = (Taker) { self->folder, ends[1] };
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("taker", take_numbers, &taker);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  assert_counts_to (ends[0], N_THREADS * N_EACH);
  close (ends[0]);
  close (ends[1]);
}

/* Issues until the disk says no; answers the last number that was committed. */
static guint
issue_until_full (OdStore *store)
{
  g_autoptr (GError) error = NULL;
  guint number = 0, last = 0;

  while (issue (store, &number, &error))
    last = number;

  g_assert_error (error, OD_STORE_ERROR, OD_STORE_ERROR_FULL);
  g_assert (strstr (error->message, "full or cannot be written") != NULL);
  return last;
}

/* A batch whose disk fills up ends as a whole: nothing of it, and nothing after it, is committed by itself. */
static void
fail_a_batch (OdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *big = g_strnfill (1 << 20, 'x');

  g_assert (od_store_begin (store, NULL));
  g_assert (od_store_mark (store, NULL));
  g_assert (od_store_put_setting (store, "before", "x", NULL));
  g_assert (od_store_keep (store, NULL));
  g_assert (od_store_mark (store, NULL));
  g_assert (od_store_put_setting (store, "big", big, NULL));
  g_assert (od_store_keep (store, NULL));
  g_assert (!od_store_commit (store, &error));
  g_assert_error (error, OD_STORE_ERROR, OD_STORE_ERROR_FULL);
  od_store_rollback (store);
  g_assert (od_store_dup_setting (store, "before", NULL) == NULL);
}

static void
assert_issued_up_to (OdStore *store,
                     guint    last)
{
  for (guint i = 1; i <= last; i++)
    g_assert (is_whole (store, i));
  g_assert (!is_whole (store, last + 1));
}

static void
put_centre (OdStore *store)
{
  g_autoptr (OdCentre) centre = room_make_centre ();

  g_assert (od_store_begin (store, NULL));
  g_assert (od_store_put_centre (store, centre, NULL));
  g_assert (od_store_commit (store, NULL));
}

/* Runs @body in a process of its own; CANNOT_MOUNT skips the test. */
static void
run_apart (StoreRoom *self,
           void (    *body ) (const char *folder))
{
  pid_t pid;
  int status = 0;

  g_clear_pointer (&self->store, od_store_close);
  pid = fork ();
  assert_true (pid >= 0);
  if (pid == 0) {
    body (self->folder);
    _exit (0);
  }
  assert_int_equal (waitpid (pid, &status, 0), pid);
  if (WIFEXITED (status) && WEXITSTATUS (status) == CANNOT_MOUNT) {
    print_message ("a file system of our own may not be mounted here\n");
    skip ();
  }
  assert_int_equal (status, 0);
}

/* A disk of @size that only this process sees. */
static void
mount_small_disk (const char *folder,
                  const char *options)
{
  int flags = geteuid () == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER;

  if (unshare (flags) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("none", folder, "tmpfs", 0, options) != 0)
    _exit (CANNOT_MOUNT);
}

static void
fill_and_free_a_disk (const char *folder)
{
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *weight = g_strnfill (2 << 20, 'x');
  OdStore *store;
  guint last, number = 0;

  mount_small_disk (folder, "size=4m");
  store = od_store_open (folder, NULL);
  g_assert (store != NULL);
  put_centre (store);
  g_assert (g_file_set_contents (ballast, weight, 2 << 20, NULL));
  last = issue_until_full (store);
  g_assert (last > 3);
  assert_issued_up_to (store, last);
  fail_a_batch (store);

  g_assert (g_unlink (ballast) == 0);
  g_assert (issue (store, &number, NULL));
  g_assert (number == last + 1);
  od_store_close (store);
  store = od_store_open (folder, NULL);
  g_assert (store != NULL);
  assert_issued_up_to (store, last + 1);
  od_store_close (store);
}

static void
a_full_disk_is_said_and_survived (void **state)
{
  run_apart (*state, fill_and_free_a_disk);
}

static void
open_on_a_full_disk (const char *folder)
{
  g_autoptr (GError) error = NULL;

  mount_small_disk (folder, "size=64k");
  g_assert (od_store_open (folder, &error) == NULL);
  g_assert_error (error, OD_STORE_ERROR, OD_STORE_ERROR_FULL);
}

static void
no_store_is_made_on_a_disk_without_room (void **state)
{
  run_apart (*state, open_on_a_full_disk);
}

static void
open_on_a_read_only_disk (const char *folder)
{
  g_autoptr (GError) error = NULL;

  mount_small_disk (folder, "size=4m");
  od_store_close (od_store_open (folder, NULL));
  g_assert (mount (NULL, folder, NULL, MS_REMOUNT | MS_RDONLY, NULL) == 0);
  g_assert (od_store_open (folder, &error) == NULL);
  g_assert_error (error, OD_STORE_ERROR, OD_STORE_ERROR_OPEN);
  g_assert (strstr (error->message, "Read-only") != NULL);
}

static void
a_read_only_disk_is_said (void **state)
{
  run_apart (*state, open_on_a_read_only_disk);
}

/* What the kernel does to a file that may grow no more; needs no rights. */
static void
write_past_the_limit (const char *folder)
{
  OdStore *store = od_store_open (folder, NULL);
  const struct rlimit limit = { 600 * 1024, 600 * 1024 };
  guint last;

  g_assert (store != NULL);
  signal (SIGXFSZ, SIG_IGN);
  g_assert (setrlimit (RLIMIT_FSIZE, &limit) == 0);
  last = issue_until_full (store);
  g_assert (last > 3);
  assert_issued_up_to (store, last);
  od_store_close (store);
}

static void
a_file_that_may_not_grow_is_said (void **state)
{
  run_apart (*state, write_past_the_limit);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_killed_program_loses_nothing_it_said_and_repeats_no_number, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (processes_that_take_turns_never_share_a_number, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (threads_that_take_turns_never_share_a_number, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_full_disk_is_said_and_survived, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (no_store_is_made_on_a_disk_without_room, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (a_read_only_disk_is_said, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (a_file_that_may_not_grow_is_said, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-durability", tests, NULL, NULL);
}
