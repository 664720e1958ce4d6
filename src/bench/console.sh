#!/bin/bash
# Measures every list of the console's API over HTTP with 1,000,000 runs, 100,000 backups and 10,000 statements stored.
#
#   src/bench/console.sh
#
# README.md has figures.
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$root"
./mvnw -q -B test-compile
classes=$(mktemp)
trap 'rm -f "$classes"' EXIT
./mvnw -q -B dependency:build-classpath -Dmdep.outputFile="$classes"
exec java -Xmx512m -cp "target/test-classes:target/classes:$(cat "$classes")" com.sitearis.maintenance.console.api.ApiBench
