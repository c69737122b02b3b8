"""Who is kept out, and what of a hostile text reaches a browser: nothing that acts."""

import re
from types import SimpleNamespace

import pytest
from fastapi.testclient import TestClient
from ledgers import SCRIPT, STEERS
from served import client

from runding.ledger import Ledger
from runding.web import Terms, TermsError
from runding.web.guard import BURST, LARGEST

LISTS = ("/", "/rounds", "/positions", "/statements", "/agreements", "/contradictions", "/actors", "/articles", "/review", "/about")
READ, WRITE = "read:0123456789abcdef", "write:fedcba9876543210"


def shared() -> Terms:
    return Terms.of(host="0.0.0.0", tokens=[READ, WRITE])


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org"])
def test_nobody_else_is_let_in_without_tokens(host: str) -> None:
    with pytest.raises(TermsError, match="--token"):
        Terms.of(host=host)
    assert Terms.of(host=host, tokens=[READ]).tokens


@pytest.mark.parametrize("token", ["0123456789abcdef", "read:short", "admin:0123456789abcdef", "write:"])
def test_a_weak_or_malformed_token_is_refused(token: str) -> None:
    with pytest.raises(TermsError, match="read:SECRET or write:SECRET"):
        Terms.of(host="127.0.0.1", tokens=[token])


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.0.0.5", "::1", "[::1]"])
def test_this_machine_needs_no_token(host: str) -> None:
    assert not Terms.of(host=host).tokens


def test_another_name_of_this_machine_is_not_answered(gold_ledger: Ledger) -> None:
    browser = client(gold_ledger)
    assert browser.get("/", headers={"host": "evil.example:8090"}).status_code == 421
    assert browser.get("/", headers={"host": "[::1]:8090"}).status_code == 200
    assert browser.get("/", headers={"host": "[oops"}).status_code == 421


