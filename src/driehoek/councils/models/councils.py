"""A council and who sits in it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from driehoek.councils import phrases
from driehoek.councils.kinds import WHOLE, Kind, library
from driehoek.people.models import Account, Child, Guardian, Location
from driehoek.people.models.base import Dated


class Side(models.TextChoices):
    """Whom a seat belongs to (geleding)."""

    PARENTS = "parents", phrases.SIDES["parents"]
    STAFF = "staff", phrases.SIDES["staff"]
    PUPILS = "pupils", phrases.SIDES["pupils"]


class Task(models.TextChoices):
    """What a member usually does in a council; own words stand beside it."""

    MEMBER = "member", phrases.TASKS["member"]
    CHAIR = "chair", phrases.TASKS["chair"]
    SECRETARY = "secretary", phrases.TASKS["secretary"]
    TREASURER = "treasurer", phrases.TASKS["treasurer"]


def exactly_one(name: str, *fields: str) -> models.CheckConstraint:
    """A person is known by exactly one of these fields."""
    one = Q(pk__in=[])
    for chosen in fields:
        one |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(condition=one, name=name)


class Council(models.Model):
    """A council at a location; one of a whole organisation meets at a location too."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="councils")
    kind = models.CharField(_("Which council?"), max_length=20)
    name = models.CharField(_("What do you call it?"), max_length=120)
    parents = models.PositiveSmallIntegerField(_("Seats for parents"), default=0)
    staff = models.PositiveSmallIntegerField(_("Seats for staff"), default=0)
    pupils = models.PositiveSmallIntegerField(_("Seats for pupils"), default=0)
    term = models.PositiveSmallIntegerField(_("For how many years is somebody chosen?"), default=3)
    weeks = models.PositiveSmallIntegerField(
        _("In how many weeks does the council answer?"), default=6,
        help_text=_("As its own rules say. Weeks of holiday do not count."),
    )  # fmt: skip
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def known(self) -> Kind:
        """What is known of councils of this kind."""
        return library().kinds[self.kind]

    @property
    def is_whole(self) -> bool:
        """Whether it is of the whole organisation."""
        return self.kind == WHOLE

    @property
    def seats(self) -> dict[str, int]:
        """Side -> seats, only sides that have any."""
        return {side: getattr(self, side) for side in Side.values if getattr(self, side)}


class Member(Dated):
    """Somebody in a seat, from the first day of a term until the last, or until they stepped back."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="members")
    side = models.CharField(max_length=7, choices=Side)
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, blank=True, related_name="seats")
    account = models.ForeignKey(Account, models.CASCADE, null=True, blank=True, related_name="seats")
    child = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="seats")
    task = models.CharField(_("Task"), max_length=9, choices=Task, default=Task.MEMBER)
    own_task = models.CharField(
        _("Or in your own words"), max_length=60, blank=True, help_text=_("These words are not translated.")
    )
    writes = models.BooleanField(
        _("Writes down what the council says"), default=False,
        help_text=_("For the chair and the secretary: meetings, papers, advice, and answers to parents."),
    )  # fmt: skip
    left_on = models.DateField(null=True, blank=True, help_text="Stepped back before the end of the term.")

    class Meta:
        ordering = ["side", "end", "pk"]
        constraints = [exactly_one("a_member_is_one_person", "guardian", "account", "child")]

    def __str__(self) -> str:
        return str(self.guardian or self.account or self.child)
