"""The glossary and the page about roles use the words that the code uses."""

import inspect
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import TextChoices
from django.utils import translation

from driehoek.people.models import Appointment
from tests.docs.pages import DOCS, cells, text, words

GLOSSARY = text(DOCS / "glossary.md")


def models() -> dict[str, type]:
    ours = (app for app in apps.get_app_configs() if app.name.startswith("driehoek."))
    return {model.__name__: model for app in ours for model in app.get_models()}


def choices() -> Iterator[str]:
    for name, model in models().items():
        for kind, members in inspect.getmembers(model, inspect.isclass):
            if issubclass(members, TextChoices):
                yield from (f"{name}.{kind}.{member.name}" for member in members)


def in_glossary() -> list[str]:
    return [word for row in cells(GLOSSARY) if len(row) == 3 for word in words(row[1])]


def test_the_glossary_names_every_model_and_choice_once_and_nothing_else() -> None:
    assert sorted(in_glossary()) == sorted([*models(), *choices()])


def test_every_line_of_the_glossary_has_a_dutch_term() -> None:
    assert all(row[0] for row in cells(GLOSSARY))


@pytest.mark.parametrize("role", Appointment.Role)
def test_every_role_is_told(role: Appointment.Role) -> None:
    heading = next(row for row in cells(text(DOCS / "roles.md")) if row[0] == "right")
    with translation.override("en"):
        assert str(role.label) in heading
