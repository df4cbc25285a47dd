"""Two sides of a comparison, each in an interpreter of its own, measured in turns."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
CACHE = HERE / ".cache"
PEERS = CACHE / "venv" / "bin" / "python"
ROUNDS = 9
SECONDS = 0.15  # of processor time that a round should take
# Modules are compiled once, as those of an installed command are.
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Ended(RuntimeError):
    """A worker has ended before its work was done; what it wrote to stderr says why."""


class Side:
    """A worker process of one side; `sample` is what its first item is."""

    def __init__(self, python: str | Path, module: str, work: str) -> None:
        command = [str(python), str(HERE / "worker.py"), module, work]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self._work, self._next = work, 1
        self.sample = self._answer()
        self._count = min(3000, max(3, int(SECONDS * 20 / sum(self.items(20)))))

    def items(self, count: int) -> list[float]:
        """The seconds that each of so many new items takes."""
        assert self._process.stdin is not None
        print(self._next, count, file=self._process.stdin, flush=True)
        self._next += count
        return [float(seconds) for seconds in self._answer().split()]

    def fastest(self, count: int, rounds: int = 3) -> list[float]:
        """The seconds that each of so many new items takes at best, whatever the machine does meanwhile."""
        first, times = self._next, []
        for _ in range(rounds):
            self._next = first
            times.append(self.items(count))
        return [min(of_one) for of_one in zip(*times, strict=True)]

    def round(self) -> float:
        """The mean seconds of an item in one round."""
        return sum(self.items(self._count)) / self._count

    def close(self) -> None:
        """End the worker."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Ended(f"{self._work} has ended")
        return line.rstrip()


class Command:
    """A whole command, its start included."""

    def __init__(self, *command: str | Path) -> None:
        self._command = [str(word) for word in command]
        done = subprocess.run(
            self._command, stdout=subprocess.PIPE, encoding="utf-8", check=True, env=SURROUNDINGS
        )
        self.sample = " ".join(done.stdout.split())[:70]

    def round(self) -> float:
        """The processor time of one run."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(self._command, stdout=subprocess.DEVNULL, check=True, env=SURROUNDINGS)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def close(self) -> None:
        """Nothing is left to end."""


Measured = Side | Command


def in_turns(sides: Sequence[Measured]) -> list[float]:
    """The median seconds of each side, measured in interleaved rounds."""
    rounds = [[side.round() for side in sides] for _ in range(ROUNDS)]
    for side in sides:
        side.close()
    return [median(times) for times in zip(*rounds, strict=True)]


def ours(work: str) -> Callable[[], Side]:
    """Our side of a row."""
    return lambda: Side(sys.executable, "ours", work)


def theirs(work: str) -> Callable[[], Side]:
    """The peer's side of a row."""
    return lambda: Side(PEERS, "theirs", work)


def install_peers() -> str:
    """Put the peers into an environment of their own; says why that failed, if it did."""
    if not PEERS.exists():
        subprocess.run([sys.executable, "-m", "venv", CACHE / "venv"], check=True)
    pip = [PEERS, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", HERE / "peers.txt"]
    done = subprocess.run(pip, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    return "" if done.returncode == 0 else done.stderr.strip().splitlines()[-1]
