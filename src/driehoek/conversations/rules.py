"""Who may see and plan rounds of talks; colleagues with whom is talked see their own talks."""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from driehoek.conversations.models import Party, Report, Round, Talk
from driehoek.logbook.models import Contact
from driehoek.people import rules
from driehoek.people.models import (
    Account,
    Appointment,
    Child,
    Enrolment,
    Group,
    Guardian,
    Guardianship,
    Location,
    StudentDecision,
)
from driehoek.people.models.base import on_day
from driehoek.people.roles import roles

PROGRESS = StudentDecision.Category.PROGRESS


def rounds_in_reach(account: Account, right: str = "see_families") -> Q:
    """Match rounds for at least one group in reach, or at a location wholly in reach."""
    groups = Group.objects.filter(rules.groups_in_reach(account, right)).values("pk")
    wholly = Location.objects.filter(rules.whole_locations_in_reach(account, right)).values("pk")
    for_group = Round.groups.through.objects.filter(group__in=groups).values("round")
    return Q(pk__in=for_group) | Q(location__in=wholly)


def rounds_to_plan(account: Account) -> Q:
    """Match rounds of which every group is in reach: who plans does so for all its families."""
    groups = Group.objects.filter(rules.groups_in_reach(account, "plan_activities")).values("pk")
    beyond = Round.groups.through.objects.exclude(group__in=groups).values("round")
    return rounds_in_reach(account, "plan_activities") & ~Q(pk__in=beyond)


def families_seen(account: Account, right: str = "see_families") -> Q:
    """Match parties (and with `party__` before it, what hangs on them) of families in reach of this account."""
    return Q(family__in=rules.enrolments_in_reach(account, right).values("child__family"))


def mine(guardian: Guardian) -> Q:
    """Match parties to which a guardian belongs; of what hangs on them they see only children they may hear of."""
    return Q(guardians=guardian.pk, family__in=children_heard_of(guardian).values("family"))


def chosen_for(round_: Round) -> Q:
    """Match rows with a `child` whom a round is about: every child of its groups, or only those that were chosen."""
    chosen = Round.children.through.objects.filter(round=round_)
    return Q(child__in=chosen.values("child")) | Q(~Exists(chosen))


def children_heard_of(guardian: Guardian) -> QuerySet[Child]:
    """The children about whom this guardian may be informed today."""
    return Child.objects.filter(rules.children_in_reach(guardian))


def may_wish(round_: Round) -> bool:
    """Whether families may still say with whom and when they want to talk."""
    return round_.state == Round.State.ASKING and rules.today() <= round_.wishes_until


def may_note_wishes(round_: Round) -> bool:
    """Whether colleagues may still note what a family wishes: also when that comes late."""
    return round_.state in (Round.State.ASKING, Round.State.PLANNING)


def may_publish(round_: Round) -> bool:
    """Whether the times of a round can be told now."""
    return round_.state in (Round.State.ASKING, Round.State.PLANNING)


def may_be_cancelled(talk: Talk) -> bool:
    """Whether the family can say that they do not come: until it begins."""
    return talk.state == Talk.State.PLANNED and talk.starts_at > timezone.now()


def untold() -> Q:
    """Match talks of which the family must hear: new, moved or off since they were told last."""
    new_or_moved = Q(told_start=None) | ~Q(told_start=F("starts_at"))
    planned = Q(state=Talk.State.PLANNED, starts_at__gt=timezone.now()) & new_or_moved
    return planned | Q(state=Talk.State.CANCELLED, told_start__isnull=False)


def may_hear() -> QuerySet[Guardianship]:
    """Of a wish: the ties through which somebody of its party may be informed about the child today, for `Exists`."""
    members = Party.guardians.through.objects.filter(party=OuterRef(OuterRef("party"))).values("guardian")
    return Guardianship.objects.filter(rules.guardianship_is_open(), child=OuterRef("child"), guardian__in=members)


