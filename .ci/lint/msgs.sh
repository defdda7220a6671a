#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Every catalogue is whole: nothing untranslated, nothing uncertain, no broken format.
. "$(dirname "$0")/lint.sh"

check_catalogues() {
  files "$1" .po | while read -r file; do
    said=$(LC_ALL=C.UTF-8 LANGUAGE=en msgfmt --check-format --check-domain --statistics -o /dev/null "$file" 2>&1)
    case $said in
    *untranslated* | *fuzzy* | *error*) echo "${file#"$1"/}: $said" ;;
    esac
  done
}

plant_catalogues() {
  printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Next"\nmsgstr ""\n' >"$1/src/es.po"
}

lint catalogues
