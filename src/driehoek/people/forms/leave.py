"""What is filled in about being away."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.people.forms.setup import choice_of
from driehoek.people.models import Account
from driehoek.people.queries.leave import deputies_for
from driehoek.people.rules import today
from driehoek.shared.forms import DateInput


class LeaveForm(forms.Form):
    """From when until when, and who stands in."""

    start = forms.DateField(label=_("First day away"), widget=DateInput)
    end = forms.DateField(label=_("Last day away"), widget=DateInput)
    deputy = forms.ModelChoiceField(
        Account.objects.none(),
        label=_("Who stands in"),
        help_text=_("Parents see this name meanwhile, and what you promised comes on their list."),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_of(self, "deputy").queryset = deputies_for(account)

    def clean(self) -> dict[str, Any]:
        """The days follow each other, and the last one is not over."""
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("start"), data.get("end")
        if start and end and end < start:
            self.add_error("end", _("The last day comes before the first."))
        elif end and end < today():
            self.add_error("end", _("Choose today or a later day."))
        return data


class ColleagueForm(forms.Form):
    """For which colleague."""

    account = forms.ModelChoiceField(Account.objects.none(), label=_("Who is away"))

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_of(self, "account").queryset = colleagues
