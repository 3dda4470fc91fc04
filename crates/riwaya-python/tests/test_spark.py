"""The job for Apache Spark, on a master and two workers that are started here: byte for byte what one machine makes."""

import gzip
import json
import os
import random
import shutil
import subprocess
import sys

import pyarrow
import pyarrow.parquet
import pytest
from conftest import ROOT

pytest.importorskip("pyspark", reason="pyspark is not here")
if shutil.which("java") is None:
    pytest.skip("java is not here", allow_module_level=True)

from cluster import listened, standalone

NEWS = ROOT.parent / "shared/bench/ar_news_2018.jsonl.gz"
# of the news the first week: some hundreds of articles, in a minute or two; with RIWAYA_SPARK=all every article there is, which
# takes a quarter of an hour, in parts as large for what there is
WHOLE = os.environ.get("RIWAYA_SPARK") == "all"
LAST_DAY = "9999" if WHOLE else "2018-03-07"
LIMITS = ["--bin", "1000", "--block", "400"] if WHOLE else ["--share", "300000", "--bin", "150", "--block", "40"]
TABLES = ["articles", "claims", "statements", "events", "storylines"]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spark")
    with standalone(folder, "4g" if WHOLE else "1g") as (settings, master):
        yield folder, settings, master


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """News of a week, or all; the samples where there is none."""
    folder = tmp_path_factory.mktemp("news")
    if NEWS.is_file():
        with gzip.open(NEWS, "rt", encoding="utf-8") as lines, open(folder / "news.jsonl", "w", encoding="utf-8") as out:
            out.writelines(line for line in lines if json.loads(line)["published"] < LAST_DAY + "U")
    else:
        shutil.copytree(ROOT / "samples", folder, dirs_exist_ok=True)
    # what is not whole is named, and an id that comes again is left out
    with open(folder / "zz.jsonl", "w", encoding="utf-8") as out:
        text = "زار الوزير المدينة أمس والتقى رئيس البلدية. " * 3
        first = {"id": "zz", "published": "2018-03-02", "outlet": "one", "text": text}
        out.write(json.dumps(first) + "\n{\"id\": \"cut\n" + json.dumps(first | {"text": text + text}) + "\n")
    return folder


@pytest.fixture(scope="module")
def done(cluster, news, tmp_path_factory):
    """The output of the job, small enough parts of which make every stage split what it has."""
    _, settings, master = cluster
    output = tmp_path_factory.mktemp("done") / "output"
    command = [sys.executable, "-m", "riwaya.spark", str(news), str(output), "--master", master]
    job = subprocess.run(command + LIMITS, env=settings, capture_output=True, text=True, encoding="utf-8")
    assert job.returncode == 1, job.stderr
    return output, job


def test_the_work_was_done_by_two_workers(cluster, done):
    ended = listened(cluster[0], "SparkListenerTaskEnd")
    assert {task["Task Info"]["Executor ID"] for task in ended} == {"0", "1"}


def test_what_cannot_be_read_is_named(program, done, news):
    _, job = done
    assert "zz.jsonl:2" in job.stderr
    assert "zz: 2 articles have this id" in job.stderr


@pytest.fixture(scope="module")
def databases(program, news, done):
    """The exports of the database that one machine makes, and of the one imported from the job, by layout."""
    one = subprocess.run([program.file, "run", str(news), "--db", "one.db"], cwd=program.folder, capture_output=True)
    assert one.returncode == 1, one.stderr
    program.run("import", str(done[0]), "--db", "many.db")
    for db in ("one", "many"):
        for layout in ("jsonl", "parquet"):
            command = ["export", "--format", layout, "--min-confidence", "0", "--db", f"{db}.db", f"{db}-{layout}"]
            program.run(*command)
    return program.folder


@pytest.mark.parametrize("layout", ["jsonl", "parquet"])
def test_the_database_is_that_of_one_machine(databases, layout):
    """All articles with their maps, events, accounts, links and storylines, byte for byte."""
    one, many = (databases / f"{db}-{layout}" for db in ("one", "many"))
    names = sorted(file.name for file in one.iterdir())
    assert names == sorted(file.name for file in many.iterdir()) and "manifest.json" in names
    for name in names:
        assert (one / name).read_bytes() == (many / name).read_bytes(), name
    rows = json.loads((many / "manifest.json").read_text(encoding="utf-8"))["files"]
    rows = {file["path"]: file["rows"] for file in rows}
    assert rows[f"events.{layout}"] > 100 and rows[f"storylines.{layout}"] > 5


@pytest.mark.parametrize("table", TABLES)
def test_the_tables_are_those_of_an_export(databases, done, table):
    def lines(path):
        rows = pyarrow.parquet.read_table(path).to_pylist()
        return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)

    one, many = lines(databases / "one-parquet" / f"{table}.parquet"), lines(done[0] / table)
    assert len(many) > 5
    assert many == one


