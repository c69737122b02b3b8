"""What can be wrong with a ledger, said to the person who opened it."""


class LedgerError(Exception):
    """A ledger cannot be opened, read or written. The message names the ledger, what is wrong and what to do."""
