"""Plan an activity or a series of them, and keep the words parents read."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.activities.models import Activity, ActivityText, Series
from driehoek.activities.queries import activities_for
from driehoek.people.audit import record
from driehoek.people.models import Account, Group
from driehoek.people.queries import groups_for

WEEKS_BETWEEN = {Series.Rhythm.WEEKLY: 1, Series.Rhythm.FORTNIGHTLY: 2, Series.Rhythm.MONTHLY: 4}
Texts = dict[str, ActivityText]


@transaction.atomic
def plan(*, activity: Activity, groups: Iterable[Group], texts: Iterable[ActivityText], by: Account) -> Activity:
    """Keep a new or changed activity with its groups and texts.

    Raises PermissionDenied when a group is not one this account plans for, ValidationError on bad data.
    """
    groups = list(groups)
    mine = set(groups_for(by, "plan_activities").filter(location=activity.location).values_list("pk", flat=True))
    if not groups or not {group.pk for group in groups} <= mine:
        raise PermissionDenied
    activity.owner = activity.owner or by
    activity.full_clean()
    activity.save()
    activity.groups.set(groups)
    for text in texts:
        _keep_text(activity, text)
    record("activity_planned", by=by, subject=activity, location=activity.location)
    return activity


@transaction.atomic
def plan_series(
    *, first: Activity, groups: Iterable[Group], texts: Iterable[ActivityText], rhythm: str, until: date, by: Account
) -> list[Activity]:
    """Plan the same activity again and again until a day, each a row of its own that can be moved or cancelled."""
    groups, texts = list(groups), list(texts)
    series = Series.objects.create(location=first.location, title=texts[0].title, rhythm=rhythm)
    step = timedelta(weeks=WEEKS_BETWEEN[Series.Rhythm(rhythm)])
    return [
        plan(activity=activity, groups=groups, texts=[_copy(text) for text in texts], by=by)
        for activity in _repeat(first, series, step, until)
    ]


def _repeat(first: Activity, series: Series, step: timedelta, until: date) -> Iterable[Activity]:
    """Yield copies at the same local time; the clock change does not shift a morning."""
    start, end = timezone.localtime(first.starts_at), timezone.localtime(first.ends_at)
    times = 0
    while (start + step * times).date() <= until:
        copy = Activity(**{field.attname: getattr(first, field.attname) for field in Activity._meta.concrete_fields})
        copy.pk, copy.series = None, series
        copy.starts_at, copy.ends_at = start + step * times, end + step * times
        yield copy
        times += 1


def _copy(text: ActivityText) -> ActivityText:
    return ActivityText(
        language=text.language, title=text.title, why=text.why, what=text.what, source=text.source
    )  # fmt: skip


@transaction.atomic
def save_text(*, activity: Activity, text: ActivityText, by: Account) -> ActivityText:
    """Keep what parents read in one language; raises PermissionDenied when the activity is not theirs to plan."""
    if not activities_for(by, "plan_activities").filter(pk=activity.pk).exists():
        raise PermissionDenied
    kept = _keep_text(activity, text)
    record("text_saved", by=by, subject=activity, location=activity.location, language=text.language)
    return kept


def _keep_text(activity: Activity, text: ActivityText) -> ActivityText:
    values = {"title": text.title, "why": text.why, "what": text.what, "source": text.source}
    return ActivityText.objects.update_or_create(activity=activity, language=text.language, defaults=values)[0]
