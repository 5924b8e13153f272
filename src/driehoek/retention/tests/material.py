"""Somebody left long ago, and a night passes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from model_bakery import baker

from driehoek.demo.cast import Cast
from driehoek.people.models import Child, Enrolment, Location
from driehoek.people.rules import today
from driehoek.retention.actions import agree
from driehoek.retention.choosing import chosen_at
from driehoek.retention.due import Rows, due
from driehoek.retention.leaving import months_before
from driehoek.retention.models import RetentionRun, SoonErased, TermsAgreed
from driehoek.retention.nightly import work
from driehoek.retention.terms import Record, Term

bake: Callable[..., Any] = baker.make  # a row with nothing in it but what a test says
LONG_AGO = 120  # months: longer than any term


def yassin() -> Child:
    """The child of Samira and Hassan at the preschool; Inas is at the primary school of the same board."""
    return Child.objects.get(given_name="Yassin")


def gone(child: Child, months: int = LONG_AGO, *, days: int = 0) -> date:
    """Let a child leave so many months ago, and so many days before that; returns the last day."""
    day = months_before(today(), months) - timedelta(days=days)
    Enrolment.objects.filter(child=child).update(start=None, end=day)
    return day


def agreed(cast: Cast, *codes: str) -> None:
    """The heads agreed a long time ago."""
    for code in codes or ("vlindertuin", "regenboog", "zuiderpark", "haagpoort"):
        agree(location=getattr(cast, code), by=cast.ruud)
    TermsAgreed.objects.update(at="2020-01-01T12:00:00Z")


def night(location: Location | None) -> RetentionRun:
    """One whole night at a location, batch after batch."""
    RetentionRun.objects.filter(location=location, day=today()).delete()
    run = RetentionRun.objects.create(location=location, day=today())
    while run.done_at is None:
        work(run)
        run.refresh_from_db()
    return run


def two_nights(location: Location) -> RetentionRun:
    """A night that lists, and one thirty days later that erases."""
    night(location)
    SoonErased.objects.update(erase_on=today())
    return night(location)


def over(record: Record, term: Term, location: Location) -> Rows:
    """What is over its term today."""
    return due(record, term, chosen_at(location), today())
