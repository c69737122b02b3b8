"""Dates and times of a language: patterns of its pack, met in a text, resolved to days. docs/dates.md tells it from start to end."""

from runding.lang.dates.check import check_dates
from runding.lang.dates.intervals import FLAGS, GRANULARITIES, Interval
from runding.lang.dates.scan import Clock, Reading, scan
from runding.lang.dates.words import DateWords, read_dates

__all__ = ["FLAGS", "GRANULARITIES", "Clock", "DateWords", "Interval", "Reading", "check_dates", "read_dates", "scan"]
