"""A parent asks in their own language, colleagues answer, and neither a phone nor a person stands between."""

from datetime import time, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.logbook.actions import working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.logbook.queries import kept_this_year
from driehoek.messages.actions import answer_parent, ask_school, close_thread, pass_on, reopen_thread, write_back
from driehoek.messages.models import Delivery, Manners, Post, Thread
from driehoek.messages.queries.threads import listed_threads, said_at_school, threads_for
from driehoek.messages.tests.talk import asked, told
from driehoek.people.models import Account
from driehoek.texts.models import Engine, Version

ARABIC = "متى تبدأ العطلة؟"


def owed(thread: Thread) -> Promise:
    return Promise.objects.get(kind="answer", about_kind="post", about_id__in=thread.posts.values("pk"))


# Asking


def test_a_question_reaches_the_contact_person_with_a_day(client: Client, cast: Cast) -> None:
    Manners.objects.create(location=cast.vlindertuin, answer_days=3)
    page = client.post(link_path(cast.samira, "vraag/"), {"child": cast.yassin.pk, "body": ARABIC})
    thread = Thread.objects.get()
    assert page.headers["Location"] == link_path(cast.samira, f"gesprek/{thread.pk}/?dank")
    assert (thread.owner, thread.group, thread.family) == (cast.marieke, cast.vlinders, cast.el_amrani)
    assert (owed(thread).owner, owed(thread).due) == (cast.marieke, working_days(3))
    assert str(owed(thread).due.day) in client.get(page.headers["Location"]).text


def test_each_child_has_its_own_school(cast: Cast) -> None:
    thread = ask_school(guardian=cast.samira, child=cast.inas, body=ARABIC).thread
    assert (thread.location, thread.owner) == (cast.regenboog, cast.fatma)


def test_it_leaves_a_contact_that_the_parent_began(cast: Cast) -> None:
    asked(cast)
    contact = Contact.objects.get(verb="wrote")
    assert (contact.initiative, contact.mode, contact.language, contact.note) == ("parent", "2.0", "ar", "")


def test_opening_hours_are_told_beforehand(client: Client, cast: Cast) -> None:
    hours = {"open_days": [0, 3], "open_from": time(8, 15), "open_until": time(15, 0)}
    Manners.objects.create(location=cast.vlindertuin, **hours)
    page = client.get(link_path(cast.lotte, "vraag/")).text
    assert "maandag en donderdag" in page
    assert "08:15" in page
    assert cast.vlindertuin.phone in page


