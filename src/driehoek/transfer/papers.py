"""What goes along, as a paper and as data; both hold the same and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from babel.core import Locale
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from driehoek.intake.hearing import Heard
from driehoek.people.models import Guardian
from driehoek.shared.moments import day
from driehoek.shared.papers import paper
from driehoek.transfer.kinds import AGREEMENTS, CONTACT, INTAKE, REPORTS, WORDS, Kind
from driehoek.transfer.models import TransferChoice
from driehoek.transfer.queries import Handover, Talk

LEAD = gettext_lazy("From %(school)s. Only what the parents, or the student, let go along.")
DUTCH = Locale("nl")  # its names of languages
TEMPLATE = Path(__file__).parent / "typst" / "transfer.typ"


def as_data(handover: Handover) -> dict[str, Any]:
    """Everything that may go along, as plain JSON in Dutch; a kind that may not is not named."""
    with override("nl"):
        return {
            "child": handover.child.full_name,
            "from": handover.agreement.location.name,
            "to": handover.agreement.school,
            "parts": [
                {"kind": one.key, "title": one.title, "items": TOLD[one.holds](handover)}
                for one in handover.allowed.kinds
            ],
        }


def as_pdf(handover: Handover) -> bytes:
    """The same on paper."""
    data = as_data(handover)
    with override("nl"):
        words = {
            "title": _("For %(school)s: about %(child)s") % {"school": data["to"], "child": data["child"]},
            "lead": _("From %(school)s. Only what the parents, or the student, let go along.")
            % {"school": data["from"]},
            "nothing": _("There is nothing of this."),
        }
    return paper(TEMPLATE, {**words, "language": "nl", "parts": data["parts"]})


def _part(handover: Handover, kind: Kind) -> dict[str, Any]:
    return {"kind": kind.key, "title": kind.title, "items": TOLD[kind.holds](handover)}


# Each part of transfer/kinds.py, as it is told.
TOLD: dict[str, Callable[[Handover], list[dict[str, Any]]]] = {
    CONTACT: lambda handover: [_contact(one) for one in handover.contacts],
    REPORTS: lambda handover: [_talk(one) for one in handover.talks if one.sections],
    AGREEMENTS: lambda handover: [_agreed(one) for one in handover.talks if one.agreements],
    INTAKE: lambda handover: [_heard(one) for one in handover.told],
    WORDS: lambda handover: [_own(handover, one) for one in handover.words],
}


def _contact(guardian: Guardian) -> dict[str, Any]:
    lines = [
        _("Speaks: %(language)s") % {"language": guardian.language_spoken} if guardian.language_spoken else "",
        _("Reads: %(language)s") % {"language": DUTCH.languages[guardian.language_read]},
        _("Would like an interpreter") if guardian.wants_interpreter else "",
        _("Would rather hear than read") if guardian.prefers_hearing else "",
        guardian.needs_note,
    ]
    return {"heading": guardian.full_name, "lines": [line for line in lines if line], "language": "nl"}


def _talk(talk: Talk) -> dict[str, Any]:
    return {"heading": _day(talk), "lines": [f"{title}: {body}" for title, body in talk.sections], "language": "nl"}


def _agreed(talk: Talk) -> dict[str, Any]:
    lines = [f"{one.get_who_display()}: {one.what}" for one in talk.agreements]
    return {"heading": _day(talk), "lines": lines, "language": "nl"}


def _heard(heard: Heard) -> dict[str, Any]:
    named = [f"{one.words} ({one.guardian.full_name})" if one.guardian else one.words for one in heard.answers]
    lines = [f"{one.question} {words}" for one, words in zip(heard.answers, named, strict=True)]
    return {"heading": heard.title, "lines": lines, "language": "nl"}


def _own(handover: Handover, choice: TransferChoice) -> dict[str, Any]:
    who = choice.guardian or handover.child
    language = choice.guardian.language_read if choice.guardian else "nl"
    return {"heading": who.full_name, "lines": choice.words.splitlines(), "language": language}


def _day(talk: Talk) -> str:
    return f"{day(talk.day, 'nl')} {talk.day.year}"
