"""The ledger in a browser and for programs: server-rendered pages and a REST API, the same questions and answers as everywhere.

`create_app` makes the application; `guard` keeps out what may not come in; `pages` and `api` have a file for each question.
"""

try:
    import fastapi as _fastapi  # noqa: F401
    import jinja2 as _jinja2  # noqa: F401
    import python_multipart as _multipart  # noqa: F401
    import uvicorn as _uvicorn  # noqa: F401
except ImportError:
    raise ImportError("the web pages need libraries that are not installed: pip install 'runding[web]'") from None

from runding.web.app import create_app, warm
from runding.web.rights import Terms, TermsError

__all__ = ["Terms", "TermsError", "create_app", "warm"]
