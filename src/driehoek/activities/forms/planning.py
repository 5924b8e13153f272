"""What is asked of an activity: what parents read, when and where, for whom, why, with whose help."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.activities.models import Activity, ActivityText, Series
from driehoek.activities.queries.planning import goals_to_serve, groups_to_plan, volunteers_at
from driehoek.people.models import Account, Group
from driehoek.people.rules import today
from driehoek.policy.models import Goal
from driehoek.policy.queries import colleagues_at
from driehoek.shared.forms import CheckboxCards, DateInput, RadioCards, Switch, TimeInput
from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import AMSTERDAM

RHYTHMS = [("", _("One time")), *Series.Rhythm.choices]
SHORT = ("day", "begins", "ends", "staff_hours", "budget")


class WordsForm(forms.Form):
    """What parents read about an activity in one language."""

    title = forms.CharField(label=_("Title"), max_length=120)
    why = forms.CharField(label=_("Why is it worth coming?"), max_length=600, widget=forms.Textarea({"rows": 3}))
    what = forms.CharField(
        label=_("What do you do?"), max_length=600, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, language: str = DEFAULT, direction: str = "ltr", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "why", "what"):
            self.fields[name].widget.attrs |= {"lang": language, "dir": direction}

    @property
    def words(self) -> dict[str, str]:
        """Title, why and what as they were typed."""
        return {name: self.cleaned_data[name] for name in ("title", "why", "what")}


class ActivityForm(WordsForm):
    """A new or changed activity at a location; `values` turns it into what the actions ask."""

    day = forms.DateField(label=_("Day"), widget=DateInput)
    begins = forms.TimeField(label=_("From"), widget=TimeInput)
    ends = forms.TimeField(label=_("Until"), widget=TimeInput)
    place = forms.CharField(label=_("Place"), max_length=120, help_text=_("So that a stranger finds it."))
    rhythm = forms.ChoiceField(label=_("How often?"), choices=RHYTHMS, required=False, widget=RadioCards)
    until = forms.DateField(label=_("Until which day does it come back?"), required=False, widget=DateInput)
    groups = forms.ModelMultipleChoiceField(
        label=_("For which groups?"), queryset=Group.objects.none(), widget=CheckboxCards
    )
    goal = forms.ModelChoiceField(
        label=_("Which goal does it serve?"), queryset=Goal.objects.none(), required=False, empty_label=_("No goal yet")
    )
    partnership = forms.ChoiceField(label=_("What is it about?"), choices=Activity.Partnership)
    participation = forms.ChoiceField(label=_("What do parents do?"), choices=Activity.Participation)
    level = forms.ChoiceField(label=_("Who talks?"), choices=Activity.Level)
    children_welcome = forms.BooleanField(label=_("Children are welcome"), required=False, widget=Switch)
    childcare_offered = forms.BooleanField(label=_("Childcare on request"), required=False, widget=Switch)
    interpreter_offered = forms.BooleanField(label=_("Interpreter on request"), required=False, widget=Switch)
    owner = forms.ModelChoiceField(
        label=_("Who carries it?"), queryset=Account.objects.none(), required=False, empty_label=_("Myself")
    )
    helpers = forms.ModelMultipleChoiceField(
        label=_("Which volunteers help?"),
        queryset=Account.objects.none(),
        required=False,
        widget=CheckboxCards,
        help_text=_("They see when and where, never who comes."),
    )
    staff_hours = forms.DecimalField(
        label=_("Hours of work"), min_value=0, max_digits=5, decimal_places=1, required=False,
        help_text=_("Everything together: preparing, doing, tidying up."),
    )  # fmt: skip
    budget = forms.DecimalField(label=_("Budget (€)"), min_value=0, max_digits=8, decimal_places=2, required=False)

    def __init__(self, *args: Any, activity: Activity, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activity, new = activity, activity._state.adding
        groups = groups_to_plan(by, activity.location)
        if not new:
            groups = groups | Group.objects.filter(activities=activity).select_related("school_year")
            del self.fields["rhythm"], self.fields["until"]
        self._choose("groups", groups.distinct())
        self._choose("goal", goals_to_serve(activity, today()))
        self._choose("owner", colleagues_at(activity.location, "plan_activities").exclude(pk=by.pk))
        self._choose("helpers", volunteers_at(activity.location))
        if not self.fields["helpers"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["helpers"]
        if activity.state == Activity.State.CLOSED:
            for name in ("day", "begins", "ends", "groups"):
                self.fields[name].disabled = True

    def _choose(self, name: str, rows: Any) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Say at the field itself what does not fit together."""
        values = super().clean() or self.cleaned_data
        begins, ends, day, groups = (values.get(name) for name in ("begins", "ends", "day", "groups"))
        if begins and ends and ends <= begins:
            self.add_error("ends", _("Let it end later than it begins."))
        year = groups[0].school_year if groups else None
        if year and day and not year.start <= day <= year.end:
            self.add_error("day", _("Choose a day in the school year of the groups."))
        if values.get("rhythm"):
            self._check_until(values.get("until"), day, year.end if year else None)
        return values

    def _check_until(self, until: date | None, day: date | None, end: date | None) -> None:
        if until is None:
            self.add_error("until", _("Say until which day it comes back."))
        elif (day and until < day) or (end and until > end):
            self.add_error("until", _("Let the series end after the first day and within the school year."))

    def filled(self) -> Activity:
        """Return the activity with what was typed, unsaved."""
        values, activity = self.cleaned_data, self.activity
        for name in ("place", "goal", "owner", "partnership", "participation", "level"):
            setattr(activity, name, values[name])
        for name in ("children_welcome", "childcare_offered", "interpreter_offered"):
            setattr(activity, name, values[name])
        activity.staff_hours, activity.budget = values["staff_hours"] or 0, values["budget"] or 0
        activity.starts_at = datetime.combine(values["day"], values["begins"], AMSTERDAM)
        activity.ends_at = datetime.combine(values["day"], values["ends"], AMSTERDAM)
        activity.school_year = values["groups"][0].school_year
        return activity


