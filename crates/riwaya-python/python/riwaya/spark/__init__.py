"""A job for Apache Spark: articles coded, near-copies found, events merged, by many machines, as by one.

``python -m riwaya.spark INPUT OUTPUT`` runs it; :func:`run` does within a program that has a session already. The package
must be installed wherever workers run, and all must see INPUT and OUTPUT under the same paths.
"""

from riwaya.spark.job import Done, run

__all__ = ["Done", "run"]
