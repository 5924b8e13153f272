"""What who sets the manners of a location fills in: hours, limits, and the gateway for text messages."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from driehoek.messages.models import Manners
from driehoek.shared.addresses import check_address
from driehoek.shared.forms import CheckboxCards, RadioCards, Switch, TimeInput
from driehoek.shared.moments import weekdays

Gateway = Manners.Gateway
# An alphanumeric sender has at most 11 signs (GSM 03.38, 3GPP TS 23.040); a number is in E.164; MG… is Twilio's.
SENDER = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}|\+?[0-9]{3,15}|MG[0-9a-fA-F]{32}", re.ASCII)
SECTIONS: tuple[tuple[Any, str, Any, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        _("When families have rest"), "clock",
        _("Nothing arrives in these hours, except what is urgent. Choose the same time twice for no quiet hours."),
        ("quiet_from", "quiet_until"), ("weekly_limit", "digest_weekday"),
    ),
    (
        _("When the school is there"), "door",
        _("Parents see this when they ask something, with the day before which they get an answer."),
        ("open_from", "open_until"), ("open_days", "answer_days"),
    ),
    (
        _("Text messages"), "mobile",
        _("A text message says that there is something to read, never what. It costs money with your provider."),
        (), ("gateway", "gateway_address", "gateway_user", "key", "forget_key", "gateway_sender"),
    ),
    (
        _("How fast it goes out"), "send", _("Ask your provider what it allows. Urgent messages go first."),
        ("mails_per_minute", "texts_per_minute"), (),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """A part of the form with its own heading; `beside` are short fields on one line."""

    title: Any
    icon: str
    lead: Any
    beside: list[BoundField]
    below: list[BoundField]


def _days() -> list[tuple[int, str]]:
    return [(number, weekdays([number], get_language() or "nl")) for number in range(7)]


def _days_or_none() -> list[tuple[object, str]]:
    return [("", gettext("As soon as it is written")), *_days()]


class MannersForm(forms.ModelForm[Manners]):
    """Everything a location chooses about reaching families; the key is taken and never given back."""

    weekly_limit = forms.IntegerField(
        label=_("Messages per family per week at most"), min_value=1, max_value=50,
        help_text=_("What is urgent always goes, and does not count."),
    )  # fmt: skip
    digest_weekday = forms.TypedChoiceField(
        label=_("Day on which news goes out together"), choices=_days_or_none, coerce=int, empty_value=None,
        required=False,
    )  # fmt: skip
    open_days = forms.TypedMultipleChoiceField(
        label=_("Open on"), choices=_days, coerce=int, widget=CheckboxCards, required=False
    )
    answer_days = forms.IntegerField(label=_("Working days until an answer at most"), min_value=1, max_value=10)
    key = forms.CharField(
        label=_("Key"), max_length=200, required=False,
        widget=forms.PasswordInput({"autocomplete": "new-password", "dir": "ltr"}),
    )  # fmt: skip
    forget_key = forms.BooleanField(label=_("Forget the key"), required=False, widget=Switch)
    mails_per_minute = forms.IntegerField(label=_("E-mails per minute at most"), min_value=1, max_value=100_000)
    texts_per_minute = forms.IntegerField(label=_("Text messages per minute at most"), min_value=1, max_value=100_000)

    class Meta:
        model = Manners
        fields = (
            "quiet_from", "quiet_until", "weekly_limit", "digest_weekday", "open_days", "open_from", "open_until",
            "answer_days", "gateway", "gateway_address", "gateway_user", "gateway_sender", "mails_per_minute",
            "texts_per_minute",
        )  # fmt: skip
        clocks = ("quiet_from", "quiet_until", "open_from", "open_until")
        widgets = {
            **dict.fromkeys(clocks, TimeInput), "gateway": RadioCards,
            "gateway_address": forms.TextInput({"dir": "ltr", "inputmode": "url"}),
            "gateway_user": forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
        }  # fmt: skip
        help_texts = {
            "gateway_address": _("For your own gateway. MessageBird and Twilio are found without it."),
            "gateway_user": _("For Twilio: the account, which begins with AC."),
            "gateway_sender": _("At most 11 letters and digits, or a number, or the service (MG…) at Twilio."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.had_key, self.led_to = bool(self.instance.gateway_key), self._leads_to(self.instance)
        self.fields["key"].help_text = (
            gettext("There is a key. It stays when you leave this empty, and is never shown.")
            if self.had_key
            else gettext("Is kept sealed and never shown again.")
        )
        if not self.had_key:
            del self.fields["forget_key"]

    def sections(self) -> list[Section]:
        """The fields in the order in which one thinks of them."""
        return [
            Section(title, icon, lead, self._bound(beside), self._bound(below))
            for title, icon, lead, beside, below in SECTIONS
        ]

    def clean_gateway_address(self) -> str:
        """Texts and the key travel there: never unprotected."""
        address: str = self.cleaned_data["gateway_address"].strip()
        if address:
            check_address(address)
        return address

    def clean_gateway_sender(self) -> str:
        """Nothing is sent under a name that gateways refuse."""
        sender: str = self.cleaned_data["gateway_sender"].strip()
        if sender and not SENDER.fullmatch(sender):
            raise ValidationError(gettext("A gateway does not take this sender."))
        return sender

    def clean(self) -> dict[str, Any]:
        """What belongs together is there together."""
        data: dict[str, Any] = super().clean() or {}
        self._check_hours(data)
        if data.get("gateway"):
            self._check_gateway(data)
        return data

    def _check_hours(self, data: dict[str, Any]) -> None:
        start, end = data.get("open_from"), data.get("open_until")
        if (start is None) != (end is None):
            self.add_error("open_until" if start else "open_from", gettext("Fill in both times, or neither."))
        elif start and end and start >= end:
            self.add_error("open_until", gettext("This is before the school opens."))

    def _check_gateway(self, data: dict[str, Any]) -> None:
        kind = data["gateway"]
        if not data.get("gateway_sender"):
            self._ask("gateway_sender", gettext("Say who the text messages come from."))
        if kind == Gateway.GENERIC and not data.get("gateway_address"):
            self._ask("gateway_address", gettext("Fill in the address of your gateway."))
        if kind == Gateway.TWILIO and not data.get("gateway_user"):
            self._ask("gateway_user", gettext("Twilio asks for the account."))
        self._check_key(data)

    def _check_key(self, data: dict[str, Any]) -> None:
        """A key goes only where it was meant for: who changes the place must know the key (and could not read it)."""
        kept = self.had_key and not data.get("forget_key")
        if data.get("key"):
            return
        moved = (data["gateway"], data.get("gateway_address"), data.get("gateway_user")) != self.led_to
        if kept and moved:
            self._ask("key", gettext("Fill in the key once more: it would go to another place."))
        elif not kept and data["gateway"] != Gateway.GENERIC:
            self._ask("key", gettext("This gateway asks for a key."))

    def _ask(self, name: str, words: str) -> None:
        if name not in self.errors:
            self.add_error(name, words)

    def _leads_to(self, manners: Manners) -> tuple[str, str, str]:
        return (manners.gateway, manners.gateway_address, manners.gateway_user)

    def _bound(self, names: tuple[str, ...]) -> list[BoundField]:
        return [self[name] for name in names if name in self.fields]
