"""Sentences that parents meet outside templates."""

from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Child

GO_ON = _("Getting to know your child: go on where you stopped")
TIMES_HELP = _("0 is never, 7 is every day.")
CHOOSE_MORE = _("You may choose more than one.")
LANGUAGES_HELP = _("You may write more than one language.")
TOO_LONG = _("This is too long. Please make it shorter.")
CHOOSE_ONE = _("Please choose one of the answers.")
AGREES = _("Yes, the school may use this from now on")
AGREES_HELP = _("Without this, nothing changes.")
SKIP_ANY = _("You may skip every question.")
WHOLE_NUMBER = _("Please write a whole number.")

# On a page that a parent and a colleague read together: each is shown in both languages.
PAGE = {
    "contact": _("How do you like contact?"),
    "choose": _("You choose. You can change it whenever you want."),
    "next": _("Keep and go on"),
    "skip": _("Skip this page"),
    "back": _("Back"),
    "skip_any": SKIP_ANY,
    "later": _("You may stop and go on later: what you told is kept."),
    "kept": _("This is kept."),
    "lost": _("There is no connection. This is not kept yet, but it stays here. We try again by ourselves."),
    "thanks": _("Thank you. It is kept. You can always change it."),
    "right": _("This is right"),
    "change": _("Change something"),
    "ready": _("Ready"),
}


def title(child: Child) -> str:
    """What the talk about a child is called."""
    return str(_("Getting to know %(name)s") % {"name": child.given_name or child.full_name})
