"""A calendar to subscribe to: one's own, without names for a colleague, and nothing for who left or ended it."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar

from driehoek.activities.models import Activity, Invitation
from driehoek.activities.tests.making import dutch, new_activity
from driehoek.conversations.tests.rounds import a_talk_held
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.exchange.actions import end_feed, renew_feed
from driehoek.exchange.queries import feed_token
from driehoek.logbook.models import Promise
from driehoek.people.links import token_of
from driehoek.people.models import Account, Family, Guardian


def address(person: Account | Guardian) -> str:
    """The path of this person's calendar, made anew."""
    return reverse("calendar_feed", kwargs={"token": feed_token(renew_feed(person=person))})


def entries(path: str) -> dict[str, str]:
    """Identifier -> summary of every entry, as another program reads it."""
    answer = Client().get(path)
    assert answer["Content-Type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.content).walk()
    return {str(entry["uid"]): str(entry["summary"]) for entry in found if entry.name in ("VEVENT", "VTODO")}


def test_a_colleague_sees_what_is_theirs_and_no_family(cast: Cast) -> None:
    promise = Promise.objects.filter(location=cast.vlindertuin, state="open").latest("pk")
    Promise.objects.filter(pk=promise.pk).update(owner=cast.marieke)
    found = entries(address(cast.marieke))
    own = Activity.objects.filter(owner=cast.marieke).values_list("pk", flat=True)
    assert {f"own-activity-{pk}@driehoek" for pk in own} <= set(found)
    assert found[f"promise-{promise.pk}@driehoek"] == promise.get_kind_display()
    text = Client().get(address(cast.marieke)).content.decode()
    assert not [family for family in Family.objects.all() if family.name in text]


def test_a_talk_stands_in_it_as_a_talk(cast: Cast) -> None:
    talk = a_talk_held(cast, cast.samira)
    found = entries(address(talk.host.account))
    with override("nl"):
        assert found[f"own-talk-{talk.pk}@driehoek"] == _("A talk with parents")
    assert f"own-talk-{talk.pk}@driehoek" not in entries(address(cast.tom))


def test_who_left_sees_nothing_any_more(cast: Cast) -> None:
    path = address(cast.marieke)
    cast.marieke.appointments.update(end=timezone.localdate() - timedelta(days=1))
    assert entries(path) == {}
    cast.marieke.is_active = False
    cast.marieke.save()
    assert Client().get(path).status_code == 404


def test_a_parent_sees_their_own_invitations_but_not_what_they_declined(cast: Cast) -> None:
    path = address(cast.samira)
    activity = cast.samira_invited.activity
    assert f"activity-{activity.pk}@driehoek" in entries(path)
    Invitation.objects.filter(pk=cast.samira_invited.pk).update(answer="no")
    assert f"activity-{activity.pk}@driehoek" not in entries(path)
    assert f"activity-{activity.pk}@driehoek" not in entries(address(cast.iris))


def test_a_new_address_ends_the_old_one_and_a_personal_link_opens_no_calendar(cast: Cast) -> None:
    old = address(cast.samira)
    new = address(cast.samira)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    end_feed(person=cast.samira)
    assert Client().get(new).status_code == 404
    link = reverse("calendar_feed", kwargs={"token": token_of(cast.samira.links.latest("pk"))})
    assert Client().get(link).status_code == 404
    assert Client().get(f"/u/{new.split('/')[2].removesuffix('.ics')}/").status_code == 404


def test_an_address_is_made_shown_and_ended_in_the_browser(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).post(reverse("my_calendar"), follow=True)
    path = page.context["address"]
    assert path in page.text
    assert Client().get(urlsplit(path).path).status_code == 200
    assert client.post(reverse("my_calendar"), {"weg": "1"}, follow=True).context["address"] == ""


@pytest.mark.parametrize("name", ["samira", "tesfay"])
def test_a_parent_makes_an_address_on_their_own_page(client: Client, cast: Cast, name: str) -> None:
    page = client.post(link_path(getattr(cast, name), "agenda/"), follow=True)
    assert page.context["address"].endswith(".ics")
    assert page.context["subscribe"].startswith("webcal://")


def test_the_calendar_costs_as_many_queries_for_many_entries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        activity = new_activity(cast, owner=cast.marieke)
        activity.save()
        text = dutch(f"Koffie {number}")
        text.activity = activity
        text.save()
        activity.groups.add(cast.vlinders)
    path = address(cast.marieke)
    with django_assert_max_num_queries(15):
        found = Client().get(path)
    assert found.content.count(b"BEGIN:VEVENT") >= 30
