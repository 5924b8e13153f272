"""Around a page stands the school that the page is of, also when its address names none."""

from django.test import Client

from driehoek.councils.tests.made import a_council
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff


def test_a_page_of_a_council_carries_the_name_of_its_own_school(client: Client, cast: Cast) -> None:
    council = a_council(cast, "pupils_council", "zuiderpark")
    page = as_staff(client, cast.ruud)
    page.get("/locatie/regenboog/medezeggenschap/")
    answer = page.get(f"/medezeggenschap/{council.pk}/")
    assert answer.context["location"] == cast.zuiderpark
    assert "/locatie/regenboog/" not in answer.text
    assert page.get("/verkiezingen/").context["location"] == cast.zuiderpark


def test_who_reads_a_council_of_elsewhere_keeps_their_own_school_around_it(client: Client, cast: Cast) -> None:
    council = a_council(cast, "gmr", "regenboog")
    answer = as_staff(client, cast.tom).get(f"/medezeggenschap/{council.pk}/")
    assert answer.context["council"] == council
    assert answer.context["location"] == cast.zuiderpark
