#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Every C file is as the formatter would have it; of headers, where it takes a pointer for a product and tears the
# columns of prototypes, only the white space is checked.
. "$(dirname "$0")/lint.sh"

tab=$(printf '\t')

check_uncrustify() {
  files "$1" .c | while read -r file; do
    uncrustify -c "$root/.ci/uncrustify.cfg" -q --check "$file" >/dev/null 2>&1 || echo "${file#"$1"/}"
  done
}

plant_uncrustify() {
  printf 'int f(int a)\n{\n\treturn a ;\n}\n' >"$1/src/bad.c"
}

check_space() {
  files "$1" .c .h .ui .css .sql .sh .mjs .md meson.build | among "$1" "[ ]+\$|$tab"
  files "$1" .c .h .ui .css .sql .sh .mjs .md meson.build | while read -r file; do
    [ -z "$(tail -c 1 "$file")" ] || echo "${file#"$1"/}: no new line at its end"
  done
}

plant_space() {
  printf 'int a; \n' >"$1/include/store/od-bad.h"
}

lint uncrustify space
