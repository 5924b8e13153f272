"""How a location reaches people: hours, limits and gateways; and what guardians chose themselves."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Guardian, Location


class Manners(models.Model):
    """Quiet hours, the weekly limit, opening hours and the gateway of a location; defaults hold without a row."""

    class Gateway(models.TextChoices):
        NONE = "", _("None")
        GENERIC = "generic", _("Any gateway, in our own format")
        BIRD = "messagebird", _("MessageBird (Bird)")
        TWILIO = "twilio", _("Twilio")

    location = models.OneToOneField(Location, models.CASCADE, related_name="manners")
    quiet_from = models.TimeField(_("Quiet from"), default=time(20, 0))
    quiet_until = models.TimeField(_("Quiet until"), default=time(7, 30))
    weekly_limit = models.PositiveSmallIntegerField(_("Messages per family per week at most"), default=3)
    digest_weekday = models.PositiveSmallIntegerField(_("Day on which news goes out together"), null=True, blank=True)
    open_days = models.JSONField(_("Open on"), default=list, blank=True)
    open_from = models.TimeField(_("Open from"), null=True, blank=True)
    open_until = models.TimeField(_("Open until"), null=True, blank=True)
    answer_days = models.PositiveSmallIntegerField(_("Working days until an answer at most"), default=2)
    gateway = models.CharField(_("Gateway for text messages"), max_length=12, choices=Gateway, blank=True)
    gateway_address = models.CharField(_("Address of the gateway"), max_length=300, blank=True)
    gateway_user = models.CharField(_("User or account"), max_length=120, blank=True)
    gateway_key = models.TextField(_("Key"), blank=True)  # sealed, see `shared.sealing`
    gateway_sender = models.CharField(_("Sender"), max_length=34, blank=True)
    mails_per_minute = models.PositiveIntegerField(_("E-mails per minute at most"), default=600)
    texts_per_minute = models.PositiveIntegerField(_("Text messages per minute at most"), default=60)

    class Meta:
        verbose_name_plural = "manners"


class Pace(models.Model):
    """How many deliveries of a location went through a channel in one minute; all workers count here together."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="paces")
    channel = models.CharField(max_length=8)
    minute = models.DateTimeField()
    used = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["location", "channel"], name="one_pace_per_channel")]


class NewsStop(models.Model):
    """A guardian wants no news by e-mail from this location; what must be told still comes."""

    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="news_stops")
    location = models.ForeignKey(Location, models.CASCADE, related_name="news_stops")
    stopped_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["guardian", "location"], name="one_news_stop")]


class PushSubscription(models.Model):
    """One browser of a guardian that may show notices (RFC 8030); two guardians may share a phone."""

    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="push_subscriptions")
    endpoint = models.URLField(max_length=500)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=60)
    created_at = models.DateTimeField(auto_now_add=True)
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["guardian", "endpoint"], name="one_subscription_per_browser")]
