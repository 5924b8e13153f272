"""The personal link: a parent's key to their own pages, without account and without password."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models.families import Guardian


class PersonalLink(models.Model):
    """One key of one guardian. The token itself is never stored: it is derived from `pk` and the secret key."""

    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="links")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("Valid until"))
    revoked_at = models.DateTimeField(null=True, blank=True)
