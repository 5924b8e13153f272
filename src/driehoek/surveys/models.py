"""Asking what people think: what is asked, whom, and what came of it, without a way back from an answer to a person.

Decision 0033 tells why it is kept like this. While a survey is open its answers lie together in one sealed `box`; when
it closes only totals and open answers remain, and who answered is forgotten.
"""

from secrets import randbits

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.people.models import Account, Child, Group, Guardian, Location, SchoolYear
from driehoek.policy.models import Goal
from driehoek.surveys.questionnaires import KINDS, SIDES, Questionnaire, from_data
from driehoek.surveys.words import KINDS as KINDS_IN_WORDS
from driehoek.texts.models import Text

SIDE_CHOICES = [(side, side) for side in SIDES]
NUMBER_BITS = 62


class Survey(models.Model):
    """One questionnaire, asked of chosen groups (and the team) from one day until another."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("state of a survey", "Not sent yet")
        OPEN = "open", pgettext_lazy("state of a survey", "Running")
        CLOSED = "closed", pgettext_lazy("state of a survey", "Closed")

    location = models.ForeignKey(Location, models.PROTECT, related_name="surveys")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="surveys")
    content = models.JSONField(help_text="The questionnaire as it is asked, in all its languages; fixed once sent.")
    groups = models.ManyToManyField(Group, related_name="surveys", verbose_name=_("Which groups?"))
    drawn = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="So many guardians are drawn from the parent panel; empty: everybody is asked."
    )
    start = models.DateField(_("From"))
    end = models.DateField(_("Until"))
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT)
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    box = models.TextField(blank=True, help_text="All answers together, sealed and shuffled; empty when closed.")
    response = models.JSONField(default=dict, blank=True, help_text="How many were asked and answered.")
    results = models.JSONField(default=dict, blank=True, help_text="What may be shown of the answers.")
    reminded_on = models.DateField(
        null=True, blank=True, help_text="When everybody who was asked was reminded: whom it reached tells nothing."
    )
    told_on = models.DateField(null=True, blank=True, help_text="When parents were told what is done with it.")

    class Meta:
        ordering = ["-start", "-pk"]

    def __str__(self) -> str:
        return self.questionnaire.title["nl"]

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire as it is asked."""
        return from_data(self.content)


class Asked(models.Model):
    """Somebody is asked; `answered` only stops a second answer, has no time, and is wiped when the survey closes."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="asked")
    side = models.CharField(max_length=7, choices=SIDE_CHOICES)
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, blank=True, related_name="surveys")
    account = models.ForeignKey(Account, models.CASCADE, null=True, blank=True, related_name="surveys")
    child = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=5, blank=True)
    answered = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "asked"
        ordering = ["pk"]  # without, PostgreSQL may put who answered last in all that is made of these rows
        constraints = [
            models.UniqueConstraint(fields=["survey", "guardian"], name="a_guardian_is_asked_once"),
            models.UniqueConstraint(fields=["survey", "account", "side"], name="an_account_is_asked_once"),
        ]


def loose_number() -> int:
    """A number by which nothing can be put in order or tied to anything."""
    return randbits(NUMBER_BITS)


class Draft(models.Model):
    """Answers of somebody who stopped halfway, too long for a cookie: sealed with a key that only their browser has.

    It has no time and names nobody, and goes when they send, or when the survey closes.
    """

    id = models.BigIntegerField(primary_key=True, default=loose_number, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="drafts")
    sealed = models.TextField()


class OpenAnswer(models.Model):
    """What somebody wrote in own words, by itself: not beside their other answers, without day, group or person."""

    id = models.BigIntegerField(primary_key=True, default=loose_number, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="open_answers")
    side = models.CharField(max_length=7, choices=SIDE_CHOICES)
    question = models.CharField(max_length=40)
    text = models.OneToOneField(Text, models.CASCADE, related_name="open_answer")
    tag = models.CharField(_("What is it about?"), max_length=60, blank=True)
    hidden = models.BooleanField(default=False, help_text="A colleague put it aside: it names somebody.")

    class Meta:
        ordering = ["question", "id"]


class Gap(models.Model):
    """The mark of parents minus that of the team for the same question, when at least five of both gave one."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="gaps")
    question = models.CharField(max_length=40)
    value = models.FloatField(help_text="In marks from 1 to 10: below nothing when parents are less positive.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "question"], name="one_gap_per_question")]


class AsksFor(models.Model):
    """What came of a question asks for a goal, as somebody of the school sees it."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="asks_for")
    side = models.CharField(max_length=7, choices=SIDE_CHOICES)
    question = models.CharField(max_length=40)
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="asked_for_by")
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "asks for"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "side", "question", "goal"], name="asked_once_for_a_goal")
        ]


class PanelMember(models.Model):
    """A guardian who agreed to be asked now and then, and may stop at any time; since when would tell who answered."""

    guardian = models.OneToOneField(Guardian, models.CASCADE, related_name="panel_member")
    stopped_on = models.DateField(null=True, blank=True)


class SaidDone(models.Model):
    """You said, we did: one thing that was heard (title of the text) and what the school does with it (its body)."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="said_done")
    text = models.OneToOneField(Text, models.PROTECT, related_name="said_done")

    class Meta:
        verbose_name_plural = "said and done"
        ordering = ["pk"]


class OwnQuestionnaire(models.Model):
    """A questionnaire that a location made itself: title and first words in one text, translated as every text."""

    class Asks(models.TextChoices):
        PARENTS = "parents", pgettext_lazy("whom a questionnaire asks", "Parents")
        BOTH = "both", pgettext_lazy("whom a questionnaire asks", "Parents and the team, the same questions")
        PUPILS = "pupils", pgettext_lazy("whom a questionnaire asks", "Young people")
        SCHOOL = "school", pgettext_lazy("whom a questionnaire asks", "The team")

    location = models.ForeignKey(Location, models.PROTECT, related_name="questionnaires")
    asks = models.CharField(_("Whom do you ask?"), max_length=7, choices=Asks, default=Asks.PARENTS)
    text = models.OneToOneField(Text, models.PROTECT, related_name="questionnaire")
    version = models.PositiveIntegerField(default=1, help_text="One higher after each time that it was used.")
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text.title


class OwnQuestion(models.Model):
    """A question of one's own: what there is to choose stands in the body of its text, one on a line."""

    KINDS = [(kind, KINDS_IN_WORDS[kind]) for kind in KINDS]

    questionnaire = models.ForeignKey(OwnQuestionnaire, models.CASCADE, related_name="questions")
    place = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("How is it answered?"), max_length=6, choices=KINDS)
    text = models.OneToOneField(Text, models.PROTECT, related_name="question")
    for_team = models.CharField(_("The same question for the team"), max_length=200, blank=True)
    after = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    after_options = models.JSONField(default=list, blank=True, help_text="Numbers of the options, from 1.")

    class Meta:
        ordering = ["place", "pk"]

    @property
    def words(self) -> str:
        """The question itself."""
        return self.text.title or self.text.body
