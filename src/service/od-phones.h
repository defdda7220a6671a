/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"
#include "od-queue.h"

G_BEGIN_DECLS

/* What a visitor's own phone shows: the words for a visit as it is now, in one language. No personal data. */
typedef struct {
  const char *state;      /* as it travels: the leg's ("waiting", ...), "out" while stepped out, "missed" in the grace after a missed call */
  char       *headline;   /* "There are 3 people before you." */
  char       *more;       /* "About 10 to 20 minutes."; NULL: nothing to add */
  char       *late;       /* that the house may close before; NULL */
  char       *place;      /* where to go; NULL */
  const char *place_tag;  /* the language that place is in */
  char       *way;        /* how to get there; NULL */
  guint       before;
  OdEstimate  estimate;
  gboolean    may_leave;
  gboolean    may_step_out;
  gboolean    may_return;
  gboolean    may_answer; /* how it was */
  gboolean    over;       /* nothing will change any more */
} OdPhoneWords;

void od_phone_words_clear (OdPhoneWords *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdPhoneWords, od_phone_words_clear)

/* Whether we have the page's words in @tag (NULL: no) or its base language. */
gboolean od_phones_speak (OdServer   *service,
                          const char *tag);

/* Words for @visit in language @tag. */
void  od_phone_words_fill    (OdPhoneWords  *self,
                              OdServer      *service,
                              const OdVisit *visit,
                              const char    *tag);
char *od_phone_words_to_json (const OdPhoneWords *self) G_GNUC_WARN_UNUSED_RESULT;

/* The page of @visit, HTML. @thanks: the visitor just told us how it was. */
char *od_phone_page_render (OdServer      *service,
                            const OdVisit *visit,
                            const char    *tag,
                            gboolean       thanks) G_GNUC_WARN_UNUSED_RESULT;

/* A page that says in @tag that there is no such ticket, or that it is of another day. */
char *od_phone_page_render_missing (OdServer   *service,
                                    const char *tag,
                                    gboolean    old) G_GNUC_WARN_UNUSED_RESULT;

/* Phones that listen. */
OdPhones *od_phones_new   (OdServer *service) G_GNUC_WARN_UNUSED_RESULT;
void      od_phones_free  (OdPhones *self);

/* Takes @call. */
void      od_phones_add   (OdPhones   *self,
                           OdCall     *call,
                           const char *token,
                           const char *tag);

/* Something in the line changed: whoever sees something else now is told, soon. */
void      od_phones_tell  (OdPhones *self);
guint     od_phones_count (OdPhones *self);

G_END_DECLS
