#!/bin/bash
# Measures how long a month's workbook takes and how much memory it needs at its peak: in a fresh program, and warm.
#
#   src/bench/kpi.sh [ROUNDS]
#
# The month is the one of the tests: eleven sheets, thirteen charts, a year of history. README.md has figures.
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$root"
./mvnw -q -B test-compile
classes=$(mktemp)
trap 'rm -f "$classes"' EXIT
./mvnw -q -B dependency:build-classpath -Dmdep.outputFile="$classes"
exec java -Xmx256m -cp "target/test-classes:target/classes:$(cat "$classes")" src/bench/WorkbookTimes.java "${1:-10}"
