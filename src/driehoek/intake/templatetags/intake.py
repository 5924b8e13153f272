"""Both languages at once, for a parent and a colleague at one screen."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from driehoek.intake.beside import with_beside

register = template.Library()


@register.filter
def beside(words: Any, code: str) -> SafeString:
    """The words in the language of the page, and small in the language of the colleague when there is one."""
    return with_beside(words, code)
