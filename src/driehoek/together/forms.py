"""What parents and colleagues fill in; every word that parents meet comes from phrases.py."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.activities.models import Activity
from driehoek.people.models import Group, Location
from driehoek.people.rules import today
from driehoek.policy.models import Goal
from driehoek.shared.forms import CheckboxCards, DateInput, RadioCards, Switch, TimeInput
from driehoek.shared.languages import LANGUAGES
from driehoek.shared.moments import AMSTERDAM
from driehoek.texts.cleaning import plain
from driehoek.together import phrases
from driehoek.together.models import Commission, CommissionMember
from driehoek.together.queries.programme import Wish

SOON = timedelta(weeks=3)
TONGUES = [(one.code, one.own_name) for one in LANGUAGES.values()]
TONGUE_CODES = {code: code for code, _name in TONGUES}


class Words(forms.CharField):
    """Plain text; what cannot be seen or turns letters around is taken out."""

    def __init__(self, rows: int = 2, longest: int = 600, **kwargs: Any) -> None:
        widget = forms.Textarea({"rows": rows, "dir": "auto"})
        super().__init__(max_length=longest, widget=widget, error_messages={"required": phrases.WRITE_FIRST}, **kwargs)

    def clean(self, value: Any) -> str:
        """Return what is left to read; nothing to read is nothing written."""
        return str(super().clean(plain(value or "")))


class ProposeForm(forms.Form):
    """A subject in a parent's own words."""

    body = Words(label=phrases.SUBJECT, help_text=phrases.OWN_LANGUAGE, longest=200)


class TaskForm(forms.Form):
    """Something to be done in a commission."""

    body = Words(label=phrases.TASK, longest=300)
    proposal = forms.TypedChoiceField(label=phrases.FOR_WHICH, required=False, coerce=int, empty_value=None)
    due = forms.DateField(label=phrases.DUE, required=False, widget=DateInput)
    mine = forms.BooleanField(label=phrases.MINE, required=False, widget=Switch)

    def __init__(self, *args: Any, mornings: Iterable[Wish] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.proposal.pk), one.title) for one in mornings if one.proposal]
        field = cast("forms.TypedChoiceField", self.fields["proposal"])
        field.choices = [("", phrases.NO_MORNING), *choices]
        field.asked = True  # type: ignore[attr-defined]  # the first choice is an answer too
        if not choices:
            del self.fields["proposal"]


