"""A round of talks at a location: which kind, for whom, on which days, with whom and with what help."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Child, Group, Location, SchoolYear
from driehoek.policy.models import Goal


class Round(models.Model):
    """Talks of one kind for chosen groups, or for chosen children of them, planned together (row C1)."""

    class Kind(models.TextChoices):
        START = "start", _("First talk of the year")
        PROGRESS = "progress", _("Talk about progress")
        REPORT = "report", _("Talk about the school report")
        TABLES = "tables", _("Evening of short talks with teachers")
        MENTOR = "mentor", _("Talk with the mentor")
        HOME_VISIT = "home_visit", _("Visit at home")
        TEN_WEEKS = "ten_weeks", _("Talk after ten weeks")
        CARE = "care", _("Talk about care")

    class State(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        ASKING = "asking", _("Families say their wishes")
        PLANNING = "planning", _("Being planned")
        PUBLISHED = "published", _("Families know their times")
        CLOSED = "closed", _("Done")

    location = models.ForeignKey(Location, models.PROTECT, related_name="rounds")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="rounds")
    goal = models.ForeignKey(
        Goal, models.SET_NULL, null=True, blank=True, related_name="rounds", verbose_name=_("Goal")
    )
    kind = models.CharField(_("What kind of talks"), max_length=10, choices=Kind)
    groups = models.ManyToManyField(Group, related_name="rounds", verbose_name=_("For which groups"))
    children = models.ManyToManyField(
        Child, related_name="rounds", blank=True, verbose_name=_("For which children"),
        help_text=_("None: for every child of the groups."),
    )  # fmt: skip
    owner = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="rounds")
    slot_minutes = models.PositiveSmallIntegerField(_("Minutes per talk"), default=10)
    max_consecutive = models.PositiveSmallIntegerField(_("Talks in a row at most, then a break"), default=9)
    rooms = models.PositiveSmallIntegerField(_("Rooms at the same time at most"), null=True, blank=True)
    childcare_places = models.PositiveSmallIntegerField(_("Places for childcare"), default=0)
    compulsory = models.BooleanField(_("Every family must have this talk"), default=False)
    pupils_come = models.BooleanField(_("The pupil comes along"), default=False)
    video = models.BooleanField(_("Families may choose a video call"), default=False)
    at_home = models.BooleanField(_("Families may choose a visit at home"), default=False)
    wishes_until = models.DateField(_("Wishes until"))
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return str(self.Kind(self.kind).label)


class RoundDay(models.Model):
    """A day on which talks of a round can be, from when until when (Dutch clock)."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="days")
    date = models.DateField(_("Day"))
    start = models.TimeField(_("From"))
    end = models.TimeField(_("Until"))

    class Meta:
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(fields=["round", "date"], name="one_row_per_day_of_a_round"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="day_ends_after_it_starts"),
        ]


class Host(models.Model):
    """A colleague with whom families can talk in a round, about children of these groups, and where."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="hosts")
    account = models.ForeignKey(Account, models.CASCADE, related_name="hosts")
    groups = models.ManyToManyField(Group, related_name="hosts", verbose_name=_("For which groups"))
    subject = models.CharField(_("Subject or task"), max_length=60, blank=True)
    place = models.CharField(_("Room"), max_length=60, blank=True)
    zone = models.PositiveSmallIntegerField(
        _("Part of the building"), default=0, help_text=_("Families get time to walk from one part to another.")
    )
    asked = models.BooleanField(_("Every family talks with this colleague"), default=False)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["account__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "account"], name="once_in_a_round")]


class HostTime(models.Model):
    """When a colleague is there; a break is what lies between two of these."""

    host = models.ForeignKey(Host, models.CASCADE, related_name="times")
    day = models.ForeignKey(RoundDay, models.CASCADE, related_name="host_times")
    start = models.TimeField(_("From"))
    end = models.TimeField(_("Until"))

    class Meta:
        ordering = ["day", "start"]


class InterpreterTime(models.Model):
    """How many interpreters of a language are there, and when; a shared and scarce resource (row C2)."""

    day = models.ForeignKey(RoundDay, models.CASCADE, related_name="interpreters")
    language = models.CharField(_("Language"), max_length=60, help_text=_("As families call it."))
    start = models.TimeField(_("From"))
    end = models.TimeField(_("Until"))
    number = models.PositiveSmallIntegerField(_("How many"), default=1)
    name = models.CharField(_("Who, if you know"), max_length=120, blank=True)

    class Meta:
        ordering = ["day", "language", "start"]
