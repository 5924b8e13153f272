"""Looking back: what became of a goal, what is decided about it, and the closing of a school year."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Location, SchoolYear
from driehoek.policy.models.goals import Goal


class Evaluation(models.Model):
    """What the school says of a goal when it looks back (S3, chapter 2; S4, section 5.2); a new text is a new version.

    `figure` is what the records said on that day: activities `held`, how many of the `families` `came`, `talks`, and
    where it has a figure `count` of `whole`, by the definition with this `code` and `version`.
    """

    class Decision(models.TextChoices):
        GO_ON = "go_on", pgettext_lazy("decision about a goal", "Go on like this")
        ADAPT = "adapt", pgettext_lazy("decision about a goal", "Go on, but differently")
        STOP = "stop", pgettext_lazy("decision about a goal", "Stop with it")
        UNSEEN = "unseen", pgettext_lazy("decision about a goal", "We could not look back")

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="evaluations")
    version = models.PositiveIntegerField()
    figure = models.JSONField(default=dict, blank=True)
    counted = models.PositiveIntegerField(_("How many did you count yourselves?"), null=True, blank=True)
    happened = models.TextField(_("What happened?"), blank=True)
    why = models.TextField(_("Why did it go this way?"))
    decision = models.CharField(_("What do you decide?"), max_length=6, choices=Decision)
    change = models.TextField(_("What changes?"), blank=True)
    author = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["goal", "version"], name="one_evaluation_per_version")]

    def clean(self) -> None:
        """Who looked back says what happened, and who wants it differently says what changes."""
        if self.decision != self.Decision.UNSEEN and not self.happened:
            raise ValidationError({"happened": gettext("Write what happened, in a few words.")})
        if self.decision == self.Decision.ADAPT and not self.change:
            raise ValidationError({"change": gettext("Write what changes. Then somebody can do it next year.")})


class YearClosing(models.Model):
    """A school year of a location was closed: how every goal was looked back at, kept as it was on that day.

    `kept` holds the goals with their evaluations and the numbers of the figures that were frozen; `learned` what the
    plan as a whole taught; `draft` what was put ready for the next year, to know whether somebody worked on it since.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="closings")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="closings")
    closed_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(auto_now_add=True)
    learned = models.TextField(blank=True)
    kept = models.JSONField(default=dict)
    draft = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    undone_why = models.CharField(_("Why do you open it again?"), max_length=300, blank=True)

    class Meta:
        ordering = ["-closed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "school_year"], condition=models.Q(undone_at=None), name="a_year_closes_once"
            )
        ]
