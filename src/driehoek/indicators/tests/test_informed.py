"""About how many children was talked with their parents: per group and language, the lowest first."""

from django.test import Client

from driehoek.conversations.tests.rounds import a_talk_held
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators.queries import Figures, scope_for


def test_a_child_counts_once_however_often_was_talked_about_it(cast: Cast) -> None:
    before = Figures(scope_for(cast.fatma, cast.vlindertuin))
    assert before.informed.spoken == 0
    for _twice in range(2):
        a_talk_held(cast)
    after = Figures(scope_for(cast.fatma, cast.vlindertuin))
    assert (after.informed.children, after.informed.spoken) == (before.informed.children, 1)


def test_the_lowest_share_stands_first_and_a_language_is_what_a_family_reads(cast: Cast) -> None:
    a_talk_held(cast)
    figures = Figures(scope_for(cast.fatma, cast.vlindertuin))
    assert [row.key for row in figures.informed_groups] == ["Rupsen", "Vlinders"]
    assert figures.informed_languages[-1].key == "ar"
    assert figures.informed_languages[-1].spoken == 1
    assert all(row.spoken == 0 for row in figures.informed_languages[:-1])


def test_a_mentor_counts_the_own_group_only(cast: Cast) -> None:
    figures = Figures(scope_for(cast.marieke, cast.vlindertuin))
    assert [row.key for row in figures.informed_groups] == ["Vlinders"]


def test_it_stands_on_the_page_of_figures(client: Client, cast: Cast) -> None:
    a_talk_held(cast)
    page = as_staff(client, cast.fatma).get("/locatie/vlindertuin/cijfers/").text
    assert "Informeren over de ontwikkeling" in page
    assert "/locatie/vlindertuin/gesprekken-per-kind/" in page
