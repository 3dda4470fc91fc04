"""What pandas, Polars and DuckDB make of exports."""

import csv
import hashlib
import json

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
from conftest import ROOT, known

TABLES = json.loads((ROOT / "schema/tables.json").read_text(encoding="utf-8"))["tables"]
NAMES = [table["name"] for table in TABLES]


def manifest(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def rows_of(folder, name):
    return next(file["rows"] for file in manifest(folder)["files"] if file["path"] == name)


def type_name(of):
    if pyarrow.types.is_struct(of):
        return "struct"
    if pyarrow.types.is_list(of):
        return f"list<{type_name(of.value_type)}>"
    return {"string": "utf8", "double": "float64"}.get(str(of), str(of))


@pytest.mark.parametrize("layout", ["parquet", "csv", "jsonl", "polecat", "gdelt", "jsonld"])
def test_files_are_those_of_the_manifest(export, layout):
    folder = export(layout)
    for file in manifest(folder)["files"]:
        data = (folder / file["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == file["sha256"]
    assert rows_of(folder, "event-ids.jsonl") > 0


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_parquet_has_the_published_schema(export, table):
    schema = pyarrow.parquet.read_schema(export("parquet") / f"{table['name']}.parquet")
    found = [(field.name, type_name(field.type), field.nullable) for field in schema]
    assert found == [(c["name"], c["type"], c["nullable"]) for c in table["columns"]]
    assert "uint" not in str(schema)


@pytest.mark.parametrize("name", NAMES)
def test_parquet_goes_through_pandas(export, tmp_path, name):
    path = export("parquet") / f"{name}.parquet"
    table = pyarrow.parquet.read_table(path)
    assert table.num_rows == rows_of(export("parquet"), f"{name}.parquet") > 0
    frame = pandas.read_parquet(path)
    frame.to_parquet(tmp_path / "again.parquet")
    again = pyarrow.parquet.read_table(tmp_path / "again.parquet")
    assert again.select(table.column_names).to_pylist() == table.to_pylist()


@pytest.mark.parametrize("name", NAMES)
def test_parquet_goes_through_polars(export, tmp_path, name):
    path = export("parquet") / f"{name}.parquet"
    polars.read_parquet(path).write_parquet(tmp_path / "again.parquet")
    again = pyarrow.parquet.read_table(tmp_path / "again.parquet")
    assert again.to_pylist() == pyarrow.parquet.read_table(path).to_pylist()


@pytest.mark.parametrize("name", NAMES)
def test_parquet_goes_through_duckdb(export, tmp_path, name):
    path, copy = export("parquet") / f"{name}.parquet", tmp_path / "again.parquet"
    duckdb.sql(f"COPY (FROM '{path}') TO '{copy}' (FORMAT parquet)")
    assert pyarrow.parquet.read_table(copy).to_pylist() == pyarrow.parquet.read_table(path).to_pylist()


@pytest.mark.parametrize("name", ["events", "claims", "statements", "storylines"])
def test_tables_hold_the_records(program, export, name):
    rows = pyarrow.parquet.read_table(export("parquet") / f"{name}.parquet").to_pylist()
    records = program.records(name)
    # two sources of one proposition share an id
    by_id = lambda record: (record["id"], json.dumps(record, sort_keys=True))
    assert sorted(map(known, rows), key=by_id) == sorted(map(known, records), key=by_id)


def test_links_say_why(export):
    rows = pyarrow.parquet.read_table(export("parquet") / "event_links.parquet").to_pylist()
    events = pyarrow.parquet.read_table(export("parquet") / "events.parquet").to_pylist()
    claims = {(e["id"], claim) for e in events for claim in e["claims"]}
    assert {(row["event"], row["claim"]) for row in rows} == claims
    several = {e["id"] for e in events if len(e["claims"]) > 1}
    assert any(row["like"] for row in rows)
    for row in rows:
        assert row["article"]
        assert row["event"] in several or row["like"] is None
        assert (row["like"] is None) == (not row["reasons"])
        assert row["like"] is None or (row["event"], row["like"]) in claims


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_read_alike_by_all(export, name):
    path = export("csv") / f"{name}.csv"
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert len(rows) == rows_of(export("csv"), f"{name}.csv") > 0
    assert len(set(header)) == len(header)
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    assert list(frame.columns) == header and frame.values.tolist() == rows
    frame = polars.read_csv(path, infer_schema=False)
    assert frame.columns == header and [[cell or "" for cell in row] for row in frame.rows()] == rows
    found = duckdb.sql(f"FROM read_csv('{path}', header=true, all_varchar=true, delim=',', quote='\"', escape='\"', "
                       "max_line_size=10000000)")
    assert found.columns == header
    assert [[cell or "" for cell in row] for row in found.fetchall()] == rows


def test_csv_has_plain_columns(export):
    events = pandas.read_csv(export("csv") / "events.csv")
    tables = pyarrow.parquet.read_table(export("parquet") / "events.parquet").to_pylist()
    assert events["id"].tolist() == [row["id"] for row in tables]
    assert events["voices"].tolist() == [row["voices"] for row in tables]
    dates = [None if pandas.isna(date) else date for date in events["date_value"]]
    assert dates == [row["date"] and row["date"]["value"] for row in tables]


def test_whole_records_are_json_lines(export):
    path = export("jsonl") / "events.jsonl"
    n = rows_of(export("jsonl"), "events.jsonl")
    assert len(pandas.read_json(path, lines=True)) == n
    assert polars.read_ndjson(path).height == n
    assert duckdb.sql(f"SELECT count(*) FROM read_json('{path}')").fetchall() == [(n,)]


def test_polecat_loads_as_polecat_does(program, export):
    path = export("polecat") / "polecat.txt"
    frame = pandas.read_csv(path, sep="\t", quoting=csv.QUOTE_NONE)
    assert frame.shape == (rows_of(export("polecat"), "polecat.txt"), 40)
    assert frame["Intensity"].between(-10, 10).all()
    assert set(frame["Quad Code"]) <= {
        f"{how} {what}" for how in ("VERBAL", "MATERIAL") for what in ("COOPERATION", "CONFLICT")
    }
    assert pandas.to_datetime(frame["Event Date"].dropna(), format="%Y-%m-%d").notna().all()
    actual = {event["id"] for event in program.records("events", "--status", "actual")}
    assert set(frame["Event ID"]) == actual
    assert polars.read_csv(path, separator="\t", quote_char=None, infer_schema_length=None).shape == frame.shape
    read = duckdb.sql(f"FROM read_csv('{path}', delim='\t', header=true, quote='')")
    assert (len(read), len(read.columns)) == frame.shape


def test_gdelt_loads_as_gdelt_does(export):
    folder = export("gdelt")
    events = pandas.read_csv(folder / "gdelt.export.CSV", sep="\t", header=None, quoting=csv.QUOTE_NONE,
                             dtype={26: str, 27: str, 28: str})
    mentions = pandas.read_csv(folder / "gdelt.mentions.CSV", sep="\t", header=None, quoting=csv.QUOTE_NONE)
    assert events.shape == (rows_of(folder, "gdelt.export.CSV"), 61)
    assert mentions.shape == (rows_of(folder, "gdelt.mentions.CSV"), 16)
    assert events[0].dtype == "int64" and events[0].is_unique
    assert set(mentions[0]) == set(events[0])
    assert events[28].str.fullmatch(r"(0[1-9]|1\d|20)").all()
    assert (events[26].str[:2] == events[28]).all()
    assert events[29].isin([1, 2, 3, 4]).all() and events[30].between(-10, 10).all()
    # who is hostile is below nought, and the other way round
    assert ((events[30] > 0) <= (events[29] <= 2)).all()
    assert events[1].dropna().between(19000101, 20991231).all()
    assert mentions[11].between(0, 100).all()


def test_linked_data_holds_together(export):
    graph = json.loads((export("jsonld") / "riwaya.jsonld").read_text(encoding="utf-8"))
    assert graph["@context"] == "https://schema.org"
    nodes = graph["@graph"]
    assert len(nodes) == rows_of(export("jsonld"), "riwaya.jsonld")
    # one proposition that two sources state is two nodes of one id: two claims of one work
    ids = [node["@id"] for node in nodes if node["@type"] != "Claim"]
    assert len(set(ids)) == len(ids)
    articles = {node["@id"] for node in nodes if node["@type"] == "NewsArticle"}
    for node in nodes:
        if node["@type"] == "Claim":
            assert node["appearance"]["@id"] in articles and node["text"]["@value"]
        if node["@type"] == ["Event", "Action"]:
            assert {article["@id"] for article in node["subjectOf"]} <= articles
