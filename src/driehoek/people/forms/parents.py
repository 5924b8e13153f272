"""What a parent fills in about themselves; every word of it comes from phrases.py."""

from typing import Any

from django import forms
from django.http import QueryDict
from phonenumber_field.formfields import PhoneNumberField
from phonenumber_field.widgets import RegionalPhoneNumberWidget

from driehoek.people import phrases, ways
from driehoek.people.forms.families import CHANNEL_ICONS, MOMENT_ICONS
from driehoek.people.models import Guardian
from driehoek.people.models.families import LANGUAGE_CHOICES
from driehoek.shared.forms import CheckboxCards, RadioCards, Switch

CHOOSE = {"required": phrases.CHOOSE_ONE, "invalid_choice": phrases.CHOOSE_ONE}
SHORTER = {"max_length": phrases.TOO_LONG}
NEEDED = {"email": phrases.NEEDED_TO_MAIL, "phone": phrases.NEEDED_TO_CALL, "sms": phrases.NEEDED_TO_TEXT}


class OwnNeedsForm(forms.Form):
    """How a parent likes contact (row P3)."""

    language_read = forms.ChoiceField(
        label=phrases.LANGUAGE_READ,
        choices=LANGUAGE_CHOICES,
        error_messages=CHOOSE,
    )
    language_spoken = forms.CharField(
        label=phrases.LANGUAGE_SPOKEN,
        help_text=phrases.LANGUAGE_SPOKEN_HELP,
        max_length=60,
        required=False,
        widget=forms.TextInput({"list": "spoken", "dir": "auto"}),
        error_messages=SHORTER,
    )
    prefers_hearing = forms.BooleanField(label=phrases.PREFERS_HEARING, widget=Switch, required=False)
    wants_interpreter = forms.BooleanField(label=phrases.WANTS_INTERPRETER, widget=Switch, required=False)
    channel = forms.ChoiceField(
        label=phrases.CHANNEL,
        choices=list(phrases.CHANNELS.items()),
        widget=RadioCards(icons=CHANNEL_ICONS),
        error_messages=CHOOSE,
    )
    fallbacks = forms.MultipleChoiceField(
        label=phrases.FALLBACKS,
        help_text=phrases.FALLBACKS_HELP,
        choices=list(phrases.CHANNELS.items()),
        widget=CheckboxCards(icons=CHANNEL_ICONS),
        required=False,
        error_messages=CHOOSE,
    )
    best_times = forms.MultipleChoiceField(
        label=phrases.BEST_TIMES,
        help_text=phrases.BEST_TIMES_HELP,
        choices=list(phrases.MOMENTS.items()),
        widget=CheckboxCards(icons=MOMENT_ICONS),
        required=False,
        error_messages=CHOOSE,
    )
    phone = PhoneNumberField(
        label=phrases.PHONE,
        region="NL",
        required=False,
        widget=RegionalPhoneNumberWidget("NL", {"type": "tel", "dir": "ltr", "autocomplete": "tel"}),
        error_messages={"invalid": phrases.WRONG_PHONE},
    )
    email = forms.EmailField(
        label=phrases.EMAIL,
        required=False,
        widget=forms.EmailInput({"dir": "ltr", "autocomplete": "email"}),
        error_messages={"invalid": phrases.WRONG_EMAIL},
    )
    needs_note = forms.CharField(
        label=phrases.NOTE,
        help_text=phrases.NOTE_HELP,
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages=SHORTER,
    )

    def __init__(self, data: QueryDict | None, *, guardian: Guardian) -> None:
        super().__init__(data, initial={name: getattr(guardian, name) for name in self.base_fields})
        offered = ways.offered(guardian)
        channel = [(way, label) for way, label in phrases.CHANNELS.items() if way in offered]
        self.fields["channel"].choices = channel  # type: ignore[attr-defined]
        rest = [(way, phrases.CHANNELS[way]) for way in ways.FALLBACKS if way in offered]
        self.fields["fallbacks"].choices = rest  # type: ignore[attr-defined]
        self._before = list(guardian.fallbacks)

    def clean(self) -> dict[str, Any]:
        """Whoever wants to be called, mailed or texted tells us the number or address."""
        values = super().clean() or {}
        for way, field in ways.what_is_needed(values):
            self.add_error(field, NEEDED[way])
        if "channel" in values and "fallbacks" in values:
            values["fallbacks"] = ways.in_order(values["channel"], values["fallbacks"], self._before)
        return values
