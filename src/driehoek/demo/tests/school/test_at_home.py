"""Things to do at home in the demo: every group has something, the cast has said something, nobody twice."""

import pytest
from django.db.models import Count
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.home.models import Reply, Suggestion
from driehoek.home.queries import suggestions_of, tallies, this_week, to_help
from driehoek.home.rules import ages_of, week_of

pytestmark = pytest.mark.django_db


def test_a_mother_who_reads_papiamentu_liked_it(demo: Cast) -> None:
    (card,) = this_week(demo.gilda)
    assert card.said == "liked"
    assert Reply.objects.get(suggestion=card.suggestion, guardian=demo.gilda).smiley == "happy"
    assert suggestions_of(demo.gilda).count() > 1


def test_samira_found_it_too_hard_and_can_be_helped(demo: Cast) -> None:
    row = Suggestion.objects.get(group=demo.vlinders, week=week_of(), programme=None)
    assert (demo.el_amrani, "too_hard") in [(one.family, one.why) for one in to_help(tallies([row])[0])]


def test_groups_get_what_suits_their_age_and_families_say_something(demo: Cast) -> None:
    rows = list(Suggestion.objects.select_related("group__location", "programme"))
    assert {row.group.location.code for row in rows} == {"vlindertuin", "regenboog", "zuiderpark"}
    assert all(ages_of(one.suggestion.group) in one.activity.ages for one in tallies(rows))
    assert {one.reached for one in tallies(rows) if one.suggestion.week < week_of()} == {True, False}


def test_nobody_said_two_things_or_something_in_the_future(demo: Cast) -> None:
    said = Reply.objects.values("suggestion", "child").annotate(times=Count("pk"))
    assert not said.filter(times__gt=1).exists()
    assert not Reply.objects.filter(at__gt=timezone.now()).exists()
