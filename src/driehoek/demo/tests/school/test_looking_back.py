"""Last year at the preschool of the demo: closed, kept, and the goals of this year come from it."""

import pytest

from driehoek.cycle.queries.evaluations import year_page
from driehoek.demo.cast import Cast
from driehoek.policy.models import Goal

pytestmark = pytest.mark.django_db


def test_the_goals_of_this_year_come_from_a_year_that_was_closed(demo: Cast) -> None:
    page = year_page(demo.fatma, demo.vlindertuin, demo.previous_year.name)
    assert page.closing
    assert {row.said and row.said["decision"] for row in page.rows} == {"go_on", "adapt"}
    now = Goal.objects.filter(location=demo.vlindertuin, school_year=demo.year)
    assert [one.title for one in now] == [one.predecessor and one.predecessor.title for one in now]
    assert len(now) == len(page.rows) == 3
