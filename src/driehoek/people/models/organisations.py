"""The school's own shape: board, locations, school years, groups."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Organisation(models.Model):
    """A school board or childcare organisation (bestuur)."""

    name = models.CharField(_("Name"), max_length=200)
    code = models.SlugField(_("Code"), unique=True)

    def __str__(self) -> str:
        return self.name


class LocationKind(models.TextChoices):
    """Kinds of locations, as S0, S3 and S4 distinguish them."""

    PRESCHOOL = "preschool", _("Preschool")
    DAYCARE = "daycare", _("Day care")
    PRIMARY = "primary", _("Primary school")
    PRACTICAL = "practical", _("Practical education")
    VMBO = "vmbo", _("Vmbo")
    MBO = "mbo", _("Mbo")


class Location(models.Model):
    """One school site, with its own plan, families and figures."""

    Kind = LocationKind

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="locations")
    code = models.SlugField(_("Code"), unique=True, help_text=_("Short name for the command line and for files."))
    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(_("Kind"), max_length=12, choices=LocationKind)
    registry_code = models.CharField(_("BRIN or LRK number"), max_length=12, blank=True)
    street = models.CharField(_("Street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("Postcode"), max_length=10, blank=True)
    city = models.CharField(_("Town"), max_length=100, blank=True)
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SchoolYear(models.Model):
    """A school year of an organisation, named as in EDEXML: 2026-2027."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="school_years")
    name = models.CharField(_("Name"), max_length=9)
    start = models.DateField(_("From"))
    end = models.DateField(_("Until"))

    class Meta:
        ordering = ["-start"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_school_year_per_name")]

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """A group or class in one school year; a composite group gathers pupils of several main groups."""

    class Kind(models.TextChoices):
        MAIN = "main", _("Group")
        COMPOSITE = "composite", _("Composite group")

    location = models.ForeignKey(Location, models.PROTECT, related_name="groups")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="groups")
    name = models.CharField(_("Name"), max_length=100)
    grade = models.CharField(
        pgettext_lazy("of a group", "Year"),
        max_length=10,
        blank=True,
        help_text=_("As in EDEXML: 0 to 8, 11 to 16 …"),
    )
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind, default=Kind.MAIN)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["location", "school_year"])]

    def __str__(self) -> str:
        return self.name
