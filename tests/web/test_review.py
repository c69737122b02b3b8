"""Readers decide with forms alone, see what was decided, and take it back."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from reports import report, said
from served import client

from runding.ledger import Ledger
from runding.web.pages.review import local


@pytest.fixture
def unsure(empty_ledger: Ledger) -> Ledger:
    """A ledger with a question: two spellings that may be one person."""
    words = "We ask for {n} buses for the people of the valley and a pause of nine hours"
    empty_ledger.add(
        report(outlet, "2024-03-04", said(words.format(n=n), speaker))
        for n, (outlet, speaker) in enumerate((("Meridian Post", "Vitali Bara"), ("Northern Ledger", "V. Bara"), ("Elbkurier", "Bara")), 14)
    )
    assert empty_ledger.review()
    return empty_ledger


def form(browser: TestClient, path: str, **fields: object) -> int:
    """Fill in a form of a page and send it."""
    found = re.search(r'name="seal" value="([0-9a-f]+)"', browser.get(path).text)
    assert found is not None, path
    answer = browser.post("/judge", data={"seal": found[1], "author": "Ana Reyes", "back": path, **fields})
    if answer.status_code == 303:
        assert answer.headers["location"] == path
    return answer.status_code


def test_a_question_is_answered_and_taken_back(unsure: Ledger) -> None:
    browser, doubt, before = client(unsure), unsure.review()[0], unsure.history()
    html = browser.get("/review").text
    for id_ in (doubt.a, doubt.b):
        assert f'value="{id_}"' in html
    for reason, _ in doubt.reasons:
        assert reason in unescape(html)
    assert form(browser, "/review", action="accept", ids=doubt.id) == 303
    assert doubt.id not in {one.id for one in unsure.review()}
    assert unsure.entry(doubt.a) == unsure.entry(doubt.b)
    html = browser.get("/review").text
    assert "Ana Reyes" in html
    (kept, holds), *_ = unsure.judge.all()
    assert holds
    assert form(browser, "/review", undo=kept.id) == 303
    assert unsure.history() == before
    assert 'class="undone"' in browser.get("/review").text


def test_each_key_has_a_button(unsure: Ledger) -> None:
    html = client(unsure).get("/review").text
    assert set(re.findall(r'accesskey="(\w)" data-key="\1"', html)) == set("arnem")


def test_the_first_of_a_question_is_split_off_where_there_is_something_to_split_it_from(unsure: Ledger) -> None:
    unsure.add(
        report("Suara Delta", "2024-03-04", said(f"Once more the buses are asked for, said the {n}th", speaker))
        for n, speaker in enumerate(("Vitali Bara", "V. Bara", "Bara"), 4)
    )
    browser, doubt = client(unsure), next(one for one in unsure.review() if len(unsure.entry(one.a).carried.mentions) > 1)  # type: ignore[union-attr]
    place = [one.id for one in unsure.review()].index(doubt.id)
    assert 'data-key="s"' in browser.get(f"/review?start={place}").text
    assert form(browser, "/review", action="split", ids=doubt.id, pair=[doubt.a, doubt.b]) == 303
    assert {one.action for one, _ in unsure.judge.all()} == {"split"}


@pytest.mark.parametrize("action", ["merge", "reject"])
def test_other_answers_to_a_question(unsure: Ledger, action: str) -> None:
    browser, doubt = client(unsure), unsure.review()[0]
    code = form(browser, "/review", action=action, ids=doubt.id, pair=[doubt.a, doubt.b])
    assert code == 303
    assert (unsure.entry(doubt.a) == unsure.entry(doubt.b)) is (action == "merge")
    assert doubt.id not in {one.id for one in unsure.review()}


def test_an_entry_is_edited_noted_and_rejected_on_its_page(fresh_ledger: Ledger) -> None:
    browser, one = client(fresh_ledger), fresh_ledger.rounds()[0]
    path = f"/rounds/{one.id}"
    assert form(browser, path, action="edit", ids=one.id, field="venue", value="Port Asul", settled="true") == 303
    assert fresh_ledger.rounds()[0].venue == "Port Asul"
    assert form(browser, path, action="edit", ids=one.id, field="ordinal", value="7", settled="true") == 303
    assert fresh_ledger.entry(one.id).ordinal == 7  # type: ignore[union-attr]
    assert form(browser, path, action="note", ids=one.id, text="seen <b>it</b>") == 303
    html = browser.get(path).text
    assert "seen &lt;b&gt;it&lt;/b&gt;" in html
    assert form(browser, path, action="edit", ids=one.id, field="nonsense", value="7", settled="true") == 400
    assert form(browser, path, action="reject", ids=one.id) == 303
    assert browser.get(path).status_code == 404


def test_mentions_are_split_off_on_a_page(fresh_ledger: Ledger) -> None:
    one = next(said for said in fresh_ledger.statements(several=True))
    browser, path = client(fresh_ledger), f"/statements/{one.id}"
    assert form(browser, path, action="split", ids=one.carried.mentions[-1]) == 303
    assert fresh_ledger.entry(one.carried.mentions[-1]) != fresh_ledger.entry(one.id)


def test_a_judgement_needs_a_name(fresh_ledger: Ledger) -> None:
    browser, one = client(fresh_ledger), fresh_ledger.rounds()[0]
    assert form(browser, f"/rounds/{one.id}", action="accept", ids=one.id, author=" ") == 400
    assert form(browser, f"/rounds/{one.id}", action="dance", ids=one.id) == 422
    assert form(browser, f"/rounds/{one.id}", action="accept") == 422
    assert not fresh_ledger.judge.all()


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/\nx", "evil", "///x"]
)
def test_no_form_leads_away(address: str) -> None:
    assert local(address) == "/"


def test_a_form_leads_back(web: TestClient) -> None:
    assert local("/rounds/x?start=3") == "/rounds/x?start=3"
