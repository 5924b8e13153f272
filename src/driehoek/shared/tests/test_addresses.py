"""To which addresses we may send: safe from listeners on the way, and no address of a machine in disguise."""

import pytest
from django.core.exceptions import ValidationError

from driehoek.shared.addresses import check_address


@pytest.mark.parametrize(
    "address", ["https://api.example/v2", "http://localhost:5000", "http://[::1]:5000", "http://vertaler:5000"]
)
def test_these_are_fine(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://api.example", "http://10.0.0.1", "http://169.254.169.254/", "http://2852039166/", "http://0xa9fea9fe/",
        "http://[::ffff:169.254.169.254]/", "http://127.1/", "https://user@api.example", "ftp://api.example", "api",
    ],
)  # fmt: skip
def test_these_are_not(address: str) -> None:
    with pytest.raises(ValidationError):
        check_address(address)
