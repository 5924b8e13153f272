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
from tests.pages.visits import Visit, parent_visits, staff_visits

QUERIES = 15
# Who it is, is asked before any page of ours begins: the session and the account, or the personal link.
LOGGED_IN, LINKED = 2, 1
PARENT_BYTES, STAFF_BYTES = 14_000, 80_000


def answer(visit: Visit) -> tuple[str, int]:
    """The page, and how many queries it took."""
    client = as_staff(Client(), visit.account) if visit.account else Client()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        html = client.get(visit.url).text
    return html, len([query for query in asked if "SAVEPOINT" not in query["sql"]]) - (
        LOGGED_IN if visit.account else LINKED
    )


def first_visit(html: str) -> int:
    """Bytes of a page with its own styles and scripts, each compressed."""
    files = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', html))
    parts = [Path(str(finders.find(name))).read_bytes() for name in files]
    return sum(len(gzip.compress(part)) for part in [html.encode(), *parts])


def test_no_page_asks_more_than_fifteen_queries(cast: Cast) -> None:
    assert connection.features.supports_json_field  # asked once by a process, and not by the page that is first
    asked = {visit.name: answer(visit)[1] for visit in [*staff_visits(cast), *parent_visits(cast)]}
    assert {name: count for name, count in asked.items() if count > QUERIES} == {}


@pytest.mark.any_database
def test_a_staff_page_fits_its_budget(cast: Cast) -> None:
    weights = {visit.name: first_visit(answer(visit)[0]) for visit in staff_visits(cast)}
    assert {name: weight for name, weight in weights.items() if weight > STAFF_BYTES} == {}
