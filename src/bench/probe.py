"""The plan and the arithmetic of probe.sh: 400 targets that answer at once, 60 slow ones, 40 that hang in the second half."""

import datetime
import json
import os
import pathlib
import statistics
import sys
import time

INTERVAL = 60.0
KINDS = {"hang": 40, "slow": 60, "fast": 400}  # in the order in which they are asked: the worst first

PLAN = """name: bench
zone: UTC
environments: [production]
contacts: { ops: { email: ops@example.com } }
"""
JOB = """kind: availability-probe
schedule: { every: 1m, missed: skip }
tell: { on-failure: [ops] }
settings:
  environment: production
  components:
"""


def plan(folder, port):
    jobs = pathlib.Path(folder)
    jobs.mkdir()
    (jobs / "plan.yaml").write_text(PLAN)
    lines = [
        f'    {kind}{n:03}: {{ url: "http://127.0.0.1:{port}/{kind}/{n:03}" }}'
        for kind, count in KINDS.items()
        for n in range(count)
    ]
    (jobs / "probe.yaml").write_text(JOB + "\n".join(lines) + "\n")


def requests(file):
    """When each path was asked, in seconds."""
    asked = {}
    for line in pathlib.Path(file).read_text().splitlines():
        millis, path = line.split()
        asked.setdefault(path, []).append(int(millis) / 1000)
    return asked


def wait(file, rounds, node):
    end = time.time() + (rounds + 4) * INTERVAL
    while True:
        asked = requests(file)
        done = len(asked.get("/fast/399", []))
        if done >= rounds + 1:
            return
        os.kill(node, 0)
        if time.time() > end:
            sys.exit(f"only {done} rounds came within the time of {rounds + 4}")
        time.sleep(2)


def quantile(values, p):
    values = sorted(values)
    return values[min(len(values) - 1, int(p * len(values)))]


def slots(file):
    """When each round was due, in seconds; the first one compiles and connects for the first time, and is left out."""
    runs = json.loads(pathlib.Path(file).read_text())
    due = sorted(datetime.datetime.fromisoformat(run["slot"].replace("Z", "+00:00")).timestamp() for run in runs)
    return due[1:]


def slope(values):
    """The median of all slopes between two of them (Theil and Sen): a single late round does not make it."""
    pairs = [(i, j) for i in range(len(values)) for j in range(i + 1, len(values))]
    return statistics.median((values[j] - values[i]) / (j - i) for i, j in pairs)


def report(file, runs, rounds, hangs):
    asked = requests(file)
    due = slots(runs)[:rounds]
    fast = [times[1 : rounds + 1] for path, times in asked.items() if path.startswith("/fast/")]
    missing = sum(1 for times in fast if len(times) < rounds)
    late = [[times[i] - due[i] for times in fast] for i in range(rounds)]
    steps = [later - earlier for earlier, later in zip(due, due[1:])]
    drifts = [slope([times[i] - due[i] for i in range(rounds)]) * 1000 for times in fast]
    print(f"targets               {len(asked)} of {sum(KINDS.values())}, {rounds} rounds of {INTERVAL:.0f} s")
    print(f"healthy ones left out {missing} (target: 0)")
    print(f"steps of the schedule {min(steps):.3f} to {max(steps):.3f} s (target: {INTERVAL:.3f}, whatever a round takes)")
    print(f"drift of a target     {min(drifts):+.0f} to {max(drifts):+.0f} ms a round, median {statistics.median(drifts):+.0f}")
    hanging = datetime.datetime.fromisoformat(hangs.replace("Z", "+00:00")).timestamp()
    parts = {
        "all answer": [one for i in range(rounds) if due[i] <= hanging for one in late[i]],
        "40 of them hang": [one for i in range(rounds) if due[i] > hanging for one in late[i]],
    }
    for name, part in parts.items():
        print(f"asked after its slot  {name}: median {statistics.median(part):.2f} s, p99 {quantile(part, 0.99):.2f} s, last {max(part):.2f} s")
    well, ill = (quantile(part, 0.99) for part in parts.values())
    print(f"p99 when 40 hang      {ill - well:+.2f} s, {ill / well:.2f} times (target: below +3 s)")


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "plan":
        plan(*rest)
    elif command == "wait":
        wait(rest[0], int(rest[1]), int(rest[2]))
    else:
        report(rest[0], rest[1], int(rest[2]), rest[3])
