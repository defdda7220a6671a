/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-ask.h"

#include "od-day.h"
#include "od-text.h"
#include "od-wire.h"

GStrv
od_ask_strings (OdCall            *call,
                const char *const *names,
                guint              n_required)
{
  g_autoptr (GError) why = NULL;
  g_auto (GStrv) values = od_wire_strings_from_json (call->body[0] == '\0' ? "{}" : call->body, names, n_required, &why);

  if (values == NULL)
    od_call_refuse_wire (call, why);
  return g_steal_pointer (&values);
}

gboolean
od_ask_refuse_value (OdCall     *call,
                     const char *member)
{
  od_call_refuse (call, 400, "wrong-value", "The member \"%s\" has a value that is not allowed.", member);
  return FALSE;
}

gboolean
od_ask_refuse_missing (OdCall     *call,
                       const char *what)
{
  od_call_refuse (call, 404, "not-found", "There is no such %s.", what);
  return FALSE;
}

gboolean
od_ask_line (OdCall     *call,
             const char *member,
             const char *value,
             guint       max)
{
  if (value[0] == '\0' || (g_utf8_strlen (value, -1) <= (long) max && od_text_is_line (value)))
    return TRUE;
  return od_ask_refuse_value (call, member);
}

gboolean
od_ask_line_given (OdCall     *call,
                   const char *member,
                   const char *value,
                   guint       max)
{
  return value[0] == '\0' ? od_ask_refuse_value (call, member) : od_ask_line (call, member, value, max);
}

const char *
od_ask_day (OdCall     *call,
            const char *name,
            const char *absent,
            gint64     *from_us,
            gint64     *to_us)
{
  const OdCentre *centre = call->service->centre;
  const char *asked = od_call_query (call, name);
  const char *day = asked == NULL ? absent : asked;

  if (day != NULL && od_day_bounds (day, centre->zone, centre->rollover_hour, from_us, to_us))
    return day;
  od_call_refuse (call, 400, "bad-query", "\"%s\" is a day, like 2026-11-22.", name);
  return NULL;
}

char *
od_ask_dup (const char *value)
{
  return value[0] == '\0' ? NULL : g_strdup (value);
}
