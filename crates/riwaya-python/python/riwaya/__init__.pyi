"""Arabic news to attributed events: texts in, ``pyarrow.Table`` out.

Columns are described in the book (Tables) and in ``schema/tables.json``; they have the names of the JSON records.
"""

from collections.abc import Sequence
from os import PathLike

import pyarrow

__version__: str

class Error(Exception):
    """What riwaya could not do: the file or text, what happened, what to do about it."""

def code(
    texts: Sequence[str],
    *,
    published: str | Sequence[str | None] | None = None,
    ids: Sequence[str] | None = None,
    titles: str | Sequence[str | None] | None = None,
    outlets: str | Sequence[str | None] | None = None,
    urls: str | Sequence[str | None] | None = None,
    min_confidence: float = 0.5,
) -> pyarrow.Table:
    """Codes texts: who did or said what to whom, according to whom. A row for each text, in their order.

    :param texts: bodies of articles.
    :param published: when they were published, ISO 8601 with or without time and zone; one for all or one for each.
        Relative times ("yesterday") and offices ("the president") depend on it; without it they stay unresolved.
    :param ids: what the articles are called; "0", "1", … unless given. Ids of claims are made from them.
    :param titles: headlines; one for all or one for each.
    :param outlets: who published them.
    :param urls: their addresses.
    :param min_confidence: claims and statements that are less sure are left out, 0 to 1.
    :returns: the columns of a coded article: ``id``, ``url``, ``outlet``, ``title``, ``language``, ``published``, ``text``,
        ``furniture``, ``entities``, ``times``, ``quotes``, ``claims``, ``communications``, ``statements``, ``diagnostics``
        (lists of structs), and ``record``: all of it as JSON, byte for byte as ``riwaya code`` prints it.
    :raises ValueError: where a list has not one value for each text.
    :raises Error: where a text cannot be read.

    Other threads run meanwhile, and several cores are used; ``RAYON_NUM_THREADS`` bounds them.
    """

