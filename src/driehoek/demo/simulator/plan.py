"""Two school years of goals and activities, as `simulation.toml` plans them; what lies ahead is still a draft."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from driehoek.activities import library
from driehoek.activities.models import Activity, ActivityText, Series
from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.register import Ladders
from driehoek.demo.simulator.source import Table, chance, settings
from driehoek.people.models import Account, Appointment, Group, Location, SchoolYear
from driehoek.policy.models import Goal
from driehoek.shared.languages import LANGUAGES

HOLIDAY_WEEKS = {0, 1, 8, 9, 18, 43}  # counted modulo 52; roughly those of the middle of the country
INVITED_BEFORE = timedelta(days=14)
FOR_THE_CAST = timedelta(days=3)  # these days belong to the cast: first comes what the demo page tells of
FIRST_WEEK = 36  # weeks with a lower number lie in the second calendar year of a school year


@dataclass
class Meeting:
    """An activity with what only the simulator knows: its groups at hand, and how personally people were invited.

    `title` is what the logbook calls it, `owners` has group pk -> contact person, `asked` who is invited already.
    `helped` is the true effect of what is arranged for it, `lots` family pk -> the way of inviting that is compared.
    """

    activity: Activity
    groups: list[Group]
    languages: list[str]
    personal: bool
    title: str
    owners: dict[int, Account]
    asked: frozenset[int] = frozenset()
    helped: float = 0.0
    lots: dict[int, str] = field(default_factory=dict)


def plan_years(cast: Cast, ladders: Ladders, today: date, rng: Random) -> list[Meeting]:
    """Write the goals, series and activities of the previous and the running year, in order of time."""
    meetings: list[Meeting] = []
    for year, groups in ((cast.previous_year, ladders.before), (cast.year, ladders.now)):
        for code in settings()["years"]:
            meetings += Planner(cast, getattr(cast, code), year, groups, today, rng).meetings()
    _save(meetings)
    meetings += _of_the_cast(cast)
    return sorted(meetings, key=lambda meeting: (meeting.activity.starts_at, meeting.activity.pk))


def _save(meetings: list[Meeting]) -> None:
    Activity.objects.bulk_create(meeting.activity for meeting in meetings)
    Activity.groups.through.objects.bulk_create(
        Activity.groups.through(activity=meeting.activity, group=group)
        for meeting in meetings for group in meeting.groups
    )  # fmt: skip
    ActivityText.objects.bulk_create(text for meeting in meetings for text in _texts(meeting))


def _texts(meeting: Meeting) -> Iterator[ActivityText]:
    for language in meeting.languages:
        text = library.text(meeting.activity.library_key, language)
        if text.language == language:
            yield ActivityText(
                activity=meeting.activity, language=language, title=text.title, why=text.why, what=text.what,
                source=ActivityText.Source.LIBRARY,
            )  # fmt: skip


def _of_the_cast(cast: Cast) -> Iterator[Meeting]:
    """The cast's own activities, to which the simulated families of those groups are invited too."""
    mine = Activity.objects.filter(location__organisation=cast.driesprong, pk__in=[one.pk for one in cast.activities])
    for activity in mine.prefetch_related("groups", "texts", "invitations"):
        titles = {text.language: text.title for text in activity.texts.all()}
        groups = list(activity.groups.all())
        asked = frozenset(invitation.guardian_id for invitation in activity.invitations.all())
        yield Meeting(activity, groups, list(titles), True, titles["nl"], _contact_persons(groups), asked)


