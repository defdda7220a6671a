/* SPDX-License-Identifier: EUPL-1.2 */

/* How long it takes until 500 listeners have one change, against a program that does nothing but write the same bytes to 500 sockets.
 * Both times begin with the asking and end when the last of the 500 has it all; the service's includes the ticket and its commit. */

#include <arpa/inet.h>
#include <gio/gio.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "od-bench.h"
#include "od-house.h"
#include "od-plain-http.h"

#define N_LISTENERS 500
#define ROUNDS      41
#define WANTED      3.0
#define SECRET      "a long enough secret"
#define TICKET      "{\"language\":\"en\",\"needs\":[\"person\"]}"

/* Five hundred ears and the one thread that reads them all. */
typedef struct {
  int      fds[N_LISTENERS];
  GString *heard[N_LISTENERS];
  int      epoll_fd;
} Ears;

static int
connect_to (guint16 port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  if (fd < 0 || connect (fd, (struct sockaddr *) &address, sizeof address) != 0)
    g_error ("port %u does not answer: %s", port, g_strerror (errno));
  return fd;
}

static Ears *
open_ears (guint16     port,
           const char *greeting)
{
  Ears *ears = g_new0 (Ears, 1);

  ears->epoll_fd = epoll_create1 (EPOLL_CLOEXEC);
  for (guint i = 0; i < N_LISTENERS; i++) {
    struct epoll_event event = { .events = EPOLLIN, .data.u32 = i };

    ears->fds[i] = connect_to (port);
    ears->heard[i] = g_string_new (NULL);
    if (greeting != NULL && send (ears->fds[i], greeting, strlen (greeting), 0) < 0)
      g_error ("no greeting: %s", g_strerror (errno));
    epoll_ctl (ears->epoll_fd, EPOLL_CTL_ADD, ears->fds[i], &event);
  }
  return ears;
}

static void
close_ears (Ears *ears)
{
  for (guint i = 0; i < N_LISTENERS; i++) {
    close (ears->fds[i]);
    g_string_free (ears->heard[i], TRUE);
  }
  close (ears->epoll_fd);
  g_free (ears);
}

static gboolean
has_whole (const GString *heard,
           const char    *kind)
{
  const char *found = strstr (heard->str, kind);

  return found != NULL && strstr (found, "\n\n") != NULL;
}

/* What became of the visit. How the board looks now is told a moment later, once for many changes. */
static gboolean
has_the_change (const GString *heard)
{
  return has_whole (heard, "event: visit\n");
}

static gboolean
has_the_welcome (const GString *heard)
{
  return has_whole (heard, "event: board\n");
}

typedef gboolean (*Enough) (const GString *heard);

typedef struct {
  Ears  *ears;
  Enough enough;
} Hearing;

/* Whether this was what was missing: the end of a chunk may come by itself. */
static gboolean
read_ear (Ears  *ears,
          guint  i,
          Enough enough)
{
  char bytes[16384];
  gboolean had_enough = enough (ears->heard[i]);
  gssize n = recv (ears->fds[i], bytes, sizeof bytes, 0);

  if (n <= 0)
    g_error ("a line was lost");
  g_string_append_len (ears->heard[i], bytes, n);
  return !had_enough && enough (ears->heard[i]);
}

static gpointer
hear_all (gpointer data)
{
  Hearing *hearing = data;
  Ears *ears = hearing->ears;
  struct epoll_event events[64];
  guint missing = N_LISTENERS;

  while (missing > 0) {
    int n = epoll_wait (ears->epoll_fd, events, G_N_ELEMENTS (events), 10000);

    if (n == 0)
      g_error ("%u of %u never heard it", missing, N_LISTENERS);
    for (int i = 0; i < n; i++)
      missing -= read_ear (ears, events[i].data.u32, hearing->enough);
  }
  return NULL;
}

static void
forget_heard (Ears *ears)
{
  for (guint i = 0; i < N_LISTENERS; i++)
    g_string_truncate (ears->heard[i], 0);
}

/* --- The program that only writes -------------------------------------------------------------------------------------------------- */

static gboolean
read_whole (int   fd,
            void *bytes,
            gsize length)
{
  return recv (fd, bytes, length, MSG_WAITALL) == (gssize) length;
}

static void
write_when_asked (int  control,
                  int *fds)
{
  guint32 length = 0;

  while (read_whole (control, &length, sizeof length)) {
    g_autofree char *bytes = g_malloc (length);

    if (!read_whole (control, bytes, length))
      return;
    for (guint i = 0; i < N_LISTENERS; i++)
      if (send (fds[i], bytes, length, MSG_NOSIGNAL) != (gssize) length)
        return;
  }
}

