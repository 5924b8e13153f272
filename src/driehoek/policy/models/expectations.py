"""What school and parents may expect of each other, and with whom this was agreed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Guardian, Location, SchoolYear
from driehoek.texts.models import Text


class Expectations(models.Model):
    """Expectations in both directions for one school year, one on a line (S4); a new text is a new version.

    `school_text` and `parents_text` are the same words for parents, in the languages that they read.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="expectations")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="expectations")
    version = models.PositiveIntegerField()
    of_school = models.TextField(_("What may parents expect of us?"))
    of_parents = models.TextField(_("What do we expect of parents?"))
    school_text = models.ForeignKey(Text, models.SET_NULL, null=True, related_name="+")
    parents_text = models.ForeignKey(Text, models.SET_NULL, null=True, related_name="+")
    author = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-school_year__start", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "school_year", "version"], name="one_text_of_expectations_per_version"
            )
        ]


class HomeSchoolAgreement(models.Model):
    """The expectations were told to a guardian and talked over; it is an agreement once both said yes (S0, S4).

    `answered_at` is when the guardian answered on their own page, `own_text` what they wrote there.
    """

    expectations = models.ForeignKey(Expectations, models.PROTECT, related_name="agreements")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="home_school_agreements")
    told_on = models.DateField(_("When did you talk about it?"))
    told_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    school_agrees = models.BooleanField(_("We say yes to what this parent expects of us"), default=False)
    guardian_agrees = models.BooleanField(_("The parent says yes to what we expect"), default=False)
    own_words = models.TextField(_("What does the parent expect, in their own words?"), blank=True)
    own_text = models.ForeignKey(Text, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    noted_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["expectations", "guardian"], name="one_agreement_per_guardian_and_version")
        ]
