"""Letters and lists on paper, read back from the PDF: the right words for the right people and nobody else."""

import io
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.actions import cancel
from driehoek.activities.models import Activity, Invitation
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery
from driehoek.people.models import AuditLine


def path(cast: Cast, page: str) -> str:
    return f"/activiteiten/{cast.rekenochtend.pk}/{page}"


def pages(client: Client, where: str) -> list[str]:
    answer = client.get(where)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    return [page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages]


def waiting(invitation: Invitation, **fields: Any) -> Delivery:
    return Delivery.objects.create(
        **{"channel": "letter"} | fields, location=invitation.activity.location, family=invitation.family,
        guardian=invitation.guardian, kind="invitation", language=invitation.language, subject="Kom", body="Dag",
        about_kind="invitation", about_id=invitation.pk,
    )  # fmt: skip


def without_spaces(text: str) -> str:
    return "".join(text.split())


def test_only_letters_that_wait_are_printed(client: Client, cast: Cast) -> None:
    waiting(cast.tesfay_invited)
    waiting(cast.lotte_invited, channel="email", address="lotte@thuis.example")
    [text] = pages(as_staff(client, cast.marieke), path(cast, "brieven.pdf"))
    assert "Tesfay Haile" in text
    assert "Kruisstraat 50" in text
    assert "Bakker" not in text


def test_a_letter_speaks_the_readers_language(client: Client, cast: Cast) -> None:
    waiting(cast.tesfay_invited)
    answer = as_staff(client, cast.marieke).get(path(cast, "brieven.pdf"))
    reader = PdfReader(io.BytesIO(answer.content))
    assert "ብሓባር ንቖጽርን ንጻወትን" in reader.pages[0].extract_text()
    assert b"ti" in answer.content


def test_everybody_gets_an_own_page_with_an_own_address(client: Client, cast: Cast) -> None:
    texts = pages(as_staff(client, cast.marieke), path(cast, "brieven.pdf?alle=1"))
    people = [cast.samira, cast.hassan, cast.emine, cast.lotte, cast.tesfay]
    assert len(texts) == len(people)
    for one in people:
        [own] = [text for text in texts if one.full_name in text]
        assert link_path(one) in without_spaces(own)
        assert not [other for other in people if other != one and link_path(other) in without_spaces(own)]


def test_time_place_and_why_are_in_it(client: Client, cast: Cast) -> None:
    texts = pages(as_staff(client, cast.marieke), path(cast, "brieven.pdf?alle=1"))
    [dutch] = [text for text in texts if "Lotte Bakker" in text]
    for words in ("Samen tellen en spelen", "Lokaal Vlinders", "09:00", "leert tellen door te spelen", "Bram"):
        assert words in dutch


def test_a_right_that_ended_gets_no_letter(client: Client, cast: Cast) -> None:
    waiting(cast.tesfay_invited)
    cast.tesfay.guardianships.update(information="none")
    answer = as_staff(client, cast.marieke).get(path(cast, "brieven.pdf"))
    assert answer.status_code == 302
    assert len(pages(client, path(cast, "brieven.pdf?alle=1"))) == 4


def test_looking_at_letters_does_not_hand_them_over(client: Client, cast: Cast) -> None:
    letter = waiting(cast.tesfay_invited)
    as_staff(client, cast.marieke).get(path(cast, "brieven.pdf"))
    letter.refresh_from_db()
    assert letter.state == "queued"
    client.post(path(cast, "brieven.pdf"), {"tot": letter.pk})
    letter.refresh_from_db()
    assert (letter.state, letter.handed_over_at is not None) == ("handed_over", True)


def test_a_letter_that_came_later_is_not_in_the_pile(client: Client, cast: Cast) -> None:
    first, later = waiting(cast.tesfay_invited), waiting(cast.samira_invited)
    as_staff(client, cast.marieke)
    assert len(pages(client, path(cast, f"brieven.pdf?tot={first.pk}"))) == 1
    client.post(path(cast, "brieven.pdf"), {"tot": first.pk})
    later.refresh_from_db()
    assert later.state == "queued"


def test_nothing_is_printed_for_what_does_not_go_on(client: Client, cast: Cast) -> None:
    waiting(cast.tesfay_invited)
    cancel(activity=cast.rekenochtend, by=cast.marieke)
    assert as_staff(client, cast.marieke).get(path(cast, "brieven.pdf?alle=1")).status_code == 302


@pytest.mark.parametrize("name", ["tom", "nadia", "truus", "rob", "nico", "elsje", "ingrid", "peter"])
def test_letters_are_for_who_invites(client: Client, cast: Cast, name: str) -> None:
    letter = waiting(cast.tesfay_invited)
    as_staff(client, getattr(cast, name))
    assert client.get(path(cast, "brieven.pdf?alle=1")).status_code == 404
    assert client.post(path(cast, "brieven.pdf"), {"tot": letter.pk}).status_code == 404
    letter.refresh_from_db()
    assert letter.state == "queued"


def test_the_list_has_a_number_for_each_family(client: Client, cast: Cast) -> None:
    [text] = pages(as_staff(client, cast.marieke), path(cast, "lijst.pdf"))
    for words in ("Yassin", "Samira El Amrani", "Hassan El Amrani", "Bram", "Lotte Bakker", "Vlinders"):
        assert words in text
    assert "Truus Hendriks" not in text
    assert "Karim" not in text


def test_taking_papers_out_leaves_a_line(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    pages(client, path(cast, "lijst.pdf"))
    pages(client, path(cast, "brieven.pdf?alle=1"))
    lines = AuditLine.objects.filter(verb="exported", account=cast.marieke)
    assert [line.details["what"] for line in lines.order_by("pk")] == ["list", "letters"]


def test_a_stranger_text_in_a_letter_is_only_text(client: Client, cast: Cast) -> None:
    nasty = '#panic("x") $a$ *b* @c <d> 🎉'
    cast.rekenochtend.texts.update(title=nasty, why=nasty)
    texts = pages(as_staff(client, cast.marieke), path(cast, "brieven.pdf?alle=1"))
    assert len(texts) == 5
    assert all("#panic(" in text for text in texts)


def test_a_pile_costs_no_more_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    as_staff(client, cast.marieke)
    with django_assert_max_num_queries(20) as many:
        pages(client, path(cast, "brieven.pdf?alle=1"))
    Invitation.objects.filter(activity=cast.rekenochtend).exclude(guardian=cast.lotte).delete()
    with django_assert_max_num_queries(20) as few:
        pages(client, path(cast, "brieven.pdf?alle=1"))
    assert len(many) == len(few)
    assert Activity.objects.get(pk=cast.rekenochtend.pk).state == "invited"


def test_the_activity_asks_whether_the_letters_were_given(client: Client, cast: Cast) -> None:
    letter = waiting(cast.tesfay_invited)
    page = as_staff(client, cast.marieke).get(path(cast, "uitnodigen/")).content.decode()
    assert f'name="tot" value="{letter.pk}"' in page
    client.post(path(cast, "brieven.pdf"), {"tot": letter.pk})
    assert 'name="tot"' not in client.get(path(cast, "uitnodigen/")).content.decode()
