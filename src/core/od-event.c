/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-event.h"

#include "od-names-private.h"

static const char *const verbs[] = {
  "register", "call", "start", "finish", "no-show", "hold", "resume", "hand-over", "recall", "leave", "cancel", "undo", "print", "accept",
  "decline", "step-out", "back", "prioritise", "move", "add", "carry", "note", "read"
};

G_STATIC_ASSERT (G_N_ELEMENTS (verbs) == OD_N_VERBS);

const char *
od_verb_to_text (OdVerb verb)
{
  return od_name_of (verb, verbs, G_N_ELEMENTS (verbs));
}

gboolean
od_verb_from_text (const char *text,
                   OdVerb     *verb)
{
  guint index;

  g_return_val_if_fail (verb != NULL, FALSE);

  if (!od_name_find (text, verbs, G_N_ELEMENTS (verbs), &index))
    return FALSE;
  *verb = index;
  return TRUE;
}

OdEvent *
od_event_new (void)
{
  return g_new0 (OdEvent, 1);
}

OdEvent *
od_event_copy (const OdEvent *self)
{
  OdEvent *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->visit_id = g_strdup (self->visit_id);
  copy->leg_id = g_strdup (self->leg_id);
  copy->actor = g_strdup (self->actor);
  copy->desk_id = g_strdup (self->desk_id);
  copy->pool_id = g_strdup (self->pool_id);
  copy->reason = g_strdup (self->reason);
  copy->undoes = g_strdup (self->undoes);
  copy->before = self->before != NULL ? od_visit_copy (self->before) : NULL;
  return copy;
}

void
od_event_free (OdEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->visit_id);
  g_free (self->leg_id);
  g_free (self->actor);
  g_free (self->desk_id);
  g_free (self->pool_id);
  g_free (self->reason);
  g_free (self->undoes);
  od_visit_free (self->before);
  g_free (self);
}
