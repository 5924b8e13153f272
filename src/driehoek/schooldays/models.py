"""Days on which a child was not at school, what the school says about it early (row M7), and results to count (I8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Child, Group, Guardian, Location, Organisation
from driehoek.people.models.base import Dated


class SchoolBreak(models.Model):
    """Days without lessons: holidays and study days of an organisation, both days included."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="breaks")
    name = models.CharField(_("Name"), max_length=80)
    start = models.DateField(_("From"))
    end = models.DateField(_("Until"))

    class Meta:
        ordering = ["start", "pk"]


class Missed(Dated):
    """Lesson time that a child missed, on one or more days, with who said so and why; the last day is always known."""

    class Kind(models.TextChoices):
        ABSENT = "absent", _("Not there")
        LATE = "late", _("Came late")

    class Reason(models.TextChoices):
        ILL = "ill", _("Ill")
        APPOINTMENT = "appointment", _("Doctor or dentist")
        LEAVE = "leave", _("Leave that was granted")
        OTHER = "other", _("Another reason that counts")
        UNKNOWN = "unknown", _("Not known yet")
        NOT_EXCUSED = "not_excused", _("Without a reason that counts")

    child = models.ForeignKey(Child, models.CASCADE, related_name="missed")
    group = models.ForeignKey(Group, models.PROTECT, related_name="missed")
    kind = models.CharField(_("What"), max_length=6, choices=Kind, default=Kind.ABSENT)
    reason = models.CharField(_("Why"), max_length=12, choices=Reason, default=Reason.UNKNOWN)
    hours = models.PositiveSmallIntegerField(_("Lesson hours per day"), null=True, blank=True)
    note = models.CharField(_("Note"), max_length=300, blank=True)
    reported_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="missed_noted")
    told_by = models.ForeignKey(Guardian, models.SET_NULL, null=True, blank=True, related_name="missed_told")
    source_key = models.CharField(max_length=80, blank=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "missed"
        indexes = [models.Index(fields=["child", "start"]), models.Index(fields=["group", "start"])]


class LearningResult(Dated):
    """How far a child was in a subject, on one day or over a school year; only counted, never shown per child."""

    class Level(models.TextChoices):
        UNDER = "under", _("Under what was expected")
        AT = "at", _("As expected")
        ABOVE = "above", _("Above what was expected")

    child = models.ForeignKey(Child, models.CASCADE, related_name="results")
    location = models.ForeignKey(Location, models.PROTECT, related_name="results")
    subject = models.CharField(_("Subject"), max_length=40)
    level = models.CharField(_("Result"), max_length=5, choices=Level)

    class Meta:
        indexes = [models.Index(fields=["location", "end"])]
        constraints = [
            models.UniqueConstraint(fields=["child", "location", "subject", "start", "end"], name="one_result_per_span")
        ]


class Signal(models.Model):
    """A rule that matched for a child over a span of days; each becomes a promise, once."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="signals")
    group = models.ForeignKey(Group, models.PROTECT, related_name="signals")
    rule = models.CharField(max_length=30)
    start = models.DateField()
    end = models.DateField()
    amount = models.PositiveSmallIntegerField(help_text=_("Lesson hours or times, as the rule counts."))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "rule", "start"], name="one_signal_per_span")]


class Recount(models.Model):
    """A child whose missed lessons must be counted again, because the days with lessons changed."""

    child = models.OneToOneField(Child, models.CASCADE, related_name="recount")
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
