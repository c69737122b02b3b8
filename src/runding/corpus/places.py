"""Which places does Runding know? Those of the shared table, with what lies in what, as merging needs them."""

from functools import cache

from runding.lang.folders import shared_of
from runding.lang.tables import forms_of, read_rows
from runding.merge import Places


@cache
def known_places() -> Places:
    """The places of the packs' shared table: a venue in a region and the region are no contradiction."""
    path = shared_of() / "places.tsv"
    rows = (row.cells for row in read_rows(path)) if path.is_file() else ()
    return Places.of((row["name"], row.get("within") or None, forms_of(row.get("forms", ""))) for row in rows)
