/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-queue.h"
#include "od-visit.h"
#include "od-labels.h"

G_BEGIN_DECLS

/* What apps and service say to each other beside visits (docs/API.md). All members owned. */

/* What a kiosk or reception asks for. */
typedef struct {
  char    *language;
  GStrv    needs;
  char    *pool_id;      /* NULL: routed by the needs */
  guint    adults;       /* 0 = 1 */
  guint    children;
  char    *name;         /* what the person wants to be called; NULL = nothing given */
} OdRegistration;

/* A visit and what its ticket says. */
typedef struct {
  OdVisit   *visit;
  char      *url;        /* of the phone page, upper case, for the QR */
  guint      before;
  OdEstimate estimate;
} OdIssued;

/* One line of the waiting room's display. No need, no name, no service. */
typedef struct {
  char     *series;
  guint     number;
  OdLabels *place;
  char     *floor;
  char     *arrow;
  gint64    called_us;
  guint     calls;
} OdBoardLine;

typedef struct {
  GPtrArray *now;        /* OdBoardLine: called and not yet started, newest first */
  GPtrArray *last;       /* OdBoardLine: the five before */
  guint      waiting;
} OdBoard;

/* Somebody who signed in. */
typedef struct {
  char  *token;
  char  *staff_id;
  char  *name;
  char  *role;           /* "provider", "reception", "admin", "manager" */
  GStrv  desks;          /* desk ids they may sit at; empty = any */
  gint64 expires_us;
} OdSession;

/* An RFC 9457 problem. */
typedef struct {
  char  *type;           /* "urn:onedoor:problem:taken" */
  char  *title;
  int    status;
  char  *detail;
  char  *holder;         /* desk id, for "taken" */
} OdProblem;

OdRegistration *od_registration_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_registration_free (OdRegistration *self);
OdIssued       *od_issued_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_issued_free       (OdIssued *self);
OdBoardLine    *od_board_line_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_board_line_free   (OdBoardLine *self);
OdBoard        *od_board_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_board_free        (OdBoard *self);
OdSession      *od_session_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_session_free      (OdSession *self);
OdProblem      *od_problem_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_problem_free      (OdProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdRegistration, od_registration_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdIssued, od_issued_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdBoardLine, od_board_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdBoard, od_board_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdSession, od_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdProblem, od_problem_free)

G_END_DECLS