def test_near_copies_are_those_of_one_machine(program, done, news):
    printed = subprocess.run([program.file, "pairs", str(news)], cwd=program.folder, capture_output=True, text=True)
    pairs = [json.loads(line) for line in printed.stdout.splitlines()]
    found = pyarrow.parquet.read_table(done[0] / "near_copies").to_pylist()
    assert sorted(found, key=lambda pair: (pair["a"], pair["b"])) == pairs
    assert pairs or not NEWS.is_file()


def test_what_is_added_to_an_import_is_decided_around_it(program, databases, news):
    """The notes that an import leaves lead to the same as those of one machine."""
    (program.folder / "late.jsonl").write_text(
        json.dumps({"id": "late", "published": "2018-03-05", "outlet": "late", "title": "زيارة",
                    "text": "أجرى الرئيس الأمريكي دونالد ترامب اتصالا هاتفيا بنظيره الفرنسي إيمانويل ماكرون أمس الأحد."})
    )
    events = []
    for db in ("one", "many"):
        program.run("run", "late.jsonl", "--db", f"{db}.db")
        events.append(program.run("events", "--format", "jsonl", "--min-confidence", "0", "--db", f"{db}.db"))
    assert events[0] == events[1] and "late" in events[0]


def test_a_table_is_read_as_files_are(cluster, program, tmp_path):
    """Parquet in, with texts; two rows of one id are refused, and so is an output that is there."""
    _, settings, master = cluster
    text = "أدانت وزارة الخارجية الأردنية الهجوم على السفارة في بغداد، وقالت إنه وقع أمس."
    rows = [{"id": f"a{n}", "published": f"2021-04-{n + 10}", "outlet": f"o{n}", "text": text} for n in range(4)]
    (tmp_path / "rows").mkdir()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "rows/part.parquet", compression="gzip")
    twice = tmp_path / "twice.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows + rows[:1]), twice, compression="gzip")

    def job(source, output):
        command = [sys.executable, "-m", "riwaya.spark", str(source), str(output), "--master", master]
        return subprocess.run(command, env=settings, capture_output=True, text=True, encoding="utf-8")

    assert job(tmp_path / "rows", tmp_path / "out").returncode == 0
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    coded = [json.loads(line)["id"] for line in program.run("code", str(tmp_path / "rows.jsonl")).splitlines()]
    assert sorted(pyarrow.parquet.read_table(tmp_path / "out/articles")["id"].to_pylist()) == coded
    assert pyarrow.parquet.read_table(tmp_path / "out/events").num_rows > 0
    imports(program, tmp_path / "out")
    refused = job(twice, tmp_path / "other")
    assert refused.returncode == 2 and "a0: several rows" in refused.stderr and not (tmp_path / "other").exists()


def imports(program, output):
    """An import does not rest on what another version decided, and takes nothing of an output that is not whole."""

    def events(db):
        program.run("import", str(output), "--db", db)
        return program.run("events", "--format", "jsonl", "--min-confidence", "0", "--db", db)

    as_decided = events("taken.db")
    said = json.loads((output / "parts.json").read_text())
    (output / "parts.json").write_text(json.dumps(said | {"decided_by": "another"}))
    assert events("anew.db") == as_decided != ""
    next((output / "whole/articles").glob("*.parquet")).unlink()
    command = [program.file, "import", str(output), "--db", "none.db"]
    refused = subprocess.run(command, cwd=program.folder, capture_output=True, text=True)
    assert refused.returncode != 0 and "rows of 4 that were written" in refused.stderr
    assert not (program.folder / "none.db").exists()


@pytest.mark.parametrize("size", [1, 7, 40, 10_000])
def test_bins_that_are_near_meet_once(size):
    """Of all days, some with more articles than a bin may hold and some of no known day."""
    from riwaya.spark.bins import NEAR, TIED, bins, cells

    dice = random.Random(size)
    days = {(first, first + dice.randrange(2)): dice.randrange(1, 30) for first in dice.sample(range(2_000), 60)}
    days |= {(None, None): 3, (500, 530): 2}
    placed, spans = bins([{"first": f, "last": l, "articles": n} for (f, l), n in days.items()], size)
    into = {(row["first"], row["last"]): range(row["base"], row["base"] + row["parts"]) for row in placed}
    assert into.keys() == days.keys() and max(into.values(), key=lambda r: r.stop).stop == len(spans)
    meeting = {}
    for row in cells(spans):
        meeting.setdefault(row["cell"], []).append(row)
    met = {}
    for rows in meeting.values():
        (key,) = {(min(r["bin"] for r in rows), max(r["bin"] for r in rows))}
        assert key not in met and rows[0]["within"] == (len(rows) == 1)
        met[key] = rows[0]["all"]
    for one, ones in into.items():
        for other, others in into.items():
            known = None not in (*one, *other)
            gap = max(one[0] - other[1], other[0] - one[1], 0) if known else 0
            for a, b in ((min(a, b), max(a, b)) for a in ones for b in others):
                assert gap > TIED or (a, b) in met
                assert gap > NEAR or met[(a, b)]


def test_the_job_does_not_write_over_anything(tmp_path):
    import riwaya
    from riwaya.spark import run

    with pytest.raises(riwaya.Error, match="is there already"):
        run(None, [tmp_path], tmp_path)
