#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Small functions and files: half of the functions within 13 lines, nine of ten within 33, none over 80;
# no file over 800.
. "$(dirname "$0")/lint.sh"

functions() {
  files "$1" .c | ctags -x --c-kinds=f --fields=+e --_xformat='%e %n %F %N' -L - 2>/dev/null |
    awk -v dir="$1/" '{ sub (dir, "", $3); print $1 - $2 + 1, $3, $4 }'
}

check_longest() {
  functions "$1" | awk '$1 > 80 { print $2 ": " $3 " has " $1 " lines" }'
}

plant_longest() {
  { echo 'int f (void)'; echo '{'; yes '  ;' | head -n 90; echo '}'; } >"$1/src/bad.c"
}

check_usual() {
  functions "$1" | grep ' src/' | sort -n | awk '
    { size[NR] = $1 }
    END {
      half = size[int ((NR + 1) / 2)]; most = size[int (NR * 0.9 + 0.5)]
      if (half > 13) print "half of the functions have more than 13 lines: " half
      if (most > 33) print "a tenth of the functions has more than 33 lines: " most
    }'
}

plant_usual() {
  for n in 1 2 3; do
    { echo "int f$n (void)"; echo '{'; yes '  ;' | head -n 40; echo '}'; } >>"$1/src/bad.c"
  done
}

check_files() {
  files "$1" .c .h .sh .css .mjs | while read -r file; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 800 ] || echo "${file#"$1"/} has $lines lines"
  done
}

plant_files() {
  yes '/* */' | head -n 801 >"$1/src/bad.c"
}

lint longest usual files
