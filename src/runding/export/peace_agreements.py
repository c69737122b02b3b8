"""PA-X-like rows: the agreements of a report as one agreement each, with a column of marks for each of PA-X's issue codes."""

from collections.abc import Iterable, Iterator
from typing import Final

from runding.export.cells import csv_lines
from runding.export.events import event_id
from runding.model.record import Agreement, ArticleRecord
from runding.model.text import Article

PAX_CODES: Final = {
    "sec.ceasefire": ("Ce", "CeProv", "CeGen"), "sec.limited_truce": ("CeProv",), "sec.withdrawal": ("SsrFf", "SsrArm"),
    "sec.disengagement": ("CeProv", "DdrDemil"), "sec.demilitarization": ("DdrDemil", "SsrArm"), "sec.ddr": ("SsrDdr", "DdrProg"),
    "sec.armed_groups": ("SsrPsf", "SsrFf"), "sec.guarantees": ("SsrGua",), "sec.peacekeeping": ("ImPK",),
    "sec.monitoring": ("ImE", "CeProv"), "sec.arms_supply": ("SsrArm",), "sec.infrastructure": ("ProtCiv",), "sec.hostilities": ("Ce",),
    "hum.corridor": ("DevHum", "HrMob"), "hum.evacuation": ("ProtCiv", "HrMob"), "hum.aid_access": ("DevHum",),
    "hum.prisoners": ("TjPrire",), "hum.hostages": ("TjPrire",), "hum.remains_missing": ("TjMis",), "hum.refugees": ("LaRefRet",),
    "hum.protection": ("ProtCiv",), "ter.status": ("StSd", "StCon"), "ter.recognition": ("StInd",), "ter.borders": ("StBor",),
    "ter.referendum": ("StRef",), "ter.autonomy": ("TpsAut", "TpsSub", "TpsLoc"), "sov.leadership": ("PolNewTemp",),
    "pol.power_sharing": ("Polps", "Interim"), "pol.elections": ("Ele", "ElecComm"), "pol.constitution": ("Cons", "ConRen"),
    "pol.minorities": ("ProtGrp",), "pol.security_reform": ("Mps", "SsrPol"), "jus.amnesty": ("TjAm",),
    "jus.accountability": ("TjCou", "TjMech"), "jus.reparations": ("TjRep", "TjRMa"), "eco.resources": ("NatRes", "Wat"),
    "eco.reconstruction": ("DevInfra", "IntFu"),
}  # fmt: skip
"""PA-X's provision codes of each issue, as far as they were checked against its codebook."""
_NAMES: Final = (
    "Con", "Contp", "PP", "PPName", "Reg", "AgtId", "Agt", "Dat", "Status", "Agtp", "Stage", "StageSub", "Part", "ThrdPart", "OthAgr",
)  # fmt: skip
COLUMNS: Final = (*_NAMES, *dict.fromkeys(code for codes in PAX_CODES.values() for code in codes))
_STAGES: Final = {"sec.ceasefire": "Cea", "sec.limited_truce": "Cea", "pro.format": "Pre", "pro.settlement": "SubPar"}


def peace_agreement_lines(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """The agreements of the records, the header first."""
    rows = (
        peace_agreement_row(record, agreement, number)
        for record in records
        for number, agreement in enumerate(record.agreements, 1)
        if agreement.status != "denied"
    )
    return csv_lines(COLUMNS, rows)


def peace_agreement_row(record: ArticleRecord, agreement: Agreement, number: int) -> list[object]:
    """One agreement. `Status` is what the report says of it, in our own vocabulary."""
    article: Article = record.article
    held: dict[str, object] = {
        "AgtId": event_id(article, "a", number),
        "Agt": " … ".join(span.exact for span in agreement.evidence),
        "Dat": article.published,
        "Status": agreement.status,
        "Stage": _STAGES.get(agreement.issue),
        "Part": "; ".join(agreement.parties),
        "ThrdPart": "; ".join(dict.fromkeys(side for one in record.rounds for side in one.third_parties)) or None,
        **dict.fromkeys(PAX_CODES.get(agreement.issue, ()), 1),
    }
    return [held.get(name) for name in COLUMNS]
