"""What a goal becomes: an activity offered to named guardians, that ends in a known outcome for every family."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Child, Family, Group, Guardian, Location, SchoolYear
from driehoek.people.models.families import LANGUAGE_CHOICES
from driehoek.policy.models import Goal, Level, Participation, Partnership


class Series(models.Model):
    """An activity that comes back: weekly walk-in, monthly coffee morning."""

    class Rhythm(models.TextChoices):
        WEEKLY = "weekly", _("Every week")
        FORTNIGHTLY = "fortnightly", _("Every two weeks")
        MONTHLY = "monthly", _("Every four weeks")

    location = models.ForeignKey(Location, models.PROTECT, related_name="series")
    title = models.CharField(max_length=120)
    rhythm = models.CharField(_("How often"), max_length=12, choices=Rhythm)

    class Meta:
        verbose_name_plural = "series"


class Activity(models.Model):
    """One meeting or routine, tied to a goal, for chosen groups, at a moment and a place."""

    Partnership = Partnership
    Participation = Participation
    Level = Level

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        INVITED = "invited", _("Invited")
        CLOSED = "closed", _("Done")
        CANCELLED = "cancelled", _("Cancelled")

    location = models.ForeignKey(Location, models.PROTECT, related_name="activities")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="activities")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="activities")
    series = models.ForeignKey(Series, models.SET_NULL, null=True, blank=True, related_name="activities")
    groups = models.ManyToManyField(Group, related_name="activities", verbose_name=_("For which groups"))
    owner = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="activities")
    helpers = models.ManyToManyField(Account, related_name="helps_at", blank=True, verbose_name=_("Helpers"))
    library_key = models.CharField(max_length=60, blank=True)
    pictogram = models.CharField(max_length=30, default="people")
    partnership = models.CharField(_("Form"), max_length=12, choices=Partnership)
    participation = models.CharField(_("Parents"), max_length=12, choices=Participation)
    level = models.CharField(_("Level"), max_length=3, choices=Level)
    starts_at = models.DateTimeField(_("Begins"), db_index=True)
    ends_at = models.DateTimeField(_("Ends"))
    place = models.CharField(_("Place"), max_length=120)
    children_welcome = models.BooleanField(_("Children are welcome"), default=False)
    childcare_offered = models.BooleanField(_("Childcare on request"), default=False)
    interpreter_offered = models.BooleanField(_("Interpreter on request"), default=True)
    staff_hours = models.DecimalField(_("Hours of work"), max_digits=5, decimal_places=1, default=0)
    budget = models.DecimalField(_("Budget (€)"), max_digits=8, decimal_places=2, default=0)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    invited_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name_plural = "activities"
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="ends_after_start")
        ]


class ActivityText(models.Model):
    """What parents read about an activity, in one language, and where that text came from."""

    class Source(models.TextChoices):
        ORIGINAL = "original", _("Written by the school")
        LIBRARY = "library", _("From the library")
        PERSON = "person", _("Translated by a person")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5, choices=LANGUAGE_CHOICES)
    title = models.CharField(_("Title"), max_length=120)
    why = models.TextField(_("Why is it worth coming?"), max_length=600)
    what = models.TextField(_("What do you do?"), max_length=600, blank=True)
    source = models.CharField(max_length=8, choices=Source)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "language"], name="one_text_per_language")]


class Invitation(models.Model):
    """A named guardian is asked to come, and answers in one tap."""

    class Answer(models.TextChoices):
        NONE = "", _("No answer yet")
        YES = "yes", _("Comes")
        NO = "no", _("Cannot come")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="invitations")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="invitations")
    family = models.ForeignKey(Family, models.CASCADE, related_name="invitations")
    child = models.ForeignKey(Child, models.CASCADE, related_name="invitations")
    group = models.ForeignKey(Group, models.PROTECT, related_name="invitations")
    language = models.CharField(max_length=5)
    invited_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=3, choices=Answer, default=Answer.NONE, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=300, blank=True)
    adults = models.PositiveSmallIntegerField(default=1)
    children = models.PositiveSmallIntegerField(default=0)
    needs_interpreter = models.BooleanField(default=False)
    needs_childcare = models.BooleanField(default=False)
    needs_other_time = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "guardian"], name="one_invitation_per_guardian")]
        indexes = [models.Index(fields=["activity", "family"]), models.Index(fields=["guardian", "answer"])]


class Attendance(models.Model):
    """Somebody of a family came: a guardian, or another adult told by relation."""

    class Source(models.TextChoices):
        LIST = "list", _("Tapped at the door")
        QR = "qr", _("Scanned by the parent")
        PAPER = "paper", _("From the paper list")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attendances")
    family = models.ForeignKey(Family, models.CASCADE, related_name="attendances")
    guardian = models.ForeignKey(Guardian, models.SET_NULL, null=True, blank=True, related_name="attendances")
    other = models.CharField(_("Somebody else of the family"), max_length=60, blank=True)
    walk_in = models.BooleanField(default=False)
    source = models.CharField(max_length=5, choices=Source, default=Source.LIST)
    registered_at = models.DateTimeField(default=timezone.now)
    registered_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "family", "guardian"], name="guardian_came_once"),
            models.UniqueConstraint(
                fields=["activity", "family", "other"], condition=models.Q(guardian=None), name="other_came_once"
            ),
        ]


class Tap(models.Model):
    """A tap that a phone at the door sent; the key tells that it came before, when its answer got lost (0050)."""

    key = models.UUIDField(primary_key=True)
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    arrived_at = models.DateTimeField(auto_now_add=True)


class Absence(models.Model):
    """An invited family did not come: told beforehand (excused) or not, and why as far as known."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="absences")
    family = models.ForeignKey(Family, models.CASCADE, related_name="absences")
    excused = models.BooleanField()
    reason = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=300, blank=True)
    told_by_parent = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "family"], name="one_absence_per_family")]


