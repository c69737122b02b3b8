"""The REST API answers with the ledger's own structs, page by page, as JSON, CSV and JSON lines, and takes judgements."""

import base64
import csv
import io
import json
from typing import Any

import msgspec
import pytest
from fastapi.testclient import TestClient
from served import client

from runding.ledger import Ledger

csv.field_size_limit(10_000_000)  # one of the hostile names has a million letters
LISTS = {
    "rounds": "rounds", "statements": "statements", "positions": "positions", "agreements": "agreements",
    "contradictions": "contradictions", "actors": "actors", "review": "review", "matrix": "matrix", "sources": "sources",
}  # fmt: skip


def plain(value: Any) -> Any:
    return json.loads(msgspec.json.encode(value))


@pytest.mark.parametrize("name", LISTS)
def test_pages_of_a_list_give_what_the_ledger_gives(web: TestClient, gold_ledger: Ledger, name: str) -> None:
    found: list[Any] = []
    query: dict[str, Any] = {"limit": 17}
    while True:
        answer = web.get(f"/api/v1/{name}", params=query).json()
        found += answer["items"]
        assert len(answer["items"]) <= 17
        if answer["next"] is None:
            break
        query["cursor"] = answer["next"]
    assert found == plain(getattr(gold_ledger, LISTS[name])())


@pytest.mark.parametrize(
    "query", [{"side": "UKR"}, {"search": "gencatan"}, {"issue": "hum.corridor", "until": "2024-01-01"}, {"language": "en"}]
)
def test_filters_are_the_ledgers(web: TestClient, gold_ledger: Ledger, query: dict[str, str]) -> None:
    answer = web.get("/api/v1/statements", params={**query, "limit": 500}).json()
    assert answer["items"] == plain(gold_ledger.statements(**query))  # type: ignore[arg-type]


def test_a_page_goes_on_behind_its_last_entry_whatever_arrives_before_it(fresh_ledger: Ledger) -> None:
    browser = client(fresh_ledger)
    for order in ("oldest", "newest"):
        before = [one["id"] for one in browser.get(f"/api/v1/statements?limit=500&order={order}").json()["items"]]
        first = browser.get(f"/api/v1/statements?limit=3&order={order}").json()
        fresh_ledger.judge.reject(before[0], author="Ana Reyes")
        second = browser.get(f"/api/v1/statements?limit=3&order={order}&cursor={first['next']}").json()
        assert [one["id"] for one in second["items"]] == before[3:6], "an entry was left out or came twice"


@pytest.mark.parametrize("place", ["x", "\x00 0123456789abcdef", "2024-01-01 x", "-1", "2024-01-01", "99999999999999999999"])
def test_a_cursor_that_somebody_made_is_refused(fresh_ledger: Ledger, place: str) -> None:
    browser = client(fresh_ledger)
    for name in ("rounds", "contradictions"):
        given = browser.get(f"/api/v1/{name}?limit=1").json()["next"]
        if given is not None:
            mark = base64.urlsafe_b64decode(given + "==").split(b" ")[0]
            made = base64.urlsafe_b64encode(mark + b" " + place.encode()).decode().rstrip("=")
            assert browser.get(f"/api/v1/{name}?limit=1&cursor={made}").status_code == 400


@pytest.mark.parametrize("name", LISTS)
def test_json_lines_hold_everything(web: TestClient, gold_ledger: Ledger, name: str) -> None:
    answer = web.get(f"/api/v1/{name}?format=jsonl")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.jsonl"'
    assert [json.loads(line) for line in answer.text.splitlines()] == plain(getattr(gold_ledger, LISTS[name])())


