"""Doors to the draft of a next year."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from driehoek.activities.models import Activity
from driehoek.cycle.models import DraftActivity
from driehoek.people.models import Account
from driehoek.people.queries import found
from driehoek.policy.models import YearClosing
from driehoek.policy.queries.evaluations import closings_for


def drafts_for(account: Account) -> QuerySet[DraftActivity]:
    """What this account may keep, change or drop, by goal and month; `planned`: it stands in that year already."""
    alike = Activity.objects.filter(goal=OuterRef("goal"), library_key=OuterRef("library_key"))
    rows = DraftActivity.objects.filter(closing__in=closings_for(account, "set_goals").order_by().values("pk"))
    planned = Exists(alike.exclude(state=Activity.State.CANCELLED).exclude(library_key=""))
    return rows.annotate(planned=planned).select_related(
        "closing__location__organisation", "closing__school_year", "goal__location", "goal__school_year", "owner"
    )


def draft_for(account: Account, pk: int) -> DraftActivity:
    """Return one, or raise Http404."""
    return found(drafts_for(account), pk=pk)


@dataclass(frozen=True)
class DraftCount:
    """How many of a draft were kept, and about how many nothing was decided."""

    kept: int
    waiting: int


def count_of(closing: YearClosing) -> DraftCount:
    """How far somebody is with the draft of a closed year."""
    states = list(closing.drafts.values_list("state", flat=True))
    return DraftCount(states.count(DraftActivity.State.KEPT), states.count(DraftActivity.State.WAITING))
