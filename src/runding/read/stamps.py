"""On which day is a time stamp? ISO 8601, RFC 2822 as in feeds, digits in a row, and seconds since 1970; the day as it is written."""

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import Final

_ISO: Final = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)(?![\d-])")
_DIGITS: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?Z?)?")
_SECONDS: Final = range(4_102_444_800)  # until 2100
_MOST: Final = 60


def day_of_stamp(stamp: object) -> str | None:
    """The ISO date of a time stamp; None for what is none."""
    try:
        if isinstance(stamp, int | float) and not isinstance(stamp, bool):
            seconds = stamp / 1000 if stamp > _SECONDS.stop else stamp
            known = 0 <= seconds < _SECONDS.stop
            return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat() if known else None
        return _written(stamp.strip()) if isinstance(stamp, str) and len(stamp) <= _MOST else None
    except (ValueError, OverflowError, TypeError):
        return None


def _written(stamp: str) -> str | None:
    if (found := _ISO.match(stamp)) is not None:
        return datetime.date.fromisoformat(found[1]).isoformat()
    if (found := _DIGITS.fullmatch(stamp)) is not None:
        return datetime.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    return parsedate_to_datetime(stamp).date().isoformat() if stamp else None