def may_hear_all(parties: Iterable[Party]) -> bool:
    """Whether everybody in these parties may be informed today about every child of whom one of them wants to talk."""
    members = {one.pk for party in parties for one in party.guardians.all()}
    children = {wish.child_id for party in parties for wish in party.wishes.all()}
    open_ = Guardianship.objects.filter(rules.guardianship_is_open(), guardian__in=members, child__in=children)
    return open_.values("guardian", "child").distinct().count() == len(members) * len(children)


def whom_about(party: Party) -> Guardian | None:
    """The one guardian whom a talk concerns: the other parent gets to see nothing of it; None when all may see it."""
    people = list(party.guardians.order_by("pk")[:2])
    return people[0] if people and (party.apart or len(people) == 1) else None


def channel_of(party: Party) -> str:
    """Through which channel a talk of this party goes, as the logbook names it."""
    mode, channel = Party.Mode, Contact.Channel
    return {mode.VIDEO: channel.VIDEO, mode.PHONE: channel.PHONE}.get(Party.Mode(party.mode), channel.FACE)


# Reports of talks


def drafts_left_in_reach(account: Account) -> Q:
    """Match drafts whose author may write about the child no more, for who keeps promises for the whole location."""
    right = "keep_promises"
    wholly = Location.objects.filter(rules.whole_locations_in_reach(account, right)).values("pk")
    near = rules.enrolments_in_reach(account, right).values("child")
    left = Q(account=None) | Q(account__is_active=False) | Q(~Exists(_still_there(right)))
    return Q(left, child__in=near, location__in=wholly, shared_at=None)


def _still_there(right: str) -> QuerySet[Appointment]:
    """Of a report: roles of its author through which they may still write about the child."""
    roles_ = Appointment.objects.filter(
        on_day(rules.today()), account=OuterRef("account"), role__in=roles().with_right(right),
        confirmed_at__isnull=False,
    )  # fmt: skip
    places = Enrolment.objects.filter(on_day(rules.today()), child=OuterRef(OuterRef("child")))
    by_group = Exists(places.filter(group=OuterRef("group")))
    wholly = Q(group=None, location=OuterRef("location"))
    return roles_.filter(Q(by_group) | wholly | Q(location=None, organisation=OuterRef("location__organisation")))


def reports_in_reach(account: Account, right: str = "see_families") -> Q:
    """Match reports about children in reach, at that location; a draft only for the colleague who writes it."""
    near = rules.enrolments_in_reach(account, right)
    here = Q(child__in=near.values("child"), location__in=near.values("group__location"))
    return here & (Q(shared_at__isnull=False) | Q(account=account.pk))


def may_read_reports(child: Child) -> QuerySet[Guardian]:
    """Whom the school may inform today about the progress of this child; from 18 the student decides (BW 1:233)."""
    ties = Guardianship.objects.filter(rules.guardianship_is_open(PROGRESS), child=child)
    return Guardian.objects.filter(pk__in=ties.values("guardian")).order_by("pk")


def readings_of(guardian: Guardian) -> Q:
    """Match readings of reports that were shared with this guardian, about children of whom they may hear today."""
    return Q(guardian=guardian.pk) & Q(report__child__in=_progress_of(guardian).values("pk"))


def _progress_of(guardian: Guardian) -> QuerySet[Child]:
    return Child.objects.filter(rules.children_in_reach(guardian, PROGRESS))


def may_take_back(report: Report) -> bool:
    """Whether sharing can be undone: until a parent has read it."""
    return report.shared_at is not None and not report.readings.filter(seen_at__isnull=False).exists()


def may_correct(report: Report) -> bool:
    """Whether a report that was read can be changed: when a parent said that it is not right."""
    return report.shared_at is not None and report.readings.filter(right=False).exists()


def is_adult(child: Child) -> bool:
    """Whether a student is 18: then school tells them themselves (BW 1:233)."""
    return bool(child.birth_date and child.birth_date <= rules.years_before(rules.today(), rules.ADULT))
