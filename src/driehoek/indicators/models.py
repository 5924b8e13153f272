"""Figures that are kept: frozen ones, and roll-ups of what is so now for whoever may see totals only."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Family, Guardian, Location, SchoolYear


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


class RollUp(models.Model):
    """A figure of one location as it was counted last, so that thousands of locations can stand side by side.

    `inputs` hold how often each profile occurred, without groups. `whole`, `count` and `share` hold only what readers
    of totals may see: nothing where that would be about too few. `settled`: counted long after the year, so it stays.
    """

    location = models.ForeignKey(Location, models.CASCADE, related_name="roll_ups")
    school_year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="roll_ups")
    code = models.SlugField(_("Indicator"))
    version = models.PositiveSmallIntegerField()
    inputs = models.JSONField()
    whole = models.PositiveIntegerField(null=True)
    count = models.PositiveIntegerField(null=True)
    share = models.FloatField(null=True)
    settled = models.BooleanField(default=False)
    counted_at = models.DateTimeField(_("Counted at"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["location", "school_year", "code"], name="one_roll_up_per_indicator")
        ]
        indexes = [models.Index(fields=["code", "share"])]


class LocationRecount(models.Model):
    """A location whose roll-ups must be counted again, because something happened there or a day passed."""

    location = models.OneToOneField(Location, models.CASCADE, related_name="figures_recount")
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)


class ChangesSeen(models.Model):
    """Up to when the audit lines were read for what changes figures; one row, held by whoever reads."""

    until = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "changes seen"


class ApiKey(models.Model):
    """A key by which another program reads totals, as far as whoever made it may see them today.

    The key itself is shown once and not kept: `digest` is its SHA-256.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="api_keys")
    name = models.CharField(_("For which program"), max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    used_on = models.DateField(_("Last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]


class ResearchExport(models.Model):
    """Data without names that went to a researcher: of which location and year, to whom and what for.

    `codebook` tells what was in it and how many were left out; the data themselves are not kept.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="research_exports")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="research_exports")
    asked_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="research_exports")
    asked_at = models.DateTimeField(auto_now_add=True)
    recipient = models.CharField(_("Who gets the data?"), max_length=200)
    purpose = models.CharField(_("What is being researched?"), max_length=300)
    codebook = models.JSONField(default=dict)
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]


class ResearchObjection(models.Model):
    """A family that is left out of data for research, because a guardian said so."""

    family = models.OneToOneField(Family, models.CASCADE, related_name="research_objection")
    guardian = models.ForeignKey(Guardian, models.SET_NULL, null=True, related_name="research_objections")
    at = models.DateTimeField(auto_now_add=True)
