"""Do the examples of a pack's issues hold? Each must name its issue, and no phrase may stand in its near misses."""

from collections.abc import Iterator

from runding.find.issues import IssueMention, find_issues
from runding.lang.document import analyse
from runding.lang.issues import IssueLexicon, load_issues
from runding.lang.opened import opened
from runding.lang.pack import Pack
from runding.model.vocabulary import ISSUES


def failed_issues(pack: Pack) -> Iterator[str]:
    """One message for each example that does not hold, as `file:line: message`. Raises PackError where a table cannot be read."""
    issues = load_issues(pack.code, pack.folder.parent)
    for phrase in issues.phrases:
        place, rule = f"{phrase.path}:{phrase.line}: {phrase.notation!r}", f"{phrase.issue} {phrase.notation}"
        if phrase.issue in ISSUES:
            # A larger phrase of the same issue may hold this one and stand for it.
            found = dict.fromkeys(one.issue for one in _named(pack, issues, phrase.example))
            if phrase.issue not in found:
                yield f"{place} does not name {phrase.issue} in its example {phrase.example!r}, which names {', '.join(found) or 'nothing'}"
        for near_miss in phrase.near_misses:
            if any(one.rule == rule for one in _named(pack, issues, near_miss)):
                yield f"{place} fires in its near miss {near_miss!r}"


def _named(pack: Pack, issues: IssueLexicon, text: str) -> list[IssueMention]:
    """The issues named in a text, quotations opened."""
    sentences = (opened(text, sentence, pack.splitter) for sentence in analyse(text, pack).sentences)
    return [one for sentence in sentences for one in find_issues(sentence, issues)]
