"""How what is there for at home is told to colleagues."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SUBJECTS = {
    "reading": _("Reading aloud"),
    "talking": _("Talking"),
    "library": _("Library"),
    "letters": _("Letters"),
    "numbers": _("Numbers"),
    "songs": _("Songs and rhymes"),
    "drawing": _("Drawing and making"),
    "play": _("Playing and helping"),
    "outdoors": _("Outdoors and moving"),
    "food": pgettext_lazy("a subject for at home", "Food"),
    "sleep": _("Sleep and rest"),
    "screens": _("Screens"),
    "school": _("Talking about school"),
    "choices": _("Choices and future"),
}