def read(
    data: bytes,
    *,
    name: str = "page.html",
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> pyarrow.Table:
    """Reads the articles of a page, feed, WARC or JSON Lines file, in any charset, compressed or not.

    :param data: the bytes of the file.
    :param name: its name: the ending says what it is, and ids are made from it.
    :param published: what is known from elsewhere of when it was published.
    :param outlet: who published it.
    :param url: its address.
    :returns: a row for each article: ``id``, ``url``, ``outlet``, ``title``, ``language``, ``published``, ``text``,
        ``furniture``, ``diagnostics`` and more.
    :raises Error: where something in it cannot be read.
    """

class Database:
    """A database that ``riwaya run`` made, read-only. It can be used from several threads."""

    def __init__(self, path: str | PathLike[str]) -> None:
        """Opens a database.

        :raises Error: where there is none, or the file is something else.
        """

    def events(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | Sequence[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        status: str | Sequence[str] | None = None,
        min_confidence: float = 0.5,
        search: str | None = None,
        limit: int | None = None,
    ) -> pyarrow.Table:
        """Events, in order of time. Columns: the table ``events``.

        :param actor: who does or says it: ``USA``, ``USA-GOV``, ``REB``, ``joe-biden``, or a name.
        :param recipient: to whom; a reciprocal act matches either way round.
        :param type: types of PLOVER, any of them.
        :param since: first day: YYYY-MM-DD, YYYY-MM or YYYY.
        :param until: last day, of the same forms.
        :param outlet: reported by this outlet.
        :param status: actual, future, hypothetical, negated, historical, any of them.
        :param min_confidence: leave out what is less sure, 0 to 1.
        :param search: words that all occur, in any spelling; phrases between quotation marks.
        :param limit: at most so many.
        :raises ValueError: for a type or status that there is not.
        """

    def claims(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | Sequence[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        status: str | Sequence[str] | None = None,
        min_confidence: float = 0.5,
        search: str | None = None,
        limit: int | None = None,
    ) -> pyarrow.Table:
        """Claims, by article and place in it, with the event that each went into. Columns: the table ``claims``.

        :param actor: who does or says it: ``USA``, ``USA-GOV``, ``REB``, ``joe-biden``, or a name.
        :param recipient: to whom; a reciprocal act matches either way round.
        :param type: types of PLOVER, any of them.
        :param since: first day: YYYY-MM-DD, YYYY-MM or YYYY.
        :param until: last day, of the same forms.
        :param outlet: reported by this outlet.
        :param status: actual, future, hypothetical, negated, historical, any of them.
        :param min_confidence: leave out what is less sure, 0 to 1.
        :param search: words that all occur, in any spelling; phrases between quotation marks.
        :param limit: at most so many.
        :raises ValueError: for a type or status that there is not.
        """

    def statements(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | Sequence[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        status: str | Sequence[str] | None = None,
        min_confidence: float = 0.5,
        search: str | None = None,
        limit: int | None = None,
    ) -> pyarrow.Table:
        """Statements, by article and place in it: who says what. Columns: the table ``statements``.

        :param actor: who does or says it: ``USA``, ``USA-GOV``, ``REB``, ``joe-biden``, or a name.
        :param recipient: to whom; a reciprocal act matches either way round.
        :param type: types of PLOVER, any of them.
        :param since: first day: YYYY-MM-DD, YYYY-MM or YYYY.
        :param until: last day, of the same forms.
        :param outlet: reported by this outlet.
        :param status: actual, future, hypothetical, negated, historical, any of them.
        :param min_confidence: leave out what is less sure, 0 to 1.
        :param search: words that all occur, in any spelling; phrases between quotation marks.
        :param limit: at most so many.
        :raises ValueError: for a type or status that there is not.
        """

    def storylines(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | Sequence[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        status: str | Sequence[str] | None = None,
        min_confidence: float = 0.5,
        search: str | None = None,
        limit: int | None = None,
    ) -> pyarrow.Table:
        """Storylines that hold such events. Columns: the table ``storylines``.

        :param actor: who does or says it: ``USA``, ``USA-GOV``, ``REB``, ``joe-biden``, or a name.
        :param recipient: to whom; a reciprocal act matches either way round.
        :param type: types of PLOVER, any of them.
        :param since: first day: YYYY-MM-DD, YYYY-MM or YYYY.
        :param until: last day, of the same forms.
        :param outlet: reported by this outlet.
        :param status: actual, future, hypothetical, negated, historical, any of them.
        :param min_confidence: leave out what is less sure, 0 to 1.
        :param search: words that all occur, in any spelling; phrases between quotation marks.
        :param limit: at most so many.
        :raises ValueError: for a type or status that there is not.
        """

    def articles(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | Sequence[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        status: str | Sequence[str] | None = None,
        min_confidence: float = 0.5,
        search: str | None = None,
        limit: int | None = None,
    ) -> pyarrow.Table:
        """Articles, by id, with the event that each leads with. Columns: the table ``articles``.

        :param actor: who does or says it: ``USA``, ``USA-GOV``, ``REB``, ``joe-biden``, or a name.
        :param recipient: to whom; a reciprocal act matches either way round.
        :param type: types of PLOVER, any of them.
        :param since: first day: YYYY-MM-DD, YYYY-MM or YYYY.
        :param until: last day, of the same forms.
        :param outlet: reported by this outlet.
        :param status: actual, future, hypothetical, negated, historical, any of them.
        :param min_confidence: leave out what is less sure, 0 to 1.
        :param search: words that all occur, in any spelling; phrases between quotation marks.
        :param limit: at most so many.
        :raises ValueError: for a type or status that there is not.
        """

    def accounts(self, event: str, *, min_confidence: float = 0.5) -> pyarrow.Table:
        """What each side says, denies or leaves out of an event: a row for each cell. A side without a row is silent.
        Columns: the table ``accounts``.

        :param event: its id, or enough of its beginning.
        :param min_confidence: cells that are less sure are left silent, 0 to 1.
        :raises KeyError: where no event has the id, several begin so, or it went up in others; the message says which.
        """
