/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-desk-session.h"

G_BEGIN_DECLS

typedef enum {
  OD_DESK_STATE_ENTER,
  OD_DESK_STATE_CHOOSE,
  OD_DESK_STATE_WORK,
  OD_DESK_STATE_REPORTS,
} OdDeskState;

/* The last change that can still be taken back. */
typedef struct {
  char  *visit_id;
  char  *label;
  gint64 version;
  gint64 until_us;
  OdVerb verb;
} OdUndo;

struct _OdDeskSession {
  GObject       parent_instance;

  /* owned */
  OdClient     *client;
  OdClock      *clock;
  OdSession    *session;  /* NULL: nobody is signed in */
  OdCentreView *house;
  OdQueueModel *queue;
  OdVisitItem  *current;
  GListModel   *desks;
  GListModel   *pools;
  GListModel   *needs;
  GListModel   *languages;
  GListModel   *priorities;
  GListModel   *places;
  GListStore   *staff;
  GPtrArray    *colleagues;   /* OdColleague, behind staff; NULL */
  GPtrArray    *path;         /* OdStep, of the current visit; NULL */
  GListStore   *alerts;
  char         *language;
  char         *desk_id;
  char         *walk_in_label;
  char         *walk_in_id;
  char         *walk_in_key;  /* of the registration that is not answered yet */
  char         *walk_in_body; /* and what it asked for */
  char         *sought;       /* what was looked for, while the service looks */
  char         *last_ticket;
  char         *visitor_name;
  char         *lost_since;   /* NULL while the service answers */
  char         *asked_id;     /* whose name was asked for: by the answer somebody else may be current */
  OdUndo        undo;

  /* handles */
  GCancellable *cancellable;  /* of everything on its way */
  guint         undo_timer;

  /* state */
  OdDeskState   state;
  OdVerb        verb;         /* on its way while busy */
  gboolean      busy;
  gboolean      clock_back;
  guint         path_revision;
  guint         allowed;
  guint         undo_seconds;
};

typedef enum {
  OD_DESK_PROP_0,
  OD_DESK_PROP_STATE,
  OD_DESK_PROP_ONLINE,
  OD_DESK_PROP_BUSY,
  OD_DESK_PROP_STAFF_NAME,
  OD_DESK_PROP_ROLE,
  OD_DESK_PROP_HOUSE_NAME,
  OD_DESK_PROP_DESK_ID,
  OD_DESK_PROP_DESK_TEXT,
  OD_DESK_PROP_DESK_PLACE,
  OD_DESK_PROP_DESKS,
  OD_DESK_PROP_POOLS,
  OD_DESK_PROP_NEEDS,
  OD_DESK_PROP_LANGUAGES,
  OD_DESK_PROP_PRIORITIES,
  OD_DESK_PROP_PLACES,
  OD_DESK_PROP_STAFF,
  OD_DESK_PROP_QUEUE,
  OD_DESK_PROP_ALERTS,
  OD_DESK_PROP_ALLOWED,
  OD_DESK_PROP_UNDO_SECONDS,
  OD_DESK_PROP_UNDO_LABEL,
  OD_DESK_PROP_UNDO_VERB,
  OD_DESK_PROP_WALK_IN_LABEL,
  OD_DESK_PROP_WALK_IN_ID,
  OD_DESK_PROP_VISITOR_NAME,
  OD_DESK_PROP_LOST_SINCE,
  OD_DESK_PROP_LAST_TICKET,
  OD_DESK_PROP_CLOCK_BACK,
  OD_DESK_PROP_PATH,
  OD_DESK_PROP_CURRENT,
  OD_DESK_N_PROPS
} OdDeskProp;

void od_desk_session_notify       (OdDeskSession *self,
                                   OdDeskProp     prop);
void od_desk_session_set_state    (OdDeskSession *self,
                                   OdDeskState    state);
void od_desk_session_set_busy     (OdDeskSession *self,
                                   gboolean       busy);
/* Tells what could not be done; consumes @error. A session that ended leads back to "enter". */
void od_desk_session_refuse       (OdDeskSession *self,
                                   GError        *error,
                                   const char    *label);
/* Finds out again what is legal. */
void od_desk_session_weigh        (OdDeskSession *self);
/* Forgets who signed in and everything seen. */
void od_desk_session_forget       (OdDeskSession *self);

/* od-desk-weigh.c */
gboolean      od_desk_session_rules_house (OdDeskSession *self);
const OdDesk *od_desk_session_get_desk    (OdDeskSession *self);    /* NULL: none */
/* Whether @leg is called or served at this desk, or on hold by it, alone or as the second one. */
gboolean      od_desk_session_has     (OdDeskSession *self,
                                       const OdLeg   *leg);
/* The leg of the current visit that @verb is for. */
const OdLeg *od_desk_session_leg_for (OdDeskSession *self,
                                      OdVerb         verb);

/* od-desk-verbs.c */
/* The end of a wish: takes what is known of the clock from @error (NULL: done). */
void od_desk_session_end_wish (OdDeskSession *self,
                               const GError  *error);

/* od-desk-tickets.c */
void od_desk_session_fetch_path  (OdDeskSession *self);
void od_desk_session_fetch_staff (OdDeskSession *self);
void od_desk_session_take_board  (OdDeskSession *self,
                                  const OdBoard *board);

/* od-desk-undo.c */
void od_desk_session_offer_undo   (OdDeskSession *self,
                                   const OdVisit *visit,
                                   OdVerb         verb);
void od_desk_session_forget_undo  (OdDeskSession *self);
void od_desk_session_heard_change (OdDeskSession *self,
                                   const char    *visit_id,
                                   gint64         version);

G_END_DECLS
