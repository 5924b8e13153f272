"""A message as it is written once, and what became of it at each guardian."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.logbook.models import About
from driehoek.people.models import Account, Child, Family, Group, Guardian, Location
from driehoek.texts.models import Text


class Message(About):
    """Written once, for many: own words (`text`) or a ready message (`ready` with its `details`)."""

    class Kind(models.TextChoices):
        NEWS = "news", _("News: nice to know")
        MUST = "must", _("Must be told")
        URGENT = "urgent", _("Urgent: something happened")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SCHEDULED = "scheduled", _("Waits for its time")
        SENDING = "sending", _("Is being sent")
        PAUSED = "paused", _("Paused")
        SENT = "sent", _("Sent")
        STOPPED = "stopped", _("Stopped")

    location = models.ForeignKey(Location, models.PROTECT, related_name="messages")
    author = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="messages")
    kind = models.CharField(_("Kind"), max_length=6, choices=Kind, default=Kind.MUST)
    text = models.OneToOneField(Text, models.PROTECT, null=True, blank=True, related_name="message")
    ready = models.CharField(max_length=40, blank=True, help_text=_("Key of a ready message."))
    details = models.JSONField(default=dict, blank=True, help_text=_("What stands in its placeholders."))
    pictogram = models.CharField(max_length=30, blank=True)
    must_understand = models.BooleanField(_("Ask whether it was understood"), default=False)
    may_reply = models.BooleanField(_("Parents can answer"), default=True)
    audience = models.JSONField(default=dict, blank=True, help_text="groups, families, guardians, activity, only")
    override = models.CharField(_("Why it may pass the weekly limit"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    send_at = models.DateTimeField(_("Send at"), null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    total = models.PositiveIntegerField(default=0)
    cursor = models.BigIntegerField(default=0, help_text=_("The last guardian for whom rows were written."))
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    waiting = models.JSONField(default=list, blank=True, help_text=_("Languages of which the translation is awaited."))
    wait_until = models.DateTimeField(null=True, blank=True, help_text=_("Then the original goes."))
    problem = models.CharField(max_length=300, blank=True, help_text=_("Why sending stopped by itself."))

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Attachment(models.Model):
    """A picture, a spoken message or a file that goes with a message."""

    class Kind(models.TextChoices):
        PICTURE = "picture", _("Picture")
        VOICE = "voice", _("Spoken message")
        FILE = "file", _("File")

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    kind = models.CharField(max_length=8, choices=Kind)
    file = models.FileField(upload_to="messages/%Y/%m/")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField(help_text=_("Bytes."))
    alt = models.CharField(_("What is to be seen or heard"), max_length=200, blank=True)
    language = models.CharField(max_length=5, blank=True)


class Receipt(models.Model):
    """A message at one guardian: their language, and whether it was opened, heard, understood or answered."""

    class Held(models.TextChoices):
        WEEKLY_LIMIT = "weekly_limit", _("The family got enough messages this week.")
        NO_CHANNEL = "no_channel", _("No address, telephone number or home is known.")
        NEWS_STOPPED = "news_stopped", _("Wants no news.")

    message = models.ForeignKey(Message, models.CASCADE, related_name="receipts")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="receipts")
    family = models.ForeignKey(Family, models.CASCADE, related_name="receipts")
    child = models.ForeignKey(Child, models.CASCADE, null=True, related_name="receipts")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="receipts")
    language = models.CharField(max_length=5)
    created_at = models.DateTimeField(auto_now_add=True)
    held_because = models.CharField(
        max_length=200, choices=Held, blank=True, help_text=_("Why nothing was sent to this guardian.")
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    understood_at = models.DateTimeField(null=True, blank=True)
    explain_asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "guardian"], name="one_receipt_per_guardian")]
        indexes = [models.Index(fields=["guardian", "-created_at"])]
