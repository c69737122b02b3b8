"""The names that a language has for states, groups, organisations, people, outlets and places, as lexicon entries.

The names of states and territories come from the Unicode CLDR by way of Babel; everything else from the pack's and the shared tables.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from runding.lang.lexicon import Entry, code_of
from runding.lang.tables import PackError, forms_of, read_rows

_ACTOR = frozenset({"actor"})
_STATE = frozenset({"actor", "state"})
_PERSON = frozenset({"person"})
_OUTLET = frozenset({"outlet"})
_PLACE = frozenset({"place"})
_GIVEN = frozenset({"given"})
_TIME = frozenset({"time"})


def name_entries(code: str, home: Path, shared: Path) -> Iterator[Entry]:
    """All name entries of a language: `home` is the folder of its pack, `shared` the folder of the shared tables."""
    yield from _calendar(code)
    yield from _states(code, home, shared)
    yield from _actors(home, shared)
    yield from _of_all_languages(shared)


@cache
def _of_all_languages(shared: Path) -> tuple[Entry, ...]:
    """The names that every language has from the shared tables, read once for all of them."""
    return (*_people(shared), *_outlets(shared), *_places(shared), *_given_names(shared))


def _entry(form: str, classes: frozenset[str], attributes: Mapping[str, str]) -> Entry:
    return Entry(form, classes, code_of(classes), attributes)


def _calendar(code: str) -> Iterator[Entry]:
    """The names of months and weekdays, so that they are not taken for names of people."""
    from babel import Locale

    locale = Locale.parse(code)
    for names in (locale.months["format"]["wide"], locale.days["format"]["wide"], locale.months["stand-alone"]["wide"]):
        for name in names.values():
            yield _entry(name, _TIME, {})


def _states(code: str, home: Path, shared: Path) -> Iterator[Entry]:
    path = shared / "states.tsv"
    if not path.is_file():
        return
    from babel import Locale  # it loads its data only where a pack is really used

    territories = Locale.parse(code).territories
    for row in read_rows(path):
        state = row.cells["id"]
        name = territories.get(row.cells.get("alpha2", ""))
        if name:
            yield _entry(name, _STATE, {"actor": state, "side": state, "kind": "state"})
    own = home / "names" / "states.tsv"
    if not own.is_file():
        return
    for row in read_rows(own):
        state = row.cells["id"]
        attributes = {"actor": state, "side": state, "kind": "state"}
        for column, mark in (("names", "state"), ("demonyms", "demonym"), ("capitals", "capital"), ("seats", "capital")):
            classes = _STATE | {mark}
            extra = {**attributes, "as": mark, **({"seat": "yes"} if column == "seats" else {})}
            for form in forms_of(row.cells.get(column, "")):
                yield _entry(form, classes, extra)


def _actors(home: Path, shared: Path) -> Iterator[Entry]:
    path = shared / "actors.tsv"
    if not path.is_file():
        return
    known = {row.cells["id"]: row.cells for row in read_rows(path)}
    own = home / "names" / "actors.tsv"
    for row in read_rows(own) if own.is_file() else ():
        actor = row.cells["id"]
        about = known.get(actor, {})
        attributes = {"actor": actor, "kind": "organisation" if about.get("kind") != "outlet" else "outlet"}
        if side := about.get("side", actor if about.get("kind") == "group" else ""):
            attributes["side"] = side
        if about.get("kind"):
            attributes["actor_kind"] = about["kind"]
        for form in [*forms_of(row.cells.get("forms", "")), *forms_of(row.cells.get("demonyms", ""))]:
            yield _entry(form, _ACTOR, attributes)


def _people(shared: Path) -> Iterator[Entry]:
    path = shared / "people.tsv"
    for row in read_rows(path) if path.is_file() else ():
        cells = row.cells
        attributes = {"actor": cells["id"], "kind": "person"}
        if "side" in cells:
            attributes["side"] = cells["side"]
        if "office" in cells:
            attributes["office"] = cells["office"].replace(" ", "_")
        for form in [cells["name"], *forms_of(cells.get("variants", ""))]:
            yield _entry(form, _PERSON, {**attributes, "full": cells["name"]})
        for form in forms_of(cells.get("surname", "")):
            yield _entry(form, _PERSON, {**attributes, "full": cells["name"], "short": "yes"})


def _outlets(shared: Path) -> Iterator[Entry]:
    path = shared / "outlets.tsv"
    for row in read_rows(path) if path.is_file() else ():
        attributes = {"actor": row.cells["id"], "kind": "outlet", "channel": row.cells.get("channel", "")}
        for form in forms_of(row.cells["forms"]):
            yield _entry(form, _OUTLET, attributes)


def _places(shared: Path) -> Iterator[Entry]:
    path = shared / "places.tsv"
    for row in read_rows(path) if path.is_file() else ():
        cells = row.cells
        attributes = {"place": cells["name"], "country": cells.get("country", "")}
        for form in [cells["name"], *forms_of(cells.get("forms", ""))]:
            yield _entry(form, _PLACE, attributes)


def _given_names(shared: Path) -> Iterator[Entry]:
    path = shared / "given_names.tsv"
    if not path.is_file():
        return
    attributes: Mapping[str, str] = {}
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    if next(lines, "") != "name":
        raise PackError(path, 1, "a list of given names has the one column `name`")
    for line in lines:
        yield Entry(line, _GIVEN, "N", attributes)
