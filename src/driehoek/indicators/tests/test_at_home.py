"""What families did at home, and who takes part both at home and at school."""

import pytest

from driehoek.demo.cast import Cast
from driehoek.home.actions import join, reply, start_programme, suggest
from driehoek.home.models import Suggestion
from driehoek.indicators.tests.counts import counted, marks_of
from driehoek.people.rules import today

KEY = "look_at_a_book"


@pytest.mark.parametrize(
    ("said", "smiley", "did"), [("did", "", 1), ("", "happy", 1), ("too_hard", "", 0), ("not_now", "", 0), ("", "", 0)]
)
def test_a_family_counts_when_parent_or_child_says_so(cast: Cast, said: str, smiley: str, did: int) -> None:
    row = suggest(group=cast.vlinders, by=cast.marieke, activity=KEY, week=today())
    reply(suggestion=row, guardian=cast.emine, child=cast.deniz, said=said, smiley=smiley)
    assert counted(cast, "at_home").figure.total.count == did


def test_a_family_with_two_who_say_so_counts_once(cast: Cast) -> None:
    row = suggest(group=cast.vlinders, by=cast.marieke, activity=KEY, week=today())
    for guardian in (cast.samira, cast.hassan):
        reply(suggestion=row, guardian=guardian, child=cast.yassin, said="did")
    figure = counted(cast, "at_home").figure
    assert figure.total.count == 1
    assert {cell.key: cell.count for cell in figure.rows("language")}["ar"] == 1


def test_what_was_done_at_another_location_does_not_count(cast: Cast) -> None:
    row = suggest(group=cast.group_3a, by=cast.fatma, activity="ask_why", week=today())
    reply(suggestion=row, guardian=cast.samira, child=cast.inas, said="did")
    assert counted(cast, "at_home").figure.total.count == 0


def test_both_is_a_programme_at_home_and_coming_to_school(cast: Cast) -> None:
    open_to_all = start_programme(group=cast.vlinders, by=cast.marieke, name="A", first_week=today(), keys=[KEY])
    to_join = start_programme(
        group=cast.vlinders, by=cast.marieke, name="B", first_week=today(), keys=[KEY], joined_only=True
    )
    reply(suggestion=Suggestion.objects.get(programme=open_to_all), guardian=cast.emine, child=cast.deniz, said="did")
    join(programme=to_join, guardian=cast.samira, child=cast.yassin, joins=True)
    assert marks_of(cast, "home_and_school", cast.el_amrani.pk) == {"programme_at_home", "came", "both"}
    assert marks_of(cast, "home_and_school", cast.kaya.pk) == {"programme_at_home"}
    assert marks_of(cast, "home_and_school", cast.bakker.pk) == {"came"}
    join(programme=to_join, guardian=cast.samira, child=cast.yassin, joins=False)
    assert marks_of(cast, "home_and_school", cast.el_amrani.pk) == {"came"}
