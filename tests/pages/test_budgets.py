"""What a page may cost: queries, and bytes on the wire for a first visit."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.shared.languages import LANGUAGES
from tests.pages.visits import Visit, parent_visits, staff_visits

QUERIES = 15
# The session and the account are asked before any page of ours begins.
LOGGED_IN = 2
PARENT_BYTES, STAFF_BYTES = 14_000, 80_000


def answer(visit: Visit) -> tuple[str, int]:
    """The page, and how many queries it took."""
    client = as_staff(Client(), visit.account) if visit.account else Client()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        html = client.get(visit.url).text
    return html, len([query for query in asked if "SAVEPOINT" not in query["sql"]]) - (
        LOGGED_IN if visit.account else 0
    )


def first_visit(html: str) -> int:
    """Bytes of a page with its own styles and scripts, each compressed."""
    files = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', html))
    parts = [Path(str(finders.find(name))).read_bytes() for name in files]
    return sum(len(gzip.compress(part)) for part in [html.encode(), *parts])


def test_no_page_asks_more_than_fifteen_queries(cast: Cast) -> None:
    asked = {visit.name: answer(visit)[1] for visit in [*staff_visits(cast), *parent_visits(cast)]}
    assert {name: count for name, count in asked.items() if count > QUERIES} == {}


def test_a_staff_page_fits_its_budget(cast: Cast) -> None:
    weights = {visit.name: first_visit(answer(visit)[0]) for visit in staff_visits(cast)}
    assert {name: weight for name, weight in weights.items() if weight > STAFF_BYTES} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_parents_page_fits_in_the_first_packets(language: str, cast: Cast) -> None:
    type(cast.samira).objects.update(language_read=language)
    weights = {visit.name: first_visit(answer(visit)[0]) for visit in parent_visits(cast)}
    assert {name: weight for name, weight in weights.items() if weight > PARENT_BYTES} == {}
