"""What the stages of the job for Apache Spark cost by themselves: the same calls, in this process and one after another.

    python bench/stages.py NEWS.jsonl.gz

Needs the Python package. Prints milliseconds of processor time an article, whatever else the machine does.
"""

import os
import sys
import time

# the clock below counts all threads: with one, it counts the work and no waiting
os.environ.setdefault("RAYON_NUM_THREADS", "1")

import pyarrow as pa
import pyarrow.compute as pc
from riwaya import _riwaya

BUCKETS = 16
ALIKE = pa.list_(pa.struct([("a", pa.string()), ("b", pa.string()), ("score", pa.float64())]))


class Timed:
    """Adds up what calls take, by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, stage, act, *given):
        begun = time.process_time()
        made = act(*given)
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - begun
        return made


class Hands:
    """Builds events and finds their sides here, out of all articles."""

    def __init__(self, timed: Timed, coded: pa.Table) -> None:
        self.timed = timed
        self.records = dict(zip(coded["id"].to_pylist(), coded["record"].to_pylist()))

    def build(self, wanted: pa.Table, needed: pa.Table) -> pa.Table:
        ids = needed["id"].unique().to_pylist()
        return self.timed("build events", _riwaya.built, pa.table({"record": [self.records[i] for i in ids]}), wanted)

    def sides(self, told: pa.Table, needed: pa.Table) -> pa.Table:
        main = dict(zip(needed["id"].to_pylist(), needed["main"].to_pylist()))
        columns = {"record": [self.records[i] for i in main], "main": pa.array(main.values(), pa.string())}
        return self.timed("find sides", _riwaya.sides, pa.table(columns), told)


def main(news: str) -> None:
    timed = Timed()
    coded = timed("read and code", lambda: pa.concat_tables(_riwaya.Coding("news", news, None, None, None, "1/1")))
    pairs = timed("compare articles", _riwaya.pairs, coded.select(["id", "report"]))
    alike, akin = pairs.filter(pairs["news"]), pairs.filter(pc.invert(pairs["news"]))
    beside: dict[str, list[dict]] = {}
    for pair in alike.select(["a", "b", "score"]).to_pylist():
        for article in (pair["a"], pair["b"]):
            beside.setdefault(article, []).append(pair)
    lists = pa.array([beside.get(article) for article in coded["id"].to_pylist()], ALIKE)
    light = coded.select(["light"]).append_column("alike", lists)
    slips = timed("cut up by buckets", _riwaya.slips, light, BUCKETS, {})
    slips = slips.append_column("alike", lists.take(slips["row"].combine_chunks()))
    buckets = [slips.filter(pc.equal(slips["bucket"], bucket)) for bucket in range(BUCKETS)]
    likely = [timed("compare claims", _riwaya.compared, bucket, BUCKETS, {}) for bucket in buckets if bucket.num_rows]
    likely = pa.concat_tables([*likely, timed("compare claims", _riwaya.of_one_text, light)])
    strands = timed("gather claims", _riwaya.strands, likely.filter(likely["joins"]).select(["a", "b"]))
    members = timed("gather claims", _riwaya.members, light)
    events = timed("gather claims", _riwaya.gathered, members, likely)
    articles = coded.select(["light", "report"])
    timed("decide", _riwaya.decide, articles, alike, akin, events, Hands(timed, coded))
    timed.seconds["decide"] -= timed.seconds["build events"] + timed.seconds["find sides"]

    n = coded.num_rows
    for stage, seconds in timed.seconds.items():
        print(f"{stage:20}{1000 * seconds / n:8.2f} ms")
    print(
        f"{n} articles, {members.num_rows} claims, the largest strand of {pc.max(strands['size'])}; an article has "
        f"{akin.num_rows / n:.0f} pairs that may be of one affair, and {coded['light'].nbytes / n:,.0f} bytes without its text"
    )


if __name__ == "__main__":
    main(sys.argv[1])
