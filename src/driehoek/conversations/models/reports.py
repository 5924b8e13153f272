"""What a talk leaves: its report in own words, who does what and when, and what the parents say about it (row C3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.conversations.models.parties import Party
from driehoek.conversations.models.rounds import Round
from driehoek.conversations.models.talks import Talk
from driehoek.people.models import Account, Child, Guardian, Location
from driehoek.texts.models import Text


class Report(models.Model):
    """What was said in a talk about one child, in a round or outside it; until shared a draft of one colleague."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="reports")
    child = models.ForeignKey(Child, models.CASCADE, related_name="reports")
    talk = models.OneToOneField(Talk, models.SET_NULL, null=True, blank=True, related_name="report")
    kind = models.CharField(_("What kind of talk"), max_length=10, choices=Round.Kind)
    date = models.DateField(_("Day"))
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="reports")
    guardians = models.ManyToManyField(
        Guardian, related_name="reports_with", blank=True, verbose_name=_("Who was there")
    )
    pupil = models.BooleanField(_("The pupil was there"), default=False)
    interprets = models.CharField(_("Who interpreted"), max_length=6, choices=Party.Interprets, blank=True)
    corrections = models.PositiveSmallIntegerField(default=0, help_text="How often it was changed after it was read.")
    created_at = models.DateTimeField(auto_now_add=True)
    shared_at = models.DateTimeField(null=True, blank=True, help_text="Until then it is a draft.")

    class Meta:
        ordering = ["-date", "-pk"]
        indexes = [models.Index(fields=["child", "-date"])]


class ReportSection(models.Model):
    """What was said about one subject of the guide; its text is written when the report is shared."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=20)
    body = models.TextField()
    text = models.ForeignKey(Text, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="one_section_per_subject")]


class Agreement(models.Model):
    """Who does what, and until when; that of the school becomes a promise when the report is shared."""

    class Who(models.TextChoices):
        SCHOOL = "school", _("The school")
        PARENTS = "parents", _("The parents")
        PUPIL = "pupil", _("The pupil")

    report = models.ForeignKey(Report, models.CASCADE, related_name="agreements")
    who = models.CharField(_("Who"), max_length=7, choices=Who)
    what = models.CharField(_("Does what"), max_length=200)
    until = models.DateField(_("Until"), null=True, blank=True)
    text = models.ForeignKey(Text, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]


class Reading(models.Model):
    """A guardian with whom a report is shared: whether they read it, found it right, and what they add."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="readings")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="readings")
    seen_at = models.DateTimeField(null=True, blank=True)
    right = models.BooleanField(null=True, blank=True)
    words = models.ForeignKey(Text, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "guardian"], name="shared_once_with_each")]


class StudentReading(models.Model):
    """An adult student with their own report: whether they read it, found it right, and what they add (BW 1:233)."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="student_reading")
    seen_at = models.DateTimeField(null=True, blank=True)
    right = models.BooleanField(null=True, blank=True)
    words = models.ForeignKey(Text, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)


class YearlyLeast(models.Model):
    """So many talks a location agreed to have about every child in a school year, else what is usual (row C1)."""

    location = models.OneToOneField(Location, models.CASCADE, related_name="yearly_least")
    number = models.PositiveSmallIntegerField(_("Talks about each child in a school year"))
