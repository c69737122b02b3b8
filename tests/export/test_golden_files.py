"""Two reports of our own in every format, compared with files that were read through by eye, and read back by the libraries of the field.

`golden/records.jsonl` holds their records as they were read once, so that a better reading changes no export. After a change of a format
write the files anew with RUNDING_GOLDEN=write, and read them.
"""

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from runding.export import acled, ceasefires, events, gdelt, peace_agreements, plover
from runding.export.formats import FOLDERS, FORMATS
from runding.export.mappings import COLUMNS, FILLS
from runding.export.prov import CONTEXT
from runding.export.sourced import Sourced
from runding.export.tables import TABLES
from runding.model.judgement import Target, judgement
from runding.model.record import ArticleRecord, from_json, to_json

GOLDEN = Path(__file__).parent / "golden"
SUFFIX = {"jsonl": "jsonl", "plover": "jsonl", "plover-with-text": "jsonl", "annotations": "jsonl", "schema.org": "jsonl", "prov": "jsonl"}
SUFFIX |= {"gdelt-like": "tsv", "gdelt-mentions-like": "tsv"}


def records() -> list[ArticleRecord]:
    return [from_json(line) for line in (GOLDEN / "records.jsonl").read_bytes().splitlines()]


def sourced() -> list[Sourced]:
    """The two reports, of one of which somebody corrected and accepted a record."""
    first, second = records()
    span = first.positions[1].evidence[0]
    target = Target(mention="0123456789abcdef", article=f"{first.article.id}@kabarteluk", kind="position", start=span.start, end=span.end)
    at = "2024-07-01T09:30:00+00:00"
    judged = (
        judgement(at=at, author="Ana Reyes", action="accept", targets=[target]),
        judgement(at=at, author="Ana Reyes", action="edit", targets=[target], field="stance", value='"offer"'),
    )
    return [Sourced(record=first, judgements=judged, added="2024-06-30T08:00:00+00:00", pack="3f2a90c1d7e4"), Sourced(record=second)]


def compare(path: Path, made: bytes) -> None:
    if os.environ.get("RUNDING_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    assert made == path.read_bytes(), f"{path.name}: write it anew with RUNDING_GOLDEN=write, and read it"


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "jsonl"])
def test_each_format_is_what_was_read_through(form: str) -> None:
    made = b"".join(FORMATS[form](sourced()))
    compare(GOLDEN / f"{form}.{SUFFIX.get(form, 'csv')}", made)
    assert made == b"".join(FORMATS[form](sourced()))


def test_tables_are_what_was_read_through(tmp_path: Path) -> None:
    FOLDERS["csv"](sourced(), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"datapackage.json", *(f"{name}.csv" for name in TABLES)}
    for path in sorted(tmp_path.iterdir()):
        compare(GOLDEN / "tables" / path.name, path.read_bytes())


def test_json_lines_come_back_as_they_were() -> None:
    lines = b"".join(FORMATS["jsonl"](sourced())).splitlines()
    assert [from_json(line) for line in lines] == records()
    assert [to_json(from_json(line)) for line in lines] == lines


