#!/bin/bash
# Measures all that a monthly report costs: its workbook and peak memory, 500,000 rows of detail, and the figures of a month of
# 10 million samples with the intake that brings them.
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
path="target/test-classes:target/classes:$(cat "$classes")"
# As the launcher starts `kpi`, but without its class archive.
java -Xmx160m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$path" src/bench/WorkbookTimes.java "${1:-10}"
java -Xmx256m -cp "$path" com.sitearis.maintenance.kpi.detail.DetailBench
exec src/bench/metrics.sh
