"""Sentences that parents meet outside templates."""

from django.utils.translation import gettext_lazy as _

CALL_NOTE = _("What do you want to talk about?")
CALL_NOTE_HELP = _("You may write in your own language.")
TOO_LONG = _("This is too long. Please make it shorter.")
CALL_TIMES = _("When may we call you?")
CALL_TIMES_HELP = _("You may choose more than one answer.")
CALL_LANGUAGE = _("In which language do you want to talk?")
CALL_LANGUAGE_HELP = _("If we do not speak it, we look for somebody who does.")
CHOOSE_ONE = _("Please choose one of the answers.")
