"""What an import wants its reader to know that is no error, in the language that is active."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

NOTICES = {
    "dropped": _("The file also holds: %(field)s. Driehoek never needs that and did not read it."),
    "other_year": _("The file is about school year %(file)s. Its groups come in the running year, %(used)s."),
    "not_widened": _("Row %(row)s gives a parent more information than your register does. The register was kept."),
}
CANNOT_UNDO = {
    "newer": _("A newer import was applied after this one. Undo that one first."),
    "history": _("You already worked with these families: something was sent, noted or promised. It would be lost."),
    "logins": _("A colleague from this file has logged in already. Undoing would take their account away."),
    "in_use": _("What this import brought is used elsewhere now. Undoing would take that away too."),
}


def in_words(code: str, params: Mapping[str, str]) -> str:
    """A notice in the reader's language."""
    return gettext(NOTICES[code]) % params


def why_not_undone(code: str) -> str:
    """Why an import cannot be undone, in the reader's language; "" for no reason."""
    return gettext(CANNOT_UNDO[code]) if code in CANNOT_UNDO else ""
