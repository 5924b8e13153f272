"""How the logbook is told to colleagues: a title and a pictogram for everything that can happen."""

from typing import NamedTuple

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from driehoek.logbook.models import Contact


class Words(NamedTuple):
    """What happened, in words and as a pictogram."""

    title: str | LazyText
    icon: str


VERBS = {
    "asked_call": Words(_("Asked to be called back"), "phone"),
    "followed_up": Words(_("Promise kept"), "check"),
    "invited": Words(_("Invited"), "send"),
    "answered": Words(_("Answered an invitation"), "mail"),
    "explained": Words(_("Told why they could not come"), "talk"),
    "came": Words(_("Was there"), "people"),
    "told": Words(_("Was sent a message"), "send"),
    "opened": Words(_("Opened a message"), "eye"),
    "understood": Words(_("Said: I understood it"), "check"),
    "asked_explanation": Words(_("Asked for an explanation"), "question"),
    "wrote": Words(_("Wrote to the school"), "talk"),
    "answered_question": Words(_("Answered from school"), "talk"),
    "asked_wishes": Words(_("Was asked for wishes for a talk"), "send"),
    "reminded_wishes": Words(_("Was reminded of a talk"), "bell"),
    "said_wishes": Words(_("Said when and with whom they want to talk"), "talk"),
    "declined_talk": Words(_("Said that they do not come to a talk"), "hand"),
    "told_times": Words(_("Was told the times of talks"), "calendar"),
    "told_changes": Words(_("Was told that a talk changed"), "calendar"),
    "cancelled_talk": Words(_("Cancelled a talk"), "cross"),
    "talked": Words(_("Had a talk"), "talk"),
    "shared_report": Words(_("Was sent the report of a talk"), "letter"),
    "report_right": Words(_("Said that the report of a talk is right"), "check"),
    "report_not_right": Words(_("Said that the report of a talk is not right"), "talk"),
    "absent": Words(_("Was not there"), "not-known"),
}
CHANNELS = {
    Contact.Channel.PAGE: "mobile",
    Contact.Channel.EMAIL: "mail",
    Contact.Channel.LETTER: "letter",
    Contact.Channel.PHONE: "phone",
    Contact.Channel.FACE: "talk",
    Contact.Channel.VIDEO: "camera",
    Contact.Channel.SMS: "mobile",
    Contact.Channel.PUSH: "bell",
}
KINDS = {
    "call_back": "phone",
    "new_appointment": "calendar",
    "explanation": "question",
    "agreement": "hand",
    "undelivered": "mail",
    "answer": "talk",
    "missed_lessons": "school",
}


def words_for(contact: Contact) -> Words:
    """Return how to tell this contact; one that a colleague noted is told by its channel."""
    channel = Contact.Channel(contact.channel)
    return VERBS.get(contact.verb) or Words(channel.label, CHANNELS[channel])
