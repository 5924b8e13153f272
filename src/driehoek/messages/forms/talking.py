"""What parents and colleagues write to each other; every word for parents comes from phrases.py."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.messages import phrases
from driehoek.people.forms.setup import choice_of
from driehoek.people.models import Account, Child
from driehoek.shared.forms import RadioCards
from driehoek.texts.cleaning import plain

LONGEST = 4000


class Words(forms.CharField):
    """Plain text of some length; what cannot be seen or turns letters around is taken out, markup is just text."""

    def __init__(self, rows: int = 5, **kwargs: Any) -> None:
        errors = {"required": phrases.WRITE_FIRST, "max_length": phrases.WORDS_TOO_LONG}
        widget = forms.Textarea({"rows": rows, "dir": "auto"})
        super().__init__(max_length=LONGEST, widget=widget, error_messages=errors, **kwargs)

    def clean(self, value: Any) -> str:
        """Return what is left to read; nothing to read is nothing written."""
        return str(super().clean(plain(value or "")))


class ChildChoice(forms.ModelChoiceField[Child]):
    """One's own children by their first names."""

    def label_from_instance(self, obj: Child) -> str:
        """A parent calls their child by the first name."""
        return obj.given_name or obj.full_name


class AskForm(forms.Form):
    """What a parent wants to ask, and about which of their children."""

    child = ChildChoice(
        Child.objects.none(),
        label=phrases.ABOUT_WHOM,
        widget=RadioCards,
        empty_label=None,
        error_messages={"required": phrases.CHOOSE_CHILD, "invalid_choice": phrases.CHOOSE_CHILD},
    )
    body = Words(label=phrases.YOUR_WORDS, help_text=phrases.YOUR_WORDS_HELP)

    def __init__(self, *args: Any, children: list[Child], child: Child | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = choice_of(self, "child")
        field.queryset = Child.objects.filter(pk__in=[one.pk for one in children])
        field.initial = child or next(iter(children), None)
        if len(children) == 1:
            field.widget = field.hidden_widget()


class ReplyForm(forms.Form):
    """What a parent writes back."""

    body = Words(rows=4, label=phrases.YOUR_ANSWER, help_text=phrases.YOUR_WORDS_HELP)


class AnswerForm(forms.Form):
    """What a colleague answers."""

    body = forms.CharField(
        label=_("Your answer to the parent"),
        help_text=_("Short sentences are translated best. One question at a time."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
    )

    def clean_body(self) -> str:
        """Take out what cannot be seen; something must be left to read."""
        words = plain(self.cleaned_data["body"])
        if not words:
            raise forms.ValidationError(_("Write something first."))
        return words


class PassOnForm(forms.Form):
    """Who takes a conversation over."""

    to = forms.ModelChoiceField(Account.objects.none(), label=_("Who answers from now on"), empty_label=None)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_of(self, "to").queryset = colleagues
