"""An e-mail that did not arrive is owed to the family: seen by who can act, promised to somebody, solved or kept."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.actions import CALL_BACK_DAYS, keep, working_days
from driehoek.logbook.models import Promise
from driehoek.messages import jobs
from driehoek.messages.actions import ask_link, send_again
from driehoek.messages.models import Delivery
from driehoek.messages.tests.writers import NOON
from driehoek.messages.words import what_went_wrong
from driehoek.people.models import AuditLine
from driehoek.people.rules import today

PATH = "/bezorging/"
State = Delivery.State


def mail(cast: Cast, **fields: object) -> Delivery:
    values = {"location": cast.vlindertuin, "family": cast.el_amrani, "guardian": cast.samira, "channel": "email"}
    text = {"kind": "invitation", "language": "ar", "address": "nobody", "subject": "Kom kijken", "body": "Dag"}
    return Delivery.objects.create(**values | text | fields)


def failed(cast: Cast, **fields: object) -> Delivery:
    """An e-mail that the worker could not send."""
    delivery = mail(cast, **fields)
    assert jobs.take_next()
    delivery.refresh_from_db()
    return delivery


def promised() -> Promise:
    return Promise.objects.get(kind="undelivered")


def test_what_fails_becomes_a_promise_of_the_contact_person(cast: Cast) -> None:
    delivery = failed(cast)
    promise = promised()
    assert (delivery.state, delivery.problem) == (State.FAILED, "refused")
    assert (promise.family, promise.guardian, promise.owner) == (cast.el_amrani, cast.samira, cast.marieke)
    assert (promise.subject, promise.about_kind, promise.about_id) == ("Kom kijken", "delivery", delivery.pk)
    assert (promise.group, promise.due) == (cast.vlinders, working_days(CALL_BACK_DAYS, today()))


def test_what_was_interrupted_is_promised_once(cast: Cast) -> None:
    mail(cast, state=State.SENDING, claimed_until=timezone.now() + jobs.LEASE)
    jobs.take_next()
    assert not Promise.objects.filter(kind="undelivered").exists()
    with time_machine.travel(timezone.now() + jobs.LEASE + timedelta(seconds=1)):
        jobs.take_next()
        jobs.take_next()
    assert promised().state == "open"


@pytest.mark.usefixtures("mailbox")
def test_nothing_is_promised_before_the_last_attempt(cast: Cast, settings: Settings) -> None:
    settings.EMAIL_PORT = 9  # nobody listens there
    mail(cast, address="x@thuis.example", attempts=jobs.ATTEMPTS - 2)
    jobs.take_next()
    assert not Promise.objects.filter(kind="undelivered").exists()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        jobs.take_next()
    assert promised().state == "open"


def test_who_may_no_longer_be_informed_is_not_to_be_reached(cast: Cast) -> None:
    delivery = mail(cast, state=State.SENDING, claimed_until=timezone.now())
    cast.samira.guardianships.update(information="none")
    jobs.take_next()
    delivery.refresh_from_db()
    assert delivery.state == State.FAILED
    assert not Promise.objects.filter(kind="undelivered").exists()


def test_a_link_that_did_not_arrive_is_not_overlooked(cast: Cast) -> None:
    [delivery] = ask_link(email=cast.lotte.email)
    Delivery.objects.filter(pk=delivery.pk).update(address="nobody")
    jobs.take_next()
    assert promised().guardian == cast.lotte


def test_the_page_tells_what_went_wrong_and_where_to_correct_it(client: Client, cast: Cast) -> None:
    delivery = failed(cast)
    html = as_staff(client, cast.marieke).get(PATH).content.decode()
    assert what_went_wrong(delivery) in html
    for path in (f"/gezinnen/ouders/{cast.samira.pk}/", f"{PATH}{delivery.pk}/opnieuw/", f"/beloftes/{promised().pk}/"):
        assert f'"{path}"' in html
    assert "Kom kijken" in html


@pytest.mark.parametrize("who", ["tom", "elsje", "truus", "peter"])
def test_others_see_nothing_of_it(client: Client, cast: Cast, who: str) -> None:
    failed(cast)
    answer = as_staff(client, getattr(cast, who)).get(PATH)
    assert "Kom kijken" not in answer.content.decode()
    assert answer.context["rows"] == []


def test_care_may_look_and_not_act(client: Client, cast: Cast) -> None:
    failed(cast)
    [row] = as_staff(client, cast.nadia).get(PATH).context["rows"]
    assert (row.may_send, row.may_edit) == (False, False)


def test_the_corrected_address_is_used_and_the_promise_is_done(client: Client, cast: Cast, mailbox: Mailbox) -> None:
    delivery = failed(cast)
    type(cast.samira).objects.filter(pk=cast.samira.pk).update(email="nieuw@thuis.example")
    for _ in range(2):
        answer = as_staff(client, cast.marieke).post(f"{PATH}{delivery.pk}/opnieuw/")
        assert answer["Location"] == PATH
    assert promised().state == "open"
    while jobs.take_next():
        pass
    assert mailbox.recipients == [["nieuw@thuis.example"]]
    assert (promised().state, bool(promised().outcome)) == ("kept", True)
    assert AuditLine.objects.get(verb="sent_again").details == {"about": cast.samira.pk}


def test_failing_again_keeps_the_first_promise(client: Client, cast: Cast) -> None:
    delivery = failed(cast)
    type(cast.samira).objects.filter(pk=cast.samira.pk).update(email="still wrong")
    as_staff(client, cast.marieke).post(f"{PATH}{delivery.pk}/opnieuw/")
    jobs.take_next()
    assert promised().state == "open"


def test_reached_another_way_is_said_on_the_page(client: Client, cast: Cast) -> None:
    failed(cast)
    keep(promise=promised(), by=cast.marieke, outcome="Gebeld", channel="phone")
    [row] = as_staff(client, cast.marieke).get(PATH).context["rows"]
    assert row.promise.state == "kept"


def test_it_stays_as_quick_however_much_fails(client: Client, cast: Cast) -> None:
    staff, counts = as_staff(client, cast.marieke), []
    staff.get(PATH)  # the first visit also keeps the session
    for number in (1, 12):
        for _ in range(number):
            failed(cast)
        with CaptureQueriesContext(connection) as asked:
            assert staff.get(PATH).context["rows"]
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_many_come_in_pages(client: Client, cast: Cast) -> None:
    for _ in range(26):
        mail(cast, state=State.FAILED, problem="unsure")
    assert "?page=2" in as_staff(client, cast.marieke).get(PATH).content.decode()


def test_the_promise_leads_to_what_went_wrong(client: Client, cast: Cast) -> None:
    failed(cast)
    staff = as_staff(client, cast.marieke)
    for path in (f"/beloftes/{promised().pk}/", "/beloftes/", f"/activiteiten/{cast.rekenochtend.pk}/"):
        assert f'href="{PATH}"' in staff.get(path).content.decode()


def test_sent_again_it_goes_no_other_way_meanwhile(cast: Cast) -> None:
    cast.samira.phone, cast.samira.fallbacks = "+31612345678", ["phone"]
    cast.samira.save()
    delivery = failed(cast, about_kind="invitation", about_id=cast.samira_invited.pk)
    assert Delivery.objects.get(guardian=cast.samira, rank=1).channel == "phone"
    send_again(delivery=delivery, by=cast.marieke)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.address) == (State.QUEUED, cast.samira.email)
    assert not Delivery.objects.filter(guardian=cast.samira, rank=1).exists()


@pytest.mark.parametrize(("urgent", "hour"), [(False, 7), (True, None)])
def test_what_comes_back_at_night_goes_its_next_way_in_the_morning(cast: Cast, *, urgent: bool, hour: int) -> None:
    cast.samira.phone, cast.samira.fallbacks = "+31612345678", ["phone"]
    cast.samira.save()
    with time_machine.travel(NOON + timedelta(hours=11)):
        failed(cast, about_kind="invitation", about_id=cast.samira_invited.pk, urgent=urgent)
    following = Delivery.objects.get(guardian=cast.samira, rank=1)
    assert (following.not_before and timezone.localtime(following.not_before).hour) == hour
