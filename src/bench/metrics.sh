#!/bin/sh
# Metrics: how fast samples come in over HTTP, and how fast a month's figures are. README.md tells what and why.
#   src/bench/metrics.sh [--quick]
set -eu
cd "$(dirname "$0")/../.."
[ -d target/test-classes ] || ./mvnw -q -B test-compile
mkdir -p target
classpath=target/bench-classpath
[ -s "$classpath" ] || ./mvnw -q -B dependency:build-classpath -Dmdep.outputFile="$classpath"
exec java -Duser.timezone=UTC -Xmx1g -cp "target/classes:target/test-classes:$(cat "$classpath")" \
    com.sitearis.maintenance.metrics.intake.MetricsBench "$@"
