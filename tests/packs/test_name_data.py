"""The tables of names: that they can be read, that every reference in them leads somewhere, and that no name means two things."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel import Locale

from runding.lang.pack import PACKS
from runding.lang.tables import forms_of, read_rows

SHARED = PACKS / "_shared"
LANGUAGES = ("id", "en")

COLUMNS = {
    "_shared/states.tsv": ("id", "alpha2", "wikidata"),
    "_shared/actors.tsv": ("id", "kind", "side", "wikidata", "label"),
    "_shared/people.tsv": ("id", "side", "wikidata", "name", "variants", "surname", "office"),
    "_shared/outlets.tsv": ("id", "wikidata", "forms", "channel"),
    "_shared/places.tsv": ("name", "country", "forms", "within"),
    "_shared/given_names.tsv": ("name",),
    **{f"{code}/names/states.tsv": ("id", "names", "demonyms", "capitals", "seats") for code in LANGUAGES},
    **{f"{code}/names/actors.tsv": ("id", "forms", "demonyms") for code in LANGUAGES},
}
FORM_COLUMNS = frozenset({"name", "variants", "surname", "forms", "names", "demonyms", "capitals", "seats"})
SMALLEST = {
    "_shared/states.tsv": 250,
    "_shared/actors.tsv": 400,
    "_shared/people.tsv": 1500,
    "_shared/outlets.tsv": 700,
    "_shared/places.tsv": 4000,
    "_shared/given_names.tsv": 5000,
}
# Regions and de facto states are parties to talks and places at the same time.
ALSO_PLACES = frozenset({"abkhazia", "south_ossetia", "transnistria", "bangsamoro_authority", "krg", "bougainville"})
# Nicknames and abbreviations are no part of any full name.
NICKNAMES = frozenset(
    {"AHY", "AMLO", "Ahok", "Bamsoet", "HNW", "Hemedti", "Hemeti", "Hemetti", "Hemedty", "JK", "Jokowi", "MBS", "MBZ"}
    | {"Gus Dur", "OSO", "Prachanda", "SBY", "Setnov", "Zulhas"}
)
# Names that begin a sentence as a word too, but hardly ever do.
ALSO_WORDS = frozenset({"antara", "bernama", "serang", "abu", "ben", "deny", "ramadhan", "grant", "made", "mark", "park", "rob", "rose"})


def rows(table: str) -> list[dict[str, str]]:
    return [row.cells for row in read_rows(PACKS / table, columns=frozenset(COLUMNS[table]))]


def states() -> set[str]:
    return {row["id"] for row in rows("_shared/states.tsv")}


def actors() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows("_shared/actors.tsv")}


def people_forms(row: dict[str, str]) -> list[str]:
    return [row["name"], *forms_of(row.get("variants", "")), *forms_of(row.get("surname", ""))]


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_has_its_columns_and_whole_rows(table: str) -> None:
    path = PACKS / table
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    assert tuple(lines[0].split("\t")) == COLUMNS[table]
    for line in lines[1:]:
        cells = line.split("\t")
        assert len(cells) <= len(COLUMNS[table]), line
        assert all(cell == cell.strip() for cell in cells), line
        assert cells[0], line
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\u200b]", line), line
        assert "  " not in line, line


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_cells_hold_forms_and_no_form_twice(table: str) -> None:
    for row in rows(table):
        for column in FORM_COLUMNS & set(row):
            parts = row[column].split("|")
            assert all(part == part.strip() and re.search(r"\w", part) for part in parts), (table, row)
            assert len(parts) == len(set(parts)), (table, row)


@pytest.mark.parametrize("table", sorted(SMALLEST))
def test_covers_what_it_promises(table: str) -> None:
    assert len(rows(table)) >= SMALLEST[table]


@pytest.mark.parametrize("table", [t for t in sorted(COLUMNS) if COLUMNS[t][0] == "id"])
def test_ids_are_unique_and_well_formed(table: str) -> None:
    ids = [row["id"] for row in rows(table)]
    assert len(ids) == len(set(ids))
    shape = r"[A-Z]{3}" if table.endswith("states.tsv") else r"[a-z0-9]+(_[a-z0-9]+)*"
    assert [i for i in ids if not re.fullmatch(shape, i)] == []


@pytest.mark.parametrize("table", [t for t in sorted(COLUMNS) if "wikidata" in COLUMNS[t]])
def test_wikidata_ids_are_well_formed_and_unique(table: str) -> None:
    found = [row["wikidata"] for row in rows(table) if "wikidata" in row]
    assert [q for q in found if not re.fullmatch(r"Q[1-9][0-9]*", q)] == []
    assert len(found) == len(set(found))


def test_every_state_has_a_code_of_two_letters_and_a_name_in_each_language() -> None:
    table = rows("_shared/states.tsv")
    assert {"XKX", "PSE", "TWN", "VAT", "IDN", "UKR", "SSD"} <= {row["id"] for row in table}
    assert len({row["alpha2"] for row in table}) == len(table)
    for code in LANGUAGES:
        named = Locale.parse(code).territories
        assert [row["id"] for row in table if row["alpha2"] not in named] == []


def test_an_actor_speaks_for_a_state_or_for_an_actor_that_speaks_for_itself() -> None:
    known, of_state = actors(), states()
    for row in known.values():
        assert row["kind"] in {"group", "organisation", "state", "outlet"}, row
        side = row.get("side", "")
        if side and side not in of_state:
            assert known[side].get("side") == side, row


def test_ids_of_actors_are_no_ids_of_outlets() -> None:
    assert not actors().keys() & {row["id"] for row in rows("_shared/outlets.tsv")}


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_of_a_language_belong_to_known_ids(code: str) -> None:
    assert {row["id"] for row in rows(f"{code}/names/states.tsv")} <= states()
    assert {row["id"] for row in rows(f"{code}/names/actors.tsv")} <= actors().keys()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_actor_has_a_name(code: str) -> None:
    named = {row["id"] for row in rows(f"{code}/names/actors.tsv") if row.get("forms")}
    assert len(actors().keys() - named) <= 12


def test_people_speak_for_a_known_side() -> None:
    sides = states() | {i for i, row in actors().items() if row.get("side") == i}
    assert [row["id"] for row in rows("_shared/people.tsv") if row.get("side", "IDN") not in sides] == []


def test_a_surname_is_part_of_a_full_name() -> None:
    strays = [
        (row["id"], form)
        for row in rows("_shared/people.tsv")
        for form in forms_of(row.get("surname", ""))
        if form not in NICKNAMES and not _is_part(form, [row["name"], *forms_of(row.get("variants", ""))])
    ]
    assert strays == []


def _is_part(form: str, names: list[str]) -> bool:
    """Whether every word of the form begins like a word of one of the names: `De Croo`, `Netanjahu`, `Assad` for `al-Assad`."""
    heads = {word[:3] for name in names for word in re.split(r"[ -]", name.lower())}
    return all(word[:3] in heads for word in re.split(r"[ -]", form.lower()))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_form_means_two_parties_or_persons(code: str) -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    territories = Locale.parse(code).territories
    for row in rows("_shared/states.tsv"):
        meant[territories[row["alpha2"]]].add(row["id"])
    for row in rows(f"{code}/names/states.tsv"):
        for column in ("names", "demonyms", "capitals", "seats"):
            for form in forms_of(row.get(column, "")):
                meant[form].add(row["id"])
    for row in rows(f"{code}/names/actors.tsv"):
        for form in [*forms_of(row.get("forms", "")), *forms_of(row.get("demonyms", ""))]:
            meant[form].add(row["id"])
    for row in rows("_shared/people.tsv"):
        for form in people_forms(row):
            meant[form].add(row["id"])
    for row in rows("_shared/outlets.tsv"):
        for form in forms_of(row["forms"]):
            meant[form].add(row["id"])
    assert {form: ids for form, ids in meant.items() if len(ids) > 1} == {}


def test_a_place_lies_in_a_state_and_its_container_is_a_place() -> None:
    table, known = rows("_shared/places.tsv"), states()
    names = {row["name"] for row in table}
    assert [row for row in table if row["country"] not in known] == []
    inside = {row["name"]: row["within"] for row in table if "within" in row}
    assert set(inside.values()) <= names
    for name in inside:
        seen = {name}
        while (name := inside.get(name, "")) != "":
            assert name not in seen, f"{name} contains itself"
            seen.add(name)


def test_a_place_has_one_row() -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    names = [row["name"] for row in rows("_shared/places.tsv")]
    assert len(names) == len(set(names))
    for row in rows("_shared/places.tsv"):
        for form in [row["name"], *forms_of(row.get("forms", ""))]:
            meant[form].add(row["name"])
    assert {form: places for form, places in meant.items() if len(places) > 1} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_place_is_no_person_outlet_or_group(code: str) -> None:
    places = {form for row in rows("_shared/places.tsv") for form in [row["name"], *forms_of(row.get("forms", ""))]}
    others = {form for row in rows("_shared/people.tsv") for form in people_forms(row)}
    others |= {form for row in rows("_shared/outlets.tsv") for form in forms_of(row["forms"])}
    for row in rows(f"{code}/names/actors.tsv"):
        if row["id"] not in ALSO_PLACES:
            others |= set(forms_of(row.get("forms", "")))
    assert places & others == set()


def test_given_names_are_single_words_and_no_places() -> None:
    names = [row["name"] for row in rows("_shared/given_names.tsv")]
    places = {form for row in rows("_shared/places.tsv") for form in [row["name"], *forms_of(row.get("forms", ""))]}
    assert len(names) == len(set(names))
    assert [name for name in names if " " in name or not name[0].isupper()] == []
    assert places & set(names) == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_of_one_word_are_no_words_of_the_grammar(code: str) -> None:
    """A name that is also a function word or a reporting verb would break every sentence that begins with it."""
    grammar = {word for name in ("grammar", "verbs", "reporting", "attribution") for word in _words(PACKS / code / "words" / f"{name}.tsv")}
    names = {row["name"] for row in rows("_shared/given_names.tsv")}
    names |= {form for row in rows("_shared/places.tsv") for form in [row["name"], *forms_of(row.get("forms", ""))]}
    names |= {form for row in rows("_shared/people.tsv") for form in people_forms(row)}
    names |= {form for row in rows("_shared/outlets.tsv") for form in forms_of(row["forms"])}
    clashes = {name for name in names if name.lower() in grammar and name.lower() not in ALSO_WORDS}
    assert clashes == set()


def _words(path: Path) -> set[str]:
    if not path.is_file():
        return set()
    cells = [cell for row in read_rows(path) for cell in row.cells.values()]
    return {form for cell in cells for form in forms_of(cell) if form.isalpha() and form == form.lower()}


@pytest.mark.parametrize(
    ("person", "spellings"),
    [
        ("mykhailo_podolyak", {"Podolyak", "Podoliak", "Mykhailo Podoliak"}),
        ("volodymyr_zelensky", {"Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi"}),
        ("vladimir_medinsky", {"Medinsky", "Medinskiy"}),
        ("recep_tayyip_erdogan", {"Erdogan", "Erdoğan"}),
        ("kim_jong_un", {"Kim Jong-un", "Kim Jong Un"}),
        ("mohamed_hamdan_dagalo", {"Hemedti", "Dagalo", "Mohammed Hamdan Daglo"}),
        ("joko_widodo", {"Jokowi", "Joko Widodo"}),
    ],
)
def test_spellings_of_one_person_have_one_id(person: str, spellings: set[str]) -> None:
    found = {row["id"]: set(people_forms(row)) for row in rows("_shared/people.tsv")}
    assert spellings <= found[person]


@pytest.mark.parametrize(
    ("code", "form", "actor", "side"),
    [
        ("id", "PBB", "un", "un"),
        ("id", "Badan Pengungsi PBB", "unhcr", "un"),
        ("id", "Pakta Pertahanan Atlantik Utara", "nato", "nato"),
        ("id", "Palang Merah Internasional", "icrc", "icrc"),
        ("id", "Gerakan Aceh Merdeka", "gam", "gam"),
        ("id", "Pasukan Pertahanan Israel", "idf", "ISR"),
        ("id", "Brigade Ezzedine al-Qassam", "al_qassam_brigades", "hamas"),
        ("en", "National Democratic Front of the Philippines", "ndfp", "npa"),
        ("en", "State Department", "state_department", "USA"),
        ("en", "African Union", "au", "au"),
    ],
)
def test_actors_are_found_with_their_side(code: str, form: str, actor: str, side: str) -> None:
    found = {f: row["id"] for row in rows(f"{code}/names/actors.tsv") for f in forms_of(row["forms"])}
    assert found[form] == actor
    assert actors()[actor]["side"] == side


@pytest.mark.parametrize(
    ("code", "form", "state"),
    [
        ("id", "Moskow", "RUS"),
        ("id", "Gedung Putih", "USA"),
        ("id", "Korut", "PRK"),
        ("id", "Kiev", "UKR"),
        ("en", "Kremlin", "RUS"),
        ("en", "Ukrainians", "UKR"),
        ("en", "Britain", "GBR"),
    ],
)
def test_states_are_found_by_seat_nickname_and_people(code: str, form: str, state: str) -> None:
    found = {f: row["id"] for row in rows(f"{code}/names/states.tsv") for column in row if column != "id" for f in forms_of(row[column])}
    assert found[form] == state
