"""Which figures may not be undercut? The floors of the quality gate and the file that keeps them.

A floor belongs to a gold set, a language, a component and a figure. Floors rise with the engine and are lowered only
with a reason, which the file keeps. The file also keeps a hash of each gold set, so that figures of different sets are
not compared.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from math import floor
from pathlib import Path
from typing import Final

import msgspec

from runding.evaluate.measure import Evaluation
from runding.evaluate.report import COMPONENTS
from runding.evaluate.tally import Tally

FIGURES: Final = ("precision", "recall", "f1")

_HEADER: Final = """\
# The floors of the quality gate: no figure of a gold set may fall below its own. Written by
# `python -m runding.evaluate.gate --raise`; a floor is lowered only with `--lower REASON`, and the reason stays here.
"""


class FloorsError(Exception):
    """The file of the floors cannot be used; the message is `file: message`."""


class GoldSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a gold set lies, relative to the file, and the hash of the content that its floors were measured on."""

    path: str
    sha256: str | None = None


class Floor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lowest figures that a component may have, from 0 to 1."""

    precision: float
    recall: float
    f1: float


class Lowered(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"gold_set": "set"}):
    """A floor that was lowered: which, on which day, from what to what, and why."""

    day: str
    gold_set: str
    language: str
    component: str
    figure: str
    before: float
    after: float
    reason: str


Floors = Mapping[str, Mapping[str, Floor]]
"""The floors of one gold set: language → component → floor."""


class Quality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    sets: dict[str, GoldSet]
    floors: dict[str, dict[str, dict[str, Floor]]] = {}
    lowered: tuple[Lowered, ...] = ()


def read_quality(path: Path) -> Quality:
    """The file of the floors. Raises FloorsError where it is missing or not as it has to be."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Quality)
    except OSError as error:
        raise FloorsError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise FloorsError(f"{path}: {error}") from error


def write_quality(path: Path, quality: Quality) -> None:
    """Writes the file of the floors; the same floors give the same bytes."""
    lines = [_HEADER]
    for name, one in quality.sets.items():
        lines += [f"[sets.{name}]", f"path = {_quoted(one.path)}"]
        lines += [f"sha256 = {_quoted(one.sha256)}", ""] if one.sha256 else [""]
    for name, languages in sorted(quality.floors.items()):
        for language, components in sorted(languages.items()):
            lines.append(f"[floors.{name}.{language}]")
            lines += [f"{component} = {_inline(components[component])}" for component in _ordered(components)]
            lines.append("")
    for entry in quality.lowered:
        lines.append("[[lowered]]")
        lines += [f"{key} = {_value(value)}" for key, value in msgspec.to_builtins(entry).items()]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def hash_of(folder: Path) -> str:
    """The SHA-256 of the texts and gold records of a folder and its subfolders: of their names and their bytes."""
    digest = hashlib.sha256()
    files = {file for pattern in ("*.txt", "*.gold.json") for file in folder.rglob(pattern)}
    for file in sorted(files, key=lambda one: one.relative_to(folder).as_posix()):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def measured(evaluation: Evaluation) -> dict[str, dict[str, Tally]]:
    """The tallies that floors hold for: of each language those components of which its gold has any record."""
    names = [name for group in COMPONENTS.values() for name in group]
    found: dict[str, dict[str, Tally]] = {}
    for language in evaluation.languages:
        tallies = evaluation.figures(language).tallies
        found[language] = {name: tallies[name] for name in names if tallies[name].gold}
    return found


def breaches(name: str, floors: Floors, tallies: Mapping[str, Mapping[str, Tally]]) -> list[str]:
    """One line for each figure of the set `name` that is below its floor, or that can no longer be measured."""
    lines = []
    for language, components in floors.items():
        for component, limit in components.items():
            where = f"{name} {language} {component}"
            tally = tallies.get(language, {}).get(component)
            if tally is None:
                lines.append(f"{where}: has a floor, but the gold set has no such record any more")
                continue
            for figure in FIGURES:
                value, least = getattr(tally, figure), getattr(limit, figure)
                if _down(value) < least:
                    lines.append(f"{where}: {figure} {value:.4f} is below its floor {least:.2f}")
    return lines


def raised(
    name: str, floors: Floors, tallies: Mapping[str, Mapping[str, Tally]], *, reason: str | None, day: str
) -> tuple[dict[str, dict[str, Floor]], list[Lowered]]:
    """The floors after a measurement, and what was lowered: figures rounded down to two decimals.

    Without a `reason` no floor is lowered; one that is undercut stays, so that the gate goes on failing.
    """
    new: dict[str, dict[str, Floor]] = {}
    lowered: list[Lowered] = []
    for language, components in tallies.items():
        new[language] = {}
        for component, tally in components.items():
            old = floors.get(language, {}).get(component)
            figures = {figure: _down(getattr(tally, figure)) for figure in FIGURES}
            for figure, value in figures.items():
                before = getattr(old, figure) if old else 0.0
                if value < before and reason is None:
                    figures[figure] = before
                elif value < before and reason is not None:
                    lowered.append(Lowered(day, name, language, component, figure, before, value, reason))
            new[language][component] = Floor(**figures)
    return _with_kept(new, floors, reason), lowered


def _with_kept(new: dict[str, dict[str, Floor]], floors: Floors, reason: str | None) -> dict[str, dict[str, Floor]]:
    """The new floors with those old ones that could not be measured, unless there is a reason to drop these."""
    if reason is None:
        for language, components in floors.items():
            kept = new.setdefault(language, {})
            for component, limit in components.items():
                kept.setdefault(component, limit)
    return new


def _down(value: float) -> float:
    # The small addend keeps 0.29, which is stored as 0.28999…, from being rounded down to 0.28.
    return floor(value * 100 + 1e-9) / 100


def _ordered(components: Iterable[str]) -> list[str]:
    order = [name for group in COMPONENTS.values() for name in group]
    return sorted(components, key=lambda name: (order.index(name) if name in order else len(order), name))


def _inline(limit: Floor) -> str:
    return "{ " + ", ".join(f"{figure} = {getattr(limit, figure):.2f}" for figure in FIGURES) + " }"


def _value(value: float | str) -> str:
    return f"{value:.2f}" if isinstance(value, float) else _quoted(value)


def _quoted(words: str) -> str:
    # A JSON string of printable text is a TOML basic string as well; DEL alone is escaped in TOML only.
    return msgspec.json.encode(words).decode().replace("\x7f", "\\u007f")
