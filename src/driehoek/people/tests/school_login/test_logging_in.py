"""Colleagues log in with the account of their school: who has an account here comes in, and nobody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.people.models import Account, Appointment, AuditLine
from driehoek.people.rules import today
from driehoek.people.tests.school_login.conftest import by_school, is_in
from driehoek.people.tests.school_login.provider import SchoolProvider

YESTERDAY = today() - timedelta(days=1)


def known_as(school: SchoolProvider, account: Account, **more: object) -> None:
    school.claims |= {"sub": f"{account.pk}@school", "mail": account.email, **more}


def test_the_log_in_page_offers_what_is_set_up(client: Client, entree: SchoolProvider) -> None:
    page = client.get(reverse("account_login")).text
    assert "Entree Federatie" in page
    assert page.index("Entree Federatie") < page.index('type="password"')


def test_the_log_in_page_offers_no_school_when_none_is_set_up(client: Client, cast: Cast) -> None:
    assert "/account/school/" not in client.get(reverse("account_login")).text


def test_a_colleague_comes_in(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    assert by_school(client)["Location"] == reverse("today")
    assert client.session["_auth_user_id"] == str(cast.marieke.pk)
    assert is_in(client)


def test_a_colleague_goes_on_to_the_page_that_was_asked_for(client: Client, entree: SchoolProvider) -> None:
    assert by_school(client, next="/gezinnen/")["Location"] == "/gezinnen/"


def test_nobody_is_led_to_another_site(client: Client, entree: SchoolProvider) -> None:
    assert by_school(client, next="https://elders.example/")["Location"] == reverse("today")


def test_the_first_time_is_written_down(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    by_school(client)
    by_school(Client())
    line = AuditLine.objects.get(verb="school_login_linked")
    assert (line.account, line.details) == (cast.marieke, {"provider": "entree"})


def test_of_a_person_only_the_number_is_kept(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    by_school(client)
    link = SocialAccount.objects.get()
    assert (link.user, link.uid, link.extra_data) == (cast.marieke, "a1b2@driesprong", {})


def test_later_the_number_counts_and_not_the_address(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    by_school(client)
    entree.claims |= {"mail": "fatma@driesprong.example"}
    by_school(other := Client())
    assert other.session["_auth_user_id"] == str(cast.marieke.pk)


def test_who_gets_the_address_of_a_colleague_does_not_get_the_account(client: Client, entree: SchoolProvider) -> None:
    by_school(client)
    entree.claims |= {"sub": "somebody-new"}
    page = by_school(other := Client())
    assert "al gekoppeld aan iemand anders" in page.text
    assert not is_in(other)


@pytest.mark.parametrize("verified", [False, "true", None])
def test_an_address_that_nobody_vouches_for_opens_nothing(
    client: Client, cast: Cast, entree: SchoolProvider, verified: object
) -> None:
    cast.marieke.email = "marieke@webmail.example"
    cast.marieke.save()
    known_as(entree, cast.marieke, **({} if verified is None else {"email_verified": verified}))
    assert "niet zeker" in by_school(client).text
    assert not is_in(client)


def test_an_address_that_the_provider_vouches_for_opens_the_account(
    client: Client, cast: Cast, entree: SchoolProvider
) -> None:
    cast.marieke.email = "marieke@webmail.example"
    cast.marieke.save()
    known_as(entree, cast.marieke, email_verified=True)
    by_school(client)
    assert is_in(client)


@pytest.mark.parametrize("who", ["elsje", "nico", "rob", "truus_left", "inactive", "nobody"])
def test_who_has_no_role_at_this_school_stays_out(client: Client, cast: Cast, entree: SchoolProvider, who: str) -> None:
    account = getattr(cast, {"truus_left": "truus", "inactive": "marieke", "nobody": "marieke"}.get(who, who))
    known_as(entree, account, email_verified=True)
    if who == "truus_left":
        Appointment.objects.filter(account=account).update(end=YESTERDAY)
    Account.objects.filter(pk=account.pk, email="marieke@driesprong.example").update(is_active=who != "inactive")
    if who == "nobody":
        entree.claims |= {"mail": "nieuw@driesprong.example"}
    before = Account.objects.count()
    assert "geen account van jou" in by_school(client).text
    assert (is_in(client), Account.objects.count(), SocialAccount.objects.count()) == (False, before, 0)


def test_the_other_school_opens_its_own_account(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    known_as(entree, cast.elsje, email_verified=True, nlEduPersonHomeOrganizationId="22YY01")
    by_school(client)
    assert is_in(client)


@pytest.mark.parametrize("code", ["22YY01", "22YY", "33XX00", "", None])
def test_another_school_does_not_open_this_account(
    client: Client, cast: Cast, entree: SchoolProvider, code: str | None
) -> None:
    by_school(Client())
    entree.claims |= {"nlEduPersonHomeOrganizationId": code, "email_verified": True}
    assert by_school(client).status_code == 403
    assert not is_in(client)


def test_who_also_works_elsewhere_is_not_opened_by_one_school(
    client: Client, cast: Cast, entree: SchoolProvider
) -> None:
    by_school(Client())
    elsewhere = {"organisation": cast.elders.organisation, "location": cast.elders}
    Appointment.objects.create(account=cast.marieke, role="teacher", **elsewhere)
    assert "geen account van jou" in by_school(client).text
    assert not is_in(client)


def test_who_left_is_out_though_linked(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    by_school(Client())
    Appointment.objects.filter(account=cast.marieke).update(end=YESTERDAY)
    by_school(client)
    assert not is_in(client)


@pytest.mark.parametrize("affiliation", [["student"], ["employee", "student"], "student", "Student"])
def test_a_student_never_becomes_a_colleague(
    client: Client, set_up: Callable[..., None], school: SchoolProvider, affiliation: object
) -> None:
    set_up(students=True)
    school.claims |= {"eduPersonAffiliation": affiliation, "email_verified": True}
    by_school(client)
    assert not is_in(client)


@pytest.mark.parametrize("affiliation", ["affiliate", [], None, "member"])
def test_who_is_no_colleague_there_is_none_here(client: Client, entree: SchoolProvider, affiliation: object) -> None:
    entree.claims |= {"eduPersonAffiliation": affiliation}
    assert "niet bekend als medewerker" in by_school(client).text


@pytest.mark.parametrize(("students", "who", "comes_in"), [(True, "ayoub", True), (False, "ayoub", False)])
def test_an_adult_student_of_an_mbo_comes_in_where_that_is_set_up(
    client: Client, cast: Cast, set_up: Callable[..., None], school: SchoolProvider, students: bool, who: str,
    comes_in: bool,
) -> None:  # fmt: skip
    set_up(students=students)
    known_as(school, getattr(cast, who), eduPersonAffiliation="student", email_verified=True)
    by_school(client)
    assert (client.get(reverse("student")).status_code == 200) == comes_in


def test_a_student_who_is_not_adult_stays_out(
    client: Client, cast: Cast, set_up: Callable[..., None], school: SchoolProvider
) -> None:
    set_up(students=True)
    child = cast.ayoub.child
    assert child
    child.birth_date = today() - timedelta(days=17 * 365)
    child.save()
    known_as(school, cast.ayoub, eduPersonAffiliation="student", email_verified=True)
    assert "geen account van jou" in by_school(client).text


def test_a_second_step_is_asked_after_the_school_too(client: Client, cast: Cast, entree: SchoolProvider) -> None:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(cast.marieke, secret)
    assert by_school(client)["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_in(client)
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert is_in(client)
    assert client.post(reverse("account_logout"))["Location"] == reverse("school_login_left")
