/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <libsoup/soup.h>

#include "od-client.h"

G_BEGIN_DECLS

/* Reads the body of a good answer. */
typedef gpointer (*OdAnswerReader) (const char *json,
                                    GError    **error);

/**
 * OdExchange:
 *
 * One wish to the service until it is answered: asked again, with the same key, when the answer was lost. The data of a GTask.
 */
typedef struct {
  /* owned */
  char          *url;
  char          *body;   /* NULL: none */
  char          *key;    /* Idempotency-Key; NULL: none */
  char          *bearer; /* NULL: nobody */

  /* borrowed */
  const char    *method;
  const char    *absent; /* a problem's tail that means "there is none", not a fault; NULL */

  OdAnswerReader read;       /* NULL: that it was answered is all */
  GDestroyNotify free_answer;

  /* handles */
  SoupSession   *session;
  SoupMessage   *message;
  OdChance      *chance;

  /* state */
  guint          attempts;
} OdExchange;

void od_exchange_free (OdExchange *self);

/* Told whether the service was heard (may be called several times a task). */
typedef void (*OdExchangeWord) (OdClient *client,
                                gboolean  arrived,
                                guint     status);

/* Runs the exchange that is @task's data and returns the task. Consumes @task. */
void od_exchange_run (GTask         *task,
                      OdExchangeWord word);

G_END_DECLS
