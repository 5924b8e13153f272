"""Verbs of councils: set one up, change it, end it; somebody takes a seat or steps back."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from driehoek.councils.actions.checks import check
from driehoek.councils.models import Council, Election, Member
from driehoek.councils.queries.doors import may_manage
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.people.rules import today, whole_locations_in_reach, years_before


@transaction.atomic
def save_council(*, council: Council, by: Account) -> Council:
    """Keep a new or changed council; ValidationError on bad data or without any seat."""
    _may_set_up(by, council)
    council.full_clean()
    if not council.seats:
        raise ValidationError(_("A council needs at least one seat."))
    council.save()
    record("council_saved", by=by, subject=council, location=council.location)
    return council


def _may_set_up(by: Account, council: Council) -> None:
    places = type(council.location).objects.filter(whole_locations_in_reach(by, "set_goals"))
    if not (places.filter(pk=council.location_id).exists() or (council.pk and may_manage(by, council))):
        raise PermissionDenied


@transaction.atomic
def end_council(*, council: Council, ended: bool, by: Account) -> None:
    """End a council today, or let it go on; what it did stays. ValidationError while an election runs."""
    check(by, council)
    if ended and council.elections.exclude(state=Election.State.CLOSED).exists():
        raise ValidationError(_("An election is running. Decide it first."))
    council.ended_on = today() if ended else None
    council.save(update_fields=["ended_on"])
    record("council_ended" if ended else "council_resumed", by=by, subject=council, location=council.location)


@transaction.atomic
def seat(*, member: Member, by: Account) -> Member:
    """Give somebody a seat who was chosen outside Driehoek; ValidationError when they have one or none is empty."""
    council = Council.objects.select_for_update().get(pk=member.council_id)
    check(by, council)
    member.full_clean()
    sitting = _beside(member, council)
    same = sitting.filter(guardian=member.guardian, account=member.account, child=member.child)
    if same.exists():
        raise ValidationError(_("This person has a seat already."))
    if not _has_room(member, council):
        raise ValidationError(_("No seat is empty then. Somebody steps back first, or the term ends."))
    member.save()
    record("council_seat_taken", by=by, subject=member, location=council.location)
    return member


def _beside(member: Member, council: Council) -> QuerySet[Member]:
    """Who sits on this side on the first day of this seat or after it."""
    rows = council.members.filter(side=member.side, left_on=None).exclude(pk=member.pk)
    return rows.exclude(end__lt=max(member.start or today(), today()))


def _has_room(member: Member, council: Council) -> bool:
    return _beside(member, council).count() < int(getattr(council, member.side))


def term_end(start: date, years: int) -> date:
    """The last day of a term that begins on this day."""
    return years_before(start, -years) - timedelta(days=1)


@transaction.atomic
def change_task(*, member: Member, by: Account) -> None:
    """Keep what a member does in the council, and whether they write down what it says."""
    check(by, member.council)
    member.full_clean()
    member.save(update_fields=["task", "own_task", "writes"])
    record("council_task_changed", by=by, subject=member, location=member.council.location, writes=member.writes)


@transaction.atomic
def step_back(*, member: Member, back: bool, by: Account) -> None:
    """Leave a seat empty because somebody steps back, or take that back while nobody else sits in it."""
    council = Council.objects.select_for_update().get(pk=member.council_id)
    check(by, council)
    if not back and not _has_room(member, council):
        raise ValidationError(_("Somebody else sits in that seat now."))
    member.left_on = today() if back else None
    member.save(update_fields=["left_on"])
    verb = "council_stepped_back" if back else "council_stays"
    record(verb, by=by, subject=member, location=council.location)
