"""Doors to contacts and promises, and what their pages read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from driehoek.logbook import rules
from driehoek.logbook.models import Contact, Promise
from driehoek.logbook.words import KINDS, Words, words_for
from driehoek.people.models import Account, Family, Guardian, Guardianship
from driehoek.people.queries import children_of, found, stand_ins, stands_in_for
from driehoek.people.rules import CONTACT, guardianship_is_open, today
from driehoek.shared.moments import school_year_of
from driehoek.shared.rows import number_of

VIEWS = ("mine", "all", "late", "closed")


def contacts_for(account: Account) -> QuerySet[Contact]:
    """Contacts with families within reach, newest first."""
    return Contact.objects.filter(rules.family_rows_in_reach(account)).select_related("guardian", "account", "location")


def contacts_of(account: Account, family: Family) -> QuerySet[Contact]:
    """What happened between school and this family, newest first."""
    return contacts_for(account).filter(family=family)


@dataclass(frozen=True)
class Happening:
    """One contact on the line of time, with the words and the pictogram to tell it by."""

    contact: Contact
    words: Words


def happenings(contacts: Iterable[Contact]) -> list[Happening]:
    """Return these contacts ready to be told."""
    return [Happening(contact, words_for(contact)) for contact in contacts]


def promises_for(account: Account) -> QuerySet[Promise]:
    """Promises to families that this account may keep, first due first."""
    rows = Promise.objects.filter(rules.family_rows_in_reach(account, "keep_promises"))
    return rows.select_related("family", "guardian", "owner", "group", "closed_by")


def open_promises_for(account: Account) -> QuerySet[Promise]:
    """Promises still to be kept, first due first."""
    return promises_for(account).filter(state=Promise.State.OPEN)


def late_promises_for(account: Account) -> QuerySet[Promise]:
    """Open promises whose day has passed."""
    return open_promises_for(account).filter(due__lt=today())


def listed_promises(account: Account, view: str, kind: str = "") -> QuerySet[Promise]:
    """Promises for one of `VIEWS`, of one kind if given: open ones by day, closed ones newest first.

    Mine are also those of colleagues for whom this account stands in today.
    """
    rows = {
        "mine": open_promises_for(account).filter(owner__in=[account.pk, *stands_in_for(account)]),
        "all": open_promises_for(account),
        "late": late_promises_for(account),
        "closed": promises_for(account).exclude(state=Promise.State.OPEN).order_by("-closed_at", "-pk"),
    }[view]
    return rows.filter(kind=kind) if kind else rows


@dataclass(frozen=True)
class Owed:
    """A promise in a list: its pictogram, whether it is late and whether the family may be contacted today."""

    promise: Promise
    icon: str
    late: bool
    may_contact: bool


def owed(promises: Iterable[Promise], open_pairs: set[tuple[int, int]] | None = None) -> list[Owed]:
    """Return these promises ready to be listed; one query for each category, for any number.

    `open_pairs` spares one where it is known which (family, guardian) the school may contact today.
    """
    promises = list(promises)
    known = {} if open_pairs is None else {str(CONTACT): open_pairs}
    for category in {promise.category for promise in promises} - set(known):
        known[category] = _open_pairs(promises, category)
    return [_owed(promise, _is_open(promise, known[promise.category])) for promise in promises]


def _is_open(promise: Promise, pairs: set[tuple[int, int]]) -> bool:
    if promise.guardian_id:
        return (promise.family_id, promise.guardian_id) in pairs
    return any(family == promise.family_id for family, _ in pairs)


def _open_pairs(promises: list[Promise], category: str) -> set[tuple[int, int]]:
    families = {promise.family_id for promise in promises if promise.category == category}
    ties = Guardianship.objects.filter(guardianship_is_open(category), child__family__in=families)
    return set(ties.values_list("child__family_id", "guardian_id"))


def _owed(promise: Promise, may_contact: bool) -> Owed:
    late = promise.state == Promise.State.OPEN and promise.due < today()
    return Owed(promise, KINDS[promise.kind], late, may_contact)


def keeper_of(promise: Promise) -> Account | None:
    """Who keeps this promise today: its owner, or who stands in for them; None when nobody has taken it up."""
    owner = promise.owner
    return owner and stand_ins([owner.pk]).get(owner.pk, owner)


@dataclass(frozen=True)
class Kept:
    """How many promises were kept this school year in time, and how many too late."""

    in_time: int
    late: int

    @property
    def total(self) -> int:
        """All that were kept."""
        return self.in_time + self.late


def kept_this_year(account: Account) -> Kept:
    """Count the promises within reach that were kept since 1 August; what the family did not need is not counted."""
    since = date(int(school_year_of(today())[:4]), 8, 1)
    rows = promises_for(account).filter(state=Promise.State.KEPT, closed_at__date__gte=since).order_by()
    counts = rows.aggregate(total=Count("pk"), in_time=Count("pk", filter=Q(closed_at__date__lte=F("due"))))
    return Kept(counts["in_time"], counts["total"] - counts["in_time"])


def promise_for(account: Account, pk: int) -> Promise:
    """Return one promise, or raise Http404."""
    return found(promises_for(account), pk=pk)


def closed_just_now(account: Account, pk: str | None) -> Promise | None:
    """The promise that a page was just told is closed, to offer taking that back; None when it is not."""
    if not (number := number_of(pk)):
        return None
    return promises_for(account).exclude(state=Promise.State.OPEN).filter(pk=number, closed_by=account).first()


def call_owed_to(guardian: Guardian) -> Promise | None:
    """The promise to call that this guardian asked for and that is still open."""
    return promises_to(guardian).filter(kind=Promise.Kind.CALL_BACK, about_id=None).first()


def promises_to(guardian: Guardian) -> QuerySet[Promise]:
    """What the school still owes this guardian."""
    rows = Promise.objects.filter(guardian=guardian, family__in=children_of(guardian).values("family"))
    return rows.filter(state=Promise.State.OPEN).select_related("owner")
