"""The class book: what a group lived through, in words and photos, for the guardians of that group (row M10)."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Child, Group, Guardian
from driehoek.texts.models import Text


def new_name(_photo: "Photo", _sent_as: str) -> str:
    """Where a photo is kept: a name that says nothing and that nobody can guess."""
    return f"classbook/{timezone.localdate():%Y/%m}/{uuid4().hex}.jpg"


class Entry(models.Model):
    """One page of the class book of a group; an archived one is seen by no guardian and can be taken back."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="class_book")
    text = models.OneToOneField(Text, models.PROTECT, related_name="entry")
    author = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="entries")
    posted_at = models.DateTimeField(auto_now_add=True, db_index=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-posted_at", "-pk"]
        verbose_name_plural = "entries"


class Photo(models.Model):
    """A photo, drawn anew without what the camera wrote in it; shown only while every child in it may be.

    `recognised` is how many children can be recognised in it; empty means that nobody has looked yet. It is kept
    beside the children, so that a photo of a child whose record is erased is shown to nobody.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="photos")
    file = models.FileField(upload_to=new_name)
    small = models.FileField(upload_to=new_name)
    alt = models.CharField(_("What is to be seen"), max_length=200, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    children = models.ManyToManyField(Child, related_name="photos", blank=True)
    recognised = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class PhotoConsent(models.Model):
    """What a guardian, or a child from 16, decided about photos of a child for one purpose; a row per decision.

    Without a guardian it is the child's own decision. `noted_by` is the colleague who wrote down what was given on
    paper; empty when it was decided on the own page. A newer decision of the same person withdraws the older one.
    """

    class Purpose(models.TextChoices):
        CLASS_BOOK = "class_book", _("The class book of the own group")
        SCHOOL = "school", _("The school guide and the newsletter")
        PUBLIC = "public", _("The website and social media")

    child = models.ForeignKey(Child, models.CASCADE, related_name="photo_consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    given = models.BooleanField(_("Allowed"))
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, blank=True, related_name="photo_consents")
    noted_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="photo_consents")
    decided_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["child", "purpose"])]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "purpose", "guardian"],
                condition=Q(withdrawn_at__isnull=True, guardian__isnull=False),
                name="one_standing_consent_per_guardian",
            ),
            models.UniqueConstraint(
                fields=["child", "purpose"],
                condition=Q(withdrawn_at__isnull=True, guardian__isnull=True),
                name="one_standing_consent_of_the_child",
            ),
        ]
