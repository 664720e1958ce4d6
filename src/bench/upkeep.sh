#!/bin/sh
# Upkeep: what a full review costs a server with 1,000 tables and 3,000 indexes. README.md tells what and why.
#   src/bench/upkeep.sh
set -eu
cd "$(dirname "$0")/../.."
[ -d target/test-classes ] || ./mvnw -q -B test-compile
mkdir -p target
classpath=target/bench-classpath
[ -s "$classpath" ] || ./mvnw -q -B dependency:build-classpath -Dmdep.outputFile="$classpath"
exec java -Duser.timezone=UTC -Xmx1g -cp "target/classes:target/test-classes:$(cat "$classpath")" \
    com.sitearis.maintenance.upkeep.UpkeepBench "$@"
