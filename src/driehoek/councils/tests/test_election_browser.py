"""An election on a phone, from candidates to a result that a mother checks with her code."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from driehoek.councils.actions.elections import close_vote, open_vote
from driehoek.councils.models import Election
from driehoek.councils.tests.made import an_election, over
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.people.models import Guardian
from driehoek.people.rules import today, years_before
from driehoek.shared.tests.browser import barriers, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def opened(page: Page, server: LiveServer, election: Election, guardian: Guardian) -> None:
    """Open the election on somebody's own page, without a barrier."""
    page.goto(f"{server.url}{link_path(guardian, f'verkiezing/{election.pk}/')}")
    assert barriers(page) == []
    assert not too_wide(page)


def sent(page: Page) -> None:
    """Send the form of the page."""
    page.locator("form.card .button--main").click()
    page.wait_for_load_state()


def test_parents_stand_vote_and_check_the_result(page: Page, live_server: LiveServer, cast: Cast) -> None:
    election = an_election(cast)
    for person, words in ((cast.samira, "أريد أن أساعد"), (cast.lotte, "Ik denk graag mee")):
        opened(page, live_server, election, person)
        page.locator("textarea").fill(words)
        sent(page)
        page.locator(".notice--success").wait_for()
    Election.objects.update(stand_until=years_before(today(), 1))
    open_vote(election=election, by=cast.fatma)
    opened(page, live_server, election, cast.emine)
    page.locator(".choices label", has_text="Samira").click()
    sent(page)
    code = page.locator("strong[dir=ltr]").inner_text()
    assert barriers(page) == []
    close_vote(election=over(election), by=cast.fatma)
    opened(page, live_server, election, cast.emine)
    assert "Samira" in page.locator(".row", has=page.locator(".tag--good")).inner_text()
    page.locator("details.disclosure > summary").last.click()
    assert page.get_by_text(code).is_visible()
    assert page.locator(".notice--success").is_visible()
