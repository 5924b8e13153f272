"""Whose photo may be shown, who decides about that, and who may read and write in the class book."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from driehoek.classbook.models import Photo, PhotoConsent
from driehoek.people.models import Account, Child, Enrolment, Group, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, groups_for
from driehoek.people.rules import OWN_VOICE, guardianship_is_open, today, years_before

CLASS_BOOK = PhotoConsent.Purpose.CLASS_BOOK


# Who decides about photos


def decides_itself(day: date | None = None, prefix: str = "") -> Q:
    """Match children who decide about their own photos: from 16 (AVG art. 8, UAVG art. 5).

    A student whose birth date is unknown counts as older at an mbo and as younger elsewhere, as in decision 0012.
    """
    at_mbo = Enrolment.objects.filter(child=OuterRef(f"{prefix}pk"), group__location__kind=Location.Kind.MBO)
    unknown = Q(Exists(at_mbo), **{f"{prefix}birth_date__isnull": True})
    return Q(**{f"{prefix}birth_date__lte": years_before(day or today(), OWN_VOICE)}) | unknown


def has_a_say(day: date | None = None) -> Q:
    """Match guardianships that carry a say about photos: valid on this day, and not without custody.

    Where custody is not known, whoever says yes on the own page says there to have it.
    """
    return on_day(day or today()) & ~Q(custody=Guardianship.Custody.NO)


# Whose photo may be shown


def may_be_shown(purpose: str = CLASS_BOOK, day: date | None = None) -> Q:
    """Match children of whom a photo may be shown for this purpose.

    Of a child from 16 only the own yes counts. Of a younger child somebody with a say must have said yes and nobody
    with a say no: one parent may act alone until the other objects (BW 1:253i), and either can withdraw. No
    decision is a no.
    """
    standing = PhotoConsent.objects.filter(withdrawn_at=None, purpose=purpose, child=OuterRef("pk"))
    say = Guardianship.objects.filter(has_a_say(day), child=OuterRef("child"), guardian=OuterRef("guardian"))
    own, by_guardians = standing.filter(guardian=None, given=True), standing.filter(Exists(say))
    agreed = Exists(by_guardians.filter(given=True)) & ~Exists(by_guardians.filter(given=False))
    itself = decides_itself(day)
    return (itself & Q(Exists(own))) | (~itself & Q(agreed))


def can_be_shown() -> Q:
    """Match photos that guardians may see now: somebody looked who is in it, and all of them may be shown."""
    allowed = Child.objects.filter(may_be_shown())
    tags = Photo.children.through.objects.filter(photo=OuterRef("pk"), child__in=allowed).order_by()
    number = tags.values("photo").annotate(number=Count("pk")).values_list("number")  # type: ignore[misc]
    return Q(entry__archived_at=None, recognised=Coalesce(Subquery(number), 0))


# Who reads and writes


def entries_in_reach(account: Account) -> Q:
    """Match entries of groups to whose families this account may write."""
    return Q(group__in=groups_for(account, "send_messages").values("pk"))


def entries_about_children_of(guardian: Guardian) -> Q:
    """Match what a guardian may read: of the groups of today of the children they are informed about.

    From the day on which the child came into the group: what was before is of others.
    """
    places = Enrolment.objects.filter(
        on_day(today()), child__in=children_of(guardian).values("pk"), group=OuterRef("group")
    ).filter(Q(start=None) | Q(start__lte=OuterRef("posted_at__date")))
    return Q(Exists(places), archived_at=None)


def children_decided_by(guardian: Guardian) -> QuerySet[Child]:
    """Children under 16 about whose photos this guardian decides on the own page."""
    say = Guardianship.objects.filter(has_a_say(), guardian=guardian.pk).values("child")
    return children_of(guardian).filter(~decides_itself(), pk__in=say)


def languages_of(group: Group) -> list[str]:
    """The languages read by guardians who may be informed about children of this group today."""
    children = Enrolment.objects.filter(on_day(today()), group=group).values("child")
    ties = Guardianship.objects.filter(guardianship_is_open(), child__in=children)
    return sorted(set(ties.values_list("guardian__language_read", flat=True)))
