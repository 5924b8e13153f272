"""What is filled in: a course and where it leads, an open day, and where a child is."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.activities.models import Activity
from driehoek.activities.queries import text_in
from driehoek.guide import rules
from driehoek.guide.library import Step
from driehoek.guide.models import Course, OpenDay
from driehoek.guide.phrases import CHOOSE_STEP
from driehoek.guide.queries import Pupil, visits_at
from driehoek.people.models import Location
from driehoek.shared.forms import DateTimeInput, RadioCards
from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import short_day

LONGEST = 600


class CourseForm(forms.ModelForm[Course]):
    """A course; what it leads to is in plain Dutch, which is then translated."""

    field_order = ("name", "step", "sector", "further", "work", "left", "went_on")
    step = forms.ChoiceField(label=_("Level"))
    further = forms.CharField(
        label=_("Which studies can follow?"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Short sentences in plain Dutch. They are translated for parents."),
    )  # fmt: skip
    work = forms.CharField(
        label=_("Which jobs can follow?"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3})
    )

    class Meta:
        model = Course
        fields = ("name", "step", "sector", "left", "went_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        course = self.instance
        steps = [(step.key, step.name) for step in rules.steps_at(course.location)]
        cast("forms.ChoiceField", self.fields["step"]).choices = steps
        for field, text in (("further", course.studies), ("work", course.jobs)):
            self.initial[field] = text.body if text else ""
        self.fields["went_on"].help_text = _("Parents see this only when both groups have at least five people.")


class OpenDayForm(forms.ModelForm[OpenDay]):
    """An open day of the own school or of another one."""

    class Meta:
        model = OpenDay
        fields = ("school", "place", "starts_at", "ends_at", "activity")
        widgets = {"starts_at": DateTimeInput, "ends_at": DateTimeInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Activity]", self.fields["activity"])
        field.queryset = visits_at(self.instance.location)
        field.empty_label = str(_("Families go by themselves"))
        field.label_from_instance = _named  # type: ignore[assignment]
        field.help_text = _("Going with a group of families? Plan an activity first, and choose it here.")


def _named(activity: Activity) -> str:
    return f"{short_day(activity.starts_at, DEFAULT)}: {text_in(activity, DEFAULT).title}"


class StepForm(forms.Form):
    """Where a child is, out of what its school has."""

    step = forms.ChoiceField(label=CHOOSE_STEP, widget=RadioCards)

    def __init__(self, *args: Any, steps: Iterable[Step], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["step"]).choices = [(step.key, step.name) for step in steps]


class PupilsForm(forms.Form):
    """Where each child of a group is; an empty choice says that nobody knows yet and changes nothing."""

    def __init__(self, *args: Any, pupils: Iterable[Pupil], location: Location, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pupils = list(pupils)
        steps = [("", _("Not known yet")), *((step.key, step.name) for step in rules.steps_at(location))]
        for pupil in self.pupils:
            field = forms.ChoiceField(label=pupil.child.full_name, choices=steps, required=False)
            field.asked = True  # type: ignore[attr-defined]  # that each may stay empty goes without saying
            field.initial = pupil.step.key if pupil.step else ""
            self.fields[f"child_{pupil.child.pk}"] = field

    @property
    def changed(self) -> list[tuple[Pupil, str]]:
        """For whom another step was chosen."""
        chosen = ((pupil, self.cleaned_data[f"child_{pupil.child.pk}"]) for pupil in self.pupils)
        return [(pupil, key) for pupil, key in chosen if key and (pupil.step is None or pupil.step.key != key)]
