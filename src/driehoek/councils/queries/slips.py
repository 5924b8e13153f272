"""For whom voting slips are printed: everybody without a page of their own, a group, or one voter."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from driehoek.councils.models import Election, Voter
from driehoek.people.models import Group
from driehoek.people.models.base import on_day
from driehoek.people.rules import today


@dataclass(frozen=True)
class Roll:
    """Voters who do not log in, by name, and the group in which a pupil is today (voter -> name)."""

    voters: list[Voter]
    groups: dict[int, str]

    @property
    def without_page(self) -> list[Voter]:
        """Pupils, and guardians whom neither e-mail nor telephone reaches."""
        return [one for one in self.voters if not (one.guardian and (one.guardian.email or one.guardian.phone))]

    def chosen(self, key: str) -> list[Voter]:
        """The voters of a choice: "all", "g" and a group, or "v" and the number of one."""
        if key == "all":
            return self.without_page
        return [one for one in self.voters if key in (f"g{self.groups.get(one.pk)}", f"v{one.pk}")]


@dataclass(frozen=True)
class Handful:
    """So many slips that hold now, printed on one day by one colleague."""

    number: int
    day: date
    by: str


def printed(election: Election) -> list[Handful]:
    """The slips of an election, for everybody who reads its page: by whom, when and how many; not for whom."""
    rows = election.voters.filter(slip_on__isnull=False).order_by("slip_on", "slip_by__name")
    counted = rows.values_list("slip_on", "slip_by__name").annotate(Count("pk"))
    return [Handful(number, day, by or "") for day, by, number in counted if day]


def roll_of(election: Election) -> Roll:
    """Who can get a slip in this election; two queries."""
    rows = election.voters.filter(account=None).select_related("guardian", "pupil")
    voters = sorted(rows, key=lambda one: (str(one).casefold(), one.pk))
    pupils = {one.pupil_id: one.pk for one in voters if one.pupil_id}
    groups = Group.objects.filter(on_day(today(), "enrolments__"), enrolments__child__in=pupils)
    names = groups.order_by("name").values_list("enrolments__child", "name")
    return Roll(voters, {pupils[child]: name for child, name in names if child in pupils})
