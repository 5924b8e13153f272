"""The evidence file of the demo school: its seven figures can be computed by hand from the list of counted records."""

import csv
import io
import math
import re
from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.evidence.tests.made import a_file

pytestmark = pytest.mark.django_db
SEVEN = ("policy", "beforehand", "intake", "participation", "at_home", "informing", "home_language")
SECTION = "Waar de inspectie naar kijkt"


def by_hand(rows: list[dict[str, str]]) -> tuple[str, str]:
    """Share and interval as somebody with a spreadsheet computes them."""
    n, z = len(rows), 1.959964
    p = sum(int(row["counts"]) for row in rows) / n
    centre, margin = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    bounds = [(centre - margin) / (1 + z * z / n), (centre + margin) / (1 + z * z / n)]
    return said(p), f"{said(bounds[0])[:-1]}–{said(bounds[1])}"


def said(share: float) -> str:
    """A share in whole per cents, where 0 and 100 are kept for nobody and everybody."""
    whole = math.floor(share * 100 + 0.5)
    return f"{min(max(whole, 1), 99) if 1e-9 < share < 1 - 1e-9 else whole}%"


def lines(client: Client, pk: int, **query: str) -> list[dict[str, str]]:
    text = client.get(reverse("evidence_csv", kwargs={"pk": pk}), query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def shown(client: Client, pk: int) -> list[list[str]]:
    """The table of the seven on the page."""
    part = next(one for one in page_of(client, pk) if one["title"] == SECTION)
    rows: list[list[str]] = next(block for block in part["blocks"] if block["kind"] == "table")["rows"]
    return rows


def page_of(client: Client, pk: int, **query: str) -> Any:
    return client.get(reverse("evidence", kwargs={"pk": pk}), query).context["read"].told["sections"]


def expected(code: str, rows: list[dict[str, str]]) -> tuple[str, str]:
    """What the table must say; parts of the policy are no sample, so nothing is said of chance there."""
    if not rows:
        return "–", "–"
    share, interval = by_hand(rows)
    return share, "–" if code == "policy" else interval


def test_all_seven_can_be_computed_by_hand_from_the_list(demo: Cast) -> None:
    client = as_staff(Client(), demo.fatma)
    file = a_file(demo.vlindertuin, demo.year, demo.fatma)
    counted = lines(client, file.pk)
    with_rows = 0
    for code, (_name, _lowest, said_so, share, interval, *_more) in zip(SEVEN, shown(client, file.pk), strict=True):
        rows = [row for row in counted if row["indicator"] == code]
        assert (share, interval) == expected(code, rows)
        assert not rows or re.search(rf" {sum(int(row['counts']) for row in rows)} van (de )?{len(rows)} ", said_so)
        with_rows += bool(rows)
    assert with_rows >= 4


def test_others_get_no_row_about_a_few_families(demo: Cast) -> None:
    client = as_staff(Client(), demo.ingrid)
    file = a_file(demo.vlindertuin, demo.year, demo.fatma)
    rows = lines(client, file.pk)
    people = [row for row in rows if row["counted"] != "part"]
    assert people
    assert not [row for row in people if row["groups"] or row["new"] or set(row["marks"].split()) - {row["headline"]}]
    cells = Counter((row["indicator"], row["language"], row["counts"]) for row in people)
    assert min(cells.values()) >= 5


def test_the_number_of_a_record_is_new_in_every_list(demo: Cast) -> None:
    client = as_staff(Client(), demo.fatma)
    file = a_file(demo.vlindertuin, demo.year, demo.fatma)
    first, second = ({row["record"] for row in lines(client, file.pk)} for _twice in range(2))
    assert len(first) > 100
    assert first.isdisjoint(second)
