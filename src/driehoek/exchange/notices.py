"""What an import wants its reader to know that is no error, in the language that is active."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

NOTICES = {
    "dropped": _("The file also holds: %(field)s. Driehoek never needs that and did not read it."),
    "narrowed": _("Row %(row)s gives a parent less information than your register did. The register follows the list."),
    "not_widened": _("Row %(row)s gives a parent more information than your register does. The register was kept."),
    "other_school": _("The file is about school %(file)s, but this location is %(used)s. Is it the right file?"),
    "other_year": _("The file is about school year %(file)s. Its groups come in the running year, %(used)s."),
    "without_child": _("%(number)s parents in the file have no child here. They were left out."),
}
CANNOT_UNDO = {
    "newer": _("A newer import was applied after this one. Undo that one first."),
    "history": _("You already worked with these families: something was sent, noted or promised. It would be lost."),
    "logins": _("A colleague from this file has logged in already. Undoing would take their account away."),
    "in_use": _("What this import brought is used elsewhere now. Undoing would take that away too."),
}
GAVE_UP = _("Driehoek could not finish this import, although the file can be read. Try again, or ask for help.")


def in_words(code: str, params: Mapping[str, str]) -> str:
    """A notice in the reader's language."""
    return gettext(NOTICES[code]) % params


def why_not_undone(code: str) -> str:
    """Why an import cannot be undone, in the reader's language; "" for no reason."""
    return gettext(CANNOT_UNDO[code]) if code in CANNOT_UNDO else ""
