"""Who the parents are, as it was on a day: kept to compare with next year."""

from django.db import models

from driehoek.people.models import Account, Location, SchoolYear


class ParentAnalysis(models.Model):
    """A population analysis of a location (ouderscan; S3, section 1.3; S0): counts only, and it is never changed.

    `inside` is for who sees the families, `outside` for everybody else: small numbers left out or put together.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="parent_analyses")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="parent_analyses")
    until = models.DateField()
    inside = models.JSONField()
    outside = models.JSONField()
    kept_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-kept_at", "-pk"]
        indexes = [models.Index(fields=["location", "-kept_at"])]
        verbose_name_plural = "parent analyses"

    def __str__(self) -> str:
        return f"{self.location} {self.until}"
