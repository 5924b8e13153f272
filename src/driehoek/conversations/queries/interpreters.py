"""Interpreters of a round: which languages families need, and who is there when."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from driehoek.conversations.models import InterpreterTime, Round
from driehoek.conversations.queries.asking import languages_needed
from driehoek.conversations.rules import rounds_to_plan
from driehoek.people.models import Account
from driehoek.people.queries import found
from driehoek.people.spoken import dutch_name


@dataclass
class Language:
    """A language, how many parties need it, and when interpreters are there."""

    name: str
    parties: int
    times: list[InterpreterTime] = field(default_factory=list)


def languages_of(round_: Round) -> list[Language]:
    """Every language that is needed, most first, and then those that are there without being asked for."""
    rows = {name.casefold(): Language(name, number) for name, number in languages_needed(round_).items()}
    for time in InterpreterTime.objects.filter(day__round=round_).select_related("day").order_by("day__date", "start"):
        name = dutch_name(time.language)
        rows.setdefault(name.casefold(), Language(name, 0)).times.append(time)
    return list(rows.values())


def interpreter_to_plan(account: Account, pk: int) -> InterpreterTime:
    """Return a time of an interpreter in a round that this account plans, or raise Http404."""
    return found(interpreters_to_plan(account), pk=pk)


def interpreters_to_plan(account: Account) -> QuerySet[InterpreterTime]:
    """The times of interpreters in rounds that this account plans."""
    planned = Round.objects.filter(rounds_to_plan(account)).values("pk")
    return InterpreterTime.objects.filter(day__round__in=planned).select_related("day__round__location")
