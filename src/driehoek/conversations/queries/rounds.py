"""What the list of rounds and the page of one round show, each only of families within reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from driehoek.conversations import rules
from driehoek.conversations.models import Host, HostTime, InterpreterTime, Party, Round, RoundDay, Talk, Wish
from driehoek.conversations.queries import parties_for, rounds_for
from driehoek.people.models import Account, Child, Enrolment, Group, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import groups_for
from driehoek.people.rules import today
from driehoek.policy.models import Goal

State = Round.State
Words = str | Promise


@dataclass(frozen=True)
class Step:
    """What comes next: in words, what the button says, and the page behind it (of which the address may lack)."""

    text: Words
    action: Words
    page: str


@dataclass(frozen=True)
class Numbers:
    """How far a round is. Families within reach only; hosts are colleagues."""

    families: int
    apart: int  # families of which the parents are asked apart
    answered: int
    declined: int
    wishes: int
    talks: int
    hosts: int
    hosts_there: int
    interpreter_wanted: int
    interpreters: int
    childcare: int

    @property
    def hosts_missing(self) -> int:
        """Colleagues who have not said when they are there."""
        return self.hosts - self.hosts_there


STEPS: dict[str, Step] = {
    "hosts": Step(_("Choose with which colleagues families can talk."), _("Choose colleagues"), "round_hosts"),
    "ask": Step(_("Ask families when they can and what they wish."), _("Ask the families"), "round_ask"),
    "wishes": Step(_("Families say their wishes now."), _("Look at the wishes"), "round_parties"),
    "plan": Step(_("The wishes are in. Make the plan."), _("Make the plan"), "round_plan"),
    "publish": Step(_("Look at the plan, and tell families their times."), _("Look at the plan"), "round_plan"),
    "evening": Step(_("Families know their times."), _("Open the day itself"), "round_evening"),
    "close": Step(_("The last day is over. Close the round."), _("Close the round"), "round_close"),
}
ORDER: list[tuple[str, Words]] = [
    (State.DRAFT, _("Prepare")),
    (State.ASKING, _("Ask families")),
    (State.PLANNING, _("Make the plan")),
    (State.PUBLISHED, _("Have the talks")),
    (State.CLOSED, _("The round is done")),
]


def next_step(round_: Round, *, hosts: int, last_day: date | None) -> Step | None:
    """The one thing to do now; nothing more when the round is done."""
    if round_.state == State.CLOSED:
        return None
    over = last_day is not None and last_day < today()
    asking = "plan" if round_.wishes_until < today() else "wishes"
    name = {
        State.DRAFT: "ask" if hosts else "hosts",
        State.ASKING: asking,
        State.PLANNING: "publish",
        State.PUBLISHED: "close" if over else "evening",
    }
    return STEPS[name[State(round_.state)]]


def way_along(round_: Round) -> list[tuple[Words, bool, bool]]:
    """The steps of a round in words, whether each is done, and whether it is the one of now."""
    at = [state for state, _words in ORDER].index(State(round_.state))
    return [(words, number < at, number == at) for number, (_state, words) in enumerate(ORDER)]


@dataclass(frozen=True)
class Row:
    """A round in the list with its next step."""

    round: Round
    step: Step | None
    families: int
    answered: int


def rounds_at(account: Account, location: Location) -> QuerySet[Round]:
    """The rounds of a location within reach: what runs first, then what is done, each the newest first."""
    turn = Case(When(state=State.CLOSED, then=Value(1)), default=Value(0), output_field=IntegerField())
    host = Host.objects.filter(round=OuterRef("pk"))
    rows = rounds_for(account).filter(location=location).annotate(turn=turn, has_hosts=Exists(host))
    return rows.order_by("turn", "-created_at", "-pk")


def rows_of(account: Account, rounds: list[Round]) -> list[Row]:
    """Rounds with their numbers; one query for all of them."""
    seen = Party.objects.filter(rules.families_seen(account), round__in=rounds).order_by().values("round")
    counted = seen.annotate(
        families=Count("family", distinct=True),
        answered=Count("family", filter=Q(answered_at__isnull=False), distinct=True),
    )
    numbers = {row["round"]: (row["families"], row["answered"]) for row in counted}
    return [_row(one, *numbers.get(one.pk, (0, 0))) for one in rounds]


def _row(one: Round, families: int, answered: int) -> Row:
    days: list[RoundDay] = list(one.days.all())
    step = next_step(one, hosts=one.has_hosts, last_day=days[-1].date if days else None)  # type: ignore[attr-defined]
    return Row(one, step, families, answered)


def numbers_of(account: Account, round_: Round) -> Numbers:
    """How far the round is, for families within reach of this account."""
    parties = parties_for(account, round_).order_by()
    coming = Q(declined_at=None, joined=None)
    of_parties = parties.aggregate(
        families=Count("family", distinct=True),
        apart=Count("family", filter=Q(apart=True), distinct=True),
        answered=Count("family", filter=Q(answered_at__isnull=False), distinct=True),
        declined=Count("family", filter=Q(declined_at__isnull=False), distinct=True),
        interpreter_wanted=Count("pk", filter=coming & Q(interprets=Party.Interprets.SCHOOL)),
        childcare=Coalesce(Sum("childcare", filter=coming), 0),
    )
    mine = parties.values("pk")
    return Numbers(
        **of_parties,
        wishes=Wish.objects.filter(party__in=mine).count(),
        talks=Talk.objects.filter(party__in=mine).exclude(state=Talk.State.CANCELLED).count(),
        interpreters=InterpreterTime.objects.filter(day__round=round_).aggregate(all=Sum("number"))["all"] or 0,
        **_hosts(round_),
    )


def _hosts(round_: Round) -> dict[str, int]:
    there = Exists(HostTime.objects.filter(host=OuterRef("pk")))
    return round_.hosts.order_by().aggregate(hosts=Count("pk"), hosts_there=Count("pk", filter=there))


def may_plan(account: Account, round_: Round) -> bool:
    """Whether to offer the buttons; the doors behind them check again."""
    rows = rounds_for(account, "plan_activities").filter(rules.rounds_to_plan(account))
    return rows.filter(pk=round_.pk).exists()


def may_plan_at(account: Account, location: Location) -> bool:
    """Whether to offer to begin a round here."""
    return groups_for(account, "plan_activities").filter(location=location).exists()


def groups_to_choose(account: Account, round_: Round) -> QuerySet[Group]:
    """The groups of the location for which this account may plan, and those that the round has."""
    groups = groups_for(account, "plan_activities").filter(location=round_.location)
    if round_.pk:
        groups = groups | Group.objects.filter(rounds=round_).select_related("location")
    return groups.distinct().order_by("name", "pk")


def children_to_choose(groups: Iterable[Group]) -> QuerySet[Child]:
    """The children of these groups today, by name."""
    places = Enrolment.objects.filter(on_day(today()), group__in=groups)
    return Child.objects.filter(pk__in=places.values("child")).order_by("given_name", "family_name", "pk")


def goals_to_choose(round_: Round) -> QuerySet[Goal]:
    """The goals that a round may serve: those of its location that are not put away, and the one it serves."""
    possible = Q(archived_at=None) | Q(pk=round_.goal_id or 0)
    return Goal.objects.filter(possible, location=round_.location).order_by("kind", "title")
