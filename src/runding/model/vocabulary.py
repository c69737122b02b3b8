"""The closed vocabularies of the record. Ids are stable; their labels live in the packs."""

from typing import Final

ISSUES: Final = (
    "sec.ceasefire", "sec.limited_truce", "sec.withdrawal", "sec.disengagement", "sec.demilitarization", "sec.ddr",
    "sec.armed_groups", "sec.guarantees", "sec.peacekeeping", "sec.monitoring", "sec.arms_supply", "sec.nuclear_safety",
    "sec.wmd", "sec.mines", "sec.infrastructure", "sec.hostilities",
    "hum.corridor", "hum.evacuation", "hum.aid_access", "hum.prisoners", "hum.hostages", "hum.remains_missing",
    "hum.children", "hum.refugees", "hum.protection",
    "ter.status", "ter.recognition", "ter.borders", "ter.referendum", "ter.autonomy",
    "sov.neutrality", "sov.alliance", "sov.leadership",
    "pol.power_sharing", "pol.elections", "pol.constitution", "pol.minorities", "pol.security_reform",
    "jus.amnesty", "jus.accountability", "jus.reparations",
    "eco.sanctions", "eco.trade_grain", "eco.resources", "eco.reconstruction",
    "pro.format", "pro.settlement",
    "other",
)  # fmt: skip

STANCES: Final = (
    "priority", "demand", "precondition", "offer", "open", "accept", "concede", "refuse", "red_line", "ultimatum",
)  # fmt: skip

COARSE_STANCE: Final = {
    "priority": "asks", "demand": "asks", "precondition": "asks",
    "offer": "for", "open": "for", "accept": "for", "concede": "for",
    "refuse": "against", "red_line": "against", "ultimatum": "against",
}  # fmt: skip
"""The coarse class that is used when two positions are compared."""

ROUND_STATUSES: Final = ("proposed", "scheduled", "postponed", "cancelled", "ongoing", "concluded", "broken_off")
OUTCOMES: Final = ("agreed", "partly_agreed", "not_agreed", "discussed")
ASSESSMENTS: Final = ("breakthrough", "progress", "limited", "none", "setback")
AGREEMENT_STATUSES: Final = (
    "proposed", "agreed_in_principle", "announced", "signed", "in_force", "partly_implemented", "implemented",
    "violated_alleged", "suspended", "extended", "denied", "terminated",
)  # fmt: skip
CORRIDOR_STATUSES: Final = (
    "proposed", "agreed", "announced", "open", "partial", "disrupted", "suspended", "closed", "cancelled",
)  # fmt: skip

INSTRUMENTS: Final = ("corridor", "pause", "notification", "safe_passage", "safe_zone")
PURPOSES: Final = ("evacuation", "aid", "medevac", "fighter_exit", "export")
CONSENTS: Final = ("yes", "no", "conditional", "unknown")

SPEAKER_KINDS: Final = ("person", "group", "state", "organisation", "document", "outlet", "anonymous")
STATEMENT_TYPES: Final = ("direct", "indirect", "mixed")
CHANNELS: Final = ("social", "press_conference", "interview", "broadcast", "document", "phone", "speech", "agency")
MODES: Final = ("in_person", "video", "phone")
FORMATS: Final = ("bilateral", "mediated", "indirect", "multilateral")
ATTRIBUTIONS: Final = ("self", "counterpart", "mediator", "media")
PUBLISHED_BASES: Final = ("argument", "metadata", "dateline", "inferred")
FIGURES: Final = ("killed", "wounded", "displaced", "evacuated", "prisoners", "missing", "hostages")
