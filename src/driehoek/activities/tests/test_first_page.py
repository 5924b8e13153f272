"""A guardian's first page is short: what asks something in sight, the rest one tap away, and nothing lost."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from driehoek.activities.actions import answer, cancel
from driehoek.activities.models import Invitation
from driehoek.activities.queries.first_page import parent_home
from driehoek.activities.tests.test_parent_pages import more
from driehoek.conversations.models import Party, Round
from driehoek.conversations.tests.rounds import a_party, a_round
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.home.actions import suggest
from driehoek.messages.tests.talk import told
from driehoek.people.models import Guardian
from driehoek.people.rules import today

WAYS = (
    "thuis/", "klassenboek/", "praten/", "wegwijzer/", "meedoen/", "samen/", "medezeggenschap/", "verwachtingen/",
    "fotos/", "volgende-school/", "over-mij/", "wie-keek/", "berichten/", "vraag/", "bel-mij/", "afwezig/",
)  # fmt: skip


def main_of(page: str) -> str:
    return page.split("<main")[1].split("</main>")[0]


def in_sight(page: str) -> str:
    """What one sees without opening anything."""
    return re.sub(r"<details.*?</details>", "", main_of(page), flags=re.DOTALL)


def row(invitation: Invitation) -> str:
    return f"/uitnodiging/{invitation.pk}/"


def wishes_asked(cast: Cast) -> Party:
    return a_party(a_round(cast, groups=[cast.group_3a], state=Round.State.ASKING), cast.gilda)


@pytest.mark.parametrize("count", [1, 12])
def test_what_asks_something_is_never_folded_away(client: Client, cast: Cast, count: int) -> None:
    more(cast, count)
    seen = in_sight(client.get(link_path(cast.samira)).text)
    asked = Invitation.objects.filter(guardian=cast.samira, answer="", activity__starts_at__gt=timezone.now())
    assert asked.count() > count
    assert [one for one in asked if row(one) not in seen] == []


def test_what_was_declined_is_folded_and_still_there(client: Client, cast: Cast) -> None:
    answer(invitation=cast.samira_invited, answer="no", reason="work")
    page = client.get(link_path(cast.samira)).text
    assert row(cast.samira_invited) not in in_sight(page)
    assert row(cast.samira_invited) in main_of(page)


def test_what_is_called_off_after_a_yes_stays_in_sight(client: Client, cast: Cast) -> None:
    answer(invitation=cast.samira_invited, answer="yes")
    cancel(activity=cast.rekenochtend, by=cast.marieke)
    assert row(cast.samira_invited) in in_sight(client.get(link_path(cast.samira)).text)


def test_far_ahead_is_folded_and_what_is_near_is_not(client: Client, cast: Cast) -> None:
    more(cast, 6)
    Invitation.objects.filter(guardian=cast.samira).update(answer="yes")
    home = parent_home(cast.samira)
    assert (home.now, len(home.coming)) == ("coming", 2)
    page = client.get(link_path(cast.samira)).text
    assert all(row(one.invitation) in main_of(page) for one in home.others)
    assert not [one for one in home.others if row(one.invitation) in in_sight(page)]


def test_a_second_message_to_understand_is_not_folded_away(client: Client, cast: Cast) -> None:
    messages = [told(cast).message_id for _ in range(2)]
    answer(invitation=cast.samira_invited, answer="yes")
    seen = in_sight(client.get(link_path(cast.samira)).text)
    assert all(f"/bericht/{one}/" in seen for one in messages)


def test_wishes_for_a_talk_are_asked_with_a_button(client: Client, cast: Cast) -> None:
    party = wishes_asked(cast)
    assert parent_home(cast.gilda).now == "wishes"
    assert re.search(rf'button--main" href="[^"]*/praten/{party.pk}/"', client.get(link_path(cast.gilda)).text)


def test_nothing_to_do_is_not_said_while_something_waits(client: Client, cast: Cast) -> None:
    Guardian.objects.filter(pk=cast.gilda.pk).update(language_read="en")
    assert "There is nothing you need to do now" in client.get(link_path(cast.gilda)).text
    wishes_asked(cast)
    assert "There is nothing you need to do now" not in client.get(link_path(cast.gilda)).text


@pytest.mark.parametrize("at_home", [True, False])
def test_everything_is_one_tap_away(client: Client, cast: Cast, at_home: bool) -> None:
    if at_home:
        suggest(group=cast.vlinders, by=cast.marieke, activity="look_at_a_book", week=today())
    page = client.get(link_path(cast.samira)).text
    assert [way for way in WAYS if f'href="{link_path(cast.samira, way)}' not in page] == []


def test_who_to_turn_to_stands_there_for_each_child_with_one_button_to_be_called(client: Client, cast: Cast) -> None:
    seen = in_sight(client.get(link_path(cast.samira)).text)
    assert seen.count('href="tel:') == 2
    assert seen.count("bel-mij/") == 1
