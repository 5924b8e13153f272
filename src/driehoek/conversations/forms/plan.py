"""Changing a plan by hand."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from driehoek.conversations.models import Host, Round, RoundDay
from driehoek.shared import moments


class MoveForm(forms.Form):
    """The moment at which a talk begins, and whether that is meant although the family wished otherwise."""

    start = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S%z"])
    sure = forms.BooleanField(required=False)
    unlock = forms.BooleanField(required=False)


class IllForm(forms.Form):
    """Who cannot be there, and on which day."""

    host = forms.ModelChoiceField(Host.objects.none(), label=_("Who cannot come?"), empty_label=_("Choose a colleague"))
    day = forms.ModelChoiceField(RoundDay.objects.none(), label=_("On which day?"), empty_label=None)

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        host, day = self.fields["host"], self.fields["day"]
        assert isinstance(host, forms.ModelChoiceField)  # noqa: S101 - says it to the type checker
        assert isinstance(day, forms.ModelChoiceField)  # noqa: S101
        host.queryset = round_.hosts.select_related("account")
        host.label_from_instance = lambda row: row.account.name  # type: ignore[assignment]
        day.queryset = round_.days.all()
        day.label_from_instance = lambda row: moments.day(row.date, get_language() or "nl")  # type: ignore[assignment]
        day.initial = round_.days.first()
