"""Runding beside programs that do a part of what it does: `python benchmarks/rivals.py`. Rivals that are not installed are left out.

    uv run --python 3.12 --with spacy --with textacy --with dateparser --with gdelt-regkg python benchmarks/rivals.py

Rounds are interleaved and each rival reads the same texts in the same process, so ratios count and absolute times do not. None of the
rivals gives what Runding gives: what each does is printed beside it. Memory is that of a process that runs one of them alone.

Reports are real ones, where they lie beside the checkout, and generated ones. What is in a generated report is all about talks, which is
what takes Runding longest; of real ones most are about something else, and are read as far as that takes. All speeds are for reports of
2,200 characters.
"""

import argparse
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from process import peak_memory
from samples import LENGTH, SHARED_FILES, generated, of_others

from runding.corpus.reading import Reading, begin, read_piece
from runding.model.text import Article, article_id
from runding.pipeline import extract
from runding.read.raw import Raw

Read = Callable[[Sequence[str]], object]
PARSER_LABELS = 45
TAGS = 50
ENTITIES = 18
"""As many labels as the small English model has: the width of the last layer takes time, what it has learned does not."""
BATCH = 64
"""How many reports spaCy is given at once: more than it takes by itself for texts of this length gains nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Somebody who reads texts of a kind. `make` gives the function that reads them, or raises ImportError where it is not installed."""

    name: str
    does: str
    texts: str
    make: Callable[[], Read]


def _each(read: Callable[[str], object]) -> Read:
    """Reads one text after the other."""
    return lambda texts: [read(text) for text in texts]


def _runding(language: str) -> Read:
    def read(text: str) -> object:
        return extract(Article(id=article_id(text), language=language, published="2024-06-12", published_basis="argument", text=text))

    return _each(read)


def _runding_page() -> Read:
    begin(Reading(language="en", published="2024-06-12"))
    return _each(lambda page: read_piece([Raw(source="page", content=page.encode(), html=True)]))


def _spacy(language: str, *, batches: bool = False) -> Read:
    """A pipeline as the small English model has it, with weights that nobody trained."""
    from spacy.cli.init_config import init_config
    from spacy.util import load_model_from_config

    config = init_config(lang=language, pipeline=["tagger", "parser", "ner"], optimize="efficiency")
    made: Any = load_model_from_config(config, auto_fill=True)
    for pipe, count, form in (("tagger", TAGS, "T{}"), ("parser", PARSER_LABELS, "d{}"), ("ner", ENTITIES, "E{}")):
        for number in range(count):
            made.get_pipe(pipe).add_label(form.format(number))
    made.initialize()
    return (lambda texts: list(made.pipe(texts, batch_size=BATCH))) if batches else _each(made)


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

    return _each(read)


def _regkg() -> Read:
    from gdelt_regkg.fields.quotations import analyze_quotations

    return _each(analyze_quotations)


def _dateparser() -> Read:
    from dateparser.search import search_dates

    return _each(lambda text: search_dates(text, languages=["en"]))


def _trafilatura() -> Read:
    from trafilatura import extract as main_text

    return _each(main_text)


def _of_language(language: str, texts: str) -> list[Rival]:
    """Runding, and who can be had for any language."""
    parses = "tags, dependencies, names"
    return [
        Rival(name="runding", does="the whole record", texts=texts, make=partial(_runding, language)),
        Rival(name="spaCy, one by one", does=parses, texts=texts, make=partial(_spacy, language)),
        Rival(name="spaCy, in batches", does=parses, texts=texts, make=partial(_spacy, language, batches=True)),
    ]


def _of_english(texts: str) -> list[Rival]:
    return [
        *_of_language("en", texts),
        Rival(name="gdelt-regkg quotations", does="quoted words and verbs, no speakers", texts=texts, make=_regkg),
        Rival(name="textacy direct quotations", does="quotations and speakers, no indirect speech", texts=texts, make=_textacy),
        Rival(name="dateparser search", does="dates", texts=texts, make=_dateparser),
    ]


RIVALS = (
    *_of_language("id", "id, real"),
    *_of_english("en, real"),
    *_of_language("id", "id, generated"),
    *_of_english("en, generated"),
    Rival(name="runding", does="from HTML to the whole record", texts="en, pages", make=_runding_page),
    Rival(name="trafilatura", does="from HTML to text", texts="en, pages", make=_trafilatura),
)


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


def workloads(count: int) -> dict[str, list[str]]:
    """The texts by kind; real ones only where they lie beside the checkout."""
    english = generated(count, language="en")
    work = {"id, generated": generated(count), "en, generated": english, "en, pages": pages(english)}
    for language, name in SHARED_FILES.items():
        if (others := of_others(name, count)) is not None:
            work[f"{language}, real"] = others
    return work


def present(work: dict[str, list[str]]) -> list[tuple[Rival, Read]]:
    """The rivals that are installed, of those for whom there are texts; of who is not it says so once."""
    found: list[tuple[Rival, Read]] = []
    missed: dict[str, str] = {}
    for rival in RIVALS:
        if rival.texts in work:
            try:
                found.append((rival, rival.make()))
            except ImportError as error:
                missed[rival.name] = str(error)
    for name, why in missed.items():
        print(f"{name}: left out, {why}", file=sys.stderr)
    return found


def measured(found: Sequence[tuple[Rival, Read]], work: dict[str, list[str]], rounds: int) -> list[float]:
    """Reports of `LENGTH` characters a second of processor time of each, by the median of interleaved rounds."""
    seconds: list[list[float]] = [[] for _ in found]
    for rival, read in found:
        read(work[rival.texts][:10])
    for _ in range(rounds):
        for (rival, read), values in zip(found, seconds, strict=True):
            began = time.process_time()
            read(work[rival.texts])
            values.append(time.process_time() - began)
    # A page is as long as the report in it: the menus around it are not what is read.
    lengths = {kind: sum(map(len, work["en, generated"] if kind == "en, pages" else texts)) for kind, texts in work.items()}
    return [lengths[rival.texts] / LENGTH / statistics.median(values) for (rival, _), values in zip(found, seconds, strict=True)]


def memory_of(rival: Rival, count: int) -> float:
    """Peak memory in MB of a process in which one of them reads `count` reports."""
    number = str(RIVALS.index(rival))
    command = [sys.executable, str(Path(__file__).resolve()), "--only", number, "--reports", str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100, help="reports that each reads")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of which the median is shown")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # rivals warn of what they lack
    work = workloads(options.reports)
    if options.only is not None:
        rival = RIVALS[options.only]
        rival.make()(work[rival.texts])
        print(peak_memory())
        return
    found = present(work)
    rates = measured(found, work, options.rounds)
    own = {rival.texts: rate for (rival, _), rate in zip(found, rates, strict=True) if rival.name == "runding"}
    for kind in dict.fromkeys(rival.texts for rival, _ in found):
        print(f"\n{kind:<28}{'reports/s':>11}{'runding is':>12}{'memory':>9}  what it does")
        for (rival, _), rate in zip(found, rates, strict=True):
            if rival.texts == kind:
                ratio = "" if rival.name == "runding" else f"{own[kind] / rate:.2f} ×"
                print(f"{rival.name:<28}{rate:>11,.0f}{ratio:>12}{memory_of(rival, options.reports):>6,.0f} MB  {rival.does}")


if __name__ == "__main__":
    main()
