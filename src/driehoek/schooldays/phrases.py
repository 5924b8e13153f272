"""Sentences that parents meet outside templates."""

from django.utils.translation import gettext_lazy as _

FIRST_DAY_SUBJECT = _("Your child is not at school today")
WHICH_CHILD = _("Which child?")
WHEN = _("Which day?")
TODAY = _("Today")
TOMORROW = _("Tomorrow")
MORE_DAYS = _("More days")
FIRST_DAY = _("First day")
LAST_DAY = _("Last day")
WHY = _("Why?")
ILL = _("Ill")
APPOINTMENT = _("Doctor or dentist")
SOMETHING_ELSE = _("Something else")
NOTE = _("Do you want to tell us more?")
NOTE_HELP = _("You may write in your own language.")
TOO_LONG = _("This is too long. Please make it shorter.")
CHOOSE = _("Please choose.")
WHICH_DAYS = _("From which day until which day?")
LAST_BEFORE_FIRST = _("The last day comes before the first day.")
TOO_FAR = _("This is a long time. Please call the school.")
