"""What parents and school tell each other at the start of a child, and later about learning at home."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from driehoek.intake.form import ABOUT, LEARNING, Form, Section, from_data
from driehoek.intake.words import ABOUT as ABOUT_IN_WORDS
from driehoek.intake.words import KINDS as KINDS_IN_WORDS
from driehoek.people.models import Account, Child, Guardian, Location
from driehoek.texts.models import Text


class FormVersion(models.Model):
    """The form with all its words as it was when intakes began with it; without a location the standard one."""

    location = models.ForeignKey(Location, models.PROTECT, null=True, blank=True, related_name="intake_forms")
    number = models.PositiveIntegerField()
    data = models.JSONField()
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["location", "number"], name="one_form_per_number"),
            models.UniqueConstraint(
                fields=["number"], condition=models.Q(location=None), name="one_standard_form_per_number"
            ),
        ]


class LeftOut(models.Model):
    """A question that a location does not ask, from the standard form or of its own; without this row it is asked."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="+")
    question = models.CharField(max_length=30)

    class Meta:
        verbose_name_plural = "left out"
        constraints = [models.UniqueConstraint(fields=["location", "question"], name="one_left_out_per_question")]


class ExtraQuestion(models.Model):
    """A question that a location asks of its own, on a page of the standard form.

    It stands before the question with the key `before`, at the end of the page when that is empty or not there.
    The title of its text is the question; the first line of the body says why, the others are what can be chosen.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="intake_questions")
    section = models.CharField(_("On which page?"), max_length=20)
    before = models.CharField(max_length=30, blank=True)
    place = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("How is it answered?"), max_length=9, choices=list(KINDS_IN_WORDS.items()))
    about = models.CharField(
        _("Whose answer is it?"), max_length=5, choices=[(key, ABOUT_IN_WORDS[key]) for key in ABOUT]
    )
    text = models.OneToOneField(Text, models.PROTECT, related_name="intake_question")

    class Meta:
        ordering = ["place", "pk"]

    @property
    def key(self) -> str:
        """Under which its answers are kept."""
        return f"own{self.pk}"


class Intake(models.Model):
    """The talk about one child at one location; asked again, it is about learning at home alone."""

    class Kind(models.TextChoices):
        START = "start", _("Intake")
        AGAIN = "again", _("Learning at home, asked again")

    child = models.ForeignKey(Child, models.CASCADE, related_name="intakes")
    location = models.ForeignKey(Location, models.PROTECT, related_name="intakes")
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.START)
    version = models.ForeignKey(FormVersion, models.PROTECT, related_name="intakes")
    begun_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "location"], condition=models.Q(kind="start"), name="one_intake_per_child"
            )
        ]

    @property
    def form(self) -> Form:
        """The form it began with."""
        return from_data(self.version.data)

    @property
    def sections(self) -> list[Section]:
        """What is asked, in order; needs `version` and `location` at hand."""
        asked = self.form.asked_at(self.location.kind)
        return [one for one in asked if self.kind == self.Kind.START or one.key == LEARNING]


class Sitting(models.Model):
    """With whom it was filled in, by which colleague (none: by the guardian alone) and how."""

    class Way(models.TextChoices):
        TABLET = "tablet", _("On this screen, side by side")
        PHONE = "phone", _("By phone")
        PAPER = "paper", _("From paper")
        OWN = "own", _("By the parent, on the own page")

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="sittings")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="intake_sittings")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="intake_sittings")
    way = models.CharField(_("How do you fill it in?"), max_length=6, choices=Way, default=Way.TABLET)
    interpreter = models.BooleanField(_("An interpreter helps"), default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["intake", "guardian"], name="one_sitting_per_guardian")]


class Answer(models.Model):
    """What was told: without a guardian it is about the child, with one it is that guardian's own."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="answers")
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, blank=True, related_name="intake_answers")
    question = models.CharField(max_length=30)
    value = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "question", "guardian"], condition=models.Q(guardian__isnull=False),
                name="one_own_answer",
            ),
            models.UniqueConstraint(
                fields=["intake", "question"], condition=models.Q(guardian=None), name="one_answer_about_child"
            ),
        ]  # fmt: skip