def test_pages_ask_for_a_token_and_remember_it(gold_ledger: Ledger) -> None:
    browser = client(gold_ledger, shared())
    answer = browser.get("/rounds")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?back=%2Frounds")
    assert browser.get("/static/style.css").status_code == 200
    assert browser.get("/api/v1/rounds").status_code == 401
    assert browser.post("/login", data={"token": "wrong"}).status_code == 403
    answer = browser.post("/login", data={"token": READ.removeprefix("read:"), "back": "https://evil.example/"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "0123456789abcdef" not in cookie
    assert browser.get("/rounds").status_code == 200
    assert "/judge" not in browser.get("/review").text


def test_a_forged_log_in_is_none(gold_ledger: Ledger) -> None:
    browser = client(gold_ledger, shared())
    for value in ("write", "write.", "write.0000", "admin.x", '"'):
        assert browser.get("/", headers={"cookie": f"login={value}"}).status_code == 303


def test_a_reading_token_does_not_write(fresh_ledger: Ledger) -> None:
    browser = client(fresh_ledger, shared())
    one = {"action": "accept", "ids": [fresh_ledger.rounds()[0].id], "author": "Ana"}
    for token, status in (("0123456789abcdef", 403), ("x" * 16, 401), ("fedcba9876543210", 201)):
        answer = browser.post("/api/v1/judgements", json=one, headers={"authorization": f"Bearer {token}"})
        assert answer.status_code == status
    assert len(fresh_ledger.judge.all()) == 1


def test_a_log_in_cookie_does_not_write_by_the_api(fresh_ledger: Ledger) -> None:
    browser = client(fresh_ledger, shared())
    browser.post("/login", data={"token": "fedcba9876543210"})
    assert browser.get("/api/v1/counts").status_code == 200
    one = {"action": "accept", "ids": [fresh_ledger.rounds()[0].id], "author": "Ana"}
    assert browser.post("/api/v1/judgements", json=one).status_code == 403


def test_read_only_takes_nothing(fresh_ledger: Ledger) -> None:
    browser = client(fresh_ledger, Terms.of(host="127.0.0.1", read_only=True))
    one = {"action": "accept", "ids": [fresh_ledger.rounds()[0].id], "author": "Ana"}
    assert browser.post("/api/v1/judgements", json=one).status_code == 403
    assert browser.post("/judge", data={**one, "seal": "x"}).status_code == 403
    assert not fresh_ledger.judge.all()


def test_forms_of_others_are_not_taken(fresh_ledger: Ledger) -> None:
    browser = client(fresh_ledger)
    id_ = fresh_ledger.rounds()[0].id
    one = {"action": "accept", "ids": id_, "author": "Ana"}
    html = browser.get(f"/rounds/{id_}").text
    found = re.search(r'name="seal" value="([0-9a-f]+)"', html)
    assert found is not None
    assert browser.post("/judge", data={**one, "seal": "0" * 64}).status_code == 403
    assert browser.post("/judge", data=one).status_code == 403
    assert browser.post("/judge", data={**one, "seal": found[1]}, headers={"origin": "http://evil.example"}).status_code == 403
    assert browser.post("/judge", data={**one, "seal": found[1]}, headers={"origin": "null"}).status_code == 403
    assert client(fresh_ledger).post("/judge", data={**one, "seal": found[1]}).status_code == 403
    assert not fresh_ledger.judge.all()
    assert browser.post("/judge", data={**one, "seal": found[1]}, headers={"origin": "http://localhost"}).status_code == 303
    assert len(fresh_ledger.judge.all()) == 1


def test_pages_of_others_do_not_write_by_the_api(fresh_ledger: Ledger) -> None:
    browser = client(fresh_ledger)
    one = {"action": "accept", "ids": [fresh_ledger.rounds()[0].id], "author": "Ana"}
    assert browser.post("/api/v1/judgements", json=one, headers={"origin": "http://evil.example"}).status_code == 403
    plain = browser.post("/api/v1/judgements", content='{"action":"accept"}', headers={"content-type": "text/plain"})
    assert plain.status_code == 422
    assert not fresh_ledger.judge.all()


@pytest.mark.parametrize("path", ["/", "/static/style.css", "/nowhere", "/api/v1/counts", "/api/v1/openapi.json"])
def test_every_answer_has_the_headers(web: TestClient, path: str) -> None:
    headers = web.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_large_requests_are_refused(web: TestClient) -> None:
    assert web.post("/judge", content=b"x" * (LARGEST + 1)).status_code == 413

    def endless() -> object:
        for _ in range(20):
            yield b"x" * 20_000

    assert web.post("/api/v1/judgements", content=endless()).status_code == 413  # type: ignore[arg-type]


def test_whoever_asks_too_often_waits(gold_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = client(gold_ledger, shared())
    # Time stands still, or a slow machine would never ask too often.
    monkeypatch.setattr("runding.web.guard.time", SimpleNamespace(monotonic=lambda: 0.0))
    codes = [browser.get("/static/style.css").status_code for _ in range(BURST + 2)]
    assert codes == [200] * BURST + [429] * 2


def test_a_failure_shows_nothing_of_the_inside(gold_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(gold_ledger, "counts", broken)
    browser = client(gold_ledger, raise_server_exceptions=False)
    for path in ("/", "/api/v1/counts"):
        answer = browser.get(path)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text
        assert "content-security-policy" in answer.headers


def test_the_head_of_a_page_can_be_asked_for(web: TestClient) -> None:
    assert web.head("/rounds").status_code == 200
    assert web.head("/nowhere").status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_there(web: TestClient, method: str) -> None:
    assert web.request(method, "/rounds").status_code == 405


def pages_of(browser: TestClient, ledger: Ledger) -> list[str]:
    keys = {quote.article for one in ledger.statements() for quote in ledger.quotes(one.carried.mentions)}
    assert len(keys) == 2
    from urllib.parse import quote as coded

    return [
        *LISTS,
        *(f"/articles/{coded(key, safe='')}" for key in keys),
        *(f"/rounds/{one.id}" for one in ledger.rounds()),
        *(f"/statements/{one.id}" for one in ledger.statements()),
        *(f"/agreements/{one.id}" for one in ledger.agreements()),
        *(f"/actors/{one.id}" for one in ledger.actors()),
        "/positions/ARM/sov.neutrality",
    ]


def test_every_page_of_a_hostile_ledger_is_inert(hostile_ledger: Ledger) -> None:
    browser = client(hostile_ledger)
    for path in pages_of(browser, hostile_ledger):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        html = answer.text
        assert SCRIPT not in html, path
        assert not re.search(r"<(?:img|b|iframe|object)\b", html), path
        assert not re.search(r"<script(?! src=\"/static/keys\.js\" defer>)", html), path
        assert not re.search(r"<[^>]*\son\w+=\"alert", html), path
        assert not [found for found in re.findall(r'href="([^"]*)"', html) if not re.match(r"/|#|https?://", found)], path
        assert not set(html) & (set(STEERS) - set("[31m")), path
        assert len(answer.content) < 100_000, path


def test_hostile_questions_are_answered(web: TestClient) -> None:
    for words in ('"', "*", "a*b*", "' OR 1=1 --", "NEAR(a b)", "\x00", "{", "(" * 300, "𝔘" * 100):
        assert web.get("/statements", params={"search": words}).status_code in (200, 400), words
        assert web.get("/articles", params={"search": words}).status_code in (200, 400), words
    assert web.get("/statements", params={"search": "x" * 501}).status_code == 422
    assert web.get("/statements", params={"start": -1}).status_code == 422
    assert web.get("/statements", params={"start": 2**70}).status_code in (400, 422)
