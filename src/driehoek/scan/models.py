"""Where a location stands with parents, where it wants to be, and the hours that colleagues have for it (row B6)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Location, SchoolYear

# The five levels of S4, annex 1; their names and conditions are data (data/blim.toml).
LOWEST, HIGHEST = 1, 5
LEVEL = (MinValueValidator(LOWEST), MaxValueValidator(HIGHEST))


class Scan(models.Model):
    """One scan of a location in a school year: open to answer, or kept as it was on a day."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="scans")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="scans")
    begun_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    wanted = models.PositiveSmallIntegerField(null=True, blank=True, validators=LEVEL)
    steering = models.CharField(max_length=500, blank=True, help_text="How management keeps the balance.")
    demand = models.PositiveSmallIntegerField(null=True, blank=True, validators=LEVEL)
    demand_asked = models.PositiveIntegerField(null=True, blank=True, help_text="How many parents were asked.")
    demand_source = models.CharField(max_length=500, blank=True)
    support = models.PositiveSmallIntegerField(null=True, blank=True, validators=LEVEL)
    support_source = models.CharField(max_length=500, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    kept = models.JSONField(default=dict, blank=True, help_text="What the scan said on the day it was kept.")

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "school_year"], condition=models.Q(kept_at=None), name="one_open_scan_per_year"
            )
        ]


class ScanAnswer(models.Model):
    """What a location says about one condition, with a note."""

    class Value(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")
        UNKNOWN = "unknown", _("We do not know")

    scan = models.ForeignKey(Scan, models.CASCADE, related_name="answers")
    condition = models.CharField(max_length=40)
    value = models.CharField(max_length=7, choices=Value)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scan", "condition"], name="one_answer_per_condition")]


class ParentHours(models.Model):
    """Hours that a colleague has for parents in a school year, agreed per lesson week or for the whole year."""

    class Per(models.TextChoices):
        WEEK = "week", _("Per lesson week")
        YEAR = "year", _("For the whole school year")

    location = models.ForeignKey(Location, models.PROTECT, related_name="parent_hours")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="parent_hours")
    account = models.ForeignKey(Account, models.CASCADE, related_name="parent_hours")
    hours = models.DecimalField(
        _("Hours for parents"), max_digits=6, decimal_places=1, validators=[MinValueValidator(0)]
    )
    per = models.CharField(_("How was it agreed?"), max_length=4, choices=Per, default=Per.WEEK)

    class Meta:
        verbose_name_plural = "parent hours"
        constraints = [
            models.UniqueConstraint(fields=["location", "school_year", "account"], name="one_agreement_on_hours")
        ]