@dataclass(frozen=True)
class Section:
    """A part of the long form with its own heading."""

    title: Any
    icon: str
    fields: list[Any]

    @property
    def side_by_side(self) -> list[Any]:
        """Short fields that belong on one line."""
        return [field for field in self.fields if field.name in SHORT]

    @property
    def below(self) -> list[Any]:
        """The other fields."""
        return [field for field in self.fields if field.name not in SHORT]


def sections(form: ActivityForm) -> list[Section]:
    """The fields of the form in the order in which one thinks of them."""
    parts: list[tuple[Any, str, Iterable[str]]] = [
        (_("What parents read"), "letter", ("title", "why", "what")),
        (_("For whom and why"), "target", ("groups", "goal")),
        (_("When and where"), "calendar", ("day", "begins", "ends", "place", "rhythm", "until")),
        (_("So that everybody can come"), "hand", ("children_welcome", "childcare_offered", "interpreter_offered")),
        (_("What kind of activity"), "people", ("partnership", "participation", "level")),
        (_("What it takes"), "work", ("owner", "helpers", "staff_hours", "budget")),
    ]
    return [Section(title, icon, [form[name] for name in names if name in form.fields]) for title, icon, names in parts]


def present_values(activity: Activity, text: ActivityText) -> dict[str, Any]:
    """What the form shows of an activity that is there."""
    start, end = activity.starts_at.astimezone(AMSTERDAM), activity.ends_at.astimezone(AMSTERDAM)
    names = ("place", "goal", "owner", "partnership", "participation", "level", "children_welcome", "childcare_offered")
    same = {name: getattr(activity, name) for name in (*names, "interpreter_offered", "staff_hours", "budget")}
    return same | {
        "title": text.title, "why": text.why, "what": text.what, "day": start.date(), "begins": start.time(),
        "ends": end.time(), "groups": activity.groups.all(), "helpers": activity.helpers.all(),
    }  # fmt: skip
