"""Joining in, in the demo: somebody to ask, somebody to thank, and an agreement to look at again."""

import pytest

from driehoek.demo.cast import Cast
from driehoek.messages.models import Delivery
from driehoek.participation.models import Ask, Outsider
from driehoek.participation.queries import proposals
from driehoek.participation.queries.outside import to_tell
from driehoek.participation.queries.staff import tasks_to_come, tasks_to_look_back
from driehoek.participation.rules import nears_its_end, why_not_among_children

pytestmark = pytest.mark.django_db


def test_a_father_is_asked_and_others_can_be(demo: Cast) -> None:
    task, _other = tasks_to_come(demo.fatma, demo.vlindertuin)
    assert Ask.objects.get(task=task).helper.guardian == demo.hassan
    assert demo.emine in [one.helper.guardian for one in proposals(task, demo.fatma)]


def test_who_helped_waits_for_thanks_and_riet_for_renewal(demo: Cast) -> None:
    assert [task.place for task in tasks_to_look_back(demo.fatma, demo.vlindertuin)] == ["Leeshoek"]
    riet = Outsider.objects.get()
    assert nears_its_end(riet)
    assert why_not_among_children(riet) is None


def test_riet_has_no_address_and_waits_for_a_call(demo: Cast) -> None:
    (mail,) = to_tell(demo.fatma, demo.vlindertuin)
    assert (mail.ask.helper.outsider, mail.ask.task.place) == (Outsider.objects.get(), "Poppenhoek")


def test_nothing_of_it_waits_in_the_outbox(demo: Cast) -> None:
    assert not Delivery.objects.filter(about_kind="ask", state=Delivery.State.QUEUED).exists()
