"""Keep the history and ask it: SQLite in one file or PostgreSQL by URL, one code path.

`Ledger` is the door; `tables` says what is kept, `store` reads and writes it, `settling` keeps the history current as reports arrive,
`judging` keeps readers' decisions, `questions` answers.
"""

try:
    import sqlalchemy as _sqlalchemy  # noqa: F401
except ImportError:
    raise ImportError("the ledger needs libraries that are not installed: pip install 'runding[ledger]'") from None

from runding.ledger.errors import LedgerError
from runding.ledger.handing import Handed, handed_on
from runding.ledger.ledger import Added, Ledger
from runding.ledger.questions import Source
from runding.ledger.runs import Failure, Run, note_run, runs

__all__ = ["Added", "Failure", "Handed", "Ledger", "LedgerError", "Run", "Source", "handed_on", "note_run", "runs"]
