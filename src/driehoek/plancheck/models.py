"""What a location decided to leave out of its plan check, by whom and why; waking it again is kept too."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Location, SchoolYear


class Silence(models.Model):
    """A rule of the plan check that a location leaves out in a school year, with the reason for it."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="silences")
    school_year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="silences")
    rule = models.CharField(max_length=4)
    reason = models.CharField(_("Why may this be left out?"), max_length=300)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    woken_at = models.DateTimeField(null=True, blank=True)
    woken_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["rule", "-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "school_year", "rule"], condition=models.Q(woken_at=None), name="silenced_once"
            )
        ]
