"""The ledger under load: 100,000 short reports into a new ledger, one more, and questions.

Run: `uv run python benchmarks/ledger.py [REPORTS] [LEDGER]`. Reports are made by `tests/corpora/talks.py`: invented series of talks with
near copies, relays and contradictions. A series' parties are drawn from all pairs of states, so that no party pair has more series
than a long war has. Prints one JSON object. Making reports is not counted, only adding and asking.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "corpora"))

from talks import corpus

from runding.ledger import Ledger
from runding.model.record import ArticleRecord

STEP = 5


def reports(wanted: int) -> Iterator[ArticleRecord]:
    """Reports in the order of their days within a few series, like a feed that follows several talks at once."""
    made = 0
    for seed in range(10**9):
        part = corpus(seed, STEP, wide=True).records
        for one in sorted(part, key=lambda record: record.article.published or ""):
            if made == wanted:
                return
            made += 1
            yield one


def main(wanted: int, url: str) -> dict[str, object]:
    """Measure."""
    clock = {"making": 0.0, "making, processor": 0.0}

    def timed() -> Iterator[ArticleRecord]:
        walk = reports(wanted)
        while True:
            begin, busy = time.perf_counter(), time.process_time()
            one = next(walk, None)
            clock["making"] += time.perf_counter() - begin
            clock["making, processor"] += time.process_time() - busy
            if one is None:
                return
            yield one

    seen: list[tuple[int, float]] = []
    with Ledger.open(url) as ledger:
        begin, busy = time.perf_counter(), time.process_time()
        ledger.add(timed(), on_batch=lambda done: seen.append((done.new, time.perf_counter() - begin - clock["making"])))
        took = time.perf_counter() - begin - clock["making"]
        busy = time.process_time() - busy - clock["making, processor"]
        half = next(when for done, when in seen if done * 2 >= wanted)
        more = corpus(999_999_937, 1, wide=True).records
        singles = []
        for one in more[:9]:
            begin = time.perf_counter()
            ledger.add([one])
            singles.append(time.perf_counter() - begin)
        questions: dict[str, Callable[[], object]] = {
            "rounds": lambda: ledger.rounds(limit=100),
            "rounds of a party": lambda: ledger.rounds(party="SDN", limit=100),
            "rounds as of a day": lambda: ledger.rounds(party="SDN", as_of="2016-06-01", limit=100),
            "statements with words": lambda: ledger.statements(search="velmora bus*", limit=100),
            "positions of a party on an issue": lambda: ledger.positions(party="SDN", issue="sec.withdrawal"),
            "agreements": lambda: ledger.agreements(party="SDN", limit=100),
            "contradictions": lambda: ledger.contradictions(limit=100),
            "review": lambda: ledger.review(limit=100),
        }
        asked = {}
        for name, question in questions.items():
            times = []
            for _ in range(5):
                begin = time.perf_counter()
                question()
                times.append(time.perf_counter() - begin)
            asked[name] = round(1000 * sorted(times)[2], 1)
        counts = ledger.counts()
    return {
        "reports": wanted,
        "reports a second": round(wanted / took),
        "reports a second of processor time": round(wanted / busy),
        "reports a second, second half": round(wanted / 2 / (took - half)),
        "memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "one more, ms (median, worst)": [round(1000 * value, 1) for value in (sorted(singles)[4], max(singles))],
        "questions, ms (median)": asked,
        "counts": counts,
    }


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(main(number, sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "talks.db")), indent=1))
