"""What may go along to the next school, asked in the words of who decides about it."""

from django.utils.translation import gettext_lazy as _

WHAT = _("What may go along?")
OWN_WORDS = _("Your own words for the new school")
OWN_LANGUAGE = _("In the language you write best.")
