/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OdHouse:
 *
 * A real house for a test: a data folder in a scratch place, made by the real `onedoor` from the pack that is always open,
 * and the real `onedoord` on a free port of the loopback. Everything is gone when it is freed.
 */
typedef struct _OdHouse OdHouse;

/* Makes the folder; the service does not run yet. */
OdHouse *od_house_new  (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same from another pack of tests/data: "centre-eight-desks". */
OdHouse *od_house_new_of (const char *pack_name,
                          GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void        od_house_free (OdHouse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdHouse, od_house_free)

const char *od_house_get_dir (OdHouse * self);
guint16     od_house_get_port (OdHouse *self);   /* 0 while closed */
int         od_house_get_pid  (OdHouse *self);   /* of the service; 0 while closed */

/* Only while closed, as the command line demands: a device's one-time code, and somebody who may sign in. */
char *od_house_add_device (OdHouse    *self,
                           const char *name,
                           const char *role,
                           const char *series,
                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    od_house_add_staff  (OdHouse    *self,
                                 const char *name,
                                 const char *role,
                                 const char *secret,
                                 GError    **error);

/* Somebody of role "provider" who sits at @desk only. */
gboolean    od_house_add_provider (OdHouse    *self,
                                   const char *name,
                                   const char *secret,
                                   const char *desk,
                                   GError    **error);

/* From now on every opening is at the port of the last one: for who must find the service again. */
void        od_house_keep_port (OdHouse *self);

/* From now on what the service says on its error stream is kept in the file "journal" of the folder. */
void        od_house_keep_journal (OdHouse *self);

/* Starts the service and waits until it listens; ends it with @signal and waits until it is gone. */
gboolean    od_house_open  (OdHouse *self,
                            GError **error);
void        od_house_close (OdHouse *self,
                            int      signal_number);

/* A bearer token over HTTP, from a one-time code or a name and secret; NULL when refused. */
char *od_house_enrol   (OdHouse    *self,
                        const char *code) G_GNUC_WARN_UNUSED_RESULT;
char *od_house_sign_in (OdHouse    *self,
                        const char *name,
                        const char *secret) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
