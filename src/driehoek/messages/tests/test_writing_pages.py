"""Writing on the pages: nothing typed is lost, what goes out was looked at first, and only to who is in reach."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.messages.models import Manners, Message
from driehoek.messages.tests.writers import NOON, draft, drain, send
from driehoek.people.models import AuditLine

NEW = "/locatie/vlindertuin/berichten/nieuw/"
LIST = "/locatie/vlindertuin/berichten/"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    """In the daytime, outside quiet hours."""
    with time_machine.travel(NOON, tick=True):
        yield


def filled(cast: Cast, **more: Any) -> dict[str, Any]:
    words = {"title": "Luizen", "body": "Er zijn luizen.\n\n- Kam elke dag.", "language": "nl"}
    return {"groups": [cast.vlinders.pk], "kind": "must", "may_reply": "on", **words, **more}


def newest() -> Message:
    return Message.objects.latest("pk")


def test_from_an_empty_page_to_every_parent(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    assert staff.get(NEW).status_code == 200
    answer = staff.post(NEW, filled(cast, next="1"))
    page = f"/berichten/{newest().pk}/versturen/"
    assert answer["Location"] == page
    html = staff.get(page).content.decode()
    assert "العربية" in html
    assert "Er zijn luizen." in html
    assert staff.post(page)["Location"] == f"/berichten/{newest().pk}/"
    drain()
    assert newest().state == "sent"
    assert "5" in staff.get(f"/berichten/{newest().pk}/").content.decode()
    assert AuditLine.objects.get(verb="message_sent").details["guardians"] == 5


def test_tapping_send_twice_sends_once_and_shows_how_it_goes(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    staff.post(NEW, filled(cast, next="1"))
    page = f"/berichten/{newest().pk}/versturen/"
    assert [staff.post(page).get("Location") for _tap in range(2)] == [f"/berichten/{newest().pk}/"] * 2
    assert AuditLine.objects.filter(verb="message_sent").count() == 1


def test_a_draft_may_be_unfinished_and_nothing_of_it_is_lost(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    staff.post(NEW, filled(cast, title="", save="1"))
    html = staff.get(f"/berichten/{newest().pk}/schrijven/").content.decode()
    assert "- Kam elke dag." in html
    answer = staff.post(f"/berichten/{newest().pk}/versturen/")
    assert answer.status_code == 200
    assert answer.context["problems"]
    assert newest().state == "draft"


def test_what_was_typed_comes_back_beside_an_error(client: Client, cast: Cast) -> None:
    wrong = SimpleUploadedFile("foto.jpg", b"MZ\x90")
    answer = as_staff(client, cast.marieke).post(NEW, filled(cast, picture=wrong, next="1"))
    assert answer.status_code == 200
    assert "picture" in answer.context["form"].errors
    assert "- Kam elke dag." in answer.content.decode()


def test_a_group_or_family_out_of_reach_cannot_be_chosen(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    answer = staff.post(NEW, filled(cast, groups=[cast.rupsen.pk]))
    assert "groups" in answer.context["form"].errors
    answer = staff.post(NEW, filled(cast, families=[cast.rahimi.pk]))
    assert answer.status_code == 302
    assert "families" not in newest().audience
    newest().delete()


def test_a_family_is_found_by_name_and_chosen(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    answer = staff.post(NEW, filled(cast, groups=[], find="amrani", search="1"))
    html = staff.get(answer["Location"]).content.decode()
    assert f'value="{cast.el_amrani.pk}"' in html
    staff.post(f"/berichten/{newest().pk}/schrijven/", filled(cast, groups=[], families=[cast.el_amrani.pk], find=""))
    assert newest().audience == {"families": [cast.el_amrani.pk]}


def test_the_address_names_a_parent_only_within_reach(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    assert cast.samira.full_name in staff.get(f"{NEW}?ouder={cast.samira.pk}").content.decode()
    assert cast.farid.full_name not in staff.get(f"{NEW}?ouder={cast.farid.pk}").content.decode()


def test_a_ready_message_is_filled_in_by_fields(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    assert "?klaar=early_home" in staff.get("/locatie/vlindertuin/berichten/klaar/?soort=practical").content.decode()
    fields = {"fill_day": "2026-12-18", "fill_time": "12:00", "fill_reason": "Studiemiddag"}
    staff.post(f"{NEW}?klaar=early_home", filled(cast, next="1", **fields))
    assert newest().details == {"day": "2026-12-18", "time": "12:00:00", "reason": "Studiemiddag"}
    html = staff.get(f"/berichten/{newest().pk}/versturen/").content.decode()
    assert "12:00" in html
    assert "18" in html


def test_a_ready_message_with_an_open_place_does_not_go(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    staff.post(f"{NEW}?klaar=early_home", filled(cast, next="1", fill_day="2026-12-18"))
    answer = staff.post(f"/berichten/{newest().pk}/versturen/")
    assert answer.context["problems"]
    assert newest().state == "draft"


def test_a_full_family_is_told_beforehand_and_passed_with_a_reason(client: Client, cast: Cast) -> None:
    Manners.objects.create(location=cast.vlindertuin, weekly_limit=1)
    send(cast, groups=[cast.vlinders.pk])
    drain()
    message = draft(cast, groups=[cast.vlinders.pk])
    staff, page = as_staff(client, cast.marieke), f"/berichten/{message.pk}/versturen/"
    assert staff.get(page).context["preview"].over == 4
    staff.post(page, {"override": "De school is morgen dicht."})
    drain()
    assert not newest().receipts.exclude(held_because="").exists()
    assert newest().override == "De school is morgen dicht."


@pytest.mark.parametrize(("day", "clock"), [("", "09:00"), ("2020-01-01", "09:00"), ("2030-01-01", ""), ("x", "y")])
def test_a_moment_that_cannot_be_is_refused(client: Client, cast: Cast, day: str, clock: str) -> None:
    message = draft(cast, groups=[cast.vlinders.pk])
    sent = {"later": "1", "day": day, "clock": clock}
    answer = as_staff(client, cast.marieke).post(f"/berichten/{message.pk}/versturen/", sent)
    assert answer.context["form"].errors
    assert newest().state == "draft"


def test_buttons_pause_go_on_take_back_and_throw_away(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    message = send(cast, at=NOON.replace(year=NOON.year + 1), groups=[cast.vlinders.pk])
    for act, state in (("pause", "paused"), ("resume", "scheduled"), ("take_back", "draft")):
        staff.post(f"/berichten/{message.pk}/doen/", {"act": act})
        assert newest().state == state
    assert newest().text is None
    staff.post(f"/berichten/{message.pk}/doen/", {"act": "discard"})
    assert not Message.objects.filter(pk=message.pk).exists()


def test_a_second_stop_says_that_it_was_too_late(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    message = send(cast, groups=[cast.vlinders.pk])
    drain()
    answer = staff.post(f"/berichten/{message.pk}/doen/", {"act": "stop"}, follow=True)
    assert newest().state == "sent"
    assert answer.context["messages"]


def test_drafts_of_a_colleague_stay_theirs_and_what_was_sent_is_seen_by_the_head(client: Client, cast: Cast) -> None:
    message = draft(cast, groups=[cast.vlinders.pk])
    assert "Kom kijken" not in as_staff(client, cast.ruud).get(LIST).content.decode()
    send(cast, title="Verstuurd", groups=[cast.vlinders.pk])
    html = as_staff(client, cast.ruud).get(LIST).content.decode()
    assert "Verstuurd" in html
    assert f"/berichten/{message.pk}/schrijven/" not in html


def test_urgent_messages_are_counted_on_the_page(client: Client, cast: Cast) -> None:
    for _ in range(2):
        send(cast, kind="urgent", groups=[cast.vlinders.pk])
    draft(cast, kind="urgent", groups=[cast.vlinders.pk])
    assert as_staff(client, cast.marieke).get(LIST).context["urgent"] == 2


def pages(cast: Cast) -> list[str]:
    """All pages on which somebody writes and follows."""
    kept, sent = draft(cast, groups=[cast.vlinders.pk]), send(cast, groups=[cast.vlinders.pk])
    ready = draft(cast, ready="early_home", groups=[cast.vlinders.pk])
    drain()
    own = [f"/berichten/{kept.pk}/{end}/" for end in ("schrijven", "versturen")]
    return [LIST, NEW, *own, f"/berichten/{ready.pk}/versturen/", f"/berichten/{sent.pk}/"]


def test_the_number_of_queries_does_not_grow(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.marieke)
    staff.get(LIST)
    counts: list[list[int]] = []
    for _ in range(2):
        counts.append([])
        for page in pages(cast):
            with CaptureQueriesContext(connection) as asked:
                assert staff.get(page).status_code == 200
            counts[-1].append(len(asked))
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 15, counts
