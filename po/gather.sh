#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# gather.sh FOLDER STAMP FILE...: puts each .../<lang>/LC_MESSAGES/<domain>.mo under FOLDER/<lang>/LC_MESSAGES.
set -e
folder=$1
stamp=$2
shift 2
for file in "$@"; do
  messages=$(dirname "$file")
  language=$(basename "$(dirname "$messages")")
  mkdir -p "$folder/$language/LC_MESSAGES"
  cp "$file" "$folder/$language/LC_MESSAGES/"
done
touch "$stamp"
