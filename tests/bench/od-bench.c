/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

double
od_bench_quantile (double *values,
                   gsize   n_values,
                   double  fraction)
{
  g_return_val_if_fail (n_values > 0, 0);

  qsort (values, n_values, sizeof *values, compare);
  return values[MIN (n_values - 1, (gsize) ((double) n_values * fraction))];
}

static gboolean
print_figure (const char *what,
              double      figure,
              const char *word,
              double      wanted,
              gboolean    holds)
{
  printf ("%s: %.2f, wanted %s %.2f%s\n", what, figure, word, wanted, holds ? "" : " MISSED");
  fflush (stdout);
  return holds;
}

gboolean
od_bench_at_least (const char *what,
                   double      figure,
                   double      wanted)
{
  return print_figure (what, figure, "at least", wanted, figure >= wanted);
}

gboolean
od_bench_at_most (const char *what,
                  double      figure,
                  double      wanted)
{
  return print_figure (what, figure, "at most", wanted, figure <= wanted);
}

static char *
read_of_process (int         pid,
                 const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", pid, name);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}

guint64
od_bench_resident_kb (int pid)
{
  g_autofree char *status = read_of_process (pid, "status");
  const char *line = status == NULL ? NULL : strstr (status, "VmRSS:");

  return line == NULL ? 0 : g_ascii_strtoull (g_strchug ((char *) line + strlen ("VmRSS:")), NULL, 10);
}

gint64
od_bench_cpu_us (int pid)
{
  g_autofree char *stat = read_of_process (pid, "stat");
  const char *after_name = stat == NULL ? NULL : strrchr (stat, ')');
  g_auto (GStrv) fields = after_name == NULL ? NULL : g_strsplit (after_name, " ", -1);

  /* utime and stime are the 14th and 15th field, the name is the second. */
  if (fields == NULL || g_strv_length (fields) < 14)
    return 0;
  return (g_ascii_strtoll (fields[12], NULL, 10) + g_ascii_strtoll (fields[13], NULL, 10)) * G_USEC_PER_SEC / sysconf (_SC_CLK_TCK);
}

void
od_bench_open_many (void)
{
  struct rlimit files = { 0 };

  if (getrlimit (RLIMIT_NOFILE, &files) != 0)
    return;
  files.rlim_cur = MIN (files.rlim_max, 8192);
  (void) setrlimit (RLIMIT_NOFILE, &files);
}
