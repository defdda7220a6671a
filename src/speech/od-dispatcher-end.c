/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-dispatcher-end-private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* In the mode in which libspeechd itself calls back, it ends the program when the service goes away. So the service is asked in its own
 * words (SSIP) to tell of the end, and what it tells is read here, on the connection that nobody else uses meanwhile. */

#define SSIP_END 702
#define SSIP_CUT 703
#define TURN_US 100000
#define N_TURNS_OF_CUT 20
/* A minute: no text is longer, and a voice that hangs must not keep the next one waiting for ever. */
#define N_TURNS 600

typedef enum {
  QUIET,
  NEWS,
  GONE,
} Heard;

static gboolean
tell_of (SPDConnection *connection,
         const char    *on_or_off)
{
  g_autofree char *end = g_strdup_printf ("SET SELF NOTIFICATION END %s", on_or_off);
  g_autofree char *cut = g_strdup_printf ("SET SELF NOTIFICATION CANCEL %s", on_or_off);

  return spd_execute_command (connection, end) == 0 && spd_execute_command (connection, cut) == 0;
}

gboolean
od_dispatcher_end_expect (SPDConnection *connection)
{
  g_assert (connection != NULL);

  return tell_of (connection, "ON");
}

static void
set_patience (SPDConnection *connection,
              long           us)
{
  struct timeval patience = { 0, us };

  setsockopt (connection->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

/* The number of the next whole message: its last line has a blank behind the number, those before a dash. */
static Heard
hear (SPDConnection *connection,
      int           *number)
{
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  Heard heard = NEWS;

  do {
    errno = 0;
    length = getline (&line, &size, connection->stream);
  } while (length > 3 && line[3] == '-');

  if (length <= 3)
    heard = length < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? QUIET : GONE;
  else
    *number = atoi (line);
  clearerr (connection->stream);
  free (line);

  return heard;
}

static gboolean
ask_to_cut (SPDConnection *connection)
{
  static const char words[] = "CANCEL SELF\r\n";

  return write (connection->socket, words, strlen (words)) == (ssize_t) strlen (words);
}

/* A text that was not begun yet is dropped without a word: then the connection has to go, lest the word comes later. */
static OdDispatcherEnd
cut (SPDConnection *connection)
{
  gboolean answered = FALSE;
  gboolean over = FALSE;

  if (!ask_to_cut (connection))
    return OD_DISPATCHER_LOST;

  for (int i = 0; i < N_TURNS_OF_CUT; i++) {
    int number = 0;
    Heard heard = hear (connection, &number);

    if (heard == GONE)
      return OD_DISPATCHER_LOST;
    over = over || number == SSIP_END || number == SSIP_CUT;
    answered = answered || (number >= 200 && number < 300);
    if (over && answered)
      return OD_DISPATCHER_CUT;
  }

  return OD_DISPATCHER_LOST;
}

static OdDispatcherEnd
wait (SPDConnection *connection,
      const int     *wish,
      int            mine)
{
  int number = 0;

  for (int i = 0; i < N_TURNS && g_atomic_int_get (wish) == mine; i++) {
    if (hear (connection, &number) == GONE)
      return OD_DISPATCHER_LOST;
    if (number == SSIP_END)
      return OD_DISPATCHER_ENDED;
    if (number == SSIP_CUT)
      return OD_DISPATCHER_CUT;
  }

  return cut (connection);
}

OdDispatcherEnd
od_dispatcher_end_wait (SPDConnection *connection,
                        const int     *wish,
                        int            mine)
{
  OdDispatcherEnd end;

  g_assert (connection != NULL);
  g_assert (wish != NULL);

  set_patience (connection, TURN_US);
  end = wait (connection, wish, mine);
  set_patience (connection, 0);
  if (end != OD_DISPATCHER_LOST && !tell_of (connection, "OFF"))
    return OD_DISPATCHER_LOST;

  return end;
}
