"""Articles in bins by their days, and which bins have to be compared."""

# days over which words alone may make an affair, and ties may; with the days on which they begin and end
NEAR = 22
TIED = 1_001


def bins(days: list[dict], size: int) -> tuple[list[dict], list[tuple[int, int] | None]]:
    """Puts neighbouring days together until there are `size` articles, and parts a day that has more.

    `days` are rows of ``first``, ``last`` (days since 1970, null where unknown) and ``articles``. Returns rows that say into
    which bins (``base``, and ``parts`` from there on) articles of such days go, and the days of each bin; none of one that may
    be near to any other, since its articles have no day or only a month.
    """
    placed: list[dict] = []
    spans: list[tuple[int, int] | None] = []
    loose = [day for day in days if day["first"] is None or day["last"] - day["first"] > 1]
    dated = sorted((day for day in days if day not in loose), key=lambda day: (day["first"], day["last"]))

    def close(group: list[dict], span: tuple[int, int] | None) -> None:
        parts = max(-(-sum(day["articles"] for day in group) // size), 1)
        placed.extend({"first": d["first"], "last": d["last"], "base": len(spans), "parts": parts} for d in group)
        spans.extend([span] * parts)

    group: list[dict] = []
    for day in dated:
        if group and sum(d["articles"] for d in group) + day["articles"] > size:
            close(group, (group[0]["first"], max(d["last"] for d in group)))
            group = []
        group.append(day)
    if group:
        close(group, (group[0]["first"], max(d["last"] for d in group)))
    if loose:
        close(loose, None)
    return placed, spans


def cells(spans: list[tuple[int, int] | None]) -> list[dict]:
    """The pairs of bins that are compared: of each cell the ``bin`` that is left and the one that is ``right``, or the one
    that is compared ``within`` itself, and whether ``all`` of their articles may be near, or only those that are tied.
    """
    out: list[dict] = []
    cell = 0
    for n, left in enumerate(spans):
        for m in range(n, len(spans)):
            right = spans[m]
            gap = 0 if left is None or right is None else max(left[0] - right[1], right[0] - left[1], 0)
            if gap > TIED:
                continue
            near = gap <= NEAR
            out.append({"bin": n, "cell": cell, "right": False, "within": m == n, "all": near})
            if m != n:
                out.append({"bin": m, "cell": cell, "right": True, "within": False, "all": near})
            cell += 1
    return out
