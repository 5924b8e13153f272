"""What school and a guardian say to each other about a child, each in their own language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.messages.models.messages import Message
from driehoek.people.models import Account, Child, Family, Group, Guardian, Location
from driehoek.texts.models import Text


class Thread(models.Model):
    """A conversation of one guardian with the school about one child; colleagues come and go, the thread stays."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="threads")
    family = models.ForeignKey(Family, models.CASCADE, related_name="threads")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="threads")
    child = models.ForeignKey(Child, models.CASCADE, related_name="threads")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="threads")
    owner = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="threads")
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="threads")
    subject = models.CharField(_("About"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_at = models.DateTimeField(db_index=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-last_at", "-pk"]
        indexes = [models.Index(fields=["guardian", "-last_at"]), models.Index(fields=["owner", "closed_at"])]


class Post(models.Model):
    """One thing that was said: by the guardian of the thread (`account` empty) or by a colleague."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="posts")
    text = models.OneToOneField(Text, models.PROTECT, related_name="post")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="posts")
    by_school = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
