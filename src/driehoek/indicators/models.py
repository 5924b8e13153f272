"""Figures that were frozen: what they said, by which definition, and what they can be computed from again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Location, SchoolYear


class FrozenFigure(models.Model):
    """A figure as it was on a day, with its own copy of the definition; it is never changed.

    `inputs` hold how often each profile occurred: no names, no numbers of records, and enough to compute `value` again.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="frozen_figures")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="frozen_figures")
    code = models.SlugField(_("Indicator"))
    version = models.PositiveSmallIntegerField()
    definition = models.JSONField()
    inputs = models.JSONField()
    value = models.JSONField()
    until = models.DateField(_("Until"))
    frozen_at = models.DateTimeField(_("Frozen at"), auto_now_add=True)
    frozen_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="frozen_figures")

    class Meta:
        ordering = ["-frozen_at", "-pk"]
        indexes = [models.Index(fields=["location", "code", "-frozen_at"])]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"
