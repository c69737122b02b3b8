"""Is Spark there, and how is it started? What is missing is told in one line."""

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LIBRARIES: Final = ("pyspark", "pyarrow", "pandas", "rensa")
_REPORTS_OF_A_BATCH: Final = 256
"""Reports that go to a worker at once, so that memory follows from the size of reports and not from that of a file."""


class SparkUnavailableError(ImportError):
    """Spark cannot be used here; the message says what is missing and what to do."""


def need_spark() -> None:
    """Raise SparkUnavailableError where a library that Spark needs is missing."""
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise SparkUnavailableError(f"runding.spark needs {', '.join(missing)}, not installed here: pip install 'runding[spark]'")


def need_java() -> None:
    """Raise SparkUnavailableError where no Java is found: in JAVA_HOME, else on the path."""
    home = os.environ.get("JAVA_HOME")
    if home is not None:
        if not (Path(home) / "bin" / "java").exists():
            raise SparkUnavailableError(f"JAVA_HOME is {home}, where no Java is: set it to a Java 17, or unset it")
    elif shutil.which("java") is None:
        raise SparkUnavailableError("Spark needs Java 17, and none is found: install it (Debian: openjdk-17-jre-headless) or set JAVA_HOME")


def session(master: str | None = None, *, name: str = "runding", **settings: str) -> "SparkSession":
    """A Spark session for Runding, or the one that runs already.

    Args:
        master: Where to run: `local[2]`, `spark://host:7077`, …; None for what the environment says, as `spark-submit` sets it.
        name: The name that Spark's pages show.
        settings: More settings, with `_` for `.`: `spark_executor_memory="4g"`.

    Raises:
        SparkUnavailableError: Java or a library is missing.
    """
    need_spark()
    need_java()
    from pyspark.sql import SparkSession

    # Workers run the Python of this process unless it was said otherwise: another one has neither this package nor its libraries.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName(name)
    if master is not None:
        builder = builder.master(master)
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", str(_REPORTS_OF_A_BATCH))
    if master is not None and master.startswith("local"):
        # Spark's own two hundred pieces are for clusters: on one machine starting them is nearly all the work.
        builder = builder.config("spark.sql.shuffle.partitions", str(2 * (os.cpu_count() or 1)))
    for key, value in settings.items():
        builder = builder.config(key.replace("_", "."), value)
    return builder.getOrCreate()
