"""Plan an activity or a series of them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.activities.actions.wording import copy_of, keep_texts
from driehoek.activities.models import Activity, ActivityText, Series
from driehoek.activities.queries import activities_to_plan
from driehoek.activities.queries.planning import volunteers_at
from driehoek.people.audit import record
from driehoek.people.models import Account, Group
from driehoek.people.queries import groups_for
from driehoek.policy.queries import colleagues_at
from driehoek.shared.languages import DEFAULT

WEEKS_BETWEEN = {Series.Rhythm.WEEKLY: 1, Series.Rhythm.FORTNIGHTLY: 2, Series.Rhythm.MONTHLY: 4}


@transaction.atomic
def plan(
    *,
    activity: Activity,
    groups: Iterable[Group],
    texts: Iterable[ActivityText] = (),
    helpers: Iterable[Account] = (),
    by: Account,
) -> Activity:
    """Keep a new or changed activity with its groups, helpers and (new ones always) what parents read about it.

    Raises PermissionDenied when a group or the activity itself is not one this account plans for, ValidationError on
    bad data.
    """
    groups, texts, helpers = list(groups), list(texts), list(helpers)
    _check(activity, groups, texts, helpers, by)
    activity.owner = activity.owner or by
    activity.full_clean()
    activity.save()
    activity.groups.set(groups)
    activity.helpers.set(helpers)
    keep_texts(activity, texts)
    record("activity_planned", by=by, subject=activity, location=activity.location)
    return activity


def _check(
    activity: Activity, groups: list[Group], texts: list[ActivityText], helpers: list[Account], by: Account
) -> None:
    mine = set(groups_for(by, "plan_activities").filter(location=activity.location).values_list("pk", flat=True))
    wanted = {group.pk for group in groups}
    if activity.pk:
        _check_change(activity, wanted, mine, by)
    elif not wanted or not wanted <= mine:
        raise PermissionDenied
    elif DEFAULT not in {text.language for text in texts}:
        raise ValidationError(_("Write in Dutch what parents read: it is what everybody falls back on."))
    _check_place(activity, helpers, by)


def _check_change(activity: Activity, wanted: set[int], mine: set[int], by: Account) -> None:
    """A group that was there may stay although its school year is over; only running ones may be added."""
    before = activities_to_plan(by).select_for_update(of=("self",)).filter(pk=activity.pk).first()
    if before is None:
        raise PermissionDenied
    had = {group.pk for group in before.groups.all()}
    if not wanted or not wanted <= mine | had:
        raise PermissionDenied
    if before.state == Activity.State.CANCELLED:
        raise ValidationError(_("This activity is cancelled. Plan a new one."))
    if before.state != Activity.State.DRAFT and had - wanted:
        raise ValidationError(_("Families of a group that you took away are invited already. Leave the group in."))


def _check_place(activity: Activity, helpers: list[Account], by: Account) -> None:
    """Goal, helpers and school year belong to the same place and time as the activity."""
    if activity.goal and activity.goal.location_id != activity.location_id:
        raise PermissionDenied
    if not {helper.pk for helper in helpers} <= set(volunteers_at(activity.location).values_list("pk", flat=True)):
        raise PermissionDenied
    _check_owner(activity, by)
    year = activity.school_year
    if not year.start <= timezone.localdate(activity.starts_at) <= year.end:
        raise ValidationError(_("Choose a day in the school year of the groups."))


def _check_owner(activity: Activity, by: Account) -> None:
    """Whoever newly carries it plans activities there; who left stays named until somebody takes it over."""
    kept = Activity.objects.filter(pk=activity.pk, owner=activity.owner_id).exists()
    if kept or activity.owner in (None, by):
        return
    if activity.owner not in colleagues_at(activity.location, "plan_activities"):
        raise PermissionDenied


@transaction.atomic
def plan_series(
    *,
    first: Activity,
    groups: Iterable[Group],
    texts: Iterable[ActivityText],
    helpers: Iterable[Account] = (),
    rhythm: str,
    until: date,
    by: Account,
) -> list[Activity]:
    """Plan the same activity again and again until a day, each a row of its own that can be moved or cancelled.

    Raises what `plan` raises, and ValidationError when `until` lies before the first time or after the school year.
    """
    groups, texts, helpers = list(groups), list(texts), list(helpers)
    if first.pk:
        raise ValueError("a series begins with a new activity")
    if not timezone.localdate(first.starts_at) <= until <= first.school_year.end:
        raise ValidationError(_("Let the series end after the first day and within the school year."))
    first.series = _series(first, texts, rhythm)
    plan(activity=first, groups=groups, texts=texts, helpers=helpers, by=by)
    others = Activity.objects.bulk_create(_later(first, rhythm, until))
    _give_same(others, groups, texts, helpers)
    record("series_planned", by=by, subject=first.series, location=first.location, activities=len(others) + 1)
    return [first, *others]


def _series(first: Activity, texts: list[ActivityText], rhythm: str) -> Series:
    title = next((text.title for text in texts if text.language == DEFAULT), "")
    return Series.objects.create(location=first.location, title=title, rhythm=Series.Rhythm(rhythm))


def _later(first: Activity, rhythm: str, until: date) -> Iterator[Activity]:
    step = timedelta(weeks=WEEKS_BETWEEN[Series.Rhythm(rhythm)])
    starts, ends = _times(first.starts_at, step, until), _times(first.ends_at, step, until + timedelta(days=1))
    for start, end in zip(starts, ends, strict=False):
        fields = {field.attname: getattr(first, field.attname) for field in Activity._meta.concrete_fields}
        yield Activity(**fields | {"id": None, "starts_at": start, "ends_at": end})


def _times(moment: datetime, step: timedelta, until: date) -> Iterator[datetime]:
    """Yield the later moments at the same time on the clock: the clock change does not shift a morning."""
    later = timezone.localtime(moment) + step
    while later.date() <= until:
        yield later
        later += step


def _give_same(
    activities: list[Activity], groups: list[Group], texts: list[ActivityText], helpers: list[Account]
) -> None:
    group_of, helper_of = Activity.groups.through, Activity.helpers.through
    group_of.objects.bulk_create(group_of(activity=one, group=group) for one in activities for group in groups)
    helper_of.objects.bulk_create(helper_of(activity=one, account=helper) for one in activities for helper in helpers)
    ActivityText.objects.bulk_create(copy_of(text, one) for one in activities for text in texts)