@pytest.mark.parametrize("name", LISTS)
def test_csv_has_a_row_each(web: TestClient, gold_ledger: Ledger, name: str) -> None:
    text = web.get(f"/api/v1/{name}?format=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 1 + len(getattr(gold_ledger, LISTS[name])())
    assert len({len(row) for row in rows}) == 1


def test_no_cell_is_a_formula(hostile_ledger: Ledger) -> None:
    browser = client(hostile_ledger)
    for name in ("rounds", "statements", "agreements", "actors", "sources"):
        for row in csv.reader(io.StringIO(browser.get(f"/api/v1/{name}?format=csv").content.decode("utf-8-sig"))):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_answer_that_did_not_change_is_not_sent_again(fresh_ledger: Ledger) -> None:
    browser = client(fresh_ledger)
    first = browser.get("/api/v1/rounds")
    again = browser.get("/api/v1/rounds", headers={"if-none-match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    fresh_ledger.judge.note(fresh_ledger.rounds()[0].id, "seen", author="Ana Reyes")
    changed = browser.get("/api/v1/rounds", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


def test_a_cursor_belongs_to_its_question(web: TestClient) -> None:
    cursor = web.get("/api/v1/rounds?limit=1").json()["next"]
    assert web.get("/api/v1/rounds", params={"cursor": cursor}).status_code == 200
    for path, given in (("rounds?party=RUS", cursor), ("rounds", "nonsense"), ("rounds", "Ä"), ("rounds", "LTE")):
        answer = web.get(f"/api/v1/{path}", params={**({"party": "RUS"} if "party" in path else {}), "cursor": given})
        assert answer.status_code == 400, (path, given)
        assert "cursor" in answer.json()["detail"]


def test_entries_words_and_reports(web: TestClient, gold_ledger: Ledger) -> None:
    one = gold_ledger.statements()[0]
    mention = one.carried.mentions[-1]
    assert web.get(f"/api/v1/entries/{mention}").json() == plain(one)
    (quote,) = web.get("/api/v1/quotes", params={"mention": mention}).json()["items"]
    record = web.get(f"/api/v1/articles/{quote['article']}").json()
    start, end = quote["spans"][0]
    assert record["article"]["text"][start:end] in one.wordings[-1].text or len(one.wordings) > 1
    assert web.get("/api/v1/counts").json() == gold_ledger.counts()
    for path in ("entries/zzz", "entries/0000000000000000", "articles/none"):
        assert web.get(f"/api/v1/{path}").status_code == 404
    assert web.get("/api/v1/quotes?mention=zzz").status_code == 400


def test_a_judgement_is_taken_and_told(fresh_ledger: Ledger) -> None:
    browser, one = client(fresh_ledger), fresh_ledger.rounds()[0]
    sent = {"action": "edit", "ids": [one.id], "author": "Ana Reyes", "field": "venue", "value": "Port Asul", "settled": True}
    answer = browser.post("/api/v1/judgements", json=sent)
    assert answer.status_code == 201
    assert fresh_ledger.rounds()[0].venue == "Port Asul"
    assert browser.get("/api/v1/judgements").json()["items"] == [answer.json()]
    undo = browser.post("/api/v1/judgements", json={"action": "undo", "ids": [answer.json()["id"]], "author": "Ana Reyes"})
    assert undo.status_code == 201
    assert fresh_ledger.rounds()[0].venue == one.venue


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"action": "accept", "ids": ["zz"], "author": "Ana"}, 400),
        ({"action": "accept", "ids": ["0000000000000000"], "author": "Ana"}, 400),
        ({"action": "accept", "ids": [], "author": "Ana"}, 422),
        ({"action": "accept", "ids": ["0000000000000000", "0000000000000001"], "author": "Ana"}, 400),
        ({"action": "dance", "ids": ["0000000000000000"], "author": "Ana"}, 422),
        ({"action": "undo", "ids": ["nothing"], "author": "Ana"}, 400),
        ({"action": "note", "ids": ["0000000000000000"], "author": "Ana", "more": 1}, 422),
    ],
)
def test_a_judgement_that_cannot_be_made_is_refused(fresh_ledger: Ledger, sent: dict[str, object], status: int) -> None:
    answer = client(fresh_ledger).post("/api/v1/judgements", json=sent)
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert not fresh_ledger.judge.all()


def test_the_api_describes_its_answers(web: TestClient) -> None:
    schema = web.get("/api/v1/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    named = schema["components"]["schemas"]
    refs = {part.partition('"')[0] for part in json.dumps(schema).split('"#/components/schemas/')[1:]}
    assert refs <= set(named)
    assert {"SettledRound", "Utterance", "Judgement"} <= refs
    assert not [path for path in schema["paths"] if not path.startswith("/api/v1/")]
