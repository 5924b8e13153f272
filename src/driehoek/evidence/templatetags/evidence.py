"""Draw the pieces of an evidence file on a page."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from driehoek.evidence.pictures import picture

register = template.Library()


@register.simple_tag
def evidence_chart(block: dict[str, Any]) -> SafeString:
    """The same drawing as in the PDF."""
    return picture(block)


@register.filter
def beside(cells: Iterable[str], heads: Iterable[str]) -> list[tuple[str, str]]:
    """Each cell with the heading above it, which a phone shows beside it."""
    return list(zip(heads, cells, strict=True))
