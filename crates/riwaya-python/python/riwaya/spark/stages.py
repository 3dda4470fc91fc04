"""What runs on workers: Arrow in, Arrow out, each stage a call into riwaya."""

from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from riwaya import _riwaya

CODED = (
    "source int, item long, id string, record string, map string, light string, report binary, first int, last int, "
    "tied boolean, runs array<long>, problem string"
)
PAIRS = "news boolean, a string, b string, score double"
LIKELY = "a string, b string, score double, conflict boolean, bound boolean, joins boolean"
MEMBERS = "latest long, article string, index long, claim string"
GATHERED = "event string, claim string"
SLIPS = "bucket long, slip string, alike array<struct<a: string, b: string, score: double>>"
COPIES = "a string, b string, similarity double"

Batches = Iterator[pa.RecordBatch]


def each(make: Callable[[pa.Table], pa.Table]) -> Callable[[Batches], Batches]:
    """Makes a stage of what makes a table of a table."""

    def stage(batches: Batches) -> Batches:
        for batch in batches:
            yield from make(pa.Table.from_batches([batch])).to_batches()

    return stage


def _with_source(source: int, coded: pa.Table) -> list[pa.RecordBatch]:
    column = pa.array([source] * coded.num_rows, pa.int32())
    return coded.add_column(0, "source", column).to_batches()


def code_files(batches: Batches) -> Batches:
    """Reads and codes shares of files."""
    for batch in batches:
        for row in batch.to_pylist():
            source = row.pop("source")
            for coded in _riwaya.Coding(**row):
                yield from _with_source(source, coded)


def code_rows(batches: Batches) -> Batches:
    """Codes rows of a table."""
    for batch in batches:
        yield from _with_source(-1, _riwaya.code_rows(pa.Table.from_batches([batch])))


def pairs(cell: pa.Table) -> pa.Table:
    """Compares the reports of one bin with each other, or with those of another."""
    if cell["within"][0].as_py():
        return _riwaya.pairs(cell)
    return _riwaya.pairs(cell.filter(pc.invert(cell["right"])), cell.filter(cell["right"]))


def slips(buckets: int, splits: dict[int, int]) -> Callable[[Batches], Batches]:
    """Cuts articles up by the buckets in which their claims are compared."""

    def make(articles: pa.Table) -> pa.Table:
        made = _riwaya.slips(articles, buckets, splits)
        alike = articles["alike"].combine_chunks().take(made["row"].combine_chunks())
        return made.drop_columns("row").append_column("alike", alike)

    return each(make)


def compared(buckets: int, splits: dict[int, int]) -> Callable[[pa.Table], pa.Table]:
    """Compares the claims of a bucket."""
    return lambda bucket: _riwaya.compared(bucket, buckets, splits)


def gathered(members: pa.Table, likely: pa.Table) -> pa.Table:
    """Gathers the claims of whole strands into events."""
    return _riwaya.gathered(members, likely)


def built(needed: pa.Table, wanted: pa.Table) -> pa.Table:
    """Builds events from their articles."""
    return _riwaya.built(needed, wanted)


def sides(needed: pa.Table, told: pa.Table) -> pa.Table:
    """Finds the sides of events."""
    return _riwaya.sides(needed, told)


def rows(table: str) -> Callable[[Batches], Batches]:
    """Makes rows of a published table."""
    return each(lambda of: _riwaya.rows(table, of))
