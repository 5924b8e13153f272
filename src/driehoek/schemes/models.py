"""What a location enters for a subsidy, and schemes that it added itself; what a scheme asks is data."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Location, SchoolYear

LONGEST_YEARS = 10


class OwnScheme(models.Model):
    """A scheme that a location added: the text of its file, read anew each time; a newer file takes its place."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="own_schemes")
    key = models.SlugField(max_length=80)
    text = models.TextField()
    added_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "key"], condition=models.Q(withdrawn_at=None), name="one_own_scheme_per_key"
            )
        ]


class Application(models.Model):
    """What a location asks of a scheme from a school year on: a draft that keeps what was typed.

    `own` is what the school pays itself, in euros, over all years together.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="applications")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="applications")
    scheme = models.SlugField(max_length=80)
    years = models.PositiveSmallIntegerField(
        _("For how many school years?"), default=1, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_YEARS)]
    )
    own = models.DecimalField(
        _("What does the school pay itself, over all years together? (€)"), max_digits=10, decimal_places=2,
        default=Decimal(0), validators=[MinValueValidator(0)],
    )  # fmt: skip
    saved_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-school_year__start", "scheme"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "scheme", "school_year"], name="one_application_per_scheme_and_year"
            )
        ]


class ApplicationLine(models.Model):
    """What was entered under one point of a scheme.

    For a post: how much of its unit each school year, and what one of it costs in euros. For a condition or a level of
    contact: whether the school states it (`ticked`), and its own words.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="lines")
    about = models.SlugField(max_length=40)
    quantity = models.DecimalField(max_digits=10, decimal_places=2, default=Decimal(0))
    price = models.DecimalField(max_digits=10, decimal_places=2, default=Decimal(0))
    ticked = models.BooleanField(default=False)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "about"], name="one_line_per_point")]
