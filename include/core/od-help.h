/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-centre.h"
#include "od-hours.h"

G_BEGIN_DECLS

/* "Who here can help": one service as a visitor sees it, in one language. All strings owned, NULL when not known. */
typedef struct {
  char       *service_id;
  char       *pool_id;       /* NULL: no ticket for it here */
  gboolean    here;          /* in this house */
  char       *name;
  char       *name_language; /* the language the texts are really in */
  char       *summary;       /* one line: what they do */
  char       *place;         /* room, or the address of a place elsewhere */
  char       *bring;         /* "bring this paper" */
  char       *phone;
  GStrv       languages;     /* spoken, BCP 47 */
  GStrv       needs;
  OdOpening   opening;
  char       *hours_text;    /* as written, for OD_OPEN_ASK */
} OdHelpCard;

OdHelpCard *od_help_card_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        od_help_card_free (OdHelpCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdHelpCard, od_help_card_free)

G_END_DECLS
