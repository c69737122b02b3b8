"""The engine from a compiled wheel beside its sources: `python benchmarks/compiled.py dist/WHEEL` (`python3 tools/do.py compile` makes it).

Two processes that stay, one with each, take turns at the same reports. Speed is per second of processor time, ratios are the medians of the
turns' ratios, so that a busy minute of the machine falls on both.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from samples import LENGTH

ROOT: Final = Path(__file__).resolve().parent.parent

_WORKER: Final = """
import sys, time
sys.path.insert(0, "benchmarks")
from run import extract, workloads
work = workloads(int(sys.argv[1]), ["id", "en"])
for some in work.values():
    for article in some[:50]:
        extract(article)
print(*(f"{name}\t{len(some)}\t{sum(len(one.text) for one in some)}" for name, some in work.items()), sep="\\n")
print(flush=True)
for name in sys.stdin:
    began = time.process_time()
    for article in work[name.rstrip("\\n")]:
        extract(article)
    print(time.process_time() - began, flush=True)
"""


class Worker:
    """A process that reads workloads by name and tells the seconds it took."""

    def __init__(self, source: Path, count: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WORKER, str(count)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(source)},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._asked, self._told = self._process.stdin, self._process.stdout
        self.work = {}
        while line := self._told.readline().strip():
            name, reports, characters = line.split("\t")
            self.work[name] = int(reports), int(characters)

    def seconds(self, name: str) -> float:
        """The processor time of one turn at a workload."""
        print(name, file=self._asked, flush=True)
        return float(self._told.readline())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path, help="the compiled wheel")
    parser.add_argument("--reports", type=int, default=300, help="reports of each workload")
    parser.add_argument("--rounds", type=int, default=7, help="turns of which the median is shown")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(options.wheel).extractall(folder)
        source, compiled = Worker(ROOT / "src", options.reports), Worker(Path(folder), options.reports)
        turns = {name: [(source.seconds(name), compiled.seconds(name)) for _ in range(options.rounds)] for name in source.work}
    print(f"Articles a second on one core with everything on, per second of processor time (medians of {options.rounds} turns)")
    print(f"  {'reports':<22}{'length':>8}{'source':>10}{'compiled':>10}{'ratio':>8}{f'compiled, per {LENGTH:,} characters':>33}")
    for name, seconds in turns.items():
        count, characters = source.work[name]
        slow, fast = (count / statistics.median(pair[which] for pair in seconds) for which in (0, 1))
        ratio = statistics.median(a / b for a, b in seconds)
        alike = fast * characters / count / LENGTH
        print(f"  {name:<22}{characters / count:>8,.0f}{slow:>10,.0f}{fast:>10,.0f}{ratio:>8.2f}{alike:>33,.0f}")


if __name__ == "__main__":
    main()
