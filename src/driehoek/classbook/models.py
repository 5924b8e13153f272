"""The class book: what a group lived through, in words and photos, for the guardians of that group (row M10)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Child, Group, Guardian
from driehoek.texts.models import Text


class Entry(models.Model):
    """One page of the class book of a group; an archived one is seen by nobody and can be taken back."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="class_book")
    text = models.OneToOneField(Text, models.PROTECT, related_name="entry")
    author = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="entries")
    posted_at = models.DateTimeField(auto_now_add=True, db_index=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-posted_at", "-pk"]
        verbose_name_plural = "entries"


class Photo(models.Model):
    """A photo, drawn anew without what the camera wrote in it; shown only while every child in it may be."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="classbook/%Y/%m/")
    alt = models.CharField(_("What is to be seen"), max_length=200)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    children = models.ManyToManyField(Child, related_name="photos", blank=True)
    nobody = models.BooleanField(_("No child can be recognised"), default=False)


class PhotoConsent(models.Model):
    """What guardians, or a child from 16, decided about photos of a child for one purpose; a row per decision."""

    class Purpose(models.TextChoices):
        CLASS_BOOK = "class_book", _("The class book of the own group")
        SCHOOL = "school", _("The school guide and the newsletter")
        PUBLIC = "public", _("The website and social media")

    child = models.ForeignKey(Child, models.CASCADE, related_name="photo_consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    given = models.BooleanField(_("Allowed"))
    guardian = models.ForeignKey(Guardian, models.SET_NULL, null=True, blank=True, related_name="photo_consents")
    noted_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="photo_consents")
    decided_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["child", "purpose"])]
