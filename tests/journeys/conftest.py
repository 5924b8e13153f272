"""How people look: on a phone with a script (`page`), without one (`plain`), at a quiet moment of the school year."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.shared.moments import AMSTERDAM

Clock = time_machine.Traveller


@pytest.fixture
def plain(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A tab on a phone of 360 pixels that runs no script."""
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def autumn() -> Iterator[Clock]:
    """The clock of the server at ten o'clock on the next 5 October, with most of a school year ahead."""
    now = timezone.localtime()
    # Ahead, never back: a browser keeps its own time and would throw away cookies that seem to be old.
    year = now.year + (now > datetime(now.year, 10, 5, 10, tzinfo=AMSTERDAM))
    with time_machine.travel(datetime(year, 10, 5, 10, tzinfo=AMSTERDAM)) as clock:
        yield clock


@pytest.fixture
def morning(cast: Cast) -> Iterator[Cast]:
    """The cast at half past nine on the counting morning."""
    with time_machine.travel(at(timezone.localdate(cast.rekenochtend.starts_at), "09:30")):
        yield cast
