"""A database as Arrow tables: the records that the commands list."""

import json

import pyarrow
import pytest
import riwaya
from conftest import known

LISTS = ["events", "claims", "statements", "storylines"]


@pytest.fixture(scope="module")
def database(program):
    return riwaya.Database(program.folder / "riwaya.db")


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_those_of_the_commands(program, database, name):
    table = getattr(database, name)()
    assert isinstance(table, pyarrow.Table)
    assert [known(row) for row in table.to_pylist()] == [known(row) for row in program.records(name)]


def test_articles_have_what_they_lead_with(program, database):
    rows = database.articles().to_pylist()
    listed = program.records("articles")
    assert [(r["id"], r["main_event"]) for r in rows] == [(a["id"], a["main_event"]) for a in listed]
    assert all(row["text"] for row in rows)


@pytest.mark.parametrize(
    ("keywords", "options"),
    [
        ({"type": "CONSULT"}, ["--type", "CONSULT"]),
        ({"type": ["accuse", "CONSULT"], "limit": 7}, ["--type", "ACCUSE,CONSULT", "--limit", "7"]),
        ({"actor": "RUS-GOV", "min_confidence": 0.0}, ["--actor", "RUS-GOV", "--min-confidence", "0"]),
        ({"since": "2021", "until": "2021-12"}, ["--from", "2021", "--to", "2021-12"]),
        ({"status": "future"}, ["--status", "future"]),
        ({"search": "الهاتف"}, ["--search", "الهاتف"]),
    ],
)
def test_filters_are_those_of_the_commands(program, database, keywords, options):
    for name in ("events", "statements"):
        rows = getattr(database, name)(**keywords).to_pylist()
        listed = program.records(name, *options)
        assert [row["id"] for row in rows] == [record["id"] for record in listed]


def test_accounts_are_the_account_table(program, database):
    told = 0
    for event in program.records("events")[:40]:
        table = json.loads(program.run("compare", event["id"], "--format", "json"))
        cells = {
            (n, side): cell["stance"]
            for n, point in enumerate(table["points"])
            for side, cell in point["cells"].items()
            if cell["stance"] != "silent"
        }
        rows = database.accounts(event["id"]).to_pylist()
        assert {(row["row"], row["side"]): row["stance"] for row in rows} == cells
        told += len(rows)
    assert told > 0


def test_what_is_not_there_is_said(program, database, tmp_path):
    with pytest.raises(riwaya.Error, match="there is no such database"):
        riwaya.Database(tmp_path / "none.db")
    (tmp_path / "notes.txt").write_text("my notes\n" * 500)
    with pytest.raises(riwaya.Error, match="is not a database"):
        riwaya.Database(str(tmp_path / "notes.txt"))
    with pytest.raises(KeyError, match="no event has this id"):
        database.accounts("ev-nothing")
    with pytest.raises(KeyError, match="several ids begin so"):
        database.accounts("ev-")
    with pytest.raises(ValueError, match="QUARREL"):
        database.events(type="QUARREL")
    with pytest.raises(ValueError, match="perhaps"):
        database.events(status=["actual", "perhaps"])
    assert database.events(search="كلمةلاوجودلها").num_rows == 0
