"""Coding and reading: the same bytes as the command line."""

import json
import threading

import pytest
import riwaya
from conftest import ROOT

TEXT = "أدانت وزارة الخارجية الأردنية الهجوم على السفارة، وقالت إنه وقع أمس."


def cases():
    """The texts of the suite, with the day on which they were published."""
    for file in sorted((ROOT / "suite").glob("*.txt")):
        header = None
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            row = [cell.strip() for cell in line.split("|")]
            if header is None:
                header = row
                continue
            of = dict(zip(header, row))
            yield f"{file.stem}-{of['text'][:20]}", of["text"], of.get("published") or None


def test_the_suite_gives_the_bytes_of_the_command_line(program):
    ids, texts, published = (list(column) for column in zip(*cases()))
    assert len(texts) > 500
    ids = [f"{n} {name}" for n, name in enumerate(ids)]
    lines = [
        json.dumps({"id": i, "text": t} | ({"published": p} if p else {}), ensure_ascii=False)
        for i, t, p in zip(ids, texts, published)
    ]
    printed = program.run("code", "-", text="\n".join(lines) + "\n").splitlines()
    table = riwaya.code(texts, published=published, ids=ids)
    assert table["record"].to_pylist() == printed
    # the columns say what the record says
    for row, record in zip(table.to_pylist(), printed):
        record = json.loads(record)
        assert row["id"] == record["id"]
        assert [c["event"] for c in row["claims"]] == [c["event"] for c in record["claims"]]
        assert len(row["statements"]) == len(record["statements"])


def test_spans_lead_to_their_words():
    article = riwaya.code([TEXT], published="2021-04-14").to_pylist()[0]
    spans = [c["trigger"] for c in article["claims"]] + [m for e in article["entities"] for m in e["mentions"]]
    spans += article["times"]
    assert len(spans) >= 4
    for span in spans:
        assert article["text"][span["start"] : span["end"]] == span["text"]
    assert article["times"][0]["value"] == "2021-04-13"


def test_one_value_for_all_or_one_for_each():
    one = riwaya.code([TEXT, TEXT], published="2021-04-14", ids=["a", "b"])
    each = riwaya.code([TEXT, TEXT], published=["2021-04-14", "2021-04-14"], ids=["a", "b"])
    assert one.equals(each)
    assert one["outlet"].to_pylist() == [None, None]
    assert riwaya.code([TEXT], outlets="Petra", titles=["إدانة"])["outlet"].to_pylist() == ["Petra"]
    unresolved = riwaya.code([TEXT])["claims"].to_pylist()[0]
    assert all((claim["date"] or {}).get("value") is None for claim in unresolved)


def test_no_texts_give_an_empty_table():
    table = riwaya.code([])
    assert table.num_rows == 0
    assert table.schema.equals(riwaya.code([TEXT]).schema)


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="published: 1 values for 2 texts"):
        riwaya.code([TEXT, TEXT], published=["2021-04-14"])
    with pytest.raises(ValueError, match="ids"):
        riwaya.code([TEXT], ids=["a", "b"])
    with pytest.raises(TypeError):
        riwaya.code(TEXT)
    with pytest.raises(TypeError):
        riwaya.code([None])


def test_reading_gives_what_the_command_prints(program):
    page = f"<html><head><title>إدانة</title></head><body><p>{TEXT}</p></body></html>".encode("windows-1256")
    (program.folder / "page.html").write_bytes(page)
    printed = json.loads(program.run("read", "page.html"))
    row = riwaya.read(page, name="page.html").to_pylist()[0]
    for field in ("id", "title", "text", "language"):
        assert row[field] == printed[field]
    assert TEXT in row["text"]


def test_other_threads_run_meanwhile():
    texts, entered, left = [TEXT] * 2_000, threading.Event(), threading.Event()

    def work():
        entered.set()
        riwaya.code(texts)
        left.set()

    worker = threading.Thread(target=work)
    worker.start()
    entered.wait()
    # whoever holds the interpreter lets others run only between its own steps, of which `work` has but these
    turns = 0
    while not left.is_set():
        turns += 1
    worker.join()
    assert turns > 1_000
