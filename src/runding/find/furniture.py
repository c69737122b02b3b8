"""Which stretches of a text are no prose, and what do they give away: related titles, the dateline, the outlet?

Nothing is deleted: everything is a place in the text. The words come from a pack's `noise.toml`; the code knows only shapes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from runding.find.dateline_prefix import dateline_of
from runding.find.line_shapes import LONGEST, has_date, shape_of
from runding.find.page_frame import take_frame
from runding.find.page_text import PageText
from runding.find.related_titles import related_inside, related_lines
from runding.find.sign_offs import sign_offs
from runding.lang.noise import FurnitureWords, NoiseRule
from runding.model.text import Range

DATELINE: Final = "dateline"
_LONGEST_CREDIT: Final = 200
_LONGEST_SENTENCE_CREDIT: Final = 110
_LONGEST_TRAILER: Final = 500
_LONGEST_CAPTION: Final = 320
_LONGEST_BRACKET: Final = 120
_MOST_LISTED: Final = 40
_TITLE_WORDS: Final = 3
_OPENING: Final = 40
"""Characters of the marks that may stand before the first word of a line."""
_TOP_LINES: Final = 3
_NAME_WORDS: Final = 6
_REQUIRED_WITHIN: Final = 300
_LINKING: Final = 3
_WORDS_INSIDE: Final = 2
_BEFORE_COMMENTS: Final = 0.4
"""What readers wrote and what other reports tell stands below this part of a page."""
_DATELINES: Final = 8


@dataclass(frozen=True, slots=True)
class Furniture:
    """What of a text is no prose.

    `ranges` are sorted and disjoint, the dateline among them; `rules` names for each the rule that found it. `related` holds titles of
    other articles, each with its place inside one of the ranges, in text order. `publisher` is the outlet of the dateline as written.
    """

    ranges: tuple[Range, ...]
    rules: tuple[str, ...]
    related: tuple[tuple[str, Range], ...]
    dateline: Range | None
    publisher: str | None


def find_furniture(text: str, noise: FurnitureWords) -> Furniture:
    """Everything in a text that is no prose. Linear in its length."""
    page = PageText.of(text, noise)
    _take_lines(page)
    take_frame(page)
    sign_offs(page)
    _take_inside(page)
    _take_brackets(page)
    dateline = dateline_of(page)
    if dateline is not None:
        _add_dateline(page, dateline.range)
    ranges, rules = _merged(page.stretches)
    return Furniture(
        ranges=ranges,
        rules=rules,
        related=tuple((text[title.start : title.end], title) for title in sorted(page.related)),
        dateline=None if dateline is None else dateline.range,
        publisher=None if dateline is None else dateline.publisher,
    )


def _add_dateline(page: PageText, place: Range) -> None:
    """The dateline, also where a summary of the report has had it before or has it again."""
    words = page.text[place.start : place.end]
    for number in page.prose[:_DATELINES]:
        start = page.lines[number].start
        if start == place.start or page.text.startswith(words, start):
            page.add(start, start + len(words), DATELINE)


def inside_paragraphs(text: str, furniture: Furniture) -> list[Range]:
    """The stretches of furniture with prose before and behind them in the same line: the paragraph goes on behind them."""
    found: list[Range] = []
    for start, end in _joined(text, furniture.ranges):
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        before = max(first, found[-1].end if found else 0)
        if any(map(str.isalnum, text[before:start])) and any(map(str.isalnum, text[end : last if last >= 0 else len(text)])):
            found.append(Range(start, end))
    return found


def _joined(text: str, ranges: tuple[Range, ...]) -> list[Range]:
    """The stretches, those with nothing but white space between them as one."""
    joined: list[Range] = []
    for one in ranges:
        if joined and not text[joined[-1].end : one.start].strip():
            joined[-1] = Range(joined[-1].start, one.end)
        else:
            joined.append(one)
    return joined


def failed_trials(noise: FurnitureWords) -> Iterator[str]:
    """One message for each example of the pack that does not hold, as `file:line: message`."""
    for trial in noise.trials:
        fired = trial.rule in find_furniture(trial.text, noise).rules
        if fired != trial.fires:
            fault = "does not fire" if trial.fires else "fires"
            yield f"{trial.path}:{trial.line}: rule {trial.rule!r} {fault} on {trial.text!r}"


def _take_lines(page: PageText) -> None:
    """Goes through the lines once: those that a phrase opens, those of a telling shape; all others are prose for now."""
    taken = 0
    for number, line in enumerate(page.lines):
        if taken > 0:
            taken -= 1
            continue
        opening = page.opening(line)
        taken = _opened(page, number, opening) - 1 if opening else -1
        if taken < 0:
            shape = shape_of(page, line, number) if page.coded or line.end - line.start <= LONGEST else None
            if shape is None:
                page.prose.append(number)
            else:
                page.add(line.start, line.end, shape)


def _opened(page: PageText, number: int, opening: list[tuple[NoiseRule, int]]) -> int:
    """How many lines from `number` on belong to a phrase that opens the line; 0 where none does."""
    for rule, stop in opening:
        taken = _by_kind(page, number, rule, stop)
        if taken:
            return taken
    return 0


def _by_kind(page: PageText, number: int, rule: NoiseRule, stop: int) -> int:
    line = page.lines[number]
    if rule.required and not any(word in page.lowered[stop : min(line.end, stop + _REQUIRED_WITHIN)] for word in rule.required):
        return 0
    if rule.kind == "related":
        return related_lines(page, number, rule, stop)
    if rule.kind == "credit":
        return _credit(page, number, rule, stop)
    if rule.kind == "list":
        return _list(page, number, rule, stop)
    if rule.kind == "comments":
        return _comments(page, number, rule, stop)
    if rule.kind == "line":
        return _whole(page, line, rule) if _is_bare(page, stop, line.end) else 0
    if rule.kind == "caption":
        comma = page.text[stop : stop + 1] == "," and " " in page.text[line.start : stop]
        fits = line.end - line.start <= _LONGEST_CAPTION and (comma or _has_colon(page, stop, line.end))
        return _whole(page, line, rule) if fits else 0
    fits = line.end - line.start <= _LONGEST_TRAILER and (not rule.colon or _has_colon(page, stop, line.end))
    return _whole(page, line, rule) if fits else 0


def _whole(page: PageText, line: Range, rule: NoiseRule) -> int:
    page.add(line.start, line.end, rule.id)
    return 1


def _is_bare(page: PageText, start: int, end: int) -> bool:
    """Whether nothing but marks stands between two places."""
    return not any(map(str.isalnum, page.text[start:end]))


def _has_colon(page: PageText, stop: int, end: int) -> bool:
    at = page.skip_spaces(stop, end)
    return at < end and page.text[at] in ":|"


def _credit(page: PageText, number: int, rule: NoiseRule, stop: int) -> int:
    """*Editor: Name*, or the label alone with the name in the next line."""
    line = page.lines[number]
    if line.end - line.start > _LONGEST_CREDIT:
        return 0
    if _is_bare(page, stop, line.end):
        page.add(line.start, line.end, rule.id)
        below = page.lines[number + 1 : number + 2]
        if below and _is_name(page, below[0]):
            page.add(below[0].start, below[0].end, rule.id)
            return 2
        return 1
    if rule.colon:
        sentence = page.ends_sentence(line.start, line.end) and line.end - line.start > _LONGEST_SENTENCE_CREDIT
        return _whole(page, line, rule) if not sentence and _has_colon(page, stop, line.end) else 0
    return _whole(page, line, rule) if _is_name(page, Range(page.skip_spaces(stop, line.end), line.end)) else 0


def _is_name(page: PageText, line: Range) -> bool:
    """A few words, each with a capital but short ones between them (*Ann Baker and Paul Shore in London*)."""
    words = page.text[line.start : line.end].split()
    if not 0 < len(words) <= _NAME_WORDS or words[0][0].islower() or words[-1][0].islower():
        return False
    linking = [word for word in words if word[0].islower()]
    return (not linking or (len(linking) < len(words) - 1 and max(map(len, linking)) <= _LINKING)) and not page.ends_sentence(*line)


def _comments(page: PageText, number: int, rule: NoiseRule, stop: int) -> int:
    """A heading over what readers wrote, perhaps with a number, and all that is below it; only in the last part of a page."""
    line = page.lines[number]
    if any(map(str.isalpha, page.text[stop : line.end])) or line.start < len(page.text) * _BEFORE_COMMENTS or not page.prose:
        return 0
    page.add(line.start, page.lines[-1].end, rule.id)
    return len(page.lines) - number


def _list(page: PageText, number: int, rule: NoiseRule, stop: int) -> int:
    """A heading over titles of other articles, and the lines below it that end no sentence."""
    line = page.lines[number]
    if not _is_bare(page, stop, line.end):
        return 0
    page.add(line.start, line.end, rule.id)
    taken = 1
    if number >= _TOP_LINES:
        for place, below in enumerate(page.lines[number + 1 : number + 1 + _MOST_LISTED], number + 1):
            if _is_prose(page, below) and not _is_teaser(page, place):
                break
            page.add(below.start, below.end, rule.id)
            if _is_listed_title(page, below):
                page.related.append(below)
            taken += 1
    return taken


def _is_prose(page: PageText, line: Range) -> bool:
    return line.end - line.start > _LONGEST_CREDIT // 2 and page.ends_sentence(*line)


def _is_teaser(page: PageText, number: int) -> bool:
    """Whether a sentence only tells what the title above it is about: another title or nothing follows, in the last part of a page."""
    below = page.lines[number + 1 : number + 2]
    title = not _is_prose(page, page.lines[number - 1]) and (not below or not page.ends_sentence(*below[0]))
    return title and page.lines[number].start > len(page.text) * _BEFORE_COMMENTS


def _is_listed_title(page: PageText, line: Range) -> bool:
    """Whether a line of a list of other articles is a title: some words, without the stop of a sentence or a number before them."""
    words = page.text[line.start : line.end].split()
    return len(words) >= _TITLE_WORDS and words[0][0].isalpha() and page.text[line.end - 1] != "." and not has_date(" ".join(words))


def _take_inside(page: PageText) -> None:
    """Phrases inside the prose, searched for by their first words."""
    for first in page.noise.inside:
        at = page.lowered.find(first)
        while at >= 0:
            at = page.lowered.find(first, _inside(page, at))


def _inside(page: PageText, at: int) -> int:
    """Notes what begins at `at` if that is inside a line of prose and after a sentence or a bracket; returns where to search on."""
    before = page.text[at - 1] if at else ""
    if before.isalnum() or not (page.text[at].isupper() or before in "(["):
        return at + 1
    line = page.prose_line(at)
    if line is None or (before not in "([" and at - line.start < _OPENING and _is_bare(page, line.start, at)):
        return at + 1
    for rule, stop in page.phrases_at(at, line.end):
        if not rule.inside:
            continue
        if rule.kind == "related":
            related_inside(page, at, rule, stop, line.end)
        elif rule.kind == "line":
            return _line_inside(page, line, at, stop, rule)
        elif page.ends_sentence(max(line.start, at - 3), at) and line.end - at <= _LONGEST_TRAILER:
            page.add(at, line.end, rule.id)
        return stop
    return at + 1


def _line_inside(page: PageText, line: Range, at: int, stop: int, rule: NoiseRule) -> int:
    """Words that fill a line elsewhere, glued into a paragraph between two sentences: in capitals, or more than two. Returns their end."""
    words = page.text[at:stop]
    behind = page.skip_spaces(stop, line.end)
    opens = behind == line.end or not (page.text[behind].islower() or page.text[behind] in ",.;:)")
    if not opens or not (words.isupper() or words.count(" ") >= _WORDS_INSIDE) or not page.ends_sentence(max(line.start, at - 3), at):
        return stop
    page.add(at, stop, rule.id)
    for more, end in page.phrases_at(behind, line.end):
        if more.kind == "line" and page.text[behind:end].isupper():
            page.add(behind, end, more.id)
            return end
    return stop


def _take_brackets(page: PageText) -> None:
    """*[Gambas:Video 20detik]*, wherever it stands."""
    openings = tuple(words for words, _ in page.noise.brackets)
    at = page.text.find("[")
    while at >= 0:
        inner = page.skip_spaces(at + 1, min(len(page.text), at + _LONGEST_BRACKET))
        if page.lowered.startswith(openings, inner):
            close = page.text.find("]", inner, inner + _LONGEST_BRACKET)
            if close >= 0:
                page.add(at, close + 1, next(rule for words, rule in page.noise.brackets if page.lowered.startswith(words, inner)))
                at = close
        at = page.text.find("[", at + 1)


def _merged(stretches: list[tuple[int, int, str]]) -> tuple[tuple[Range, ...], tuple[str, ...]]:
    """The stretches in order, overlapping ones as one under the rule of the first."""
    ranges: list[Range] = []
    rules: list[str] = []
    for start, end, rule in sorted(stretches):
        if ranges and start < ranges[-1].end:
            if end > ranges[-1].end:
                ranges[-1] = Range(ranges[-1].start, end)
            continue
        ranges.append(Range(start, end))
        rules.append(rule)
    return tuple(ranges), tuple(rules)
