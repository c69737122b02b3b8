"""How does one raw report become a record, in whatever process? With the reports that a ledger has already left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from runding.find.furniture import find_furniture
from runding.lang.pack import load_pack
from runding.lang.tables import PackError
from runding.model.record import ArticleRecord, to_json
from runding.model.text import Article
from runding.pipeline import extract, markers
from runding.read.errors import SourceError
from runding.read.raw import Bad, Raw, article_of

if TYPE_CHECKING:
    from runding.ledger import Ledger

PIECE: Final = 32
"""Reports that go to a process at once."""
_PIECE_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How reports are read. `ledger` is the address of one whose reports are not read again, None where all are read."""

    language: str | None = None
    published: str | None = None
    ledger: str | None = None


class Outcome(NamedTuple):
    """What became of a raw report: a record as JSON, an error, or neither where the ledger has it already."""

    done: int
    language: str | None = None
    record: bytes | None = None
    error: SourceError | None = None


@dataclass(slots=True)
class _Process:
    """What this process knows."""

    reading: Reading = field(default_factory=Reading)
    ledger: "Ledger | None" = None


_process: Final = _Process()


def begin(reading: Reading) -> None:
    """Make this process ready. A ledger of an earlier run is let go."""
    if _process.ledger is not None:
        _process.ledger.close()
    _process.reading, _process.ledger = reading, None
    if reading.ledger is not None:
        from runding.ledger import Ledger

        _process.ledger = Ledger.open(reading.ledger, create=False)


def in_pieces(raws: Iterable[Raw | Bad]) -> Iterator[list[Raw | Bad]]:
    """The raw reports in pieces of a bounded number and size."""
    piece: list[Raw | Bad] = []
    size = 0
    for raw in raws:
        piece.append(raw)
        size += len(raw.content) if isinstance(raw, Raw) else 0
        if len(piece) == PIECE or size >= _PIECE_BYTES:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def read_piece(piece: Sequence[Raw | Bad]) -> list[Outcome]:
    """The outcome of each raw report of a piece, in its order."""
    articles = [_article(one) for one in piece]
    known = _known([one for one in articles if isinstance(one, Article)])
    return [_outcome(raw, article, known) for raw, article in zip(piece, articles, strict=True)]


def lost_piece(piece: Sequence[Raw | Bad]) -> list[Outcome]:
    """What stands for the outcomes of a piece whose process died."""
    reason = "the process that read it, with others, was ended from outside or ran out of memory"
    return [
        Outcome(one.done, error=one.error)
        if isinstance(one, Bad)
        else Outcome(one.done, error=SourceError(one.source, reason, "read it alone: runding read", kind="internal"))
        for one in piece
    ]


def _article(raw: Raw | Bad) -> Article | SourceError:
    """The article with its outlet, since the name of a report in the ledger holds it."""
    if isinstance(raw, Bad):
        return raw.error
    try:
        reading = _process.reading
        made = article_of(raw, languages=markers(), language=reading.language, published=reading.published)
        if made.publisher is None and _process.ledger is not None:
            made = replace(made, publisher=find_furniture(made.text, load_pack(made.language).noise).publisher)
    except SourceError as error:
        return error
    except PackError as error:
        return SourceError(
            raw.source, f"its language pack is broken: {error}", "mend that line, then run `runding pack check`", kind="pack"
        )
    except Exception as error:  # one report that trips the program must not cost the others
        return _bug(raw.source, error)
    return made


def _known(articles: Sequence[Article]) -> set[str]:
    """The keys of those of the articles that the ledger has."""
    if _process.ledger is None or not articles:
        return set()
    from runding.ledger.known import known_reports

    return known_reports(_process.ledger, [_key(one) for one in articles])


def _key(article: Article) -> str:
    from runding.merge import report_key

    return report_key(ArticleRecord(article=article))


def _outcome(raw: Raw | Bad, article: Article | SourceError, known: set[str]) -> Outcome:
    if isinstance(article, SourceError):
        return Outcome(raw.done, error=article)
    if known and _key(article) in known:
        return Outcome(raw.done, article.language)
    try:
        return Outcome(raw.done, article.language, to_json(extract(article)))
    except PackError as error:
        return Outcome(raw.done, error=_broken_pack(_name(raw), error))
    except Exception as error:  # as above
        return Outcome(raw.done, article.language, error=_bug(_name(raw), error))


def _name(raw: Raw | Bad) -> str:
    return raw.source if isinstance(raw, Raw) else raw.error.source


def _broken_pack(source: str, error: PackError) -> SourceError:
    return SourceError(source, f"its language pack is broken: {error}", "mend that line, then run `runding pack check`", kind="pack")


def _bug(source: str, error: Exception) -> SourceError:
    import traceback
    from pathlib import Path

    place = traceback.extract_tb(error.__traceback__)[-1]
    reason = f"internal error at {Path(place.filename).name}:{place.lineno}: {type(error).__name__}: {str(error)[:200]}"
    return SourceError(source, reason, "please report this line together with the input", kind="internal")
