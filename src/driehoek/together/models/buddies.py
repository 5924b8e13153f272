"""Parents who help parents: what is offered and asked, matches with two consents, and words between the two (S0)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Guardian, Location


class BuddyOffer(models.Model):
    """A guardian offers to be a buddy or language ambassador, or asks for one; who stops keeps the line."""

    class Side(models.TextChoices):
        OFFERS = "offers", _("Wants to help another parent")
        ASKS = "asks", _("Would like help of another parent")

    class Purpose(models.TextChoices):
        SCHOOL_START = "school_start", _("Beginning at school")
        FORMS = "forms", _("Forms and letters")
        TALK = "talk", _("Going along to a talk")
        NEIGHBOURHOOD = "neighbourhood", _("Finding the way in the neighbourhood")

    location = models.ForeignKey(Location, models.PROTECT, related_name="buddy_offers")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="buddy_offers")
    side = models.CharField(max_length=6, choices=Side)
    languages = models.JSONField(default=list, help_text="Codes of languages the guardian speaks.")
    purposes = models.JSONField(default=list, help_text="Values of Purpose.")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "guardian", "side"], condition=Q(ended_at=None), name="one_open_offer_per_side"
            )
        ]


class BuddyMatch(models.Model):
    """Who asks and who offers, put together by a colleague; nothing is shared before both said yes."""

    ask = models.ForeignKey(BuddyOffer, models.CASCADE, related_name="asked_matches")
    offer = models.ForeignKey(BuddyOffer, models.CASCADE, related_name="offered_matches")
    proposed_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    asker_yes_at = models.DateTimeField(null=True, blank=True)
    offerer_yes_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name_plural = "buddy matches"
        constraints = [models.UniqueConstraint(fields=["ask", "offer"], name="a_pair_is_matched_once")]

    @property
    def together(self) -> bool:
        """Whether both said yes and nobody stopped."""
        return bool(self.asker_yes_at and self.offerer_yes_at and not self.ended_at)


class BuddyMessage(models.Model):
    """Words of one buddy to the other; nobody at school reads them, unless one of the two reports them."""

    match = models.ForeignKey(BuddyMatch, models.CASCADE, related_name="messages")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="buddy_messages")
    body = models.TextField(max_length=600)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
