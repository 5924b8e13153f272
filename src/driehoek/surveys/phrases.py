"""Sentences that parents and young people meet outside templates."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

INVITE_SUBJECT = _("A few questions from the school")
REMINDER_SUBJECT = _("A few questions from the school: you can still answer")
DONE_SUBJECT = _("What the school does with your answers")
MARK_HELP = _("1 is very bad, 10 is very good.")
Sentences = Mapping[str, Any]  # keys as below -> a lazy text

FORMAL: Sentences = {
    "no_name": _("Your answers have no name"),
    "promise": _(
        "Nobody at school can see what you answered. We show results only when at least five people answered."
    ),
    "kept": _("Until these questions close we keep only whether you answered, so that everybody answers once."),
    "skip": _("You may skip every question. Please write no names."),
    "until": _("You can answer until %(day)s."),
    "leave_empty": _("Leave it empty to skip a question."),
    "go_on_later": _("You may stop and go on later: this phone keeps your answers until you send them."),
    "thanks": _("Thank you! The school has your answers."),
    "hear_later": _("When the questions are closed, you hear here what the school does with them."),
    "said_done": _("You said, we did"),
    "own_language": _("You may write in your own language. Please write no names."),
    "choose_more": _("You may choose more than one."),
    "too_long": _("This is too long. Please make it shorter."),
    "a_number": _("Please write a number."),
    "answered": _("You have answered already. Thank you!"),
    "closed": _("These questions are closed. You cannot answer them any more."),
}
# The same to young people and to the team, in the languages that make a difference.
INFORMAL: Sentences = {
    "no_name": pgettext_lazy("informal", "Your answers have no name"),
    "promise": pgettext_lazy(
        "informal",
        "Nobody at school can see what you answered. We show results only when at least five people answered.",
    ),
    "kept": pgettext_lazy(
        "informal", "Until these questions close we keep only whether you answered, so that everybody answers once."
    ),
    "skip": pgettext_lazy("informal", "You may skip every question. Please write no names."),
    "until": pgettext_lazy("informal", "You can answer until %(day)s."),
    "leave_empty": pgettext_lazy("informal", "Leave it empty to skip a question."),
    "go_on_later": pgettext_lazy(
        "informal", "You may stop and go on later: this phone keeps your answers until you send them."
    ),
    "thanks": pgettext_lazy("informal", "Thank you! The school has your answers."),
    "hear_later": pgettext_lazy(
        "informal", "When the questions are closed, you hear here what the school does with them."
    ),
    "said_done": pgettext_lazy("informal", "You said, we did"),
    "own_language": pgettext_lazy("informal", "You may write in your own language. Please write no names."),
    "choose_more": pgettext_lazy("informal", "You may choose more than one."),
    "too_long": pgettext_lazy("informal", "This is too long. Please make it shorter."),
    "a_number": pgettext_lazy("informal", "Please write a number."),
    "answered": pgettext_lazy("informal", "You have answered already. Thank you!"),
    "closed": pgettext_lazy("informal", "These questions are closed. You cannot answer them any more."),
}


def to(who: str) -> Sentences:
    """The sentences as they are said to a side of a questionnaire: formally to parents only."""
    return FORMAL if who == "parents" else INFORMAL
