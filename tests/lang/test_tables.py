"""Reading a pack's tables: every fault has its file and line."""

from pathlib import Path

import pytest

from runding.lang.tables import PackError, check_keys, forms_of, line_of, read_rows, read_toml


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_have_cells_by_column_without_the_empty_ones(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tsv", "# words\nform\tclass\n\nkata\tcue\n# no\nujar\t\n")
    assert [(row.line, row.cells) for row in read_rows(path)] == [(4, {"form": "kata", "class": "cue"}), (6, {"form": "ujar"})]


def test_too_many_cells_and_unknown_columns_are_faults(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"a\.tsv:2: 3 cells, but only 2 columns"):
        list(read_rows(write(tmp_path, "a.tsv", "a\tb\n1\t2\t3\n")))
    with pytest.raises(PackError, match=r"b\.tsv:1: unknown column 'c'; known are a, b"):
        list(read_rows(write(tmp_path, "b.tsv", "a\tc\n1\t2\n"), columns=frozenset({"a", "b"})))


def test_forms() -> None:
    assert forms_of(" a |b  c| ") == ["a", "b c"]


def test_a_broken_toml_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"a\.toml:2: "):
        read_toml(write(tmp_path, "a.toml", 'a = 1\nb = "\n'))


def test_an_unknown_key_names_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", 'x = 1\n[[pattern]]\nid = "a"\n\n[[pattern]]\nid = "b"\nfrom = "c"\n')
    tables = read_toml(path)["pattern"]
    check_keys(path, tables[0], frozenset({"id"}), table="pattern", number=0)
    with pytest.raises(PackError, match=r"a\.toml:7: unknown key 'from'; known are id"):
        check_keys(path, tables[1], frozenset({"id"}), table="pattern", number=1)
    with pytest.raises(PackError, match=r"a\.toml:1: unknown key 'x'"):
        check_keys(path, read_toml(path), frozenset({"pattern"}))
    assert line_of(path, table="pattern", number=1) == 5
