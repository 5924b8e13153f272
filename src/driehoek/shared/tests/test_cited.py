"""Sources are read by name, in the language of the page."""

import pytest
from django.utils import translation

from driehoek.shared.cited import cited


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("S4, section 5.2; S3, chapter 2", "scriptie van Raghoebier en Mesker, paragraaf 5.2; handreiking"),
        ("S3, section 1.3: the location can show it; S3, section 1.3", "handreiking"),
        ("S4, advice", "scriptie van Raghoebier en Mesker"),
        ("Regeling 2007", "Regeling 2007"),
    ],
)
def test_a_source_is_named_once_with_where_in_it(source: str, read: str) -> None:
    with translation.override("nl"):
        found = cited(source)
    assert found.startswith(read)
    assert "S4" not in found
    assert found.count("paragraaf 1.3") <= 1
