import string
import tomllib
from pathlib import Path

import pytest

from runding.model import vocabulary
from runding.show.labels import PACKS, Labels, labelled, load_labels

VOCABULARIES = {
    "issue": vocabulary.ISSUES,
    "stance": vocabulary.STANCES,
    "coarse_stance": tuple(dict.fromkeys(vocabulary.COARSE_STANCE.values())),
    "round_status": vocabulary.ROUND_STATUSES,
    "outcome": vocabulary.OUTCOMES,
    "assessment": vocabulary.ASSESSMENTS,
    "agreement_status": vocabulary.AGREEMENT_STATUSES,
    "corridor_status": vocabulary.CORRIDOR_STATUSES,
    "kind": vocabulary.SPEAKER_KINDS,
    "statement_type": vocabulary.STATEMENT_TYPES,
    "channel": vocabulary.CHANNELS,
    "mode": vocabulary.MODES,
    "format": vocabulary.FORMATS,
    "attribution": vocabulary.ATTRIBUTIONS,
    "published_basis": vocabulary.PUBLISHED_BASES,
    "figure": vocabulary.FIGURES,
}


def tables(code: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((PACKS / code / "labels.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", labelled())
@pytest.mark.parametrize("section", VOCABULARIES)
def test_every_id_of_a_vocabulary_has_a_label_and_no_other(code: str, section: str) -> None:
    assert set(tables(code)[section]) == set(VOCABULARIES[section])


@pytest.mark.parametrize("code", labelled())
def test_all_languages_label_the_same_with_the_same_places(code: str) -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    english, other = tables("en"), tables(code)
    assert {section: set(table) for section, table in other.items()} == {s: set(t) for s, t in english.items()}
    for section, table in other.items():
        for key, label in table.items():
            assert label.strip() == label != ""
            assert places(label) == places(english[section][key]), (section, key)


def test_english_and_indonesian_are_there() -> None:
    assert {"en", "id"} <= set(labelled())


def test_an_id_without_a_label_is_shown_in_words() -> None:
    assert Labels("xx", {}).of("stance", "red_line") == "red line"


def test_a_language_without_labels_is_named(tmp_path: Path) -> None:
    (tmp_path / "zu").mkdir()
    (tmp_path / "zu" / "labels.toml").write_text("")
    with pytest.raises(KeyError, match="no labels for language 'xx'; there are labels for zu"):
        load_labels("xx", tmp_path)