class Planner:
    """Plans one location in one school year."""

    def __init__(
        self, cast: Cast, location: Location, year: SchoolYear, groups: dict[tuple[str, int, int], Group],
        today: date, rng: Random,
    ) -> None:  # fmt: skip
        self.location, self.year, self.today, self.rng = location, year, today, rng
        self.runs = year.start <= today <= year.end
        self.groups = {(rung, nr): group for (code, rung, nr), group in groups.items() if code == location.code}
        self.owners = _contact_persons(list(self.groups.values()))
        self.goals = self._goals(getattr(cast, f"goal_{location.code}") if self.runs else None)

    def _goals(self, first: Goal | None) -> list[Goal]:
        rows = settings()["goals"][self.location.code]
        goals = [self._goal(row) for row in rows if not first or row["kind"] != first.kind]
        return ([first] if first else []) + Goal.objects.bulk_create(goals)

    def _goal(self, row: Table) -> Goal:
        owner = self.rng.choice(list(self.owners.values()))
        day = self.year.start + timedelta(days=320)
        return Goal(location=self.location, school_year=self.year, owner=owner, evaluate_on=day, **row)

    def meetings(self) -> Iterator[Meeting]:
        """Yield every activity of the year, unsaved; those of a series share one."""
        for row in settings()["years"][self.location.code]:
            entry, groups = library.entry(row["key"]), self._chosen(row["scope"])
            times = row.get("series", 1)
            series = self._series(entry) if times > 1 else None
            for number in range(times):
                yield self._meeting(row, entry, groups, self._day(row["week"] + 4 * number), series)

    def _series(self, entry: library.Entry) -> Series:
        return Series.objects.create(
            location=self.location, title=entry.text("nl").title, rhythm=Series.Rhythm.MONTHLY
        )  # fmt: skip

    def _chosen(self, scope: str) -> list[Group]:
        """The groups an activity is for: all, a few, or all of one rung of the ladder."""
        rungs = sorted({rung for rung, _ in self.groups})
        if scope == "all":
            return list(self.groups.values())
        if scope == "groups":
            size = min(len(self.groups) - 1, self.rng.randint(2, 5))
            return [self.groups[place] for place in sorted(self.rng.sample(sorted(self.groups), size))]
        chosen = {"first": rungs[0], "last": rungs[-1]}.get(scope, self.rng.choice(rungs))
        return [group for (rung, _), group in self.groups.items() if rung == chosen]

    def _day(self, week: int) -> date:
        while week % 52 in HOLIDAY_WEEKS:
            week += 1
        turned = week > 52 or week < FIRST_WEEK
        weekday = self.rng.choice([1, 2, 2, 3, 4, 4])
        day = date.fromisocalendar(self.year.start.year + turned, (week - 1) % 52 + 1, weekday)
        return day + timedelta(weeks=1) if self.today <= day <= self.today + FOR_THE_CAST else day

    def _meeting(
        self, row: Table, entry: library.Entry, groups: list[Group], day: date, series: Series | None
    ) -> Meeting:
        starts_at = at(day, f"{row['hour']:02}:{self.rng.choice(['00', '15', '30'])}")
        activity = Activity(
            location=self.location, school_year=self.year, goal=self._goal_for(entry), series=series,
            owner=self._owner(groups), library_key=entry.key, pictogram=entry.pictogram, partnership=entry.partnership,
            participation=entry.participation, level=entry.level, starts_at=starts_at, place=row["place"],
            ends_at=starts_at + timedelta(minutes=max(entry.minutes, 30)), children_welcome=entry.children,
            childcare_offered=row["hour"] >= 15 and chance(self.rng, 60 if self.runs else 15),
            interpreter_offered=self.runs or chance(self.rng, 30), staff_hours=entry.staff_hours,
            budget=Decimal(self.rng.choice([0, 0, 15, 25, 40, 75])), **self._state(starts_at, entry.minutes),
        )  # fmt: skip
        personal = chance(self.rng, 80 if self.runs else 30)
        owners = {group.pk: self.owners[group.pk] for group in groups if group.pk in self.owners}
        return Meeting(activity, groups, self._languages(), personal, entry.text("nl").title, owners)

    def _goal_for(self, entry: library.Entry) -> Goal:
        return next((goal for goal in self.goals if goal.kind == entry.goal), self.goals[0])

    def _owner(self, groups: list[Group]) -> Account:
        owners = [self.owners[group.pk] for group in groups if group.pk in self.owners]
        return self.rng.choice(owners or list(self.owners.values()))

    def _state(self, starts_at: datetime, minutes: int) -> dict[str, Any]:
        """Done, cancelled, invited for, or still a draft, as it stands this morning."""
        now, invited_at = at(self.today, "00:00"), starts_at - INVITED_BEFORE
        if invited_at >= now:
            return {"state": Activity.State.DRAFT}
        if starts_at >= now:
            return {"state": Activity.State.INVITED, "invited_at": invited_at}
        if chance(self.rng, 3):
            return {"state": Activity.State.CANCELLED, "invited_at": invited_at}
        closed_at = starts_at + timedelta(minutes=minutes + 30)
        return {"state": Activity.State.CLOSED, "invited_at": invited_at, "closed_at": closed_at}

    def _languages(self) -> list[str]:
        words = settings()["translated"]
        if self.runs:
            return list(LANGUAGES)
        extra = words["before_sometimes"] if chance(self.rng, words["sometimes"]) else []
        return [*words["before"], *extra]


def _contact_persons(groups: list[Group]) -> dict[int, Account]:
    rows = Appointment.objects.filter(group__in=groups, is_contact_person=True).select_related("account")
    return {row.group_id: row.account for row in rows.order_by("-pk") if row.group_id}
