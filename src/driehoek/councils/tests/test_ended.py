"""Who does not belong to a council any more reads nothing of it."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client

from driehoek.councils.models import Member
from driehoek.councils.queries.doors import election_for
from driehoek.councils.tests.made import a_council, a_meeting, a_member, an_election
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Appointment, Enrolment, Guardianship
from driehoek.people.rules import today

YESTERDAY = today() - timedelta(days=1)


def test_a_colleague_who_left_sits_in_no_council(client: Client, cast: Cast) -> None:
    council = a_council(cast, "mr", "regenboog")
    Member.objects.create(council=council, side="staff", account=cast.fatma, start=YESTERDAY)
    assert as_staff(client, cast.fatma).get(f"/medezeggenschap/{council.pk}/").status_code == 200
    Appointment.objects.filter(account=cast.fatma).update(end=YESTERDAY)
    for page in ("", "van-ouders/", "vergadering/"):
        assert client.get(f"/medezeggenschap/{council.pk}/{page}").status_code == 404


def test_a_parent_who_may_not_be_informed_any_more_reads_no_papers_of_members(client: Client, cast: Cast) -> None:
    council = a_council(cast)
    a_member(cast, council, cast.samira)
    address = link_path(cast.samira, f"vergadering/{a_meeting(council).pk}/")
    assert client.get(address).status_code == 200
    Guardianship.objects.filter(guardian=cast.samira, child=cast.yassin).update(end=YESTERDAY)
    assert client.get(link_path(cast.samira)).status_code == 200
    assert client.get(address).status_code == 404


def test_a_student_who_left_reads_no_election(cast: Cast) -> None:
    council = a_council(cast, "students_council", "haagpoort")
    election = an_election(cast, council, side="pupils")
    assert election_for(cast.chantal, election.pk) == election
    Enrolment.objects.filter(child=cast.chantal_child).update(end=YESTERDAY)
    with pytest.raises(Http404):
        election_for(cast.chantal, election.pk)
