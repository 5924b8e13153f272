"""What a comparison of ways of inviting can see beforehand, and what came of it: one way to count."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from driehoek.activities.analysis import Arm, arms, stated
from driehoek.activities.comparable import like
from driehoek.activities.lots import together
from driehoek.activities.models import Activity, Attendance, Experiment, Invitation, Lot
from driehoek.activities.queries import activities_to_plan
from driehoek.activities.queries.inviting import Recipient
from driehoek.activities.ways import all_ways
from driehoek.people.models import Account, Guardianship, Location
from driehoek.people.queries import found
from driehoek.shared.languages import DEFAULT
from driehoek.shared.stats import percent, smallest_difference

Outcome = Experiment.Outcome


def experiments_for(account: Account) -> QuerySet[Experiment]:
    """Comparisons at activities of which every group is in reach, newest first."""
    rows = Experiment.objects.filter(activity__in=activities_to_plan(account).order_by().values("pk"))
    return rows.select_related("activity__location", "started_by").prefetch_related("activity__texts")


def experiment_for(account: Account, pk: int) -> Experiment:
    """Return one comparison, or raise Http404."""
    return found(experiments_for(account), pk=pk)


def experiment_at(activity: Activity) -> Experiment | None:
    """The comparison of an activity that the person who asks may plan, if there is one."""
    return Experiment.objects.filter(activity=activity).first()


def experiments_at(account: Account, location: Location) -> QuerySet[Experiment]:
    """Those of one location."""
    return experiments_for(account).filter(activity__location=location)


def homes_of(families: Iterable[int]) -> dict[int, int]:
    """Family -> its home: families that share a guardian or a household belong together. Three queries."""
    rows = Guardianship.objects.filter(child__family__in=set(families))
    people = rows.values_list("child__family", "guardian", "guardian__household", "child__households")
    ties: list[tuple[int, tuple[str, int]]] = []
    for family, guardian, *households in people:
        ties += [(family, ("guardian", guardian)), *((family, ("household", one)) for one in households if one)]
    return together(ties)


def languages_of(recipients: Iterable[Recipient], homes: dict[int, int]) -> dict[int, str]:
    """Home -> the language in which it reads: the one that is not Dutch where there are several."""
    read: dict[int, set[str]] = {}
    for who in recipients:
        read.setdefault(homes[who.child.family_id], set()).add(who.guardian.language_read)
    return {home: min(codes - {DEFAULT}, default=DEFAULT) for home, codes in read.items()}


@dataclass(frozen=True)
class Prospect:
    """What a comparison of so many ways could show: `size` homes for each, and the smallest rise in percent."""

    ways: int
    size: int
    difference: int | None

    @property
    def enough(self) -> bool:
        """Whether there are enough homes to begin."""
        return self.size >= all_ways().smallest_group


@dataclass(frozen=True)
class Prospects:
    """How many homes would be invited, the share taken as usual (in percent), and what each number of ways shows."""

    homes: int
    usual: int | None
    rows: list[Prospect]


def prospects(activity: Activity, recipients: Iterable[Recipient]) -> Prospects:
    """What can be seen with the families of this activity, by the power that ways.toml asks."""
    homes = len(set(homes_of(who.child.family_id for who in recipients).values()))
    usual = _usual_share(activity)
    rows = [_prospect(number, homes // number, usual) for number in range(2, len(all_ways().ways) + 1)]
    return Prospects(homes, percent(usual), rows)


def _prospect(ways: int, size: int, usual: float) -> Prospect:
    data = all_ways()
    each = stated([str(number) for number in range(ways)], Outcome.CAME, data.confidence)["each"]
    return Prospect(ways, size, percent(smallest_difference(usual, size, power=data.power, confidence=each)))


def _usual_share(activity: Activity) -> float:
    """The share of invited families that came to activities like this one, else what is said in ways.toml."""
    closed = like(activity).filter(state=Activity.State.CLOSED).order_by().values("pk")
    came = Attendance.objects.filter(activity=OuterRef("activity"), family=OuterRef("family"))
    rows = Invitation.objects.filter(activity__in=closed).annotate(came=Exists(came))
    asked = set(rows.values_list("activity", "family", "came"))
    return sum(came for *_, came in asked) / len(asked) if asked else all_ways().usual_share


def counts_of(experiment: Experiment) -> dict[str, tuple[int, int]]:
    """Way -> (homes with the outcome, homes), every home with the way that the lot gave it."""
    had = _with_outcome(experiment)
    homes: dict[tuple[str, int], bool] = {}
    for way, home, family in Lot.objects.filter(experiment=experiment).values_list("way", "home", "family"):
        homes[way, home] = homes.get((way, home), False) or family in had
    return {
        way: (sum(yes for (one, _), yes in homes.items() if one == way), sum(one == way for one, _ in homes))
        for way in experiment.ways
    }


def _with_outcome(experiment: Experiment) -> set[int]:
    """The families of the activity that had the outcome which was chosen beforehand."""
    if experiment.outcome == Outcome.CAME:
        return set(experiment.activity.attendances.values_list("family", flat=True))
    return set(experiment.activity.invitations.exclude(answer="").values_list("family", flat=True))


def arms_of(experiment: Experiment) -> list[Arm]:
    """The outcome as it was kept when the comparison was concluded; empty before."""
    if experiment.result is None:
        return []
    return arms({way: (part, whole) for way, (part, whole) in experiment.result.items()}, experiment.analysis)


def is_compared(invitation: Invitation) -> bool:
    """Whether chance decided how this family was invited: its own page tells so."""
    lots = Lot.objects.filter(experiment__activity=invitation.activity_id, family=invitation.family_id)
    return lots.filter(experiment__stopped_at=None).exists()
