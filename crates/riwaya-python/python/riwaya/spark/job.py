"""The stages in their order."""

import heapq
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.window import Window

from riwaya import Error, _riwaya
from riwaya import __version__ as version
from riwaya.spark import stages
from riwaya.spark.bins import bins, cells

# bytes of a file from which it is shared by several tasks
SHARE = 4 << 20
# articles of a bin, and claims of a block from which it is split
BIN = 20_000
BLOCK = 1_000
# likeness from which two texts are near-copies
NEAR = 0.5


@dataclass
class Done:
    """What a job did."""

    articles: int
    claims: int
    events: int
    #: Pairs of articles whose bodies share half of their runs of three words.
    copies: int
    #: Claims of the largest strand, all of which one task clusters.
    largest: int
    #: Inputs that could not be read, and why.
    problems: list[str] = field(default_factory=list)


def run(
    spark: SparkSession,
    inputs: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    share: int = SHARE,
    bin: int = BIN,
    block: int = BLOCK,
) -> Done:
    """Codes what `inputs` name and merges it into events, on the session's cluster.

    :param inputs: files and folders as ``riwaya run`` takes them, or Parquet with the columns ``id`` and ``text`` or ``html``,
        and where they are known ``title``, ``url``, ``outlet``, ``published``; the driver and all workers see them.
    :param output: a folder that is not there yet, which they see as well. It has a folder of Parquet files for each of the
        tables ``articles``, ``claims``, ``statements``, ``events``, ``storylines`` and ``near_copies``, and ``whole``, of which
        ``riwaya import`` makes a database.
    :param share: bytes of a file from which several tasks share it, each passing over what is another's; as far as there are cores
        for which there is no file of their own.
    :param bin: articles that one task compares with as many others, as reports.
    :param block: claims of a block from which it is split over several tasks.
    :raises riwaya.Error: where there is nothing to read, two rows of a table have one id, or the output is there already.
    """
    output = os.path.abspath(output)
    if os.path.exists(output):
        raise Error(f"{output}: is there already; name a folder that is not")
    job = _Job(spark, output)
    try:
        problems = job.step("code", job.code, [os.fspath(path) for path in inputs], share)
        copies = job.step("near-copies", job.near_copies)
        job.step("compare articles", job.compare_articles, bin)
        job.step("compare claims", job.compare_claims, block)
        largest = job.step("gather claims", job.gather)
        events = job.step("decide", job.decide)
        articles, claims = job.step("publish", job.publish)
    except BaseException:
        # half an output would be taken for a whole one
        shutil.rmtree(output, ignore_errors=True)
        raise
    shutil.rmtree(job.work)
    return Done(articles, claims, events, copies, largest, problems)


