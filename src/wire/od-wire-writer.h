/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-wire-reader.h"
#include "od-wire.h"

G_BEGIN_DECLS

/* Parts of messages that stand in several of them. Writers put the value as member @name, or at the top when NULL. */

/* 0 is written as null. */
void od_write_time   (OdJsonWriter *writer,
                      const char   *name,
                      gint64        us);
void od_write_labels (OdJsonWriter   *writer,
                      const char     *name,
                      const OdLabels *labels);
void od_write_visit  (OdJsonWriter  *writer,
                      const char    *name,
                      const OdVisit *visit,
                      OdWireView     view);

/* As member "estimate". od-wire-message.c. */
void od_write_estimate (OdJsonWriter     *writer,
                        const OdEstimate *estimate);
void od_read_estimate  (OdReader   *reader,
                        OdJson     *object,
                        OdEstimate *estimate);

/* OD_CLOSING_UNKNOWN when absent. od-wire-board.c. */
OdClosingState od_read_closing_state (OdReader   *reader,
                                      OdJson     *object,
                                      const char *name);

/* NULL after a fault. */
OdVisit *od_read_visit (OdReader *reader,
                        OdJson   *object) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
