"""Reports to measure on: generated ones from texts of this repository, and those of others where they lie beside the checkout."""

import gzip
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SHARED: Final = ROOT.parent / "shared" / "data"
SHARED_FILES: Final = {"id": "id_indosum.jsonl.gz", "en": "en_wikinews.jsonl.gz"}
"""The files of real reports by language."""
LENGTH: Final = 2200
"""The length of a generated report in characters: the mean of Indonesian news on conflicts."""

_NUMBER: Final = re.compile(r"\b\d{1,2}\b")


def sources(language: str) -> list[str]:
    """The texts of our own in a language, in the order of their names."""
    folders = [ROOT / "tests" / "gold" / language]
    texts = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    if not texts:
        raise FileNotFoundError(f"no texts in {folders[0]}: nothing to generate reports from")
    return texts


def generated(count: int, *, language: str = "id", seed: int = 1) -> list[str]:
    """Reports of about `LENGTH` characters, made of whole paragraphs of our own texts with changed numbers.

    The same arguments give the same reports. No two are alike, so that nothing can be remembered between them.
    """
    chance = random.Random(seed)
    paragraphs = [paragraph for text in sources(language) for paragraph in text.split("\n") if paragraph.strip()]
    return [_report(paragraphs, chance) for _ in range(count)]


def _report(paragraphs: Sequence[str], chance: random.Random) -> str:
    made: list[str] = []
    while sum(map(len, made)) < LENGTH:
        made.append(_NUMBER.sub(lambda _: str(chance.randint(1, 28)), chance.choice(paragraphs)))
    # The last paragraph is cut at a sentence, or the mean would lie half a paragraph above the length.
    text = "\n\n".join(made)
    return text[: text.find(". ", LENGTH) + 1] or text


def of_others(name: str, count: int, *, seed: int = 1) -> list[str] | None:
    """A random sample of the reports of a file beside the checkout, or None where it is not there."""
    path = SHARED / name
    if not path.is_file():
        return None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return random.Random(seed).sample(texts, min(count, len(texts)))
