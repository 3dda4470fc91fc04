"""A database of the samples, and the program that made it: `RIWAYA` names its file."""

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


class Program:
    """The command line, in a folder of its own."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.file = os.environ["RIWAYA"]

    def run(self, *arguments: str, text: str = "") -> str:
        done = subprocess.run(
            [self.file, *arguments], cwd=self.folder, input=text, capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def records(self, *arguments: str) -> list[dict]:
        lines = self.run(*arguments, "--format", "jsonl").splitlines()
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def program(tmp_path_factory) -> Program:
    program = Program(tmp_path_factory.mktemp("riwaya"))
    program.run("run")
    return program


@pytest.fixture(scope="session")
def export(program):
    """Makes an export and gives its folder."""
    made = {}

    def export(layout: str) -> Path:
        if layout not in made:
            program.run("export", "--format", layout, layout)
            made[layout] = program.folder / layout
        return made[layout]

    return export


def known(value):
    """A record without its nulls: tables hold them, JSON may leave them out."""
    if isinstance(value, dict):
        return {name: known(of) for name, of in value.items() if of is not None}
    if isinstance(value, (list, tuple)):
        return [known(of) for of in value]
    return value
