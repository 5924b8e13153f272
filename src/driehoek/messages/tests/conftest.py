"""What several tests of messages need."""

from collections.abc import Iterator

import pytest

from driehoek.messages.tests.gateway import Desk, open_desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A real gateway for text messages on this machine."""
    with open_desk() as desk:
        yield desk
