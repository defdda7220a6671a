/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"

G_BEGIN_DECLS

/* What a request asks for, read and judged. Whatever returns FALSE or NULL has answered with a problem. */

/* The strings of the body, as od_wire_strings_from_json () reads them; no body at all is {}. */
GStrv od_ask_strings (OdCall            *call,
                      const char *const *names,
                      guint              n_required) G_GNUC_WARN_UNUSED_RESULT;

/* 400 `wrong-value`, 404 `not-found`. */
gboolean od_ask_refuse_value   (OdCall     *call,
                                const char *member);
gboolean od_ask_refuse_missing (OdCall     *call,
                                const char *what);

/* Whether @value of @member is one line of plain text of at most @max characters. "" passes: what must be there, od_ask_strings () asks for,
 * and od_ask_line_given () refuses it empty. */
gboolean od_ask_line       (OdCall     *call,
                            const char *member,
                            const char *value,
                            guint       max);
gboolean od_ask_line_given (OdCall     *call,
                            const char *member,
                            const char *value,
                            guint       max);

/* The business day in query @name, @absent when it is not there, and its bounds (od-day.h). Borrowed. 400 `bad-query` */
const char *od_ask_day (OdCall     *call,
                        const char *name,
                        const char *absent,
                        gint64     *from_us,
                        gint64     *to_us);

/* An owned copy; NULL for "". */
char *od_ask_dup (const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
