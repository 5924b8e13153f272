"""Who of a family comes together, when they can, what help they need, and with whom they wish to talk."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.conversations.models.rounds import Host, Round, RoundDay
from driehoek.people.models import Account, Child, Family, Guardian


class Party(models.Model):
    """Guardians of one family who come together; those who live apart are two parties that never see each other.

    When both want one talk, the planner gets a third one with all of them, made from what each said (`joined`).
    """

    class Prefers(models.TextChoices):
        ANY = "any", _("It does not matter")
        EARLY = "early", _("Rather early")
        LATE = "late", _("Rather late")

    class Mode(models.TextChoices):
        SCHOOL = "school", _("At school")
        VIDEO = "video", _("By video")
        HOME = "home", _("At our home")
        PHONE = "phone", _("By telephone")

    class Interprets(models.TextChoices):
        NOBODY = "", _("Not needed")
        SCHOOL = "school", _("An interpreter of the school")
        ADULT = "adult", _("An adult we bring along")

    round = models.ForeignKey(Round, models.CASCADE, related_name="parties")
    family = models.ForeignKey(Family, models.CASCADE, related_name="parties")
    guardians = models.ManyToManyField(Guardian, related_name="parties")
    apart = models.BooleanField(default=False, help_text="Another party of the same family exists.")
    together = models.BooleanField(default=False, help_text="They want to come with the other party, if that wants it.")
    joined = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="voices", help_text="In which they come together."
    )
    chosen = models.JSONField(default=list, blank=True, help_text="Their own wishes, while they come together.")
    prefers = models.CharField(_("Early or late?"), max_length=5, choices=Prefers, default=Prefers.ANY)
    mode = models.CharField(_("Where?"), max_length=6, choices=Mode, default=Mode.SCHOOL)
    interprets = models.CharField(_("Who interprets?"), max_length=6, choices=Interprets, blank=True)
    language = models.CharField(_("Language of the interpreter"), max_length=60, blank=True)
    childcare = models.PositiveSmallIntegerField(_("Children who need care meanwhile"), default=0)
    note = models.CharField(_("Anything else we should know?"), max_length=300, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Guardian, models.SET_NULL, null=True, blank=True, related_name="+")
    noted_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    declined_at = models.DateTimeField(null=True, blank=True, help_text="They said that they do not come.")

    class Meta:
        verbose_name_plural = "parties"
        indexes = [models.Index(fields=["round", "family"])]


class PartyTime(models.Model):
    """When a party can come; without any row every time of the round is fine."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="times")
    day = models.ForeignKey(RoundDay, models.CASCADE, related_name="party_times")
    start = models.TimeField(_("From"))
    end = models.TimeField(_("Until"))

    class Meta:
        ordering = ["day", "start"]


class Wish(models.Model):
    """A talk that a party or the school wants, with a colleague, about one child; 1 is most wanted."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="wishes")
    child = models.ForeignKey(Child, models.CASCADE, related_name="wishes")
    host = models.ForeignKey(Host, models.CASCADE, related_name="wishes")
    priority = models.PositiveSmallIntegerField(default=2)
    slots = models.PositiveSmallIntegerField(_("Talks in a row"), default=1)
    required = models.BooleanField(_("The school must have this talk"), default=False)
    unserved = models.CharField(max_length=20, blank=True, help_text="Why the last plan has no time for it.")

    class Meta:
        ordering = ["priority", "pk"]
        verbose_name_plural = "wishes"
        constraints = [models.UniqueConstraint(fields=["party", "child", "host"], name="one_wish_per_host")]
