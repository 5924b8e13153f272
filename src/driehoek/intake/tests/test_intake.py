"""Filling in together: who may, what is kept, and what the other parent does not get to see."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.intake.actions import begin, finish, keep
from driehoek.intake.models import Answer, Intake
from driehoek.intake.queries import answers_for, talents_told
from driehoek.intake.tests.told import a_begun, a_done, a_told
from driehoek.logbook.models import Contact
from driehoek.people.models import AuditLine, Guardian

SAMIRAS = "Ik slaap slecht sinds de scheiding."


def address(intake: Intake, guardian: Guardian, key: str) -> str:
    return reverse("intake_section", kwargs={"pk": intake.pk, "guardian": guardian.pk, "key": key})


@pytest.mark.parametrize("who", ["nico", "elsje", "sanne", "tom"])
def test_nobody_begins_outside_their_groups(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        begin(child=cast.yassin, location=cast.vlindertuin, by=getattr(cast, who), guardian=cast.samira)


def test_nobody_sits_at_the_table_who_may_not_be_informed(cast: Cast) -> None:
    cast.yassin.guardianships.filter(guardian=cast.hassan).update(information="none")
    with pytest.raises(PermissionDenied):
        a_begun(cast, cast.hassan)


def test_a_page_shows_both_languages_and_keeps_what_was_filled_in(cast: Cast, client: Client) -> None:
    intake = a_begun(cast)
    page = as_staff(client, cast.marieke).get(address(intake, cast.samira, "child"))
    assert "ماذا يحب طفلكم أن يفعل؟" in page.text
    assert "Wat doet uw kind graag?" in page.text
    answer = client.post(address(intake, cast.samira, "child"), {"likes": "Blokken", "in_group": "yes"})
    assert answer["Location"] == address(intake, cast.samira, "language")
    assert answers_for(intake, cast.samira) == {"likes": "Blokken", "in_group": "yes"}


def test_skipping_changes_nothing(cast: Cast, client: Client) -> None:
    intake = a_told(cast, likes="Blokken")
    as_staff(client, cast.marieke).post(address(intake, cast.samira, "child"), {"likes": "", "step": "skip"})
    assert answers_for(intake, cast.samira) == {"likes": "Blokken"}


def test_languages_are_kept_by_their_dutch_names(cast: Cast, client: Client) -> None:
    intake = a_begun(cast)
    told = {"home_languages": "Türkçe, العربية، Fries"}
    as_staff(client, cast.marieke).post(address(intake, cast.samira, "language"), told)
    assert answers_for(intake, cast.samira) == {"home_languages": ["Turks", "Arabisch", "Fries"]}


def test_what_a_parent_tells_of_their_own_home_is_theirs(cast: Cast, client: Client) -> None:
    intake = a_told(cast, worries=SAMIRAS, likes="Blokken", read=3)
    assert answers_for(intake, cast.hassan) == {"likes": "Blokken"}
    for key in ("together", "klaar", "learning", "alles"):
        page = client.get(link_path(cast.hassan, f"intake/{intake.pk}/{key}/"))
        assert page.status_code == 200
        assert SAMIRAS not in page.text
        with_hassan = as_staff(client, cast.marieke).get(address(intake, cast.hassan, key))
        assert SAMIRAS not in with_hassan.text
    assert SAMIRAS in client.get(link_path(cast.samira, f"intake/{intake.pk}/klaar/")).text


def test_that_a_parent_told_something_own_is_not_told_to_the_other(cast: Cast) -> None:
    a_told(cast, worries=SAMIRAS)
    assert AuditLine.objects.get(verb="intake_told").details["about"] == cast.samira.pk


def test_two_homes_are_kept_apart(cast: Cast) -> None:
    a_told(cast, read=3)
    intake = a_told(cast, cast.hassan, read=6)
    assert answers_for(intake, cast.samira) == {"read": 3}
    assert answers_for(intake, cast.hassan) == {"read": 6}


def test_a_guardian_fills_in_only_their_own(cast: Cast) -> None:
    intake = a_begun(cast)
    for guardian, by in ((cast.samira, cast.hassan), (cast.emine, cast.emine)):
        with pytest.raises(PermissionDenied):
            keep(intake=intake, guardian=guardian, by=by, answers={"likes": "X"})
    assert not Answer.objects.exists()


def test_done_together_is_a_contact_and_correcting_leaves_a_line(cast: Cast) -> None:
    intake = a_done(cast, likes="Blokken")
    assert Contact.objects.get(mode="3.0", subject=intake.get_kind_display()).guardian == cast.samira
    keep(intake=intake, guardian=cast.samira, by=cast.samira, answers={"likes": None})
    assert AuditLine.objects.filter(verb="intake_corrected").count() == 1
    assert not Answer.objects.exists()


def test_a_parent_tells_alone(cast: Cast, client: Client) -> None:
    begun = client.post(link_path(cast.samira, f"intake/begin/vlindertuin/{cast.yassin.pk}/"))
    client.post(begun["Location"], {"likes": "مكعبات"})
    intake = Intake.objects.get()
    finish(intake=intake, guardian=cast.samira, by=cast.samira)
    assert answers_for(intake, cast.samira) == {"likes": "مكعبات"}
    assert not Contact.objects.filter(mode="3.0", subject=intake.get_kind_display()).exists()


@pytest.mark.parametrize("agrees", [True, False])
def test_contact_flows_to_the_register_only_with_a_yes(cast: Cast, client: Client, agrees: bool) -> None:
    intake = a_begun(cast)
    told = {"language_read": "fr", "channel": "letter", "wants_interpreter": "on", "phone": "", "email": ""}
    as_staff(client, cast.marieke).post(
        address(intake, cast.samira, "contact"), told | ({"agrees": "on"} if agrees else {})
    )
    cast.samira.refresh_from_db()
    assert (cast.samira.language_read == "fr") is agrees


def test_what_was_told_of_wishes_and_talents_is_read_per_person(cast: Cast) -> None:
    a_told(cast, wish="Praten", talents=["music", "garden"], talents_words="Oud", worries=SAMIRAS)
    a_told(cast, talents_words="Ik zing in een koor")
    told = {"talents": "Muziek of zingen, Tuin en natuur", "talents_words": "Ik zing in een koor"}
    assert talents_told(cast.samira) == told
    assert talents_told(cast.hassan) == {}
    assert talents_told(cast.yassin) == {"wish": "Praten"}
