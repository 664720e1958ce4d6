#!/bin/bash
# Measures every page of the console and every list of its API over HTTP, on a database as large as after years of use.
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
exec java -Xmx512m -cp "target/test-classes:target/classes:$(cat "$classes")" com.sitearis.maintenance.console.api.ConsoleBench
