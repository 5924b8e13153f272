"""How families are counted along the chain."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from driehoek.activities.models import Invitation
from driehoek.demo.cast import Cast
from driehoek.indicators.reach import Reach, Scope, by_group, by_language, flags_of, never_reached, total
from driehoek.logbook.models import Contact
from driehoek.people.models import Child, Enrolment, Family, Guardianship


def scope(cast: Cast) -> Scope:
    return Scope(cast.vlindertuin, cast.year)


def test_a_family_counts_once_at_each_step(cast: Cast) -> None:
    reached = total(flags_of(scope(cast)))
    in_register = Enrolment.objects.filter(group__location=cast.vlindertuin).values("child__family").distinct().count()
    assert reached.families == in_register > 4
    assert (reached.invited, reached.seen, reached.answered, reached.came) == (4, 4, 4, 2)


def test_the_share_has_its_interval(cast: Cast) -> None:
    reached = total(flags_of(scope(cast)))
    assert reached.share == pytest.approx(2 / 6)
    assert reached.interval is not None
    assert reached.interval.low < 2 / 6 < reached.interval.high


def test_the_least_reached_language_stands_first(cast: Cast) -> None:
    rows = by_language(flags_of(scope(cast)))
    assert [row.share for row in rows] == sorted(row.share or 0 for row in rows)
    assert {row.key for row in rows} == {"ar", "fa", "nl", "so", "ti", "tr"}
    assert sum(row.families or 0 for row in rows) == 6


def test_a_family_reading_two_languages_counts_in_the_one_that_is_not_dutch(cast: Cast) -> None:
    assert cast.hassan.language_read == "nl"
    flags = {row.family: row.language for row in flags_of(scope(cast))}
    assert flags[cast.el_amrani.pk] == "ar"


def test_a_guardian_who_is_not_informed_does_not_decide_the_language(cast: Cast) -> None:
    Guardianship.objects.filter(guardian=cast.samira).update(information=Guardianship.Information.NONE)
    flags = {row.family: row.language for row in flags_of(scope(cast))}
    assert flags[cast.el_amrani.pk] == "nl"


def test_groups_count_their_own_families(cast: Cast) -> None:
    rows = {row.key: row for row in by_group(flags_of(scope(cast)))}
    assert rows[cast.rupsen.name].came == 0
    assert rows[cast.vlinders.name].came == 2


def test_a_scope_of_one_group_leaves_the_others_out(cast: Cast) -> None:
    only = Scope(cast.vlindertuin, cast.year, frozenset([cast.rupsen.pk]))
    assert total(flags_of(only)).came == 0


def test_an_answer_counts_as_seen(cast: Cast) -> None:
    Invitation.objects.filter(family=cast.kaya).update(seen_at=None)
    stages = {row.family: row.stages for row in flags_of(scope(cast))}
    assert "seen" in stages[cast.kaya.pk]


def test_never_reached_ends_with_one_real_contact(cast: Cast) -> None:
    before = set(never_reached(scope(cast)))
    assert cast.warsame in before
    assert cast.el_amrani not in before
    contact = Contact(location=cast.vlindertuin, family=cast.warsame, channel="phone", verb="noted", mode="2.0")
    contact.at = cast.samira_invited.invited_at
    contact.save()
    assert before - set(never_reached(scope(cast))) == {cast.warsame}


def test_being_told_is_not_being_reached(cast: Cast) -> None:
    told = Contact.objects.filter(family=cast.haile, mode="1.0")
    Contact.objects.filter(family=cast.haile).exclude(mode="1.0").delete()
    told.filter(verb__in=("answered", "came")).delete()
    assert told.filter(verb="invited").exists()
    assert cast.haile in never_reached(scope(cast))


@pytest.mark.parametrize("families", [1, 30])
def test_counting_takes_the_same_queries_for_few_and_many(
    cast: Cast, families: int, django_assert_num_queries: object
) -> None:
    for number in range(families):
        family = Family.objects.create(organisation=cast.driesprong, name=f"Familie {number}")
        child = Child.objects.create(organisation=cast.driesprong, family=family, family_name=f"Kind {number}")
        Enrolment.objects.create(child=child, group=cast.rupsen)
    with django_assert_num_queries(4):  # type: ignore[operator]
        assert total(flags_of(scope(cast))).families == 6 + families


def test_nothing_to_count_gives_no_share() -> None:
    assert Reach("", 0, 0, 0, 0, 0).share is None
    assert Reach("", 0, 0, 0, 0, 0).interval is None


def test_the_command_prints_json(cast: Cast) -> None:
    out = StringIO()
    call_command("indicators", location="vlindertuin", school_year=cast.year.name, json=True, stdout=out)
    answer = json.loads(out.getvalue())
    assert answer["participation"]["took_part"] == 2
    assert answer["participation"]["threshold"] == 0.5
    assert answer["participation"]["reached"] is False
    assert answer["funnel"]["total"]["families"] == 6


@pytest.mark.parametrize(
    "wrong", [{"location": "bestaat-niet"}, {"location": "vlindertuin", "school_year": "1999-2000"}]
)
def test_the_command_says_what_is_unknown(cast: Cast, wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError, match=r"No location|no school year"):
        call_command("indicators", **wrong)
