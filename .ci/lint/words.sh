#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What the code must not say, and what every file must.
. "$(dirname "$0")/lint.sh"

code() {
  files "$1/src" .c .h
  files "$1/include" .h
}

all_c() {
  files "$1" .c .h
}

check_licence() {
  { files "$1" .c .h .ui .css .sql .sh .xml .mjs .md meson.build .txt .list .po .cfg; files "$1/packaging" ""; } |
    sort -u | while read -r file; do
    head -n 6 "$file" | grep -q 'SPDX-License-Identifier: EUPL-1.2' || echo "${file#"$1"/}"
  done
}

plant_licence() {
  echo 'int a;' >"$1/src/bad.c"
}

check_goto() {
  all_c "$1" | among "$1" '\bgoto +[a-z_]+;'
}

plant_goto() {
  printf 'void f (void)\n{\n  goto out;\nout:\n  ;\n}\n' >"$1/src/bad.c"
}

check_unfinished() {
  files "$1" .c .h .ui .css .sql .sh .xml .mjs .md meson.build | grep -v "^$1/.ci/lint/" |
    among "$1" '\b(TODO|FIXME|XXX)\b'
}

plant_unfinished() {
  echo '/* TODO: all of it */' >"$1/src/bad.c"
}

check_singletons() {
  code "$1" | among "$1" '\b(od_[a-z_]*|g_application|gtk_settings|g_network_monitor)_get_default *\('
}

plant_singletons() {
  echo 'OdStore *od_store_get_default (void);' >"$1/include/store/od-bad.h"
}

check_types() {
  all_c "$1" | among "$1" '\b(gchar|gint|gdouble|gfloat|gshort|glong)\b'
}

plant_types() {
  echo 'gchar *f (gint a);' >"$1/src/bad.c"
}

check_clicked() {
  files "$1" .ui | among "$1" '<signal name="clicked"'
  files "$1/src" .c | among "$1" 'g_signal_connect[a-z_]* \(.*"clicked"'
}

plant_clicked() {
  echo '<signal name="clicked" handler="on_clicked"/>' >"$1/src/bad.ui"
}

check_colours() {
  files "$1/src" .c | among "$1" '"[^"]*#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b[^"]*"|gdk_rgba_parse'
}

plant_colours() {
  echo 'const char *ink = "color: #1F2A2E";' >"$1/src/bad.c"
}

check_statements() {
  files "$1/src" .c .h | grep -v "^$1/src/store/" |
    among "$1" '"[^"]*\b(SELECT [^"]* FROM|INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM|CREATE TABLE|PRAGMA) '
}

plant_statements() {
  echo 'const char *sql = "SELECT id FROM visit WHERE id = ?1";' >"$1/src/bad.c"
}

check_places() {
  files "$1" .c .h .ui .css .sql .sh .xml .mjs .md .json meson.build "" | grep -v "^$1/.ci/lint/" | sort -u |
    grep -vE '\.(png|jpg|mo|pdf)$' | among "$1" '(^|[^A-Za-z.])/(work|home|root)/[A-Za-z]'
}

plant_places() {
  echo 'const char *place = "/home/me/data";' >"$1/src/bad.c"
}

# A static that can change: at the left edge or in a function, with a value or an end, and not const.
check_statics() {
  files "$1/src" .c | among "$1" '^ *static [^()]*(=|;)' |
    grep -vE '\bconst\b|GParamSpec \*|signals? *\[|guint signals|: *static inline|static_assert'
}

plant_statics() {
  echo 'static int count = 0;' >"$1/src/bad.c"
}

lint licence goto unfinished singletons types clicked colours statements places statics
