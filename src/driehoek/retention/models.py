"""Terms that a location chose, what is soon erased, what is held back, and each run and request with its counts."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Child, Family, Guardian, Location
from driehoek.retention.terms import Term, terms

SOON = timedelta(days=30)


class OwnTerm(models.Model):
    """How long a location keeps a kind of record, instead of what we propose; the newest holds, earlier ones stay."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="own_terms")
    kind = models.CharField(max_length=20)
    months = models.PositiveSmallIntegerField(_("For how many months?"))
    why = models.CharField(_("Why?"), max_length=300)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["location", "kind"])]


class TermsAgreed(models.Model):
    """Somebody saw how long a location keeps what, and agreed: from then on erasing begins."""

    location = models.OneToOneField(Location, models.CASCADE, related_name="terms_agreed")
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)


class SoonErased(models.Model):
    """Records of one kind about one child, family or guardian, of which the term is over: erased on a day."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="soon_erased")
    kind = models.CharField(max_length=20)
    child = models.ForeignKey(Child, models.CASCADE, null=True, related_name="+")
    family = models.ForeignKey(Family, models.CASCADE, null=True, related_name="+")
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, related_name="+")
    noticed_on = models.DateField()
    erase_on = models.DateField()

    class Meta:
        ordering = ["erase_on", "kind", "pk"]
        verbose_name_plural = "soon erased"
        indexes = [models.Index(fields=["location", "kind", "erase_on"])]
        constraints = [
            models.UniqueConstraint(fields=["location", "kind", "child"], name="a_child_is_noticed_once"),
            models.UniqueConstraint(fields=["location", "kind", "family"], name="a_family_is_noticed_once"),
            models.UniqueConstraint(fields=["location", "kind", "guardian"], name="a_guardian_is_noticed_once"),
        ]

    @property
    def who(self) -> str:
        """About whom, by name."""
        return str(self.child or self.family or self.guardian)

    @property
    def family_number(self) -> int | None:
        """The family, where it is a family's or a child's."""
        return self.child.family_id if self.child else self.family_id

    @property
    def term(self) -> Term:
        """The rule by which it goes."""
        return terms()[self.kind]


class Hold(models.Model):
    """Nothing about a family, or one child of it, is erased until a day: a complaint or a case runs."""

    family = models.ForeignKey(Family, models.CASCADE, related_name="holds")
    child = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="holds")
    location = models.ForeignKey(Location, models.CASCADE, related_name="holds")
    reason = models.CharField(_("Why?"), max_length=300)
    until = models.DateField(_("Until and including which day?"))
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["until", "pk"]

    @property
    def soon(self) -> bool:
        """Whether it ends within thirty days: somebody should look again."""
        return self.until <= timezone.localdate() + SOON


class RetentionRun(models.Model):
    """One night at one location (none: the installation): how far it came, and how many of each kind it erased."""

    location = models.ForeignKey(Location, models.CASCADE, null=True, related_name="retention_runs")
    day = models.DateField()
    step = models.PositiveSmallIntegerField(default=0)
    counts = models.JSONField(default=dict)
    begun_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["location", "day"], name="one_run_per_location_and_night"),
            models.UniqueConstraint(
                fields=["day"], condition=models.Q(location=None), name="one_run_of_the_installation_per_night"
            ),
        ]

    @property
    def erased(self) -> int:
        """How many records went or were emptied."""
        return sum(self.counts.values())


class Erasure(models.Model):
    """Somebody asked to erase a child, a guardian or a family: on a day, unless it is undone; this receipt stays.

    `closed` is what was closed at once, to open it again when it is undone. When it is done nobody is named any more.
    """

    class Scope(models.TextChoices):
        CHILD = "child", _("A child")
        GUARDIAN = "guardian", _("A parent or other adult")
        FAMILY = "family", _("The whole family")

    location = models.ForeignKey(Location, models.CASCADE, related_name="erasures")
    scope = models.CharField(max_length=8, choices=Scope)
    family = models.ForeignKey(Family, models.SET_NULL, null=True, related_name="erasures")
    child = models.ForeignKey(Child, models.SET_NULL, null=True, related_name="erasures")
    guardian = models.ForeignKey(Guardian, models.SET_NULL, null=True, related_name="erasures")
    asked_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField()
    closed = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    @property
    def waits(self) -> bool:
        """Whether it can still be undone."""
        return self.done_at is None and self.undone_at is None and not self.counts

    @property
    def who(self) -> str:
        """About whom, as long as it is not done."""
        subject = {"child": self.child, "guardian": self.guardian, "family": self.family}[self.scope]
        return str(subject or "")

    @property
    def erased(self) -> int:
        """How many records went or were emptied."""
        return sum(self.counts.values())
