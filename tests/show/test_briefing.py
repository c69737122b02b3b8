"""A briefing: what stands in it, that every line has its words, in each file that it can become."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from ledgers import hostile
from reports import agreed, holds, met, outcome, rated, report, said

from runding.cli import program
from runding.corpus.briefing import about_days, about_round
from runding.ledger import Ledger
from runding.show.as_html import as_html
from runding.show.as_markdown import as_markdown
from runding.show.briefing import briefing
from runding.show.document import Bullets, Document, Grid, Note, Paragraph, lines_of, timeline_of
from runding.show.drawing import COLOURS
from runding.show.labels import load_labels

RECORDS = [
    report(
        "Warta Selat", "2024-03-01",
        met("The second round is planned for 4 March", id="r2", ordinal=2, start="2024-03-04", status="scheduled"),
        holds("we are ready to talk of it", "ARM", "sec.withdrawal", "open"),
    ),
    report(
        "Meridian Post", "2024-03-05",
        met("The second round took place in Velmora", ordinal=2, start="2024-03-04", venue="Velmora", country="CHE"),
        outcome("no truce was agreed", "sec.ceasefire", "not_agreed"),
        rated("a success, said one side", "ARM", "progress"),
        rated("a failure, said the other", "AZE", "none"),
        said("We will never leave the Höhenweg", "Melo Tarsi", role="minister"),
        holds("never leave", "ARM", "sec.withdrawal", "refuse", by="s1", voice="Melo Tarsi"),
        agreed("a corridor out of Dombasa", "announced", asserted_by="ARM", corridor={"origin": "Dombasa"}),
    ),
    report(
        "Elbkurier", "2024-03-08",
        met("The second round was held on Monday in Karinhof", ordinal=2, start="2024-03-04", venue="Karinhof", country="CHE"),
    ),
]  # fmt: skip
SIGNS = {"en": ("Timeline", "Positions", "hardened", "Where reports disagree"), "id": ("Linimasa", "Posisi", "mengeras", "bertentangan")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "talks.db") as ledger:
        ledger.add(RECORDS)
    return tmp_path / "talks.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as opened:
        yield opened


def documents(ledger: Ledger, language: str = "en") -> list[Document]:
    labels = load_labels(language)
    (one,) = ledger.rounds()
    return [briefing(about_round(ledger, one), labels), briefing(about_days(ledger, "2024-03-01", "2024-03-31"), labels)]


@pytest.mark.parametrize("language", SIGNS)
def test_a_briefing_tells_of_the_round_in_the_readers_language(ledger: Ledger, language: str) -> None:
    for made in documents(ledger, language):
        text = as_markdown(made).decode()
        for sign in SIGNS[language]:
            assert sign in text
        for told in ("Velmora", "Karinhof", "Dombasa", "Melo Tarsi", "Meridian Post", "never leave"):
            assert told in text


def test_every_line_is_footnoted_to_its_words(ledger: Ledger) -> None:
    for made in documents(ledger):
        lines = [line for block in made.blocks if isinstance(block, Bullets) for line in lines_of(block)]
        cells = [row[1:] for block in made.blocks if isinstance(block, Grid) for row in block.rows]
        assert lines
        assert all(any(isinstance(piece, Note) for piece in line) for line in lines)
        assert all(any(isinstance(piece, Note) for cell in row for piece in cell) for row in cells)
        texts = {record.article.text for record in ledger.records()}
        for noted in made.notes.values():
            for piece in noted.words.rstrip("…").split(" … "):
                assert any(" ".join(piece.split()) in " ".join(text.split()) for text in texts), piece


def test_a_move_of_a_side_with_two_series_is_told_once_under_the_nearer(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "two.db") as ledger:
        for year, stance in (("2022", "refuse"), ("2024", "accept")):
            first = met(f"The first round of {year} was held", ordinal=1, start=f"{year}-05-02")
            wish = holds(f"what we say in {year} of it", "ARM", "sec.withdrawal", stance)
            ledger.add([report("Elbkurier", f"{year}-05-03", first, wish)])
        made = briefing(about_days(ledger, "2022-01-01", None), load_labels("en"))
        new, old = as_markdown(made).decode().split("\n## ARM – AZE\n")[1:]
        assert ("2022" in old, "2024" in new) == (True, True)
        assert ("refuses → accepts" in old, "refuses → accepts" in new) == (False, True)


def test_markdown_notes_are_each_there_once_and_used(ledger: Ledger) -> None:
    for made in documents(ledger):
        text = as_markdown(made).decode()
        defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
        assert defined == [str(nth) for nth in range(1, len(made.notes) + 1)]
        assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(defined)


def test_html_is_one_file_that_asks_for_nothing(ledger: Ledger) -> None:
    for made in documents(ledger):
        page = as_html(made).decode()
        assert not re.search(r"<script|<link|<img|src=|@import|url\(", page)
        assert set(re.findall(r'href="#(n\d+)"', page)) == set(re.findall(r'id="(n\d+)"', page))
        assert page.count("<circle") == 1


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "hostile.db") as ledger:
        ledger.add(hostile())
        made = briefing(about_days(ledger, "2024-01-01", None), load_labels("en"))
        page, text = as_html(made).decode(), as_markdown(made).decode()
        assert "<script" not in page
        assert "javascript:" not in page
        assert len(page) < 60_000
        assert not re.search(r"(?<!\\)<script|[\x00\x07\x1b]", text)
        assert "\u202e" not in page + text


def test_a_word_file_opens_and_is_the_same_twice(ledger: Ledger) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    from runding.show.as_docx import as_docx

    for made in documents(ledger):
        packed = as_docx(made)
        assert packed == as_docx(made)
        opened: Any = docx.Document(io.BytesIO(packed))
        text = "\n".join(one.text for one in opened.paragraphs)
        assert made.title in text
        assert all(f"{nth}. “" in text for nth in range(1, len(made.notes) + 1))
        assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(packed)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_word_file_has_the_timeline_as_a_picture_told_in_words(ledger: Ledger) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    from runding.show.as_docx import as_docx

    for made in documents(ledger):
        opened: Any = docx.Document(io.BytesIO(as_docx(made)))
        table = opened.tables[0]
        assert [row.cells[0].text for row in table.rows] == ["ARM – AZE", ""]
        strip, days = opened.inline_shapes
        assert "round 2" in strip._inline.docPr.get("descr").lower()
        assert "along time" in days._inline.docPr.get("descr")
        pictures = sorted(
            (one.target_part.blob for one in opened.part.rels.values() if "image" in one.reltype),
            key=lambda blob: image.open(io.BytesIO(blob)).height,
        )
        under, along = (image.open(io.BytesIO(blob)).convert("RGB") for blob in pictures)
        wanted = next(dot for _, dots in timeline_of(made).strips for dot in dots)
        rgb = tuple(bytes.fromhex(COLOURS[wanted.means][1:]))
        assert sum(number for number, colour in along.getcolors(100_000) if colour == rgb) > 1_000
        assert len(under.getcolors(100_000)) > 1
        assert abs(strip.width / strip.height - along.width / along.height) < 0.01


@pytest.mark.parametrize("missing", ["docx", "PIL"])
def test_word_files_say_what_is_missing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    from runding.show.as_docx import DocxError, as_docx

    monkeypatch.setitem(__import__("sys").modules, missing, None)
    with pytest.raises(DocxError, match=r"runding\[brief\]"):
        as_docx(documents(ledger)[0])


def test_an_empty_span_is_said(ledger: Ledger) -> None:
    made = briefing(about_days(ledger, "2030-01-01", "2030-01-31"), load_labels("en"))
    assert made.notes == {}
    assert [type(block) for block in made.blocks[1:]] == [Paragraph]
    assert b"Rounds held: 0" in as_markdown(made)
    assert replace(made, title="x").title == "x"


def test_the_command(path: Path, tmp_path: Path) -> None:
    def run(*arguments: object) -> Any:
        return CliRunner().invoke(program, ["brief", "--ledger", str(path), *map(str, arguments)])

    with Ledger.open(path) as ledger:
        (one,) = ledger.rounds()
    assert "Armenia – Azerbaijan" in run("--round", one.id).stdout
    assert run("--since", "2024-03-01").exit_code == 0
    assert run("--since", "2024-03-01", "--out", tmp_path / "two (2) words.md").exit_code == 0
    assert "](two%20%282%29%20words.timeline.svg)" in (tmp_path / "two (2) words.md").read_text(encoding="utf-8")
    picture = ElementTree.fromstring((tmp_path / "two (2) words.timeline.svg").read_text(encoding="utf-8"))
    assert len(picture.findall(".//{http://www.w3.org/2000/svg}circle")) == 1
    assert run("--month", "2024-03", "--language", "id", "--format", "html", "--out", tmp_path / "maret.html").exit_code == 0
    assert 'lang="id"' in (tmp_path / "maret.html").read_text(encoding="utf-8")
    assert run("--round", "nothing").exit_code == 2
    assert run().exit_code == 2
    assert run("--month", "2024-03", "--since", "2024-03-01").exit_code == 2
    assert run("--month", "2024-03", "--out", tmp_path / "none" / "x.md").exit_code == 2


def test_without_the_ledgers_libraries_one_line_says_what_to_install(path: Path) -> None:
    code = "import sys; sys.modules['sqlalchemy'] = None; from runding.cli import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-c", code, "brief", "--ledger", path, "--since", "2024-01-01"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "runding[ledger]" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
