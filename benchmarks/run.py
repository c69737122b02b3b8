"""Speed on one core with statements only and with everything, by stage, memory, start-up: `python3 tools/do.py bench`.

Rounds of the workloads are interleaved and medians are shown, so that a busy minute of the machine falls on all alike. Speed is per second
of processor time: what one core does, whatever else the machine is at. For commands both are shown, since people wait for the wall's.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Final

from samples import LENGTH, SHARED_FILES, generated, of_others
from stages import Stopwatch, statements_only, timed_steps

from runding.model.text import Article, article_id
from runding.pipeline import extract


def articles(texts: Sequence[str], language: str) -> list[Article]:
    """The texts as articles whose language and date are known, as the engine gets them from reading."""
    return [
        Article(id=article_id(text), language=language, published="2024-06-12", published_basis="argument", text=text) for text in texts
    ]


def workloads(count: int, languages: Sequence[str]) -> dict[str, list[Article]]:
    """The reports to measure on, by name."""
    made = {}
    for language in languages:
        made[f"{language}, generated"] = articles(generated(count, language=language), language)
        others = of_others(SHARED_FILES[language], count) if language in SHARED_FILES else None
        if others is not None:
            made[f"{language}, real reports"] = articles(others, language)
    return made


def speed(work: dict[str, list[Article]], rounds: int) -> None:
    """Print articles a second of each workload, with statements only and with everything, and what that is for reports of equal length."""
    seconds: dict[tuple[str, bool], list[float]] = {(name, talks): [] for name in work for talks in (False, True)}
    for some in work.values():
        for article in some[:50]:  # packs are loaded and caches are warm before the clock runs
            extract(article)
    for _ in range(rounds):
        for (name, talks), values in seconds.items():
            with nullcontext() if talks else statements_only():
                start = time.process_time()
                for article in work[name]:
                    extract(article)
                values.append(time.process_time() - start)
    print(f"\nArticles a second on one core, per second of processor time (median and best of {rounds} interleaved rounds)")
    print(f"  {'reports':<22}{'count':>6}{'length':>8}{'statements only':>18}{'everything':>16}{'everything, per 2,200 characters':>35}")
    for name, some in work.items():
        length = sum(len(one.text) for one in some)
        shown = [
            f"{len(some) / statistics.median(values):,.0f} ({len(some) / min(values):,.0f})"
            for values in (seconds[name, False], seconds[name, True])
        ]
        alike = length / LENGTH / statistics.median(seconds[name, True])
        print(f"  {name:<22}{len(some):>6}{length / len(some):>8,.0f}{shown[0]:>18}{shown[1]:>16}{alike:>35,.0f}")


def stages(work: dict[str, list[Article]]) -> None:
    """Print the share of each step. Timing costs time itself: the shares matter, not the sums."""
    print("\nTime by step (share of the whole, µs an article)")
    for name, some in work.items():
        watch = Stopwatch()
        with timed_steps(watch):
            watch.enter("pipeline")
            for article in some:
                extract(article)
            watch.leave()
        whole = sum(watch.seconds.values())
        print(f"  {name}")
        for step, value in sorted(watch.seconds.items(), key=lambda item: -item[1]):
            print(f"    {step:<28}{value / whole:>7.1%}{value / len(some) * 1e6:>10,.0f}")


def memory(count: int, languages: Sequence[str]) -> None:
    """Print the peak memory of a process that reads the generated reports, and of one that only starts."""
    print("\nPeak memory of a process")
    for name, amount in (("one report", 1), (f"{count} reports", count)):
        code = (
            "import sys; sys.path.insert(0, 'benchmarks'); import process, run\n"
            f"for some in run.workloads({amount}, {list(languages)!r}).values():\n"
            "    for one in some: run.extract(one)\n"
            "print(process.peak_memory())"
        )
        print(f"  {name:<22}{float(output(sys.executable, '-c', code)):>7,.0f} MB")


def start(rounds: int, languages: Sequence[str]) -> None:
    """Print the wall time of whole commands, from a process that is not there yet to its end. The reports are on talks."""
    program = str(Path(sys.executable).parent / "runding")
    with tempfile.TemporaryDirectory() as folder:
        commands: dict[str, Callable[[], object]] = {
            "python -c pass": lambda: output(sys.executable, "-c", "pass"),
            "runding --version": lambda: output(program, "--version"),
        }
        for language in languages:
            report = Path(folder) / f"{language}.txt"
            report.write_text(generated(1, language=language)[0], encoding="utf-8")
            commands[f"runding read, {language}"] = partial(output, program, "read", str(report), "--published", "2024-06-12")
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        processor: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                began, used = time.perf_counter(), processor_time_of_children()
                command()
                seconds[name].append(time.perf_counter() - began)
                processor[name].append(processor_time_of_children() - used)
    print(f"\nStart to end of a command (median of {rounds} interleaved runs)")
    for name, values in seconds.items():
        used_by = statistics.median(processor[name])
        print(f"  {name:<28}{statistics.median(values):>7.3f} s   best {min(values):.3f} s   processor {used_by:.3f} s")
    loaded = sorted(float(output(sys.executable, "-c", _LOADING, *languages)) for _ in range(rounds))
    print(
        f"  {'packs: ' + ', '.join(languages):<28}{loaded[rounds // 2]:>7.3f} s   best {loaded[0]:.3f} s   of processor time to load them"
    )


_LOADING: Final = """
import gc, sys, time
from runding.lang.figures import load_figures
from runding.lang.issues import load_issues
from runding.lang.pack import load_pack
from runding.lang.stances import load_stances
from runding.lang.talks import load_talks
from runding.lang.topic import load_topic
gc.disable()
began = time.process_time()
for code in sys.argv[1:]:
    for load in (load_pack, load_topic, load_talks, load_issues, load_stances, load_figures):
        load(code)
print(time.process_time() - began)
"""
"""Loads all that a report on talks asks of the packs, as the command line does (without looking for garbage)."""


def processor_time_of_children() -> float:
    """Seconds of processor time of all commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def output(*command: str) -> str:
    """What a command prints; it must end well."""
    root = Path(__file__).resolve().parent.parent
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=root, env={**os.environ}).stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=500, help="reports of each workload")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of which the median is shown")
    parser.add_argument("--language", action="append", dest="languages", help="a language; again for several (default: id and en)")
    options = parser.parse_args()
    languages = options.languages or ["id", "en"]
    work = workloads(options.reports, languages)
    speed(work, options.rounds)
    stages(work)
    memory(options.reports, languages)
    start(options.rounds, languages)


if __name__ == "__main__":
    main()
