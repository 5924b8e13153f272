"""The start page: everybody begins somewhere, and nobody sees what is not theirs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries.today import day_of
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import (
    Account,
    Appointment,
    Child,
    Enrolment,
    Family,
    Guardian,
    Guardianship,
    StudentDecision,
)
from driehoek.people.rules import today

PATH = "/vandaag/"


@pytest.mark.parametrize(
    ("who", "where"), [("ingrid", "totals"), ("peter", "totals"), ("ayoub", "student"), ("chantal", "student")]
)
def test_who_begins_elsewhere_is_sent_there(client: Client, cast: Cast, who: str, where: str) -> None:
    assert as_staff(client, getattr(cast, who)).get(PATH).headers["Location"] == reverse(where)


def test_who_has_no_role_learns_whom_to_ask(client: Client, cast: Cast) -> None:
    response = as_staff(client, cast.nico).get(PATH)
    assert response.status_code == 200
    assert not response.context["tasks"]
    assert not response.context["waiting"]


def test_who_waits_for_confirmation_sees_that(client: Client, cast: Cast) -> None:
    response = as_staff(client, cast.rob).get(PATH)
    assert [row.group for row in response.context["waiting"]] == [cast.group_5b]
    assert "Visser" not in response.content.decode()


def test_a_volunteer_sees_when_and_where_and_nobody_else(client: Client, cast: Cast) -> None:
    response = as_staff(client, cast.truus).get(PATH)
    page = response.content.decode()
    assert response.context["tasks"] == [cast.rekenochtend]
    assert cast.rekenochtend.place in page
    for family in (cast.el_amrani, cast.kaya, cast.bakker):
        assert family.name not in page


def test_a_volunteer_who_stopped_sees_no_task(client: Client, cast: Cast) -> None:
    Appointment.objects.filter(account=cast.truus).update(end=timezone.localdate() - timedelta(days=1))
    assert as_staff(client, cast.truus).get(PATH).context["tasks"] == []


def test_a_volunteer_hears_that_it_does_not_go_on(client: Client, cast: Cast) -> None:
    before = as_staff(client, cast.truus).get(PATH).content.decode()
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(state="cancelled")
    after = client.get(PATH)
    assert after.context["tasks"] == [cast.rekenochtend]
    assert "notice--warning" in after.content.decode()
    assert "notice--warning" not in before


def test_a_mentor_sees_the_week_and_the_promises(client: Client, cast: Cast) -> None:
    day = as_staff(client, cast.marieke).get(PATH).context["day"]
    assert [planned.activity for planned in day.soon] == [cast.rekenochtend]
    assert (day.soon[0].families, day.soon[0].coming) == (4, 1)
    assert day.promises == [cast.open_promise]
    assert day.late == []


@pytest.mark.parametrize("who", ["tom", "sanne", "elsje"])
def test_other_schools_see_nothing_of_it(client: Client, cast: Cast, who: str) -> None:
    page = as_staff(client, getattr(cast, who)).get(PATH).content.decode()
    for word in ("El Amrani", "Kaya", "Bakker", "Lokaal Vlinders"):
        assert word not in page


def test_what_is_over_and_not_registered_asks_for_it(cast: Cast) -> None:
    now = timezone.now()
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(
        starts_at=now - timedelta(days=2, hours=2), ends_at=now - timedelta(days=2)
    )
    assert day_of(cast.marieke, steers=False).unregistered == [cast.rekenochtend]
    assert day_of(cast.nadia, steers=False).unregistered == []


def promise(cast: Cast, owner: Account | None, days: int) -> Promise:
    return Promise.objects.create(
        location=cast.vlindertuin, group=cast.vlinders, family=cast.bakker, kind="call_back", subject="Bellen",
        owner=owner, due=timezone.localdate() + timedelta(days=days),
    )  # fmt: skip


def test_own_promises_come_first_then_those_of_nobody(cast: Cast) -> None:
    colleagues, nobodys, mine = promise(cast, cast.fatma, -5), promise(cast, None, -3), promise(cast, cast.marieke, 9)
    found = day_of(cast.marieke, steers=False).promises
    assert found == [cast.open_promise, mine, nobodys, colleagues]


def test_the_coordinator_also_sees_what_colleagues_are_late_with(cast: Cast) -> None:
    late, mine, nobodys = promise(cast, cast.marieke, -1), promise(cast, cast.fatma, -1), promise(cast, None, -1)
    day = day_of(cast.fatma, steers=True)
    assert day.promises == [mine, nobodys]
    assert day.late == [late]


def test_a_family_counts_as_spoken_to_after_a_real_contact(cast: Cast) -> None:
    Contact.objects.filter(family=cast.kaya).delete()
    assert [row.family for row in day_of(cast.marieke, steers=False).unspoken] == [cast.kaya]
    contact = {"location": cast.vlindertuin, "family": cast.kaya, "channel": "letter", "verb": "noted"}
    Contact.objects.create(at=timezone.now(), mode="1.0", **contact)
    Contact.objects.create(at=timezone.now() - timedelta(days=400), mode="3.0", **contact)
    assert day_of(cast.marieke, steers=False).unspoken
    Contact.objects.create(at=timezone.now(), mode="2.0", **contact)
    assert not day_of(cast.marieke, steers=False).unspoken


def test_families_one_may_not_call_are_not_asked_for(cast: Cast) -> None:
    Contact.objects.all().delete()
    rows = day_of(cast.sanne, steers=False).unspoken
    assert [row.family for row in rows] == [cast.bensaid]
    people = [person.guardian for row in day_of(cast.tom, steers=False).unspoken for person in row.guardians]
    assert cast.leila in people
    assert cast.karim not in people


def test_cancelled_activities_are_not_in_the_week(cast: Cast) -> None:
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(state="cancelled")
    assert day_of(cast.marieke, steers=False).soon == []


def many(cast: Cast) -> None:
    """Thirty more families, promises and activities for the Vlinders."""
    for number in range(30):
        family = Family.objects.create(organisation=cast.driesprong, name=f"Gezin {number}")
        child = Child.objects.create(organisation=cast.driesprong, family=family, family_name="Gezin")
        Enrolment.objects.create(child=child, group=cast.vlinders, start=cast.year.start)
        parent = Guardian.objects.create(organisation=cast.driesprong, family_name=f"Ouder {number}")
        Guardianship.objects.create(child=child, guardian=parent)
        promise(cast, cast.marieke if number % 2 else cast.fatma, number - 15)
        again = Activity.objects.get(pk=cast.rekenochtend.pk)
        texts, again.pk = list(again.texts.all()), None
        again.save()
        again.groups.add(cast.vlinders)
        for text in texts:
            text.pk, text.activity = None, again
            text.save()
        Invitation.objects.create(
            activity=again, guardian=parent, family=family, child=child, group=cast.vlinders, language="nl",
            invited_at=timezone.now(),
        )  # fmt: skip


@pytest.mark.parametrize("who", ["marieke", "fatma", "ruud"])
def test_a_full_day_costs_no_more_queries(
    client: Client, cast: Cast, who: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    as_staff(client, getattr(cast, who)).get(PATH)
    many(cast)
    with django_assert_max_num_queries(15):
        response = client.get(PATH)
    assert len(response.context["day"].soon) == 7
    assert len(response.context["day"].unspoken) == 6


@pytest.mark.parametrize("student", [True, False])
def test_nobody_to_call_is_not_everybody_spoken_to(client: Client, cast: Cast, student: bool) -> None:
    if student:
        StudentDecision.objects.filter(kind="permission").delete()
    else:
        Enrolment.objects.filter(group=cast.group_zw1).update(end=today() - timedelta(days=1))
    page = as_staff(client, cast.sanne).get("/vandaag/").text
    assert "Je hebt elk gezin gesproken" not in page
    assert "Er zijn nog geen gezinnen die je mag bellen" in page


def test_who_spoke_to_every_family_hears_so(client: Client, cast: Cast) -> None:
    contact = {"location": cast.haagpoort, "family": cast.bensaid, "channel": "phone", "verb": "noted", "mode": "2.0"}
    Contact.objects.create(at=timezone.now(), **contact)
    assert "Je hebt elk gezin gesproken" in as_staff(client, cast.sanne).get("/vandaag/").text
