"""What is asked when a year is closed or opened again, and of a drafted activity."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from driehoek.cycle.models import DraftActivity
from driehoek.people.models import SchoolYear
from driehoek.policy.models import YearClosing
from driehoek.policy.queries import colleagues_at


class CloseForm(forms.ModelForm[YearClosing]):
    """What the year as a whole taught."""

    learned = forms.CharField(
        label=_("What did this year teach you, as a whole?"), max_length=3000, widget=forms.Textarea({"rows": 5}),
        help_text=_("What do you want to remember when you make the next plan? A few sentences are enough."),
    )  # fmt: skip

    class Meta:
        model = YearClosing
        fields = ("learned",)


class ReopenForm(forms.ModelForm[YearClosing]):
    """Why a closed year is opened again."""

    undone_why = forms.CharField(label=_("Why do you open it again?"), max_length=300)

    class Meta:
        model = YearClosing
        fields = ("undone_why",)


class DraftForm(forms.ModelForm[DraftActivity]):
    """What may be done again, for which goal, when, by whom and how much."""

    month = forms.TypedChoiceField(label=_("In which month?"), coerce=date.fromisoformat)

    class Meta:
        model = DraftActivity
        fields = ("title", "goal", "month", "times", "hours", "owner")

    def __init__(self, *args: Any, instance: DraftActivity, **kwargs: Any) -> None:
        kwargs["instance"] = instance
        super().__init__(*args, **kwargs)
        goal = instance.goal
        self.fields["goal"].queryset = goal.location.goals.filter(  # type: ignore[attr-defined]
            school_year=goal.school_year, archived_at=None
        )
        self.fields["owner"].queryset = colleagues_at(goal.location)  # type: ignore[attr-defined]
        self.fields["month"].choices = _months(goal.school_year)  # type: ignore[attr-defined]
        self.initial["month"] = instance.month.isoformat()


def _months(year: SchoolYear) -> list[tuple[str, str]]:
    months, first = [], year.start.replace(day=1)
    while first <= year.end:
        months.append((first.isoformat(), date_format(first, "F Y")))
        first = (first + timedelta(days=32)).replace(day=1)
    return months
