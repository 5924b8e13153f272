"""The plan is put to the team and to the parents before it is adopted."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.people.models import Account, Location, SchoolYear
from driehoek.policy.models.visions import Vision


class Consultation(models.Model):
    """Vision, goals and year plan are put to the team and to the parents (S4); adopted when all was answered."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="consultations")
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="consultations")
    vision = models.ForeignKey(Vision, models.PROTECT, related_name="consultations")
    team_on = models.DateField(_("When do we talk about it with the team?"))
    parents_on = models.DateField(_("When do we talk about it with parents?"))
    evaluate_on = models.DateField(_("When do we look back at the plan as a whole?"), null=True)
    how = models.TextField(_("How do parents hear of it, and in which languages?"), blank=True)
    opened_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-opened_at"]


class Reaction(models.Model):
    """An objection or an idea about the plan, with what the school did with it."""

    class Kind(models.TextChoices):
        OBJECTION = "objection", pgettext_lazy("kind of reaction", "An objection")
        IDEA = "idea", pgettext_lazy("kind of reaction", "An idea")

    class Source(models.TextChoices):
        TEAM = "team", pgettext_lazy("who reacted", "The team")
        COUNCIL = "council", pgettext_lazy("who reacted", "The parents' council")
        PARENTS = "parents", pgettext_lazy("who reacted", "Parents")

    class Answer(models.TextChoices):
        NONE = "", pgettext_lazy("what we did with a reaction", "Not answered yet")
        ADOPTED = "adopted", pgettext_lazy("what we did with a reaction", "We do this")
        PARTLY = "partly", pgettext_lazy("what we did with a reaction", "We do part of this")
        NOT = "not", pgettext_lazy("what we did with a reaction", "We do not do this")

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="reactions")
    kind = models.CharField(_("What is it?"), max_length=9, choices=Kind)
    source = models.CharField(_("Who says so?"), max_length=7, choices=Source)
    text = models.TextField(_("What do they say?"))
    noted_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(_("What do we do with it?"), max_length=7, choices=Answer, blank=True)
    why = models.TextField(_("Why?"), blank=True)
    answered_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["noted_at", "pk"]
