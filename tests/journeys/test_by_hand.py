"""The evidence file shows seven figures, and whoever has the list beside it computes the same ones by hand."""

import csv
import html
import io
import math

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.evidence.tests.made import a_file
from driehoek.indicators.definitions import newest
from tests.journeys.steps import was_here_before

SEVEN = [one.code for one in newest() if one.kind == "vve"]


@pytest.mark.django_db
def test_the_seven_figures_follow_from_the_list(client: Client, cast: Cast) -> None:
    was_here_before(cast.bram, cast.vlinders, cast.previous_year)
    file = a_file(cast.vlindertuin, cast.year, cast.fatma)
    page = html.unescape(as_staff(client, cast.fatma).get(f"/bewijs/{file.pk}/").text)
    taken = client.get(f"/bewijs/{file.pk}/records.csv").text.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(taken), delimiter=";"))
    for code in SEVEN:
        counts = [row["counts"] == "1" for row in rows if row["indicator"] == code]
        shown = page[page.index(f"{sum(counts)} van de {len(counts)} ") :]
        assert between(sum(counts), len(counts)) in shown[:300] or code == "policy"


def between(count: int, whole: int) -> str:
    """The interval of Wilson, as the documentation says it."""
    share, z = count / whole, 1.96
    middle, beside = share + z * z / 2 / whole, z * math.sqrt(share * (1 - share) / whole + z * z / 4 / whole**2)
    low, high = ((middle + side) / (1 + z * z / whole) for side in (-beside, beside))
    return f"{percent(low)}–{percent(high)}%"


def percent(share: float) -> int:
    """Whole, halves up; nearly nobody is not nobody."""
    return min(max(int(share * 100 + 0.5), int(share > 1e-9)), 100 - int(share < 1 - 1e-9))
