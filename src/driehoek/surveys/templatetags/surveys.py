"""Words of a questionnaire in the language of the page."""

from django import template
from django.utils.translation import get_language

from driehoek.surveys.questionnaires import Words, said
from driehoek.surveys.words import KINDS, SIDES

register = template.Library()


@register.filter
def in_language(words: Words) -> str:
    """The text in the language of the page, Dutch when there is none."""
    return said(words, get_language() or "nl")


@register.filter
def side_name(side: str) -> str:
    """Who answers, for colleagues."""
    return str(SIDES[side])


@register.filter
def kind_name(kind: str) -> str:
    """How a question is answered, for colleagues."""
    return str(KINDS[kind])
