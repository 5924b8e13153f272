"""Pages of the indicators, for those who may see families and for those who may see totals only."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from driehoek.activities.models import Attendance
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators.counting import MARKS
from driehoek.indicators.definitions import definition, newest
from driehoek.indicators.rollups import keep
from driehoek.indicators.tests.test_definitions import WAITING
from driehoek.people.models import Child, Enrolment, Family, Group, Location
from driehoek.people.rules import today
from driehoek.shared.cited import cited

HERE = {"code": "vlindertuin"}
REACH = {**HERE, "indicator": "reach"}


def groups(page: Any) -> list[str]:
    """The groups in the order of a page."""
    return [line.label for table in page.context["told"].tables if table.cut == "group" for line in table.lines]


def test_a_coordinator_sees_every_group_and_a_mentor_only_their_own(client: Client, cast: Cast) -> None:
    whole = as_staff(client, cast.fatma).get(reverse("figure", kwargs=REACH))
    mine = as_staff(client, cast.marieke).get(reverse("figure", kwargs=REACH))
    assert groups(whole) == [cast.rupsen.name, cast.vlinders.name]
    assert mine.context["told"].figure.total.whole < whole.context["told"].figure.total.whole


def test_a_figure_names_its_source(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get(reverse("figure", kwargs={**HERE, "indicator": "participation"}))
    assert cited(definition("participation").source) in html.unescape(page.text)


def test_the_overview_leads_to_every_figure_and_says_what_waits(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get(reverse("figures", kwargs=HERE))
    for one in newest():
        assert reverse("figure", kwargs={**HERE, "indicator": one.code}) in page.text
    assert page.text.count("Nog geen bron") == len(WAITING)


def test_a_figure_without_a_source_says_so_and_shows_no_number(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(MARKS, ("family", "intake_done"))
    page = as_staff(client, cast.fatma).get(reverse("figure", kwargs={**HERE, "indicator": "intake"}))
    assert definition("intake").text("unknown", "nl") in page.text
    assert "%" not in page.text.split("<main")[1].split("</main>")[0]


def test_a_row_leads_to_its_own_families(client: Client, cast: Cast) -> None:
    url = reverse("figure_families", kwargs=REACH)
    page = as_staff(client, cast.fatma).get(url, {"stap": "came", "bereikt": "niet", "groep": cast.rupsen.name})
    assert set(page.context["page"]) == {cast.rahimi, cast.warsame}


def test_a_figure_leads_to_the_families_behind_it(client: Client, cast: Cast) -> None:
    url = reverse("figure_families", kwargs=REACH)
    came = as_staff(client, cast.fatma).get(url, {"stap": "came"})
    missed = client.get(url, {"stap": "came", "bereikt": "niet", "leestaal": "tr"})
    assert set(came.context["page"]) == {cast.el_amrani, cast.bakker}
    assert set(missed.context["page"]) == {cast.kaya}
    assert '<html lang="nl"' in missed.text


def test_a_family_that_left_is_counted_and_not_named(client: Client, cast: Cast) -> None:
    Enrolment.objects.filter(child__family=cast.bakker).update(end=today() - timedelta(days=1))
    page = as_staff(client, cast.fatma).get(reverse("figure_families", kwargs=REACH), {"stap": "came"})
    assert cast.bakker not in page.context["page"]
    assert page.context["behind"].out_of_reach == 1


def test_an_unknown_step_does_not_exist(client: Client, cast: Cast) -> None:
    assert as_staff(client, cast.fatma).get(reverse("figure_families", kwargs=REACH), {"stap": "x"}).status_code == 404
    assert client.get(reverse("figure", kwargs={**HERE, "indicator": "x"})).status_code == 404


def test_who_was_never_reached_is_listed_kindly(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get(reverse("never_reached", kwargs=HERE))
    assert cast.warsame in page.context["page"]
    assert cast.el_amrani not in page.context["page"]


def test_a_mentor_does_not_see_another_groups_unreached_families(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).get(reverse("never_reached", kwargs=HERE))
    assert cast.warsame not in page.context["page"]


def test_without_families_nobody_is_said_to_be_reached(client: Client, cast: Cast) -> None:
    Enrolment.objects.filter(group__location=cast.vlindertuin).delete()
    page = as_staff(client, cast.fatma).get(reverse("never_reached", kwargs=HERE)).text
    assert "Elk gezin is bereikt" not in page
    assert "Dit schooljaar nog geen gezinnen" in page


@pytest.mark.parametrize("name", ["ingrid", "peter"])
def test_totals_name_no_family_and_hide_small_numbers(client: Client, cast: Cast, name: str) -> None:
    keep(Location.objects.all())
    page = as_staff(client, getattr(cast, name)).get(reverse("totals"))
    assert cast.vlindertuin.name in page.text
    assert cast.elders.name not in page.text
    assert not re.search("|".join(family.name for family in Family.objects.all()), page.text)
    assert not any(row.line for row in page.context["rows"])


def test_totals_of_enough_families_are_shown(client: Client, cast: Cast) -> None:
    for number in range(30):
        family = Family.objects.create(organisation=cast.driesprong, name=f"F{number}")
        child = Child.objects.create(organisation=cast.driesprong, family=family, family_name="X")
        Enrolment.objects.create(child=child, group=cast.group_3a)
        if number < 10:
            Attendance.objects.create(activity=cast.rapportavond, family=family)
    keep([cast.regenboog])
    page = as_staff(client, cast.ingrid).get(reverse("totals"))
    shown = {row.shown.row.location.code: row.line.cell for row in page.context["rows"] if row.line}
    assert shown["regenboog"].count == 10
    assert shown["regenboog"].whole > 30


def test_a_year_without_figures_is_said_to_be_empty(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get(reverse("figures", kwargs=HERE), {"jaar": cast.previous_year.name})
    assert page.status_code == 200
    assert page.context["families"] == 0


@pytest.mark.parametrize(("days", "said"), [(30, False), (400, True)])
def test_a_year_is_compared_only_when_it_is_over(client: Client, cast: Cast, days: int, said: bool) -> None:
    group = Group.objects.create(location=cast.vlindertuin, school_year=cast.previous_year, name="Vlinders")
    Enrolment.objects.create(group=group, child=cast.deniz)
    with time_machine.travel(cast.year.start + timedelta(days=days), tick=False):
        url = reverse("figure", kwargs={**HERE, "indicator": "participation"})
        before = as_staff(client, cast.fatma).get(url, {"jaar": cast.year.name}).context["before"]
        assert before.told.figure.total.whole == 1
        assert bool(before.compared) is said
