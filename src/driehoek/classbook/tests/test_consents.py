"""Who decides about photos of a child, and what counts."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.classbook.actions import decide, decide_myself, note_decision
from driehoek.classbook.models import PhotoConsent
from driehoek.classbook.rules import may_be_shown
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import AuditLine, Child, Guardian
from driehoek.people.queries import looks_at_family
from driehoek.people.rules import today

BOOK, PUBLIC = "class_book", "public"


def allowed(child: Child, purpose: str = BOOK) -> bool:
    return Child.objects.filter(may_be_shown(purpose), pk=child.pk).exists()


def say(guardian: Guardian, child: Child, given: bool, purpose: str = BOOK) -> PhotoConsent:
    return decide(child=child, by=guardian, purpose=purpose, given=given)


def make_older(child: Child, years: int) -> None:
    Child.objects.filter(pk=child.pk).update(birth_date=today() - timedelta(days=366 * years))


def test_no_decision_is_a_no(cast: Cast) -> None:
    assert not allowed(cast.yassin)


def test_one_parent_may_say_yes_until_the_other_objects(cast: Cast) -> None:
    say(cast.samira, cast.yassin, True)
    assert allowed(cast.yassin)
    say(cast.hassan, cast.yassin, False)
    assert not allowed(cast.yassin)
    say(cast.hassan, cast.yassin, True)
    assert allowed(cast.yassin)


def test_a_yes_is_for_one_purpose_and_one_child(cast: Cast) -> None:
    say(cast.samira, cast.yassin, True)
    assert not allowed(cast.yassin, PUBLIC)
    assert not allowed(cast.inas)


def test_withdrawing_counts_at_once_and_every_decision_stays_known(cast: Cast) -> None:
    for given in (True, False, True):
        say(cast.samira, cast.yassin, given)
    rows = PhotoConsent.objects.filter(child=cast.yassin)
    assert rows.count() == 3
    assert rows.get(withdrawn_at=None).given


def test_without_custody_nobody_decides(cast: Cast) -> None:
    say(cast.samira, cast.yassin, True)
    cast.yassin.guardianships.filter(guardian=cast.samira).update(custody="no")
    assert not allowed(cast.yassin)
    with pytest.raises(PermissionDenied):
        say(cast.samira, cast.yassin, True)


def test_what_a_parent_said_ends_with_the_custody(cast: Cast) -> None:
    say(cast.samira, cast.yassin, True)
    say(cast.hassan, cast.yassin, False)
    cast.yassin.guardianships.filter(guardian=cast.hassan).update(end=today() - timedelta(days=1))
    assert allowed(cast.yassin)


@pytest.mark.parametrize("stranger", ["emine", "karim", "truus_guardian", "anna"])
def test_only_an_own_parent_decides(stranger: str, cast: Cast) -> None:
    for child in (cast.yassin, cast.sami, cast.bram):
        with pytest.raises(PermissionDenied):
            say(getattr(cast, stranger), child, True)


def test_from_16_only_the_own_yes_counts(cast: Cast) -> None:
    say(cast.leila, cast.sami, True)
    assert allowed(cast.sami)
    make_older(cast.sami, 16)
    assert not allowed(cast.sami)
    with pytest.raises(PermissionDenied):
        say(cast.leila, cast.sami, True)
    note_decision(child=cast.sami, by=cast.tom, guardian=None, purpose=BOOK, given=True)
    assert allowed(cast.sami)


@pytest.mark.parametrize(("student", "itself"), [("sami", False), ("ayoub_child", True)])
def test_of_unknown_age_a_student_decides_at_an_mbo_only(student: str, itself: bool, cast: Cast) -> None:
    child = getattr(cast, student)
    Child.objects.filter(pk=child.pk).update(birth_date=None)
    child.refresh_from_db()
    own = {"child": child, "purpose": BOOK, "given": True}
    PhotoConsent.objects.create(**own)
    assert allowed(child) == itself
    PhotoConsent.objects.update(
        guardian=child.guardianships.filter(custody="yes").first().guardian if not itself else cast.naima
    )
    assert allowed(child) != itself


def test_a_student_decides_and_no_parent_reads_it(client: Client, cast: Cast) -> None:
    as_staff(client, cast.ayoub)
    assert client.post("/mijn/fotos/", {"purpose": PUBLIC, "given": "yes"}).status_code == 302
    assert allowed(cast.ayoub_child, PUBLIC)
    lines = AuditLine.objects.filter(verb="student_decided", details__category="photos")
    assert lines.count() == 1
    assert not looks_at_family(cast.naima).filter(pk__in=lines).exists()
    assert "public" not in client.get(link_path(cast.naima, "fotos/")).text


def test_a_student_decides_about_nobody_else(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        decide_myself(child=cast.chantal_child, by=cast.ayoub, purpose=BOOK, given=True)


def test_a_parent_decides_on_the_own_page(client: Client, cast: Cast) -> None:
    path = link_path(cast.samira, "fotos/")
    tap = {"child": cast.yassin.pk, "purpose": BOOK, "given": "yes"}
    assert client.post(path, tap).status_code == 302
    assert allowed(cast.yassin)
    client.post(path, tap | {"given": "no"})
    assert not allowed(cast.yassin)


@pytest.mark.parametrize("wrong", [{"purpose": "advertising"}, {"given": "maybe"}, {"child": "x"}, {"child": ""}])
def test_a_forged_tap_changes_nothing(wrong: dict[str, str], client: Client, cast: Cast) -> None:
    tap = {"child": str(cast.yassin.pk), "purpose": BOOK, "given": "yes"}
    assert client.post(link_path(cast.samira, "fotos/"), tap | wrong).status_code == 404
    assert client.post(link_path(cast.emine, "fotos/"), tap).status_code == 404
    assert not PhotoConsent.objects.exists()


def test_parents_who_disagree_read_why_no_photo_is_shown(client: Client, cast: Cast) -> None:
    Guardian.objects.update(language_read="en")
    say(cast.samira, cast.yassin, True)
    assert "Somebody else with parental authority said yes." in client.get(link_path(cast.hassan, "fotos/")).text
    say(cast.hassan, cast.yassin, False)
    assert "Not everybody with parental authority agrees" in client.get(link_path(cast.samira, "fotos/")).text


def test_a_colleague_notes_what_was_signed_on_paper(client: Client, cast: Cast) -> None:
    path = f"/groepen/{cast.vlinders.pk}/fotos/{cast.senait.pk}/"
    as_staff(client, cast.marieke)
    assert client.post(path, {"who": cast.tesfay.pk, BOOK: "yes", PUBLIC: "no"}).status_code == 302
    row = PhotoConsent.objects.get(child=cast.senait, purpose=BOOK)
    assert (row.given, row.guardian, row.noted_by) == (True, cast.tesfay, cast.marieke)
    assert PhotoConsent.objects.filter(child=cast.senait).count() == 2


def test_paper_that_says_nothing_is_asked_again(client: Client, cast: Cast) -> None:
    path = f"/groepen/{cast.vlinders.pk}/fotos/{cast.senait.pk}/"
    assert as_staff(client, cast.marieke).post(path, {"who": cast.tesfay.pk}).status_code == 200
    assert client.post(path, {"who": cast.samira.pk, BOOK: "yes"}).status_code == 200
    assert not PhotoConsent.objects.exists()


@pytest.mark.parametrize(
    ("colleague", "may"), [("nico", False), ("elsje", False), ("tom", False), ("marieke", True), ("ruud", True)]
)
def test_only_who_may_change_the_family_notes_it(colleague: str, may: bool, cast: Cast) -> None:
    noted = partial(
        note_decision, child=cast.yassin, guardian=cast.samira, purpose=BOOK, given=True, by=getattr(cast, colleague)
    )
    if may:
        noted()
    else:
        with pytest.raises(PermissionDenied):
            noted()
    assert allowed(cast.yassin) == may
