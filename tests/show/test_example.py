"""The bundled example: what the engine takes from it is what a careful reader did by hand."""

from jenewa_record import JENEWA

import runding
from runding.cli.demo import EXAMPLE
from runding.model.record import ArticleRecord


def said(record: ArticleRecord) -> list[tuple[str | None, str, list[str]]]:
    return [(one.speaker.name if one.speaker else None, one.type, [span.exact for span in one.content]) for one in record.statements]


def test_the_example_is_read_as_by_hand() -> None:
    read = runding.read(EXAMPLE)
    assert read.article.text == JENEWA.article.text
    found, gold = said(read), [(name, kind, [words.rstrip("”") for words in content]) for name, kind, content in said(JENEWA)]
    assert [(kind, content) for _, kind, content in found] == [(kind, content) for _, kind, content in gold]
    assert [one.title for one in read.related] == [one.title for one in JENEWA.related]
    for (name, _, _), (expected, _, _) in zip(found, gold, strict=True):
        assert name is not None
        assert expected is not None
        assert name.startswith(expected)
