#!/bin/sh
# What a snapshot of 5,000 entries of pg_stat_statements costs the servers. README.md tells what and why.
#   src/bench/query-statistics.sh
set -eu
cd "$(dirname "$0")/../.."
[ -d target/test-classes ] || ./mvnw -q -B test-compile
mkdir -p target
classpath=target/bench-classpath
[ -s "$classpath" ] || ./mvnw -q -B dependency:build-classpath -Dmdep.outputFile="$classpath"
exec java -Duser.timezone=UTC -Xmx512m -cp "target/classes:target/test-classes:$(cat "$classpath")" \
    com.sitearis.maintenance.slowquery.statements.StatementsBench "$@"
