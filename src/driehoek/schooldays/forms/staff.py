"""What colleagues fill in: a tap in the list, the details of an absence, and days without lessons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.schooldays.holidays import REGIONS, known_years
from driehoek.schooldays.models import Missed, SchoolBreak
from driehoek.shared.forms import DateInput, RadioCards

TAPS: dict[str, dict[str, str]] = {
    "absent": {"kind": Missed.Kind.ABSENT, "reason": Missed.Reason.UNKNOWN},
    "ill": {"kind": Missed.Kind.ABSENT, "reason": Missed.Reason.ILL},
    "late": {"kind": Missed.Kind.LATE, "reason": Missed.Reason.UNKNOWN},
}


class TapForm(forms.Form):
    """One tap in the list of a group."""

    child = forms.IntegerField(min_value=1)
    what = forms.ChoiceField(choices=[(name, name) for name in TAPS])
    hours = forms.IntegerField(min_value=0, max_value=12, required=False)

    def noted(self) -> dict[str, Any]:
        """The fields of the absence."""
        return TAPS[self.cleaned_data["what"]] | {"hours": self.cleaned_data["hours"]}


class MissedForm(forms.ModelForm[Missed]):
    """Until when, how many hours and why."""

    class Meta:
        model = Missed
        fields = ("kind", "reason", "end", "hours", "note")
        widgets = {
            "kind": RadioCards,
            "reason": RadioCards,
            "end": DateInput,
            "note": forms.Textarea({"rows": 2, "dir": "auto"}),
        }
        help_texts = {
            "hours": _("Empty: the whole day."),
            "note": _("Only what helps the child. Parents may ask to read it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["end"].required = True
        self.fields["hours"].max_value = 12  # type: ignore[attr-defined]


class BreakForm(forms.ModelForm[SchoolBreak]):
    """Days without lessons, first and last day included."""

    class Meta:
        model = SchoolBreak
        fields = ("name", "start", "end")
        widgets = {"start": DateInput, "end": DateInput}

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first, and no break is longer than a summer."""
        values = super().clean() or {}
        start, end = values.get("start"), values.get("end")
        if start and end and not 0 <= (end - start).days <= 100:
            self.add_error("end", _("The last day comes before the first, or a long time after it."))
        return values


class HolidaysForm(forms.Form):
    """Which national holidays to load."""

    year = forms.ChoiceField(label=_("School year"), choices=lambda: [(year, year) for year in known_years()])
    region = forms.ChoiceField(label=_("Region"), choices=list(REGIONS.items()), widget=RadioCards)


class AbsenceFileForm(forms.Form):
    """A file with absence from another system."""

    file = forms.FileField(
        label=_("CSV or Excel file"),
        help_text=_("With the headings number, from, until, hours and reason, or the list of KRD or EduArte."),
    )
