"""Pages and orders asked for in an address, also by who types nonsense there."""

import pytest
from django.test import RequestFactory

from driehoek.shared.pages import page_of

ROWS = list(range(50))
COLUMNS = {"name": ("family_name", "given_name"), "group": ("group__name",)}


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("", 1),
        ("2", 2),
        ("3", 3),
        ("4", 3),
        ("99999999999999", 3),
        ("0", 1),
        ("-5", 1),
        ("x", 1),
        ("1.5", 1),
        ("²", 1),
        ("9" * 5_000, 3),
    ],
)
def test_a_page_is_given_or_the_nearest(rf: RequestFactory, asked: str, number: int) -> None:
    page = page_of(rf.get("/", {"page": asked}), ROWS)
    assert page.number == number
    assert page.object_list == ROWS[20 * (number - 1) : 20 * number]


def test_an_empty_list_has_one_empty_page(rf: RequestFactory) -> None:
    page = page_of(rf.get("/"), [])
    assert (page.number, list(page)) == (1, [])
