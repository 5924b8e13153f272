"""Sentences that parents and others who help meet outside templates."""

from django.utils.translation import gettext_lazy as _

ASK_SUBJECT = _("Would you like to help us with this?")
MOVED_SUBJECT = _("The time or the place has changed")
FULL_SUBJECT = _("There are enough helpers: thank you")
WITHDRAWN_SUBJECT = _("This does not go on")
THANKS_SUBJECT = _("Thank you for your help")

TALENTS = _("What can you do, or do you like to do?")
WORDS = _("In your own words")
WORDS_HELP = _("You may write in your own language.")
MOMENTS = _("When do you sometimes have time?")
MOMENT = {
    "mornings": _("On weekdays in the morning"),
    "afternoons": _("On weekdays in the afternoon"),
    "evenings": _("In the evening"),
    "weekend": _("In the weekend"),
}
REST = _("May we ask you?")
REST_CHOICES = {
    "": _("Yes, you may ask me for what suits me"),
    "now": _("Rather not now"),
    "until": _("Do not ask me before a day that I choose"),
    "never": _("Never ask me"),
}
REST_UNTIL = _("From which day may we ask again?")
REST_UNTIL_MISSING = _("Choose a day in the future.")

SAVED = _("Thank you. We kept what you told us.")
RESTING = _("Thank you. We do not ask you, for as long as you want.")
ANSWERED_YES = _("Thank you! We count on you.")
ANSWERED_NO = _("That is fine. Thank you for telling us.")
ANSWERED_REST = _("That is fine. We do not ask you until you tell us here that we may.")
NO_PLACES = _("There are enough helpers already. Thank you for wanting to help!")
TOO_LATE = _("This cannot be answered any more.")
