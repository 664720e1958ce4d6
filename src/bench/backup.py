"""Measures backups against the standard programs, interleaved; started by backup.sh. README.md tells what and why."""

import argparse
import datetime
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import stopwatch

BENCH = Path(os.environ["BENCH_DIR"])
SERVER = BENCH / "pg"
WORK = BENCH / "work"
PROGRAM = str(Path(__file__).resolve().parents[2] / "maintenance")

PLAN = """\
name: bench
zone: UTC
language: en
environments: [bench]
databases:
  shop: {{ environment: bench, host: 127.0.0.1, port: {port}, database: shop, user: postgres }}
  small: {{ environment: bench, host: 127.0.0.1, port: {port}, database: shop_small, user: postgres }}
stores:
  local: {{ kind: folder, path: {store} }}
contacts:
  dba: {{ email: dba@example.com }}
"""
JOB = """\
kind: database-backup
schedule: {{ on-demand: true }}
tell: {{ on-failure: [dba] }}
settings:
  {{ databases: [shop, small], store: local, tier: bench, keep: P1D, keep-at-least: 1, {settings} }}
"""
DUMPED = "dump.zst"
BY_HAND = (
    f"pg_dump -Fc -Z0 shop | zstd -q -T0 -3 -f -o {DUMPED} && sync {DUMPED}"
    f" && zstd -q -d -f {DUMPED} -o dump.pgc && createdb by_hand && pg_restore -j2 -d by_hand dump.pgc"
)


class Figures:
    """What one round of a variant came to; wall and processor seconds, bytes stored, peak memory in MB."""

    def __init__(self, wall, processor, foreign, size=0, peak=0.0, whole=None):
        self.wall, self.processor, self.foreign = wall, processor, foreign
        self.size, self.peak, self.whole = size, peak, whole


class Reference:
    def __init__(self, title, command, size_of=None, before=None):
        self.title, self.command, self.size_of, self.before = title, command, size_of, before

    def measure(self):
        if self.before:
            subprocess.run(self.before, shell=True, check=True, cwd=WORK, stderr=subprocess.DEVNULL)
        got = stopwatch.run(f"cd {WORK}; {self.command}", SERVER)
        size = (WORK / self.size_of).stat().st_size if self.size_of else 0
        return Figures(got.wall, got.processor, got.foreign, size)


class Program:
    """The program with one way of backing up; its figures are those of the steps, as `run show` tells them."""

    def __init__(self, title, settings, database="shop"):
        self.title, self.settings, self.database = title, settings, database

    def measure(self):
        plan = write_plan(self.settings)
        got = stopwatch.run([*program(plan), "backup", "create", self.database, "--json"], SERVER)
        created = json.loads(got.output)
        shown = subprocess.run(
            [*program(plan), "run", "show", str(created["run"]), "--json"], check=True, capture_output=True, text=True
        ).stdout
        steps = {step["name"]: step for step in json.loads(shown)["attempts"][-1]["steps"]}
        start, sealed, proven = (instant(steps[name][end]) for name, end in
                                 (("dump", "started"), ("seal", "ended"), ("prove", "ended")))
        return Figures(
            sealed - start, got.processor_between(start, sealed), got.foreign, created["backup"]["size"], got.peak,
            (proven - start, got.processor_between(start, proven)))


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def program(plan):
    return [PROGRAM, "--plan", str(plan), "--home", str(WORK / "home")]


def write_plan(settings):
    plan = WORK / "plan"
    plan.mkdir(exist_ok=True)
    (plan / "plan.yaml").write_text(PLAN.format(port=os.environ["BENCH_PORT"], store=WORK / "store"))
    (plan / "backup.yaml").write_text(JOB.format(settings=settings))
    return plan


def recipient():
    made = subprocess.run(["age-keygen"], check=True, capture_output=True, text=True).stdout
    return next(line.split()[-1] for line in made.splitlines() if line.startswith("# public key:"))


def variants():
    encrypt = f"encrypt: {{ recipients: [{recipient()}] }}"
    drop = "dropdb --if-exists by_hand && rm -f dump.pgc"
    return {
        "zstd": Reference("pg_dump -Fc -Z0 | zstd -T0 -3, synced", BY_HAND.split(" && zstd")[0], DUMPED),
        "parallel": Program("parallel, no witness", "method: parallel, proof: checksum"),
        "stream": Program("stream, no witness", "method: stream, proof: checksum"),
        "encrypted": Program("parallel, no witness, encrypted", f"method: parallel, proof: checksum, {encrypt}"),
        "content": Program("parallel, witness, proven", "method: parallel, proof: content"),
        "content-stream": Program("stream, witness, proven", "method: stream, proof: content"),
        "hand": Reference("by hand, restored into an ordinary server", BY_HAND, None, drop),
        "gzip": Reference("pg_dump -Fc, synced", "pg_dump -Fc -f dump.gz.pgc shop && sync dump.gz.pgc", "dump.gz.pgc"),
        "small": Program("parallel, witness, proven, a tenth of the data", "method: parallel, proof: content", "small"),
    }


QUICK = ("zstd", "parallel", "encrypted", "content", "hand", "small")


