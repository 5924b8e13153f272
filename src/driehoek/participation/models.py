"""Who can and likes to do what, tasks, and whom was asked for exactly that."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from driehoek.activities.models import Activity
from driehoek.messages.models import Delivery
from driehoek.participation import words
from driehoek.people.models import Account, Group, Guardian, Location
from driehoek.people.models.base import Named
from driehoek.people.models.families import LANGUAGE_CHOICES
from driehoek.shared.languages import DEFAULT
from driehoek.texts.models import Text


class Outsider(Named):
    """An adult who helps without being a parent here; sees their own tasks and no family (row V4).

    Of the certificate of conduct only the day is kept on which a colleague saw it, never the paper.
    """

    class Relation(models.TextChoices):
        GRANDPARENT = "grandparent", _("Grandparent")
        NEIGHBOUR = "neighbour", _("Neighbour")
        STUDENT = "student", _("Student")
        PENSIONER = "pensioner", _("Pensioner")
        OTHER = "other", _("Other")

    location = models.ForeignKey(Location, models.PROTECT, related_name="outsiders")
    relation = models.CharField(_("Who is it?"), max_length=11, choices=Relation)
    language_read = models.CharField(_("Language to read"), max_length=5, choices=LANGUAGE_CHOICES, default=DEFAULT)
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    postcode = models.CharField(_("Postcode"), max_length=10, blank=True)
    agreed_on = models.DateField(_("Agreement signed on"), null=True, blank=True)
    vog_seen_on = models.DateField(_("Certificate of conduct (VOG) seen on"), null=True, blank=True)
    added_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="outsiders")
    link_number = models.PositiveSmallIntegerField(default=1, help_text="A new link has the next number.")
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["family_name", "given_name", "pk"]


class Helper(models.Model):
    """What somebody told about joining in: own words, when there is time, and whether to be asked at all."""

    class Moment(models.TextChoices):
        MORNINGS = "mornings", _("On weekdays, in the morning")
        AFTERNOONS = "afternoons", _("On weekdays, in the afternoon")
        EVENINGS = "evenings", _("In the evening")
        WEEKEND = "weekend", _("In the weekend")

    class Rest(models.TextChoices):
        NONE = "", _("You may ask me")
        NOW = "now", _("Rather not now")
        UNTIL = "until", _("Not until a day")
        NEVER = "never", _("Never ask me")

    guardian = models.OneToOneField(Guardian, models.CASCADE, null=True, blank=True, related_name="helper")
    outsider = models.OneToOneField(Outsider, models.CASCADE, null=True, blank=True, related_name="helper")
    words = models.CharField(_("In your own words"), max_length=300, blank=True)
    moments = models.JSONField(_("When do you have time?"), default=list, blank=True)
    rest = models.CharField(_("May we ask you?"), max_length=5, choices=Rest, default=Rest.NONE, blank=True)
    rest_until = models.DateField(_("Until which day?"), null=True, blank=True)
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian=None, outsider__isnull=False) | Q(guardian__isnull=False, outsider=None),
                name="helper_is_one_person",
            )
        ]

    @property
    def person(self) -> Guardian | Outsider:
        """Who it is; needs `guardian` and `outsider` at hand."""
        person = self.guardian or self.outsider
        if person is None:
            raise ValueError("A helper is somebody.")
        return person


class Talent(models.Model):
    """One thing that somebody can and likes to do: a key of data/talents.toml."""

    helper = models.ForeignKey(Helper, models.CASCADE, related_name="talents")
    kind = models.CharField(max_length=20, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["helper", "kind"], name="one_talent_per_kind")]


class Task(models.Model):
    """Something in which others join in: what, when, how many people, which talent, prepared with whom of the team."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="tasks")
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="tasks")
    activity = models.ForeignKey(Activity, models.SET_NULL, null=True, blank=True, related_name="tasks")
    text = models.OneToOneField(Text, models.PROTECT, related_name="task")
    talent = models.CharField(_("Which talent?"), max_length=20)
    language = models.CharField(_("In which language?"), max_length=5, choices=LANGUAGE_CHOICES, blank=True)
    starts_at = models.DateTimeField(_("Begins"), db_index=True)
    ends_at = models.DateTimeField(_("Ends"))
    place = models.CharField(_("Place"), max_length=120)
    people = models.PositiveSmallIntegerField(_("How many people?"), default=1)
    with_children = models.BooleanField(_("With children"), default=True)
    prepared_with = models.ForeignKey(Account, models.PROTECT, related_name="tasks_prepared")
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="tasks_made")
    made_at = models.DateTimeField(auto_now_add=True)
    moved_at = models.DateTimeField(null=True, blank=True, help_text="When it last got another moment or place.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="task_ends_after_start")
        ]


class Ask(models.Model):
    """One person asked for one task, what they said, whether they came, and that they were thanked."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes, I will help")
        NO = "no", _("Not this time")
        REST = "rest", _("Not for now")

    task = models.ForeignKey(Task, models.CASCADE, related_name="asks")
    helper = models.ForeignKey(Helper, models.CASCADE, related_name="asks")
    asked_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="asks")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=4, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    full_at = models.DateTimeField(null=True, blank=True, help_text="Told that all places were taken.")
    came = models.BooleanField(null=True, blank=True)
    thanked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["task", "helper"], name="one_ask_per_task_and_helper")]


class OutsideMail(models.Model):
    """What somebody from outside is told about a task, each thing once: by e-mail, and else by a colleague.

    Its states are those of a delivery. FAILED waits for a colleague who calls or hands over the link; without a problem
    there was no address to write to. CONFIRMED: the colleague did.
    """

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="mails")
    kind = models.CharField(max_length=20, help_text="task_asked, task_thanks …")
    state = models.CharField(max_length=12, choices=Delivery.State, default=Delivery.State.QUEUED)
    problem = models.CharField(max_length=12, choices=Delivery.Problem, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True, help_text="Taken by the mail server, or told by a colleague.")
    told_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "id"], name="mails_outside_in_order")]
        constraints = [models.UniqueConstraint(fields=["ask", "kind"], name="told_outside_once")]

    @property
    def to_tell(self) -> LazyText:
        """What a colleague is to tell."""
        return words.TO_TELL[self.kind.partition(".")[0]]

    @property
    def far(self) -> LazyText | str:
        """How far it came; empty for what was taken back."""
        return words.FAR.get(self.state, "")

    @property
    def why_by_hand(self) -> LazyText | str:
        """Why it could not be mailed."""
        return self.get_problem_display() if self.problem else words.NO_ADDRESS
