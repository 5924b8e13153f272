"""Sentences that parents meet outside templates."""

from django.utils.translation import gettext_lazy as _

TOO_LATE = _("You can no longer change your answer here. Please call the school.")
CHOOSE_REASON = _("Please tap one of the reasons.")
NOT_TODAY = _("This is not today. Come back on the day itself.")
NOT_YET = _("The activity has not begun yet. You can close the list afterwards.")
NOT_YET_HERE = _("You can tap who came from the day itself on.")
CHOOSE_ANSWER = _("Please tap one of the answers.")
ALREADY_KNOWN = _("Thank you, we know already why you could not come.")
CANCELLED_SUBJECT = _("Does not go on: %(title)s")
