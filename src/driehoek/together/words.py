"""How reasons for a match are told to colleagues."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "language": _("Same language"),
    "purpose": _("Offers what is asked"),
    "group": _("Same group"),
    "ahead": _("Has a child about a year ahead"),
}
