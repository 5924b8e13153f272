"""What colleagues fill in about a family: contact needs, rights to information, and weighing an objection."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.widgets import RegionalPhoneNumberWidget

from driehoek.people import ways
from driehoek.people.models import Guardian, Guardianship, Household
from driehoek.shared.forms import CheckboxCards, DateInput, RadioCards, Switch

CHANNEL_ICONS = {"phone": "phone", "email": "mail", "letter": "letter", "face": "talk", "sms": "mobile", "push": "bell"}
MOMENT_ICONS = {"morning": "coffee", "afternoon": "sun", "evening": "clock", "weekend": "calendar"}
ADDRESS = ("street", "postcode", "city")
NEEDED = {
    "email": _("There is no e-mail address. Fill it in, or choose another way."),
    "phone": _("There is no telephone number. Fill it in, or choose another way."),
    "sms": _("Text messages need the number of a mobile phone. Fill it in, or choose another way."),
}


class NeedsForm(forms.ModelForm[Guardian]):
    """What contact a guardian needs (row P3), in the parent's own words and by their own choice."""

    best_times = forms.MultipleChoiceField(
        label=_("Best times"), choices=Guardian.Moment.choices, widget=CheckboxCards(icons=MOMENT_ICONS), required=False
    )

    fallbacks = forms.MultipleChoiceField(
        label=_("And if that does not work"),
        help_text=_("These are tried one after the other."),
        choices=Guardian.Channel.choices,
        widget=CheckboxCards(icons=CHANNEL_ICONS),
        required=False,
    )

    class Meta:
        model = Guardian
        fields = (
            "language_spoken", "language_read", "language_known", "prefers_hearing", "wants_interpreter",
            "channel", "fallbacks", "best_times", "phone", "email", "needs_note",
        )  # fmt: skip
        widgets = {
            "language_spoken": forms.TextInput({"list": "spoken"}),
            "language_read": forms.Select,
            "language_known": Switch,
            "prefers_hearing": Switch,
            "wants_interpreter": Switch,
            "channel": RadioCards(icons=CHANNEL_ICONS),
            "phone": RegionalPhoneNumberWidget("NL", {"type": "tel", "dir": "ltr"}),
            "needs_note": forms.Textarea({"rows": 2}),
        }
        help_texts = {
            "language_spoken": _("May be another language than the one they read; more than one is fine."),
            "language_known": _("Leave this off until the parent told you; a name or country says nothing."),
            "needs_note": _("The parent reads this too, on their own page, and can change it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = ways.offered(self.instance)
        labels = dict(Guardian.Channel.choices)
        self.fields["channel"].choices = [(way, labels[way]) for way in offered]  # type: ignore[attr-defined]
        rest = [way for way in ways.FALLBACKS if way in offered]
        self.fields["fallbacks"].choices = [(way, labels[way]) for way in rest]  # type: ignore[attr-defined]
        self._before = list(self.instance.fallbacks)

    def clean(self) -> dict[str, Any]:
        """Whoever is to be reached in a way has the address for it."""
        values = super().clean() or {}
        for way, field in ways.what_is_needed(values):
            self.add_error(field, NEEDED[way])
        if "channel" in values and "fallbacks" in values:
            values["fallbacks"] = ways.in_order(values["channel"], values["fallbacks"], self._before)
        return values


class AddressForm(forms.ModelForm[Household]):
    """Where a guardian lives; `together` when whoever shares the address moves along."""

    together = forms.BooleanField(label=_("Everybody at this address moves along"), widget=Switch, required=False)

    class Meta:
        model = Household
        fields = ADDRESS

    def address(self) -> dict[str, str]:
        """The cleaned address alone."""
        return {name: self.cleaned_data[name] for name in ADDRESS}


class GuardianshipForm(forms.ModelForm[Guardianship]):
    """A guardian's relation to a child, custody and right to information, with dates and reason."""

    class Meta:
        model = Guardianship
        fields = ("relation", "custody", "information", "reason", "start", "end")
        widgets = {
            "custody": RadioCards,
            "information": RadioCards(icons={"full": "check", "on_request": "question", "none": "lock"}),
            "reason": forms.Textarea({"rows": 2}),
            "start": DateInput,
            "end": DateInput,
        }
        help_texts = {
            "reason": _("Needed for every limit: what was decided, by whom and when, and where the document lies."),
            "start": _("Empty means: always."),
            "end": _("The last day on which this holds. Empty means: still going."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["custody"].choices = Guardianship.Custody.choices  # type: ignore[attr-defined]
        self.fields["information"].choices = Guardianship.Information.choices  # type: ignore[attr-defined]


class WeighForm(forms.Form):
    """Why an objection of a student is not followed."""

    because = forms.CharField(
        label=_("Why is it in the student's interest that the parents are informed all the same?"),
        help_text=_("The student reads this."),
        max_length=300,
        widget=forms.Textarea({"rows": 4}),
    )
