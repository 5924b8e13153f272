"""A commission of parents and team: one list of members with equal positions, tasks and meetings (S2, row V2)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Guardian, Location
from driehoek.texts.models import Text


class Commission(models.Model):
    """Parents and team who do something together; `words` holds its name (title) and its purpose (body).

    The one of kind "parents' room" is the working group that makes the mornings there.
    """

    class Kind(models.TextChoices):
        PARENTS_ROOM = "parents_room", _("Working group of the parents' room")
        OTHER = "other", _("Another commission")

    location = models.ForeignKey(Location, models.PROTECT, related_name="commissions")
    kind = models.CharField(_("What kind?"), max_length=12, choices=Kind, default=Kind.OTHER)
    words = models.OneToOneField(Text, models.PROTECT, related_name="commission")
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location"], condition=Q(kind="parents_room", ended_at=None), name="one_parents_room"
            )
        ]


class CommissionMember(models.Model):
    """A colleague or a guardian in a commission, on one list; a guardian belongs to it after saying yes.

    Who left keeps the line; asked again is a new one.
    """

    commission = models.ForeignKey(Commission, models.CASCADE, related_name="members")
    account = models.ForeignKey(Account, models.CASCADE, null=True, blank=True, related_name="commission_seats")
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, blank=True, related_name="commission_seats")
    asked_at = models.DateTimeField(auto_now_add=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(account=None, guardian__isnull=False) | Q(account__isnull=False, guardian=None),
                name="member_is_one_person",
            ),
            models.UniqueConstraint(
                fields=["commission", "account"], condition=Q(left_at=None), name="colleague_is_member_once"
            ),
            models.UniqueConstraint(
                fields=["commission", "guardian"], condition=Q(left_at=None), name="guardian_is_member_once"
            ),
        ]

    @property
    def name(self) -> str:
        """The name by which the other members know this one."""
        return self.guardian.full_name if self.guardian else self.account.name if self.account else ""


class CommissionTask(models.Model):
    """Something to be done in a commission, by one member, by a day; with a `proposal`: for that morning."""

    commission = models.ForeignKey(Commission, models.CASCADE, related_name="tasks")
    proposal = models.ForeignKey("Proposal", models.CASCADE, null=True, blank=True, related_name="tasks")
    text = models.OneToOneField(Text, models.PROTECT, related_name="commission_task")
    member = models.ForeignKey(CommissionMember, models.SET_NULL, null=True, blank=True, related_name="tasks")
    due = models.DateField(_("By when?"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = [models.F("due").asc(nulls_last=True), "pk"]


class CommissionMeeting(models.Model):
    """A meeting of a commission, with an agenda and minutes in plain words; who leads it may alternate."""

    commission = models.ForeignKey(Commission, models.CASCADE, related_name="meetings")
    at = models.DateTimeField(_("When?"))
    place = models.CharField(_("Place"), max_length=120, blank=True)
    chair = models.ForeignKey(CommissionMember, models.SET_NULL, null=True, blank=True, related_name="chairs")
    agenda = models.OneToOneField(Text, models.PROTECT, null=True, blank=True, related_name="agenda_of")
    minutes = models.OneToOneField(Text, models.PROTECT, null=True, blank=True, related_name="minutes_of")

    class Meta:
        ordering = ["-at", "-pk"]
