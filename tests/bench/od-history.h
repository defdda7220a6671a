/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes a long life for the house in @dir, which nobody has open: @n_visits finished visits of the years before today, and @n_waiting who
 * wait for reception today, series "A". By SQL, in bulk: through the service it would take an hour. */
gboolean od_history_make (const char *dir,
                          guint       n_visits,
                          guint       n_waiting,
                          GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
