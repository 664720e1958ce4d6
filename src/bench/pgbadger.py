"""Ours and pgBadger side by side on one log, with the truth beside them if there is any. README.md tells what and why.

pgbadger.py LOG [TRUTH.json]     the name of LOG ends in .log, .csv or .json
"""

import json
import os
import subprocess
import sys
import tempfile

PREFIX = "%m [%p] %q%u@%d app=%a client=%h "
ERRORS = ("ERROR", "FATAL", "PANIC")


def ours(log):
    command = [os.environ.get("MAINTENANCE", "./maintenance"), "slow-queries", "analyze", log, "--json"]
    report = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    figures = {
        "queries": report["statements"]["count"],
        "queries, ms": report["statements"]["total_ms"],
        "parse": report["parse"]["count"],
        "parse, ms": report["parse"]["ms"],
        "bind": report["bind"]["count"],
        "bind, ms": report["bind"]["ms"],
        "plans": report["plans"]["count"],
        "different queries": report["fingerprints"],
        "errors": sum(report["errors"][severity] for severity in ERRORS),
        "temporary files": report["temp_files"]["count"],
        "temporary files, bytes": report["temp_files"]["bytes"],
        "temporary files, largest": report["temp_files"]["largest"],
        "locks acquired": report["locks"]["acquired"],
        "checkpoints begun": report["checkpoints_started"],
        "autovacuum": report["autovacuum"],
        "autoanalyze": report["autoanalyze"],
        "connections": report["connections"]["received"],
        "sessions ended": report["connections"]["disconnections"],
    }
    figures |= {f"severity {name}": count for name, count in report["severities"].items()}
    figures |= {f"database {name or '(none)'}": one["count"] for name, one in report["by_database"].items()}
    figures |= {f"user {name or '(none)'}": one["count"] for name, one in report["by_user"].items()}
    return figures


def pgbadger(log):
    form = {"csv": ["-f", "csv"], "json": ["-f", "jsonlog"]}.get(log.rsplit(".", 1)[-1], ["-p", PREFIX])
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        subprocess.run(["pgbadger", "-q", "--noexplain", *form, "-o", out.name, log], check=True)
        report = json.load(open(out.name, encoding="utf-8"))

    def of(*path):
        found = report
        for key in path:
            found = (found or {}).get(key, {})
        return found or 0

    total = of("overall_stat", "postgres")
    durations = total["queries_duration"]
    figures = {
        "queries": total["queries_number"],
        "queries, ms": round(float(durations["execute"]), 3),
        "parse": total["prepare"],
        "parse, ms": round(float(durations["prepare"]), 3),
        "bind": total["bind"],
        "bind, ms": round(float(durations["bind"]), 3),
        "different queries": len(of("normalyzed_info", "postgres")),
        "errors": total["errors_number"],
        "temporary files": of("tempfile_info", "postgres", "count"),
        "temporary files, bytes": of("tempfile_info", "postgres", "size"),
        "temporary files, largest": of("tempfile_info", "postgres", "maxsize"),
        "locks acquired": sum(one["count"] for one in (of("lock_info", "postgres") or {}).values() if isinstance(one, dict)),
        "checkpoints begun": sum((of("checkpoint_info", "starting") or {}).values()),
        "autovacuum": of("autovacuum_info", "postgres", "count"),
        "autoanalyze": of("autoanalyze_info", "postgres", "count"),
        "connections": of("connection_info", "postgres", "count"),
        "sessions ended": of("session_info", "postgres", "count"),
    }
    figures |= {f"severity {name}": count for name, count in (of("logs_type", "postgres") or of("logs_type")).items()}
    for title, kind in (("database", "database_info"), ("user", "user_info")):
        figures |= {f"{title} {name}": one["count"] for name, one in of(kind, "postgres").items()}
    return figures


def truth(path):
    known = json.load(open(path, encoding="utf-8"))
    kinds, events, files = known["duration_lines_by_kind"], known["events"], known["temp_files"]
    figures = {
        "queries": known["queries"]["count"],
        "queries, ms": known["queries"]["total_ms"],
        "parse": kinds["parse"]["count"],
        "parse, ms": kinds["parse"]["ms"],
        "bind": kinds["bind"]["count"],
        "bind, ms": kinds["bind"]["ms"],
        "errors": sum(known["severity"].get(severity, 0) for severity in ERRORS),
        "temporary files": files["count"],
        "temporary files, bytes": files["bytes"],
        "temporary files, largest": files["max"],
        "locks acquired": events.get("lock_acquired", 0),
        "checkpoints begun": events.get("checkpoint_starting", 0),
        "autovacuum": events.get("autovacuum", 0),
        "autoanalyze": events.get("autoanalyze", 0),
        "connections": events.get("connection_received", 0),
        "sessions ended": events.get("disconnection", 0),
    }
    figures |= {f"severity {name}": count for name, count in known["severity"].items()}
    figures |= {f"database {name}": one["count"] for name, one in known["by_database"].items()}
    figures |= {f"user {name}": one["count"] for name, one in known["by_user"].items()}
    return figures


def main():
    log = sys.argv[1]
    known = truth(sys.argv[2]) if len(sys.argv) > 2 else {}
    mine, theirs = ours(log), pgbadger(log)
    print(f"{os.path.basename(log):28} {'truth':>16} {'ours':>16} {'pgBadger':>16}")
    for name in dict.fromkeys([*mine, *known, *theirs]):
        values = [one.get(name, "") for one in (known, mine, theirs)]
        wrong = known and name in known and values[0] != values[1]
        differs = values[1] != values[2]
        print(f"{name:28} {values[0]:>16} {values[1]:>16} {values[2]:>16} {'WRONG' if wrong else 'differs' if differs else ''}")


main()
