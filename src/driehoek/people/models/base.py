"""What several records of the register share: a person's name, and being valid during a span of days."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def on_day(day: date, prefix: str = "") -> Q:
    """Match rows whose span `start`..`end` (both included, empty end = still going) holds this day."""
    started = Q(**{f"{prefix}start__isnull": True}) | Q(**{f"{prefix}start__lte": day})
    not_ended = Q(**{f"{prefix}end__isnull": True}) | Q(**{f"{prefix}end__gte": day})
    return started & not_ended


class Named(models.Model):
    """A Dutch name in its parts, so that sorting and addressing are right."""

    given_name = models.CharField(_("First name"), max_length=200, blank=True)
    initials = models.CharField(_("Initials"), max_length=20, blank=True)
    infix = models.CharField(_("Infix"), max_length=20, blank=True, help_text=_("For example: van der"))
    family_name = models.CharField(_("Surname"), max_length=200, db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """First name (or initials), infix and surname."""
        return " ".join(part for part in (self.given_name or self.initials, self.infix, self.family_name) if part)

    @property
    def sort_name(self) -> str:
        """Surname first, as lists are ordered."""
        return f"{self.family_name}, {' '.join(part for part in (self.given_name, self.infix) if part)}"


class Dated(models.Model):
    """Valid from `start` up to and including `end`; an empty end means: still going."""

    start = models.DateField(_("From"), null=True, blank=True)
    end = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        abstract = True
