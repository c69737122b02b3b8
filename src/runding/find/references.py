"""Who is meant: a surname, a pronoun, a clitic, a role that points back, resolved against the report as read so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runding.find.cast import Cast
from runding.find.issuers import issue_of
from runding.find.namings import naming_of
from runding.find.personal_names import is_namesake
from runding.find.surroundings import has_class
from runding.lang.clause import leading_subject, phrase_after, subject_before
from runding.lang.document import Document
from runding.lang.sentences import Sentence
from runding.model.mention import Attribution, Naming
from runding.model.record import Speaker
from runding.model.text import Range, Span

_MEMORY: Final = 120
"""How many of those named last are remembered."""
_NEAR: Final = 2
"""How many sentences back a state may have spoken whose official then speaks without being called one of that state."""
_CAN_BE_MEANT: Final = frozenset({"organisation", "state", "group", "anonymous"})
_SPOKESPERSON: Final = "spokesperson"
"""The office of those who stay unnamed where the report gives no name for them."""
_BACK: Final = 6
"""How many sentences back somebody may stand whom a pronoun means."""


class Known(Struct, frozen=True):
    """Somebody who has been named: the speaker as recorded, the lemmas of the role, the sentence of the last mention."""

    speaker: Speaker
    lemmas: tuple[str, ...]
    sentence: int
    gender: str | None = None
    several: bool = False
    """Whether a word for several people says that they are more than one, also where their kind does not."""


@dataclass(slots=True)
class References:
    """Resolves the speakers of one report in text order. `ahead` are all attributions of the report."""

    document: Document
    cast: Cast
    ahead: Sequence[Attribution] = ()
    known: list[Known] = field(default_factory=list)
    read: int = 0

    def speaker(self, attribution: Attribution) -> Speaker | None:
        """The speaker of an attribution; None where nobody can be told."""
        self._read_up_to(attribution.sentence)
        naming = attribution.naming
        if naming is None:
            mention = attribution.cue
            if attribution.who == "subject":
                if self.known and self.known[-1].sentence == attribution.sentence:
                    return self._again(self.known[-1], mention, "subject", attribution.sentence)
                if (own := self._subject(attribution.sentence)) is not None:
                    return self._named(own, attribution.sentence)
            if (
                (attribution.channel == "document" or attribution.who == "last")
                and self.known
                and attribution.sentence - self.known[-1].sentence <= _BACK
            ):
                return self._again(self.known[-1], mention, "document", attribution.sentence)
            found = self._issuer(attribution) or self._pronoun(attribution.sentence, sort=None)
            return None if found is None else self._again(found, mention, "clitic", attribution.sentence)
        return self._named(naming, attribution.sentence, attribution.contents)

    def _issuer(self, attribution: Attribution) -> Known | None:
        """The state or body that has just spoken, where the words are those of a statement that somebody issued."""
        last = self.known[-1] if self.known else None
        if last is None or last.speaker.kind not in ("state", "organisation") or attribution.sentence - last.sentence > 1:
            return None
        sentence = self.document.sentences[attribution.sentence]
        said = [at for at in range(len(sentence)) if not any(c.start <= sentence.starts[at] < c.end for c in attribution.contents)]
        return last if any(has_class(sentence, at, "statement.noun") for at in said) else None

    def _named(self, naming: Naming, sentence: int, contents: Sequence[Range] = ()) -> Speaker | None:
        if naming.name is not None:
            return self._by_name(naming, sentence)
        if naming.pronoun is not None:
            entry = self.document.pack.lexicon.word(naming.pronoun, naming.pronoun)
            told = {} if entry is None else entry.attributes
            self._read_before(naming, sentence, () if told.get("note") == "many" else contents)
            found = self._pronoun(sentence, sort=told.get("note"), gender=told.get("gender"))
            if found is None:
                return None
            return self._again(found, naming.whole, "pronoun", sentence, gender=told.get("gender"))
        if naming.definite or self._bare_office(naming):
            found = self._by_role(naming, sentence)
            if found is not None:
                return self._again(found, naming.whole, "role", sentence)
            if self.document.sentences[sentence].headline and (holder := self._holder(naming)) is not None:
                return self._by_holder(holder, naming, sentence)
        return self._described(naming, sentence)

    def _holder(self, naming: Naming) -> str | None:
        """The first one who speaks with an office that a headline names."""
        for later in self.ahead:
            name = None if later.naming is None else later.naming.name
            if name is None:
                continue
            printed = " ".join(self.document.text[name.start : name.end].split())
            full = self.cast.fullest(printed, None, sentence=later.sentence)
            office = self.cast.role(full)
            if office is not None and any(_same_office(mine, theirs) for mine in naming.lemmas for theirs in office[1]):
                return full
        return None

    def _by_holder(self, name: str, naming: Naming, sentence: int) -> Speaker:
        """The one with the office that a headline names."""
        office = self.cast.role(name)
        assert office is not None
        speaker = Speaker(
            name=self.cast.fullest(name, None, sentence=len(self.document.sentences)),
            kind="person",
            actor=None,
            side=naming.side or office[2],
            role=" ".join(self.document.text[office[0].start : office[0].end].split()),
            mention=self._span(naming.whole),
            resolved_by="role",
        )
        self._remember(speaker, office[1], sentence)
        return speaker

    def _by_name(self, naming: Naming, sentence: int) -> Speaker:
        assert naming.name is not None
        text = self.document.text
        printed = " ".join(text[naming.name.start : naming.name.end].split())
        name = self.cast.fullest(printed, naming.actor, sentence=sentence)
        office = self.cast.role(name) or self.cast.role(printed)
        role = None if naming.role is None else " ".join(text[naming.role.start : naming.role.end].split())
        lemmas = naming.lemmas
        side, actor = naming.side, naming.actor
        if name != printed and (entry := self.document.pack.lexicon.word(printed.lower(), printed)) and is_namesake(entry, name):
            side = actor = None
        earlier = next((k for k in reversed(self.known[-_MEMORY:]) if k.speaker.name == name), None)
        if role is None and earlier is not None:
            role, lemmas = earlier.speaker.role, earlier.lemmas
        if role is None and office is not None:
            role = " ".join(text[office[0].start : office[0].end].split())
            lemmas = office[1]
        if side is None:
            side = earlier.speaker.side if earlier is not None else None
        if side is None and office is not None:
            side = office[2]
        told = self._announced(name, printed, sentence) if role is None and earlier is None else None
        if told is not None and side in (None, told.speaker.side):
            role, lemmas, side = told.speaker.name, told.lemmas, told.speaker.side
        if side is None and naming.of_state:
            side = self._state_at_hand(sentence, lemmas)
        resolved = "name" if name == printed else "surname"
        speaker = Speaker(
            name=name,
            kind=naming.kind or "person",
            actor=actor,
            side=side,
            role=role,
            mention=self._span(naming.whole),
            resolved_by=resolved,
        )
        self._remember(speaker, lemmas, sentence, naming.gender or (None if earlier is None else earlier.gender))
        return speaker

    def _announced(self, name: str, printed: str, sentence: int) -> Known | None:
        """The spokesperson without a name whom the sentence before quotes, where somebody now speaks whom nothing else introduces."""
        last = self.known[-1] if self.known else None
        if last is None or sentence - last.sentence != 1 or _SPOKESPERSON not in last.lemmas or last.speaker.kind != "anonymous":
            return None
        fresh = name == printed and len(name.split()) > 1 and next(self.cast.appearances(name)).sentence >= sentence
        return last if fresh and last.speaker.resolved_by == "description" else None

    def _described(self, naming: Naming, sentence: int) -> Speaker:
        text = self.document.text
        name = " ".join(text[naming.whole.start : naming.whole.end].split())
        if naming.body is not None:
            name = " ".join(text[naming.body.start : naming.body.end].split())
            if naming.actor is not None:
                name = self.cast.fullest_body(naming.actor, otherwise=name)
        speaker = Speaker(
            name=name,
            kind="anonymous" if naming.kind == "person" and _SPOKESPERSON in naming.lemmas else naming.kind,
            actor=naming.actor,
            side=None
            if naming.kind == "outlet"
            else naming.side or (self._state_at_hand(sentence, naming.lemmas) if naming.of_state else None),
            role=None,
            mention=self._span(naming.whole),
            resolved_by="description",
        )
        if not self.document.sentences[sentence].headline:
            self._remember(speaker, naming.lemmas, sentence, naming.gender, several=self._are_several(naming, sentence))
        return speaker

    def _are_several(self, naming: Naming, number: int) -> bool:
        """Whether a plural word names somebody (`sources in the ministry`)."""
        sentence = self.document.sentences[number]
        places = range(len(sentence))
        return any(naming.whole.start <= sentence.starts[at] < naming.whole.end and has_class(sentence, at, "plural") for at in places)

    def _again(self, known: Known, mention: Range | None, resolved: str, sentence: int, *, gender: str | None = None) -> Speaker:
        old = known.speaker
        speaker = Speaker(
            name=old.name,
            kind=old.kind,
            actor=old.actor,
            side=old.side,
            role=old.role,
            mention=None if mention is None else self._span(mention),
            resolved_by=resolved,
        )
        self._remember(speaker, known.lemmas, sentence, known.gender or gender)
        return speaker

    def _remember(
        self, speaker: Speaker, lemmas: tuple[str, ...], sentence: int, gender: str | None = None, *, several: bool = False
    ) -> None:
        self.known.append(Known(speaker, lemmas, sentence, gender, several))
        self.read = max(self.read, sentence + 1)

    def _span(self, stretch: Range) -> Span:
        return Span.of(self.document.text, stretch.start, stretch.end)

    # -- looking back

    def _state_at_hand(self, sentence: int, lemmas: tuple[str, ...]) -> str | None:
        """The state of an office that does not name it.

        It is that of the state, or of the body of which it is an office, that has just spoken; else that in whose capital the sentence
        says that it happens; else the one that the report is about.
        """
        last = self.known[-1] if self.known else None
        if last is not None and sentence - last.sentence <= _NEAR:
            body = last.speaker.kind == "organisation" and any(_same_office(mine, theirs) for mine in lemmas for theirs in last.lemmas)
            seat = (
                last.speaker.actor is not None and last.speaker.actor == last.speaker.side and last.speaker.actor.isupper()
            )  # of a government
            if last.speaker.kind == "state" or body or seat:
                return last.speaker.side
        return self._capital(sentence) or self.cast.home()

    def _capital(self, sentence: int) -> str | None:
        """The state whose capital opens a sentence as the place where it happens (`In Cairo, …`)."""
        first = self.document.sentences[sentence]
        at = len(first.codes) - len(first.codes.lstrip("kcv,"))
        opens = first.codes[at : at + 1] in ("p", "l") and first.codes[at + 2 : at + 3] == ","
        place = first.entries[at + 1] if opens else None
        return place.attributes.get("side") if place is not None and "capital" in place.classes else None

    def _pronoun(self, sentence: int, *, sort: str | None, gender: str | None = None) -> Known | None:
        """The last one named who can be meant: one person for a singular pronoun, several or a body for a plural one.

        `sort` is what the pronoun stands for (`plural`, `body`, `person`); None where its language does not tell.
        """
        bodies, people = ("group", "organisation", "state"), ("person", "anonymous")
        recent = [known for known in reversed(self.known[-_MEMORY:]) if sentence - known.sentence <= _BACK]
        if sort in ("plural", "many") and recent and recent[0].several:
            return recent[0]
        several, bodily = (bodies, people), (("organisation", "state", "document", "outlet"), ("group",))
        orders = {"plural": several, "many": several, "body": bodily, "person": (people,)}
        for wanted in orders.get(sort or "", (people, bodies)):
            for known in recent:
                if known.speaker.kind in wanted and not (gender and known.gender and gender != known.gender):
                    return known
        return None

    def _bare_office(self, naming: Naming) -> bool:
        bare = naming.kind == "organisation" and len(naming.lemmas) == 1 and naming.of_state
        return (naming.kind == "person" or bare) and naming.number is None and naming.side is None

    def _by_role(self, naming: Naming, sentence: int) -> Known | None:
        """Whom a role that points back means: the last one with that office, or of that kind where the word is a general one."""
        bodies, people = {"organisation", "group", "state"}, {"person", "anonymous"}
        for known in reversed(self.known[-_MEMORY:]):
            speaker = known.speaker
            if speaker.kind == naming.kind or any({speaker.kind, naming.kind} <= alike for alike in (bodies, people)):
                if naming.side is not None and speaker.side is not None and naming.side != speaker.side:
                    continue
                if naming.owned and (naming.side is None or naming.side != speaker.side):
                    continue  # whose the other one is must be told
                if any(_same_office(mine, theirs) for mine in naming.lemmas for theirs in known.lemmas):
                    return known
        if naming.kind != "person" or not naming.definite or naming.owned or naming.whose:
            return None  # *their commander* is not the one who spoke last
        for known in reversed(self.known[-_MEMORY:]):
            if sentence - known.sentence > _BACK:
                break
            fits = naming.side is None or known.speaker.side in (None, naming.side)
            if known.speaker.kind in ("person", "anonymous") and fits:
                return known
        return None

    def _read_up_to(self, sentence: int) -> None:
        """Takes note of the subjects of the sentences since the last speaker, who may be meant by a later pronoun."""
        for number in range(max(self.read, sentence - _BACK), sentence):
            naming = self._subject(number)
            if naming is not None:
                self._named(naming, number)
        self.read = max(self.read, sentence)

    def _read_before(self, naming: Naming, number: int, contents: Sequence[Range]) -> None:
        """Takes note of who may be meant by a pronoun first: the subject before it in its sentence, whoever acts in the sentence before.

        Whoever acts inside of a clause counts only where nobody else was named there as a person; who stands in what is said (`contents`)
        does not.
        """
        if not self.document.sentences[number].grammar.head_last:
            return
        own = self._subject(number)
        inside = own is not None and any(said.start <= own.whole.start < said.end for said in contents)
        if (
            own is not None
            and not inside
            and own.whole.end <= naming.whole.start
            and not any(k.sentence == number for k in self.known[-_NEAR:])
        ):
            self._named(own, number)
            return
        if number and not any(k.sentence >= number - 1 and k.speaker.kind in ("person", "anonymous") for k in self.known[-_MEMORY:]):
            actor = self._actor(number - 1)
            if actor is not None:
                self._named(actor, number - 1)

    def _actor(self, number: int) -> Naming | None:
        """The person named last as the subject of a verb in a sentence."""
        sentence = self.document.sentences[number]
        if sentence.headline:
            return None
        for at in range(len(sentence) - 1, 0, -1):
            phrase = subject_before(sentence.codes, at, listed=True) if sentence.codes[at] in "VCx" else None
            naming = None if phrase is None else naming_of(sentence, phrase)
            if naming is not None and naming.name is not None and naming.kind == "person":
                return naming
        return None

    def _agent(self, sentence: Sentence) -> Naming | None:
        """Who did what a verb of saying in the passive tells (`The charge was denied by …`), where that is somebody with a name."""
        if sentence.headline or sentence.grammar.head_last:
            return None
        for at, entry in enumerate(sentence.entries[:-1]):
            if entry is not None and "passive" in entry.classes and "cue" in entry.classes:
                phrase = phrase_after(sentence.codes, at + 1 + (sentence.codes[at + 1] == "p"))
                naming = None if phrase is None else naming_of(sentence, phrase)
                return naming if naming is not None and naming.name is not None else None
        return None

    def _subject(self, number: int) -> Naming | None:
        """Who the subject of a sentence is, where that is somebody who can be meant later."""
        sentence = self.document.sentences[number]
        start = _behind_participle(sentence)
        phrase = None if sentence.headline else leading_subject(sentence.codes, start, len(sentence), listed=sentence.grammar.head_last)
        if phrase is None:
            return self._agent(sentence)
        if sentence.grammar.head_last and (issue := issue_of(sentence, phrase)) is not None and issue.phrase is not None:
            phrase = issue.phrase
        naming = naming_of(sentence, phrase)
        if naming.name is not None and sentence.codes[phrase.first] == "w" and sentence.codes[phrase.last - 1] == "d":
            return self._agent(sentence)  # what is somebody's (`that statement of N.`), not the one whose it is
        if "c" in sentence.codes[phrase.first : phrase.last]:
            naming = replace(
                naming, lemmas=()
            )  # several together are no one of them: *the rebels and the government* is not *the government*
        kinds = _CAN_BE_MEANT | {"document"} if sentence.grammar.head_last else _CAN_BE_MEANT
        if naming.pronoun is None and (naming.name is not None or naming.kind in kinds or (naming.kind == "person" and naming.owned)):
            return naming
        return self._agent(sentence)


def _behind_participle(sentence: Sentence) -> int:
    """Where the main clause begins behind a participle of saying that opens the sentence and the comma that ends it; else 0."""
    if not has_class(sentence, 0, "gerund"):
        return 0
    for at in range(1, len(sentence)):
        if sentence.codes[at] == "," or (at in sentence.quotes and sentence.quotes[at].comma):
            return at + 1
    return 0


def _same_office(short: str, full: str) -> bool:
    """Whether the lemma of an office or body can stand for that of a fuller one: `minister` for `foreign_minister`."""
    return short == full or full.endswith("_" + short) or full.startswith(short + " ")
