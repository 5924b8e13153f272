"""What is asked of a vision, an endorsement, expectations, a consultation, a session of the team and an agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.people.rules import today
from driehoek.policy.models import (
    Consultation,
    Endorsement,
    Expectations,
    HomeSchoolAgreement,
    NeighbourAgreement,
    Reaction,
    TeamSession,
)
from driehoek.policy.queries import colleagues_at
from driehoek.shared.forms import CheckboxCards, DateInput, RadioCards

LONGEST = 5000


class VisionForm(forms.Form):
    """One text; saving it makes a new version."""

    text = forms.CharField(
        label=_("Our vision"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 14}),
        help_text=_("Make one story of it, in words that every parent understands."),
    )


class AnswerForm(forms.Form):
    """The words under one guiding question."""

    text = forms.CharField(
        label=_("In our own words"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 6})
    )


class EndorsementForm(forms.ModelForm[Endorsement]):
    """Who stands behind the vision, when, and what they said with it."""

    class Meta:
        model = Endorsement
        fields = ("name", "endorsed_on", "remark")
        widgets = {"endorsed_on": DateInput, "remark": forms.Textarea({"rows": 3})}

    def clean_endorsed_on(self) -> Any:
        """Nobody endorses tomorrow."""
        return not_later(self.cleaned_data["endorsed_on"])


class ExpectationsForm(forms.ModelForm[Expectations]):
    """Both directions, one expectation on a line."""

    class Meta:
        model = Expectations
        fields = ("of_school", "of_parents")
        widgets = {name: forms.Textarea({"rows": 7}) for name in fields}
        help_texts = {
            "of_school": _("One on a line."),
            "of_parents": _("One on a line. Ask only what every parent can do."),
        }


class AgreementForm(forms.ModelForm[HomeSchoolAgreement]):
    """What came of talking about expectations with one guardian."""

    class Meta:
        model = HomeSchoolAgreement
        fields = ("told_on", "own_words", "school_agrees", "guardian_agrees")
        widgets = {"told_on": DateInput, "own_words": forms.Textarea({"rows": 4})}

    def clean_told_on(self) -> Any:
        """It is noted after the talk."""
        return not_later(self.cleaned_data["told_on"])


class ConsultationForm(forms.ModelForm[Consultation]):
    """When team and parents are spoken to, and when the plan as a whole is looked back at."""

    class Meta:
        model = Consultation
        fields = ("team_on", "parents_on", "evaluate_on", "how")
        widgets = dict.fromkeys(("team_on", "parents_on", "evaluate_on"), DateInput) | {
            "how": forms.Textarea({"rows": 3})
        }
        help_texts = {"evaluate_on": _("It comes to your start page two weeks before that day.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.adopted_on:
            self.fields = {"evaluate_on": self.fields["evaluate_on"]}


class ReactionForm(forms.ModelForm[Reaction]):
    """What somebody says about the plan; `own`: a colleague for themselves, so for the team."""

    class Meta:
        model = Reaction
        fields = ("kind", "source", "text")
        widgets = {"kind": RadioCards, "source": RadioCards, "text": forms.Textarea({"rows": 3})}
        help_texts = {"text": _("Do not name anybody. It is about the plan.")}

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            del self.fields["source"]
            self.fields["text"].label = _("What do you want to say?")


class ReplyForm(forms.ModelForm[Reaction]):
    """What is done with a reaction, and why."""

    why = forms.CharField(label=_("Why?"), max_length=LONGEST, widget=forms.Textarea({"rows": 3}))

    class Meta:
        model = Reaction
        fields = ("answer", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, one.label) for one in Reaction.Answer if one.value]
        self.fields["answer"] = forms.ChoiceField(
            label=_("What do we do with it?"), choices=choices, widget=RadioCards()
        )


class SessionForm(forms.ModelForm[TeamSession]):
    """A session of the team: what, when, for whom, and which competence it is for."""

    class Meta:
        model = TeamSession
        fields = ("kind", "title", "held_on", "hours", "led_by", "competence_6", "competence_7", "participants")
        widgets = {"kind": RadioCards, "held_on": DateInput, "participants": CheckboxCards}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participants"] = forms.ModelMultipleChoiceField(
            label=_("Who takes part?"),
            queryset=colleagues_at(self.instance.location),
            widget=CheckboxCards(),
            required=False,
        )

    def clean_held_on(self) -> Any:
        """Within the school year that is planned."""
        day, year = self.cleaned_data["held_on"], self.instance.school_year
        if not year.start <= day <= year.end:
            raise forms.ValidationError(_("Choose a day in this school year."))
        return day


class ReflectionForm(forms.Form):
    """A note for oneself."""

    text = forms.CharField(label=_("For yourself alone"), max_length=LONGEST, widget=forms.Textarea({"rows": 3}))


class NeighbourForm(forms.ModelForm[NeighbourAgreement]):
    """With which school, about what, and when one looks back."""

    class Meta:
        model = NeighbourAgreement
        fields = (
            *("school", "contact", "contact_details", "information", "intake", "activities"),
            *("since", "evaluate_on", "owner"),
        )
        widgets = {"since": DateInput, "evaluate_on": DateInput} | {
            name: forms.Textarea({"rows": 3}) for name in ("information", "intake", "activities")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = forms.ModelChoiceField(
            label=_("Who looks after it?"),
            queryset=colleagues_at(self.instance.location),
            required=False,
            empty_label=_("Nobody yet"),
        )

    def clean(self) -> dict[str, Any]:
        """Something is agreed, and one looks back after it began."""
        values = super().clean() or self.cleaned_data
        if not any(values.get(name) for name in ("information", "intake", "activities")):
            self.add_error("information", _("Agree on at least one of the three."))
        since, look_back = values.get("since"), values.get("evaluate_on")
        if since and look_back and look_back <= since:
            self.add_error("evaluate_on", _("Look back after it has begun."))
        return values


def not_later(day: Any) -> Any:
    """A day that is not after today; raises the form's ValidationError otherwise."""
    if day > today():
        raise forms.ValidationError(_("This day has yet to come."))
    return day