def test_the_answer_to_a_message_is_one_conversation(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    for words in ("نعم", "شكرا"):
        client.post(
            link_path(cast.samira, f"vraag/?bericht={receipt.message_id}"), {"child": cast.yassin.pk, "body": words}
        )
    thread = Thread.objects.get()
    receipt.refresh_from_db()
    assert receipt.answered_at
    assert (thread.message, thread.posts.count()) == (receipt.message, 2)
    assert set(Contact.objects.filter(verb="wrote").values_list("initiative", flat=True)) == {"parent_asked"}


def test_tapping_twice_asks_once(client: Client, cast: Cast) -> None:
    for _tap in range(2):
        client.post(link_path(cast.samira, "vraag/"), {"child": cast.yassin.pk, "body": ARABIC})
    thread = Thread.objects.get()
    for _tap in range(2):
        client.post(link_path(cast.samira, f"gesprek/{thread.pk}/"), {"body": "شكرا"})
    assert thread.posts.count() == 2


def test_only_about_an_own_child(client: Client, cast: Cast) -> None:
    path = link_path(cast.samira, "vraag/")
    assert client.post(path, {"child": cast.bram.pk, "body": ARABIC}).status_code == 200
    assert not Thread.objects.exists()
    with pytest.raises(PermissionDenied):
        ask_school(guardian=cast.samira, child=cast.bram, body=ARABIC)


@pytest.mark.parametrize("body", ["", "   ", "\u202e\u200b", "a" * 4001])
def test_nothing_and_too_much_are_asked_again(client: Client, cast: Cast, body: str) -> None:
    page = client.post(link_path(cast.samira, "vraag/"), {"child": cast.yassin.pk, "body": body})
    assert page.status_code == 200
    assert 'class="error"' in page.text
    assert not Thread.objects.exists()


def test_markup_and_direction_tricks_are_plain_text(client: Client, cast: Cast) -> None:
    body = "<script>alert(1)</script> \u202eegnaro\u202c \u2067x\u2069"
    client.post(link_path(cast.samira, "vraag/"), {"child": cast.yassin.pk, "body": body})
    thread = Thread.objects.get()
    pages = [client.get(link_path(cast.samira, f"gesprek/{thread.pk}/")).text]
    pages.append(as_staff(client, cast.marieke).get(f"/gesprekken/{thread.pk}/").text)
    for page in pages:
        assert "&lt;script&gt;alert(1)&lt;/script&gt; egnaro x" in page
        assert "<script>alert" not in page
        assert not set(page) & set("\u202e\u202c\u2067\u2069")


# Who sees it


def test_separated_parents_never_see_each_others_conversation(client: Client, cast: Cast) -> None:
    thread = ask_school(guardian=cast.iris, child=cast.noor, body="Over de verhuizing").thread
    assert client.get(link_path(cast.iris, f"gesprek/{thread.pk}/")).status_code == 200
    assert client.get(link_path(cast.daniel, f"gesprek/{thread.pk}/")).status_code == 404
    assert "verhuizing" not in client.get(link_path(cast.daniel)).text
    assert "verhuizing" not in client.get(link_path(cast.daniel, "berichten/")).text


@pytest.mark.parametrize(
    ("name", "sees"),
    [("nico", 0), ("ingrid", 0), ("elsje", 0), ("tom", 0), ("zeynep", 0), ("rob", 0), ("marieke", 1), ("fatma", 1)],
)
def test_colleagues_of_the_family_read_along(cast: Cast, name: str, sees: int) -> None:
    thread = asked(cast)
    account = getattr(cast, name)
    assert threads_for(account).count() == sees
    if not sees:
        with pytest.raises(PermissionDenied):
            answer_parent(thread=thread, by=account, body="Hallo")


# Answering


def test_an_answer_keeps_the_promise_and_is_measured(cast: Cast) -> None:
    before = kept_this_year(cast.marieke).in_time
    thread = asked(cast)
    answer_parent(thread=thread, by=cast.marieke, body="Op 1 mei.")
    assert (owed(thread).state, owed(thread).closed_by) == ("kept", cast.marieke)
    assert kept_this_year(cast.marieke).in_time == before + 1
    contact = Contact.objects.get(verb="answered_question")
    assert (contact.account, contact.initiative, contact.mode) == (cast.marieke, "parent", "2.0")


def test_a_late_answer_is_counted_late(cast: Cast) -> None:
    before = kept_this_year(cast.marieke).late
    thread = asked(cast)
    Promise.objects.filter(pk=owed(thread).pk).update(due=timezone.localdate() - timedelta(days=1))
    answer_parent(thread=thread, by=cast.marieke, body="Sorry.")
    assert kept_this_year(cast.marieke).late == before + 1


def test_writing_again_does_not_move_the_day(cast: Cast) -> None:
    thread = asked(cast)
    due = owed(thread).due
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        write_back(thread=thread, body="Nog iets")
        assert owed(thread).due == due


def test_a_question_after_the_answer_is_a_new_promise(cast: Cast) -> None:
    thread = asked(cast)
    answer_parent(thread=thread, by=cast.marieke, body="Op 1 mei.")
    write_back(thread=thread, body="شكرا، ومتى تنتهي؟")
    states = Promise.objects.filter(kind="answer").order_by("pk").values_list("state", flat=True)
    assert list(states) == ["kept", "open"]


def test_the_parent_is_told_whole_by_mail_and_without_names_elsewhere(cast: Cast) -> None:
    thread = asked(cast)
    post = answer_parent(thread=thread, by=cast.marieke, body="Yassin was vandaag ziek.")
    mail = Delivery.objects.get(kind="answer", about_id=post.pk)
    assert (mail.guardian, mail.channel, mail.address, mail.language) == (cast.samira, "email", cast.samira.email, "ar")
    assert "Yassin was vandaag ziek." in mail.body
    assert mail.url in mail.body
    assert "Yassin" not in mail.subject
    assert not Delivery.objects.filter(guardian=cast.hassan).exists()


def test_answering_twice_by_accident_tells_once(cast: Cast) -> None:
    thread = asked(cast)
    for _tap in range(2):
        answer_parent(thread=thread, by=cast.marieke, body="Op 1 mei.")
    assert (thread.posts.count(), Delivery.objects.filter(kind="answer").count()) == (2, 1)


def test_an_answer_waits_ten_minutes_for_a_machine_and_for_no_person(cast: Cast) -> None:
    thread = asked(cast)
    first = answer_parent(thread=thread, by=cast.marieke, body="Een")
    Engine.objects.create(location=cast.vlindertuin, kind="folder", address="/models")
    second = answer_parent(thread=thread, by=cast.marieke, body="Twee")
    times = {row.about_id: row.not_before for row in Delivery.objects.filter(kind="answer")}
    assert times[first.pk] is None
    wait = times[second.pk] - timezone.now()  # type: ignore[operator]
    assert timedelta(minutes=9) < wait <= timedelta(minutes=10)


def test_original_and_translation_stand_side_by_side(client: Client, cast: Cast) -> None:
    thread = asked(cast)
    text = thread.posts.get().text
    Version.objects.filter(text=text, language="nl").update(body="Wanneer is het vakantie?", state="machine")
    page = as_staff(client, cast.marieke).get(f"/gesprekken/{thread.pk}/").text
    assert ARABIC in page
    assert "Wanneer is het vakantie?" in page
    assert 'lang="ar" dir="rtl"' in page


def test_what_is_still_to_be_translated_is_said(cast: Cast) -> None:
    thread = asked(cast)
    answer_parent(thread=thread, by=cast.marieke, body="Op 1 mei.")
    waiting = [(one.version.language, one.version.state) for one in said_at_school(cast.marieke, thread) if one.version]
    assert waiting == [("nl", "asked"), ("ar", "asked")]


def test_who_may_not_be_informed_any_more_gets_no_answer(client: Client, cast: Cast) -> None:
    thread = asked(cast)
    cast.samira.guardianships.update(information="none", reason="Rechter")
    as_staff(client, cast.marieke).post(f"/gesprekken/{thread.pk}/", {"body": "Hallo"})
    assert thread.posts.count() == 1
    with pytest.raises(PermissionDenied):
        answer_parent(thread=thread, by=cast.marieke, body="Hallo")
    with pytest.raises(PermissionDenied):
        write_back(thread=thread, body="Hallo")


# Closing, handing over, finding


def test_closing_waits_for_the_answer_and_writing_opens_again(client: Client, cast: Cast) -> None:
    thread = asked(cast)
    as_staff(client, cast.marieke).post(f"/gesprekken/{thread.pk}/sluiten/")
    with pytest.raises(PermissionDenied):
        close_thread(thread=thread, by=cast.marieke)
    answer_parent(thread=thread, by=cast.marieke, body="Op 1 mei.")
    client.post(f"/gesprekken/{thread.pk}/sluiten/")
    assert Thread.objects.get().closed_at
    write_back(thread=thread, body="Nog iets")
    assert Thread.objects.get().closed_at is None


def test_closing_can_be_taken_back(cast: Cast) -> None:
    thread = asked(cast)
    answer_parent(thread=thread, by=cast.marieke, body="Op 1 mei.")
    close_thread(thread=thread, by=cast.marieke)
    reopen_thread(thread=thread, by=cast.fatma)
    assert Thread.objects.get().closed_at is None


def test_handing_over_takes_the_promise_along(client: Client, cast: Cast) -> None:
    thread = asked(cast)
    as_staff(client, cast.marieke).post(f"/gesprekken/{thread.pk}/overdragen/", {"to": cast.fatma.pk})
    assert (Thread.objects.get().owner, owed(thread).owner) == (cast.fatma, cast.fatma)
    client.post(f"/gesprekken/{thread.pk}/overdragen/", {"to": cast.tom.pk})
    assert Thread.objects.get().owner == cast.fatma
    with pytest.raises(PermissionDenied):
        pass_on(thread=thread, by=cast.marieke, to=cast.tom)


def listed(account: Account, view: str, words: str = "") -> list[str]:
    return [thread.guardian.given_name for thread in listed_threads(account, view, words)]


def test_lists_are_mine_waiting_all_and_closed(cast: Cast) -> None:
    thread = asked(cast)
    ask_school(guardian=cast.lotte, child=cast.bram, body="Mag Bram later komen?")
    assert listed(cast.marieke, "mine") == listed(cast.fatma, "all") == ["Lotte", "Samira"]
    assert listed(cast.fatma, "mine") == []
    answer_parent(thread=thread, by=cast.marieke, body="Op 1 mei.")
    close_thread(thread=thread, by=cast.marieke)
    assert (listed(cast.marieke, "waiting"), listed(cast.marieke, "closed")) == (["Lotte"], ["Samira"])
    assert listed(cast.marieke, "all", "bakk") == ["Lotte"]


def test_a_promise_leads_to_its_conversation(client: Client, cast: Cast) -> None:
    thread = asked(cast)
    page = as_staff(client, cast.marieke).get(f"/beloftes/{owed(thread).pk}/").text
    post = Post.objects.get()
    assert f'href="/gesprekken/gezegd/{post.pk}/"' in page
    assert client.get(f"/gesprekken/gezegd/{post.pk}/").headers["Location"] == f"/gesprekken/{thread.pk}/"


def test_the_page_of_conversations_asks_the_same_for_many(
    client: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    for number in range(20):
        asked(cast, f"سؤال {number}")
    as_staff(client, cast.marieke)
    with django_assert_max_num_queries(17):  # type: ignore[operator]
        client.get("/gesprekken/")
    thread = Thread.objects.first()
    assert thread
    for number in range(20):
        write_back(thread=thread, body=f"ثم {number}")
    with django_assert_max_num_queries(17):  # type: ignore[operator]
        client.get(f"/gesprekken/{thread.pk}/")


def test_the_page_of_today_tells_it_in_dutch(client: Client, cast: Cast) -> None:
    thread = asked(cast)
    post = thread.posts.get()
    Version.objects.update_or_create(
        text=post.text, language="nl", defaults={"body": "Wanneer is er vakantie?", "state": "machine"}
    )
    page = as_staff(client, cast.marieke).get("/vandaag/").text
    assert "Wanneer is er vakantie?" in page
    assert f"/gesprekken/gezegd/{post.pk}/" in page
