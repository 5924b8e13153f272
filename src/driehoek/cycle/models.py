"""What a location says itself of a step that Driehoek cannot see, and what may be done again next year."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.people.models import Account, Location, SchoolYear
from driehoek.policy.models import Goal, YearClosing


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


class DraftActivity(models.Model):
    """What was done for a goal that goes on, to be kept, changed or dropped for the next school year.

    Not an activity: groups and days of that year are not known yet. `hours` are of all `times` together.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("draft of an activity", "Not decided yet")
        KEPT = "kept", pgettext_lazy("draft of an activity", "We do this again")
        DROPPED = "dropped", pgettext_lazy("draft of an activity", "Not again")

    closing = models.ForeignKey(YearClosing, models.CASCADE, related_name="drafts")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="drafts", verbose_name=_("For which goal?"))
    title = models.CharField(_("What do we do?"), max_length=120)
    library_key = models.CharField(max_length=60, blank=True)
    month = models.DateField(_("In which month?"), help_text="The first day of it.")
    times = models.PositiveSmallIntegerField(_("How many times?"), default=1)
    hours = models.DecimalField(_("Hours of work, all together"), max_digits=6, decimal_places=1, default=0)
    owner = models.ForeignKey(
        Account, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Who carries it?")
    )
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    changed_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["goal", "month", "pk"]
        verbose_name_plural = "draft activities"

    @property
    def hours_each(self) -> Decimal:
        """Hours of work of one time."""
        return (self.hours / max(self.times, 1)).quantize(Decimal("0.1"))
