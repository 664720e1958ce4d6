#!/bin/bash
# Measures backups against pg_dump, zstd and pg_restore on a database of 1.9 GB, in ratios within one run.
#
#   src/bench/backup.sh [--quick] [-n ROUNDS] [--only NAME,…]
#
# Variables: BENCH_DIR (where its server and files lie; 8 GB free), BENCH_PORT, PG_BIN (folder of PostgreSQL's programs).
# Needs python3, zstd and age-keygen. README.md tells what is measured.
set -euo pipefail

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
export BENCH_DIR=${BENCH_DIR:-${TMPDIR:-/tmp}/maintenance-bench} BENCH_PORT=${BENCH_PORT:-54999}
PG_BIN=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
export PATH=${PG_BIN:+$PG_BIN:}$PATH PGHOST=127.0.0.1 PGPORT=$BENCH_PORT PGUSER=postgres
data=$BENCH_DIR/pg

# PostgreSQL refuses to run as root.
as_server() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi
}

make_server() {
  mkdir -p "$BENCH_DIR"
  [ "$(id -u)" != 0 ] || chown postgres "$BENCH_DIR"
  as_server initdb -D "$data" -U postgres --data-checksums --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  as_server tee -a "$data/postgresql.conf" >/dev/null <<-END
	port = $BENCH_PORT
	listen_addresses = '127.0.0.1'
	unix_socket_directories = '$BENCH_DIR'
	shared_buffers = 1GB
	max_wal_size = 8GB
	wal_level = replica
	END
}

# name, pgbench scale, order rows
make_database() {
  createdb "$1"
  pgbench -i -q -s "$2" "$1" 2>/dev/null
  psql -X -q -v ON_ERROR_STOP=1 -d "$1" -f "$here/orders.sql"
  python3 "$here/orders.py" "$3" | psql -X -q -d "$1" -c 'copy orders from stdin'
  psql -X -q -v ON_ERROR_STOP=1 -d "$1" -f "$here/orders-indexes.sql"
}

has_database() { psql -XAtq -d postgres -c 'select datname from pg_database' | grep -qx "$1"; }

[ -f "$data/PG_VERSION" ] || make_server
if ! pg_isready -q; then
  as_server pg_ctl -D "$data" -l "$BENCH_DIR/pg.log" -s -w start
  trap 'as_server pg_ctl -D "$data" -s -m fast -w stop' EXIT
fi
has_database shop || { echo "making the database shop: some minutes" >&2 && make_database shop 60 1250000; }
has_database shop_small || make_database shop_small 6 125000

"$here/../../maintenance" prepare
python3 "$here/backup.py" "$@"
