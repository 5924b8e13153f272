"""Getting it to a guardian: one row per guardian, message and channel, in the database before anything is sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.logbook.models import About
from driehoek.messages.models.by_hand import Call, PrintRun
from driehoek.messages.models.messages import Receipt
from driehoek.people.models import Child, Family, Guardian, Location, StudentDecision


class Delivery(About):
    """One rendering for one guardian through one channel, and how far it got."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        LETTER = "letter", _("Letter on paper")
        SMS = "sms", _("Text message")
        PUSH = "push", _("Notice on the phone")
        PHONE = "phone", _("Phone call")

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Being handed over")
        HANDED_OVER = "handed_over", _("Handed over")
        CONFIRMED = "confirmed", _("Confirmed by the channel")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")
        ALONG = "along", _("Goes along with other news")

    class Problem(models.TextChoices):
        UNREACHABLE = "unreachable", _("The other side could not be reached.")
        REFUSED = "refused", _("This address does not work.")
        LATER = "later", _("The other side did not take it.")
        UNSURE = "unsure", _("Sending was interrupted. We do not know whether it arrived.")
        NO_MOBILE = "no_mobile", _("This is not a number of a mobile phone.")
        NO_GATEWAY = "no_gateway", _("The school has no gateway for text messages.")
        UNDELIVERED = "undelivered", _("It was taken, but did not arrive.")

    location = models.ForeignKey(Location, models.PROTECT, related_name="deliveries")
    family = models.ForeignKey(Family, models.CASCADE, null=True, related_name="deliveries")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="deliveries")
    child = models.ForeignKey(
        Child, models.CASCADE, null=True, related_name="deliveries",
        help_text="The right to information about this child opens it; without a child any of the family does.",
    )  # fmt: skip
    category = models.CharField(
        max_length=10, choices=StudentDecision.Category, default=StudentDecision.Category.CONTACT,
        help_text="For what an adult student must permit contact before it goes out.",
    )  # fmt: skip
    channel = models.CharField(max_length=8, choices=Channel)
    kind = models.CharField(max_length=20, help_text=_("invitation, link …"))
    language = models.CharField(max_length=5)
    address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    created_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    receipt = models.ForeignKey(Receipt, models.CASCADE, null=True, blank=True, related_name="deliveries")
    rank = models.PositiveSmallIntegerField(default=0, help_text=_("Which in the guardian's own order."))
    news = models.BooleanField(default=False, help_text=_("May be unsubscribed from."))
    urgent = models.BooleanField(default=False, help_text=_("Goes before everything else."))
    url = models.CharField(max_length=300, blank=True, help_text=_("Where the guardian reads and answers it."))
    provider_id = models.CharField(max_length=120, blank=True, db_index=True)
    problem = models.CharField(max_length=12, choices=Problem, blank=True)
    bundle = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="along",
        help_text="The delivery in which this one goes along.",
    )  # fmt: skip
    print_run = models.ForeignKey(PrintRun, models.SET_NULL, null=True, blank=True, related_name="letters")
    call = models.ForeignKey(
        Call, models.SET_NULL, null=True, blank=True, related_name="deliveries",
        help_text="The last call in which somebody tried to tell it.",
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(fields=["state", "-urgent", "news", "id"], name="in_order_of_the_outbox"),
            models.Index(fields=["about_kind", "about_id"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["guardian", "channel", "kind", "about_kind", "about_id"], name="nothing_is_sent_twice"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.pk}"
