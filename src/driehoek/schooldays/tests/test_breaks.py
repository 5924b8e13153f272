"""Days without lessons: added, loaded with one tap, removed and put back."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.schooldays.actions import add_break, load_holidays, remove_break
from driehoek.schooldays.models import SchoolBreak

PAGE = "/locatie/regenboog/vakanties/"


def test_a_study_day_is_added(client: Client, cast: Cast) -> None:
    fields = {"name": "Studiedag", "start": "2026-12-07", "end": "2026-12-07"}
    assert as_staff(client, cast.fatma).post(PAGE, fields).status_code == 302
    assert SchoolBreak.objects.get().organisation == cast.driesprong
    assert "Studiedag" in client.get(PAGE).text


@pytest.mark.parametrize("end", ["2026-12-06", "2027-12-06", "morgen"])
def test_days_that_cannot_be_are_asked_again(client: Client, cast: Cast, end: str) -> None:
    fields = {"name": "Studiedag", "start": "2026-12-07", "end": end}
    shown = as_staff(client, cast.fatma).post(PAGE, fields)
    assert (shown.status_code, SchoolBreak.objects.count()) == (200, 0)
    assert "Studiedag" in shown.text


def test_the_national_holidays_are_loaded_once(client: Client, cast: Cast) -> None:
    choice = {"year": "2026-2027", "region": "midden"}
    as_staff(client, cast.fatma)
    for _ in range(2):
        assert client.post(f"{PAGE}laden/", choice).status_code == 302
    assert SchoolBreak.objects.count() == 8
    assert client.post(f"{PAGE}laden/", {"year": "1999-2000", "region": "x"}).status_code == 302
    assert SchoolBreak.objects.count() == 8


def test_what_is_removed_can_be_put_back(client: Client, cast: Cast) -> None:
    load_holidays(location=cast.regenboog, by=cast.fatma, year="2026-2027", region="zuid")
    row = SchoolBreak.objects.get(name="Kerstvakantie")
    shown = as_staff(client, cast.fatma).post(f"{PAGE}{row.pk}/weg/").text
    assert not SchoolBreak.objects.filter(name="Kerstvakantie").exists()
    assert 'name="start" value="2026-12-19"' in shown
    client.post(PAGE, {"name": "Kerstvakantie", "start": "2026-12-19", "end": "2027-01-03"})
    assert SchoolBreak.objects.filter(name="Kerstvakantie").exists()


@pytest.mark.parametrize("name", ["nico", "marieke", "nadia", "elsje"])
def test_who_may_not_set_manners_may_not_change_the_calendar(cast: Cast, name: str) -> None:
    by = getattr(cast, name)
    with pytest.raises(PermissionDenied):
        load_holidays(location=cast.regenboog, by=by, year="2026-2027", region="midden")
    assert not SchoolBreak.objects.exists()


def test_another_boards_days_are_not_touched(client: Client, cast: Cast) -> None:
    fields: Any = {"name": "Vrij", "start": date(2026, 12, 7), "end": date(2026, 12, 7)}
    row = SchoolBreak.objects.create(organisation=cast.elders_board, **fields)
    assert as_staff(client, cast.fatma).post(f"{PAGE}{row.pk}/weg/").status_code == 404
    with pytest.raises(PermissionDenied):
        remove_break(row=row, location=cast.regenboog, by=cast.fatma)
    with pytest.raises(PermissionDenied):
        add_break(location=cast.elders, by=cast.fatma, **fields)
