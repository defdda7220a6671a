/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-day-book.h"

struct _OdDayBook {
  GHashTable   *rows;     /* id → OdDayRow, owned */
  GHashTable   *labels;   /* label → OdDayRow, borrowed */
  GStringChunk *words;    /* pool ids, each once */
};

static void
row_free (OdDayRow *row)
{
  g_free (row->id);
  g_free (row->label);
  g_free (row);
}

OdDayBook *
od_day_book_new (void)
{
  OdDayBook *self = g_new0 (OdDayBook, 1);

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) row_free);
  self->labels = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_string_chunk_new (256);
  return self;
}

void
od_day_book_free (OdDayBook *self)
{
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->rows);
  g_string_chunk_free (self->words);
  g_free (self);
}

void
od_day_book_clear (OdDayBook *self)
{
  g_hash_table_remove_all (self->labels);
  g_hash_table_remove_all (self->rows);
}

static void
write_leg (OdDayBook   *self,
           OdDayLeg    *row,
           const OdLeg *leg)
{
  row->pool_id = g_string_chunk_insert_const (self->words, leg->pool_id);
  row->state = leg->state;
  row->made_us = leg->made_us;
  row->first_called_us = leg->first_called_us;
  row->ended_us = leg->ended_us;
}

void
od_day_book_take (OdDayBook     *self,
                  const OdVisit *visit)
{
  OdDayRow *row = g_malloc0 (sizeof *row + visit->legs->len * sizeof row->legs[0]);

  row->id = g_strdup (visit->id);
  row->label = od_visit_label (visit);
  row->arrived_us = visit->arrived_us;
  row->n_legs = visit->legs->len;
  for (guint i = 0; i < visit->legs->len; i++)
    write_leg (self, &row->legs[i], g_ptr_array_index (visit->legs, i));

  g_hash_table_replace (self->labels, row->label, row);
  g_hash_table_replace (self->rows, row->id, row);
}

const OdDayRow *
od_day_book_find (const OdDayBook *self,
                  const char      *label)
{
  return g_hash_table_lookup (self->labels, label);
}

void
od_day_book_each (const OdDayBook *self,
                  OdDayRowFunc     func,
                  gpointer         data)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    func (row, data);
}
