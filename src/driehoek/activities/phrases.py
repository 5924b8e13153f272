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

NEED_INTERPRETER = _("I need an interpreter")
NEED_CHILDCARE = _("I need childcare")
NEED_OTHER_TIME = _("I need another time")
WHAT_NEEDED = _("What do you need?")
NEED_SOMETHING = _("Do you need something?")
HOW_MANY_ADULTS = _("How many adults come?")
HOW_MANY_CHILDREN = _("How many children come along?")
CODE = _("The code from your letter")
CODE_HELP = _("It stands in the address on your letter, after /u/. For example: 7-abcdefghijklmnop")
UNKNOWN_CODE = _("We do not know this code. Please look at your letter, or say your name to a colleague.")
NOT_INVITED = _("Nice that you are here! Please say your name to a colleague at the door.")

BY_PERSON = _("A person at school translated this text.")
CHECKED = _("Somebody who speaks this language checked this translation.")
UNCHECKED = _("This translation was not checked yet by somebody who speaks this language.")


def where_from(source: str, reviewed: bool) -> str:
    """Say who made a translation; `reviewed` is whether a native speaker read our own texts in this language."""
    if source == "person":
        return str(BY_PERSON)
    return str(CHECKED if reviewed else UNCHECKED)


COMPARED = _(
    "The school compares ways of inviting, to learn what helps parents. A lot decided how you were invited. "
    "Everybody gets the same information. Only numbers without names are kept."
)
I_AM_HERE = _("Scan and tap: I am here")
LETTER_ANSWER = _("Can you come? Scan the square with the camera of your phone, and tap your answer.")
LETTER_TYPE = _("Or type this address:")
LETTER_TELL = _("You can also tell your answer to us at school.")
LETTER_FOR = _("You are invited together with %(child)s.")
LETTER_NOT_YOUR_LANGUAGE = _("This text is not there in your language yet. We are happy to tell you about it.")
