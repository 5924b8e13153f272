"""The plan of a round: its talks, what has no time, and how far it is."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from driehoek.conversations import rules
from driehoek.conversations.bridge.helps import Help, help_of
from driehoek.conversations.bridge.words import PUT_BACK
from driehoek.conversations.models import Party, Round, Solving, Talk, Wish
from driehoek.people.models import Account
from driehoek.people.queries import found

STANDING = (Talk.State.PLANNED, Talk.State.HELD, Talk.State.MISSED)
AT_WORK = (Solving.State.WAITING, Solving.State.RUNNING)
WITH_TIME = (Talk.State.PLANNED, Talk.State.HELD)


@dataclass(frozen=True)
class Numbers:
    """How far the plan is: wishes, those with a time, families with a wish, and those without any talk.

    A family whose parents come apart counts as often as it comes: each of them must have a talk.
    """

    wished: int
    served: int
    families: int
    empty: int
    apart: bool = False

    @property
    def unserved(self) -> int:
        """Wishes without a time."""
        return self.wished - self.served


@dataclass(frozen=True)
class State:
    """How far the plan of a round is: what the planner does or did, and the numbers of the plan there is."""

    solving: Solving | None
    numbers: Numbers

    @property
    def at_work(self) -> bool:
        """Whether the planner is busy or about to be."""
        return self.solving is not None and self.solving.state in AT_WORK

    @property
    def elapsed(self) -> float:
        """Seconds since the plan was asked for."""
        return (timezone.now() - self.solving.asked_at).total_seconds() if self.solving else 0.0

    @property
    def helps(self) -> list[Help]:
        """What would serve more wishes, in words."""
        return [help_of(row) for row in self.solving.helps] if self.solving and not self.put_back else []

    @property
    def put_back(self) -> bool:
        """Whether the plan is the one from before the planner was at work."""
        return self.solving is not None and self.solving.problem == PUT_BACK

    @property
    def before(self) -> bool:
        """Whether there was a plan before this one that can be put back."""
        kept = self.solving.before if self.solving else {}
        return not self.at_work and bool(kept and (kept["starts"] or kept["times"]))

    @property
    def better(self) -> int | None:
        """By how many percent any other plan could be better at most; None when that is not known."""
        one = self.solving
        if (
            one is None
            or self.put_back
            or one.cost is None
            or one.lower_bound is None
            or one.state != Solving.State.DONE
        ):
            return None
        return ceil(100 * max(0.0, one.cost - one.lower_bound) / one.cost) if one.cost else 0


def talks_planned(account: Account, round_: Round) -> QuerySet[Talk]:
    """The talks of a round, of families within reach, in order of time."""
    seen = Party.objects.filter(rules.families_seen(account), round=round_).values("pk")
    rows = Talk.objects.filter(round=round_, party__in=seen, state__in=STANDING)
    rows = rows.select_related("party__family", "child", "host__account")
    return rows.prefetch_related("party__guardians").order_by("starts_at", "host__account__name", "pk")


def talk_to_plan(account: Account, pk: int) -> Talk:
    """Return a talk whose round this account may plan, of a family within reach, or raise Http404."""
    rounds = Round.objects.filter(rules.rounds_to_plan(account)).order_by().values("pk")
    seen = Party.objects.filter(rules.families_seen(account)).values("pk")
    rows = Talk.objects.filter(round__in=rounds, party__in=seen)
    return found(rows.select_related("round__location", "party__family", "child", "host__account", "wish"), pk=pk)


def wish_to_plan(account: Account, pk: int) -> Wish:
    """Return a wish without a time, in a round this account may plan, or raise Http404."""
    rounds = Round.objects.filter(rules.rounds_to_plan(account)).order_by().values("pk")
    rows = Wish.objects.filter(_seen(account), Exists(rules.may_hear()), party__round__in=rounds)
    rows = rows.filter(party__declined_at=None).exclude(Exists(_with_time()))
    return found(rows.select_related("party__round__location", "party__family", "child", "host__account"), pk=pk)


def _seen(account: Account) -> Q:
    """Match wishes of families within reach."""
    return Q(party__in=Party.objects.filter(rules.families_seen(account)).values("pk"))


def _with_time() -> QuerySet[Talk]:
    return Talk.objects.filter(wish=OuterRef("pk"), state__in=WITH_TIME)


def wishes_in(account: Account, round_: Round) -> Any:
    """The wishes of families within reach that did not decline; `.has_time` says whether there is a talk."""
    rows = Wish.objects.filter(_seen(account), Exists(rules.may_hear()), party__round=round_)
    return rows.filter(party__declined_at=None).annotate(has_time=Exists(_with_time()))


def unserved_wishes(account: Account, round_: Round) -> Any:
    """Wishes without a time: of families without any talk first; `.empty_handed` marks those."""
    talks = Talk.objects.filter(party=OuterRef("party"), state__in=WITH_TIME)
    rows = wishes_in(account, round_).filter(has_time=False).annotate(empty_handed=~Exists(talks))
    rows = rows.select_related("party__family", "child", "host__account").prefetch_related("party__guardians")
    return rows.order_by("-empty_handed", "-required", "priority", "party__family__name", "pk")


def numbers_of(account: Account, round_: Round) -> Numbers:
    """Count wishes and families of a round; two queries."""
    rows = list(wishes_in(account, round_).order_by().values_list("party", "has_time", "party__family"))
    talking = {party for party, has_time, _family in rows if has_time}
    parties = {party: family for party, _has_time, family in rows}
    apart = len(set(parties.values())) < len(parties)
    served = sum(has_time for _party, has_time, _family in rows)
    return Numbers(len(rows), served, len(parties), len(parties.keys() - talking), apart)


def state_of(account: Account, round_: Round) -> State:
    """How far the plan is."""
    return State(solving_of(round_), numbers_of(account, round_))


def silent_hosts(round_: Round) -> int:
    """How many colleagues have not said when they are there, so that nobody gets a talk with them."""
    return round_.hosts.filter(times=None).count()


def solving_of(round_: Round) -> Solving | None:
    """The last time that a plan was asked for."""
    return round_.solvings.first()
