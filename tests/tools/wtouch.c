/* SPDX-License-Identifier: EUPL-1.2
 *
 * A weston module: a seat whose touch screen, pointer and keyboard obey datagrams on a socket, so that
 * a test touches the real programs. Lines: "down ID X Y", "move ID X Y", "up ID", "motion X Y",
 * "button 0|1", "key CODE 0|1". ONEDOOR_SEAT_SOCKET names the socket, ONEDOOR_SEAT what the seat has.
 */
#include <libweston/libweston.h>
#include <libweston/zalloc.h>

#include <linux/input-event-codes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/* libweston-10 exports these; its public headers leave them to the back-ends. */
struct weston_touch_device *weston_touch_create_touch_device (struct weston_touch                  *touch,
                                                              const char                           *syspath,
                                                              void                                 *data,
                                                              const struct weston_touch_device_ops *ops);
void weston_seat_init          (struct weston_seat       *seat,
                                struct weston_compositor *compositor,
                                const char               *name);
int  weston_seat_init_touch    (struct weston_seat *seat);
int  weston_seat_init_pointer  (struct weston_seat *seat);
int  weston_seat_init_keyboard (struct weston_seat *seat,
                                struct xkb_keymap  *keymap);
void notify_touch_normalized   (struct weston_touch_device                    *device,
                                const struct timespec                         *time,
                                int                                            id,
                                double                                         x,
                                double                                         y,
                                const struct weston_point2d_device_normalized *normal,
                                int                                            type);
void notify_touch_frame        (struct weston_touch_device *device);
void notify_motion_absolute    (struct weston_seat    *seat,
                                const struct timespec *time,
                                double                 x,
                                double                 y);
void notify_button             (struct weston_seat          *seat,
                                const struct timespec       *time,
                                int32_t                      button,
                                enum wl_pointer_button_state state);
void notify_pointer_frame      (struct weston_seat *seat);
void notify_key                (struct weston_seat        *seat,
                                const struct timespec     *time,
                                uint32_t                   key,
                                enum wl_keyboard_key_state state,
                                int                        update);

WL_EXPORT int wet_module_init (struct weston_compositor *compositor,
                               int                      *argc,
                               char                     *argv[]);

typedef struct {
  struct weston_seat          seat;
  struct weston_touch_device *touch;
  const char                 *has;
} Hand;

static void
touch (Hand       *hand,
       const char *line,
       int         type)
{
  struct timespec now;
  double x = 0;
  double y = 0;
  int id = 0;

  if (hand->touch == NULL || sscanf (line, "%*s %d %lf %lf", &id, &x, &y) < 1)
    return;

  clock_gettime (CLOCK_MONOTONIC, &now);
  notify_touch_normalized (hand->touch, &now, id, x, y, NULL, type);
  notify_touch_frame (hand->touch);
}

static void
point (Hand       *hand,
       const char *line)
{
  struct timespec now;
  double x = 0;
  double y = 0;
  int pressed = 0;

  if (strstr (hand->has, "pointer") == NULL)
    return;

  clock_gettime (CLOCK_MONOTONIC, &now);
  if (sscanf (line, "motion %lf %lf", &x, &y) == 2)
    notify_motion_absolute (&hand->seat, &now, x, y);
  else if (sscanf (line, "button %d", &pressed) == 1)
    notify_button (&hand->seat, &now, BTN_LEFT,
                   pressed ? WL_POINTER_BUTTON_STATE_PRESSED : WL_POINTER_BUTTON_STATE_RELEASED);
  notify_pointer_frame (&hand->seat);
}

static void
press (Hand       *hand,
       const char *line)
{
  struct timespec now;
  unsigned int code = 0;
  int pressed = 0;

  if (strstr (hand->has, "keyboard") == NULL || sscanf (line, "key %u %d", &code, &pressed) != 2)
    return;

  clock_gettime (CLOCK_MONOTONIC, &now);
  notify_key (&hand->seat, &now, code,
              pressed ? WL_KEYBOARD_KEY_STATE_PRESSED : WL_KEYBOARD_KEY_STATE_RELEASED,
              STATE_UPDATE_AUTOMATIC);
}

static int
on_line (int      fd,
         uint32_t mask,
         void    *data)
{
  Hand *hand = data;
  char line[256];
  ssize_t length = recv (fd, line, sizeof line - 1, MSG_DONTWAIT);

  if (length <= 0)
    return 1;
  line[length] = '\0';

  if (strncmp (line, "down ", 5) == 0)
    touch (hand, line, WL_TOUCH_DOWN);
  else if (strncmp (line, "move ", 5) == 0)
    touch (hand, line, WL_TOUCH_MOTION);
  else if (strncmp (line, "up ", 3) == 0)
    touch (hand, line, WL_TOUCH_UP);
  else if (strncmp (line, "key ", 4) == 0)
    press (hand, line);
  else
    point (hand, line);

  return 1;
}

static int
open_socket (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd;

  if (path == NULL || strlen (path) >= sizeof address.sun_path)
    return -1;
  strcpy (address.sun_path, path);
  unlink (path);

  fd = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd >= 0 && bind (fd, (struct sockaddr *) &address, sizeof address) == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

static void
give_devices (Hand *hand)
{
  if (strstr (hand->has, "pointer") != NULL)
    weston_seat_init_pointer (&hand->seat);
  if (strstr (hand->has, "keyboard") != NULL)
    weston_seat_init_keyboard (&hand->seat, NULL);
  if (strstr (hand->has, "touch") == NULL)
    return;

  weston_seat_init_touch (&hand->seat);
  hand->touch = weston_touch_create_touch_device (weston_seat_get_touch (&hand->seat), "/test/touch", NULL, NULL);
}

WL_EXPORT int
wet_module_init (struct weston_compositor *compositor,
                 int                      *argc,
                 char                     *argv[])
{
  const char *has = getenv ("ONEDOOR_SEAT");
  Hand *hand = zalloc (sizeof *hand);
  int fd = open_socket (getenv ("ONEDOOR_SEAT_SOCKET"));

  if (hand == NULL || fd < 0) {
    weston_log ("wtouch: no socket\n");
    return -1;
  }

  hand->has = has != NULL ? has : "touch";
  weston_seat_init (&hand->seat, compositor, "test");
  give_devices (hand);
  wl_event_loop_add_fd (wl_display_get_event_loop (compositor->wl_display), fd, WL_EVENT_READABLE, on_line, hand);
  weston_log ("wtouch: ready\n");
  return 0;
}
