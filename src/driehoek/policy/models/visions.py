"""What a location stands for with parents: answers to the guiding questions, versions, and who endorsed them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.people.models import Account, Location


class VisionAnswer(models.Model):
    """What somebody wrote under a guiding question; the newest holds, older ones stay readable."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="vision_answers")
    question = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    author = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["location", "question"])]


class Vision(models.Model):
    """What a location stands for with parents; a new text is a new version, older ones stay readable.

    The newest adopted version holds until a newer one is adopted, and the newest published one is open to everybody.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="visions")
    version = models.PositiveIntegerField()
    text = models.TextField(_("Our vision"))
    author = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    adopted_on = models.DateField(_("Adopted on"), null=True, blank=True)
    adopted_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["location", "version"], name="one_vision_per_version")]


class Endorsement(models.Model):
    """Somebody says for the board, the head, the team or the parents: this is our vision too (S3, chapter 2)."""

    class Party(models.TextChoices):
        BOARD = "board", pgettext_lazy("who endorses", "The board")
        HEAD = "head", pgettext_lazy("who endorses", "The head")
        TEAM = "team", pgettext_lazy("who endorses", "The team")
        PARENTS = "parents", pgettext_lazy("who endorses", "The parents")

    vision = models.ForeignKey(Vision, models.CASCADE, related_name="endorsements")
    party = models.CharField(_("On behalf of"), max_length=8, choices=Party)
    name = models.CharField(_("Who said so?"), max_length=200)
    endorsed_on = models.DateField(_("When?"))
    remark = models.TextField(_("What did they say with it?"), blank=True)
    noted_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["endorsed_on", "pk"]
