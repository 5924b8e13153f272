"""Colleagues link the account of their school themselves, and log out of it."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import AuditLine
from driehoek.people.tests.school_login.conftest import by_school, is_in, way_back
from driehoek.people.tests.school_login.provider import SchoolProvider

BEGIN = "/ik/inloggen/entree/koppelen/"


def linked(cast: Cast, who: str, subject: str) -> SocialAccount:
    return SocialAccount.objects.create(user=getattr(cast, who), provider="entree", uid=subject)


def test_who_is_logged_in_links_another_address_too(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    entree.claims |= {"mail": "m.deboer@webmail.example", "email_verified": False}
    assert by_school(as_staff(client, cast.marieke), BEGIN)["Location"] == reverse("school_logins")
    assert "Vanaf nu opent Entree Federatie je account" in client.get(reverse("school_logins")).text
    by_school(other := Client())
    assert other.session["_auth_user_id"] == str(cast.marieke.pk)


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({"nlEduPersonHomeOrganizationId": "22YY01"}, "geen account van jou"),
        ({"eduPersonAffiliation": "student"}, "bekend als leerling of student"),
    ],
)
def test_only_who_may_log_in_can_be_linked(
    client: Client, cast: Cast, entree: SchoolProvider, claims: dict[str, str], told: str
) -> None:
    entree.claims |= claims
    page = by_school(as_staff(client, cast.marieke), BEGIN).text
    assert told in page
    assert reverse("school_logins") in page
    assert not SocialAccount.objects.exists()


def test_one_person_at_the_school_opens_one_account(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    linked(cast, "fatma", "a1b2@driesprong")
    assert "opent hier al een ander account" in by_school(as_staff(client, cast.marieke), BEGIN).text
    assert not SocialAccount.objects.filter(user=cast.marieke).exists()


def test_one_account_is_opened_by_one_person_at_the_school(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    linked(cast, "marieke", "earlier")
    assert "al gekoppeld aan iemand anders" in by_school(as_staff(client, cast.marieke), BEGIN).text
    assert SocialAccount.objects.get().uid == "earlier"


def test_linking_twice_changes_nothing(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    as_staff(client, cast.marieke)
    by_school(client, BEGIN)
    assert by_school(client, BEGIN).status_code == 302
    assert SocialAccount.objects.count() == 1


def test_a_way_back_links_nothing_to_who_logged_in_meanwhile(
    client: Client, cast: Cast, entree: SchoolProvider
) -> None:
    back = way_back(as_staff(client, cast.marieke), BEGIN)
    client.logout()
    as_staff(client, cast.fatma).get(back)
    assert not SocialAccount.objects.exists()


def test_who_has_a_password_gives_it_before_linking(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    cast.marieke.set_password("vier-paarse-olifanten")
    cast.marieke.save()
    as_staff(client, cast.marieke)
    assert client.post(BEGIN)["Location"].startswith(reverse("account_reauthenticate"))
    again = f"{reverse('account_reauthenticate')}?next={BEGIN}"
    assert "Door naar Entree Federatie" in client.post(again, {"password": "vier-paarse-olifanten"}).text


def test_a_link_that_is_undone_opens_nothing(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    link = linked(cast, "marieke", "a1b2@driesprong")
    entree.claims |= {"mail": "m.deboer@webmail.example"}
    as_staff(client, cast.marieke).post(reverse("school_login_unlink", args=[link.pk]))
    by_school(other := Client())
    assert not is_in(other)
    assert AuditLine.objects.get(verb="school_login_unlinked").account == cast.marieke


@pytest.mark.parametrize("who", ["elsje", "fatma", "ruud"])
def test_nobody_undoes_the_link_of_a_colleague(client: Client, cast: Cast, entree: SchoolProvider, who: str) -> None:
    link = linked(cast, "marieke", "a1b2@driesprong")
    answer = as_staff(client, getattr(cast, who)).post(reverse("school_login_unlink", args=[link.pk]))
    assert answer.status_code == 404
    assert SocialAccount.objects.exists()
    assert "Gekoppeld sinds" not in client.get(reverse("school_logins")).text


def test_my_page_leads_to_what_is_linked(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    linked(cast, "marieke", "a1b2@driesprong")
    assert reverse("school_logins") in as_staff(client, cast.marieke).get(reverse("me")).text
    assert "Gekoppeld sinds" in client.get(reverse("school_logins")).text
    assert reverse("school_logins") in client.get(reverse("mfa_index")).text


def test_logging_out_goes_by_the_school(client: Client, entree: SchoolProvider) -> None:
    by_school(client)
    assert client.post(reverse("account_logout"))["Location"] == reverse("school_login_left")
    assert not is_in(client)
    page = client.get(reverse("school_login_left")).text
    assert f"{entree.address}/end?id_token_hint=ey" in page
    assert client.get(reverse("school_login_left"))["Location"] == reverse("front")


def test_where_the_school_cannot_be_told_one_stays_logged_in_there(client: Client, entree: SchoolProvider) -> None:
    entree.offers_logout = False
    by_school(client)
    client.post(reverse("account_logout"))
    assert "ben je nog ingelogd" in client.get(reverse("school_login_left")).text


def test_who_came_another_way_goes_to_the_front(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    assert as_staff(client, cast.marieke).post(reverse("account_logout"))["Location"] == reverse("front")
