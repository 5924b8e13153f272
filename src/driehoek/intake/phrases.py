"""Sentences that parents meet outside templates."""

from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Child

TIMES_HELP = _("0 is never, 7 is every day.")
CHOOSE_MORE = _("You may choose more than one.")
LANGUAGES_HELP = _("You may write more than one language.")
TOO_LONG = _("This is too long. Please make it shorter.")
CHOOSE_ONE = _("Please choose one of the answers.")
AGREES = _("Yes, the school may use this from now on")
AGREES_HELP = _("Without this, nothing changes.")
SKIP_ANY = _("You may skip every question.")


def title(child: Child) -> str:
    """What the talk about a child is called."""
    return str(_("Getting to know %(name)s") % {"name": child.given_name or child.full_name})
