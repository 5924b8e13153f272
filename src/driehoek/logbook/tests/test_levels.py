"""Levels per group are counted from what happened."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook import good_news
from driehoek.logbook.levels import GroupLevels, levels_at
from driehoek.logbook.models import Contact
from driehoek.people.models import Child, Enrolment, Family, Group


@pytest.fixture
def quiet(cast: Cast) -> Cast:
    """The cast before anything happened."""
    Contact.objects.all().delete()
    return cast


def contact(cast: Cast, family: Family, mode: str, **fields: str) -> None:
    more = {"location": cast.vlindertuin, "at": "2026-11-20T10:00Z", "channel": "phone"} | fields
    Contact.objects.create(family=family, mode=mode, **more)


def of(cast: Cast, group: Group) -> GroupLevels:
    return next(row for row in levels_at(cast.ruud, group.location) if row.group == group)


def counts(row: GroupLevels) -> tuple[int, ...]:
    return row.families, row.none, row.told, row.heard, row.together


def test_each_family_counts_once_at_its_highest_level(quiet: Cast) -> None:
    """Four families: one was told, one was heard, with one something was done together, one had nothing."""
    contact(quiet, quiet.kaya, "1.0")
    contact(quiet, quiet.bakker, "1.0")
    contact(quiet, quiet.bakker, "2.0")
    contact(quiet, quiet.el_amrani, "3.0")
    row = of(quiet, quiet.vlinders)
    assert counts(row) == (4, 1, 1, 1, 1)
    assert (row.talked, row.share, row.level) == (2, 0.5, "2.0")


@pytest.mark.parametrize("fields", [{"outcome": "no_answer"}, {"at": "2025-06-01T10:00Z"}, {"location": "regenboog"}])
def test_what_is_no_contact_here_and_now_does_not_count(quiet: Cast, fields: dict[str, str]) -> None:
    more: dict[str, Any] = fields | ({"location": quiet.regenboog} if "location" in fields else {})
    contact(quiet, quiet.el_amrani, "3.0", **more)
    assert of(quiet, quiet.vlinders).none == 4


def test_the_lowest_group_comes_first(quiet: Cast) -> None:
    contact(quiet, quiet.el_amrani, "2.0")
    assert [row.group for row in levels_at(quiet.ruud, quiet.vlindertuin)] == [quiet.rupsen, quiet.vlinders]


def test_a_group_without_families_has_no_level(quiet: Cast) -> None:
    Enrolment.objects.filter(group=quiet.rupsen).delete()
    row = of(quiet, quiet.rupsen)
    assert (counts(row), row.level, row.share) == ((0, 0, 0, 0, 0), "", 1.0)


def test_who_has_one_group_sees_that_group(quiet: Cast) -> None:
    assert [row.group for row in levels_at(quiet.marieke, quiet.vlindertuin)] == [quiet.vlinders]
    assert levels_at(quiet.nadia, quiet.regenboog) == []


@pytest.mark.parametrize("number", [1, 20])
def test_the_page_asks_as_much_for_many_as_for_few(
    client: Client, cast: Cast, django_assert_max_num_queries: Callable[[int], Any], number: int
) -> None:
    for count in range(number):
        fields = {"organisation": cast.driesprong, "family_name": f"G{count}"}
        family = Family.objects.create(organisation=cast.driesprong, name=f"G{count}")
        Enrolment.objects.create(child=Child.objects.create(family=family, **fields), group=cast.vlinders)
    as_staff(client, cast.ruud).get("/vandaag/")
    for page in ("/locatie/vlindertuin/niveaus/", "/goed-nieuws/"):
        with django_assert_max_num_queries(15):
            assert client.get(page).status_code == 200


@pytest.mark.parametrize("wrong", ["last_contacts = 0", "last_contacts = true", "last = 3", 'last_contacts = "3"'])
def test_a_slip_in_the_thresholds_is_refused(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "good_news.toml"
    file.write_text(wrong)
    with pytest.raises(ValueError, match="last_contacts"):
        good_news.read(file)
