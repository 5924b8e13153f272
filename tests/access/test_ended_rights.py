"""A right that has ended opens nothing any more, also in rooms where somebody had a seat, a question or an offer."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.participation.tests.helping import asked
from driehoek.people.models import Appointment, Enrolment, Guardianship
from driehoek.people.rules import today
from driehoek.people.waiting import waiting_for
from driehoek.surveys.models import Asked
from driehoek.surveys.queries.doors import waiting_for as waiting_for_account
from driehoek.surveys.tests.asked import a_running
from driehoek.together.actions import offer_buddy
from driehoek.together.models import BuddyOffer, CommissionMember
from driehoek.together.queries.buddies import asking
from driehoek.together.tests.rooms import a_match, a_room

YESTERDAY = today() - timedelta(days=1)


@pytest.mark.parametrize("who", ["fatma", "chantal"])
def test_who_left_answers_no_survey(client: Client, cast: Cast, who: str) -> None:
    account, survey = getattr(cast, who), a_running(cast)
    Asked.objects.get_or_create(survey=survey, account=account, defaults={"side": "school"})
    as_staff(client, account)
    Appointment.objects.filter(account=account).update(end=YESTERDAY)
    assert client.get(f"/peilingen/{survey.pk}/antwoorden/").status_code == 404
    assert not waiting_for_account(account)


def test_nothing_waits_of_a_school_that_was_left(client: Client, cast: Cast) -> None:
    a_room(cast)
    member = CommissionMember.objects.get(guardian=cast.samira)
    CommissionMember.objects.filter(pk=member.pk).update(agreed_at=None)
    task = asked(cast, cast.samira).pk
    a_match(cast, agreed=False)
    BuddyOffer.objects.filter(guardian=cast.emine).update(guardian=cast.samira)
    assert {one.kind.page for one in waiting_for(cast.samira)} == {"parent_task", "parent_match", "parent_commission"}
    Enrolment.objects.filter(child=cast.yassin).update(end=YESTERDAY)
    assert waiting_for(cast.samira) == []
    assert client.get(link_path(cast.samira, f"meedoen/{task}/")).status_code == 404


def test_parents_of_one_child_are_never_put_together(cast: Cast) -> None:
    Guardianship.objects.create(guardian=cast.emine, child=cast.bram, relation="mother", information="none", reason="R")
    said: dict[str, Any] = {"location": cast.vlindertuin, "languages": ["tr"], "purposes": ["forms"]}
    offer_buddy(guardian=cast.emine, side="asks", **said)
    offer_buddy(guardian=cast.lotte, side="offers", **said)
    assert asking(cast.fatma, cast.vlindertuin)[0].ideas == []
