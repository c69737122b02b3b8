"""What readers decided of an entry: its traces, with whether each still holds and can be taken back."""

from runding.model.history import Entry, Judged
from runding.web.viewer import Viewer


def traces(v: Viewer, entry: Entry) -> list[Judged]:
    """The judgements that shaped an entry, latest first."""
    return sorted(entry.judged, key=lambda one: one.at, reverse=True)
