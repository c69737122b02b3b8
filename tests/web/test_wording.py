"""Every label that the pages use is there, and every label that is there is used."""

import re
from pathlib import Path

import pytest
from served import LABELS

import runding.web

WEB = Path(runding.web.__file__).parent
SOURCES = {path: path.read_text(encoding="utf-8") for path in WEB.rglob("*") if path.suffix in (".py", ".html")}
PLACES = (
    r"""\bt\(['"](\w+)['"]""",
    r"""(?:v|self)\.say\(['"](\w+)['"]""",
    r"""\b(?:field|choice)\("\w+", "(\w+)\"""",
    r"""\bwords\([\w.]+, "(\w+)\"""",
    r"""key="(\w+_link)\"""",
)
"""Where a label is named."""
USED = {key for text in SOURCES.values() for pattern in PLACES for key in re.findall(pattern, text)}
BEGUN = {key for key in USED if key.endswith("_")}
"""What is put together: `t("kind_" ~ kind)`."""
COUNTED = {key for text in SOURCES.values() for key in re.findall(r"""\bcount\("(\w+)\"""", text)}


@pytest.mark.parametrize("code", LABELS)
def test_every_label_that_is_used_is_there(code: str) -> None:
    there = LABELS[code].tables["web"]
    assert {key for key in USED - BEGUN if key not in there} == set()
    assert {key for key in COUNTED if f"{key}_other" not in there} == set()
    assert {begun for begun in BEGUN if not any(key.startswith(begun) for key in there)} == set()


def test_every_label_that_is_there_is_used() -> None:
    counted = {f"{key}_{form}" for key in COUNTED for form in ("one", "other")}
    unused = {key for key in LABELS["en"].tables["web"] if key not in USED | counted and not any(key.startswith(begun) for begun in BEGUN)}
    assert unused == set()


def test_templates_hold_no_words_of_any_language() -> None:
    for path, text in SOURCES.items():
        if path.suffix == ".html":
            bare = re.sub(r"<[^>]*>", " ", re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", text, flags=re.DOTALL))
            words = set(re.findall(r"[^\W\d_]{4,}", bare)) - {
                "Runding",
                "runding",
                "reports",
                "ledger",
                "JSON",
                "JSONL",
                "openapi",
                "json",
                "hamas",
            }
            assert not words, (path.name, words)
