"""A number that nobody has, however long, is a record that is not there."""

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.shared.rows import number_of

LONG = "9" * 5000


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("", 0), (None, 0), ("x", 0), ("-1", 0), ("²", 0), (LONG, 0)])
def test_what_somebody_sent_as_a_number(text: str | None, number: int) -> None:
    assert number_of(text) == number


STAFF = ("locatie/vlindertuin/doelen", "locatie/vlindertuin/activiteiten/nieuw", "locatie/vlindertuin/berichten/nieuw")
NAMES = ("opgeborgen", "doel", "account", "dicht", "bericht", "kind", "gezin")


def test_no_page_falls_over_a_number_without_end(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma)
    own = [link_path(cast.samira, page) for page in ("vraag/", "bel-mij/")]
    for page in (*own, *(f"/{page}/" for page in (*STAFF, "ik/afwezig", "beloftes"))):
        assert client.get(page, dict.fromkeys(NAMES, LONG), follow=True).status_code == 200
