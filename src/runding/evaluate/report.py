"""How is an evaluation shown? As a table for a terminal, as JSON, and as the differences of each article."""

import textwrap
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from runding.evaluate.measure import ArticleMeasure, Evaluation, Figures
from runding.evaluate.part import Attribute, Difference

COMPONENTS: Final = {
    "statements": ("statements", "statements-80", "content", "content-80", "direct", "indirect", "mixed"),
    "rounds": ("rounds",),
    "outcomes": ("outcomes",),
    "assessments": ("assessments",),
    "positions": ("positions", "positions-issue"),
    "agreements": ("agreements", "agreements-parties"),
    "related": ("related",),
}
"""The record types of an article, each with its tallies. The first one of each is its main figure."""

_MEANING: Final = {
    "statements": "content and speaker, overlap >= 0.5",
    "statements-80": "content and speaker, overlap >= 0.8",
    "content": "content, overlap >= 0.5",
    "content-80": "content, overlap >= 0.8",
    "direct": "content and speaker of direct statements",
    "indirect": "content and speaker of indirect statements",
    "mixed": "content and speaker of mixed statements",
    "rounds": "compatible rounds",
    "outcomes": "round, issue, value",
    "assessments": "round, assessor, issue, value",
    "positions": "holder, issue, stance",
    "positions-issue": "holder, issue",
    "agreements": "issue, status",
    "agreements-parties": "issue, parties",
    "related": "title",
}

_GREEN, _YELLOW, _RED, _BOLD, _PLAIN = "\x1b[32m", "\x1b[33m", "\x1b[31m", "\x1b[1m", "\x1b[0m"
_GOOD, _FAIR = 0.9, 0.75
_LONGEST = 400
"""How many characters of a record's words a difference shows."""

_SIGNS: Final = {"missed": ("-", _RED), "extra": ("+", _YELLOW), "wrong": ("~", _BOLD)}


def table(evaluation: Evaluation, *, component: str | None = None, color: bool = False) -> str:
    """The figures by language and, with more than one language, overall, as lines of about 110 columns.

    `component` limits it to one record type, a key of `COMPONENTS`. Raises ValueError for another word.
    """
    groups = _groups(component)
    blocks = [_block(code, evaluation.figures(code), groups, color) for code in evaluation.languages]
    if len(evaluation.languages) != 1:
        blocks.append(_block("all", evaluation.figures(), groups, color))
    return "\n\n".join(blocks) + "\n"


def as_json(evaluation: Evaluation) -> bytes:
    """The figures and differences as one JSON object. The same evaluation gives the same bytes.

    Keys: `languages` (each code, and `all`) with `articles`, `components`, `accuracies` and `means`; `articles`, a list
    with `name`, `language`, `components` and `differences`.
    """
    languages = {code: _figures(evaluation.figures(code)) for code in evaluation.languages}
    languages["all"] = _figures(evaluation.figures())
    articles = [
        {
            "name": one.name,
            "language": one.language,
            "components": _figures(one.figures)["components"],
            "differences": [_difference(difference) for difference in one.differences],
        }
        for one in evaluation.articles
    ]
    return msgspec.json.format(msgspec.json.encode({"languages": languages, "articles": articles}), indent=1) + b"\n"


def differences(evaluation: Evaluation, *, component: str | None = None, color: bool = False, width: int = 100) -> str:
    """What is missed (-), extra (+) and wrong (~) in each article that differs from its gold, with the words.

    `component` limits it to one record type, a key of `COMPONENTS`; `width` is the number of columns. Raises ValueError
    for an unknown component.
    """
    kinds = _groups(component)
    blocks = [_article(one, kinds, color, width) for one in evaluation.articles]
    shown = [block for block in blocks if block]
    return "\n\n".join(shown) + "\n" if shown else "No differences.\n"


def _groups(component: str | None) -> Sequence[str]:
    if component is None:
        return tuple(COMPONENTS)
    if component not in COMPONENTS:
        raise ValueError(f"{component!r} is no component; there are: {', '.join(COMPONENTS)}")
    return (component,)


