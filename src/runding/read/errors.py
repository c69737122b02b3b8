"""What can go wrong with a source, told to the user in one line."""


class SourceError(Exception):
    """A source that cannot be read: which, why, and what to do about it.

    `source` is the file's path, an address, or `-` for the standard input; `kind` one word for programs: missing, directory, permission,
    unreadable, too_large, empty, binary, undecodable, no_article, language, argument; for collections of reports also malformed, damaged,
    library; for addresses refused, gone, unreachable; internal where the program itself failed on a report.
    """

    def __init__(self, source: str, reason: str, remedy: str, *, kind: str) -> None:
        super().__init__(f"{source}: {reason}; {remedy}")
        self.source, self.reason, self.remedy, self.kind = source, reason, remedy, kind

    def __reduce__(self) -> tuple[object, ...]:
        """How it goes from one process to another."""
        return _again, (self.source, self.reason, self.remedy, self.kind)


def _again(source: str, reason: str, remedy: str, kind: str) -> SourceError:
    return SourceError(source, reason, remedy, kind=kind)
