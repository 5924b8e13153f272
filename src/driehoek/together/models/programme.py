"""What parents want to do in the parents' room: proposals, who would come, what became of them (S4, section 3.2.2)."""

from django.db import models
from django.db.models import Q

from driehoek.activities.models import Activity
from driehoek.people.models import Account, Guardian, Location
from driehoek.texts.models import Text
from driehoek.together.models.commissions import CommissionMember


class Proposal(models.Model):
    """A subject for a morning: a key of data/subjects.toml, or a parent's own words.

    Own words are shown to other parents once a colleague read them and put them on the list (`listed_at`).
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="proposals")
    guardian = models.ForeignKey(Guardian, models.SET_NULL, null=True, blank=True, related_name="proposals")
    subject = models.CharField(max_length=40, blank=True, help_text="A key of data/subjects.toml.")
    text = models.OneToOneField(Text, models.PROTECT, null=True, blank=True, related_name="proposal")
    proposed_at = models.DateTimeField(auto_now_add=True)
    listed_at = models.DateTimeField(null=True, blank=True)
    activity = models.OneToOneField(
        Activity, models.SET_NULL, null=True, blank=True, related_name="proposal", help_text="The morning made of it."
    )
    runners = models.ManyToManyField(CommissionMember, blank=True, related_name="mornings")
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.OneToOneField(Text, models.PROTECT, null=True, blank=True, related_name="declined")
    declined_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject="", text__isnull=False) | (~Q(subject="") & Q(text=None)), name="list_or_own_words"
            ),
            models.UniqueConstraint(
                fields=["location", "subject"], condition=~Q(subject="") & Q(activity=None, declined_at=None),
                name="subject_is_open_once",
            ),
        ]  # fmt: skip


class Choice(models.Model):
    """A guardian would come for a subject; seen as a total alone."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="choices")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="choices")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "guardian"], name="one_choice_per_guardian")]
