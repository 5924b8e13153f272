"""What people do to reach a guardian: piles of letters that are printed and given, and phone calls."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Guardian, Location


class PrintRun(models.Model):
    """A pile of letters: gathered at one moment, printed as often as needed, given out or posted once."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="print_runs")
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="print_runs")
    made_at = models.DateTimeField(auto_now_add=True)
    given_at = models.DateTimeField(null=True, blank=True)
    left_out = models.PositiveIntegerField(default=0, help_text="Letters that were not made: the right had ended.")

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.location_id} {self.pk}"


class Call(models.Model):
    """One time that a colleague called a guardian to tell what waited, and what came of it."""

    class Outcome(models.TextChoices):
        REACHED = "reached", _("Spoken to")
        NO_ANSWER = "no_answer", _("No answer")
        WRONG = "wrong", _("Wrong number")

    location = models.ForeignKey(Location, models.PROTECT, related_name="calls")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="calls")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="calls")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=9, choices=Outcome)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
