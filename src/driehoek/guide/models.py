"""What a school and families add to the guide: courses and what they lead to, open days, and where a child is."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.activities.models import Activity
from driehoek.guide.phrases import SECTORS
from driehoek.people.models import Account, Child, Guardian, Location
from driehoek.texts.models import Text


class Course(models.Model):
    """What a location teaches at a step of the guide, and what it leads to, in the school's own words (row G2; S4).

    `went_on` of `left`: how many of those who left with a diploma went on to study; shown only where both sides are
    large enough. `step` is a key of data/graph.toml.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="courses")
    step = models.CharField(_("Level"), max_length=20)
    name = models.CharField(_("Name"), max_length=80)
    sector = models.CharField(_("Direction"), max_length=10, choices=list(SECTORS.items()))
    studies = models.ForeignKey(Text, models.PROTECT, null=True, blank=True, related_name="+")
    jobs = models.ForeignKey(Text, models.PROTECT, null=True, blank=True, related_name="+")
    went_on = models.PositiveIntegerField(_("How many of them went on to study"), null=True, blank=True)
    left = models.PositiveIntegerField(_("How many left with a diploma last year"), null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def clean(self) -> None:
        """Both numbers are there or neither is, and a part is no more than the whole."""
        if (self.went_on is None) != (self.left is None):
            raise ValidationError({"went_on": _("Fill in both numbers, or neither.")})
        if self.went_on is not None and self.left is not None and self.went_on > self.left:
            raise ValidationError({"went_on": _("This is more than left with a diploma.")})


class OpenDay(models.Model):
    """A day on which families can look at a school: of the location itself, or of another one it tells about (row G3).

    With an `activity` families of the location go there together.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="open_days")
    school = models.CharField(_("Which school?"), max_length=120)
    place = models.CharField(_("Where?"), max_length=160)
    starts_at = models.DateTimeField(_("Begins"), db_index=True)
    ends_at = models.DateTimeField(_("Ends"))
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, related_name="open_days",
        verbose_name=_("Activity in which you go together"),
    )  # fmt: skip
    entered_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]

    def clean(self) -> None:
        """It ends after it began."""
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end comes before the beginning.")})


class ChildStep(models.Model):
    """At which step of the guide a child is, where the register does not tell: said by a guardian or a colleague."""

    child = models.OneToOneField(Child, models.CASCADE, related_name="guide_step")
    step = models.CharField(max_length=20)
    by_guardian = models.ForeignKey(Guardian, models.SET_NULL, null=True, related_name="+")
    by_account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    chosen_at = models.DateTimeField(auto_now=True)
