"""How surveys are told to colleagues."""

from django.utils.translation import gettext_lazy as _

SIDES = {"parents": _("Parents"), "pupils": _("Young people"), "school": _("The team")}
WAYS = {
    "own": _("On their own page"),
    "shared": _("On the shared tablet"),
    "paper": _("On paper"),
    "talk": _("In a talk"),
}
KINDS = {
    "mark": _("A mark from 1 to 10"),
    "scale": _("Five faces"),
    "one": _("Choose one answer"),
    "many": _("Choose more answers"),
    "number": _("A number"),
    "open": _("In own words"),
    "matrix": _("The same question about several things"),
}
