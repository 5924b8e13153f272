"""What a parent tells about absence; every word comes from phrases.py."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, cast

from django import forms

from driehoek.people.models import Child
from driehoek.people.rules import today
from driehoek.schooldays import phrases
from driehoek.schooldays.models import Missed
from driehoek.shared.forms import ONLY_THEN, DateInput, RadioCards

DAYS = [("today", phrases.TODAY), ("tomorrow", phrases.TOMORROW), ("more", phrases.MORE_DAYS)]
DAY_ICONS = {"today": "sun", "tomorrow": "forward", "more": "calendar"}
REASONS = [
    (Missed.Reason.ILL.value, phrases.ILL),
    (Missed.Reason.APPOINTMENT.value, phrases.APPOINTMENT),
    # Whether something else counts as a reason is for the school to say.
    (Missed.Reason.UNKNOWN.value, phrases.SOMETHING_ELSE),
]
REASON_ICONS = {"ill": "ill", "appointment": "clock", "unknown": "talk"}
CHOOSE = {"required": phrases.CHOOSE, "invalid_choice": phrases.CHOOSE, "invalid": phrases.WHICH_DAYS}
LONGEST = timedelta(days=92)


class TellForm(forms.Form):
    """Which child, which day and why: three taps."""

    child = forms.ChoiceField(label=phrases.WHICH_CHILD, widget=RadioCards, error_messages=CHOOSE)
    when = forms.ChoiceField(
        label=phrases.WHEN,
        choices=DAYS,
        initial="today",
        widget=RadioCards(icons=DAY_ICONS, opens="more"),
        error_messages=CHOOSE,
    )
    start = forms.DateField(label=phrases.FIRST_DAY, required=False, widget=DateInput(ONLY_THEN), error_messages=CHOOSE)
    end = forms.DateField(label=phrases.LAST_DAY, required=False, widget=DateInput(ONLY_THEN), error_messages=CHOOSE)
    reason = forms.ChoiceField(
        label=phrases.WHY, choices=REASONS, widget=RadioCards(icons=REASON_ICONS), error_messages=CHOOSE
    )
    note = forms.CharField(
        label=phrases.NOTE,
        help_text=phrases.NOTE_HELP,
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        error_messages={"max_length": phrases.TOO_LONG},
    )

    def __init__(self, *args: Any, children: Sequence[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("start", "end"):
            self.fields[name].asked = True  # type: ignore[attr-defined]  # they are, once "more days" is chosen
        self.children = {str(child.pk): child for child in children}
        field = cast("forms.ChoiceField", self.fields["child"])
        field.choices = [(pk, child.given_name or child.full_name) for pk, child in self.children.items()]
        if len(self.children) == 1:
            field.initial = next(iter(self.children))
            field.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """More days need a first and a last one, in that order and not for ever."""
        values = super().clean() or {}
        if values.get("when") == "more" and not self.errors:
            start, end = values.get("start"), values.get("end")
            if not (start and end):
                self.add_error("when", phrases.WHICH_DAYS)
            elif end < start:
                self.add_error("end", phrases.LAST_BEFORE_FIRST)
            elif end - start > LONGEST or abs(start - today()) > LONGEST:
                self.add_error("end", phrases.TOO_FAR)
        return values

    def told(self) -> dict[str, Any]:
        """What the action asks for."""
        values = self.cleaned_data
        start, end = self._days()
        told = {"start": start, "end": end, "reason": values["reason"], "note": values["note"]}
        return told | {"child": self.children[values["child"]]}

    def _days(self) -> tuple[date, date]:
        if self.cleaned_data["when"] == "more":
            return self.cleaned_data["start"], self.cleaned_data["end"]
        day = today() + timedelta(days=self.cleaned_data["when"] == "tomorrow")
        return day, day
