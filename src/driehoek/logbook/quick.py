"""Noting a contact that was just there: everything is a tap, and most taps are remembered."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.logbook.actions import working_days
from driehoek.logbook.forms import CHANNEL_ICONS, TONE_ICONS, ContactForm
from driehoek.logbook.models import Contact
from driehoek.people.models import Account
from driehoek.people.rules import today
from driehoek.shared.forms import RadioCards

NEXT = [("", _("Nothing")), ("tomorrow", _("Tomorrow")), ("week", _("This week"))]
REMEMBERED = ("channel", "tone")
SPOKEN = ("phone", "face", "video")
CHANNELS = [(name, Contact.Channel(name).label) for name in (*CHANNEL_ICONS, "sms")]
FRIDAY = 4


class QuickForm(ContactForm):
    """A contact of just now, on one small screen; its kind follows from what came of it."""

    channel = forms.ChoiceField(label=_("How"), choices=CHANNELS, initial="phone", widget=RadioCards)
    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=Contact.Outcome.choices, initial="reached", widget=RadioCards
    )
    tone = forms.ChoiceField(
        label=_("Tone"), choices=Contact.Tone.choices, initial="good", widget=RadioCards(icons=TONE_ICONS)
    )
    again = forms.ChoiceField(label=_("Promised for"), choices=NEXT, required=False, widget=RadioCards)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=4000, widget=forms.Textarea({"rows": 2, "dir": "auto"})
    )
    mode = None  # type: ignore[assignment]
    promise = None  # type: ignore[assignment]
    due = None  # type: ignore[assignment]
    field_order = ("guardian", "channel", "outcome", "tone", "again", "initiative", "note", "location")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guardian = cast("forms.ChoiceField", self.fields["guardian"])
        if len(self.people) == 1:
            guardian.choices = [(pk, person.guardian.full_name) for pk, person in self.people.items()]

    def contact(self) -> dict[str, Any]:
        """The fields of the contact; told and heard when somebody was spoken to, else told."""
        values = {name: self.cleaned_data[name] for name in ("channel", "initiative", "tone", "note", "outcome")}
        heard = values["outcome"] == Contact.Outcome.REACHED and values["channel"] in SPOKEN
        mode = Contact.Mode.HEARD if heard else Contact.Mode.TOLD
        return values | {"mode": mode, "guardian": self._guardian(), "location": self.cleaned_data["location"]}

    def promised(self) -> date | None:
        """By when something was promised, if at all."""
        return {"tomorrow": working_days(1), "week": end_of_week(today())}.get(self.cleaned_data["again"])


def end_of_week(day: date) -> date:
    """The Friday of this week, or of the next when it is Friday or weekend already."""
    friday = day + timedelta(days=FRIDAY - day.weekday())
    return friday if friday > day else friday + timedelta(days=7)


def remembered(account: Account) -> dict[str, str]:
    """How this colleague noted the last contact: channel and tone, to begin with."""
    rows = Contact.objects.filter(account=account, verb="noted").order_by("-pk")
    last = rows.values(*REMEMBERED).first() or {}
    known = {name for name, _label in CHANNELS}
    return {name: value for name, value in last.items() if name != "channel" or value in known}