class MeetingForm(forms.Form):
    """A meeting of a commission."""

    day = forms.DateField(label=phrases.DAY, widget=DateInput)
    time = forms.TimeField(label=phrases.TIME, widget=TimeInput)
    place = forms.CharField(label=phrases.PLACE, max_length=120, required=False)
    chair = forms.TypedChoiceField(label=phrases.CHAIR, coerce=int)
    agenda = Words(label=phrases.AGENDA, rows=4, longest=2000, required=False)

    def __init__(self, *args: Any, members: Iterable[CommissionMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(one.pk, one.name) for one in members]
        cast("forms.TypedChoiceField", self.fields["chair"]).choices = names

    @property
    def chosen(self) -> dict[str, Any]:
        """What the action asks."""
        values = self.cleaned_data
        at = datetime.combine(values["day"], values["time"], AMSTERDAM)
        return {"at": at, "place": values["place"], "chair": values["chair"], "agenda": values["agenda"]}


class MinutesForm(forms.Form):
    """What was agreed at a meeting; `seen`: which words stood there already when somebody began to write."""

    meeting = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    body = Words(label=phrases.MINUTES, rows=6, longest=4000)


class BuddyForm(forms.Form):
    """In which languages and for what a parent offers or asks help, and at which school when there are more."""

    location = forms.ModelChoiceField(label=phrases.WHICH_SCHOOL, queryset=Location.objects.none(), empty_label=None)
    languages = forms.MultipleChoiceField(
        label=phrases.LANGUAGES, choices=TONGUES, widget=CheckboxCards(languages=TONGUE_CODES)
    )
    purposes = forms.MultipleChoiceField(
        label=phrases.WHAT_FOR, choices=phrases.PURPOSES.items, widget=CheckboxCards(icons=phrases.PURPOSE_ICONS)
    )

    def __init__(self, *args: Any, places: QuerySet[Location], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = list(places)
        if len(self.places) > 1:
            cast("forms.ModelChoiceField[Location]", self.fields["location"]).queryset = places
        else:
            del self.fields["location"]

    @property
    def place(self) -> Location:
        """The school it is about: the only one, or the chosen one."""
        return self.cleaned_data.get("location") or self.places[0]


class WriteForm(forms.Form):
    """Words for a buddy."""

    body = Words(label=phrases.WORDS, rows=3)


class CommissionForm(forms.Form):
    """A new commission."""

    kind = forms.ChoiceField(
        label=_("What kind?"), choices=Commission.Kind, initial=Commission.Kind.OTHER, widget=RadioCards
    )
    name = forms.CharField(label=_("What is it called?"), max_length=80)
    purpose = Words(
        label=_("What is it for?"), rows=3, help_text=_("Plain words: every member reads it in their own language.")
    )


class DeclineForm(forms.Form):
    """Why a subject is not for this year."""

    because = Words(label=_("Not this year, because …"), help_text=_("Parents read this in their own language."))


class MorningForm(forms.Form):
    """When, where and for whom a morning is, and who of the working group runs it."""

    title = forms.CharField(label=_("Title in Dutch"), max_length=120)
    day = forms.DateField(label=_("Day"), widget=DateInput)
    begins = forms.TimeField(label=_("From"), widget=TimeInput, initial="08:30")
    ends = forms.TimeField(label=pgettext_lazy("clock", "Until"), widget=TimeInput, initial="10:00")
    place = forms.CharField(label=_("Place"), max_length=120, help_text=_("So that a stranger finds it."))
    groups = forms.ModelMultipleChoiceField(
        label=_("For which groups?"), queryset=Group.objects.none(), widget=CheckboxCards
    )
    goal = forms.ModelChoiceField(
        label=_("Which goal does it serve?"), queryset=Goal.objects.none(), required=False, empty_label=_("No goal yet")
    )
    runners = forms.MultipleChoiceField(label=_("Who runs it?"), required=False, widget=CheckboxCards)

    def __init__(
        self, *args: Any, groups: QuerySet[Group], goals: QuerySet[Goal], members: Iterable[CommissionMember],
        own_words: bool, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.members = {str(one.pk): one for one in members}
        cast("forms.ModelMultipleChoiceField[Group]", self.fields["groups"]).queryset = groups
        cast("forms.ModelChoiceField[Goal]", self.fields["goal"]).queryset = goals
        names = [(pk, one.name) for pk, one in self.members.items()]
        cast("forms.MultipleChoiceField", self.fields["runners"]).choices = names
        self.initial = {**self.initial, "day": today() + SOON, "groups": list(groups)}
        if not own_words:  # the list brings the title in every language
            del self.fields["title"]
        if not names:
            del self.fields["runners"]

    def clean(self) -> dict[str, Any]:
        """It ends later than it begins, on a day in the school year of the groups."""
        values = super().clean() or {}
        begins, ends, day, groups = (values.get(name) for name in ("begins", "ends", "day", "groups"))
        if begins and ends and ends <= begins:
            self.add_error("ends", _("Let it end later than it begins."))
        year = groups[0].school_year if groups else None
        if year and day and not year.start <= day <= year.end:
            self.add_error("day", _("Choose a day in the school year of the groups."))
        return values

    @property
    def chosen(self) -> dict[str, Any]:
        """What the action asks."""
        values = self.cleaned_data
        start, end = (datetime.combine(values["day"], values[name], AMSTERDAM) for name in ("begins", "ends"))
        year = values["groups"][0].school_year
        return {
            "moment": Activity(
                goal=values["goal"], school_year=year, starts_at=start, ends_at=end, place=values["place"]
            ),
            "groups": values["groups"], "runners": [self.members[pk] for pk in values.get("runners", [])],
            "title": values.get("title", ""),
        }  # fmt: skip
