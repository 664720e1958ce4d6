#!/bin/sh
# 500 targets probed from one node: does the schedule drift, and do targets that hang delay the others? README.md tells what and why.
#   src/bench/probe.sh [ROUNDS]     an even number of minutes, 8 when absent
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-8}
work=$(mktemp -d /tmp/maintenance-probe-bench.XXXXXX)
./maintenance prepare
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# A minute to start, then half of the rounds with a site that is well.
hangs=$(date -u -d "+$((rounds / 2 * 60 + 75)) seconds" +%Y-%m-%dT%H:%M:%SZ)
"$java" -Xmx256m src/bench/ProbeSite.java "$work/requests" "$hangs" > "$work/port" &
site=$!
node=
end() {
    [ -z "$node" ] || { kill "$node" 2> /dev/null && wait "$node" || true; }
    kill "$site" 2> /dev/null || true
    rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM
while [ ! -s "$work/port" ]; do sleep 1; done

python3 src/bench/probe.py plan "$work/jobs" "$(cat "$work/port")"
./maintenance serve --plan "$work/jobs" --home "$work/home" > "$work/serve.log" 2>&1 &
node=$!
python3 src/bench/probe.py wait "$work/requests" "$rounds" "$node"
./maintenance run list --json --plan "$work/jobs" --home "$work/home" > "$work/runs"
python3 src/bench/probe.py report "$work/requests" "$work/runs" "$rounds" "$hangs"
