"""Every act that can stand on a family's own list is told in its own words, to parents and to colleagues."""

import ast
from collections.abc import Iterator
from pathlib import Path

import driehoek
from driehoek.people import phrases, words
from driehoek.people.queries.parents import STUDENTS_OWN

SOURCES = [path for path in Path(driehoek.__file__).parent.rglob("*.py") if "tests" not in path.parts]
# The logbook's own short form of `record`; it always names the family.
SHORT = "_record"


def calls() -> Iterator[ast.Call]:
    """Every line of code that records an act about a family."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                family = any(keyword.arg == "family" for keyword in node.keywords)
                if node.func.id == SHORT or (node.func.id == "record" and family):
                    yield node


def verbs() -> set[str]:
    """The acts themselves; the short form passes on the one it was given."""
    first = [call.args[0] for call in calls()]
    assert all(isinstance(verb, ast.Constant) or ast.unparse(verb) == "verb" for verb in first)
    return {str(verb.value) for verb in first if isinstance(verb, ast.Constant)}


def test_the_acts_are_found() -> None:
    assert {"looked", "promise_handed_over", "exported", "objection_weighed"} <= verbs()


def test_parents_read_what_was_done() -> None:
    assert verbs() - set(STUDENTS_OWN) == set(phrases.ACTS)


def test_colleagues_read_what_was_done() -> None:
    assert verbs() == set(words.ACTS)
