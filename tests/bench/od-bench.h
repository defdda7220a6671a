/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the benchmarks share: they compare two things in one run and assert a ratio, never seconds. */

/* Sorts @values. @fraction 0.5 is the median, 0.99 the p99. */
double od_bench_quantile (double *values,
                          gsize   n_values,
                          double  fraction);

/* Prints the figure beside what is wanted; whether it holds. */
gboolean od_bench_at_least (const char *what,
                            double      figure,
                            double      wanted) G_GNUC_WARN_UNUSED_RESULT;
gboolean od_bench_at_most  (const char *what,
                            double      figure,
                            double      wanted) G_GNUC_WARN_UNUSED_RESULT;

/* Resident memory of process @pid in kB, as the kernel tells it; 0 when it is gone. */
guint64 od_bench_resident_kb (int pid);

/* CPU time in microseconds that process @pid has used up to now, all its threads; 0 when it is gone. */
gint64 od_bench_cpu_us (int pid);

/* As many open files as the machine gives one process; the processes that this one starts inherit it. */
void od_bench_open_many (void);

G_END_DECLS
