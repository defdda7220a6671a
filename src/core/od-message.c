/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-message.h"

OdRegistration *
od_registration_new (void)
{
  return g_new0 (OdRegistration, 1);
}

void
od_registration_free (OdRegistration *self)
{
  if (self == NULL)
    return;

  g_free (self->language);
  g_strfreev (self->needs);
  g_free (self->pool_id);
  g_free (self->name);
  g_free (self->age);
  g_free (self->residence);
  g_free (self->for_desk_id);
  g_free (self->for_staff_id);
  g_free (self->appointment);
  g_free (self->ticket);
  g_free (self->reason);
  g_free (self);
}

OdIssued *
od_issued_new (void)
{
  return g_new0 (OdIssued, 1);
}

void
od_issued_free (OdIssued *self)
{
  if (self == NULL)
    return;

  od_visit_free (self->visit);
  g_free (self->url);
  g_free (self);
}

OdBoardLine *
od_board_line_new (void)
{
  return g_new0 (OdBoardLine, 1);
}

void
od_board_line_free (OdBoardLine *self)
{
  if (self == NULL)
    return;

  g_free (self->series);
  od_labels_free (self->place);
  g_free (self->floor);
  g_free (self->arrow);
  g_free (self);
}

OdBoard *
od_board_new (void)
{
  OdBoard *self = g_new0 (OdBoard, 1);

  self->now = g_ptr_array_new_with_free_func ((GDestroyNotify) od_board_line_free);
  self->last = g_ptr_array_new_with_free_func ((GDestroyNotify) od_board_line_free);
  self->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) od_board_letter_free);
  return self;
}

void
od_board_free (OdBoard *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->now);
  g_ptr_array_unref (self->last);
  g_ptr_array_unref (self->letters);
  g_free (self);
}

OdSession *
od_session_new (void)
{
  return g_new0 (OdSession, 1);
}

void
od_session_free (OdSession *self)
{
  if (self == NULL)
    return;

  g_free (self->token);
  g_free (self->staff_id);
  g_free (self->name);
  g_free (self->role);
  g_strfreev (self->desks);
  g_free (self);
}

OdProblem *
od_problem_new (void)
{
  return g_new0 (OdProblem, 1);
}

void
od_problem_free (OdProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->type);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->holder);
  g_free (self);
}
