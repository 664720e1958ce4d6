#!/bin/sh
# Fingerprints beside the query ids that PostgreSQL computed, and beside pgBadger's forms. README.md tells what and why.
#   src/bench/fingerprints.sh FILE…
set -eu
command -v pgbadger >/dev/null || { echo "pgbadger is not installed" >&2; exit 1; }
exec python3 "$(dirname "$0")/fingerprints.py" "$@"
