"""Calling an election, standing and voting."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.councils import phrases, rules
from driehoek.councils.models import Council, Election
from driehoek.councils.models.councils import Side
from driehoek.councils.queries.elections import Standing
from driehoek.councils.queries.slips import Roll
from driehoek.people.rules import today
from driehoek.shared.forms import CheckboxCards, DateInput, RadioCards


class ElectionForm(forms.ModelForm[Election]):
    """Whose seats, how many, and the days."""

    class Meta:
        model = Election
        fields = ("side", "seats", "stand_until", "vote_until", "term_start")
        widgets = {"side": RadioCards, "stand_until": DateInput, "vote_until": DateInput, "term_start": DateInput}

    def __init__(self, data: Any = None, *, election: Election) -> None:
        first = today() + timedelta(days=14)
        days = {
            "stand_until": first,
            "vote_until": first + timedelta(days=14),
            "term_start": first + timedelta(days=28),
        }
        sides = [(side, Side(side).label) for side in election.council.seats]
        super().__init__(data, instance=election, initial={**days, "side": sides[0][0] if sides else None})
        self.fields["side"].choices = sides  # type: ignore[attr-defined]


class DaysForm(forms.ModelForm[Election]):
    """Give people longer."""

    class Meta:
        model = Election
        fields = ("stand_until", "vote_until")
        widgets = {"stand_until": DateInput, "vote_until": DateInput}


class StandForm(forms.Form):
    """What somebody who stands says."""

    words = forms.CharField(
        label=phrases.STAND_WORDS, help_text=phrases.OWN_LANGUAGE, max_length=1500, widget=forms.Textarea({"rows": 5})
    )


class VoteForm(forms.Form):
    """The ballot: one or more of the candidates; the action checks how many."""

    def __init__(self, data: Any = None, *, election: Election, candidates: list[Standing]) -> None:
        super().__init__(data)
        choices = [(str(one.candidate.pk), str(one.candidate)) for one in candidates]
        label = phrases.choose_at_most(election.seats)
        if election.seats == 1:
            self.fields["candidates"] = forms.ChoiceField(label=label, choices=choices, widget=RadioCards)
        else:
            self.fields["candidates"] = forms.MultipleChoiceField(label=label, choices=choices, widget=CheckboxCards)

    def chosen(self) -> list[int]:
        """The numbers of the candidates."""
        said = self.cleaned_data["candidates"]
        return [int(pk) for pk in ([said] if isinstance(said, str) else said)]


class PupilForm(forms.Form):
    """A pupil without an own page who stands, with what the pupil says."""

    pupil = forms.ChoiceField(label=_("Which pupil stands?"))
    words = forms.CharField(
        label=_("What does the pupil want to do?"), help_text=_("In the own words of the pupil."), max_length=1500,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, council: Council) -> None:
        super().__init__(data)
        self.pupils = {str(one.pk): one for one in rules.pupils_to_choose(council)}
        choices = [(pk, str(one)) for pk, one in self.pupils.items()]
        self.fields["pupil"].choices = choices  # type: ignore[attr-defined]


class SlipsForm(forms.Form):
    """For whom slips are printed."""

    whom = forms.ChoiceField(label=_("For whom?"))

    def __init__(self, data: Any = None, *, roll: Roll) -> None:
        super().__init__(data)
        everybody = _("Everybody without an own page (%(number)d)") % {"number": len(roll.without_page)}
        groups = [(f"g{name}", _("Group %(name)s") % {"name": name}) for name in sorted(set(roll.groups.values()))]
        people = [(f"v{one.pk}", str(one)) for one in roll.voters]
        choices = [("all", everybody), *groups, *people]
        self.fields["whom"].choices = choices  # type: ignore[attr-defined]


# Nothing of it stays on a device that others use too.
AS_TYPED = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}


class SlipForm(forms.Form):
    """The code on a slip."""

    code = forms.CharField(label=phrases.SLIP_CODE, max_length=30, widget=forms.TextInput(AS_TYPED))