class Measure(models.Model):
    """What the school does so that a barrier falls away at one activity; `kind` is a key of measures.toml.

    `switched`: attaching it opened what parents can ask for (childcare, interpreter), and taking it off closes that.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=20)
    owner = models.ForeignKey(
        Account, models.SET_NULL, null=True, blank=True, related_name="measures", verbose_name=_("Who arranges it?")
    )
    hours = models.DecimalField(_("Hours of work"), max_digits=5, decimal_places=1, default=0, blank=True)
    cost = models.DecimalField(_("Costs (€)"), max_digits=8, decimal_places=2, default=0, blank=True)
    switched = models.BooleanField(default=False)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "kind"], name="one_measure_of_a_kind")]


class Experiment(models.Model):
    """Ways of inviting for one activity, compared by lot; question, outcome and analysis are fixed before inviting.

    Who was invited how stands in `lots`; nobody is shown it. `result` is written once, when it is concluded.
    """

    class Outcome(models.TextChoices):
        CAME = "came", _("Somebody of the family came")
        ANSWERED = "answered", _("Somebody of the family answered")

    activity = models.OneToOneField(Activity, models.CASCADE, related_name="experiment")
    question = models.CharField(_("What do you want to know?"), max_length=200)
    outcome = models.CharField(_("What counts?"), max_length=8, choices=Outcome)
    ways = models.JSONField()
    seed = models.PositiveBigIntegerField()
    analysis = models.JSONField()
    started_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="experiments")
    started_at = models.DateTimeField(auto_now_add=True)
    dealt_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]


class Lot(models.Model):
    """The way of inviting that chance gave to a family; families of one `home` share it."""

    experiment = models.ForeignKey(Experiment, models.CASCADE, related_name="lots")
    family = models.ForeignKey(Family, models.CASCADE, related_name="lots")
    home = models.PositiveBigIntegerField()
    way = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["experiment", "family"], name="one_lot_per_family")]
