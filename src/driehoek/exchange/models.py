"""Imports: the file, what it would change, what it changed, and how to take that back."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Guardian, Location


def new_name() -> str:
    """A name for a file that tells nothing about what is in it."""
    return uuid.uuid4().hex


class ImportRun(models.Model):
    """One file on its way into the register: looked at first, applied when told, undone when asked."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Waiting to be read")
        NEEDS_MAPPING = "needs_mapping", _("Columns must be chosen")
        CHECKED = "checked", _("Read; nothing changed yet")
        ACCEPTED = "accepted", _("Waiting to be applied")
        APPLIED = "applied", _("Applied")
        UNDOING = "undoing", _("Waiting to be undone")
        UNDONE = "undone", _("Undone")
        FAILED = "failed", _("Could not be read")

    location = models.ForeignKey(Location, models.PROTECT, related_name="imports")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    format = models.CharField(max_length=12, blank=True)
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=300, default=new_name)
    mapping = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=14, choices=State, default=State.UPLOADED)
    report = models.JSONField(default=dict, blank=True)
    problem = models.CharField(max_length=400, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]


class ImportChange(models.Model):
    """One record that an import made or changed, with what it was before; in order, so that undo walks back."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="changes")
    model = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]


class ColumnMapping(models.Model):
    """Which column of a location's own spreadsheet means what; asked once and remembered by its headings."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="column_mappings")
    headings = models.CharField(max_length=64, help_text=_("Fingerprint of the headings."))
    columns = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["location", "headings"], name="one_mapping_per_headings")]


class CalendarFeed(models.Model):
    """A secret address at which the calendar of one colleague or one guardian reads what is theirs.

    Apart from a personal link, since whoever keeps the calendar sees the address. It is derived from `pk` and the
    secret key and stored nowhere; a new one ends the one before.
    """

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="calendar_feeds")
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, related_name="calendar_feeds")
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(account=None, guardian__isnull=False)
                | models.Q(account__isnull=False, guardian=None),
                name="a_calendar_is_of_one_person",
            )
        ]
