"""A ledger behind its pages, for tests: the application asked directly, without a network."""

from typing import Any

from fastapi.testclient import TestClient

from runding.ledger import Ledger
from runding.show.labels import load_labels
from runding.web import Terms, create_app

LABELS = {code: load_labels(code) for code in ("en", "id")}


def client(ledger: Ledger, terms: Terms | None = None, **settings: Any) -> TestClient:
    """A browser that draws nothing, on this machine."""
    app = create_app(ledger, labels=LABELS, terms=terms, version="1")
    return TestClient(app, base_url="http://localhost", follow_redirects=False, **settings)
