"""Words in the language of the parent, with that of the colleague at the same screen small under them."""

from typing import Any

from django import forms
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from driehoek.intake.form import Words, said
from driehoek.shared.languages import DEFAULT

SMALL = '{} <small class="soft" lang="{}" dir="ltr">{}</small>'


def with_beside(words: Any, beside: str) -> SafeString:
    """Words that are translated when they are read, in the language of the page and small in `beside` (none: "")."""
    own = str(words)
    with translation.override(beside or translation.get_language()):
        other = str(words)
    return format_html("{}", own) if other == own else format_html(SMALL, own, beside, other)


def in_both(words: Words, code: str, beside: str) -> SafeString:
    """Words of the form in language `code`, saying so when they are Dutch for want of it, and small in `beside`."""
    own: Any = said(words, code)
    if code not in words and code != DEFAULT:  # own words of the school that nobody translated yet
        own = format_html('<span lang="{}" dir="ltr">{}</span>', DEFAULT, own)
    elif beside not in ("", code):
        return format_html(SMALL, own, beside, said(words, beside))
    return format_html("{}", own)


def both(field: forms.Field, beside: str, *, options: bool) -> None:
    """Let a field say its label, its help and, if asked, what there is to choose in both languages."""
    field.label, field.help_text = with_beside(field.label, beside), with_beside(field.help_text, beside)
    if options and isinstance(field, forms.ChoiceField):
        choices = dict(field.choices)  # type: ignore[arg-type]  # a plain list, as this form has it
        field.choices = [(key, with_beside(words, beside)) for key, words in choices.items()]
