"""What the tests of this room begin with: a father who told what he likes, a task, a grandmother from outside."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.participation import actions
from driehoek.participation.jobs import take_next
from driehoek.participation.models import Ask, Helper, Outsider, Task
from driehoek.people.models import Guardian
from driehoek.people.rules import today


def told(person: Guardian | Outsider, kinds: tuple[str, ...] = ("cooking",), **more: Any) -> Helper:
    """Somebody who said what they like to do."""
    return actions.tell_talents(person=person, by=person, kinds=kinds, **more)


def tomorrow_at(hour: int, days: int = 1) -> Any:
    """A moment on a coming day, by the clock at school."""
    return (timezone.localtime() + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


def task_in(cast: Cast, **more: Any) -> Task:
    """Soup with the group of Marieke, made by Fatma."""
    values: dict[str, Any] = {
        "location": cast.vlindertuin, "group": cast.vlinders, "by": cast.fatma, "prepared_with": cast.marieke,
        "title": "Soep koken", "what": "Samen soep maken met de kinderen.", "talent": "cooking",
        "starts_at": tomorrow_at(10), "ends_at": tomorrow_at(12), "place": "Keuken",
    }  # fmt: skip
    return actions.make_task(**values | more)


def asked(cast: Cast, guardian: Guardian | None = None, **more: Any) -> Ask:
    """A guardian, by default Hassan, who told that he likes to cook and was asked."""
    helper = told(guardian or cast.hassan)
    return actions.ask(task=task_in(cast, **more), by=cast.fatma, helpers=[helper.pk])[0]


def over(task: Task) -> None:
    """Let a task be over."""
    before = timezone.now() - timedelta(days=2)
    Task.objects.filter(pk=task.pk).update(starts_at=before, ends_at=before + timedelta(hours=2))


def grandmother(cast: Cast, **more: Any) -> Outsider:
    """Riet, the grandmother of Bram, who signed and whose certificate was seen."""
    days = {"agreed_on": today(), "vog_seen_on": today()}
    values: dict[str, Any] = {"given_name": "Riet", "family_name": "Hendriks", "relation": "grandparent", **days}
    return actions.add_outsider(location=cast.vlindertuin, by=cast.fatma, **values | more)


def plain_text(mailbox: Mailbox) -> str:
    """The plain text of the first e-mail that was given to the mail server."""
    part = mailbox.messages[0].get_body(("plain",))
    return str(part.get_content()) if part else ""


def riet_asked(cast: Cast, email: str = "riet@thuis.example", **more: Any) -> Ask:
    """Riet, who reads Turkish, asked for a task."""
    riet = grandmother(cast, email=email, language_read="tr", phone="0612345678")
    return actions.ask(task=task_in(cast, **more), by=cast.fatma, helpers=[told(riet).pk])[0]


def work() -> None:
    """Mail people from outside until nothing is due."""
    while take_next():
        pass
