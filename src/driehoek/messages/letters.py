"""Letters to a guardian: who it is for, in which language and direction, and how to come to their own page."""

from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone, translation

from driehoek.messages import phrases
from driehoek.messages.papers import qr
from driehoek.people.models import Guardian, Location
from driehoek.shared.languages import language
from driehoek.shared.moments import day

Letter = dict[str, Any]


def letter(guardian: Guardian, location: Location, url: str, **content: Any) -> Letter:
    """Return one letter as data for `typst/letter.typ`, in the language that is active now.

    `content` gives title, icon, facts, body and how (lines beside the QR code of `url`).
    """
    code = language(translation.get_language() or "nl")
    phone = [phrases.OR_CALL % {"phone": f"\u2068{location.phone}\u2069"}] if location.phone else []
    return {
        "language": code.code, "rtl": code.direction == "rtl", "school": location.name,
        "date": day(timezone.localdate(), code.code), "to": _address(guardian),
        "hello": phrases.HELLO % {"name": f"\u2068{guardian.full_name}\u2069"},
        "icon": "", "facts": [], "qr": qr(url), "qr_alt": str(phrases.PAGE_QR), "address": short(url),
        "private": f"{phrases.NO_ACCOUNT} {phrases.ONLY_YOURS}", "closing": phone,
        "sender": ", ".join(part for part in (location.name, location.street, location.city) if part), **content,
    }  # fmt: skip


def short(url: str) -> str:
    """Return an address as people type it."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}"


def link_letter(guardian: Guardian, location: Location, url: str) -> Letter:
    """Return the letter that gives a guardian their own page."""
    with translation.override(guardian.language_read):
        return letter(
            guardian, location, url, title=str(phrases.LINK_TITLE), how=[str(phrases.LINK_HOW)],
            body=[{"text": str(phrases.LINK_WHY), "foreign": ""}],
        )  # fmt: skip


def _address(guardian: Guardian) -> list[str]:
    home = guardian.household
    lines = [home.street, " ".join(part for part in (home.postcode, home.city) if part)] if home else []
    return [guardian.full_name, *(line for line in lines if line)]
