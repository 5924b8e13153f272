"""Sentences that parents meet outside templates."""

from django.utils.translation import gettext_lazy as _

INVITE_SUBJECT = _("A few questions from the school")
REMINDER_SUBJECT = _("A few questions from the school: you can still answer")
DONE_SUBJECT = _("What the school does with your answers")
OWN_LANGUAGE = _("You may write in your own language. Please write no names.")
CHOOSE_MORE = _("You may choose more than one.")
MARK_HELP = _("1 is very bad, 10 is very good.")
TOO_LONG = _("This is too long. Please make it shorter.")
A_NUMBER = _("Please write a number.")
ANSWERED = _("You have answered already. Thank you!")
CLOSED = _("These questions are closed. You cannot answer them any more.")
PROMISE = _("Nobody at school can see what you answered. We show results only when at least five people answered.")
