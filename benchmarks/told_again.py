"""The example corpus told again and again: the same reports with other states, people, towns, numbers and days.

Each story gets some sentences of its own, the same in its near copies: otherwise all first rounds would be near copies of each other.
"""

import datetime
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "corpora"))

from talks import WORDS, fill

from runding.cli.demo import TALKS
from runding.lang.display import side_name
from runding.lang.folders import shared_of
from runding.lang.tables import forms_of, read_rows

STATES: Final = (
    "ARM", "AZE", "BGD", "BOL", "COL", "CUB", "ECU", "ERI", "ETH", "GEO", "GTM", "HND", "IRN", "KEN",
    "LAO", "LBY", "MLI", "MMR", "MOZ", "NER", "NGA", "NPL", "PAK", "PAN", "PER", "RWA", "SEN", "SOM",
    "LKA", "TJK", "TGO", "UGA", "URY", "UZB", "VEN", "VNM", "YEM", "ZMB", "ZWE", "AGO",
)  # fmt: skip
"""The states that take the places of Sudan and the RSF."""
GROUP: Final = (
    "Pasukan Dukungan Cepat (RSF)",
    "the paramilitary Rapid Support Forces (RSF)",
    "The Rapid Support Forces (RSF)",
    "the Rapid Support Forces (RSF)",
    "The RSF",
    "the RSF",
    "RSF",
)
TOWNS: Final = ("El Fasher", "Tawila", "Nyala", "El Obeid", "Kosti", "Darfur")
PEOPLE: Final = ("Lindqvist", "Mokhtari", "Tijani", "Hamdeen", "Daffar", "Setoyan")
GIVEN: Final = ("Marta", "Idris", "Salma", "Yousif", "Osman", "Aram")
ENGLISH: Final = tuple(datetime.date(2024, month, 1).strftime("%B") for month in range(1, 13))
INDONESIAN: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
COPIES: Final = {
    "meridian-post/2024-05-23": "trans-wire/2024-05-22",
    "northern-ledger/2024-05-23": "trans-wire/2024-05-22",
    "meridian-post/2024-06-13": "trans-wire/2024-06-12",
}
"""The reports of the example corpus that are near copies, and of what."""
_OWN: Final = 6
"""Sentences of its own in each story."""
_STEMS: Final = ("Bar", "Kel", "Mid", "Tar", "Ond", "Vel", "Sur", "Nik", "Pad", "Rim", "Hast", "Jol", "Dan", "Fer", "Gum", "Lor", "Zem")
_ENDS: Final = ("amir", "evanto", "orossi", "ilikar", "udenko", "ashani", "etolo", "obrandt", "iquist", "ayama", "upuri", "efonte")
_DATES: Final = (
    (re.compile(r"\((\d{1,2})/(\d{1,2})/(2024)\)"), lambda day: f"({day.day}/{day.month}/{day.year})", (0, 1)),
    (
        re.compile(rf"\b({'|'.join(ENGLISH)}) (\d{{1,2}})(, 2024)?\b"),
        lambda day: f"{ENGLISH[day.month - 1]} {day.day}, {day.year}",
        (1, 0),
    ),
    (
        re.compile(rf"\b(\d{{1,2}}) ({'|'.join(INDONESIAN)})\b"),
        lambda day: f"{day.day} {INDONESIAN[day.month - 1]} {day.year}",
        (0, 1),
    ),
)


def told_again(count: int, *, seed: int = 1, states: int = len(STATES), weeks: int = 880) -> Iterator[dict[str, str]]:
    """So many reports, talks after talks, each in the order of its days.

    With few `states` the same parties talk again and again, in few `weeks` all at the same time.
    """
    chance = random.Random(seed)
    pairs = [pair for one in combinations(STATES[:states], 2) for pair in (one, one[::-1])]
    reports = [json.loads(line) for line in TALKS.read_text(encoding="utf-8").splitlines()]
    made = 0
    while made < count:
        again = _change(chance, *chance.choice(pairs))
        later, stamp = datetime.timedelta(days=7 * (80 - chance.randrange(weeks))), chance.randrange(10**9)
        for report in reports:
            if made < count:
                yield _retold(report, again, later, stamp)
                made += 1


@cache
def _towns() -> tuple[str, ...]:
    rows = (row.cells for row in read_rows(shared_of() / "places.tsv"))
    return tuple(row["name"] for row in rows if not forms_of(row.get("forms", "")) and row["name"].isalpha())


def _name(chance: random.Random) -> str:
    return chance.choice(_STEMS) + chance.choice(_ENDS)


def _change(chance: random.Random, a: str, b: str) -> Callable[[str, str], str]:
    """What changes the names and numbers of a text in a language; the same in all reports of one series of talks."""
    names = {old: _name(chance) for old in (*PEOPLE, *GIVEN)}
    names["Mukhtari"] = names["Mokhtari"].replace("o", "u")
    names |= dict(zip(TOWNS, chance.sample(_towns(), len(TOWNS)), strict=True))
    hours = {"40": str(chance.randrange(20, 99)), "120": str(chance.randrange(100, 400)), "72": str(chance.randrange(24, 96))}
    told = {}
    for language in ("id", "en"):
        first, second = side_name(a, language=language), side_name(b, language=language)
        told[language] = names | hours | {"Sudanese": f"{first}'s", "Sudan": first} | dict.fromkeys(GROUP, second)
    longest = {language: sorted(found, key=len, reverse=True) for language, found in told.items()}
    pattern = {language: re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in found)) for language, found in longest.items()}
    return lambda text, language: pattern[language].sub(lambda match: told[language][match[0]], text)


def _retold(report: dict[str, str], again: Callable[[str, str], str], weeks: datetime.timedelta, stamp: int) -> dict[str, str]:
    language = "id" if " dan " in report["text"] else "en"
    day = datetime.date.fromisoformat(report["published"]) + weeks
    text, title = report["text"], again(report["title"], language)
    for pattern, write, order in _DATES:
        text = pattern.sub(partial(_moved, write, order, weeks), text)
    name = report["url"].removeprefix("https://example.org/")
    own = random.Random(f"{stamp} {COPIES.get(name, name)}")
    colour = " ".join(fill(WORDS[language], own.choice(TOWNS), own.randrange(10**9)) for _ in range(_OWN))
    return report | {
        "text": again(f"{text}\n\n{colour}", language),
        "title": title,
        "published": day.isoformat(),
        "url": f"{report['url']}/{day}/{title[:40]}",
    }


def _moved(write: Callable[[datetime.date], str], order: tuple[int, int], weeks: datetime.timedelta, match: re.Match[str]) -> str:
    return write(_day(match, order) + weeks)


def _day(match: re.Match[str], order: tuple[int, int]) -> datetime.date:
    day, month = (match[order[0] + 1], match[order[1] + 1])
    number = int(month) if month.isdigit() else next(names.index(month) for names in (ENGLISH, INDONESIAN) if month in names) + 1
    return datetime.date(2024, number, int(day))


if __name__ == "__main__":
    for one in told_again(int(sys.argv[1])):
        sys.stdout.write(json.dumps(one, ensure_ascii=False) + "\n")
