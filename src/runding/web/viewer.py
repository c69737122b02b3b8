"""Who looks, and how is it shown to them? The language of the page, what they may do, and how a page is rendered."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, quote, unquote, urlencode

from babel import Locale
from babel.dates import format_date, format_skeleton, format_timedelta
from babel.numbers import format_decimal
from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from runding.ledger import Ledger
from runding.show.labels import Labels
from runding.web.fragments import source_address, web_address
from runding.web.memory import Memory
from runding.web.rights import WRITE, Terms
from runding.web.visible import finish, short

HERE: Final = Path(__file__).parent
VISIT: Final = "visit"
LANGUAGE: Final = "lang"
AUTHOR: Final = "author"
YEAR: Final = 365 * 24 * 3600
RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, kw_only=True)
class House:
    """What every request needs: the ledger and what is remembered of it, the labels by language, the terms."""

    ledger: Ledger
    labels: Mapping[str, Labels]
    terms: Terms
    version: str
    memory: Memory


class Viewer:
    """One request's reader: `labels` in their language, `may_write`, and the seal that their forms carry."""

    def __init__(self, house: House, request: Request) -> None:
        self.house, self.request = house, request
        self.language = language_of(request, tuple(house.labels))
        self.labels = house.labels[self.language]
        self.may_write = getattr(request.state, "right", None) == WRITE
        self.author = unquote(request.cookies.get(AUTHOR, ""))[:80]
        self.visit = request.cookies.get(VISIT) or secrets.token_urlsafe(18)

    @property
    def seal(self) -> str:
        """What a form of this visit carries."""
        return self.house.terms.seal(VISIT, self.visit)

    def say(self, key: str, **values: object) -> str:
        """A label of the pages with its places filled in."""
        label = self.labels.of("web", key)
        return label.format(**values) if values else label

    def day(self, value: str | None) -> str:
        """A day as readers of the language write it; what is no whole day is left as it is."""
        return day_shown(value, self.language) if value else ""

    def age(self, days: int) -> str:
        """A time of so many days in the largest unit that says enough."""
        return format_timedelta(timedelta(days=days), granularity="day", threshold=1.5, locale=self.language)

    def tick(self, value: date, *, single: bool) -> str:
        """A day along a chart: the month and its year, or with `single` the day of the month."""
        return format_skeleton("MMMd" if single else "yMMM", value, locale=self.language)

    def number(self, value: float) -> str:
        """A number as readers of the language write it."""
        return format_decimal(value, locale=self.language)

    def count(self, what: str, size: int) -> str:
        """So many of something, in the plural form that the language has for the number (CLDR)."""
        form = Locale.parse(self.language).plural_form(size)
        table = self.labels.tables.get("web", {})
        key = f"{what}_{form}" if f"{what}_{form}" in table else f"{what}_other"
        return self.say(key, n=self.number(size))

    def side(self, code: str | None) -> str:
        """The name of a side, or that it is not known."""
        return short(self.labels.side(code), 60) if code else self.say("unknown_side")

    def page(self, template: str, *, status: int = 200, **context: Any) -> Response:
        """A page."""
        html = ENVIRONMENT.get_template(template).render(
            v=self,
            t=self.say,
            day=self.day,
            side=self.side,
            label=self.labels.of,
            number=self.number,
            count=self.count,
            here=self._here(),
            **context,
        )
        response = Response(html.encode("utf-8", "replace"), status_code=status, media_type="text/html")
        response.headers["cache-control"] = "private, no-cache"
        response.headers["content-language"] = self.language
        response.headers["vary"] = "Accept-Language, Cookie"
        self._remember(response)
        return response

    def _here(self) -> str:
        query = self.request.url.query
        return self.request.url.path + (f"?{query}" if query else "")

    def _remember(self, response: Response) -> None:
        if self.request.query_params.get(LANGUAGE) == self.language:
            response.set_cookie(LANGUAGE, self.language, max_age=YEAR, httponly=True, samesite="lax")
        if VISIT not in self.request.cookies:
            response.set_cookie(VISIT, self.visit, httponly=True, samesite="strict")


def language_of(request: Request, there: tuple[str, ...]) -> str:
    """The language of the page: as asked for, as chosen before, as the browser prefers, else the first one."""
    for asked in (request.query_params.get(LANGUAGE), request.cookies.get(LANGUAGE)):
        if asked in there:
            return asked
    wishes = []
    for nth, wish in enumerate(request.headers.get("accept-language", "")[:200].split(",")):
        code, _, weight = wish.strip().partition(";")
        try:
            value = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            value = 0.0
        wishes.append((-value, nth, code.partition("-")[0].lower()))
    # `in` was the code of Indonesian until 1989, and some systems still send it.
    codes = ("id" if code == "in" else code for value, _, code in sorted(wishes) if value < 0)
    return next((code for code in codes if code in there), there[0])


def linked(path: str, **query: object) -> str:
    """An address with a query; what is None is left out."""
    given = [(name, str(value)) for name, value in query.items() if value not in (None, "", False)]
    return quote(path, safe="/@:~") + (f"?{urlencode(given)}" if given else "")


def changed(address: str, **query: object) -> str:
    """An address with parts of its query replaced, or with None taken out."""
    path, _, had = address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(had, keep_blank_values=False) if name not in query]
    kept += [(name, str(value)) for name, value in query.items() if value not in (None, "")]
    return path + (f"?{urlencode(kept)}" if kept else "")


def article_path(key: str, mention: str | None = None) -> str:
    """The page of a report, at the words of a mention."""
    path = "/articles/" + quote(key, safe="@")
    return path if mention is None else f"{path}?m={mention}#m-{mention}"


def direction(language: str) -> str:
    """`rtl` or `ltr`: how a text of a language runs."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=8192)
def day_shown(value: str, language: str) -> str:
    """A day (ISO) as readers of a language write it; what is none stays as it is."""
    try:
        return format_date(date.fromisoformat(value), format="medium", locale=language)
    except ValueError:
        return value


ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=finish,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters.update(short=short)
ENVIRONMENT.globals.update(
    linked=linked, changed=changed, article_path=article_path, direction=direction, source_address=source_address, web_address=web_address
)
