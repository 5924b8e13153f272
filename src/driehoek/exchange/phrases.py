"""What parents read that comes from code of this room."""

from django.utils.translation import gettext_lazy as _

CALENDAR = _("School")
