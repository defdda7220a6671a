/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-wire-reader.h"
#include "od-wire-writer.h"

G_BEGIN_DECLS

/* Parts of a centre. */

#define OD_MAX_MIN (24 * 60)

/* "hours", an array. Absent reads as empty. od-wire-hours.c. */
void od_write_hours (OdJsonWriter *writer,
                     GPtrArray    *hours);
void od_read_hours  (OdReader  *reader,
                     OdJson    *object,
                     GPtrArray *hours);

/* "policy", an object. What is absent stays as @policy has it. od-wire-policy.c. */
void od_write_policy (OdJsonWriter   *writer,
                      const OdPolicy *policy);
void od_read_policy  (OdReader *reader,
                      OdJson   *object,
                      OdPolicy *policy);

/* An OdPool and an OdDesk. od-wire-house.c. */
void     od_write_pool (OdJsonWriter *writer,
                        gconstpointer element);
gpointer od_read_pool  (OdReader *reader,
                        OdJson   *object);
void     od_write_desk (OdJsonWriter *writer,
                        gconstpointer element);
gpointer od_read_desk  (OdReader *reader,
                        OdJson   *object);

G_END_DECLS
