"""Are the positions, the agreements and the related titles right?"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from runding.evaluate.anchor import resolve_anchor
from runding.evaluate.gold import GoldArticle
from runding.evaluate.part import Difference, Part
from runding.evaluate.statements import characters, overlap
from runding.evaluate.tally import Mean, Tally, tally
from runding.model.record import ArticleRecord
from runding.model.text import Range, Span


@dataclass(frozen=True)
class _Claim:
    """A record as the key that is compared and the places of its words."""

    key: tuple[str, ...]
    places: tuple[Range, ...]


def compare_claims(article: GoldArticle, record: ArticleRecord) -> Part:
    """The positions, agreements and related titles of one article against its gold.

    Tallies: `positions` (holder, issue, stance), `positions-issue` (holder, issue; each pair once), `agreements`
    (issue, status), `agreements-parties` (issue, parties), `related`. The means `evidence` tell, as information, how
    far the words of the right positions and agreements overlap with the gold's.
    """
    text, gold = article.text, article.gold
    positions = [_Claim((p.holder, p.issue, p.stance), (resolve_anchor(text, p.evidence),)) for p in gold.positions]
    agreements = [_Claim((a.issue, a.status), (resolve_anchor(text, a.evidence),)) for a in gold.agreements]
    found_positions = [_Claim((p.holder.side, p.issue, p.stance), _places(p.evidence)) for p in record.positions]
    found_agreements = [_Claim((a.issue, a.status), _places(a.evidence)) for a in record.agreements]
    titles, found_titles = [_spaced(t) for t in gold.related], [_spaced(r.title) for r in record.related]
    return Part(
        tallies={
            "positions": _tally(positions, found_positions),
            "positions-issue": _once([p.key[:2] for p in positions], [p.key[:2] for p in found_positions]),
            "agreements": _tally(agreements, found_agreements),
            "agreements-parties": tally(
                [(a.issue, frozenset(a.parties)) for a in gold.agreements],
                [(a.issue, frozenset(a.parties)) for a in record.agreements],
            ),
            "related": tally(titles, found_titles),
        },
        means={
            "positions-evidence": _evidence_overlap(positions, found_positions),
            "agreements-evidence": _evidence_overlap(agreements, found_agreements),
        },
        differences=(
            *_differences("positions", text, positions, found_positions, [p.rule for p in record.positions]),
            *_differences("agreements", text, agreements, found_agreements, [a.rule for a in record.agreements]),
            *(Difference("related", "missed", title) for title in (Counter(titles) - Counter(found_titles)).elements()),
            *(Difference("related", "extra", title) for title in (Counter(found_titles) - Counter(titles)).elements()),
        ),
    )


def _tally(gold: Sequence[_Claim], found: Sequence[_Claim]) -> Tally:
    return tally([one.key for one in gold], [one.key for one in found])


def _once(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Tally:
    return tally(set(gold), set(found))


def _places(evidence: tuple[Span, ...]) -> tuple[Range, ...]:
    return tuple(Range(span.start, span.end) for span in evidence)


def _spaced(title: str) -> str:
    return " ".join(title.split())


def _evidence_overlap(gold: Sequence[_Claim], found: Sequence[_Claim]) -> Mean:
    """The overlap of the words of records with the same key, each gold record with the best of its like."""
    shares = []
    for one in gold:
        alike = [overlap(characters(one.places), characters(other.places)) for other in found if other.key == one.key]
        shares += [max(alike)] if alike else []
    return Mean(sum(shares), len(shares))


def _differences(component: str, text: str, gold: Sequence[_Claim], found: Sequence[_Claim], rules: Sequence[str]) -> list[Difference]:
    wanted, missed = Counter(one.key for one in gold), Counter(one.key for one in found)
    differences = []
    for one in gold:
        if missed[one.key] > 0:
            missed[one.key] -= 1
        else:
            differences.append(Difference(component, "missed", _in_short(one, text)))
    for one, rule in zip(found, rules, strict=True):
        if wanted[one.key] > 0:
            wanted[one.key] -= 1
        else:
            differences.append(Difference(component, "extra", f"{_in_short(one, text)} [{rule}]"))
    return differences


def _in_short(claim: _Claim, text: str) -> str:
    words = " … ".join(text[start:end] for start, end in claim.places)
    return f"{' · '.join(claim.key)}: {words}"
