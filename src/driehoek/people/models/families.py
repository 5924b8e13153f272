"""Families as they are: children, guardians, addresses, rights with dates, and what contact each guardian needs."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from driehoek.people.models.base import Dated, Named
from driehoek.people.models.organisations import Group, Organisation
from driehoek.shared.languages import DEFAULT, LANGUAGES

LANGUAGE_CHOICES = [(language.code, language.own_name) for language in LANGUAGES.values()]


class Family(models.Model):
    """Children who share the same guardians: the unit that a school invites and counts (docs/concepts.md)."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="families")
    name = models.CharField(_("Name"), max_length=200, db_index=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "families"

    def __str__(self) -> str:
        return self.name


class Household(models.Model):
    """One address where members of a family live; separated parents have two."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="households")
    street = models.CharField(_("Street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("Postcode"), max_length=10, blank=True)
    city = models.CharField(_("Town"), max_length=100, blank=True)

    def __str__(self) -> str:
        return ", ".join(part for part in (self.street, self.postcode, self.city) if part)


class Child(Named):
    """A child, pupil or student. No BSN, no origin, no weights: the product never needs them."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="children")
    family = models.ForeignKey(Family, models.PROTECT, related_name="children")
    number = models.CharField(_("Pupil number"), max_length=64, blank=True, db_index=True)
    birth_date = models.DateField(_("Date of birth"), null=True, blank=True)
    households = models.ManyToManyField(Household, related_name="children", blank=True)

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        verbose_name_plural = "children"


class Enrolment(Dated):
    """A child in a group, from day to day."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="enrolments")
    group = models.ForeignKey(Group, models.PROTECT, related_name="enrolments")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "group"], name="one_enrolment_per_child_and_group")]


class Guardian(Named):
    """A parent, or another adult who matters to a child; what they may know stands in Guardianship."""

    class Channel(models.TextChoices):
        PHONE = "phone", _("Phone call")
        EMAIL = "email", _("E-mail")
        LETTER = "letter", _("Letter on paper")
        FACE = "face", _("In person at school")
        SMS = "sms", _("Text message")
        PUSH = "push", _("Notice on the phone")

    class Moment(models.TextChoices):
        MORNING = "morning", _("Morning")
        AFTERNOON = "afternoon", _("Afternoon")
        EVENING = "evening", _("Evening")
        WEEKEND = "weekend", _("Weekend")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="guardians")
    household = models.ForeignKey(Household, models.SET_NULL, null=True, blank=True, related_name="guardians")
    email = models.EmailField(_("E-mail"), blank=True, db_index=True)
    phone = PhoneNumberField(_("Phone"), region="NL", blank=True)
    language_spoken = models.CharField(_("Language to speak"), max_length=60, blank=True, help_text=_("Own choice."))
    language_read = models.CharField(_("Language to read"), max_length=5, choices=LANGUAGE_CHOICES, default=DEFAULT)
    language_known = models.BooleanField(_("Chosen by the parent"), default=False)
    prefers_hearing = models.BooleanField(_("Would rather hear than read"), default=False)
    wants_interpreter = models.BooleanField(_("Would like an interpreter"), default=False)
    channel = models.CharField(_("Best way to reach"), max_length=10, choices=Channel, default=Channel.EMAIL)
    fallbacks = models.JSONField(_("And if that does not work"), default=list, blank=True)
    best_times = models.JSONField(_("Best times"), default=list, blank=True)
    needs_note = models.CharField(_("Good to know"), max_length=300, blank=True)

    class Meta:
        ordering = ["family_name", "given_name", "pk"]

    @property
    def best_times_in_words(self) -> list[str]:
        """The best times as colleagues read them."""
        return [str(moment.label) for moment in self.Moment if moment in self.best_times]


class Guardianship(Dated):
    """Between a guardian and a child: relation, custody and right to information, with dates.

    Both parents with custody are informed actively (BW 1:251 lid 2); a parent without custody only on request
    (BW 1:377c); an adult who merely helps has no right to information.
    """

    class Relation(models.TextChoices):
        MOTHER = "mother", _("Mother")
        FATHER = "father", _("Father")
        STEPPARENT = "stepparent", _("Step-parent")
        FOSTER = "foster", _("Foster parent")
        GRANDPARENT = "grandparent", _("Grandparent")
        GUARDIAN = "guardian", _("Guardian")
        OTHER = "other", _("Other")

    class Custody(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNKNOWN = "unknown", _("Not known")

    class Information(models.TextChoices):
        FULL = "full", _("Is informed")
        ON_REQUEST = "on_request", _("Only on request")
        NONE = "none", _("Is not informed")

    child = models.ForeignKey(Child, models.CASCADE, related_name="guardianships")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="guardianships")
    relation = models.CharField(_("Relation"), max_length=12, choices=Relation, default=Relation.OTHER)
    custody = models.CharField(_("Custody"), max_length=8, choices=Custody, default=Custody.UNKNOWN)
    information = models.CharField(_("Information"), max_length=12, choices=Information, default=Information.FULL)
    reason = models.CharField(_("Reason and source of a limit"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "guardian"], name="one_guardianship_per_pair")]
        indexes = [models.Index(fields=["guardian", "information"])]

    def clean(self) -> None:
        """A limit to the right to information needs a reason with its source, and dates follow each other."""
        if self.information != self.Information.FULL and not self.reason.strip():
            raise ValidationError({"reason": _("Say why, and where that is written: for example a court decision.")})
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("The last day comes before the first.")})


class StudentDecision(models.Model):
    """What a student says about contact with the parents: permission from 18, objection at 16 and 17 (row P5)."""

    class Category(models.TextChoices):
        CONTACT = "contact", _("Invitations and contact")
        PROGRESS = "progress", _("Progress")
        ABSENCE = "absence", _("Absence")

    class Kind(models.TextChoices):
        PERMISSION = "permission", _("Permission")
        OBJECTION = "objection", _("Objection")

    child = models.ForeignKey(Child, models.CASCADE, related_name="decisions")
    category = models.CharField(max_length=10, choices=Category)
    kind = models.CharField(max_length=10, choices=Kind)
    decided_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    dismissed_on = models.DateField(null=True, blank=True, help_text=_("Weighed and not followed, with the reason."))
    dismissed_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "category", "kind"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="one_standing_decision_per_category",
            )
        ]
