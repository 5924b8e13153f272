"""Pages of the indicators, for those who may see families and for those who may see totals only."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators.definitions import definition
from driehoek.people.models import Child, Enrolment, Family
from driehoek.people.rules import today

HERE = {"code": "vlindertuin"}


def test_a_coordinator_sees_every_group_and_a_mentor_only_their_own(client: Client, cast: Cast) -> None:
    whole = as_staff(client, cast.fatma).get(reverse("figures", kwargs=HERE))
    mine = as_staff(client, cast.marieke).get(reverse("figures", kwargs=HERE))
    assert [line.label for line in whole.context["groups"]] == [cast.rupsen.name, cast.vlinders.name]
    assert [line.label for line in mine.context["groups"]] == [cast.vlinders.name]


def test_a_figure_names_its_source(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get(reverse("figures", kwargs=HERE))
    assert definition("participation").words["source"] in html.unescape(page.text)


def test_a_figure_leads_to_the_families_behind_it(client: Client, cast: Cast) -> None:
    url = reverse("figure_families", kwargs=HERE)
    came = as_staff(client, cast.fatma).get(url, {"stap": "came"})
    missed = client.get(url, {"stap": "came", "bereikt": "niet", "taal": "tr"})
    assert set(came.context["page"]) == {cast.el_amrani, cast.bakker}
    assert set(missed.context["page"]) == {cast.kaya}


def test_a_family_that_left_is_counted_and_not_named(client: Client, cast: Cast) -> None:
    Enrolment.objects.filter(child__family=cast.bakker).update(end=today() - timedelta(days=1))
    page = as_staff(client, cast.fatma).get(reverse("figure_families", kwargs=HERE), {"stap": "came"})
    assert cast.bakker not in page.context["page"]
    assert page.context["behind"].out_of_reach == 1


def test_an_unknown_step_does_not_exist(client: Client, cast: Cast) -> None:
    assert as_staff(client, cast.fatma).get(reverse("figure_families", kwargs=HERE), {"stap": "x"}).status_code == 404


def test_who_was_never_reached_is_listed_kindly(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get(reverse("never_reached", kwargs=HERE))
    assert cast.warsame in page.context["page"]
    assert cast.el_amrani not in page.context["page"]


def test_a_mentor_does_not_see_another_groups_unreached_families(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).get(reverse("never_reached", kwargs=HERE))
    assert cast.warsame not in page.context["page"]


@pytest.mark.parametrize("name", ["ingrid", "peter"])
def test_totals_name_no_family_and_hide_small_numbers(client: Client, cast: Cast, name: str) -> None:
    page = as_staff(client, getattr(cast, name)).get(reverse("totals"))
    assert cast.vlindertuin.name in page.text
    assert cast.elders.name not in page.text
    assert not re.search("|".join(family.name for family in Family.objects.all()), page.text)
    assert all(line.total.came is None for line, _ in page.context["lines"])


def test_totals_of_enough_families_are_shown(client: Client, cast: Cast) -> None:
    for number in range(30):
        family = Family.objects.create(organisation=cast.driesprong, name=f"F{number}")
        child = Child.objects.create(organisation=cast.driesprong, family=family, family_name="X")
        Enrolment.objects.create(child=child, group=cast.group_3a)
    page = as_staff(client, cast.ingrid).get(reverse("totals"))
    families = {line.location.code: line.total.families for line, _ in page.context["lines"]}
    assert families["regenboog"] is not None
    assert families["regenboog"] > 30


def test_a_year_without_figures_is_said_to_be_empty(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get(reverse("figures", kwargs=HERE), {"jaar": cast.previous_year.name})
    assert page.status_code == 200
    assert page.context["figures"].total.families == 0
