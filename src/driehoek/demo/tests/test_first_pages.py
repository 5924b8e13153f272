"""The first page of every parent of the demo stays short on a phone of 360 pixels."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from driehoek.activities.queries.first_page import Home, parent_home
from driehoek.demo.cast import Cast
from driehoek.demo.simulator import simulate
from driehoek.demo.testing import link_path

pytestmark = [pytest.mark.browser, pytest.mark.any_database, pytest.mark.django_db(transaction=True)]
PARENTS = (
    "samira", "hassan", "emine", "gilda", "katarzyna", "lotte", "daniel", "iris", "leila", "tesfay", "olena", "farid",
    "amina", "naima",
)  # fmt: skip
# Three screens and a bit for an ordinary parent: one child, and besides what stands on top two things that are asked.
HEIGHT, EACH_ASKED_MORE, EACH_CHILD_MORE = 2400, 120, 260


def room_for(home: Home) -> int:
    """How high a page may be: what is asked and each child add to it, nothing else does."""
    things = (home.asked, home.must, home.asking, home.questions, home.reports, home.waiting)
    asked = sum(len(thing) for thing in things)
    return HEIGHT + EACH_ASKED_MORE * max(asked - 2, 0) + EACH_CHILD_MORE * (len(home.children) - 1)


def test_every_first_page_is_short(cast: Cast, page: Page) -> None:
    simulate(cast, timezone.localdate(), seed=11, families=60, say=str)
    tall = {}
    for name in PARENTS:
        guardian = getattr(cast, name)
        page.goto(link_path(guardian))
        high, most = page.evaluate("document.documentElement.scrollHeight"), room_for(parent_home(guardian))
        if high > most:
            tall[name] = (high, most)
    assert tall == {}
