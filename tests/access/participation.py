"""Pages about joining in: who may read them, who may ask people, and who answers."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.participation import actions
from driehoek.participation.models import Ask
from driehoek.participation.tests.helping import asked, grandmother, over, task_in, told
from tests.access.pages import Page
from tests.access.people import only

ASKERS = only("marieke", "fatma", "ruud")


def place(cast: Cast) -> dict[str, Any]:
    """The preschool, with a task to come."""
    task_in(cast)
    return {"code": "vlindertuin"}


def task(cast: Cast) -> dict[str, Any]:
    """A task of the group of Marieke, for which somebody was asked."""
    return {"pk": asked(cast).task_id}


def helped(cast: Cast) -> Ask:
    """Somebody who said yes to a task that is over."""
    row = asked(cast)
    actions.answer(ask=row, person=cast.hassan, said="yes")
    over(row.task)
    return row


def came(cast: Cast) -> dict[str, Any]:
    """Somebody who helped."""
    row = helped(cast)
    actions.note_came(ask=row, by=cast.fatma, came=True)
    return {"pk": row.pk}


def outside(cast: Cast) -> dict[str, Any]:
    """A grandmother from outside."""
    return {"pk": grandmother(cast).pk}


def beside_outside(cast: Cast) -> dict[str, Any]:
    """The preschool, where a grandmother from outside helps."""
    grandmother(cast)
    return {"code": "vlindertuin"}


def to_tell(cast: Cast) -> dict[str, Any]:
    """A grandmother without an e-mail address who was asked."""
    helper = told(grandmother(cast))
    row = actions.ask(task=task_in(cast), by=cast.fatma, helpers=[helper.pk])[0]
    return {"pk": row.mails.get().pk}


PAGES = {
    "joining_in": Page(place, get=only("marieke", "fatma", "ruud", "ingrid", "peter")),
    "task_new": Page(place, get=ASKERS, post=ASKERS),
    "outsiders": Page(beside_outside, get=ASKERS),
    "outsider_new": Page(place, get=ASKERS, post=ASKERS),
    "task": Page(task, get=ASKERS),
    "task_ask": Page(task, get=None, post=ASKERS),
    "task_move": Page(task, get=ASKERS, post=ASKERS),
    "outside_told": Page(to_tell, get=None, post=ASKERS),
    "task_withdraw": Page(task, get=None, post=ASKERS),
    "task_came": Page(lambda cast: {"pk": helped(cast).pk}, get=None, post=ASKERS),
    "task_thank": Page(came, get=None, post=ASKERS),
    "outsider": Page(outside, get=ASKERS, post=ASKERS),
    "outsider_talents": Page(outside, get=ASKERS, post=ASKERS),
    "outsider_link": Page(outside, get=None, post=ASKERS),
    "outsider_stop": Page(outside, get=None, post=ASKERS),
}
# How a page is asked for, and with which record.
OF_SAMIRA = {"parent_task": ("get", lambda cast: {"pk": asked(cast, cast.samira).pk})}
# Behind the link of somebody from outside; tested in the room.
OUTSIDE = frozenset({"helper_home", "helper_task", "helper_me"})
