"""The pages in a real browser: widths, colours, keys, print, accessibility, no request to another host and no message on the console."""

import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from ledgers import fill_from_gold, hostile
from reports import report, said
from served import LABELS

from runding.ledger import Ledger
from runding.web import Terms, create_app

CHROMIUM = Path(os.environ.get("RUNDING_CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDTHS = (390, 1280)
LISTS = ("/", "/rounds", "/positions", "/statements", "/agreements", "/contradictions", "/actors", "/articles", "/review", "/about")
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


class Served:
    """A ledger served at a free port of this machine by a thread of its own."""

    def __init__(self, ledger: Ledger, **settings: Any) -> None:
        self.ledger = ledger
        app = create_app(ledger, labels=LABELS, terms=Terms(), version="1", **settings)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)

    def __enter__(self) -> "Served":
        self.thread.start()
        while not self.server.started and self.thread.is_alive():
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.socket.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: install Debian's package chromium, or say where one is in RUNDING_CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with Ledger.open(tmp_path_factory.mktemp("browser") / "gold.db") as ledger:
        fill_from_gold(ledger)
        with Served(ledger) as served:
            yield served


@pytest.fixture
def unsure(tmp_path: Path) -> Iterator[Served]:
    words = "We ask for {n} buses for the people of the valley and a pause of nine hours"
    names = ("Vitali Bara", "V. Bara", "Bara")
    with Ledger.open(tmp_path / "unsure.db") as ledger:
        ledger.add(report(f"Outlet {n}", "2024-03-04", said(words.format(n=n), name)) for n, name in enumerate(names, 14))
        with Served(ledger) as served:
            yield served


def opened(browser: Any, served: Served, **settings: Any) -> tuple[Any, list[str]]:
    """A page of a new visitor, and what goes wrong on it: messages, errors, requests to other hosts."""
    settings = {"viewport": {"width": 1280, "height": 900}, "locale": "en"} | settings
    page = browser.new_context(**settings).new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(served.url) else wrong.append(request.url))
    return page, wrong


def pages_of(ledger: Ledger) -> list[str]:
    """Every kind of page, with an entry that has much to show."""
    most = lambda found: max(found, key=lambda one: (one.carried.reports, one.id))  # noqa: E731
    line = max(ledger.positions(), key=lambda one: len(one.points))
    held = most(ledger.rounds())
    (quote, *_) = ledger.quotes(held.carried.mentions)
    return [
        *LISTS, f"/rounds/{held.id}", f"/statements/{most(ledger.statements()).id}", f"/agreements/{most(ledger.agreements()).id}",
        f"/actors/{most(ledger.actors()).id}", f"/positions/{line.holder}/{line.issue}", f"/articles/{quote.article}", "/nowhere",
    ]  # fmt: skip


