"""Which stance does a rule give on an issue, by what the words say beside it: a hostile act, an own act, what must be first?"""

from collections.abc import Mapping
from typing import Final

from runding.find.claim_slots import ClaimSlots
from runding.find.issues import IssueMention
from runding.find.parties import Parties
from runding.find.readings import Reading
from runding.find.scopes import Scope
from runding.lang.clause import phrase_after
from runding.lang.stances import ClaimRule

_TALKS: Final = "pro.format"
_SILENT: Final = frozenset({"plan", "kept"})
"""What is said of an issue without taking a position: a meeting is planned, an agreement carried out."""
_PUT_OFF: Final = ("plan", "refuse")
"""Who refuses a meeting that is planned takes a stand."""
_LABELS: Final[Mapping[str, str]] = {
    "stance.condition": "precondition",
    "stance.priority": "priority",
    "stance.untouchable": "red_line",
    "stance.unacceptable": "refuse",
    "stance.acceptable": "accept",
}
_HANDED_OVER: Final = frozenset({"hum.prisoners", "hum.hostages", "hum.remains_missing"})
_GRANTED: Final = frozenset({"ter.autonomy", "jus.amnesty"})
"""What a state grants: to propose it is to offer it."""
_HELD: Final = frozenset({"hum.hostages"})
"""Whom a group holds: to propose to free them is to offer it."""
_PEOPLE: Final = 2
"""How many units behind the words of an issue it may be told whose people they are."""
_WISHING: Final = ("stance.want", "stance.mau", "stance.demand")
_WISH: Final = 3
"""How many units behind a word like *if* somebody's wish may stand."""
_ACT: Final = 5
"""How many units behind a word like *before* an act may end that counts somebody."""
_AS: Final = ("as", "becomes")
"""Words behind which a label stands: *calls it a condition*, *wants it to be the first matter*."""
_LABEL: Final = 4
"""How many units behind the word for *as* the label may end."""
_CONTRARY: Final[Mapping[str, str]] = dict.fromkeys(
    ("demand", "precondition", "offer", "open", "accept", "priority", "ultimatum"), "refuse"
)
"""What a stance on the opposite of an issue (to keep the troops there) is on the issue itself."""
_YIELDING: Final = frozenset({"offer", "open", "accept"})
_GUARANTEES: Final = "sec.guarantees"
_BARE_WAR: Final = ("sec.hostilities", "weak")
_ACTS: Final = ("offer", "open", "accept")
"""What nobody does about a war that is only named: an offer is to end it."""
_FIGHTING: Final = ("ongoing", "hostile")
"""Keys of rules that tell the stance where fighting goes on."""
_MUTUAL: Final = frozenset({"sec.ceasefire", "sec.limited_truce", "hum.prisoners", "hum.remains_missing", "hum.corridor"})
"""What two sides do together: to propose it is to offer one's own part."""


