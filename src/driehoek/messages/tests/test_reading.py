"""A guardian opens, hears and understands a message, or asks to have it explained."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.logbook.models import Contact, Promise
from driehoek.logbook.queries import promises_for
from driehoek.messages.actions import explain, understood
from driehoek.messages.models import Attachment, Receipt
from driehoek.messages.tests.talk import LICE, told
from driehoek.people.rules import today
from driehoek.texts.models import Version


def path(receipt: Receipt, page: str = "") -> str:
    return link_path(receipt.guardian, f"bericht/{receipt.message_id}/{page}")


def test_without_a_translation_the_original_is_shown_and_said_to_be(client: Client, cast: Cast) -> None:
    page = client.get(path(told(cast))).text
    assert LICE in page
    assert 'lang="nl" dir="ltr"' in page
    assert "Nederlands" in page


def test_a_translation_is_shown_with_the_original_one_tap_away(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    assert receipt.message.text
    Version.objects.create(text=receipt.message.text, language="ar", title="قمل", body="يوجد قمل.", state="machine")
    page = client.get(path(receipt)).text
    assert page.index("يوجد قمل.") < page.index(LICE)
    assert "<details" in page.split("يوجد قمل.")[1].split(LICE)[0]


def test_only_drawing_the_page_counts_as_opened(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    client.get(path(receipt))
    receipt.refresh_from_db()
    assert receipt.opened_at is None
    client.get(path(receipt, "gezien.gif"))
    assert Receipt.objects.filter(pk=receipt.pk, heard_at=None).exclude(opened_at=None).exists()


def test_hearing_is_opening_too(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    assert client.post(path(receipt, "gehoord/")).status_code == 204
    receipt.refresh_from_db()
    assert receipt.heard_at
    assert receipt.opened_at


def test_understood_in_one_tap(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    assert client.post(path(receipt), {"answer": "understood"}).status_code == 302
    receipt.refresh_from_db()
    assert receipt.understood_at
    assert receipt.opened_at
    contact = Contact.objects.get(verb="understood")
    assert (contact.initiative, contact.mode, contact.language, contact.subject) == (
        "parent_asked", "2.0", "ar", "Luizen",
    )  # fmt: skip


def test_please_explain_is_promised_once_by_whom_one_can_turn_to(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    for _twice in range(2):
        client.post(path(receipt), {"answer": "explain"})
    promise = Promise.objects.get(kind="explanation", guardian=cast.samira)
    assert (promise.owner, promise.family, promise.group) == (cast.marieke, cast.el_amrani, cast.vlinders)
    assert promise.due > today()
    page = client.get(path(receipt)).text
    assert "Marieke de Boer" in page
    assert str(promise.due.day) in page
    assert Contact.objects.filter(verb="asked_explanation").count() == 1


def test_a_changed_answer_loses_nothing(cast: Cast) -> None:
    receipt = told(cast)
    first = explain(receipt=receipt)
    understood(receipt=receipt)
    first.refresh_from_db()
    assert first.state == "declined"
    receipt.refresh_from_db()
    assert receipt.explain_asked_at
    again = explain(receipt=receipt)
    assert (again.pk, again.state) == (first.pk, "open")
    receipt.refresh_from_db()
    assert receipt.understood_at is None
    assert Contact.objects.filter(about_kind="receipt", about_id=receipt.pk).count() == 3


def test_nobody_is_asked_what_needs_no_answer(client: Client, cast: Cast) -> None:
    receipt = told(cast, must_understand=False)
    assert 'name="answer"' not in client.get(path(receipt)).text
    client.post(path(receipt), {"answer": "explain"})
    assert not Promise.objects.filter(kind="explanation").exists()
    with pytest.raises(PermissionDenied):
        understood(receipt=receipt)


def test_each_guardian_has_their_own_answer(client: Client, cast: Cast) -> None:
    explain(receipt=told(cast))
    father = Receipt.objects.get(guardian=cast.hassan)
    assert "notice--success" not in client.get(path(father)).text
    assert promises_for(cast.marieke).filter(kind="explanation").count() == 1
    assert not promises_for(cast.tom).filter(kind="explanation").exists()


def test_what_was_said_about_a_child_goes_away_with_the_right(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    assert client.get(path(receipt)).status_code == 200
    cast.samira.guardianships.filter(child=cast.yassin).update(information="none", reason="Rechter")
    assert client.get(path(receipt)).status_code == 404
    assert "Luizen" not in client.get(link_path(cast.samira, "berichten/")).text


def voice(receipt: Receipt) -> Attachment:
    row = Attachment(message=receipt.message, kind="voice", name="uitleg.mp3", content_type="audio/mpeg", size=10)
    row.file.save("uitleg.mp3", ContentFile(b"0123456789"))
    return row


@pytest.mark.parametrize(
    ("asked", "status", "body", "says"),
    [
        ("", 200, b"0123456789", None),
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=5-99", 206, b"56789", "bytes 5-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("bytes=-", 200, b"0123456789", None),
        (f"bytes={'9' * 5000}-", 200, b"0123456789", None),
    ],
)
def test_a_phone_can_play_a_recording_in_parts(
    client: Client, cast: Cast, asked: str, status: int, body: bytes, says: str | None
) -> None:
    sound = voice(told(cast))
    answer = client.get(link_path(cast.samira, f"bijlage/{sound.pk}/"), headers={"Range": asked} if asked else {})
    content = answer.getvalue() if answer.streaming else answer.content
    assert (answer.status_code, content, answer.headers.get("Content-Range")) == (status, body, says)


def test_what_is_attached_is_there_for_who_got_the_message(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    sound = voice(receipt)
    assert (
        f'<audio controls preload="none" src="{link_path(cast.samira, f"bijlage/{sound.pk}/")}"'
        in client.get(path(receipt)).text
    )
    assert client.get(link_path(cast.lotte, f"bijlage/{sound.pk}/")).status_code == 404
