"""The two shared facts of all rooms: a contact that happened, and a promise that somebody must keep."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Family, Group, Guardian, Location, StudentDecision


class About(models.Model):
    """What a row is about in a room upstairs: its model name and number, for the trail back from a figure."""

    about_kind = models.CharField(max_length=30, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        abstract = True


class Contact(About):
    """The school and a family touched: when, who began, how, in which language, and what came of it."""

    class Initiative(models.TextChoices):
        SCHOOL = "school", _("The school")
        PARENT = "parent", _("The parent")
        PARENT_ASKED = "parent_asked", _("The parent, after being asked")

    class Channel(models.TextChoices):
        PAGE = "page", _("Personal page")
        EMAIL = "email", _("E-mail")
        LETTER = "letter", _("Letter")
        PHONE = "phone", _("Phone call")
        FACE = "face", _("In person")
        VIDEO = "video", _("Video call")
        SMS = "sms", _("Text message")
        PUSH = "push", _("Notice on the phone")

    class Mode(models.TextChoices):
        TOLD = "1.0", _("Told")
        HEARD = "2.0", _("Told and heard")
        TOGETHER = "3.0", _("Done together")

    class Tone(models.TextChoices):
        GOOD = "good", _("Good news")
        NEUTRAL = "neutral", _("Neutral")
        CONCERN = "concern", _("Concern")

    class Outcome(models.TextChoices):
        REACHED = "reached", _("Spoken to")
        NO_ANSWER = "no_answer", _("No answer")
        VOICEMAIL = "voicemail", _("Left a message")
        SENT = "sent", _("Sent or given along")

    location = models.ForeignKey(Location, models.PROTECT, related_name="contacts")
    family = models.ForeignKey(Family, models.CASCADE, related_name="contacts")
    guardian = models.ForeignKey(Guardian, models.SET_NULL, null=True, blank=True, related_name="contacts")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="contacts")
    at = models.DateTimeField(_("When"), db_index=True)
    initiative = models.CharField(_("Who began"), max_length=12, choices=Initiative, default=Initiative.SCHOOL)
    channel = models.CharField(_("How"), max_length=8, choices=Channel)
    language = models.CharField(_("Language"), max_length=5, blank=True)
    mode = models.CharField(_("Kind of contact"), max_length=3, choices=Mode, default=Mode.TOLD)
    tone = models.CharField(_("Tone"), max_length=8, choices=Tone, default=Tone.NEUTRAL)
    outcome = models.CharField(_("What came of it"), max_length=9, choices=Outcome, blank=True)
    verb = models.CharField(max_length=30, help_text=_("What happened: invited, answered, came, called …"))
    subject = models.CharField(_("About"), max_length=200, blank=True)
    note = models.TextField(_("Note"), blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["family", "-at"]), models.Index(fields=["about_kind", "about_id"])]


class Promise(About):
    """Somebody at school owes this family something by a day."""

    class Kind(models.TextChoices):
        CALL_BACK = "call_back", _("Call back")
        NEW_APPOINTMENT = "new_appointment", _("Follow up an absence")
        EXPLANATION = "explanation", _("Explain")
        AGREEMENT = "agreement", _("Keep an agreement")
        UNDELIVERED = "undelivered", _("Message failed, reach another way")
        ANSWER = "answer", _("Answer a parent")
        MISSED_LESSONS = "missed_lessons", _("Talk about missed lessons")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        KEPT = "kept", _("Kept")
        DECLINED = "declined", _("The family said: not needed")

    location = models.ForeignKey(Location, models.PROTECT, related_name="promises")
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="promises")
    family = models.ForeignKey(Family, models.CASCADE, related_name="promises")
    guardian = models.ForeignKey(Guardian, models.SET_NULL, null=True, blank=True, related_name="promises")
    owner = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="promises")
    kind = models.CharField(_("What"), max_length=16, choices=Kind)
    category = models.CharField(
        max_length=10, choices=StudentDecision.Category, default=StudentDecision.Category.CONTACT,
        help_text="For what an adult student must permit contact before it is kept.",
    )  # fmt: skip
    subject = models.CharField(_("About"), max_length=200)
    due = models.DateField(_("Before"), db_index=True)
    best_times = models.JSONField(_("When it suits them"), default=list, blank=True)
    language = models.CharField(_("In which language"), max_length=60, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="promises_closed")
    outcome = models.CharField(_("What came of it"), max_length=300, blank=True)

    class Meta:
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["state", "due"]), models.Index(fields=["owner", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "guardian", "kind", "about_kind", "about_id"],
                condition=models.Q(about_id__isnull=False),
                name="one_promise_per_cause",
            )
        ]

    @property
    def best_times_in_words(self) -> list[str]:
        """When it suits the parent, as colleagues read it."""
        return [str(moment.label) for moment in Guardian.Moment if moment in self.best_times]

    @property
    def is_late(self) -> bool:
        """Whether it should have been kept by now."""
        return self.state == self.State.OPEN and self.due < timezone.localdate()
