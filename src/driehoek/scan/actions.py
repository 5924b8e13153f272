"""Verbs of the scan: begin, answer, weigh, keep and open again; and note the hours of a colleague."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.people.audit import record
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.policy.queries import colleagues_at, may_set_goals
from driehoek.scan.levels import level
from driehoek.scan.models import ParentHours, Scan, ScanAnswer
from driehoek.scan.queries import loads_of, open_scan_of, result_of, with_budget
from driehoek.scan.workload import totals

CARRIED = ("wanted", "steering", "demand", "demand_asked", "demand_source", "support", "support_source")
Answers = Mapping[str, tuple[str, str]]


def _check(by: Account, location: Location) -> None:
    if not may_set_goals(by, location):
        raise PermissionDenied


def _open(scan: Scan, by: Account) -> Scan:
    """The scan under a lock; raises ValidationError when it was kept meanwhile."""
    _check(by, scan.location)
    locked = Scan.objects.select_for_update().get(pk=scan.pk)
    if locked.kept_at:
        raise ValidationError(_("This scan is kept and does not change any more."))
    return locked


@transaction.atomic
def begin_scan(*, location: Location, school_year: SchoolYear, by: Account) -> Scan:
    """Begin a scan with the answers of the last one that was kept; the open one when there is one.

    Raises PermissionDenied when this account does not set the policy of the location.
    """
    _check(by, location)
    Location.objects.select_for_update().get(pk=location.pk)
    if found := open_scan_of(location, school_year):
        return found
    last = Scan.objects.filter(location=location, kept_at__isnull=False).order_by("-kept_at", "-pk").first()
    carried = {name: getattr(last, name) for name in CARRIED} if last else {}
    scan = Scan.objects.create(location=location, school_year=school_year, begun_by=by, **carried)
    before = last.answers.all() if last else ()
    ScanAnswer.objects.bulk_create(
        ScanAnswer(scan=scan, condition=one.condition, value=one.value, note=one.note) for one in before
    )
    record("scan_begun", by=by, subject=scan, location=location)
    return scan


@transaction.atomic
def answer_level(*, scan: Scan, number: int, answers: Answers, by: Account) -> None:
    """Note the answers to the conditions of one level: condition key -> value and note.

    Raises PermissionDenied without the right, ValidationError when the scan is kept or a condition is not of the level.
    """
    locked = _open(scan, by)
    strange = set(answers) - {one.key for one in level(number).conditions}
    if strange:
        raise ValidationError(f"Not of level {number}: {', '.join(sorted(strange))}")
    for key, (value, note) in answers.items():
        answer = locked.answers.filter(condition=key).first() or ScanAnswer(scan=locked, condition=key)
        answer.value, answer.note = value, note
        answer.full_clean(validate_constraints=False)
        answer.save()
    record("scan_answered", by=by, subject=scan, location=scan.location, level=number)


@transaction.atomic
def weigh_sides(*, scan: Scan, sides: Mapping[str, Any], by: Account) -> None:
    """Note demand, support, the level that is wanted and how it is steered; `sides` has names of fields of a scan.

    Raises PermissionDenied without the right, ValidationError when the scan is kept or a value is out of bounds.
    """
    locked = _open(scan, by)
    for name in CARRIED:
        setattr(locked, name, sides[name])
    locked.full_clean(validate_constraints=False)
    locked.save(update_fields=CARRIED)
    record("scan_weighed", by=by, subject=scan, location=scan.location)


@transaction.atomic
def keep_scan(*, scan: Scan, by: Account) -> None:
    """Keep the scan as it is today, with what it said; from now on it does not change.

    Raises PermissionDenied without the right, ValidationError when it is kept already.
    """
    locked = _open(scan, by)
    locked.kept_at, locked.kept = timezone.now(), _said(locked)
    locked.save(update_fields=["kept_at", "kept"])
    record("scan_kept", by=by, subject=scan, location=scan.location, reached=locked.kept["reached"])


def _said(scan: Scan) -> dict[str, Any]:
    result, team = result_of(scan), list(colleagues_at(scan.location, "plan_activities"))
    loads = loads_of(team, scan.location, scan.school_year)
    return {
        "version": result.model.version,
        "reached": result.reached,
        **{name: float(value) for name, value in totals(loads).items()},
        "budget": float(with_budget(Scan.objects.filter(pk=scan.pk)).get().budget),  # type: ignore[attr-defined]  # annotated
    }


@transaction.atomic
def reopen_scan(*, scan: Scan, by: Account) -> None:
    """Take keeping back, so that a slip can be mended.

    Raises PermissionDenied without the right, ValidationError when another scan of the year is open.
    """
    _check(by, scan.location)
    Location.objects.select_for_update().get(pk=scan.location_id)
    other = open_scan_of(scan.location, scan.school_year)
    if other and other.pk != scan.pk:
        raise ValidationError(_("There is a newer scan that is not finished. Change that one."))
    scan.kept_at, scan.kept = None, {}
    scan.save(update_fields=["kept_at", "kept"])
    record("scan_reopened", by=by, subject=scan, location=scan.location)


@transaction.atomic
def agree_hours(*, hours: ParentHours, by: Account) -> ParentHours:
    """Note how many hours a colleague has for parents; a later agreement takes the place of the one before.

    Raises PermissionDenied without the right or when they do not work there, ValidationError on bad data.
    """
    _check(by, hours.location)
    if not colleagues_at(hours.location, "plan_activities").filter(pk=hours.account_id).exists():
        raise PermissionDenied
    hours.full_clean()
    hours.save()
    record(
        "hours_agreed", by=by, subject=hours, location=hours.location, account=hours.account_id,
        hours=float(hours.hours), per=hours.per,
    )  # fmt: skip
    return hours
