"""Every page shows what the ledger holds, in both languages, and leads to the words in one click."""

import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from reports import holds, report, said
from served import LABELS, client

import runding
from runding import Article, article_id, extract
from runding.cli import program
from runding.ledger import Ledger, handed_on, runs

EXAMPLE = (Path(runding.__file__).parent / "examples" / "jenewa.txt").read_text(encoding="utf-8")
LISTS = ("/", "/rounds", "/positions", "/statements", "/agreements", "/contradictions", "/actors", "/articles", "/review", "/about")


def links(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]*)"', html)]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("language", ["en", "id"])
def test_lists_are_shown_in_the_readers_language(web: TestClient, path: str, language: str) -> None:
    response = web.get(path, headers={"accept-language": f"{language}-XX,en;q=0.1"})
    assert response.status_code == 200
    assert response.headers["content-language"] == language
    assert f'<html lang="{language}"' in response.text
    name = "overview" if path == "/" else path[1:]
    assert f"<title>{LABELS[language].of('web', 'nav_' + name)} · Runding</title>" in response.text


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_ledger_has_every_page(empty_ledger: Ledger, path: str) -> None:
    assert client(empty_ledger).get(path).status_code == 200


def test_every_link_leads_somewhere(web: TestClient) -> None:
    seen, todo, kinds = set[str](), list(LISTS), dict[str, int]()
    while todo:
        path = todo.pop().partition("#")[0]
        if path in seen:
            continue
        seen.add(path)
        response = web.get(path)
        assert response.status_code in (200, 303), path
        for link in [response.headers["location"]] if response.status_code == 303 else links(response.text):
            kind = re.sub(r"[0-9a-f]{16}", "ID", link.partition("?")[0])
            kinds[kind] = kinds.get(kind, 0) + 1
            if link.startswith("/") and kinds[kind] <= 3:
                todo.append(link)
    assert {"/rounds/ID", "/statements/ID", "/agreements/ID", "/actors/ID", "/words/ID"} <= set(kinds)


def test_no_page_needs_another_host_or_a_style_of_its_own(web: TestClient) -> None:
    for path in LISTS:
        html = web.get(path).text
        assert not re.search(r'(?:src|action)="(?:https?:)?//', html)
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?! src=)", html)


def test_words_lead_to_their_mark_in_the_article(web: TestClient, gold_ledger: Ledger) -> None:
    for line in gold_ledger.positions()[:40]:
        held = line.points[0].stances[0]
        answer = web.get(f"/words/{held.carried.mentions[0]}")
        assert answer.status_code == 303
        path, _, anchor = answer.headers["location"].partition("#")
        html = web.get(path).text
        assert f'id="{anchor}"' in html
        shown = "".join(
            unescape(re.sub("<[^>]*>", "", piece)) for piece in re.findall(r'<mark class="[^"]* here">(.*?)</mark>', html, re.DOTALL)
        )
        assert re.sub(r"\s", "", held.words) == re.sub(r"\s", "", shown)


def test_every_mark_leads_to_its_record_and_back(web: TestClient) -> None:
    page = next(path for path in links(web.get("/articles").text) if path.startswith("/articles/"))
    html = web.get(page).text
    marked = re.findall(r'<mark class="k-[^"]*"><a href="([^"#]*)', html)
    assert marked
    for path in set(marked):
        answer = web.get(unescape(path))
        assert answer.status_code == 200
        if path.startswith("/statements/"):
            assert page.partition("?")[0] in answer.text, "no way back"


def test_the_words_of_a_position_are_two_clicks_from_the_overview(web: TestClient) -> None:
    talks = [path for path in links(web.get("/").text) if path.startswith("/positions?parties=")]
    assert talks, "first click: the talks on the timeline"
    words = [path for path in links(web.get(talks[0]).text) if path.startswith("/words/")]
    assert words, "second click: the words in a cell"
    assert "#m-" in web.get(words[0]).headers["location"]


def test_filters_of_statements_are_those_of_the_ledger(web: TestClient, gold_ledger: Ledger) -> None:
    for query, wanted in (("side=UKR&search=&issue=&since=", {"newest": True}), ("side=UKR&order=oldest", {})):
        said = gold_ledger.statements(side="UKR", limit=40, **wanted)
        html = web.get(f"/statements?{query}").text
        assert [one.id for one in said] == list(dict.fromkeys(re.findall(r'<a href="/statements/([0-9a-f]{16})">', html)))


def test_statements_are_found_by_speaker_and_outlet(fresh_ledger: Ledger) -> None:
    browser, one = client(fresh_ledger), next(one for one in fresh_ledger.statements() if one.speaker)
    (quote,) = fresh_ledger.quotes(one.carried.mentions[:1])
    record = fresh_ledger.article(quote.article)
    assert record is not None
    outlet = record.article.publisher
    html = browser.get("/statements", params={"speaker": one.speaker, "outlet": outlet}).text
    assert f'"/statements/{one.id}"' in html
    assert f'value="{outlet}"' in html
    assert "Nothing was found" in browser.get("/statements?outlet=Nowhere+Times").text
    assert browser.get("/statements?speaker=%21").status_code == 400


def test_pages_of_a_list_hold_every_entry_once(web: TestClient, gold_ledger: Ledger) -> None:
    found: list[str] = []
    path = "/rounds"
    while path:
        html = web.get(path).text
        found += re.findall(r'<th scope="row"[^>]*><a href="/rounds/([0-9a-f]{16})"', html)
        following = re.search(r'rel="next" href="([^"]*)"', html)
        path = unescape(following[1]) if following else ""
    assert found == [one.id for one in gold_ledger.rounds(newest=True)]


