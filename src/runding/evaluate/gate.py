"""Is the engine at least as good as it was? Measures the gold sets and compares the figures with their floors.

`python -m runding.evaluate.gate` is what the quality step of the tests runs. Exit status: 0 all floors hold, 1 one does
not, 2 a set or the file of the floors cannot be used.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import click

from runding.evaluate.floors import (
    FIGURES,
    FloorsError,
    GoldSet,
    Quality,
    breaches,
    hash_of,
    measured,
    raised,
    read_quality,
    write_quality,
)
from runding.evaluate.gold import SUFFIX, GoldArticle, GoldError, load_gold
from runding.evaluate.measure import Extract, evaluate_articles
from runding.evaluate.tally import Tally
from runding.lang.pack import available
from runding.model.record import ArticleRecord
from runding.model.text import Article, article_id
from runding.pipeline import extract

OWN: Final = "own"
"""The gold set that belongs to the repository and may not be missing where CI=true."""


@dataclass(frozen=True)
class Measured:
    """One gold set: its figures by language and component, and its hash; or why it was skipped."""

    name: str
    tallies: Mapping[str, Mapping[str, Tally]]
    sha256: str
    notes: tuple[str, ...] = ()
    skipped: str | None = None


def read_as_argument(text: str, article: GoldArticle) -> ArticleRecord:
    """The record that the engine gives of a gold text whose language, address and date are known, as from a command."""
    gold = article.gold
    return extract(
        Article(
            id=article_id(text),
            language=gold.language,
            url=gold.url,
            published=gold.published,
            published_basis="argument" if gold.published else None,
            text=text,
        )
    )


def measure_set(name: str, folder: Path, *, extract: Extract, languages: tuple[str, ...]) -> Measured:
    """Measures one gold set, leaving out the articles of other languages than `languages` with a note.

    Raises GoldError when the set is there and cannot be used.
    """
    if not folder.is_dir() or not any(folder.rglob("*" + SUFFIX)):
        return Measured(name, {}, "", skipped=f"there is no gold in {folder}")
    articles = load_gold(folder)
    left_out = sorted({one.gold.language for one in articles} - set(languages))
    readable = [one for one in articles if one.gold.language in languages]
    notes = tuple(f"no pack for language {code!r}: its articles are left out" for code in left_out)
    return Measured(name, measured(evaluate_articles(readable, extract=extract)), hash_of(folder), notes)


def check(quality: Quality, sets: Mapping[str, Measured]) -> list[str]:
    """What is wrong: one line for each figure below its floor, each set that has changed or may not be missing."""
    faults = []
    for name, one in sets.items():
        if one.skipped is not None:
            if name == OWN and os.environ.get("CI") == "true":
                faults.append(f"{name}: {one.skipped}, and with CI=true it may not be missing")
            continue
        known = quality.sets[name].sha256
        if known is None:
            faults.append(f"{name}: this gold set has no floors yet: use --raise")
        elif known != one.sha256:
            faults.append(f"{name}: the gold set has changed since its floors were set: look at it, then use --raise")
        faults += breaches(name, quality.floors.get(name, {}), one.tallies)
    return faults


def raise_floors(quality: Quality, sets: Mapping[str, Measured], *, reason: str | None, day: str) -> Quality:
    """The floors raised to what was measured; lowered, where needed, only with a `reason`. Skipped sets keep theirs."""
    gold_sets, floors, lowered = dict(quality.sets), dict(quality.floors), list(quality.lowered)
    for name, one in sets.items():
        if one.skipped is None:
            floors[name], down = raised(name, floors.get(name, {}), one.tallies, reason=reason, day=day)
            lowered += down
            gold_sets[name] = GoldSet(gold_sets[name].path, one.sha256)
    return Quality(gold_sets, floors, tuple(lowered))


@click.command()
@click.option("--raise", "raise_them", is_flag=True, help="Raise the floors to what is measured, rounded down.")
@click.option("--lower", metavar="REASON", help="With --raise: also lower floors that do not hold, for this reason.")
@click.option("--file", "path", type=click.Path(path_type=Path), default=Path("quality.toml"), show_default=True)
def main(*, raise_them: bool, lower: str | None, path: Path) -> None:
    """Measure the gold sets and compare the figures with the floors of the file."""
    if lower is not None and not (raise_them and lower.strip()):
        raise click.UsageError("--lower REASON says why floors are lowered; it needs a reason, and --raise")
    try:
        quality = read_quality(path)
        sets = {
            name: measure_set(name, path.parent / one.path, extract=read_as_argument, languages=available())
            for name, one in quality.sets.items()
        }
    except (FloorsError, GoldError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    for one in sets.values():
        click.echo(_summary(one, quality))
    if raise_them:
        quality = raise_floors(quality, sets, reason=lower, day=date.today().isoformat())
        write_quality(path, quality)
    faults = check(quality, sets)
    for fault in faults:
        click.echo(fault, err=True)
    sys.exit(1 if faults else 0)


def _summary(one: Measured, quality: Quality) -> str:
    """The figures of a set as lines, each with the floors in brackets."""
    if one.skipped is not None:
        return f"{one.name}: skipped: {one.skipped}"
    lines = [f"{one.name}: {note}" for note in one.notes]
    for language, tallies in one.tallies.items():
        for component, tally in tallies.items():
            limit = quality.floors.get(one.name, {}).get(language, {}).get(component)
            figures = []
            for figure in FIGURES:
                least = f"{getattr(limit, figure):.2f}" if limit else "none"
                figures.append(f"{figure} {getattr(tally, figure):.3f} [{least}]")
            lines.append(f"{one.name} {language} {component:<19}" + "  ".join(figures))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
