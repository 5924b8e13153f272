"""What the tests of this room begin with: a working group with a parent, a morning, and two buddies."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from driehoek.activities.models import Activity
from driehoek.demo.cast import Cast
from driehoek.together.actions import (
    answer_seat,
    ask_guardian,
    choose,
    consent,
    make_morning,
    offer_buddy,
    propose_match,
    start_commission,
)
from driehoek.together.models import BuddyMatch, Commission, Proposal

# The session, the account, and remembering at which location one is, within a savepoint.
LOGGED_IN = 4


def a_room(cast: Cast) -> Commission:
    """The working group of the parents' room of the preschool, with Fatma and Samira in it."""
    words = {"kind": "parents_room", "name": "Werkgroep", "purpose": "Ochtenden die ouders zelf kiezen."}
    commission = start_commission(location=cast.vlindertuin, by=cast.fatma, **words)
    ask_guardian(commission=commission, guardian=cast.samira, by=cast.fatma)
    answer_seat(commission=commission, guardian=cast.samira, agrees=True)
    return commission


def a_wish(cast: Cast, subject: str = "bedtime") -> Proposal:
    """A subject that Emine chose from the list; needs a room."""
    choose(guardian=cast.emine, location=cast.vlindertuin, subject=subject)
    return Proposal.objects.get(subject=subject)


def a_morning(cast: Cast, row: Proposal, commission: Commission, title: str = "") -> Activity:
    """A morning about it in three weeks, run by Samira."""
    start = timezone.now() + timedelta(weeks=3)
    moment = Activity(school_year=cast.year, starts_at=start, ends_at=start + timedelta(hours=1), place="Ouderkamer")
    runners = commission.members.filter(guardian=cast.samira)
    return make_morning(
        proposal=row, moment=moment, groups=[cast.vlinders], runners=runners, by=cast.fatma, title=title
    )


def a_match(cast: Cast, *, agreed: bool = True) -> BuddyMatch:
    """Emine asks for help with forms, Lotte offers it; both speak Turkish and were asked."""
    said: dict[str, Any] = {"location": cast.vlindertuin, "languages": ["tr"], "purposes": ["forms"]}
    ask = offer_buddy(guardian=cast.emine, side="asks", **said)
    offer = offer_buddy(guardian=cast.lotte, side="offers", **said)
    match = propose_match(location=cast.vlindertuin, ask=ask.pk, offer=offer.pk, by=cast.fatma)
    for guardian in (cast.emine, cast.lotte) if agreed else ():
        match = consent(match=match, guardian=guardian, agrees=True)
    return match
