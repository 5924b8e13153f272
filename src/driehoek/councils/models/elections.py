"""Elections: who can be chosen and who may choose. A ballot has no row (decision 0038)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.councils.models.councils import Council, Side, exactly_one
from driehoek.people.models import Account, Child, Guardian
from driehoek.texts.models import Text


class Election(models.Model):
    """Seats of one side of a council are filled: people stand, then everybody of that side has one vote."""

    class State(models.TextChoices):
        STANDING = "standing", pgettext_lazy("state of an election", "Candidates can stand")
        OPEN = "open", pgettext_lazy("state of an election", "Voting")
        CLOSED = "closed", pgettext_lazy("state of an election", "Decided")

    council = models.ForeignKey(Council, models.PROTECT, related_name="elections")
    side = models.CharField(_("Whose seats?"), max_length=7, choices=Side)
    seats = models.PositiveSmallIntegerField(_("How many seats?"), default=1)
    stand_until = models.DateField(_("Until when can people stand?"))
    vote_until = models.DateField(_("Until when can people vote?"))
    term_start = models.DateField(_("From when do they sit in the council?"))
    state = models.CharField(max_length=8, choices=State, default=State.STANDING)
    box = models.TextField(blank=True, help_text="All ballots together, sealed and shuffled; empty when closed.")
    result = models.JSONField(default=dict, blank=True, help_text="What everybody may see of the outcome.")

    class Meta:
        ordering = ["-vote_until", "-pk"]

    def __str__(self) -> str:
        return f"{self.council}: {self.get_side_display()}"


class Candidate(models.Model):
    """Somebody who stands, with own words that are translated."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="candidates")
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, blank=True, related_name="candidacies")
    account = models.ForeignKey(Account, models.CASCADE, null=True, blank=True, related_name="candidacies")
    child = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="candidacies")
    text = models.OneToOneField(Text, models.PROTECT, related_name="candidate")

    class Meta:
        ordering = ["pk"]
        constraints = [
            exactly_one("a_candidate_is_one_person", "guardian", "account", "child"),
            models.UniqueConstraint(fields=["election", "guardian"], name="a_guardian_stands_once"),
            models.UniqueConstraint(fields=["election", "account"], name="an_account_stands_once"),
            models.UniqueConstraint(fields=["election", "child"], name="a_pupil_stands_once"),
        ]

    def __str__(self) -> str:
        return str(self.guardian or self.account or self.child)


class Voter(models.Model):
    """Somebody who may vote, as it was when voting opened; `voted` has no moment and is wiped when it closes.

    `child` is about whom a guardian votes, `pupil` votes without logging in. `slip` is the seal of a code on paper,
    with who printed it and when: the voter reads that, so that a slip they did not get comes to light.
    """

    election = models.ForeignKey(Election, models.CASCADE, related_name="voters")
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, blank=True, related_name="votes")
    account = models.ForeignKey(Account, models.CASCADE, null=True, blank=True, related_name="votes")
    pupil = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="votes")
    child = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="+")
    slip = models.CharField(max_length=64, blank=True, db_index=True)
    slip_on = models.DateField(null=True, blank=True)
    slip_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=5, blank=True)
    voted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            exactly_one("a_voter_is_one_person", "guardian", "account", "pupil"),
            models.UniqueConstraint(fields=["election", "guardian"], name="a_guardian_votes_once"),
            models.UniqueConstraint(fields=["election", "account"], name="an_account_votes_once"),
            models.UniqueConstraint(fields=["election", "pupil"], name="a_pupil_votes_once"),
        ]

    def __str__(self) -> str:
        return str(self.guardian or self.account or self.pupil)
