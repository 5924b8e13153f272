"""A colleague is away: families find who stands in, and nothing waits."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.actions import end_leave, take_leave
from driehoek.people.models import Account, Leave
from driehoek.people.queries import contact_persons, deputies_for, stand_ins, stands_in_for
from driehoek.people.rules import today


def away(account: Account, deputy: Account, first: int = 0, last: int = 2) -> Leave:
    days = {"start": today() + timedelta(days=first), "end": today() + timedelta(days=last)}
    return Leave.objects.create(account=account, deputy=deputy, **days)


def test_parents_read_who_stands_in(client: Client, cast: Cast) -> None:
    assert "Marieke de Boer" in client.get(link_path(cast.lotte)).text
    away(cast.marieke, cast.ruud)
    page = client.get(link_path(cast.lotte)).text
    assert "Ruud Jansen" in page
    assert "Marieke de Boer" not in page


@pytest.mark.parametrize(("first", "last"), [(1, 3), (-5, -1)])
def test_before_and_after_it_is_the_colleague_again(cast: Cast, first: int, last: int) -> None:
    away(cast.marieke, cast.ruud, first, last)
    assert contact_persons([cast.vlinders])[cast.vlinders.pk] == cast.marieke


def test_a_deputy_who_is_away_too_is_followed(cast: Cast) -> None:
    away(cast.marieke, cast.fatma)
    away(cast.fatma, cast.ruud)
    assert contact_persons([cast.vlinders])[cast.vlinders.pk] == cast.ruud
    assert set(stands_in_for(cast.ruud)) == {cast.marieke.pk, cast.fatma.pk}
    assert stands_in_for(cast.fatma) == []


def test_two_who_stand_in_for_each_other_end_somewhere(cast: Cast) -> None:
    away(cast.marieke, cast.fatma)
    away(cast.fatma, cast.marieke)
    assert stand_ins([cast.marieke.pk, cast.fatma.pk]) == {cast.marieke.pk: cast.fatma, cast.fatma.pk: cast.marieke}


def test_a_deputy_out_of_reach_is_not_named(cast: Cast) -> None:
    away(cast.marieke, cast.tom)
    assert contact_persons([cast.vlinders])[cast.vlinders.pk] == cast.marieke


def test_only_who_may_keep_the_promises_can_stand_in(cast: Cast) -> None:
    assert set(deputies_for(cast.marieke)) == {cast.fatma, cast.ruud}
    assert cast.zeynep not in deputies_for(cast.fatma)
    days = {"start": today(), "end": today()}
    with pytest.raises(PermissionDenied):
        take_leave(account=cast.marieke, deputy=cast.tom, by=cast.marieke, **days)
    with pytest.raises(PermissionDenied):
        take_leave(account=cast.marieke, deputy=cast.fatma, by=cast.tom, **days)


def note(client: Client, deputy: Account, who: str = "", first: int = 0, last: int = 4) -> int:
    days = {"start": str(today() + timedelta(days=first)), "end": str(today() + timedelta(days=last))}
    return client.post(f"/ik/afwezig/{who}", days | {"deputy": deputy.pk}).status_code


def test_one_notes_it_oneself_and_takes_it_back(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    assert note(client, cast.fatma) == 302
    leave = Leave.objects.get()
    assert (leave.account, leave.deputy) == (cast.marieke, cast.fatma)
    assert "Fatma Aydın" in client.get("/ik/afwezig/").text
    client.post(f"/ik/afwezig/{leave.pk}/weg/")
    assert not Leave.objects.exists()


@pytest.mark.parametrize(("first", "last"), [(3, 1), (-3, -1)])
def test_days_that_cannot_be_are_asked_again(client: Client, cast: Cast, first: int, last: int) -> None:
    assert note(as_staff(client, cast.marieke), cast.fatma, first=first, last=last) == 200
    assert not Leave.objects.exists()


def test_the_head_notes_it_for_a_colleague_who_is_ill(client: Client, cast: Cast) -> None:
    who = f"?account={cast.marieke.pk}"
    assert note(as_staff(client, cast.ruud), cast.fatma, who) == 302
    assert Leave.objects.get().account == cast.marieke
    assert note(as_staff(client, cast.tom), cast.fatma, who) == 404
    with pytest.raises(PermissionDenied):
        end_leave(leave=Leave.objects.get(), by=cast.tom)


def test_a_head_elsewhere_says_nothing_about_who_works_here(client: Client, cast: Cast) -> None:
    as_staff(client, cast.elsje)
    role = {"name": "M", "email": cast.marieke.email, "role": "teacher", "location": cast.elders.pk}
    client.post(reverse("appointment_new"), role)
    assert cast.marieke.appointments.filter(location=cast.elders).exists()
    days = {"start": today().isoformat(), "end": today().isoformat(), "deputy": cast.ruud.pk}
    assert client.post(f"{reverse('leaves')}?account={cast.marieke.pk}", days).status_code == 404
    leave = away(cast.marieke, cast.fatma)
    assert client.post(reverse("leave_end", args=[leave.pk])).status_code == 404
    assert contact_persons([cast.vlinders])[cast.vlinders.pk] == cast.fatma
