"""What families heard before or on the first day of their child (S3: informed beforehand)."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from driehoek.indicators.counting import Rows, mark
from driehoek.indicators.scope import Scope
from driehoek.logbook.good_news import MISSED
from driehoek.logbook.models import Contact
from driehoek.messages.models import Receipt
from driehoek.people.models import Enrolment


def _first_days(scope: Scope) -> QuerySet[Enrolment]:
    return scope.enrolments().annotate(day=Coalesce("start", F("group__school_year__start")))


def _before(rows: QuerySet[Any], place: str, moment: Any) -> Exists:
    mine = rows.filter(**{place: OuterRef("group__location"), "family": OuterRef("child__family")})
    return Exists(mine.annotate(on=TruncDate(moment)).filter(on__lte=OuterRef("day")))


@mark("family", "told_before")
def told_before(scope: Scope) -> Rows:
    """There was contact on or before the first day."""
    contacts = Contact.objects.exclude(outcome__in=MISSED)
    return _places(scope, Q(_before(contacts, "location", "at")))


@mark("family", "understood_before")
def understood_before(scope: Scope) -> Rows:
    """On or before the first day the parent said that it was understood, or was spoken to."""
    spoken = Contact.objects.filter(mode__in=(Contact.Mode.HEARD, Contact.Mode.TOGETHER)).exclude(outcome__in=MISSED)
    read = Receipt.objects.filter(understood_at__isnull=False)
    said = _before(read, "message__location", "understood_at")
    return _places(scope, Q(_before(spoken, "location", "at")) | Q(said))


def _places(scope: Scope, which: Q) -> Rows:
    return _first_days(scope).filter(which).values_list("group__location", "child__family")
