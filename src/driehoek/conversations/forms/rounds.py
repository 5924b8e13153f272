"""What is asked of a round: for whom, when, how long, and with what help; days are rows that come and go."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from driehoek.conversations import actions
from driehoek.conversations.forms.choosing import first_choice, groups_to_choose_of
from driehoek.conversations.kinds import kinds
from driehoek.conversations.models import Round
from driehoek.conversations.queries.rounds import children_to_choose, goals_to_choose, groups_to_choose
from driehoek.conversations.spans import Window
from driehoek.people.models import Account, Group, Location
from driehoek.people.rules import today
from driehoek.shared.forms import CheckboxCards, DateInput, Switch, TimeInput

PREFIX, MOST_DAYS = "day", 30
FIELDS = ("date", "start", "end")
WEEK = timedelta(weeks=1)


class RoundForm(forms.ModelForm[Round]):
    """Everything of a round except its days."""

    class Meta:
        model = Round
        fields = (
            "groups", "children", "goal", "wishes_until", "slot_minutes", "max_consecutive", "rooms",
            "childcare_places", "compulsory", "pupils_come", "video", "at_home",
        )  # fmt: skip
        widgets = {
            "groups": CheckboxCards, "children": CheckboxCards, "wishes_until": DateInput, "compulsory": Switch,
            "pupils_come": Switch, "video": Switch, "at_home": Switch,
        }  # fmt: skip
        help_texts = {
            "wishes_until": _("After this day you make the plan."),
            "rooms": _("Empty: there are rooms enough."),
            "childcare_places": _("So many children can stay at the childcare at the same moment. 0: there is none."),
            "compulsory": _("The planner then never leaves one out as long as there is a time at all."),
        }

    def __init__(self, *args: Any, by: Account, choose_of: Iterable[Group] | None = None, **kwargs: Any) -> None:
        """`choose_of`: the groups of which children are chosen; None when the round is for all of their children."""
        super().__init__(*args, **kwargs)
        if choose_of is None:
            del self.fields["children"]
        else:
            self._choose("children", children_to_choose(choose_of))
            self.fields["children"].required, self.fields["children"].help_text = True, ""
        self._choose("groups", groups_to_choose(by, self.instance))
        self._choose("goal", goals_to_choose(self.instance))
        self.fields["goal"].empty_label = _("No goal yet")  # type: ignore[attr-defined]
        for name, (least, most) in {"slot_minutes": (5, 120), "max_consecutive": (1, 60)}.items():
            self._limit(name, least, most)

    def _choose(self, name: str, rows: Any) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def _limit(self, name: str, least: int, most: int) -> None:
        field = self.fields[name]
        field.widget.attrs |= {"min": least, "max": most}
        field.validators += [forms.IntegerField(min_value=least, max_value=most).validators[0]]
        field.validators += [forms.IntegerField(min_value=least, max_value=most).validators[1]]


class DayForm(forms.Form):
    """One day with the times between which talks can be; a row without a date is no day."""

    date = forms.DateField(label=_("Day"), required=False, widget=DateInput)
    start = forms.TimeField(label=_("From"), required=False, widget=TimeInput)
    end = forms.TimeField(label=_("Until"), required=False, widget=TimeInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.asked = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A day has both its times, and ends after it begins."""
        values = super().clean() or self.cleaned_data
        start, end = values.get("start"), values.get("end")
        for name in ("start", "end"):
            if values.get("date") and values.get(name) is None and name not in self.errors:
                self.add_error(name, _("Say from when until when."))
        if start and end and end <= start:
            self.add_error("end", _("Let it end later than it begins."))
        return values


Days = forms.formset_factory(DayForm, extra=0, max_num=MOST_DAYS, absolute_max=MOST_DAYS)


@dataclass
class RoundForms:
    """The form of a round and the rows of its days, which are kept together or not at all."""

    form: RoundForm
    days: "forms.BaseFormSet[DayForm]"

    def is_valid(self) -> bool:
        """Whether both are right."""
        return all([self.form.is_valid(), self.days.is_valid()])

    def quiet(self) -> None:
        """Show what was typed without judging it yet: only a row was asked for or taken away."""
        for form in (self.form, *self.days.forms):
            form._errors = ErrorDict()  # type: ignore[attr-defined]

    def keep(self, by: Account) -> Round | None:
        """Keep the round; None with the reason in the form when it cannot be."""
        windows = [Window(**form.cleaned_data) for form in self.days.forms if form.cleaned_data.get("date")]
        try:
            groups = self.form.cleaned_data["groups"]
            children = self.form.cleaned_data.get("children", ())
            return actions.keep_round(round_=self.form.instance, groups=groups, days=windows, by=by, children=children)
        except ValidationError as error:
            self.form.add_error(None, error)
            return None


def round_forms(
    data: QueryDict | None, round_: Round, by: Account, groups: Iterable[str] = (), lacking: Set[int] | None = None
) -> RoundForms:
    """Return the forms of a round, filled with what was sent, else with what it has or usually is.

    `groups` are numbers of groups that were asked for: of a new round those in reach are chosen. `lacking` are children
    (by number) of these groups for whom alone a new round is.
    """
    first = first_choice(round_, by, groups, lacking)
    choose_of = groups_to_choose_of(round_, by, data, first, lacking)
    if data is None:
        return RoundForms(
            RoundForm(instance=round_, by=by, initial=first, choose_of=choose_of),
            Days(initial=_rows(round_), prefix=PREFIX),
        )
    form = RoundForm(data, instance=round_, by=by, choose_of=choose_of)
    return RoundForms(form, Days(_arranged(data), prefix=PREFIX))


def _rows(round_: Round) -> list[dict[str, Any]]:
    if round_.pk:
        return [{name: getattr(day, name) for name in FIELDS} for day in round_.days.all()]
    usual = kinds()[round_.kind]
    return [{"date": school_day(today() + timedelta(days=usual.ahead)), "start": usual.start, "end": usual.end}]


def school_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _arranged(data: QueryDict) -> QueryDict:
    """What was typed, with a row more or less when that was asked."""
    total = data.get(f"{PREFIX}-TOTAL_FORMS", "0")
    count = min(int(total), MOST_DAYS) if total.isdecimal() else 0
    rows = [{name: data.get(f"{PREFIX}-{number}-{name}", "") for name in FIELDS} for number in range(count)]
    gone = data.get("remove_day", "")
    if gone.isdecimal() and int(gone) < len(rows):
        del rows[int(gone)]
    if "add_day" in data and len(rows) < MOST_DAYS:
        rows.append(rows[-1] | {"date": ""} if rows else dict.fromkeys(FIELDS, ""))
    return _as_data(rows)


def _as_data(rows: Iterable[dict[str, str]]) -> QueryDict:
    data, rows = QueryDict(mutable=True), list(rows)
    data.update({f"{PREFIX}-TOTAL_FORMS": str(len(rows)), f"{PREFIX}-INITIAL_FORMS": "0"})
    for number, row in enumerate(rows):
        data.update({f"{PREFIX}-{number}-{name}": value for name, value in row.items()})
    return data


def new_round(location: Location, kind: str) -> Round:
    """An unsaved round with what is usual for its kind."""
    usual = kinds()[kind]
    first = school_day(today() + timedelta(days=usual.ahead))
    return Round(
        location=location, kind=kind, slot_minutes=usual.minutes, max_consecutive=usual.in_a_row,
        compulsory=usual.compulsory, pupils_come=usual.pupils_come, video=usual.video, at_home=usual.at_home,
        wishes_until=first - WEEK,
    )  # fmt: skip
