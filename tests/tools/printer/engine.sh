#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# The print engine of the test printer (ippeveprinter -c): $1 is the document. While OD_ROLL/fault says something
# ("media-empty-error"), that is the printer's state and nothing comes out. A job that is cancelled meanwhile is dropped.
echo "$1" >> "$OD_ROLL/engine.log"

cancelled()
{
  ipptool -t -d job="$IPP_JOB_ID" "$OD_ROLL_URI" "$OD_ROLL_TOOLS/job.test" 2> /dev/null | grep -q processing-to-stop-point
}

while [ -s "$OD_ROLL/fault" ]; do
  echo "STATE: $(cat "$OD_ROLL/fault")" >&2
  cancelled && { echo "STATE: none" >&2; exit 1; }
  sleep 0.2
done
echo "STATE: none" >&2
cancelled && exit 1

# Written aside and renamed, so that whoever waits for paper never sees half a sheet.
cp "$1" "$OD_ROLL/feeding" && mv "$OD_ROLL/feeding" "$OD_ROLL/printed/$(printf %03d $(($(ls "$OD_ROLL/printed" | wc -l) + 1))).pdf"
echo "ATTR: job-impressions=1 job-impressions-completed=1" >&2
