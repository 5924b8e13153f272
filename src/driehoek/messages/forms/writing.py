"""What is filled in to write a message: to whom, the words, what goes with it, and when it is sent."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from driehoek.messages.attachments import Checked, check
from driehoek.messages.audience import ONLY, Audience, gatherings, groups_to_write
from driehoek.messages.forms.filling import details_in, fields_for, first_details
from driehoek.messages.models import Attachment, Message
from driehoek.people.models import Account, Guardian
from driehoek.people.queries import families_for, guardians_for, search_families
from driehoek.shared.forms import CheckboxCards, DateInput, RadioCards, Switch, TimeInput
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.shared.moments import AMSTERDAM
from driehoek.shared.rows import number_of

KIND_ICONS = {"news": "info", "must": "letter", "urgent": "warning"}
WHO = [
    ("all", _("Everybody who is invited")),
    ("silent", _("Who has not answered yet")),
    ("coming", _("Who comes")),
    ("came", _("Families that came")),
]
FOUND = 20
UPLOADS = {"picture": Attachment.Kind.PICTURE, "voice": Attachment.Kind.VOICE, "file": Attachment.Kind.FILE}
TO_WHOM = ("groups", "activity", "only", "families", "guardians", "find")


class WritingForm(forms.Form):
    """A message that may be unfinished: everything is kept, what is missing is told before sending."""

    groups = forms.MultipleChoiceField(label=_("Groups"), required=False, widget=CheckboxCards)
    activity = forms.TypedChoiceField(label=_("Who is invited to"), required=False, coerce=int, empty_value=None)
    only = forms.ChoiceField(label=_("And of those"), choices=WHO, required=False, widget=RadioCards)
    families = forms.MultipleChoiceField(label=_("Families"), required=False, widget=CheckboxCards)
    guardians = forms.MultipleChoiceField(label=_("One parent only"), required=False, widget=CheckboxCards)
    find = forms.CharField(label=_("Find a family"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("What kind of message is it?"), choices=Message.Kind, widget=RadioCards(icons=KIND_ICONS)
    )
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    body = forms.CharField(
        label=_("Text"), max_length=5000, required=False, widget=forms.Textarea({"rows": 10}),
        help_text=_("An empty line begins a new paragraph. A line that begins with - becomes a point in a list."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("In which language do you write?"), choices=[(one.code, one.own_name) for one in LANGUAGES.values()]
    )
    about_child = forms.BooleanField(
        label=_("It says something about one child"), required=False, widget=Switch,
        help_text=_("Then it only goes to a translation engine that may see such texts."),
    )  # fmt: skip
    must_understand = forms.BooleanField(label=_("Ask whether it was understood"), required=False, widget=Switch)
    may_reply = forms.BooleanField(label=_("Parents can answer"), required=False, widget=Switch)
    picture = forms.FileField(
        label=_("Picture"), required=False, widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("At most 10 MB. It is made smaller, and where and when it was taken is left out."),
    )  # fmt: skip
    alt = forms.CharField(
        label=_("What is to be seen on the picture?"), max_length=200, required=False,
        help_text=_("For who listens instead of looks."),
    )  # fmt: skip
    voice = forms.FileField(
        label=_("Spoken message"), required=False, widget=forms.FileInput({"accept": "audio/*", "capture": ""}),
        help_text=_("At most 2 MB: about two minutes. Say what stands in the text."),
    )  # fmt: skip
    voice_language = forms.ChoiceField(
        label=_("In which language do you speak?"), choices=[(one.code, one.own_name) for one in LANGUAGES.values()],
        required=False,
    )  # fmt: skip
    file = forms.FileField(
        label=_("File"), required=False, widget=forms.FileInput({"accept": "application/pdf,image/*"}),
        help_text=_("A PDF or a picture, at most 5 MB. A file is not translated: put what matters in the text."),
    )  # fmt: skip

    def __init__(self, *args: Any, message: Message, by: Account, find: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.message, self.by, self.checked = message, by, list[Checked]()
        audience = message.audience
        self._offer("groups", [(row.pk, row.name) for row in groups_to_write(by, message.location)])
        events = gatherings().choices(by, message.location)
        self._offer("activity", [("", _("Nothing")), *events])
        self._offer("families", self._families(audience, find))
        self._offer("guardians", self._guardians(audience))
        if message.ready:
            for name in ("title", "body", "language", "about_child"):
                del self.fields[name]
            self.fields |= fields_for(message.ready)
        for name in ("activity", "only") if not events else ():
            del self.fields[name]
        for name in {"groups", "title", "body"} & set(self.fields):
            self.fields[name].asked = True  # type: ignore[attr-defined]  # only an unfinished draft may lack it

    def _offer(self, name: str, choices: Iterable[Any]) -> None:
        choices = list(choices)
        self.fields[name].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields[name]

    def _chosen(self, name: str, audience: Audience) -> set[int]:
        typed = self.data.getlist(name) if hasattr(self.data, "getlist") else []
        return ({number_of(text) for text in typed} - {0}) | set(audience.get(name, []))

    def _families(self, audience: Audience, find: str) -> list[tuple[int, str]]:
        mine = families_for(self.by, "send_messages").order_by("name", "pk")
        rows = list(mine.filter(pk__in=self._chosen("families", audience)))
        if find.strip():
            found = mine.filter(pk__in=search_families(self.by, find).order_by().values("pk"))
            rows += [row for row in found[:FOUND] if row not in rows]
        return [(row.pk, row.name) for row in rows]

    def _guardians(self, audience: Audience) -> list[tuple[int, str]]:
        rows: list[Guardian] = list(
            guardians_for(self.by, "send_messages").filter(pk__in=self._chosen("guardians", audience))
        )
        return [(row.pk, row.full_name) for row in rows]

    def clean(self) -> dict[str, Any]:
        """Look at the files, and at what was filled in for a ready message."""
        values = super().clean() or self.cleaned_data
        for name, kind in UPLOADS.items():
            if upload := values.get(name):
                try:
                    self.checked.append(check(upload, kind))
                except ValidationError as error:
                    self.add_error(name, error)
        if self.message.ready:
            self.details, problems = details_in(self.message.ready, values)
            for name, words in problems.items():
                self.add_error(name, words)
        else:
            self.details = {name: values.get(name, "") for name in ("title", "body", "language", "about_child")}
        return values

    @property
    def audience(self) -> Audience:
        """To whom, as it is kept on the message; a reminder stays one for those who did not react."""
        values = self.cleaned_data
        chosen: Audience = {
            name: [int(number) for number in values.get(name, [])] for name in ("groups", "families", "guardians")
        }
        if values.get("activity"):
            chosen |= {"activity": values["activity"], "only": values.get("only") or ONLY[0]}
        if "message" in self.message.audience:
            chosen["message"] = self.message.audience["message"]
        return {name: value for name, value in chosen.items() if value}

    @property
    def draft(self) -> dict[str, Any]:
        """The fields of the message."""
        names = ("kind", "must_understand", "may_reply")
        same = {name: self.cleaned_data[name] for name in names}
        ready = {"ready": self.message.ready, "pictogram": self.message.pictogram}
        return {**same, **ready, "audience": self.audience, "details": self.details}


def present_values(message: Message) -> dict[str, Any]:
    """What the form shows of a draft."""
    audience = message.audience
    names = ("kind", "must_understand", "may_reply")
    values = {name: getattr(message, name) for name in names} | {"language": DEFAULT, "voice_language": DEFAULT}
    details = first_details(message.ready, message.details) if message.ready else message.details
    chosen = {name: audience.get(name, []) for name in ("groups", "families", "guardians")}
    return values | details | chosen | {"activity": audience.get("activity"), "only": audience.get("only", "all")}


class SendForm(forms.Form):
    """When it goes, and why it may pass the weekly limit if it has to."""

    later = forms.ChoiceField(
        label=_("When?"), choices=[("", _("Now")), ("1", _("At a moment I choose"))], required=False, widget=RadioCards
    )
    day = forms.DateField(label=_("Day"), required=False, widget=DateInput)
    clock = forms.TimeField(label=_("Time"), required=False, widget=TimeInput)
    override = forms.CharField(
        label=_("Send it to these families too, because"), max_length=200, required=False,
        help_text=_("Only with a good reason: families who get too much stop reading."),
    )  # fmt: skip

    def __init__(self, *args: Any, over: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not over:
            del self.fields["override"]

    @property
    def at(self) -> datetime | None:
        """The moment that was chosen; None is now."""
        values = self.cleaned_data
        return datetime.combine(values["day"], values["clock"], AMSTERDAM) if values.get("later") else None

    def clean(self) -> dict[str, Any]:
        """A moment has a day and a time, and is still to come."""
        values = super().clean() or self.cleaned_data
        if values.get("later"):
            for name, words in (("day", _("Choose a day.")), ("clock", _("Choose a time."))):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, words)
            if not self.errors and self.at and self.at <= timezone.now():
                self.add_error("day", _("This moment has passed already."))
        return values