def violations(page: Any) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_fit_and_anybody_can_use_them(browser: Any, gold: Served, width: int, scheme: str) -> None:
    page, wrong = opened(browser, gold, viewport={"width": width, "height": 900}, color_scheme=scheme)
    # axe is put into the page by the test; the pages themselves allow no such thing.
    page.context.close()
    page, wrong = opened(browser, gold, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    for path in pages_of(gold.ledger):
        page.goto(gold.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert violations(page) == [], path
        folder = os.environ.get("RUNDING_SCREENSHOTS")
        if folder:
            name = re.sub(r"\W+", "-", path.split("@")[0])[:30].strip("-") or "overview"
            page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png", full_page=True)
    assert [one for one in wrong if "404" not in one] == []


def test_policy_and_pages_agree(browser: Any, gold: Served) -> None:
    page, wrong = opened(browser, gold)
    for path in pages_of(gold.ledger)[:-1]:
        page.goto(gold.url + path)
    assert wrong == []
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "the style sheet did not arrive"


def test_pages_need_no_script(browser: Any, gold: Served) -> None:
    page, _ = opened(browser, gold, java_script_enabled=False)
    page.goto(gold.url)
    page.click(".strips a.row-name")
    page.click(".cell-words")
    page.wait_for_url("**/articles/**")  # the address is there before the page is
    assert "/articles/" in page.url
    assert page.locator("mark.here").count() > 0
    assert page.locator("mark.here").first.is_visible()


def test_words_are_scrolled_to(browser: Any, gold: Served) -> None:
    page, _ = opened(browser, gold, viewport={"width": 390, "height": 500})
    line = gold.ledger.positions()[-1]
    page.goto(f"{gold.url}/words/{line.points[0].stances[0].carried.mentions[0]}")
    page.wait_for_function(
        "() => { const box = document.querySelector('mark.here').getBoundingClientRect(); return box.top >= 0 && box.top <= 500 }"
    )


def test_a_question_is_answered_by_keys_alone(browser: Any, unsure: Served) -> None:
    page, wrong = opened(browser, unsure)
    before = len(unsure.ledger.review())
    page.goto(unsure.url + "/review")
    page.locator(".answer input[name=author]").focus()
    page.keyboard.type("Ana Reyes")
    page.keyboard.press("Tab")
    page.keyboard.press("a")
    page.wait_for_selector(".traces li")
    assert len(unsure.ledger.review()) < before
    page.locator("body").press("u")
    page.wait_for_selector(".traces li.undone")
    assert len(unsure.ledger.review()) == before
    page.locator("body").press("r")
    page.wait_for_selector(".traces li:nth-child(3)")
    assert {one.action for one, _ in unsure.ledger.judge.all()} == {"merge", "undo", "split"}
    page.locator("[data-keys] input").uncheck() if page.locator("[data-keys] input").count() else None
    assert wrong == []


def test_single_keys_can_be_turned_off(browser: Any, unsure: Served) -> None:
    page, _ = opened(browser, unsure)
    page.goto(unsure.url + "/review")
    page.locator(".answer input[name=author]").fill("Ana Reyes")
    page.locator("[data-keys] input").uncheck()
    page.locator("body").press("a")
    page.reload()
    page.locator("body").press("a")
    page.wait_for_timeout(200)
    assert not unsure.ledger.judge.all()
    assert not page.locator("[data-keys] input").is_checked()


def test_keys_typed_into_a_field_are_letters(browser: Any, unsure: Served) -> None:
    page, _ = opened(browser, unsure)
    page.goto(unsure.url + "/review")
    page.locator(".answer input[name=author]").press_sequentially("arnemu")
    assert page.locator(".answer input[name=author]").input_value() == "arnemu"
    assert not unsure.ledger.judge.all()


def test_the_way_by_tab_begins_with_the_content(browser: Any, gold: Served) -> None:
    page, _ = opened(browser, gold)
    page.goto(gold.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


@pytest.mark.parametrize("width", WIDTHS)
def test_an_empty_ledger_says_what_to_do(browser: Any, tmp_path: Path, width: int) -> None:
    with Ledger.open(tmp_path / "empty.db") as ledger, Served(ledger) as served:
        page, _ = opened(browser, served, viewport={"width": width, "height": 900}, bypass_csp=True)
        for path in LISTS:
            page.goto(served.url + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert violations(page) == [], path
        page.goto(served.url)
        assert "runding add" in page.locator("main").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_hostile_ledger_does_nothing(browser: Any, tmp_path: Path, width: int) -> None:
    with Ledger.open(tmp_path / "hostile.db") as ledger:
        ledger.add(hostile())
        with Served(ledger) as served:
            page, wrong = opened(browser, served, viewport={"width": width, "height": 900})
            page.on("dialog", lambda dialog: wrong.append(dialog.message))
            keys = {quote.article for one in ledger.statements() for quote in ledger.quotes(one.carried.mentions)}
            from urllib.parse import quote as coded

            for path in [*LISTS, *(f"/articles/{coded(key, safe='')}" for key in keys), *(f"/actors/{one.id}" for one in ledger.actors())]:
                page.goto(served.url + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
                assert page.locator("img, b, iframe").count() == 0, path
            assert wrong == []


def test_text_from_right_to_left_runs_so(browser: Any, tmp_path: Path) -> None:
    words = "قال المتحدث إن المحادثات ستستأنف يوم الأحد"
    with Ledger.open(tmp_path / "arabic.db") as ledger:
        ledger.add([report("Meridian Post", "2024-03-05", said(words, "Melo Tarsi"), language="ar")])
        with Served(ledger) as served:
            page, _ = opened(browser, served)
            page.goto(f"{served.url}/words/{ledger.statements()[0].id}")
            assert page.locator(".text").get_attribute("dir") == "rtl"
            text, mark = page.locator(".text").bounding_box(), page.locator("mark.here").first.bounding_box()
            assert abs((text["x"] + text["width"]) - (mark["x"] + mark["width"])) < 5, "the first word stands at the right"
            page.goto(f"{served.url}/statements")
            assert page.locator("blockquote").first.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_a_round_prints_on_two_pages(browser: Any, gold: Served) -> None:
    page, _ = opened(browser, gold)
    held = max(gold.ledger.rounds(), key=lambda one: (one.carried.reports, len(one.outcomes), one.id))
    page.goto(f"{gold.url}/rounds/{held.id}")
    printed = page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
    page.emulate_media(media="print")
    assert not page.locator(".top").is_visible()
    assert not page.locator(".judging").is_visible()


def test_a_first_view_takes_two_requests(browser: Any, gold: Served) -> None:
    page, _ = opened(browser, gold)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(gold.url)
    assert [kind for kind in asked if kind not in ("image", "other")] == ["document", "stylesheet"]
