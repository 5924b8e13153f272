"""What the rules of the plan check know of a location in a school year: plain facts, read once, without any query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

MORNING_UNTIL, AFTERNOON_UNTIL, SATURDAY = 12, 17, 5


def passed(start: date, end: date, day: date) -> float:
    """How much of the span from `start` to `end` is over on this day, from 0 to 1."""
    return min(1.0, max(0.0, (day - start).days / ((end - start).days or 1)))


@dataclass(frozen=True)
class GoalFact:
    """A goal that is worked on this school year.

    `vision` is the number of its version of the vision, `indicator` the figure in which it is seen, `talks` counts
    rounds of talks for it and `ways` the forms that were chosen; `evaluated`: the school looked back at it.
    """

    pk: int
    title: str
    kind: str
    term: str
    serves: str
    measure: str
    indicator: str
    target: int | None
    evaluate_on: date
    owner: int | None
    vision: int | None
    talks: int
    ways: int
    evaluated: bool


@dataclass(frozen=True)
class ActivityFact:
    """An activity of the school year that was not cancelled. Moments are on the Dutch clock, numbers count families.

    `carriers` are its owner and helpers together, `given` the hours for parents that its owner has in the year, if
    they were noted. `wrong_language` counts invitations of which no text is in the language that the guardian reads,
    `unmet` those that wish an interpreter where none is offered. `serves` is the kind of goal that its library entry is
    meant for.
    """

    pk: int
    title: str
    goal: int | None
    owner: int | None
    owner_works_here: bool
    hours: Decimal
    carriers: int
    given: Decimal | None
    starts_at: datetime
    ends_at: datetime
    state: str
    partnership: str
    participation: str
    level: str
    serves: str
    evidence: str
    childcare: bool
    interpreter: bool
    invited: int
    came: int
    without_reason: int
    not_followed_up: int
    wrong_language: int
    unmet: int

    @property
    def day(self) -> date:
        """The day on which it is."""
        return self.starts_at.date()

    @property
    def moment(self) -> str:
        """In which part of the week it is: morning, afternoon, evening or weekend."""
        if self.starts_at.weekday() >= SATURDAY:
            return "weekend"
        hour = self.starts_at.hour
        return "morning" if hour < MORNING_UNTIL else "afternoon" if hour < AFTERNOON_UNTIL else "evening"


@dataclass(frozen=True)
class GroupFact:
    """A group with children: how many activities are `planned`, and whether parents know a contact person."""

    pk: int
    name: str
    planned: int
    contact: bool


@dataclass(frozen=True)
class Numbers:
    """Counts of the whole location this school year.

    `vision` is the number of the version that holds now: the newest that was adopted, else the newest. `heard` counts
    rounds about the plan in which the days for team and parents have come, `plan_on` is the day to look back at the
    whole, `closed` how this year was closed, `years_open` earlier years with goals that were not closed.
    """

    vision: int | None
    vision_written_at: datetime | None
    vision_adopted_on: date | None
    vision_published_at: datetime | None
    endorsing: int
    families: int
    took_part: int
    never_reached: int
    guardians: int
    language_not_chosen: int
    unreachable: int
    promises_late: int
    promises_without_owner: int
    answers_late: int
    rounds: int
    home_visits: int
    home_reports: int
    children: int
    children_behind: int
    drafts_waiting: int
    talks_without_interpreter: int
    own_least: int
    scan_answers: int
    analyses: int
    consultations: int
    heard: int
    adopted: int
    reactions_of_parents: int
    reactions_unanswered: int
    expectations: int
    told: int
    team_sessions: int
    neighbours: int
    neighbours_due: int
    plan_on: date | None
    closed: int
    years_open: int
    council_late: int


@dataclass(frozen=True)
class Facts:
    """Everything the rules look at. `barriers`: what would have helped who could not come -> how often."""

    kind: str
    today: date
    start: date
    end: date
    goals: tuple[GoalFact, ...]
    activities: tuple[ActivityFact, ...]
    groups: tuple[GroupFact, ...]
    barriers: Mapping[str, int]
    numbers: Numbers

    @property
    def passed(self) -> float:
        """How much of the school year is over, from 0 to 1."""
        return passed(self.start, self.end, self.today)

    @property
    def past(self) -> tuple[ActivityFact, ...]:
        """Activities of before today."""
        return tuple(one for one in self.activities if one.day < self.today)

    @property
    def coming(self) -> tuple[ActivityFact, ...]:
        """Activities of today and later."""
        return tuple(one for one in self.activities if one.day >= self.today)

    def activities_of(self, goal: GoalFact) -> tuple[ActivityFact, ...]:
        """What is offered for a goal."""
        return tuple(one for one in self.activities if one.goal == goal.pk)
