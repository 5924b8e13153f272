"""How records are told to staff."""

from django.utils.translation import gettext_lazy as _

BANDS = {"low": _("Up to 19"), "medium": _("20 to 24"), "high": _("25 or more")}
