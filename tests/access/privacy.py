"""Who sees what is kept about people: everybody who has a page, their own file and no other."""

from typing import Any

from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.privacy.actions import ask, release
from driehoek.together.models import BuddyOffer
from tests.access.pages import Page
from tests.access.people import EVERYBODY, only


def group_of_samira(cast: Cast) -> dict[str, Any]:
    """A group that holds something of Samira alone."""
    fixed = {"side": "offers", "languages": ["ar"], "purposes": [], "at": timezone.now()}
    BuddyOffer.objects.create(location=cast.vlindertuin, guardian=cast.samira, **fixed)
    return {"group": "together"}


def a_request(cast: Cast, right: str = "correct") -> dict[str, Any]:
    """What Samira asked."""
    return {"pk": ask(person=cast.samira, right=right, words="هذا غير صحيح", group="child").pk}


def to_look_through(cast: Cast) -> dict[str, Any]:
    """Samira, who asked to see everything."""
    return a_request(cast, "see")


def beside_request(cast: Cast) -> dict[str, Any]:
    """No part of the address, and a request to be listed."""
    a_request(cast)
    return {}


def answered(cast: Cast) -> dict[str, Any]:
    """Everything of Samira, released."""
    row = ask(person=cast.samira, right="see")
    release(request=row, by=cast.ruud)
    return {"pk": row.pk}


def answered_to_marieke(cast: Cast) -> dict[str, Any]:
    """Everything of Marieke, released."""
    row = ask(person=cast.marieke, right="see")
    release(request=row, by=cast.ruud)
    return {"pk": row.pk}


RUUD = only("ruud")
OWN = ("parent_requests", "parent_file", "parent_file_json", "parent_file_xlsx")
OF_SAMIRA = {"parent_file_group": ("get", group_of_samira), "parent_released": ("get", answered)}
PAGES = {
    "own_file": Page(get=EVERYBODY),
    "own_file_group": Page(lambda _cast: {"group": "work"}, get=EVERYBODY),
    "own_file_json": Page(get=EVERYBODY),
    "own_file_xlsx": Page(get=EVERYBODY),
    "own_requests": Page(get=EVERYBODY, post=EVERYBODY),
    "own_released": Page(answered_to_marieke, get=only("marieke")),
    "privacy_requests": Page(beside_request, get=EVERYBODY),
    "privacy_request": Page(a_request, get=RUUD, post=RUUD),
    "privacy_package": Page(to_look_through, get=RUUD, post=RUUD),
}