class _Job:
    def __init__(self, spark: SparkSession, output: str) -> None:
        self.spark = spark
        self.output = output
        self.work = os.path.join(output, ".work")
        self.lots = max(int(spark.conf.get("spark.sql.shuffle.partitions")), 1)
        self.rows: dict[str, int] = {}

    def step(self, name: str, act, *given):
        """Does one, under a name by which the cluster's pages show it."""
        self.spark.sparkContext.setJobDescription(name)
        return act(*given)

    def keep(self, table: DataFrame, name: str) -> DataFrame:
        """Writes what several stages read."""
        path = os.path.join(self.work, name)
        table.write.parquet(path, compression="lz4_raw")
        return self.spark.read.parquet(path)

    def table(self, of: pa.Table) -> DataFrame:
        return self.spark.createDataFrame(of)

    def code(self, inputs: list[str], share: int) -> list[str]:
        """Articles as they are coded; returns what could not be read."""
        tables = [path for path in inputs if _is_parquet(path)]
        found, problems = _riwaya.sources([path for path in inputs if path not in tables])
        if found.num_rows == 0 and not tables:
            raise Error("; ".join(problems) or f"{', '.join(inputs)}: holds nothing to read")
        parts = []
        if found.num_rows:
            tasks = 4 * max(self.spark.sparkContext.defaultParallelism, self.lots)
            shares = _shares(found, share, -(-tasks // found.num_rows))
            several = self.table(shares).repartition(min(shares.num_rows, tasks))
            parts.append(several.mapInArrow(stages.code_files, stages.CODED))
        for path in tables:
            parts.append(_as_rows(self.spark.read.parquet(path)).mapInArrow(stages.code_rows, stages.CODED))
        coded = parts[0]
        for part in parts[1:]:
            coded = coded.unionByName(part)
        coded = self.keep(coded, "coded")
        bad = coded.where("problem IS NOT NULL").orderBy("source", "item", "problem").select("problem")
        problems += [row.problem for row in bad.collect()]
        self.articles = coded.where("problem IS NULL")

        # of several articles of one id the one that is read first is kept, as on one machine
        place = F.struct("source", "item")
        first = self.articles.groupBy("id").agg(F.min(place).alias("first_place"), F.count("*").alias("times"))
        again = first.where("times > 1").cache()
        known = again.orderBy("id").collect()
        if known:
            of_table = [row.id for row in known if row.first_place.source < 0]
            if of_table:
                raise Error(f"{of_table[0]}: several rows of the table have this id; give each an id of its own")
            problems += [f"{row.id}: {row.times} articles have this id; only the first was used" for row in known]
            kept = self.articles.join(F.broadcast(again), "id", "left")
            self.articles = kept.where(F.col("times").isNull() | (F.col("first_place") == place)).drop(
                "first_place", "times"
            )
        return problems

    def near_copies(self) -> int:
        """Pairs of articles that share half of their runs of three words, found by their rarest runs."""
        bodies = self.articles.where("runs IS NOT NULL").select("id", "runs", F.size("runs").alias("n"))
        runs = bodies.select("id", "n", F.explode("runs").alias("run"))
        shared = runs.groupBy("run").agg(F.count("*").alias("times")).where("times > 1")
        common = runs.join(shared, "run")
        # of n runs one of so many must be shared; those that nobody shares are the rarest, and lead to nobody
        rarest = Window.partitionBy("id").orderBy("times", "run")
        keep = F.expr(f"n - ceil({NEAR} * n - 1e-9) + 1") - (F.col("n") - F.count("*").over(Window.partitionBy("id")))
        rare = common.withColumn("keep", keep).withColumn("rank", F.row_number().over(rarest)).where("rank <= keep")
        a, b = (rare.select("run", F.col("id").alias(name), F.col("n").alias(f"n_{name}")) for name in "ab")
        sizes = F.least("n_a", "n_b") >= NEAR * F.greatest("n_a", "n_b") - 1e-9
        pairs = a.join(b, "run").where(F.col("a") < F.col("b")).where(sizes).select("a", "b").distinct()
        for name in "ab":
            body = bodies.select(F.col("id").alias(name), F.col("runs").alias(f"runs_{name}"))
            pairs = pairs.join(body, name)
        copies = pairs.mapInArrow(stages.each(partial(_riwaya.copies, min=NEAR)), stages.COPIES)
        return self.write(copies.orderBy("a", "b"), "near_copies")

    def compare_articles(self, size: int) -> None:
        """Pairs of articles that may report one happening or belong to one affair."""
        days = self.articles.groupBy("first", "last").agg(F.count("*").alias("articles")).toArrow()
        placed, spans = bins(days.to_pylist(), size)
        into = self.table(pa.Table.from_pylist(placed, pa.schema(
            {"first": pa.int32(), "last": pa.int32(), "base": pa.int32(), "parts": pa.int32()})))
        reports = self.articles.select("id", "report", "tied", "first", "last")
        same_days = reports["first"].eqNullSafe(into["first"]) & reports["last"].eqNullSafe(into["last"])
        bin = (F.col("base") + F.pmod(F.xxhash64("id"), F.col("parts"))).cast("int").alias("bin")
        binned = reports.join(F.broadcast(into), same_days).select("id", "report", "tied", bin)
        meeting = self.table(pa.Table.from_pylist(cells(spans), pa.schema(
            {"bin": pa.int32(), "cell": pa.int32(), "right": pa.bool_(), "within": pa.bool_(), "all": pa.bool_()})))
        spread = binned.join(F.broadcast(meeting), "bin").where("all OR tied").select("cell", "right", "within", "id", "report")
        found = spread.groupBy("cell").applyInArrow(stages.pairs, stages.PAIRS)
        pairs = self.keep(found, "pairs")
        self.alike = pairs.where("news").select("a", "b", "score")
        self.akin = pairs.where("NOT news").select("a", "b", "score")

    def compare_claims(self, limit: int) -> None:
        """Pairs of claims that look alike: within an article, and across articles block by block."""
        light = self.articles.select("id", "light")
        counted = light.mapInArrow(stages.each(_riwaya.blocks), "block long").groupBy("block").count()
        splits = {row.block: -(-row["count"] // limit) for row in counted.where(F.col("count") > limit).collect()}
        pair = F.struct("a", "b", "score").alias("pair")
        beside = self.alike.select(F.col("a").alias("id"), pair).union(self.alike.select(F.col("b").alias("id"), pair))
        alike = beside.groupBy("id").agg(F.collect_list("pair").alias("alike"))
        buckets = 4 * self.lots
        slips = light.join(alike, "id", "left").mapInArrow(stages.slips(buckets, splits), stages.SLIPS)
        across = slips.groupBy("bucket").applyInArrow(stages.compared(buckets, splits), stages.LIKELY)
        within = light.mapInArrow(stages.each(_riwaya.of_one_text), stages.LIKELY)
        self.likely = self.keep(across.union(within), "likely")

    def gather(self) -> int:
        """Claims as events; returns how many claims the largest strand has."""
        strands = _riwaya.strands(self.likely.where("joins").select("a", "b").toArrow())
        sizes = dict(zip(strands["strand"].to_pylist(), strands["size"].to_pylist()))
        lots = _packed(sizes, self.lots)
        lot_of = pa.array([lots[strand] for strand in strands["strand"].to_pylist()], pa.int32())
        lot = self.table(pa.table({"claim": strands["claim"], "lot": lot_of}))
        members = self.articles.select("light").mapInArrow(stages.each(_riwaya.members), stages.MEMBERS)
        alone = F.pmod(F.xxhash64("claim"), F.lit(self.lots)).cast("int")
        members = members.join(lot, "claim", "left").withColumn("lot", F.coalesce("lot", alone))
        one, other = (lot.select(F.col("claim").alias(name), F.col("lot").alias(f"lot_{name}")) for name in "ab")
        pairs = self.likely.join(one, "a").join(other, "b").where("lot_a = lot_b")
        pairs = pairs.select("a", "b", "score", "conflict", "bound", F.col("lot_a").alias("lot"))
        groups = members.groupBy("lot").cogroup(pairs.groupBy("lot")).applyInArrow(stages.gathered, stages.GATHERED)
        self.gathered = self.keep(groups, "gathered")
        return max(sizes.values(), default=1)

    def decide(self) -> int:
        """What goes from article to article through all there is, in one place, without texts."""
        articles = self.articles.select("light", "report").toArrow()
        hands = _Hands(self)
        decided = _riwaya.decide(
            articles, self.alike.toArrow(), self.akin.toArrow(), self.gathered.toArrow(), hands
        )
        events, storylines, self.decided = decided
        self.whole(self.table(events), "events")
        self.whole(self.table(storylines), "storylines")
        self.whole(self.table(self.decided), "decided")
        self.whole(self.akin, "akin")
        return events.num_rows

    def publish(self) -> tuple[int, int]:
        """The tables; returns how many articles and claims there are."""
        whole = os.path.join(self.output, "whole")
        articles = self.whole(self.articles.select("id", "record", "map"), "articles")
        records = self.spark.read.parquet(os.path.join(whole, "articles")).select("id", "record")
        decided = self.table(self.decided).select(F.col("article").alias("id"), "main_event", "storyline")
        self.write(self.published(records.join(decided, "id"), "articles"), "articles")
        events = self.published(self.spark.read.parquet(os.path.join(whole, "events")), "events")
        self.write(events, "events")
        lines = self.spark.read.parquet(os.path.join(whole, "storylines"))
        self.write(self.published(lines, "storylines"), "storylines")
        events = self.spark.read.parquet(os.path.join(self.output, "events"))
        counts = {}
        for name in ("claims", "statements"):
            of = events.select(F.explode(name).alias("id"), F.col("id").alias("event_id"))
            home = of.groupBy("id").agg(F.min("event_id").alias("event_id"))
            rows = self.published(records, name)
            placed = rows.drop("event_id").join(home, "id", "left").select(rows.columns)
            counts[name] = self.write(placed, name)
        said = {"riwaya": version, "decided_by": _riwaya.VERSION, "rows": self.rows}
        with open(os.path.join(self.output, "parts.json"), "w", encoding="utf-8") as file:
            json.dump(said, file, indent=2)
        return articles, counts["claims"]

    def published(self, of: DataFrame, table: str) -> DataFrame:
        """Rows of a table as an export has it."""
        empty = pa.table({name: pa.array([], pa.string()) for name in ("record", "main_event", "storyline")})
        schema = from_arrow_schema(_riwaya.rows(table, empty).schema)
        return of.mapInArrow(stages.rows(table), schema)

    def write(self, table: DataFrame, name: str) -> int:
        path = os.path.join(self.output, name)
        table.write.parquet(path, compression="gzip")
        return self.spark.read.parquet(path).count()

    def whole(self, table: DataFrame, name: str) -> int:
        self.rows[name] = self.write(table, os.path.join("whole", name))
        return self.rows[name]


class _Hands:
    """Builds events and finds their sides where the articles are."""

    def __init__(self, job: _Job) -> None:
        self.job = job

    def elsewhere(self, stage, told: pa.Table, needed: pa.Table, schema: str) -> pa.Table:
        lot = F.pmod(F.xxhash64("parcel"), F.lit(self.job.lots)).alias("lot")
        told = self.job.table(told).withColumn("lot", lot).drop("parcel")
        ids = self.job.table(needed).withColumn("lot", lot).drop("parcel").distinct()
        articles = ids.join(self.job.articles.select("id", "record"), "id")
        return articles.groupBy("lot").cogroup(told.groupBy("lot")).applyInArrow(stage, schema).toArrow()

    def build(self, wanted: pa.Table, needed: pa.Table) -> pa.Table:
        return self.elsewhere(stages.built, wanted, needed, "record string")

    def sides(self, told: pa.Table, needed: pa.Table) -> pa.Table:
        return self.elsewhere(stages.sides, told, needed, "event string, sides string")


def _is_parquet(path: str) -> bool:
    return path.endswith(".parquet") or (
        os.path.isdir(path) and any(name.endswith(".parquet") for name in os.listdir(path))
    )


def _shares(found: pa.Table, size: int, most: int) -> pa.Table:
    """The shares of files: of a large one several, but no more than so many."""
    rows = []
    for source, file in enumerate(found.to_pylist()):
        shares = min(max(-(-file.pop("bytes") // size), 1), most)
        rows += [file | {"source": source, "share": f"{n + 1}/{shares}"} for n in range(shares)]
    texts = ("id", "path", "published", "outlet", "url", "share")
    return pa.Table.from_pylist(rows, pa.schema({"source": pa.int32()} | {name: pa.string() for name in texts}))


def _as_rows(table: DataFrame) -> DataFrame:
    """A table with all columns that articles are read from."""
    if "id" not in table.columns or not {"text", "html"} & set(table.columns):
        raise Error("the table needs the columns id and text or html; it has " + ", ".join(table.columns))
    names = ("id", "url", "outlet", "title", "published", "text", "html")
    return table.select(
        *(F.col(n).cast("string") if n in table.columns else F.lit(None).cast("string").alias(n) for n in names)
    )


def _packed(sizes: dict[int, int], lots: int) -> dict[int, int]:
    """Strands in lots of about one size: the largest first, each into the lot that has least."""
    heap = [(0, lot) for lot in range(lots)]
    out = {}
    for strand, size in sorted(sizes.items(), key=lambda of: (-of[1], of[0])):
        weight, lot = heapq.heappop(heap)
        out[strand] = lot
        # clustering looks at pairs
        heapq.heappush(heap, (weight + size * size, lot))
    return out
