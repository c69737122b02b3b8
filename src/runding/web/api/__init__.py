"""The REST API: the same questions as the pages, answered as JSON, CSV or JSON lines."""

from runding.web.api.routes import router

__all__ = ["router"]
