"""What every round of the demo is made from: the cast, the day, its chance, and the lesson days."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random

from driehoek.conversations.kinds import kinds
from driehoek.conversations.models import Host, HostTime, Round, RoundDay
from driehoek.conversations.queries.hosts import suggestions
from driehoek.demo.cast import Cast
from driehoek.demo.simulator.source import Table, rounds
from driehoek.people.models import Account, Family, Group
from driehoek.schooldays.calendars import Calendar
from driehoek.schooldays.queries.calendars import calendar_at


@dataclass
class Story:
    """The day on which the demo is built, and chance that no other part of the demo draws from."""

    cast: Cast
    today: date
    rng: Random
    subjects: dict[int, Table] = field(default_factory=dict)  # account -> what they teach

    @cached_property
    def calendar(self) -> Calendar:
        """When there are lessons."""
        return calendar_at(self.cast.driesprong.pk)

    @cached_property
    def families_of_cast(self) -> set[int]:
        """The families that everybody knows by name."""
        return {one.pk for one in vars(self.cast).values() if isinstance(one, Family)}

    def lesson_days(self, start: date, weekdays: list[int]) -> list[date]:
        """Lesson days from `start` until the end of the school year, on these days of the week."""
        days = self.calendar.lesson_days(start, self.cast.year.end)
        return [day for day in days if day.weekday() in weekdays]

    def days_ahead(self, table: Table) -> list[date]:
        """The next two lesson days for a round; fewer at the end of the school year."""
        return self.lesson_days(self.today + timedelta(days=table["ahead"]), table["weekdays"])[:2]

    def make_round(self, table: Table, days: list[date]) -> Round:
        """Write a round that is being prepared, with its groups and days; wishes end when it is told otherwise."""
        usual = kinds()[table["kind"]]
        round_ = Round.objects.create(
            location=getattr(self.cast, table["location"]), school_year=self.cast.year, kind=usual.kind,
            owner=getattr(self.cast, table["by"]), slot_minutes=usual.minutes, max_consecutive=usual.in_a_row,
            childcare_places=table.get("childcare_places", 0), compulsory=usual.compulsory, video=usual.video,
            pupils_come=usual.pupils_come, at_home=usual.at_home, wishes_until=date.max,
        )  # fmt: skip
        groups = Group.objects.filter(location=round_.location, school_year=self.cast.year).order_by("pk")
        round_.groups.set(groups.filter(grade__in=table["grades"]) if "grades" in table else groups)
        RoundDay.objects.bulk_create(RoundDay(round=round_, date=day, start=usual.start, end=usual.end) for day in days)
        self._add_hosts(round_, table)
        return round_

    def _add_hosts(self, round_: Round, table: Table) -> None:
        days, everyone = list(round_.days.all()), kinds()[round_.kind].everyone
        for one in suggestions(round_):
            fields = _place(one.account, one.groups[0], table, self.subjects)
            host = Host.objects.create(round=round_, account=one.account, asked=everyone and one.contact, **fields)
            host.groups.set(one.groups)
            there = self._there(one.account, days, table)
            HostTime.objects.bulk_create(HostTime(host=host, day=day, start=day.start, end=day.end) for day in there)

    def _there(self, account: Account, days: list[RoundDay], table: Table) -> list[RoundDay]:
        away = account.pk in self.subjects and self.rng.random() * 100 < table.get("one_evening", 0)
        return [self.rng.choice(days)] if away else days


def _place(account: Account, group: Group, table: Table, subjects: dict[int, Table]) -> Table:
    if taught := subjects.get(account.pk):
        return {"subject": taught["subject"], "place": taught["place"], "zone": taught.get("zone", 0)}
    mentor = "Mentor" if "%s" in table["place"] and table["kind"] == "tables" else ""
    return {"subject": mentor, "place": table["place"] % group.name}


def opening(name: str) -> Table:
    """The table of one round in `rounds.toml`."""
    table: Table = rounds()[name]
    return table
