"""What may go along when a child goes to a school nearby, by the word of who decides about it (row B12)."""

from django.db import models

from driehoek.people.models import Child, Guardian
from driehoek.policy.models import NeighbourAgreement


class TransferChoice(models.Model):
    """What one guardian lets go along; without a guardian the student decided. Withdrawn: nothing goes any more."""

    agreement = models.ForeignKey(NeighbourAgreement, models.PROTECT, related_name="transfer_choices")
    child = models.ForeignKey(Child, models.CASCADE, related_name="transfer_choices")
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, blank=True, related_name="transfer_choices")
    kinds = models.JSONField(default=list, blank=True, help_text="Keys of kinds of information.")
    words = models.TextField(blank=True, help_text="What the guardian or the student wants to tell, in own words.")
    decided_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "child", "guardian"], name="one_transfer_choice_each"),
            models.UniqueConstraint(
                fields=["agreement", "child"], condition=models.Q(guardian=None), name="one_transfer_choice_of_student"
            ),
        ]