def test_as_of_shows_the_matrix_of_that_day(web: TestClient, gold_ledger: Ledger) -> None:
    first = min(one.first or "9" for line in gold_ledger.positions() for one in line.points)
    cells = gold_ledger.matrix(as_of=first)
    holder = cells[0].holder
    html = web.get(f"/positions?parties={holder}&as_of={first}").text
    assert html.count("cell-words") == sum(cell.holder == holder for cell in cells)


def test_what_is_not_there_is_said_so(web: TestClient) -> None:
    for path in ("/rounds/0000000000000000", "/rounds/xyz", "/entries/x", "/words/0", "/articles/none", "/positions/XXX/none", "/nowhere"):
        response = web.get(path)
        assert response.status_code == 404, path
        assert "There is no such page" in response.text
    assert web.get("/statements?since=yesterday").status_code == 400
    assert "since" in web.get("/statements?since=yesterday").text


def test_the_language_is_kept(gold_ledger: Ledger) -> None:
    browser = client(gold_ledger)
    assert 'lang="id"' in browser.get("/?lang=id").text
    assert '<html lang="id"' in browser.get("/rounds").text
    assert '<html lang="en"' in browser.get("/?lang=xx", headers={"cookie": "lang=zz", "accept-language": "de, *;q=0.5, ;q=x"}).text


def test_a_ledger_without_texts_shows_the_words_of_its_records(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "spans.db", texts="spans") as ledger:
        ledger.add([report("Meridian Post", "2024-03-04", said("We ask for fourteen buses", "Melo Tarsi"))])
        browser, one = client(ledger), ledger.statements()[0]
        assert "fourteen buses" in browser.get(f"/statements/{one.id}").text.partition('class="passages"')[2]
        html = browser.get(browser.get(f"/words/{one.id}").headers["location"]).text
        assert LABELS["en"].of("web", "no_text_kept") in html
        assert "fourteen buses" in html
        assert browser.get("/articles?search=buses").status_code == 400
        assert 'type="search"' not in browser.get("/articles").text


def test_the_words_of_a_person_are_marked_where_they_are_asked_for(tmp_path: Path) -> None:
    record = extract(Article(id=article_id(EXAMPLE), language="id", publisher="Warta Selat", published="2024-05-02", text=EXAMPLE))
    with Ledger.open(tmp_path / "read.db") as ledger:
        ledger.add([record])
        browser, one = client(ledger), ledger.actors()[0]
        address = browser.get(f"/words/{one.id}").headers["location"]
        assert re.search(r'<mark class="[^"]*k-actor[^"]* here"', browser.get(address).text)
        assert "k-actor" not in browser.get(address.partition("?")[0]).text
        for kind in (ledger.statements(), ledger.rounds(), ledger.agreements()):
            for entry in kind:
                assert " here" in browser.get(browser.get(f"/words/{entry.id}").headers["location"]).text


def test_a_statement_leads_to_its_speaker(web: TestClient, gold_ledger: Ledger) -> None:
    led = 0
    for one in gold_ledger.statements(limit=30):
        found = re.search(r'href="(/actors/[0-9a-f]{16})"', web.get(f"/statements/{one.id}").text)
        if found is not None:
            led += 1
            assert f'"/statements/{one.id}"' in web.get(found[1]).text
    assert led >= 20


def test_a_long_line_is_shown_in_parts_that_meet(tmp_path: Path) -> None:
    days = [f"20{year}-{month:02}-05" for year in range(10, 24) for month in range(1, 13)]
    with Ledger.open(tmp_path / "long.db") as ledger:
        ledger.add(report("Meridian Post", day, holds(f"We demand it on {day}", "ARM", "sov.neutrality", "demand")) for day in days)
        browser, points = client(ledger), ledger.positions()[0].points
        assert len(points) == len(days)
        seen: set[str] = set()
        path = f"/positions/ARM/sov.neutrality?point={points[0].id}"
        while path:
            html = browser.get(path).text
            assert len(html) < 100_000
            seen.update(re.findall(r'<li id="p-([0-9a-f]{16})"', html))
            following = re.search(r'rel="next" href="([^"]*)"', html)
            path = unescape(following[1]) if following else ""
        assert seen == {one.id for one in points}
        assert f'id="p-{points[-1].id}"' in browser.get("/positions/ARM/sov.neutrality").text
        for one in (points[0], points[80], points[-1]):
            address = browser.get(f"/entries/{one.id}").headers["location"]
            assert f'id="{address.partition("#")[2]}"' in browser.get(address).text


def test_about_tells_of_runs_and_what_failed_in_them(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "good.txt").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "reports" / "bad.txt").write_bytes(b"\x00\x01\x02" * 400)
    path = str(tmp_path / "talks.db")
    result = CliRunner().invoke(program, ["add", str(tmp_path / "reports"), "--ledger", path])
    assert result.exit_code == 1, result.output
    with Ledger.open(path) as ledger:
        (run,) = runs(ledger)
        assert (run.new, run.failed) == (1, 1)
        html = client(ledger).get("/about").text
        assert run.packs["id"] in html
        assert "bad.txt" in html
    CliRunner().invoke(program, ["add", str(tmp_path / "reports" / "good.txt"), "--ledger", path])
    with Ledger.open(path) as ledger:
        assert len(runs(ledger)) == 1, "what brought nothing is not noted"
        (handed,) = handed_on(ledger)
        assert handed.pack == run.packs["id"]
