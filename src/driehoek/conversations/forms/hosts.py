"""What is asked of a colleague in a round, when they are there, and which interpreters come."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from driehoek.conversations.models import Host, HostTime, InterpreterTime, Round, RoundDay
from driehoek.conversations.queries.hosts import colleagues_possible, groups_possible
from driehoek.conversations.spans import Span, between, without
from driehoek.people.models import Account
from driehoek.shared.forms import CheckboxCards, Switch, TimeInput
from driehoek.shared.moments import day as day_in_words

USUAL_BREAKS = 2


class ColleagueForm(forms.Form):
    """Which colleague takes part too."""

    account = forms.ModelChoiceField(label=_("Another colleague"), queryset=Account.objects.none(), empty_label="")

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = colleagues_possible(round_)  # type: ignore[attr-defined]


class HostForm(forms.ModelForm[Host]):
    """For which groups a colleague talks, about what and where."""

    class Meta:
        model = Host
        fields = ("groups", "asked", "subject", "place", "zone")
        widgets = {"groups": CheckboxCards, "asked": Switch}
        help_texts = {
            "subject": _("For example: Dutch, mentor, care. Families see it."),
            "asked": _("The planner gives every family of these groups a talk, without their having to wish for it."),
            "zone": _("Give each wing or floor its own number. Families get time to walk from one to another."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = groups_possible(self.instance.round, self.instance.account)
        self.fields["groups"].queryset = possible  # type: ignore[attr-defined]
        self.fields["zone"].widget.attrs["max"] = 99

    @property
    def values(self) -> dict[str, Any]:
        """What the action asks."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class DayTimesForm(forms.Form):
    """One day of one colleague: there or not, from when until when, and the breaks."""

    here = forms.BooleanField(label=_("I am there"), required=False, widget=Switch)
    start = forms.TimeField(label=_("From"), required=False, widget=TimeInput)
    end = forms.TimeField(label=_("Until"), required=False, widget=TimeInput)

    def __init__(self, data: QueryDict | None, *, day: RoundDay, times: list[HostTime], told: bool, own: bool) -> None:
        whole, breaks = between(Span(row.start, row.end) for row in times)
        self.day, self.breaks = day, max(USUAL_BREAKS, len(breaks) + 1)
        super().__init__(data, prefix=f"d{day.pk}", initial=_initial(day, whole, breaks, told=told))
        for number in range(self.breaks):
            self.fields[f"break{number}_start"] = _clock(_("Break from"))
            self.fields[f"break{number}_end"] = _clock(_("Break until"))
        for field in self.fields.values():
            field.asked = True  # type: ignore[attr-defined]
        if not own:
            self.fields["here"].label = _("Is there")

    @property
    def has_breaks(self) -> bool:
        """Whether a break is filled in, or something about one is wrong."""
        names = [name for name in self.fields if name.startswith("break")]
        return any(self[name].value() or name in self.errors for name in names)

    @property
    def pauses(self) -> list[Any]:
        """The fields of the breaks, in pairs."""
        return [self[f"break{number}_{side}"] for number in range(self.breaks) for side in ("start", "end")]

    def clean(self) -> dict[str, Any]:
        """Times lie within the day and follow each other; a break has both its times."""
        values = super().clean() or self.cleaned_data
        if not values.get("here"):
            return values
        self._check("start", "end", needed=True)
        for number in range(self.breaks):
            self._check(f"break{number}_start", f"break{number}_end", needed=False)
        return values

    def _check(self, first: str, last: str, *, needed: bool) -> None:
        start, end = self.cleaned_data.get(first), self.cleaned_data.get(last)
        if first in self.errors or last in self.errors or not (needed or start or end):
            return
        if not (start and end):
            self.add_error(last if start else first, _("Say from when until when."))
        elif end <= start:
            self.add_error(last, _("Let it end later than it begins."))
        elif start < self.day.start or end > self.day.end:
            hours = {"start": f"{self.day.start:%H:%M}", "end": f"{self.day.end:%H:%M}"}
            words = _("The talks are from %(start)s until %(end)s. Stay within those times.") % hours
            self.add_error(first if start < self.day.start else last, words)

    @property
    def spans(self) -> list[Span]:
        """When the colleague is there, breaks taken out."""
        values = self.cleaned_data
        if not values["here"]:
            return []
        pairs = [
            (values.get(f"break{number}_start"), values.get(f"break{number}_end")) for number in range(self.breaks)
        ]
        return without(
            Span(values["start"], values["end"]), [Span(start, end) for start, end in pairs if start and end]
        )


def _clock(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=TimeInput)


def _initial(day: RoundDay, whole: Span | None, breaks: Iterable[Span], *, told: bool) -> dict[str, Any]:
    """What was said; before anything was said, the whole day."""
    start, end = whole or Span(day.start, day.end)
    values: dict[str, bool | time] = {"here": whole is not None or not told, "start": start, "end": end}
    for number, one in enumerate(breaks):
        values |= {f"break{number}_start": one.start, f"break{number}_end": one.end}
    return values


class InterpreterForm(forms.ModelForm[InterpreterTime]):
    """Interpreters of one language on one day."""

    class Meta:
        model = InterpreterTime
        fields = ("language", "name", "number", "day", "start", "end")
        widgets = {"start": TimeInput, "end": TimeInput, "language": forms.TextInput({"list": "spoken"})}

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"] = _DayField(label=_("Day"), queryset=round_.days.all(), empty_label=None)
        self.order_fields(self._meta.fields)
        self.fields["number"].widget.attrs |= {"min": 1, "max": 50}

    def clean(self) -> dict[str, Any]:
        """Times lie within the day and follow each other."""
        values = super().clean() or self.cleaned_data
        start, end, day, number = (values.get(name) for name in ("start", "end", "day", "number"))
        if start and end and end <= start:
            self.add_error("end", _("Let it end later than it begins."))
        elif start and end and day and (start < day.start or end > day.end):
            hours = {"start": f"{day.start:%H:%M}", "end": f"{day.end:%H:%M}"}
            words = _("The talks are from %(start)s until %(end)s. Stay within those times.") % hours
            self.add_error("start" if start < day.start else "end", words)
        if number == 0:
            self.add_error("number", _("At least one."))
        return values


class _DayField(forms.ModelChoiceField[RoundDay]):
    def label_from_instance(self, obj: RoundDay) -> str:
        return day_in_words(obj.date, get_language() or "nl")
