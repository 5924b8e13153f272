"""Asking something about what is kept, and answering it: in time, looked through, and never forgotten."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery
from driehoek.people.models import Account, Guardian
from driehoek.people.rules import today
from driehoek.people.waiting import waiting_for
from driehoek.privacy.actions import answer, ask, hold_back, note_seen, release, take_back, take_longer
from driehoek.privacy.calendar import month_after
from driehoek.privacy.models import PrivacyRequest
from driehoek.privacy.queries import leaves, package_of, released, request_for, requests_for, whole_file
from driehoek.texts.models import Version
from driehoek.texts.queries import versions_for
from driehoek.together.actions import write_to_buddy
from driehoek.together.tests.rooms import a_match
from tests.access.people import STAFF

ASKING = "wat-de-school-bewaart/vragen/"


def noted(cast: Cast, guardian: Guardian, note: str) -> Contact:
    """A note of Marieke about a guardian."""
    return Contact.objects.create(
        location=cast.vlindertuin, family=cast.el_amrani, guardian=guardian, account=cast.marieke,
        at=timezone.now(), channel="phone", verb="noted", note=note,
    )  # fmt: skip


def words_in(row: PrivacyRequest) -> str:
    return " ".join(line["words"] for told in package_of(row)["rows"] for line in told["lines"])


def test_a_month_ends_on_the_same_day_or_the_last() -> None:
    assert month_after(date(2027, 1, 31)) == date(2027, 2, 28)
    assert month_after(date(2026, 11, 27), 3) == date(2027, 2, 27)


def test_a_parent_asks_in_own_words_and_it_is_promised(client: Client, cast: Cast) -> None:
    data = {"ask": "1", "right": "correct", "words": "الاسم خطأ", "group": "child"}
    assert client.post(link_path(cast.samira, ASKING), data).status_code == 302
    row = PrivacyRequest.objects.get()
    assert (row.words and row.words.language, row.group, row.due) == ("ar", "child", month_after(today()))
    promise = Promise.objects.get(about_kind="privacy_request")
    assert (promise.owner, promise.due, promise.guardian) == (cast.ruud, row.due, cast.samira)
    assert Version.objects.get(text=row.words_id).language == "nl"


def test_asking_nothing_is_told_kindly_and_keeps_the_words(client: Client, cast: Cast) -> None:
    page = client.post(link_path(cast.daniel, ASKING), {"ask": "1", "words": "Klopt niet"})
    assert "Kies wat u wilt vragen." in page.text
    assert "Klopt niet" in page.text


@pytest.mark.parametrize("person", ["elsje", "nico", "marieke", "nadia", "fatma", "ingrid"])
def test_who_does_not_answer_here_finds_nothing(person: str, cast: Cast) -> None:
    row = ask(person=cast.samira, right="see")
    with pytest.raises(Http404):
        request_for(getattr(cast, person), row.pk)
    assert list(requests_for(getattr(cast, person))) == []
    assert request_for(cast.ruud, row.pk) == row


def test_a_full_answer_has_notes_and_nothing_of_the_other_parent(cast: Cast) -> None:
    noted(cast, cast.samira, "Was moe")
    noted(cast, cast.hassan, "Belt liever niet")
    Guardian.objects.filter(pk=cast.hassan.pk).update(phone="+31612345678", needs_note="Geheim van Hassan")
    said = words_in(ask(person=cast.samira, right="see"))
    assert "Was moe" in said
    assert not [word for word in ("Belt liever niet", "612345678", "Geheim van Hassan") if word in said]


def test_words_that_nobody_at_school_reads_go_along_unseen(client: Client, cast: Cast) -> None:
    write_to_buddy(match=a_match(cast), guardian=cast.emine, body="Sadece onun için")
    row = ask(person=cast.emine, right="see")
    page = f"{reverse('privacy_package', args=[row.pk])}?page="
    pages = [as_staff(client, cast.ruud).get(f"{page}{number}").text for number in range(1, 12)]
    assert any("Deniz" in one for one in pages)
    assert not any("Sadece onun" in one for one in pages)
    assert "Sadece onun" in words_in(row)


def test_what_is_held_back_does_not_go_along_and_its_reason_is_told(client: Client, cast: Cast) -> None:
    note = noted(cast, cast.samira, "Over de buurvrouw")
    row = ask(person=cast.samira, right="see")
    hold_back(request=row, by=cast.ruud, record="logbook.Contact", number=note.pk, reason="others", note="De buurvrouw")
    row = release(request=row, by=cast.ruud)
    assert "buurvrouw" not in str(row.package)
    Guardian.objects.filter(pk=cast.samira.pk).update(language_read="nl")
    page = client.get(link_path(cast.samira, ASKING)).text
    assert "Het gaat over iemand anders, die ook rechten heeft." in page
    assert "Autoriteit Persoonsgegevens" in page
    assert "buurvrouw" not in page


def test_a_row_of_somebody_else_cannot_be_brought_in(client: Client, cast: Cast) -> None:
    row = ask(person=cast.samira, right="see")
    url = reverse("privacy_package", args=[row.pk])
    data = {"record": "people.Guardian", "number": cast.hassan.pk, "reason": "others"}
    assert as_staff(client, cast.ruud).post(url, data).status_code == 404


@pytest.mark.parametrize("number", ["x", "²", "9" * 40])
def test_a_row_that_is_none_is_no_mistake_of_ours(client: Client, cast: Cast, number: str) -> None:
    row = ask(person=cast.samira, right="see")
    page = as_staff(client, cast.ruud).post(reverse("privacy_package", args=[row.pk]), {"back": f"child,{number}"})
    assert page.status_code == 302


def test_only_who_answers_a_request_meets_its_words_among_what_is_to_be_translated(cast: Cast) -> None:
    row = ask(person=cast.emine, right="correct", words="Öğretmenin yazdığı doğru değil.", group="child")
    answer(request=row, by=cast.ruud, done=True, answer="Het is veranderd.")
    texts = Version.objects.filter(text__in=[row.words_id, PrivacyRequest.objects.get(pk=row.pk).answer_id])
    assert texts.count() == 2
    meets = {name: versions_for(getattr(cast, name)).filter(pk__in=texts).count() for name in STAFF}
    assert {name for name, number in meets.items() if number} == {"ruud"}


def test_a_released_answer_is_told_and_closes_the_promise(cast: Cast) -> None:
    row = release(request=ask(person=cast.samira, right="see"), by=cast.ruud)
    assert Promise.objects.get(about_kind="privacy_request").state == Promise.State.KEPT
    mail = Delivery.objects.get(about_kind="privacy_request")
    assert (mail.guardian, mail.language) == (cast.samira, "ar")
    assert [one.kind.page for one in waiting_for(cast.samira)].count("parent_requests") == 1
    note_seen(request=row, person=cast.samira)
    assert "parent_requests" not in [one.kind.page for one in waiting_for(cast.samira)]


def test_a_released_answer_closes_when_a_right_has_ended(client: Client, cast: Cast) -> None:
    row = release(request=ask(person=cast.hassan, right="see"), by=cast.ruud)
    assert released(row)
    cast.hassan.guardianships.filter(child=cast.inas).update(information="on_request", reason="Rechter")
    assert client.get(link_path(cast.hassan, f"{ASKING}{row.pk}/")).status_code == 404


def test_a_refusal_tells_why_and_where_to_complain(client: Client, cast: Cast) -> None:
    row = ask(person=cast.daniel, right="erase", words="Alles weg")
    answer(request=row, by=cast.ruud, done=False, answer="Verzuim bewaren wij vijf jaar.")
    page = client.get(link_path(cast.daniel, ASKING)).text
    assert "Dit kunnen wij niet doen" in page
    assert "Verzuim bewaren wij vijf jaar." in page
    assert "Autoriteit Persoonsgegevens" in page


def test_longer_is_taken_once_with_a_reason_within_the_month(cast: Cast) -> None:
    row = ask(person=cast.samira, right="object")
    PrivacyRequest.objects.filter(pk=row.pk).update(due=today() - timedelta(days=1))
    with pytest.raises(ValidationError):
        take_longer(request=row, by=cast.ruud, why="Druk")
    PrivacyRequest.objects.filter(pk=row.pk).update(due=row.due)
    take_longer(request=row, by=cast.ruud, why="Het zijn veel gegevens.")
    row.refresh_from_db()
    assert row.due == month_after(row.asked_on, 3)
    with pytest.raises(ValidationError):
        take_longer(request=row, by=cast.ruud, why="Nog langer")


def test_what_was_taken_back_is_not_answered_any_more(cast: Cast) -> None:
    row = ask(person=cast.samira, right="restrict")
    take_back(request=row, person=cast.samira)
    assert Promise.objects.get(about_kind="privacy_request").state == Promise.State.DECLINED
    with pytest.raises(ValidationError):
        answer(request=row, by=cast.ruud, done=True, answer="Klaar")


def test_late_and_in_time_are_told_apart(client: Client, cast: Cast) -> None:
    row = ask(person=cast.samira, right="correct")
    url = reverse("privacy_requests")
    assert "nog" in as_staff(client, cast.ruud).get(url).text
    PrivacyRequest.objects.filter(pk=row.pk).update(due=today() - timedelta(days=2))
    assert "Te laat: antwoord nu" in client.get(url).text
    answer(request=row, by=cast.ruud, done=True, answer="Verbeterd.")
    assert "te laat" in client.get(url).text


@pytest.mark.parametrize("person", ["ayoub", "marieke"])
def test_a_student_and_a_colleague_ask_and_read_the_same_way(person: str, client: Client, cast: Cast) -> None:
    account: Account = getattr(cast, person)
    as_staff(client, account).post(reverse("own_requests"), {"ask": "1", "right": "see"})
    row = PrivacyRequest.objects.get(account=account)
    release(request=row, by=cast.ruud)
    page = client.get(reverse("own_released", args=[row.pk]))
    assert account.name.split()[0] in page.text


def test_nobody_answers_their_own_question(client: Client, cast: Cast) -> None:
    row = ask(person=cast.ruud, right="see")
    page = as_staff(client, cast.ruud).get(reverse("privacy_request", args=[row.pk]))
    assert "een collega beantwoordt die" in page.text
    assert client.get(reverse("privacy_package", args=[row.pk])).status_code == 404
    answered = client.post(reverse("privacy_request", args=[row.pk]), {"done": "yes", "answer": "Klaar"})
    assert answered.status_code == 404


def test_pages_to_look_through_hold_everything_once(cast: Cast) -> None:
    for number in range(40):
        noted(cast, cast.samira, f"Notitie {number}")
    whole = whole_file(ask(person=cast.samira, right="see"))
    cuts = leaves(whole, 15, 5)
    assert [(one.record.label, one.pk) for one in whole[:]] == [
        (one.record.label, one.pk) for cut in cuts for one in whole[cut]
    ]
    assert all(len({one.record.label for one in whole[cut]}) <= 5 for cut in cuts)
    assert max(cut.stop - cut.start for cut in cuts) == 15


def test_the_start_page_of_the_head_shows_what_is_to_be_answered(client: Client, cast: Cast) -> None:
    row = ask(person=cast.lotte, right="see")
    address = reverse("privacy_request", kwargs={"pk": row.pk})
    pages = [as_staff(client, account).get(reverse("plan_today")).text for account in (cast.ruud, cast.fatma)]
    assert [address in page for page in pages] == [True, False]
    take_back(request=row, person=cast.lotte)
    assert address not in as_staff(client, cast.ruud).get(reverse("plan_today")).text
