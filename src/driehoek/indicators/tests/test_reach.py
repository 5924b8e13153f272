"""How families are counted along the chain."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from driehoek.activities.models import Invitation
from driehoek.demo.cast import Cast
from driehoek.indicators.counting import MARKS, count
from driehoek.indicators.definitions import newest
from driehoek.indicators.scope import here
from driehoek.indicators.tests.counts import counted, marks_of
from driehoek.logbook.models import Contact
from driehoek.people.models import Child, Enrolment, Family, Guardianship


def not_met(cast: Cast) -> set[int | None]:
    return {row.family for row in counted(cast, "met").records if not row.profile.marks}


def test_a_family_counts_once_at_each_step(cast: Cast) -> None:
    total = counted(cast, "reach").figure.total
    in_register = Enrolment.objects.filter(group__location=cast.vlindertuin).values("child__family").distinct().count()
    assert total.whole == in_register > 4
    assert total.counts == {"invited": 4, "seen": 4, "answered": 4, "came": 2}


def test_the_share_has_its_interval(cast: Cast) -> None:
    total = counted(cast, "participation").figure.total
    assert total.share == pytest.approx(2 / 6)
    assert total.interval is not None
    assert total.interval.low < 2 / 6 < total.interval.high


def test_the_least_reached_language_stands_first(cast: Cast) -> None:
    rows = counted(cast, "reach").figure.rows("language")
    assert [row.share for row in rows] == sorted(row.share or 0 for row in rows)
    assert {row.key for row in rows} == {"ar", "fa", "nl", "so", "ti", "tr"}
    assert sum(row.whole for row in rows) == 6


def test_a_family_reading_two_languages_counts_in_the_one_that_is_not_dutch(cast: Cast) -> None:
    assert cast.hassan.language_read == "nl"
    rows = {row.family: row.profile.language for row in counted(cast, "reach").records}
    assert rows[cast.el_amrani.pk] == "ar"


def test_a_guardian_who_is_not_informed_does_not_decide_the_language(cast: Cast) -> None:
    Guardianship.objects.filter(guardian=cast.samira).update(information=Guardianship.Information.NONE)
    rows = {row.family: row.profile.language for row in counted(cast, "reach").records}
    assert rows[cast.el_amrani.pk] == "nl"


def test_groups_count_their_own_families_and_differ_from_the_rest(cast: Cast) -> None:
    rows = {row.key: row for row in counted(cast, "reach").figure.rows("group")}
    assert rows[cast.rupsen.name].count == 0
    assert rows[cast.vlinders.name].count == 2
    assert rows[cast.rupsen.name].rest == (2, rows[cast.vlinders.name].whole)


def test_a_scope_of_one_group_leaves_the_others_out(cast: Cast) -> None:
    assert counted(cast, "reach", cast.rupsen.pk).figure.total.count == 0


def test_an_answer_counts_as_seen(cast: Cast) -> None:
    Invitation.objects.filter(family=cast.kaya).update(seen_at=None)
    assert "seen" in marks_of(cast, "reach", cast.kaya.pk)


def test_being_without_contact_ends_with_one_real_contact(cast: Cast) -> None:
    before = not_met(cast)
    assert cast.warsame.pk in before
    assert cast.el_amrani.pk not in before
    at = cast.samira_invited.invited_at
    Contact.objects.create(
        location=cast.vlindertuin, family=cast.warsame, channel="phone", verb="noted", mode="2.0", at=at
    )
    assert before - not_met(cast) == {cast.warsame.pk}


def test_being_told_is_not_being_reached(cast: Cast) -> None:
    told = Contact.objects.filter(family=cast.haile, mode="1.0")
    Contact.objects.filter(family=cast.haile).exclude(mode="1.0").delete()
    told.filter(verb__in=("answered", "came")).delete()
    assert told.filter(verb="invited").exists()
    assert cast.haile.pk in not_met(cast)


@pytest.mark.parametrize("families", [1, 30])
def test_counting_everything_takes_the_same_queries_for_few_and_many(
    cast: Cast, families: int, django_assert_num_queries: Any
) -> None:
    for number in range(families):
        family = Family.objects.create(organisation=cast.driesprong, name=f"Familie {number}")
        child = Child.objects.create(organisation=cast.driesprong, family=family, family_name=f"Kind {number}")
        Enrolment.objects.create(child=child, group=cast.rupsen)
    with django_assert_num_queries(8):
        found = count(here(cast.vlindertuin, cast.year), newest())
    assert found["participation"].figure.total.whole == 6 + families


def test_nothing_to_count_gives_no_share(cast: Cast) -> None:
    total = count(here(cast.vlindertuin, cast.previous_year), newest())["participation"].figure.total
    assert (total.whole, total.share, total.interval) == (0, None, None)


def test_the_command_prints_json(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(MARKS, ("family", "intake_done"))  # as a figure without a source
    out = StringIO()
    call_command("indicators", location="vlindertuin", school_year=cast.year.name, json=True, stdout=out)
    answer = json.loads(out.getvalue())["indicators"]
    assert answer["participation"]["total"]["came"] == 2
    assert answer["participation"]["threshold"] == 0.5
    assert answer["participation"]["reached"] is False
    assert answer["reach"]["total"]["whole"] == 6
    assert answer["intake"]["total"] is None


def test_the_command_tells_in_words(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(MARKS, ("family", "intake_done"))
    out = StringIO()
    call_command("indicators", location="vlindertuin", stdout=out)
    assert "participation: 2 of 6 (33%" in out.getvalue()
    assert "intake: no data source yet" in out.getvalue()


@pytest.mark.parametrize(
    "wrong", [{"location": "bestaat-niet"}, {"location": "vlindertuin", "school_year": "1999-2000"}]
)
def test_the_command_says_what_is_unknown(cast: Cast, wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError, match=r"No location|no school year"):
        call_command("indicators", **wrong)
