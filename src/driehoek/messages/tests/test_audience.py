"""To whom a message goes: through the reach of whoever writes, and only to who may be informed."""

from collections.abc import Iterator

import pytest
import time_machine

from driehoek.activities.models import Invitation
from driehoek.demo.cast import Cast
from driehoek.messages.actions import drafts
from driehoek.messages.audience import everybody, groups_to_write, stretch
from driehoek.messages.models import Message, NewsStop
from driehoek.messages.queries.messages import who_gets_it
from driehoek.messages.tests.writers import NOON, draft, drain, send
from driehoek.people.models import Account


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    """In the daytime, outside quiet hours."""
    with time_machine.travel(NOON, tick=True):
        yield


def names(account: Account, cast: Cast, **audience: object) -> list[str]:
    within = groups_to_write(account, cast.vlindertuin)
    return [who.guardian.given_name for people in everybody(audience, within) for who in people]


def test_a_group_is_every_guardian_who_may_be_informed(cast: Cast) -> None:
    assert set(names(cast.marieke, cast, groups=[cast.vlinders.pk])) == {"Samira", "Hassan", "Emine", "Lotte", "Tesfay"}


def test_a_mentor_reaches_only_their_own_group(cast: Cast) -> None:
    both = [cast.vlinders.pk, cast.rupsen.pk]
    assert "Farid" not in names(cast.marieke, cast, groups=both)
    assert "Farid" in names(cast.fatma, cast, groups=both)
    assert names(cast.marieke, cast, families=[cast.rahimi.pk], guardians=[cast.farid.pk]) == []


def test_other_schools_reach_nobody_here(cast: Cast) -> None:
    for account in (cast.elsje, cast.tom, cast.nico, cast.truus, cast.peter):
        assert names(account, cast, groups=[cast.vlinders.pk]) == []


def test_who_named_in_two_ways_comes_once(cast: Cast) -> None:
    found = names(cast.fatma, cast, groups=[cast.vlinders.pk], families=[cast.el_amrani.pk], guardians=[cast.samira.pk])
    assert found.count("Samira") == 1


def test_an_activity_is_its_invited_who_came_or_stayed_silent(cast: Cast) -> None:
    activity = cast.rekenochtend
    Invitation.objects.filter(activity=activity).update(answer="")
    Invitation.objects.filter(activity=activity, guardian=cast.samira).update(answer="yes")
    everyone = names(cast.marieke, cast, activity=activity.pk, only="all")
    silent = names(cast.marieke, cast, activity=activity.pk, only="silent")
    assert names(cast.marieke, cast, activity=activity.pk, only="coming") == ["Samira"]
    assert set(everyone) == {*silent, "Samira"}
    assert silent


def test_stretches_follow_each_other_without_a_gap(cast: Cast) -> None:
    within, audience = groups_to_write(cast.marieke, cast.vlindertuin), {"groups": [cast.vlinders.pk]}
    found: list[int] = []
    while people := stretch(audience, within, after=found[-1] if found else 0, size=2):
        found += [who.guardian.pk for who in people]
    assert found == sorted(set(found))
    assert len(found) == 5


def test_the_preview_says_how_many_in_which_language_and_through_what(cast: Cast) -> None:
    message = draft(cast, groups=[cast.vlinders.pk])
    preview = who_gets_it(cast.marieke, message.audience, message)
    assert (preview.guardians, preview.families, preview.reached) == (5, 4, 5)
    assert {row.language.code: row.guardians for row in preview.readers} == {"nl": 2, "ar": 1, "tr": 1, "ti": 1}
    assert {row.language.code: row.state for row in preview.readers}["ar"] == "missing"


def test_the_preview_names_who_is_left_out_and_why(cast: Cast) -> None:
    NewsStop.objects.create(guardian=cast.lotte, location=cast.vlindertuin)
    cast.lotte.__class__.objects.filter(pk=cast.lotte.pk).update(channel="email", fallbacks=[])
    message = draft(cast, kind="news", groups=[cast.vlinders.pk])
    preview = who_gets_it(cast.marieke, message.audience, message)
    assert [row.people for row in preview.held] == [["Lotte Bakker"]]
    assert ["Truus Hendriks"] in [row.people for row in preview.closed]


def test_a_reminder_goes_only_to_who_did_not_react(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    drain()
    message.receipts.filter(guardian=cast.samira).update(understood_at=NOON)
    reminder = drafts.remind(message=message, by=cast.marieke)
    assert (reminder.state, reminder.details["title"]) == (Message.State.DRAFT, "Kom kijken")
    found = names(cast.marieke, cast, **reminder.audience)
    assert len(found) == 4
    assert "Samira" not in found
