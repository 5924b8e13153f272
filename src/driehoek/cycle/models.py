"""What a location says itself of a step that Driehoek cannot see."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.people.models import Account, Location, SchoolYear


class SaidStep(models.Model):
    """A location says that it did a step in its own way, or skips it this school year, with what or why."""

    class Kind(models.TextChoices):
        DID = "did", pgettext_lazy("what was said of a step", "We did this")
        SKIP = "skip", pgettext_lazy("what was said of a step", "We skip this")

    location = models.ForeignKey(Location, models.CASCADE, related_name="said_steps")
    school_year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="said_steps")
    step = models.CharField(max_length=20)
    kind = models.CharField(_("What do you want to say?"), max_length=4, choices=Kind)
    note = models.CharField(_("What did you do, or why do you skip it?"), max_length=300)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "school_year", "step"], condition=models.Q(taken_back_at=None), name="said_once"
            )
        ]