class StanceOf:
    """Tells stances in one reading; the slots are at the word of stance."""

    def __init__(self, reading: Reading, slots: ClaimSlots, parties: Parties) -> None:
        self._sides = parties.sides
        self._passage = reading.passage
        self._slots = slots
        self._holders = slots.holders

    def _labelled(self, scope: Scope, *, bare: bool) -> str | None:
        """The stance that a label gives: as a condition, as a priority, as not negotiable; `bare`: also without a word for *as*."""
        passage, last = self._passage, self._passage.ceiling(scope.first)
        stretch = range(scope.first, last)
        behind = next((range(at, min(at + _LABEL, last)) for at in stretch if passage.has_any(at, _AS)), stretch if bare else range(0))
        return next((stance for at in behind for name, stance in _LABELS.items() if passage.has(at, name)), None)

    def of(self, rule: ClaimRule, scope: Scope, mention: IssueMention | None, issue: str, *, holder: str) -> str | None:
        """The stance that a rule gives on an issue, named by `mention` or pointed to (None); None where it gives none."""
        if mention is not None and mention.act in _SILENT and (mention.act, rule.stance()) != _PUT_OFF:
            return None
        if mention is not None and (mention.issue, mention.act) == _BARE_WAR and rule.stance() in _ACTS:
            return None
        if mention is not None and self._asks_for_war(rule, scope, mention):
            return None
        if "label" in rule.says:
            return self._labelled(scope, bare=rule.says["label"] == "bare")
        if mention is not None and self._is_opposite(rule, mention):
            if rule.stance() == "demand" and self._is_unwanted(mention):
                return "demand"  # that a war is not gone on with
            return rule.stance("contrary") if "contrary" in rule.says else _CONTRARY.get(rule.stance() or "")
        if "talks" in rule.says and issue == _TALKS:
            leaves = "hostile" in rule.says and mention is not None and mention.act == "hostile"
            return rule.stance("hostile" if leaves else "talks")
        special = None if mention is None else self._special(rule, scope, mention, holder)
        if special is not None:
            return rule.stance(special)
        stance = self._asked(rule, scope, mention, holder)
        return None if stance in _YIELDING and self._is_harsh(scope, mention) else stance

    def _asks_for_war(self, rule: ClaimRule, scope: Scope, mention: IssueMention) -> bool:
        """Whether somebody calls for an attack, and not for its end: that is no demand on the other side."""
        if rule.stance() != "demand" or mention.issue != _BARE_WAR[0] or mention.act not in ("weak", "hostile") or "hostile" in rule.says:
            return False
        denied = "n" in self._passage.units.codes[scope.first : min(mention.last + 1, len(self._passage))]
        return mention.first > self._slots.at and not denied

    def _special(self, rule: ClaimRule, scope: Scope, mention: IssueMention, holder: str) -> str | None:
        """The key of a rule under which its stance stands, by what else the words say: only discussed, goes on, hostile, obeyed."""
        before = range(min(self._slots.at, scope.first), mention.first)
        if "discussing" in rule.says and self._passage.holds("stance.discuss", before.start, before.stop):
            return "discussing"
        if "ongoing" in rule.says and mention.act == "ongoing":
            return "ongoing"
        if "mutual" in rule.says and self._is_mutual(scope, mention, holder):
            return "mutual"
        if "hostile" in rule.says and mention.act in ("hostile", "ongoing"):
            return "hostile"
        obeys = self._passage.holds_any(("stance.obey", "stance.accept", "stance.welcome"), before.start, before.stop)
        return "accepting" if "accepting" in rule.says and obeys else None

    def _is_harsh(self, scope: Scope, mention: IssueMention | None) -> bool:
        """Whether what a side means to do is done against somebody: to expel the refugees is no offer on their return."""
        last = scope.last if mention is None else mention.last
        hostile = mention is not None and mention.act == "hostile"
        return hostile or self._passage.holds("stance.harsh", min(self._slots.at + 1, scope.first), last)

    def _is_opposite(self, rule: ClaimRule, mention: IssueMention) -> bool:
        """Whether words name the opposite of an issue; that fighting goes on does, where the rule has no stance of its own for it."""
        return mention.act == "contrary" or (mention.act == "ongoing" and rule.says.keys().isdisjoint(_FIGHTING))

    def _asked(self, rule: ClaimRule, scope: Scope, mention: IssueMention | None, holder: str) -> str | None:
        """The stance of the rule: on the holder's own act, on what should not be, on what must be first."""
        first = mention is None or mention.first == scope.mentions[0].first
        own = "own" in rule.says and ((first and self._opens_own(scope)) or (mention is not None and self._is_of_others(mention, holder)))
        own = own or ("own" in rule.says and mention is not None and mention.issue in (_GRANTED if holder.isupper() else _HELD))
        stance = rule.stance("own") if own else rule.stance()
        if mention is not None and stance == "precondition" and mention.act != "hostile":
            return None if "n" in self._passage.units.codes[scope.first : mention.first] else stance
        if stance == "demand" and mention is not None and self._is_unwanted(mention):
            return "refuse"
        return "precondition" if stance == "demand" and self._is_first(scope) else stance

    def _is_unwanted(self, mention: IssueMention) -> bool:
        """Whether a negation stands within the words of an issue or right behind them: that amnesty is not granted."""
        codes = self._passage.units.codes
        if mention.issue == _GUARANTEES:
            return False  # a guarantee that something is not done
        stretch = range(mention.first, min(mention.last + 1, len(codes)))
        return any(codes[at] == "n" and at not in mention.units and not self._passage.has(at, "stance.unless") for at in stretch)

    def _opens_own(self, scope: Scope) -> bool:
        """Whether a scope begins with the holder's own side, behind a word like *that*: it proposes an act of its own."""
        at = scope.first
        while at < scope.last and (self._passage.has(at, "to") or self._passage.has(at, "that")):
            at += 1
        return self._passage.has(at, "stance.self") or self._passage.has(at, "pronoun.first")

    def _is_first(self, scope: Scope) -> bool:
        """Whether what is demanded must happen before something else."""
        passage = self._passage
        counted = all(self._counts(at) for at in range(scope.first, scope.last) if passage.has(at, "stance.first"))
        if not counted or self._is_behind_before(scope.first) or (passage.has(scope.last, "stance.first") and not self._counts(scope.last)):
            return True
        if passage.has(scope.last, "stance.if") and passage.holds_any(_WISHING, scope.last + 1, scope.last + 1 + _WISH):
            return True  # if it wants peace
        stretch = range(scope.first, passage.ceiling(scope.first))
        if any(passage.has(at, "as") and passage.holds("stance.condition", at + 1, at + _LABEL) for at in stretch):
            return True
        if passage.has(scope.last, "stance.prior"):
            return self._opens_act(scope.last + 1)
        if not passage.has(scope.last, "stance.before"):
            return False
        behind = passage.units.codes[scope.last + 1 : scope.last + 1 + _ACT]
        counted = behind.lstrip("#v")[:1] in tuple("wGRH") and "V" in behind  # before one hostage is freed, and not before 1 June
        return behind[:1] not in ("t", "#", "(") or (behind[:1] == "#" and counted)

    def _counts(self, at: int) -> bool:
        """Whether a word like *first* counts what stands behind it: in the first phase."""
        codes = self._passage.units.codes
        if codes[at - 1 : at] == "q" or self._passage.has(at - 1, "stance.self"):
            return True
        return self._passage.has(at - 1, "as") and codes[at + 1 : at + 2] in ("R", "w")  # as first vice-president

    def _opens_act(self, at: int) -> bool:
        """Whether something that is done or happens is told from a unit on, and no day: *before a treaty is signed, before any talks*."""
        codes = self._passage.units.codes
        if codes[at : at + 1] in ("V", "C", "i") or self._passage.has(at, "participle"):
            return True
        noun = codes[at : at + _ACT].lstrip("q").lstrip("wmL")
        if codes[at : at + 1] in ("q", "w", "m", "L") and noun[:1] in ("V", "x", "n"):
            return True  # before the crossing is opened, before a truce can begin
        phrase = phrase_after(codes, at)
        if phrase is None or codes[at : at + 1] in ("t", "#"):
            return False
        return codes[phrase.last : phrase.last + 1] in ("V", "x", "C", "v", "n") or self._passage.holds(
            "meeting", phrase.first, phrase.last
        )

    def _is_behind_before(self, at: int) -> bool:
        """Whether the clause of a unit stands behind one that a word like *before* opens: before any dialogue, prisoners must be freed."""
        passage, floor = self._passage, self._slots.floor
        opening = next((unit for unit in range(floor, at) if passage.units.codes[unit] not in "`,k"), at)
        return passage.has(opening, "stance.before") and "," in passage.units.codes[opening:at]

    def _is_mutual(self, scope: Scope, mention: IssueMention, holder: str) -> bool:
        """Whether both sides do something: a truce, an exchange, with nobody named who is to do it or is to be freed for the holder."""
        named = self._holders.sides.named(self._passage, scope.first, mention.first)
        return mention.issue in _MUTUAL and not named and self._whose(mention) != holder

    def _is_of_others(self, mention: IssueMention, holder: str) -> bool:
        """Whether people of another side are to be handed over: the holder has them. Where they are its own, it wants them back."""
        whose = self._whose(mention)
        return whose is not None and whose != holder and whose in self._sides

    def _whose(self, mention: IssueMention) -> str | None:
        """The side of the people who are to be handed over, where it is told."""
        if mention.issue not in _HANDED_OVER:
            return None
        last = min(mention.last + _PEOPLE, self._passage.ceiling(mention.first))
        named = self._holders.sides.named(self._passage, mention.first, last)
        return next((one.id for one in named if one.kind != "general"), None)