def _block(code: str, figures: Figures, groups: Sequence[str], color: bool) -> str:
    count = f"{figures.articles} article" + ("s" if figures.articles != 1 else "")
    lines = [_painted(f"{code} · {count}", _BOLD, color)]
    lines.append(f"  {'':<19}{'gold':>5}{'found':>6}{'right':>6}{'precision':>11}{'recall':>8}{'F1':>7}")
    for name in (name for group in groups for name in COMPONENTS[group]):
        one = figures.tallies[name]
        f1 = _painted(f"{one.f1:>7.3f}", _shade(one.f1), color)
        counts = f"{one.gold:>5}{one.found:>6}{one.right:>6}{one.precision:>11.3f}{one.recall:>8.3f}"
        lines.append(f"  {name:<19}{counts}{f1}  {_MEANING[name]}")
    accuracies = {name: ratio for name, ratio in figures.accuracies.items() if _belongs(name) in groups}
    if accuracies:
        lines.append("  accuracy, given a match")
        words = [f"{name} {ratio.accuracy:.3f} ({ratio.right}/{ratio.of})" for name, ratio in accuracies.items()]
        lines += _columns(words)
    for name, mean in figures.means.items():
        if name.removesuffix("-evidence") in groups:
            lines.append(f"  {name}: mean overlap of the words {mean.value:.3f} ({mean.of} right records)")
    return "\n".join(lines)


def _belongs(accuracy: str) -> str:
    return "rounds" if accuracy.startswith("round-") else "statements"


def _columns(words: Sequence[str]) -> list[str]:
    """The words in lines of three columns."""
    return ["    " + "".join(f"{word:<36}" for word in words[at : at + 3]).rstrip() for at in range(0, len(words), 3)]


def _article(article: ArticleMeasure, kinds: Sequence[str], color: bool, width: int) -> str:
    shown = [one for one in article.differences if one.component in kinds]
    if not shown:
        return ""
    lines = [_painted(f"{article.name} ({article.language})", _BOLD, color)]
    for one in shown:
        sign, shade = _SIGNS[one.kind]
        start = f"  {sign} {one.kind:<7}{one.component:<12}"
        indent = " " * len(start)
        words = textwrap.shorten(one.words, _LONGEST, placeholder=" …")
        folded = textwrap.wrap(words, width, initial_indent=start, subsequent_indent=indent) or [start]
        lines.append(_painted(folded[0][: len(start)], shade, color) + folded[0][len(start) :])
        lines += folded[1:]
        lines += [f"{indent}{_attribute(attribute)}" for attribute in one.attributes]
    return "\n".join(lines)


def _attribute(attribute: Attribute) -> str:
    return f"{attribute.name}: gold {attribute.gold or '-'}, found {attribute.found or '-'}"


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "articles": figures.articles,
        "components": {
            name: {
                "gold": one.gold,
                "found": one.found,
                "right": one.right,
                "precision": round(one.precision, 4),
                "recall": round(one.recall, 4),
                "f1": round(one.f1, 4),
            }
            for name, one in figures.tallies.items()
        },
        "accuracies": {
            name: {"right": one.right, "of": one.of, "accuracy": round(one.accuracy, 4)} for name, one in figures.accuracies.items()
        },
        "means": {name: {"of": one.of, "mean": round(one.value, 4)} for name, one in figures.means.items()},
    }


def _difference(one: Difference) -> dict[str, Any]:
    attributes = {attribute.name: {"gold": attribute.gold, "found": attribute.found} for attribute in one.attributes}
    return {"component": one.component, "kind": one.kind, "words": one.words, "attributes": attributes}


def _shade(value: float) -> str:
    if value >= _GOOD:
        return _GREEN
    return _YELLOW if value >= _FAIR else _RED


def _painted(words: str, shade: str, color: bool) -> str:
    return f"{shade}{words}{_PLAIN}" if color else words
