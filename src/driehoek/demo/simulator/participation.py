"""Joining in at the preschool of the demo: talents, a grandmother from outside, tasks; nothing is drawn by lot."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.moments import SATURDAY, at
from driehoek.demo.simulator.source import Table, joining_in
from driehoek.messages.models import Delivery
from driehoek.participation.actions import add_outsider, answer, ask, make_task, tell_talents
from driehoek.participation.models import Ask, Helper, OutsideMail, Outsider, Task
from driehoek.people.models import Guardian

People = dict[str, Guardian | Outsider]


def join_in(cast: Cast, today: date) -> None:
    """Write what people told, and the tasks with everybody who was asked."""
    people: People = {told["who"]: getattr(cast, told["who"]) for told in joining_in()["told"]}
    people["outsider"] = _outsider(cast, today)
    told = [*joining_in()["told"], {**joining_in()["outsider"], "who": "outsider"}]
    helpers = {one["who"]: _told(people[one["who"]], one) for one in told}
    for task in joining_in()["task"]:
        _task(cast, task, people, helpers, today)
    handed: dict[str, Any] = {"state": Delivery.State.HANDED_OVER, "handed_over_at": timezone.now()}
    Delivery.objects.filter(about_kind="ask").update(**handed)
    OutsideMail.objects.update(not_before=None)  # a demo that is made at night shows whom to call at once


def _told(person: Guardian | Outsider, told: Table) -> Helper:
    more = {"words": told.get("words", ""), "moments": told.get("moments", [])}
    return tell_talents(person=person, by=person, kinds=told["kinds"], **more)


def _outsider(cast: Cast, today: date) -> Outsider:
    told = joining_in()["outsider"]
    seen = today - timedelta(days=told["seen_days_ago"])
    names = {name: told[name] for name in ("given_name", "family_name", "relation", "phone")}
    return add_outsider(location=cast.vlindertuin, by=cast.fatma, agreed_on=seen, vog_seen_on=seen, **names)


def _task(cast: Cast, told: Table, people: People, helpers: dict[str, Helper], today: date) -> None:
    """A task that is over is made as one to come, answered, and then moved to its day."""
    day, moved = _school_day(today + timedelta(days=abs(told["days"]))), told["days"] < 0
    row = make_task(
        location=cast.vlindertuin, group=cast.vlinders, by=cast.fatma, prepared_with=cast.marieke,
        starts_at=at(day, told["begins"]), ends_at=at(day, told["ends"]),
        **{name: told[name] for name in ("title", "what", "talent", "place", "people")},
    )  # fmt: skip
    asked = ask(task=row, by=cast.fatma, helpers=[helpers[name].pk for name in told["asked"]])
    of = {one.helper_id: one for one in asked}
    for name in told["said"]:
        answer(ask=of[helpers[name].pk], person=people[name], said=Ask.Answer.YES)
    if moved:
        _move(row, _school_day(today + timedelta(days=told["days"] - 2)), told)


def _school_day(day: date) -> date:
    """This day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= SATURDAY else day


def _move(row: Task, day: date, told: Table) -> None:
    Task.objects.filter(pk=row.pk).update(starts_at=at(day, told["begins"]), ends_at=at(day, told["ends"]))
    row.asks.update(asked_at=at(day - timedelta(days=7), "10:00"), answered_at=at(day - timedelta(days=6), "10:00"))
