"""What staff fill in for a ready message: a field with its type and a label for each placeholder."""

from typing import NamedTuple

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.messages.ready.library import ready_messages

CATEGORIES = {
    "invitation": _("Invitation"),
    "reminder": _("Reminder"),
    "change": pgettext_lazy("kind of message", "Change"),
    "cancel": _("Not taking place"),
    "thanks": _("Thanks"),
    "absence": pgettext_lazy("kind of message", "Absence"),
    "call": _("Calling"),
    "home_activity": _("Activity at home"),
    "talk": _("Talk"),
    "intake": _("First meeting"),
    "incident": _("Incident"),
    "practical": _("Practical"),
    "health": _("Health"),
    "holiday": _("Holidays and days off"),
    "welcome": _("Welcome"),
    "good_news": _("Good news"),
    "help": _("Helping and joining in"),
    "survey": _("Asking what parents think"),
    "class_book": _("Class book"),
    "transition": _("To the next school"),
}
LABELS = {
    "about": _("What about"),
    "activity": _("What it is"),
    "amount": _("Amount in euros"),
    "caller": _("Who calls or can be called"),
    "child": _("First name of the child"),
    "day": _("Day"),
    "deputy": _("Who stands in"),
    "did": _("What you did"),
    "end": _("End time"),
    "group": _("Name of the group"),
    "link": _("Web address"),
    "minutes": _("Number of minutes"),
    "moment": _("Day and time"),
    "news": _("What went well"),
    "number": _("How many"),
    "period": _("First and last day"),
    "phone": _("Phone number"),
    "place": _("Place"),
    "reason": _("Reason"),
    "said": _("What parents said"),
    "start": _("Start time"),
    "teacher": _("Name of the teacher or mentor"),
    "things": _("What to bring"),
    "time": _("Time"),
    "what": _("What happened or what it is"),
}


class Field(NamedTuple):
    """A field to fill in: the name of the placeholder, its type (a key of `values.TYPES`) and a label for staff."""

    name: str
    type: str
    label: LazyText


def fields_of(key: str) -> list[Field]:
    """The fields of the ready message with this key, in order; raises KeyError when there is none."""
    return [Field(one.name, one.type, LABELS[one.name]) for one in ready_messages()[key].placeholders]
