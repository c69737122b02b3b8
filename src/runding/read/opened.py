"""How does one come to the bytes of a file, plain, gzip or zstd? As a stream: no file is ever read at once."""

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

from runding.read.errors import SourceError

PACKED: Final = frozenset({".gz", ".zst", ".zstd"})
_GZIP: Final = b"\x1f\x8b"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """The stream of a file's unpacked bytes, and that of its own bytes, whose `tell` shows how far it is.

    Raises SourceError: the file is missing, may not be read, or is damaged; also when the damage is met while reading.
    """
    name = str(path)
    try:
        with path.open("rb") as raw:
            head = raw.read(4)
            raw.seek(0)
            yield _unpacked(raw, head, name), raw
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceError(name, "there is no such file", "check the path", kind="missing") from error
    except IsADirectoryError as error:
        raise SourceError(name, "this is a directory", "name the files in it", kind="directory") from error
    except PermissionError as error:
        raise SourceError(name, "the file may not be read", "ask for the right to read it", kind="permission") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        reason = "the archive is damaged or cut off; what stands before was read"
        raise SourceError(name, reason, "get the file again", kind="damaged") from error
    except OSError as error:
        reason = f"the file cannot be read ({os.strerror(error.errno) if error.errno else error})"
        raise SourceError(name, reason, "check the path and the disk", kind="unreadable") from error


def _unpacked(raw: IO[bytes], head: bytes, name: str) -> IO[bytes]:
    if head.startswith(_GZIP):
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw, mode="rb"))
    if head == _ZSTD:
        try:
            import zstandard
        except ImportError:
            reason = "zstd files need a library that is not installed"
            raise SourceError(name, reason, "pip install 'runding[zstd]'", kind="library") from None
        stream = zstandard.ZstdDecompressor(max_window_size=1 << 31).stream_reader(raw, read_across_frames=True, closefd=False)
        return cast(IO[bytes], io.BufferedReader(_Zstd(stream, zstandard.ZstdError)))
    return raw


class _Zstd(io.RawIOBase):
    """A zstd stream whose errors are those of other archives."""

    def __init__(self, stream: IO[bytes], errors: type[Exception]) -> None:
        self._stream, self._errors = stream, errors

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer with unpacked bytes."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # what io hands in
        try:
            data = self._stream.read(len(view))
        except self._errors as error:
            raise zlib.error(str(error)) from error
        view[: len(data)] = data
        return len(data)
