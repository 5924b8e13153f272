"""Sentences that parents meet outside templates."""

from django.utils.translation import gettext_lazy as _

CALL_NOTE = _("What do you want to talk about?")
CALL_NOTE_HELP = _("You may write in your own language.")
TOO_LONG = _("This is too long. Please make it shorter.")
