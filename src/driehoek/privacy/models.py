"""What people asked about what is kept of them, and what of a full answer was held back, with the reason (AVG 12)."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Guardian, Location
from driehoek.texts.models import Text


class PrivacyRequest(models.Model):
    """One request of a guardian, or of a student or colleague; answered within a month (AVG, article 12 lid 3)."""

    class Right(models.TextChoices):
        SEE = "see", _("See everything")
        CORRECT = "correct", _("Correct something")
        ERASE = "erase", _("Erase something")
        RESTRICT = "restrict", _("Not use something for now")
        OBJECT = "object", _("Object to a use")

    class State(models.TextChoices):
        OPEN = "open", _("To be answered")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Not done, with the reason")
        TAKEN_BACK = "taken_back", _("Taken back")

    location = models.ForeignKey(Location, models.PROTECT, related_name="privacy_requests")
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, blank=True, related_name="privacy_requests")
    account = models.ForeignKey(Account, models.CASCADE, null=True, blank=True, related_name="privacy_requests")
    right = models.CharField(max_length=8, choices=Right)
    group = models.CharField(max_length=20, blank=True, help_text="The group of the map it is about.")
    words = models.ForeignKey(Text, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_on = models.DateField()
    due = models.DateField()
    longer = models.ForeignKey(Text, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answer = models.ForeignKey(Text, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    package = models.JSONField(null=True, blank=True, help_text="Everything that was released, as it was that day.")
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["location", "state", "due"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(guardian__isnull=True) ^ models.Q(account__isnull=True), name="one_person_asks"
            )
        ]

    @property
    def person(self) -> Guardian | Account:
        """Who asked."""
        asker = self.guardian or self.account
        if asker is None:
            raise ValueError("Somebody asks.")
        return asker

    @property
    def language(self) -> str:
        """The language in which it is answered."""
        return self.guardian.language_read if self.guardian else self.account.language if self.account else ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be answered."""
        return self.state == self.State.OPEN

    @property
    def days_left(self) -> int:
        """Days until it must be answered; negative when it is late."""
        return (self.due - timezone.localdate()).days

    @property
    def in_time(self) -> bool:
        """Whether it was answered in time, or still can be."""
        day: date = self.answered_on or timezone.localdate()
        return day <= self.due


class HeldBack(models.Model):
    """One row that does not go along with a full answer, and why (AVG, article 15 lid 4; UAVG, article 41)."""

    class Reason(models.TextChoices):
        OTHERS = "others", _("It is about somebody else, who has rights too.")
        WORK = "work", _("It is a working note of a colleague.")

    request = models.ForeignKey(PrivacyRequest, models.CASCADE, related_name="held_back")
    record = models.CharField(max_length=60)
    number = models.BigIntegerField()
    reason = models.CharField(_("Why does it stay here?"), max_length=6, choices=Reason)
    note = models.CharField(_("In your own words"), max_length=300, blank=True)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "record", "number"], name="a_row_is_held_back_once")]
