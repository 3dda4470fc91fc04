"""riwaya reads Arabic news and rebuilds what happened according to whom.

Texts go in, Arrow tables come out:

    >>> import riwaya
    >>> table = riwaya.code(["التقى الوزيران في جنيف."], published="2021-04-14")
    >>> table.num_rows
    1

Offsets count Unicode code points, as Python's own indexing does: ``text[start:end]`` is always the span's text.
"""

from ._riwaya import Database, Error, __version__, code, read

__all__ = ["Database", "Error", "__version__", "code", "read"]
