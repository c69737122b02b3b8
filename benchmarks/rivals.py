"""Runding beside programs that do a part of what it does: `python benchmarks/rivals.py`. Rivals that are not installed are left out.

    uv run --python 3.12 --with spacy --with textacy --with dateparser --with gdelt-regkg python benchmarks/rivals.py

Rounds are interleaved and each rival reads the same texts in the same process, so ratios count and absolute times do not. None of the
rivals gives what Runding gives: what each does is printed beside it. Memory is that of a process that runs one of them alone.
"""

import argparse
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from process import peak_memory
from samples import generated

from runding.corpus.reading import Reading, begin, read_piece
from runding.model.text import Article, article_id
from runding.pipeline import extract
from runding.read.raw import Raw

Read = Callable[[str], object]
PARSER_LABELS = 45
TAGS = 50
ENTITIES = 18
"""As many labels as the small English model has: the width of the last layer takes time, what it has learned does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Somebody who reads texts. `make` gives the reading function, or raises ImportError where it is not installed."""

    name: str
    does: str
    texts: str
    make: Callable[[], Read]


def _runding(language: str) -> Read:
    def read(text: str) -> object:
        return extract(
            Article(id=article_id(text), language=language, published="2024-06-12", published_basis="argument", text=text), gated=False
        )

    return read


def _runding_page() -> Read:
    begin(Reading(language="en", published="2024-06-12"))
    return lambda page: read_piece([Raw(source="page", content=page.encode(), html=True)])


def _spacy() -> Any:
    """A pipeline as the small English model has it, with weights that nobody trained."""
    from spacy.cli.init_config import init_config
    from spacy.util import load_model_from_config

    made = load_model_from_config(init_config(lang="en", pipeline=["tagger", "parser", "ner"], optimize="efficiency"), auto_fill=True)
    for pipe, count, form in (("tagger", TAGS, "T{}"), ("parser", PARSER_LABELS, "d{}"), ("ner", ENTITIES, "E{}")):
        for number in range(count):
            made.get_pipe(pipe).add_label(form.format(number))
    made.initialize()
    return made


def _textacy() -> Read:
    import spacy
    from textacy.extract.triples import direct_quotations

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")

    def read(text: str) -> object:
        try:
            return list(direct_quotations(pipeline(text)))
        except ValueError:  # it gives up on an odd number of quotation marks
            return None

    return read


def _regkg() -> Read:
    from gdelt_regkg.fields.quotations import analyze_quotations

    read: Read = analyze_quotations
    return read


def _dateparser() -> Read:
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


def _trafilatura() -> Read:
    from trafilatura import extract as main_text

    read: Read = main_text
    return read


RIVALS = (
    Rival(name="runding, id", does="the whole record", texts="id", make=lambda: _runding("id")),
    Rival(name="runding, en", does="the whole record", texts="en", make=lambda: _runding("en")),
    Rival(name="spaCy, size of en_core_web_sm", does="tags, dependencies, names", texts="en", make=_spacy),
    Rival(name="gdelt-regkg quotations", does="quoted words and verbs, no speakers", texts="en", make=_regkg),
    Rival(name="textacy direct quotations", does="quotations and speakers, no indirect speech", texts="en", make=_textacy),
    Rival(name="dateparser search", does="dates", texts="en", make=_dateparser),
    Rival(name="runding, page", does="from HTML to the whole record", texts="page", make=_runding_page),
    Rival(name="trafilatura", does="from HTML to text", texts="page", make=_trafilatura),
)
BESIDE = {"en": "runding, en", "id": "runding, id", "page": "runding, page"}


def pages(texts: Sequence[str]) -> list[str]:
    """Texts as web pages with the usual about them."""
    menu = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(40))
    aside = "".join(f'<div><a href="/a/{number}">Another story of this day, number {number}</a></div>' for number in range(30))
    return [
        f"<html><head><title>Report {number}</title></head><body><nav><ul>{menu}</ul></nav><article>"
        + "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n") if paragraph)
        + f"</article><aside>{aside}</aside></body></html>"
        for number, text in enumerate(texts)
    ]


def present() -> dict[str, tuple[Rival, Read]]:
    """The rivals that are installed; of the others it says so."""
    found: dict[str, tuple[Rival, Read]] = {}
    for rival in RIVALS:
        try:
            found[rival.name] = (rival, rival.make())
        except ImportError as missing:
            print(f"{rival.name}: left out, {missing}", file=sys.stderr)
    return found


def measured(found: dict[str, tuple[Rival, Read]], work: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Articles a second of processor time of each, by the median of interleaved rounds."""
    seconds: dict[str, list[float]] = {name: [] for name in found}
    for rival, read in found.values():
        for text in work[rival.texts][:10]:
            read(text)
    for _ in range(rounds):
        for name, (rival, read) in found.items():
            began = time.process_time()
            for text in work[rival.texts]:
                read(text)
            seconds[name].append(time.process_time() - began)
    return {name: len(work[found[name][0].texts]) / statistics.median(values) for name, values in seconds.items()}


def memory_of(name: str, count: int) -> float:
    """Peak memory in MB of a process in which one of them reads `count` reports."""
    command = [sys.executable, str(Path(__file__).resolve()), "--only", name, "--reports", str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100, help="reports that each reads")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of which the median is shown")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # rivals warn of what they lack
    english = generated(options.reports, language="en")
    work = {"id": generated(options.reports), "en": english, "page": pages(english)}
    if options.only:
        rival = next(one for one in RIVALS if one.name == options.only)
        read = rival.make()
        for text in work[rival.texts]:
            read(text)
        print(peak_memory())
        return
    found = present()
    rates = measured(found, work, options.rounds)
    print(f"{'':<31}{'articles/s':>11}{'runding is':>12}{'memory':>9}  what it does")
    for name, rate in rates.items():
        rival = found[name][0]
        beside = BESIDE[rival.texts]
        ratio = "" if name == beside else f"{rates[beside] / rate:.2f} ×"
        print(f"{name:<31}{rate:>11,.0f}{ratio:>12}{memory_of(name, options.reports):>6,.0f} MB  {rival.does}")


if __name__ == "__main__":
    main()
