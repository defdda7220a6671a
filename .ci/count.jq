# SPDX-License-Identifier: EUPL-1.2
# From meson's testlog.json (slurped): "passed failed skipped", subtest by subtest. A program that ended
# badly without a failed subtest is one failure of its own; one that speaks no TAP is one test.
def count(pattern): [(.stdout // "") | split("\n")[] | select(test(pattern; "i"))] | length;

map({
    well: (.result | IN("OK", "SKIP", "EXPECTEDFAIL")),
    passed: count("^ok\\b(?!.*# *skip)"),
    skipped: count("^ok\\b.*# *skip"),
    failed: count("^not ok\\b")
  }
  | if .well then .failed = 0 elif .failed == 0 then .failed = 1 else . end
  | if .well and .passed + .skipped == 0 then .passed = 1 else . end)
| "\(map(.passed) | add // 0) \(map(.failed) | add // 0) \(map(.skipped) | add // 0)"
