"""How the team gets better at working with parents, and what a colleague notes for themselves alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.people.models import Account, Location, SchoolYear


class TeamSession(models.Model):
    """A training, intervisie or visit of the team, for competence 6 or 7 of the Wet BIO (S4, section 5.1)."""

    class Kind(models.TextChoices):
        TRAINING = "training", pgettext_lazy("kind of team session", "Training")
        INTERVISION = "intervision", pgettext_lazy("kind of team session", "Learning from each other's talks")
        VISIT = "visit", pgettext_lazy("kind of team session", "Visit to another school")
        OTHER = "other", pgettext_lazy("kind of team session", "Something else")

    location = models.ForeignKey(Location, models.PROTECT, related_name="team_sessions")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="team_sessions")
    kind = models.CharField(_("What is it?"), max_length=11, choices=Kind)
    title = models.CharField(_("What is it about?"), max_length=200)
    held_on = models.DateField(_("On which day?"))
    hours = models.DecimalField(_("Hours for each colleague"), max_digits=4, decimal_places=1, default=2)
    led_by = models.CharField(_("Who leads it?"), max_length=200, blank=True)
    competence_6 = models.BooleanField(_("Working together with parents"), default=True)
    competence_7 = models.BooleanField(_("Looking back at what one does oneself"), default=False)
    participants = models.ManyToManyField(Account, related_name="team_sessions", blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Reflection(models.Model):
    """What a colleague writes for themselves about one of the eight points of attitude (S4, section 5.1.3).

    Nobody else ever sees it: no head, no export, no audit line.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="reflections")
    point = models.PositiveSmallIntegerField()
    text = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
