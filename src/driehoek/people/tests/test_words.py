"""Every act that can stand on a family's own list is told in its own words, to parents and to colleagues."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import driehoek
from driehoek.people import phrases, words
from driehoek.people.queries.parents import STUDENTS_OWN

SOURCES = [path for path in Path(driehoek.__file__).parent.rglob("*.py") if "tests" not in path.parts]


@cache
def verbs() -> frozenset[str]:
    """The verb of every act that is recorded about a family, wherever in its file it is chosen."""
    return frozenset(verb for source in SOURCES for verb in _in(ast.parse(source.read_text())))


def _in(tree: ast.Module) -> Iterator[str]:
    for function in _functions(tree):
        for call in _calls(function, "record"):
            if any(keyword.arg == "family" for keyword in call.keywords):
                found = set(_chosen(call.args[0], function, tree))
                assert found, f"no verb in {ast.unparse(call)}"
                yield from found
        for call in _calls(function, "AuditLine"):  # many at once
            told = {keyword.arg: keyword.value for keyword in call.keywords}
            yield from _chosen(told["verb"], function, tree) if "family_id" in told else ()


def _chosen(verb: ast.expr, function: ast.FunctionDef, tree: ast.Module) -> Iterator[str]:
    """The texts that an expression can be: its own, those of a local name, or those that callers pass for it."""
    yield from (str(node.value) for node in ast.walk(verb) if isinstance(node, ast.Constant) and node.value)
    name = verb.id if isinstance(verb, ast.Name) else ""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == [name]:
            yield from _chosen(node.value, function, tree)
    names = [argument.arg for argument in function.args.args]
    if name in names:
        for caller in _functions(tree):
            for call in _calls(caller, function.name):
                yield from _chosen(call.args[names.index(name)], caller, tree)


def _functions(tree: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def test_the_acts_are_found() -> None:
    assert {"looked", "promise_handed_over", "exported", "objection_weighed"} <= verbs()


def test_parents_read_what_was_done() -> None:
    assert verbs() - set(STUDENTS_OWN) == set(phrases.ACTS)


def test_colleagues_read_what_was_done() -> None:
    assert verbs() == set(words.ACTS)
