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

AGES = {"2-6": _("2 to 6 years"), "6-12": _("6 to 12 years"), "12+": _("12 years and older")}
# The pictures to choose from, with what they show.
PICTOGRAMS = {
    "book": _("Book"),
    "talk": _("Talking together"),
    "music": _("Music"),
    "drawing": _("Drawing"),
    "letters": _("Letters"),
    "numbers": _("Numbers"),
    "ball": _("Ball"),
    "search": _("Looking for something"),
    "sun": _("Outdoors"),
    "house": _("House"),
    "apple": _("Fruit"),
    "coffee": _("Eating and drinking"),
    "hand": _("Hand"),
    "child": _("Child"),
    "people": _("People"),
    "moon": _("Night"),
    "mobile": _("Phone"),
    "camera": _("Camera"),
    "heart": _("Heart"),
    "star": _("Star"),
    "target": pgettext_lazy("picture", "Goal"),
}
