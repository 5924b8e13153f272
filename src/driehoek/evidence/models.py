"""Evidence files: what a location showed for its work with parents in a school year, as it was on a day."""

from django.db import models

from driehoek.people.models import Account, Location, SchoolYear


class EvidenceFile(models.Model):
    """What was told and what it was counted from, twice: for who sees the families, and for everybody else.

    Page, PDF and list of counted records are drawn from the same row, so they say the same. It is asked for first and
    made by a worker; from then on it does not change. It holds no names of families: figures are kept as how often each
    profile occurred.
    """

    MOST_ATTEMPTS = 3

    location = models.ForeignKey(Location, models.PROTECT, related_name="evidence_files")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="evidence_files")
    until = models.DateField(null=True)
    inside = models.JSONField(default=dict)
    outside = models.JSONField(default=dict)
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    made_at = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    progress = models.PositiveSmallIntegerField(default=0, help_text="How far making it is, in percent.")

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["location", "school_year", "-asked_at"])]

    def __str__(self) -> str:
        return f"{self.location} {self.school_year}"

    @property
    def given_up(self) -> bool:
        """Whether making it failed too often."""
        return self.made_at is None and self.attempts >= self.MOST_ATTEMPTS
