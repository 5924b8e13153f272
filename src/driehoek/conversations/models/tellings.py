"""What a guardian was told about talks, each thing once: deliveries point here, so nothing is sent twice."""

from django.db import models

from driehoek.conversations.models.parties import Party
from driehoek.people.models import Account, Guardian


class Telling(models.Model):
    """One guardian of a party was asked for wishes, reminded, or told times; the words follow from the records."""

    class Kind(models.TextChoices):
        WISHES = "wishes"
        REMINDER = "reminder"
        TIMES = "times"
        CHANGES = "changes"

    party = models.ForeignKey(Party, models.CASCADE, related_name="tellings")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="talk_tellings")
    kind = models.CharField(max_length=8, choices=Kind)
    number = models.PositiveSmallIntegerField(default=1, help_text="The how manieth of its kind.")
    changes = models.JSONField(default=list, blank=True, help_text="Talks: their number, and when they were before.")
    by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party", "guardian", "kind", "number"], name="told_once_for_each_reason")
        ]
