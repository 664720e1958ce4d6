#!/bin/sh
# Log analysis: whole processes, ours and pgBadger's, on the same files. README.md tells what and why.
#   src/bench/slow-queries.sh FOLDER [--without-pgbadger]     FOLDER has base.csv, base.json and big.log
set -eu
cd "$(dirname "$0")/../.."
folder=${1:?the folder of the logs}
./maintenance slow-queries analyze --help >/dev/null
rounds=${ROUNDS:-3}

# wall, processor seconds and peak memory of a command, the quickest of the rounds
measure() {
  name=$1 file=$2
  shift 2
  size=$(stat -Lc %s "$file")
  for _ in $(seq "$rounds"); do
    /usr/bin/time -o "$folder/.time" -f '%e %U %S %M' "$@" >/dev/null 2>&1 || true
    tail -n 1 "$folder/.time"
  done | sort -n | head -n 1 | awk -v name="$name" -v size="$size" '{
    printf "%-28s %8.2f s %8.2f cpu-s %8.1f MB/s %8.1f cpu-s/GB %8.1f MB memory\n",
      name, $1, $2 + $3, size / 1e6 / $1, ($2 + $3) / (size / 1e9), $4 / 1024 }'
}

big=$folder/big.log csv=$folder/base.csv json=$folder/base.json
for file in "$csv" "$json"; do # as long as the stderr log, so that starts weigh the same
  long=$folder/long.${file##*.}
  [ -s "$long" ] || while [ "$(stat -c %s "$long" 2>/dev/null || echo 0)" -lt 1000000000 ]; do cat "$file" >>"$long"; done
done
measure 'wc -l' "$big" wc -l "$big"
measure 'grep -c duration' "$big" sh -c 'grep -c duration "$1" | cat' - "$big" # to /dev/null grep stops at the first
measure 'stderr' "$big" ./maintenance slow-queries analyze "$big" --json
measure 'csvlog' "$folder/long.csv" ./maintenance slow-queries analyze "$folder/long.csv" --json
measure 'jsonlog' "$folder/long.json" ./maintenance slow-queries analyze "$folder/long.json" --json
python3 src/bench/distinct-log.py 100000 >"$folder/distinct.log"
measure '100,000 different statements' "$folder/distinct.log" ./maintenance slow-queries analyze "$folder/distinct.log" --json
if [ "${2-}" != --without-pgbadger ]; then
  rounds=1
  measure 'pgbadger -j2, stderr' "$big" pgbadger -q --noexplain -j 2 -o "$folder/out.json" \
    -p '%m [%p] %q%u@%d app=%a client=%h ' "$big"
  measure 'pgbadger, csvlog' "$csv" pgbadger -q --noexplain -f csv -o "$folder/out.json" "$csv"
  measure 'pgbadger -j2, jsonlog' "$json" pgbadger -q --noexplain -j 2 -f jsonlog -o "$folder/out.json" "$json"
fi
