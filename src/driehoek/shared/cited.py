"""Sources as people read them: the publication by name, with the number of where in it. Data files cite by key."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PUBLICATIONS: dict[str, Promise] = {
    "S0": _("factsheet on parental involvement of EC O3"),
    "S1": _("article on parental involvement and a healthy school"),
    "S2": _("article on parents' participation the 3.0 way"),
    "S3": _("guide to working with parents in early childhood education"),
    "S4": _("thesis by Raghoebier and Mesker"),
}
PLACES: dict[str, Promise] = {
    "section": _("%(publication)s, section %(number)s"),
    "chapter": _("%(publication)s, chapter %(number)s"),
    "appendix": _("%(publication)s, appendix %(number)s"),
}
KEY = re.compile(r"\b(S[0-4])\b(?:, (section|chapter|appendix) (\d+(?:\.\d+)*))?")


def cited(source: str) -> str:
    """Name every publication in a line of sources, each place once; a line without our keys stays as it is."""
    found = [_place(*match.groups()) for match in KEY.finditer(source)]
    return "; ".join(dict.fromkeys(found)) or source


def _place(key: str, kind: str | None, number: str | None) -> str:
    publication = PUBLICATIONS[key]
    return str(PLACES[kind]) % {"publication": publication, "number": number} if kind else str(publication)
