"""Pages of what parents do together: for the team, and what only Samira may open."""

from typing import Any

from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.people.models import Enrolment, Guardian
from driehoek.together.actions import choose, write_to_buddy
from driehoek.together.models import BuddyMatch, BuddyMessage, BuddyOffer, Commission
from driehoek.together.tests.rooms import a_match, a_morning, a_room, a_wish
from tests.access.pages import Page
from tests.access.people import only

HERE = {"code": "vlindertuin"}
TEAM, WHOLE = only("marieke", "fatma", "ruud"), only("fatma", "ruud")


def the_room(cast: Cast) -> Commission:
    """The working group of the preschool, made once."""
    return Commission.objects.filter(kind="parents_room").first() or a_room(cast)


def place(cast: Cast) -> dict[str, Any]:
    """The preschool with a parents' room: a morning to come, a wish and own words to read."""
    room = the_room(cast)
    a_morning(cast, a_wish(cast, "money"), room)
    a_wish(cast)
    return HERE


def wish(cast: Cast) -> dict[str, Any]:
    """A subject that Emine chose."""
    the_room(cast)
    return {"pk": a_wish(cast).pk}


def commission(cast: Cast) -> dict[str, Any]:
    """The working group with Fatma and Samira."""
    return {"pk": the_room(cast).pk}


def reported(cast: Cast) -> BuddyMessage:
    """Words of Emine that Lotte reported."""
    message = write_to_buddy(match=a_match(cast), guardian=cast.emine, body="Selam")
    BuddyMessage.objects.filter(pk=message.pk).update(reported_at=timezone.now())
    return message


def beside_reported(cast: Cast) -> dict[str, Any]:
    """The preschool, where words were reported."""
    reported(cast)
    return HERE


def room_of_samira(cast: Cast) -> dict[str, Any]:
    """The parents' room of a preschool where only Samira has a child, with a subject she chose."""
    the_room(cast)
    choose(guardian=cast.samira, location=cast.vlindertuin, subject="bedtime")
    Enrolment.objects.filter(group__location=cast.vlindertuin).exclude(child=cast.yassin).delete()
    cast.yassin.guardianships.filter(guardian=cast.hassan).update(information="on_request")
    return HERE


def match_of_samira(cast: Cast) -> dict[str, Any]:
    """Samira and Karim, who may not be informed himself, both said yes."""
    now = timezone.now()
    ask, offer = (_said(cast, cast.samira, "asks"), _said(cast, cast.karim, "offers"))
    return {"pk": BuddyMatch.objects.create(ask=ask, offer=offer, asker_yes_at=now, offerer_yes_at=now).pk}


def _said(cast: Cast, guardian: Guardian, side: str) -> BuddyOffer:
    said = {"languages": ["ar"], "purposes": ["forms"]}
    return BuddyOffer.objects.create(guardian=guardian, location=cast.vlindertuin, side=side, **said)


PAGES = {
    "together": Page(place, get=TEAM),
    "buddies": Page(beside_reported, get=WHOLE, post=WHOLE),
    "commission_new": Page(lambda _cast: HERE, get=WHOLE, post=WHOLE),
    "proposal": Page(wish, get=TEAM, post=TEAM),
    "proposal_act": Page(wish, get=None, post=WHOLE),
    "commission": Page(commission, get=WHOLE, post=WHOLE),
    "commission_members": Page(commission, get=WHOLE, post=WHOLE),
    "commission_end": Page(commission, get=None, post=WHOLE),
    "buddy_report_handled": Page(lambda cast: {"pk": reported(cast).pk}, get=None, post=WHOLE),
}
# How a page is asked for, and with which record.
OF_SAMIRA = {
    "parent_programme": ("get", room_of_samira),
    "parent_choose": ("post", room_of_samira),
    "parent_commission": ("get", commission),
    "parent_buddy_stop": ("post", lambda cast: {"pk": _said(cast, cast.samira, "asks").pk}),
    "parent_match": ("get", match_of_samira),
    "parent_match_answer": ("post", match_of_samira),
}
OWN = ("parent_together", "parent_buddies")
