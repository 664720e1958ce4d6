"""The plan and the arithmetic of probe.sh: 400 targets that answer at once, 60 slow ones, 40 that hang in the second half."""

import datetime
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


def report(file, rounds, hangs):
    asked = requests(file)
    fast = {path: times for path, times in asked.items() if path.startswith("/fast/")}
    # The first round compiles and connects for the first time.
    begins = [min(times[i] for times in fast.values()) for i in range(1, rounds + 1)]
    hanging = datetime.datetime.fromisoformat(hangs.replace("Z", "+00:00")).timestamp()
    steps = [later - earlier for earlier, later in zip(begins, begins[1:])]
    drift = (begins[-1] - begins[0]) / (len(begins) - 1) - INTERVAL
    print(f"targets                      {len(asked)} of {sum(KINDS.values())}, {rounds} rounds of {INTERVAL:.0f} s")
    print(f"drift of a round's begin     {drift * 1000:+.1f} ms a round (target: below 20 either way)")
    print(f"steps between the begins     {min(steps):.3f} to {max(steps):.3f} s")
    drifts = [((times[rounds] - times[1]) / (rounds - 1) - INTERVAL) * 1000 for times in fast.values()]
    print(f"drift of a target            {min(drifts):+.1f} to {max(drifts):+.1f} ms a round, median {statistics.median(drifts):+.1f}")
    missing = [path for path, times in fast.items() if len(times) < rounds + 1]
    print(f"fast targets left out        {len(missing)} (target: 0)")
    well, ill = [], []
    for i, begin in enumerate(begins):
        (ill if begin > hanging else well).append([times[i + 1] - begin for times in fast.values()])
    for name, part in (("all answer", well), ("40 of them hang", ill)):
        late = [one for one_round in part for one in one_round]
        print(
            f"asked after the begin        {name}: median {statistics.median(late):.2f} s, p99 {quantile(late, 0.99):.2f} s,"
            f" last {max(late):.2f} s, {len(part)} rounds"
        )
    before, after = (quantile([x for r in part for x in r], 0.99) for part in (well, ill))
    print(f"p99 with those that hang     {after / before:.2f} times that without, {after - before:+.2f} s (target: below 3 s of the 300)")


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "plan":
        plan(*rest)
    elif command == "wait":
        wait(rest[0], int(rest[1]), int(rest[2]))
    else:
        report(rest[0], int(rest[1]), rest[2])
