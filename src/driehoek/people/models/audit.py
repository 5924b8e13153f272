"""The append-only record of what was done and looked at; a family may ask to see its own lines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models.accounts import Account
from driehoek.people.models.families import Family, Guardian
from driehoek.people.models.organisations import Location, Organisation


class AuditLine(models.Model):
    """Who did what to which record, when; never changed and only removed by retention."""

    at = models.DateTimeField(_("When"), auto_now_add=True, db_index=True)
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="audit_lines")
    guardian = models.ForeignKey(Guardian, models.SET_NULL, null=True, related_name="audit_lines")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True)
    location = models.ForeignKey(Location, models.PROTECT, null=True)
    family = models.ForeignKey(Family, models.SET_NULL, null=True, related_name="audit_lines")
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["family", "-at"])]
        ordering = ["-at", "-pk"]
