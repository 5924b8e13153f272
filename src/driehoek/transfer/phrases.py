"""Kinds of information that can go along to the next school, in the words of who decides about it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """A kind of information; what is `shared` goes along only when everybody who decides lets it."""

    key: str
    label: Any
    shared: bool


CONTACT, REPORTS, AGREEMENTS, WORDS = "contact", "reports", "agreements", "words"
KINDS = {
    CONTACT: Kind(CONTACT, _("Which languages you speak and read, and what helps you"), shared=False),
    REPORTS: Kind(REPORTS, _("What we wrote down about our talks"), shared=True),
    AGREEMENTS: Kind(AGREEMENTS, _("What we agreed in those talks"), shared=True),
    WORDS: Kind(WORDS, _("What you want to tell the new school yourself"), shared=False),
}

WHAT = _("What may go along?")
OWN_WORDS = _("Your own words for the new school")
OWN_LANGUAGE = _("In the language you write best.")
