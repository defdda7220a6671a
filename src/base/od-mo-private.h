/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One compiled gettext catalogue (.mo) in memory. Immutable, so any thread may read it. */
typedef struct _OdMo OdMo;

/* Errors are G_FILE_ERROR when @path cannot be read and G_IO_ERROR_INVALID_DATA when it is damaged; both name it. */
OdMo *od_mo_open (const char *path,
                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void  od_mo_free (OdMo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdMo, od_mo_free)

/* Borrowed; NULL when it holds no such message. */
const char *od_mo_find (const OdMo * self,
                        const char *msgid);
const char *od_mo_find_form (const OdMo *self,
                             const char *msgid,
                             gulong      n);

G_END_DECLS
