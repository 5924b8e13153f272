"""What one fills in about contacts and promises."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.logbook import phrases
from driehoek.logbook.models import Contact, Promise
from driehoek.people import phrases as people_phrases
from driehoek.people.forms.families import MOMENT_ICONS
from driehoek.people.models import Account, Guardian, Location
from driehoek.people.queries.families import FamilyFile, Person
from driehoek.people.rules import today
from driehoek.shared.forms import CheckboxCards, DateInput, RadioCards

CHANNEL_ICONS = {"phone": "phone", "face": "talk", "video": "camera", "email": "mail", "letter": "letter"}
CHANNELS = [(name, Contact.Channel(name).label) for name in CHANNEL_ICONS]
TONE_ICONS = {"good": "sun", "neutral": "talk", "concern": "heart"}
WHOLE_FAMILY = "0"


class ContactForm(forms.Form):
    """A contact with a family, noted in seconds (row M5): everything but the note is a tap."""

    guardian = forms.ChoiceField(label=_("With whom"), widget=RadioCards)
    channel = forms.ChoiceField(
        label=_("How"), choices=CHANNELS, initial="phone", widget=RadioCards(icons=CHANNEL_ICONS)
    )
    initiative = forms.ChoiceField(
        label=_("Who began"), choices=Contact.Initiative.choices, initial="school", widget=RadioCards
    )
    tone = forms.ChoiceField(
        label=_("Tone"), choices=Contact.Tone.choices, initial="good", widget=RadioCards(icons=TONE_ICONS)
    )
    mode = forms.ChoiceField(label=_("Kind of contact"), choices=Contact.Mode.choices, initial="2.0", widget=RadioCards)
    note = forms.CharField(
        label=_("Note"),
        help_text=_("What was said and agreed, in words the family may read."),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
    )
    promise = forms.CharField(
        label=_("Did you promise something?"), help_text=_("It comes on your list."), required=False, max_length=200
    )
    due = forms.DateField(label=_("Before"), required=False, widget=DateInput)
    location = forms.ModelChoiceField(Location.objects.none(), label=_("Location"), widget=RadioCards, empty_label=None)

    def __init__(self, *args: Any, file: FamilyFile, places: list[Location], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.guardian.pk): person for person in file.people}
        names = [(pk, person.guardian.full_name) for pk, person in self.people.items()]
        guardian = cast("forms.ChoiceField", self.fields["guardian"])
        guardian.choices = [*names, (WHOLE_FAMILY, _("Several of them or somebody else"))]
        reachable = [pk for pk, person in self.people.items() if person.may_be_contacted]
        guardian.initial = next(iter(reachable), None)
        location = cast("forms.ModelChoiceField[Location]", self.fields["location"])
        location.queryset = Location.objects.filter(pk__in=[place.pk for place in places])
        location.initial = places[0]
        if len(places) == 1:
            location.widget = location.hidden_widget()

    def clean(self) -> dict[str, Any]:
        """The school begins no contact with who may not be informed, and every promise has its day."""
        values = super().clean() or {}
        if values.get("initiative") != Contact.Initiative.PARENT and not self._may_contact(values.get("guardian")):
            self.add_error("guardian", _("This person may not be contacted now; see why on the family page."))
        if values.get("promise") and not values.get("due"):
            self.add_error("due", _("Before which day?"))
        if values.get("due") and values["due"] < today():
            self.add_error("due", _("Choose today or a later day."))
        return values

    def _may_contact(self, chosen: str | None) -> bool:
        people: list[Person] = list(self.people.values())
        if chosen in self.people:
            people = [self.people[chosen]]
        return any(person.may_be_contacted for person in people)

    def contact(self) -> dict[str, Any]:
        """The fields of the contact."""
        values = {name: self.cleaned_data[name] for name in ("channel", "initiative", "tone", "mode", "note")}
        return values | {"guardian": self._guardian(), "location": self.cleaned_data["location"]}

    def _guardian(self) -> Guardian | None:
        person = self.people.get(self.cleaned_data["guardian"])
        return person.guardian if person else None


CALL_MOMENTS = (Guardian.Moment.MORNING, Guardian.Moment.AFTERNOON, Guardian.Moment.EVENING)
RESULTS = [
    ("spoken", _("We spoke")),
    ("appointment", _("A new appointment")),
    ("declined", _("The family says: not needed")),
]
RESULT_ICONS = {"spoken": "check", "appointment": "calendar", "declined": "hand"}
STOPPED = [("declined", _("Let go: this family may not be contacted now"))]


class KeepForm(forms.Form):
    """How a promise was kept."""

    result = forms.ChoiceField(
        label=_("What happened"), choices=RESULTS, initial="spoken", widget=RadioCards(icons=RESULT_ICONS)
    )
    appointment_on = forms.DateField(
        label=_("When is the new appointment"),
        help_text=_("Only for a new appointment."),
        required=False,
        widget=DateInput,
    )
    channel = forms.ChoiceField(
        label=_("How"), choices=CHANNELS, initial="phone", widget=RadioCards(icons=CHANNEL_ICONS)
    )
    outcome = forms.CharField(
        label=_("What came of it"), required=False, max_length=300, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, promise: Promise, may_contact: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].initial = promise.outcome
        if not may_contact:
            cast("forms.ChoiceField", self.fields["result"]).choices = STOPPED
            self.fields["result"].initial = "declined"
            self.fields["channel"].widget = forms.HiddenInput()
            self.fields["appointment_on"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """A new appointment has its day."""
        values = super().clean() or {}
        day: date | None = values.get("appointment_on")
        if values.get("result") == "appointment" and not day:
            self.add_error("appointment_on", _("On which day?"))
        if day and day < today():
            self.add_error("appointment_on", _("Choose today or a later day."))
        return values

    def kept(self) -> dict[str, Any]:
        """What the action asks for."""
        values, result = self.cleaned_data, self.cleaned_data["result"]
        return {
            "outcome": values["outcome"],
            "channel": values["channel"],
            "appointment_on": values["appointment_on"] if result == "appointment" else None,
            "declined": result == "declined",
        }


class HandOverForm(forms.Form):
    """Who takes a promise over, and before which day."""

    to = forms.ModelChoiceField(Account.objects.none(), label=_("Who keeps it"), empty_label=None)
    due = forms.DateField(label=_("Before"), widget=DateInput)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Account]", self.fields["to"]).queryset = colleagues


class CallMeForm(forms.Form):
    """What a parent wants to be called about, when and in which language; every word comes from phrases.py."""

    best_times = forms.MultipleChoiceField(
        label=phrases.CALL_TIMES,
        help_text=phrases.CALL_TIMES_HELP,
        choices=[(moment, people_phrases.MOMENTS[moment]) for moment in CALL_MOMENTS],
        widget=CheckboxCards(icons=MOMENT_ICONS),
        required=False,
        error_messages={"invalid_choice": phrases.CHOOSE_ONE},
    )
    language = forms.CharField(
        label=phrases.CALL_LANGUAGE,
        help_text=phrases.CALL_LANGUAGE_HELP,
        required=False,
        max_length=60,
        widget=forms.TextInput({"list": "spoken", "dir": "auto"}),
        error_messages={"max_length": phrases.TOO_LONG},
    )
    note = forms.CharField(
        label=phrases.CALL_NOTE,
        help_text=phrases.CALL_NOTE_HELP,
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={"max_length": phrases.TOO_LONG},
    )

    def __init__(self, *args: Any, guardian: Guardian, promise: Promise | None, **kwargs: Any) -> None:
        usual = [one for one in guardian.best_times if one in CALL_MOMENTS]
        wishes = {
            "best_times": promise.best_times if promise else usual,
            "language": promise.language if promise else guardian.language_spoken,
        }
        super().__init__(*args, **{**kwargs, "initial": wishes})
