"""What colleagues fill in: a task, whom to ask, somebody from outside."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from driehoek.activities.models import Activity
from driehoek.participation.library import talents
from driehoek.participation.models import Outsider, Task
from driehoek.participation.queries.staff import activities_to_come, groups_at, whole_location
from driehoek.people.forms.setup import choice_of
from driehoek.people.models import Account, Group, Location
from driehoek.people.models.families import LANGUAGE_CHOICES
from driehoek.people.rules import today
from driehoek.policy.queries import colleagues_at
from driehoek.shared.forms import DateInput, RadioCards, Switch, TimeInput
from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import short_day


class ActivityChoice(forms.ModelChoiceField[Activity]):
    """An activity by its name and day."""

    def label_from_instance(self, activity: Activity) -> str:
        """Its Dutch name, else its place, and the day."""
        text = next((one.title for one in activity.texts.all() if one.language == DEFAULT), "")
        return f"{text or activity.place}, {short_day(activity.starts_at, get_language() or DEFAULT)}"


class MomentForm(forms.Form):
    """When and where a task is."""

    day = forms.DateField(label=_("On which day?"), widget=DateInput)
    begins = forms.TimeField(label=_("From"), widget=TimeInput)
    ends = forms.TimeField(label=pgettext_lazy("clock", "Until"), widget=TimeInput)
    place = forms.CharField(label=_("Place"), max_length=120)

    def clean(self) -> dict[str, Any]:
        """The times follow each other on a day that is not over."""
        values: dict[str, Any] = super().clean() or {}
        begins, ends, day = values.get("begins"), values.get("ends"), values.get("day")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("It ends before it begins."))
        if day and day < today():
            self.add_error("day", _("Choose today or a later day."))
        return values

    @property
    def chosen(self) -> dict[str, Any]:
        """What the action asks."""
        values = dict(self.cleaned_data)
        day, begins, ends = values.pop("day"), values.pop("begins"), values.pop("ends")
        zone = timezone.get_current_timezone()
        return {
            **values, "starts_at": datetime.combine(day, begins, zone), "ends_at": datetime.combine(day, ends, zone),
        }  # fmt: skip


class TaskForm(MomentForm):
    """What, which talent, when, how many, for whom and prepared with whom."""

    field_order = ("title", "what", "talent", "people", "day", "begins", "ends", "place", "prepared_with")
    title = forms.CharField(label=_("What is it?"), max_length=80)
    what = forms.CharField(
        label=_("What will they do?"), widget=forms.Textarea({"rows": 3}), max_length=600,
        help_text=_("In a few plain words. Everybody reads it in their own language."),
    )  # fmt: skip
    talent = forms.ChoiceField(label=_("Which talent?"))
    people = forms.IntegerField(label=_("How many people?"), min_value=1, max_value=30, initial=1)
    prepared_with = forms.ModelChoiceField(
        Account.objects.none(), label=_("Prepared together with"), help_text=_("They prepare it together, as equals.")
    )
    group = forms.ModelChoiceField(Group.objects.none(), label=_("For which group?"), required=False)
    activity = ActivityChoice(Activity.objects.none(), label=_("Part of an activity?"), required=False)
    language = forms.ChoiceField(label=_("Who speaks a certain language?"), required=False)
    with_children = forms.BooleanField(label=_("With children"), required=False, initial=True, widget=Switch)

    def __init__(self, *args: Any, location: Location, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.location = location
        groups = choice_of(self, "group")
        groups.queryset, groups.required = groups_at(account, location), not whole_location(account, location)
        groups.empty_label = _("The whole location")
        colleague, part_of = choice_of(self, "prepared_with"), choice_of(self, "activity")
        colleague.queryset, colleague.empty_label = colleagues_at(location), _("Choose a colleague")
        part_of.queryset, part_of.empty_label = activities_to_come(location), _("No")
        self.fields["talent"].choices = [(one.key, one.here) for one in talents().values()]  # type: ignore[attr-defined]
        self.fields["language"].choices = [("", _("Does not matter")), *LANGUAGE_CHOICES]  # type: ignore[attr-defined]


class AskForm(forms.Form):
    """Whom of those proposed to ask."""

    helpers = forms.TypedMultipleChoiceField(coerce=int)

    def __init__(self, *args: Any, proposed: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["helpers"].choices = [(pk, pk) for pk in proposed]  # type: ignore[attr-defined]


def moment_of_task(task: Task) -> dict[str, Any]:
    """When and where a task is, as the form shows it."""
    begins, ends = timezone.localtime(task.starts_at), timezone.localtime(task.ends_at)
    return {"day": begins.date(), "begins": begins.time(), "ends": ends.time(), "place": task.place}


class OutsiderForm(forms.ModelForm[Outsider]):
    """Somebody from outside: who it is, how to reach them, and the days of agreement and certificate."""

    relation = forms.ChoiceField(label=_("Who is it?"), choices=Outsider.Relation.choices, widget=RadioCards)

    class Meta:
        model = Outsider
        fields = (
            "given_name", "infix", "family_name", "relation", "language_read", "phone", "email", "postcode",
            "agreed_on", "vog_seen_on",
        )  # fmt: skip
        widgets = {"agreed_on": DateInput, "vog_seen_on": DateInput}
        help_texts = {"vog_seen_on": _("Only the day is kept. Give the paper back.")}

    def clean(self) -> dict[str, Any]:
        """What was signed and seen lies not ahead."""
        values: dict[str, Any] = super().clean() or {}
        for name in ("agreed_on", "vog_seen_on"):
            if (day := values.get(name)) and day > today():
                self.add_error(name, _("Choose today or an earlier day."))
        return values
