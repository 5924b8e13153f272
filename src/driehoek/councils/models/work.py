"""What a council does: meet, read, be asked, and hear what parents want it to say."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.councils import phrases
from driehoek.councils.kinds import Subject, library
from driehoek.councils.models.councils import Council, Member
from driehoek.people.models import Guardian
from driehoek.people.rules import today
from driehoek.texts.models import Text


class Meeting(models.Model):
    """The council meets."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings")
    start = models.DateTimeField(phrases.WHEN)
    place = models.CharField(phrases.WHERE, max_length=120)

    class Meta:
        ordering = ["-start", "-pk"]


class Paper(models.Model):
    """Something to read for a meeting, in plain words and in every language; for members, or for all parents."""

    class Kind(models.TextChoices):
        AGENDA = "agenda", phrases.PAPERS["agenda"]
        DOCUMENT = "document", phrases.PAPERS["document"]
        MINUTES = "minutes", phrases.PAPERS["minutes"]
        DECISION = "decision", phrases.PAPERS["decision"]
        POINT = "point", phrases.PAPERS["point"]

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers")
    kind = models.CharField(phrases.KIND, max_length=8, choices=Kind)
    text = models.OneToOneField(Text, models.PROTECT, related_name="council_paper")
    for_all = models.BooleanField(phrases.FOR_ALL, default=False)

    class Meta:
        ordering = ["pk"]


class CouncilRequest(models.Model):
    """The school asks the council: for advice, or for consent without which nothing is decided."""

    class Answer(models.TextChoices):
        YES = "yes", phrases.ANSWERS["yes"]
        CONDITIONS = "conditions", phrases.ANSWERS["conditions"]
        NO = "no", phrases.ANSWERS["no"]

    class Followed(models.TextChoices):
        DONE = "done", phrases.FOLLOWED["done"]
        PARTLY = "partly", phrases.FOLLOWED["partly"]
        NOT = "not", phrases.FOLLOWED["not"]

    council = models.ForeignKey(Council, models.PROTECT, related_name="requests")
    subject = models.CharField(_("What is it about?"), max_length=20)
    right = models.CharField(max_length=7)
    text = models.OneToOneField(Text, models.PROTECT, related_name="council_request")
    asked_on = models.DateField(_("Asked on"))
    due_on = models.DateField(help_text="The last day for an answer, counted when it was asked.")
    reminded_on = models.DateField(null=True, blank=True, help_text="When members heard that this day is near.")
    answer = models.CharField(_("What does the council say?"), max_length=10, choices=Answer, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_text = models.OneToOneField(Text, models.PROTECT, null=True, related_name="council_answer")
    followed = models.CharField(_("What does the school do?"), max_length=6, choices=Followed, blank=True)
    followed_text = models.OneToOneField(Text, models.PROTECT, null=True, related_name="council_followed")

    class Meta:
        ordering = ["-asked_on", "-pk"]

    @property
    def about(self) -> Subject:
        """The subject with its article."""
        return library().subjects[self.subject]

    def asks(self, side: str) -> bool:
        """Whether members of this side answer it."""
        return self.about.by in ("all", side)

    @property
    def is_late(self) -> bool:
        """Whether the council should have answered before today."""
        return not self.answer and self.due_on < today()

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to say something: the council, or the school about what it does."""
        return not self.followed


class Voice(models.Model):
    """What one member thinks of what the school asks; only members read it."""

    request = models.ForeignKey(CouncilRequest, models.CASCADE, related_name="voices")
    member = models.ForeignKey(Member, models.CASCADE, related_name="voices")
    answer = models.CharField(max_length=10, choices=CouncilRequest.Answer)
    text = models.OneToOneField(Text, models.PROTECT, null=True, related_name="council_voice")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["request", "member"], name="a_member_has_one_voice")]


class Idea(models.Model):
    """What a parent thinks the council should say or ask, with what was done with it."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="ideas")
    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="council_ideas")
    text = models.OneToOneField(Text, models.PROTECT, related_name="council_idea")
    said_on = models.DateField(auto_now_add=True)
    done = models.OneToOneField(Text, models.PROTECT, null=True, related_name="council_idea_done")

    class Meta:
        ordering = ["-said_on", "-pk"]
