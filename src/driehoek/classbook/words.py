"""How purposes of photos are called in a list."""

from django.utils.translation import gettext_lazy as _

from driehoek.classbook.models import PhotoConsent

Purpose = PhotoConsent.Purpose
SHORT = {Purpose.CLASS_BOOK: _("Class book"), Purpose.SCHOOL: _("School guide"), Purpose.PUBLIC: _("Website")}
