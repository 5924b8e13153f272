"""Telling those who were invited: what the page proposes, the words ready to send, to whom, in which language."""

import re
from datetime import timedelta
from html import unescape

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from driehoek.activities.actions import cancel, register
from driehoek.activities.models import Activity, Attendance
from driehoek.activities.tests.test_activity_pages import path, typed
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.messages.audience import groups_to_write, reached
from driehoek.messages.models import Delivery, Message
from driehoek.messages.rendering import render
from driehoek.messages.tests.writers import send


def proposed(client: Client, address: str) -> str:
    """The way to a ready message that the page of an activity proposes, or nothing."""
    page = client.get(address, follow=True).content.decode()
    return unescape(next(iter(re.findall(r'href="([^"]*klaar=[^"]*)"', page)), ""))


def change(client: Client, cast: Cast, row: Activity, **fields: object) -> str:
    begins, ends = timezone.localtime(row.starts_at), timezone.localtime(row.ends_at)
    values = typed(
        cast, groups=[group.pk for group in row.groups.all()], day=begins.date().isoformat(), place=row.place
    )
    values |= {"begins": f"{begins:%H:%M}", "ends": f"{ends:%H:%M}"} | fields
    answer = client.post(path("activity_edit", row), values)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def test_who_moves_an_activity_is_led_to_telling_the_parents(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    link = proposed(client, change(client, cast, cast.rekenochtend, ends="22:45"))
    assert "klaar=changed_time" in link
    assert "wie=all" in link
    form = client.get(link).context["form"]
    assert form.message.audience == {"activity": cast.rekenochtend.pk, "only": "all"}
    assert form["fill_activity"].value() == cast.rekenochtend.texts.get(language="nl").title
    assert form["fill_moment"].value() == timezone.localtime(cast.rekenochtend.starts_at).replace(tzinfo=None)


def test_another_place_is_told_as_another_place(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    link = proposed(client, change(client, cast, cast.rekenochtend, place="De gymzaal"))
    assert client.get(link).context["form"]["fill_place"].value() == "De gymzaal"


def test_who_is_silent_is_reminded_until_everybody_answered(client: Client, cast: Cast) -> None:
    page = path("activity", cast.rekenochtend)
    assert "klaar=reminder_not_answered" in proposed(as_staff(client, cast.marieke), page)
    cast.rekenochtend.invitations.update(answer="yes", answered_at=timezone.now())
    assert proposed(client, page) == ""


def test_the_page_says_when_a_reminder_went(client: Client, cast: Cast) -> None:
    page = path("activity", cast.rekenochtend)
    before = as_staff(client, cast.marieke).get(page).context["proposal"]
    message = send(cast, activity=cast.rekenochtend.pk, only="silent")
    Message.objects.filter(pk=message.pk).update(ready="reminder_not_answered")
    assert (before.sent_at, client.get(page).context["proposal"].sent_at) == (None, message.send_at)


def test_only_families_that_came_are_thanked(client: Client, cast: Cast) -> None:
    row = cast.rekenochtend
    Activity.objects.filter(pk=row.pk).update(
        starts_at=timezone.now() - timedelta(hours=3), ends_at=timezone.now() - timedelta(hours=2)
    )
    page = path("activity", row)
    Attendance.objects.filter(activity=row).delete()
    assert proposed(as_staff(client, cast.marieke), page) == ""
    register(activity=Activity.objects.get(pk=row.pk), family=cast.kaya, guardian=cast.emine, by=cast.marieke)
    assert "wie=came" in proposed(client, page)
    told = reached({"activity": row.pk, "only": "came"}, groups_to_write(cast.marieke, cast.vlindertuin))
    assert {tie.child.family for tie in told} == {cast.kaya}


def test_each_reads_the_name_of_the_activity_in_their_own_language(client: Client, cast: Cast) -> None:
    names = dict(cast.rekenochtend.texts.values_list("language", "title"))
    as_staff(client, cast.marieke)
    link = reverse("message_new", kwargs={"code": "vlindertuin"}) + "?klaar=reminder_not_answered"
    form = client.get(f"{link}&activiteit={cast.rekenochtend.pk}&wie=silent").context["form"]
    values = {field.html_name: field.value() for field in form if field.value() not in (None, False, [])}
    values |= {"fill_moment": f"{values['fill_moment']:%Y-%m-%dT%H:%M}"}
    client.post(f"{link}&activiteit={cast.rekenochtend.pk}", values)
    message = Message.objects.latest("pk")
    assert names["tr"] in render(message, "tr").body
    assert names["nl"] in render(message, "nl").body


def test_whom_no_machine_could_tell_is_called(client: Client, cast: Cast) -> None:
    cancel(activity=cast.rekenochtend, by=cast.marieke)
    told = set(Delivery.objects.filter(kind="cancelled").values_list("guardian", flat=True))
    page = as_staff(client, cast.marieke).get(path("activity", cast.rekenochtend), {"wie": "bellen"}).context["page"]
    listed = {row.guardian_id for row in page}
    assert told
    assert listed == set(cast.rekenochtend.invitations.values_list("guardian", flat=True)) - told
    assert cast.tesfay.pk in listed
