"""Runs a command and tells its wall time, the processor seconds of its family and of a server, and its peak memory."""

import os
import subprocess
import threading
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def _processor(pid, children):
    """Seconds of a process so far, as /proc tells them; children that were waited for included if asked."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15] if children else fields[11:13])) / TICKS


def _children(pid):
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            found += map(int, Path(f"/proc/{pid}/task/{task}/children").read_text().split())
    except OSError:
        pass
    return found


def family_seconds(pid):
    return _processor(pid, True) + sum(family_seconds(child) for child in _children(pid))


def server_seconds(data):
    """A server with all its sessions, those of the past included."""
    return family_seconds(int(Path(data, "postmaster.pid").read_text().split()[0]))


def machine_seconds():
    fields = list(map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]))
    return (sum(fields) - fields[3] - fields[4]) / TICKS


def peak_memory(pid):
    """Of this process alone, in MB."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


class Measured:
    def __init__(self, wall, processor, foreign, peak, output, samples):
        self.wall, self.processor, self.foreign, self.peak = wall, processor, foreign, peak
        self.output, self._samples = output, samples

    def processor_between(self, start, end):
        """Seconds used between two instants (of the wall clock), from samples a tenth of a second apart."""
        return self._at(end) - self._at(start)

    def _at(self, instant):
        before = (0.0, 0.0)
        for sample in self._samples:
            if sample[0] >= instant:
                span = sample[0] - before[0]
                return before[1] + (sample[1] - before[1]) * (instant - before[0]) / span if span else sample[1]
            before = sample
        return before[1]


class Failed(Exception):
    pass


def run(command, server, environment=None):
    """Runs a command (a list, or a line for bash); standard output is kept, the rest goes where ours goes."""
    line = ["bash", "-o", "pipefail", "-ec", command] if isinstance(command, str) else command
    server_before, machine_before, started = server_seconds(server), machine_seconds(), time.time()
    process = subprocess.Popen(line, stdout=subprocess.PIPE, env=environment, text=True)
    state = {"peak": 0.0, "samples": [(started, 0.0)]}

    def watch():
        while process.returncode is None:
            used = family_seconds(process.pid) + server_seconds(server) - server_before
            state["peak"] = max(state["peak"], peak_memory(process.pid))
            state["samples"].append((time.time(), max(used, state["samples"][-1][1])))
            time.sleep(0.1)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    children_before = os.times()
    output, _ = process.communicate()
    wall = time.time() - started
    watcher.join()
    children = os.times()
    time.sleep(0.3)  # sessions end a little after their clients
    own = children.children_user + children.children_system - children_before.children_user - children_before.children_system
    processor = own + server_seconds(server) - server_before
    if process.returncode != 0:
        raise Failed(f"exit code {process.returncode}: {command}")
    foreign = (machine_seconds() - machine_before - processor) / wall
    return Measured(wall, processor, max(foreign, 0.0), state["peak"], output, state["samples"] + [(time.time(), processor)])


def until(command, word):
    """Seconds until a command that goes on writes a line with a word; then it is told to end."""
    started = time.time()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines, found = [], None
    for line in process.stdout:
        lines.append(line)
        if found is None and word in line:
            found = time.time() - started
            process.terminate()
    process.wait()
    if found is None:
        raise Failed(f"'{word}' was not seen: {' '.join(command)}\n{''.join(lines)}")
    return found
