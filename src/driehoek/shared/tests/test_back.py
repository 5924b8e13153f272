"""Going back after a form leads to a page of ours, whatever somebody put in the form."""

import pytest
from django.test import RequestFactory

from driehoek.shared.back import back_to

ELSEWHERE = (
    "https://kwaad.example", "//kwaad.example", "/\\kwaad.example", "\t//kwaad.example", "javascript:alert(1)", "today",
    "²", "",
)  # fmt: skip


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_sent_elsewhere(wanted: str) -> None:
    assert back_to(RequestFactory().post("/", {"next": wanted}), "/vandaag/") == "/vandaag/"


def test_a_page_of_ours_is_gone_back_to() -> None:
    assert back_to(RequestFactory().post("/", {"next": "/gezinnen/?q=a"}), "/vandaag/") == "/gezinnen/?q=a"
