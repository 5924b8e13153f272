"""Who may read and answer conversations, and which deliveries may still reach their guardian."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import IsNull

from driehoek.logbook.rules import family_rows_in_reach
from driehoek.messages.models import Thread
from driehoek.people.models import Account, Guardianship, StudentDecision
from driehoek.people.rules import guardianship_is_open, open_guardianships


def threads_in_reach(account: Account) -> Q:
    """Match conversations with families within reach of whoever may write to families."""
    return family_rows_in_reach(account, "send_messages")


def may_write_in(thread: Thread) -> bool:
    """Whether the school may write to this guardian about this child today."""
    return open_guardianships(thread.guardian).filter(child=thread.child_id).exists()


def informed(categories: Iterable[str] = tuple(StudentDecision.Category.values)) -> Q:
    """Match deliveries to guardians who may be informed today about what each is about.

    One about a child asks for the right to information about that child, and never that about a brother or sister.
    Whoever knows that all are in a few `categories` says so: each of them makes the query longer.
    """
    return reduce(or_, (Q(category=one) & _open_for(one) for one in categories), Q(pk__in=[]))


def _open_for(category: str) -> Q:
    rights = Guardianship.objects.filter(guardianship_is_open(category), guardian=OuterRef("guardian"))
    of_no_child = Q(IsNull(OuterRef("child"), True))
    about_child = Q(child=OuterRef("child"))
    about_family = of_no_child & Q(child__family=OuterRef("family"))
    about_nobody = of_no_child & Q(IsNull(OuterRef("family"), True))
    return Q(Exists(rights.filter(about_child | about_family | about_nobody)))
