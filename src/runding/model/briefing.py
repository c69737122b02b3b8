"""What a briefing is made of: entries of the history, what moved meanwhile, and the words behind each, by mention."""

from runding.model.history import AgreementThread, Cell, Contradiction, SettledRound, Struct, Utterance


class Source(Struct, frozen=True, kw_only=True):
    """A report that carries something: its key, and how it is named."""

    key: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None


class Move(Struct, frozen=True, kw_only=True):
    """A position that changed on a day: `kind` is hardened, softened or withdrawn. `mention` carries the later stance."""

    holder: str
    issue: str
    day: str
    kind: str
    before: str
    after: str
    mention: str


class Talks(Struct, frozen=True, kw_only=True):
    """One series: its parties and those of its rounds that are told of."""

    parties: tuple[str, ...]
    rounds: tuple[SettledRound, ...]


class Material(Struct, frozen=True, kw_only=True):
    """Everything that a briefing tells. `about` is the round that it is about; None where it is about the days from `since` to `until`.

    `words` has, for a mention, the key of its report and its words there.
    """

    about: SettledRound | None
    since: str | None
    until: str | None
    talks: tuple[Talks, ...]
    cells: tuple[Cell, ...]
    moves: tuple[Move, ...]
    agreements: tuple[AgreementThread, ...]
    statements: tuple[Utterance, ...]
    contradictions: tuple[Contradiction, ...]
    sources: tuple[Source, ...]
    words: dict[str, tuple[str, str]]
