"""What parents answer to expectations, in their words."""

from django.utils.translation import gettext_lazy as _

YES, TALK = "yes", "talk"
ANSWERS = [(YES, _("Yes, this is fine")), (TALK, _("I want to talk about it first"))]
ANSWER = _("Is this all right for you?")
OWN_WORDS = _("What do you expect of us, in your own words?")
OWN_LANGUAGE = _("In the language you write best.")
