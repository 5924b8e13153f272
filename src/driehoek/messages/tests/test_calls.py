"""The phone list: who is called about what and in which language, and what one tap does and takes back."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Call, Delivery, Manners, Receipt
from driehoek.messages.queries.calls import moments_at
from driehoek.messages.tests.talk import told
from driehoek.people.models import Guardian
from driehoek.texts.models import Version

PATH = "/locatie/vlindertuin/bellen/"
State, Problem = Delivery.State, Delivery.Problem
NUMBER = "+31612345678"


def to_tell(cast: Cast, guardian: Guardian | None = None, receipt: Receipt | None = None, **fields: Any) -> Delivery:
    """Something to be told on the phone, to Samira about a message unless somebody else is named."""
    guardian = guardian or cast.samira
    family = guardian.guardianships.earliest("pk").child.family
    Guardian.objects.filter(pk=guardian.pk).update(phone=NUMBER)
    about = (
        {"about_kind": "message", "about_id": receipt.message_id} if receipt else {"about_kind": "test", "about_id": 1}
    )
    text = {"kind": "message", "language": guardian.language_read, "subject": "Luizen", "body": "Kijk in de haren."}
    to = {"location": cast.vlindertuin, "guardian": guardian, "family": family, "channel": "phone", "address": NUMBER}
    return Delivery.objects.create(**to | text | about | {"receipt": receipt} | fields)


def tap(client: Client, cast: Cast, outcome: str, *deliveries: Delivery, by: Any = None) -> Any:
    numbers = ",".join(str(row.pk) for row in deliveries)
    staff = as_staff(client, by or cast.marieke)
    return staff.post(f"{PATH}{deliveries[0].guardian_id}/", {"outcome": outcome, "numbers": numbers})


def undo(client: Client) -> Any:
    return client.post(f"/bellen/{Call.objects.latest('pk').pk}/terug/")


def now(row: Delivery) -> Delivery:
    return Delivery.objects.get(pk=row.pk)


def shown(client: Client, cast: Cast) -> list[Any]:
    cards: list[Any] = as_staff(client, cast.marieke).get(PATH).context["cards"]
    return cards


def test_a_card_says_it_in_both_languages(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    text = receipt.message.text_id or 0
    Version.objects.create(text_id=text, language="ar", title="قمل", body="يوجد قمل في المجموعة.", state="machine")
    to_tell(cast, receipt=receipt)
    html = as_staff(client, cast.marieke).get(PATH).content.decode()
    assert 'lang="ar" dir="rtl"><strong>قمل</strong>' in html
    assert 'lang="nl" dir="ltr"><strong>Luizen</strong>' in html
    assert f"tel:{NUMBER}" in html
    assert "Marieke de Boer" in html


def test_who_reads_what_we_speak_is_told_once(client: Client, cast: Cast) -> None:
    to_tell(cast, cast.lotte)
    [card] = shown(client, cast)
    assert not card.two_languages
    assert card.children == [cast.bram.full_name]


def test_spoken_to_is_confirmed_heard_and_in_the_logbook(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    row = to_tell(cast, receipt=receipt)
    tap(client, cast, "reached", row)
    receipt.refresh_from_db()
    assert (now(row).state, bool(receipt.opened_at), bool(receipt.heard_at)) == (State.CONFIRMED, True, True)
    contact = Contact.objects.get(verb="called")
    assert (contact.channel, contact.outcome, contact.mode, contact.account) == (
        "phone",
        "reached",
        "2.0",
        cast.marieke,
    )
    assert shown(client, cast) == []


def test_one_call_tells_all_that_was_on_the_card_and_nothing_newer(client: Client, cast: Cast) -> None:
    first, second = to_tell(cast), to_tell(cast, about_id=2)
    newer = to_tell(cast, about_id=3)
    tap(client, cast, "reached", first, second)
    assert [now(row).state for row in (first, second, newer)] == [State.CONFIRMED, State.CONFIRMED, State.QUEUED]
    assert Contact.objects.filter(verb="called").count() == 1


def test_no_answer_comes_again_later_and_the_third_time_goes_on(client: Client, cast: Cast) -> None:
    row = to_tell(cast, cast.tesfay)
    for number in (1, 2, 3):
        with time_machine.travel(timezone.now() + timedelta(hours=4 * number)):
            assert len(shown(client, cast)) == 1
            tap(client, cast, "no_answer", row)
            assert shown(client, cast) == []
            assert now(row).attempts == number
    assert (now(row).state, now(row).problem) == (State.FAILED, Problem.UNREACHABLE)
    assert Delivery.objects.get(guardian=cast.tesfay, rank=1).channel == "letter"


def test_what_is_urgent_is_tried_again_soon(client: Client, cast: Cast) -> None:
    row = to_tell(cast, urgent=True)
    tap(client, cast, "no_answer", row)
    again = now(row).not_before
    assert again
    assert again < timezone.now() + timedelta(minutes=11)


def test_a_stranger_at_the_number_gets_no_text_message(client: Client, cast: Cast) -> None:
    row = to_tell(cast, cast.tesfay)
    Manners.objects.create(location=cast.vlindertuin, gateway="generic", gateway_address="https://a.example/")
    tap(client, cast, "wrong", row)
    assert (now(row).state, now(row).problem) == (State.FAILED, Problem.REFUSED)
    assert Delivery.objects.get(guardian=cast.tesfay, rank=1).channel == "letter"


def test_nobody_left_to_try_becomes_a_promise(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    row = to_tell(cast, receipt=receipt)
    for channel in ("letter", "email"):
        to_tell(cast, receipt=receipt, channel=channel, state=State.FAILED)
    tap(client, cast, "wrong", row)
    assert Promise.objects.get(kind="undelivered").guardian == cast.samira


@pytest.mark.parametrize("outcome", ["reached", "no_answer", "wrong"])
def test_a_tap_is_taken_back_whole(client: Client, cast: Cast, outcome: str) -> None:
    receipt = told(cast)
    row = to_tell(cast, receipt=receipt)
    tap(client, cast, outcome, row)
    assert undo(client).status_code == 302
    receipt.refresh_from_db()
    assert (now(row).state, now(row).attempts, now(row).call, now(row).not_before) == (State.QUEUED, 0, None, None)
    assert (receipt.opened_at, receipt.heard_at) == (None, None)
    assert not Contact.objects.filter(verb="called").exists()
    assert not Delivery.objects.filter(rank=1).exists()
    assert not Promise.objects.filter(kind="undelivered").exists()
    assert undo(client).status_code == 404


def test_what_was_opened_before_stays_opened_after_taking_back(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    Receipt.objects.filter(pk=receipt.pk).update(opened_at=timezone.now() - timedelta(days=1))
    row = to_tell(cast, receipt=receipt)
    tap(client, cast, "reached", row)
    undo(client)
    receipt.refresh_from_db()
    assert receipt.opened_at
    assert receipt.heard_at is None


def test_the_page_offers_to_take_back(client: Client, cast: Cast) -> None:
    row = to_tell(cast)
    answer = tap(client, cast, "no_answer", row)
    assert f"/bellen/{Call.objects.get().pk}/terug/" in client.get(answer["Location"]).content.decode()


def test_two_colleagues_at_once_note_one_call(client: Client, cast: Cast) -> None:
    row = to_tell(cast)
    tap(client, cast, "reached", row)
    tap(client, cast, "wrong", row, by=cast.fatma)
    assert (now(row).state, Call.objects.count()) == (State.CONFIRMED, 1)


def test_only_who_made_the_call_takes_it_back(client: Client, cast: Cast) -> None:
    tap(client, cast, "reached", to_tell(cast))
    as_staff(client, cast.fatma)
    assert undo(client).status_code == 404


@pytest.mark.parametrize("numbers", ["", "x", "1;2", "1" * 30, "-1", "999999"])
def test_nonsense_notes_nothing(client: Client, cast: Cast, numbers: str) -> None:
    row = to_tell(cast)
    as_staff(client, cast.marieke).post(f"{PATH}{row.guardian_id}/", {"outcome": "reached", "numbers": numbers})
    assert now(row).state == State.QUEUED


def test_another_group_is_not_told_of(client: Client, cast: Cast) -> None:
    row = to_tell(cast, cast.farid)  # in Rupsen
    assert shown(client, cast) == []
    assert tap(client, cast, "reached", row).status_code == 404
    assert now(row).state == State.QUEUED


def test_a_right_that_ended_is_not_called(client: Client, cast: Cast) -> None:
    row = to_tell(cast)
    cast.samira.guardianships.update(information="none")
    assert shown(client, cast) == []
    tap(client, cast, "reached", row)
    assert now(row).state == State.QUEUED


def test_an_activity_that_is_over_is_not_called_about(client: Client, cast: Cast) -> None:
    invited = cast.samira_invited
    to_tell(cast, kind="invitation", about_kind="invitation", about_id=invited.pk)
    [card] = shown(client, cast)
    assert card.scripts[0].ours.language == "nl"
    type(invited.activity).objects.filter(pk=invited.activity_id).update(starts_at=timezone.now())
    assert shown(client, cast) == []


def test_who_likes_to_be_called_now_comes_first(client: Client, cast: Cast) -> None:
    moment = moments_at(timezone.now())[0]
    other = next(one for one in Guardian.Moment if one not in moments_at(timezone.now()))
    people = [(cast.lotte, [other]), (cast.emine, []), (cast.samira, [moment]), (cast.tesfay, [other])]
    for number, (guardian, times) in enumerate(people):
        to_tell(cast, guardian, urgent=number == 3)
        Guardian.objects.filter(pk=guardian.pk).update(best_times=times)
    names = [card.guardian for card in shown(client, cast)]
    assert names == [cast.tesfay, cast.samira, cast.emine, cast.lotte]


def test_what_waits_for_its_hour_is_not_there_yet(client: Client, cast: Cast) -> None:
    to_tell(cast, not_before=timezone.now() + timedelta(hours=1))
    assert shown(client, cast) == []


def test_it_stays_as_quick_however_many_wait(client: Client, cast: Cast) -> None:
    staff, counts = as_staff(client, cast.marieke), []
    staff.get(PATH)
    receipt = told(cast)
    for people in ([cast.samira], [cast.lotte, cast.emine, cast.hassan, cast.tesfay]):
        for guardian in people:
            for number in range(7):
                to_tell(cast, guardian, receipt=receipt if number == 0 else None, about_id=number or receipt.message_id)
        with CaptureQueriesContext(connection) as asked:
            assert staff.get(PATH).context["cards"]
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15


def test_a_child_that_is_not_at_school_comes_before_the_best_time(client: Client, cast: Cast) -> None:
    Guardian.objects.filter(pk=cast.samira.pk).update(best_times=list(moments_at(timezone.now())))
    to_tell(cast)
    to_tell(cast, cast.tesfay, kind="absence", about_kind="test", about_id=2)
    assert [card.guardian for card in shown(client, cast)] == [cast.tesfay, cast.samira]
