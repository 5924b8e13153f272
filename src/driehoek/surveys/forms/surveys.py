"""What is asked of a survey: which groups, and from when until when."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from driehoek.people.models import Account, Group, Location
from driehoek.people.queries import groups_for
from driehoek.people.rules import today
from driehoek.shared.forms import CheckboxCards, DateInput
from driehoek.shared.small import FEWEST
from driehoek.surveys.queries.asking import panel_at

TWO_WEEKS = timedelta(weeks=2)


class SurveyForm(forms.Form):
    """For whom and when."""

    groups = forms.ModelMultipleChoiceField(
        label=_("Which groups?"), queryset=Group.objects.none(), widget=CheckboxCards
    )
    drawn = forms.IntegerField(
        label=_("Only some parents of the panel: how many?"), min_value=FEWEST, max_value=500, required=False
    )
    start = forms.DateField(label=_("From"), widget=DateInput, initial=today)
    end = forms.DateField(
        label=_("Until"), widget=DateInput, initial=lambda: today() + TWO_WEEKS,
        help_text=_("Two weeks is usual. You can close it later, when the papers are in."),
    )  # fmt: skip

    def __init__(self, *args: Any, by: Account, place: Location, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = groups_for(by).filter(location=place).order_by("name")
        self.fields["groups"].queryset = groups  # type: ignore[attr-defined]
        self.fields["groups"].initial = groups
        self._offer_the_panel(panel_at(place))

    def _offer_the_panel(self, free: int) -> None:
        """Say how many of the panel can be asked; with fewer than can be drawn there is nothing to choose."""
        if free < FEWEST:
            del self.fields["drawn"]
            return
        words = ngettext(
            "Empty: every parent is asked. Of the panel %(number)d parent can be asked now, drawn by lot.",
            "Empty: every parent is asked. Of the panel %(number)d parents can be asked now, drawn by lot.",
            free,
        )
        self.fields["drawn"].help_text = words % {"number": free}

    def clean_end(self) -> date:
        """Not over already, and not before it begins."""
        end: date = self.cleaned_data["end"]
        if end < max(today(), self.cleaned_data.get("start") or today()):
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return end
