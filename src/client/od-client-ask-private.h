/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-client-private.h"

G_BEGIN_DECLS

/* How an answer is read and freed; static. NULL: that it was answered is all. */
typedef struct {
  OdAnswerReader read;
  GDestroyNotify free_answer;
} OdAnswerKind;

/* Who waits for an answer. */
typedef struct {
  GCancellable       *cancellable;
  GAsyncReadyCallback callback;
  gpointer            user_data;
} OdWaiting;

/* Asks for @path (consumed) below /api/v1. */
void od_client_ask (OdClient           *self,
                    char               *path,
                    const OdAnswerKind *kind,
                    const OdWaiting    *waiting);

/* Wishes @body (consumed) at @path (consumed). */
void od_client_wish (OdClient           *self,
                     char               *path,
                     char               *body,
                     const OdAnswerKind *kind,
                     const OdWaiting    *waiting);

/* The answer, owned. */
gpointer od_client_hear (OdClient     *self,
                         GAsyncResult *result,
                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* A flat JSON object of names and strings, without those whose value is NULL. */
char *od_client_body (const char *first_name,
                      ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

/* "/visits/" + @id, made safe for an address, + "/notes". */
char *od_client_path (const char *folder,
                      const char *verb,
                      const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
