"""What stood in the way of families at activities like this one, and what the school could arrange next time."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from driehoek.activities.comparable import like
from driehoek.activities.measures import Kind, kinds
from driehoek.activities.models import Absence, Activity, Measure
from driehoek.activities.queries import activities_to_plan
from driehoek.activities.rules import families_at
from driehoek.people.models import Account
from driehoek.people.queries import found

MOST_NAMED = 3


@dataclass(frozen=True)
class Help:
    """A kind of measure, how many families named something that it may answer, and the measure when it is attached."""

    kind: Kind
    families: int
    attached: Measure | None


def measures_for(account: Account) -> QuerySet[Measure]:
    """Measures at activities that this account may change."""
    rows = Measure.objects.filter(activity__in=activities_to_plan(account).order_by().values("pk"))
    return rows.select_related("activity__location", "owner")


def measure_for(account: Account, pk: int) -> Measure:
    """Return one measure, or raise Http404."""
    return found(measures_for(account), pk=pk)


def named_barriers(account: Account, activity: Activity) -> Counter[str]:
    """Reason -> how many families within reach gave it at this activity and those like it."""
    rows = Absence.objects.filter(families_at(account, "see_families"), activity__in=like(activity).values("pk"))
    counted = rows.exclude(reason="").values_list("reason").annotate(number=Count("family", distinct=True))
    return Counter(dict(counted.order_by()))


def helps(named: Mapping[str, int], attached: Mapping[str, Measure]) -> list[Help]:
    """Every kind of measure, first those that answer what most families named."""
    rows = [Help(one, sum(named.get(code, 0) for code in one.answers), attached.get(one.key)) for one in kinds()]
    return sorted(rows, key=lambda row: -row.families)


def next_time(account: Account, activity: Activity) -> Activity | None:
    """The activity to come at which a measure could help: this one, else one like it, else one for the same groups."""
    groups = activity.groups.values("pk")
    coming = activities_to_plan(account).filter(is_to_come(), location=activity.location_id)
    near = Case(
        When(pk=activity.pk, then=Value(0)), When(pk__in=like(activity).values("pk"), then=Value(1)),
        default=Value(2), output_field=IntegerField(),
    )  # fmt: skip
    return coming.filter(groups__in=groups).annotate(near=near).order_by("near", "starts_at", "pk").first()


def is_to_come() -> Q:
    """Match activities that are still to begin and go on."""
    return Q(starts_at__gt=timezone.now(), state__in=(Activity.State.DRAFT, Activity.State.INVITED))


def may_be_arranged(activity: Activity) -> bool:
    """Whether it is early enough to arrange something for it."""
    return Activity.objects.filter(is_to_come(), pk=activity.pk).exists()


@dataclass(frozen=True)
class Suggestion:
    """After an activity: what families named most, the next time, and what could help then."""

    named: list[tuple[str, int]]
    coming: Activity
    helps: list[Help]


def suggestion(account: Account, activity: Activity) -> Suggestion | None:
    """What could help next time; nothing when no reason is known or nothing is to come."""
    named = named_barriers(account, activity)
    coming = next_time(account, activity) if named else None
    if coming is None:
        return None
    rows = helps(named, {row.kind: row for row in coming.measures.all()})
    return Suggestion(named.most_common(MOST_NAMED), coming, [row for row in rows if row.families][:MOST_NAMED])
