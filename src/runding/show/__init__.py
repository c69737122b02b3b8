"""Shows records to people: what `runding read` prints on a terminal. Imports the model only."""

from runding.show.labels import Labels, load_labels
from runding.show.page import Page, render

__all__ = ["Labels", "Page", "load_labels", "render"]
