"""What editors read of the package is what it is: the stubs have its names, keywords and descriptions."""

import ast
import inspect

import pytest
import riwaya
from conftest import ROOT

STUBS = ast.parse((ROOT / "crates/riwaya-python/python/riwaya/__init__.pyi").read_text(encoding="utf-8"))


def described():
    """Functions, classes and methods of the stubs, by name."""
    for node in STUBS.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name, node
        if isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{of.name}", of) for of in node.body if isinstance(of, ast.FunctionDef))


DESCRIBED = dict(described())


def thing(name):
    of = riwaya
    for part in name.split("."):
        of = getattr(of, part)
    return of


def test_all_there_is_is_described():
    lists = {f"Database.{name}" for name in dir(riwaya.Database) if not name.startswith("_")}
    top = {name for name in riwaya.__all__ if not name.startswith("_")}
    assert DESCRIBED.keys() == top | lists | {"Database.__init__"}


@pytest.mark.parametrize("name", sorted(DESCRIBED.keys() - {"Database.__init__"}))
def test_help_says_what_the_stubs_say(name):
    assert inspect.getdoc(thing(name)) == ast.get_docstring(DESCRIBED[name])


@pytest.mark.parametrize("name", sorted(name for name, of in DESCRIBED.items() if isinstance(of, ast.FunctionDef)))
def test_arguments_are_those_of_the_stubs(name):
    of = DESCRIBED[name].args
    stated = {a.arg: None for a in of.args}
    stated |= {a.arg: d and ast.literal_eval(d) for a, d in zip(of.kwonlyargs, of.kw_defaults)}
    stated.pop("self", None)
    taken = inspect.signature(thing(name.removesuffix(".__init__"))).parameters.values()
    known = {of.name: None if of.default is of.empty else of.default for of in taken if of.name != "self"}
    assert known == stated
