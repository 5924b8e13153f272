"""What families can do at home: suggestions for a week, series of them, and what parents and children said of them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.home.words import SUBJECTS
from driehoek.people.models import Account, Child, Group, Guardian, Location
from driehoek.texts.models import Text


class OwnActivity(models.Model):
    """Something to do at home that a location added itself, beside the library.

    The title of its text is the title; the body has a line each for how, why, the easier and the harder form. One that
    is withdrawn is not offered for choosing any more; where it was suggested it stays.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="home_activities")
    subject = models.CharField(_("What is it about?"), max_length=10, choices=list(SUBJECTS.items()))
    ages = models.JSONField(default=list, help_text="Of library.AGES.")
    pictogram = models.CharField(_("Picture"), max_length=20)
    text = models.OneToOneField(Text, models.PROTECT, related_name="home_activity")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "own activities"
        ordering = ["text__title", "pk"]

    @property
    def key(self) -> str:
        """Its key among those of the library."""
        return f"own_{self.pk}"


class Programme(models.Model):
    """A series of home activities over some weeks, beside what the school itself does (row H4; S0).

    `joined_only`: it is there only for families who joined; else for every family of the group.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="home_programmes")
    name = models.CharField(_("Name"), max_length=60)
    joined_only = models.BooleanField(_("Only for families who join"), default=False)
    started_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="home_programmes")
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]


class Joining(models.Model):
    """A child whose family joined a programme; who left again keeps the line with its day."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="joinings")
    child = models.ForeignKey(Child, models.CASCADE, related_name="home_joinings")
    joined_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "child"], name="one_joining_per_child")]


class Suggestion(models.Model):
    """A home activity that is suggested to a group, or to one child, for a week; `week` is its Monday.

    One that is taken back is seen by no parent any more; what was said of it stays.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="home_suggestions")
    child = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="home_suggestions")
    programme = models.ForeignKey(Programme, models.CASCADE, null=True, blank=True, related_name="suggestions")
    activity = models.CharField(max_length=40, help_text="A key of data/activities.toml, or that of `own`.")
    own = models.ForeignKey(OwnActivity, models.PROTECT, null=True, blank=True, related_name="suggestions")
    week = models.DateField(_("Week"), db_index=True)
    theme = models.CharField(_("Theme in the group"), max_length=60, blank=True)
    theme_text = models.ForeignKey(
        Text, models.SET_NULL, null=True, blank=True, related_name="+", help_text="The theme, to be translated."
    )
    chosen_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="home_suggestions")
    chosen_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-week", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "activity", "week"],
                condition=Q(child=None, programme=None, withdrawn_at=None),
                name="one_suggestion_per_group",
            ),
            models.UniqueConstraint(
                fields=["child", "activity", "week"],
                condition=Q(child__isnull=False, withdrawn_at=None),
                name="one_suggestion_per_child",
            ),
        ]


class Reply(models.Model):
    """What a guardian said in one tap about a suggestion, and which face the child chose; both may be taken back."""

    class Said(models.TextChoices):
        DID = "did", _("Did it")
        LIKED = "liked", _("Liked it")
        TOO_HARD = "too_hard", _("Too hard")
        NOT_NOW = "not_now", _("Not this week")

    class Smiley(models.TextChoices):
        HAPPY = "happy", pgettext_lazy("face of a child", "Nice")
        OKAY = "okay", pgettext_lazy("face of a child", "Okay")
        SAD = "sad", pgettext_lazy("face of a child", "Not so nice")

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="replies")
    child = models.ForeignKey(Child, models.CASCADE, related_name="home_replies")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="home_replies")
    said = models.CharField(max_length=8, choices=Said, blank=True)
    smiley = models.CharField(max_length=5, choices=Smiley, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "child", "guardian"], name="one_reply_per_guardian_and_child")
        ]