def test_the_package_is_valid_to_frictionless(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    FOLDERS["csv"](sourced(), tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["fieldName", "type", "message"])
    assert {task.name for task in report.tasks} == set(TABLES)


def test_csv_by_pandas_and_parquet_by_duckdb_have_equal_rows(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    FOLDERS["csv"](sourced(), tmp_path)
    FOLDERS["parquet"](sourced(), tmp_path)
    for name, table in TABLES.items():
        read = pandas.read_csv(tmp_path / f"{name}.csv", dtype=str, keep_default_na=False)
        found = duckdb.sql(f"SELECT * FROM '{tmp_path / name}.parquet'").fetchall()
        expected = [["" if value is None else str(value) for value in row] for row in found]
        assert read.values.tolist() == expected
        assert list(read.columns) == [field for field, _ in table.fields]
        assert len(found) == sum(1 for it in sourced() for _ in table.rows(it))


def test_parquet_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from runding.export.parquet import ParquetError

    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ParquetError, match=r"runding\[parquet\]"):
        FOLDERS["parquet"](sourced(), tmp_path)


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    """A JSON-LD document as its library understands it, without a network: contexts that lie elsewhere mean what stands here."""
    jsonld = pytest.importorskip("pyld", reason="pyld is not installed").jsonld
    known = {
        "http://www.w3.org/ns/anno.jsonld": {
            "@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type", "body": "oa:hasBody", "target": "oa:hasTarget",
            "oa": "http://www.w3.org/ns/oa#", "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": "oa:hasSelector",
        },
        "https://schema.org": {"@vocab": "https://schema.org/"},
    }  # fmt: skip

    def load(url: str, _: object = None) -> dict[str, Any]:
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": known[url]}}

    made: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": load})
    return made


@pytest.mark.parametrize("form", ["annotations", "schema.org", "prov"])
def test_linked_data_is_understood_by_its_library(form: str) -> None:
    for line in FORMATS[form](sourced()):
        nodes = expanded(json.loads(line))
        assert nodes
        for node in nodes:
            assert node["@type"]
            # A term that no context knows would have been dropped, or be no address.
            assert all(name.startswith(("@", "http", "urn:")) for name in node)
        if form == "prov":
            written = json.loads(line)["@graph"]
            assert len(nodes) == len({node["id"] for node in written})
            assert {name for node in written for name in node} <= set(CONTEXT)


def test_provenance_names_article_pack_rule_and_judgement() -> None:
    graph = {node["id"]: node for line in FORMATS["prov"](sourced()) for node in json.loads(line)["@graph"]}
    (offered,) = [node for node in graph.values() if "wasInfluencedBy" in node]
    article, reading = graph[offered["wasDerivedFrom"]], graph[offered["wasGeneratedBy"]]
    assert (article["publisher"], offered["rule"]) == ("Kabar Teluk", "id:ready")
    assert graph[reading["wasAssociatedWith"]]["version"] == "3f2a90c1d7e4"
    acts = [graph[name] for name in offered["wasInfluencedBy"]]
    assert [act["action"] for act in acts] == ["accept", "edit"]
    assert {graph[act["wasAssociatedWith"]]["name"] for act in acts} == {"Ana Reyes"}


MANUAL = {
    "AGREE": (1, set()), "CONSULT": (1, {"visit", "third-party", "multilateral", "phone"}), "SUPPORT": (1, set()), "CONCEDE": (1, set()),
    "COOPERATE": (2, set()), "AID": (2, set()), "RETREAT": (2, {"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": (3, {"assist", "change", "yield", "meet"}), "ACCUSE": (3, {"disapprove", "investigate", "allege"}),
    "REJECT": (3, {"assist", "change", "yield", "meet"}), "THREATEN": (3, set()),
}  # fmt: skip
"""PLOVER's table of events: quad code and modes (openeventdata/PLOVER, manual at commit 5e0c24f)."""
ENTITY = {"code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office", "gender", "age"}


def test_plover_events_are_those_of_the_manual() -> None:
    lines = [json.loads(line) for line in FORMATS["plover"](sourced())]
    assert {line["event"] for line in lines} >= {"AGREE", "CONSULT", "SUPPORT", "ACCUSE", "REJECT", "REQUEST", "RETREAT"}
    for line in lines:
        quad, modes = MANUAL[line["event"]]
        assert line["quad_code"] == quad
        assert line.get("mode") is None or line["mode"] in modes
        assert {"id", "date", "actor", "event"} <= set(line) <= set(plover.FIELDS)
        assert all(set(entity) <= ENTITY for entity in [*line["actor"], *line.get("recipient", [])])
    assert len({line["id"] for line in lines}) == len(lines)


def test_plover_with_text_differs_from_plover_by_the_texts_alone() -> None:
    without = [json.loads(line) for line in FORMATS["plover"](sourced())]
    texts = {record.article.text for record in records()}
    lines = [json.loads(line) for line in FORMATS["plover-with-text"](sourced())]
    assert {line["text_info"].pop("text_story") for line in lines} <= texts
    assert lines == without


def test_modes_quads_and_codes_of_every_event_and_issue() -> None:
    from runding.model.vocabulary import ISSUES

    assert set(plover.QUADS) == {
        *events.STANCE_EVENTS.values(),
        *filter(None, events.AGREEMENT_EVENTS.values()),
        "AID",
        "SUPPORT",
        "CONSULT",
    }
    for event, quad in plover.QUADS.items():
        assert MANUAL[event][0] == quad
        for issue in ISSUES:
            assert events.mode_of(event, issue) in {None, *MANUAL[event][1]}


def test_files_for_spreadsheets_are_rectangular() -> None:
    for form, columns in (
        ("acled-like", acled.COLUMNS), ("ceasefires-like", ceasefires.COLUMNS), ("pax-like", peace_agreements.COLUMNS),
    ):  # fmt: skip
        head, *rows = list(csv.reader(io.StringIO(b"".join(FORMATS[form](sourced())).decode())))
        assert tuple(head) == columns
        assert rows
        assert all(len(row) == len(columns) for row in rows)
    for form, width in (("gdelt-like", len(gdelt.EVENT_COLUMNS)), ("gdelt-mentions-like", len(gdelt.MENTION_COLUMNS))):
        assert {line.count(b"\t") + 1 for line in FORMATS[form](sourced())} == {width}


def test_a_report_without_a_day_has_no_plover_event() -> None:
    record = records()[1]
    undated = msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, published=None), rounds=())
    assert b"".join(FORMATS["plover"]([Sourced(record=undated)])) == b""
    assert b"".join(FORMATS["gdelt-like"]([Sourced(record=undated)])) != b""


@pytest.mark.parametrize("form", COLUMNS)
def test_every_column_that_is_filled_is_documented(form: str) -> None:
    lines = b"".join(FORMATS[form](sourced())).decode()
    assert set(FILLS[form]) <= set(COLUMNS[form])
    rows: list[dict[str, Any]]
    if form == "plover":
        rows = [json.loads(line) for line in lines.splitlines()]
    elif form.startswith("gdelt"):
        rows = [dict(zip(COLUMNS[form], line.split("\t"), strict=True)) for line in lines.splitlines()]
    else:
        rows = list(csv.DictReader(io.StringIO(lines)))
    assert {name for row in rows for name, value in row.items() if value not in ("", None)} <= set(FILLS[form])
