"""The guide: what the schools' courses lead to, open days to come, and where a child of the cast is."""

from datetime import date, timedelta

from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.source import Table, guide
from driehoek.guide.actions import choose_step, save_course, save_open_day
from driehoek.guide.models import Course, OpenDay
from driehoek.people.rules import today as day_of_today
from driehoek.texts.actions import check
from driehoek.texts.models import Version

THURSDAY = 3


def show_the_way(cast: Cast, today: date) -> None:
    """Let the schools of the cast tell what they tell in the guide."""
    for told in guide()["course"]:
        _course(cast, told)
    for told in guide()["open_day"]:
        day = _thursday_of(today + timedelta(days=told["days"]))
        row = OpenDay(location=getattr(cast, told["location"]), school=told["school"], place=told["place"])
        row.starts_at, row.ends_at = at(day, told["from"]), at(day, told["until"])
        save_open_day(day=row, by=getattr(cast, told["by"]))
    for told in guide()["child"]:
        child, group = getattr(cast, told["child"]), getattr(cast, told["group"])
        choose_step(child=child, group=group, step=told["step"], by=getattr(cast, told["by"]))


def _thursday_of(day: date) -> date:
    return day + timedelta(days=THURSDAY - day.weekday())


def _course(cast: Cast, told: Table) -> None:
    facts = {name: told.get(name) for name in ("step", "name", "sector", "left", "went_on")}
    course = Course(location=getattr(cast, told["location"]), **facts)
    save_course(course=course, studies=told["studies"], jobs=told["jobs"], by=cast.ruud)
    for part, versions in told.get("versions", {}).items():
        for language, words in versions.items():
            version = Version.objects.get(text=getattr(course, part), language=language)
            check(version=version, by=cast.ruud, body=words)
            Version.objects.filter(pk=version.pk).update(made_at=at(day_of_today(), "00:00"))
