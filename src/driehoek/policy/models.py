"""Why: the vision and the goals to which everything offered to parents points."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.people.models import Account, Location, SchoolYear


class Vision(models.Model):
    """What a location stands for with parents; a new text is a new version, older ones stay readable."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="visions")
    version = models.PositiveIntegerField()
    text = models.TextField(_("Our vision"))
    author = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["location", "version"], name="one_vision_per_version")]


class Goal(models.Model):
    """A measurable goal of one of the four kinds (S0, S4), with the day on which it is evaluated fixed beforehand."""

    class Kind(models.TextChoices):
        EQUIP = "equip", _("Equip parents")
        PEDAGOGICAL = "pedagogical", _("Raise and teach together")
        ORGANISATIONAL = "organisational", _("Run the school together")
        DEMOCRATIC = "democratic", pgettext_lazy("kind of goal", "Decide together")

    class Term(models.TextChoices):
        SHORT = "short", _("This school year")
        LONG = "long", _("Several years")

    location = models.ForeignKey(Location, models.PROTECT, related_name="goals")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="goals")
    vision = models.ForeignKey(Vision, models.SET_NULL, null=True, blank=True, related_name="goals")
    kind = models.CharField(_("Kind of goal"), max_length=14, choices=Kind)
    term = models.CharField(_("Term"), max_length=5, choices=Term, default=Term.SHORT)
    title = models.CharField(_("What do we want to reach?"), max_length=200)
    serves = models.CharField(_("How does this serve our vision?"), max_length=300, blank=True)
    measure = models.CharField(_("How do we see that it is reached?"), max_length=300)
    target = models.PositiveSmallIntegerField(_("Target (% of families)"), null=True, blank=True)
    evaluate_on = models.DateField(_("When do we look back?"))
    owner = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="goals")
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "title"]

    def __str__(self) -> str:
        return self.title
