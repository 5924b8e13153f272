"""Attach a measure to an activity or to the rest of its series, say what it takes, and take it off again."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from driehoek.activities.measures import kind, kinds
from driehoek.activities.models import Activity, Measure
from driehoek.activities.queries import activities_to_plan
from driehoek.activities.queries.measures import is_to_come, may_be_arranged
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.policy.queries import colleagues_at


@transaction.atomic
def attach(*, activity: Activity, kind_key: str, by: Account, every: bool = False) -> list[Measure]:
    """Arrange a measure for this activity, with `every` also for the later ones of its series; twice changes nothing.

    What parents can ask for is opened with it. Raises PermissionDenied when the activity is not theirs to plan,
    ValidationError for an unknown measure, or when it has begun or does not go on.
    """
    if kind_key not in {one.key for one in kinds()}:
        raise ValidationError(_("Choose one of the measures."))
    rows = _to_come(activity, by, every=every)
    offers = kind(kind_key).offers
    have = set(Measure.objects.filter(activity__in=rows, kind=kind_key).values_list("activity", flat=True))
    made = Measure.objects.bulk_create(
        Measure(activity=one, kind=kind_key, added_by=by, switched=bool(offers) and not getattr(one, offers))
        for one in rows if one.pk not in have
    )  # fmt: skip
    _switch(made, offers, on=True)
    record("measure_attached", by=by, subject=activity, location=activity.location, kind=kind_key, times=len(made))
    return made


def _to_come(activity: Activity, by: Account, *, every: bool) -> list[Activity]:
    """The activity and, if asked, the rest of its series as they are now, waiting for whoever is changing them."""
    mine = activities_to_plan(by).select_for_update(of=("self",))
    now = mine.filter(pk=activity.pk).first()
    if now is None:
        raise PermissionDenied
    rows = [now]
    if every and now.series_id:
        rows = list(mine.filter(series=now.series_id, starts_at__gte=now.starts_at).filter(is_to_come()))
    if not may_be_arranged(now):
        raise ValidationError(_("This activity has begun or does not go on. Choose one that is still to come."))
    return rows


def _switch(measures: list[Measure], offers: str, *, on: bool) -> None:
    if offers:
        numbers = [row.activity_id for row in measures if row.switched]
        Activity.objects.filter(pk__in=numbers).update(**{offers: on})


@transaction.atomic
def take_off(*, measure: Measure, by: Account) -> None:
    """Take a measure off one activity again; what was opened for it closes.

    Raises PermissionDenied when the activity is not theirs to plan, ValidationError once it has begun.
    """
    activity = _to_come(measure.activity, by, every=False)[0]
    known = {one.key: one.offers for one in kinds()}
    _switch([measure], known.get(measure.kind, ""), on=False)
    record("measure_taken_off", by=by, subject=activity, location=activity.location, kind=measure.kind)
    measure.delete()


@transaction.atomic
def say_what_it_takes(
    *, measure: Measure, owner: Account | None, hours: Decimal, cost: Decimal, by: Account
) -> Measure:
    """Keep who arranges a measure, how many hours it takes and what it costs in euros.

    Raises PermissionDenied when the activity is not theirs to plan or the owner does not work there, ValidationError on
    bad data.
    """
    activity = activities_to_plan(by).filter(pk=measure.activity_id).first()
    if activity is None or (owner and owner not in colleagues_at(activity.location, "see_families")):
        raise PermissionDenied
    measure.owner, measure.hours, measure.cost = owner, hours, cost
    measure.full_clean()
    measure.save()
    record("measure_changed", by=by, subject=activity, location=activity.location, kind=measure.kind)
    return measure
