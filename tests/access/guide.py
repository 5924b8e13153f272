"""Pages of the guide, with who may read them and who may act on them; without logging in everybody finds the way."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.guide.actions import save_course, save_open_day
from driehoek.guide.models import Course, OpenDay
from tests.access.home import alone
from tests.access.pages import Page
from tests.access.people import EVERYBODY, only

ZUIDERPARK, HEAD = only("tom", "ruud"), only("ruud")


def course(cast: Cast) -> Course:
    """A course of the vmbo, with where it leads."""
    row = Course(location=cast.zuiderpark, step="vmbo_kb", name="Zorg en Welzijn", sector="care")
    return save_course(course=row, studies="Mbo verpleging.", jobs="Werken in de zorg.", by=cast.ruud)


def open_day(cast: Cast) -> OpenDay:
    """An open day next week."""
    begin = timezone.now() + timedelta(days=7)
    words = {"school": "MBO College Haagpoort", "place": "Poortplein 1"}
    row = OpenDay(location=cast.zuiderpark, starts_at=begin, ends_at=begin + timedelta(hours=3), **words)
    return save_open_day(day=row, by=cast.ruud)


def place(cast: Cast) -> dict[str, Any]:
    """The vmbo, which tells something in the guide."""
    course(cast)
    open_day(cast)
    return {"code": "zuiderpark"}


def of_yassin(cast: Cast) -> dict[str, Any]:
    """A child of Samira about whom only she is informed."""
    alone(cast)
    return {"pk": cast.yassin.pk}


PAGES = {
    "guide": Page(get=EVERYBODY),
    "guide_step": Page(lambda _cast: {"here": "vmbo_kb"}, get=EVERYBODY),
    "guide_road": Page(lambda _cast: {"here": "vmbo_kb", "goal": "mbo_4"}, get=EVERYBODY),
    "school_guide": Page(place, get=EVERYBODY),
    "open_day_calendar": Page(lambda cast: {"pk": open_day(cast).pk}, get=EVERYBODY),
    "guide_overview": Page(place, get=ZUIDERPARK),
    "course_new": Page(place, get=HEAD, post=HEAD),
    "course": Page(lambda cast: {"pk": course(cast).pk}, get=HEAD, post=HEAD),
    "course_step": Page(lambda cast: {"pk": course(cast).pk}, get=None, post=HEAD),
    "open_day_new": Page(place, get=ZUIDERPARK, post=ZUIDERPARK),
    "open_day": Page(lambda cast: {"pk": open_day(cast).pk}, get=ZUIDERPARK, post=ZUIDERPARK),
    "open_day_step": Page(lambda cast: {"pk": open_day(cast).pk}, get=None, post=ZUIDERPARK),
    "guide_group": Page(lambda cast: {"pk": cast.group_2b.pk}, get=ZUIDERPARK, post=ZUIDERPARK),
}
OPEN = frozenset({"guide", "guide_step", "guide_road", "school_guide", "open_day_calendar"})
# How a page is asked for, and with which record.
OF_SAMIRA = {
    "parent_guide_child": ("get", of_yassin),
    "parent_guide_road": ("get", lambda cast: {**of_yassin(cast), "goal": "primary"}),
}
