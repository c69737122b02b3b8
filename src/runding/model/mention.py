"""What the finding steps hand on to the recording steps: places in the text with what they are, not yet records."""

from msgspec import Struct

from runding.model.text import Range


class Naming(Struct, frozen=True, kw_only=True):
    """How a noun phrase names somebody.

    `whole` is the phrase, `name` the proper name in it and `role` the words for an office or kind of person; `lemmas` what the lexicon
    calls those words, so that two words for one office meet. `number` is `one` or `many` where a quantifier says so; `definite` is
    true where a determiner points back. `actor`, `side` and `kind` are what the lists know of the names in the phrase; `of_state` tells
    of an office or a body that belongs to some state, also where the phrase does not name it. `body` is the proper name of a body or
    group by itself; `gender` is what its words tell (`m`, `f`); `owned` tells that the phrase says whose somebody is (*the envoy's
    aide*), so that it points back to nobody; `whose` that it does so by a pronoun (*his aide*): it may point back, but not to just anybody.
    """

    whole: Range
    name: Range | None
    role: Range | None
    lemmas: tuple[str, ...]
    number: str | None
    definite: bool
    pronoun: str | None
    actor: str | None
    side: str | None
    kind: str | None
    of_state: bool = False
    body: Range | None = None
    owned: bool = False
    whose: bool = False
    gender: str | None = None


class Attribution(Struct, frozen=True, kw_only=True):
    """Content that a sentence attributes to somebody, as a pattern found it.

    `naming` is None where the cue itself holds the speaker (a clitic) or where nothing names one. `contents` stand in text order and are
    already without marks; `quoted` tells of each whether it is the whole inside of a quotation. `way` is the stretch of the sentence that
    may tell how the words were given. `who` tells who is meant where `naming` is None: `clitic`, the last person; `subject`, the one who
    speaks or acts in this sentence; `last`, whoever spoke last.
    """

    sentence: int
    cue: Range | None
    naming: Naming | None
    contents: tuple[Range, ...]
    quoted: tuple[bool, ...]
    rule: str
    channel: str | None
    way: Range
    who: str = "clitic"
