"""The guide in the demo: a Polish mother reads where the course of her daughter leads."""

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.guide import show_the_way
from driehoek.demo.testing import link_path
from driehoek.people.rules import today


@pytest.mark.django_db
def test_a_mother_reads_where_the_course_of_her_daughter_leads(client: Client, cast: Cast) -> None:
    show_the_way(cast, today())
    html = client.get(link_path(cast.katarzyna, f"wegwijzer/{cast.zofia.pk}/")).text
    assert all(words in html for words in ("Zorg en Welzijn", "pielęgniarka", "MBO College Haagpoort"))
    assert "Bouwen, Wonen" not in html
