"""What a location wants to reach with parents, and the forms that fit it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.people.models import Account, Location, SchoolYear
from driehoek.policy.models.kinds import Level, Participation, Partnership
from driehoek.policy.models.visions import Vision


class Goal(models.Model):
    """A measurable goal of one of the four kinds (S0, S4), with the day on which it is evaluated fixed beforehand.

    It is seen in a figure that Driehoek keeps (`indicator`), in a number that the school counts (`target`, of `unit`
    or, when that is empty, of every hundred families), or in both.
    """

    class Kind(models.TextChoices):
        EQUIP = "equip", _("Equip parents")
        PEDAGOGICAL = "pedagogical", _("Raise and teach together")
        ORGANISATIONAL = "organisational", _("Run the school together")
        DEMOCRATIC = "democratic", pgettext_lazy("kind of goal", "Decide together")

    class Term(models.TextChoices):
        SHORT = "short", _("This school year")
        LONG = "long", _("Several years")

    class Indicator(models.TextChoices):
        PARTICIPATION = "participation", _("Families that came at least once")
        REACH = "reach", _("Families that answered or came")
        DELIVERED = "delivered", _("Messages that were understood")
        INFORMING = "informing", _("Talks about the child")

    location = models.ForeignKey(Location, models.PROTECT, related_name="goals")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="goals")
    vision = models.ForeignKey(Vision, models.SET_NULL, null=True, blank=True, related_name="goals")
    kind = models.CharField(_("Kind of goal"), max_length=14, choices=Kind)
    term = models.CharField(_("Term"), max_length=5, choices=Term, default=Term.SHORT)
    title = models.CharField(_("What do we want to reach?"), max_length=200)
    serves = models.CharField(_("How does this serve our vision?"), max_length=300, blank=True)
    measure = models.CharField(_("How do we see that it is reached?"), max_length=300)
    indicator = models.CharField(_("Which figure in Driehoek shows it?"), max_length=13, choices=Indicator, blank=True)
    target = models.PositiveIntegerField(_("How many?"), null=True, blank=True)
    unit = models.CharField(_("How many of what?"), max_length=60, blank=True)
    evaluate_on = models.DateField(_("When do we look back?"))
    owner = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="goals")
    archived_at = models.DateTimeField(null=True, blank=True)
    predecessor = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="successors")

    class Meta:
        ordering = ["kind", "title"]

    def __str__(self) -> str:
        return self.title


class ChosenForm(models.Model):
    """A form that was chosen for a goal: a partnership, a way to take part and a level."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="forms")
    partnership = models.CharField(_("Partnership"), max_length=12, choices=Partnership)
    participation = models.CharField(_("How parents take part"), max_length=12, choices=Participation)
    level = models.CharField(_("Level"), max_length=3, choices=Level)
    chosen_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    chosen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "partnership", "participation", "level"], name="one_choice_per_form"
            )
        ]

    @property
    def key(self) -> str:
        """Its three sides in one word, as they are chosen."""
        return f"{self.partnership}/{self.participation}/{self.level}"
