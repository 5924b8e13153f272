"""The plan and what became of it: talks with a time, and the work of the planner."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.conversations.models.parties import Party, Wish
from driehoek.conversations.models.rounds import Host, Round
from driehoek.people.models import Account, Child


class Talk(models.Model):
    """A talk at a moment. What a family was told last stands in `told_start`; when it differs, they must hear of it."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        MISSED = "missed", _("Missed")
        CANCELLED = "cancelled", _("Cancelled")

    round = models.ForeignKey(Round, models.CASCADE, related_name="talks")
    party = models.ForeignKey(Party, models.CASCADE, related_name="talks")
    wish = models.ForeignKey(Wish, models.SET_NULL, null=True, related_name="talks")
    child = models.ForeignKey(Child, models.CASCADE, related_name="talks")
    host = models.ForeignKey(Host, models.CASCADE, related_name="talks")
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    place = models.CharField(_("Place"), max_length=120, blank=True)
    video_link = models.URLField(_("Address of the video call"), blank=True)
    interpreter = models.CharField(_("Who interprets"), max_length=120, blank=True)
    locked = models.BooleanField(_("Stays as it is"), default=False)
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    told_start = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="talk_ends_after_start"),
            models.UniqueConstraint(
                fields=["wish"], condition=models.Q(state__in=("planned", "held")), name="one_talk_per_wish"
            ),
        ]


class Solving(models.Model):
    """The planner at work on a round: claimed by a worker, with its progress and what it found."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Being planned")
        DONE = "done", _("Ready")
        STOPPED = "stopped", _("Stopped")
        FAILED = "failed", _("Failed")

    round = models.ForeignKey(Round, models.CASCADE, related_name="solvings")
    asked_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    seconds = models.PositiveSmallIntegerField(default=30, help_text="How long it may search.")
    repair = models.BooleanField(default=False, help_text="Keep the plan there is, and move as little as possible.")
    stop_asked = models.BooleanField(default=False)
    served = models.PositiveIntegerField(default=0)
    wished = models.PositiveIntegerField(default=0)
    cost = models.PositiveIntegerField(null=True, blank=True)
    lower_bound = models.FloatField(null=True, blank=True)
    took = models.FloatField(null=True, blank=True, help_text="Seconds.")
    helps = models.JSONField(default=list, blank=True, help_text="What would serve more wishes.")
    before = models.JSONField(default=dict, blank=True, help_text="The plan there was, to be put back.")
    problem = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
