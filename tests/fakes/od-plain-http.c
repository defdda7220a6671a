/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-plain-http.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define PATIENCE_S 10

struct _OdPlainHttp {
  guint16  port;
  int      fd;
  GString *received;
};

OdPlainHttp *
od_plain_http_new (guint16 port)
{
  OdPlainHttp *self = g_new0 (OdPlainHttp, 1);

  self->port = port;
  self->fd = -1;
  self->received = g_string_new (NULL);
  return self;
}

static void
hang_up (OdPlainHttp *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

void
od_plain_http_free (OdPlainHttp *self)
{
  if (self == NULL)
    return;

  hang_up (self);
  g_string_free (self->received, TRUE);
  g_free (self);
}

static gboolean
connect_when_needed (OdPlainHttp *self)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (self->port) };
  struct timeval patience = { .tv_sec = PATIENCE_S };
  int on = 1;

  if (self->fd >= 0)
    return TRUE;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  self->fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  (void) setsockopt (self->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  (void) setsockopt (self->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (connect (self->fd, (struct sockaddr *) &address, sizeof address) == 0)
    return TRUE;

  hang_up (self);
  return FALSE;
}

static gboolean
send_all (OdPlainHttp   *self,
          const GString *text)
{
  gsize sent = 0;

  while (sent < text->len) {
    gssize n = send (self->fd, text->str + sent, text->len - sent, MSG_NOSIGNAL);

    if (n <= 0)
      return FALSE;
    sent += (gsize) n;
  }

  return TRUE;
}

static void
write_request (const OdPlainRequest *request,
               GString              *text)
{
  g_string_append_printf (text, "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n", request->method, request->path);
  if (request->token != NULL)
    g_string_append_printf (text, "Authorization: Bearer %s\r\n", request->token);
  if (request->key != NULL)
    g_string_append_printf (text, "Idempotency-Key: \"%s\"\r\n", request->key);
  if (request->body != NULL)
    g_string_append_printf (text, "Content-Type: application/json\r\nContent-Length: %zu\r\n", strlen (request->body));
  g_string_append (text, "\r\n");
  if (request->body != NULL)
    g_string_append (text, request->body);
}

static gboolean
receive_more (OdPlainHttp *self)
{
  char bytes[16384];
  gssize n = recv (self->fd, bytes, sizeof bytes, 0);

  if (n <= 0)
    return FALSE;
  g_string_append_len (self->received, bytes, n);
  return TRUE;
}

static gsize
content_length (const char *head)
{
  const char *line = strcasestr (head, "\r\nContent-Length:");

  return line == NULL ? 0 : g_ascii_strtoull (line + strlen ("\r\nContent-Length:"), NULL, 10);
}

static guint
receive_answer (OdPlainHttp *self,
                GString     *answer)
{
  const char *end;
  gsize head;
  gsize body;

  g_string_truncate (self->received, 0);
  while ((end = strstr (self->received->str, "\r\n\r\n")) == NULL)
    if (!receive_more (self))
      return 0;

  head = (gsize) (end - self->received->str) + 4;
  body = content_length (self->received->str);
  while (self->received->len < head + body)
    if (!receive_more (self))
      return 0;

  if (answer != NULL) {
    g_string_truncate (answer, 0);
    g_string_append_len (answer, self->received->str + head, (gssize) body);
  }
  return (guint) g_ascii_strtoull (self->received->str + strlen ("HTTP/1.1 "), NULL, 10);
}

guint
od_plain_http_ask (OdPlainHttp          *self,
                   const OdPlainRequest *request,
                   GString              *answer)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint status = 0;

  write_request (request, text);
  if (connect_when_needed (self) && send_all (self, text))
    status = receive_answer (self, answer);
  if (status == 0 || strcasestr (self->received->str, "\r\nConnection: close") != NULL)
    hang_up (self);

  return status;
}

static const char *
find_member (const char *json,
             const char *name)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\":", name);
  const char *found = strstr (json, quoted);

  return found == NULL ? NULL : found + strlen (quoted);
}

char *
od_plain_http_pick (const char *json,
                    const char *name)
{
  const char *value = find_member (json, name);
  const char *end;

  if (value == NULL || *value != '"')
    return NULL;

  end = strchr (value + 1, '"');
  return end == NULL ? NULL : g_strndup (value + 1, (gsize) (end - value - 1));
}

gint64
od_plain_http_pick_number (const char *json,
                           const char *name)
{
  const char *value = find_member (json, name);

  return value == NULL || !g_ascii_isdigit (*value) ? -1 : g_ascii_strtoll (value, NULL, 10);
}
