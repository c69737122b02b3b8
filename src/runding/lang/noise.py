"""What stands on a page without being prose, in one language: what a pack's `noise.toml` says.

    [[noise]]
    id = "read-also"                  # the name of the rule
    kind = "related"                  # one of KINDS
    words = ["baca (juga|pula)"]      # (a|b) alternatives, [a] optional; any case, any white space
    colon = true                      # a colon or a dash must follow, or the words stand alone in their line
    inside = true                     # also inside a paragraph, after a sentence
    with = ["telegram"]               # one of these words must follow in the same line
    example = ["…"]                   # texts in which the rule must fire
    not = ["…"]                       # texts in which it must stay silent

    [sign_off]
    names = ["Antara"]                # who signs in brackets after the last sentence; also who credits a photograph
    pictures = ["Handout"]            # who or what credits photographs only

    [dateline]
    outlets = ["CNN Indonesia"]       # who stands before the dash; names with a dot (KOMPAS.com) are known by their shape
    places = ["Jakarta"]              # where a report may come from, for datelines without an outlet

`sign_off` and `dateline` carry `example` and `not`, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from runding.lang.tables import PackError, check_keys, line_of, read_toml

KINDS: Final = frozenset({"related", "list", "line", "credit", "trailer", "caption", "page", "bracket", "menu", "comments"})
"""`related`: a label before titles of other articles · `list`: a heading over such titles · `line`: words that fill a whole line ·
`credit`: a label before names of those who made the page · `trailer`: opens a line that advertises something · `caption`: a label of a
photograph · `page`: words of page numbers · `bracket`: opens a stretch in square brackets · `menu`: words of menus and buttons, which
fill a line alone · `comments`: a heading over what readers wrote."""

_RULE_KEYS: Final = frozenset({"id", "kind", "words", "colon", "inside", "with", "example", "not"})
_SIGN_OFF_KEYS: Final = frozenset({"names", "pictures", "example", "not"})
_DATELINE_KEYS: Final = frozenset({"outlets", "places", "example", "not"})
_FORMS_LIMIT: Final = 200


@dataclass(frozen=True, slots=True)
class Trial:
    """A text in which a rule must fire (`fires`) or stay silent, and where the pack says so."""

    rule: str
    text: str
    fires: bool
    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class NoiseRule:
    """One kind of words that are no prose. `required` holds the words of which one must follow, in lower case; empty: none."""

    id: str
    kind: str
    phrases: tuple[str, ...]
    colon: bool
    inside: bool
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FurnitureWords:
    """All that one language says of page furniture. `by_first_word` leads from the first word of a line to the phrases to try.

    Phrases and first words are in lower case, longest phrase first; `inside` holds the first words of those that are also met inside
    a paragraph, `brackets` what opens a stretch in square brackets, with its rule.
    """

    rules: tuple[NoiseRule, ...]
    by_first_word: Mapping[str, tuple[tuple[str, NoiseRule], ...]]
    inside: tuple[str, ...]
    brackets: tuple[tuple[str, str], ...]
    page_words: frozenset[str]
    menu_words: frozenset[str]
    caption_words: frozenset[str]
    names: frozenset[str]
    pictures: frozenset[str]
    outlets: frozenset[str]
    places: frozenset[str]
    trials: tuple[Trial, ...]


def read_noise(path: Path) -> FurnitureWords:
    """The furniture words of a pack from its `noise.toml`. Raises PackError (`file:line: message`) on any fault."""
    data = read_toml(path)
    check_keys(path, data, frozenset({"noise", "sign_off", "dateline"}))
    rules: list[NoiseRule] = []
    trials: list[Trial] = []
    for number, table in enumerate(data.get("noise", [])):
        rules.append(_rule(path, table, number))
        trials.extend(_trials(path, table, rules[-1].id, table_name="noise", number=number))
    sign_off, dateline = data.get("sign_off", {}), data.get("dateline", {})
    check_keys(path, sign_off, _SIGN_OFF_KEYS, table="sign_off")
    check_keys(path, dateline, _DATELINE_KEYS, table="dateline")
    trials.extend(_trials(path, sign_off, "sign-off", table_name="sign_off"))
    trials.extend(_trials(path, dateline, "dateline", table_name="dateline"))
    return FurnitureWords(
        rules=tuple(rules),
        by_first_word=_by_first_word(rules),
        inside=tuple(sorted({phrase.split()[0] for rule in rules if rule.inside for phrase in rule.phrases})),
        brackets=tuple((phrase, rule.id) for rule in rules if rule.kind == "bracket" for phrase in rule.phrases),
        page_words=_words_of(rules, "page"),
        menu_words=_words_of(rules, "menu"),
        caption_words=frozenset(phrase for rule in rules if rule.kind == "caption" for phrase in rule.phrases),
        names=frozenset(name.lower() for key in ("names", "pictures") for name in sign_off.get(key, ())),
        pictures=frozenset(name.lower() for name in sign_off.get("pictures", ())),
        outlets=frozenset(name.lower() for name in dateline.get("outlets", ())),
        places=frozenset(name.lower() for name in dateline.get("places", ())),
        trials=tuple(trials),
    )


def expand(notation: str) -> list[str]:
    """All phrases that a notation stands for: `baca (juga|pula)` gives two, `lihat [juga] video` two. Raises ValueError if unbalanced."""
    forms = [""]
    rest = notation
    while rest:
        at = min((i for i in (rest.find("("), rest.find("[")) if i >= 0), default=len(rest))
        forms = [form + rest[:at] for form in forms]
        if at == len(rest):
            break
        end = rest.find(")" if rest[at] == "(" else "]", at)
        if end < 0:
            raise ValueError(f"a bracket of {notation!r} is not closed")
        options = rest[at + 1 : end].split("|") + ([""] if rest[at] == "[" else [])
        forms = [form + option for form in forms for option in options]
        if len(forms) > _FORMS_LIMIT:
            raise ValueError(f"{notation!r} stands for more than {_FORMS_LIMIT} phrases")
        rest = rest[end + 1 :]
    return [" ".join(form.lower().split()) for form in forms]


def _rule(path: Path, table: Mapping[str, Any], number: int) -> NoiseRule:
    line = line_of(path, table="noise", number=number)
    check_keys(path, table, _RULE_KEYS, table="noise", number=number)
    for key in ("id", "kind", "words", "example"):
        if not table.get(key):
            raise PackError(path, line, f"the key {key!r} is missing or empty")
    if table["kind"] not in KINDS:
        raise PackError(path, line, f"unknown kind {table['kind']!r}; known are {', '.join(sorted(KINDS))}")
    try:
        phrases = {phrase for notation in table["words"] for phrase in expand(notation)}
    except ValueError as error:
        raise PackError(path, line_of(path, table="noise", number=number, key="words"), str(error)) from error
    return NoiseRule(
        id=str(table["id"]),
        kind=str(table["kind"]),
        phrases=tuple(sorted(phrases - {""}, key=lambda phrase: (-len(phrase), phrase))),
        colon=bool(table.get("colon", False)),
        inside=bool(table.get("inside", False)),
        required=tuple(str(word).lower() for word in table.get("with", ())),
    )


def _trials(path: Path, table: Mapping[str, Any], rule: str, *, table_name: str, number: int = 0) -> Iterator[Trial]:
    for key, fires in (("example", True), ("not", False)):
        line = line_of(path, table=table_name, number=number, key=key)
        for text in table.get(key, ()):
            yield Trial(rule, str(text), fires, path, line)


def _words_of(rules: Sequence[NoiseRule], kind: str) -> frozenset[str]:
    return frozenset(word for rule in rules if rule.kind == kind for phrase in rule.phrases for word in phrase.split())


def _by_first_word(rules: Sequence[NoiseRule]) -> Mapping[str, tuple[tuple[str, NoiseRule], ...]]:
    table: dict[str, list[tuple[str, NoiseRule]]] = {}
    for rule in rules:
        if rule.kind not in {"bracket", "page", "menu"}:
            for phrase in rule.phrases:
                table.setdefault(phrase.split()[0], []).append((phrase, rule))
    return {word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in table.items()}
