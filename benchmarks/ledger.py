"""The ledger under load: 100,000 short reports into a new ledger, one more, and questions.

Run: `uv run python benchmarks/ledger.py [REPORTS] [LEDGER]`. The reports are those of the example corpus told again (`told_again.py`).
They are read, merged and written as `runding add` does it, on all cores. Prints one JSON object; making the reports is not counted.
Processor time is told as well, for machines that do other things at the same time.
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from told_again import STATES, told_again

from runding.corpus.adding import Tally, add_sources
from runding.corpus.cores import cores
from runding.corpus.places import known_places
from runding.corpus.reading import Reading
from runding.ledger import Ledger
from runding.model.record import ArticleRecord
from runding.model.text import Article
from runding.pipeline import extract, markers
from runding.read.many import Options, read_many

QUESTIONS: dict[str, Callable[[Ledger], object]] = {
    "rounds": lambda ledger: ledger.rounds(limit=100),
    "rounds of a party": lambda ledger: ledger.rounds(party="ARM", limit=100),
    "rounds as of a day": lambda ledger: ledger.rounds(party="ARM", as_of="2016-06-01", limit=100),
    "statements with words": lambda ledger: ledger.statements(search="zona siap*", limit=100),
    "positions of a party on an issue": lambda ledger: ledger.positions(party="ARM", issue="sec.withdrawal"),
    "matrix of a party": lambda ledger: ledger.matrix(party="ARM"),
    "agreements": lambda ledger: ledger.agreements(party="ARM", limit=100),
    "contradictions": lambda ledger: ledger.contradictions(limit=100),
    "sources": lambda ledger: ledger.sources(),
    "review": lambda ledger: ledger.review(limit=100),
}


def write(path: Path, count: int, *, seed: int, states: int, weeks: int) -> None:
    """Reports as lines of JSON."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in told_again(count, seed=seed, states=states, weeks=weeks))


def records(path: Path) -> Iterator[ArticleRecord]:
    """The records of reports in a file."""
    return (extract(one) for one in read_many([str(path)], languages=markers()) if isinstance(one, Article))


def reading(path: Path, count: int = 500) -> float:
    """Milliseconds of processor time to read a report, the packs being there."""
    walk = records(path)
    next(walk)
    begin = time.process_time()
    read = sum(1 for _ in islice(walk, count))
    return 1000 * (time.process_time() - begin) / read


def median(work: Callable[[], object], *, times: int = 5) -> float:
    """Milliseconds."""
    took = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        took.append(time.perf_counter() - begin)
    return round(1000 * sorted(took)[times // 2], 1)


def add(ledger: Ledger, url: str, path: Path, jobs: int) -> dict[str, object]:
    """Add the reports of a file, and tell how fast that was."""
    seen: list[tuple[int, float]] = []

    def progress(tally: Tally) -> None:
        seen.append((tally.reports, time.perf_counter()))

    begin, own = time.perf_counter(), time.process_time()
    result = add_sources(
        [str(path)], ledger, address=url, reading=Reading(), options=Options(), jobs=jobs, complain=print, progress=progress
    )
    took = time.perf_counter() - begin
    own = time.process_time() - own
    count = result.tally.new
    half = next(when for done, when in seen if done * 2 >= count) - begin
    return {
        "reports": count,
        "cores": jobs,
        "reports a second": round(count / took),
        "reports a second, second half": round(count / 2 / (took - half)),
        "merging and writing, ms of processor time a report": round(1000 * own / count, 2),
        "memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main(wanted: int, url: str, folder: Path, *, states: int, weeks: int, jobs: int) -> dict[str, object]:
    """Measure."""
    path, more = folder / "reports.jsonl", folder / "more.jsonl"
    write(path, wanted, seed=1, states=states, weeks=weeks)
    write(more, 9, seed=2, states=states, weeks=weeks)
    with Ledger.open(url, places=known_places()) as ledger:
        told = add(ledger, url, path, jobs) | {"reading, ms of processor time a report": round(reading(path), 2)}
        singles = iter(list(records(more)))
        one = [median(lambda: ledger.add([next(singles)]), times=1) for _ in range(9)]
        asked = {name: median(partial(ask, ledger)) for name, ask in QUESTIONS.items()}
        counts = ledger.counts()
    return told | {"one more, ms (median, worst)": [sorted(one)[4], max(one)], "questions, ms (median)": asked, "counts": counts}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="?", type=int, default=100_000)
    parser.add_argument("ledger", nargs="?")
    parser.add_argument("--states", type=int, default=len(STATES), help="few make long wars: with 2 all reports are on one")
    parser.add_argument("--weeks", type=int, default=880, help="few make wars that are much reported on")
    parser.add_argument("--jobs", type=int, default=cores())
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        answer = main(
            given.reports, given.ledger or str(Path(made) / "talks.db"), Path(made), states=given.states, weeks=given.weeks, jobs=given.jobs
        )
    print(json.dumps(answer, indent=1))