static int
write_bare (void)
{
  struct sockaddr_in address = { .sin_family = AF_INET };
  socklen_t size = sizeof address;
  int door = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int fds[N_LISTENERS];
  int control;
  int on = 1;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  if (bind (door, (struct sockaddr *) &address, sizeof address) != 0 || listen (door, N_LISTENERS + 1) != 0 ||
      getsockname (door, (struct sockaddr *) &address, &size) != 0)
    return 1;
  printf ("%u\n", ntohs (address.sin_port));
  fflush (stdout);

  control = accept (door, NULL, NULL);
  for (guint i = 0; i < N_LISTENERS; i++) {
    fds[i] = accept (door, NULL, NULL);
    (void) setsockopt (fds[i], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  write_when_asked (control, fds);
  return 0;
}

static guint16
start_writer (const char   *program,
              GSubprocess **process)
{
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;

  *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "--write-bare", NULL);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (*process));
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  if (line == NULL)
    g_error ("the bare writer did not start");
  return (guint16) g_ascii_strtoull (line, NULL, 10);
}

/* --- Rounds ------------------------------------------------------------------------------------------------------------------------ */

static gint64
end_round (GThread *thread,
           gint64   start)
{
  gint64 end;

  g_thread_join (thread);
  end = g_get_monotonic_time ();
  return end - start;
}

static gint64
tell_through_service (Ears        *ears,
                      OdPlainHttp *http,
                      const char  *token)
{
  g_autofree char *key = g_uuid_string_random ();
  const OdPlainRequest request = { "POST", "/api/v1/visits", token, key, TICKET };
  Hearing hearing = { ears, has_the_change };
  GThread *thread;
  gint64 start;

  forget_heard (ears);
  thread = g_thread_new ("ears", hear_all, &hearing);
  start = g_get_monotonic_time ();
  if (od_plain_http_ask (http, &request, NULL) != 201)
    g_error ("no ticket");
  return end_round (thread, start);
}

static gint64
tell_bare (Ears          *ears,
           int            control,
           const GString *bytes)
{
  guint32 length = (guint32) bytes->len;
  Hearing hearing = { ears, has_the_change };
  GThread *thread;
  gint64 start;

  forget_heard (ears);
  thread = g_thread_new ("ears", hear_all, &hearing);
  start = g_get_monotonic_time ();
  if (send (control, &length, sizeof length, 0) < 0 || send (control, bytes->str, bytes->len, 0) < 0)
    g_error ("the bare writer is gone");
  return end_round (thread, start);
}

static gboolean
compare (OdHouse    *house,
         const char *token,
         const char *program)
{
  g_autofree char *greeting = g_strdup_printf ("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n", token);
  g_autoptr (OdPlainHttp) http = od_plain_http_new (od_house_get_port (house));
  g_autoptr (GSubprocess) writer = NULL;
  guint16 port = start_writer (program, &writer);
  int control = connect_to (port);
  Ears *bare = open_ears (port, NULL);
  Ears *streams = open_ears (od_house_get_port (house), greeting);
  Hearing welcome = { streams, has_the_welcome };
  double told[ROUNDS];
  double written[ROUNDS];
  double ratios[ROUNDS];
  gsize length = 0;

  hear_all (&welcome);
  for (guint i = 0; i < ROUNDS; i++) {
    told[i] = (double) tell_through_service (streams, http, token);
    length = streams->heard[0]->len;
    written[i] = (double) tell_bare (bare, control, streams->heard[0]);
    ratios[i] = told[i] / written[i];
  }

  printf ("%u listeners, %zu bytes each: p50 %.1f ms by the service, %.1f ms bare; the rounds' ratios from %.2f to %.2f\n", N_LISTENERS,
          length, od_bench_quantile (told, ROUNDS, 0.5) / 1e3, od_bench_quantile (written, ROUNDS, 0.5) / 1e3,
          od_bench_quantile (ratios, ROUNDS, 0.1), od_bench_quantile (ratios, ROUNDS, 0.9));
  close (control);
  close_ears (bare);
  close_ears (streams);
  (void) g_subprocess_wait (writer, NULL, NULL);
  return od_bench_at_most ("a change to 500 streams, against bare sockets (median of rounds)", od_bench_quantile (ratios, ROUNDS, 0.5),
                           WANTED);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (OdHouse) house = NULL;
  g_autofree char *token = NULL;

  if (argc > 1 && strcmp (argv[1], "--write-bare") == 0)
    return write_bare ();

  od_bench_open_many ();
  house = od_house_new (NULL);
  if (house == NULL || !od_house_add_staff (house, "front", "reception", SECRET, NULL) || !od_house_open (house, NULL))
    g_error ("no house");
  token = od_house_sign_in (house, "front", SECRET);
  return compare (house, token, argv[0]) ? 0 : 1;
}
