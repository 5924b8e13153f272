"""Draw a chart of an evidence file on a page."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from driehoek.evidence.pictures import picture

register = template.Library()


@register.simple_tag
def evidence_chart(block: dict[str, Any]) -> SafeString:
    """The same drawing as in the PDF."""
    return picture(block)
