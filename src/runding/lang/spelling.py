"""Which kind of word does a word's shape tell, where no list knows it?"""

from dataclasses import dataclass

_MARKS = {",": ",", ":": ":", ";": ";", "-": "-", "–": "-", "—": "-", ".": ".", "?": ".", "!": ".", "…": ".", "(": "(",
          '"': "`", "“": "`", "”": "`", "«": "`", "»": "`", "'": "`", "’": "`", "‘": "`"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spelling:
    """What the splitter has to know of a language's spelling.

    `noun_frames` are pairs of a beginning and an end that make the word between them a noun (`ke…an`).
    `suffixes` are clitics that are taken off a word that the lexicon does not know (`nya`), `clitics` those behind an apostrophe that
    are units of their own (`s`), `verb_prefixes` and `verb_suffixes` shapes that make an unknown lower-case word a verb,
    `participle_suffixes` one of a participle, `adverb_suffixes` one of an adverb, `abbreviations` words after which a full stop ends
    nothing, `number_suffixes` what is glued to figures (`th`).
    """

    abbreviations: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    verb_prefixes: tuple[str, ...] = ()
    verb_suffixes: tuple[str, ...] = ()
    participle_suffixes: tuple[str, ...] = ()
    adverb_suffixes: tuple[str, ...] = ()
    not_adverbs: frozenset[str] = frozenset()
    not_verbs: frozenset[str] = frozenset()
    noun_frames: tuple[tuple[str, str], ...] = ()
    number_suffixes: tuple[str, ...] = ()

    def shape(self, printed: str, lower: str, *, head_last: bool = False) -> str:
        """The code of a word or mark (`runding.lang.lexicon`), given as printed and in lower case."""
        first = printed[0]
        if first.isalpha():
            if first.isupper() and len(printed) <= 4 and not printed.strip("IVX"):
                return "N"  # a Roman numeral belongs to the name before it
            if first.isupper() or (
                len(printed) > 3 and "-" in printed and printed[printed.find("-") + 1 : printed.find("-") + 2].isupper()
            ):
                return "B" if len(printed) > 1 and printed.isupper() else "N"
            if self.is_adverb(lower):
                return "v"
            return "V" if self.is_verb(lower) else "i" if self.is_participle(lower) else "w"
        if first.isdigit():
            counted = "-" in printed or (len(printed) > 2 and lower.endswith(self.number_suffixes))
            return "m" if head_last and counted and printed[-1].isalpha() else "#"
        return _MARKS.get(first, "~")

    def is_noun(self, lower: str) -> bool:
        """Whether a word stands in a frame of nouns."""
        return any(len(lower) > len(a) + len(b) + 2 and lower.startswith(a) and lower.endswith(b) for a, b in self.noun_frames)

    def is_adverb(self, lower: str) -> bool:
        """Whether a word ends as adverbs do."""
        return lower.endswith(self.adverb_suffixes) and len(lower) > 4 and lower not in self.not_adverbs

    def is_participle(self, lower: str) -> bool:
        """Whether a word ends as participles do."""
        return lower.endswith(self.participle_suffixes) and len(lower) > 4 and lower not in self.not_verbs

    def is_verb(self, lower: str) -> bool:
        """Whether a word begins or ends as verbs do."""
        if lower in self.not_verbs or len(lower) < 5:
            return False
        return lower.startswith(self.verb_prefixes) or lower.endswith(self.verb_suffixes)
