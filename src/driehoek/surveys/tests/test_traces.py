"""Attack: whoever holds the whole database tries to find out who answered, by comparing two schools.

In one Samira answers and Emine does not, in the other it is the other way round; everything else happens in the same
order at the same moment. Were a single cell different, it would tell.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.people.models import Guardian
from driehoek.surveys.actions import close_survey, remind
from driehoek.surveys.actions.telling import say_done, tell_done
from driehoek.surveys.models import Survey
from driehoek.surveys.tests.asked import a_running, on_paper, says

pytestmark = pytest.mark.django_db
MORNING = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)


@contextmanager
def undone() -> Iterator[None]:
    """Undo afterwards what happens within, also in the numbers that PostgreSQL would give next."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table; the order in which rows were written shows in their numbers.

    Where PostgreSQL puts a row on disk depends on what was rolled back before, so that order says nothing here.
    """
    tables = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            tables[model._meta.label] = sorted(cursor.fetchall(), key=repr)
    return tables


def a_survey_that_ran(cast: Cast, first: Guardian | None, second: Guardian | None) -> Survey:
    """Somebody answers before the reminder, and somebody after it."""
    survey = a_running(cast)
    if first:
        says(survey, first)
    on_paper(survey, cast, 5)
    with time_machine.travel(MORNING + timedelta(days=3), tick=False):
        remind(survey=survey, by=cast.fatma)
        if second:
            says(survey, second)
    return survey


def closed(cast: Cast, first: Guardian, second: Guardian) -> dict[str, list[tuple[Any, ...]]]:
    """What is left in the database of a survey that these two answered, after everybody was told; then undone."""
    with undone():
        survey = a_survey_that_ran(cast, first, second)
        with time_machine.travel(MORNING + timedelta(days=15), tick=False):
            close_survey(survey=survey, by=cast.fatma)
            say_done(survey=survey, heard="Meer koffie", done="Er komt koffie.", by=cast.fatma)
            tell_done(survey=survey, by=cast.fatma)
        return everything()


@time_machine.travel(MORNING, tick=False)
def test_nothing_that_is_left_tells_who_answered(cast: Cast) -> None:
    one, other = (closed(cast, *pair) for pair in ((cast.samira, cast.hassan), (cast.emine, cast.farid)))
    assert one["surveys.Asked"]
    assert [label for label, rows in one.items() if rows != other[label]] == []


@time_machine.travel(MORNING, tick=False)
def test_while_it_runs_only_a_yes_and_the_sealed_box_differ(cast: Cast) -> None:
    found = []
    for person in (cast.samira, cast.emine):
        with undone():
            a_survey_that_ran(cast, person, None)
            found.append(everything())
    one, other = found
    assert [label for label, rows in one.items() if rows != other[label]] == ["surveys.Survey", "surveys.Asked"]
    assert len(set(one["surveys.Asked"]) - set(other["surveys.Asked"])) == 2
    assert one["messages.Delivery"]
