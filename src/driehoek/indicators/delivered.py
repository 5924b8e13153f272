"""Count how far guardians were reached: known address, handed over, confirmed, opened, understood (row I4)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from driehoek.activities.models import Invitation
from driehoek.indicators.reach import Scope
from driehoek.messages.models import Delivery, PushSubscription, Receipt
from driehoek.messages.queries import FAR
from driehoek.people.models import Guardian, Guardianship
from driehoek.shared.stats import Interval, share, wilson

STEPS = ("known", "handed_over", "confirmed", "opened", "understood")


@dataclass(frozen=True)
class Delivered:
    """Numbers of guardians: `guardians` with a right to information, of whom so many came to each step this year."""

    key: str
    guardians: int
    known: int
    handed_over: int
    confirmed: int
    opened: int
    understood: int

    @property
    def share(self) -> float | None:
        """The share of guardians who opened something, from 0 to 1."""
        return share(self.opened, self.guardians)

    @property
    def interval(self) -> Interval | None:
        """Between which bounds that share lies (Wilson, 95%)."""
        return wilson(self.opened, self.guardians)


@dataclass(frozen=True)
class Way:
    """How far one guardian was reached: the number of steps, all of them in order."""

    guardian: int
    language: str
    steps: int


def ways_of(scope: Scope) -> list[Way]:
    """Return how far every guardian in the scope was reached this school year; two queries for any number.

    Who opened or answered has received it too, whatever a channel said.
    """
    ties = Guardianship.objects.filter(child__in=scope.enrolments().values("child"), information="full")
    pushed = PushSubscription.objects.filter(guardian=OuterRef("pk"), gone_at=None)
    guardians = Guardian.objects.filter(pk__in=ties.values("guardian")).annotate(pushed=Exists(pushed))
    came_to = _furthest(scope)
    rows = guardians.select_related("household").order_by("pk")
    return [Way(one.pk, one.language_read, max(came_to[one.pk], int(_is_known(one) or one.pushed))) for one in rows]


def _is_known(guardian: Guardian) -> bool:
    home = guardian.household
    return bool(guardian.email or guardian.phone or (home and home.street and home.city))


def _furthest(scope: Scope) -> dict[int, int]:
    """Guardian pk -> the last step they came to."""
    found: dict[int, int] = defaultdict(int)
    for guardian, step in _reached(scope):
        found[guardian] = max(found[guardian], STEPS.index(step) + 1)
    return found


def _reached(scope: Scope) -> QuerySet[Any, tuple[int, str]]:
    """Every step that a guardian came to, in one query."""
    span = _span(scope)
    sent = Delivery.objects.filter(location=scope.location, created_at__range=span).annotate(far=FAR)
    asked = Receipt.objects.filter(message__location=scope.location, created_at__range=span)
    read = Q(opened_at__isnull=False) | Q(heard_at__isnull=False) | Q(explain_asked_at__isnull=False)
    invited = Invitation.objects.filter(activity__location=scope.location, activity__school_year=scope.year)
    rows = [
        _at(sent.filter(far=Delivery.State.HANDED_OVER), "handed_over"),
        _at(sent.filter(far=Delivery.State.CONFIRMED), "confirmed"),
        _at(asked.filter(read), "opened"),
        _at(asked.filter(Q(understood_at__isnull=False) | Q(answered_at__isnull=False)), "understood"),
        _at(invited.filter(seen_at__isnull=False), "opened"),
        _at(invited.filter(answered_at__isnull=False), "understood"),
    ]
    return rows[0].union(*rows[1:])


def _at(rows: QuerySet[Any], step: str) -> QuerySet[Any, tuple[int, str]]:
    return rows.order_by().values_list("guardian", Value(step, CharField()))


def _span(scope: Scope) -> tuple[datetime, datetime]:
    first, last = scope.year.start, scope.year.end + timedelta(days=1)
    return (
        timezone.make_aware(datetime.combine(first, time())),
        timezone.make_aware(datetime.combine(last, time())),
    )


def everybody(ways: Iterable[Way], key: str = "") -> Delivered:
    """Add guardians up."""
    rows = list(ways)
    return Delivered(key, len(rows), *(sum(row.steps > place for row in rows) for place in range(len(STEPS))))


def per_language(ways: list[Way]) -> list[Delivered]:
    """One row per reading language, the least opened first."""
    rows = (everybody((way for way in ways if way.language == key), key) for key in {way.language for way in ways})
    return sorted(rows, key=lambda row: (row.share or 0, -row.guardians, row.key))