def measure(rounds, chosen):
    all_variants = variants()
    got = {name: [] for name in chosen}
    complete = False
    try:
        measure_all(rounds, all_variants, got)
        complete = True
    except (KeyboardInterrupt, stopwatch.Failed) as ended:
        say(f"ended early, these are the figures so far: {str(ended) or 'interrupted'}")
    subprocess.run("dropdb --if-exists by_hand", shell=True, check=True, stderr=subprocess.DEVNULL)
    return complete, {name: (all_variants[name].title, rows) for name, rows in got.items() if rows}


def measure_all(rounds, all_variants, got):
    for round_number in range(1, rounds + 1):
        for name in got:
            figures = all_variants[name].measure()
            got[name].append(figures)
            whole = f", with proof {figures.whole[0]:6.2f} s (cpu {figures.whole[1]:5.2f})" if figures.whole else ""
            say(f"{round_number}/{rounds} {all_variants[name].title:47} {figures.wall:6.2f} s (cpu {figures.processor:5.2f})"
                f"{whole}; others kept {figures.foreign:.1f} cores busy")
            time.sleep(1)


def say(line):
    print(line, file=sys.stderr, flush=True)


def median(rows, of):
    return statistics.median(of(row) for row in rows)


def table(got):
    print(f"\n{'median':47} {'n':>2} {'wall s':>7} {'cpu s':>6} {'MB':>6} {'peak MB':>8}")
    for title, rows in got.values():
        line(title, rows, lambda row: (row.wall, row.processor), rows[0].size)
        if rows[0].whole and "proven" in title:
            line("  … and its proof", rows, lambda row: row.whole, 0)


def line(title, rows, times, size):
    wall, processor = (median(rows, lambda row, i=i: times(row)[i]) for i in (0, 1))
    peak = max(row.peak for row in rows)
    print(f"{title:47} {len(rows):2} {wall:7.2f} {processor:6.2f} {size / 1e6:6.1f}" + (f" {peak:8.0f}" if peak else ""))


def ratios(got):
    print(f"\n{'ratio':58} {'wall':>6} {'cpu':>6}  at most")

    def ratio(title, of, to, target, whole=False):
        if of in got and to in got:
            pick = (lambda row: row.whole) if whole else (lambda row: (row.wall, row.processor))
            wall, processor = (
                median(got[of][1], lambda row, i=i: pick(row)[i])
                / median(got[to][1], lambda row, i=i: (row.wall, row.processor)[i]) for i in (0, 1))
            verdict(title, f"{wall:6.2f} {processor:6.2f}", wall <= target, target)

    ratio("dump and seal / pg_dump | zstd", "parallel", "zstd", 0.85)
    ratio("the same with method stream", "stream", "zstd", 0.85)
    if "parallel" in got and "zstd" in got:
        size = got["parallel"][1][0].size / got["zstd"][1][0].size
        verdict("its size", f"{size:6.2f} {'':6}", size <= 1.05, 1.05)
    ratio("dump and seal / pg_dump -Fc", "parallel", "gzip", 0.4)
    ratio("encrypted / plain", "encrypted", "parallel", 1.1)
    ratio("with witness / without", "content", "parallel", 1.35)
    ratio("with witness / without, method stream", "content-stream", "stream", 1.35)
    ratio("whole run / by hand", "content", "hand", 0.9, whole=True)
    ratio("whole run / by hand, method stream", "content-stream", "hand", 0.9, whole=True)
    peaks = [row.peak for _, rows in got.values() for row in rows if row.peak]
    if peaks:
        verdict("peak memory of the program, MB", f"{max(peaks):6.0f} {'':6}", max(peaks) < 300, 300)


def verdict(title, figures, met, target):
    print(f"{title:58} {figures}  {target:<5} {'met' if met else 'NOT met'}")


def starts(rounds):
    plan = write_plan("proof: checksum")
    serve = [stopwatch.until([*program(plan), "serve"], "ready:") for _ in range(rounds)]
    verdict("serve, until it is ready, s", f"{statistics.median(serve):6.2f} {'':6}", statistics.median(serve) < 5, 5)
    for command in (["plan"], ["run", "list"], ["backup", "list"]):
        took = statistics.median(stopwatch.run([*program(plan), *command], SERVER).wall for _ in range(rounds))
        verdict(f"{' '.join(command)}, s", f"{took:6.2f} {'':6}", took <= 2.2, 2)


def main():
    parser = argparse.ArgumentParser(prog="backup.sh")
    parser.add_argument("-n", type=int, default=5, help="rounds (5)")
    parser.add_argument("--quick", action="store_true", help="one round of what matters most, within five minutes")
    parser.add_argument("--only", help="variants: zstd,parallel,stream,encrypted,content,content-stream,hand,gzip,small,starts")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    rounds = 1 if asked.quick else asked.n
    chosen = asked.only.split(",") if asked.only else list(QUICK if asked.quick else variants())
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    say(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    stopwatch.run("for d in shop shop_small; do pg_dump -Fc -Z0 $d >/dev/null; done", SERVER)  # warm caches
    complete, got = measure(rounds, [name for name in chosen if name != "starts"])
    if got:
        table(got)
        ratios(got)
    if complete and (not asked.only or "starts" in chosen):
        starts(max(rounds, 3))
    print(f"load average at the end {os.getloadavg()[0]:.1f}")
    shutil.rmtree(WORK)


if __name__ == "__main__":
    main()
