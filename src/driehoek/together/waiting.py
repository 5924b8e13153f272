"""What of this room waits for a guardian, for their first page."""

from django.db.models import Q

from driehoek.people.models import Guardian
from driehoek.people.waiting import Kind, Rows, rows_of
from driehoek.together.models import BuddyMatch, BuddyMessage, CommissionMember
from driehoek.together.phrases import BUDDY_SUBJECT, SEAT_SUBJECT, WORDS_SUBJECT
from driehoek.together.rules import places_of

KINDS = {
    "words": Kind("talk", WORDS_SUBJECT, "parent_match"),
    "buddy": Kind("people", BUDDY_SUBJECT, "parent_match"),
    "seat": Kind("people", SEAT_SUBJECT, "parent_commission"),
}


def waiting(guardian: Guardian) -> list[Rows]:
    """A seat to answer, a buddy to say yes to, words of a buddy."""
    here = places_of(guardian).order_by().values("pk")
    asked_there = CommissionMember.objects.filter(guardian=guardian, commission__location__in=here)
    seats = asked_there.filter(agreed_at=None, left_at=None, commission__ended_at=None)
    asked = Q(ask__guardian=guardian, asker_yes_at=None) | Q(offer__guardian=guardian, offerer_yes_at=None)
    matches = BuddyMatch.objects.filter(asked, ended_at=None, ask__location__in=here)
    mine = Q(match__ask__guardian=guardian) | Q(match__offer__guardian=guardian)
    unread = BuddyMessage.objects.filter(mine, read_at=None, match__ended_at=None, match__ask__location__in=here)
    return [
        rows_of("words", unread.exclude(guardian=guardian), "match"),
        rows_of("buddy", matches),
        rows_of("seat", seats, "commission"),
    ]
