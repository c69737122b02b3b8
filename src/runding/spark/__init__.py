"""Corpora on many machines: the same records and the same history as one machine makes, made with Apache Spark.

`extract` turns a DataFrame of reports into one of records, `history` turns that into the history. Both are lazy where Spark is. The
steps are those of `runding.pipeline` and `runding.merge`, called on every worker; here stands only what goes where.
"""

from runding.spark.starting import SparkUnavailableError, need_spark, session

need_spark()

from runding.spark.extracting import extract  # noqa: E402  # after it was asked whether Spark is there
from runding.spark.merging import SparkHistory, history  # noqa: E402

__all__ = ["SparkHistory", "SparkUnavailableError", "extract", "history", "session"]
