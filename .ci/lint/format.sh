#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Every C file is as the formatter would have it.
. "$(dirname "$0")/lint.sh"

check_uncrustify() {
  files "$1" .c .h | while read -r file; do
    uncrustify -c "$root/.ci/uncrustify.cfg" -q --check "$file" >/dev/null 2>&1 || echo "${file#"$1"/}"
  done
}

plant_uncrustify() {
  printf 'int f(int a)\n{\n\treturn a ;\n}\n' >"$1/src/bad.c"
}

lint uncrustify
