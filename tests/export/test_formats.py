"""The formats of the field: their columns, and what a record becomes in each."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from runding.export import acled, ceasefires, gdelt, peace_agreements, plover
from runding.export.cells import cell, csv_lines
from runding.export.countries import fips_of, number_of
from runding.export.events import AGREEMENT_EVENTS, ASSESSMENT_EVENTS, ROUND_EVENTS, STANCE_EVENTS, events_of
from runding.export.formats import FORMATS
from runding.export.sourced import bare
from runding.export.tables import TABLES, package, write_package
from runding.model.record import Agreement, ArticleRecord, Holder, Position, Round, Speaker, Statement, Time, Venue
from runding.model.text import Article, Span, article_id
from runding.model.vocabulary import AGREEMENT_STATUSES, ASSESSMENTS, ISSUES, ROUND_STATUSES, STANCES

TEXT = "“=Kami menuntut penarikan pasukan,” kata Ana Lind di Oslo. Norwegia dan Swedia meneken gencatan senjata."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


@pytest.fixture
def record() -> ArticleRecord:
    article = Article(
        id=article_id(TEXT), language="id", text=TEXT, published="2024-06-13", published_basis="argument", url="https://kabar.example/1",
        publisher="Kabar Utara",
    )  # fmt: skip
    said = span("=Kami menuntut penarikan pasukan")
    speaker = Speaker(name="Ana Lind", kind="person", actor=None, side="NOR", role=None, mention=None, resolved_by="name")
    return ArticleRecord(
        article=article,
        statements=(
            Statement(id="s1", speaker=speaker, type="direct", content=(said,), cue=span("kata"), channel=None, relay=("Antara",),
                      said=None, evidence=(said,), rule="id:quote-verb-speaker"),
        ),
        positions=(
            Position(holder=Holder(side="NOR", name="Ana Lind"), issue="sec.withdrawal", stance="demand", target="SWE",
                     condition=None, attribution="self", by="s1", evidence=(said,), rule="id:demands"),
            Position(holder=Holder(side="NOR", name=None), issue="sec.ceasefire", stance="priority", target=None,
                     condition=None, attribution="media", by=None, evidence=(said,), rule="id:priority"),
        ),
        agreements=(
            Agreement(id="a1", issue="sec.ceasefire", parties=("NOR", "SWE"), status="signed", asserted_by=None, by=None,
                      evidence=(span("meneken gencatan senjata"),), rule="id:signs"),
        ),
        rounds=(
            Round(id="r1", ordinal=2, parties=("NOR", "SWE"), start=Time(earliest="2024-06-12", latest="2024-06-12", text="Rabu"),
                  end=None, venue=Venue(name="Oslo", country="NOR"), mode="in_person", format="mediated", third_parties=("un",),
                  participants=(), status="concluded", evidence=(span("Norwegia dan Swedia"),), rule="id:round"),
        ),
    )  # fmt: skip


def rows(form: str, record: ArticleRecord) -> list[dict[str, str]]:
    text = b"".join(FORMATS[form](bare([record]))).decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_every_stance_status_and_issue_has_its_place() -> None:
    assert {*STANCE_EVENTS, "priority"} == set(STANCES)
    assert set(AGREEMENT_EVENTS) == set(AGREEMENT_STATUSES)
    assert set(ROUND_EVENTS) == set(ROUND_STATUSES)
    assert set(ASSESSMENT_EVENTS) == set(ASSESSMENTS)
    assert set(peace_agreements.PAX_CODES) <= set(ISSUES)


def test_a_priority_is_no_event(record: ArticleRecord) -> None:
    assert [(e.kind, e.event, e.cameo, e.date) for e in events_of(record)] == [
        ("position", "REQUEST", "1056", "2024-06-13"),
        ("agreement", "AGREE", "057", "2024-06-13"),
        ("round", "CONSULT", "046", "2024-06-12"),
    ]


def test_plover_has_the_fields_of_its_manual_in_their_order(record: ArticleRecord) -> None:
    lines: list[dict[str, Any]] = [json.loads(line) for line in plover.plover_lines([record])]
    for line in lines:
        assert list(line) == [name for name in plover.FIELDS if name in line]
        assert {"id", "date", "actor", "event"} <= set(line)
        assert "text_story" not in line["text_info"]
    demand, agreement, talks = lines
    assert (demand["actor"], demand["recipient"], demand["quad_code"]) == ([{"code": "NOR"}], [{"code": "SWE"}], 3)
    assert "recipient" not in agreement
    assert talks["actor"] == [{"code": "NOR"}, {"code": "SWE"}, {"code": "un"}]
    assert talks["event_loc"] == {"extracted_place": "Oslo", "country_code": "NOR"}
    assert TEXT[demand["text_info"]["start"] : demand["text_info"]["end"]] == demand["text"]
    assert json.loads(next(plover.plover_lines([record], with_text=True)))["text_info"]["text_story"] == TEXT


def test_gdelt_has_61_and_16_columns(record: ArticleRecord) -> None:
    assert (len(gdelt.EVENT_COLUMNS), len(gdelt.MENTION_COLUMNS)) == (61, 16)
    for line in gdelt.event_lines([record]):
        assert line.count("\t") == 60
    events = [dict(zip(gdelt.EVENT_COLUMNS, line.rstrip("\n").split("\t"), strict=True)) for line in gdelt.event_lines([record])]
    first = events[0]
    assert (first["Day"], first["Actor1Code"], first["Actor2Code"], first["EventRootCode"]) == ("20240613", "NOR", "SWE", "10")
    assert {first["AvgTone"], first["GoldsteinScale"], first["Actor1Geo_Lat"]} == {""}
    mention = dict(zip(gdelt.MENTION_COLUMNS, next(gdelt.mention_lines([record])).rstrip("\n").split("\t"), strict=True))
    assert TEXT[int(mention["ActionCharOffset"]) :].startswith("=Kami menuntut")


def test_acled_has_31_columns_and_no_positions(record: ArticleRecord) -> None:
    assert len(acled.COLUMNS) == 31
    agreement, talks = rows("acled-like", record)
    assert (agreement["sub_event_type"], talks["sub_event_type"]) == ("Agreement", "Other")
    assert (talks["event_date"], talks["location"], talks["assoc_actor_2"]) == ("2024-06-12", "Oslo", "un")
    assert {agreement["fatalities"], agreement["latitude"]} == {""}


def test_a_ceasefire_has_a_row_for_each_who_declares_it(record: ArticleRecord) -> None:
    made = rows("ceasefires-like", record)
    assert [(row["actor_name"], row["written"], row["cf_dec_yr"], row["cf_effect_yr"]) for row in made] == [
        ("NOR", "1", "2024", ""),
        ("SWE", "1", "2024", ""),
    ]
    assert list(made[0]) == list(ceasefires.COLUMNS)


def test_agreements_carry_the_issue_codes_of_pax(record: ArticleRecord) -> None:
    (made,) = rows("pax-like", record)
    assert {name for name, value in made.items() if value == "1"} == {"Ce", "CeProv", "CeGen"}
    assert made["Part"] == "NOR; SWE"


def test_annotations_find_their_words_again(record: ArticleRecord) -> None:
    made = [json.loads(line) for line in FORMATS["annotations"](bare([record]))]
    assert len(made) == 5
    for one in made:
        assert one["@context"] == "http://www.w3.org/ns/anno.jsonld"
        for target in one["target"]:
            selector, quote = target["selector"], target["selector"]["refinedBy"]
            assert TEXT[selector["start"] : selector["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT


def test_schema_org_quotes_only_direct_words(record: ArticleRecord) -> None:
    (made,) = [json.loads(line) for line in FORMATS["schema.org"](bare([record]))]
    assert [(part["@type"], part["creator"]["name"]) for part in made["hasPart"]] == [("Quotation", "Ana Lind")]


def test_the_package_describes_its_tables(record: ArticleRecord, tmp_path: Path) -> None:
    write_package(bare([record, record]), tmp_path)
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert described == json.loads(json.dumps(package()))
    for resource in described["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8", newline="") as file:
            read = list(csv.reader(file))
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert read[0] == names
        assert all(len(row) == len(names) for row in read)
    assert {path.stem for path in tmp_path.glob("*.csv")} == set(TABLES)
    with (tmp_path / "statements.csv").open(encoding="utf-8", newline="") as file:
        statement = next(csv.DictReader(file))
    assert statement["words"] == "'=Kami menuntut penarikan pasukan"
    assert statement["relay"] == "Antara"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, ""), (3, "3"), (-3, "-3"), (True, "true"), ("=1+1", "'=1+1"), ("@x", "'@x"), ("-x", "'-x"), ("a\x1b[1m", "a [1m"), ("", "")],
)  # fmt: skip
def test_cells_stay_text(value: object, expected: str) -> None:
    assert cell(value) == expected


def test_csv_quotes_what_needs_it() -> None:
    assert list(csv_lines(["a"], [['x"y,z']])) == ["a\r\n", '"x""y,z"\r\n']


def test_countries_have_the_codes_that_each_format_writes():
    assert [(number_of(one), fips_of(one)) for one in ("SDN", "SSD", "UKR", "IDN", "CHE")] == [
        ("729", "SU"), ("728", "OD"), ("804", "UP"), ("360", "ID"), ("756", "SZ"),
    ]  # fmt: skip
    assert fips_of("PSE") is None
    assert (number_of("XKX"), fips_of("XKX")) == (None, "KV")
    assert (number_of(None), fips_of("nowhere")) == (None, None)
